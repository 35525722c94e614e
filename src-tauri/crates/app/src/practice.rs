//! The practice vault (*oefenen*): example cases, played through the same use cases that a person goes through.
//!
//! The texts and the order of events stand in `practice/nl`; nothing here writes a row of its own.

mod days;
mod play;
mod scribble;
mod script;

use chrono::{Days, NaiveDate};
use domain::calendar::Calendar;
use vault::{KdfCost, UnlockError, VaultError};

use self::days::SchoolDays;
use self::script::Script;
use crate::clock::Clock;
use crate::door::{Door, Found};
use crate::error::AppError;
use crate::nl::PRACTICE_PASSPHRASE;
use crate::session::Session;

/// After this many days the examples are too old to practise with.
const FRESH_DAYS: i64 = 30;

/// The day the practice vault was filled; not there while that is still going on.
const MADE_ON: &str = "practice-made-on";

impl Door {
    /// Opens the practice vault, and makes it when it is not there. One that is half made, damaged, or that got another
    /// passphrase is set aside for a new one. `NotFound` when this is not the door of a practice vault.
    pub fn open_practice(&self) -> Result<Session, AppError> {
        self.check_is_practice()?;
        match self.look()? {
            Found::Empty => self.make_practice(),
            Found::Damaged(_) => self.reset_practice(),
            Found::Newer => Err(VaultError::Newer.into()),
            Found::ReadOnly => Err(VaultError::ReadOnly.into()),
            Found::Vault => match self.unlock(PRACTICE_PASSPHRASE.to_owned()) {
                Ok(session) => {
                    if session.practice_made_on()?.is_some() {
                        return Ok(session);
                    }
                    drop(session);
                    self.reset_practice()
                }
                Err(AppError::Unlock(UnlockError::Wrong) | AppError::Vault(VaultError::Damaged(_))) => {
                    self.reset_practice()
                }
                Err(error) => Err(error),
            },
        }
    }

    /// Sets the practice vault aside, whatever its state, and makes a new one with examples of today. No session may be
    /// open.
    pub fn reset_practice(&self) -> Result<Session, AppError> {
        self.check_is_practice()?;
        self.folder.retire(self.clock.now())?;
        self.make_practice()
    }

    fn check_is_practice(&self) -> Result<(), AppError> {
        if self.practice { Ok(()) } else { Err(AppError::NotFound) }
    }

    fn make_practice(&self) -> Result<Session, AppError> {
        let script = Script::read();
        let today = self.clock.today();
        let days = SchoolDays::new(Calendar::new(script.school.region, &[]), today);
        let first = script.scenes().map(|(_, scene)| scene.at).max().unwrap_or_default();
        let clock = Clock::at(SchoolDays::moment(days.back(first), script::OPENING_HOUR));
        let past = Door { folder: self.folder.clone(), clock: clock.clone(), practice: true, cost: KdfCost::LIGHTEST };
        let (mut session, _) = past.create(script.first_start(), PRACTICE_PASSPHRASE.to_owned())?;
        let school = script.school_settings(session.school(), &days);
        session.save_school(school)?;
        session.set_logo(include_bytes!("practice/nl/logo.png"))?;
        play::play(&mut session, &clock, &days, &script)?;
        session.clock = self.clock.clone();
        session.finish_practice(today)?;
        Ok(session)
    }
}

impl Session {
    /// The day the practice vault was made; nothing in a real vault.
    pub fn practice_made_on(&self) -> Result<Option<NaiveDate>, AppError> {
        Ok(self.vault.read(|reader| reader.setting(MADE_ON))?)
    }

    /// Whether the examples of a practice vault are so old that the program should offer new ones.
    pub fn is_practice_stale(&self) -> Result<bool, AppError> {
        let today = self.clock.today();
        Ok(self.practice_made_on()?.is_some_and(|made_on| (today - made_on).num_days() >= FRESH_DAYS))
    }

    fn finish_practice(&mut self, today: NaiveDate) -> Result<(), AppError> {
        self.set_confirmed(true)?;
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_setting(MADE_ON, &today, me))?)
    }
}

/// A pupil's date of birth: so many years and days old on a day.
fn born(today: NaiveDate, (years, days): (u32, u64)) -> Option<NaiveDate> {
    today.checked_sub_months(chrono::Months::new(years * 12))?.checked_sub_days(Days::new(days))
}
