//! Whether the Leerplichtwet applies to a pupil on a day.

use chrono::{Datelike, Months, NaiveDate};

use crate::model::Answer;
use crate::people::Pupil;

/// What a person answered: only a person knows about a startkwalificatie, an exemption or twelve full school years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compulsory {
    /// Whether the Leerplichtwet applies; unknown: as the date of birth says.
    pub applies: Answer,
    /// Whether the pupil has a startkwalificatie (havo, vwo or mbo 2).
    pub qualified: Answer,
}

impl Compulsory {
    /// Nothing was answered.
    pub const UNKNOWN: Self = Self { applies: Answer::Unknown, qualified: Answer::Unknown };
}

/// Whether the Leerplichtwet 1969 applies to a pupil on a day. A person's answer goes before the date of birth.
///
/// Full compulsory education ends with the school year (1 August to 31 July) in which the pupil turns 16
/// (Leerplichtwet 1969 art. 3). Until 18 the kwalificatieplicht follows, unless there is a startkwalificatie (art. 4a).
/// An unknown date of birth counts as yes: then the stricter rules hold.
pub fn is_under_compulsory_education(pupil: Option<&Pupil>, answer: Compulsory, on: NaiveDate) -> bool {
    match answer.applies {
        Answer::Yes => return true,
        Answer::No => return false,
        Answer::Unknown => {}
    }
    let Some(born) = pupil.and_then(|pupil| pupil.born) else {
        return true;
    };
    if on <= last_day_of_full_compulsion(born) {
        return true;
    }
    on.years_since(born).is_some_and(|age| age < 18) && answer.qualified != Answer::Yes
}

/// Whether full compulsory education applies by the date of birth alone: nothing is left to ask a person.
pub fn is_fully_compulsory(pupil: Option<&Pupil>, on: NaiveDate) -> bool {
    pupil.and_then(|pupil| pupil.born).is_some_and(|born| on <= last_day_of_full_compulsion(born))
}

/// 31 July of the school year in which the pupil turns 16.
fn last_day_of_full_compulsion(born: NaiveDate) -> NaiveDate {
    let sixteen = born.checked_add_months(Months::new(16 * 12)).unwrap_or(NaiveDate::MAX);
    let year = if sixteen.month() >= 8 { sixteen.year() + 1 } else { sixteen.year() };
    NaiveDate::from_ymd_opt(year, 7, 31).unwrap_or(NaiveDate::MAX)
}
