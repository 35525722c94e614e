//! Any bytes at all: an answer, never a panic, and never "intact".

use proptest::collection::vec;
use proptest::prelude::*;

use super::fixture::{KEY, REASON, Shape, day, sealed, unsigned};
use crate::{Verdict, sign, verify};

/// One way to spoil a file.
#[derive(Debug, Clone)]
enum Spoil {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
    Repeat(prop::sample::Index, usize),
    Swap(prop::sample::Index, prop::sample::Index),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 1..=255u8).prop_map(|(at, mask)| Spoil::Flip(at, mask)),
        (index(), 1..400usize).prop_map(|(at, count)| Spoil::Cut(at, count)),
        (index(), snippet()).prop_map(|(at, bytes)| Spoil::Insert(at, bytes)),
        (index(), 1..400usize).prop_map(|(at, count)| Spoil::Repeat(at, count)),
        (index(), index()).prop_map(|(one, other)| Spoil::Swap(one, other)),
    ]
}

/// Bytes that mean something in a PDF, and some that do not.
fn snippet() -> impl Strategy<Value = Vec<u8>> {
    let words: Vec<&'static str> = vec![
        "<<",
        ">>",
        "[",
        "]",
        "<",
        ">",
        "(",
        ")",
        "\\",
        "%",
        "/",
        "#",
        "#4",
        " ",
        "\n",
        "\r\n",
        "0",
        "1 0 R",
        "-",
        "99999999999999999999",
        "/Type/Sig",
        "/ByteRange[0 1 2 3]",
        "/Contents<30>",
        "/FT/Sig",
        "/Length 99999999",
        "stream\n",
        "endstream",
        "endobj\n",
        "1 0 obj\n",
        "xref\n0 1\n0000000000 65535 f \n",
        "trailer\n",
        "startxref\n0\n%%EOF\n",
        "/Prev 0",
        "/Root 1 0 R",
        "null",
    ];
    prop_oneof![prop::sample::select(words).prop_map(|word| word.as_bytes().to_vec()), vec(any::<u8>(), 1..40),]
}

fn apply(file: &mut Vec<u8>, spoil: &Spoil) {
    if file.is_empty() {
        return;
    }
    let length = file.len();
    match spoil {
        Spoil::Flip(at, mask) => file[at.index(length)] ^= mask,
        Spoil::Cut(at, count) => drop(file.drain(at.index(length)..(at.index(length) + count).min(length))),
        Spoil::Insert(at, bytes) => drop(file.splice(at.index(length)..at.index(length), bytes.iter().copied())),
        Spoil::Repeat(at, count) => {
            let part = file[at.index(length)..(at.index(length) + count).min(length)].to_vec();
            drop(file.splice(at.index(length)..at.index(length), part));
        }
        Spoil::Swap(one, other) => file.swap(one.index(length), other.index(length)),
    }
}

/// At least 3,000 cases; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(3000), failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_spoilt_seal_is_never_intact(spoils in vec(spoil(), 1..5)) {
        let good = sealed();
        let mut file = good.clone();
        for spoil in &spoils {
            apply(&mut file, spoil);
        }
        let intact = matches!(verify(&file, &[KEY.fingerprint()]), Verdict::Intact(_));
        prop_assert_eq!(intact, file == good);
    }

    #[test]
    fn sealing_what_is_spoilt_never_panics_and_gives_no_half_seal(spoils in vec(spoil(), 1..5)) {
        let mut file = unsigned(Shape::default());
        for spoil in &spoils {
            apply(&mut file, spoil);
        }
        if let Ok(made) = sign(&file, &KEY, day(2026, 11, 22), REASON) {
            prop_assert!(matches!(verify(&made, &[KEY.fingerprint()]), Verdict::Intact(_)), "sealed is intact");
        }
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in vec(snippet(), 0..60)) {
        let body = [b"%PDF-1.7\n".to_vec(), bytes.concat()].concat();
        let ended = [body.clone(), b"\nstartxref\n9\n%%EOF\n".to_vec()].concat();
        for file in [bytes.concat(), body, ended] {
            prop_assert!(!matches!(verify(&file, &[KEY.fingerprint()]), Verdict::Intact(_)));
            prop_assert!(sign(&file, &KEY, day(2026, 11, 22), REASON).is_err());
        }
    }
}
