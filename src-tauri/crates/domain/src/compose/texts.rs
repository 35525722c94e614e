//! Every Dutch word that a composed document adds of itself. "Je" to a pupil, "u" to parents.

use super::SchoolLack;
use super::signing::sentence;
use crate::document::DocumentKind;
use crate::model::{Authority, Meaning, SanctionKind};
use crate::people::StaffRole;

/// Label of the case number.
pub const FACT_CASE: &str = "Dossier";
/// Label of the round.
pub const FACT_ROUND: &str = "Ronde";
/// Label of the version.
pub const FACT_VERSION: &str = "Versie";
/// Label of the date on the paper.
pub const FACT_DATE: &str = "Datum";
/// Label of the day a conversation was held.
pub const HELD_ON: &str = "Gesprek op";
/// Label of who were there.
pub const PRESENT: &str = "Aanwezig";
/// Label of the pupil a conversation was about.
pub const ABOUT: &str = "Over";

pub(super) const AGREED: &str = "Wat is afgesproken";
pub(super) const PROTECTS: &str = "Afspraken die anderen hebben gemaakt";
pub(super) const DISCUSSED: &str = "Wat er is besproken";
pub(super) const REMARKS: &str = "Opmerkingen van de ouder(s)/verzorger(s)";
pub(super) const NO_REMARKS: &str = "Er zijn geen opmerkingen opgegeven.";
pub(super) const SANCTIONS: &str = "Wat er volgt";
pub(super) const FOLLOW_UP: &str = "Hoe het verdergaat";
pub(super) const MORE: &str = "Meer informatie";
pub(super) const FACTS_AND_DATES: &str = "Feiten en data";
pub(super) const ABOUT_SUMMARY: &str = "Deze samenvatting is neutraal: alleen feiten en data over deze leerling. Er staan geen namen van anderen in, geen \
     oordeel over personen en geen diagnose.";
pub(super) const AGAIN: &str = "Gebeurt er weer iets?";
pub(super) const TABLE_HEADER: [&str; 3] = ["Afspraak", "Wanneer", "Zo gaan we het na"];

/// The heading over the people whom a family can turn to.
pub(super) fn whom_to_ask(is_pupil: bool) -> &'static str {
    if is_pupil { "Bij wie je terechtkunt" } else { "Bij wie u terechtkunt" }
}

/// Another pupil, to whom a text refers.
pub(super) const ANOTHER_PUPIL: &str = "een andere leerling";
/// A parent of somebody else.
pub(super) const A_PARENT: &str = "een ouder van een andere leerling";
/// A member of staff who is not known any more.
pub(super) const A_COLLEAGUE: &str = "een medewerker";

/// One of several other pupils.
pub(super) fn another_pupil(letter: &str) -> String {
    format!("{ANOTHER_PUPIL} ({letter})")
}

/// A parent of a pupil who is called so.
pub(super) fn parent_of(pupil: &str) -> String {
    format!("een ouder van {pupil}")
}

/// A pupil whom the reader, or the reader's child, knows from a talk.
pub(super) fn whom_you_met(is_pupil: bool, name: &str, day: &str) -> String {
    let who = if is_pupil { "je" } else { name };
    format!("de leerling met wie {who} op {day} sprak")
}

pub(super) const SUSPENSION_TAKEN_BACK: &str = "Intrekking van het besluit tot schorsing";
pub(super) const REMOVAL_TAKEN_BACK: &str = "Intrekking van het besluit tot verwijdering";
/// Titles that a paper can have instead of that of its kind.
pub const OTHER_TITLES: [&str; 2] = [SUSPENSION_TAKEN_BACK, REMOVAL_TAKEN_BACK];

/// The title of a paper.
pub fn title(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Agreements => "Afspraken",
        DocumentKind::ParentReport => "Verslag van het gesprek met ouders",
        DocumentKind::MeetingReport => "Verslag van het gesprek over maatregelen",
        DocumentKind::HearingInvitation => "Uitnodiging om te worden gehoord",
        DocumentKind::RemovalNotice => "Voornemen tot verwijdering",
        DocumentKind::SuspensionDecision => "Besluit tot schorsing",
        DocumentKind::RemovalDecision => "Besluit tot verwijdering",
        DocumentKind::ObjectionDecision => "Beslissing op bezwaar",
        DocumentKind::InspectorateNotice => "Melding aan de Inspectie van het Onderwijs",
        DocumentKind::MunicipalityNotice => "Melding aan de gemeente",
        DocumentKind::TalkInvitation => "Uitnodiging voor een gesprek",
        DocumentKind::MeetingInvitation => "Uitnodiging gesprek over de aanpak",
        DocumentKind::CaseSheet => "Er is een dossier",
        DocumentKind::StatementForm => "Jouw verhaal op papier",
        DocumentKind::ClosingNotice => "Bericht van afronding",
        DocumentKind::SuspensionProposal => "Voorstel tot schorsing",
        DocumentKind::RemovalRequest => "Verzoek tot verwijdering",
        DocumentKind::HearingReport => "Verslag van het hoorgesprek",
        DocumentKind::DecisionWithdrawal => "Intrekking van het besluit",
        DocumentKind::MagisterSummary => "Samenvatting voor Magister",
    }
}

