//! Locking: by hand, by idling, and what is left behind.

use std::thread::sleep;
use std::time::Duration;

use acceptance::window::{Home, Outcome, Program, Which, story};
use serde_json::json;

use crate::PROGRAM;
use crate::steps::{PASSPHRASE, set_up, unlock};

#[test]
fn a_lock_takes_the_page_and_the_vault_away() -> Outcome {
    let home = Home::new("lock", PROGRAM)?;
    story(&home, |program| {
        set_up(program)?;
        let page = page_processes(program);
        assert_eq!(page.len(), 1, "one window, one page");
        program.keys(&["Control", "l"])?;
        program.wait_for(Which::Locked)?;
        program.see("Je hebt het programma vergrendeld")?;
        assert!(gone(program, &page), "the process of the old page lives on");
        let refused = program.invoke("overview", &json!({}))?;
        assert!(refused.is_err(), "the locked window reads the work");
        unlock(program, PASSPHRASE)?;
        program.invoke("lock", &json!({})).map(drop)?;
        program.wait_for(Which::Locked)
    })
}

#[test]
fn an_idle_program_locks_and_a_used_one_does_not() -> Outcome {
    let home = Home::new("idle", PROGRAM)?.with("STAPPENWIJZER_E2E_IDLE_MS", "4000");
    story(&home, |program| {
        set_up(program)?;
        for _ in 0..8 {
            sleep(Duration::from_secs(1));
            program.invoke("report_activity", &json!({}))?.expect("the window of the work may say so");
        }
        program.wait_for(Which::Work)?;
        sleep(Duration::from_secs(5));
        program.wait_for(Which::Locked)?;
        program.see("Het programma ging op slot")
    })
}

fn page_processes(program: &Program<'_>) -> Vec<u32> {
    program.processes("WebKitWebProcess")
}

fn gone(program: &Program<'_>, processes: &[u32]) -> bool {
    (0..100).any(|_| {
        sleep(Duration::from_millis(50));
        let left = page_processes(program);
        processes.iter().all(|process| !left.contains(process))
    })
}
