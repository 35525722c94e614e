//! Telling on the desktop how much there is to do today: only when the mentor asked for it, and in numbers alone.

use chrono::NaiveDate;
use domain::agenda::Bucket;

use crate::error::AppError;
use crate::nl;
use crate::session::Session;

/// A setting of the vault: it is of the mentor whose vault it is, and nobody turns it on from outside.
const REMINDS: &str = "reminds";

/// How much there is to do on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub day: NaiveDate,
    /// For that day.
    pub today: usize,
    /// For a day before it.
    pub late: usize,
}

/// When it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The vault was just unlocked.
    Unlocked,
    /// The program has been open for a while.
    Working,
}

impl Due {
    /// Whether to tell it, after what was looked at the last time. A new day is always news, whenever it begins: at
    /// midnight, where this computer is. On the same day only who unlocks hears of more, and nobody while working.
    pub fn is_news(self, last: Option<Self>, moment: Moment) -> bool {
        let more = match last {
            Some(last) if last.day == self.day => moment == Moment::Unlocked && self.total() > last.total(),
            _ => true,
        };
        more && self.total() > 0
    }

    fn total(self) -> usize {
        self.today + self.late
    }
}

impl Session {
    /// Whether the desktop tells how much there is to do.
    pub fn reminds(&self) -> Result<bool, AppError> {
        Ok(self.vault.read(|reader| reader.setting(REMINDS))?.unwrap_or(false))
    }

    /// Changes that.
    pub fn set_reminds(&mut self, on: bool) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_setting(REMINDS, &on, me))?)
    }

    /// How much there is to do today; nothing when the mentor did not ask to be told.
    pub fn due(&self) -> Result<Option<Due>, AppError> {
        if !self.reminds()? {
            return Ok(None);
        }
        let day = self.clock.today();
        let items = self.agenda_until(day)?;
        let to_do = items.iter().filter(|found| !found.item.kind.is_information());
        let (mut today, mut late) = (0, 0);
        for found in to_do {
            match found.item.bucket {
                Bucket::Today => today += 1,
                Bucket::TooLate => late += 1,
                Bucket::ThisWeek | Bucket::Later | Bucket::Paused => {}
            }
        }
        Ok(Some(Due { day, today, late }))
    }

    /// What the desktop tells of it: numbers, no names.
    pub fn reminder(&self, due: Due) -> String {
        nl::reminder(due.today, due.late, self.practice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(day: &str, today: usize, late: usize) -> Due {
        Due { day: day.parse().unwrap(), today, late }
    }

    #[test]
    fn it_is_told_once_a_day_and_again_only_when_there_is_more() {
        use Moment::{Unlocked, Working};
        let morning = due("2026-11-24", 2, 1);
        for (last, now, moment, news) in [
            (None, morning, Unlocked, true),
            (None, morning, Working, true),
            (None, due("2026-11-24", 0, 0), Unlocked, false),
            (Some(morning), morning, Unlocked, false),
            (Some(morning), due("2026-11-24", 1, 1), Unlocked, false),
            (Some(morning), due("2026-11-24", 3, 1), Unlocked, true),
            (Some(morning), due("2026-11-24", 3, 1), Working, false),
            (Some(due("2026-11-24", 0, 0)), due("2026-11-24", 1, 0), Working, false),
            (Some(morning), due("2026-11-25", 0, 3), Working, true),
            (Some(morning), due("2026-11-25", 0, 0), Working, false),
            // A clock that was set back is on another day too.
            (Some(morning), due("2026-11-23", 1, 0), Working, true),
        ] {
            assert_eq!(now.is_news(last, moment), news, "{last:?}, {now:?}, {moment:?}");
        }
    }

    #[test]
    fn it_is_said_in_numbers() {
        for (today, late, told) in [
            (1, 0, "Je hebt 1 opvolging voor vandaag."),
            (3, 0, "Je hebt 3 opvolgingen voor vandaag."),
            (0, 1, "Je hebt 1 opvolging die te laat is."),
            (0, 2, "Je hebt 2 opvolgingen die te laat zijn."),
            (3, 1, "Je hebt 3 opvolgingen voor vandaag en 1 die te laat is."),
            (1, 2, "Je hebt 1 opvolging voor vandaag en 2 die te laat zijn."),
        ] {
            assert_eq!(nl::reminder(today, late, false), told);
            assert_eq!(nl::reminder(today, late, true), format!("Oefenen. {told}"));
        }
    }
}
