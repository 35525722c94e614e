//! What an event does to a suspension or removal.

use crate::case::measures::{
    Hearing, Lift, Made, Measure, MeasureDecision, Notice, Objection, ObjectionDecision, Sent,
};
use crate::case::{Case, PointKey};
use crate::event::PointState;
use crate::ids::{MeasureId, TextId};
use crate::journal::Entry;
use crate::measure::{Compulsory, Letter, MeasureEvent, Plan};

impl Case {
    #[expect(clippy::too_many_lines, reason = "one arm per event; splitting would only forward")]
    pub(super) fn take_measure(&mut self, id: MeasureId, happened: &MeasureEvent, entry: &Entry) -> Option<()> {
        let text = |id: &TextId| entry.text(*id);
        let optional = |id: &Option<TextId>| id.map(|id| entry.text(id));
        if let MeasureEvent::Proposed { round, pupil, on, plan, facts, tried } = happened {
            if self.measure(id).is_some() {
                return None;
            }
            self.measures.push(Measure {
                id,
                round: *round,
                pupil: *pupil,
                proposed_by: entry.actor,
                proposed_on: *on,
                proposed: *plan,
                facts: text(facts),
                tried: text(tried),
                requested: None,
                invited: Vec::new(),
                heard: Vec::new(),
                declined: Vec::new(),
                not_heard_before: None,
                compulsory: Compulsory::UNKNOWN,
                compulsory_note: None,
                consulted: None,
                school_found: None,
                decisions: Vec::new(),
                schoolwork: None,
                letters: Vec::new(),
                sent: Vec::new(),
                inspectorate: None,
                municipality: None,
                objections: Vec::new(),
                ended_early: None,
                withdrawn: None,
                lifts: Vec::new(),
            });
            return Some(());
        }
        let measure = self.measures.iter_mut().find(|measure| measure.id == id)?;
        match happened {
            MeasureEvent::Proposed { .. } => return None,
            MeasureEvent::Requested { on, by } => measure.requested = Some((*on, text(by))),
            MeasureEvent::Invited { voices, on, channel } => {
                measure.invited.extend(voices.iter().map(|voice| (*voice, *on, *channel)));
            }
            MeasureEvent::Heard { on, voices, staff, account } => {
                let (voices, staff) = (voices.clone(), staff.clone());
                measure.heard.push(Hearing { on: *on, voices, staff, account: text(account) });
            }
            MeasureEvent::Declined { voice, on, note } => measure.declined.push((*voice, *on, optional(note))),
            MeasureEvent::NotHeardBefore { reason } => measure.not_heard_before = Some(text(reason)),
            MeasureEvent::CompulsoryAnswered { applies, qualified, note } => {
                measure.compulsory = Compulsory { applies: *applies, qualified: *qualified };
                measure.compulsory_note = optional(note);
            }
            MeasureEvent::Consulted { begun, ended, result } => {
                measure.consulted = Some((*begun, *ended, optional(result)));
            }
            MeasureEvent::SchoolFound { on, school } => measure.school_found = Some((*on, text(school))),
            MeasureEvent::Decided { plan, decided_on, decided_by, board, on_behalf_of, mandate, reasons, changed } => {
                measure.decisions.push(MeasureDecision {
                    plan: *plan,
                    decided_on: *decided_on,
                    decided_by: text(decided_by),
                    board: *board,
                    on_behalf_of: optional(on_behalf_of),
                    mandate: optional(mandate),
                    reasons: optional(reasons),
                    changed: optional(changed),
                });
                // Another decision: what was lifted for the one before says nothing about it, nor does its early end.
                measure.lifts.retain(|lift| {
                    !matches!(lift.letter, Letter::Decision {} | Letter::Inspectorate {} | Letter::Municipality {})
                });
                measure.ended_early = None;
            }
            MeasureEvent::SchoolworkArranged { by, what } => measure.schoolwork = Some((text(by), text(what))),
            MeasureEvent::LetterMade { letter, to, report, on, concept } => {
                let version = measure.version_of(*letter);
                let (letter, to) = (*letter, to.clone());
                measure.letters.push(Made { letter, to, version, report: *report, on: *on, concept: *concept });
            }
            MeasureEvent::LetterSent { letter, to, on, channel } => {
                let version = measure.version_on(*letter, *on, to);
                let concept = to.readers().iter().any(|reader| measure.has_concept(*letter, version, reader));
                let (letter, to) = (*letter, to.clone());
                measure.sent.push(Sent { letter, to, version, on: *on, channel: *channel, concept });
            }
            MeasureEvent::InspectorateTold { on, by, reference } => {
                measure.inspectorate = Some(Notice { on: *on, by: text(by), note: optional(reference) });
            }
            MeasureEvent::MunicipalityTold { on, by, note } => {
                measure.municipality = Some(Notice { on: *on, by: text(by), note: optional(note) });
            }
            MeasureEvent::Objected { objection, on, by, note } => measure.objections.push(Objection {
                id: *objection,
                received: *on,
                by: *by,
                note: optional(note),
                hearings: Vec::new(),
                reports_offered: None,
                decision: None,
            }),
            MeasureEvent::ObjectionHeard { objection, on, voices, staff, account } => {
                let (voices, staff) = (voices.clone(), staff.clone());
                let hearing = Hearing { on: *on, voices, staff, account: text(account) };
                measure.objections.iter_mut().find(|o| o.id == *objection)?.hearings.push(hearing);
            }
            MeasureEvent::ReportsOffered { objection, on } => {
                measure.objections.iter_mut().find(|o| o.id == *objection)?.reports_offered = Some(*on);
            }
            MeasureEvent::ObjectionDecided { objection, on, by, ruling, reasons, consequences } => {
                let found = measure.objections.iter_mut().find(|o| o.id == *objection)?;
                let (reasons, consequences) = (optional(reasons), optional(consequences));
                found.decision =
                    Some(ObjectionDecision { on: *on, by: text(by), ruling: *ruling, reasons, consequences });
            }
            MeasureEvent::EndedEarly { last, reason } => measure.ended_early = Some((*last, text(reason))),
            MeasureEvent::Withdrawn { on, reason } => measure.withdrawn = Some((*on, text(reason))),
            MeasureEvent::GapLifted { letter, missing, by, reason } => {
                let (letter, missing, by, reason) = (*letter, *missing, *by, text(reason));
                measure.lifts.push(Lift { letter, missing, reason, by });
            }
        }
        let done = point_of(happened).map(|item| (item, measure.round, measure.pupil));
        if let Some((item, round, pupil)) = done {
            let key = PointKey { round, item: item.into(), pupil: Some(pupil) };
            self.set_point(key, PointState::Done, entry);
        }
        Some(())
    }
}

/// The point of step 7 that happened with this. Nobody ticks these off beforehand.
fn point_of(happened: &MeasureEvent) -> Option<&'static str> {
    match happened {
        MeasureEvent::Decided { plan: Plan::Suspension { .. }, .. } => Some("7.4"),
        MeasureEvent::Requested { .. } => Some("7.5"),
        MeasureEvent::Decided { plan: Plan::Removal { .. }, .. } => Some("7.6"),
        _ => None,
    }
}
