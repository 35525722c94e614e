//! The Dutch of checking papers on the command line.

use app::Seal;

pub(super) const USAGE: &str = "Gebruik: stappenwijzer verify [--fingerprint VINGERAFDRUK] [--json] BESTAND…\n\
    Meer uitleg: stappenwijzer verify --help";

pub(super) const HELP: &str = "Gebruik: stappenwijzer verify [--fingerprint VINGERAFDRUK] [--json] BESTAND…

Controleert of een PDF met Stappenwijzer is gemaakt en daarna niet is veranderd.
Er gaat geen venster open en de dossiers blijven dicht.

  --fingerprint VINGERAFDRUK  de vingerafdruk van de zegelkaart van de school, tussen
                              aanhalingstekens. Mag vaker. Zonder vingerafdruk blijft
                              onbekend van wie het zegel is.
  --json                      geeft het antwoord als JSON
  --help                      toont deze uitleg

Het programma eindigt met:
  0   onveranderd, met het zegel dat je opgaf
  1   veranderd nadat het is verzegeld
  2   onveranderd, maar met een ander zegel, of zonder dat je een vingerafdruk opgaf
  3   geen document met een digitaal zegel van Stappenwijzer
  4   het bestand kan niet worden gelezen, of is groter dan 64 MB
  64  zo is het niet te vragen
Bij meer bestanden telt het ernstigste antwoord, in de volgorde 1, 2, 3, 4.";

pub(super) const NO_FILE: &str = "Noem het bestand dat je wilt controleren.";
pub(super) const NO_FINGERPRINT: &str = "Achter --fingerprint hoort een vingerafdruk: 64 cijfers en letters A tot en met F. \
    Staan er spaties in? Zet er dan aanhalingstekens omheen.";

pub(super) const INTACT: &str =
    "Onveranderd. Dit document heeft het zegel dat je opgaf, en er is daarna niets aan veranderd.";
pub(super) const CHANGED: &str = "Veranderd nadat het is verzegeld. Vertrouw dit bestand niet. Vraag de school om een nieuw \
    exemplaar.";
pub(super) const OTHER_KEY: &str = "Een ander zegel dan je opgaf. Het bestand is onveranderd sinds dat andere zegel, maar de \
    naam kan iedereen invullen. Vraag de school van wie het is.";
pub(super) const UNNAMED_KEY: &str = "Onveranderd sinds het is verzegeld. Van wie het zegel is, weet je pas als je de \
    vingerafdruk vergelijkt met de zegelkaart van de school.";
pub(super) const NOT_OURS: &str = "Geen document met een digitaal zegel van Stappenwijzer.";
pub(super) const UNREAD: &str = "Dit bestand kan niet worden gelezen, of het is te groot.";

/// An option that means nothing.
pub(super) fn unknown_option(option: &str) -> String {
    format!("Onbekende optie: {option}")
}

/// Which paper a whole file says it is.
pub(super) fn paper(title: &str) -> String {
    format!("\n  Soort document: {title}, volgens het document zelf")
}

/// What the seal of a whole file says.
pub(super) fn seal(seal: &Seal) -> String {
    let (name, school) = (&seal.holder.name, &seal.holder.school);
    let at = seal.at.format("%-d-%-m-%Y om %H.%M uur (UTC)");
    format!(
        "\n  Zegel op naam van: {name}, {school}\n  Verzegeld op: {at}, volgens de computer van de mentor\n  Vingerafdruk: {}",
        seal.fingerprint
    )
}
