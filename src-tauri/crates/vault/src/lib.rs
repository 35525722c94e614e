//! The encrypted store: keys, journal, projections, search, backup.
//!
//! A [`VaultFolder`] is claimed, a [`Vault`] in it is created or unlocked, and then everything goes through
//! [`Vault::read`] and [`Vault::write`]. One `write` is one transaction; only its [`Writer`] can change a row.
//!
//! Invariants: no code here deletes or replaces a live database; no error carries text, names or keys; every row whose
//! content is shown or signed is checked against a keyed hash when it is read; there is no clock, time is passed in.

mod backup;
mod db;
mod documents;
mod drafts;
mod error;
mod exports;
mod files;
mod folder;
mod journal;
mod keyfile;
mod location;
mod mac;
mod packages;
mod projections;
mod random;
mod records;
mod rescue;
mod scans;
mod secret;
mod state;
mod transaction;
mod tries;
mod value;
mod vault;

#[cfg(test)]
mod testing;

pub use backup::{Backup, BackupName, KeysFrom, Relation, Restored, Secret};
pub use documents::{DocumentInfo, NewDocument};
pub use drafts::{Draft, DraftId};
pub use error::{Damage, UnlockError, VaultError};
pub use exports::{Export, NewExport};
pub use folder::{Status, VaultFolder, status};
pub use journal::ChainHead;
pub use keyfile::KdfCost;
pub use location::{Risk, risk};
pub use projections::{AgendaRow, CaseFilter, CaseOrder, CaseRow, Page, Projection};
pub use records::{Person, PersonKind, Version};
pub use rescue::Rescue;
pub use secret::{Passphrase, RecoveryKey, RecoveryKeyError};
pub use transaction::{Reader, Writer};
pub use vault::Vault;
