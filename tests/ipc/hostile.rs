//! Texts that were not typed by a friendly person.

/// What must become of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Kept in every field.
    Kept,
    /// Kept in prose; a short field may refuse it, for it is too long, has more lines or turns words round.
    KeptInProse,
    /// Nothing to see in it: refused as empty, or left out of a field that may be empty.
    Blank,
    /// Refused in every field.
    Refused,
}

/// A text, and what must become of it.
#[derive(Clone, Debug)]
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) fate: Fate,
}

impl Hostile {
    /// The text as it is kept: line ends become ours, white space around it goes.
    pub(crate) fn kept(&self) -> String {
        self.text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
    }
}

/// Every hostile text but the largest that is kept.
pub(crate) fn all() -> Vec<Hostile> {
    use Fate::{Blank, Kept, KeptInProse, Refused};
    let row = |name, text: &str, fate| Hostile { name, text: text.to_owned(), fate };
    vec![
        row("markup", "<img src=x onerror=\"window.foreign=1\"><script>window.foreign=1</script>&amp;", Kept),
        row("code", "\"}],\"do\":\"withdraw\" =SUM(A1); '; DROP TABLE journal; -- %s {{x}} ${y} \\u0000\\", Kept),
        row("arabic and emoji", "قالت إنها لا تريد الذهاب إلى المدرسة 👩‍👩‍👧 🇳🇱 💥 👍🏽", Kept),
        row(
            "odd characters inside",
            "z\u{351}\u{36b}a\u{35f} e\u{301} a\u{200b}b\u{ad}c\u{feff}d\u{2060}e \u{fffe}\u{e000}\u{10ffff}\u{fffd}",
            Kept,
        ),
        row("white space around", " \u{a0}\t§ rand\u{3000} \r\n", Kept),
        row("direction", "op \u{202e}sknil\u{202c} \u{2066}los\u{2069} \u{200f}", KeptInProse),
        row("lines", "een\ntwee\r\ndrie\rvier\n\n\teen tab\u{2028}vijf", KeptInProse),
        row("longer than a line", &"é".repeat(121), KeptInProse),
        row("a megabyte", &"é".repeat(1 << 19), Refused),
        row("nul", "nul\u{0}nul", Refused),
        row("escape and controls", "\u{1b}[31mrood\u{1b}]0;x\u{7} a\u{8}b\u{7f}c\u{9c}", Refused),
        row("nothing", " \r\n\t\u{a0}\u{3000}", Blank),
        row("nothing to see", "\u{200b}\u{2060}\u{ad}\u{feff} \u{fe0f}\u{e0100}", Blank),
    ]
}

/// As long as a prose may be.
pub(crate) fn longest() -> Hostile {
    Hostile { name: "as long as may be", text: "é".repeat(100_000), fate: Fate::KeptInProse }
}
