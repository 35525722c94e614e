//! Every Dutch word that the whole dossier adds of itself.

use super::ArchivePurpose;
use crate::people::Custody;

pub(super) const TITLE: &str = "Heel dossier";
pub(super) const PAGE_NOTE: &str = "Bevat gegevens over meer leerlingen. Niet voor gezinnen.";
pub(super) const WARNING: &str = "Niet voor gezinnen";
pub(super) const WARNING_TEXT: &str = "In dit stuk staan gegevens over meer leerlingen en hun ouders. Geef het niet aan een gezin, ook niet een deel ervan. \
     Vraagt een gezin om inzage? Maak dan een inzagepakket voor die leerling.";
pub(super) const CONTENTS: &str = "Inhoud";
pub(super) const STATE: &str = "Stand";
pub(super) const OPEN: &str = "loopt nog";
pub(super) const CLOSED: &str = "afgerond";
pub(super) const WITHDRAWN: &str = "ingetrokken";
pub(super) const ROUNDS: &str = "Rondes";
pub(super) const REPORTED: &str = "Gemeld op";
pub(super) const MENTOR: &str = "Mentor van het dossier";
pub(super) const PURPOSE: &str = "Waarvoor";

pub(super) const WHO: &str = "Wie is wie";
pub(super) const PUPILS: &str = "Leerlingen";
pub(super) const PARENTS: &str = "Ouders en verzorgers";
pub(super) const STAFF: &str = "Van school";
pub(super) const PUPIL_HEADER: [&str; 5] = ["Leerling", "Klas toen", "Leeftijd toen", "Geboren op", "Betrokkenheid"];
pub(super) const PARENT_HEADER: [&str; 3] = ["Naam", "Van", "Gezag"];
pub(super) const STAFF_HEADER: [&str; 2] = ["Naam", "Functie"];
pub(super) const LEFT: &str = "is weg uit dit dossier";

pub(super) const REPORT: &str = "De melding";
pub(super) const REPORTER: &str = "Gemeld door";
pub(super) const REPORTER_NOTE: &str = "Over de melder";
pub(super) const PLACE: &str = "Waar";
pub(super) const PLACE_REASON: &str = "Waarom dit plan";
pub(super) const SINCE: &str = "Sinds";
pub(super) const BEHAVIOURS: &str = "Waar het om gaat";
pub(super) const BEFORE: &str = "Vooraf doorgenomen";
pub(super) const CARDS: &str = "Vragen vooraf";
pub(super) const SAFETY: &str = "Veiligheid";
pub(super) const LOOKED_AT: &str = "Besproken op";
pub(super) const NEEDED: &str = "Nodig";
pub(super) const NOTHING_NEEDED: &str = "niets";
pub(super) const NOTE: &str = "Toelichting";
pub(super) const PARENTS_EARLY: &str = "Ouders eerder bellen";
pub(super) const STEP_TWO_TOLD: &str = "Stap 2 verteld voor";

pub(super) const ASSESSMENT: &str = "Is het pesten?";
pub(super) const REASON: &str = "Reden";
pub(super) const INDICATED: &str = "Waar de antwoorden naar wijzen";
pub(super) const CRITERIA_HEADER: [&str; 3] = ["Kenmerk", "Antwoord", "Toelichting"];

pub(super) const JOINT_WANTED: &str = "Wil de gepeste leerling een gezamenlijk gesprek?";
pub(super) const JOINT_SAFE: &str = "Is een gezamenlijk gesprek veilig?";
pub(super) const ADULT: &str = "De leerling is 18 of ouder.";
pub(super) const REFUSED: &str = "De ouders wilden geen gesprek.";
pub(super) const AGREEMENTS: &str = "Afspraken";
pub(super) const SANCTIONS: &str = "Sancties";
pub(super) const REFLECTIVE: &str = "Reflectieve sanctie nodig? (punt 3.6)";
pub(super) const CHECKS: &str = "Hoe het verderging: volgmomenten";
pub(super) const PAUSES: &str = "Pauzes op verzoek van de politie";
pub(super) const CLOSING: &str = "Afronding";
pub(super) const INCIDENT: &str = "Incidentregistratie (punt 6.2)";
pub(super) const NO_NOTE: &str = "geen toelichting";
pub(super) const MEASURES: &str = "Schorsing en verwijdering";

pub(super) const EXTERNAL: &str = "Contact buiten de school";
pub(super) const NO_EXTERNAL: &str = "Er is geen contact buiten de school vastgelegd.";
pub(super) const EVIDENCE: &str = "Online gezien";
pub(super) const SEEN_WHERE: &str = "Waar gezien";
pub(super) const SEEN_WHAT: &str = "Wat er stond";
pub(super) const SEEN_BY: &str = "Gezien door";
pub(super) const KEPT_BY: &str = "Wie de afbeelding bewaart";
pub(super) const KEPT_BY_NOBODY: &str = "niemand";
pub(super) const CORRECTED: &str = "Verbeterd omdat";
pub(super) const CLASS_WORK: &str = "Werk met de klas";
pub(super) const BY: &str = "Door";
pub(super) const WITNESSES: &str = "Wat getuigen vertelden";
pub(super) const WITNESSES_SHIELDED: &str =
    "De namen van getuigen staan hier niet. Alleen de schoolleiding kan ze in het programma laten opzoeken.";

