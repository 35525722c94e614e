//! Taking a case over from a file: looked at first, stored only when the mentor says so.

mod people;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::action::{Action, Submission};
use domain::calendar::Calendar;
use domain::case::{Case, Context, Phase};
use domain::event::{Event, Received};
use domain::ids::{CaseId, PupilId};
use domain::journal::Entry;
use domain::model::{CaseNumber, Role};
use domain::people::People;
use domain::references::Handles;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use vault::{NewDocument, VaultError, Writer};
use zeroize::Zeroizing;

use self::people::joined;
use super::content::{Content, Paper, hex, rename};
use super::file::{self, With};
use super::{FOREIGN_SEALS, KNOWN_SENDERS, words};
use crate::cases::CaseFile;
use crate::chance::Ids;
use crate::error::{AppError, HandoverProblem};
use crate::projection;
use crate::session::{Session, protocol_of};

/// A file that was chosen. Lives in the session, and goes with it when the program locks.
pub(crate) struct Incoming {
    bytes: Vec<u8>,
    opened: Option<Checked>,
}

/// A file that was opened, whose signature is right and whose content adds up.
struct Checked {
    sender: Sender,
    text: Zeroizing<String>,
    case: CaseId,
    /// People of the file who are somebody here under another id, found without asking.
    same: BTreeMap<Uuid, Uuid>,
}

/// Who made a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Sender {
    /// Name and function, as the certificate says.
    pub name: String,
    /// The school, as the certificate says.
    pub school: String,
    /// What can not be imitated.
    pub fingerprint: String,
    /// Whether a case was taken over with this certificate before, or it is this mentor's own.
    pub known: bool,
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sender({}, known: {})", self.fingerprint, self.known)
    }
}

/// What becomes of a pupil of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Known here already.
    Known,
    /// Somebody here has the same name: asked about.
    Namesake(PupilId),
    /// Added.
    New,
}

/// A pupil of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilMatch {
    /// The id in the file.
    pub pupil: PupilId,
    /// The name in the file.
    pub name: String,
    /// The class in the file.
    pub class: String,
    /// The role in the case.
    pub role: Option<Role>,
    /// What becomes of the pupil.
    pub standing: Standing,
    /// The class that the namesake has here.
    pub namesake_class: String,
}

/// Something that was open when the file was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// What, as a code.
    pub what: String,
    /// The step.
    pub step: Option<u8>,
    /// With or for whom.
    pub name: Option<String>,
    /// The last day for it.
    pub due: Option<NaiveDate>,
}

/// What taking over would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoverPreview {
    /// Who made the file.
    pub sender: Sender,
    /// When.
    pub made_at: DateTime<Utc>,
    /// To whom the case was handed, by name.
    pub to: String,
    /// What the sender wrote with it.
    pub note: Option<String>,
    /// The number the case has there.
    pub number: String,
    /// Another case here has that number, so that this one gets a new one.
    pub number_taken: bool,
    /// It was handed over from here before, and comes back.
    pub back: bool,
    /// Whether it is closed.
    pub closed: bool,
    /// The pupils.
    pub pupils: Vec<PupilMatch>,
    /// How many entries of the journal are new here.
    pub entries: usize,
    /// How many conversations.
    pub conversations: usize,
    /// How many agreements that still run.
    pub agreements: usize,
    /// How many papers.
    pub documents: usize,
    /// What was open.
    pub tasks: Vec<TaskLine>,
}

impl Session {
    /// Takes a chosen file in hand: nothing of it is stored. Whether it is opened with words.
    pub fn offer_handover(&mut self, bytes: Vec<u8>) -> Result<bool, AppError> {
        self.incoming = None;
        let asks = file::asks_words(&bytes)?;
        self.incoming = Some(Incoming { bytes, opened: None });
        Ok(asks)
    }

    /// Lets go of it.
    pub fn drop_handover(&mut self) {
        self.incoming = None;
    }

    /// Opens the file that was chosen, with the words or with the mentor's own key, and says what is in it. Stores nothing.
    pub fn open_handover(&mut self, typed: Option<&str>) -> Result<HandoverPreview, AppError> {
        let incoming = self.incoming.as_ref().ok_or(HandoverProblem::NothingOpened)?;
        let now = self.clock.now();
        let opened = if let Some(typed) = typed {
            file::open(&incoming.bytes, &With::Words(&words::read(typed)?), now)?
        } else {
            let secret = self.own_secret()?.ok_or(HandoverProblem::NotForYou)?;
            file::open(&incoming.bytes, &With::Key(&secret), now)?
        };
        let content = Content::read(&opened.content)?;
        if content.practice != self.practice {
            return Err(HandoverProblem::Practice.into());
        }
        let (case, papers) = content.check()?;
        protocol_of(&case).map_err(|_| HandoverProblem::Newer)?;
        self.checked_people(&content.people)?;
        let before = self.before(content.case)?;
        let new = new_entries(&before, &content.entries())?;
        let fingerprint = opened.signer.fingerprint;
        let senders: Vec<String> = self.vault.read(|reader| reader.setting(KNOWN_SENDERS))?.unwrap_or_default();
        let sender = Sender {
            name: opened.signer.holder.name,
            school: opened.signer.holder.school,
            fingerprint: fingerprint.to_string(),
            known: fingerprint == self.key.fingerprint() || senders.contains(&hex(&fingerprint.0)),
        };
        let same = self.same_people(&content);
        let preview = self.preview_of(&content, &case, &sender, &same, new.len(), papers.len(), !before.is_empty())?;
        let checked = Checked { sender, text: opened.content, case: content.case, same };
        if let Some(incoming) = &mut self.incoming {
            incoming.opened = Some(checked);
        }
        Ok(preview)
    }

