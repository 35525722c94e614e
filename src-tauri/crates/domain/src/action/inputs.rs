//! What a person filled in.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::document::{DocumentKind, Drawing};
use crate::ids::{AgreementId, ConversationId, GuardianId, PupilId, ReportId, StaffId};
use crate::measure::LetterOf;
use crate::model::{
    Answer, Apology, Behaviour, ConversationForm, Kept, Meaning, Means, Outcome, Place, Recipient, Reporter, Role,
    SafetyNeed, SanctionKind, Signer, StopCard, Trend,
};
use crate::names::Named;
use crate::protocol::{ItemId, Step};
use crate::text::Prose;

/// A check that is planned in one case and goes on in another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of a planned check")]
pub struct CarriedCheck {
    pub pupil: PupilId,
    pub base: NaiveDate,
    pub original: NaiveDate,
    pub asked: NaiveDate,
    pub date: NaiveDate,
    pub means: Means,
    pub extra: bool,
    /// Why it was moved by hand, when it was.
    pub moved: Option<Prose>,
    pub note: Prose,
    pub chosen: bool,
}

/// Something seen online.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceInput {
    /// The day it was seen.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: NaiveDate,
    /// The time, when known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub at: Option<NaiveTime>,
    /// Where: which app, group or account.
    pub seen_where: Prose,
    /// What was seen, in words.
    pub what: Prose,
    /// Who saw it.
    pub seen_by: Prose,
    /// Who keeps the screenshot, optional.
    pub kept_by: Prose,
}

/// A report (*melding*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Intake {
    /// The day it was reported.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub reported_on: NaiveDate,
    /// Who reported it.
    pub reporter: Reporter,
    /// More about who reported it, optional.
    pub reporter_note: Prose,
    /// The pupils, each in one role; at least one gepeste leerling.
    pub pupils: Vec<(PupilId, Role)>,
    /// Where.
    pub place: Place,
    /// Outside school: why the school uses this plan all the same.
    pub place_reason: Prose,
    /// Since when, in the reporter's words.
    pub since: Prose,
    /// What kinds of behaviour.
    pub behaviours: BTreeSet<Behaviour>,
    /// What happened.
    pub what: Prose,
    /// The preliminaries that were read, V1 to V4.
    pub acknowledged: BTreeSet<ItemId>,
    /// The four stop cards.
    pub stop_cards: BTreeMap<StopCard, StopAnswer>,
    /// Safety today.
    pub safety: Safety,
}

/// The answer to a stop card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StopAnswer {
    /// Whether it is so.
    pub yes: bool,
    /// When yes: the day it was passed on, if it was.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub referred_on: Option<NaiveDate>,
    /// To whom, by function; no more than that is kept.
    pub referred_to: Prose,
}

/// What is needed to be safe right now.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Safety {
    /// What was arranged; empty: nothing is needed right now.
    pub needs: BTreeSet<SafetyNeed>,
    /// What exactly, optional.
    pub note: Prose,
    /// Whether the parents are called earlier than step 4.
    pub parents_early: bool,
    /// The day on which step 2 will happen, as told to the gepeste leerling.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub step_two_told_for: Option<NaiveDate>,
}

/// Bullying or teasing: the answers, and what a person makes of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Per criterion B1 to B7 the answer.
    pub answers: BTreeMap<ItemId, Answer>,
    /// Notes per criterion, optional.
    pub notes: BTreeMap<ItemId, Prose>,
    /// The decision.
    pub outcome: Outcome,
    /// Why.
    pub reason: Prose,
}

/// A state of a point, as a person sets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PointInput {
    /// *Open*.
    Open {},
    /// *Gedaan*.
    Done {},
    /// *Niet nodig*, with a reason.
    NotNeeded {
        /// Why.
        reason: Prose,
    },
}

