//! PDF objects, each remembering where in the file it stands.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use super::Malformed;

/// An object together with the bytes it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    pub(crate) value: Value<'a>,
    pub(crate) span: Range<usize>,
}

/// Real numbers, booleans and null are nothing to a seal; they are `Other`.
#[derive(Debug, Clone)]
pub(crate) enum Value<'a> {
    Integer(i64),
    Name(Cow<'a, [u8]>),
    /// Between the parentheses, escapes and all.
    Literal(&'a [u8]),
    /// Between the angle brackets.
    Hex(&'a [u8]),
    Array(Vec<Item<'a>>),
    Dict(Dict<'a>),
    /// An object number; generation 0, the only one that a file written in one go has.
    Ref(u32),
    Other,
}

/// A dictionary, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dict<'a> {
    pub(crate) entries: Vec<(Cow<'a, [u8]>, Item<'a>)>,
}

impl<'a> Dict<'a> {
    pub(crate) fn get(&self, key: &str) -> Option<&Item<'a>> {
        self.entries.iter().find(|(name, _)| name.as_ref() == key.as_bytes()).map(|(_, item)| item)
    }

    pub(crate) fn value(&self, key: &str) -> Option<&Value<'a>> {
        self.get(key).map(|item| &item.value)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether the key holds exactly this name.
    pub(crate) fn is(&self, key: &str, name: &str) -> bool {
        matches!(self.value(key), Some(Value::Name(found)) if found.as_ref() == name.as_bytes())
    }

    pub(crate) fn integer(&self, key: &str) -> Option<i64> {
        if let Some(Value::Integer(number)) = self.value(key) { Some(*number) } else { None }
    }

    pub(crate) fn reference(&self, key: &str) -> Option<u32> {
        if let Some(Value::Ref(number)) = self.value(key) { Some(*number) } else { None }
    }

    pub(crate) fn dict(&self, key: &str) -> Option<&Dict<'a>> {
        if let Some(Value::Dict(dict)) = self.value(key) { Some(dict) } else { None }
    }

    pub(crate) fn array(&self, key: &str) -> Option<&[Item<'a>]> {
        if let Some(Value::Array(items)) = self.value(key) { Some(items) } else { None }
    }

    /// A text string (ISO 32000-1, 7.9.2.2), of which plain ASCII and UTF-16BE in hexadecimal are understood.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        match self.value(key)? {
            Value::Literal(raw) => unescape(raw),
            Value::Hex(digits) => {
                let bytes = decode_hex(digits)?;
                let (mark, units) = bytes.split_at_checked(2)?;
                let units = units.chunks(2).map(|pair| Some(u16::from_be_bytes(pair.try_into().ok()?)));
                let units = units.collect::<Option<Vec<u16>>>()?;
                (mark == [0xfe, 0xff]).then(|| String::from_utf16(&units).ok())?
            }
            _ => None,
        }
    }

    /// Visits this dictionary and all that stand inside it.
    pub(crate) fn visit(&self, look: &mut impl FnMut(&Dict<'a>)) {
        look(self);
        for (_, item) in &self.entries {
            item.visit(look);
        }
    }
}

impl<'a> Item<'a> {
    /// Visits every dictionary in this object.
    pub(crate) fn visit(&self, look: &mut impl FnMut(&Dict<'a>)) {
        match &self.value {
            Value::Dict(dict) => dict.visit(look),
            Value::Array(items) => items.iter().for_each(|item| item.visit(look)),
            _ => (),
        }
    }

    pub(crate) fn into_dict(self) -> Result<Dict<'a>, Malformed> {
        if let Value::Dict(dict) = self.value { Ok(dict) } else { Err(Malformed("a dictionary is missing")) }
    }
}

/// Upper-case hexadecimal digits, two to a byte.
pub(crate) fn encode_hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string can not fail.
        let _ = write!(digits, "{byte:02X}");
    }
    digits
}

/// Hexadecimal digits, two to a byte, no white space.
pub(crate) fn decode_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    digits.chunks(2).map(pair).collect()
}

/// A text string that every reader understands: literal where it is plain ASCII, else UTF-16BE in hexadecimal. Text
/// with a `<` is not taken as plain, so that it can not look like a dictionary to whoever searches the bytes.
pub(crate) fn text_string(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, 0x20..=0x7e) && byte != b'<') {
        return format!("({})", text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)"));
    }
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    format!("<FEFF{}>", encode_hex(&units))
}

fn unescape(raw: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    let mut bytes = raw.iter();
    while let Some(byte) = bytes.next() {
        let byte = if *byte == b'\\' { bytes.next().filter(|next| b"\\()".contains(next))? } else { byte };
        text.push(matches!(byte, 0x20..=0x7e).then_some(char::from(*byte))?);
    }
    Some(text)
}
