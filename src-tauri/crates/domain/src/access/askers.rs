//! Who may ask about a pupil.

use chrono::NaiveDate;

use super::{Asker, Entitled};
use crate::ids::PupilId;
use crate::people::{Custody, People};

/// The age from which the pupil exercises the privacy rights (UAVG art. 5).
const OWN_RIGHTS: u32 = 16;

/// How someone stands towards a pupil's data on a day; nothing for who is no parent or guardian of the pupil.
pub fn entitled(people: &People, pupil: PupilId, by: Asker, on: NaiveDate) -> Option<Entitled> {
    let age = people.pupils.get(&pupil)?.age_on(on);
    let own = age.map(|age| age >= OWN_RIGHTS);
    Some(match by {
        Asker::Pupil {} => match own {
            Some(true) => Entitled::ByRight,
            Some(false) => Entitled::ParentsDecide,
            None => Entitled::AgeUnknown,
        },
        Asker::Guardian { guardian } => match (own, people.guardians.get(&guardian)?.custody_of(pupil)?) {
            (Some(true), _) => Entitled::PupilDecides,
            (_, Custody::No) => Entitled::NoCustody,
            (None, _) => Entitled::AgeUnknown,
            (Some(false), Custody::Unknown) => Entitled::CustodyUnknown,
            (Some(false), Custody::Yes) => Entitled::ByRight,
        },
    })
}

/// Whoever may ask about a pupil, with how each stands on a day, who exercises the rights first.
pub fn askers(people: &People, pupil: PupilId, on: NaiveDate) -> Vec<(Asker, Entitled)> {
    let parents = people.guardians_of(pupil).into_iter().map(|parent| Asker::Guardian { guardian: parent.id });
    let all = std::iter::once(Asker::Pupil {}).chain(parents);
    let mut all: Vec<_> = all.filter_map(|by| Some((by, entitled(people, pupil, by, on)?))).collect();
    all.sort_by_key(|(_, standing)| *standing != Entitled::ByRight);
    all
}