    /// Takes over what was looked at. `same` names the pupils of the file who are pupils here, as the mentor answered.
    pub fn take_over_handover(&mut self, same: &[(PupilId, PupilId)]) -> Result<CaseFile, AppError> {
        let incoming = self.incoming.as_ref().and_then(|incoming| incoming.opened.as_ref());
        let checked = incoming.ok_or(HandoverProblem::NothingOpened)?;
        let mut names = checked.same.clone();
        for (there, here) in same {
            if !self.people.pupils.contains_key(here) || self.people.pupils.contains_key(there) {
                return Err(HandoverProblem::Inconsistent.into());
            }
            names.insert(there.0, here.0);
        }
        let original = Content::read(&checked.text)?;
        self.match_guardians(&original.people, &mut names);
        let mut value = serde_json::from_str(&checked.text).map_err(|_| HandoverProblem::Inconsistent)?;
        rename(&mut value, &names);
        let content: Content = serde_json::from_value(value).map_err(|_| HandoverProblem::Inconsistent)?;
        let sha256 = hex(&Sha256::digest(checked.text.as_bytes()));
        let fingerprint = checked.sender.fingerprint.replace(' ', "").to_lowercase();
        let id = checked.case;
        let received = Received {
            certificate: fingerprint,
            sha256,
            chain_head: content.chain_head.clone(),
            entries: u32::try_from(content.entries.len()).unwrap_or(u32::MAX),
            matched: names.iter().map(|(there, here)| (*there, *here)).collect(),
        };
        self.take_in(&content, received, &names)?;
        self.incoming = None;
        self.case(id)
    }

    fn take_in(&mut self, content: &Content, received: Received, names: &BTreeMap<Uuid, Uuid>) -> Result<(), AppError> {
        // Two pupils of the file that are made one would be an impossible case; then nothing happens.
        let (_, papers) = content.check()?;
        let before = self.before(content.case)?;
        let mut entries = before.clone();
        entries.extend(new_entries(&before, &content.entries())?);
        let case = Case::replay(content.case, &entries).map_err(|_| HandoverProblem::Inconsistent)?;
        let protocol = protocol_of(&case)?;
        let newcomers = self.newcomers(&content.people, names)?;
        let people = joined(&self.people, &newcomers);
        let (now, today, me, school) = (self.clock.now(), self.clock.today(), self.me, &self.school);
        let (ids, calendar) = (Ids::new()?, Calendar::of(school));
        let kept = number_before(&before);
        self.vault
            .write(now, |writer| {
                for pupil in &newcomers.pupils {
                    writer.put_person(pupil, me)?;
                }
                for guardian in &newcomers.guardians {
                    writer.put_person(guardian, me)?;
                }
                for staff in &newcomers.staff {
                    writer.put_person(staff, me)?;
                }
                writer.take_in(
                    case.id,
                    before.last().map_or(0, |last| last.seq),
                    entries.get(before.len()..).unwrap_or(&[]),
                )?;
                let number = number_here(writer, &case, kept)?;
                let around = Context {
                    now,
                    today,
                    actor: me,
                    ids: &|| ids.next(),
                    number: CaseNumber { year: 0, serial: 0 },
                    people: &people,
                    school,
                    calendar: &calendar,
                    protocol,
                };
                let events = case.decide(&Submission::from(Action::Receive { number, received }), &around)?;
                let mut taken = case.clone();
                for event in &events {
                    taken.apply(&event.entry(taken.seq + 1, now, me))?;
                }
                writer.append(case.id, case.seq, me, &events)?;
                keep_papers(writer, case.id, &papers)?;
                remember(writer, FOREIGN_SEALS, &content.seals, me)?;
                remember(writer, KNOWN_SENDERS, &[received_from(&taken)], me)?;
                writer.put_projection(&projection::of(&taken, protocol, &people, school))?;
                Ok::<_, AppError>(())
            })
            .map_err(|error| match error {
                // An id of the file is in use here for something else: no honest file does that.
                AppError::Vault(VaultError::Refused) => HandoverProblem::Inconsistent.into(),
                other => other,
            })?;
        self.people = people;
        self.forget_recent();
        Ok(())
    }

