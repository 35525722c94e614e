//! The keys that seal this mentor's papers: the one in use, those from before, and those that were lost.

mod nl;
mod papers;

use chrono::{DateTime, NaiveDate, Utc};
use domain::case::{Field, Refusal};
use seal::{Fingerprint, ImportError, SealingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use vault::{NewExport, Reader, Version};
use zeroize::Zeroizing;

use crate::chance;
use crate::door::new_key;
use crate::error::{AppError, SealProblem};
use crate::exports::hex;
use crate::session::{SEALING_KEY, Session, StoredKey};

pub(crate) use nl::NOTICE_TITLE;
pub use papers::{SealPaper, SealSheet};

/// The keys that were reported lost.
const LOST_KEYS: &str = "lost-keys";

/// Why a key is no longer trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossReason {
    /// The computer, or a copy of the vault, is gone.
    Lost,
    /// It was stolen.
    Stolen,
    /// Someone else may have used it.
    Misuse,
    /// The school withdrew the certificate.
    Withdrawn,
}

/// From when a key is no longer trusted, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The first day on which it may have been in other hands.
    pub since: NaiveDate,
    /// Why.
    pub reason: LossReason,
    /// When that was reported.
    pub reported: DateTime<Utc>,
}

#[derive(Serialize, Deserialize)]
struct LostKey {
    fingerprint: String,
    #[serde(flatten)]
    loss: Loss,
}

/// A key as the mentor sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// What can not be imitated.
    pub fingerprint: Fingerprint,
    /// Name and function, as the certificate says.
    pub holder: String,
    /// The school, as the certificate says.
    pub school: String,
    /// Who issued the certificate; nothing for one that the program made.
    pub issuer: Option<String>,
    /// The last moment of the certificate.
    pub valid_until: Option<DateTime<Utc>>,
    /// Since when it was used here.
    pub since: DateTime<Utc>,
    /// Until when; nothing for the one in use.
    pub until: Option<DateTime<Utc>>,
    /// When it was lost.
    pub loss: Option<Loss>,
}

impl std::fmt::Debug for KeyLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyLine({}, until: {:?}, loss: {:?})", self.fingerprint, self.until, self.loss)
    }
}

impl Session {
    /// The keys of this mentor, the one in use first.
    pub fn seal_keys(&self) -> Result<Vec<KeyLine>, AppError> {
        let (versions, lost) = self.vault.read(|reader| {
            Ok::<_, AppError>((reader.setting_history::<StoredKey>(SEALING_KEY)?, lost_keys(reader)?))
        })?;
        let mut lines: Vec<KeyLine> = Vec::new();
        for (index, version) in versions.iter().enumerate() {
            let key = version.value.open()?;
            let until = versions.get(index + 1).map(|next: &Version<StoredKey>| next.changed_at);
            lines.push(line(&key, version.changed_at, until, &lost));
        }
        lines.reverse();
        Ok(lines)
    }

    /// Reports that a key may be in other hands since that day. When it is the one in use, a new one takes its place.
    pub fn report_lost_key(
        &mut self,
        fingerprint: Fingerprint,
        since: NaiveDate,
        reason: LossReason,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        if since > self.clock.today() {
            return Err(Refusal::DateInFuture(Field::On).into());
        }
        let own = self.vault.read(own_keys)?;
        match own.iter().find(|(known, _)| *known == fingerprint) {
            None => return Err(SealProblem::Unknown.into()),
            Some((_, Some(_))) => return Err(SealProblem::Lost.into()),
            Some((_, None)) => {}
        }
        let me = self.me()?;
        let next = if fingerprint == self.key.fingerprint() {
            Some(new_key(me, &self.school, now, &mut chance::system()?)?)
        } else {
            None
        };
        let (actor, stored) = (me.id, next.as_ref().map(StoredKey::of).transpose()?);
        let lost = LostKey { fingerprint: hex(&fingerprint.0), loss: Loss { since, reason, reported: now } };
        self.vault.write(now, |writer| {
            let mut all: Vec<LostKey> = writer.setting(LOST_KEYS)?.unwrap_or_default();
            all.push(lost);
            writer.put_setting(LOST_KEYS, &all, actor)?;
            stored.map_or(Ok(()), |stored| writer.put_setting(SEALING_KEY, &stored, actor))
        })?;
        if let Some(next) = next {
            self.key = next;
        }
        Ok(())
    }

    /// Holds a PKCS#12 file of the school until it is opened or let go of; a lock wipes it too.
    pub fn offer_school_key(&mut self, file: Zeroizing<Vec<u8>>) -> Result<(), AppError> {
        self.school_file = None;
        seal::is_pkcs12(&file)?;
        self.school_file = Some(file);
        Ok(())
    }

