//! Games with the seal: where it says it stands, what is in it, and whose it is.

use chrono::{DateTime, Utc};
use rand::RngExt;
use rand::rngs::StdRng;

use super::super::fixture::{KEY, REASON, day, key};
use super::Class;
use super::bytes::find;
use super::reports::{REPORTS, Report};
use crate::pdf::encode_hex;
use crate::sign::digest_around;
use crate::{cms, sign};

pub(super) const ALL: &[Class] = &[
    ("a byte range with other numbers", |report, chance| {
        let mut numbers = numbers(report);
        let which = chance.random_range(0..4);
        let step = chance.random_range(1..200);
        numbers[which] = if chance.random_bool(0.5) { numbers[which] + step } else { (numbers[which] - step).max(0) };
        if which == 0 && numbers[0] == 0 {
            numbers[0] = step;
        }
        with_range(report, &format!("{} {} {} {}", numbers[0], numbers[1], numbers[2], numbers[3]))
    }),
    ("a byte range that leaves more out", |report, chance| {
        let [_, start, end, rest] = numbers(report);
        let step = chance.random_range(1..rest.min(90));
        with_range(report, &format!("0 {} {} {}", start - step, end + step, rest - step))
    }),
    ("a byte range of other length", |report, chance| {
        let [_, start, end, rest] = numbers(report);
        let one = chance.random_range(0..start);
        let forms = [
            format!("0 {start}"),
            format!("0 {start} {end} {rest} {end} 0"),
            format!("0 {one} {one} {}", start - one),
            format!("{end} {rest} 0 {start}"),
            format!("0 {start} {end} 0"),
        ];
        with_range(report, &forms[chance.random_range(0..forms.len())])
    }),
    ("a second byte range", |report, chance| {
        let [_, start, end, rest] = numbers(report);
        let more = format!("/ByteRange[0 {start} {end} {}]", rest + chance.random_range(-50..50));
        let words = [b"/Contents<".as_slice(), b"/M(D:"];
        let at = find(&report.sealed, words[chance.random_range(0..2)], true);
        [&report.sealed[..at], more.as_bytes(), &report.sealed[at..]].concat()
    }),
    ("something between the seal and its byte range", |report, chance| {
        // What a byte range leaves out, nobody signed: objects are moved into it.
        let gap = report.gap().range;
        let inside = format!("00>/Hidden {}", chance.random_range(0..9_999));
        [&report.sealed[..=gap.start], inside.as_bytes(), &report.sealed[gap.start + 1 + inside.len()..]].concat()
    }),
    ("an empty seal", |report, chance| {
        let inside = report.gap().range.len() - 2;
        let forms = [String::new(), "0".repeat(inside), " ".repeat(inside), "30".into(), "F".repeat(inside)];
        contents(report, forms[chance.random_range(0..forms.len())].as_bytes())
    }),
    ("the seal twice in itself", |report, chance| {
        let gap = report.gap().range;
        let inside = &report.sealed[gap.start + 1..gap.end - 1];
        let doubled = [inside, &inside[..chance.random_range(1..=inside.len())]].concat();
        contents(report, &doubled)
    }),
    ("two seals in one dictionary", |report, chance| {
        let gap = report.gap().range;
        let fake = format!("/Contents<{}>", "30".repeat(chance.random_range(1..400)));
        let at = if chance.random_bool(0.5) { gap.end } else { gap.start - "/Contents".len() };
        [&report.sealed[..at], fake.as_bytes(), &report.sealed[at..]].concat()
    }),
    ("the seal in other digits", |report, chance| {
        let gap = report.gap().range;
        let mut inside = report.sealed[gap.start + 1..gap.end - 1].to_vec();
        let last = inside.iter().rposition(u8::is_ascii_uppercase).expect("a letter among the digits");
        let from = chance.random_range(0..last);
        inside[from..].make_ascii_lowercase();
        contents(report, &inside)
    }),
    ("something in the room behind the seal", |report, chance| {
        let gap = report.gap().range;
        let mut inside = report.sealed[gap.start + 1..gap.end - 1].to_vec();
        let end = inside.iter().rposition(|digit| *digit != b'0').expect("a seal");
        // At least one digit is free: the room is for the longest signature.
        let at = chance.random_range((end + 1).min(inside.len() - 1)..inside.len());
        inside[at] = if inside[at] == b'A' { b'B' } else { b'A' };
        contents(report, &inside)
    }),
    ("the seal of another report", |report, chance| {
        let other = &REPORTS[chance.random_range(0..REPORTS.len())];
        let digest = if other.sealed == report.sealed {
            // The same report, sealed on another day.
            let later = sign(&report.unsealed, &KEY, day(2026, 12, chance.random_range(1..28)), REASON);
            later.expect("a report can be sealed")
        } else {
            other.sealed.clone()
        };
        let from = crate::layout::Gap::find(&digest).expect("a seal").range;
        contents(report, &digest[from.start + 1..from.end - 1])
    }),
    ("a look-alike certificate", |report, chance| {
        // The same names and dates, another key.
        sign(&report.unsealed, &key(chance.random_range(2..60)), day(2026, 11, 22), REASON).expect("a seal")
    }),
    ("a seal by another put over the first", |report, chance| {
        let gap = report.gap();
        let digest = digest_around(&report.sealed, &gap).expect("a whole file");
        let theirs = cms::seal(&digest, &key(chance.random_range(2..60))).expect("a seal");
        let mut inside = encode_hex(&theirs).into_bytes();
        inside.resize(gap.range.len() - 2, b'0');
        contents(report, &inside)
    }),
    ("sealed after the certificate ended", |report, chance| {
        let days = chance.random_range(1..4_000);
        sealed_at(report, day(2027, 12, 31) + chrono::Duration::days(days))
    }),
    ("sealed before the certificate began", |report, chance| {
        let days = chance.random_range(1..4_000);
        sealed_at(report, day(2026, 1, 1) - chrono::Duration::days(days))
    }),
    ("other content, sealed with the digest of the first", |report, chance| {
        let mut file = report.sealed.clone();
        let at = chance.random_range(20..report.unsealed.len());
        file[at] ^= 1 << chance.random_range(0..8);
        file
    }),
    ("a spoilt certificate in the seal", |report, chance| {
        let gap = report.gap().range;
        let certificate = encode_hex(&KEY.certificate_der().expect("a certificate")).into_bytes();
        let at = gap.start + find(&report.sealed[gap], &certificate, false) + chance.random_range(0..certificate.len());
        let mut file = report.sealed.clone();
        file[at] = if file[at] == b'7' { b'8' } else { b'7' };
        file
    }),
];

