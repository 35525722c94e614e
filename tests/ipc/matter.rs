//! A case to try things on, made with commands alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{Days, NaiveDate};
use domain::action::{
    Action, AgreementInput, Assessment, ConversationInput, Intake, ReflectiveInput, Safety, SanctionInput, StopAnswer,
    Submission,
};
use domain::ids::{AgreementId, CaseId, ConversationId, FollowUpId, GuardianId, PupilId, SanctionId, StaffId};
use domain::model::{
    Answer, Apology, Behaviour, ConversationForm, Outcome, Place, Reporter, Role, SafetyNeed, SanctionKind, StopCard,
    Warning,
};
use domain::people::{Custody, Guardian, Name, Pupil};
use domain::protocol::Step;
use domain::text::Prose;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::calls::{Call, Caller};

/// In every text that a person typed freely, and in no other.
pub(crate) const MARK: char = '§';

/// An id that no other has.
pub(crate) fn fresh() -> Uuid {
    static GIVEN: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u128(0x1bc << 96 | u128::from(GIVEN.fetch_add(1, Ordering::Relaxed)))
}

/// A free text.
pub(crate) fn free(what: &str) -> Prose {
    format!("{MARK} {what}").as_str().into()
}

/// A case of a gepeste and a pestende leerling, and what is in it by now.
pub(crate) struct Matter {
    pub(crate) id: CaseId,
    pub(crate) bullied: PupilId,
    pub(crate) bullying: PupilId,
    pub(crate) me: StaffId,
    pub(crate) today: NaiveDate,
}

impl Matter {
    /// The arguments that open a case, everything filled in, and the case as it will be.
    pub(crate) fn to_open(caller: &mut dyn Caller) -> (Call, Self) {
        let work = caller.must("work", &json!({}));
        let (me, today): (StaffId, NaiveDate) = (read(&work, "/me/id"), read(&work, "/today"));
        let pupils = [pupil("Yasmína"), pupil("Bram")];
        let [bullied, bullying] = [pupils[0].id, pupils[1].id];
        let matter = Self { id: CaseId(fresh()), bullied, bullying, me, today };
        let intake = Intake {
            reported_on: today,
            reporter: Reporter::Parent,
            reporter_note: free("wie het meldde"),
            pupils: vec![(bullied, Role::Bullied), (bullying, Role::Bullying)],
            place: Place::OutsideSchool,
            place_reason: free("waarom toch"),
            since: free("sinds de herfst"),
            behaviours: BTreeSet::from([Behaviour::Words]),
            what: free("wat er gebeurde"),
            acknowledged: ["V1", "V2", "V3", "V4"].map(Into::into).into(),
            stop_cards: StopCard::ALL.iter().map(|card| (*card, passed_on(today, &format!("{card:?}")))).collect(),
            safety: safety(today),
        };
        let arguments = json!({ "id": matter.id, "newPupils": pupils, "intake": intake });
        (Call { command: "open_case", arguments }, matter)
    }

    /// A case that was just opened.
    pub(crate) fn open(caller: &mut dyn Caller) -> Self {
        let (call, matter) = Self::to_open(caller);
        caller.must(call.command, &call.arguments);
        matter
    }

    /// A case in which step 3 was held with both together.
    pub(crate) fn promised(caller: &mut dyn Caller) -> Self {
        let matter = Self::open(caller);
        matter.act(caller, matter.together());
        matter
    }

    /// A case that was closed lightly.
    pub(crate) fn closed(caller: &mut dyn Caller) -> Self {
        let matter = Self::open(caller);
        matter.act(caller, Self::assessment(Outcome::Conflict));
        matter.act(caller, Action::Close { light: true, note: free("advies") });
        matter
    }

    /// The arguments of the command that does this.
    pub(crate) fn to_do(&self, action: Action) -> Call {
        self.to_do_despite(action, &[])
    }

    /// The same, with a reason for each of these warnings.
    pub(crate) fn to_do_despite(&self, action: Action, warnings: &[Warning]) -> Call {
        let reasons: BTreeMap<Warning, Prose> =
            warnings.iter().map(|warning| (*warning, free(&format!("toch, {warning:?}")))).collect();
        let submission = Submission { action, reasons };
        let arguments = json!({ "id": self.id, "newPupil": null, "submission": submission, "draft": fresh() });
        Call { command: "act", arguments }
    }

    /// Does it, past every warning.
    pub(crate) fn act(&self, caller: &mut dyn Caller, action: Action) {
        let call = self.to_do_despite(action, Warning::ALL);
        caller.must(call.command, &call.arguments);
    }

    /// The case as the page sees it.
    pub(crate) fn view(&self, caller: &mut dyn Caller) -> Value {
        caller.must("case", &json!({ "id": self.id }))
    }

    /// Registers a parent of one of the pupils.
    pub(crate) fn parent(&self, caller: &mut dyn Caller, of: PupilId) -> GuardianId {
        let guardian = guardian(of);
        caller.must("save_guardian", &json!({ "caseId": self.id, "guardian": guardian }));
        guardian.id
    }

