//! Step 5: checks are held, moved and cancelled, and the agenda follows.

use acceptance::window::{Failure, Home, Outcome, Program, story};
use app::domain::calendar::Calendar;
use app::domain::case::FollowUpState;
use app::domain::dates::{in_full, with_weekday};
use app::{CaseFile, Session};
use chrono::{Datelike, Days, NaiveDate};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, case_of, fill, pupil_in};
use crate::steps::{hold_check, open_case, open_check, planned_checks, unlock};

const BULLIED: &str = "Anouk Scholten";
const BULLYING: &str = "Tygo Rademaker";
/// Her last check falls in the projectweek.
const SHIFTED: &str = "Lina Haddad";
/// The day after that of the stories.
const EXTRA: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 18).expect("a day that exists");

#[test]
fn checks_are_held_moved_and_cancelled_and_the_agenda_follows() -> Outcome {
    let home = Home::new("follow-ups", PROGRAM)?;
    let days = fill(&home, Around::of)?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        let before = planned_checks(program, BULLIED)?.len() + planned_checks(program, BULLYING)?.len();
        assert_eq!(before, 4, "two checks are still to be held for each");
        told_in_full(program)?;
        hold_check(program, BULLYING, "“Ik doe gewoon normaal.”", "Het pesten is gestopt")?;
        program.picture("held")?;
        moved(program, &days)?;
        cancelled(program)?;
        let left = planned_checks(program, BULLIED)?;
        assert_eq!(left.len(), 1, "one check is left for {BULLIED}: {left:?}");
        assert!(left.iter().all(|row| row.contains(&in_full(days.next))), "not moved to {}: {left:?}", days.next);
        assert_eq!(planned_checks(program, BULLYING)?, Vec::<String>::new(), "a cancelled check stands on the agenda");
        program.picture("agenda")?;
        open_case(program, BULLIED)?;
        program.press("Tijdlijn")?;
        for happened in ["Volgmoment gehouden", "Volgmoment verzet", "Volgmoment vervallen"] {
            program.see(happened)?;
        }
        program.see(&format!("naar {}", with_weekday(days.next)))?;
        program.see("Reden: Op die dag is Anouk op stage.")?;
        program.see("Reden: Tygo volgt vanaf volgende week een andere opleiding.")?;
        program.picture("timeline")?;
        paused(program)?;
        earlier_instead(program)
    })
}

/// Everything that is asked: what became of an agreement, what is next, and a day for it.
fn told_in_full(program: &Program<'_>) -> Outcome {
    open_check(program, BULLIED)?;
    program.fill("Hoe gaat het? In de woorden van de leerling", "“Ik zit weer bij mijn groepje.”")?;
    program.choose("Minder geworden")?;
    program.choose_near("Was het in een veilige ruimte?", "Nee")?;
    program.choose_near(&format!("{BULLYING}: Ik gebruik geen bijnamen meer"), "Deels gehouden")?;
    program.fill("Wat ging er mis?", "Eén keer in de app.")?;
    program.fill("Wat gebeurt er nu?", "Ik spreek Tygo vandaag nog.")?;
    program.fill("Extra volgmoment op", "18-11-2026")?;
    program.picture("in-full")?;
    program.press_near("Wat wil je doen?", "Leg volgmoment vast")?;
    program.see_no_more("Wat wil je doen?")?;
    for told in [
        "Niet in een veilige ruimte.",
        "Afspraak deels gehouden: ",
        "Daarna: Ik spreek Tygo vandaag nog.",
        "extra volgmoment",
    ] {
        program.see(told)?;
    }
    program.press(&format!("Laat vervallen: volgmoment van {}", with_weekday(EXTRA)))?;
    program.fill("Waarom?", "Dat doen we bij het volgende.")?;
    program.press("Laat vervallen")?;
    program.see("Vervallen: Dat doen we bij het volgende.")
}

