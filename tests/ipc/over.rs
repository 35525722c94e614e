//! Every command over the real IPC: with what it takes, with hostile texts, with the wrong shape, and where it may not be.

use acceptance::window::{Home, Outcome, Program, Which, story};
use domain::document::DocumentKind;
use domain::model::Recipient;
use serde_json::{Value, json};

use crate::calls::{Caller, Told};
use crate::catalogue;
use crate::desk::{PASSPHRASE, new_vault};
use crate::hostile::{self, Fate};
use crate::leaving;
use crate::matter::{Matter, fresh};
use crate::payloads;
use crate::seals;
use crate::texts::free_places;
use crate::walk;
use crate::window::{Ipc, PROGRAM, assert_nothing_ran, begin, unlock};

/// What the mentor "chooses" when the program asks for a file: a holiday with a name that is markup.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//NL\r\nBEGIN:VEVENT\r\nUID:1\r\n\
    DTSTART;VALUE=DATE:20270308\r\nSUMMARY:<img src=x>\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// A PNG of one red point, and the same cut off in the middle.
const RED_POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4ISIHAAKiAPs+r7/7AAAAAElFTkSuQmCC";
const CUT_PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4";

#[test]
fn every_command_answers_whatever_it_is_asked() -> Outcome {
    let home = Home::new("ipc", PROGRAM)?;
    let chosen = home.root().join("vakanties.ics");
    std::fs::write(&chosen, CALENDAR)?;
    let home = home.with("STAPPENWIJZER_E2E_OPEN", &chosen.to_string_lossy());
    story(&home, |program| {
        the_locked_window_gets_nowhere(program);
        hostile_first_starts_are_refused(program);
        begin(program)?;
        every_action_takes_markup_and_refuses_controls(program)?;
        papers_and_settings(program);
        the_wrong_shape_is_an_answer(program)?;
        what_is_shown_is_text(program)?;
        program.invoke("lock", &json!({})).map(drop)?;
        program.wait_for(Which::Locked)?;
        the_locked_window_gets_nowhere(program);
        wrong_keys_open_nothing(program);
        unlock(program)?;
        let found = Ipc(program).must("cases", &cases("img"));
        assert!(found["total"].as_u64() > Some(0), "the cases are gone");
        program.close()?;
        assert!(!home.log().contains("panicked"), "the program panicked:\n{}", home.log());
        Ok(())
    })
}

fn cases(text: &str) -> Value {
    json!({ "text": text, "closed": null, "order": "number", "offset": 0, "limit": 50 })
}

/// The commands that a window may call, by its capability file.
fn allowed(window: &str) -> Vec<String> {
    let file = format!("{}/../src-tauri/capabilities/{window}.json", env!("CARGO_MANIFEST_DIR"));
    let capability: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let permissions = capability["permissions"].as_array().unwrap().iter().filter_map(Value::as_str);
    permissions.filter_map(|name| Some(name.strip_prefix("allow-")?.replace('-', "_"))).collect()
}

/// Before unlocking the work can not be reached: what belongs to it does not exist, the rest says that it is locked.
fn the_locked_window_gets_nowhere(program: &Program<'_>) {
    let (mut ipc, allowed) = (Ipc(program), allowed("locked"));
    for command in catalogue::commands() {
        if !allowed.iter().any(|name| name == command) {
            match ipc.call(command, &json!({})) {
                Err(Told::Unreadable(sentence)) => assert!(sentence.contains("not allowed"), "{command}: {sentence}"),
                answer => panic!("{command} in the locked window: {answer:?}"),
            }
        }
    }
    for (command, arguments, code) in [
        ("confirm_recovery_key", json!({ "typed": "x" }), "locked"),
        ("print_recovery_sheet", json!({}), "not_found"),
        ("save_recovery_sheet", json!({}), "not_found"),
        ("restore_backup", json!({ "id": "../../etc" }), "not_found"),
        ("restore_backup", json!({ "id": "" }), "not_found"),
        ("restore_backup", json!({ "id": "x".repeat(1 << 20) }), "not_found"),
        ("unlock_with_recovery_key", json!({ "key": "\u{0}", "newPassphrase": PASSPHRASE }), "not_a_recovery_key"),
    ] {
        let told = ipc.call(command, &arguments).expect_err(command);
        assert_eq!(told.code(), code, "{command} {:.60}", arguments.to_string());
    }
    ipc.must("list_backups", &json!({}));
    for hostile in hostile::all() {
        ipc.must("advise_on_passphrase", &json!({ "passphrase": hostile.text }));
    }
}

/// A first start with a bad text makes no vault.
fn hostile_first_starts_are_refused(program: &Program<'_>) {
    let mut ipc = Ipc(program);
    let vault = json!({ "vault": new_vault() });
    for (place, value) in [("/vault/school/name", json!("\u{0}")), ("/vault/mentor/first", json!("\u{200b}"))] {
        let told = ipc.call("create_vault", &walk::with(&vault, place, value)).expect_err(place);
        told.assert_told(place);
    }
    assert_eq!(ipc.must("start", &json!({}))["kind"], "first_start", "a refused first start left something");
}

