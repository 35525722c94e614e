//! The Dutch of the shell: what a person reads where the page does not reach, and names of files that a person meets.

use std::fmt::Display;

/// The name of the program.
pub const PROGRAM: &str = "Stappenwijzer";
/// Why the computer waits before it sleeps, as its own lists tell.
pub const WHY_SLEEP_WAITS: &str = "De dossiers gaan eerst op slot.";

/// Title of the dialog that asks where a document is kept.
pub const WHERE_TO_SAVE: &str = "Waar wil je het document bewaren?";
/// What the same dialog calls a PDF file.
pub const PDF_FILE: &str = "PDF-document";

/// Title of the dialog that asks for a scan of a signed paper.
pub const WHICH_SCAN: &str = "Welke foto of scan van het getekende papier?";
/// Title of the dialog that asks where such a scan is kept.
pub const WHERE_TO_SAVE_SCAN: &str = "Waar wil je de scan bewaren?";
/// What both call such a file.
pub const PICTURE_FILE: &str = "Foto of scan (JPG of PNG)";

/// Title of the dialog that asks for a holiday calendar.
pub const WHICH_CALENDAR: &str = "Welke vakantiekalender wil je lezen?";
/// What the same dialog calls such a file.
pub const CALENDAR_FILE: &str = "Agenda (.ics)";
/// Title of the dialog that asks for the logo.
pub const WHICH_LOGO: &str = "Welk logo wil je gebruiken?";
/// What the same dialog calls such a file.
pub const LOGO_FILE: &str = "Afbeelding (PNG, JPEG of SVG)";
/// Title of the dialog that asks where the agenda is kept.
pub const WHERE_TO_SAVE_AGENDA: &str = "Waar wil je het bestand voor je agenda bewaren?";
/// Title of the dialog that asks where a case for a colleague is kept.
pub const WHERE_TO_SAVE_HANDOVER: &str = "Waar wil je het bestand voor je collega bewaren?";
/// Title of the dialog that asks for the file of a colleague.
pub const WHICH_HANDOVER: &str = "Welk bestand kreeg je van je collega?";
/// What both call such a file.
pub const HANDOVER_FILE: &str = "Overgedragen dossier";
/// What a dialog calls a file with text.
pub const TEXT_FILE: &str = "Tekstbestand";
/// The name that is proposed for the key for handing over.
pub const HANDOVER_KEY_FILE: &str = "overdrachtsleutel.txt";

/// Title of the dialog that asks which paper to check.
pub const WHICH_DOCUMENT: &str = "Welk document wil je controleren?";
/// Title of the dialog that asks for the key of the school.
pub const WHICH_SCHOOL_KEY: &str = "Waar staat het zegel van de school?";
/// What the same dialog calls such a file.
pub const SCHOOL_KEY_FILE: &str = "Sleutel met certificaat (.p12, .pfx)";
/// Title of the dialog that asks for a certificate.
pub const WHICH_CERTIFICATE: &str = "Waar staat het certificaat van de school?";
/// What the same dialog calls such a file.
pub const CERTIFICATE_FILE: &str = "Certificaat";
/// Title of the dialog that asks where a certificate request is kept.
pub const WHERE_TO_SAVE_REQUEST: &str = "Waar wil je de aanvraag bewaren?";
/// What the same dialog calls such a file.
pub const REQUEST_FILE: &str = "Aanvraag voor een certificaat";
/// The name that is proposed for it.
pub const REQUEST_FILE_NAME: &str = "aanvraag-zegel.csr";

/// The file with the look of the program, in its data folder. Never changed: an older program wrote it under this name.
pub const DISPLAY_FILE: &str = "weergave.json";
/// The folder of the vault. Never changed, for the same reason.
pub const VAULT_FOLDER: &str = "kluis";
/// The folder of the practice vault. Never changed, for the same reason.
pub const PRACTICE_FOLDER: &str = "oefenkluis";
/// The folder inside that of the vault for papers that another program opens.
pub const OUTSIDE_FOLDER: &str = "geopend";
/// The name that is proposed for the sheet with the recovery key.
pub const RECOVERY_SHEET_FILE: &str = "herstelsleutel.pdf";

/// The option that opens the practice vault.
pub const PRACTICE_OPTION: &str = "--oefenen";
/// `--vault` without a folder behind it.
pub const VAULT_WITHOUT_FOLDER: &str = "Achter --vault hoort een map.";

/// An option that means nothing to the program, with those that do.
pub fn unknown_option(option: &str) -> String {
    format!(
        "Onbekende optie: {option}\nGebruik: stappenwijzer [--vault MAP] [{PRACTICE_OPTION}]\n         stappenwijzer verify BESTAND…"
    )
}

/// The program ended before its first window.
pub fn cannot_start(error: &impl Display) -> String {
    format!("Stappenwijzer kan niet starten: {error}")
}
