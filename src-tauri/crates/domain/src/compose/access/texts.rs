//! Every Dutch word that an access package adds of itself. "Je" to the pupil, "u" to a parent.

use crate::people::Custody;

pub(super) const TITLE: &str = "Inzage in de gegevens over een leerling";
pub(super) const PAGE_NOTE: &str = "Persoonlijk: alleen voor wie hierom heeft gevraagd.";
pub(super) const CONTENTS: &str = "Inhoud";
pub(super) const ABOUT: &str = "Over";
pub(super) const ASKED_BY: &str = "Gevraagd door";
pub(super) const ASKED_ON: &str = "Gevraagd op";
pub(super) const IDENTITY: &str = "Wie vroeg het";
pub(super) const IDENTITY_KNOWN: &str = "bekend op school";
pub(super) const IDENTITY_SHOWN: &str = "nagekeken met een identiteitsbewijs";
pub(super) const IDENTITY_OTHERWISE: &str = "op een andere manier nagekeken";
pub(super) const ANSWER_BEFORE: &str = "Antwoord uiterlijk";
pub(super) const EXTENDED_ON: &str = "Uitstel verteld op";
pub(super) const CASES: &str = "Dossiers";
pub(super) const NO_CASES: &str = "geen";

pub(super) const NAME: &str = "Naam";
pub(super) const FIRST_NAME: &str = "Voornaam";
pub(super) const CLASS: &str = "Klas";
pub(super) const BORN: &str = "Geboren op";
pub(super) const PARENT: &str = "Ouder of verzorger";

pub(super) const LETTERS: &str = "Andere leerlingen hebben hier een letter, zoals leerling A. Een letter is in dit hele pakket steeds dezelfde leerling. De letter zegt niets over een naam, en in een ander pakket kan hij voor iemand anders staan.";

pub(super) const ELSEWHERE: &str = "Vaste tekst van het pakket";
pub(super) const LEFT_OUT: &str = "Wat er niet in staat, en waarom";
pub(super) const WITHHELD_OTHERS: &str =
    "Namen van andere leerlingen en van hun ouders, en wat alleen over hen gaat. Zij hebben ook recht op privacy.";
pub(super) const WITHHELD_TALKS: &str =
    "Gesprekken die de school met andere leerlingen of hun ouders had. Wat zij vertelden, gaat ook over henzelf.";
pub(super) const WITHHELD_SANCTIONS: &str =
    "Of andere leerlingen een sanctie of een maatregel kregen. Dat is tussen de school en dat gezin.";
pub(super) const WITHHELD_WITNESSES: &str =
    "Wat anderen als getuige vertelden, en wie iets heeft gezien. De school wil beschermen wie iets durft te melden.";
pub(super) const WITHHELD_PARENT: &str =
    "Wat de andere ouder met de school besprak of aan de school vroeg. Elke ouder krijgt het eigen deel.";
pub(super) const WITHHELD_OUTSIDE: &str =
    "Contact van de school met anderen buiten de school. Dat gaat over de zaak en niet over één leerling.";
/// The law lets a school weigh this, and asks that it does: what follows from it in this case is for people to say.
const GROUND: &str = "De school beoordeelt per onderdeel of dat nodig is voor de rechten van anderen (AVG art. 15 lid 4; UAVG art. 41 lid 1 onder i).";

