//! Every kind of paper as it was when somebody last looked at it: the same bytes, the same text in the same order with
//! the same tags, the same picture.
//!
//! After a change that is meant: `GOLDEN=write cargo test -p acceptance --test pdf golden`, and look at what `git diff`
//! says of `tests/pdf/golden`. A new kind is added in the same way. Each file holds the paper for one recipient, sealed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use acceptance::window::{Failure, Outcome};
use app::domain::document::{Document, DocumentKind};
use image::{GrayImage, imageops};
use sha2::{Digest as _, Sha256};

use crate::desk::{self, Paper};
use crate::read::Read;
use crate::told;

/// Pages of a paper that are in its picture.
const SHOWN: u32 = 3;
/// Points an inch of the picture: letters can be told from each other, no more.
const RESOLUTION: &str = "40";
/// The side of a part of a picture.
const PART: u32 = 6;
/// The grey of no part may differ more than this from what it was: another poppler smooths letters in another way, but
/// puts them in the same place.
const MOST_DIFFERENCE: u32 = 30;

#[test]
fn golden_papers_are_as_they_were_looked_at() -> Outcome {
    let vault = tempfile::tempdir()?;
    let session = desk::practice(vault.path()).map_err(told)?;
    let mut papers = desk::papers(&session, &crate::seal_note()).map_err(told)?;
    papers.dedup_by_key(|paper| paper.kind);
    let kinds: Vec<DocumentKind> = papers.iter().map(|paper| paper.kind).collect();
    let missing: Vec<_> = DocumentKind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no practice case offers {missing:?}");
    let renew = std::env::var_os("GOLDEN").is_some_and(|value| value == "write");
    let mut differ = Vec::new();
    for paper in &papers {
        differ.extend(compare(paper, renew)?);
    }
    assert!(
        differ.is_empty(),
        "{}\n\nIf that is meant: GOLDEN=write cargo test -p acceptance --test pdf golden",
        differ.join("\n\n")
    );
    Ok(())
}

#[test]
fn papers_of_the_same_day_are_the_same_in_every_practice_vault() -> Outcome {
    let made = || -> Outcome<Vec<Document>> {
        let vault = tempfile::tempdir()?;
        let session = desk::practice(vault.path()).map_err(told)?;
        let papers = desk::papers(&session, &crate::seal_note()).map_err(told)?;
        Ok(papers.into_iter().flat_map(|paper| [paper.concept, paper.sealed]).collect())
    };
    let (first, second) = (made()?, made()?);
    assert_eq!(first.len(), second.len());
    for (one, other) in first.iter().zip(&second) {
        assert_eq!(one, other, "the content depends on something else than the cases and the clock");
        let (one, other) = (report::write(one)?.bytes, report::write(other)?.bytes);
        assert!(one == other, "the same content, time and chain head gave other bytes");
    }
    Ok(())
}

/// What is different about a paper, or nothing.
fn compare(paper: &Paper, renew: bool) -> Outcome<Vec<String>> {
    let name = format!("{:?}", paper.kind);
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/pdf/golden"));
    let (text_file, picture_file) = (folder.join(format!("{name}.txt")), folder.join(format!("{name}.png")));
    let pdf = report::write(&paper.sealed)?;
    let (text, picture) = (text(&pdf), picture(&pdf.bytes)?);
    if renew {
        fs::create_dir_all(&folder)?;
        fs::write(&text_file, &text)?;
        picture.save(&picture_file)?;
    }
    let mut differ = Vec::new();
    let known = fs::read_to_string(&text_file).unwrap_or_default();
    if known != text {
        differ.push(format!("{name}: {}", first_difference(&known, &text)));
    }
    let known = image::open(&picture_file).map(|known| known.to_luma8()).unwrap_or_default();
    if let Some(difference) = unlike(&known, &picture) {
        let seen = std::env::temp_dir().join(format!("golden-{name}.png"));
        picture.save(&seen)?;
        differ.push(format!("{name}: {difference}; it looks like {} now", seen.display()));
    }
    Ok(differ)
}

/// All that a reader program finds, in its order, and what the bytes come to.
fn text(pdf: &report::Pdf) -> String {
    let read = Read::new(&pdf.bytes);
    let mut text = String::new();
    let hash = Sha256::digest(&pdf.bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    // Writing to a string does not fail.
    let _ = writeln!(text, "{} pages, sha256 {hash}", pdf.pages);
    for (role, words) in &read.elements {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "{}", format!("{role} {words}").trim_end());
    }
    text
}

