//! The words of what goes before a decision.

use super::super::texts::{To, to_do};
use crate::measure::Plan;

pub(super) const PROPOSED_ON: &str = "Gevraagd op";
pub(super) const FIRST: &str = "Voor het besluit";
pub(super) const FIRST_LEAD: &str = "Dit moet eerst. Aangevinkt is wat in het dossier staat.";
pub(super) const PUPIL_HEARD: &str = "De leerling is gehoord, of wilde dat niet.";
pub(super) const PARENTS_HEARD: &str = "De ouders/verzorgers met gezag zijn gehoord, of wilden dat niet.";
pub(super) const TOLD_INTENTION: &str = "Het voornemen is aan het gezin verstuurd.";
pub(super) const CONSULTED: &str = "Het overleg met de Inspectie van het Onderwijs is klaar.";
pub(super) const SCHOOL_FOUND: &str = "Een andere school is bereid om de leerling toe te laten.";
pub(super) const WORK_ARRANGED: &str = "Het is geregeld dat het schoolwerk doorgaat.";
pub(super) const I_ASK: &str = "Ik vraag om dit besluit.";
pub(super) const SAID: &str = "Wat er is gezegd";
pub(super) const REMARKS: &str = "Opmerkingen bij dit verslag";

/// What is asked of whom.
pub(super) fn proposal(plan: Plan) -> String {
    let what = to_do(plan);
    match plan {
        Plan::Suspension { .. } => {
            format!("Hierbij het voorstel om de leerling hierboven {what}. Er is nog niets besloten.")
        }
        Plan::Removal { .. } => format!(
            "De directie vraagt het schoolbestuur (bevoegd gezag) om de leerling hierboven {what}. Er is nog niets besloten."
        ),
    }
}

pub(super) fn what_now(plan: Plan) -> String {
    match plan {
        Plan::Suspension { first, last, .. } => {
            let told = if last > first { " De schorsing wordt daarna meteen gemeld aan de Inspectie van het Onderwijs." } else { "" };
            format!(
                "Het schoolbestuur (bevoegd gezag) besluit, of wie dat namens het bestuur mag. Het gezin krijgt het besluit op \
                 papier, met de redenen en met hoe het bezwaar kan maken.{told}"
            )
        }
        Plan::Removal { .. } => "Het schoolbestuur (bevoegd gezag) besluit. Het gezin krijgt het besluit op papier, met de redenen en \
                                 met hoe het bezwaar kan maken. De Inspectie van het Onderwijs hoort het ook schriftelijk."
            .to_owned(),
    }
}

/// What the hearing was about, and who could say what they think of it.
pub(super) fn heard(to: To<'_>, plan: Plan, pupil_there: bool, parents_there: bool) -> String {
    let (whom, what) = (to.whom(), to_do(plan));
    let lead = format!("De school denkt erover om {whom} {what}.");
    let name = to.name;
    let asked = match (to.is_pupil, pupil_there, parents_there) {
        (true, true, false) => "In dit gesprek kon je zeggen wat je daarvan vindt.".to_owned(),
        (true, true, true) => {
            "In dit gesprek konden jij en je ouders of verzorgers zeggen wat jullie daarvan vinden.".to_owned()
        }
        (true, false, _) => "In dit gesprek konden je ouders of verzorgers zeggen wat zij daarvan vinden.".to_owned(),
        (false, true, false) => format!("In dit gesprek is aan {name} gevraagd: wat vind je daarvan?"),
        (false, true, true) => format!("In dit gesprek konden {name} en u zeggen wat u daarvan vindt."),
        (false, false, _) => "In dit gesprek kon u zeggen wat u daarvan vindt.".to_owned(),
    };
    format!("{lead} {asked}")
}

pub(super) fn ask(mentor: &str) -> String {
    format!("Voor vragen hierover: {mentor}.")
}
