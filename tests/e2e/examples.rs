//! A real vault with the example cases in it, made by the same use cases that fill the practice vault.

use acceptance::window::{A_TUESDAY, Failure, Home, Outcome};
use app::domain::compose::signers;
use app::domain::document::DocumentKind;
use app::domain::model::Recipient;
use app::{CaseFile, CaseOrder, Clock, DocumentRequest, Door, KdfCost, PRACTICE_PASSPHRASE, Session};
use serde_json::{Value, json};

/// What opens it.
pub const EXAMPLES: &str = PRACTICE_PASSPHRASE;
/// Who works in it.
pub const MENTOR: &str = "Marieke de Graaf";

/// Fills the vault of this home as on the day on which the program starts, looks around in it, and closes it with a backup.
pub fn fill<T>(home: &Home, look: impl FnOnce(&Session) -> Outcome<T>) -> Outcome<T> {
    let now = A_TUESDAY.parse().map_err(|_| Failure::new("the day of the stories is no moment"))?;
    let door = Door::claim(&home.vault(), true, Clock::at(now), KdfCost::LIGHTEST)?;
    let session = door.open_practice()?;
    let seen = look(&session)?;
    session.close(true)?;
    Ok(seen)
}

/// The case of this gepeste leerling.
pub fn case_of(session: &Session, pupil: &str) -> Outcome<CaseFile> {
    let found = session.cases(pupil, None, CaseOrder::Number, 0, 1)?.rows;
    let line = found.first().ok_or_else(|| Failure::new(format!("no case of {pupil}")))?;
    Ok(session.case(line.case)?)
}

/// The id of a pupil in a case, as the page writes it.
pub fn pupil_in(file: &CaseFile, name: &str) -> Outcome<app::domain::ids::PupilId> {
    let found = file.people.pupils.values().find(|pupil| pupil.name.full() == name);
    found.map(|pupil| pupil.id).ok_or_else(|| Failure::new(format!("{name} is not in the case")))
}

/// What the page would send to freeze the agreements for a pupil, with everyone signing on paper.
pub fn agreements_request(session: &Session, file: &CaseFile, pupil: &str) -> Outcome<Value> {
    let recipient = Recipient::Pupil { pupil: pupil_in(file, pupil)? };
    let request = DocumentRequest {
        kind: DocumentKind::Agreements,
        recipient,
        conversation: None,
        letter: None,
        edits: std::collections::BTreeMap::new(),
        stays: Vec::new(),
        signatures: Vec::new(),
    };
    let asked = signers(&request, session.me()?.id).into_iter();
    let signatures: Vec<Value> = asked
        .map(|(signer, meaning)| json!({ "signer": signer, "meaning": meaning, "way": { "way": "paper" } }))
        .collect();
    let DocumentRequest { kind, recipient, .. } = request;
    Ok(
        json!({ "kind": kind, "recipient": recipient, "conversation": null, "letter": null, "edits": {}, "stays": [], "signatures": signatures }),
    )
}
