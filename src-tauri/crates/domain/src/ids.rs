//! Identities: random, meaningless, one type each, so that a pupil can not be passed where a case is meant.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type), specta(transparent))]
        #[serde(transparent)]
        pub struct $name(#[cfg_attr(feature = "specta", specta(type = String))] pub Uuid);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A case (*dossier*).
    CaseId,
    /// One entry of a journal.
    EventId,
    /// One separately erasable piece of text of an event.
    TextId,
    /// A pupil (*leerling*).
    PupilId,
    /// A parent, guardian or foster parent (*ouder/verzorger*).
    GuardianId,
    /// A member of staff (*medewerker*).
    StaffId,
    /// A conversation (*gesprek*), as a draft and as a record.
    ConversationId,
    /// An agreement (*afspraak*).
    AgreementId,
    /// A sanction (*sanctie*).
    SanctionId,
    /// A planned check with one pupil (*volgmoment*).
    FollowUpId,
    /// A frozen document (*verslag / document*).
    ReportId,
    /// A suspension or removal (*maatregel*).
    MeasureId,
    /// An objection (*bezwaar*) to a measure.
    ObjectionId,
    /// A picture of a paper that was signed (*scan*).
    ScanId,
    /// Something noted beside the steps: online evidence, class work, a witness statement.
    NoteId,
    /// A request of a family about a pupil's data (*inzageverzoek*).
    DataRequestId,
}