pub(super) const FAMILIES: &str = "Verteld, toestemming en verzoeken";
pub(super) const NOT_TOLD: &str = "nog niet verteld";
pub(super) const CONSENT_WITHDRAWN: &str = "toestemming ingetrokken";
pub(super) const KEEPING: &str = "Overdracht, koppeling en bewaren";
pub(super) const RECEIVED: &str = "Overgenomen uit een bestand";

pub(super) const TIMELINE: &str = "Tijdlijn";
pub(super) const TIMELINE_LEAD: &str = "Links staat wanneer iets gebeurde, daarnaast wanneer het is ingevoerd. Beide dagen komen van mensen en van de klok van een computer.";
pub(super) const TIMELINE_HEADER: [&str; 4] = ["Gebeurd op", "Ingevoerd op", "Wat", "Door"];
pub(super) const PAPERS: &str = "Vastgelegde documenten";
pub(super) const NO_PAPERS: &str = "Er zijn geen documenten vastgelegd.";
pub(super) const PAPER_FOR: &str = "Exemplaar voor";
pub(super) const PAPER_ON: &str = "Vastgelegd op";
pub(super) const SIGNED: &str = "Ondertekening";
pub(super) const SCAN: &str = "Scan van het getekende papier, SHA-256";
pub(super) const DRAWN: &str = "met een handtekening op het scherm";
pub(super) const ON_PAPER: &str = "op papier";
pub(super) const SHA: &str = "SHA-256";
pub(super) const ABOUT: &str = "Over dit exemplaar";
pub(super) const ENTRIES: &str = "Regels in het journaal";
pub(super) const CHAIN_HEAD: &str = "Kop van het journaal";
pub(super) const UNKNOWN: &str = "niet bekend";

pub(super) fn purpose(purpose: ArchivePurpose) -> &'static str {
    match purpose {
        ArchivePurpose::Archive => "archief van de school",
        ArchivePurpose::Leadership => "schoolleiding",
        ArchivePurpose::Proceedings => "bezwaar, klacht of rechtszaak",
        ArchivePurpose::Supervision => "toezicht, zoals de Inspectie",
    }
}

pub(super) fn recipient(purpose: ArchivePurpose) -> &'static str {
    match purpose {
        ArchivePurpose::Archive => "het archief van de school",
        ArchivePurpose::Leadership => "de schoolleiding",
        ArchivePurpose::Proceedings => "de schoolleiding, voor een bezwaar, klacht of rechtszaak",
        ArchivePurpose::Supervision => "de schoolleiding, voor toezicht",
    }
}

pub(super) fn custody(custody: Custody) -> &'static str {
    match custody {
        Custody::Yes => "heeft gezag",
        Custody::No => "heeft geen gezag",
        Custody::Unknown => "gezag onbekend",
    }
}

pub(super) fn role_reason(reason: &str) -> String {
    format!("gewijzigd: {reason}")
}

pub(super) fn card(answer: &str, to: Option<&str>, on: Option<&str>) -> String {
    match (to, on) {
        (Some(to), Some(on)) => format!("{answer}; doorverwezen op {on}: {to}"),
        (None, Some(on)) => format!("{answer}; doorverwezen op {on}"),
        _ => answer.to_owned(),
    }
}

pub(super) fn assessed(on: &str, outcome: &str) -> String {
    format!("Oordeel op {on}: {outcome}")
}

pub(super) fn step(round: u8, step: u8, title: &str) -> String {
    format!("Ronde {round}, stap {step}: {title}")
}

pub(super) fn round_since(on: &str) -> String {
    format!("Ronde begonnen op {on}")
}

pub(super) fn not_needed(reason: &str) -> String {
    format!(" (niet nodig: {reason})")
}

pub(super) fn points_of(pupil: &str) -> String {
    format!("Punten bij {pupil}")
}

pub(super) fn no_talk(pupil: &str) -> String {
    format!("Geen gesprek met de ouders van {pupil}")
}

pub(super) fn not_reached(days: &str) -> String {
    format!("De ouders zijn niet bereikt. Geprobeerd op {days}.")
}

pub(super) fn answered(answer: &str, why: Option<&str>) -> String {
    why.map_or_else(|| answer.to_owned(), |why| format!("{answer}. {why}"))
}

pub(super) fn reflective(pupil: &str, round: u8) -> String {
    format!("{pupil}, ronde {round}")
}

pub(super) fn checks_of(pupil: &str) -> String {
    format!("Met {pupil}")
}

pub(super) fn pause(from: &str, until: Option<&str>) -> String {
    until.map_or_else(|| format!("Sinds {from}"), |until| format!("{from} tot {until}"))
}