    /// Lets go of it.
    pub fn drop_school_key(&mut self) {
        self.school_file = None;
    }

    /// Seals with the key of the file that is held. It stays held when only the password is wrong.
    pub fn open_school_key(&mut self, password: &str) -> Result<(), AppError> {
        let file = self.school_file.take().ok_or(SealProblem::NothingChosen)?;
        let opened = self.import_school_key(&file, password);
        if matches!(opened, Err(AppError::Seal(SealProblem::Import(ImportError::Password)))) {
            self.school_file = Some(file);
        }
        opened
    }

    /// Seals with the key of a PKCS#12 file of the school from now on. Neither the file nor its password is kept.
    pub fn import_school_key(&mut self, file: &[u8], password: &str) -> Result<(), AppError> {
        let key = seal::from_pkcs12(file, password, self.clock.now())?;
        self.use_key(key)
    }

    /// Seals with the certificate that the school issued for the key in use, from now on.
    pub fn import_certificate(&mut self, file: &[u8]) -> Result<(), AppError> {
        let key = self.key.issued(file, self.clock.now())?;
        self.use_key(key)
    }

    /// Seals with a key and certificate of the program's own from now on, instead of those of the school.
    pub fn use_own_key(&mut self) -> Result<(), AppError> {
        if self.key.issuer().is_none() {
            return Err(SealProblem::InUse.into());
        }
        let key = new_key(self.me()?, &self.school, self.clock.now(), &mut chance::system()?)?;
        self.use_key(key)
    }

    /// A request to the school to certify the key in use. It is listed in the export register before anyone has it.
    pub fn certificate_request(&mut self) -> Result<String, AppError> {
        let request = self.key.request()?;
        self.register_sheet(nl::REQUEST, nl::REQUEST_FOR, "saved", request.as_bytes())?;
        Ok(request)
    }

    fn use_key(&mut self, key: SealingKey) -> Result<(), AppError> {
        let fingerprint = key.fingerprint();
        if fingerprint == self.key.fingerprint() {
            return Err(SealProblem::InUse.into());
        }
        let lost = self.vault.read(own_keys)?;
        if lost.iter().any(|(known, loss)| *known == fingerprint && loss.is_some()) {
            return Err(SealProblem::Lost.into());
        }
        let (now, actor, stored) = (self.clock.now(), self.me, StoredKey::of(&key)?);
        self.vault.write(now, |writer| writer.put_setting(SEALING_KEY, &stored, actor))?;
        self.key = key;
        Ok(())
    }

    fn register_sheet(&mut self, what: &str, recipient: &str, way: &str, bytes: &[u8]) -> Result<(), AppError> {
        let (now, exported_by) = (self.clock.now(), self.me);
        let sha256 = Sha256::digest(bytes).into();
        let export = NewExport { what, case: None, document: None, recipient, way, exported_by, sha256 };
        self.vault.write(now, |writer| writer.add_export(&export))?;
        Ok(())
    }
}

fn line(key: &SealingKey, since: DateTime<Utc>, until: Option<DateTime<Utc>>, lost: &[LostKey]) -> KeyLine {
    let (holder, fingerprint) = (key.holder(), key.fingerprint());
    KeyLine {
        fingerprint,
        holder: holder.name,
        school: holder.school,
        issuer: key.issuer(),
        valid_until: key.validity().map(|(_, until)| until),
        since,
        until,
        loss: loss_of(fingerprint, lost),
    }
}

fn lost_keys(reader: &Reader<'_>) -> Result<Vec<LostKey>, AppError> {
    Ok(reader.setting(LOST_KEYS)?.unwrap_or_default())
}

fn loss_of(fingerprint: Fingerprint, lost: &[LostKey]) -> Option<Loss> {
    lost.iter().find(|lost| lost.fingerprint == hex(&fingerprint.0)).map(|lost| lost.loss)
}

/// The fingerprints of this mentor's keys, the one in use last, with when they were lost.
pub(crate) fn own_keys(reader: &Reader<'_>) -> Result<Vec<(Fingerprint, Option<Loss>)>, AppError> {
    let lost = lost_keys(reader)?;
    let mut keys = Vec::new();
    for version in reader.setting_history::<StoredKey>(SEALING_KEY)? {
        let fingerprint = version.value.open()?.fingerprint();
        keys.push((fingerprint, loss_of(fingerprint, &lost)));
    }
    Ok(keys)
}
