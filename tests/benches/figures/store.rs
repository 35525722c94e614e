//! A real vault with many cases, in a folder that disappears.

use std::path::PathBuf;

use app::{Clock, Door, FirstStart, KdfCost, Session};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::calendar::Region;
use domain::ids::CaseId;
use domain::model::CaseNumber;
use domain::people::{Name, SchoolType, StaffRole};
use tempfile::TempDir;
use vault::{Passphrase, Vault, VaultFolder, Writer};

use crate::figure::Outcome;
use crate::folk::Folk;
use crate::scribe::Scribe;
use crate::script;

/// Opens every vault of the bench.
pub const PASSPHRASE: &str = "paarse giraf eet zeven wolken";

/// Cases that are written in one go: the fewer transactions, the sooner the vault is full.
const IN_ONE_GO: usize = 250;

/// A vault and whoever is in it.
pub struct Store {
    /// Who there is.
    pub folk: Folk,
    /// The clock of the program: it stands still, so that every run measures the same.
    pub clock: Clock,
    dir: TempDir,
}

impl Store {
    /// A vault with people and no case. Deriving its key takes no time.
    pub fn new(pupils: usize) -> Outcome<Self> {
        // Below the folder of the build, for a temporary folder may be one in memory, where nothing is durable.
        let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let clock = Clock::at(today().and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(10));
        let start = FirstStart {
            name: Name { first: "Joke".into(), infix: "de".into(), last: "Vries".into(), call: String::new() },
            role: StaffRole::Mentor,
            school: "Voorbeeldcollege".into(),
            place: "Ergenshuizen".into(),
            address: vec!["Schoolplein 1".into()],
            region: Region::Middle,
            school_type: SchoolType::Public,
        };
        let door = Door::claim(&dir.path().join("vault"), false, clock.clone(), KdfCost::for_tests())?;
        let (mut session, key) = door.create(start, PASSPHRASE.to_owned())?;
        session.confirm_recovery_key(&key.printed())?;
        let folk = Folk::new(pupils, session.me()?.clone());
        session.close(false)?;
        drop(door);
        let store = Self { folk, clock, dir };
        store.with_vault(|store, vault| store.write(vault, |writer| store.register(writer)))?;
        Ok(store)
    }

    /// The folder of the vault.
    pub fn path(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    /// A folder on the same disk, beside the vault.
    pub fn beside(&self) -> PathBuf {
        self.dir.path().join("beside.db")
    }

    /// The door of the vault.
    pub fn door(&self) -> Outcome<Door> {
        Ok(Door::claim(&self.path(), false, self.clock.clone(), KdfCost::for_tests())?)
    }

    /// Takes the vault itself, past the use cases: for what is written in bulk, and to look at its parts alone.
    pub fn with_vault<T>(&self, work: impl FnOnce(&Self, &mut Vault) -> Outcome<T>) -> Outcome<T> {
        let folder = VaultFolder::claim(&self.path())?;
        let passphrase = Passphrase::new(PASSPHRASE.to_owned());
        let mut vault = Vault::unlock_with_passphrase(&folder, &passphrase, self.clock.now())?;
        let answer = work(self, &mut vault)?;
        vault.close()?;
        Ok(answer)
    }

    /// Writes cases as a team leaves them behind: one in four in hand, half of the others closed lightly. Answers with
    /// those in hand that went through the plan up to its end. Lists know nothing of them until
    /// [`Session::rebuild_projections`].
    pub fn fill(&self, vault: &mut Vault, cases: usize) -> Outcome<Vec<CaseId>> {
        let mut followed = Vec::new();
        let mut left = cases;
        while left > 0 {
            let batch = left.min(IN_ONE_GO);
            self.write(vault, |writer| {
                for _ in 0..batch {
                    self.add_any(writer, &mut followed)?;
                }
                Ok(())
            })?;
            left -= batch;
        }
        Ok(followed)
    }

    fn add_any(&self, writer: &mut Writer<'_>, followed: &mut Vec<CaseId>) -> Outcome {
        let (all, ago) = (script::STAGES.len(), 100 + self.folk.number(1000));
        match self.folk.number(8) {
            0 | 1 => {
                let stages = 1 + self.folk.number(all - 1);
                // Long enough ago for what happened, and no longer: what is planned lies around today.
                let case = self.add(writer, 4 * stages, |scribe| script::ordinary(scribe, stages))?;
                if stages + 1 == all {
                    followed.push(case);
                }
            }
            2..5 => self.add(writer, ago, script::light).map(drop)?,
            _ => self.add(writer, ago, |scribe| script::ordinary(scribe, all)).map(drop)?,
        }
        Ok(())
    }

    /// Writes one case, opened so many days ago, as a script tells it.
    pub fn add(
        &self,
        writer: &mut Writer<'_>,
        days_ago: usize,
        tell: impl FnOnce(&mut Scribe<'_>) -> Outcome,
    ) -> Outcome<CaseId> {
        let opened = today() - Days::new(days_ago as u64);
        let year = chrono::Datelike::year(&opened);
        let number = CaseNumber { year, serial: writer.next_case_number(year)? };
        let mut scribe = Scribe::new(&self.folk, opened, number);
        tell(&mut scribe)?;
        writer.append(scribe.case.id, 0, self.folk.mentor, &scribe.events)?;
        Ok(scribe.case.id)
    }

    /// The bytes of the database.
    pub fn size(&self) -> Outcome<u64> {
        Ok(std::fs::metadata(VaultFolder::claim(&self.path())?.database())?.len())
    }

    /// One transaction, at some moment of the last months.
    pub fn write<T>(&self, vault: &mut Vault, write: impl FnOnce(&mut Writer<'_>) -> Outcome<T>) -> Outcome<T> {
        let now = self.clock.now() - TimeDelta::hours(self.folk.number(24 * 60).try_into()?);
        vault.write(now, |writer| write(writer).map_err(Failure)).map_err(|Failure(error)| error)
    }

    fn register(&self, writer: &mut Writer<'_>) -> Outcome {
        let (people, me) = (&self.folk.people, self.folk.mentor);
        people.pupils.values().try_for_each(|pupil| writer.put_person(pupil, me))?;
        people.guardians.values().try_for_each(|guardian| writer.put_person(guardian, me))?;
        people.staff.values().try_for_each(|staff| writer.put_person(staff, me))?;
        Ok(())
    }
}

/// Opens the vault as the program does.
pub fn unlock(door: &Door) -> Outcome<Session> {
    Ok(door.unlock(PASSPHRASE.to_owned())?)
}

/// The day of every bench.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

/// Carries any error through a transaction.
struct Failure(Box<dyn std::error::Error>);

impl From<vault::VaultError> for Failure {
    fn from(error: vault::VaultError) -> Self {
        Self(error.into())
    }
}
