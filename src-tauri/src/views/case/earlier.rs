//! What a step held in the rounds before this one: it stays readable.

use app::domain::case::RowProgress;
use app::domain::event::PointState;
use app::domain::ids::ConversationId;
use app::domain::model::Round;
use app::domain::protocol::{ItemId, Step};
use serde::Serialize;
use specta::Type;

use super::{Look, PointStateView, Written, maybe};

views! {
    /// A line of a step in an earlier round: its conversations, and its points that were done or not needed.
    EarlierView { round: u8, conversations: Vec<ConversationId>, points: Vec<EarlierPointView> }
    /// A point in an earlier round.
    EarlierPointView { id: ItemId, text: String, state: PointStateView, reason: Written }
}

impl Look<'_> {
    /// The earlier rounds of a line, the latest first. Step 4 knows no rounds: its line shows all there is.
    pub(super) fn earlier(&self, step: Step, row: &RowProgress) -> Vec<EarlierView> {
        if step == Step::Parents {
            return Vec::new();
        }
        let before = (1..self.file.case.round.0).rev();
        let views = before.map(|round| self.in_round(Round(round), step, row));
        views.filter(|view| !view.conversations.is_empty() || !view.points.is_empty()).collect()
    }

    fn in_round(&self, round: Round, step: Step, row: &RowProgress) -> EarlierView {
        let (case, protocol) = (&self.file.case, self.file.protocol);
        let with = |pupils: &[_]| row.pupil.is_some_and(|pupil| pupils.contains(&pupil));
        let held = case.conversations.iter().filter(|c| c.step == step && c.round == round && with(&c.pupils));
        let set = case.points.iter().filter(|(key, state)| {
            key.round == round
                && key.pupil == row.pupil
                && **state != PointState::Open
                && protocol.step_of(&key.item) == Some(step)
        });
        EarlierView {
            round: round.0,
            conversations: held.map(|c| c.id).collect(),
            points: set
                .filter_map(|(key, state)| {
                    Some(EarlierPointView {
                        id: key.item.clone(),
                        text: protocol.item(&key.item)?.text.clone(),
                        state: PointStateView::of(state),
                        reason: maybe(case.point_reasons.get(key)),
                    })
                })
                .collect(),
        }
    }
}
