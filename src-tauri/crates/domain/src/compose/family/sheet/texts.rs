//! The words of "er is een dossier".

use crate::compose::letters::To;
use crate::compose::signing::sentence;

pub(super) const WHAT_IS_KEPT: &str = "Wat de school bewaart";
pub(super) const WHY_AND_HOW_LONG: &str = "Waarom en hoe lang";
pub(super) const WHO_SEES_IT: &str = "Wie het ziet";
pub(super) const NOT_KEPT: &str =
    "Wat er niet in staat: een burgerservicenummer, diagnoses, geluidsopnamen, en papieren van politie of justitie.";

/// Who exercises the privacy rights.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rights {
    /// Under 16: the parents with custody.
    Parents,
    /// 16 or 17: the pupil; the parents are still told.
    Pupil,
    /// 18 or over: the pupil alone.
    OfAge,
    /// The age is not known, or this parent has no custody on record.
    Unknown,
}

pub(super) fn there_is_a_case(to: To<'_>) -> String {
    to.say(
        "Er is bij de school iets gemeld over hoe leerlingen met elkaar omgaan. Jij bent daarbij betrokken. Daarom houdt de \
         school een dossier bij. Dit blad vertelt wat dat betekent. Je mag er altijd vragen over stellen."
            .to_owned(),
        format!(
            "Er is bij de school iets gemeld over hoe leerlingen met elkaar omgaan. {} is daarbij betrokken. Daarom houdt de \
             school een dossier bij. Dit blad vertelt wat dat betekent. U mag er altijd vragen over stellen.",
            to.name
        ),
    )
}

pub(super) fn kept(to: To<'_>) -> Vec<String> {
    let talks = to.say(
        "Wat er in gesprekken is gezegd, met jou en met je ouders of verzorgers.".to_owned(),
        format!("Wat er in gesprekken is gezegd, met {} en met u.", to.name),
    );
    let papers = to.say(
        "Brieven en verslagen die je van de school krijgt.".to_owned(),
        "Brieven en verslagen die u van de school krijgt.".to_owned(),
    );
    vec![
        "Wat er is gemeld, en wanneer.".to_owned(),
        talks,
        "Afspraken, en hoe het daarna gaat.".to_owned(),
        "Wat de school heeft besloten en gedaan.".to_owned(),
        papers,
    ]
}

pub(super) const WHY_TEXT: &str = "De school moet volgens de wet zorgen dat leerlingen veilig zijn. Daarvoor moet zij weten wat er speelt \
                                   en wat er is afgesproken. En zo kan zij laten zien wat zij heeft gedaan.";

pub(super) fn who_sees_it(to: To<'_>) -> Vec<String> {
    let told = to.say(
        "Moet de school van de wet iets doorgeven, bijvoorbeeld aan de Inspectie van het Onderwijs? Dan hoor je dat."
            .to_owned(),
        "Moet de school van de wet iets doorgeven, bijvoorbeeld aan de Inspectie van het Onderwijs? Dan hoort u dat."
            .to_owned(),
    );
    let others = to.say(
        "Andere gezinnen zien jouw gegevens niet. In hun papieren staat je naam niet.".to_owned(),
        format!("Andere gezinnen zien deze gegevens niet. In hun papieren staat de naam van {} niet.", to.name),
    );
    vec![
        "De mentor, en collega’s die helpen, zoals de leerlingbegeleider of de schoolleiding. Alleen als dat nodig is voor hun werk.".to_owned(),
        others,
        told,
    ]
}

