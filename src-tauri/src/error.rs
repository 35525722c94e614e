//! What the page is told when something did not happen.
//!
//! "Not allowed now" is an answer; "broken" is an incident. Neither carries text, a name, a path or a
//! value of the database: the page has the words for a code in its catalogue.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use specta::Type;

/// A refusal or an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Failure {
    /// Which text of the catalogue belongs to it.
    pub code: Code,
    /// What that text needs to be filled in: numbers, dates, ids. Never free text.
    pub params: BTreeMap<String, String>,
    /// True when the program itself failed; false when a person can do something else.
    pub incident: bool,
}

/// Every reason the page can be given, as its own name in snake_case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The command needs an open vault, and it is locked.
    Locked,
    /// The operating system would not do what was asked (open a file, show a dialog).
    SystemRefused,
    /// Something that should not happen.
    Unexpected,
}

impl Failure {
    /// An answer: this is not possible now.
    pub fn refused(code: Code) -> Self {
        Self { code, params: BTreeMap::new(), incident: false }
    }

    /// A fault of the program or the computer.
    pub fn incident(code: Code) -> Self {
        Self { code, params: BTreeMap::new(), incident: true }
    }

    /// Adds what the text needs.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_code_params_and_kind() {
        let failure = Failure::refused(Code::SystemRefused).with("seconds", 8);
        let told = serde_json::to_value(&failure).unwrap();
        assert_eq!(
            told,
            serde_json::json!({ "code": "system_refused", "params": { "seconds": "8" }, "incident": false })
        );
    }
}
