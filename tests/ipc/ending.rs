//! The actions that end a case, or begin it again.

use domain::action::Action;
use domain::model::{ContactWay, Outcome, Warning};

use crate::matter::{Matter, free};
use crate::payloads::Payload;

/// The payloads of such an action; `None` when it is another one.
pub(crate) fn of(action: &str) -> Option<&'static [Payload]> {
    Some(match action {
        "record_finding" => &[|caller| {
            let matter = Matter::open(caller);
            let (on, shows) = (matter.today, free("waaruit dat blijkt"));
            matter.to_do(Action::RecordFinding { on, stopped: true, shows })
        }],
        "inform_family" => &[|caller| {
            let matter = Matter::open(caller);
            let (pupil, on) = (matter.bullied, matter.today);
            matter.to_do(Action::InformFamily {
                pupil,
                on,
                channel: ContactWay::Mail,
                note: free("per mail"),
                by: Some(matter.me),
            })
        }],
        "answer_incident" => &[|caller| {
            let matter = Matter::open(caller);
            let registered_on = Some(matter.today);
            matter.to_do(Action::AnswerIncident { serious: true, registered_on, registered_by: free("mw. Smit") })
        }],
        "close" => &[|caller| {
            let matter = Matter::promised(caller);
            matter.act(caller, Matter::assessment(Outcome::Conflict));
            matter.to_do_despite(
                Action::Close { light: true, note: free("advies") },
                &[Warning::OpenFollowUps, Warning::CaseUntold],
            )
        }],
        "reopen" => &[|caller| Matter::closed(caller).to_do(Action::Reopen { reason: free("weer begonnen") })],
        "start_round" => &[|caller| Matter::promised(caller).to_do(Action::StartRound { reason: free("opnieuw") })],
        "withdraw" => &[|caller| Matter::open(caller).to_do(Action::Withdraw { reason: free("verkeerde leerling") })],
        _ => return None,
    })
}
