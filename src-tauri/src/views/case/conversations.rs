//! Conversations, and those that were not held.

use app::domain::ids::{ConversationId, GuardianId, PupilId, StaffId};
use app::domain::model::{Answer, Apology, ConversationForm, NotSpoken};
use app::domain::protocol::{ItemId, Step};
use serde::Serialize;
use specta::Type;

use super::{Look, Written, maybe, written};
use crate::views::{date, moment};

views! {
    /// The answer to the question before step 3.
    JointQuestionView { wanted: Answer, safe: Answer, note: Written }
    /// A conversation.
    ConversationView {
        id: ConversationId,
        recorded_at: String,
        round: u8,
        step: Step,
        held_on: String,
        form: ConversationForm,
        setting: Written,
        pupils: Vec<PupilId>,
        guardians: Vec<GuardianId>,
        staff: Vec<StaffId>,
        points: Vec<ItemId>,
        account: Written,
        remarks: Written,
        apology: Option<Apology>,
        corrections: Vec<Written>,
    }
    /// Why parents were not spoken.
    NotSpokenView { pupil: PupilId, why: NotSpoken, note: Written }
}

impl Look<'_> {
    pub(super) fn joint_question(&self) -> Option<JointQuestionView> {
        let case = &self.file.case;
        case.joint_question.get(&case.round).map(|q| JointQuestionView {
            wanted: q.wanted,
            safe: q.safe,
            note: maybe(q.note.as_ref()),
        })
    }

    pub(super) fn conversations(&self) -> Vec<ConversationView> {
        let conversations = self.file.case.conversations.iter();
        conversations
            .map(|c| ConversationView {
                id: c.id,
                recorded_at: moment(c.recorded_at),
                round: c.round.0,
                step: c.step,
                held_on: date(c.held_on),
                form: c.form.clone(),
                setting: maybe(c.setting.as_ref()),
                pupils: c.pupils.clone(),
                guardians: c.guardians.clone(),
                staff: c.staff.clone(),
                points: c.points.iter().cloned().collect(),
                account: written(&c.account),
                remarks: maybe(c.remarks.as_ref()),
                apology: c.apology,
                corrections: c.corrections.iter().map(written).collect(),
            })
            .collect()
    }

    pub(super) fn not_spoken(&self) -> Vec<NotSpokenView> {
        let talks = self.file.case.not_spoken.iter();
        talks
            .map(|(pupil, t)| NotSpokenView { pupil: *pupil, why: t.why.clone(), note: maybe(t.note.as_ref()) })
            .collect()
    }
}
