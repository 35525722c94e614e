//! What a person does with a measure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Element, Letter, ObjectionOutcome, Plan, Voice};
use crate::ids::{ObjectionId, PupilId, ReportId, StaffId};
use crate::model::{Answer, ContactWay, Recipient};
use crate::text::Prose;

/// One step with a measure. Facts are taken in as they happened, in any order; what lacks is listed, not refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "step", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum MeasureStep {
    /// Propose it (*voorstel van de mentor*).
    Propose {
        /// The proposal.
        proposal: Proposal,
    },
    /// Record the director's request for removal to the schoolbestuur (bevoegd gezag).
    Request {
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Who asked, by name and function.
        by: Prose,
    },
    /// Record an invitation to be heard.
    Invite {
        /// Who was invited, at least one.
        voices: Vec<Voice>,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// How.
        channel: ContactWay,
    },
    /// Record a hearing.
    Hear {
        /// What was held and said; at least one voice.
        hearing: HearingInput,
    },
    /// Record that someone who was invited did not want to be heard or did not come.
    Decline {
        /// Who.
        voice: Voice,
        /// When that was clear.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// A note, optional.
        note: Prose,
    },
    /// Record why the hearing could not be held before the decision. For a suspension only.
    NotHeardBefore {
        /// Why.
        reason: Prose,
    },
    /// Answer whether the Leerplichtwet applies.
    AnswerCompulsory {
        /// Whether it applies; unknown: as the date of birth says.
        applies: Answer,
        /// Whether there is a startkwalificatie.
        qualified: Answer,
        /// A note, optional.
        note: Prose,
    },
    /// Record the consultation with the Inspectie over a removal.
    Consult {
        /// When it began.
        #[cfg_attr(feature = "specta", specta(type = String))]
        begun: NaiveDate,
        /// When it ended; `None` while it goes on.
        #[cfg_attr(feature = "specta", specta(type = Option<String>))]
        ended: Option<NaiveDate>,
        /// What came of it; needed when it ended.
        result: Prose,
    },
    /// Record that another school is willing to take the pupil.
    FindSchool {
        /// Since when.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Its name.
        school: Prose,
    },
    /// Record the decision.
    Decide {
        /// The decision.
        decision: DecisionInput,
    },
    /// Record a decision that takes the place of the one before.
    Change {
        /// The decision as it is now.
        decision: DecisionInput,
        /// Why.
        reason: Prose,
    },
    /// Record who sees to it that schoolwork goes on.
    ArrangeSchoolwork {
        /// Who, by name and function.
        by: Prose,
        /// How.
        what: Prose,
    },
    /// Record that a letter was made.
    MakeLetter {
        /// Which.
        letter: Letter,
        /// For whom.
        to: Recipient,
        /// The frozen document, when the program made it.
        report: Option<ReportId>,
    },
    /// Record that a letter was sent or handed over: with that a decision is announced (*bekendgemaakt*).
    SendLetter {
        /// Which.
        letter: Letter,
        /// To whom.
        to: Recipient,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// How.
        channel: ContactWay,
    },
    /// Record the report to the Inspectie (*melding*).
    TellInspectorate {
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// By whom, by name and function.
        by: Prose,
        /// The reference of the report, optional.
        reference: Prose,
    },
    /// Record that the municipality was told.
    TellMunicipality {
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// By whom, by name and function.
        by: Prose,
        /// A note, optional.
        note: Prose,
    },
    /// Record an objection that came in. Nothing here says that it is too late.
    Object {
        /// When it was received.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Who objects.
        by: Voice,
        /// A note, optional.
        note: Prose,
    },
    /// Record the hearing before the decision on an objection. No voice: nobody wanted to be heard.
    HearObjection {
        /// Which.
        objection: ObjectionId,
        /// What was held and said.
        hearing: HearingInput,
    },
    /// Record that the family could read the reports behind the decision.
    OfferReports {
        /// For which objection.
        objection: ObjectionId,
        /// From when.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
    },
    /// Record the decision on an objection.
    DecideObjection {
        /// Which.
        objection: ObjectionId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Who decided, by name and function.
        by: Prose,
        /// What.
        ruling: ObjectionOutcome,
        /// Why; may follow later.
        reasons: Prose,
        /// What follows from it; needed unless it was rejected.
        consequences: Prose,
    },
    /// End a suspension before its last day.
    EndEarly {
        /// The last day it holds.
        #[cfg_attr(feature = "specta", specta(type = String))]
        last: NaiveDate,
        /// Why.
        reason: Prose,
    },
    /// Withdraw the measure.
    Withdraw {
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Why.
        reason: Prose,
    },
    /// Let a letter go without something it lacks. Only the schoolleiding may, in its own name.
    LiftGap {
        /// Which letter.
        letter: Letter,
        /// Without what.
        missing: Element,
        /// Who of the schoolleiding, whoever holds the pen.
        by: StaffId,
        /// Why.
        reason: Prose,
    },
}

/// A proposed measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// For whom.
    pub pupil: PupilId,
    /// Which measure, and when.
    pub plan: Plan,
    /// The facts and reasons.
    pub facts: Prose,
    /// What was tried before.
    pub tried: Prose,
}

/// A hearing, as recorded by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HearingInput {
    /// The day it was held.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: NaiveDate,
    /// Who of the family was heard.
    pub voices: Vec<Voice>,
    /// Who of the school was there, at least one.
    pub staff: Vec<StaffId>,
    /// What was said.
    pub account: Prose,
}

/// A decision, with its own fields: it is not the proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DecisionInput {
    /// Which measure, and when.
    pub plan: Plan,
    /// When it was decided.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub decided_on: NaiveDate,
    /// Who decided, by name and function.
    pub decided_by: Prose,
    /// As what.
    pub taker: Taker,
    /// Why; may follow later.
    pub reasons: Prose,
}

/// As what someone decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "taker", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Taker {
    /// The schoolbestuur (bevoegd gezag) itself.
    Board {},
    /// Someone on its behalf.
    OnBehalf {
        /// On whose behalf; may follow later.
        of: Prose,
        /// Where the mandate is written; may follow later.
        mandate: Prose,
    },
}
