//! Opening a case, changing it, looking at it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::action::{Action, Intake, Submission};
use domain::calendar::Calendar;
use domain::case::{Case, Progress, Refusal, Standing};
use domain::compose::{Offer, held_back, magister_summary, offers};
use domain::ids::{CaseId, PupilId};
use domain::people::{Guardian, People, Pupil, School};
use domain::protocol::Protocol;
use sha2::{Digest, Sha256};
use vault::{DraftId, NewExport};

use crate::drafts::DraftBody;
use crate::error::AppError;
use crate::nl;
use crate::people::checked_pupil;
use crate::referable::{Referable, referable};
use crate::session::{Session, protocol_of};
use crate::together::Linked;

/// A case with everything that belongs beside it on the screen.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// The case.
    pub case: Case,
    /// The day it is looked at.
    pub today: NaiveDate,
    /// How far it is on that day.
    pub progress: Progress,
    /// Its protocol.
    pub protocol: &'static Protocol,
    /// The people in it.
    pub people: People,
    /// Whom its texts can refer to.
    pub referable: Vec<Referable>,
    /// The school days.
    pub calendar: Calendar,
    /// The school's settings: terms and texts of measures hang on them.
    pub school: School,
    /// The papers that can be made now.
    pub offers: Vec<Offer>,
    /// Papers for parents who are no addressee now, with why not. Freezing one asks for a reason.
    pub held_back: Vec<(Offer, Standing)>,
    /// Its drafts, the last saved first.
    pub drafts: Vec<DraftHead>,
    /// Other cases that hang together with it, the oldest link first.
    pub linked: Vec<Linked>,
}

/// That there is a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftHead {
    /// Identity; for a conversation that of the conversation.
    pub id: DraftId,
    /// The case it belongs to.
    pub case: CaseId,
    /// What is being drafted.
    pub kind: String,
    /// What the page needs to know before it opens the draft, such as the step.
    pub label: String,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
}

/// A report with the pupils that are not known yet.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// The identity it gets: that of its draft.
    pub id: CaseId,
    /// Pupils to register with it.
    pub new_pupils: Vec<Pupil>,
    /// The report.
    pub intake: Intake,
}

impl Session {
    /// Opens a case with a report (*melding*), registering new pupils with it. Its draft is gone afterwards.
    pub fn open_case(&mut self, new: NewCase) -> Result<CaseFile, AppError> {
        let today = self.clock.today();
        let newcomers = new.new_pupils.into_iter().map(|pupil| checked_pupil(pupil, today));
        let newcomers: Vec<Pupil> = newcomers.collect::<Result<_, Refusal>>()?;
        let submission = Submission::from(Action::Open { intake: Box::new(new.intake) });
        let case = self.change(&Case::new(new.id), &submission, &newcomers, |writer| {
            writer.delete_draft(DraftId(new.id.0))?;
            Ok(())
        })?;
        self.file(&case)
    }

    /// Does something with a case.
    pub fn act(&mut self, id: CaseId, submission: &Submission) -> Result<CaseFile, AppError> {
        self.act_with(id, None, submission, None)
    }

    /// Does something with a case, registering a pupil who is not known yet. The draft it was typed in goes with it;
    /// recording a conversation takes the draft of that conversation away in any case.
    pub fn act_with(
        &mut self,
        id: CaseId,
        new_pupil: Option<Pupil>,
        submission: &Submission,
        draft: Option<DraftId>,
    ) -> Result<CaseFile, AppError> {
        let today = self.clock.today();
        let newcomer = new_pupil.map(|pupil| checked_pupil(pupil, today)).transpose()?;
        let case = self.recent(id)?;
        let case = self.change(&case, submission, newcomer.as_slice(), |writer| {
            let recorded = match &submission.action {
                Action::Record { conversation } => Some(conversation.id.into()),
                _ => None,
            };
            for draft in draft.into_iter().chain(recorded) {
                if writer.draft::<DraftBody>(draft)?.is_some_and(|draft| draft.case == id) {
                    writer.delete_draft(draft)?;
                }
            }
            Ok(())
        })?;
        self.file(&case)
    }

    /// A case with what belongs beside it.
    pub fn case(&self, id: CaseId) -> Result<CaseFile, AppError> {
        let case = self.load(id)?;
        self.file(&case)
    }

    /// The neutral summary of one pupil for a registration in Magister (6.2), to be copied. It leaves the vault: it is listed
    /// in the export register before anyone has it.
    pub fn copy_summary(&mut self, id: CaseId, pupil: PupilId) -> Result<String, AppError> {
        let case = self.load(id)?;
        let text = magister_summary(&case, pupil)?;
        let number = case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default();
        let (now, me) = (self.clock.now(), self.me);
        self.vault.write(now, |writer| {
            writer.add_export(&NewExport {
                what: &nl::summary(&number),
                case: Some(id),
                document: None,
                recipient: nl::SUMMARY_FOR,
                way: "copied",
                exported_by: me,
                sha256: Sha256::digest(text.as_bytes()).into(),
            })
        })?;
        Ok(text)
    }

    fn file(&self, case: &Case) -> Result<CaseFile, AppError> {
        let protocol = protocol_of(case)?;
        let people = people_of(case, &self.people);
        let today = self.clock.today();
        Ok(CaseFile {
            today,
            progress: case.progress(protocol, &people, today),
            offers: offers(case, &people, today),
            held_back: held_back(case, &people, today),
            drafts: self.drafts_of(case.id)?,
            calendar: Calendar::of(&self.school),
            linked: self.linked(case)?,
            referable: referable(case, &self.people),
            protocol,
            people,
            school: self.school.clone(),
            case: case.clone(),
        })
    }
}

/// The pupils of a case with their guardians, and all staff.
pub(crate) fn people_of(case: &Case, all: &People) -> People {
    let pupils: Vec<PupilId> = case.participations.iter().map(|p| p.pupil).collect();
    let is_theirs = |guardian: &Guardian| guardian.pupils.iter().any(|(pupil, _)| pupils.contains(pupil));
    People {
        pupils: pupils.iter().filter_map(|id| all.pupils.get(id).map(|pupil| (*id, pupil.clone()))).collect(),
        guardians: all
            .guardians
            .iter()
            .filter(|(_, guardian)| is_theirs(guardian))
            .map(|(id, guardian)| (*id, guardian.clone()))
            .collect(),
        staff: all.staff.clone(),
    }
}
