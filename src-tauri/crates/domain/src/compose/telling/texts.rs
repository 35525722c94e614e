//! Every Dutch word with which the pieces of a case are told.

pub(in crate::compose) const ERASED: &str = "[gewist]";
pub(in crate::compose) const GONE: &str = "[iemand die is gewist]";
pub(in crate::compose) const ANOTHER_PUPIL: &str = "een andere leerling";
pub(in crate::compose) const ANOTHER_PARENT: &str = "een ouder of verzorger van een andere leerling";
/// One of several other pupils.
pub(in crate::compose) fn a_pupil(letter: &str) -> String {
    format!("leerling {letter}")
}

/// A parent of another pupil, who is called so.
pub(super) fn another_parent(pupil: &str) -> String {
    format!("een ouder of verzorger van {pupil}")
}

pub(in crate::compose) const YES: &str = "ja";
pub(in crate::compose) const NO: &str = "nee";

pub(super) const HELD_ON: &str = "Gehouden op";
pub(super) const PRESENT: &str = "Aanwezig";
pub(super) const FORM: &str = "Vorm";
pub(super) const SETTING: &str = "Waar";
pub(super) const ENTERED: &str = "Vastgelegd";
pub(super) const APOLOGY: &str = "Excuses";
pub(super) const CORRECTED: &str = "Verbeterd omdat";
pub(super) const REMARKS: &str = "Opmerkingen";

pub(super) const AGREED: &str = "Afgesproken";
pub(super) const PROTECTS: &str = "Beschermt";
pub(super) const FROM: &str = "Vanaf";
pub(super) const UNTIL: &str = "Tot en met";
pub(super) const OPEN_END: &str = "blijft gelden";
pub(super) const CHECKED_BY: &str = "Zo gaan we het na";
pub(super) const KEPT: &str = "Hoe gehouden";
pub(super) const NOT_LOOKED_AT: &str = "nog niet bekeken";
pub(super) const ENDED: &str = "Gestopt omdat";
pub(super) const WHAT: &str = "Wat";
pub(super) const DUE: &str = "Klaar op";
pub(super) const DONE: &str = "Uitgevoerd op";
pub(super) const WITHDRAWN: &str = "Ingetrokken omdat";
pub(super) const CHECK_HEADER: [&str; 3] = ["Dag", "Hoe het ging", "Wat er is gezegd"];
pub(super) const PLANNED: &str = "gepland";
pub(super) const SAFE_ROOM: &str = "in een veilige ruimte";
pub(super) const COUNSELLOR: &str = "gewezen op de leerlingbegeleider";

pub(super) const SUSPENSION: &str = "Schorsing";
pub(super) const REMOVAL: &str = "Verwijdering";
pub(super) const PROPOSED: &str = "Voorgesteld op";
pub(super) const PROPOSAL: &str = "Voorstel";
pub(super) const FACTS: &str = "Wat er is gebeurd";
pub(super) const TRIED: &str = "Wat er al is geprobeerd";
pub(super) const REQUESTED: &str = "Verwijdering aangevraagd";
pub(super) const INVITED: &str = "Uitgenodigd";
pub(super) const HEARD: &str = "Gehoord";
pub(super) const DECLINED: &str = "Wilde niet gehoord worden";
pub(super) const NOT_HEARD_BEFORE: &str = "Waarom niet vooraf gehoord";
pub(super) const COMPULSORY: &str = "Leerplicht";
pub(super) const CONSULTED: &str = "Overleg met de Inspectie";
pub(super) const SCHOOL_FOUND: &str = "Andere school";
pub(super) const DECIDED: &str = "Besluit";
pub(super) const BY: &str = "Door";
pub(super) const BOARD: &str = "schoolbestuur (bevoegd gezag)";
pub(super) const ON_BEHALF_OF: &str = "Namens";
pub(super) const MANDATE: &str = "Waar dat staat";
pub(super) const REASONS: &str = "Redenen";
pub(super) const CHANGED: &str = "Gewijzigd omdat";
pub(super) const SCHOOLWORK: &str = "Schoolwerk";
pub(super) const LETTERS: &str = "Brieven";
pub(super) const INSPECTORATE: &str = "Gemeld bij de Inspectie";
pub(super) const MUNICIPALITY: &str = "Gemeld bij de gemeente";
pub(super) const OBJECTION: &str = "Bezwaar";
pub(super) const OBJECTION_HEARD: &str = "Hoorzitting";
pub(super) const REPORTS_OFFERED: &str = "Stukken te lezen vanaf";
pub(super) const RULING: &str = "Beslissing op het bezwaar";
pub(super) const CONSEQUENCES: &str = "Wat eruit volgt";
pub(super) const ENDED_EARLY: &str = "Eerder gestopt";
pub(super) const LIFTED: &str = "Goedgekeurd door de schoolleiding";

