//! Reads objects from bytes (ISO 32000-1, 7.2 and 7.3).

use std::borrow::Cow;

use super::Malformed;
use super::object::{Dict, Item, Value};

/// Deeper nesting than any report has, and far from the end of the stack.
const DEEPEST: usize = 64;

/// A place in the file to read from.
pub(crate) struct Reader<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(data: &'a [u8], at: usize) -> Self {
        Self { data, at }
    }

    pub(crate) fn position(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a [u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    /// Goes past these bytes if they come next.
    pub(crate) fn skip(&mut self, bytes: &[u8]) -> bool {
        let found = self.rest().starts_with(bytes);
        if found {
            self.at += bytes.len();
        }
        found
    }

    /// Goes past these bytes, which must come next.
    pub(crate) fn expect(&mut self, bytes: &[u8], otherwise: &'static str) -> Result<(), Malformed> {
        if self.skip(bytes) { Ok(()) } else { Err(Malformed(otherwise)) }
    }

    /// Goes past one end of line, if one comes next.
    pub(crate) fn skip_line_end(&mut self) -> bool {
        self.skip(b"\r\n") || self.skip(b"\n") || self.skip(b"\r")
    }

    /// Goes past white space and comments.
    pub(crate) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.at += 1;
            } else if byte == b'%' {
                self.take_while(|byte| byte != b'\r' && byte != b'\n');
            } else {
                break;
            }
        }
    }

    /// The next so many bytes.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.rest().get(..count)?;
        self.at += count;
        Some(taken)
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let count = rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        self.take(count).unwrap_or_default()
    }

    /// A whole number without sign, as in offsets and object numbers.
    pub(crate) fn natural(&mut self) -> Option<usize> {
        let start = self.at;
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        if number.is_none() {
            self.at = start;
        }
        number
    }

    /// The object that comes next, after white space.
    pub(crate) fn item(&mut self) -> Result<Item<'a>, Malformed> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Result<Item<'a>, Malformed> {
        if depth > DEEPEST {
            return Err(Malformed("objects are nested too deep"));
        }
        self.skip_space();
        let start = self.at;
        let value = match self.peek().ok_or(Malformed("an object is missing"))? {
            b'/' => self.name().map(Value::Name)?,
            b'(' => self.literal()?,
            b'[' => self.array(depth)?,
            b'<' if self.skip(b"<<") => self.dict(depth)?,
            b'<' => self.hex()?,
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number()?,
            _ => self.word()?,
        };
        Ok(Item { value, span: start..self.at })
    }

    fn name(&mut self) -> Result<Cow<'a, [u8]>, Malformed> {
        self.expect(b"/", "a name is missing")?;
        let raw = self.take_while(is_regular);
        if !raw.contains(&b'#') {
            return Ok(Cow::Borrowed(raw));
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut bytes = raw.iter().copied();
        while let Some(byte) = bytes.next() {
            name.push(if byte == b'#' {
                let pair = [bytes.next(), bytes.next()].map(Option::unwrap_or_default);
                let decoded = super::object::decode_hex(&pair).and_then(|bytes| bytes.first().copied());
                decoded.ok_or(Malformed("a name is spelt wrong"))?
            } else {
                byte
            });
        }
        Ok(Cow::Owned(name))
    }

    fn literal(&mut self) -> Result<Value<'a>, Malformed> {
        self.expect(b"(", "a string is missing")?;
        let rest = self.rest();
        let (mut depth, mut escaped) = (0usize, false);
        for (index, byte) in rest.iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => depth += 1,
                b')' if depth == 0 => {
                    self.at += index + 1;
                    return Ok(Value::Literal(rest.get(..index).unwrap_or_default()));
                }
                b')' => depth -= 1,
                _ => (),
            }
        }
        Err(Malformed("a string does not end"))
    }

    fn hex(&mut self) -> Result<Value<'a>, Malformed> {
        self.expect(b"<", "a string is missing")?;
        let digits = self.take_while(|byte| byte.is_ascii_hexdigit() || is_space(byte));
        self.expect(b">", "a hexadecimal string does not end")?;
        Ok(Value::Hex(digits))
    }

    fn array(&mut self, depth: usize) -> Result<Value<'a>, Malformed> {
        self.expect(b"[", "an array is missing")?;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.skip(b"]") {
                return Ok(Value::Array(items));
            }
            items.push(self.nested(depth + 1)?);
        }
    }

    fn dict(&mut self, depth: usize) -> Result<Value<'a>, Malformed> {
        let mut dict = Dict::default();
        loop {
            self.skip_space();
            if self.skip(b">>") {
                break;
            }
            let key = self.name()?;
            let value = self.nested(depth + 1)?;
            dict.entries.push((key, value));
        }
        let mut keys: Vec<_> = dict.entries.iter().map(|(key, _)| key).collect();
        keys.sort_unstable();
        if keys.windows(2).any(|pair| matches!(pair, [one, next] if one == next)) {
            return Err(Malformed("a dictionary says a key twice"));
        }
        Ok(Value::Dict(dict))
    }

    fn number(&mut self) -> Result<Value<'a>, Malformed> {
        if let Some(number) = self.reference() {
            return Ok(Value::Ref(number));
        }
        let token = self.take_while(is_regular);
        let token = std::str::from_utf8(token).map_err(|_| Malformed("a number is spelt wrong"))?;
        if let Ok(number) = token.parse() {
            return Ok(Value::Integer(number));
        }
        let plain = token.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        if plain && token.parse::<f64>().is_ok() { Ok(Value::Other) } else { Err(Malformed("a number is spelt wrong")) }
    }

    /// `12 0 R`; leaves the place as it was when something else comes next.
    fn reference(&mut self) -> Option<u32> {
        let mut ahead = Reader::new(self.data, self.at);
        let number = u32::try_from(ahead.natural()?).ok()?;
        let spaced = !ahead.take_while(is_space).is_empty() && ahead.skip(b"0");
        let spaced = spaced && !ahead.take_while(is_space).is_empty() && ahead.skip(b"R");
        if !spaced || ahead.peek().is_some_and(is_regular) {
            return None;
        }
        self.at = ahead.at;
        Some(number)
    }

    fn word(&mut self) -> Result<Value<'a>, Malformed> {
        match self.take_while(is_regular) {
            b"true" | b"false" | b"null" => Ok(Value::Other),
            _ => Err(Malformed("an object of no known kind")),
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Value<'_>, Malformed> {
        Reader::new(text.as_bytes(), 0).item().map(|item| item.value)
    }

    #[test]
    fn tells_numbers_from_references() {
        assert!(matches!(read("12 0 R"), Ok(Value::Ref(12))));
        assert!(matches!(read("12 0 Rx"), Ok(Value::Integer(12))), "no reference ends in Rx");
        assert!(matches!(read("[1 2 3 0 R]"), Ok(Value::Array(items)) if items.len() == 3));
        assert!(matches!(read("-7"), Ok(Value::Integer(-7))));
        assert!(matches!(read("-.5"), Ok(Value::Other)));
        assert!(read("1e5").is_err() && read("--1").is_err() && read("inf").is_err());
    }

    #[test]
    fn strings_end_where_they_should() {
        let Ok(Value::Literal(raw)) = read(r"(a\)(b)\\)c)") else { panic!("a literal string") };
        assert_eq!(raw, br"a\)(b)\\");
        assert!(read("(a").is_err() && read("<41").is_err() && read("<4x>").is_err());
    }

    #[test]
    fn names_are_compared_decoded_and_a_key_stands_once() {
        let Ok(Value::Dict(dict)) = read("<</S#69g 1>>") else { panic!("a dictionary") };
        assert_eq!(dict.integer("Sig"), Some(1));
        assert!(read("<</V 1/#56 2>>").is_err(), "the same key in two spellings");
        assert!(read("/a#g0").is_err() && read("/a#4").is_err());
    }

    #[test]
    fn nesting_has_an_end() {
        assert!(read(&"[".repeat(1_000_000)).is_err());
    }
}
