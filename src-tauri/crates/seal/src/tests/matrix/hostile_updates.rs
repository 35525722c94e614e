//! Updates behind the seal that no editor writes: made by hand, to be taken for part of what was sealed.

use lopdf::{Object, dictionary};
use rand::RngExt;

use super::Class;
use super::bytes::find;
use super::reports::{REPORTS, Report};
use super::updates::{catalog, field, set, set_in_catalog, update};

pub(super) const ALL: &[Class] = &[
    ("an update without the permissions of the seal", |report, chance| {
        let remove = chance.random_bool(0.5);
        update(report, |file, _| {
            if remove {
                let id = catalog(file);
                file.opt_clone_object_to_new_document(id).expect("a catalog");
                file.new_document.get_dictionary_mut(id).expect("a catalog").remove(b"Perms");
            } else {
                let number = chance.random_range(1..9);
                set_in_catalog(file, "Perms", dictionary! { "DocMDP" => Object::Reference((number, 0)) }.into());
            }
        })
    }),
    ("an update that takes the seal out of its field", |report, chance| {
        let empty = chance.random_bool(0.5);
        update(report, |file, _| {
            let id = field(file);
            file.opt_clone_object_to_new_document(id).expect("a field");
            let field = file.new_document.get_dictionary_mut(id).expect("a field");
            if empty { drop(field.remove(b"V")) } else { field.set("V", Object::Null) }
        })
    }),
    ("an update with a second seal", |report, chance| {
        update(report, |file, pages| {
            let number = chance.random_range(0..99_999);
            let seal = dictionary! {
                "Type" => "Sig", "Filter" => "Adobe.PPKLite", "SubFilter" => "ETSI.CAdES.detached",
                "ByteRange" => vec![0.into(), 10.into(), 20.into(), number.into()],
                "Contents" => Object::String(vec![0x30; 64], lopdf::StringFormat::Hexadecimal),
            };
            let seal = file.new_document.add_object(seal);
            let id = field(file);
            set(file, id, "V", seal.into());
            set(file, pages[0], "Annots", vec![id.into()].into());
        })
    }),
    ("the seal copied behind itself", |report, chance| {
        // The whole update of the seal once more: its numbers are wrong there, and the first one has lost its end.
        let seal = &report.sealed[report.unsealed.len()..];
        let spaces = "\n".repeat(chance.random_range(0..40));
        [report.sealed.as_slice(), spaces.as_bytes(), seal].concat()
    }),
    ("the seal of one report behind another", |report, chance| {
        let other = other(report, chance.random_range(0..REPORTS.len()));
        let spaces = "\n".repeat(chance.random_range(0..40));
        [&report.unsealed, spaces.as_bytes(), &other.sealed[other.unsealed.len()..]].concat()
    }),
    ("a table of another kind beside the first", |report, chance| {
        // The hybrid form: old readers follow one table, newer ones the other.
        let last = find(&report.sealed, b"\nxref\n", true) + 1;
        let hidden = chance.random_range(0..report.sealed.len());
        let end = report.sealed.len();
        let table = format!(
            "xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev {last}/XRefStm {hidden}>>\nstartxref\n{end}\n%%EOF\n"
        );
        [report.sealed.as_slice(), table.as_bytes()].concat()
    }),
    ("a table of another kind in the trailer of the seal", |report, chance| {
        let at = find(&report.sealed, b"/Prev ", true);
        let more = format!("/XRefStm {}", chance.random_range(0..report.sealed.len()));
        [&report.sealed[..at], more.as_bytes(), &report.sealed[at..]].concat()
    }),
    ("an empty update", |report, chance| {
        let (last, end) = (find(&report.sealed, b"\nxref\n", true) + 1, report.sealed.len());
        let size = chance.random_range(1..99);
        let table = format!("xref\n0 0\ntrailer\n<</Size {size}/Prev {last}>>\nstartxref\n{end}\n%%EOF\n");
        [report.sealed.as_slice(), table.as_bytes()].concat()
    }),
    ("an update that frees objects", |report, chance| {
        let (last, end) = (find(&report.sealed, b"\nxref\n", true) + 1, report.sealed.len());
        let object = chance.random_range(1..40);
        let table = format!(
            "xref\n{object} 1\n0000000000 00001 f \ntrailer\n<</Size 99/Prev {last}>>\nstartxref\n{end}\n%%EOF\n"
        );
        [report.sealed.as_slice(), table.as_bytes()].concat()
    }),
];

/// A report that is not this one.
fn other(report: &Report, start: usize) -> &'static Report {
    let mut all = REPORTS.iter().cycle().skip(start);
    all.find(|other| other.sealed != report.sealed).expect("there are several")
}
