//! Tells on the desktop how much there is to do today, when the mentor asked for that: at unlocking, and when a new day
//! begins while working. Never while locked.

use app::{Due, Moment};
use tauri::{AppHandle, Manager, async_runtime};

use crate::desk::{Desk, Stage, Which};
use crate::os;

/// What was looked at the last time, and in which vault.
#[derive(Clone, Copy, Debug)]
pub struct Looked {
    which: Which,
    due: Due,
}

/// The vault was just unlocked.
pub fn on_unlock(app: &AppHandle) {
    soon(app, Moment::Unlocked);
}

/// The program has been open for a while.
pub fn while_working(app: &AppHandle) {
    soon(app, Moment::Working);
}

fn soon(app: &AppHandle, moment: Moment) {
    let app = app.clone();
    async_runtime::spawn(async move {
        let desk = app.state::<Desk>();
        if let Some(text) = news(&desk, moment).await {
            os::notify(&app, text);
        }
    });
}

/// What there is to tell now. What can not be read is not told, and nobody is kept from work by it.
async fn news(desk: &Desk, moment: Moment) -> Option<String> {
    if desk.stage() != Stage::Open {
        return None;
    }
    let which = desk.which();
    let last = desk.reminded().filter(|looked| looked.which == which).map(|looked| looked.due);
    let looked = desk.with_session(move |session| {
        if moment == Moment::Working && last.is_some_and(|last| last.day == session.today()) {
            return Ok(None);
        }
        Ok(session.due()?.map(|due| (due, session.reminder(due))))
    });
    let (due, text) = looked.await.ok().flatten()?;
    desk.set_reminded(Some(Looked { which, due }));
    // It may have been locked meanwhile.
    (due.is_news(last, moment) && desk.stage() == Stage::Open).then_some(text)
}
