//! Far more cases than anyone has: what grows with their number.

use app::{CaseOrder, Session};

use crate::figure::{Outcome, Times, tell, tell_ms};
use crate::store::{self, Store};

/// Rows of a page of the list, as the window asks for them.
const PAGE: u32 = 50;

/// Fills a vault with so many cases; lists, searches, rebuilds and backs up.
pub fn measure(cases: usize) -> Outcome {
    let store = Store::new(cases / 2)?;
    store.with_vault(|store, vault| store.fill(vault, cases))?;
    let door = store.door()?;
    let mut session = store::unlock(&door)?;

    let mut rebuild = Times::default();
    rebuild.time(|| Ok(session.rebuild_projections()?))?;
    list(&session, cases)?;
    tell_ms(&format!("rebuild the lists of {cases} cases"), rebuild.median(), None);

    let mut backups = Times::default();
    for _ in 0..3 {
        backups.time(|| Ok(session.back_up()?))?;
    }
    session.close(false)?;
    drop(door);
    tell_ms(&format!("verified backup of {cases} cases"), backups.median(), 10_000.0);
    #[expect(clippy::cast_precision_loss, reason = "a file is not that large")]
    tell("size of that vault", store.size()? as f64 / 1e6, "MB", None);
    Ok(())
}

fn list(session: &Session, cases: usize) -> Outcome {
    let page = |text: &str| Ok(session.cases(text, None, CaseOrder::NextDate, 0, PAGE)?);
    let first = page("")?;
    let found = page("wojcik")?;
    if first.total as usize != cases || first.rows.len() != PAGE as usize || found.rows.is_empty() {
        return Err(format!("the list has {} cases, the search {}", first.total, found.total).into());
    }
    let times = Times::of(100, || page(""))?;
    tell_ms(&format!("first page of {cases} cases"), times.median(), 10.0);
    let times = Times::of(50, || page("wojcik"))?;
    tell_ms(&format!("search a surname in {cases} cases"), times.median(), None);
    let times = Times::of(20, || Ok(session.overview()?))?;
    tell_ms(&format!("start screen over {cases} cases"), times.median(), None);
    Ok(())
}
