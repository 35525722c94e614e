//! Every Dutch word of the letters of a measure. "Je" to the pupil, "u" to a parent, neither to an authority.

use chrono::NaiveDate;

use crate::compose::texts::{REMOVAL_TAKEN_BACK, SUSPENSION_TAKEN_BACK, and};
use crate::dates;
use crate::measure::{ObjectionOutcome, Plan};
use crate::model::Answer;
use crate::terms::Term;

pub(super) const PUPIL: &str = "Leerling";
pub(super) const BORN: &str = "Geboren op";
pub(super) const UNKNOWN: &str = "niet bekend";
pub(super) const MEASURE: &str = "Maatregel";
pub(super) const SUSPENSION: &str = "schorsing";
pub(super) const REMOVAL: &str = "verwijdering";
pub(super) const FIRST_DAY: &str = "Eerste dag";
pub(super) const LAST_DAY: &str = "Laatste dag";
pub(super) const REMOVED_FROM: &str = "Verwijderd vanaf";
pub(super) const DECIDED_ON: &str = "Besloten op";
pub(super) const WITHDRAWN_ON: &str = "Ingetrokken op";
pub(super) const DECIDED_BY: &str = "Besloten door";
pub(super) const ON_BEHALF_OF: &str = "Namens";
pub(super) const QUALIFICATION: &str = "Startkwalificatie";
pub(super) const OBJECTION_RECEIVED: &str = "Bezwaar ontvangen op";
pub(super) const OBJECTION_HEARD: &str = "Hoorzitting op";
pub(super) const READABLE_FROM: &str = "Stukken te lezen vanaf";
pub(super) const RULING: &str = "Beslissing";

pub(super) const WHY: &str = "Waarom";
pub(super) const TRIED: &str = "Wat er al is geprobeerd";
pub(super) const WHEN_AND_WHERE: &str = "Wanneer en waar";
pub(super) const GOOD_TO_KNOW: &str = "Goed om te weten";
pub(super) const WHAT_NOW: &str = "Wat er nu gebeurt";
pub(super) const WHO_DECIDED: &str = "Wie heeft besloten";
pub(super) const HEARD: &str = "Wie is gehoord";
pub(super) const SCHOOLWORK: &str = "Schoolwerk";
pub(super) const INSPECTORATE: &str = "De Inspectie van het Onderwijs";
pub(super) const OTHER_SCHOOL: &str = "Een andere school";
pub(super) const MUNICIPALITY: &str = "De gemeente";
pub(super) const OBJECTING: &str = "Niet eens met dit besluit?";
pub(super) const OBJECT_UNTIL: &str = "Tot wanneer bezwaar kan";
pub(super) const APPEAL_UNTIL: &str = "Tot wanneer beroep kan";
pub(super) const APPEALING: &str = "Niet eens met deze beslissing?";
pub(super) const QUESTIONS: &str = "Vragen";
pub(super) const REASONS: &str = "Redenen";
pub(super) const COURSE: &str = "Hoe het is gegaan";

/// Where a concept still lacks something.
pub(super) const LACKING: &str = "[Dit is nog niet vastgelegd.]";
pub(super) const DIRECTOR: &str = "de directie";
pub(super) const FOR_THE_SCHOOL_ROLE: &str = "directie";
pub(super) const FOR_THE_BOARD_ROLE: &str = "namens het schoolbestuur (bevoegd gezag)";
pub(super) const FOR_THE_SCHOOL: &str = "Namens de school.";
pub(super) const BOARD: &str = "schoolbestuur (bevoegd gezag)";
pub(super) const THE_BOARD: &str = "het schoolbestuur (bevoegd gezag)";
pub(super) const I_DECIDED: &str = "Ik heb dit besluit genomen.";
pub(super) const WILL_CONSULT: &str = "Voor het besluit overlegt de school met de Inspectie van het Onderwijs.";

/// How the reader is spoken to.
#[derive(Clone, Copy)]
pub(in crate::compose) struct To<'a> {
    /// Whether it is the pupil.
    pub(in crate::compose) is_pupil: bool,
    /// What the pupil is called.
    pub(in crate::compose) name: &'a str,
}

impl<'a> To<'a> {
    /// "je" or "Bram", as who it is done to.
    pub(in crate::compose) fn whom(self) -> &'a str {
        if self.is_pupil { "je" } else { self.name }
    }

    /// Either of two texts.
    pub(in crate::compose) fn say(self, pupil: String, parent: String) -> String {
        if self.is_pupil { pupil } else { parent }
    }
}

pub(super) fn with_class(name: &str, class: &str) -> String {
    if class.is_empty() { name.to_owned() } else { format!("{name}, klas {class}") }
}

