//! Every Dutch word of the papers about a case as a whole. "Je" to the pupil, "u" to a parent.

use crate::compose::letters::To;
use crate::compose::signing::sentence;
use crate::compose::texts::and;

pub(super) const WHEN_AND_WHERE: &str = "Wanneer en waar";
pub(super) const WHO_COMES: &str = "Wie er bij zijn";
pub(super) const GOOD_TO_KNOW: &str = "Goed om te weten";
pub(super) const SCHOOL_LEADER: &str = "iemand van de schoolleiding";
pub(super) const ASK_INTERPRETER: &str =
    "Praat u liever in een andere taal? Zeg het op tijd. Dan kijken wij met u hoe er een tolk bij kan zijn.";

/// What the talk of step 4 is about: no name of another, no charge.
pub(super) fn talk(to: To<'_>, before: bool) -> Vec<String> {
    let name = to.name;
    let (why, what) = match (to.is_pupil, before) {
        (true, false) => (
            "Er is bij de school iets gemeld over hoe leerlingen met elkaar omgaan. Jij bent daarbij betrokken. Daarom willen \
             we graag met je praten."
                .to_owned(),
            "In dit gesprek vertellen we wat de school weet en wat er is afgesproken. En we horen graag hoe het met je gaat.",
        ),
        (true, true) => (
            "We hebben eerder met je gesproken over hoe leerlingen op school met elkaar omgaan. We praten graag verder met je."
                .to_owned(),
            "We willen horen hoe het nu met je gaat en wat er nog nodig is.",
        ),
        (false, false) => (
            format!(
                "Er is bij de school iets gemeld over hoe leerlingen met elkaar omgaan. {name} is daarbij betrokken. Daarom \
                 willen wij u graag spreken."
            ),
            "In dit gesprek vertellen wij wat de school weet en wat er is afgesproken. Ook horen wij graag wat u thuis merkt, \
             en wat u belangrijk vindt.",
        ),
        (false, true) => (
            format!(
                "Wij spraken u eerder over {name}, en over hoe leerlingen op school met elkaar omgaan. Graag praten wij met u \
                 verder."
            ),
            "Wij willen horen hoe het volgens u nu gaat, en met u bespreken wat er nog nodig is.",
        ),
    };
    vec![why, what.to_owned()]
}

/// What the meeting of step 7 is about.
pub(super) fn meeting(to: To<'_>) -> Vec<String> {
    let why = to.say(
        "Eerder zijn er op school afspraken gemaakt over hoe leerlingen met elkaar omgaan. Daarmee is het nog niet opgelost. \
         Daarom willen de schoolleiding en de mentor met je praten."
            .to_owned(),
        format!(
            "Eerder zijn er op school afspraken gemaakt over hoe leerlingen met elkaar omgaan, ook met {}. Daarmee is het nog \
             niet opgelost. Daarom willen de schoolleiding en de mentor graag met u praten.",
            to.name
        ),
    );
    let what = to.say(
        "In dit gesprek bespreken we hoe het verdergaat. We maken samen afspraken over de aanpak.".to_owned(),
        "In dit gesprek bespreken wij hoe het verdergaat. Wij maken samen met u afspraken over de aanpak.".to_owned(),
    );
    vec![why, what]
}

