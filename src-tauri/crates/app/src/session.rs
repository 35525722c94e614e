//! The open vault and the person at work in it.

use std::cell::RefCell;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::action::Submission;
use domain::calendar::Calendar;
use domain::case::{Case, Context};
use domain::ids::{CaseId, StaffId};
use domain::model::CaseNumber;
use domain::people::{People, Pupil, School, Staff};
use domain::protocol::Protocol;
use seal::SealingKey;
use serde::{Deserialize, Serialize};
use vault::{Damage, Vault, VaultError, Writer};
use zeroize::{Zeroize as _, Zeroizing};

use crate::chance::Ids;
use crate::clock::Clock;
use crate::error::AppError;
use crate::handover::Incoming;
use crate::projection;
pub(crate) use references::{restored, stored};

/// An open vault. Dropping it wipes the keys and closes the file.
pub struct Session {
    pub(crate) vault: Vault,
    pub(crate) clock: Clock,
    pub(crate) practice: bool,
    pub(crate) me: StaffId,
    pub(crate) key: SealingKey,
    /// Everyone in the vault, read once and kept up to date: no second program can have the vault open.
    pub(crate) people: People,
    pub(crate) school: School,
    /// The last backup that was tried failed or was not finished, in this session or when the one before closed.
    pub(crate) backup_missed: bool,
    /// A handover file that was chosen and is being looked at.
    pub(crate) incoming: Option<Incoming>,
    /// A picture of a signed paper that was chosen and is being looked at.
    pub(crate) scan: Option<Vec<u8>>,
    /// A file with a key of the school that was chosen and waits for its password.
    pub(crate) school_file: Option<Zeroizing<Vec<u8>>>,
    /// The case that was worked on last, so that saving while one types does not read all of it each time.
    recent: RefCell<Option<Recent>>,
}

/// A case as it was read or written by this session.
struct Recent {
    case: Arc<Case>,
    /// [`Vault::erasures`] at that time.
    erasures: u64,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session(…)")
    }
}

pub(crate) const ME: &str = "me";
pub(crate) const SCHOOL: &str = "school";
/// Which program derived the lists.
pub(crate) const DERIVED: &str = "derived-by";
pub(crate) const SEALING_KEY: &str = "sealing-key";

/// The sealing key as the vault keeps it.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredKey {
    pub(crate) pkcs8: Vec<u8>,
    pub(crate) certificate: Vec<u8>,
    /// The certificates of its issuers, when a school issued it.
    #[serde(default)]
    pub(crate) chain: Vec<Vec<u8>>,
}

impl StoredKey {
    pub(crate) fn of(key: &SealingKey) -> Result<Self, AppError> {
        Ok(Self { pkcs8: key.to_pkcs8_der()?.to_vec(), certificate: key.certificate_der()?, chain: key.chain_der()? })
    }

    pub(crate) fn open(&self) -> Result<SealingKey, AppError> {
        Ok(SealingKey::from_parts(&self.pkcs8, &self.certificate)?.with_chain(&self.chain)?)
    }
}

impl Drop for StoredKey {
    fn drop(&mut self) {
        self.pkcs8.zeroize();
    }
}

impl Session {
    /// Takes up work in a vault that was just opened.
    pub(crate) fn take_up(vault: Vault, clock: Clock, practice: bool) -> Result<Self, AppError> {
        let damaged = || AppError::Vault(VaultError::Damaged(Damage::Row));
        let (derived, me, school, stored, people) = vault.read(|reader| {
            let derived: Option<String> = reader.setting(DERIVED)?;
            let me: Option<StaffId> = reader.setting(ME)?;
            let school: Option<School> = reader.setting(SCHOOL)?;
            let stored: Option<StoredKey> = reader.setting(SEALING_KEY)?;
            Ok::<_, AppError>((derived, me, school, stored, reader.people()?))
        })?;
        let stored = stored.ok_or_else(damaged)?;
        let key = stored.open()?;
        let (me, school) = (me.ok_or_else(damaged)?, school.ok_or_else(damaged)?);
        let mut session = Self {
            vault,
            clock,
            practice,
            me,
            key,
            people,
            school,
            backup_missed: false,
            incoming: None,
            scan: None,
            school_file: None,
            recent: RefCell::default(),
        };
        if derived.as_deref() != Some(projection::DERIVED_BY) {
            session.rebuild_projections()?;
        }
        Ok(session)
    }

    /// The mentor at work.
    pub fn me(&self) -> Result<&Staff, AppError> {
        self.people.staff.get(&self.me).ok_or(AppError::NotFound)
    }

    /// The school.
    pub fn school(&self) -> &School {
        &self.school
    }

