//! A real vault with a cheap key, and the commands on it without a window: JSON → types → session → JSON.

use std::panic::{AssertUnwindSafe, catch_unwind};

use app::domain::access::{DataStep, NewDataRequest};
use app::domain::action::{Intake, Submission};
use app::domain::compose::archive::ArchivePurpose;
use app::domain::ids::{CaseId, PupilId, ReportId};
use app::domain::people::{Guardian, Pupil, School, Staff};
use app::{
    AppError, CaseFile, CaseOrder, Clock, DocumentRequest, Door, DraftBody, DraftId, HandTo, KdfCost, NewCase,
    PackageTexts, Session, Way,
};
use chrono::DateTime;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use stappenwijzer::error::Failure;
use stappenwijzer::views::access::{PackagePreviewView, PackageTextsView, PupilRequestsView};
use stappenwijzer::views::agenda::AgendaPartView;
use stappenwijzer::views::calendar::CalendarView;
use stappenwijzer::views::case::CaseView;
use stappenwijzer::views::document::{DocumentRequestView, PreviewView};
use stappenwijzer::views::handover::{HandToView, HandoverPreviewView};
use stappenwijzer::views::list::WorkView;
use stappenwijzer::views::together::{PupilPageView, SplitView};
use stappenwijzer::views::{NewVault, moment};
use tempfile::TempDir;

use crate::calls::{Caller, Told};

/// The passphrase of the vault.
pub(crate) const PASSPHRASE: &str = "paarse giraf eet zeven wolken";

/// A vault in a folder of its own, open.
pub(crate) struct Desk {
    dir: TempDir,
    session: Option<Session>,
}

/// What a first start asks.
pub(crate) fn new_vault() -> Value {
    json!({
        "mentor": { "first": "§ Zoë", "infix": "§ van den", "last": "§ Bergh", "role": "mentor" },
        "school": {
            "name": "§ Het Twaalfde College", "place": "§ Ergenshuizen", "address": ["§ Schoolplein 1"],
            "region": "middle", "schoolType": "public"
        },
        "passphrase": PASSPHRASE
    })
}

/// A first start with this, in a folder of its own.
pub(crate) fn first_start(vault: &Value) -> Result<Value, Told> {
    let (start, passphrase) = argument::<NewVault>(vault, "vault")?.into_parts();
    let dir = tempfile::tempdir().unwrap();
    let (session, _) = door(&dir).create(start, passphrase)?;
    told(&WorkView::new(&session).map_err(failed)?)
}

fn door(dir: &TempDir) -> Door {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:00:00Z").unwrap().to_utc();
    Door::claim(dir.path(), false, Clock::at(now), KdfCost::for_tests()).unwrap()
}

impl Desk {
    /// A new vault, on a Tuesday morning.
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (start, passphrase) = serde_json::from_value::<NewVault>(new_vault()).unwrap().into_parts();
        let (session, _) = door(&dir).create(start, passphrase).unwrap();
        Self { dir, session: Some(session) }
    }

    /// Closes the vault and opens it again.
    pub(crate) fn reopen(&mut self) {
        self.session.take().unwrap().close(false).unwrap();
        self.session = Some(door(&self.dir).unlock(PASSPHRASE.to_owned()).unwrap());
    }

    /// The head of the journal: a refusal leaves it where it was.
    pub(crate) fn head(&mut self) -> String {
        self.open().chain_head().unwrap()
    }

    fn open(&mut self) -> &mut Session {
        self.session.as_mut().unwrap()
    }
}

impl Caller for Desk {
    fn call(&mut self, command: &str, arguments: &Value) -> Result<Value, Told> {
        let session = self.open();
        let done = catch_unwind(AssertUnwindSafe(|| carry_out(session, command, arguments)));
        done.unwrap_or_else(|_| panic!("{command} panicked on {:.2000}", arguments.to_string()))
    }
}

