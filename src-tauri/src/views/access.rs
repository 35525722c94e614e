//! Requests about a pupil's data as the page sees them.

use app::domain::access::{Answered, Asker, Asks, Entitled, Identity};
use app::domain::compose::Stay;
use app::domain::ids::{DataRequestId, ReportId};
use app::domain::model::ContactWay;
use app::{PackagePreview, PackageTexts, PupilRequests, RequestState};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

use super::date;
use super::document::{PassageView, passage};

views! {
    /// The requests about one pupil, and who can make one.
    PupilRequestsView { name: String, today: String, requests: Vec<DataRequestView>, askers: Vec<AskerView> }
    /// Who can ask, and how that person stands towards the data today.
    AskerView { by: Asker, name: String, entitled: Entitled }
    /// A request: until `due` the school answers, which the law lets run to `extended_due`.
    DataRequestView {
        id: DataRequestId,
        asks: Asks,
        asker: String,
        entitled: Entitled,
        all_the_same: Option<String>,
        identity: Identity,
        identity_note: Option<String>,
        received: String,
        due: String,
        extended_due: String,
        extended: Option<ExtensionView>,
        can_be_extended: bool,
        packages: Vec<PackageView>,
        answer: Option<AnswerView>,
    }
    /// More time, told to the family with the reason.
    ExtensionView { on: String, reason: String }
    /// A frozen package. `erased`: the day on which its file was erased.
    PackageView { report: ReportId, version: u32, on: String, pages: u32, erased: Option<String> }
    /// A package before it is frozen.
    PackagePreviewView { pdf: String, pages: u32, passages: Vec<PlacedPassageView>, has_findings: bool }
    /// A free text in it, and the case it stands in.
    PlacedPassageView { place: String, passage: PassageView }
}

/// What became of a request.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "answered", rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum AnswerView {
    HandedOver { on: String, way: ContactWay },
    Corrected { on: String, done: String },
    Refused { on: String, why: String },
    Withdrawn { on: String, note: Option<String> },
}

impl PupilRequestsView {
    /// The view of the requests about a pupil on a day.
    pub fn new(requests: PupilRequests, today: chrono::NaiveDate) -> Self {
        let askers = requests.askers.into_iter();
        Self {
            name: requests.pupil,
            today: date(today),
            requests: requests.requests.into_iter().map(DataRequestView::new).collect(),
            askers: askers.map(|(by, name, entitled)| AskerView { by, name, entitled }).collect(),
        }
    }
}

impl DataRequestView {
    fn new(state: RequestState) -> Self {
        let RequestState { request, asker, term, can_be_extended, entered_at: _ } = state;
        let packages = request.packages.into_iter();
        Self {
            id: request.id,
            asks: request.asks,
            asker,
            entitled: request.entitled,
            all_the_same: request.all_the_same,
            identity: request.identity,
            identity_note: request.identity_note,
            received: date(request.received),
            due: date(term.unextended),
            extended_due: date(term.extended),
            extended: request.extended.map(|(on, reason)| ExtensionView { on: date(on), reason }),
            can_be_extended,
            packages: packages
                .map(|made| PackageView {
                    report: made.report,
                    version: made.version,
                    on: date(made.on),
                    pages: made.pages,
                    erased: made.erased.map(|(on, _)| date(on)),
                })
                .collect(),
            answer: request.answer.map(answer),
        }
    }
}

fn answer(answered: Answered) -> AnswerView {
    match answered {
        Answered::HandedOver { on, way, by: _ } => AnswerView::HandedOver { on: date(on), way },
        Answered::Corrected { on, done, by: _ } => AnswerView::Corrected { on: date(on), done },
        Answered::Refused { on, why, by: _ } => AnswerView::Refused { on: date(on), why },
        Answered::Withdrawn { on, note } => AnswerView::Withdrawn { on: date(on), note },
    }
}

impl PackagePreviewView {
    /// The view of a package before it is frozen.
    pub fn new(preview: PackagePreview) -> Self {
        let has_findings = preview.pieces.iter().flatten().any(|piece| piece.kind.is_open());
        let placed = preview.passages.into_iter().zip(preview.pieces);
        let passages =
            placed.map(|((place, text), pieces)| PlacedPassageView { place, passage: passage(text, pieces) });
        Self {
            pdf: STANDARD.encode(&preview.pdf),
            pages: u32::try_from(preview.pages).unwrap_or(u32::MAX),
            has_findings,
            passages: passages.collect(),
        }
    }
}

/// What a person said about the texts of a package.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct PackageTextsView {
    /// Free texts as they should read in this copy, by the key of their passage.
    pub edits: BTreeMap<String, String>,
    /// Names of others that may stand in it, each with the reason.
    pub stays: Vec<Stay>,
}

impl From<PackageTextsView> for PackageTexts {
    fn from(view: PackageTextsView) -> Self {
        Self { edits: view.edits, stays: view.stays }
    }
}
