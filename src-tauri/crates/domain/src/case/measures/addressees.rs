//! To whom a letter about a measure goes: by age and custody on the date of the decision.

use chrono::NaiveDate;

use crate::ids::{GuardianId, PupilId};
use crate::measure::Voice;
use crate::model::Recipient;
use crate::people::{Custody, People};

/// Whether a pupil of 18 or over wants the parents to be told.
pub trait ConsentLookup {
    /// Whether consent that covers measures holds on this day.
    fn covers(&self, pupil: PupilId, on: NaiveDate) -> bool;
}

/// No pupil consented to anything.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoConsent;

impl ConsentLookup for NoConsent {
    fn covers(&self, _: PupilId, _: NaiveDate) -> bool {
        false
    }
}

/// Whom a measure concerns on a day: under 18 the pupil and every parent with custody; from 18 the pupil alone, and
/// the parents only with consent (WVO 2020 art. 8.14 and 8.15).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressees {
    /// The pupil.
    pub pupil: PupilId,
    /// Whether the pupil is 18 or over. An unknown date of birth counts as under 18.
    pub of_age: bool,
    /// Parents with custody who are told, each with a letter of their own.
    pub guardians: Vec<GuardianId>,
    /// Under 18: parents of whom it is not known whether they have custody.
    pub custody_unknown: Vec<GuardianId>,
}

impl Addressees {
    /// Whom a measure concerns.
    pub fn on(pupil: PupilId, on: NaiveDate, people: &People, consents: &dyn ConsentLookup) -> Self {
        let of_age = people.pupils.get(&pupil).is_some_and(|known| known.is_adult_on(on));
        let with = |custody| {
            let guardians = people.guardians_of(pupil).into_iter();
            guardians.filter(|g| g.custody_of(pupil) == Some(custody)).map(|g| g.id).collect::<Vec<_>>()
        };
        let told = !of_age || consents.covers(pupil, on);
        Self {
            pupil,
            of_age,
            guardians: if told { with(Custody::Yes) } else { Vec::new() },
            custody_unknown: if of_age { Vec::new() } else { with(Custody::Unknown) },
        }
    }

    /// Everyone who has to be heard: consent to be told makes nobody a party, so from 18 only the pupil.
    pub fn voices(&self) -> Vec<Voice> {
        let mut voices = vec![Voice::Pupil {}];
        if !self.of_age {
            voices.extend(self.guardians.iter().map(|guardian| Voice::Guardian { guardian: *guardian }));
        }
        voices
    }

    /// One reader per letter.
    pub fn readers(&self) -> Vec<Recipient> {
        let pupil = self.pupil;
        let parents = self.guardians.iter().map(|guardian| Recipient::Guardians { pupil, guardians: vec![*guardian] });
        std::iter::once(Recipient::Pupil { pupil }).chain(parents).collect()
    }
}