    /// Everyone who is known.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// Whether this is the practice vault.
    pub fn is_practice(&self) -> bool {
        self.practice
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The case as the journal has it, every entry checked: for what is shown or signed.
    pub(crate) fn load(&self, id: CaseId) -> Result<Arc<Case>, AppError> {
        self.recent.take();
        let entries = self.vault.read(|reader| reader.entries(id))?;
        if entries.is_empty() {
            return Err(AppError::NotFound);
        }
        let entries = restored(entries, &self.people);
        Ok(self.keep(Case::replay(id, &entries)?, self.vault.erasures()))
    }

    /// The case, from memory when it is the one that was worked on last and nothing was added or erased since: for
    /// deciding about the next step.
    pub(crate) fn recent(&self, id: CaseId) -> Result<Arc<Case>, AppError> {
        let is_it = |kept: &&Recent| kept.case.id == id && kept.erasures == self.vault.erasures();
        let kept = self.recent.borrow().as_ref().filter(is_it).map(|kept| Arc::clone(&kept.case));
        match kept {
            Some(case) if self.vault.read(|reader| reader.last_seq(id))? == case.seq => Ok(case),
            _ => self.load(id),
        }
    }

    /// Keeps a case that is as it was at that number of erasures.
    fn keep(&self, case: Case, erasures: u64) -> Arc<Case> {
        let case = Arc::new(case);
        self.recent.replace(Some(Recent { case: Arc::clone(&case), erasures }));
        case
    }

    /// Forgets the case that was worked on last: it was changed beside that.
    pub(crate) fn forget_recent(&self) {
        self.recent.take();
    }

    /// The one way a case changes: decide, append to the journal, renew what is derived, in one transaction.
    ///
    /// `newcomers` are pupils who are registered with it, or not at all when it fails. `alongside` writes what belongs to
    /// the same step, such as a document.
    pub(crate) fn change(
        &mut self,
        case: &Case,
        submission: &Submission,
        newcomers: &[Pupil],
        alongside: impl FnOnce(&mut Writer<'_>) -> Result<(), AppError>,
    ) -> Result<Arc<Case>, AppError> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let protocol = protocol_of(case)?;
        let ids = Ids::new()?;
        let calendar = Calendar::of(&self.school);
        let (me, school, erasures) = (self.me, &self.school, self.vault.erasures());
        let joined = joined(&self.people, newcomers)?;
        let people = joined.as_ref().unwrap_or(&self.people);
        let changed = self.vault.write(now, |writer| {
            for pupil in newcomers {
                writer.put_person(pupil, me)?;
            }
            let year = chrono::Datelike::year(&today);
            let serial = if case.opened.is_none() { writer.next_case_number(year)? } else { 0 };
            let context = Context {
                now,
                today,
                actor: me,
                ids: &|| ids.next(),
                number: CaseNumber { year, serial },
                people,
                school,
                calendar: &calendar,
                protocol,
            };
            let events = case.decide(submission, &context)?;
            let mut changed = case.clone();
            for event in &events {
                changed.apply(&event.entry(changed.seq + 1, now, me))?;
            }
            writer.append(case.id, case.seq, me, &stored(&events, &changed, people))?;
            alongside(writer)?;
            writer.put_projection(&projection::of(&changed, protocol, people, school))?;
            Ok::<_, AppError>(changed)
        })?;
        if let Some(joined) = joined {
            self.people = joined;
        }
        Ok(self.keep(changed, erasures))
    }

    /// Drops everything derived and derives it again from the journal.
    pub fn rebuild_projections(&mut self) -> Result<(), AppError> {
        let (now, me, people, school) = (self.clock.now(), self.me, &self.people, &self.school);
        self.vault.write(now, |writer| {
            projection::rebuild(writer, people, school)?;
            Ok(writer.put_setting(DERIVED, &projection::DERIVED_BY, me)?)
        })
    }
}

/// Everyone with newcomers among them; nothing when there are none, so that an ordinary step copies nobody.
fn joined(people: &People, newcomers: &[Pupil]) -> Result<Option<People>, AppError> {
    if newcomers.is_empty() {
        return Ok(None);
    }
    let mut joined = people.clone();
    for pupil in newcomers {
        if joined.pupils.insert(pupil.id, pupil.clone()).is_some() {
            return Err(AppError::PersonExists);
        }
    }
    Ok(Some(joined))
}

/// The protocol that a case was opened with; the current one before that.
pub(crate) fn protocol_of(case: &Case) -> Result<&'static Protocol, AppError> {
    match &case.opened {
        None => Ok(Protocol::current()),
        Some(opened) => Protocol::version(opened.protocol).ok_or(AppError::Vault(VaultError::Newer)),
    }
}

mod references;
#[cfg(test)]
mod tests;