/// An authority, as the one a paper is for.
pub fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Inspectorate => "de Inspectie van het Onderwijs",
        Authority::Municipality => "de gemeente",
        Authority::Board => "het schoolbestuur (bevoegd gezag)",
        Authority::PupilFile => "het leerlingdossier",
    }
}

/// A function at school, as printed behind a name.
pub fn staff_role(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Mentor => "mentor",
        StaffRole::Coordinator => "coördinator",
        StaffRole::Counsellor => "leerlingbegeleider",
        StaffRole::SchoolLeader => "schoolleiding",
        StaffRole::AntiBullying => "anti-pestcoördinator",
        StaffRole::Confidant => "vertrouwenspersoon",
        StaffRole::Other => "medewerker",
    }
}

/// What a signature means, as a full sentence.
pub fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Read => "Ik heb dit gelezen.",
        Meaning::Agree => "Ik ben het ermee eens.",
        Meaning::Received => "Ik heb dit gekregen.",
        Meaning::ForTheSchool => "Namens de school.",
    }
}

/// "A", "A en B", "A, B en C".
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} en {last}", all.join(", ")),
    }
}

/// The days on which an agreement holds.
pub(super) fn holds(from: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => format!("{from} tot en met {until}"),
        None => format!("vanaf {from}, blijft gelden"),
    }
}

pub(super) fn agreements_intro(is_pupil: bool, pupil: &str, on: &str) -> String {
    if is_pupil {
        format!("Op {on} hebben we met je gesproken. Op dit blad staat wat we hebben afgesproken. Bewaar het goed.")
    } else {
        format!("Op {on} hebben we met {pupil} gesproken. Op dit blad staat voor u wat er is afgesproken.")
    }
}

pub(super) fn protects_intro(is_pupil: bool, pupil: &str) -> String {
    if is_pupil {
        "Dit is met een andere leerling afgesproken, om jou te beschermen.".to_owned()
    } else {
        format!("Dit is met een andere leerling afgesproken, om {pupil} te beschermen.")
    }
}

pub(super) fn sanction(kind: SanctionKind, what: &str, due: Option<&str>) -> String {
    let lead = match kind {
        SanctionKind::Reflective => "Opdracht om te begrijpen wat het met een ander doet: ",
        SanctionKind::Conditional => "Als het niet stopt: ",
        SanctionKind::Measure => "Maatregel: ",
    };
    match due {
        Some(due) => format!("{lead}{what} (klaar op {due})"),
        None => format!("{lead}{what}"),
    }
}

pub(super) fn ask_regularly(is_pupil: bool, pupil: &str) -> String {
    if is_pupil {
        "We vragen je regelmatig hoe het gaat. Vertel het eerlijk: klikken bestaat niet.".to_owned()
    } else {
        format!("We vragen {pupil} regelmatig hoe het gaat. We hebben erbij gezegd dat klikken niet bestaat.")
    }
}

pub(super) fn moments(dates: &[String]) -> String {
    format!("We spreken elkaar in elk geval op {}.", and(dates))
}

pub(super) fn again(is_pupil: bool, pupil: &str, mentor: &str, substitute: &[String]) -> String {
    let away = sentence(&and(substitute));
    match (is_pupil, substitute.is_empty()) {
        (true, true) => format!(
            "Gebeurt het opnieuw? Ga meteen naar {mentor}. Is je mentor er niet? Ga dan naar iemand anders van school die je vertrouwt."
        ),
        (true, false) => {
            format!("Gebeurt het opnieuw? Ga meteen naar {mentor}. Is je mentor er niet? Ga dan naar {away}")
        }
        (false, true) => format!("Gebeurt er opnieuw iets met {pupil}? Neem dan meteen contact op met {mentor}."),
        (false, false) => format!(
            "Gebeurt er opnieuw iets met {pupil}? Neem dan meteen contact op met {mentor}. Is de mentor er niet? Vraag dan naar {away}"
        ),
    }
}

/// The intro when no parent was at the meeting of step 7.
pub(super) const MEETING_ALONE: &str =
    "Dit is het verslag van het gesprek van de schoolleiding en de mentor over de aanpak. Er waren geen ouders bij.";