/// "te schorsen van … tot en met …" or "van school te verwijderen vanaf …".
pub(super) fn to_do(plan: Plan) -> String {
    match plan {
        Plan::Suspension { first, last, .. } if first == last => {
            format!("te schorsen op {}", dates::with_weekday(first))
        }
        Plan::Suspension { first, last, .. } => {
            format!("te schorsen van {} tot en met {}", dates::with_weekday(first), dates::with_weekday(last))
        }
        Plan::Removal { from: Some(from) } => format!("van school te verwijderen vanaf {}", dates::with_weekday(from)),
        Plan::Removal { from: None } => "van school te verwijderen".to_owned(),
    }
}

pub(super) fn invitation(to: To<'_>, plan: Plan, decided: bool) -> String {
    let (whom, what) = (to.whom(), to_do(plan));
    let lead = if decided {
        format!("De school heeft besloten om {whom} {what}. Vooraf was er geen gesprek mogelijk.")
    } else {
        format!("De school denkt erover om {whom} {what}. Er is nog niets besloten.")
    };
    let ask = to.say(
        "Wij willen van jou horen wat je daarvan vindt. Daarom nodigen we je uit voor een gesprek.".to_owned(),
        "Wij willen van u horen wat u daarvan vindt. Daarom nodigen we u uit voor een gesprek.".to_owned(),
    );
    format!("{lead} {ask}")
}

pub(super) fn about_hearing(to: To<'_>, mentor: &str, decided: bool) -> Vec<String> {
    let mut items = Vec::new();
    if !decided {
        items.push("Het besluit valt pas na dit gesprek.".to_owned());
    }
    items.push(to.say(
        "Je mag iemand meenemen naar het gesprek, bijvoorbeeld een ouder.".to_owned(),
        "U mag iemand meenemen naar het gesprek.".to_owned(),
    ));
    items.push("Van het gesprek maakt de school een verslag.".to_owned());
    items.push(to.say(
        format!("Kun je niet, of wil je niet komen? Laat het weten aan {mentor}."),
        format!("Kunt u niet, of wilt u niet komen? Laat het weten aan {mentor}."),
    ));
    items
}

pub(super) fn intention(to: To<'_>, plan: Plan) -> String {
    format!("De school is van plan om {} {}. Dit is een voornemen: er is nog niets besloten.", to.whom(), to_do(plan))
}

pub(super) fn asked_board(to: To<'_>, on: &str, by: &str) -> String {
    let whom = to.whom();
    let by = sentence(by);
    format!("Op {on} is aan het schoolbestuur (bevoegd gezag) gevraagd om {whom} van school te verwijderen, door {by}")
}

pub(super) fn will_be_heard(to: To<'_>) -> String {
    to.say(
        "Voordat er wordt besloten, mag jij vertellen wat je ervan vindt.".to_owned(),
        format!("Voordat er wordt besloten, mogen {} en u vertellen wat u ervan vindt.", to.name),
    )
}

pub(super) fn consulted(ended: &str) -> String {
    format!("De school heeft overlegd met de Inspectie van het Onderwijs. Dat overleg was klaar op {ended}.")
}

pub(super) fn school_found(to: To<'_>, school: &str) -> String {
    format!("{school} is bereid om {} toe te laten.", to.whom())
}

pub(super) fn school_sought(to: To<'_>) -> String {
    to.say(
        "De school zoekt een andere school voor je. Verwijderen kan pas als een andere school je wil toelaten."
            .to_owned(),
        format!(
            "De school zoekt een andere school voor {0}. Verwijderen kan pas als een andere school {0} wil toelaten.",
            to.name
        ),
    )
}

pub(super) fn decision_follows(to: To<'_>) -> String {
    to.say(
        "Het besluit krijg je op papier. Daarin staat waarom, en hoe je bezwaar kunt maken.".to_owned(),
        "Het besluit krijgt u op papier. Daarin staat waarom, en hoe u bezwaar kunt maken.".to_owned(),
    )
}

pub(super) fn decided(to: To<'_>, plan: Plan) -> String {
    let whom = to.whom();
    match plan {
        Plan::Suspension { pending, .. } => {
            let what = to_do(plan);
            let away = to.say(
                "In die tijd volg je geen lessen op school.".to_owned(),
                format!("In die tijd volgt {} geen lessen op school.", to.name),
            );
            let why_long = if pending.is_some() {
                " De schorsing duurt niet langer dan het overleg met de Inspectie van het Onderwijs over verwijdering."
            } else {
                ""
            };
            format!("Er is besloten om {whom} {what}. {away}{why_long}")
        }
        Plan::Removal { .. } => format!("Er is besloten om {whom} {}.", to_do(plan)),
    }
}

