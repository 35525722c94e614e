use serde_json::json;

use super::*;
use crate::testing::{Fixture, case, day, now, pupil};

fn projection(number: u32, closed: bool, next: Option<u32>, active: u32, folded: &str) -> Projection {
    let case = case(number.into());
    let row = CaseRow {
        case,
        number: format!("2026-{number:03}"),
        status: "open".to_owned(),
        closed,
        title: format!("Dossier {number}"),
        next_action: json!({ "code": "talk", "pupil": number }),
        next_date: next.map(day),
        last_activity: day(active),
    };
    let item = AgendaRow { case, pupil: Some(pupil(1)), date: day(active), kind: "check".to_owned(), body: json!([1]) };
    let whole = AgendaRow { pupil: None, date: day(1), ..item.clone() };
    Projection { row, agenda: vec![item, whole], folded: folded.to_owned() }
}

fn filled() -> (Fixture, Vec<Projection>) {
    let mut fixture = Fixture::new();
    let all = vec![
        projection(1, false, Some(9), 3, "yilmaz van der berg fietsenstalling"),
        projection(2, false, None, 9, "de vries kantine"),
        projection(3, false, Some(2), 5, "yildiz gang"),
        projection(4, true, None, 7, "yilmaz kleedkamer"),
    ];
    fixture.vault().write::<_, VaultError>(now(), |w| all.iter().try_for_each(|p| w.put_projection(p))).unwrap();
    (fixture, all)
}

fn numbers(fixture: &mut Fixture, filter: &CaseFilter) -> Vec<String> {
    let page = fixture.vault().read(|r| r.cases(filter, 0, 100)).unwrap();
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.into_iter().map(|row| row.number.trim_start_matches("2026-00").to_owned()).collect()
}

#[test]
fn the_list_has_every_order_and_choice() {
    let (mut fixture, _) = filled();
    for (order, open, all) in [
        (CaseOrder::NextDate, ["3", "1", "2"], ["3", "1", "2", "4"]),
        (CaseOrder::LastActivity, ["2", "3", "1"], ["2", "4", "3", "1"]),
        (CaseOrder::Number, ["3", "2", "1"], ["4", "3", "2", "1"]),
    ] {
        let filter = CaseFilter { order, ..CaseFilter::default() };
        assert_eq!(numbers(&mut fixture, &filter), all);
        let filter = CaseFilter { closed: Some(false), ..filter };
        assert_eq!(numbers(&mut fixture, &filter), open);
        let filter = CaseFilter { folded: "a e".to_owned(), ..filter };
        assert_eq!(numbers(&mut fixture, &filter), Vec::<String>::new());
    }
    let page = fixture.vault().read(|r| r.cases(&CaseFilter::default(), 1, 2)).unwrap();
    assert_eq!((page.rows.len(), page.total), (2, 4), "a part of the list knows how long the whole is");
    assert_eq!(page.rows[0].number, "2026-001");
}

#[test]
fn every_order_without_search_is_read_from_an_index() {
    let (mut fixture, _) = filled();
    for sql in [
        include_str!("by_next_date.sql"),
        include_str!("all_by_next_date.sql"),
        include_str!("by_activity.sql"),
        include_str!("all_by_activity.sql"),
        include_str!("by_number.sql"),
    ] {
        let conn = &fixture.vault().conn;
        let mut plan = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps: Vec<String> = plan.raw_query().mapped(|row| row.get("detail")).collect::<Result<_, _>>().unwrap();
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:?}");
    }
}

#[test]
fn searching_finds_words_by_their_start_and_nothing_can_be_slipped_in() {
    let (mut fixture, _) = filled();
    let mut found = |typed: &str| {
        let filter = CaseFilter { folded: typed.to_owned(), order: CaseOrder::Number, closed: None };
        numbers(&mut fixture, &filter)
    };
    assert_eq!(found("yil"), ["4", "3", "1"]);
    assert_eq!(found("yilmaz berg"), ["1"]);
    assert_eq!(found("yilmaz OR vries"), Vec::<String>::new(), "words, not operators");
    for hostile in ["\"", "yil\" OR \"vries", "NEAR(", "a*b", "folded:yil", "\0", "'; --", "^yil", "-yil"] {
        let _ = found(hostile);
    }
    assert_eq!(found("\""), ["4", "3", "2", "1"], "no word in it: all");
}

