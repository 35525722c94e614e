//! Requests of families about a pupil's data (*inzage en verbetering*): taken up, answered within the term, tracked.
//!
//! An access package is frozen in the vault: what was given has to be shown years later. It is about one pupil, so it goes
//! when that pupil is erased, with its request. A request stays with the mentor who took it up: handing a case over moves
//! the case, not what a family asked over several cases.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::{Asker, DataRefusal, DataRequest, DataStep, Entitled, NewDataRequest, Package, askers};
use domain::agenda::{Ask, Item, Kind, Viewpoint, When};
use domain::calendar::Calendar;
use domain::case::{Field, check_text};
use domain::compose::access::{ComposedPackage, Package as Packed, TITLE, access};
use domain::compose::{Desk, Passage, Stay};
use domain::document::{PageMark, SealNote};
use domain::ids::{CaseId, DataRequestId, PupilId, ReportId};
use domain::references::Handles;
use domain::terms::Term;
use domain::text::is_blank;
use sha2::{Digest, Sha256};
use vault::{Damage, NewExport, VaultError};

use crate::agenda::AgendaItem;
use crate::chance;
use crate::documents::{FrozenDocument, Piece, concept_of, is_intact, pieces};
use crate::error::AppError;
use crate::exports::Way;
use crate::nl;
use crate::people::cases_with;
use crate::session::Session;

/// A request with what follows from it today.
#[derive(Clone, Debug)]
pub struct RequestState {
    /// The request.
    pub request: DataRequest,
    /// By name.
    pub asker: String,
    /// Until when the school answers.
    pub term: Term,
    /// Whether more time can still be taken.
    pub can_be_extended: bool,
    /// When it was entered.
    pub entered_at: DateTime<Utc>,
}

/// The requests about one pupil, and who can make one.
#[derive(Clone, Debug)]
pub struct PupilRequests {
    /// The name of the pupil.
    pub pupil: String,
    /// The requests, the last received first.
    pub requests: Vec<RequestState>,
    /// Who can ask, who exercises the rights today first.
    pub askers: Vec<(Asker, String, Entitled)>,
}

/// What a person said about the texts of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageTexts {
    /// Free texts as they should read in this copy, by the key of their passage.
    pub edits: BTreeMap<String, String>,
    /// Names of others that may stand in it, each with the reason.
    pub stays: Vec<Stay>,
}

/// A package before it is frozen.
#[derive(Clone, Debug)]
pub struct PackagePreview {
    /// The bytes of the file, marked CONCEPT, not sealed; empty while a text has characters that can not stand on paper.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Its free texts, each with the case it stands in.
    pub passages: Vec<(String, Passage)>,
    /// Each of them in pieces.
    pub pieces: Vec<Vec<Piece>>,
}

impl Session {
    /// The requests about a pupil.
    pub fn pupil_requests(&self, pupil: PupilId) -> Result<PupilRequests, AppError> {
        let known = self.people.pupils.get(&pupil).ok_or(AppError::NotFound)?;
        let mut requests = self.vault.read(|reader| reader.data_requests())?;
        requests.retain(|request| request.pupil == pupil);
        requests.reverse();
        let requests = requests.into_iter().map(|request| self.state_of(request)).collect::<Result<_, _>>()?;
        let all = askers(&self.people, pupil, self.clock.today()).into_iter();
        let askers = all.map(|(by, standing)| (by, self.asker(pupil, by), standing)).collect();
        Ok(PupilRequests { pupil: known.name.full(), requests, askers })
    }

    /// Takes a request up.
    pub fn take_up_request(&mut self, new: &NewDataRequest) -> Result<DataRequestId, AppError> {
        let id = DataRequestId(chance::id()?);
        let request = new.taken_up(id, &self.people, self.clock.today())?;
        self.keep_request(&request)?;
        Ok(id)
    }

    /// Does something with a request.
    pub fn step_request(&mut self, id: DataRequestId, step: &DataStep) -> Result<(), AppError> {
        let next = self.request(id)?.after(step, self.me, self.clock.today())?;
        self.keep_request(&next)
    }

