//! For every action a case in which it is possible, and the action with every text in it filled.

use chrono::NaiveTime;
use domain::action::{Action, AgreementKept, ConversationInput, FollowUpInput, PointInput};
use domain::model::{Answer, ConversationForm, Kept, Means, NotSpoken, Outcome, Role, StopCard, Trend, Warning};
use domain::protocol::Step;
use serde_json::{Value, json};

use crate::calls::{Call, Caller};
use crate::matter::{Matter, free, passed_on, pupil, safety};
use crate::{beside, ending, measures};

/// Prepares a case and says what to call.
pub(crate) type Payload = fn(&mut dyn Caller) -> Call;

/// The payloads of an action; more than one where not everything can be said at once.
pub(crate) fn of(action: &str) -> &'static [Payload] {
    match action {
        "open" => &[|caller| Matter::to_open(caller).0],
        "add_pupil" => &[add_pupil],
        "change_role" => &[|caller| {
            let matter = Matter::open(caller);
            let reason = free("andere rol");
            matter.to_do(Action::ChangeRole { pupil: matter.bullying, role: Role::Follower, reason })
        }],
        "answer_stop_card" => &[|caller| {
            let matter = Matter::open(caller);
            let answer = passed_on(matter.today, "de vertrouwenspersoon");
            matter.to_do(Action::AnswerStopCard { card: StopCard::Home, answer })
        }],
        "agree_safety" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do(Action::AgreeSafety { safety: safety(matter.today) })
        }],
        "assess" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do_despite(Matter::assessment(Outcome::Conflict), &[Warning::OutcomeDiffers])
        }],
        "set_point" => &[|caller| {
            let matter = Matter::open(caller);
            let state = PointInput::NotNeeded { reason: free("niet nodig") };
            matter.to_do(Action::SetPoint { item: "1.1".into(), pupil: Some(matter.bullied), state })
        }],
        "record" => &[written_statement, together, with_parents],
        "correct" => &[correct],
        "no_parent_talk" => &[no_parent_talk],
        "weigh_joint_talk" => &[|caller| {
            let (wanted, safe) = (Answer::Yes, Answer::No);
            Matter::open(caller).to_do(Action::WeighJointTalk { wanted, safe, note: free("waarom niet veilig") })
        }],
        "agree" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do(Action::Agree { agreement: matter.agreement() })
        }],
        "check_agreement" => &[|caller| {
            let matter = Matter::promised(caller);
            let (agreement, on) = (matter.first_agreement(caller), matter.today);
            matter.to_do(Action::CheckAgreement { agreement, on, kept: Kept::Partly, note: free("deels") })
        }],
        "end_agreement" => &[|caller| {
            let matter = Matter::promised(caller);
            let agreement = matter.first_agreement(caller);
            matter.to_do(Action::EndAgreement { agreement, reason: free("niet meer nodig") })
        }],
        "sanction" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do(Action::Sanction { sanction: matter.sanction() })
        }],
        "withdraw_sanction" => &[|caller| {
            let matter = Matter::promised(caller);
            let sanction = matter.first_sanction(caller);
            matter.to_do(Action::WithdrawSanction { sanction, reason: free("ingetrokken") })
        }],
        "answer_reflective" => &[|caller| {
            let matter = Matter::open(caller);
            let (pupil, why) = (matter.bullying, free("niet nodig"));
            matter.to_do(Action::AnswerReflective { pupil, needed: false, why })
        }],
        "hold_follow_up" => &[hold_follow_up],
        "move_follow_up" => &[|caller| {
            let matter = Matter::promised(caller);
            let (follow_up, date) = matter.first_follow_up(caller);
            matter.to_do(Action::MoveFollowUp { follow_up, date, reason: free("ziek"), means: Means::AtSchool })
        }],
        "cancel_follow_up" => &[|caller| {
            let matter = Matter::promised(caller);
            let (follow_up, _) = matter.first_follow_up(caller);
            matter.to_do(Action::CancelFollowUp { follow_up, reason: free("verhuisd") })
        }],
        "measure" => measures::ALL,
        other => ending::of(other)
            .or_else(|| beside::of(other))
            .unwrap_or_else(|| panic!("there is no payload for the action {other}")),
    }
}

/// Every payload of every action that the page knows.
pub(crate) fn all() -> Vec<(&'static str, Payload)> {
    let actions = crate::catalogue::actions();
    assert!(actions.len() > 20 && actions.contains(&"withdraw"), "the bindings name actions in another way now");
    actions.into_iter().flat_map(|action| of(action).iter().map(move |payload| (action, *payload))).collect()
}

fn add_pupil(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    let newcomer = pupil("Liv");
    let mut call = matter.to_do(Action::AddPupil { pupil: newcomer.id, role: Role::Bystander });
    call.arguments["newPupil"] = json!(newcomer);
    call
}

fn recorded(matter: &Matter, conversation: ConversationInput, warnings: &[Warning]) -> Call {
    matter.to_do_despite(Action::Record { conversation: Box::new(conversation) }, warnings)
}

fn written_statement(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let conversation = ConversationInput {
        form: ConversationForm::Statement { started: time(10), ended: time(11) },
        setting: free("lokaal 12, de conciërge"),
        points: ["2.1".into()].into(),
        ..matter.conversation(Step::Bullying, &[matter.bullying])
    };
    recorded(&matter, conversation, &[])
}

fn together(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    matter.to_do_despite(matter.together(), &[Warning::JointNotWanted])
}

fn with_parents(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    let conversation = ConversationInput {
        guardians: vec![matter.parent(caller, matter.bullied)],
        remarks: free("wat de ouders opmerken"),
        ..matter.conversation(Step::Parents, &[matter.bullied])
    };
    recorded(&matter, conversation, &[])
}

fn correct(caller: &mut dyn Caller) -> Call {
    let matter = Matter::promised(caller);
    let conversation = matter.first_conversation(caller);
    let (account, remarks, reason) = (free("wat er echt gezegd is"), free("opmerking"), free("verschreven"));
    matter.to_do(Action::Correct { conversation, account, remarks, reason })
}

fn no_parent_talk(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    let why = NotSpoken::NotReached { attempts: vec![matter.today; 3] };
    matter.to_do(Action::NoParentTalk { pupil: matter.bullied, why, note: free("drie keer gebeld") })
}

fn hold_follow_up(caller: &mut dyn Caller) -> Call {
    let matter = Matter::promised(caller);
    let (follow_up, later) = matter.first_follow_up(caller);
    let (on, words) = (matter.today, free("het gaat beter"));
    let agreement = matter.first_agreement(caller);
    let check = FollowUpInput {
        on,
        words,
        safe_room: true,
        trend: Trend::Less,
        counsellor_offered: true,
        means: Means::AtSchool,
        agreements: vec![AgreementKept { agreement, kept: Kept::Kept, note: free("hoe het ging") }],
        next: free("volgende week weer"),
        next_on: Some(later),
    };
    matter.to_do(Action::HoldFollowUp { follow_up, check })
}

/// The case that a call is about.
pub(crate) fn case_of(call: &Call) -> Value {
    json!({ "id": call.arguments["id"] })
}