pub(in crate::compose) fn case(number: &str) -> String {
    format!("Dossier {number}")
}

pub(super) fn entered(on: &str, by: &str) -> String {
    format!("op {on}, door {by}")
}

pub(super) fn because(reason: &str) -> String {
    format!("Reden: {reason}")
}

pub(super) fn despite(warning: &str, reason: &str) -> String {
    format!("{warning} Toch gedaan: {reason}")
}

pub(super) fn in_name_of(by: &str, other: &str) -> String {
    format!("{by}, op naam van {other}")
}

pub(super) fn talk(on: &str, with: &str) -> String {
    format!("Gesprek op {on} met {with}")
}

pub(super) fn parents_of(parents: &str, pupil: &str) -> String {
    format!("{parents} over {pupil}")
}

pub(super) fn meeting_without_parents(pupil: &str) -> String {
    format!("de schoolleiding over {pupil}, zonder ouders")
}

pub(super) fn statement(on: &str, by: &str) -> String {
    format!("Schriftelijke verklaring op {on} van {by}")
}

pub(super) fn written_between(from: &str, until: &str) -> String {
    format!("schriftelijke verklaring, geschreven van {from} tot {until} uur")
}

pub(super) fn agreement(with: &str, round: u8, step: u8) -> String {
    format!("Afspraak met {with} (ronde {round}, stap {step})")
}

pub(super) fn sanction(kind: &str, pupil: &str, round: u8) -> String {
    format!("Sanctie voor {pupil} (ronde {round}): {kind}")
}

pub(super) fn dated(on: &str, what: &str) -> String {
    format!("{on}: {what}")
}

pub(super) fn noted(what: &str, note: Option<&str>) -> String {
    note.map_or_else(|| what.to_owned(), |note| format!("{what}. {note}"))
}

pub(super) fn moved(original: &str, why: &str) -> String {
    format!("verzet van {original}: {why}")
}

pub(super) fn cancelled(why: &str) -> String {
    format!("vervallen: {why}")
}

pub(super) fn held(on: &str, trend: &str, how: &str) -> String {
    format!("gehouden op {on}: {trend} ({how})")
}

pub(super) fn next(text: &str) -> String {
    format!("Volgende stap: {text}")
}

pub(super) fn measure(kind: &str, pupil: &str, round: u8) -> String {
    format!("{kind} van {pupil} (ronde {round})")
}

pub(super) fn days(first: &str, last: &str) -> String {
    if first == last { first.to_owned() } else { format!("{first} tot en met {last}") }
}

pub(super) fn removal_from(from: Option<&str>) -> String {
    from.map_or_else(|| "dag nog niet bekend".to_owned(), |from| format!("vanaf {from}"))
}

pub(super) fn by_on(on: &str, by: &str) -> String {
    format!("op {on}, door {by}")
}

pub(super) fn consulted(begun: &str, ended: Option<&str>, result: Option<&str>) -> String {
    let until = ended.map_or_else(|| "nog niet klaar".to_owned(), |ended| format!("klaar op {ended}"));
    noted(&format!("begonnen op {begun}, {until}"), result)
}

pub(super) fn compulsory(applies: &str, qualified: &str) -> String {
    format!("leerplichtig: {applies}; startkwalificatie: {qualified}")
}

pub(super) fn letter_made(on: &str, what: &str, to: &str, concept: bool) -> String {
    let concept = if concept { ", als concept" } else { "" };
    format!("{what} voor {to}, gemaakt op {on}{concept}")
}

pub(super) fn letter_sent(on: &str, what: &str, to: &str, way: &str) -> String {
    format!("{what} aan {to}, verstuurd op {on} ({way})")
}

pub(super) const LETTER_INVITATION: &str = "uitnodiging";
pub(super) const LETTER_ANNOUNCEMENT: &str = "voornemen";
pub(super) const LETTER_DECISION: &str = "besluit";
pub(super) const LETTER_OBJECTION: &str = "beslissing op bezwaar";
pub(super) const LETTER_INSPECTORATE: &str = "melding aan de Inspectie";
pub(super) const LETTER_MUNICIPALITY: &str = "melding aan de gemeente";
pub(super) const LETTER_PROPOSAL: &str = "voorstel of verzoek aan het schoolbestuur";
pub(super) const LETTER_HEARING: &str = "verslag van het hoorgesprek";
