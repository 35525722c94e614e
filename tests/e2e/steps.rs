//! Parts of a story that many stories share.

use acceptance::window::{Failure, Outcome, Program, Which};
use serde_json::json;

/// A passphrase that is good enough.
pub const PASSPHRASE: &str = "paarse giraf eet zeven wolken";

/// From the welcome to the work: mentor, school, passphrase, recovery key typed back. Gives the recovery key.
pub fn set_up(program: &Program<'_>) -> Outcome<String> {
    program.press("Begin met instellen")?;
    program.fill("Voornaam", "Zoë")?;
    program.fill("Tussenvoegsel", "van den")?;
    program.fill("Achternaam", "Bergh-Yılmaz")?;
    program.choose("Mentor")?;
    program.press("Verder")?;
    program.fill("Naam van de school", "Het Twaalfde College")?;
    program.fill("Plaats", "Ergenshuizen")?;
    program.choose("Midden")?;
    program.choose("Openbare school")?;
    program.press("Verder")?;
    program.fill("Wachtzin", PASSPHRASE)?;
    program.fill("Wachtzin nog een keer", PASSPHRASE)?;
    program.press("Maak de kluis")?;
    program.see("Bewaar je herstelsleutel")?;
    let key = shown_recovery_key(program)?;
    program.press("Ik heb de sleutel op papier")?;
    program.fill("Herstelsleutel", &key)?;
    program.press("Controleer de sleutel")?;
    program.wait_for(Which::Work)?;
    Ok(key)
}

/// Opens the vault from the locked window.
pub fn unlock(program: &Program<'_>, passphrase: &str) -> Outcome {
    program.fill("Wachtzin", passphrase)?;
    program.press("Ontgrendel")?;
    program.wait_for(Which::Work)
}

/// The recovery key as the window shows it.
fn shown_recovery_key(program: &Program<'_>) -> Outcome<String> {
    const READ: &str = "return document.querySelector('[aria-label=\"Je herstelsleutel\"]').innerText";
    let shown = program.script(READ, &[])?;
    let groups: Vec<&str> = shown.as_str().unwrap_or_default().split_whitespace().collect();
    if groups.len() == 8 { Ok(groups.join("-")) } else { Err(Failure::new(format!("{} groups", groups.len()))) }
}

/// Opens the dossier of this pupil from the list.
pub fn open_case(program: &Program<'_>, pupil: &str) -> Outcome {
    program.press("Dossiers")?;
    program.press(pupil)?;
    program.see("Tijdlijn")
}

/// Opens the line of this pupil in a step with a line for each.
pub fn row(program: &Program<'_>, step: &str, pupil: &str) -> Outcome {
    const FIND: &str = "const [step, pupil] = arguments; const tidy = (text) => text.replace(/\\s+/g, ' ').trim(); \
        const item = [...document.querySelectorAll('nav.rail > ol > li')].find((one) => one.innerText.includes(step)); \
        return [...item?.querySelectorAll('ul button') ?? []].map((one) => tidy(one.textContent)) \
        .find((name) => name.includes(pupil)) ?? null";
    let name = program.script(FIND, &[json!(step), json!(pupil)])?;
    let name = name.as_str().ok_or_else(|| Failure::new(format!("{step} has no line for {pupil}")))?;
    program.press_near(step, name)
}

/// The ids of the points on the screen, in order.
pub fn point_ids(program: &Program<'_>) -> Outcome<Vec<String>> {
    const READ: &str = "return [...document.querySelectorAll('[role=group][aria-label^=\"Stand van punt \"]')] \
        .map((one) => one.getAttribute('aria-label').replace('Stand van punt ', ''))";
    let shown = program.script(READ, &[])?;
    Ok(shown.as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect())
}

/// Tells the idle clock that someone is there; the page itself does so only now and then.
pub fn report(program: &Program<'_>) -> Outcome {
    let told = program.invoke("report_activity", &json!({}))?;
    told.map(drop).map_err(|refusal| Failure::new(refusal.to_string()))
}

/// The head of the journal, as Instellingen shows it.
pub fn chain_head(program: &Program<'_>) -> Outcome<String> {
    about(program, "Stand van het logboek")
}

/// The fingerprint of the key that seals papers, as Instellingen shows it.
pub fn fingerprint(program: &Program<'_>) -> Outcome<String> {
    about(program, "Vingerafdruk van je digitale zegel")
}

fn about(program: &Program<'_>, heading: &str) -> Outcome<String> {
    const READ: &str = "const heading = [...document.querySelectorAll('h2')].find((one) => one.innerText === arguments[0]); \
        return heading?.nextElementSibling?.innerText ?? null";
    program.press("Instellingen")?;
    program.press("Over")?;
    program.see(heading)?;
    let shown = program.script(READ, &[json!(heading)])?;
    match shown.as_str() {
        Some(text) if text.len() >= 32 => Ok(text.to_owned()),
        _ => Err(Failure::new(format!("{heading}: {shown}"))),
    }
}

/// The checks that the agenda shows for a pupil, as they are read aloud.
pub fn planned_checks(program: &Program<'_>, pupil: &str) -> Outcome<Vec<String>> {
    const READ: &str = "return [...document.querySelectorAll('main li button')].map((one) => one.ariaLabel ?? '') \
        .filter((label) => label.startsWith(`Volgmoment met ${arguments[0]},`))";
    program.press("Opvolging")?;
    program.see("De lijst maakt zichzelf")?;
    // The list comes a moment after the heading.
    program.see("Dossier ")?;
    let shown = program.script(READ, &[json!(pupil)])?;
    Ok(shown.as_array().into_iter().flatten().filter_map(|label| label.as_str().map(str::to_owned)).collect())
}

/// Goes from the agenda to the form of the first planned check of a pupil.
pub fn open_check(program: &Program<'_>, pupil: &str) -> Outcome {
    program.press("Opvolging")?;
    program.press(&format!("Volgmoment met {pupil},"))?;
    program.see("Wat wil je doen?")?;
    program.see(&format!("Volgmoment met {pupil}"))
}

/// Holds the first planned check of a pupil.
pub fn hold_check(program: &Program<'_>, pupil: &str, words: &str, trend: &str) -> Outcome {
    open_check(program, pupil)?;
    program.press_near("Wat wil je doen?", "Leg volgmoment vast")?;
    program.see("Schrijf op wat de leerling zei.")?;
    program.fill("Hoe gaat het? In de woorden van de leerling", words)?;
    program.choose(trend)?;
    program.choose_near("Was het in een veilige ruimte?", "Ja")?;
    program.choose("Gewezen op een gesprek met de leerlingbegeleider")?;
    program.picture("check")?;
    program.press_near("Wat wil je doen?", "Leg volgmoment vast")?;
    program.see_no_more("Wat wil je doen?")
}