pub(super) fn finding(on: &str, stopped: bool) -> String {
    let what = if stopped { "gestopt" } else { "niet gestopt" };
    format!("{on}: {what}")
}

pub(super) fn told(on: &str, way: &str, by: &str, note: Option<&str>) -> String {
    let by = if by.is_empty() { String::new() } else { format!(", door {by}") };
    noted(&format!("op {on}, {way}{by}"), note)
}

pub(super) fn noted(what: &str, note: Option<&str>) -> String {
    match note.filter(|note| !note.is_empty()) {
        None => what.to_owned(),
        Some(note) => format!("{what}. {note}"),
    }
}

pub(super) fn family_told(pupil: &str) -> String {
    format!("Gezin van {pupil} ingelicht")
}

pub(super) fn incident(serious: bool, on: Option<&str>, by: Option<&str>) -> String {
    match (serious, on) {
        (false, _) => "geen ernstig incident".to_owned(),
        (true, None) => "ernstig incident, niet geregistreerd".to_owned(),
        (true, Some(on)) => {
            let by = by.map(|by| format!(" door {by}")).unwrap_or_default();
            format!("ernstig incident, geregistreerd op {on}{by}")
        }
    }
}

pub(super) fn closed(on: &str, light: bool) -> String {
    if light { format!("Licht afgerond op {on}") } else { format!("Afgerond op {on}") }
}

pub(super) fn reopened(on: &str) -> String {
    format!("Heropend op {on}")
}

pub(super) fn withdrawn(on: &str) -> String {
    format!("Ingetrokken op {on}")
}

pub(super) fn external(status: &str, contact: &str, agreed: &str) -> String {
    let contact = if contact.is_empty() { String::new() } else { format!("\nContact: {contact}") };
    let agreed = if agreed.is_empty() { String::new() } else { format!("\nAfgesproken over school: {agreed}") };
    format!("{status}{contact}{agreed}")
}

pub(super) fn evidence(on: &str, at: Option<&str>) -> String {
    at.map_or_else(|| format!("Gezien op {on}"), |at| format!("Gezien op {on} om {at} uur"))
}

pub(super) fn class_work(on: &str, kind: &str) -> String {
    format!("Op {on}: {kind}")
}

pub(super) fn witness(number: usize, on: &str) -> String {
    format!("Getuige {number}, op {on}")
}

pub(super) fn case_told(pupil: &str) -> String {
    format!("Gezin van {pupil}: er is een dossier")
}

pub(super) fn consent_of(pupil: &str, on: &str) -> String {
    format!("Toestemming van {pupil}, {on}")
}

pub(super) fn consent(parents: &str, scopes: &str) -> String {
    format!("voor {parents}: {scopes}")
}

pub(super) fn request(parent: &str, on: &str) -> String {
    format!("Verzoek om informatie van {parent}, {on}")
}

pub(super) fn left(pupil: &str, on: &str) -> String {
    format!("{pupil} weg op {on}")
}

pub(super) fn linked(number: &str, on: &str) -> String {
    let number = if number.is_empty() { "elders" } else { number };
    format!("Dossier {number}, verbonden op {on}")
}

pub(super) fn handed(to: &str, on: &str) -> String {
    format!("Overgedragen aan {to} op {on}")
}

pub(super) fn received(sha256: &str, certificate: &str) -> String {
    format!("SHA-256 van het bestand: {sha256}\nZegel van de afzender: {certificate}")
}

pub(super) fn legal_hold(on: &str) -> String {
    format!("Bewaren om een juridische reden, sinds {on}")
}

pub(super) fn paper(title: &str, version: u32) -> String {
    format!("{title}, versie {version}")
}

pub(super) fn signed(who: &str, how: &str, meaning: &str) -> String {
    format!("{who}: {how} ({meaning})")
}

pub(super) fn signed_later(line: &str, on: &str) -> String {
    format!("{line}; later op papier getekend, op {on}")
}

pub(super) fn not_signed(who: &str) -> String {
    format!("{who}: tekende niet, de reden staat op het document")
}

pub(super) fn read_at_home(who: &str) -> String {
    format!("{who}: wilde eerst thuis lezen")
}

pub(super) fn about(erased: &str) -> Vec<String> {
    vec![
        "Dit is een volledige afdruk van wat in het programma over dit dossier is vastgelegd. Wat nog werd getypt en niet is vastgelegd, staat er niet in.".to_owned(),
        format!("Waar {erased} staat, is een tekst gewist, bijvoorbeeld omdat de bewaartijd voorbij was."),
        "Politiestukken en uitspraken worden niet bewaard en staan er niet in.".to_owned(),
        "Verwijder dit exemplaar als de bewaartijd van het dossier voorbij is. Het programma kan dat buiten de kluis niet doen.".to_owned(),
        "Het journaal is een keten: elke regel hangt vast aan de regel ervoor. De kop hieronder is die van het moment waarop dit exemplaar is gemaakt.".to_owned(),
    ]
}
