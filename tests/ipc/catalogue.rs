//! What the sources say of themselves: the commands and actions in the bindings, the codes and fields with a Dutch text.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// A file of the page.
fn source(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src").join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn bindings() -> &'static str {
    static BINDINGS: OnceLock<String> = OnceLock::new();
    BINDINGS.get_or_init(|| source("ipc/bindings.ts"))
}

/// Every command, by its name over IPC.
pub(crate) fn commands() -> BTreeSet<&'static str> {
    let calls = bindings().split("=> __TAURI_INVOKE<").skip(1);
    let names: BTreeSet<_> = calls.filter_map(|call| call.split_once("(\"")?.1.split_once('"')).map(|c| c.0).collect();
    assert!(names.contains("start") && names.contains("act"), "the bindings name commands in another way now");
    names
}

/// The names of the arguments of a command.
pub(crate) fn arguments(command: &str) -> Vec<&'static str> {
    let call = format!("(\"{command}\"");
    let (_, from) = bindings().split_once(&call).expect("the bindings have this command");
    let list = from.split_once(')').map_or("", |(list, _)| list);
    list.split(|c: char| !c.is_alphanumeric()).filter(|name| !name.is_empty()).collect()
}

/// Every action, by its tag.
pub(crate) fn actions() -> Vec<&'static str> {
    let (_, from) = bindings().split_once("export type Action = ").expect("the bindings have the actions");
    let (actions, _) = from.split_once("export type").unwrap_or((from, ""));
    actions.split("{ do: \"").skip(1).filter_map(|action| action.split_once('"')).map(|found| found.0).collect()
}

/// The names of all fields that take free text of a case.
pub(crate) fn prose_fields() -> BTreeSet<&'static str> {
    let parts: Vec<&str> = bindings().split(": Prose").collect();
    let before = parts.split_last().map_or(&[] as &[&str], |(_, before)| before);
    let names = before.iter().filter_map(|text| text.rsplit(|c: char| !c.is_alphanumeric()).next());
    names.filter(|name| !name.is_empty()).collect()
}

/// Whether the window has a text for this code.
pub(crate) fn knows_error(code: &str) -> bool {
    static ERRORS: OnceLock<String> = OnceLock::new();
    ERRORS.get_or_init(|| source("text/nl/errors.ts")).contains(&format!("\n  {code}: "))
}

/// Whether the window has a name for this field.
pub(crate) fn knows_field(field: &str) -> bool {
    static FIELDS: OnceLock<String> = OnceLock::new();
    FIELDS.get_or_init(|| source("text/nl/fields.ts")).contains(&format!("\n  {field}: "))
}
