//! Where references change form: tokens in the journal, handles everywhere above it.

use std::borrow::Cow;

use domain::case::Case;
use domain::journal::{Entry, NewEvent};
use domain::people::People;
use domain::references::{Handles, has_tokens, near};
use domain::text::Text;

/// Entries of the journal as they are worked with: every reference by the name of now.
pub(crate) fn restored(mut entries: Vec<Entry>, people: &People) -> Vec<Entry> {
    let mut handles = None;
    let texts = entries.iter_mut().flat_map(|entry| entry.texts.values_mut());
    for (_, text) in texts {
        if let Text::Written(written) = text
            && has_tokens(written)
        {
            *written = handles.get_or_insert_with(|| Handles::new(people)).restored(written);
        }
    }
    entries
}

/// Decided events as the journal keeps them. `after` is the case with them applied: whoever joins with them can be meant.
pub(crate) fn stored<'a>(events: &'a [NewEvent], after: &Case, people: &People) -> Cow<'a, [NewEvent]> {
    let is_special = |c: char| c == '@' || (c.is_control() && c != '\n' && c != '\t');
    if events.iter().flat_map(|event| &event.parts).all(|part| !part.text.contains(is_special)) {
        return Cow::Borrowed(events);
    }
    let (handles, near) = (Handles::new(people), near(after, people));
    let mut events = events.to_vec();
    for part in events.iter_mut().flat_map(|event| &mut event.parts) {
        part.text = handles.stored(&part.text, &near);
    }
    Cow::Owned(events)
}
