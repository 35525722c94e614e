//! The Dutch of the use cases. The recovery sheet and the practice cases have their own, beside their code.

use domain::calendar::Region;

/// Why a document is sealed, as it stands in the seal.
pub(crate) const SEAL_REASON: &str = "Vastgelegd door de school";

/// What handing over is called in the export register and in the name of its file.
pub(crate) fn handover(number: &str) -> String {
    format!("Overdracht dossier {number}")
}

/// What the summary of one pupil is called in the export register.
pub(crate) fn summary(number: &str, pupil: &str) -> String {
    format!("Samenvatting dossier {number}, {pupil}")
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