    /// The package for a request as it would be, marked CONCEPT, with the names that may not be in it.
    pub fn preview_package(&self, id: DataRequestId, texts: &PackageTexts) -> Result<PackagePreview, AppError> {
        let request = self.request(id)?;
        request.can_be_made()?;
        let composed = self.package_of(&request, texts, self.clock.now(), Some(PageMark::Concept), None)?;
        let handles = Handles::new(&self.people);
        let pieces: Vec<_> = composed.passages.iter().map(|(_, passage)| pieces(passage, &handles)).collect();
        let pdf = concept_of(&composed.document, pieces.iter().flatten())?;
        Ok(PackagePreview { pdf: pdf.bytes, pages: pdf.pages, passages: composed.passages, pieces })
    }

    /// Freezes the package: composed, written, sealed, the seal checked, kept. Names of others in it stop everything.
    pub fn freeze_package(&mut self, id: DataRequestId, texts: &PackageTexts) -> Result<ReportId, AppError> {
        let request = self.request(id)?;
        request.can_be_made()?;
        let now = self.clock.now();
        self.renew_key_for(now)?;
        let mark = self.practice.then_some(PageMark::Example);
        let composed = self.package_of(&request, texts, now, mark, Some(&self.seal_note()))?;
        if composed.has_findings() {
            return Err(AppError::NamesFound);
        }
        if composed.has_blanks() {
            return Err(AppError::TextsOpen);
        }
        let report = composed.document.id;
        let (sealed, pages) = self.sealed(&composed.document, now)?;
        let package = Package {
            report,
            version: request.next_version(),
            on: self.clock.today(),
            pages: u32::try_from(pages).unwrap_or(u32::MAX),
            cases: composed.cases,
            sha256: crate::exports::hex(&Sha256::digest(&sealed)),
            erased: None,
        };
        let (next, me) = (request.with_package(package)?, self.me);
        self.vault.write(now, |writer| {
            writer.add_package(id, report, &sealed)?;
            writer.put_data_request(&next, me)
        })?;
        Ok(report)
    }

    /// A frozen package, its bytes checked against what was kept and against its seal.
    pub fn package(&self, id: DataRequestId, report: ReportId) -> Result<FrozenDocument, AppError> {
        let state = self.state_of(self.request(id)?)?;
        let mut kept = state.request.packages.iter().filter(|package| package.erased.is_none());
        let package = kept.find(|package| package.report == report);
        let package = package.ok_or(AppError::NotFound)?;
        let pdf = self.vault.read(|reader| reader.package(report))?;
        let as_frozen = crate::exports::hex(&Sha256::digest(&pdf)) == package.sha256;
        if !as_frozen || !is_intact(&self.vault, &pdf)? {
            return Err(AppError::Vault(VaultError::Damaged(Damage::Row)));
        }
        let file_name = format!("{}.pdf", nl::package_file(package.on, package.version));
        Ok(FrozenDocument { pdf, file_name, recipient: state.asker, made_at: state.entered_at })
    }

    /// Erases the file of a package, here and in all backups: a copy made for one request is kept no longer than it is
    /// needed. That it was made, for whom, when and with which hash stays with the request.
    pub fn erase_package(&mut self, id: DataRequestId, report: ReportId) -> Result<(), AppError> {
        let (now, me, today) = (self.clock.now(), self.me, self.clock.today());
        let next = self.request(id)?.without_file(report, me, today)?;
        self.vault.write(now, |writer| {
            writer.erase_package(report)?;
            writer.put_data_request(&next, me)
        })?;
        // It is gone here; a backup that fails is told on the start screen and tried again, and takes the old ones away then.
        let _told_later = self.back_up();
        Ok(())
    }

    /// Lists in the export register that a package leaves the vault. Called before the file is written.
    pub fn register_package(&mut self, id: DataRequestId, report: ReportId, way: Way) -> Result<(), AppError> {
        let package = self.package(id, report)?;
        let (now, me) = (self.clock.now(), self.me);
        self.vault.write(now, |writer| {
            writer.add_export(&NewExport {
                what: TITLE,
                case: None,
                document: Some(report),
                recipient: &package.recipient,
                way: way.code(),
                exported_by: me,
                sha256: Sha256::digest(&package.pdf).into(),
            })?;
            Ok(())
        })
    }

