//! The outline: the headings of the paper, nested.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{number, real, text_string};
use crate::paint::Bookmark;

/// Adds the outline; nothing when there is no heading.
pub(super) fn add(file: &mut Document, bookmarks: &[Bookmark], pages: &[ObjectId]) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let all = level(file, bookmarks, pages, root)?;
    file.set_object(
        root,
        dictionary! { "Type" => "Outlines", "First" => all.first, "Last" => all.last, "Count" => number(all.count) },
    );
    Some(root)
}

/// The entries under one parent.
struct Entries {
    first: ObjectId,
    last: ObjectId,
    /// With everything below them.
    count: usize,
}

fn level(file: &mut Document, bookmarks: &[Bookmark], pages: &[ObjectId], parent: ObjectId) -> Option<Entries> {
    let top = bookmarks.first()?.level;
    // An entry, and after it everything that is of a deeper level.
    let sections: Vec<&[Bookmark]> = bookmarks.chunk_by(|_, next| next.level > top).collect();
    let ids: Vec<ObjectId> = sections.iter().map(|_| file.new_object_id()).collect();
    let mut count = 0;
    for (index, (section, id)) in sections.iter().zip(&ids).enumerate() {
        let Some((heading, below)) = section.split_first() else { continue };
        let mut entry = dictionary! { "Title" => text_string(&one_line(&heading.title)), "Parent" => parent };
        if let Some(page) = pages.get(heading.page) {
            let place = vec![(*page).into(), "XYZ".into(), Object::Null, real(heading.top + 8.0), Object::Null];
            entry.set("Dest", place);
        }
        if let Some(previous) = index.checked_sub(1).and_then(|index| ids.get(index)) {
            entry.set("Prev", *previous);
        }
        if let Some(next) = ids.get(index + 1) {
            entry.set("Next", *next);
        }
        if let Some(inner) = level(file, below, pages, *id) {
            entry.set("First", inner.first);
            entry.set("Last", inner.last);
            entry.set("Count", number(inner.count));
            count += inner.count;
        }
        count += 1;
        file.set_object(*id, entry);
    }
    Some(Entries { first: *ids.first()?, last: *ids.last()?, count })
}

/// A title without the line breaks it may have on paper.
fn one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
