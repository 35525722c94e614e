//! Checking: is this file, to the last byte, one that a known key sealed?

use chrono::{DateTime, NaiveDateTime, Utc};
use x509_cert::Certificate;

use crate::layout::Gap;
use crate::parts::{Census, Parts};
use crate::pdf::{Dict, Item, Pdf, Value, decode_hex};
use crate::sign::digest_around;
use crate::{Fingerprint, Holder, certificate, cms};

/// What can be said about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Sealed with a pinned key, and not one byte has changed since.
    Intact(Seal),
    /// It carries a seal that no longer fits.
    Changed(Flaw),
    /// Whole, but sealed with a key that is not pinned, whatever names its certificate uses.
    ByAnother(Seal),
    /// No seal of this kind is in it.
    NotOurs,
}

/// What a seal says. Only the fingerprint proves anything; the time is the sealing computer's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Of the certificate that it was sealed with.
    pub fingerprint: Fingerprint,
    /// As the certificate names them.
    pub holder: Holder,
    /// When it was sealed, by that computer's clock.
    pub at: DateTime<Utc>,
    /// Why it was sealed, as given then.
    pub reason: String,
}

/// Why a seal does not fit its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The seal itself is damaged, or was rewritten by another program.
    Damaged,
    /// Bytes were added behind what was sealed, or cut off.
    Length,
    /// What was sealed has other content now.
    Content,
    /// The signature is not one by its certificate's key.
    Signature,
    /// The file has other parts than a sealed one: a second signature, a hidden field, other permissions.
    Structure,
    /// It was sealed at a moment that its certificate does not cover.
    Validity,
}

/// Judges a file by its bytes alone. Takes any bytes; `pinned` are the only keys that count.
pub fn verify(pdf: &[u8], pinned: &[Fingerprint]) -> Verdict {
    match examine(pdf) {
        Ok((seal, _)) if !pinned.contains(&seal.fingerprint) => Verdict::ByAnother(seal),
        Ok((seal, certificate)) if !certificate::covers(&certificate, seal.at) => Verdict::Changed(Flaw::Validity),
        Ok((seal, _)) => Verdict::Intact(seal),
        Err(Some(flaw)) => Verdict::Changed(flaw),
        Err(None) if carries_traces(pdf, pinned) => Verdict::Changed(Flaw::Damaged),
        Err(None) => Verdict::NotOurs,
    }
}

/// What a file calls itself in its information dictionary. Its own word: whose it is, [`verify`] says.
pub fn title(pdf: &[u8]) -> Option<String> {
    let pdf = Pdf::read(pdf).ok()?;
    let information = pdf.latest().ok()?.trailer.reference("Info")?;
    pdf.dict(information).ok()?.text("Title")
}

/// The seal, if everything about it holds; `Err(None)` where no seal can be made out.
fn examine(pdf: &[u8]) -> Result<(Seal, Certificate), Option<Flaw>> {
    let gap = Gap::find(pdf).ok_or(None)?;
    if gap.file_length != pdf.len() {
        return Err(Some(Flaw::Length));
    }
    // The signature comes first: what follows then reads only bytes that somebody answers for.
    let digest = digest_around(pdf, &gap).ok_or(Flaw::Length)?;
    let digits = pdf.get(gap.range.start + 1..gap.range.end - 1).ok_or(Flaw::Length)?;
    let container = decode_hex(digits).ok_or(Flaw::Signature)?;
    let certificate = cms::open(&container, &digest)?;
    let (at, reason) = read_structure(pdf, &gap).ok_or(Flaw::Structure)?;
    let fingerprint = Fingerprint::of(&certificate).map_err(|_| Flaw::Signature)?;
    Ok((Seal { fingerprint, holder: Holder::of(&certificate), at, reason }, certificate))
}

/// Time and reason, if the file is built as sealing builds it and the seal found is its one signature.
fn read_structure(file: &[u8], gap: &Gap) -> Option<(DateTime<Utc>, String)> {
    let pdf = Pdf::read(file).ok()?;
    // As it was made, and as it was sealed.
    let [_, _] = pdf.revisions() else { return None };
    let parts = Parts::find(&pdf).ok()?;
    let number = parts.field.reference("V")?;
    let permissions = parts.catalog.dict("Perms")?;
    let certifies = permissions.entries.len() == 1 && permissions.reference("DocMDP") == Some(number);
    let one_each = Census { fields: 1, signatures: 1 };
    if !certifies || parts.form.integer("SigFlags") != Some(3) || Census::take(&pdf).ok()? != one_each {
        return None;
    }
    read_signature(&pdf.dict(number).ok()?, gap)
}

