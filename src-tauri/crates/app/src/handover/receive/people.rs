//! Who the people of a file are here.

use std::collections::BTreeMap;

use domain::case::Case;
use domain::event::Event;
use domain::ids::PupilId;
use domain::names::fold;
use domain::people::{Guardian, Name, People, Pupil, Staff};
use uuid::Uuid;

use super::{PupilMatch, Standing};
use crate::error::{AppError, HandoverProblem};
use crate::handover::content::{Content, PeopleLines};
use crate::people::{checked_full_name, checked_guardian, checked_pupil};
use crate::session::Session;

impl Session {
    /// Who a pupil of the file is here, as far as the names tell.
    pub(super) fn matching(&self, pupil: &Pupil, case: &Case, same: &BTreeMap<Uuid, Uuid>) -> PupilMatch {
        let known = self.people.pupils.contains_key(&pupil.id) || same.contains_key(&pupil.id.0);
        let namesake = self.people.pupils.values().find(|here| {
            let differ = pupil.born.zip(here.born).is_some_and(|(there, here)| there != here);
            !differ && same_name(&here.name, &pupil.name)
        });
        let standing = match namesake {
            _ if known => Standing::Known,
            Some(namesake) => Standing::Namesake(namesake.id),
            None => Standing::New,
        };
        PupilMatch {
            pupil: pupil.id,
            name: pupil.name.full(),
            class: pupil.class.clone(),
            role: case.role_of(pupil.id),
            standing,
            namesake_class: namesake.map(|here| here.class.clone()).unwrap_or_default(),
        }
    }

    /// People of the file who are somebody here without a question: members of staff by name, and whoever got another id
    /// when the case was taken over before.
    pub(super) fn same_people(&self, content: &Content) -> BTreeMap<Uuid, Uuid> {
        let here = &self.people;
        let known = |id: &Uuid| {
            here.pupils.contains_key(&PupilId(*id))
                || here.guardians.keys().any(|known| known.0 == *id)
                || here.staff.keys().any(|known| known.0 == *id)
        };
        let mut same = BTreeMap::new();
        for entry in content.entries() {
            if let Event::CaseReceived { received, .. } = &entry.event {
                let back = received.matched.iter().filter(|(there, here)| known(there) && !known(here));
                same.extend(back.map(|(there, here)| (*here, *there)));
            }
        }
        for staff in &content.people.staff {
            let mut namesakes = here.staff.values().filter(|here| same_name(&here.name, &staff.name));
            if let (false, Some(namesake), None) = (known(&staff.id.0), namesakes.next(), namesakes.next()) {
                same.entry(staff.id.0).or_insert(namesake.id.0);
            }
        }
        same
    }

    /// Parents with the same name as a parent of the same pupil here are that parent.
    pub(super) fn match_guardians(&self, people: &PeopleLines, names: &mut BTreeMap<Uuid, Uuid>) {
        for guardian in people.guardians.iter().filter(|guardian| !self.people.guardians.contains_key(&guardian.id)) {
            let wards = guardian.pupils.iter().map(|(pupil, _)| names.get(&pupil.0).copied().unwrap_or(pupil.0));
            let wards: Vec<PupilId> = wards.map(PupilId).collect();
            let namesake = self.people.guardians.values().find(|here| {
                same_name(&here.name, &guardian.name) && wards.iter().any(|pupil| here.custody_of(*pupil).is_some())
            });
            if let Some(namesake) = namesake {
                names.entry(guardian.id.0).or_insert(namesake.id.0);
            }
        }
    }

    /// Refuses people who could not have been registered here.
    pub(super) fn checked_people(&self, people: &PeopleLines) -> Result<(), HandoverProblem> {
        let today = self.clock.today();
        let pupils = people.pupils.iter().all(|pupil| checked_pupil(pupil.clone(), today).is_ok());
        let guardians = people.guardians.iter().all(|guardian| checked_guardian(guardian.clone()).is_ok());
        let staff = people.staff.iter().all(|staff| checked_full_name(&staff.name).is_ok());
        if pupils && guardians && staff { Ok(()) } else { Err(HandoverProblem::Inconsistent) }
    }

    /// Who is not known here yet, and the parents here who turn out to have another child in the case. What is known here of
    /// anybody is never overwritten.
    pub(super) fn newcomers(
        &self,
        people: &PeopleLines,
        names: &BTreeMap<Uuid, Uuid>,
    ) -> Result<PeopleLines, AppError> {
        let here = &self.people;
        let taken = |id: &Uuid| names.values().any(|here| here == id);
        let mut new = PeopleLines::default();
        for pupil in people.pupils.iter().filter(|pupil| !here.pupils.contains_key(&pupil.id)) {
            new.pupils.push(checked_pupil(pupil.clone(), self.clock.today())?);
        }
        for guardian in &people.guardians {
            match here.guardians.get(&guardian.id) {
                None => new.guardians.push(checked_guardian(guardian.clone())?),
                Some(known) => {
                    let mut known = known.clone();
                    let more = guardian.pupils.iter().filter(|(pupil, _)| known.custody_of(*pupil).is_none());
                    let more: Vec<_> = more.copied().collect();
                    if !more.is_empty() {
                        known.pupils.extend(more);
                        new.guardians.push(known);
                    }
                }
            }
        }
        for staff in people.staff.iter().filter(|staff| !here.staff.contains_key(&staff.id) && !taken(&staff.id.0)) {
            new.staff.push(Staff { name: checked_full_name(&staff.name)?, ..staff.clone() });
        }
        Ok(new)
    }
}

fn same_name(one: &Name, other: &Name) -> bool {
    let words = |name: &Name| fold(&name.full()).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(one) == words(other)
}

/// The people here with those who come in.
pub(super) fn joined(people: &People, new: &PeopleLines) -> People {
    let mut joined = people.clone();
    joined.pupils.extend(new.pupils.iter().map(|pupil| (pupil.id, pupil.clone())));
    joined.guardians.extend(new.guardians.iter().map(|guardian: &Guardian| (guardian.id, guardian.clone())));
    joined.staff.extend(new.staff.iter().map(|staff| (staff.id, staff.clone())));
    joined
}
