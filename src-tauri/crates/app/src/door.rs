//! The vault while it is locked.

use std::path::Path;

use chrono::{DateTime, Days, Utc};
use domain::calendar::Region;
use domain::case::{Field, check_name};
use domain::ids::StaffId;
use domain::people::{Name, School, SchoolType, Staff, StaffRole};
use seal::{Holder, SealingKey};
use vault::{Damage, KdfCost, Passphrase, RecoveryKey, Status, Vault, VaultError, VaultFolder};

use crate::chance;
use crate::clock::Clock;
use crate::error::AppError;
use crate::people::{checked_full_name, optional};
use crate::projection;
use crate::session::{DERIVED, ME, SCHOOL, SEALING_KEY, Session, StoredKey};
use crate::settings::{RECOVERY_CONFIRMED, checked_address};
use crate::strength::{Strength, advise};

/// How long a sealing certificate is valid. A seal stays checkable afterwards; the program makes a new key in time.
const CERTIFICATE_DAYS: u64 = 10 * 365;

/// A vault folder that this program holds, and how to get in.
#[derive(Debug)]
pub struct Door {
    pub(crate) folder: VaultFolder,
    pub(crate) clock: Clock,
    pub(crate) practice: bool,
    pub(crate) cost: KdfCost,
}

/// What is behind the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing yet: first start.
    Empty,
    /// A vault to unlock.
    Vault,
    /// A vault that can not be opened as it is.
    Damaged(Damage),
    /// Made by a newer version of the program.
    Newer,
    /// The folder can not be written.
    ReadOnly,
}

/// What a first start asks.
#[derive(Clone)]
pub struct FirstStart {
    /// Name of the mentor.
    pub name: Name,
    /// Function.
    pub role: StaffRole,
    /// Name of the school.
    pub school: String,
    /// Its place, optional.
    pub place: String,
    /// Its address lines, optional.
    pub address: Vec<String>,
    /// Its holiday region.
    pub region: Region,
    /// Public or private.
    pub school_type: SchoolType,
}

impl Door {
    /// Takes hold of a folder, making it when it is not there.
    pub fn claim(path: &Path, practice: bool, clock: Clock, cost: KdfCost) -> Result<Self, AppError> {
        let folder = VaultFolder::prepare(path)?;
        Ok(Self { folder, clock, practice, cost })
    }

    /// Whether this is the practice vault.
    pub fn is_practice(&self) -> bool {
        self.practice
    }

    /// What is behind it.
    pub fn look(&self) -> Result<Found, AppError> {
        match self.folder.status()? {
            Status::Empty => Ok(Found::Empty),
            Status::Present => Ok(Found::Vault),
            Status::Damaged(damage) => Ok(Found::Damaged(damage)),
            Status::Newer => Ok(Found::Newer),
            Status::ReadOnly => Ok(Found::ReadOnly),
            Status::Missing => Err(VaultError::Missing.into()),
            Status::InUse => Err(VaultError::InUse.into()),
        }
    }

    /// First start: makes the vault with the mentor, the school and the sealing key in it, all or nothing. The recovery
    /// key is still to be typed back; until then the program asks for it.
    pub fn create(&self, start: FirstStart, passphrase: String) -> Result<(Session, RecoveryKey), AppError> {
        let (staff, school) = checked_start(start)?;
        let own = [staff.name.first.as_str(), &staff.name.last, &school.name];
        if advise(&passphrase, &own).0 == Strength::TooShort {
            return Err(AppError::PassphraseTooShort);
        }
        let mut rng = chance::system()?;
        let now = self.clock.now();
        let key = new_key(&staff, &school, now, &mut rng)?;
        let stored = StoredKey::of(&key)?;
        let passphrase = Passphrase::new(passphrase);
        let (vault, recovery_key) = Vault::create_with(&self.folder, &passphrase, self.cost, now, |writer| {
            writer.put_person(&staff, staff.id)?;
            writer.put_setting(ME, &staff.id, staff.id)?;
            writer.put_setting(SCHOOL, &school, staff.id)?;
            writer.put_setting(SEALING_KEY, &stored, staff.id)?;
            writer.put_setting(DERIVED, &projection::DERIVED_BY, staff.id)?;
            writer.put_setting(RECOVERY_CONFIRMED, &false, staff.id)
        })?;
        Ok((Session::take_up(vault, self.clock.clone(), self.practice)?, recovery_key))
    }

    /// Opens the vault with the passphrase.
    pub fn unlock(&self, passphrase: String) -> Result<Session, AppError> {
        let vault = Vault::unlock_with_passphrase(&self.folder, &Passphrase::new(passphrase), self.clock.now())?;
        Session::take_up(vault, self.clock.clone(), self.practice)
    }

    /// Opens the vault with the recovery key and sets a new passphrase.
    pub fn unlock_with_recovery_key(&self, typed: &str, passphrase: String) -> Result<Session, AppError> {
        let recovery_key = RecoveryKey::parse(typed).map_err(|_| AppError::NotARecoveryKey)?;
        if advise(&passphrase, &[]).0 == Strength::TooShort {
            return Err(AppError::PassphraseTooShort);
        }
        let mut vault = Vault::unlock_with_recovery_key(&self.folder, &recovery_key, self.clock.now())?;
        vault.change_passphrase(&Passphrase::new(passphrase), self.cost)?;
        Session::take_up(vault, self.clock.clone(), self.practice)
    }

    /// How expensive a guess is made when a key slot is written.
    pub fn cost(&self) -> KdfCost {
        self.cost
    }
}

fn checked_start(start: FirstStart) -> Result<(Staff, School), AppError> {
    let FirstStart { name, role, school, place, address, region, school_type } = start;
    let staff = Staff { id: StaffId(chance::id()?), name: checked_full_name(&name)?, role };
    let name = check_name(&school, Field::SchoolName)?;
    let mut school = School::new(name, optional(&place, Field::Place)?, region, school_type);
    school.address = checked_address(&address)?;
    Ok((staff, school))
}

/// A sealing key for this mentor at this school.
pub(crate) fn new_key(
    staff: &Staff,
    school: &School,
    now: DateTime<Utc>,
    rng: &mut impl rand_core::CryptoRng,
) -> Result<SealingKey, AppError> {
    let role = domain::compose::texts::staff_role(staff.role);
    let holder = Holder { name: format!("{} ({role})", staff.name.full()), school: school.name.clone() };
    let until = now.checked_add_days(Days::new(CERTIFICATE_DAYS)).unwrap_or(now);
    // A day early, so that a clock that is set back a little does not make the first seals invalid.
    let from = now.checked_sub_days(Days::new(1)).unwrap_or(now);
    Ok(SealingKey::generate(&holder, from, until, rng)?)
}
