//! Composes a document for one recipient: what this reader may see, and nothing else.

pub mod access;
mod agreements;
pub mod archive;
mod asked;
mod contacts;
mod conversation;
mod family;
mod hits;
mod letters;
mod magister;
mod offers;
mod readers;
mod references;
mod signing;
mod telling;
pub mod texts;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use thiserror::Error;
use uuid::Uuid;

pub use self::asked::is_asked;
pub use self::contacts::SchoolLack;
pub use self::hits::{Settled, SettledWay, Stay};
pub use self::magister::magister_summary;
pub use self::offers::{Offer, held_back, offers};
use self::references::{Words, tell_apart};
use crate::action::SignatureInput;
use crate::case::{Case, Opened};
use crate::dates;
use crate::document::{Block, Document, DocumentKind, Letterhead, PageMark, SealNote, SignaturePlace, Subject};
use crate::ids::{ConversationId, PupilId, ReportId, StaffId};
use crate::measure::LetterOf;
use crate::model::{Meaning, Recipient, Signer};
use crate::names::{Finding, NameScan, Named};
use crate::people::{People, Pupil, School};
use crate::protocol::Step;
use crate::references::{Handles, Reference, near};
use crate::text::is_blank;

/// What a person asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which paper.
    pub kind: DocumentKind,
    /// For whom.
    pub recipient: Recipient,
    /// For a report of a conversation: which.
    pub conversation: Option<ConversationId>,
    /// For a letter of a measure: which.
    pub letter: Option<LetterOf>,
    /// Free texts as they should read in this copy, by the key of their passage.
    pub edits: BTreeMap<String, String>,
    /// Names of others that may stand in it, each with the reason.
    pub stays: Vec<Stay>,
    /// Who signs how; empty while that is not decided.
    pub signatures: Vec<SignatureInput>,
}

/// What the composer needs besides the case.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The people.
    pub people: &'a People,
    /// The school.
    pub school: &'a School,
    /// The mentor who makes it.
    pub author: StaffId,
    /// The date on the paper.
    pub today: NaiveDate,
    /// The moment in the metadata.
    pub now: DateTime<Utc>,
    /// Its identity.
    pub id: ReportId,
    /// The head of the chain before its own event.
    pub chain_head: &'a str,
    /// A mark over every page.
    pub mark: Option<PageMark>,
    /// The seal it gets; none on a concept.
    pub seal: Option<&'a SealNote>,
}

/// A composed document, with the free texts in it and the names found in those.
#[derive(Clone, Debug)]
pub struct Composed {
    /// The document.
    pub document: Document,
    /// Its free texts, in reading order.
    pub passages: Vec<Passage>,
    /// What it would say if the school had filled it in.
    pub lacks: BTreeSet<SchoolLack>,
    /// The other pupils it refers to, in the order in which they come.
    others: Vec<PupilId>,
}

impl Composed {
    /// Whether a registered name of someone else stands in it about which nobody said anything: then it may not be frozen.
    pub fn has_findings(&self) -> bool {
        self.passages.iter().any(|passage| passage.open().next().is_some())
    }

    /// What was done about each name of someone else.
    pub fn settled(&self) -> Vec<Settled> {
        self.passages.iter().flat_map(Passage::settled).collect()
    }

    /// Whether a text that only a person can give is still empty: then it may not be frozen either.
    pub fn has_blanks(&self) -> bool {
        let own = self
            .passages
            .iter()
            .filter(|passage| !matches!(passage.kind, PassageKind::SignatureReason | PassageKind::Fixed));
        own.into_iter().any(|passage| is_blank(&passage.text))
    }
}

/// A free text in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its key for [`Request::edits`].
    pub key: String,
    /// What kind of text it is.
    pub kind: PassageKind,
    /// The text for this copy, with its references.
    pub text: String,
    /// How it reads in this copy.
    pub shown: String,
    /// Whether it differs from what was recorded.
    pub edited: bool,
    /// The references in it.
    pub references: Vec<Reference>,
    /// How each of them reads in this copy.
    pub reads: Vec<String>,
    /// Names in it that this reader must not meet.
    pub findings: Vec<Finding>,
    /// Those of them that may stay, with the reason.
    pub stays: Vec<Stay>,
    /// Names that stood in the recorded text and do not any more.
    gone: Vec<(Named, SettledWay)>,
}

