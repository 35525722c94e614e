//! Making a backup, and taking old ones away.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::stop::{self, Stop};
use super::{Backup, BackupName, Description, check, damaged, free_name, retention};
use crate::db;
use crate::error::VaultError;
use crate::files;
use crate::folder::{DATABASE, KEYS, VaultFolder};
use crate::state::State;
use crate::vault::{Vault, close};

/// Where a copy is while it is made; not a backup name, so it is never listed.
const MAKING: &str = "making";

impl Vault {
    /// Makes a verified backup, then takes away those that are no longer to be kept. After an erasure that is all
    /// older ones, and what restores had set aside.
    pub fn backup(&mut self, now: DateTime<Utc>) -> Result<Backup, VaultError> {
        self.back_up(now, &Stop::when(|| false))
    }

    /// As [`Self::backup`], but leaves off when `stop` says so; then there is none and nothing has changed. It is
    /// asked often, until the copy is good and gets its name.
    pub fn backup_unless(
        &mut self,
        now: DateTime<Utc>,
        stop: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Result<Option<Backup>, VaultError> {
        let stop = Stop::when(stop);
        match self.back_up(now, &stop) {
            Err(_) if stop.is_seen() => Ok(None),
            done => done.map(Some),
        }
    }

    /// Whether something changed since the last backup, or an erasure has still to reach the backups.
    pub fn is_backup_due(&self) -> Result<bool, VaultError> {
        let state = State::load(&self.conn, &self.keys)?;
        let newest = self.folder.backups()?.into_iter().find(|backup| backup.head.is_some());
        let Some(newest) = newest.filter(|_| !state.erasure_pending) else { return Ok(true) };
        match Description::read(&self.folder.backup_folder(&newest.name))? {
            Some(known) if known.is_sealed_by(&self.keys) => Ok(!known.is_of(&state, &self.folder.keys())?),
            _ => Ok(true),
        }
    }

    fn back_up(&mut self, now: DateTime<Utc>, stop: &Stop) -> Result<Backup, VaultError> {
        let backups = self.folder.backups_folder();
        let making = backups.join(MAKING);
        stop.watch(&mut self.conn)?;
        let made = self.make_in(&making, stop);
        let ignored = stop::ignore(&mut self.conn);
        if made.is_err() {
            // A copy that is not good, perhaps because the disk is full, is in nobody's way.
            let _ = fs::remove_dir_all(&making);
        }
        let state = made?;
        ignored?;
        let name = free_name(&backups, now);
        files::move_folder(&making, &self.folder.backup_folder(&name))?;
        if state.erasure_pending {
            self.forget_all_but(&name)?;
        } else {
            prune(&self.folder, now)?;
        }
        self.folder.backup(name)
    }

    /// Makes and checks a copy, and describes it. The state it has.
    fn make_in(&self, making: &Path, stop: &Stop) -> Result<State, VaultError> {
        stop.check()?;
        db::check_pages(&self.conn, &self.folder.database())?;
        if making.exists() {
            fs::remove_dir_all(making)?;
        }
        files::create_private_folder(making)?;
        stop.check()?;
        self.copy_to(making)?;
        stop.check()?;
        let mut copy = check::open_copy(making, &self.keys)?;
        stop.watch(&mut copy)?;
        check::check_content(&copy, making, &self.keys).map_err(as_backup_damage)?;
        check::compare(self, &copy, making)?;
        close(copy)?;
        stop.check()?;
        let state = State::load(&self.conn, &self.keys)?;
        Description::of(making, &state, &self.keys, stop)?.write(making)?;
        files::sync_folder(making)?;
        stop.check()?;
        Ok(state)
    }

    fn copy_to(&self, making: &Path) -> Result<(), VaultError> {
        let bytes = self.key_file.to_bytes();
        if fs::read(self.folder.keys())? != bytes {
            // A bad sector since it was read: what is in memory was sealed and is sound.
            self.key_file.write(&self.folder.keys())?;
        }
        files::write_durably(&making.join(KEYS), &bytes)?;
        let database = making.join(DATABASE);
        let target = database.to_str().ok_or(VaultError::Path)?;
        self.conn.prepare("VACUUM INTO ?1")?.execute([target])?;
        Ok(files::sync_file(&database)?)
    }

    /// The last step of an erasure: the one new backup stays, everything older goes. When it is cut short, the mark in
    /// the database makes the next backup do it again.
    fn forget_all_but(&mut self, name: &BackupName) -> Result<(), VaultError> {
        for backup in self.folder.backups()? {
            if backup.name != *name {
                fs::remove_dir_all(self.folder.backup_folder(&backup.name))?;
            }
        }
        let aside = self.folder.aside_folder();
        if aside.exists() {
            fs::remove_dir_all(aside)?;
        }
        files::sync_folder(&self.folder.backups_folder())?;
        let transaction = self.conn.transaction()?;
        let mut state = State::load(&transaction, &self.keys)?;
        state.erasure_pending = false;
        state.save(&transaction, &self.keys)?;
        Ok(transaction.commit()?)
    }
}

/// Takes away the backups that the schedule no longer keeps. A damaged one is no help to anyone and only ages.
fn prune(folder: &VaultFolder, now: DateTime<Utc>) -> Result<(), VaultError> {
    let (whole, damaged): (Vec<_>, Vec<_>) = folder.backups()?.into_iter().partition(|backup| backup.head.is_some());
    let moments: Vec<_> = whole.iter().map(|backup| backup.made_at).collect();
    let kept = retention::kept(&moments, now);
    let old = whole.iter().filter(|backup| !kept.contains(&backup.made_at));
    for backup in old.chain(damaged.iter().filter(|backup| retention::is_too_old(backup.made_at, now))) {
        fs::remove_dir_all(folder.backup_folder(&backup.name))?;
    }
    Ok(files::sync_folder(&folder.backups_folder())?)
}

/// The copy is at fault, not the live vault: that one was checked just before.
fn as_backup_damage(error: VaultError) -> VaultError {
    if matches!(error, VaultError::Damaged(_)) { damaged() } else { error }
}
