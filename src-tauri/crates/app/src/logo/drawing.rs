//! Drawings (SVG) are looked through before an engine draws them: what could do more than be seen is refused in words.

use super::LogoProblem;
use crate::error::AppError;

/// No larger drawing is handed to the engine: it draws in one go.
const MOST_BYTES: usize = 1_000_000;
/// Copies can hold copies, each as many times: ten make a thousand, fifty would keep the engine busy for ever.
const MOST_COPIES: usize = 12;
/// Effects that cost time for each point.
const MOST_EFFECTS: usize = 12;

/// What a drawing may not hold, in small letters: programs, foreign pages, other files, made-up entities, style sheets
/// from elsewhere.
const FORBIDDEN: [&str; 10] = [
    "<!entity",
    "<script",
    ":script",
    "javascript:",
    "foreignobject",
    "@import",
    "<?xml-stylesheet",
    "<iframe",
    "<embed",
    "<object",
];

/// The text of the drawing; nothing when it is none. Refused when it could do more than be seen.
pub(super) fn read(bytes: &[u8]) -> Option<Result<String, AppError>> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?;
    let small = text.to_ascii_lowercase();
    let is_drawing = small.trim_start().starts_with('<') && (small.contains("<svg") || small.contains(":svg"));
    is_drawing.then(|| check(text, &small).map(|()| text.to_owned()).map_err(AppError::Logo))
}

fn check(text: &str, small: &str) -> Result<(), LogoProblem> {
    if text.len() > MOST_BYTES {
        return Err(LogoProblem::TooLarge);
    }
    let counted = |what: &str| small.matches(what).count();
    let copies = counted("<use") + counted(":use") + counted("<pattern") + counted("<image") + counted(":image");
    let effects = counted("<filter") + counted("<fe") + counted("<mask");
    let tricky = FORBIDDEN.iter().any(|word| small.contains(word)) || has_handler(small) || points_outside(small);
    if tricky || copies > MOST_COPIES || effects > MOST_EFFECTS {
        return Err(LogoProblem::UnsafeDrawing);
    }
    Ok(())
}

/// Whether an attribute such as `onload` stands in it.
fn has_handler(text: &str) -> bool {
    text.split(|character: char| character.is_whitespace() || matches!(character, '"' | '\'' | '/'))
        .filter_map(|word| word.strip_prefix("on"))
        .filter_map(|word| word.split_once('='))
        .any(|(name, _)| !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase()))
}

/// Whether it refers to anything but a part of itself or a picture inside it.
fn points_outside(text: &str) -> bool {
    let inside = |target: &str| {
        let target =
            target.trim_start_matches(|character: char| character.is_whitespace() || matches!(character, '"' | '\''));
        target.starts_with('#') || target.starts_with("data:image/png") || target.starts_with("data:image/jpeg")
    };
    let after = |word: &'static str| text.split(word).skip(1);
    let links = after("href").filter_map(|rest| rest.trim_start().strip_prefix('='));
    let sources = after("src").filter_map(|rest| rest.trim_start().strip_prefix('='));
    let urls = after("url(");
    links.chain(sources).chain(urls).any(|target| !inside(target))
}
