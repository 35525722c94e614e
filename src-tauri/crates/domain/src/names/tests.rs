//! The scan, on texts that try to get past it.

use proptest::prelude::*;

use super::*;
use crate::people::Pupil;

fn scan(first: &str, infix: &str, last: &str) -> NameScan {
    let id = PupilId(uuid::Uuid::from_u128(1));
    let name = Name { first: first.into(), infix: infix.into(), last: last.into(), call: String::new() };
    let pupil = Pupil { id, name, class: String::new(), born: None, nicknames: Vec::new() };
    let people = People { pupils: [(id, pupil)].into(), ..People::default() };
    NameScan::new(&people, [Named::Pupil(id)], &[])
}

fn hits(scan: &NameScan, text: &str) -> Vec<String> {
    scan.find(text).into_iter().map(|f| text.get(f.start..f.end).unwrap().to_owned()).collect()
}

#[test]
fn folds_what_unicode_alone_does_not() {
    assert_eq!(fold("Yılmaz ŁUKASZ Øyvind Weiß Đorđe José"), "yilmaz lukasz oyvind weiss dorde jose");
    assert_eq!(fold("e\u{301}"), "e");
    assert_eq!(fold("ﬁen"), "fien");
}

#[test]
fn finds_names_in_any_dress() {
    let scan = scan("Daan", "van der", "Berg");
    assert_eq!(hits(&scan, "Toen zei DAAN niets."), ["DAAN"]);
    assert_eq!(hits(&scan, "Daan's tas en Daans jas"), ["Daan", "Daans"]);
    assert_eq!(hits(&scan, "da\u{301}an en D\u{200b}aan"), ["da\u{301}an", "D\u{200b}aan"]);
    assert_eq!(hits(&scan, "Meneer van der\nBerg belde"), ["van der\nBerg"]);
    assert_eq!(hits(&scan, "Hij gaat naar de vandaanse bergen"), ["bergen"], "a plural surname is a hit to look at");
    assert!(hits(&scan, "vandaan, bergaf, der").is_empty());
}

#[test]
fn finds_parts_of_double_names() {
    let scan = scan("Anne-Sophie", "", "El Amrani");
    assert_eq!(hits(&scan, "anne sophie was er"), ["anne sophie"]);
    assert_eq!(hits(&scan, "Sophie en Amrani"), ["Sophie", "Amrani"]);
}

#[test]
fn a_name_of_the_own_family_is_no_leak() {
    let (a, b) = (PupilId(uuid::Uuid::from_u128(1)), PupilId(uuid::Uuid::from_u128(2)));
    let name = |first: &str, last: &str| Name { first: first.into(), last: last.into(), ..Name::default() };
    let own = name("Noor", "Bakker");
    let pupil = |id, name| Pupil { id, name, class: String::new(), born: None, nicknames: Vec::new() };
    let people = People {
        pupils: [(a, pupil(a, own.clone())), (b, pupil(b, name("Sem", "Bakker")))].into(),
        ..People::default()
    };
    let scan = NameScan::new(&people, [Named::Pupil(b)], &[Named::Pupil(a)]);
    assert_eq!(hits(&scan, "Noor Bakker en Sem Bakker"), ["Sem Bakker"]);
    assert_eq!(hits(&scan, "Bakker en Sem"), ["Sem"]);
}

#[test]
fn no_text_breaks_the_scan() {
    let scan = scan("Sem", "", "Öz");
    for text in ["", " ", "\u{0}", "💥Sem💥", "\u{202e}meS", "a\u{301}\u{301}"] {
        for finding in scan.find(text) {
            assert!(text.get(finding.start..finding.end).is_some());
        }
    }
    assert_eq!(hits(&scan, "💥Sem💥"), ["Sem"]);
}

#[test]
fn a_way_of_reading_is_left_out_only_where_it_reads_the_same() {
    // What the ways differ in, often: hyphens, ends of lines, marks, what nobody sees, capitals inside a word.
    let text = "[a-cA-Cé0-9 \\-\u{2010}\u{ad}\u{301}\u{200b}\n.’]{0,12}";
    let read = |text: &str, reading| -> Vec<(String, usize, usize)> {
        words(text, reading).into_iter().map(|word| (word.folded, word.start, word.end)).collect()
    };
    proptest!(ProptestConfig::with_cases(20_000), |(text in text)| {
        for reading in Reading::ALL {
            prop_assert!(reading.tells_more(&text) || read(&text, reading) == read(&text, Reading::Plain));
        }
    });
}

/// The people of `hostile.txt`.
fn everyone() -> (People, Vec<Named>) {
    let rows: [(&str, &str, &str, &str, &[&str]); 15] = [
        ("Daan", "van der", "Berg", "", &["Zebra", "Dikke Daan"]),
        ("Anne-Sophie", "", "El Amrani", "Fie", &[]),
        ("Yasmína", "", "Öztürk", "", &[]),
        ("Łukasz", "", "Weiß", "", &[]),
        ("Noor", "", "Sørensen", "", &["El Toro"]),
        ("Đorđe", "", "Klein", "", &[]),
        ("Roos", "", "Vos", "", &["Z-man"]),
        ("Mees", "de", "Wilde Boer", "", &[]),
        ("Gül", "", "Zorlu", "", &[]),
        ("Bo", "", "Li", "", &[]),
        ("Jan-Willem", "'t", "Hooft", "", &[]),
        ("Emma", "", "Müller-Çelik", "", &[]),
        ("Bram", "", "Kok", "", &[]),
        ("Tim", "", "Prins", "", &[]),
        ("Osman", "", "Ağaoğlu", "", &[]),
    ];
    let mut people = People::default();
    for (row, number) in rows.into_iter().zip(1..) {
        let (first, infix, last, call, nicknames) = row;
        let id = PupilId(uuid::Uuid::from_u128(number));
        let name = Name { first: first.into(), infix: infix.into(), last: last.into(), call: call.into() };
        let nicknames = nicknames.iter().map(|&nickname| nickname.to_owned()).collect();
        people.pupils.insert(id, Pupil { id, name, class: String::new(), born: None, nicknames });
    }
    let id = GuardianId(uuid::Uuid::from_u128(99));
    let name = Name { first: "Fatma".into(), last: "Yıldırım".into(), ..Name::default() };
    let (pupils, contact, language) = (Vec::new(), String::new(), String::new());
    people.guardians.insert(
        id,
        crate::people::Guardian { id, name, pupils, contact, language, interpreter: false, contact_allowed: true },
    );
    let pupils: Vec<Named> = people.pupils.keys().copied().map(Named::Pupil).collect();
    (people, pupils.into_iter().chain([Named::Guardian(id)]).collect())
}

/// What stands behind `\n` and `\u{…}` in the file.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out.replace("\\n", "\n")
}

#[test]
fn hostile_texts_are_seen_through_and_innocent_ones_left_alone() {
    let (people, everyone) = everyone();
    let scan = NameScan::new(&people, everyone, &[]);
    let mut lines = 0;
    let mut wrong = Vec::new();
    for line in include_str!("hostile.txt").lines().filter(|line| !line.starts_with("# ")) {
        lines += 1;
        let mut fields = line.split('\t').map(unescaped);
        let text = fields.next().unwrap();
        let expected: Vec<String> = fields.collect();
        let found = hits(&scan, &text);
        if found != expected {
            wrong.push(format!("{line:?}: {found:?}"));
        }
    }
    assert!(lines >= 200, "{lines}");
    assert!(wrong.is_empty(), "{} of {lines}:\n{}", wrong.len(), wrong.join("\n"));
}
