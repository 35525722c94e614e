//! The Dutch text of the sheet.

pub(super) const TITLE: &str = "Herstelsleutel van Stappenwijzer";
pub(super) const COPY_FOR: &str = "de schoolleiding, in een gesloten envelop";
pub(super) const MENTOR: &str = "Van";
pub(super) const MADE_ON: &str = "Gemaakt op";
pub(super) const LEAD: &str = "Met deze sleutel gaan de dossiers open als de wachtzin vergeten is, of als een collega \
    het werk overneemt. Er is geen andere manier om erin te komen.";
pub(super) const KEY: &str = "De herstelsleutel";
pub(super) const RULES: [&str; 4] = [
    "Doe dit papier in een envelop, plak die dicht en zet je naam en de datum erop.",
    "Geef de envelop aan de schoolleiding. Bewaar hem niet bij de computer.",
    "Maak geen foto van dit papier en bewaar het niet als bestand.",
    "Is de envelop open geweest? Maak dan een nieuwe sleutel bij Instellingen, Beveiliging.",
];
pub(super) const USE: &str = "Zo gebruik je de sleutel";
pub(super) const STEPS: [&str; 3] = [
    "Start Stappenwijzer op de computer met de dossiers.",
    "Kies “Wachtzin vergeten? Gebruik de herstelsleutel”.",
    "Typ de sleutel over en kies een nieuwe wachtzin. Streepjes, spaties en hoofdletters maken niet uit.",
];
pub(super) const KEPT_BY: &str = "Bewaard door";
