//! The same report made by others: reportlab lays it out, pyHanko signs it. Neither tags it, so they have less to do.

use std::io::Write as _;
use std::process::{Command, Stdio};

use domain::document::{Block, Document};
use serde_json::{Value, json};

use crate::figure::{self, Outcome};

/// Reads a document as JSON, makes it again and again, and says how long that took.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/figures/reportlab_pyhanko.py");
/// The letters of our own papers.
const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/report/fonts");

/// Tells how long they take, and our time as a part of that.
pub fn tell(document: &Document, ours: f64, small: bool) -> Outcome {
    if small && !is_there() {
        eprintln!("reportlab and pyHanko are not on this PATH: `cargo xtask bench` sets them up.");
        return Ok(());
    }
    let runs = if small { "2" } else { "15" };
    let mut python = Command::new("python3");
    python.args([SCRIPT, FONTS, runs]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = python.spawn()?;
    running.stdin.take().ok_or("no way to write to python3")?.write_all(content(document).to_string().as_bytes())?;
    let output = running.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("reportlab and pyHanko: {}", output.status).into());
    }
    let told: Value = serde_json::from_slice(&output.stdout)?;
    let number = |key: &str| told.get(key).and_then(Value::as_f64).ok_or(format!("{told} has no {key}"));
    let pages = number("pages")?;
    if !(2.0..=4.0).contains(&pages) {
        return Err(format!("reportlab made {pages} pages of it: not the same work").into());
    }
    let theirs = number("milliseconds")?;
    figure::tell_ms("report of 3 pages: by reportlab and pyHanko, untagged", theirs, None);
    figure::tell("report of 3 pages: ours ÷ reportlab and pyHanko", ours / theirs, "×", Some(0.2));
    Ok(())
}

fn is_there() -> bool {
    let status = Command::new("python3").args(["-c", "import reportlab, pyhanko"]).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// What is on the paper, in order: what it is, and its texts.
fn content(document: &Document) -> Value {
    let head = &document.letterhead;
    let mut content = vec![json!(["school", head.school])];
    content.extend(head.lines.iter().map(|line| json!(["small", line])));
    content.push(json!(["title", document.title]));
    content.push(json!(["bold", document.copy_for]));
    content.push(json!(["table", document.facts]));
    content.extend(document.blocks.iter().map(|block| match block {
        Block::Heading { text, .. } => json!(["heading", text]),
        Block::Paragraph(text) => json!(["text", text]),
        Block::List { items, .. } => json!(["list", items]),
        Block::Facts(facts) => json!(["table", facts]),
        Block::Table { header, rows } => {
            let rows: Vec<&Vec<String>> = std::iter::once(header).chain(rows).collect();
            json!(["table", rows])
        }
        Block::Points(points) => json!(["list", points.iter().map(|(_, text)| text).collect::<Vec<_>>()]),
        Block::Notice { title, text } => json!(["notice", title, text]),
        Block::WriteSpace { label, .. } => json!(["text", label]),
        Block::Contents => json!(["text", ""]),
    }));
    let places = &document.signatures;
    content.extend(places.iter().map(|place| json!(["signature", place.name, place.role, place.meaning])));
    content.extend(document.seal.iter().map(|seal| json!(["notice", seal.holder, seal.fingerprint])));
    Value::Array(content)
}