pub(super) fn rights(to: To<'_>) -> &'static str {
    if to.is_pupil { "Je rechten" } else { "De rechten" }
}

/// Who decides about the rights, as far as it holds for this reader.
pub(super) fn who_decides(to: To<'_>, rights: Rights) -> String {
    let name = to.name;
    match (to.is_pupil, rights) {
        (true, Rights::Parents) => {
            "Tot je 16 bent, gaan je ouders of verzorgers met gezag over deze rechten. Je mag zelf altijd vragen wat er over je staat.".to_owned()
        }
        (true, Rights::Pupil) => {
            "Je bent 16 jaar of ouder. Daarom ga je zelf over deze rechten. Je ouders of verzorgers met gezag horen tot je 18 bent wel wat er speelt.".to_owned()
        }
        (true, Rights::OfAge) => {
            "Je bent 18 jaar of ouder. Daarom ga je zelf over deze rechten. Je ouders horen alleen iets als jij dat goed vindt.".to_owned()
        }
        (true, Rights::Unknown) => {
            "Tot je 16 bent, gaan je ouders of verzorgers met gezag over deze rechten. Daarna doe je dat zelf.".to_owned()
        }
        (false, Rights::Parents) => format!("Tot {name} 16 jaar is, gaat u als ouder/verzorger met gezag over deze rechten."),
        (false, Rights::Pupil) => format!(
            "{name} is 16 jaar of ouder en gaat daarom zelf over deze rechten. Tot {name} 18 jaar is, vertelt de school ouders met gezag wat er speelt."
        ),
        (false, Rights::OfAge) => {
            format!("{name} is 18 jaar of ouder en gaat daarom zelf over deze rechten. U krijgt dit blad omdat {name} dat goed vindt.")
        }
        (false, Rights::Unknown) => {
            format!("Ouders/verzorgers met gezag gaan over deze rechten tot {name} 16 jaar is. Daarna doet {name} dat zelf.")
        }
    }
}

pub(super) fn what_rights(to: To<'_>) -> Vec<String> {
    let see = to.say(
        "Inzien: je kunt vragen wat er over jou in staat. Wat over anderen gaat, laat de school weg. Je krijgt binnen een \
         maand antwoord."
            .to_owned(),
        format!(
            "Inzien: vragen wat er over {} in staat. Wat over anderen gaat, laat de school weg. Binnen een maand komt er \
             antwoord.",
            to.name
        ),
    );
    let mend = to.say(
        "Verbeteren: klopt er iets niet, dan verbetert de school het. Of je eigen woorden komen erbij te staan.".to_owned(),
        "Verbeteren: klopt er iets niet, dan verbetert de school het. Of de eigen woorden van het gezin komen erbij te staan."
            .to_owned(),
    );
    let object = "Bezwaar maken: ben je het er niet mee eens dat de school iets bewaart of gebruikt? Dan kijkt de school opnieuw \
                  of dat nodig is.";
    let complain = "Een klacht indienen: kom je er met de school niet uit? Dan kun je naar de Autoriteit Persoonsgegevens, op \
                    autoriteitpersoonsgegevens.nl.";
    let [object, complain] = if to.is_pupil {
        [object, complain].map(str::to_owned)
    } else {
        [
            "Bezwaar maken: bent u het er niet mee eens dat de school iets bewaart of gebruikt? Dan kijkt de school opnieuw of \
             dat nodig is.",
            "Een klacht indienen: komt u er met de school niet uit? Dan kunt u naar de Autoriteit Persoonsgegevens, op \
             autoriteitpersoonsgegevens.nl.",
        ]
        .map(str::to_owned)
    };
    vec![see, mend, object, complain]
}

pub(super) fn ask_mentor(to: To<'_>, mentor: &str, reach: Option<&str>) -> String {
    let ask = to.say(
        format!("Wil je iets vragen of zien? Begin bij {mentor}."),
        format!("Wilt u iets vragen of zien? Begin bij {mentor}."),
    );
    let reach = reach.map(|reach| format!(" Bereikbaar: {}", sentence(reach))).unwrap_or_default();
    format!("{ask}{reach}")
}

pub(super) fn privacy(is_pupil: bool, who: &str) -> String {
    let who = sentence(who);
    if is_pupil {
        format!("Met vragen over privacy kun je ook terecht bij {who}")
    } else {
        format!("Met vragen over privacy kunt u ook terecht bij {who}")
    }
}