/// What kind of free text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PassageKind {
    Account,
    Remarks,
    Agreement,
    AgreementCheck,
    Sanction,
    SignatureReason,
    Appointment,
    Company,
    MeasureFacts,
    MeasureTried,
    MeasureReasons,
    MeasureChange,
    DecidedBy,
    OnBehalfOf,
    Mandate,
    NotHeardBefore,
    Schoolwork,
    ReceivingSchool,
    Consequences,
    /// No free text: what the program or the school's settings put there.
    Fixed,
    /// What was reported.
    Intake,
    /// What a pupil said at a check.
    FollowUp,
    /// Why something was done or not.
    Reason,
    /// A note with something.
    Note,
    /// Why something is left out.
    Withheld,
}

/// Why a document can not be composed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ComposeProblem {
    /// The case is not opened.
    #[error("the case is not opened")]
    NotOpened,
    /// The recipient does not fit this paper.
    #[error("the recipient does not fit this paper")]
    WrongRecipient,
    /// The conversation is not there, or not one for this paper.
    #[error("the conversation does not fit this paper")]
    WrongConversation,
    /// A person is not known.
    #[error("a person is not known")]
    UnknownPerson,
    /// There is nothing to print: no agreement and no sanction.
    #[error("there is nothing to print yet")]
    Nothing,
    /// The measure is not there, was withdrawn, or has no such letter now.
    #[error("the measure has no such letter")]
    WrongLetter,
    /// A text that it needs was erased.
    #[error("a text was erased")]
    Erased,
}

/// Composes a document.
///
/// # Errors
/// When the request does not fit the case.
pub fn compose(case: &Case, request: &Request, desk: Desk<'_>) -> Result<Composed, ComposeProblem> {
    let once = compose_with(case, request, desk, Words::new())?;
    if once.others.len() < 2 {
        return Ok(once);
    }
    // Now that it is known who they are, each gets words of its own.
    let reader = Reader::new(case, request, desk)?;
    let words = tell_apart(case, reader.pupil, reader.is_pupil, &once.others, desk);
    compose_with(case, request, desk, words)
}

fn compose_with(case: &Case, request: &Request, desk: Desk<'_>, words: Words) -> Result<Composed, ComposeProblem> {
    let opened = case.opened.as_ref().ok_or(ComposeProblem::NotOpened)?;
    let reader = Reader::new(case, request, desk)?;
    let (handles, near) = (Handles::new(desk.people), near(case, desk.people));
    let mut draft = Draft {
        case,
        request,
        desk,
        reader,
        handles,
        near,
        words,
        others: Vec::new(),
        passages: Vec::new(),
        lacks: BTreeSet::new(),
        places: Vec::new(),
        incomplete: false,
        title: None,
    };
    if !request.kind.fits(&request.recipient) {
        return Err(ComposeProblem::WrongRecipient);
    }
    let blocks = match request.kind {
        kind if kind.subject() == Subject::Measure => draft.letter()?,
        DocumentKind::Agreements => draft.agreements()?,
        DocumentKind::ParentReport => draft.conversation_report(Step::Parents)?,
        DocumentKind::MeetingReport => draft.conversation_report(Step::Measures)?,
        DocumentKind::TalkInvitation => draft.talk_invitation()?,
        DocumentKind::MeetingInvitation => draft.meeting_invitation()?,
        DocumentKind::CaseSheet => draft.case_sheet()?,
        DocumentKind::StatementForm => draft.statement_form()?,
        DocumentKind::ClosingNotice => draft.closing_notice()?,
        DocumentKind::MagisterSummary => draft.summary()?,
        // Those of a measure were met above.
        _ => return Err(ComposeProblem::WrongLetter),
    };
    draft.finish(opened, blocks)
}

/// The reader of a document: whose family, and how they are addressed.
struct Reader<'a> {
    pupil: &'a Pupil,
    scan: NameScan,
    /// "Exemplaar voor" this.
    label: String,
    /// Whether it is the pupil: "je"; parents are "u".
    is_pupil: bool,
}

