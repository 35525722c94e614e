//! People and settings: JSON rows, each change of which keeps the version before it with moment and person.

use std::fmt;

use chrono::{DateTime, Utc};
use domain::ids::{GuardianId, PupilId, StaffId};
use domain::people::{Guardian, People, Pupil, Staff};
use rusqlite::named_params;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::VaultError;
use crate::mac::{Mac, Tag};
use crate::secret::Keys;
use crate::transaction::{Reader, Writer};
use crate::value::{from_json, moment, parse_moment, sound, to_json, uuid};

/// Which kind of person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonKind {
    /// A pupil (*leerling*).
    Pupil,
    /// A parent, guardian or foster parent (*ouder/verzorger*).
    Guardian,
    /// A member of staff (*medewerker*).
    Staff,
}

/// A person that the vault keeps with a history.
pub trait Person: Serialize + DeserializeOwned {
    /// Which kind.
    const KIND: PersonKind;
    /// Identity.
    fn id(&self) -> Uuid;
}

impl Person for Pupil {
    const KIND: PersonKind = PersonKind::Pupil;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Person for Guardian {
    const KIND: PersonKind = PersonKind::Guardian;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Person for Staff {
    const KIND: PersonKind = PersonKind::Staff;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

/// A version of a person or setting.
#[derive(Clone, PartialEq, Eq)]
pub struct Version<T> {
    /// 1, 2, 3, …
    pub number: u32,
    /// What it was.
    pub value: T,
    /// Since when.
    pub changed_at: DateTime<Utc>,
    /// Who changed it.
    pub changed_by: StaffId,
}

impl<T> fmt::Debug for Version<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Version({}, {}, {:?}, …)", self.number, self.changed_at, self.changed_by)
    }
}

const SETTING: &str = "setting";

impl Reader<'_> {
    /// Everyone, as decisions and documents need them.
    pub fn people(&self) -> Result<People, VaultError> {
        Ok(People {
            pupils: self.all::<Pupil>()?.into_iter().map(|person| (person.id, person)).collect(),
            guardians: self.all::<Guardian>()?.into_iter().map(|person| (person.id, person)).collect(),
            staff: self.all::<Staff>()?.into_iter().map(|person| (person.id, person)).collect(),
        })
    }

    /// One pupil.
    pub fn pupil(&self, id: PupilId) -> Result<Option<Pupil>, VaultError> {
        self.person(id.0)
    }

    /// One parent or guardian.
    pub fn guardian(&self, id: GuardianId) -> Result<Option<Guardian>, VaultError> {
        self.person(id.0)
    }

    /// One member of staff.
    pub fn staff(&self, id: StaffId) -> Result<Option<Staff>, VaultError> {
        self.person(id.0)
    }

    /// The versions of a person, oldest first; the last one is in force.
    pub fn person_history<T: Person>(&self, id: Uuid) -> Result<Vec<Version<T>>, VaultError> {
        self.history(T::KIND.code(), &id.to_string())
    }

    /// A setting of the school or the program.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, VaultError> {
        self.record(SETTING, key)?.map(|record| from_json(&record.body)).transpose()
    }

    /// The versions of a setting, oldest first; the last one is in force.
    pub fn setting_history<T: DeserializeOwned>(&self, key: &str) -> Result<Vec<Version<T>>, VaultError> {
        self.history(SETTING, key)
    }

    /// Checks all people and settings, earlier versions included.
    pub(crate) fn verify_records(&self) -> Result<(), VaultError> {
        let mut statement = self.conn.prepare(include_str!("records/every.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            Record::read(row)?.checked(self.keys)?;
        }
        Ok(())
    }

    /// A record of a kind that has a file of its own.
    pub(crate) fn one_record<T: DeserializeOwned>(&self, kind: &str, key: &str) -> Result<Option<T>, VaultError> {
        self.record(kind, key)?.map(|record| from_json(&record.body)).transpose()
    }

    fn person<T: Person>(&self, id: Uuid) -> Result<Option<T>, VaultError> {
        self.one_record(T::KIND.code(), &id.to_string())
    }

    fn all<T: Person>(&self) -> Result<Vec<T>, VaultError> {
        self.all_records(T::KIND.code())
    }

    /// All records of a kind.
    pub(crate) fn all_records<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("records/all.sql"))?;
        let mut rows = statement.query(named_params! { ":kind": kind })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let record = Record::read(row)?.checked(self.keys)?;
            all.push(from_json(&record.body)?);
        }
        Ok(all)
    }

    /// The versions of a record, oldest first.
    pub(crate) fn history<T: DeserializeOwned>(&self, kind: &str, key: &str) -> Result<Vec<Version<T>>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("records/history.sql"))?;
        let mut rows = statement.query(named_params! { ":kind": kind, ":key": key })?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            versions.push(Record::read(row)?.checked(self.keys)?.version()?);
        }
        Ok(versions)
    }

    fn record(&self, kind: &str, key: &str) -> Result<Option<Record>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("records/one.sql"))?;
        let mut rows = statement.query(named_params! { ":kind": kind, ":key": key })?;
        rows.next()?.map(|row| Record::read(row)?.checked(self.keys)).transpose()
    }
}

