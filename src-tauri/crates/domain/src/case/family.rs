//! Which parents may know what, on a day: computed from age, custody, consent and requests.

use chrono::NaiveDate;

use super::Case;
use crate::ids::{GuardianId, PupilId};
use crate::model::{ConsentScope, RequestAnswer};
use crate::people::{Custody, People};

/// How a guardian stands towards information about a pupil on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Informed as a parent of a pupil under 18. Unknown custody counts as custody.
    ByRight,
    /// The pupil, 18 or over, agreed (UAVG art. 5; WVO 2020 art. 2.97).
    ByConsent,
    /// Without custody: limited information, as a request for it was granted (BW 1:377c).
    OnRequest,
    /// Not: the pupil is 18 or over and did not agree to this.
    PupilIsAdult,
    /// Not: no custody, and no request was granted.
    NoCustody,
    /// Not: the school may not contact this person.
    NoContact,
    /// Not: no guardian of this pupil.
    Stranger,
}

impl Standing {
    /// Whether the information may go there.
    pub fn may(self) -> bool {
        match self {
            Self::ByRight | Self::ByConsent | Self::OnRequest => true,
            Self::PupilIsAdult | Self::NoCustody | Self::NoContact | Self::Stranger => false,
        }
    }
}

/// Who gets what concerns a pupil on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressees {
    /// Whether the pupil is of age, and so the one who decides.
    pub adult: bool,
    /// The parents who are informed, invited or written to, in a fixed order.
    pub guardians: Vec<GuardianId>,
    /// The others, each with the reason.
    pub others: Vec<(GuardianId, Standing)>,
}

impl Case {
    /// How a guardian stands towards one kind of information about a pupil on a day.
    pub fn standing(
        &self,
        people: &People,
        pupil: PupilId,
        guardian: GuardianId,
        scope: ConsentScope,
        on: NaiveDate,
    ) -> Standing {
        let known = people.guardians.get(&guardian);
        let Some((known, custody)) = known.and_then(|g| g.custody_of(pupil).map(|custody| (g, custody))) else {
            return Standing::Stranger;
        };
        let adult = people.pupils.get(&pupil).is_some_and(|known| known.is_adult_on(on));
        let standing = if adult {
            if self.agreed_to(pupil, guardian, scope, on) { Standing::ByConsent } else { Standing::PupilIsAdult }
        } else if custody == Custody::No {
            if self.was_granted(pupil, guardian, on) { Standing::OnRequest } else { Standing::NoCustody }
        } else {
            Standing::ByRight
        };
        if standing.may() && !known.contact_allowed { Standing::NoContact } else { standing }
    }

    /// Who gets one kind of information about a pupil on a day.
    pub fn addressees(&self, people: &People, pupil: PupilId, scope: ConsentScope, on: NaiveDate) -> Addressees {
        let adult = people.pupils.get(&pupil).is_some_and(|known| known.is_adult_on(on));
        let (mut guardians, mut others) = (Vec::new(), Vec::new());
        for guardian in people.guardians_of(pupil) {
            match self.standing(people, pupil, guardian.id, scope, on) {
                standing if standing.may() => guardians.push(guardian.id),
                standing => others.push((guardian.id, standing)),
            }
        }
        Addressees { adult, guardians, others }
    }

    /// Whether the last thing the pupil said about it by that day covers this; of one day the last entry counts.
    fn agreed_to(&self, pupil: PupilId, guardian: GuardianId, scope: ConsentScope, on: NaiveDate) -> bool {
        let said = self.life.consents.iter().filter(|consent| consent.pupil == pupil && consent.on <= on);
        said.max_by_key(|consent| consent.on)
            .is_some_and(|last| last.guardians.contains(&guardian) && last.scopes.contains(&scope))
    }

    fn was_granted(&self, pupil: PupilId, guardian: GuardianId, on: NaiveDate) -> bool {
        let asked = self.life.requests.iter().filter(|r| r.pupil == pupil && r.guardian == guardian && r.on <= on);
        asked.max_by_key(|request| request.on).is_some_and(|last| last.answer == RequestAnswer::Granted)
    }
}
