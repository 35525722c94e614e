//! Handing a case over, and taking one over, as the page sees it.

use app::domain::ids::PupilId;
use app::domain::model::Role;
use app::{HandTo, HandoverPreview, PupilMatch, Standing, TaskLine};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::case::CaseView;
use super::{date, moment};

/// With what the colleague opens the file.
#[derive(Clone, Deserialize, Type)]
#[serde(tag = "with", rename_all = "snake_case")]
pub enum HandToView {
    /// New words.
    Words {},
    /// The colleague's public key.
    Key {
        /// As it was typed or pasted.
        key: String,
    },
}

impl From<HandToView> for HandTo {
    fn from(view: HandToView) -> Self {
        match view {
            HandToView::Words {} => Self::Words,
            HandToView::Key { key } => Self::Key(key),
        }
    }
}

/// What became of handing over.
#[derive(Clone, Serialize, Type)]
#[serde(tag = "outcome", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum HandedView {
    /// The mentor thought better of it.
    Cancelled {},
    /// The file is there.
    Saved {
        /// Its name.
        name: String,
        /// The words that open it; shown once, kept nowhere.
        words: Option<String>,
        /// The case, as it is now.
        case: Box<CaseView>,
    },
    /// The case was handed over, but its file could not be written.
    NotWritten {
        /// The case, as it is now.
        case: Box<CaseView>,
    },
}

/// A file that was chosen.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ChosenView {
    /// The mentor thought better of it.
    Cancelled {},
    /// A file to open.
    Chosen {
        /// Its name.
        name: String,
        /// Whether it is opened with words; otherwise with the mentor's own key.
        words: bool,
    },
}

views! {
    /// What taking over would bring.
    HandoverPreviewView {
        sender: String,
        school: String,
        fingerprint: String,
        known: bool,
        made_at: String,
        to: String,
        note: Option<String>,
        number: String,
        number_taken: bool,
        back: bool,
        closed: bool,
        pupils: Vec<PupilMatchView>,
        entries: u32,
        conversations: u32,
        agreements: u32,
        documents: u32,
        tasks: Vec<TaskView>,
    }
    /// A pupil of the file.
    PupilMatchView {
        pupil: PupilId,
        name: String,
        class: String,
        role: Option<Role>,
        standing: StandingView,
        namesake: Option<PupilId>,
        namesake_class: String,
    }
    /// Something that was open.
    TaskView { what: String, step: Option<u8>, name: Option<String>, due: Option<String> }
}

/// What becomes of a pupil of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[serde(rename = "PupilStanding")]
pub enum StandingView {
    /// Known here already.
    Known,
    /// Somebody here has the same name.
    Namesake,
    /// Added.
    New,
}

impl HandoverPreviewView {
    /// The view of a preview.
    pub fn new(preview: HandoverPreview) -> Self {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        Self {
            sender: preview.sender.name,
            school: preview.sender.school,
            fingerprint: preview.sender.fingerprint,
            known: preview.sender.known,
            made_at: moment(preview.made_at),
            to: preview.to,
            note: preview.note,
            number: preview.number,
            number_taken: preview.number_taken,
            back: preview.back,
            closed: preview.closed,
            pupils: preview.pupils.into_iter().map(PupilMatchView::new).collect(),
            entries: count(preview.entries),
            conversations: count(preview.conversations),
            agreements: count(preview.agreements),
            documents: count(preview.documents),
            tasks: preview.tasks.into_iter().map(TaskView::new).collect(),
        }
    }
}

impl PupilMatchView {
    fn new(line: PupilMatch) -> Self {
        let (standing, namesake) = match line.standing {
            Standing::Known => (StandingView::Known, None),
            Standing::Namesake(id) => (StandingView::Namesake, Some(id)),
            Standing::New => (StandingView::New, None),
        };
        let PupilMatch { pupil, name, class, role, namesake_class, .. } = line;
        Self { pupil, name, class, role, standing, namesake, namesake_class }
    }
}

impl TaskView {
    fn new(task: TaskLine) -> Self {
        Self { what: task.what, step: task.step, name: task.name, due: task.due.map(date) }
    }
}
