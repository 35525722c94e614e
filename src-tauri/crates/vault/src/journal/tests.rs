use domain::event::Event;
use domain::text::Text;

use super::*;
use crate::testing::{Fixture, actor, case, event, now, pupil};

fn written(text: &str) -> Text {
    Text::Written(text.to_owned())
}

#[test]
fn entries_come_back_as_they_went_in() {
    let mut fixture = Fixture::new();
    let (first, _) = event(&[(About::Case, "Wat er gebeurde: 'ë' \u{202e} 🙂 \u{0}"), (About::Pupil(pupil(1)), "")]);
    let (second, _) = event(&[]);
    let expected = [first.entry(1, now(), actor()), second.entry(2, now(), actor())];
    fixture.vault().write(now(), |w| w.append(case(1), 0, actor(), &[first, second])).unwrap();
    assert_eq!(fixture.vault().read(|r| r.entries(case(1))).unwrap(), expected);
    assert_eq!(fixture.vault().read(|r| r.entries(case(2))).unwrap(), []);
    assert_eq!(fixture.vault().read(|r| r.last_seq(case(1))).unwrap(), 2);
    assert_eq!(fixture.vault().read(|r| r.journaled_cases()).unwrap(), [case(1)]);
}

#[test]
fn an_outdated_decision_is_refused() {
    let mut fixture = Fixture::new();
    fixture.record(case(1), &[]);
    let (late, _) = event(&[]);
    let answer = fixture.vault().write(now(), |w| w.append(case(1), 0, actor(), &[late]));
    assert_eq!(answer, Err(VaultError::Conflict));
}

#[test]
fn the_same_event_is_stored_once() {
    let mut fixture = Fixture::new();
    let (twice, _) = event(&[]);
    fixture.vault().write(now(), |w| w.append(case(1), 0, actor(), std::slice::from_ref(&twice))).unwrap();
    let answer = fixture.vault().write(now(), |w| w.append(case(1), 1, actor(), &[twice]));
    assert_eq!(answer, Err(VaultError::Refused));
}

#[test]
fn a_text_has_an_id_of_its_own() {
    let mut fixture = Fixture::new();
    let (mut twice, ids) = event(&[(About::Case, "een"), (About::Case, "twee")]);
    twice.parts[1].id = ids[0];
    let answer = fixture.vault().write(now(), |w| w.append(case(1), 0, actor(), std::slice::from_ref(&twice)));
    assert_eq!(answer, Err(VaultError::Refused));
    twice.parts.pop();
    let (mut again, _) = event(&[(About::Case, "drie")]);
    again.parts[0].id = ids[0];
    fixture.vault().write(now(), |w| w.append(case(1), 0, actor(), &[twice, again])).unwrap();
    assert_eq!(fixture.vault().read(|r| r.verify_chain()), Err(damaged()), "an id that came back is noticed");
}

#[test]
fn an_entry_adds_to_few_pages() {
    let mut fixture = Fixture::new();
    let texts = [(About::Pupil(pupil(1)), "Wat er gebeurde."), (About::Case, "Wat er werd gezegd.")];
    for number in 0..300 {
        fixture.record(case(number), &texts);
    }
    let path = fixture.folder.database();
    let before = std::fs::read(&path).unwrap();
    fixture.record(case(7), &texts);
    let after = std::fs::read(&path).unwrap();
    // A page that is written again looks quite different, even where its content is the same.
    let written = after.chunks(4096).enumerate().filter(|(n, page)| before.chunks(4096).nth(*n) != Some(page)).count();
    // The first page, state, journal and its two indexes, commitments, texts; one more where a page was full.
    assert!((6..=9).contains(&written), "{written}");
}

#[test]
fn the_head_moves_with_every_entry_and_knows_its_past() {
    let mut fixture = Fixture::new();
    let mut heads = vec![fixture.vault().read(|r| r.chain_head()).unwrap()];
    for number in 0..5 {
        fixture.record(case(number % 2), &[(About::Case, "tekst")]);
        heads.push(fixture.vault().read(|r| r.chain_head()).unwrap());
    }
    for (entries, head) in heads.iter().enumerate() {
        assert_eq!(head.entries, entries as u64);
        assert_eq!(head.hex().len(), 64);
        assert!(fixture.vault().read(|r| r.has_been_at(head)).unwrap());
        let read_back = ChainHead::from_hex(head.entries, &head.hex()).unwrap();
        assert_eq!(&read_back, head);
    }
    assert_eq!(fixture.vault().read(|r| r.verify_chain()).unwrap(), heads[5]);
    let other = Fixture::new().vault().read(|r| r.chain_head()).unwrap();
    assert!(!fixture.vault().read(|r| r.has_been_at(&other)).unwrap(), "another vault starts elsewhere");
}