    /// What families asked and the school has to answer, as things to be done.
    pub(crate) fn requests_to_answer(&self, calendar: &Calendar) -> Result<Vec<AgendaItem>, AppError> {
        let view = Viewpoint { people: &self.people, calendar, today: self.clock.today() };
        let mut waiting = self.vault.read(|reader| reader.data_requests())?;
        waiting.retain(|request| request.answer.is_none());
        let item = |request: &DataRequest| -> Option<Item> {
            let term = request.term(&self.school.legal_days);
            view.item(&Ask {
                kind: Kind::DataRequest(request.id),
                pupil: Some(request.pupil),
                when: When::Term(term.unextended, term.extended),
                reported_on: request.received,
            })
        };
        let found = waiting.iter().filter_map(|request| {
            let name = self.people.pupils.get(&request.pupil).map(|known| known.name.full()).unwrap_or_default();
            // It is of no case: the request stands where a case would.
            let case = CaseId(request.id.0);
            Some(AgendaItem { case, number: String::new(), name, guardian: None, item: item(request)? })
        });
        Ok(found.collect())
    }

    fn request(&self, id: DataRequestId) -> Result<DataRequest, AppError> {
        self.vault.read(|reader| reader.data_request(id))?.ok_or(AppError::NotFound)
    }

    fn keep_request(&mut self, request: &DataRequest) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_data_request(request, me))?)
    }

    fn state_of(&self, request: DataRequest) -> Result<RequestState, AppError> {
        let history = self.vault.read(|reader| reader.data_request_history(request.id))?;
        Ok(RequestState {
            asker: self.asker(request.pupil, request.by),
            term: request.term(&self.school.legal_days),
            can_be_extended: request.can_be_extended(self.clock.today()),
            entered_at: history.first().map_or(self.clock.now(), |version| version.changed_at),
            request,
        })
    }

    pub(crate) fn asker(&self, pupil: PupilId, by: Asker) -> String {
        let name = match by {
            Asker::Pupil {} => self.people.pupils.get(&pupil).map(|known| known.name.full()),
            Asker::Guardian { guardian } => self.people.guardians.get(&guardian).map(|known| known.name.full()),
        };
        name.unwrap_or_default()
    }

    fn package_of(
        &self,
        request: &DataRequest,
        texts: &PackageTexts,
        now: DateTime<Utc>,
        mark: Option<PageMark>,
        seal: Option<&SealNote>,
    ) -> Result<ComposedPackage, AppError> {
        for text in texts.edits.values().filter(|text| !is_blank(text)) {
            check_text(text, Field::Account)?;
        }
        let known = self.people.pupils.get(&request.pupil).ok_or(AppError::NotFound)?;
        let (head, mut cases) = self.vault.read(|reader| {
            let head = reader.chain_head()?.hex();
            Ok::<_, AppError>((head, cases_with(reader, &self.people, known)?))
        })?;
        cases.sort_by_key(|case| case.opened.as_ref().map(|opened| opened.number));
        let desk = Desk {
            people: &self.people,
            school: &self.school,
            author: self.me,
            today: self.clock.today(),
            now,
            id: package_id(&head, request),
            chain_head: &head,
            mark,
            seal,
        };
        let mut composed = access(Packed { request, cases: &cases, edits: &texts.edits, stays: &texts.stays }, desk)?;
        composed.document.letterhead.logo = self.logo_picture()?;
        Ok(composed)
    }
}

/// The identity of a package follows from the head of the journal and its place among those of its request: the same package
/// made at the same point is the same to the last byte.
fn package_id(head: &str, request: &DataRequest) -> ReportId {
    let which = serde_json::json!([head, request.id, request.next_version()]);
    let hash: [u8; 32] = Sha256::digest(which.to_string()).into();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash).for_each(|(byte, hashed)| *byte = hashed);
    ReportId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

impl From<DataRefusal> for AppError {
    fn from(refusal: DataRefusal) -> Self {
        match refusal {
            DataRefusal::Refused(refusal) => Self::Refused(refusal),
            other => Self::DataRequest(other),
        }
    }
}