pub(super) fn replaces(before: Option<&str>, why: &str) -> String {
    match before {
        Some(before) => {
            format!("Dit besluit komt in de plaats van het besluit van {before}. De reden: {}", sentence(why))
        }
        None => format!("Dit besluit is gewijzigd. De reden: {}", sentence(why)),
    }
}

pub(super) fn ended_early(last: &str, why: &str) -> String {
    format!("De schorsing is eerder gestopt. De laatste dag was {last}. De reden: {}", sentence(why))
}

pub(super) fn taken_back_title(plan: Plan) -> &'static str {
    match plan {
        Plan::Suspension { .. } => SUSPENSION_TAKEN_BACK,
        Plan::Removal { .. } => REMOVAL_TAKEN_BACK,
    }
}

/// The suspension stops, as the decision was taken back while it held.
pub(super) fn stopped(on: &str, last: &str, why: &str) -> String {
    format!("De schorsing is ingetrokken op {on}. De laatste dag was {last}. De reden: {}", sentence(why))
}

pub(super) fn taken_back(to: To<'_>, plan: Plan, decided: &str, on: NaiveDate) -> String {
    let what = match plan {
        Plan::Suspension { .. } => "De schorsing gaat niet door.",
        Plan::Removal { from: Some(from) } if from <= on => "De verwijdering is teruggedraaid.",
        Plan::Removal { .. } => "De verwijdering gaat niet door.",
    };
    let on = dates::in_full(on);
    format!("Op {decided} is besloten om {} {}. Dit besluit is ingetrokken op {on}. {what}", to.whom(), to_do(plan))
}

pub(super) fn decided_by_board(by: &str) -> String {
    let by = sentence(by);
    format!("Dit besluit is genomen door het schoolbestuur (bevoegd gezag): {by}")
}

pub(super) fn on_behalf(of: &str) -> String {
    format!("namens {of}")
}

pub(super) fn decided_on_behalf(by: &str, of: &str, mandate: Option<&str>) -> String {
    let decided = format!("Namens {of} is dit besluit genomen door {}", sentence(by));
    match mandate {
        Some(mandate) => format!("{decided} Dat dit mag, staat in: {}", sentence(mandate)),
        None => decided,
    }
}

pub(super) fn requested(on: &str, by: &str) -> String {
    format!("De vraag om te verwijderen kwam op {on} van {}", sentence(by))
}

pub(super) fn was_heard(to: To<'_>, own: bool, days: &[String]) -> String {
    let on = and(days);
    match (to.is_pupil, own) {
        (true, _) => format!("Op {on} is met jou gesproken."),
        (false, true) => format!("Op {on} is met u gesproken."),
        (false, false) => format!("Op {on} is met {} gesproken.", to.name),
    }
}

pub(super) fn declined(to: To<'_>, own: bool) -> String {
    match (to.is_pupil, own) {
        (true, _) => "Je bent uitgenodigd voor een gesprek. Dat gesprek wilde je liever niet.".to_owned(),
        (false, true) => "U bent uitgenodigd voor een gesprek. Dat gesprek wilde u liever niet.".to_owned(),
        (false, false) => format!("{} is uitgenodigd voor een gesprek, maar wilde dat liever niet.", to.name),
    }
}

pub(super) fn not_heard_before(to: To<'_>, why: &str) -> String {
    let who = if to.is_pupil { "jou" } else { "u" };
    let why = sentence(why);
    format!(
        "Vóór het besluit was niet met iedereen een gesprek mogelijk. De reden: {why} De school spreekt alsnog zo snel mogelijk met {who}."
    )
}

pub(super) fn schoolwork(to: To<'_>, by: &str, what: &str) -> String {
    let how = how_work_goes_on(by, what);
    to.say(format!("Je schoolwerk gaat door. {how}"), format!("Het schoolwerk van {} gaat door. {how}", to.name))
}

fn how_work_goes_on(by: &str, what: &str) -> String {
    format!("{} Hiervoor zorgt {}", sentence(what), sentence(by))
}

/// What someone typed, with an end: it stands last in a sentence, as names come with a function behind a comma.
pub(super) fn sentence(typed: &str) -> String {
    let typed = typed.trim_end();
    let ends = typed.ends_with(['.', '!', '?', '…', ']']) || typed.ends_with(".”") || typed.ends_with(".\"");
    if ends { typed.to_owned() } else { format!("{typed}.") }
}