fn read_signature(signature: &Dict<'_>, gap: &Gap) -> Option<(DateTime<Utc>, String)> {
    let contents = signature.get("Contents")?;
    let is_gap = matches!(contents.value, Value::Hex(_)) && contents.span == gap.range;
    let stated: Option<Vec<i64>> = signature.array("ByteRange")?.iter().map(integer).collect();
    let bounds = [0, gap.range.start, gap.range.end, gap.file_length - gap.range.end];
    let covered = stated?.into_iter().map(usize::try_from).eq(bounds.map(Ok));
    let kind = signature.is("Type", "Sig")
        && signature.is("Filter", "Adobe.PPKLite")
        && signature.is("SubFilter", "ETSI.CAdES.detached");
    let known = ["Type", "Filter", "SubFilter", "ByteRange", "Contents", "M", "Reason", "Reference"];
    let only_known = signature.entries.iter().all(|(key, _)| known.iter().any(|name| name.as_bytes() == key.as_ref()));
    if !(is_gap && covered && kind && only_known && forbids_changes(signature)) {
        return None;
    }
    let at = NaiveDateTime::parse_from_str(&signature.text("M")?, "D:%Y%m%d%H%M%SZ").ok()?.and_utc();
    Some((at, signature.text("Reason")?))
}

fn integer(item: &Item<'_>) -> Option<i64> {
    if let Value::Integer(number) = item.value { Some(number) } else { None }
}

/// One reference, to `DocMDP` with P = 1.
fn forbids_changes(signature: &Dict<'_>) -> bool {
    let Some([Item { value: Value::Dict(reference), .. }]) = signature.array("Reference") else { return false };
    let forbids = |params: &Dict<'_>| params.integer("P") == Some(1) && params.is("V", "1.2");
    reference.is("TransformMethod", "DocMDP") && reference.dict("TransformParams").is_some_and(forbids)
}

/// Whether a seal once stood here: the start of one, or a signature container anywhere that holds a pinned certificate,
/// however spoilt the rest is.
fn carries_traces(pdf: &[u8], pinned: &[Fingerprint]) -> bool {
    // Every container is a DER sequence, so its digits start with 30.
    const START: &[u8] = b"<30";
    let starts = pdf.windows(START.len()).enumerate().filter(|(_, window)| *window == START).map(|(at, _)| at + 1);
    Gap::is_begun(pdf)
        || starts.filter_map(|at| certificates_at(pdf.get(at..)?)).flatten().any(|found| pinned.contains(&found))
}

fn certificates_at(digits: &[u8]) -> Option<Vec<Fingerprint>> {
    let count = digits.iter().position(|byte| !byte.is_ascii_hexdigit())?;
    let container = decode_hex(digits.get(..count - count % 2)?)?;
    Some(cms::certificates_in(&container).iter().filter_map(|found| Fingerprint::of(found).ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{HEAD, REFERENCE};
    use crate::pdf::Reader;

    /// A signature dictionary around an empty container, read from its text with some of it replaced.
    fn read(from: &str, to: &str, shift: usize) -> Option<(DateTime<Utc>, String)> {
        let whole = format!("{HEAD}0 SSS EEE 8]/Contents<>/M(D:20261122133707Z)/Reason(x)/Reference{REFERENCE}>>");
        assert!(whole.contains(from), "the text to replace is there");
        let text = whole.replace(from, to);
        let start = text.find("<>").expect("the container") + shift;
        let text = text.replace("SSS", &format!("{start:03}")).replace("EEE", &format!("{:03}", start + 2));
        let gap = Gap { range: start..start + 2, file_length: start + 10 };
        let item = Reader::new(text.as_bytes(), 0).item().expect("a well-formed object");
        read_signature(&item.into_dict().expect("a dictionary"), &gap)
    }

    #[test]
    fn reads_time_and_reason() {
        let (at, reason) = read("x", "x", 0).expect("a seal as it is written");
        assert_eq!((at.to_rfc3339().as_str(), reason.as_str()), ("2026-11-22T13:37:07+00:00", "x"));
    }

    #[test]
    fn the_dictionary_is_the_one_around_the_gap() {
        assert_eq!(read("x", "x", 1), None, "the container stands elsewhere");
        assert_eq!(read("[0 SSS ", "[1 SSS ", 0), None);
        assert_eq!(read("EEE 8]", "EEE 9]", 0), None);
        assert_eq!(read("EEE 8]", "EEE 8 0]", 0), None);
        assert_eq!(read("EEE 8]", "EEE /8]", 0), None);
    }

    #[test]
    fn nothing_in_the_dictionary_may_be_missing_or_new() {
        for (from, to) in [
            ("/Type/Sig/", "/Type/DocTimeStamp/"),
            ("/Adobe.PPKLite", "/Adobe.PPKMS"),
            ("/ETSI.CAdES.detached", "/adbe.pkcs7.detached"),
            ("/Reason(x)", ""),
            ("/Reason(x)", "/Reason(x)/Name(y)"),
            ("/M(D:20261122133707Z)", ""),
            ("07Z)", "07+01'00')"),
            (">>>>]", ">>>> <<>>]"),
        ] {
            assert_eq!(read(from, to, 0), None, "{to:?} instead of {from:?}");
        }
    }
}