pub(super) fn report_intro(measures: bool, is_pupil: bool) -> &'static str {
    if is_pupil && measures {
        "Dit is het verslag van een gesprek van de schoolleiding en de mentor met je ouder(s)/verzorger(s), over de aanpak."
    } else if is_pupil {
        "Dit is het verslag van een gesprek van de school met je ouder(s)/verzorger(s)."
    } else if measures {
        "Dit is het verslag van het gesprek tussen de schoolleiding, de mentor en u. In dit gesprek zijn afspraken gemaakt over de aanpak."
    } else {
        "Dit is het verslag van het gesprek dat de school met u had."
    }
}

pub(super) fn own_agreements(pupil: &str) -> String {
    format!("Afspraken met {pupil}")
}

pub(super) fn more_information(is_pupil: bool, sources: &str) -> String {
    if is_pupil {
        format!("Meer informatie vind je bij {sources}.")
    } else {
        format!("Meer informatie vindt u bij {sources}.")
    }
}

pub(super) fn anti_bullying(who: &str) -> String {
    format!("Anti-pestcoördinator: {}", sentence(who))
}

pub(super) fn confidant(who: &str) -> String {
    format!("Vertrouwenspersoon: {}", sentence(who))
}

pub(super) fn complaints(is_pupil: bool, where_to: &str) -> String {
    let where_to = sentence(where_to);
    if is_pupil {
        format!("Ben je het niet eens met de school? Hoe je een klacht indient, staat in {where_to}")
    } else {
        format!("Bent u het niet eens met de school? Hoe u een klacht indient, staat in {where_to}")
    }
}

/// What stands where the school has not filled in a setting: never an empty place.
pub(super) fn not_filled_in(is_pupil: bool, lack: SchoolLack) -> String {
    let what = match lack {
        SchoolLack::AntiBullying => "Anti-pestcoördinator van de school",
        SchoolLack::Confidant => "Vertrouwenspersoon van de school",
        SchoolLack::Complaints => "Klachtenregeling van de school",
        SchoolLack::Reach => "Bereikbaarheid van de mentor",
        SchoolLack::Substitute => "Vervanger van de mentor",
        SchoolLack::Privacy => "Vragen over privacy",
        SchoolLack::Keeping => "Bewaartermijn",
    };
    let ask = if is_pupil { "Vraag het aan je mentor." } else { "Vraag het aan de mentor." };
    format!("{what}: de school heeft dit nog niet ingevuld. {ask}")
}

pub(super) const REMARKS_INVITE: &str =
    "Klopt er iets niet, of wilt u iets toevoegen? Zeg het de mentor: uw opmerkingen komen dan in een nieuwe versie.";

pub(super) const REMARKS_INVITE_PUPIL: &str =
    "Klopt er iets niet, of wil je iets toevoegen? Zeg het de mentor: jouw opmerkingen komen dan in een nieuwe versie.";

pub(super) fn not_signed(reason: &str, witness: &str) -> String {
    format!("Tekent niet. Reden: {reason} Hierbij aanwezig: {witness}.")
}

pub(super) const READ_AT_HOME: &str = "Wil dit eerst thuis lezen.";

pub(super) const PARENT: &str = "ouder/verzorger";
pub(super) const PUPIL: &str = "leerling";

/// How a paper is called in a file name: never anybody's name.
pub fn file_stem(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Agreements => "afspraken",
        DocumentKind::ParentReport => "gespreksverslag",
        DocumentKind::MeetingReport => "verslag stap 7",
        DocumentKind::HearingInvitation => "uitnodiging gesprek",
        DocumentKind::RemovalNotice => "voornemen verwijdering",
        DocumentKind::SuspensionDecision => "besluit schorsing",
        DocumentKind::RemovalDecision => "besluit verwijdering",
        DocumentKind::ObjectionDecision => "beslissing op bezwaar",
        DocumentKind::InspectorateNotice => "melding inspectie",
        DocumentKind::MunicipalityNotice => "melding gemeente",
        DocumentKind::TalkInvitation => "uitnodiging oudergesprek",
        DocumentKind::MeetingInvitation => "uitnodiging gesprek stap 7",
        DocumentKind::CaseSheet => "informatieblad dossier",
        DocumentKind::StatementForm => "formulier eigen verhaal",
        DocumentKind::ClosingNotice => "bericht van afronding",
        DocumentKind::SuspensionProposal => "voorstel schorsing",
        DocumentKind::RemovalRequest => "verzoek verwijdering",
        DocumentKind::HearingReport => "verslag hoorgesprek",
        DocumentKind::DecisionWithdrawal => "intrekking besluit",
        DocumentKind::MagisterSummary => "samenvatting magister",
    }
}
