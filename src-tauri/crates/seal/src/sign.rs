//! Sealing: one incremental update behind the file as it was made.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::layout::{Gap, REFERENCE};
use crate::parts::{Census, Parts, Place};
use crate::pdf::{Dict, Malformed, Pdf, encode_hex, text_string};
use crate::{SealingKey, certificate, cms};

/// PDF 1.7 has no name for this kind of signature yet; the extension declares it (ETSI EN 319 142-1, 5.6).
const EXTENSION: &str = "<</ESIC<</BaseVersion/1.7/ExtensionLevel 1>>>>";

/// Why a file can not be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not a PDF with an empty signature field as `report` makes it.
    #[error("the PDF can not be sealed: {0}")]
    Malformed(#[from] Malformed),
    /// There is a signature in it already.
    #[error("the PDF is signed already")]
    AlreadySigned,
    /// The certificate is not valid yet, or no longer.
    #[error("the certificate does not cover this moment")]
    OutsideValidity,
    /// Longer than a byte range can say.
    #[error("the PDF is too long")]
    TooLong,
    /// The signature could not be written as DER.
    #[error("the signature can not be written down")]
    Encoding,
}

impl From<der::Error> for SealError {
    fn from(_: der::Error) -> Self {
        Self::Encoding
    }
}

/// Seals the file: its only signature field is filled, and any later change shows. Same input, same bytes.
pub fn sign(pdf: &[u8], key: &SealingKey, at: DateTime<Utc>, reason: &str) -> Result<Vec<u8>, SealError> {
    if !certificate::covers(key.certificate(), at) {
        return Err(SealError::OutsideValidity);
    }
    let room = cms::longest(key)?;
    let (mut file, gap) = update(pdf, room, at, reason)?;
    let signature = encode_hex(&cms::seal(&digest_around(&file, &gap).ok_or(SealError::Encoding)?, key)?);
    let digits = gap.range.start + 1..gap.range.end - 1;
    let place = file.get_mut(digits).and_then(|place| place.get_mut(..signature.len())).ok_or(SealError::Encoding)?;
    place.copy_from_slice(signature.as_bytes());
    Ok(file)
}

/// SHA-256 of the whole file but the gap.
pub(crate) fn digest_around(file: &[u8], gap: &Gap) -> Option<[u8; 32]> {
    let mut digest = Sha256::new();
    digest.update(file.get(..gap.range.start)?);
    digest.update(file.get(gap.range.end..)?);
    Some(digest.finalize().into())
}

/// The file with the update behind it, complete but for the signature, whose digits are all 0.
fn update(file: &[u8], room: usize, at: DateTime<Utc>, reason: &str) -> Result<(Vec<u8>, Gap), SealError> {
    let pdf = Pdf::read(file)?;
    let parts = Parts::find(&pdf)?;
    let census = Census::take(&pdf)?;
    if census.signatures > 0 || parts.field.has("V") || parts.catalog.has("Perms") {
        return Err(SealError::AlreadySigned);
    }
    if census.fields != 1 || pdf.revisions().len() != 1 {
        return Err(Malformed("the file has a hidden signature field, or was updated").into());
    }
    let number = pdf.highest_number().checked_add(1).ok_or(Malformed("an object number is too high"))?;
    let mut out = Update::behind(file);
    out.object(parts.field_number, |out| rewrite(out, file, &parts.field, &[("V", &format!("{number} 0 R"))]));
    let mut catalog = vec![("Perms", format!("<</DocMDP {number} 0 R>>"))];
    if !parts.catalog.has("Extensions") {
        catalog.push(("Extensions", EXTENSION.to_owned()));
    }
    // SigFlags 3: there is a signature, and only incremental updates may follow.
    let form_changes = [("SigFlags", "3")];
    match parts.form_place {
        Place::Object(form) => out.object(form, |out| rewrite(out, file, &parts.form, &form_changes)),
        Place::InCatalog => {
            let mut form = Vec::new();
            rewrite(&mut form, file, &parts.form, &form_changes);
            catalog.push(("AcroForm", String::from_utf8(form).map_err(|_| Malformed("the form is no plain text"))?));
        }
    }
    let catalog: Vec<(&str, &str)> = catalog.iter().map(|(key, value)| (*key, value.as_str())).collect();
    out.object(parts.catalog_number, |out| rewrite(out, file, &parts.catalog, &catalog));
    // Last, so that nothing copied from the file can stand behind it and look like a seal.
    let dictionary = out.object(number, |out| {
        let dictionary = out.len();
        out.extend(Gap::blank_head().bytes());
        out.extend(signature_rest(room, at, reason).bytes());
        dictionary
    });
    let mut out = out.finish(file, &pdf, number)?;

    let start = dictionary + Gap::blank_head().len();
    let gap = Gap { range: start..start + room * 2 + 2, file_length: out.len() };
    let byte_range = gap.byte_range().ok_or(SealError::TooLong)?;
    let place = out.get_mut(Gap::byte_range_place(dictionary)).ok_or(SealError::Encoding)?;
    place.copy_from_slice(byte_range.as_bytes());
    Ok((out, gap))
}

