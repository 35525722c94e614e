//! The Dutch of the papers about a key. The digital seal and a signature on the screen are two things; their words never mix.

use super::LossReason;

/// What a certificate request is called in the export register.
pub(super) const REQUEST: &str = "Aanvraag voor een certificaat";
/// For whom it is.
pub(super) const REQUEST_FOR: &str = "de ict-afdeling van de school";
/// The name that is proposed for the card.
pub(super) const CARD_FILE: &str = "zegelkaart.pdf";
/// The name that is proposed for a notice.
pub(super) const NOTICE_FILE: &str = "melding-zegel.pdf";

pub(super) const HOLDER: &str = "Van";
pub(super) const SCHOOL: &str = "School";
pub(super) const ISSUER: &str = "Uitgegeven door";
pub(super) const OWN_ISSUER: &str = "Stappenwijzer, op de computer van de mentor";
pub(super) const IN_USE: &str = "In gebruik sinds";
pub(super) const VALID_UNTIL: &str = "Certificaat geldig tot en met";
pub(super) const MADE_ON: &str = "Gemaakt op";

pub(super) const CARD_TITLE: &str = "Zegelkaart";
pub(super) const CARD_FOR: &str = "iedereen die een document wil controleren";
pub(super) const CARD_LEAD: &str = "Documenten van deze mentor hebben een digitaal zegel. Met deze kaart controleert u of \
    een document echt van deze mentor komt, en of er daarna niets aan is veranderd.";
pub(super) const FINGERPRINT: &str = "De vingerafdruk van het digitale zegel (SHA-256)";
pub(super) const HOW: &str = "Zo controleert u een document";
pub(super) const STEPS: [&str; 5] = [
    "Krijg deze kaart van de school zelf. Een kaart die met het document meekomt, kan ook nagemaakt zijn.",
    "Open het PDF-bestand in een programma dat een digitaal zegel laat zien, zoals Adobe Acrobat Reader. Dat programma noemt \
     het zegel een certificering.",
    "Kijk of het programma meldt dat er sinds het zegel niets is veranderd.",
    "Zoek bij het certificaat de vingerafdruk (SHA-256). Vergelijk die teken voor teken met deze kaart. Spaties en \
     hoofdletters maken niet uit. Een naam kan iedereen invullen, een vingerafdruk niet.",
    "Klopt er iets niet? Bel de school, op een nummer dat u al kende.",
];
pub(super) const WITH_PROGRAM: &str = "Wie Stappenwijzer heeft, kiest daar “Controleer een document”. Zonder dossiers kan het \
    ook: stappenwijzer verify --fingerprint, dan de vingerafdruk tussen aanhalingstekens, dan de naam van het bestand.";
pub(super) const MEANING: &str = "Wat het zegel zegt";
pub(super) const MEANINGS: [&str; 3] = [
    "Het digitale zegel laat zien uit welk programma een document komt, en dat er daarna niets aan is veranderd.",
    "Een handtekening op het scherm is iets anders: die tekent een mens, met een pen, muis of vinger. Hij staat als \
     plaatje in het document.",
    "Het zegel bewijst niet hoe laat het document is gemaakt. De tijd komt van de computer van de mentor.",
];
pub(super) const EARLIER: &str = "Vingerafdrukken van eerder";
pub(super) const EARLIER_LEAD: &str = "Deze mentor gebruikte eerder een ander zegel.";
pub(super) const EARLIER_HEADER: [&str; 3] = ["Vingerafdruk", "In gebruik", "Geldt nog?"];
pub(super) const STILL: &str = "Ja, voor documenten uit die tijd.";

/// Until when an earlier key is to be trusted.
pub(super) fn no_longer(since: &str) -> String {
    format!("Niet vanaf {since}: gemeld als kwijt of misbruikt.")
}

/// From when until when a key was used.
pub(super) fn period(from: &str, until: &str) -> String {
    format!("{from} tot {until}")
}

pub(crate) const NOTICE_TITLE: &str = "Melding: dit digitale zegel geldt niet meer";
pub(super) const NOTICE_FOR: &str = "iedereen die documenten van deze mentor heeft";
pub(super) const LOST_SINCE: &str = "Niet meer te vertrouwen vanaf";
pub(super) const REPORTED_ON: &str = "Gemeld op";
pub(super) const REASON: &str = "Reden";
pub(super) const OLD_FINGERPRINT: &str = "Vingerafdruk die niet meer geldt";
pub(super) const NEW_FINGERPRINT: &str = "Vingerafdruk van nu";
pub(super) const WHAT_NOW: &str = "Wat betekent dit voor u?";
pub(super) const KEEP_TITLE: &str = "Bewaar deze melding";
pub(super) const KEEP: &str = "Bewaar deze melding bij de documenten en bij de oude zegelkaart. De school geeft een nieuwe \
    zegelkaart.";

/// What the notice means for who has papers of this mentor.
pub(super) fn consequences(since: &str) -> [String; 4] {
    [
        format!("Documenten met het oude zegel van vóór {since} blijven geldig."),
        format!("Vertrouw een document met het oude zegel van {since} of later niet. Vraag de school of het echt is."),
        "Wie het oude zegel in handen heeft, kan ook een datum van eerder invullen. Twijfelt u aan een document? De school \
         vergelijkt het met het exemplaar in het dossier."
            .to_owned(),
        "Nieuwe documenten hebben het nieuwe zegel.".to_owned(),
    ]
}

/// Why a key is no longer trusted, as the notice says it.
pub(super) fn reason(reason: LossReason) -> &'static str {
    match reason {
        LossReason::Lost => "De computer of een kopie van de dossiers is kwijt.",
        LossReason::Stolen => "De computer of een kopie van de dossiers is gestolen.",
        LossReason::Misuse => "Iemand anders heeft het zegel misschien gebruikt.",
        LossReason::Withdrawn => "De school heeft het certificaat ingetrokken.",
    }
}
