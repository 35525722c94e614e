//! What the tests share: a real vault in a throw-away folder, and how a mentor fills it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use app::domain::action::{
    Action, AgreementInput, ConversationInput, Intake, Safety, SanctionInput, SignatureInput, SignatureWay, StopAnswer,
    Submission,
};
use app::domain::calendar::Region;
use app::domain::compose::{Request, signers};
use app::domain::document::DocumentKind;
use app::domain::ids::{CaseId, ConversationId, GuardianId, PupilId};
use app::domain::model::{Behaviour, ConversationForm, Place, Recipient, Reporter, Role, SanctionKind, StopCard};
use app::domain::people::{Custody, Guardian, Name, Pupil, SchoolType, StaffRole};
use app::domain::protocol::Step;
use app::{CaseFile, Clock, Door, FirstStart, KdfCost, NewCase, RecoveryKey, Session};
use chrono::{DateTime, NaiveDate, Utc};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const PASSPHRASE: &str = "paarse giraf eet zeven wolken";

/// A vault folder with its clock.
pub(crate) struct Home {
    pub(crate) dir: TempDir,
    pub(crate) clock: Clock,
}

/// A folder that disappears.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A moment, as RFC 3339.
pub(crate) fn at(moment: &str) -> DateTime<Utc> {
    moment.parse().unwrap()
}