/// The police ask to wait: the next thing to do is to wait, until it goes on.
fn paused(program: &Program<'_>) -> Outcome {
    program.press("Stappen")?;
    program.keys(&["Alt", "5"])?;
    program.press("Pauzeer op verzoek van politie")?;
    program.press("Pauzeer de volgmomenten")?;
    program.see("Schrijf op wie erom vroeg, en waarom.")?;
    program.fill("Wie vroeg erom, en waarom?", "De wijkagent vraagt te wachten.")?;
    program.press("Pauzeer de volgmomenten")?;
    program.see("Gepauzeerd op verzoek van politie sinds")?;
    program.picture("paused")?;
    program.see("wachten tot de pauze voorbij is")?;
    program.press("Beëindig de pauze")?;
    program.press("Ga verder met de volgmomenten")?;
    program.see_no_more("Gepauzeerd op verzoek van politie sinds")?;
    assert_eq!(planned_checks(program, BULLIED)?.len(), 1, "the check did not come back");
    Ok(())
}

/// A projectweek moved a check far: the school day before it is offered, and one press and a look plan it then.
fn earlier_instead(program: &Program<'_>) -> Outcome {
    open_case(program, SHIFTED)?;
    program.keys(&["Alt", "5"])?;
    program.see("Vakanties onbekend na")?;
    program.see("later dan bedoeld (projectweek)")?;
    program.picture("shifted")?;
    program.press("Doe het op ")?;
    program.see("Wat wil je doen?")?;
    assert_eq!(program.value("Waarom?")?, "Anders duurt het te lang (projectweek).");
    program.press("Verzet volgmoment")?;
    program.see_no_more("Wat wil je doen?")?;
    program.see("Verzet: Anders duurt het te lang (projectweek).")
}

/// Days around the last check of the gepeste leerling.
struct Around {
    /// A Sunday.
    sunday: NaiveDate,
    /// The first school day after it.
    next: NaiveDate,
}

impl Around {
    fn of(session: &Session) -> Outcome<Self> {
        let file = case_of(session, BULLIED)?;
        let last = last_check(&file)?;
        let to_sunday = 7 - u64::from(last.weekday().num_days_from_sunday());
        let sunday = last.checked_add_days(Days::new(to_sunday)).unwrap_or(last);
        let school = session.school();
        Ok(Self { sunday, next: Calendar::new(school.region, &school.own_days).school_day_from(sunday) })
    }
}

fn last_check(file: &CaseFile) -> Outcome<NaiveDate> {
    let pupil = pupil_in(file, BULLIED)?;
    let planned = file.case.follow_ups.iter().filter(|one| one.pupil == pupil && one.state == FollowUpState::Planned);
    planned.map(|one| one.date).max().ok_or_else(|| Failure::new("nothing is planned"))
}

/// To a Sunday it can not be moved, and not without a reason.
fn moved(program: &Program<'_>, days: &Around) -> Outcome {
    open_check(program, BULLIED)?;
    program.choose("Verzetten")?;
    program.fill("Nieuwe datum", &typed(days.sunday))?;
    program.press("Verzet volgmoment")?;
    program.see("Schrijf op waarom.")?;
    program.fill("Waarom?", "Op die dag is Anouk op stage.")?;
    program.press("Verzet volgmoment")?;
    program.see("Op die dag is er geen school.")?;
    program.picture("no-school-day")?;
    program.fill("Nieuwe datum", &typed(days.next))?;
    program.see(&in_full(days.next))?;
    program.press("Verzet volgmoment")?;
    program.see_no_more("Wat wil je doen?")
}

fn cancelled(program: &Program<'_>) -> Outcome {
    open_check(program, BULLYING)?;
    program.choose("Laten vervallen")?;
    program.press("Laat vervallen")?;
    program.see("Schrijf op waarom.")?;
    program.picture("cancel")?;
    program.fill("Waarom?", "Tygo volgt vanaf volgende week een andere opleiding.")?;
    program.press("Laat vervallen")?;
    program.see_no_more("Wat wil je doen?")?;
    program.see("Ja. Alles wat bij deze stap hoort, is vastgelegd.")
}

fn typed(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}
