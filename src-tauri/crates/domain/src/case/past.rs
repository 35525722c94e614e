//! Earlier rounds, to read back.

use super::{Agreement, Case, Conversation, PointKey, ReflectiveState, Sanction};
use crate::event::PointState;
use crate::ids::PupilId;
use crate::model::Round;
use crate::protocol::{ItemId, Protocol, Step};

/// What one round held for one pupil in one of the steps 1 to 3.
#[derive(Clone, Debug, PartialEq)]
pub struct PastRow<'a> {
    /// Which step.
    pub step: Step,
    /// Whose row.
    pub pupil: PupilId,
    /// The points, as they were left.
    pub points: Vec<(ItemId, PointState)>,
    /// The conversations.
    pub conversations: Vec<&'a Conversation>,
    /// Step 3: the pupil's agreements.
    pub agreements: Vec<&'a Agreement>,
    /// Step 3: the pupil's sanctions.
    pub sanctions: Vec<&'a Sanction>,
    /// Step 3: the answer to 3.6.
    pub reflective: Option<&'a ReflectiveState>,
}

impl Case {
    /// Steps 1 to 3 of a round, with a row for each pupil about whom it holds something, whatever the role is now.
    pub fn round_rows(&self, round: Round, protocol: &Protocol) -> Vec<PastRow<'_>> {
        let mut rows = Vec::new();
        for step in [Step::Bullied, Step::Bullying, Step::Together] {
            for pupil in self.participations.iter().map(|p| p.pupil) {
                let row = self.past_row(step, pupil, round, protocol);
                let held = row.points.iter().any(|(_, state)| *state != PointState::Open)
                    || !(row.conversations.is_empty() && row.agreements.is_empty() && row.sanctions.is_empty())
                    || row.reflective.is_some();
                if held {
                    rows.push(row);
                }
            }
        }
        rows
    }

    fn past_row(&self, step: Step, pupil: PupilId, round: Round, protocol: &Protocol) -> PastRow<'_> {
        let items = protocol.step(step).map_or(&[][..], |texts| &texts.items);
        let points = items
            .iter()
            .map(|item| {
                let key = PointKey { round, item: item.id.clone(), pupil: Some(pupil) };
                (item.id.clone(), self.points.get(&key).copied().unwrap_or(PointState::Open))
            })
            .collect();
        let together = step == Step::Together;
        PastRow {
            step,
            pupil,
            points,
            conversations: self.conversations_of(step, round).filter(|c| c.pupils.contains(&pupil)).collect(),
            agreements: self
                .agreements
                .iter()
                .filter(|a| together && a.round == round && a.pupil == pupil && a.step == step)
                .collect(),
            sanctions: self.sanctions.iter().filter(|s| together && s.round == round && s.pupil == pupil).collect(),
            reflective: self.reflective.get(&(round, pupil)).filter(|_| together),
        }
    }
}