pub(crate) fn day(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

impl Home {
    /// An empty folder, on a Tuesday morning.
    pub(crate) fn new() -> Self {
        Self::at("2026-11-24T09:00:00Z")
    }

    /// An empty folder, at this moment.
    pub(crate) fn at(moment: &str) -> Self {
        Self { dir: folder(), clock: Clock::at(at(moment)) }
    }

    pub(crate) fn door(&self) -> Door {
        self.try_door().unwrap()
    }

    pub(crate) fn try_door(&self) -> Result<Door, app::AppError> {
        Door::claim(self.dir.path(), false, self.clock.clone(), KdfCost::for_tests())
    }

    /// A folder with a new vault in it, open.
    pub(crate) fn started() -> (Self, Session) {
        let home = Self::new();
        let (session, _) = home.start();
        (home, session)
    }

    pub(crate) fn start(&self) -> (Session, RecoveryKey) {
        self.door().create(first_start(), PASSPHRASE.to_owned()).unwrap()
    }

    pub(crate) fn unlock(&self) -> Session {
        self.door().unlock(PASSPHRASE.to_owned()).unwrap()
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.clock.today()
    }
}

/// An id that no other has.
pub(crate) fn fresh() -> Uuid {
    static GIVEN: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u128(GIVEN.fetch_add(1, Ordering::Relaxed).into())
}

/// The door of a practice vault.
pub(crate) fn practice_door(path: &Path, moment: &str) -> Door {
    Door::claim(path, true, Clock::at(at(moment)), KdfCost::for_tests()).unwrap()
}

pub(crate) fn first_start() -> FirstStart {
    FirstStart {
        name: name("Marieke", "de", "Graaf"),
        role: StaffRole::Mentor,
        school: "Voorbeeldcollege".to_owned(),
        place: "Wisselveen".to_owned(),
        address: vec!["Schoolplein 1".to_owned(), " ".to_owned()],
        region: Region::Middle,
        school_type: SchoolType::Private,
    }
}

pub(crate) fn name(first: &str, infix: &str, last: &str) -> Name {
    Name { first: first.to_owned(), infix: infix.to_owned(), last: last.to_owned(), call: String::new() }
}

pub(crate) fn pupil(first: &str, infix: &str, last: &str) -> Pupil {
    Pupil {
        id: PupilId(fresh()),
        name: name(first, infix, last),
        class: "2B".to_owned(),
        born: None,
        nicknames: Vec::new(),
    }
}

pub(crate) fn guardian(of: &Pupil, first: &str, last: &str) -> Guardian {
    Guardian {
        id: GuardianId(fresh()),
        name: name(first, "", last),
        pupils: vec![(of.id, Custody::Yes)],
        contact: String::new(),
        language: String::new(),
        interpreter: false,
        contact_allowed: true,
    }
}

/// A report that is complete, on this day.
pub(crate) fn intake(today: NaiveDate, pupils: &[(PupilId, Role)]) -> Intake {
    let no = || StopAnswer { yes: false, referred_on: None, referred_to: "".into() };
    Intake {
        reported_on: today,
        reporter: Reporter::Parent,
        reporter_note: "".into(),
        pupils: pupils.to_vec(),
        place: Place::AtSchool,
        place_reason: "".into(),
        since: "Sinds de herfst.".into(),
        behaviours: BTreeSet::from([Behaviour::Words]),
        what: "In de gang wordt elke dag iets geroepen.".into(),
        acknowledged: ["V1", "V2", "V3", "V4"].map(Into::into).into(),
        stop_cards: StopCard::ALL.iter().map(|card| (*card, no())).collect(),
        safety: Safety::default(),
    }
}

pub(crate) fn conversation(step: Step, on: NaiveDate, pupils: &[PupilId], session: &Session) -> ConversationInput {
    ConversationInput {
        id: ConversationId(fresh()),
        step,
        held_on: on,
        form: ConversationForm::Talk {},
        setting: "".into(),
        pupils: pupils.to_vec(),
        guardians: Vec::new(),
        staff: vec![session.me().unwrap().id],
        points: BTreeSet::new(),
        account: "Er is rustig gesproken.".into(),
        remarks: "".into(),
        apology: None,
        agreements: Vec::new(),
        sanctions: Vec::new(),
        reflective: Vec::new(),
    }
}

pub(crate) fn record(conversation: ConversationInput) -> Submission {
    Action::Record { conversation: Box::new(conversation) }.into()
}

/// A case of one gepeste and one pestende leerling, both new.
pub(crate) struct Matter {
    pub(crate) case: CaseId,
    pub(crate) bullied: Pupil,
    pub(crate) bullying: Pupil,
}

impl Matter {
    pub(crate) fn open(session: &mut Session, bullied: Pupil, bullying: Pupil) -> Self {
        let pupils = [(bullied.id, Role::Bullied), (bullying.id, Role::Bullying)];
        let intake = intake(session.today(), &pupils);
        let case = CaseId(fresh());
        let new_pupils = vec![bullied.clone(), bullying.clone()];
        session.open_case(NewCase { id: case, new_pupils, intake }).unwrap();
        Self { case, bullied, bullying }
    }

    pub(crate) fn usual(session: &mut Session) -> Self {
        Self::open(session, pupil("Yasmína", "el", "Khatib"), pupil("Bram", "van 't", "Hoff"))
    }

    /// Step 3 with each apart, with an agreement that protects, and a sanction. The text of the agreement is given.
    pub(crate) fn agree(&self, session: &mut Session, what: &str) -> CaseFile {
        let today = session.today();
        let mut talk = conversation(Step::Together, today, &[self.bullying.id], session);
        talk.agreements.push(AgreementInput {
            pupil: self.bullying.id,
            protects: Some(self.bullied.id),
            what: what.into(),
            from: today,
            until: None,
            check: "De mentor vraagt het elke week.".into(),
        });
        talk.sanctions.push(SanctionInput {
            pupil: self.bullying.id,
            kind: SanctionKind::Conditional,
            what: "Een gesprek met de schoolleiding.".into(),
            due: None,
        });
        session.act(self.case, &record(talk)).unwrap()
    }
}

/// The agreements of step 3 for a pupil, with everyone signing on paper.
pub(crate) fn agreements_for(pupil: PupilId, session: &Session) -> Request {
    let recipient = Recipient::Pupil { pupil };
    let request = Request {
        kind: DocumentKind::Agreements,
        recipient,
        conversation: None,
        letter: None,
        edits: BTreeMap::new(),
        stays: Vec::new(),
        signatures: Vec::new(),
    };
    signed_on_paper(request, session)
}

pub(crate) fn signed_on_paper(mut request: Request, session: &Session) -> Request {
    let asked = signers(&request, session.me().unwrap().id).into_iter();
    request.signatures =
        asked.map(|(signer, meaning)| SignatureInput { signer, meaning, way: SignatureWay::Paper {} }).collect();
    request
}

/// The text of a file as an independent reader sees it, words broken at a line end put together again.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext (poppler-utils) is needed");
    let mut input = reader.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&bytes));
    let output = reader.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap().replace("-\n", "").replace("\u{ad}\n", "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