pub(super) const STATE: &str = "Stand";
pub(super) const OPEN: &str = "loopt nog";
pub(super) const CLOSED: &str = "afgerond";
pub(super) const WITHDRAWN: &str = "ingetrokken";
pub(super) const ROLE: &str = "Betrokkenheid";
pub(super) const ROLE_WHY: &str = "Gewijzigd omdat";
pub(super) const REPORTED: &str = "Gemeld op";
pub(super) const REPORTER: &str = "Gemeld door";
pub(super) const PLACE: &str = "Waar";
pub(super) const BEHAVIOURS: &str = "Waar het om gaat";
pub(super) const CLASS_THEN: &str = "Klas toen";
pub(super) const AGE_THEN: &str = "Leeftijd toen";
pub(super) const LEFT: &str = "Weg uit dit dossier op";
pub(super) const LEFT_WHY: &str = "Weg omdat";
pub(super) const LEGAL_HOLD: &str = "Langer bewaard om een juridische reden, sinds";
pub(super) const REPORT: &str = "De melding";
pub(super) const SINCE: &str = "Sinds";
pub(super) const SAFETY: &str = "Veiligheid";
pub(super) const LOOKED_AT: &str = "Besproken op";
pub(super) const NEEDED: &str = "Nodig";
pub(super) const NOTE: &str = "Toelichting";
pub(super) const FOUND: &str = "Wat de school vaststelde";
pub(super) const NO_NOTE: &str = "geen toelichting";
pub(super) const EVIDENCE: &str = "Online gezien";
pub(super) const POINTS: &str = "Punten van het stappenplan";
pub(super) const TOLD_TO: &str = "Verteld aan";
pub(super) const CHECKS: &str = "Hoe het daarna ging";
pub(super) const FAMILY: &str = "Verteld en gevraagd";
pub(super) const CASE_TOLD: &str = "Dat er een dossier is";
pub(super) const CLOSING_TOLD: &str = "Hoe het afliep";
pub(super) const NO_TALK: &str = "Geen gesprek met ouders";
pub(super) const NO_TALK_ADULT: &str = "de leerling is 18 of ouder";
pub(super) const NO_TALK_REFUSED: &str = "dat wilden de ouders niet";
pub(super) const NO_TALK_NOT_REACHED: &str = "de ouders zijn niet bereikt";
pub(super) const CONSENT: &str = "Toestemming";
pub(super) const INFORMATION: &str = "Verzoek om informatie";
pub(super) const LINES: &str = "Wanneer iets is ingevoerd";
pub(super) const LINES_HEADER: [&str; 4] = ["Gebeurd op", "Ingevoerd op", "Wat", "Door"];
pub(super) const PAPERS: &str = "Documenten die zijn vastgelegd, met hun SHA-256";
pub(super) const KEEPING: &str = "Waarom de school dit bewaart, en wat mag";

pub(super) fn asked_by_pupil(name: &str) -> String {
    format!("{name} (leerling)")
}

pub(super) fn asked_by_parent(name: &str) -> String {
    format!("{name} (ouder/verzorger)")
}

pub(super) fn intro(is_pupil: bool, name: &str) -> String {
    if is_pupil {
        "Je hebt gevraagd wat de school over jou bewaart. Dit zijn alle gegevens over jou uit de dossiers over pesten. Namen van andere leerlingen en hun ouders staan er niet in.".to_owned()
    } else {
        format!(
            "U hebt gevraagd wat de school over {name} bewaart. Dit zijn alle gegevens over {name} uit de dossiers over pesten. Namen van andere leerlingen en hun ouders staan er niet in."
        )
    }
}

pub(super) fn nothing_kept(is_pupil: bool, name: &str) -> String {
    if is_pupil {
        "Je staat in geen enkel dossier over pesten.".to_owned()
    } else {
        format!("{name} staat in geen enkel dossier over pesten.")
    }
}

pub(super) fn left_out(is_pupil: bool) -> String {
    let disagree = if is_pupil { "Ben je" } else { "Bent u" };
    format!("Dit hebben we weggelaten. {GROUND} {disagree} het er niet mee eens? Zeg het ons, of dien een klacht in.")
}

pub(super) fn registered(is_pupil: bool, name: &str) -> String {
    if is_pupil { "Wat de school van jou weet".to_owned() } else { format!("Wat de school van {name} weet") }
}

pub(super) fn custody(custody: Custody) -> &'static str {
    match custody {
        Custody::Yes => "heeft gezag",
        Custody::No => "heeft geen gezag",
        Custody::Unknown => "gezag onbekend",
    }
}

pub(super) fn parent(name: &str, custody: &str, contact: &str) -> String {
    if contact.is_empty() { format!("{name} ({custody})") } else { format!("{name} ({custody}), {contact}") }
}

