//! From locked to open and back.
//!
//! Locking: ask the page to save what is being typed → open the locked window → destroy the other one →
//! close the vault. Each way runs under [`Desk::turn`], so that two of them never mix.

use std::thread;
use std::time::{Duration, Instant};

use app::Session;
use tauri::{AppHandle, ExitRequestApi, Manager, Window, WindowEvent, async_runtime};
use tauri_specta::Event;
use tokio::time::timeout;

use crate::clipboard;
use crate::desk::{Desk, Stage, Which};
use crate::error::{Code, Failure};
use crate::remind;
use crate::views::{Flush, LockReason};
use crate::window;

/// How long a lock waits for the page to save what is being typed.
const FLUSH_LIMIT: Duration = Duration::from_millis(300);

/// How often a backup is made while working, when something changed.
const BACKUP_EVERY: Duration = Duration::from_mins(30);

/// How often it is looked whether a new day began.
const NEW_DAY_EVERY: Duration = Duration::from_mins(1);

/// Shows the work of a vault that was just unlocked.
pub async fn open(app: &AppHandle, session: Session) -> Result<(), Failure> {
    let desk = app.state::<Desk>();
    let _turn = desk.turn.lock().await;
    if desk.stage() != Stage::Locked {
        return Err(Failure::refused(Code::AlreadyThere));
    }
    desk.take_up(session, Stage::Open);
    show_work(app, &desk).await
}

/// Shows the work of a vault that was made, once its recovery key is confirmed. Does nothing when it is open already.
pub async fn open_made(app: &AppHandle) -> Result<(), Failure> {
    let desk = app.state::<Desk>();
    let _turn = desk.turn.lock().await;
    if desk.stage() != Stage::Made {
        return Ok(());
    }
    desk.go_to(Stage::Open);
    show_work(app, &desk).await
}

/// Opens the practice vault, making it when it is not there, and shows the work.
pub async fn open_practice(app: &AppHandle) -> Result<(), Failure> {
    let desk = app.state::<Desk>();
    let _turn = desk.turn.lock().await;
    if desk.stage() != Stage::Locked {
        return Err(Failure::refused(Code::AlreadyThere));
    }
    desk.turn_to(Which::Practice);
    match desk.at_door(|door| Ok(door.open_practice()?)).await {
        Ok(session) => desk.take_up(session, Stage::Open),
        Err(failure) => {
            desk.turn_to(Which::Real);
            return Err(failure);
        }
    }
    show_work(app, &desk).await
}

async fn show_work(app: &AppHandle, desk: &Desk) -> Result<(), Failure> {
    let shown =
        window::open_work(app, window::locked(app).as_ref()).and_then(|work| window::destroy_others(app, &work));
    if shown.is_err() {
        desk.begin_lock(LockReason::Started);
        desk.close_vault_aside().await;
        return Err(Failure::incident(Code::SystemRefused));
    }
    remind::on_unlock(app);
    Ok(())
}

/// Locks the program, whatever it was doing. Does nothing when it is locked already.
pub async fn lock(app: &AppHandle, reason: LockReason) {
    let desk = app.state::<Desk>();
    let _turn = desk.turn.lock().await;
    if desk.stage() == Stage::Locked {
        return;
    }
    flush(app, &desk).await;
    clipboard::clear(app).await;
    desk.begin_lock(reason);
    let shown =
        window::open_locked(app, window::any(app).as_ref()).and_then(|locked| window::destroy_others(app, &locked));
    desk.close_vault_aside().await;
    if shown.is_err() {
        // Without a window to lock behind, ending the program is the one safe thing left.
        app.exit(1);
    }
}

/// Starts [`lock`] from a place that cannot wait for it.
pub fn lock_soon(app: &AppHandle, reason: LockReason) {
    let app = app.clone();
    async_runtime::spawn(async move { lock(&app, reason).await });
}

/// Looks at the idle time for as long as the program runs.
pub fn start_timer(app: &AppHandle) {
    let app = app.clone();
    let desk = app.state::<Desk>();
    #[cfg(feature = "e2e")]
    if let Some(limit) = std::env::var("STAPPENWIJZER_E2E_IDLE_MS").ok().and_then(|text| text.parse().ok()) {
        desk.idle.fix(Duration::from_millis(limit));
    }
    let pause = desk.idle.pause();
    thread::spawn(move || {
        let mut pause = pause;
        let (mut backed_up, mut looked) = (Instant::now(), Instant::now());
        loop {
            thread::sleep(pause);
            let desk = app.state::<Desk>();
            let due = desk.idle.look();
            if let Some(reason) = due.filter(|_| desk.stage() != Stage::Locked) {
                lock_soon(&app, reason);
            }
            if backed_up.elapsed() >= BACKUP_EVERY {
                desk.back_up_if_due();
                backed_up = Instant::now();
            }
            if looked.elapsed() >= NEW_DAY_EVERY {
                remind::while_working(&app);
                looked = Instant::now();
            }
            pause = desk.idle.pause();
        }
    });
}

/// Closing a window ends the program, in order.
pub fn on_window_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        leave_soon(window.app_handle());
    }
}

/// The end was asked for from outside, or the last window went without being asked.
pub fn on_exit_requested(app: &AppHandle, code: Option<i32>, api: &ExitRequestApi) {
    // A code means that `leave` has done its work.
    if code.is_none() {
        api.prevent_exit();
        leave_soon(app);
    }
}

/// Ends the program: saves what is being typed, closes the vault.
pub fn leave_soon(app: &AppHandle) {
    let app = app.clone();
    async_runtime::spawn(async move { leave(&app).await });
}

async fn leave(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let _turn = desk.turn.lock().await;
    if desk.stage() != Stage::Locked {
        flush(app, &desk).await;
        clipboard::clear(app).await;
        desk.begin_lock(LockReason::Leaving);
    }
    for window in app.webview_windows().into_values() {
        // Closing the vault makes a backup; the mentor need not watch that.
        let _shown_until_the_end = window.hide();
    }
    desk.close_vault_aside().await;
    app.exit(0);
}

/// Gives the page its last chance to save what is being typed.
async fn flush(app: &AppHandle, desk: &Desk) {
    let Some(work) = window::work(app) else { return };
    let answered = desk.flushed.notified();
    tokio::pin!(answered);
    // Listen before asking, or a quick answer would be missed.
    answered.as_mut().enable();
    if Flush.emit_to(app, work.label()).is_ok() {
        let _in_time = timeout(FLUSH_LIMIT, answered).await;
    }
}