/// The first pages beside each other, in greys.
fn picture(pdf: &[u8]) -> Outcome<GrayImage> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("paper.pdf");
    fs::write(&file, pdf)?;
    let last = SHOWN.to_string();
    let mut draw = Command::new("pdftoppm");
    draw.args(["-r", RESOLUTION, "-gray", "-l", &last]).arg(&file).arg(folder.path().join("page"));
    let drawn = draw.output().map_err(|error| Failure::new(format!("pdftoppm: {error}")))?;
    if !drawn.status.success() {
        return Err(Failure::new(format!("pdftoppm: {}", String::from_utf8_lossy(&drawn.stderr))));
    }
    let mut names: Vec<PathBuf> = fs::read_dir(folder.path())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "pgm"))
        .collect();
    names.sort();
    let pages = names.iter().map(|name| grey_map(name)).collect::<Outcome<Vec<_>>>()?;
    let width = pages.iter().map(GrayImage::width).sum();
    let height = pages.iter().map(GrayImage::height).max().unwrap_or(0);
    let mut whole = GrayImage::new(width, height);
    let mut left = 0;
    for page in &pages {
        imageops::replace(&mut whole, page, left, 0);
        left += i64::from(page.width());
    }
    Ok(whole)
}

/// A picture as poppler writes it: "P5", width, height, the lightest value, and a byte for each point.
fn grey_map(file: &Path) -> Outcome<GrayImage> {
    let bytes = fs::read(file)?;
    let wrong = || Failure::new(format!("{}: not as poppler writes it", file.display()));
    let mut head = bytes.splitn(4, |byte| *byte == b'\n');
    let (Some(b"P5"), Some(size), Some(b"255"), Some(points)) = (head.next(), head.next(), head.next(), head.next())
    else {
        return Err(wrong());
    };
    let size = String::from_utf8_lossy(size).into_owned();
    let (width, height) = size.split_once(' ').ok_or_else(wrong)?;
    GrayImage::from_raw(width.parse()?, height.parse()?, points.to_vec()).ok_or_else(wrong)
}

/// Where two pictures differ more than another way of smoothing explains.
fn unlike(known: &GrayImage, now: &GrayImage) -> Option<String> {
    if known.dimensions() != now.dimensions() {
        return Some(format!("its picture is {:?} points, and was {:?}", now.dimensions(), known.dimensions()));
    }
    let parts = |from: u32, to: u32| (from..to).step_by(PART as usize);
    let (width, height) = known.dimensions();
    let (worst, x, y) = parts(0, height)
        .flat_map(|y| parts(0, width).map(move |x| (x, y)))
        .map(|(x, y)| (grey(known, x, y).abs_diff(grey(now, x, y)), x, y))
        .max()?;
    (worst > MOST_DIFFERENCE).then(|| format!("its picture differs by {worst} of 255 at {x}, {y}"))
}

/// The mean grey of a part.
fn grey(picture: &GrayImage, left: u32, top: u32) -> u32 {
    let (right, bottom) = ((left + PART).min(picture.width()), (top + PART).min(picture.height()));
    let points = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
    let (sum, count) =
        points.fold((0, 0), |(sum, count), (x, y)| (sum + u32::from(picture.get_pixel(x, y).0[0]), count + 1));
    sum / count.max(1)
}

fn first_difference(known: &str, now: &str) -> String {
    let mut pairs = known.lines().zip(now.lines()).enumerate().skip(1);
    match pairs.find(|(_, (known, now))| known != now) {
        Some((line, (known, now))) => format!("line {}\n  was {known}\n  is  {now}", line + 1),
        None if known.is_empty() => "it was never looked at".to_owned(),
        None if known.lines().count() == now.lines().count() => "the same text, but other bytes".to_owned(),
        None => "there is more or less of it than there was".to_owned(),
    }
}

#[test]
fn golden_pictures_differ_when_a_line_moves_and_not_when_letters_are_smoothed() {
    let page = |top: u32, grey: u8| {
        GrayImage::from_fn(200, 200, |x, y| {
            image::Luma([if (top..top + 4).contains(&y) && x > 20 { grey } else { 255 }])
        })
    };
    assert_eq!(unlike(&page(50, 90), &page(50, 90)), None);
    assert_eq!(unlike(&page(50, 90), &page(50, 60)), None, "somewhat darker");
    assert!(unlike(&page(50, 90), &page(57, 90)).is_some(), "another place");
    assert!(unlike(&page(50, 90), &GrayImage::from_pixel(200, 200, image::Luma([255]))).is_some(), "gone");
    assert!(unlike(&page(50, 90), &GrayImage::new(200, 100)).is_some(), "another size");
}
