//! A whole file: its revisions, and where each object stands.

use std::collections::{BTreeMap, BTreeSet};

use super::Malformed;
use super::object::{Dict, Item, Value};
use super::reader::Reader;

/// The report as it was made, and the update that seals it.
const MOST_REVISIONS: usize = 2;

/// A file with everything in its place, by its own cross-reference tables.
pub(crate) struct Pdf<'a> {
    data: &'a [u8],
    /// Newest first.
    revisions: Vec<Revision<'a>>,
    /// Number of an object in use → where it starts.
    offsets: BTreeMap<u32, usize>,
}

/// One cross-reference section with its trailer.
pub(crate) struct Revision<'a> {
    pub(crate) table_at: usize,
    pub(crate) trailer: Dict<'a>,
}

impl<'a> Pdf<'a> {
    pub(crate) fn read(data: &'a [u8]) -> Result<Self, Malformed> {
        if !data.starts_with(b"%PDF-1.") {
            return Err(Malformed("not a PDF 1 file"));
        }
        let mut pdf = Self { data, revisions: Vec::new(), offsets: BTreeMap::new() };
        let mut freed = BTreeSet::new();
        let mut next = Some(last_table(data).ok_or(Malformed("the file does not end as a PDF does"))?);
        while let Some(table_at) = next {
            // This also ends it where tables lead in circles.
            if pdf.revisions.len() == MOST_REVISIONS {
                return Err(Malformed("the file has been updated more often than by a seal"));
            }
            let trailer = pdf.read_section(table_at, &mut freed)?;
            next = previous(&trailer)?;
            pdf.revisions.push(Revision { table_at, trailer });
        }
        Ok(pdf)
    }

    fn read_section(&mut self, table_at: usize, freed: &mut BTreeSet<u32>) -> Result<Dict<'a>, Malformed> {
        let mut reader = Reader::new(self.data, table_at);
        reader.expect(b"xref", "no cross-reference table where the file says")?;
        reader.skip_space();
        while !reader.skip(b"trailer") {
            self.read_subsection(&mut reader, freed)?;
        }
        let trailer = reader.item()?.into_dict()?;
        if trailer.has("Encrypt") || trailer.has("XRefStm") {
            return Err(Malformed("the file is encrypted or of mixed kind"));
        }
        Ok(trailer)
    }

    fn read_subsection(&mut self, reader: &mut Reader<'a>, freed: &mut BTreeSet<u32>) -> Result<(), Malformed> {
        const WRONG: Malformed = Malformed("the cross-reference table is not as it should be");
        let first = reader.natural().ok_or(WRONG)?;
        reader.expect(b" ", WRONG.0)?;
        let count = reader.natural().ok_or(WRONG)?;
        reader.skip_space();
        for number in first..first.checked_add(count).ok_or(WRONG)? {
            let number = u32::try_from(number).map_err(|_| WRONG)?;
            let (offset, in_use) = entry(reader.take(20).ok_or(WRONG)?).ok_or(WRONG)?;
            if freed.contains(&number) {
                continue;
            }
            if in_use {
                self.offsets.entry(number).or_insert(offset);
            } else if !self.offsets.contains_key(&number) {
                freed.insert(number);
            }
        }
        reader.skip_space();
        Ok(())
    }

    pub(crate) fn revisions(&self) -> &[Revision<'a>] {
        &self.revisions
    }

    /// The newest revision.
    pub(crate) fn latest(&self) -> Result<&Revision<'a>, Malformed> {
        self.revisions.first().ok_or(Malformed("the file has no trailer"))
    }

    /// The dictionary with this number (of a stream: its dictionary).
    pub(crate) fn dict(&self, number: u32) -> Result<Dict<'a>, Malformed> {
        let offset = self.offsets.get(&number).ok_or(Malformed("an object is missing"))?;
        object(self.data, number, *offset)?.into_dict()
    }

    /// Every object in use, in order of place. None may reach into the next one, so each byte is read once at most.
    pub(crate) fn objects(&self) -> impl Iterator<Item = Result<Item<'a>, Malformed>> {
        let mut places: Vec<(usize, u32)> = self.offsets.iter().map(|(number, offset)| (*offset, *number)).collect();
        places.sort_unstable();
        let ends: Vec<usize> = places.iter().skip(1).map(|(offset, _)| *offset).chain([self.data.len()]).collect();
        places
            .into_iter()
            .zip(ends)
            .map(|((offset, number), end)| object(self.data.get(..end).unwrap_or_default(), number, offset))
    }

    pub(crate) fn highest_number(&self) -> u32 {
        self.offsets.keys().next_back().copied().unwrap_or_default()
    }
}

