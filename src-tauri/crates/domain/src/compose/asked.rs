//! Which of the papers on offer the case asks for now: what the next step needs, and what a family was not told yet.

use super::Offer;
use crate::case::{Missing, Progress, Prompt};
use crate::document::DocumentKind;
use crate::model::Recipient;
use crate::protocol::Step;

/// Whether a paper is one to make now. Never one that was made before: another version is for who looks for it.
pub fn is_asked(offer: &Offer, progress: &Progress) -> bool {
    if offer.version > 1 {
        return false;
    }
    let pupil = offer.recipient.pupil();
    let untold = progress.prompts.contains(&Prompt::Untold(pupil));
    let Some(next) = progress.next else {
        return untold && offer.kind == DocumentKind::CaseSheet;
    };
    // The row of the next step: one pupil, or all of them.
    let is_next = |what: Missing| next.what == what && next.pupil.is_none_or(|next| next == pupil);
    match offer.kind {
        DocumentKind::CaseSheet => untold || is_open(progress, Missing::CaseTold(pupil)),
        DocumentKind::StatementForm => is_next(Missing::Conversation) && next.step == Step::Bullying,
        DocumentKind::TalkInvitation => is_next(Missing::ParentTalk),
        // The parents hear what was agreed (4.1); before that the pupils take it along.
        DocumentKind::Agreements => matches!(offer.recipient, Recipient::Pupil { .. }) || is_next(Missing::ParentTalk),
        DocumentKind::MeetingInvitation => is_next(Missing::Meeting),
        DocumentKind::MeetingReport => is_next(Missing::MeetingReport),
        DocumentKind::ParentReport => true,
        DocumentKind::ClosingNotice => is_open(progress, Missing::FamilyInformed(pupil)),
        DocumentKind::MagisterSummary => next.what == Missing::IncidentAnswer,
        // What a measure asks for stands with the measure.
        _ => false,
    }
}

/// Whether this is still to be done in step 6, where the case is now.
fn is_open(progress: &Progress, what: Missing) -> bool {
    let here = progress.next.is_some_and(|next| next.step == Step::Closing);
    let mut rows = progress.steps.iter().filter(|step| step.step == Step::Closing).flat_map(|step| &step.rows);
    here && rows.any(|row| row.missing.contains(&what))
}
