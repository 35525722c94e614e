//! A damaged vault, opened to save what can still be read. Nothing is changed, mended or migrated.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::backup::Secret;
use crate::db::{self, Access};
use crate::error::{UnlockError, VaultError};
use crate::folder::VaultFolder;
use crate::secret::Keys;
use crate::transaction::Reader;
use crate::vault::{close, keys_behind_passphrase, keys_behind_recovery_key};

/// A vault open for reading only (*reddingsscherm*). There is no way from here to a [`crate::Writer`]. Dropping it wipes
/// the keys.
pub struct Rescue {
    folder: VaultFolder,
    keys: Keys,
}

impl std::fmt::Debug for Rescue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rescue(…)")
    }
}

impl Rescue {
    /// Opens what is there, without asking whether all of it is sound. Wrong tries count as at an unlock.
    pub fn open(folder: &VaultFolder, secret: Secret<'_>, now: DateTime<Utc>) -> Result<Self, UnlockError> {
        let (_, keys) = match secret {
            Secret::Passphrase(passphrase) => keys_behind_passphrase(folder, passphrase, now)?,
            Secret::RecoveryKey(key) => keys_behind_recovery_key(folder, key)?,
        };
        let rescue = Self { folder: folder.clone(), keys };
        close(rescue.connect()?)?;
        Ok(rescue)
    }

    /// Reads. Every row is still checked: damage in one case does not hide the others, and is never shown as text.
    pub fn read<T, E: From<VaultError>>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        // A connection of its own each time: after one bad page SQLCipher refuses all that follows on the same one.
        let conn = self.connect()?;
        read(&Reader { conn: &conn, keys: &self.keys })
    }

    fn connect(&self) -> Result<Connection, VaultError> {
        db::open(&self.folder.database(), &self.keys.database, Access::Read)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use domain::text::About;

    use super::*;
    use crate::error::Damage;
    use crate::testing::{Fixture, case, now, passphrase};

    #[test]
    fn what_is_sound_can_still_be_read_and_what_is_not_is_never_shown() {
        let mut fixture = Fixture::new();
        for number in 0..30 {
            fixture.record(case(number), &[(About::Case, &"tekst ".repeat(5000))]);
        }
        fixture.close();
        let path = fixture.folder.database();
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert_eq!(fixture.unlock().unwrap_err(), VaultError::Damaged(Damage::Database).into());

        let passphrase = passphrase();
        let rescue = Rescue::open(&fixture.folder, Secret::Passphrase(&passphrase), now()).unwrap();
        let read: Vec<_> = (0..30).map(|number| rescue.read(|r| r.entries(case(number)))).collect();
        let sound = read.iter().filter(|entries| entries.as_ref().is_ok_and(|entries| entries.len() == 1)).count();
        assert!((25..30).contains(&sound), "one page takes one text along, not those after it: {sound}");
        assert!(read.iter().all(|entries| matches!(entries, Ok(_) | Err(VaultError::Damaged(_)))));
        assert_eq!(fs::read(&path).unwrap(), bytes, "nothing was changed");
        let wrong = crate::Passphrase::new("iets anders".to_owned());
        let refused = Rescue::open(&fixture.folder, Secret::Passphrase(&wrong), now());
        assert_eq!(refused.unwrap_err(), UnlockError::Wrong);
    }
}
