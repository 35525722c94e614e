//! To whom a letter about a measure goes: by age and custody on the date of the decision.

use chrono::NaiveDate;

use crate::case::{Case, Measure, Standing};
use crate::ids::{GuardianId, PupilId};
use crate::measure::{Letter, Voice};
use crate::model::{Authority, ConsentScope, Recipient};
use crate::people::{Custody, Guardian, People};

/// Whom a measure concerns on a day: under 18 the pupil and every parent with custody; from 18 the pupil alone, and
/// the parents only with consent (WVO 2020 art. 8.14 and 8.15).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerned {
    /// The pupil.
    pub pupil: PupilId,
    /// Whether the pupil is 18 or over. An unknown date of birth counts as under 18.
    pub of_age: bool,
    /// Under 18 the parents with custody, from 18 those whom the pupil lets have papers: each with a letter of their own.
    pub guardians: Vec<GuardianId>,
    /// Under 18: parents of whom it is not known whether they have custody.
    pub custody_unknown: Vec<GuardianId>,
    /// Under 18: parents with custody whom the school may not contact. What then, is for the schoolleiding.
    pub out_of_reach: Vec<GuardianId>,
}

impl Concerned {
    /// Whom a measure concerns.
    pub fn on(case: &Case, people: &People, pupil: PupilId, on: NaiveDate) -> Self {
        let of_age = people.pupils.get(&pupil).is_some_and(|known| known.is_adult_on(on));
        let with = |custody| {
            let guardians = people.guardians_of(pupil).into_iter();
            guardians.filter(move |g| g.custody_of(pupil) == Some(custody))
        };
        let ids = |guardians: Vec<&Guardian>| guardians.into_iter().map(|guardian| guardian.id).collect();
        let (reached, out_of_reach) = with(Custody::Yes).partition(|guardian| guardian.contact_allowed);
        let agreed = |guardian: &&Guardian| {
            case.standing(people, pupil, guardian.id, ConsentScope::Papers, on) == Standing::ByConsent
        };
        let told = || people.guardians_of(pupil).into_iter().filter(agreed).map(|guardian| guardian.id).collect();
        if of_age {
            let (custody_unknown, out_of_reach) = (Vec::new(), Vec::new());
            return Self { pupil, of_age, guardians: told(), custody_unknown, out_of_reach };
        }
        let custody_unknown = ids(with(Custody::Unknown).collect());
        Self { pupil, of_age, guardians: ids(reached), custody_unknown, out_of_reach: ids(out_of_reach) }
    }

    /// Everyone who has to be heard: consent to be told makes nobody a party, so from 18 only the pupil.
    pub fn voices(&self) -> Vec<Voice> {
        let mut voices = vec![Voice::Pupil {}];
        if !self.of_age {
            voices.extend(self.guardians.iter().map(|guardian| Voice::Guardian { guardian: *guardian }));
        }
        voices
    }

    /// Whom a letter can be for, each with a copy of their own. Those whom the school may not contact are among them, last: a
    /// copy for one of them asks for a reason.
    pub fn possible_readers(&self, measure: &Measure, letter: Letter) -> Vec<Recipient> {
        let pupil = self.pupil;
        let authority = |authority| vec![Recipient::Authority { pupil, authority }];
        match letter {
            Letter::Inspectorate {} => authority(Authority::Inspectorate),
            Letter::Municipality {} => authority(Authority::Municipality),
            Letter::Proposal {} => authority(Authority::Board),
            Letter::Hearing { number } => {
                measure.hearing(number).map_or_else(Vec::new, |hearing| self.listeners(&hearing.voices))
            }
            // Whoever is only told of it has no say in it.
            Letter::Invitation {} if self.of_age => vec![Recipient::Pupil { pupil }],
            Letter::Invitation {} | Letter::Announcement {} | Letter::Decision {} | Letter::Objection { .. } => {
                let unreached = self.out_of_reach.iter();
                let unreached = unreached.map(|id| Recipient::Guardians { pupil, guardians: vec![*id] });
                self.readers().into_iter().chain(unreached).collect()
            }
        }
    }

    /// Who reads what was said at a hearing: whoever was there. What the pupil said alone is for the parents too, as they
    /// are told alike; what one parent said is not for the other.
    fn listeners(&self, voices: &[Voice]) -> Vec<Recipient> {
        let pupil = self.pupil;
        let alone = voices.iter().all(|voice| *voice == Voice::Pupil {});
        let mut readers = Vec::new();
        if self.of_age || voices.contains(&Voice::Pupil {}) {
            readers.push(Recipient::Pupil { pupil });
        }
        let was_there = |id: &GuardianId| voices.contains(&Voice::Guardian { guardian: *id });
        let family = self.guardians.iter().chain(&self.out_of_reach);
        let parents = family.filter(|id| if alone { !self.of_age } else { was_there(id) });
        readers.extend(parents.map(|id| Recipient::Guardians { pupil, guardians: vec![*id] }));
        readers
    }

    /// Everyone of the family who is written to: one reader per letter.
    pub fn readers(&self) -> Vec<Recipient> {
        let pupil = self.pupil;
        let parents = self.guardians.iter().map(|guardian| Recipient::Guardians { pupil, guardians: vec![*guardian] });
        std::iter::once(Recipient::Pupil { pupil }).chain(parents).collect()
    }
}
