//! Who takes part in a case.

use app::Referable;
use app::domain::ids::{GuardianId, PupilId, StaffId};
use app::domain::model::{Recipient, Role};
use app::domain::names::Named;
use app::domain::people::{Guardian, Pupil};
use serde::Serialize;
use specta::Type;

use super::{Look, Written, maybe};

views! {
    /// A pupil in this case.
    PartyView {
        pupil: Pupil,
        name: String,
        short_name: String,
        age: Option<u32>,
        then: Option<ThenView>,
        role: Role,
        guardians: Vec<GuardianView>,
    }
    /// Class and age on the day the pupil came into the case.
    ThenView { class: Written, age: Option<u32> }
    /// A parent or guardian.
    GuardianView { guardian: Guardian, name: String }
    /// A guardian by name.
    NamedGuardian { id: GuardianId, name: String }
}

impl Look<'_> {
    pub(super) fn name(&self, pupil: PupilId) -> String {
        self.file.people.pupils.get(&pupil).map(|known| known.name.full()).unwrap_or_default()
    }

    pub(super) fn staff(&self, id: StaffId) -> String {
        self.file.people.staff.get(&id).map(|known| known.name.full()).unwrap_or_default()
    }

    pub(super) fn guardian(&self, id: GuardianId) -> NamedGuardian {
        let name = self.file.people.guardians.get(&id).map(|known| known.name.full()).unwrap_or_default();
        NamedGuardian { id, name }
    }

    pub(super) fn recipient_name(&self, recipient: &Recipient) -> String {
        match recipient {
            Recipient::Pupil { pupil } => self.name(*pupil),
            Recipient::Authority { authority, .. } => app::domain::compose::texts::authority(*authority).to_owned(),
            Recipient::Guardians { guardians, .. } => {
                let names: Vec<String> = guardians.iter().map(|id| self.guardian(*id).name).collect();
                app::domain::compose::texts::and(&names)
            }
        }
    }

    fn then(&self, pupil: PupilId) -> Option<ThenView> {
        let mut snapshots = self.file.case.life.snapshots.iter();
        let came = snapshots.find(|snapshot| snapshot.pupil == pupil && snapshot.conversation.is_none())?;
        let age = maybe(came.age.as_ref()).and_then(|age| age.parse().ok());
        Some(ThenView { class: maybe(came.class.as_ref()), age })
    }

    pub(super) fn parties(&self) -> Vec<PartyView> {
        let (people, today) = (&self.file.people, self.file.today);
        let mut parties = Vec::new();
        for participation in &self.file.case.participations {
            let Some(pupil) = people.pupils.get(&participation.pupil) else { continue };
            let guardians = people.guardians_of(pupil.id).into_iter();
            parties.push(PartyView {
                pupil: pupil.clone(),
                name: pupil.name.full(),
                short_name: pupil.name.short().to_owned(),
                age: pupil.age_on(today),
                then: self.then(pupil.id),
                role: participation.role,
                guardians: guardians.map(|g| GuardianView { guardian: g.clone(), name: g.name.full() }).collect(),
            });
        }
        parties
    }
}

/// Someone whom a text of the case can refer to.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReferableView {
    /// Who.
    pub person: Named,
    /// How the reference reads in a text.
    pub shown: String,
    /// What tells this person apart: the class of a pupil, the children of a parent.
    pub detail: String,
    /// By which beginnings this person is found, folded.
    pub words: Vec<String>,
}

impl ReferableView {
    /// The view of someone a text can refer to.
    pub fn new(one: &Referable) -> Self {
        let Referable { person, shown, detail, words } = one.clone();
        Self { person, shown, detail, words }
    }
}
