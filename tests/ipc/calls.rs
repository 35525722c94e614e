//! A command of the program, called with JSON.

use serde_json::Value;

use crate::catalogue;

/// What a command is asked.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The command, by its name over IPC.
    pub(crate) command: &'static str,
    /// Its arguments, by name.
    pub(crate) arguments: Value,
}

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Told {
    /// The arguments are not what the command takes; the page makes `unexpected` of it.
    Unreadable(String),
    /// A failure with a code.
    Refused { code: String, params: Value },
}

impl Told {
    /// The failure as the page gets it: an object with a code, or a sentence of the framework.
    pub(crate) fn of(answer: &Value) -> Self {
        match (answer.get("code").and_then(Value::as_str), answer.as_str()) {
            (Some(code), _) => {
                Self::Refused { code: code.to_owned(), params: answer.get("params").cloned().unwrap_or_default() }
            }
            (None, Some(sentence)) => Self::Unreadable(sentence.to_owned()),
            (None, None) => panic!("a command failed with {answer}"),
        }
    }

    /// The code, or `unexpected` as the page makes it.
    pub(crate) fn code(&self) -> &str {
        match self {
            Self::Unreadable(_) => "unexpected",
            Self::Refused { code, .. } => code,
        }
    }

    /// Fails when the window has no Dutch text for it, or when it says that the program broke.
    pub(crate) fn assert_told(&self, what: &str) {
        if let Self::Refused { code, params } = self {
            assert!(catalogue::knows_error(code), "{what}: no text for the code {code}");
            assert_ne!(code, "unexpected", "{what}: the program broke ({params})");
            if let Some(field) = params.get("field").and_then(Value::as_str) {
                assert!(catalogue::knows_field(field), "{what}: no text for the field {field}");
            }
        }
    }
}

/// Whoever carries out commands: the session itself, or the program behind its window.
pub(crate) trait Caller {
    /// Calls a command.
    fn call(&mut self, command: &str, arguments: &Value) -> Result<Value, Told>;

    /// Calls a command that must be carried out.
    fn must(&mut self, command: &str, arguments: &Value) -> Value {
        match self.call(command, arguments) {
            Ok(answer) => answer,
            Err(told) => panic!("{command} with {arguments}: {told:?}"),
        }
    }
}