impl Writer<'_> {
    /// Adds or changes a person. Nothing happens when nothing differs.
    pub fn put_person<T: Person>(&mut self, person: &T, actor: StaffId) -> Result<(), VaultError> {
        self.put(T::KIND.code(), &person.id().to_string(), to_json(person)?, actor)
    }

    /// Sets a setting. Nothing happens when nothing differs.
    pub fn put_setting<T: Serialize>(&mut self, key: &str, value: &T, actor: StaffId) -> Result<(), VaultError> {
        self.put(SETTING, key, to_json(value)?, actor)
    }

    /// Takes a person away with all earlier versions; backups from before this go after the next one. Whether there
    /// was such a person.
    pub fn erase_person(&mut self, kind: PersonKind, id: Uuid) -> Result<bool, VaultError> {
        self.erase_record(kind.code(), &id.to_string())
    }

    /// Adds or changes a record of a kind that has a file of its own.
    pub(crate) fn put_record<T: Serialize>(
        &mut self,
        kind: &str,
        key: &str,
        value: &T,
        actor: StaffId,
    ) -> Result<(), VaultError> {
        self.put(kind, key, to_json(value)?, actor)
    }

    /// Takes a record away with all earlier versions. Whether it was there.
    pub(crate) fn erase_record(&mut self, kind: &str, key: &str) -> Result<bool, VaultError> {
        let params = named_params! { ":kind": kind, ":key": key };
        self.conn.prepare_cached(include_str!("records/erase_history.sql"))?.execute(params)?;
        let erased = self.conn.prepare_cached(include_str!("records/erase.sql"))?.execute(params)? > 0;
        if erased {
            self.mark_erasure();
        }
        Ok(erased)
    }

    fn put(&mut self, kind: &str, key: &str, body: String, actor: StaffId) -> Result<(), VaultError> {
        let current = self.record(kind, key)?;
        if current.as_ref().is_some_and(|record| record.body == body) {
            return Ok(());
        }
        if current.is_some() {
            let mut keep = self.conn.prepare_cached(include_str!("records/keep.sql"))?;
            keep.execute(named_params! { ":kind": kind, ":key": key })?;
        }
        let record = Record {
            kind: kind.to_owned(),
            key: key.to_owned(),
            version: current.map_or(0, |record| record.version).saturating_add(1),
            body,
            changed_at: moment(self.now),
            changed_by: actor.0.into_bytes(),
            mac: Tag::default(),
        };
        self.conn.prepare_cached(include_str!("records/put.sql"))?.execute(named_params! {
            ":kind": record.kind,
            ":key": record.key,
            ":version": record.version,
            ":body": record.body,
            ":changed_at": record.changed_at,
            ":changed_by": record.changed_by,
            ":mac": record.seal(self.keys).tag(),
        })?;
        Ok(())
    }
}

impl PersonKind {
    fn code(self) -> &'static str {
        match self {
            Self::Pupil => "pupil",
            Self::Guardian => "guardian",
            Self::Staff => "staff",
        }
    }
}

/// A row of either table; a version keeps its hash when it moves to the history.
struct Record {
    kind: String,
    key: String,
    version: u32,
    body: String,
    changed_at: String,
    changed_by: [u8; 16],
    mac: Tag,
}

impl Record {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            kind: row.get("kind")?,
            key: row.get("key")?,
            version: row.get("version")?,
            body: row.get("body")?,
            changed_at: row.get("changed_at")?,
            changed_by: row.get("changed_by")?,
            mac: row.get("mac")?,
        })
    }

    fn checked(self, keys: &Keys) -> Result<Self, VaultError> {
        sound(self.seal(keys).is(&self.mac)).map(|()| self)
    }

    fn version<T: DeserializeOwned>(self) -> Result<Version<T>, VaultError> {
        Ok(Version {
            number: self.version,
            value: from_json(&self.body)?,
            changed_at: parse_moment(&self.changed_at)?,
            changed_by: StaffId(uuid(self.changed_by)),
        })
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "record")
            .field(self.kind.as_bytes())
            .field(self.key.as_bytes())
            .number(self.version.into())
            .field(self.body.as_bytes())
            .field(self.changed_at.as_bytes())
            .field(&self.changed_by)
    }
}

#[cfg(test)]
mod tests;