/// A conversation, as recorded by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConversationInput {
    /// Its identity, that of its draft.
    pub id: ConversationId,
    /// Steps 1, 2, 3, 4 and 7 have conversations.
    pub step: Step,
    /// The day it was held.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub held_on: NaiveDate,
    /// A talk or a written statement.
    pub form: ConversationForm,
    /// For a statement: the room and who supervised.
    pub setting: Prose,
    /// Which pupils took part; in steps 4 and 7 the pupil it was about.
    pub pupils: Vec<PupilId>,
    /// Which guardians took part.
    pub guardians: Vec<GuardianId>,
    /// Which staff took part.
    pub staff: Vec<StaffId>,
    /// The points that were done.
    pub points: BTreeSet<ItemId>,
    /// What was said: facts and quotes.
    pub account: Prose,
    /// Remarks of the family, optional.
    pub remarks: Prose,
    /// Step 3: apologies.
    pub apology: Option<Apology>,
    /// Agreements made on the spot.
    pub agreements: Vec<AgreementInput>,
    /// Sanctions set on the spot.
    pub sanctions: Vec<SanctionInput>,
    /// Answers to 3.6 given on the spot.
    pub reflective: Vec<ReflectiveInput>,
}

/// An answer to 3.6 for one pupil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ReflectiveInput {
    /// For whom.
    pub pupil: PupilId,
    /// Whether a reflective sanction is needed.
    pub needed: bool,
    /// Why not.
    pub why: Prose,
}

/// An agreement (*afspraak*), as written down by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AgreementInput {
    /// Who promises.
    pub pupil: PupilId,
    /// Whom it protects; it is printed in that family's copy too.
    pub protects: Option<PupilId>,
    /// What.
    pub what: Prose,
    /// From when.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from: NaiveDate,
    /// Until when, optional.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub until: Option<NaiveDate>,
    /// How it is checked.
    pub check: Prose,
}

/// A sanction (*sanctie*), as set by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SanctionInput {
    /// For whom.
    pub pupil: PupilId,
    /// Reflective, conditional or a measure.
    pub kind: SanctionKind,
    /// What.
    pub what: Prose,
    /// Ready when, optional.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub due: Option<NaiveDate>,
}

/// What came of a planned check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FollowUpInput {
    /// The day it was held.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: NaiveDate,
    /// How it goes, in the pupil's own words.
    pub words: Prose,
    /// Whether it was in a safe room.
    pub safe_room: bool,
    /// Since the last time.
    pub trend: Trend,
    /// Whether a talk with the leerlingbegeleider was offered.
    pub counsellor_offered: bool,
    /// How it was held.
    #[serde(default)]
    pub means: Means,
    /// How the agreements of and for this pupil were kept; each that was not talked about is left out.
    #[serde(default)]
    pub agreements: Vec<AgreementKept>,
    /// What happens next, optional.
    #[serde(default)]
    pub next: Prose,
    /// A new check on this day, optional.
    #[serde(default)]
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub next_on: Option<NaiveDate>,
}

/// How an agreement was kept, as told at a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AgreementKept {
    /// Which.
    pub agreement: AgreementId,
    /// How.
    pub kept: Kept,
    /// A note, optional.
    pub note: Prose,
}

/// A document that was frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMade {
    /// Its identity.
    pub id: ReportId,
    /// Which paper.
    pub kind: DocumentKind,
    /// For whom.
    pub recipient: Recipient,
    /// The conversation it reports, if it reports one.
    pub conversation: Option<ConversationId>,
    /// The letter of a measure it is, if it is one.
    pub letter: Option<LetterOf>,
    /// SHA-256 of the sealed bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Who signed how.
    pub signatures: Vec<SignatureInput>,
    /// What was done about each name of somebody else in it.
    pub names: Vec<NameSettled>,
}

/// What was done about a name of somebody else in a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NameSettled {
    /// The key of the text it stood in.
    pub part: String,
    /// Whose name.
    pub person: Named,
    /// It became a reference; if not, other words or the reason why it stays.
    pub reference: bool,
    /// Why it stays, if it does.
    pub stays: Option<Prose>,
}

/// One signature, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SignatureInput {
    /// Who.
    pub signer: Signer,
    /// What signing means.
    pub meaning: Meaning,
    /// How, or why not.
    pub way: SignatureWay,
}

/// How someone signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum SignatureWay {
    /// Drawn on the screen.
    Drawn {
        /// The strokes.
        drawing: Drawing,
    },
    /// On the printed paper.
    Paper {},
    /// Not: with the reason and who was there.
    NotSigned {
        /// Why.
        reason: Prose,
        /// Witness, by name or function.
        witness: Prose,
    },
    /// Wants to read it at home first: a normal answer that needs no reason.
    ReadAtHome {},
}
