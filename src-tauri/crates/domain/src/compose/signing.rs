//! Signature places.

use uuid::Uuid;

use super::{ComposeProblem, Draft, PassageKind, signers, texts};
use crate::action::{SignatureInput, SignatureWay};
use crate::document::{SignatureMark, SignaturePlace};
use crate::model::Signer;

impl Draft<'_> {
    /// The places as they were signed; before that, a line for everyone who is asked.
    pub(super) fn signatures(&mut self) -> Result<Vec<SignaturePlace>, ComposeProblem> {
        let asked: Vec<SignatureInput> = if self.request.signatures.is_empty() {
            let lines = signers(self.request, self.desk.author).into_iter();
            lines.map(|(signer, meaning)| SignatureInput { signer, meaning, way: SignatureWay::Paper {} }).collect()
        } else {
            self.request.signatures.clone()
        };
        asked.into_iter().map(|signature| self.place(signature)).collect()
    }

    fn place(&mut self, signature: SignatureInput) -> Result<SignaturePlace, ComposeProblem> {
        let people = self.desk.people;
        let own = self.reader.pupil.id;
        let (id, name, role): (Uuid, String, &str) = match signature.signer {
            Signer::Pupil { id } if id == own => (id.0, self.reader.pupil.name.full(), texts::PUPIL),
            Signer::Pupil { .. } => return Err(ComposeProblem::WrongRecipient),
            Signer::Guardian { id } => {
                let guardian = people.guardians.get(&id).ok_or(ComposeProblem::UnknownPerson)?;
                guardian.custody_of(own).ok_or(ComposeProblem::WrongRecipient)?;
                (id.0, guardian.name.full(), texts::PARENT)
            }
            Signer::Staff { id } => {
                let staff = people.staff.get(&id).ok_or(ComposeProblem::UnknownPerson)?;
                (id.0, staff.name.full(), texts::staff_role(staff.role))
            }
        };
        let mark = match signature.way {
            SignatureWay::Drawn { drawing } => SignatureMark::Drawn { drawing, on: self.desk.today },
            SignatureWay::Paper {} => SignatureMark::Line,
            SignatureWay::ReadAtHome {} => SignatureMark::NotSigned(texts::READ_AT_HOME.to_owned()),
            SignatureWay::NotSigned { reason, witness } => {
                let reason = self.passage(PassageKind::SignatureReason, "reason", id, &sentence(&reason.0));
                let witness = self.passage(PassageKind::SignatureReason, "witness", id, witness.0.trim());
                SignatureMark::NotSigned(texts::not_signed(&reason, &witness))
            }
        };
        let meaning = texts::meaning(signature.meaning).to_owned();
        Ok(SignaturePlace { name, role: role.to_owned(), meaning, mark })
    }
}

/// A text that ends as a sentence does.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}