fn object(data: &[u8], number: u32, offset: usize) -> Result<Item<'_>, Malformed> {
    let mut reader = Reader::new(data, offset);
    let found = reader.natural().and_then(|found| u32::try_from(found).ok());
    if found != Some(number) || !reader.skip(b" 0 obj") {
        return Err(Malformed("another object stands where one should be"));
    }
    let item = reader.item()?;
    reader.skip_space();
    if reader.skip(b"stream") {
        skip_stream(&mut reader, &item)?;
    }
    reader.expect(b"endobj", "an object does not end")?;
    Ok(item)
}

fn skip_stream(reader: &mut Reader<'_>, item: &Item<'_>) -> Result<(), Malformed> {
    const WRONG: Malformed = Malformed("a stream is not as long as it says");
    let Value::Dict(dict) = &item.value else { return Err(Malformed("a stream has no dictionary")) };
    if dict.is("Type", "ObjStm") || dict.is("Type", "XRef") {
        return Err(Malformed("objects are packed in streams"));
    }
    let length = dict.integer("Length").and_then(|length| usize::try_from(length).ok()).ok_or(WRONG)?;
    if !(reader.skip(b"\r\n") || reader.skip(b"\n")) {
        return Err(WRONG);
    }
    reader.take(length).ok_or(WRONG)?;
    // PDF/A wants this line end, which is not part of the stream.
    if !reader.skip_line_end() {
        return Err(WRONG);
    }
    reader.expect(b"endstream", WRONG.0)?;
    reader.skip_space();
    Ok(())
}

/// Where the last cross-reference table starts, if the file ends with `startxref`, that number, `%%EOF` and at most one
/// end of line.
fn last_table(data: &[u8]) -> Option<usize> {
    let tail = data.get(data.len().saturating_sub(48)..)?;
    let found = tail.windows(9).rposition(|window| window == b"startxref")?;
    let mut reader = Reader::new(tail, found + 9);
    reader.skip_line_end().then_some(())?;
    let table_at = reader.natural()?;
    reader.skip_line_end().then_some(())?;
    reader.skip(b"%%EOF").then_some(())?;
    reader.skip_line_end();
    (reader.position() == tail.len()).then_some(table_at)
}

fn previous(trailer: &Dict<'_>) -> Result<Option<usize>, Malformed> {
    if !trailer.has("Prev") {
        return Ok(None);
    }
    let previous = trailer.integer("Prev").and_then(|offset| usize::try_from(offset).ok());
    previous.map(Some).ok_or(Malformed("the previous cross-reference table is nowhere"))
}

