//! A holiday calendar from a file: looked at first, kept when a person says so, and from then on a reason to move.

use app::domain::calendar::{Calendar, HolidayImport, NoSchool, Origin};
use app::domain::people::School;
use app::{AppError, HOLIDAYS_MOST_BYTES, HolidaysProblem};

use crate::support::{Home, day};

/// Of a school in the middle of the country: what is new, what the state says already, another region, and no holiday.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//NL\r\n\
    BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270308\r\nDTEND;VALUE=DATE:20270310\r\nSUMMARY:Studiedag\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261221\r\nDTEND;VALUE=DATE:20270102\r\nSUMMARY:Kerstvakantie\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20270315\r\nSUMMARY:Vakantie regio Noord\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20270317\r\nSUMMARY:Excursie brugklas\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:5\r\nDTSTART:20270318T190000\r\nDTEND:20270318T210000\r\nSUMMARY:Ouderavond\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

#[test]
fn a_calendar_is_looked_at_and_counts_once_it_is_kept() {
    let (home, mut session) = Home::started();
    let (school, head) = (session.school().clone(), session.chain_head().unwrap());
    let found = session.read_holidays(CALENDAR.as_bytes()).unwrap();
    let told: Vec<_> = found.days.iter().map(|found| (found.day.name.as_str(), found.likely, found.known)).collect();
    let expected = [
        ("Kerstvakantie", true, true),
        ("Studiedag", true, false),
        ("Vakantie regio Noord", false, false),
        ("Excursie brugklas", false, false),
    ];
    assert_eq!((told.as_slice(), found.timed), (expected.as_slice(), 1));
    assert_eq!((session.school(), session.chain_head().unwrap()), (&school, head), "looking stores nothing");

    let chosen = found.days.into_iter().filter(|found| found.likely && !found.known).map(|found| found.day).collect();
    let import = HolidayImport { on: home.today(), complete_until: None, days: chosen };
    session.save_school(School { import: Some(import.clone()), ..school }).unwrap();
    let studies = |session: &app::Session| {
        let calendar = Calendar::of(session.school());
        calendar.closed(day("2027-03-09")).map(|(why, origin)| (why.to_string(), origin))
    };
    let expected = (NoSchool::Imported("Studiedag".to_owned()).to_string(), Origin::Import { on: home.today() });
    assert_eq!(studies(&session), Some(expected.clone()));
    let again = session.read_holidays(CALENDAR.as_bytes()).unwrap();
    assert!(again.days.iter().all(|found| found.known == found.likely), "what was kept is known now: {again:?}");
    session.close(true).unwrap();
    let session = home.unlock();
    assert_eq!((session.school().import.as_ref(), studies(&session)), (Some(&import), Some(expected)));
}

#[test]
fn what_is_no_calendar_is_refused_and_changes_nothing() {
    let (_home, session) = Home::started();
    let head = session.chain_head().unwrap();
    let most = usize::try_from(HOLIDAYS_MOST_BYTES).unwrap();
    for (bytes, problem) in [
        (b"%PDF-1.7".to_vec(), HolidaysProblem::NoCalendar),
        (vec![0xff; 40], HolidaysProblem::NoCalendar),
        (vec![b' '; most + 1], HolidaysProblem::TooLarge),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n".to_vec(), HolidaysProblem::NoDays),
    ] {
        match session.read_holidays(&bytes) {
            Err(AppError::Holidays(found)) => assert_eq!(found, problem),
            answer => panic!("{problem:?}: {answer:?}"),
        }
    }
    assert_eq!(session.chain_head().unwrap(), head);
}