/// As the commands of the shell do it.
#[expect(clippy::too_many_lines, reason = "one arm for each command, and nothing else")]
fn carry_out(session: &mut Session, command: &str, all: &Value) -> Result<Value, Told> {
    match command {
        "case" => view(&session.case(argument(all, "id")?)?),
        "act" => {
            let (id, pupil) = (argument::<CaseId>(all, "id")?, argument::<Option<Pupil>>(all, "newPupil")?);
            let draft = argument::<Option<String>>(all, "draft")?.map(|id| parse_draft_id(&id)).transpose()?;
            view(&session.act_with(id, pupil, &argument::<Submission>(all, "submission")?, draft)?)
        }
        "open_case" => {
            let (id, new_pupils) = (argument(all, "id")?, argument(all, "newPupils")?);
            view(&session.open_case(NewCase { id, new_pupils, intake: argument::<Intake>(all, "intake")? })?)
        }
        "cases" => {
            let (text, closed) = (argument::<String>(all, "text")?, argument(all, "closed")?);
            let (offset, limit) = (argument(all, "offset")?, argument(all, "limit")?);
            told(&session.cases(&text, closed, CaseOrder::Number, offset, limit)?.total)
        }
        "find_pupils" => told(&session.find_pupils(&argument::<String>(all, "text")?)),
        "save_pupil" => {
            let case: CaseId = argument(all, "caseId")?;
            session.save_pupil(argument(all, "pupil")?)?;
            view(&session.case(case)?)
        }
        "save_guardian" => {
            let case: CaseId = argument(all, "caseId")?;
            session.save_guardian(argument::<Guardian>(all, "guardian")?)?;
            view(&session.case(case)?)
        }
        "save_staff" => {
            session.save_staff(argument(all, "staff")?)?;
            told(&session.people().staff.values().collect::<Vec<&Staff>>())
        }
        "save_draft" => {
            let (id, case) = (draft_id(all)?, argument::<CaseId>(all, "caseId")?);
            let (kind, label) = (argument::<String>(all, "kind")?, argument(all, "label")?);
            told(&moment(session.save_draft(
                id,
                case,
                &kind,
                DraftBody { label, content: argument(all, "content")? },
            )?))
        }
        "draft" => told(&session.draft(draft_id(all)?)?.map(|draft| json!([draft.kind, draft.body]))),
        "delete_draft" => told(&session.delete_draft(draft_id(all)?)?),
        "work" => told(&WorkView::new(session).map_err(failed)?),
        "calendar" => told(&CalendarView::new(session.school(), session.today())),
        "save_school" => {
            session.save_school(argument::<School>(all, "school")?)?;
            told(&WorkView::new(session).map_err(failed)?)
        }
        "agenda" => {
            let parts = session.agenda(argument::<u16>(all, "most")?.into())?;
            told(&parts.into_iter().map(AgendaPartView::new).collect::<Vec<_>>())
        }
        "export_agenda" => {
            let key = argument::<Option<String>>(all, "key")?;
            let bytes = session.export_agenda(key.as_deref(), argument(all, "names")?, Way::Saved)?;
            told(&String::from_utf8(bytes).expect("text"))
        }
        "set_reminds" => {
            session.set_reminds(argument(all, "on")?)?;
            told(&WorkView::new(session).map_err(failed)?)
        }
        "preview_document" => {
            let request = DocumentRequest::from(argument::<DocumentRequestView>(all, "request")?);
            let (preview, pupil) = (session.preview(argument(all, "caseId")?, &request)?, request.recipient.pupil());
            told(&PreviewView::new(preview, pupil, |_| String::new()))
        }
        "freeze_document" => {
            let request = argument::<DocumentRequestView>(all, "request")?.into();
            let reasons = argument(all, "reasons")?;
            told(&session.freeze_all_the_same(argument(all, "caseId")?, &request, reasons)?)
        }
        "link_cases" => {
            let (id, other, duplicate) = (argument(all, "id")?, argument(all, "other")?, argument(all, "duplicate")?);
            view(&session.link_cases(id, other, duplicate, &argument(all, "reason")?)?)
        }
        "merge_cases" => {
            let (id, into) = (argument(all, "id")?, argument(all, "into")?);
            view(&session.merge_cases(id, into, &argument(all, "reason")?)?)
        }
        "split_case" => {
            let split = argument::<SplitView>(all, "split")?.into();
            view(&session.split_case(argument(all, "id")?, split)?)
        }
        "hand_over" => {
            let (id, how): (CaseId, HandTo) = (argument(all, "id")?, argument::<HandToView>(all, "how")?.into());
            match argument(all, "to")? {
                Some(to) => session.hand_over(id, to, &argument(all, "note")?, &how, Way::Saved)?,
                None => session.hand_over_again(id, &how, Way::Saved)?,
            };
            view(&session.case(id)?)
        }
        "open_handover" => {
            let words = argument::<Option<String>>(all, "words")?;
            told(&HandoverPreviewView::new(session.open_handover(words.as_deref())?))
        }
        "pupil_page" => told(&PupilPageView::new(session.pupil_page(argument(all, "pupil")?)?)),
        "report_pdf" => told(&session.frozen(argument::<ReportId>(all, "report")?)?.pdf.len()),
        "pupil_requests" => requests(session, argument(all, "pupil")?),
        "take_up_request" => {
            let request = argument::<NewDataRequest>(all, "request")?;
            let id = session.take_up_request(&request)?;
            Ok(json!({ "id": id, "all": requests(session, request.pupil)? }))
        }
        "step_request" => {
            let (pupil, step) = (argument(all, "pupil")?, argument::<DataStep>(all, "step")?);
            session.step_request(argument(all, "request")?, &step)?;
            requests(session, pupil)
        }
        "preview_package" => {
            let preview = session.preview_package(argument(all, "request")?, &texts_of(all)?)?;
            told(&PackagePreviewView::new(preview))
        }
        "freeze_package" => {
            session.freeze_package(argument(all, "request")?, &texts_of(all)?)?;
            requests(session, argument(all, "pupil")?)
        }
        "erase_package" => {
            session.erase_package(argument(all, "request")?, argument(all, "report")?)?;
            requests(session, argument(all, "pupil")?)
        }
        "preview_archive" => {
            let purpose = argument::<ArchivePurpose>(all, "purpose")?;
            told(&session.preview_archive(argument(all, "id")?, purpose)?.pages)
        }
        other => panic!("{other} is not played here"),
    }
}

