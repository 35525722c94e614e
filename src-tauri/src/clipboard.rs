//! What we put on the clipboard, and how it goes away again: after a while, when the program locks, when it ends.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Manager, async_runtime};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use zeroize::Zeroizing;

use crate::error::{Code, Failure};
use crate::os;

/// How long a text stays: enough to go to Magister and paste it.
pub const STAYS: Duration = Duration::from_mins(1);

/// How long a lock or the end of the program waits for the clipboard to be cleared.
const CLEAR_LIMIT: Duration = Duration::from_millis(500);

/// The text that we put on the clipboard last, until it is taken back.
#[derive(Default)]
pub struct Copied(Mutex<Held>);

#[derive(Default)]
struct Held {
    text: Option<Zeroizing<String>>,
    /// Which copy this is: the time of an earlier one must not take back a later one.
    turn: u64,
}

impl Copied {
    fn enter(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, text: Zeroizing<String>) -> u64 {
        let mut held = self.enter();
        held.text = Some(text);
        held.turn += 1;
        held.turn
    }

    /// The text to take back; nothing when a later copy took the place of `turn`, or it was taken back already.
    fn give_up(&self, turn: Option<u64>) -> Option<Zeroizing<String>> {
        let mut held = self.enter();
        if turn.is_some_and(|turn| turn != held.turn) { None } else { held.text.take() }
    }
}

/// Puts a text on the clipboard for [`stays`]; answers for how many seconds.
pub async fn copy(app: &AppHandle, text: String) -> Result<u16, Failure> {
    let text = Zeroizing::new(text);
    let (said, heard) = oneshot::channel();
    let ours = text.clone();
    let asked = app.run_on_main_thread(move || {
        let _nobody_waits = said.send(os::put_on_clipboard(ours));
    });
    let put = asked.is_ok() && heard.await.unwrap_or(false);
    if !put {
        return Err(Failure::incident(Code::SystemRefused));
    }
    let turn = app.state::<Copied>().keep(text);
    let app = app.clone();
    let stays = stays();
    async_runtime::spawn(async move {
        sleep(stays).await;
        take_back(&app, Some(turn)).await;
    });
    Ok(u16::try_from(stays.as_secs()).unwrap_or(u16::MAX))
}

/// Takes back what we put on the clipboard, when it is still there. Waits for that, but never long.
pub async fn clear(app: &AppHandle) {
    take_back(app, None).await;
}

async fn take_back(app: &AppHandle, turn: Option<u64>) {
    let Some(text) = app.state::<Copied>().give_up(turn) else { return };
    let (said, heard) = oneshot::channel();
    let asked = app.run_on_main_thread(move || {
        os::take_back_from_clipboard(text, move || {
            let _nobody_waits = said.send(());
        });
    });
    if asked.is_ok() {
        let _in_time = timeout(CLEAR_LIMIT, heard).await;
    }
}

/// How long a text stays; a test has less patience.
fn stays() -> Duration {
    #[cfg(feature = "e2e")]
    if let Some(limit) = std::env::var("STAPPENWIJZER_E2E_CLIPBOARD_MS").ok().and_then(|text| text.parse().ok()) {
        return Duration::from_millis(limit);
    }
    STAYS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    #[test]
    fn the_time_of_an_earlier_copy_does_not_take_back_a_later_one() {
        let copied = Copied::default();
        let first = copied.keep(text("een"));
        let second = copied.keep(text("twee"));
        assert_eq!(copied.give_up(Some(first)), None);
        assert_eq!(copied.give_up(Some(second)), Some(text("twee")));
    }

    #[test]
    fn a_lock_takes_back_whatever_is_there_and_only_once() {
        let copied = Copied::default();
        let turn = copied.keep(text("een"));
        assert_eq!(copied.give_up(None), Some(text("een")));
        assert_eq!(copied.give_up(None), None);
        assert_eq!(copied.give_up(Some(turn)), None);
    }
}