/// What follows the key `/Contents`.
fn signature_rest(room: usize, at: DateTime<Utc>, reason: &str) -> String {
    let (zeros, time, reason) = ("0".repeat(room * 2), at.format("D:%Y%m%d%H%M%SZ"), text_string(reason));
    format!("<{zeros}>/M({time})/Reason{reason}/Reference{REFERENCE}>>")
}

/// A dictionary as it stood in `file`, with some keys changed or added.
fn rewrite(out: &mut Vec<u8>, file: &[u8], dict: &Dict<'_>, changes: &[(&str, &str)]) {
    out.extend(b"<<");
    for (key, item) in &dict.entries {
        if changes.iter().all(|(changed, _)| changed.as_bytes() != key.as_ref()) {
            write_name(out, key);
            out.push(b' ');
            out.extend(file.get(item.span.clone()).unwrap_or_default());
        }
    }
    for (key, value) in changes {
        write_name(out, key.as_bytes());
        out.push(b' ');
        out.extend(value.bytes());
    }
    out.extend(b">>");
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"_.-+:".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

/// The bytes so far, and where the new objects in them start.
struct Update {
    out: Vec<u8>,
    places: BTreeMap<u32, usize>,
}

impl Update {
    fn behind(file: &[u8]) -> Self {
        let mut out = Vec::with_capacity(file.len() + 16 * 1024);
        out.extend(file);
        // PDF/A: an object's number stands at the start of a line.
        if !file.ends_with(b"\n") {
            out.push(b'\n');
        }
        Self { out, places: BTreeMap::new() }
    }

    fn object<T>(&mut self, number: u32, write: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        self.places.insert(number, self.out.len());
        self.out.extend(format!("{number} 0 obj\n").bytes());
        let made = write(&mut self.out);
        self.out.extend(b"\nendobj\n");
        made
    }

    fn finish(mut self, file: &[u8], pdf: &Pdf<'_>, highest: u32) -> Result<Vec<u8>, SealError> {
        let table_at = self.out.len();
        let mut table = String::from("xref\n");
        for run in runs(&self.places) {
            let first = run.first().map(|(number, _)| *number).unwrap_or_default();
            // Writing to a string can not fail.
            let _ = writeln!(table, "{first} {}", run.len());
            for (_, offset) in run {
                if offset > 9_999_999_999 {
                    return Err(SealError::TooLong);
                }
                let _ = write!(table, "{offset:010} 00000 n\r\n");
            }
        }
        self.out.extend(table.bytes());
        self.out.extend(b"trailer\n");
        let before = pdf.latest()?;
        let (size, previous) = ((u64::from(highest) + 1).to_string(), before.table_at.to_string());
        rewrite(&mut self.out, file, &before.trailer, &[("Size", &size), ("Prev", &previous)]);
        self.out.extend(format!("\nstartxref\n{table_at}\n%%EOF\n").bytes());
        Ok(self.out)
    }
}

/// Groups of consecutive numbers, one cross-reference subsection each.
fn runs(places: &BTreeMap<u32, usize>) -> Vec<Vec<(u32, usize)>> {
    let mut runs: Vec<Vec<(u32, usize)>> = Vec::new();
    for (number, offset) in places {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last + 1 == *number) => run.push((*number, *offset)),
            _ => runs.push(vec![(*number, *offset)]),
        }
    }
    runs
}
