//! What hangs together with a case, and whose it is.

use app::domain::ids::CaseId;
use app::domain::model::LinkKind;
use serde::Serialize;
use specta::Type;

use super::{Look, Written, maybe, written};
use crate::views::date;

views! {
    /// Other cases, and where this one came from or went.
    RelatedView {
        mentor: String,
        links: Vec<LinkView>,
        merged_into: Option<CaseId>,
        handed_over: Option<HandedOverView>,
        received: Vec<ReceivedView>,
    }
    /// Another case; without a number it is not on this computer.
    LinkView { other: CaseId, number: Option<String>, title: String, link: LinkKind, on: String, reason: Written }
    /// A case on its way to a colleague.
    HandedOverView { to: String, on: String, note: Written }
    /// A file the case came in: the fingerprint of who made it, in groups of four.
    ReceivedView { fingerprint: String, entries: u32 }
}

impl Look<'_> {
    pub(super) fn related(&self) -> RelatedView {
        let (case, people) = (&self.file.case, &self.file.people);
        let staff = |id| people.staff.get(&id).map(|staff| staff.name.full()).unwrap_or_default();
        let linked = self.file.linked.iter().rev();
        RelatedView {
            mentor: case.life.mentor.map(staff).unwrap_or_default(),
            links: linked
                .map(|link| LinkView {
                    other: link.other,
                    number: link.number.clone(),
                    title: link.title.clone(),
                    link: link.link,
                    on: date(link.on),
                    reason: written(&link.reason),
                })
                .collect(),
            merged_into: case.merged_into(),
            handed_over: case.life.handed_over.as_ref().map(|handed| HandedOverView {
                to: staff(handed.to),
                on: date(handed.on),
                note: maybe(handed.note.as_ref()),
            }),
            received: case
                .life
                .received
                .iter()
                .map(|received| ReceivedView { fingerprint: grouped(&received.certificate), entries: received.entries })
                .collect(),
        }
    }
}

/// A fingerprint as it is printed elsewhere: capitals, in groups of four.
fn grouped(digits: &str) -> String {
    let upper: Vec<char> = digits.to_uppercase().chars().collect();
    upper.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
