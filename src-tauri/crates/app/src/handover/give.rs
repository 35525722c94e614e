//! Handing a case over: making the file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use domain::action::{Action, Submission};
use domain::agenda::{self, Kind};
use domain::calendar::Calendar;
use domain::case::{Case, MeasureFacts, Refusal};
use domain::ids::{CaseId, ReportId, StaffId};
use domain::people::People;
use domain::text::Prose;
use sha2::{Digest, Sha256};
use vault::{NewExport, Reader};
use zeroize::Zeroizing;

use super::content::{Content, DocumentLine, EntryLine, ScanLine, Task, people_in};
use super::file::{self, For};
use super::{FOREIGN_SEALS, HANDOVER_KEY, words};
use crate::error::AppError;
use crate::exports::Way;
use crate::nl;
use crate::projection::code_of;
use crate::session::{SEALING_KEY, Session, StoredKey, protocol_of};

/// With what the colleague opens the file.
#[derive(Clone)]
pub enum HandTo {
    /// New words, told by telephone.
    Words,
    /// The colleague's public key.
    Key(String),
}

impl std::fmt::Debug for HandTo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Words => "Words",
            Self::Key(_) => "Key(…)",
        })
    }
}

/// A file to be written, with the words that open it. They are kept nowhere.
pub struct Handed {
    /// The file.
    pub bytes: Vec<u8>,
    /// A name for it that names nobody.
    pub file_name: String,
    /// The words, unless it is encrypted for a key.
    pub words: Option<Zeroizing<String>>,
}

impl std::fmt::Debug for Handed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Handed({}, {} bytes)", self.file_name, self.bytes.len())
    }
}

impl Session {
    /// The public key with which colleagues can encrypt a case for this mentor; made the first time it is asked for.
    pub fn handover_key(&mut self) -> Result<String, AppError> {
        if let Some(secret) = self.own_secret()? {
            return Ok(secret.to_public().to_string());
        }
        let (now, me, made) = (self.clock.now(), self.me, file::new_secret()?);
        self.vault.write(now, |writer| writer.put_setting(HANDOVER_KEY, &*made, me))?;
        self.handover_key()
    }

    /// The name of the file that handing over this case makes.
    pub fn handover_name(&self, case: CaseId) -> Result<String, AppError> {
        Ok(file_name(&*self.recent(case)?))
    }

    /// Hands a case over to a colleague: from now on nothing can be added here. Then the file is made; when that fails, it can
    /// be made again.
    pub fn hand_over(
        &mut self,
        case: CaseId,
        to: StaffId,
        note: &Prose,
        how: &HandTo,
        way: Way,
    ) -> Result<Handed, AppError> {
        let case = self.load(case)?;
        check(how)?;
        let submission = Submission::from(Action::HandOver { to, note: note.clone() });
        self.change(&case, &submission, &[], |_| Ok(()))?;
        self.hand_over_again(case.id, how, way)
    }

    /// Makes the file of a case that was handed over, once more when it was lost or the words were. It is listed in the export
    /// register before anyone has it.
    pub fn hand_over_again(&mut self, case: CaseId, how: &HandTo, way: Way) -> Result<Handed, AppError> {
        let case = self.load(case)?;
        let to = case.life.handed_over.as_ref().ok_or(Refusal::NotHandedOver)?.to;
        check(how)?;
        let now = self.clock.now();
        self.renew_key_for(now)?;
        let tasks = self.tasks_of(&case)?;
        let (key, practice) = (&self.key, self.practice);
        let content = self.vault.read(|reader| content(reader, &case, &self.people, tasks, now, practice))?;
        let content = Zeroizing::new(serde_json::to_string(&content).map_err(|_| AppError::Paper)?);
        let words = match how {
            HandTo::Words => Some(words::generate()?),
            HandTo::Key(_) => None,
        };
        let bytes = match (how, &words) {
            (HandTo::Key(typed), _) => file::write(&content, key, &For::Key(file::read_key(typed)?))?,
            (HandTo::Words, Some(words)) => file::write(&content, key, &For::Words(words))?,
            (HandTo::Words, None) => return Err(AppError::Paper),
        };
        let recipient = self.people.staff.get(&to).map(|staff| staff.name.full()).unwrap_or_default();
        let (me, sha256) = (self.me, Sha256::digest(&bytes).into());
        self.vault.write(now, |writer| {
            writer.add_export(&NewExport {
                what: &nl::handover(&number_of(&case)),
                case: Some(case.id),
                document: None,
                recipient: &recipient,
                way: way.code(),
                exported_by: me,
                sha256,
            })
        })?;
        Ok(Handed { bytes, file_name: file_name(&case), words })
    }