/// The numbers of the byte range.
fn numbers(report: &Report) -> [i64; 4] {
    let gap = report.gap();
    let number = |value: usize| i64::try_from(value).expect("a short file");
    [0, number(gap.range.start), number(gap.range.end), number(gap.file_length - gap.range.end)]
}

/// With another byte range, in the same room where it fits.
fn with_range(report: &Report, numbers: &str) -> Vec<u8> {
    let stated = report.gap().byte_range().expect("a short file");
    let at = find(&report.sealed, stated.as_bytes(), true);
    let numbers = format!("{numbers:width$}", width = stated.len());
    [&report.sealed[..at], numbers.as_bytes(), &report.sealed[at + stated.len()..]].concat()
}

/// With other digits in the seal.
fn contents(report: &Report, digits: &[u8]) -> Vec<u8> {
    let gap = report.gap().range;
    [&report.sealed[..gap.start], b"<", digits, b">", &report.sealed[gap.end..]].concat()
}

/// Sealed by whoever has the key, with a moment of their choice.
fn sealed_at(report: &Report, at: DateTime<Utc>) -> Vec<u8> {
    let mut file = report.sealed.clone();
    let moment = at.format("(D:%Y%m%d%H%M%SZ)").to_string();
    let place = find(&file, b"/M(D:", true) + 2;
    file[place..place + moment.len()].copy_from_slice(moment.as_bytes());
    let gap = report.gap();
    let digest = digest_around(&file, &gap).expect("a whole file");
    let mut inside = encode_hex(&cms::seal(&digest, &KEY).expect("a seal")).into_bytes();
    inside.resize(gap.range.len() - 2, b'0');
    file[gap.range.start + 1..gap.range.end - 1].copy_from_slice(&inside);
    file
}

#[test]
fn a_moment_within_the_certificate_would_have_been_accepted() {
    let report = &REPORTS[0];
    let mut chance = <StdRng as rand::SeedableRng>::seed_from_u64(1);
    let at = day(2026, 3, 1) + chrono::Duration::days(chance.random_range(0..500));
    assert!(matches!(crate::verify(&sealed_at(report, at), &[KEY.fingerprint()]), crate::Verdict::Intact(_)));
}
