//! How values look in a column.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::{Damage, VaultError};

/// 16 bytes of an id.
pub(crate) type Id = [u8; 16];

pub(crate) fn uuid(id: Id) -> Uuid {
    Uuid::from_bytes(id)
}

/// A moment with all its digits, so that what is read back equals what was written.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

pub(crate) fn parse_moment(text: &str) -> Result<DateTime<Utc>, VaultError> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|_| VaultError::Damaged(Damage::Row))
}

pub(crate) fn date(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

pub(crate) fn parse_date(text: &str) -> Result<NaiveDate, VaultError> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| VaultError::Damaged(Damage::Row))
}

pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, VaultError> {
    serde_json::to_string(value).map_err(|_| VaultError::Unstorable)
}

/// Reads JSON whose keyed hash was right: if it does not fit, then a newer program wrote it.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, VaultError> {
    serde_json::from_str(text).map_err(|_| VaultError::Newer)
}

/// A checked row, or the error that says it is not what was written.
pub(crate) fn sound(is_sound: bool) -> Result<(), VaultError> {
    if is_sound { Ok(()) } else { Err(VaultError::Damaged(Damage::Row)) }
}