/// Each payload of each action: one text in every field at once.
fn every_action_takes_markup_and_refuses_controls(program: &Program<'_>) -> Outcome {
    let mut ipc = Ipc(program);
    let texts: Vec<_> =
        hostile::all().into_iter().filter(|one| ["markup", "escape and controls"].contains(&one.name)).collect();
    for (action, payload) in payloads::all() {
        let call = payload(&mut ipc);
        let places = free_places(&call);
        if places.is_empty() {
            ipc.must(call.command, &call.arguments);
            continue;
        }
        for hostile in texts.iter().rev() {
            let what = format!("{action}: {}", hostile.name);
            let arguments =
                places.iter().fold(call.arguments.clone(), |all, place| walk::with(&all, place, json!(hostile.text)));
            match ipc.call(call.command, &arguments) {
                Ok(view) if hostile.fate == Fate::Kept => {
                    assert!(walk::has_text(&view, &hostile.kept()), "{what}: lost");
                }
                Err(told) if hostile.fate == Fate::Refused => {
                    assert_eq!(told.code(), "text_control", "{what}");
                }
                answer => panic!("{what}: {answer:?}"),
            }
        }
    }
    assert_nothing_ran(program)
}

/// The commands that are no action, once as they are meant.
fn papers_and_settings(program: &Program<'_>) {
    let mut ipc = Ipc(program);
    let matter = Matter::promised(&mut ipc);
    let request = json!({ "caseId": matter.id, "reasons": {}, "request": {
        "kind": DocumentKind::Agreements, "recipient": Recipient::Pupil { pupil: matter.bullying },
        "conversation": null, "edits": {}, "stays": [], "signatures": [
            { "signer": { "who": "pupil", "id": matter.bullying }, "meaning": "agree", "way": { "way": "paper" } },
            { "signer": { "who": "staff", "id": matter.me }, "meaning": "for_the_school", "way": { "way": "read_at_home" } }
        ]
    }});
    assert!(ipc.must("preview_document", &request)["pages"].as_u64() > Some(0));
    let report = json!({ "report": ipc.must("freeze_document", &request)["report"] });
    assert!(ipc.must("report_pdf", &report).as_str().is_some_and(|pdf| pdf.starts_with("JVBER")));
    assert_eq!(ipc.must("save_report", &report)["kind"], "saved");
    ipc.must("open_report", &report);
    leaving::all(&mut ipc, matter.id.to_string().as_str(), &report["report"]);
    let draft = json!({ "id": fresh(), "caseId": matter.id, "kind": "form", "label": "§", "content": "<b>" });
    ipc.must("save_draft", &draft);
    assert_eq!(ipc.must("draft", &draft)["content"], "<b>");
    assert_eq!(ipc.must("delete_draft", &draft), json!(true));
    let school = ipc.must("work", &json!({}))["school"].clone();
    ipc.must("save_school", &json!({ "school": school }));
    let found = ipc.must("read_holidays", &json!({}));
    assert_eq!((&found["file"], &found["days"][0]["name"]), (&json!("vakanties.ics"), &json!("<img src=x>")));
    // What was "chosen" is a calendar.
    assert_eq!(ipc.call("choose_logo", &json!({})).expect_err("a calendar became the logo").code(), "no_logo");
    for (png, code) in
        [("", "logo_damaged"), ("<b>", "logo_damaged"), ("PHN2Zz4=", "no_logo"), (CUT_PNG, "logo_damaged")]
    {
        assert_eq!(ipc.call("draw_logo", &json!({ "png": png })).expect_err(png).code(), code, "{png}");
    }
    assert_eq!(ipc.must("logo", &json!({})), Value::Null, "what was refused left nothing behind");
    let drawn = ipc.must("draw_logo", &json!({ "png": RED_POINT }));
    assert_eq!((&drawn["width"], &drawn["height"]), (&json!(1), &json!(1)));
    assert_eq!(ipc.must("logo", &json!({})), drawn);
    assert!(ipc.must("preview_document", &request)["pages"].as_u64() > Some(0), "a paper with a logo");
    ipc.must("remove_logo", &json!({}));
    assert_eq!(ipc.must("logo", &json!({})), Value::Null);
    let days = ipc.must("calendar", &json!({}));
    assert_eq!((&days["import"], &days["own"]), (&Value::Null, &json!([])), "looking at a calendar stores nothing");
    let of = |pupil: Value| json!({ "id": matter.id, "pupil": pupil });
    assert!(ipc.must("copy_summary", &of(json!(matter.bullied))).as_u64() > Some(0));
    ipc.call("copy_summary", &of(json!(fresh()))).expect_err("nobody's summary").assert_told("copy_summary");
    ipc.must("clear_clipboard", &json!({}));
    let display = json!({ "display": { "textSize": 100, "theme": "light", "motion": "less" } });
    ipc.must("set_display", &display);
    let date = |text: &str| json!({ "text": text, "rule": { "future": false } });
    for (text, kind) in [
        ("2026-02-30", "unreadable"),
        ("0000-01-01", "unreadable"),
        ("31-2", "unreadable"),
        ("morgen", "future"),
        ("9999-12-31", "unreadable"),
        ("\u{202e}3 nov", "unreadable"),
        (" ", "empty"),
        ("gisteren", "date"),
    ] {
        assert_eq!(ipc.must("parse_date", &date(text))["kind"], kind, "{text}");
    }
    for hostile in hostile::all() {
        ipc.must("parse_date", &date(&hostile.text));
        ipc.must("cases", &cases(&hostile.text));
        ipc.must("find_pupils", &json!({ "text": hostile.text }));
    }
    let wrong = ipc.call("change_passphrase", &json!({ "old": "\u{0}", "next": PASSPHRASE })).unwrap_err();
    assert_eq!(wrong.code(), "wrong_passphrase");
    let wrong = ipc.call("new_recovery_key", &json!({ "passphrase": "" })).unwrap_err();
    assert_eq!(wrong.code(), "wrong_passphrase");
    for command in
        ["start", "overview", "protocol", "intake_drafts", "staff", "list_backups", "back_up", "report_activity"]
    {
        ipc.must(command, &json!({}));
    }
    ipc.must("agenda", &json!({ "most": 65_535 }));
    agenda_along(&mut ipc);
    seals::all(&mut ipc);
}

