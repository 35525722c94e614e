//! The Dutch of the use cases. The recovery sheet and the practice cases have their own, beside their code.

use chrono::NaiveDate;
use domain::agenda::{Kind, Task};
use domain::calendar::Region;
use domain::model::Means;

/// Why a document is sealed, as it stands in the seal.
pub(crate) const SEAL_REASON: &str = "Vastgelegd door de school";

/// What the file with a picture of a signed paper is called, behind the paper's own name.
pub(crate) const SCAN: &str = "getekend";

/// What such a picture is called in the export register.
pub(crate) fn scan_of(title: &str) -> String {
    format!("Scan van {}", title.to_lowercase())
}

/// What handing over is called in the export register and in the name of its file.
pub(crate) fn handover(number: &str) -> String {
    format!("Overdracht dossier {number}")
}

/// The whole dossier in the export register, with what the copy is for.
pub(crate) fn archive_export(title: &str, number: &str, purpose: &str) -> String {
    format!("{title} {number}, voor {purpose}")
}

/// The name of the file of a whole dossier.
pub(crate) fn archive_file(title: &str, number: &str) -> String {
    format!("{number} {}", title.to_lowercase())
}

/// The name of the file of an access package.
pub(crate) fn package_file(on: NaiveDate, version: u32) -> String {
    format!("{} inzagepakket v{version}", on.format("%Y-%m-%d"))
}

/// What stands for a character that no paper can show, so that it can be looked up.
pub(crate) fn character(code: u32) -> String {
    format!("[teken U+{code:04X}]")
}

/// The name of a file with a part of the agenda, and what it is called in the export register. Without a number: everything.
pub(crate) fn agenda_file(number: Option<&str>, practice: bool) -> String {
    let file = match number {
        Some(number) => format!("Agenda dossier {number}"),
        None => "Agenda opvolging".to_owned(),
    };
    if practice { format!("Oefenen {file}") } else { file }
}

/// What left the vault with the agenda, as the export register tells it.
pub(crate) fn agenda_export(number: Option<&str>, names: bool, practice: bool, rows: usize) -> String {
    let file = agenda_file(number, practice);
    let with = if names { "met namen" } else { "zonder namen" };
    if rows == 1 { format!("{file}, {with}, 1 regel") } else { format!("{file}, {with}, {rows} regels") }
}

/// A row of the agenda in a calendar of another program. `whom` is who it is with or for; without it no person is in it.
pub(crate) fn agenda_row(kind: Kind, whom: Option<&str>, number: &str, paused: bool) -> String {
    let what = agenda_kind(kind);
    let row = match (whom, kind) {
        (None, Kind::DataRequest(_)) => what.to_owned(),
        (Some(whom), Kind::DataRequest(_)) => format!("{what}: {whom}"),
        (None, _) => format!("{what} (dossier {number})"),
        (Some(whom), Kind::FollowUp(..) | Kind::StepTwo) => format!("{what} met {whom} (dossier {number})"),
        (Some(whom), _) => format!("{what}: {whom} (dossier {number})"),
    };
    if paused { format!("Gepauzeerd: {row}") } else { row }
}

/// Such a row of an invented case.
pub(crate) fn practised(row: &str) -> String {
    format!("Oefenen: {row}")
}

/// What kind of thing it is. Why the school has to be told is for nobody else's eyes, so it is not in it.
fn agenda_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Referral(_) => "Schoolleiding informeren",
        Kind::StepTwo => "Gesprek van stap 2",
        Kind::FollowUp(_, Means::Phone) => "Volgmoment per telefoon",
        Kind::FollowUp(..) => "Volgmoment",
        Kind::Sanction(_) => "Sanctie nakijken",
        Kind::AgreementEnds(_) => "Afspraak loopt af",
        Kind::AgreementCheck(_) => "Afspraak nakijken",
        Kind::Paused => "Pauze nakijken",
        Kind::ObjectionEnds(_) => "Laatste dag voor een bezwaar",
        Kind::DataRequest(_) => "Verzoek om inzage of verbetering beantwoorden",
        Kind::Duty(duty) => match duty.task {
            Task::ReportSuspension | Task::ReportRemoval => "Maatregel melden bij de Inspectie",
            Task::TellMunicipality => "Vertrek melden bij de gemeente",
            Task::SendDecision => "Besluit versturen",
            Task::SendWithdrawal => "Intrekking van het besluit melden",
            Task::Hear => "Alsnog horen",
            Task::EndSuspension => "Schorsing beëindigen",
            Task::HearObjection => "Horen over het bezwaar",
            Task::DecideObjection => "Beslissen op het bezwaar",
            Task::SendObjectionDecision => "Beslissing op het bezwaar versturen",
        },
    }
}

/// For a term of law, in a calendar of another program: the last day with its extension.
pub(crate) fn agenda_term(extended: NaiveDate) -> String {
    format!("De termijn van de wet loopt tot en met {}.", extended.format("%-d-%-m-%Y"))
}

/// For a day of which nobody knows whether there is school.
pub(crate) const AGENDA_UNKNOWN: &str = "Vakanties onbekend: kijk of er dan school is.";

/// What the desktop tells about the agenda: numbers and nothing else. `late` is what was for a day before.
pub(crate) fn reminder(today: usize, late: usize, practice: bool) -> String {
    let checks = |number| if number == 1 { "1 opvolging".to_owned() } else { format!("{number} opvolgingen") };
    let are = if late == 1 { "is" } else { "zijn" };
    let told = match (today, late) {
        (0, late) => format!("Je hebt {} die te laat {are}.", checks(late)),
        (today, 0) => format!("Je hebt {} voor vandaag.", checks(today)),
        (today, late) => format!("Je hebt {} voor vandaag en {late} die te laat {are}.", checks(today)),
    };
    if practice { format!("Oefenen. {told}") } else { told }
}

/// What the summary of one pupil is called in the export register. It names nobody, as the summary itself.
pub(crate) fn summary(number: &str) -> String {
    format!("Samenvatting dossier {number}")
}

/// For whom that summary is.
pub(crate) const SUMMARY_FOR: &str = "Magister";

/// The passphrase of every practice vault: there is nothing in it to keep secret.
pub const PRACTICE_PASSPHRASE: &str = "oefenen met verzonnen leerlingen";

/// Pieces of passphrases that guessing programs try first, on Dutch computers.
pub(crate) const COMMON_PASSPHRASES: [&str; 16] = [
    "wachtwoord",
    "password",
    "welkom",
    "qwerty",
    "123456",
    "abcdef",
    "zomer20",
    "winter20",
    "herfst20",
    "lente20",
    "geheim",
    "school",
    "mentor",
    "stappenwijzer",
    "iloveyou",
    "admin",
];

/// A day of a holiday calendar that has no name.
pub(crate) const DAY_WITHOUT_NAME: &str = "vrije dag";

/// Words, folded, in the names of days without school.
pub(crate) const FREE_DAY_WORDS: [&str; 16] = [
    "vakantie",
    "vrij",
    "studiedag",
    "studiemiddag",
    "holiday",
    "vacation",
    "feestdag",
    "carnaval",
    "kerst",
    "pasen",
    "paas",
    "pinkster",
    "hemelvaart",
    "koningsdag",
    "bevrijdingsdag",
    "nieuwjaar",
];

/// How the names of holidays name the regions, folded.
pub(crate) const REGION_NAMES: [(&str, Region); 3] =
    [("noord", Region::North), ("midden", Region::Middle), ("zuid", Region::South)];

/// An emoji in words.
pub(crate) fn emoji(name: &str) -> String {
    format!("[emoji: {name}]")
}
