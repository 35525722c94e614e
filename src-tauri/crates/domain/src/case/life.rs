//! What surrounds the steps of a case.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};

use super::{Case, Phase};
use crate::event::Received;
use crate::ids::{CaseId, ConversationId, GuardianId, NoteId, PupilId, StaffId};
use crate::model::{ClassWork, ConsentScope, ContactWay, ExternalStatus, LinkKind, RequestAnswer, Role};
use crate::protocol::Step;
use crate::text::Text;

/// What surrounds the steps: who was told and may know, what runs beside them, and how the case itself fares.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Life {
    /// Whose case it is: who opened it, or took it over last.
    pub mentor: Option<StaffId>,
    /// Families that were told that there is a case, oldest first.
    pub told: Vec<Told>,
    /// What pupils of age agreed to or took back, in order of entry.
    pub consents: Vec<Consent>,
    /// Requests of parents without custody, in order of entry.
    pub requests: Vec<InformationRequest>,
    /// How the contact outside the school stood, oldest first: the last one counts.
    pub external: Vec<External>,
    /// What was seen online, in order of entry.
    pub evidence: Vec<Evidence>,
    /// Work with the class, in order of entry.
    pub class_work: Vec<ClassWorkDone>,
    /// What witnesses told, in order of entry. Shielded: no paper prints it.
    pub witnesses: Vec<Witness>,
    /// Class and age of pupils on the days that matter.
    pub snapshots: Vec<Snapshot>,
    /// Who left and is not back.
    pub left: BTreeMap<PupilId, Left>,
    /// To whom it was handed over, while it is not taken over.
    pub handed_over: Option<HandedOver>,
    /// The files in which it came from colleagues, oldest first.
    pub received: Vec<Received>,
    /// Why it must be kept, while it must.
    pub legal_hold: Option<LegalHold>,
    /// Other cases that hang together with this one.
    pub links: Vec<Link>,
    /// The case this one went on in, while it was not opened again.
    pub(super) merged_into: Option<CaseId>,
    /// Why safety should be looked at again, while nobody did.
    pub safety_asked: Option<SafetyAsk>,
    /// The steps that began, per stretch.
    pub(super) begun: BTreeSet<(u32, Step)>,
}

/// Why safety should be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SafetyAsk {
    /// This step began.
    Step(Step),
    /// The next round began.
    Round,
    /// The case was opened again.
    Reopened,
    /// This pupil turned out to be a gepeste leerling too.
    Pupil(PupilId),
    /// A check found that it got worse for this pupil.
    Worse(PupilId),
}

/// A family that was told that there is a case.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Told {
    pub pupil: PupilId,
    pub on: NaiveDate,
    pub channel: ContactWay,
    pub by: StaffId,
    pub note: Option<Text>,
}

/// What a pupil of age agreed to; without scopes it is a taking back.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub struct Consent {
    pub pupil: PupilId,
    pub on: NaiveDate,
    pub guardians: BTreeSet<GuardianId>,
    pub scopes: BTreeSet<ConsentScope>,
    pub note: Option<Text>,
}

/// A request of a parent without custody.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct InformationRequest {
    pub pupil: PupilId,
    pub guardian: GuardianId,
    pub on: NaiveDate,
    pub answer: RequestAnswer,
    pub ground: Text,
}

/// How the contact outside the school stood.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct External {
    pub status: ExternalStatus,
    pub on: NaiveDate,
    pub contact: Option<Text>,
    pub agreed: Option<Text>,
}

/// Something seen online.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Evidence {
    pub id: NoteId,
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
    pub seen_where: Text,
    pub what: Text,
    pub seen_by: Text,
    pub kept_by: Option<Text>,
    /// Why the text was corrected, per correction, oldest first.
    pub corrections: Vec<Text>,
}

/// Work with the class.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct ClassWorkDone {
    pub id: NoteId,
    pub on: NaiveDate,
    pub work: ClassWork,
    pub staff: Vec<StaffId>,
    pub what: Text,
    /// Why the text was corrected, per correction, oldest first.
    pub corrections: Vec<Text>,
}