/// Every command of the work with arguments that it does not take. Those that end the window have their turn elsewhere.
fn the_wrong_shape_is_an_answer(program: &Program<'_>) -> Outcome {
    const CALL: &str = "const [command, names, done] = arguments; \
        let deep = 'diep'; for (let level = 0; level < 300; level += 1) deep = [deep]; \
        const kinds = [undefined, null, -1, 1e308, true, 'x', [], {}, { do: 'freeze' }, deep, 'x'.repeat(1 << 20)]; \
        const told = []; \
        for (const kind of kinds) { \
          const given = Object.fromEntries(names.map((name) => [name, kind])); \
          try { await window.__TAURI_INTERNALS__.invoke(command, given); told.push(null); } \
          catch (error) { told.push(error); } \
        } \
        done(told)";
    let script = format!("(async (...arguments_) => {{ const arguments = arguments_; {CALL} }})(...arguments)");
    for command in catalogue::commands() {
        if ["lock", "leave_practice", "start_practice", "restore_backup"].contains(&command) {
            continue;
        }
        let names = json!(catalogue::arguments(command));
        let told = program.script_later(&script, &[json!(command), names])?;
        for error in told.as_array().expect("a list of answers").iter().filter(|error| !error.is_null()) {
            Told::of(error).assert_told(command);
        }
    }
    program.see("Start")
}

/// The case whose every text is markup, in the window.
fn what_is_shown_is_text(program: &Program<'_>) -> Outcome {
    let mut ipc = Ipc(program);
    let markup = "<img src=x onerror=\"window.foreign=1\">";
    let (call, _) = Matter::to_open(&mut ipc);
    let places = free_places(&call);
    let arguments = places.iter().fold(call.arguments, |all, place| walk::with(&all, place, json!(markup)));
    ipc.must("open_case", &arguments);
    program.press("Start")?;
    program.press("Dossiers")?;
    program.see(markup)?;
    program.press(markup)?;
    for (part, is_a_screen) in
        [("Betrokkenen", false), ("Tijdlijn", false), ("Afspraken en sancties", true), ("Documenten", true)]
    {
        program.press(part)?;
        program.see(part)?;
        assert_nothing_ran(program)?;
        if is_a_screen {
            program.press("Terug naar het dossier")?;
        }
    }
    Ok(())
}

/// Nothing that is no passphrase opens the vault.
fn wrong_keys_open_nothing(program: &Program<'_>) {
    let mut ipc = Ipc(program);
    for passphrase in ["", "\u{0}"] {
        let told = ipc.call("unlock", &json!({ "passphrase": passphrase })).unwrap_err();
        assert!(["wrong_passphrase", "wait_before_trying"].contains(&told.code()), "{passphrase:?}: {told:?}");
    }
    let key = "0000-0000-0000-0000-0000-0000-0000-0000";
    let told = ipc.call("unlock_with_recovery_key", &json!({ "key": key, "newPassphrase": "kort" })).unwrap_err();
    assert_eq!(told.code(), "passphrase_too_short");
}

/// The agenda as a file, and told on the desktop.
fn agenda_along(ipc: &mut Ipc<'_, '_>) {
    let along = |key: &Value, names: bool| json!({ "key": key, "names": names });
    let row = ipc.must("agenda", &json!({ "most": 1 }))["parts"][0]["items"][0]["key"].clone();
    assert!(row.is_string(), "{row}");
    for key in [Value::Null, row] {
        for names in [false, true] {
            assert_eq!(ipc.must("export_agenda", &along(&key, names))["kind"], "saved");
        }
    }
    for hostile in hostile::all() {
        let refused = ipc.call("export_agenda", &along(&json!(hostile.text), false)).unwrap_err();
        assert_eq!(refused.code(), "not_found", "{}", hostile.name);
    }
    for on in [true, false] {
        assert_eq!(ipc.must("set_reminds", &json!({ "on": on }))["reminds"], json!(on));
    }
}