fn texts_of(all: &Value) -> Result<PackageTexts, Told> {
    Ok(argument::<PackageTextsView>(all, "texts")?.into())
}

fn requests(session: &Session, pupil: PupilId) -> Result<Value, Told> {
    told(&PupilRequestsView::new(session.pupil_requests(pupil)?, session.today()))
}

/// An argument as the framework reads it. One that is not there counts as nothing.
fn argument<T: DeserializeOwned>(all: &Value, name: &str) -> Result<T, Told> {
    let given = all.get(name).unwrap_or(&Value::Null);
    T::deserialize(given).map_err(|error| Told::Unreadable(format!("{name}: {error}")))
}

fn draft_id(all: &Value) -> Result<DraftId, Told> {
    parse_draft_id(&argument::<String>(all, "id")?)
}

fn parse_draft_id(id: &str) -> Result<DraftId, Told> {
    Ok(DraftId(id.parse().map_err(|_| failed(AppError::NotFound.into()))?))
}

fn view(file: &CaseFile) -> Result<Value, Told> {
    told(&CaseView::new(file).expect("a case in the vault is opened"))
}

#[expect(clippy::unnecessary_wraps, reason = "the end of every command")]
fn told(answer: &impl Serialize) -> Result<Value, Told> {
    Ok(serde_json::to_value(answer).unwrap())
}

fn failed(failure: Failure) -> Told {
    Told::of(&serde_json::to_value(failure).unwrap())
}

impl From<AppError> for Told {
    fn from(error: AppError) -> Self {
        failed(error.into())
    }
}