/// Who tells the Inspectie, or has.
fn told_on(told: Option<(String, String)>) -> Option<String> {
    told.map(|(on, by)| format!("Dit is op {on} gemeld door {}", sentence(&by)))
}

pub(super) fn suspension_reported(more_than_a_day: bool, told: Option<(String, String)>) -> String {
    match (told_on(told), more_than_a_day) {
        (Some(told), _) => format!("De Inspectie van het Onderwijs weet van deze schorsing. {told}"),
        (None, true) => {
            "De schorsing duurt langer dan één dag. De school meldt haar daarom meteen aan de Inspectie van \
                         het Onderwijs, met de redenen."
                .to_owned()
        }
        (None, false) => {
            "De schorsing duurt niet langer dan één dag. De school hoeft haar niet te melden aan de Inspectie."
                .to_owned()
        }
    }
}

pub(super) fn removal_reported(consulted: Option<&str>, told: Option<(String, String)>) -> String {
    let told = told_on(told)
        .unwrap_or_else(|| "De school meldt dit besluit ook schriftelijk aan de Inspectie, met de redenen.".to_owned());
    match consulted {
        Some(ended) => format!("{} {told}", self::consulted(ended)),
        None => told,
    }
}

pub(super) fn municipality_told(to: To<'_>) -> String {
    to.say(
        "Voor zover bekend heb je nog geen startkwalificatie (een diploma havo, vwo of mbo niveau 2 of hoger). De school \
         meldt daarom aan de gemeente dat je van school gaat. De gemeente kan je helpen om verder te leren."
            .to_owned(),
        format!(
            "Voor zover bekend heeft {0} nog geen startkwalificatie (een diploma havo, vwo of mbo niveau 2 of hoger). De \
             school meldt daarom aan de gemeente dat {0} van school gaat. De gemeente kan helpen om verder te leren.",
            to.name
        ),
    )
}

/// The last day to object when the letter is handed over or sent on its date. Nobody is called too late here.
pub(super) fn object_until(to: To<'_>, dated: &str, term: &Term) -> String {
    until(to, "bezwaar maken", dated, term)
}

/// The same for whoever got the decision before it was taken back.
pub(super) fn object_as_before(to: To<'_>, term: &Term) -> String {
    let you = if to.is_pupil { "je" } else { "u" };
    let last = dates::with_weekday(term.extended);
    format!(
        "Er begint nu geen nieuwe termijn. De termijn van het besluit dat {you} eerder kreeg, loopt tot en met {last}."
    )
}

/// The same for going to the court.
pub(super) fn appeal_until(to: To<'_>, dated: &str, term: &Term) -> String {
    until(to, "in beroep gaan", dated, term)
}

fn until(to: To<'_>, what: &str, dated: &str, term: &Term) -> String {
    let last = dates::with_weekday(term.extended);
    let mut text = to.say(
        format!(
            "Heb je deze brief op {dated} gekregen, of is hij die dag verstuurd? Dan kun je {what} tot en met {last}."
        ),
        format!(
            "Hebt u deze brief op {dated} gekregen, of is hij die dag verstuurd? Dan kunt u {what} tot en met {last}."
        ),
    );
    if term.extended != term.unextended {
        let unextended = dates::with_weekday(term.unextended);
        text.push_str(" Zes weken eindigen eigenlijk op ");
        text.push_str(&unextended);
        text.push_str(". Dat is een dag in het weekend of een feestdag. Daarom is de laatste dag later.");
    }
    if !term.certain {
        text.push_str(" Wijst de regering extra vrije dagen aan, dan kan de laatste dag nog later zijn.");
    }
    text.push_str(" Is de brief later gegeven of verstuurd, dan is ook de laatste dag later.");
    text
}

pub(super) fn procedure(procedure: &str) -> String {
    format!("Meer hierover staat in {procedure}.")
}

/// Whom to ask; the pupil's own copy says who stands in.
pub(super) fn questions(to: To<'_>, mentor: &str, reach: Option<&str>, substitute: &[String]) -> String {
    let ask = to.say(
        format!("Heb je vragen over deze brief? Stel ze aan {mentor}."),
        format!("Hebt u vragen over deze brief? Stel ze aan {mentor}."),
    );
    let reach = reach.map(|reach| format!(" Bereikbaar: {}", sentence(reach))).unwrap_or_default();
    let away = match (to.is_pupil, substitute) {
        (_, []) => String::new(),
        (true, who) => format!(" Is je mentor er niet? Ga dan naar {}", sentence(&and(who))),
        (false, who) => format!(" Is de mentor er niet? Vraag dan naar {}", sentence(&and(who))),
    };
    format!("{ask}{reach}{away}")
}