    /// What is open in a case: what its agenda has, and what its next action is.
    fn tasks_of(&self, case: &Case) -> Result<Vec<Task>, AppError> {
        let (calendar, today) = (Calendar::of(&self.school), self.clock.today());
        let facts = MeasureFacts { people: &self.people, school: &self.school, today };
        let duties: Vec<_> = case.duties(&facts).iter().map(domain::case::Duty::on_agenda).collect();
        let agenda = agenda::of(case, &self.people, &calendar, today, &duties);
        let mut tasks: Vec<Task> = agenda
            .items
            .iter()
            .map(|item| Task { what: code(item.kind).to_owned(), step: None, pupil: item.pupil, due: Some(item.due) })
            .collect();
        let progress = case.progress(protocol_of(case)?, &self.people, today);
        let planned = |task: &Task| task.what == "follow_up";
        if let Some(next) = progress.next {
            let what = code_of(next.what).to_owned();
            if what != "follow_up" || !tasks.iter().any(planned) {
                tasks.insert(0, Task { what, step: Some(next.step.number()), pupil: next.pupil, due: None });
            }
        }
        Ok(tasks)
    }
}

fn check(how: &HandTo) -> Result<(), AppError> {
    match how {
        HandTo::Words => Ok(()),
        HandTo::Key(typed) => Ok(file::read_key(typed).map(drop)?),
    }
}

fn content(
    reader: &Reader<'_>,
    case: &Case,
    people: &People,
    tasks: Vec<Task>,
    made_at: DateTime<Utc>,
    practice: bool,
) -> Result<Content, AppError> {
    let entries = reader.entries(case.id)?;
    let mut documents = Vec::new();
    for info in reader.documents(case.id)? {
        documents.push(DocumentLine {
            id: info.id,
            kind: info.kind,
            version: info.version,
            recipient: info.recipient,
            made_at: info.made_at,
            pdf: STANDARD.encode(reader.document_bytes(info.id)?),
            scans: scans(reader, info.id)?,
        });
    }
    let own = reader.setting_history::<StoredKey>(SEALING_KEY)?;
    let seals = own.iter().map(|key| STANDARD.encode(&key.value.certificate));
    let foreign: Vec<String> = reader.setting(FOREIGN_SEALS)?.unwrap_or_default();
    Ok(Content {
        made_at,
        practice,
        case: case.id,
        number: number_of(case),
        chain_head: reader.chain_head()?.hex(),
        people: people_in(&entries, case, people),
        entries: entries.iter().map(EntryLine::from).collect(),
        documents,
        seals: seals.chain(foreign).collect(),
        tasks,
    })
}

fn scans(reader: &Reader<'_>, document: ReportId) -> Result<Vec<ScanLine>, AppError> {
    let ids = reader.scans_of(document)?;
    ids.into_iter().map(|id| Ok(ScanLine { id, jpeg: STANDARD.encode(reader.scan(id)?.1) })).collect()
}

fn number_of(case: &Case) -> String {
    case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default()
}

fn file_name(case: &Case) -> String {
    format!("{}.age", nl::handover(&number_of(case)))
}

/// The kind of an item of the agenda, as a code.
fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Referral(_) => "referral",
        Kind::StepTwo => "step_two",
        Kind::FollowUp(..) => "follow_up",
        Kind::Sanction(_) => "sanction_due",
        Kind::AgreementEnds(_) => "agreement_ends",
        Kind::AgreementCheck(_) => "agreement_check",
        Kind::Paused => "paused",
        Kind::Duty(duty) => duty.task.code(),
        Kind::ObjectionEnds(_) => "objection_ends",
        // What a family asked is of no case: it is never among the tasks of one.
        Kind::DataRequest(_) => "data_request",
    }
}