impl<'a> Reader<'a> {
    fn new(case: &Case, request: &Request, desk: Desk<'a>) -> Result<Self, ComposeProblem> {
        let people = desk.people;
        let id = request.recipient.pupil();
        let pupil = people.pupils.get(&id).ok_or(ComposeProblem::UnknownPerson)?;
        case.role_of(id).ok_or(ComposeProblem::WrongRecipient)?;
        let (label, is_pupil) = match &request.recipient {
            Recipient::Pupil { .. } => (pupil.name.full(), true),
            Recipient::Authority { authority, .. } => (texts::authority(*authority).to_owned(), false),
            Recipient::Guardians { guardians, .. } => {
                let mut names = Vec::new();
                for guardian in guardians {
                    let guardian = people.guardians.get(guardian).ok_or(ComposeProblem::UnknownPerson)?;
                    guardian.custody_of(id).ok_or(ComposeProblem::WrongRecipient)?;
                    names.push(guardian.name.full());
                }
                if names.is_empty() {
                    return Err(ComposeProblem::WrongRecipient);
                }
                (texts::and(&names), false)
            }
        };
        Ok(Self { pupil, scan: scan_for(case, people, id), label, is_pupil })
    }
}

/// The scan for names that the family of this pupil must not meet in a document of this case.
///
/// Everyone in the case but the pupil, and everyone in a case that its texts came from, with the parents of all those; names the own family bears too are no leak.
pub fn scan_for(case: &Case, people: &People, reader: PupilId) -> NameScan {
    let family = people.guardians_of(reader);
    let mut own: Vec<Named> = family.iter().map(|guardian| Named::Guardian(guardian.id)).collect();
    own.push(Named::Pupil(reader));
    let others = case.participations.iter().map(|p| p.pupil).chain(case.shielded()).filter(|pupil| *pupil != reader);
    let mut named = Vec::new();
    for pupil in others {
        named.push(Named::Pupil(pupil));
        let parents = people.guardians_of(pupil).into_iter().filter(|g| g.custody_of(reader).is_none());
        named.extend(parents.map(|guardian| Named::Guardian(guardian.id)));
    }
    NameScan::new(people, named, &own)
}

/// A document in the making.
struct Draft<'a> {
    case: &'a Case,
    request: &'a Request,
    desk: Desk<'a>,
    reader: Reader<'a>,
    handles: Handles,
    /// Who can be meant by a reference.
    near: BTreeSet<Named>,
    words: Words,
    others: Vec<PupilId>,
    passages: Vec<Passage>,
    /// What the school's settings do not say yet.
    lacks: BTreeSet<SchoolLack>,
    /// Who signs by hand besides whom is asked: whoever decided, or who filled in a form.
    places: Vec<SignaturePlace>,
    /// Whether it is a letter of a measure that lacks something.
    incomplete: bool,
    /// Another title than its kind has.
    title: Option<&'static str>,
}