/// Every change to the journal behind the vault's back, and whether reading the case alone already notices.
const TAMPERINGS: [(&str, bool); 17] = [
    (
        "UPDATE journal SET skeleton = replace(skeleton, 'sanction_withdrawn', 'sanction_Withdrawn') WHERE position = 2",
        true,
    ),
    ("UPDATE journal SET entered_at = '2020-01-01T00:00:00Z' WHERE position = 2", true),
    ("UPDATE journal SET actor = zeroblob(16) WHERE position = 2", true),
    ("UPDATE journal SET event_id = zeroblob(16) WHERE position = 2", true),
    ("UPDATE journal SET case_id = zeroblob(16), seq = 1 WHERE position = 3", false),
    ("UPDATE journal SET link = zeroblob(32) WHERE position = 2", true),
    ("DELETE FROM journal WHERE position = 2", true),
    ("DELETE FROM journal WHERE position = 3", false),
    ("DELETE FROM commitment; DELETE FROM text_part", true),
    (
        "UPDATE journal SET position = position + 10; \
         UPDATE commitment SET position = position + 10, part = part + (10 << 16); \
         UPDATE text_part SET part = part + (10 << 16)",
        true,
    ),
    ("UPDATE journal SET seq = seq + 10", true),
    ("UPDATE commitment SET about = 'pupil/00000000-0000-0000-0000-000000000000'", true),
    ("UPDATE commitment SET commitment = zeroblob(32)", true),
    ("UPDATE text_part SET text = 'iets anders'", true),
    ("UPDATE text_part SET text = text || char(0)", true),
    ("DELETE FROM text_part", true),
    (
        "INSERT INTO erasure SELECT part, '2026-01-01T00:00:00Z', zeroblob(32) FROM text_part; DELETE FROM text_part",
        true,
    ),
];

#[test]
fn every_change_behind_its_back_is_noticed() {
    for (sql, seen_in_case) in TAMPERINGS {
        let mut fixture = Fixture::new();
        for _ in 0..3 {
            fixture.record(case(1), &[(About::Case, "tekst"), (About::Pupil(pupil(1)), "nog een")]);
        }
        fixture.tamper(sql);
        assert_eq!(fixture.vault().read(|r| r.verify_chain()), Err(damaged()), "{sql}");
        let read = fixture.vault().read(|r| r.entries(case(1)));
        assert_eq!(read.is_err(), seen_in_case, "{sql}");
        if seen_in_case {
            assert_eq!(read.unwrap_err(), damaged(), "{sql}");
        }
    }
}

#[test]
fn a_cut_off_end_is_noticed_at_unlock() {
    let mut fixture = Fixture::new();
    for _ in 0..3 {
        fixture.record(case(1), &[]);
    }
    fixture.tamper("DELETE FROM journal WHERE position = 3");
    fixture.close();
    assert_eq!(fixture.unlock().unwrap_err(), damaged().into());
}

#[test]
fn erasing_takes_text_and_salt_and_leaves_the_chain() {
    let mut fixture = Fixture::new();
    let texts =
        [(About::Pupil(pupil(1)), "over de een"), (About::Pupil(pupil(2)), "over de ander"), (About::Case, "alles")];
    let ids = fixture.record(case(1), &texts);
    let elsewhere = fixture.record(case(2), &texts);
    let head = fixture.vault().read(|r| r.chain_head()).unwrap();

    assert_eq!(fixture.vault().write(now(), |w| w.erase_texts_in(case(1), About::Pupil(pupil(1)))), Ok(1));
    let entries = fixture.vault().read(|r| r.entries(case(1))).unwrap();
    assert_eq!(entries[0].text(ids[0]), Text::Erased);
    assert_eq!(entries[0].text(ids[1]), written("over de ander"));
    assert_eq!(entries[0].texts[&ids[0]].0, About::Pupil(pupil(1)), "whom it was about stays");
    let others = fixture.vault().read(|r| r.entries(case(2))).unwrap();
    assert_eq!(others[0].text(elsewhere[0]), written("over de een"), "only in that case");

    assert_eq!(fixture.vault().write(now(), |w| w.erase_texts_about(pupil(1))), Ok(1));
    assert_eq!(fixture.vault().write(now(), |w| w.erase_text(ids[2])), Ok(true));
    assert_eq!(fixture.vault().write(now(), |w| w.erase_text(ids[2])), Ok(false), "already gone");
    assert_eq!(fixture.vault().read(|r| r.verify_chain()), Ok(head), "the chain stands as it stood");
    let left: i64 = fixture.vault().conn.query_row("SELECT count(*) FROM text_part", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 3, "three of six rows are gone with their salt");
    fixture.record(case(1), &[(About::Pupil(pupil(1)), "later")]);
    fixture.vault().read(|r| r.verify_chain()).unwrap();
}

#[test]
fn an_erasure_can_not_be_forged_from_another() {
    let mut fixture = Fixture::new();
    let ids = fixture.record(case(1), &[(About::Case, "een"), (About::Case, "twee")]);
    fixture.vault().write(now(), |w| w.erase_text(ids[0])).unwrap();
    fixture.tamper(
        "INSERT INTO erasure SELECT text_part.part, erased_at, mac FROM text_part, erasure; DELETE FROM text_part;",
    );
    assert_eq!(fixture.vault().read(|r| r.entries(case(1))).unwrap_err(), damaged());
}

#[test]
fn an_event_of_a_newer_program_is_said_to_be_newer() {
    let mut fixture = Fixture::new();
    let (known, _) = event(&[]);
    let row = Row {
        position: 1,
        case: id_of(case(1)),
        seq: 1,
        event: known.id.0.into_bytes(),
        entered_at: crate::value::moment(now()),
        actor: actor().0.into_bytes(),
        skeleton: r#"{"type":"invented_later"}"#.to_owned(),
        link: Tag::default(),
    };
    fixture.vault().write(now(), |w| w.append_row(row, &[])).unwrap();
    assert_eq!(fixture.vault().read(|r| r.entries(case(1))).unwrap_err(), VaultError::Newer);
    assert!(serde_json::from_str::<Event>(r#"{"type":"invented_later"}"#).is_err());
}
