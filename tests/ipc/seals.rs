//! The keys that seal, and a file that is no paper, past the page.

use serde_json::json;

use crate::calls::Caller;
use crate::hostile;

/// The keys that seal, and a file that is no paper. The chosen file is a calendar.
pub(crate) fn all(ipc: &mut impl Caller) {
    let checked = ipc.must("check_document", &json!({}));
    assert_eq!((&checked["check"]["finding"], &checked["check"]["name"]), (&json!("not_pdf"), &json!("vakanties.ics")));
    assert_eq!(ipc.call("choose_school_key", &json!({})).unwrap_err().code(), "seal_not_pkcs12");
    ipc.must("drop_school_key", &json!({}));
    for hostile in hostile::all() {
        let password = json!({ "password": hostile.text });
        let refused = ipc.call("import_school_key", &password).unwrap_err();
        assert_eq!(refused.code(), "seal_nothing_chosen", "{}", hostile.name);
        let lost = json!({ "fingerprint": hostile.text, "since": "2026-11-01", "reason": "lost" });
        assert_eq!(ipc.call("report_lost_key", &lost).unwrap_err().code(), "seal_unknown", "{}", hostile.name);
        let paper = json!({ "paper": { "paper": "notice", "fingerprint": hostile.text } });
        assert_eq!(ipc.call("save_seal_paper", &paper).unwrap_err().code(), "seal_unknown", "{}", hostile.name);
    }
    assert_eq!(ipc.call("import_certificate", &json!({})).unwrap_err().code(), "seal_not_a_certificate");
    assert_eq!(ipc.call("use_own_key", &json!({})).unwrap_err().code(), "seal_in_use");
    for (command, arguments) in
        [("save_certificate_request", json!({})), ("save_seal_paper", json!({ "paper": { "paper": "card" } }))]
    {
        assert_eq!(ipc.must(command, &arguments)["kind"], "saved", "{command}");
    }
    let keys = ipc.must("seal_keys", &json!({}));
    let lost = |since: &str| json!({ "fingerprint": keys[0]["fingerprint"], "since": since, "reason": "stolen" });
    assert_eq!(ipc.call("report_lost_key", &lost("9999-12-31")).unwrap_err().code(), "date_in_future");
    let renewed = ipc.must("report_lost_key", &lost("2026-11-01"));
    assert_eq!((renewed.as_array().map(Vec::len), &renewed[1]["loss"]["since"]), (Some(2), &json!("2026-11-01")));
    assert_eq!(ipc.call("report_lost_key", &lost("2026-11-01")).unwrap_err().code(), "seal_lost");
}
