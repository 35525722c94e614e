//! Papers about a pupil's case as a whole, for one reader of that pupil's family: invitations, what is kept, how it ended,
//! and the form on which the pupil writes.

mod closing;
mod invitation;
mod sheet;
mod statement;
mod texts;

use super::letters::heading;
use super::{ComposeProblem, Draft};
use crate::case::{Case, Phase};
use crate::ids::PupilId;
use crate::model::{Role, Round};
use crate::people::Custody;

impl Draft<'_> {
    /// Whether what was said with this reader is in the case: a parent who was there, or the pupil.
    fn spoke_before(&self) -> bool {
        let pupil = self.reader.pupil.id;
        let parent = self.parent();
        self.case.conversations.iter().filter(|talk| talk.pupils == [pupil]).any(|talk| match parent {
            Some(parent) => talk.guardians.contains(&parent),
            None => talk.guardians.is_empty(),
        })
    }

    /// Whether this reader is a parent whose custody over the pupil is on record.
    fn has_custody(&self) -> bool {
        let known = self.parent().and_then(|id| self.desk.people.guardians.get(&id));
        known.and_then(|guardian| guardian.custody_of(self.reader.pupil.id)) == Some(Custody::Yes)
    }

    /// A paper of this kind is for one reader, and about no conversation and no measure.
    fn alone(&self) -> Result<(), ComposeProblem> {
        if self.request.conversation.is_some() {
            return Err(ComposeProblem::WrongConversation);
        }
        if self.request.letter.is_some() { Err(ComposeProblem::WrongLetter) } else { Ok(()) }
    }
}

/// Whether this pupil's family is told about the case: a party that is still at school.
pub(super) fn is_told_about(case: &Case, pupil: PupilId) -> bool {
    case.parties().any(|party| party == pupil) && !case.has_left(pupil)
}

/// Whether a talk with this pupil's parents can be planned.
pub(super) fn is_invited(case: &Case, pupil: PupilId) -> bool {
    case.phase == Phase::Open && is_told_about(case, pupil)
}

/// Whether the meeting of step 7 can be planned for this pupil.
pub(super) fn has_meeting(case: &Case, pupil: PupilId) -> bool {
    is_invited(case, pupil) && case.round > Round(1) && case.role_of(pupil) == Some(Role::Bullying)
}

/// Whether this pupil can be asked to write a statement in step 2.
pub(super) fn writes(case: &Case, pupil: PupilId) -> bool {
    let side = matches!(case.role_of(pupil), Some(Role::Bullying | Role::Follower));
    side && case.phase == Phase::Open && !case.has_left(pupil)
}

/// Whether there is an end to tell this pupil's family of.
pub(super) fn has_ended(case: &Case, pupil: PupilId) -> bool {
    let stopped = case.phase == Phase::Open && case.finding().is_some_and(|finding| finding.stopped);
    is_told_about(case, pupil) && (stopped || case.phase == Phase::Closed)
}
