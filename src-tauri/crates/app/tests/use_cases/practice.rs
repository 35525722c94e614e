//! The practice vault.

use std::time::Instant;

use app::CaseOrder;

use crate::support::{folder, practice_door};

#[test]
fn smoke() {
    let dir = folder();
    let door = practice_door(dir.path(), "2026-11-24T10:00:00Z");
    let begin = Instant::now();
    let session = door.open_practice().unwrap();
    println!("made in {:?}", begin.elapsed());
    for line in session.cases("", None, CaseOrder::Number, 0, 50).unwrap().rows {
        let file = session.case(line.case).unwrap();
        println!(
            "{} {} {} {:?} {:?}",
            line.number,
            line.status,
            line.title,
            file.progress.next,
            file.progress.steps.iter().map(|s| s.status).collect::<Vec<_>>()
        );
    }
    let o = session.overview().unwrap();
    println!("late {:?}\ntoday {:?}\nweek {:?}\nsilent {:?}", o.late, o.today, o.week, o.silent.len());
}
