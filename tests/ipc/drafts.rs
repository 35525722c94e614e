//! Drafts: what the page saves while someone types. Whatever it holds, it comes back or is refused; never half.

use serde_json::{Value, json};

use crate::calls::{Caller, Told};
use crate::desk::Desk;
use crate::hostile;
use crate::matter::{Matter, fresh};

fn code(answer: Result<Value, Told>) -> String {
    answer.expect_err("it was taken").code().to_owned()
}

#[test]
fn a_draft_comes_back_as_it_was_whatever_was_typed() {
    let mut desk = Desk::new();
    let matter = Matter::open(&mut desk);
    let mut saved = Vec::new();
    for hostile in hostile::all().into_iter().chain([hostile::longest()]) {
        let id = fresh();
        let content = json!({ "step": 1, "account": hostile.text }).to_string();
        let draft = json!({
            "id": id, "caseId": matter.id, "kind": "conversation", "label": hostile.text, "content": content
        });
        desk.must("save_draft", &draft);
        saved.push((hostile, id, content));
    }
    desk.reopen();
    for (hostile, id, content) in saved {
        let found = desk.must("draft", &json!({ "id": id }));
        assert_eq!(found[1]["content"], json!(content), "{}", hostile.name);
        assert_eq!(found[1]["label"], json!(hostile.text), "{}", hostile.name);
    }
}

#[test]
fn a_draft_that_is_too_large_leaves_the_one_before_it() {
    let mut desk = Desk::new();
    let (matter, id) = (Matter::open(&mut desk), fresh());
    let draft = |label: &str, content: &str| json!({ "id": id, "caseId": matter.id, "kind": "form", "label": label, "content": content });
    desk.must("save_draft", &draft("klein", "eerst"));
    let large = "x".repeat(5 << 20);
    assert_eq!(code(desk.call("save_draft", &draft("groot", &large))), "draft_too_large");
    assert_eq!(code(desk.call("save_draft", &draft(&large, "kort"))), "draft_too_large");
    let found = desk.must("draft", &json!({ "id": id }));
    assert_eq!(found[1], json!({ "label": "klein", "content": "eerst" }));
}

#[test]
fn a_kind_or_an_id_that_is_a_path_is_nothing() {
    let mut desk = Desk::new();
    let matter = Matter::open(&mut desk);
    for kind in ["", "../../vault.db", "/etc/passwd", "intake\0", "Intake", "intake' OR 1=1 --", &"x".repeat(1 << 20)] {
        let draft = json!({ "id": fresh(), "caseId": matter.id, "kind": kind, "label": "", "content": "" });
        assert_eq!(code(desk.call("save_draft", &draft)), "not_found", "{kind:.40}");
    }
    for id in ["", "../../vault.db", "1", "' OR 1=1 --", &"0".repeat(1 << 20), "00000000-0000-0000-0000-00000000000g"] {
        let draft = json!({ "id": id, "caseId": matter.id, "kind": "form", "label": "", "content": "" });
        for command in ["save_draft", "draft", "delete_draft"] {
            assert_eq!(code(desk.call(command, &draft)), "not_found", "{command} {id:.40}");
        }
    }
    assert_eq!(desk.must("draft", &json!({ "id": fresh() })), Value::Null);
    assert_eq!(desk.must("delete_draft", &json!({ "id": fresh() })), json!(false));
}