pub(super) fn assessed(on: &str, outcome: &str) -> String {
    format!("Oordeel op {on}: {outcome}")
}

pub(super) fn finding(on: &str, stopped: bool) -> String {
    let what = if stopped { "het pesten is gestopt" } else { "het pesten is niet gestopt" };
    format!("Op {on}: {what}")
}

pub(super) fn closed(on: &str) -> String {
    format!("Afgerond op {on}")
}

pub(super) fn reopened(on: &str) -> String {
    format!("Heropend op {on}")
}

pub(super) fn withdrawn(on: &str) -> String {
    format!("Ingetrokken op {on}")
}

pub(super) fn point(round: u8, id: &str, text: &str) -> String {
    if round > 1 { format!("Ronde {round}, {id} {text}") } else { format!("{id} {text}") }
}

pub(super) fn not_needed(text: &str, reason: &str) -> String {
    format!("{text} (niet nodig: {reason})")
}

pub(super) fn witness(on: &str) -> String {
    format!("Verteld als getuige op {on}")
}

pub(super) fn reflective(round: u8, needed: bool) -> String {
    let needed = if needed { "nodig" } else { "niet nodig" };
    format!("Reflectieve sanctie {needed} (ronde {round})")
}

pub(super) fn told(on: &str, way: &str, by: &str) -> String {
    if by.is_empty() { format!("op {on}, {way}") } else { format!("op {on}, {way}, door {by}") }
}

pub(super) fn noted(what: &str, note: Option<&str>) -> String {
    note.map_or_else(|| what.to_owned(), |note| format!("{what}. {note}"))
}

pub(super) fn consent(on: &str, parents: &str, scopes: &str) -> String {
    if scopes.is_empty() { format!("{on}: ingetrokken") } else { format!("{on}, voor {parents}: {scopes}") }
}

pub(super) fn answered(on: &str, answer: &str) -> String {
    format!("{on}: {answer}")
}

pub(super) fn paper(title: &str, version: u32, to: &str, on: &str) -> String {
    format!("{title}, versie {version}, voor {to}, {on}")
}

/// What the family has to know (AVG art. 15 lid 1), and may do.
pub(super) fn keeping(is_pupil: bool, name: &str) -> Vec<String> {
    let whose = if is_pupil { "jou" } else { name };
    let mut items = vec![
        "Waarvoor: om pesten te stoppen en te volgen of dat lukt. De school is verplicht om voor een veilige school te zorgen.".to_owned(),
        "Waar het vandaan komt: uit gesprekken met leerlingen, ouders en medewerkers, en uit de administratie van de school.".to_owned(),
        "Wie het ziet: de mentor en wie van de school met het dossier werkt. De documenten die zijn gegeven, staan per dossier in dit pakket.".to_owned(),
        format!("Hoe lang: meestal twee jaar na de afronding, en niet langer dan twee jaar nadat {name} van school is. Alleen om een juridische reden langer."),
        "Het programma neemt geen besluiten. Dat doen mensen.".to_owned(),
        "De datum en tijd van invoer komen van de klok van een computer. Ze bewijzen niet wanneer iets is ingevoerd.".to_owned(),
    ];
    if is_pupil {
        items.push(
            "Klopt er iets niet? Vraag de school om het te verbeteren, of om iets te wissen dat niet nodig is."
                .to_owned(),
        );
        items.push("Een kopie van een document dat hier genoemd staat, kun je bij de school vragen.".to_owned());
        items.push(
            "Niet eens met het antwoord? Je kunt een klacht indienen bij de Autoriteit Persoonsgegevens.".to_owned(),
        );
    } else {
        items.push(format!("Klopt er iets niet over {whose}? Vraag de school om het te verbeteren, of om iets te wissen dat niet nodig is."));
        items.push("Een kopie van een document dat hier genoemd staat, kunt u bij de school vragen.".to_owned());
        items.push(
            "Bent u het niet eens met het antwoord? U kunt een klacht indienen bij de Autoriteit Persoonsgegevens."
                .to_owned(),
        );
    }
    items
}
