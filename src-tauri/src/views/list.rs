//! Lists, the start screen and the protocol as the page sees them.

use app::domain::ids::CaseId;
use app::domain::measure::Source;
use app::domain::people::{School, Staff};
use app::domain::protocol::{ItemId, Protocol};
use app::{CaseLine, Overview, Session};
use serde::Serialize;
use specta::Type;

use super::agenda::AgendaPartView;
use super::case::DraftHeadView;
use super::{date, moment};
use crate::error::Failure;
use crate::os;

views! {
    /// A case in a list.
    CaseLineView {
        id: CaseId,
        number: String,
        status: String,
        title: String,
        next: Option<NextLineView>,
        next_date: Option<String>,
        last_activity: String,
    }
    /// The next action in a list: number of the step, with whom, what.
    NextLineView { step: u8, name: Option<String>, what: String }
    /// A part of the case list.
    CasesView { rows: Vec<CaseLineView>, total: u32 }
    /// The start screen.
    OverviewView {
        agenda: Vec<AgendaPartView>,
        recent: Vec<CaseLineView>,
        silent: Vec<CaseLineView>,
        intakes: Vec<DraftHeadView>,
    }
    /// Who is at work, where. `reminds`: whether the desktop tells how much there is to do; nothing where it can not.
    WorkView { me: Staff, name: String, school: School, practice: bool, recovery_confirmed: bool, lacks_backup: bool, idle_minutes: u8, reminds: Option<bool>, today: String, now: String, fingerprint: String, chain_head: String }
    /// The parts of the protocol that are not steps.
    ProtocolView { version: u32, before: Vec<StatementView>, criteria: Vec<StatementView>, teasing: Vec<StatementView>, cards: Vec<CardView>, law: Vec<LawView> }
    /// A statement.
    StatementView { id: ItemId, text: String, card: Option<ItemId> }
    /// Where the rules for suspension and removal are written, and when that was last read.
    LawView { source: Source, reference: String, checked_on: Option<String> }
    /// A background card.
    CardView { id: ItemId, title: String, text: String, checked_on: Option<String> }
}

impl CaseLineView {
    /// The view of a case in a list.
    pub fn new(line: CaseLine) -> Self {
        Self {
            id: line.case,
            number: line.number,
            status: line.status,
            title: line.title,
            next: line.next.map(|(step, name, what)| NextLineView { step: step.number(), name, what }),
            next_date: line.next_date.map(date),
            last_activity: date(line.last_activity),
        }
    }
}

impl OverviewView {
    /// The view of the start screen.
    pub fn new(overview: Overview) -> Self {
        let lines = |lines: Vec<CaseLine>| lines.into_iter().map(CaseLineView::new).collect();
        Self {
            agenda: overview.agenda.into_iter().map(AgendaPartView::new).collect(),
            recent: lines(overview.recent),
            silent: lines(overview.silent),
            intakes: overview.intakes.iter().map(DraftHeadView::new).collect(),
        }
    }
}

impl ProtocolView {
    /// The view of a protocol.
    pub fn new(protocol: &Protocol) -> Self {
        let statements = |list: &[app::domain::protocol::Statement]| {
            list.iter()
                .map(|s| StatementView { id: s.id.clone(), text: s.text.clone(), card: s.card.clone() })
                .collect()
        };
        Self {
            version: protocol.version,
            before: statements(&protocol.before),
            criteria: statements(&protocol.criteria),
            teasing: statements(&protocol.teasing),
            cards: protocol
                .cards
                .iter()
                .map(|card| CardView {
                    id: card.id.clone(),
                    title: card.title.clone(),
                    text: card.text.clone(),
                    checked_on: card.checked_on.clone(),
                })
                .collect(),
            law: Source::ALL
                .iter()
                .map(|source| LawView {
                    source: *source,
                    reference: source.reference().to_owned(),
                    checked_on: source.checked_on().map(date),
                })
                .collect(),
        }
    }
}

impl WorkView {
    /// Who is at work, where.
    pub fn new(session: &Session) -> Result<Self, Failure> {
        let me = session.me()?.clone();
        Ok(Self {
            name: me.name.full(),
            me,
            school: session.school().clone(),
            practice: session.is_practice(),
            recovery_confirmed: session.is_recovery_confirmed()?,
            lacks_backup: session.lacks_backup(),
            idle_minutes: session.idle_minutes()?.get(),
            reminds: if os::CAN_NOTIFY { Some(session.reminds()?) } else { None },
            today: date(session.today()),
            now: moment(session.now()),
            fingerprint: session.fingerprint().to_string(),
            chain_head: session.chain_head()?,
        })
    }
}
