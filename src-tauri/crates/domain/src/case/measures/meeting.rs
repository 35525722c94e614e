//! The meeting of step 7 (7.2, 7.3): directie, mentor and the parents of one pestende leerling.

use crate::case::Case;
use crate::document::DocumentKind;
use crate::event::SignedWay;
use crate::ids::{AgreementId, ConversationId, GuardianId, PupilId, ReportId};
use crate::model::{Role, Signer};
use crate::people::{People, StaffRole};
use crate::protocol::Step;

/// The meeting with the family of one pupil in the current round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Whose family.
    pub pupil: PupilId,
    /// The meetings that were recorded, in order.
    pub conversations: Vec<ConversationId>,
    /// Whether someone of the schoolleiding was there, at one of them.
    pub school_leader: bool,
    /// Whether a mentor was there, at one of them.
    pub mentor: bool,
    /// Which parents were there.
    pub guardians: Vec<GuardianId>,
    /// Agreements about the approach.
    pub agreements: Vec<AgreementId>,
    /// The mentor's report (*verslag*), the latest.
    pub report: Option<ReportId>,
    /// What became of signing it.
    pub signature: MeetingSignature,
}

/// What became of signing a report: nothing depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingSignature {
    /// Someone of the family signed.
    Signed,
    /// Someone of the family did not want to.
    Refused,
    /// Someone of the family wants to read it at home first.
    AtHome,
    /// It was not asked.
    NotAsked,
}

impl Case {
    /// The meetings of step 7 in the current round: one row per pestende leerling, held or not.
    pub fn meetings(&self, people: &People) -> Vec<Meeting> {
        self.pupils(Role::Bullying).map(|pupil| self.meeting(pupil, people)).collect()
    }

    fn meeting(&self, pupil: PupilId, people: &People) -> Meeting {
        let held: Vec<_> =
            self.conversations_of(Step::Measures, self.round).filter(|c| c.pupils.contains(&pupil)).collect();
        let was_there = |role| {
            let mut staff = held.iter().flat_map(|c| &c.staff);
            staff.any(|id| people.staff.get(id).is_some_and(|known| known.role == role))
        };
        let mut guardians: Vec<GuardianId> = Vec::new();
        for guardian in held.iter().flat_map(|c| &c.guardians) {
            if !guardians.contains(guardian) {
                guardians.push(*guardian);
            }
        }
        let of_pupil = |a: &&super::super::Agreement| {
            a.step == Step::Measures && a.round == self.round && a.pupil == pupil && a.ended.is_none()
        };
        let report = self.reports.iter().rev().find(|report| {
            report.kind == DocumentKind::MeetingReport
                && report.round == self.round
                && report.recipient.pupil() == pupil
        });
        let family = report.iter().flat_map(|report| &report.signatures);
        let ways: Vec<_> =
            family.filter(|s| !matches!(s.signer, Signer::Staff { .. })).map(|signature| &signature.way).collect();
        let later = report.iter().flat_map(|report| &report.later).flat_map(|signed| &signed.signers);
        let on_paper = later.into_iter().any(|signer| !matches!(signer, Signer::Staff { .. }));
        let signature = if on_paper || ways.iter().any(|way| matches!(way, SignedWay::Drawn | SignedWay::Paper)) {
            MeetingSignature::Signed
        } else if ways.iter().any(|way| matches!(way, SignedWay::NotSigned { .. })) {
            MeetingSignature::Refused
        } else if ways.is_empty() {
            MeetingSignature::NotAsked
        } else {
            MeetingSignature::AtHome
        };
        Meeting {
            pupil,
            school_leader: was_there(StaffRole::SchoolLeader),
            mentor: was_there(StaffRole::Mentor),
            guardians,
            agreements: self.agreements.iter().filter(of_pupil).map(|a| a.id).collect(),
            report: report.map(|report| report.id),
            signature,
            conversations: held.into_iter().map(|c| c.id).collect(),
        }
    }
}