    /// The entries that are here already.
    fn before(&self, case: CaseId) -> Result<Vec<Entry>, AppError> {
        Ok(self.vault.read(|reader| reader.entries(case))?)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one preview, each used once")]
    fn preview_of(
        &self,
        content: &Content,
        case: &Case,
        sender: &Sender,
        same: &BTreeMap<Uuid, Uuid>,
        entries: usize,
        documents: usize,
        back: bool,
    ) -> Result<HandoverPreview, AppError> {
        let opened = case.opened.as_ref().ok_or(HandoverProblem::Inconsistent)?;
        let holder = self.vault.read(|reader| reader.case_numbered(opened.number))?;
        let handed = case.life.handed_over.as_ref();
        let name_of = |pupil: PupilId| {
            content.people.pupils.iter().find(|known| known.id == pupil).map(|known| known.name.full())
        };
        let of_file = Handles::new(&joined(&People::default(), &content.people));
        let restored = |note: &str| of_file.restored(note);
        let to = handed.and_then(|handed| content.people.staff.iter().find(|staff| staff.id == handed.to));
        Ok(HandoverPreview {
            sender: sender.clone(),
            made_at: content.made_at,
            to: to.map(|staff| staff.name.full()).unwrap_or_default(),
            note: handed.and_then(|handed| handed.note.as_ref()).and_then(|note| note.written()).map(restored),
            number: opened.number.to_string(),
            number_taken: !back && holder.is_some_and(|holder| holder != case.id),
            back,
            closed: case.phase == Phase::Closed,
            pupils: content.people.pupils.iter().map(|pupil| self.matching(pupil, case, same)).collect(),
            entries,
            conversations: case.conversations.len(),
            agreements: case.agreements.iter().filter(|agreement| agreement.ended.is_none()).count(),
            documents,
            tasks: content
                .tasks
                .iter()
                .map(|task| TaskLine {
                    what: task.what.clone(),
                    step: task.step,
                    name: task.pupil.and_then(name_of),
                    due: task.due,
                })
                .collect(),
        })
    }
}

/// What the file adds to what is here: everything, or what came after the handing over that was done here. It comes behind what
/// is here, numbered on. While a colleague has a case, only keeping it for a legal reason can have been said here.
fn new_entries(before: &[Entry], file: &[Entry]) -> Result<Vec<Entry>, HandoverProblem> {
    let here: BTreeSet<_> = before.iter().map(|entry| entry.id).collect();
    let there: BTreeSet<_> = file.iter().map(|entry| entry.id).collect();
    let fresh = file.iter().filter(|entry| !here.contains(&entry.id));
    let numbered = (before.last().map_or(1, |last| last.seq.saturating_add(1))..).zip(fresh);
    let fresh: Vec<Entry> = numbered.map(|(seq, entry)| Entry { seq, ..entry.clone() }).collect();
    if fresh.is_empty() {
        return Err(HandoverProblem::AlreadyHere);
    }
    let keeps = |event: &Event| matches!(event, Event::LegalHoldSet { .. } | Event::LegalHoldLifted { .. });
    if before.iter().any(|entry| !there.contains(&entry.id) && !keeps(&entry.event)) {
        return Err(HandoverProblem::WentOn);
    }
    Ok(fresh)
}

/// The number a case had here before it was handed over.
fn number_before(before: &[Entry]) -> Option<CaseNumber> {
    let case = Case::replay(CaseId(Uuid::nil()), before).ok()?;
    case.opened.map(|opened| opened.number)
}

/// The number a case gets here, when not its own: what it had here before, or a new one when another case has its own.
fn number_here(writer: &mut Writer<'_>, case: &Case, kept: Option<CaseNumber>) -> Result<Option<CaseNumber>, AppError> {
    let Some(own) = case.opened.as_ref().map(|opened| opened.number) else { return Ok(None) };
    if let Some(kept) = kept {
        return Ok((kept != own).then_some(kept));
    }
    if writer.case_numbered(own)?.is_none_or(|holder| holder == case.id) {
        return Ok(None);
    }
    Ok(Some(CaseNumber { year: own.year, serial: writer.next_case_number(own.year)? }))
}

fn keep_papers(writer: &mut Writer<'_>, case: CaseId, papers: &[Paper]) -> Result<(), AppError> {
    let here: Vec<_> = writer.documents(case)?.into_iter().map(|info| info.id).collect();
    for paper in papers.iter().filter(|paper| !here.contains(&paper.line.id)) {
        writer.add_document(&NewDocument {
            id: paper.line.id,
            case,
            kind: paper.line.kind,
            version: paper.line.version,
            recipient: &paper.line.recipient,
            made_at: paper.line.made_at,
            bytes: &paper.bytes,
        })?;
    }
    for paper in papers {
        let here = writer.scans_of(paper.line.id)?;
        for (id, jpeg) in paper.scans.iter().filter(|(id, _)| !here.contains(id)) {
            writer.add_scan(*id, paper.line.id, jpeg)?;
        }
    }
    Ok(())
}

fn remember(writer: &mut Writer<'_>, setting: &str, more: &[String], me: domain::ids::StaffId) -> Result<(), AppError> {
    let mut known: Vec<String> = writer.setting(setting)?.unwrap_or_default();
    for one in more {
        if !known.contains(one) {
            known.push(one.clone());
        }
    }
    Ok(writer.put_setting(setting, &known, me)?)
}

fn received_from(case: &Case) -> String {
    case.life.received.last().map(|received| received.certificate.clone()).unwrap_or_default()
}