impl Draft<'_> {
    /// A free text as it reads in this copy; remembered with what the scan finds in it.
    fn passage(&mut self, kind: PassageKind, part: &str, id: Uuid, recorded: &str) -> String {
        let key = format!("{part}:{id}");
        let text = self.request.edits.get(&key).map_or(recorded, String::as_str).to_owned();
        let references = self.references(&text);
        let findings = self.hits(&text, &references);
        let gone = self.gone(recorded, &findings, &references);
        let stays = self.request.stays.iter().filter(|stay| stay.key == key).cloned().collect();
        let (shown, reads) = self.rendered(&text, &references);
        let edited = text != recorded;
        self.passages.push(Passage {
            key,
            kind,
            edited,
            text,
            shown: shown.clone(),
            references,
            reads,
            findings,
            stays,
            gone,
        });
        shown
    }

    fn staff(&self, id: StaffId) -> Result<String, ComposeProblem> {
        let staff = self.desk.people.staff.get(&id).ok_or(ComposeProblem::UnknownPerson)?;
        Ok(format!("{} ({})", staff.name.full(), texts::staff_role(staff.role)))
    }

    fn finish(mut self, opened: &Opened, mut blocks: Vec<Block>) -> Result<Composed, ComposeProblem> {
        let signatures = self.signatures()?;
        let Self { case, request, desk, reader, mut passages, lacks, places, incomplete, title, others, .. } = self;
        let signatures = places.into_iter().chain(signatures).collect();
        let version = case.next_version(request.kind, &request.recipient, request.conversation, request.letter);
        let author = desk.people.staff.get(&desk.author).ok_or(ComposeProblem::UnknownPerson)?;
        let lines = address(desk.school);
        let mut facts = vec![
            (texts::FACT_CASE.to_owned(), opened.number.to_string()),
            (texts::FACT_ROUND.to_owned(), case.round_of_paper(request.conversation, request.letter).0.to_string()),
            (texts::FACT_VERSION.to_owned(), version.to_string()),
            (texts::FACT_DATE.to_owned(), dates::in_full(desk.today)),
        ];
        // What a paper begins with stands in the same list: two beside each other would not line up.
        if matches!(blocks.first(), Some(Block::Facts(_)))
            && let Block::Facts(own) = blocks.remove(0)
        {
            facts.extend(own);
        }
        let document = Document {
            id: desk.id,
            kind: Some(request.kind),
            title: title.unwrap_or_else(|| texts::title(request.kind)).to_owned(),
            copy_for: reader.label,
            letterhead: Letterhead { school: desk.school.name.clone(), lines, logo: None },
            author: format!("{} ({})", author.name.full(), texts::staff_role(author.role)),
            facts,
            dated: desk.today,
            made_at: desk.now,
            chain_head: desk.chain_head.to_owned(),
            mark: if incomplete { Some(incomplete_mark(desk.mark)) } else { desk.mark },
            page_note: None,
            blocks,
            signatures,
            seal: desk.seal.cloned(),
        };
        passages.extend(hits::elsewhere(&document, &passages, &reader.scan, desk, &request.stays));
        Ok(Composed { document, passages, lacks, others })
    }
}

/// The lines of the letterhead.
fn address(school: &School) -> Vec<String> {
    let mut lines = school.address.clone();
    if !school.place.is_empty() && !lines.iter().any(|line| line.contains(&school.place)) {
        lines.push(school.place.clone());
    }
    lines
}

/// A letter that lacks something says so on every page, whatever else stands there.
fn incomplete_mark(mark: Option<PageMark>) -> PageMark {
    match mark {
        None | Some(PageMark::Concept | PageMark::Incomplete) => PageMark::Incomplete,
        Some(PageMark::Example | PageMark::IncompleteExample) => PageMark::IncompleteExample,
    }
}

/// Who is asked to sign a paper, with the meaning that fits, in the order in which they are asked.
pub fn signers(request: &Request, author: StaffId) -> Vec<(Signer, Meaning)> {
    match request.kind {
        DocumentKind::Agreements
        | DocumentKind::ParentReport
        | DocumentKind::MeetingReport
        | DocumentKind::HearingReport => {}
        // A letter of the school: nobody who gets it is asked to sign.
        DocumentKind::HearingInvitation
        | DocumentKind::InspectorateNotice
        | DocumentKind::MunicipalityNotice
        | DocumentKind::TalkInvitation
        | DocumentKind::MeetingInvitation
        | DocumentKind::ClosingNotice
        | DocumentKind::SuspensionProposal => {
            return vec![(Signer::Staff { id: author }, Meaning::ForTheSchool)];
        }
        // Whoever decided or asked signs on paper, as does a pupil who fills in the form; what is only to know asks for nothing.
        DocumentKind::RemovalNotice
        | DocumentKind::RemovalRequest
        | DocumentKind::DecisionWithdrawal
        | DocumentKind::StatementForm
        | DocumentKind::SuspensionDecision
        | DocumentKind::RemovalDecision
        | DocumentKind::ObjectionDecision
        | DocumentKind::CaseSheet
        | DocumentKind::MagisterSummary => return Vec::new(),
    }
    let mut signers = match &request.recipient {
        Recipient::Authority { .. } => Vec::new(),
        Recipient::Pupil { pupil } => vec![(Signer::Pupil { id: *pupil }, Meaning::Agree)],
        Recipient::Guardians { guardians, .. } => {
            guardians.iter().map(|id| (Signer::Guardian { id: *id }, Meaning::Read)).collect()
        }
    };
    signers.push((Signer::Staff { id: author }, Meaning::ForTheSchool));
    signers
}
