//! Every fixed Dutch word of a paper's layout.

use chrono::NaiveDate;
use domain::dates;
use domain::document::{DocumentKind, PageMark};

/// The name of the program in the metadata.
pub(crate) const PROGRAM: &str = "Stappenwijzer";
/// The language of every paper.
pub(crate) const LANGUAGE: &str = "nl-NL";
/// The fact that the footer repeats after the kind.
pub(crate) const CASE: &str = "Dossier";
/// The fact that the footer repeats last.
pub(crate) const VERSION: &str = "Versie";
/// Above the signature places.
pub(crate) const SIGNATURES: &str = "Ondertekening";
/// Where the date is written by hand.
pub(crate) const SIGN_DATE: &str = "Datum:";
/// Where the signature is written by hand.
pub(crate) const SIGN_HERE: &str = "Handtekening:";
/// The words for an empty tick box.
pub(crate) const NOT_TICKED: &str = "niet aangevinkt";
/// The words for a ticked box.
pub(crate) const TICKED: &str = "aangevinkt";
/// The name of the field that the seal fills, for reader programs.
pub(crate) const SEAL_FIELD: &str = "Digitaal zegel op dit bestand";
/// Before the fingerprint.
pub(crate) const SEAL_FINGERPRINT: &str = "Vingerafdruk:";

/// What the seal is, what it is not, and what to trust.
pub(crate) fn seal_meaning(holder: &str) -> String {
    format!(
        "Digitaal zegel van {}. Een PDF-programma ziet daaraan of dit bestand later is veranderd. Een handtekening op het \
         scherm is iets anders: die zet iemand zelf. Twijfel? Vergelijk de vingerafdruk met die van de school. De tijd komt \
         van een computerklok en bewijst niets.",
        holder.trim()
    )
}

/// The word across every page.
pub(crate) const fn mark(mark: PageMark) -> &'static str {
    match mark {
        PageMark::Concept => "CONCEPT",
        PageMark::Example => "VOORBEELD",
        PageMark::Incomplete => "CONCEPT, niet compleet",
        PageMark::IncompleteExample => "VOORBEELD: CONCEPT, niet compleet",
    }
}

/// The same in a sentence, for who does not see the page.
pub(crate) const fn mark_meaning(mark: PageMark) -> &'static str {
    match mark {
        PageMark::Concept => "Dit is een concept. De tekst kan nog veranderen.",
        PageMark::Example => "Dit is een voorbeeld met verzonnen gegevens.",
        PageMark::Incomplete => "Dit is een concept. De brief is nog niet compleet.",
        PageMark::IncompleteExample => {
            "Dit is een voorbeeld met verzonnen gegevens. Het is een concept: de brief is nog niet compleet."
        }
    }
}

/// For whom this copy is.
pub(crate) fn copy_for(name: &str, kind: Option<DocumentKind>) -> String {
    if kind.is_some_and(DocumentKind::is_letter) { format!("Aan {name}") } else { format!("Exemplaar voor {name}") }
}

/// The words for the logo.
pub(crate) fn logo_of(school: &str) -> String {
    format!("Logo van {}", school.trim())
}

/// The kind of paper, in the footer.
pub(crate) const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Agreements => "Afspraken",
        DocumentKind::ParentReport => "Gespreksverslag",
        DocumentKind::MeetingReport => "Verslag stap 7",
        DocumentKind::HearingInvitation | DocumentKind::TalkInvitation | DocumentKind::MeetingInvitation => {
            "Uitnodiging"
        }
        DocumentKind::RemovalNotice => "Voornemen",
        DocumentKind::SuspensionDecision | DocumentKind::RemovalDecision => "Besluit",
        DocumentKind::ObjectionDecision => "Beslissing op bezwaar",
        DocumentKind::InspectorateNotice | DocumentKind::MunicipalityNotice => "Melding",
        DocumentKind::CaseSheet => "Er is een dossier",
        DocumentKind::StatementForm => "Eigen verhaal",
        DocumentKind::ClosingNotice => "Bericht van afronding",
        DocumentKind::SuspensionProposal => "Voorstel",
        DocumentKind::RemovalRequest => "Verzoek",
        DocumentKind::HearingReport => "Verslag hoorgesprek",
        DocumentKind::DecisionWithdrawal => "Intrekking",
        DocumentKind::MagisterSummary => "Samenvatting voor Magister",
    }
}

/// Above the columns of a table of contents.
pub(crate) const CONTENTS: [&str; 2] = ["Onderdeel", "Bladzijde"];

/// The number of a page in the footer.
pub(crate) fn page(number: usize, count: usize) -> String {
    format!("pagina {number} van {count}")
}

/// The number before an item of a list.
pub(crate) fn numbered(index: usize) -> String {
    format!("{}.", index + 1)
}

/// The words for a drawn signature.
pub(crate) fn drawn_by(name: &str) -> String {
    format!("Handtekening op het scherm van {name}")
}

/// What somebody who does not sign was asked to sign for.
pub(crate) fn asked(meaning: &str) -> String {
    format!("Gevraagd om te tekenen voor: “{}”", meaning.trim())
}

/// Below a drawn signature.
pub(crate) fn drawn_on(name: &str, on: NaiveDate) -> String {
    format!("Handtekening op het scherm van {name}, gezet op {}.", dates::in_full(on))
}