/// Who else gets the letter. With consent of a pupil of age it says so.
pub(super) fn copies(to: To<'_>, of_age: bool, guardians: usize) -> String {
    match (to.is_pupil, of_age) {
        (true, false) => "Je ouders/verzorgers met gezag krijgen deze brief ook, ieder een eigen exemplaar.".to_owned(),
        (true, true) if guardians == 0 => "Je bent 18 jaar of ouder. Daarom krijg alleen jij deze brief.".to_owned(),
        (true, true) => {
            "Je bent 18 jaar of ouder. Je ouders/verzorgers krijgen deze brief alleen omdat jij dat goed vindt."
                .to_owned()
        }
        (false, false) => {
            format!("{} krijgt deze brief ook. Iedere ouder/verzorger met gezag krijgt een eigen exemplaar.", to.name)
        }
        (false, true) => format!("{0} is 18 jaar of ouder. U krijgt deze brief omdat {0} dat goed vindt.", to.name),
    }
}

/// What a decision is called in the middle of a sentence.
fn decision_to(removal: bool) -> &'static str {
    if removal { "het besluit tot verwijdering" } else { "het besluit tot schorsing" }
}

pub(super) fn objected(to: To<'_>, own: bool, by_pupil: bool, removal: bool, received: &str, decided: &str) -> String {
    let against = format!("{} van {decided}", decision_to(removal));
    match (own, to.is_pupil, by_pupil) {
        (true, true, _) => format!("Op {received} kreeg de school jouw bezwaar tegen {against}."),
        (true, false, _) => format!("Op {received} kreeg de school uw bezwaar tegen {against}."),
        (false, _, true) => format!("Op {received} kreeg de school het bezwaar van {} tegen {against}.", to.name),
        (false, _, false) => format!("Op {received} kreeg de school een bezwaar tegen {against}."),
    }
}

pub(super) fn ruling(outcome: ObjectionOutcome) -> &'static str {
    match outcome {
        ObjectionOutcome::Upheld => "gegrond",
        ObjectionOutcome::Partly => "deels gegrond",
        ObjectionOutcome::Rejected => "ongegrond",
    }
}

pub(super) fn ruling_means(outcome: ObjectionOutcome) -> &'static str {
    match outcome {
        ObjectionOutcome::Upheld => "Het bezwaar is gegrond: het klopt dat dit besluit niet zo kan blijven.",
        ObjectionOutcome::Partly => "Het bezwaar is deels gegrond: een deel van het besluit kan niet zo blijven.",
        ObjectionOutcome::Rejected => "Het bezwaar is ongegrond: het besluit blijft zoals het is.",
    }
}

pub(super) fn ruled_by(by: &str) -> String {
    format!("Namens het schoolbestuur (bevoegd gezag) is deze beslissing genomen door {}", sentence(by))
}

pub(super) fn reports(removal: bool, law: &str) -> String {
    let what = if removal { "de verwijdering van een leerling" } else { "een schorsing van langer dan één dag" };
    format!("Namens het schoolbestuur (bevoegd gezag) meldt de school hierbij {what} ({law}).")
}

pub(super) fn family_heard(on: &str) -> String {
    format!("Vóór het besluit is er een gesprek met het gezin gevoerd, op {on}.")
}

pub(super) fn consultation(begun: &str, ended: Option<&str>) -> String {
    match ended {
        Some(ended) => format!("Het overleg met de Inspectie begon op {begun} en was klaar op {ended}."),
        None => format!("Het overleg met de Inspectie begon op {begun} en loopt nog."),
    }
}

pub(super) fn compulsory(applies: bool) -> &'static str {
    if applies {
        "De Leerplichtwet geldt voor deze leerling."
    } else {
        "De Leerplichtwet geldt niet meer voor deze leerling."
    }
}

pub(super) fn willing(school: &str, since: &str) -> String {
    format!("{school} is sinds {since} bereid om deze leerling toe te laten.")
}

pub(super) fn work_arranged(by: &str, what: &str) -> String {
    format!("Het schoolwerk gaat door. {}", how_work_goes_on(by, what))
}

pub(super) fn tells_municipality(law: &str) -> String {
    format!(
        "De school meldt hierbij dat de leerling hieronder van school gaat. De Leerplichtwet geldt niet meer voor deze \
         leerling en een startkwalificatie is niet bekend ({law})."
    )
}

pub(super) fn qualified(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "ja",
        Answer::No => "nee",
        Answer::Unknown => UNKNOWN,
    }
}

pub(super) fn contact(mentor: &str) -> String {
    format!("Voor vragen over deze melding: {mentor}.")
}