#[test]
fn what_is_put_comes_back_and_replaces_what_was() {
    let (mut fixture, mut all) = filled();
    for projection in &all {
        assert_eq!(fixture.vault().read(|r| r.projection(projection.row.case)).unwrap().as_ref(), Some(projection));
    }
    all[0].row.closed = true;
    all[0].folded = "zonnebloem".to_owned();
    all[0].agenda.truncate(1);
    fixture.vault().write(now(), |w| w.put_projection(&all[0])).unwrap();
    assert_eq!(fixture.vault().read(|r| r.projection(case(1))).unwrap().as_ref(), Some(&all[0]));
    let filter = CaseFilter { folded: "fietsen".to_owned(), ..CaseFilter::default() };
    assert_eq!(numbers(&mut fixture, &filter), Vec::<String>::new(), "old words are forgotten");
    fixture.vault().write(now(), |w| w.delete_projection(case(1))).unwrap();
    assert_eq!(fixture.vault().read(|r| r.projection(case(1))).unwrap(), None);
    assert_eq!(fixture.vault().read(|r| r.agenda_until(day(30))).unwrap().len(), 6);
    fixture.vault().write(now(), |w| w.clear_projections()).unwrap();
    assert_eq!(fixture.vault().read(|r| r.cases(&CaseFilter::default(), 0, 9)).unwrap().total, 0);
}

#[test]
fn a_word_that_is_gone_is_gone_from_the_index_itself() {
    let (mut fixture, _) = filled();
    let holds = |fixture: &mut Fixture, word: &str| -> bool {
        let sql = "SELECT count(*) FROM search_data WHERE instr(block, CAST(?1 AS BLOB)) > 0";
        fixture.vault().conn.query_row(sql, [word], |row| row.get::<_, i64>(0)).unwrap() > 0
    };
    assert!(holds(&mut fixture, "kantine"), "the index keeps words as they are");
    fixture.vault().write(now(), |w| w.put_projection(&projection(2, false, None, 9, "anders"))).unwrap();
    assert!(!holds(&mut fixture, "kantine"));
}

#[test]
fn the_agenda_gives_days_in_order() {
    let (mut fixture, _) = filled();
    let days: Vec<_> = fixture.vault().read(|r| r.agenda_until(day(7))).unwrap().iter().map(|row| row.date).collect();
    assert_eq!(days, [1, 1, 1, 1, 3, 5, 7].map(day));
}

#[test]
fn damaged_rows_are_not_shown() {
    for sql in [
        "UPDATE case_list SET title = 'anders' WHERE row = 2",
        "UPDATE case_list SET next_date = '2026-11-30' WHERE row = 2",
        "UPDATE case_list SET mac = zeroblob(32) WHERE row = 2",
    ] {
        let (mut fixture, _) = filled();
        fixture.tamper(sql);
        let list = fixture.vault().read(|r| r.cases(&CaseFilter::default(), 0, 100));
        assert_eq!(list.unwrap_err(), VaultError::Damaged(Damage::Row), "{sql}");
    }
    let (mut fixture, _) = filled();
    fixture.tamper("UPDATE agenda SET date = '2026-11-02' WHERE row = 1");
    assert_eq!(fixture.vault().read(|r| r.agenda_until(day(30))).unwrap_err(), VaultError::Damaged(Damage::Row));
}

#[test]
fn case_numbers_count_by_year_and_never_come_twice() {
    let mut fixture = Fixture::new();
    let mut next = |year| fixture.vault().write(now(), |w| w.next_case_number(year)).unwrap();
    assert_eq!([next(2026), next(2026), next(2027), next(2026)], [1, 2, 1, 3]);
}