    /// A conversation of this step with these pupils, without anything that not every conversation has.
    pub(crate) fn conversation(&self, step: Step, pupils: &[PupilId]) -> ConversationInput {
        ConversationInput {
            id: ConversationId(fresh()),
            step,
            held_on: self.today,
            form: ConversationForm::Talk {},
            setting: "".into(),
            pupils: pupils.to_vec(),
            guardians: Vec::new(),
            staff: vec![self.me],
            points: BTreeSet::new(),
            account: free("wat er gezegd is"),
            remarks: "".into(),
            apology: None,
            agreements: Vec::new(),
            sanctions: Vec::new(),
            reflective: Vec::new(),
        }
    }

    /// Step 3 with both together: what was promised and what follows.
    pub(crate) fn together(&self) -> Action {
        let conversation = ConversationInput {
            points: ["3.1", "3.2"].map(Into::into).into(),
            apology: Some(Apology::Offered),
            agreements: vec![self.agreement()],
            sanctions: vec![self.sanction()],
            reflective: vec![ReflectiveInput { pupil: self.bullying, needed: false, why: free("waarom niet nodig") }],
            ..self.conversation(Step::Together, &[self.bullied, self.bullying])
        };
        Action::Record { conversation: Box::new(conversation) }
    }

    pub(crate) fn agreement(&self) -> AgreementInput {
        AgreementInput {
            pupil: self.bullying,
            protects: Some(self.bullied),
            what: free("de afspraak"),
            from: self.today,
            until: Some(self.today + Days::new(30)),
            check: free("hoe het wordt nagegaan"),
        }
    }

    pub(crate) fn sanction(&self) -> SanctionInput {
        SanctionInput {
            pupil: self.bullying,
            kind: SanctionKind::Conditional,
            what: free("wat er volgt"),
            due: Some(self.today + Days::new(14)),
        }
    }

    /// The form, with a note at every criterion.
    pub(crate) fn assessment(outcome: Outcome) -> Action {
        let criteria = ["B1", "B2", "B3", "B4", "B5", "B6", "B7"];
        let assessment = Assessment {
            answers: criteria.map(|id| (id.into(), Answer::Yes)).into(),
            notes: criteria.map(|id| (id.into(), free(&format!("bij {id}")))).into(),
            outcome,
            reason: free("het oordeel"),
        };
        Action::Assess { assessment }
    }

    pub(crate) fn first_agreement(&self, caller: &mut dyn Caller) -> AgreementId {
        read(&self.view(caller), "/agreements/0/id")
    }

    pub(crate) fn first_sanction(&self, caller: &mut dyn Caller) -> SanctionId {
        read(&self.view(caller), "/sanctions/0/id")
    }

    pub(crate) fn first_conversation(&self, caller: &mut dyn Caller) -> ConversationId {
        read(&self.view(caller), "/conversations/0/id")
    }

    /// The first planned check, and a later day on which there is school.
    pub(crate) fn first_follow_up(&self, caller: &mut dyn Caller) -> (FollowUpId, NaiveDate) {
        let view = self.view(caller);
        let days = view["followUps"].as_array().unwrap().len();
        (read(&view, "/followUps/0/id"), read(&view, &format!("/followUps/{}/date", days - 1)))
    }
}

/// A pupil who is not known yet.
pub(crate) fn pupil(first: &str) -> Pupil {
    let part = |what: &str| format!("{MARK} {what}");
    let name = Name { first: part(first), infix: part("van"), last: part("Achternaam"), call: part("roepnaam") };
    Pupil {
        id: PupilId(fresh()),
        name,
        class: part("2B"),
        born: NaiveDate::from_ymd_opt(2012, 3, 4),
        nicknames: vec![part("bijnaam")],
    }
}

/// A parent who is not known yet.
pub(crate) fn guardian(of: PupilId) -> Guardian {
    let part = |what: &str| format!("{MARK} {what}");
    Guardian {
        id: GuardianId(fresh()),
        name: Name { first: part("Fatiha"), infix: part("el"), last: part("Ouder"), call: part("Fati") },
        pupils: vec![(of, Custody::Yes)],
        contact: part("06"),
        language: part("Arabisch"),
        interpreter: true,
        contact_allowed: true,
    }
}

pub(crate) fn passed_on(today: NaiveDate, to: &str) -> StopAnswer {
    StopAnswer { yes: true, referred_on: Some(today), referred_to: free(to) }
}

pub(crate) fn safety(today: NaiveDate) -> Safety {
    Safety {
        needs: SafetyNeed::ALL.iter().copied().collect(),
        note: free("wat er geregeld is"),
        parents_early: true,
        step_two_told_for: Some(today),
    }
}

/// What stands at a place of an answer.
pub(crate) fn read<T: DeserializeOwned>(answer: &Value, place: &str) -> T {
    let found = answer.pointer(place).unwrap_or_else(|| panic!("nothing at {place}"));
    serde_json::from_value(found.clone()).unwrap_or_else(|error| panic!("{place} is {found}: {error}"))
}