pub(super) fn only_this_family(to: To<'_>) -> &'static str {
    if to.is_pupil { "Er zijn geen andere leerlingen bij." } else { "Er zijn geen andere ouders of leerlingen bij." }
}

pub(super) fn bring_someone(to: To<'_>) -> &'static str {
    if to.is_pupil {
        "Je mag iemand meenemen die je vertrouwt."
    } else {
        "U mag iemand meenemen die u vertrouwt, bijvoorbeeld iemand uit uw familie."
    }
}

pub(super) fn interpreter(language: &str) -> String {
    let language = if language.is_empty() { String::new() } else { format!(" ({language})") };
    format!(
        "Wij hebben genoteerd dat u graag een tolk hebt{language}. Neem liever geen kind mee om te vertalen. Klopt dit niet meer? Laat het ons weten."
    )
}

pub(super) fn a_report_follows(to: To<'_>) -> &'static str {
    if to.is_pupil {
        "Van het gesprek maakt de school een verslag. Je krijgt een eigen exemplaar en mag erop reageren."
    } else {
        "Van het gesprek maakt de school een verslag. U krijgt een eigen exemplaar en mag erop reageren."
    }
}

pub(super) fn own_invitation(_: To<'_>) -> &'static str {
    "Iedere ouder/verzorger met gezag krijgt een eigen uitnodiging. Samen komen mag, apart komen ook."
}

pub(super) fn of_age(to: To<'_>) -> String {
    to.say(
        "Je bent 18 jaar of ouder. Daarom nodigen we jou zelf uit.".to_owned(),
        format!("{0} is 18 jaar of ouder. U krijgt deze uitnodiging omdat {0} dat goed vindt.", to.name),
    )
}

pub(super) fn can_not_come(to: To<'_>, mentor: &str) -> String {
    to.say(
        format!("Kun je dan niet? Laat het weten aan {mentor}. Dan zoeken we samen een ander moment."),
        format!("Kunt u dan niet? Laat het weten aan {mentor}. Dan zoeken wij samen een ander moment."),
    )
}

pub(super) const FOUND_ON: &str = "Vastgesteld op";
pub(super) const WHAT_WAS_DONE: &str = "Wat er is gedaan";
pub(super) const STILL_AGREED: &str = "Wat afgesproken blijft";

/// That it ended, as this reader may know it.
pub(super) fn ended(to: To<'_>, spoken: bool, stopped: Option<&str>) -> String {
    let before = match (to.is_pupil, spoken) {
        (true, true) => "Eerder hebben we met je gesproken over hoe leerlingen op school met elkaar omgaan.".to_owned(),
        (true, false) => "Eerder is bij de school iets gemeld waar jij bij betrokken was.".to_owned(),
        (false, true) => {
            format!("Eerder spraken wij u over {}, en over hoe leerlingen op school met elkaar omgaan.", to.name)
        }
        (false, false) => format!("Eerder is bij de school iets gemeld waar {} bij betrokken was.", to.name),
    };
    let we = if to.is_pupil { "we" } else { "wij" };
    match stopped {
        Some(on) => {
            format!(
                "{before} De school heeft op {on} vastgesteld dat het is gestopt. Daarom ronden {we} de aanpak nu af."
            )
        }
        None => format!("{before} De school heeft de aanpak afgerond."),
    }
}

pub(super) fn spoken(to: To<'_>, on: &str) -> String {
    to.say(format!("Met jou is gesproken op {on}."), format!("Met {} is gesproken op {on}.", to.name))
}

pub(super) fn spoken_with_parent(on: &str) -> String {
    format!("Met u is gesproken op {on}.")
}

pub(super) fn asked(to: To<'_>, on: &str) -> String {
    to.say(
        format!("Daarna is aan jou gevraagd hoe het ging, op {on}."),
        format!("Daarna is aan {} gevraagd hoe het ging, op {on}.", to.name),
    )
}

pub(super) fn still_agreed(to: To<'_>) -> String {
    to.say(
        "Deze afspraken met jou blijven gelden.".to_owned(),
        format!("Deze afspraken met {} blijven gelden.", to.name),
    )
}

pub(super) fn we_keep_looking(to: To<'_>, reach: Option<&str>) -> String {
    let text = to.say(
        "De mentor blijft opletten. Je mag altijd zeggen hoe het gaat, ook als er nog niets is gebeurd.".to_owned(),
        format!("De mentor blijft opletten. Maakt u zich zorgen over {}? Neem dan gerust contact op.", to.name),
    );
    let reach = reach.map(|reach| format!(" Bereikbaar: {}", sentence(reach))).unwrap_or_default();
    format!("{text}{reach}")
}

pub(super) fn still_asked(to: To<'_>, days: &[String]) -> String {
    let on = and(days);
    to.say(
        format!("We vragen nog hoe het met je gaat op {on}."),
        format!("Wij vragen nog aan {} hoe het gaat op {on}.", to.name),
    )
}

pub(super) fn goes_on_where_it_was(to: To<'_>) -> &'static str {
    if to.is_pupil {
        "We gaan dan verder waar we waren. Je hoeft niet alles opnieuw te vertellen."
    } else {
        "De school gaat dan verder waar zij was. U hoeft niet opnieuw te beginnen."
    }
}

/// How long a case is kept, and what comes after.
pub(super) fn keeping(how_long: &str) -> String {
    let how_long = sentence(how_long);
    format!(
        "De school bewaart het dossier tot {how_long} Daarna wordt het vernietigd, of worden de namen eruit gehaald."
    )
}
