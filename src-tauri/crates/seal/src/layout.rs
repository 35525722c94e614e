//! How a seal stands in a file. A stored format: what it says here, files out there say for ever.

use std::ops::Range;

/// The start of every seal's signature dictionary, up to the numbers of the byte range.
pub(crate) const HEAD: &str = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[";

/// Room for `0 ` and three numbers of ten digits; filled up with spaces.
const RANGE_WIDTH: usize = 34;

/// What stands between the numbers of the byte range and the signature itself.
const BETWEEN: &str = "]/Contents";

/// Certifies the document: nothing may be changed any more (`DocMDP`, P = 1).
pub(crate) const REFERENCE: &str = "[<</Type/SigRef/TransformMethod/DocMDP\
    /TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]";

/// Where the signature stands, from `<` to past `>`: all that it does not sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) range: Range<usize>,
    /// How long the file is, as the byte range says.
    pub(crate) file_length: usize,
}

impl Gap {
    /// The dictionary up to the signature, with a byte range of spaces still.
    pub(crate) fn blank_head() -> String {
        format!("{HEAD}{:RANGE_WIDTH$}{BETWEEN}", "")
    }

    /// The byte range in its fixed width; `None` when the file is too long for it.
    pub(crate) fn byte_range(&self) -> Option<String> {
        let Range { start, end } = self.range;
        let numbers = format!("0 {start} {end} {}", self.file_length.checked_sub(end)?);
        (numbers.len() <= RANGE_WIDTH).then(|| format!("{numbers:RANGE_WIDTH$}"))
    }

    /// Where the byte range itself stands, given where its dictionary starts.
    pub(crate) fn byte_range_place(dictionary: usize) -> Range<usize> {
        let start = dictionary + HEAD.len();
        start..start + RANGE_WIDTH
    }

    /// Whether the start of a seal stands anywhere in the file.
    pub(crate) fn is_begun(file: &[u8]) -> bool {
        last_head(file).is_some()
    }

    /// The last seal in the file, by its own words; `None` where no seal can be made out.
    pub(crate) fn find(file: &[u8]) -> Option<Self> {
        let place = Self::byte_range_place(last_head(file)?);
        let stated = std::str::from_utf8(file.get(place.clone())?).ok()?;
        let start = place.end + BETWEEN.len();
        let digits = file.get(start..)?.strip_prefix(b"<")?;
        let count = digits.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b'A'..=b'F'))?;
        let end = start + count + 2;
        let length: usize = stated.trim_end().rsplit(' ').next()?.parse().ok()?;
        let gap = Self { range: start..end, file_length: end.checked_add(length)? };
        let closed = file.get(end - 1) == Some(&b'>') && file.get(place.end..start) == Some(BETWEEN.as_bytes());
        (closed && gap.byte_range().as_deref() == Some(stated)).then_some(gap)
    }
}

fn last_head(file: &[u8]) -> Option<usize> {
    file.windows(HEAD.len()).rposition(|window| window == HEAD.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let head = Gap::blank_head();
        let start = head.len();
        let gap = Gap { range: start..start + 6, file_length: start + 10 };
        let mut file = format!("{head}<ABCD>/M()").into_bytes();
        file[Gap::byte_range_place(0)].copy_from_slice(gap.byte_range().expect("a short file").as_bytes());
        file
    }

    #[test]
    fn finds_what_was_written() {
        let file = file();
        let gap = Gap::find(&file).expect("a seal");
        assert_eq!(&file[gap.range.clone()], b"<ABCD>");
        assert_eq!(gap.file_length, file.len());
    }

    #[test]
    fn refuses_every_other_way_to_write_it() {
        for (from, to) in
            [("<ABCD>", "<abcd>"), ("<ABCD>", "<AB D>"), ("<ABCD>", "<ABC> "), ("]/C", "] C"), ("[0 ", "[00")]
        {
            let text = String::from_utf8(file()).expect("plain text").replace(from, to);
            assert_eq!(Gap::find(text.as_bytes()), None, "{to} instead of {from}");
        }
    }

    #[test]
    fn a_file_beyond_ten_digits_is_refused() {
        let gap = Gap { range: 12_345_678_901..12_345_678_999, file_length: 99_999_999_999 };
        assert_eq!(gap.byte_range(), None);
    }
}
