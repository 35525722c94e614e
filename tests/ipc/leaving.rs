//! A paper on its way out, as far as it gets without a spooler and with a scan that is none.

use serde_json::{Value, json};

use crate::calls::Caller;
use crate::matter::fresh;
use crate::window::Ipc;

/// Printing without a spooler, the register of what left, and a scan that is none.
pub(crate) fn all(ipc: &mut Ipc<'_, '_>, case: &str, report: &Value) {
    for (command, arguments) in [
        ("printers", json!({})),
        ("print_report", json!({ "report": report, "printer": "-o", "copies": 0, "twoSided": true })),
    ] {
        let told = ipc.call(command, &arguments).expect_err(command);
        assert_eq!(told.code(), "print_system_gone", "{command}");
    }
    let lines = ipc.must("exports", &json!({}));
    let lines: Vec<_> = lines.as_array().into_iter().flatten().map(|line| (&line["way"], &line["failed"])).collect();
    let expected = [("printed", true), ("opened", false), ("saved", false)];
    for (line, (way, failed)) in lines.iter().zip(expected) {
        assert_eq!(*line, (&json!(way), &json!(failed)));
    }
    let told = ipc.call("choose_scan", &json!({})).expect_err("a calendar is no scan");
    assert_eq!(told.code(), "scan_no_picture");
    let signed = |signers: Value, on: &str, scan: bool| json!({ "caseId": case, "report": report, "signers": signers, "on": on, "scan": scan });
    for (arguments, code) in [
        (signed(json!([]), "2026-11-17", true), "scan_nothing_chosen"),
        (signed(json!([]), "2026-11-17", false), "nothing_chosen"),
        (signed(json!([]), "17 nov", false), "date_too_far"),
        (signed(json!([{ "who": "pupil", "id": fresh() }]), "2026-11-17", false), "unknown_signer"),
    ] {
        assert_eq!(ipc.call("sign_on_paper", &arguments).expect_err(code).code(), code);
    }
    for command in ["scan_picture", "save_scan"] {
        assert_eq!(ipc.call(command, &json!({ "scan": fresh() })).expect_err(command).code(), "not_found");
    }
    ipc.must("drop_scan", &json!({}));
}