/// What a witness told.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Witness {
    pub id: NoteId,
    pub pupil: PupilId,
    pub on: NaiveDate,
    pub staff: Vec<StaffId>,
    pub account: Text,
    /// Why the text was corrected, per correction, oldest first.
    pub corrections: Vec<Text>,
}

/// A pupil as things stood on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Who.
    pub pupil: PupilId,
    /// The day a conversation was held; none for the day the pupil came into the case.
    pub conversation: Option<ConversationId>,
    /// The class.
    pub class: Option<Text>,
    /// The age in years.
    pub age: Option<Text>,
}

/// A pupil who left the case.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Left {
    pub on: NaiveDate,
    pub reason: Text,
}

/// A case on its way to a colleague.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct HandedOver {
    pub to: StaffId,
    pub on: NaiveDate,
    pub note: Option<Text>,
}

/// A case that must be kept (*bewaren om een juridische reden*).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct LegalHold {
    pub on: NaiveDate,
    pub reason: Text,
}

/// Another case that hangs together with this one.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Link {
    pub other: CaseId,
    pub link: LinkKind,
    pub on: NaiveDate,
    pub reason: Text,
    pub shielded: BTreeSet<PupilId>,
}

impl Case {
    /// The contact outside the school as it stands: never a step, and it blocks none.
    pub fn external(&self) -> ExternalStatus {
        self.life.external.last().map_or(ExternalStatus::None, |external| external.status)
    }

    /// Whether this pupil left the case and is not back.
    pub fn has_left(&self, pupil: PupilId) -> bool {
        self.life.left.contains_key(&pupil)
    }

    /// The pupils on both sides who are still there: duties go for them.
    pub fn present_parties(&self) -> impl Iterator<Item = PupilId> + '_ {
        self.parties().filter(|pupil| !self.has_left(*pupil))
    }

    /// The case this one goes on in, when it was merged and not opened again.
    pub fn merged_into(&self) -> Option<CaseId> {
        self.life.merged_into.filter(|_| self.phase == Phase::Closed)
    }

    /// Pupils who are not in this case, and whom texts of it may name as they came from another one.
    pub fn shielded(&self) -> BTreeSet<PupilId> {
        let named = self.life.links.iter().flat_map(|link| link.shielded.iter().copied());
        named.filter(|pupil| self.role_of(*pupil).is_none()).collect()
    }

    /// The day of step 2 as told in this round, for each pestende leerling who was not spoken yet; for nobody by name
    /// while it is not known who that is.
    pub fn step_two_waiting(&self) -> Vec<(Option<PupilId>, NaiveDate)> {
        let told = self.safety.as_ref().filter(|safety| safety.round == self.round);
        let Some(day) = told.and_then(|safety| safety.step_two_told_for) else { return Vec::new() };
        if self.pupils(Role::Bullying).next().is_none() {
            return vec![(None, day)];
        }
        let spoken = |pupil| self.conversations_of(Step::Bullying, self.round).any(|c| c.pupils.contains(&pupil));
        let waiting = self.pupils(Role::Bullying).filter(|pupil| !self.has_left(*pupil) && !spoken(*pupil));
        waiting.map(|pupil| (Some(pupil), day)).collect()
    }

    /// The pupils whose family was not told yet that there is a case: everyone with a side in it, and everyone who was
    /// spoken. Who left is told too: a file is kept all the same.
    pub fn untold(&self) -> Vec<PupilId> {
        let sided = |role| matches!(role, Role::Bullied | Role::Bullying | Role::Follower);
        let spoken = |pupil| self.conversations.iter().any(|c| c.pupils.contains(&pupil));
        let told = |pupil| self.life.told.iter().any(|told| told.pupil == pupil);
        self.participations
            .iter()
            .filter(|p| (sided(p.role) || spoken(p.pupil)) && !told(p.pupil))
            .map(|p| p.pupil)
            .collect()
    }

    /// Whether something still binds this pupil: an agreement that runs, or a sanction.
    pub(super) fn is_bound(&self, pupil: PupilId) -> bool {
        self.agreements.iter().any(|a| a.pupil == pupil && a.ended.is_none())
            || self.sanctions.iter().any(|s| s.pupil == pupil && s.withdrawn.is_none())
    }
}
