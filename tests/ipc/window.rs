//! The real program, its vault made and its commands called straight over IPC, past the page.

use acceptance::window::{Outcome, Program, Which};
use serde_json::{Value, json};

use crate::calls::{Caller, Told};
use crate::desk::{PASSPHRASE, new_vault};

/// The program as cargo built it for these tests.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_stappenwijzer-e2e");

/// The commands of the window that is there.
pub(crate) struct Ipc<'p, 'h>(pub(crate) &'p Program<'h>);

impl Caller for Ipc<'_, '_> {
    fn call(&mut self, command: &str, arguments: &Value) -> Result<Value, Told> {
        match self.0.invoke(command, arguments) {
            Ok(answer) => answer.map_err(|refused| Told::of(&refused)),
            Err(failure) => panic!("{command}: {failure}"),
        }
    }
}

/// Makes a vault and goes to the work.
pub(crate) fn begin(program: &Program<'_>) -> Outcome {
    let mut ipc = Ipc(program);
    let made = ipc.must("create_vault", &json!({ "vault": new_vault() }));
    let groups: Vec<&str> = made["recoveryKey"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    ipc.must("confirm_recovery_key", &json!({ "typed": groups.join("-") }));
    program.wait_for(Which::Work)
}

/// Opens the vault again.
pub(crate) fn unlock(program: &Program<'_>) -> Outcome {
    program.wait_for(Which::Locked)?;
    program.fill("Wachtzin", PASSPHRASE)?;
    program.press("Ontgrendel")?;
    program.wait_for(Which::Work)
}

/// Fails when a text of a user was run or taken for markup.
pub(crate) fn assert_nothing_ran(program: &Program<'_>) -> Outcome {
    let ran = program.script(
        "return [window.foreign ?? null, document.querySelectorAll('img[src=x], script:not([src])').length]",
        &[],
    )?;
    assert_eq!(ran, json!([null, 0]), "a text of a user was run or taken for markup");
    Ok(())
}
