//! The scan, on texts that try to get past it.

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
