//! Dates that can not be: impossible, in the future, before the birth, far away, in words.

use chrono::{Days, NaiveDate, NaiveTime};
use serde_json::json;

use crate::calls::{Caller, Told};
use crate::desk::Desk;
use crate::matter::read;
use crate::payloads;
use crate::walk;

/// No dates at all.
const UNREADABLE: [&str; 10] = [
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "morgen",
    "24-11-2026",
    "2026-11-24T09:00:00Z",
    "١٢-١١-٢٠٢٦",
    "+300000-01-01",
    "NaN",
    "",
];

/// Dates that nobody means.
const ABSURD: [&str; 4] = ["0000-01-01", "-0044-03-15", "1899-12-31", "9999-12-31"];

/// No times of a day.
const NO_TIMES: [&str; 5] = ["25:00:00", "10:60:00", "-1:00:00", "half elf", ""];

/// Where a day stands on which something has happened already.
const PAST: [&str; 6] = ["reportedOn", "heldOn", "referredOn", "registeredOn", "attempts", "on"];

#[test]
fn a_date_that_can_not_be_is_refused_wherever_it_stands() {
    let mut seen = 0;
    for (action, payload) in payloads::all() {
        let mut desk = Desk::new();
        let today: NaiveDate = read(&desk.must("work", &json!({})), "/today");
        let tomorrow = (today + Days::new(1)).to_string();
        let call = payload(&mut desk);
        for (place, text) in walk::texts(&call.arguments) {
            let is_time = text.parse::<NaiveTime>().is_ok();
            if !is_time && text.parse::<NaiveDate>().is_err() {
                continue;
            }
            let happened = place.split('/').any(|part| PAST.contains(&part));
            let born = place.ends_with("/born");
            let mut wrong: Vec<&str> = UNREADABLE.to_vec();
            wrong.extend(if is_time { NO_TIMES.as_slice() } else { &ABSURD });
            if happened || born {
                wrong.push(&tomorrow);
            }
            for date in wrong {
                let what = format!("{action} {place}: {date}");
                let answer = desk.call(call.command, &walk::with(&call.arguments, &place, json!(date)));
                let told = answer.expect_err(&what);
                told.assert_told(&what);
                if date == tomorrow {
                    assert_eq!(told.code(), "date_in_future", "{what}");
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "only {seen} dates were tried");
}

#[test]
fn nothing_happens_to_a_pupil_before_the_birth() {
    let mut desk = Desk::new();
    for (action, names) in [("open", ["reportedOn"]), ("record", ["heldOn"]), ("hold_follow_up", ["on"])] {
        let payload = payloads::of(action)[0];
        let call = payload(&mut desk);
        let dates = walk::texts(&call.arguments).into_iter();
        let places = dates.filter(|(place, _)| names.iter().any(|name| place.ends_with(&format!("/{name}"))));
        for (place, _) in places {
            let told = desk.call(call.command, &walk::with(&call.arguments, &place, json!("2011-11-11")));
            assert!(
                matches!(&told, Err(Told::Refused { code, params }) if code == "date_before_birth" && !params["field"].is_null()),
                "{action} {place}: {told:?}"
            );
        }
    }
}
