//! Reads a written file back the way a reader program does: along the structure tree.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// What a reader program finds.
pub struct Read {
    pub file: Document,
    /// The structure types in reading order.
    pub roles: Vec<String>,
    /// The words for drawings in reading order.
    pub alts: Vec<String>,
    /// The text of all decoration.
    pub decoration: String,
    /// Every element in reading order: its structure type, and its own text or the words for it.
    pub elements: Vec<(String, String)>,
    /// Operators that paint outside of any marked content.
    pub untagged: usize,
    parts: Vec<String>,
}

type Texts = HashMap<(ObjectId, i64), String>;

impl Read {
    pub fn new(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        let mut read = Self {
            file: file.clone(),
            roles: vec![],
            alts: vec![],
            elements: vec![],
            decoration: String::new(),
            untagged: 0,
            parts: vec![],
        };
        let mut texts = Texts::new();
        for page in file.get_pages().into_values() {
            read.page(page, &mut texts);
        }
        let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let top = file.get_dictionary(root).unwrap().get(b"K").unwrap().as_reference().unwrap();
        read.element(top, &texts);
        read
    }

    /// All text in reading order, one space between words.
    pub fn text(&self) -> String {
        self.parts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn page(&mut self, page: ObjectId, texts: &mut Texts) {
        let file = self.file.clone();
        let fonts: HashMap<Vec<u8>, HashMap<u16, String>> = file
            .get_page_fonts(page)
            .unwrap()
            .into_iter()
            .map(|(name, font)| (name, to_unicode(&file, font)))
            .collect();
        let content = Content::decode(&file.get_page_content(page)).unwrap();
        let mut font = None;
        // For each open marked content: its number (none for decoration), and the text that replaces its own.
        let mut open: Vec<(Option<i64>, Option<String>)> = Vec::new();
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let properties = operation.operands[1].as_dict().unwrap();
                    let number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                    let actual = properties.get(b"ActualText").ok().map(|text| utf16(text.as_str().unwrap()));
                    if let Some(number) = number {
                        assert!(open.is_empty(), "marked content for the tree is not nested");
                        texts.insert((page, number), String::new());
                    }
                    let outer = open.last().and_then(|(number, _)| *number);
                    open.push((number.or(outer), actual));
                }
                "EMC" => {
                    let (number, actual) = open.pop().unwrap();
                    if let Some(actual) = actual {
                        self.add(page, number, &actual.replace('\u{AD}', "\u{1}"), texts);
                    }
                }
                "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()),
                "TJ" | "Tj" => {
                    let Some((number, actual)) = open.last() else {
                        self.untagged += 1;
                        continue;
                    };
                    if actual.is_some() {
                        continue;
                    }
                    let shown = shown(&operation.operands[0], font.unwrap());
                    self.add(page, *number, &shown, texts);
                }
                "S" | "f" | "re" if open.is_empty() => self.untagged += 1,
                _ => {}
            }
        }
        assert!(open.is_empty(), "every marked content ends");
        self.decoration.push('\n');
    }

    fn add(&mut self, page: ObjectId, number: Option<i64>, text: &str, texts: &mut Texts) {
        match number {
            Some(number) => texts.get_mut(&(page, number)).unwrap().push_str(text),
            None => self.decoration.push_str(text),
        }
    }

    fn element(&mut self, id: ObjectId, texts: &Texts) {
        let element = self.file.get_dictionary(id).unwrap().clone();
        let role = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
        let alt = element.get(b"Alt").ok().map(|alt| utf16(alt.as_str().unwrap()));
        self.alts.extend(alt.clone());
        self.roles.push(role.clone());
        let place = self.elements.len();
        self.elements.push((role, alt.unwrap_or_default()));
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => vec![],
        };
        let mut own = String::new();
        for kid in kids {
            match kid {
                Object::Integer(number) => {
                    own += &texts[&(element.get(b"Pg").unwrap().as_reference().unwrap(), number)];
                }
                Object::Reference(child) => self.element(child, texts),
                Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                    let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                    own += &texts[&(page, kid.get(b"MCID").unwrap().as_i64().unwrap())];
                }
                Object::Dictionary(kid) => assert!(kid.has_type(b"OBJR"), "{kid:?}"),
                other => panic!("{other:?} in the structure tree"),
            }
        }
        // A soft hyphen joins the two halves of a word.
        let own = own.replace('\u{1}', "");
        self.elements[place].1 += &own;
        self.parts.push(own);
    }
}

fn shown(operand: &Object, font: &HashMap<u16, String>) -> String {
    let strings: Vec<&[u8]> = match operand {
        Object::Array(items) => items.iter().filter_map(|item| item.as_str().ok()).collect(),
        other => vec![other.as_str().unwrap()],
    };
    strings.concat().chunks(2).map(|code| font[&u16::from_be_bytes([code[0], code[1]])].as_str()).collect()
}

fn to_unicode(file: &Document, font: &Dictionary) -> HashMap<u16, String> {
    let stream = file.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap().as_stream().unwrap();
    let map = String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).unwrap();
    map.lines()
        .filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"))
        .filter(|(code, _)| code.len() == 4)
        .map(|(code, text)| {
            let digits: Vec<u16> =
                text.chars().map(|digit| u16::try_from(digit.to_digit(16).unwrap()).unwrap()).collect();
            let units: Vec<u16> =
                digits.chunks(4).map(|four| four.iter().fold(0, |unit, digit| unit * 16 + digit)).collect();
            (u16::from_str_radix(code, 16).unwrap(), String::from_utf16(&units).unwrap())
        })
        .collect()
}

fn utf16(bytes: &[u8]) -> String {
    bytes.strip_prefix(&[0xfe, 0xff]).map_or_else(|| String::from_utf8(bytes.to_vec()).unwrap(), utf16_units)
}

fn utf16_units(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}
