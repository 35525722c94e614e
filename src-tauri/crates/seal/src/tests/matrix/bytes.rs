//! Bytes that are not what they were.

use rand::RngExt;
use rand::rngs::StdRng;

use super::Class;
use super::reports::{REPORTS, Report};

pub(super) const ALL: &[Class] = &[
    ("a bit of what the pages say", |report, chance| {
        let at = within_a_stream(report, chance);
        flipped(&report.sealed, at, chance)
    }),
    ("a bit of the seal itself", |report, chance| {
        let gap = report.gap().range;
        flipped(&report.sealed, chance.random_range(gap), chance)
    }),
    ("a bit of a cross-reference table", |report, chance| {
        let table = find(&report.sealed, b"\nxref\n", chance.random_bool(0.5));
        flipped(&report.sealed, table + chance.random_range(1..60), chance)
    }),
    ("a bit of a trailer", |report, chance| {
        let trailer = find(&report.sealed, b"trailer\n", chance.random_bool(0.5));
        flipped(&report.sealed, trailer + chance.random_range(0..60), chance)
    }),
    ("a bit anywhere", |report, chance| {
        let at = chance.random_range(0..report.sealed.len());
        flipped(&report.sealed, at, chance)
    }),
    ("a byte put in", |report, chance| {
        let mut file = report.sealed.clone();
        file.insert(chance.random_range(0..=file.len()), chance.random());
        file
    }),
    ("a byte taken out", |report, chance| {
        let mut file = report.sealed.clone();
        file.remove(chance.random_range(0..file.len()));
        file
    }),
    ("two pieces swapped", |report, chance| {
        let mut file = report.sealed.clone();
        let (one, other) =
            (chance.random_range(0..file.len() / 2), chance.random_range(file.len() / 2..file.len() - 64));
        for step in 0..64 {
            file.swap(one + step, other + step);
        }
        file
    }),
    ("cut off", |report, chance| report.sealed[..chance.random_range(0..report.sealed.len())].to_vec()),
    ("the seal cut off", |report, chance| {
        // As it was before sealing, or with a rest of the seal behind it.
        let rest = chance.random_range(0..4) * 40;
        report.sealed[..report.unsealed.len() + rest].to_vec()
    }),
    ("white space behind the end", |report, chance| {
        let spaces = [b' ', b'\n', b'\r', b'\t', b'\0', 0x0c];
        let more = (0..chance.random_range(1..20)).map(|_| spaces[chance.random_range(0..spaces.len())]);
        report.sealed.iter().copied().chain(more.collect::<Vec<_>>()).collect()
    }),
    ("anything behind the end", |report, chance| {
        let more: Vec<u8> = (0..chance.random_range(1..400)).map(|_| chance.random()).collect();
        [report.sealed.as_slice(), &more].concat()
    }),
    ("one kind of white space for another", |report, chance| {
        let (mut file, before) = (report.sealed.clone(), report.unsealed.len());
        // Behind the content: dictionaries and tables, where a reader takes every kind for the same.
        let places: Vec<usize> = (before..file.len()).filter(|at| matches!(file[*at], b' ' | b'\n')).collect();
        let at = places[chance.random_range(0..places.len())];
        file[at] = if file[at] == b' ' { b'\n' } else { b' ' };
        file
    }),
    ("a comment between two objects", |report, chance| {
        let ends: Vec<usize> = all(&report.sealed, b"endobj\n").collect();
        let at = ends[chance.random_range(0..ends.len())] + 7;
        [&report.sealed[..at], b"% gezien\n", &report.sealed[at..]].concat()
    }),
    ("line ends as another system has them", |report, chance| {
        let (mut file, mut changed) = (Vec::new(), 0);
        let every = chance.random_range(1..30);
        for (number, byte) in report.sealed.iter().enumerate() {
            if *byte == b'\n' && (number % every == 0 || changed == 0) {
                file.push(b'\r');
                changed += 1;
            }
            file.push(*byte);
        }
        file
    }),
    ("bytes above 127 written as UTF-8", |report, _| {
        report.sealed.iter().flat_map(|byte| char::from(*byte).to_string().into_bytes()).collect()
    }),
    ("another version in the first line", |report, chance| {
        let version = [*b"1.4", *b"1.6", *b"2.0", *b"1.8"][chance.random_range(0..4)];
        let mut file = report.sealed.clone();
        file[5..8].copy_from_slice(&version);
        file
    }),
    ("something before the first line", |report, chance| {
        let before = "\n".repeat(chance.random_range(1..50));
        [before.as_bytes(), &report.sealed].concat()
    }),
    ("two reports in one file", |report, chance| {
        let other = &REPORTS[chance.random_range(0..REPORTS.len())];
        if chance.random_bool(0.5) {
            [report.sealed.as_slice(), &other.sealed].concat()
        } else {
            [report.sealed.as_slice(), &other.unsealed].concat()
        }
    }),
    ("the moment or the reason of the seal", |report, chance| {
        let words = [b"/M(D:".as_slice(), b"/Reason"];
        let at = find(&report.sealed, words[chance.random_range(0..2)], true) + chance.random_range(7..18);
        let mut file = report.sealed.clone();
        file[at] = if file[at] == b'1' { b'2' } else { b'1' };
        file
    }),
    ("the rule that nothing may change", |report, chance| {
        let allowed = [b'2', b'3', b'0', b'9'][chance.random_range(0..4)];
        let mut file = report.sealed.clone();
        let at = find(&file, b"/P 1/V/1.2", true);
        file[at + 3] = allowed;
        file
    }),
    ("the end points at the first table", |report, chance| {
        let first = find(&report.sealed, b"\nxref\n", false) + 1 + chance.random_range(0..2);
        let last = find(&report.sealed, b"startxref\n", true);
        let end = format!("startxref\n{first}\n%%EOF\n");
        [&report.sealed[..last], end.as_bytes()].concat()
    }),
];

fn flipped(file: &[u8], at: usize, chance: &mut StdRng) -> Vec<u8> {
    let mut file = file.to_vec();
    file[at] ^= 1 << chance.random_range(0..8);
    file
}

/// Where this stands, the first or the last time.
pub(super) fn find(file: &[u8], what: &[u8], last: bool) -> usize {
    let mut windows = file.windows(what.len());
    let found =
        if last { windows.rposition(|window| window == what) } else { windows.position(|window| window == what) };
    found.unwrap_or_else(|| panic!("{} is in no report", String::from_utf8_lossy(what)))
}

pub(super) fn all<'a>(file: &'a [u8], what: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    file.windows(what.len()).enumerate().filter(move |(_, window)| *window == what).map(|(at, _)| at)
}

fn within_a_stream(report: &Report, chance: &mut StdRng) -> usize {
    let starts: Vec<usize> =
        all(&report.unsealed, b">>stream\n").chain(all(&report.unsealed, b">> stream\n")).collect();
    let starts = if starts.is_empty() { all(&report.unsealed, b"stream\n").collect() } else { starts };
    let start = starts[chance.random_range(0..starts.len())];
    start + 12 + chance.random_range(0..20)
}