/// `0000000016 00000 n` and two bytes of line end → where, and whether in use.
fn entry(line: &[u8]) -> Option<(usize, bool)> {
    let mut reader = Reader::new(line, 0);
    let offset = reader.natural()?;
    (reader.position() == 10 && reader.skip(b" ")).then_some(())?;
    let generation = reader.natural()?;
    (reader.position() == 16 && reader.skip(b" ")).then_some(())?;
    let in_use = reader.skip(b"n");
    (in_use && generation == 0 || !in_use && reader.skip(b"f")).then_some(())?;
    let end = line.get(18..)?;
    [b" \n".as_slice(), b" \r", b"\r\n"].contains(&end).then_some((offset, in_use))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    /// A file of these objects with their table, and with `trailer` in its trailer.
    fn file(objects: &[&str], trailer: &str) -> String {
        update("%PDF-1.7\n", objects, trailer)
    }

    fn update(before: &str, objects: &[&str], trailer: &str) -> String {
        let (mut text, mut table) = (before.to_owned(), format!("xref\n1 {}\n", objects.len()));
        for (index, object) in objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", text.len());
            let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", index + 1);
        }
        let table_at = text.len();
        format!("{text}{table}trailer\n<</Size 2{trailer}>>\nstartxref\n{table_at}\n%%EOF\n")
    }

    fn reads(text: &str) -> bool {
        Pdf::read(text.as_bytes()).is_ok_and(|pdf| pdf.objects().all(|object| object.is_ok()))
    }

    #[test]
    fn reads_a_file_and_one_update_of_it() {
        let first = file(&["<</A 1>>"], "");
        assert!(reads(&first));
        let table_at = first.find("xref").unwrap();
        let second = update(&first, &["<</A 2>>"], &format!("/Prev {table_at}"));
        let pdf = Pdf::read(second.as_bytes()).unwrap();
        assert_eq!(pdf.dict(1).unwrap().integer("A"), Some(2), "the newer one counts");
        assert_eq!(pdf.revisions().len(), 2);
        let third = update(&second, &["<</A 3>>"], &format!("/Prev {}", second.rfind("\nxref\n1 ").unwrap() + 1));
        assert!(!reads(&third), "a seal is one update, not two");
    }

    #[test]
    fn tables_do_not_lead_in_circles() {
        let plain = file(&["<<>>"], "");
        let own = plain.find("xref").unwrap();
        for previous in [own, own + 1, 9_999_999] {
            assert!(!reads(&file(&["<<>>"], &format!("/Prev {previous}"))), "{previous}");
        }
        assert!(!reads(&file(&["<<>>"], "/Prev -1")) && !reads(&file(&["<<>>"], "/Prev 0.5")));
    }

    #[test]
    fn encrypted_and_packed_files_are_refused() {
        assert!(!reads(&file(&["<<>>"], "/Encrypt 1 0 R")) && !reads(&file(&["<<>>"], "/XRefStm 9")));
        let stream = |kind: &str| file(&[&format!("<</Type/{kind}/Length 3>>stream\nabc\nendstream")], "");
        assert!(reads(&stream("Metadata")));
        assert!(!reads(&stream("ObjStm")) && !reads(&stream("XRef")));
    }

    #[test]
    fn objects_and_streams_are_as_long_as_they_say() {
        let long = |length: &str| file(&[&format!("<</Length {length}>>stream\nabc\nendstream"), "<<>>"], "");
        assert!(reads(&long("3")));
        for length in ["2", "4", "5", "-1", "99999999999999999999", "2 0 R", "40", "999"] {
            assert!(!reads(&long(length)), "{length}");
        }
        assert!(!reads(&file(&["(one endobj 2 0 obj", "(two)"], "")), "a string that swallows its neighbour");
    }

    #[test]
    fn freed_objects_stay_gone_and_generations_are_none() {
        let first = file(&["<<>>"], "");
        let second = update(&first, &["<<>>"], &format!("/Prev {}", first.find("xref").unwrap()));
        assert!(Pdf::read(second.as_bytes()).unwrap().dict(1).is_ok());
        let (before, after) = second.split_at(first.len());
        let freed = format!("{before}{}", after.replace(" 00000 n ", " 00000 f "));
        assert!(Pdf::read(freed.as_bytes()).unwrap().dict(1).is_err(), "the older one does not come back");
        assert!(!reads(&first.replace("00000 n", "00001 n")), "a generation");
    }

    #[test]
    fn the_end_is_the_end() {
        let text = file(&["<<>>"], "");
        for end in ["\n", "", "\r", "\r\n"] {
            assert!(reads(&format!("{}{end}", text.trim_end())), "{end:?}");
        }
        for more in ["\n", " ", "x", "%%EOF\n"] {
            assert!(!reads(&format!("{text}{more}")), "{more:?}");
        }
        assert!(!reads(&text.replace("%PDF-1.7", "%PDF-2.0")) && !reads(&format!(" {text}")));
    }
}
