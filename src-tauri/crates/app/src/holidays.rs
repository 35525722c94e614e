//! A holiday calendar from a file (.ics): what it would add, before anything is stored.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Days, Local, Months, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::calendar::{Calendar, Day, OwnDay};
use domain::names::fold;
use icalendar::parser::{Component, Property, read_calendar_simple, unfold};
use thiserror::Error;

use crate::error::AppError;
use crate::nl;
use crate::session::Session;
use crate::settings::{MOST_OWN_DAYS, OWN_DAY_YEARS};

/// The largest file that is read. A calendar with ten years of holidays is below a hundredth of it.
pub const HOLIDAYS_MOST_BYTES: u64 = 2_000_000;
/// How deep the parts of a calendar may lie in each other; those of a real one lie three deep.
const DEEPEST: usize = 8;
/// Days that ended so long ago are of no use any more.
const MONTHS_BACK: u32 = 12;
/// A stretch without school longer than this is no holiday.
const LONGEST_DAYS: i64 = 100;
/// The most characters of a name.
const NAME_MOST: usize = 100;

/// What a holiday calendar would add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundHolidays {
    /// Whole days, by date.
    pub days: Vec<FoundDay>,
    /// How many were passed over because they have a time of day.
    pub timed: u32,
    /// How many because they come back by a rule.
    pub repeating: u32,
    /// How many because they are long past or very far ahead.
    pub distant: u32,
    /// How many because their days make no sense.
    pub unreadable: u32,
}

/// A stretch of days of a holiday calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDay {
    /// The days and their name.
    pub day: OwnDay,
    /// Whether its name looks like a day without school in this region; to be confirmed by a person.
    pub likely: bool,
    /// Whether the school's calendar has no school on any of these days already.
    pub known: bool,
}

/// Why a holiday calendar can not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HolidaysProblem {
    /// Larger than any calendar.
    #[error("the file is too large for a calendar")]
    TooLarge,
    /// No calendar, or a broken one.
    #[error("the file is no readable calendar")]
    NoCalendar,
    /// A calendar without a whole day in it.
    #[error("the calendar has no whole days")]
    NoDays,
    /// More days than a school can have.
    #[error("the calendar has too many days")]
    TooMany,
}

impl Session {
    /// What a holiday calendar would add. Stores nothing.
    pub fn read_holidays(&self, bytes: &[u8]) -> Result<FoundHolidays, AppError> {
        let local = |moment: DateTime<Utc>| moment.with_timezone(&Local).naive_local();
        let found = find(bytes, self.clock.today(), &local)?;
        let calendar = Calendar::of(&self.school);
        let elsewhere: Vec<&str> = nl::REGION_NAMES
            .iter()
            .filter(|(_, region)| *region != self.school.region)
            .map(|(name, _)| *name)
            .collect();
        let days = found.days.into_iter().map(|found| FoundDay {
            likely: is_likely(&found.day.name, &elsewhere),
            known: found
                .day
                .first
                .iter_days()
                .take_while(|day| *day <= found.day.last)
                .all(|day| matches!(calendar.day(day), Day::NoSchool(_))),
            ..found
        });
        Ok(FoundHolidays { days: days.collect(), ..found })
    }
}

/// The whole days of a calendar. `local` says which day and time it is here at a moment.
fn find(
    bytes: &[u8],
    today: NaiveDate,
    local: &impl Fn(DateTime<Utc>) -> NaiveDateTime,
) -> Result<FoundHolidays, HolidaysProblem> {
    if bytes.len() as u64 > HOLIDAYS_MOST_BYTES {
        return Err(HolidaysProblem::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| HolidaysProblem::NoCalendar)?;
    let text = unfold(text.trim_start_matches('\u{feff}').trim());
    check_depth(&text)?;
    let parts = read_calendar_simple(&text).map_err(|_| HolidaysProblem::NoCalendar)?;
    let events: Vec<&Component<'_>> = parts
        .iter()
        .filter(|part| part.name.as_str().eq_ignore_ascii_case("VCALENDAR"))
        .flat_map(|calendar| &calendar.components)
        .filter(|part| part.name.as_str().eq_ignore_ascii_case("VEVENT"))
        .collect();
    if !parts.iter().any(|part| part.name.as_str().eq_ignore_ascii_case("VCALENDAR")) {
        return Err(HolidaysProblem::NoCalendar);
    }
    let mut found = FoundHolidays::default();
    let earliest = today.checked_sub_months(Months::new(MONTHS_BACK)).unwrap_or(today);
    let latest = today.checked_add_months(Months::new(12 * OWN_DAY_YEARS)).unwrap_or(today);
    for event in events {
        if text_of(event, "STATUS").is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")) {
            continue;
        }
        if event.find_prop("RRULE").is_some() || event.find_prop("RDATE").is_some() {
            found.repeating += 1;
            continue;
        }
        match days_of(event, local) {
            Span::Timed => found.timed += 1,
            Span::Unreadable => found.unreadable += 1,
            Span::Days(_, last) if last < earliest || last > latest => found.distant += 1,
            Span::Days(first, last) => {
                let day = OwnDay { first, last, name: name_of(event) };
                if !found.days.iter().any(|other| other.day == day) {
                    found.days.push(FoundDay { day, likely: false, known: false });
                }
            }
        }
        if found.days.len() > MOST_OWN_DAYS {
            return Err(HolidaysProblem::TooMany);
        }
    }
    if found.days.is_empty() {
        return Err(HolidaysProblem::NoDays);
    }
    found.days.sort_by(|a, b| (a.day.first, a.day.last, &a.day.name).cmp(&(b.day.first, b.day.last, &b.day.name)));
    Ok(found)
}

/// Reading goes into itself for each part in a part: a file of nothing but beginnings would exhaust the stack.
fn check_depth(text: &str) -> Result<(), HolidaysProblem> {
    let mut depth = 0_usize;
    for line in text.lines() {
        let line = line.trim_start();
        let starts = |word: &str| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if starts("BEGIN") {
            depth += 1;
        } else if starts("END") {
            depth = depth.saturating_sub(1);
        }
        if depth > DEEPEST {
            return Err(HolidaysProblem::NoCalendar);
        }
    }
    Ok(())
}

/// When an event is.
enum Span {
    /// On whole days, from the first to the last.
    Days(NaiveDate, NaiveDate),
    /// At a time of day.
    Timed,
    /// Nobody can tell.
    Unreadable,
}

/// The beginning or end of an event.
#[derive(Clone, Copy)]
enum Edge {
    Day(NaiveDate),
    Time(NaiveDateTime),
}

/// The end of a whole-day event is the day after its last day (RFC 5545, 3.6.1). Some calendars write whole days as times
/// from midnight to midnight; those count too.
fn days_of(event: &Component<'_>, local: &impl Fn(DateTime<Utc>) -> NaiveDateTime) -> Span {
    let Some(start) = event.find_prop("DTSTART").and_then(|start| edge(start, local)) else { return Span::Unreadable };
    let end = match event.find_prop("DTEND") {
        Some(end) => match edge(end, local) {
            Some(end) => Some(end),
            None => return Span::Unreadable,
        },
        None => None,
    };
    let first = match start {
        Edge::Day(day) => day,
        Edge::Time(time) if time.time() == NaiveTime::MIN => time.date(),
        Edge::Time(_) => return Span::Timed,
    };
    let after = match (end, start) {
        (Some(Edge::Day(day)), _) => day,
        (Some(Edge::Time(time)), _) if time.time() == NaiveTime::MIN => time.date(),
        // One minute or second before midnight.
        (Some(Edge::Time(time)), _) if is_last_minute(time.time()) => plus(time.date(), 1),
        (Some(Edge::Time(_)), _) => return Span::Timed,
        (None, _) => match text_of(event, "DURATION").map(|text| duration(&text)) {
            Some(Some(days)) => plus(first, days),
            Some(None) => return Span::Unreadable,
            None if matches!(start, Edge::Day(_)) => plus(first, 1),
            // A moment, without an end.
            None => return Span::Timed,
        },
    };
    // An end on the first day itself is written by some for one day.
    let after = after.max(plus(first, 1));
    let Some(last) = after.pred_opt() else { return Span::Unreadable };
    if (last - first).num_days() >= LONGEST_DAYS || end_before(end, first) {
        return Span::Unreadable;
    }
    Span::Days(first, last)
}

fn end_before(end: Option<Edge>, first: NaiveDate) -> bool {
    match end {
        Some(Edge::Day(day)) => day < first,
        Some(Edge::Time(time)) => time.date() < first,
        None => false,
    }
}

fn is_last_minute(time: NaiveTime) -> bool {
    NaiveTime::from_hms_opt(23, 59, 0).is_some_and(|last| time >= last)
}

/// A day; a moment in universal time as it is here; any other time as the clock says it where it was written.
fn edge(property: &Property<'_>, local: &impl Fn(DateTime<Utc>) -> NaiveDateTime) -> Option<Edge> {
    let value = property.val.as_str().trim();
    if let Some(universal) = value.strip_suffix(['Z', 'z']) {
        let moment = NaiveDateTime::parse_from_str(universal, "%Y%m%dT%H%M%S").ok()?;
        return Some(Edge::Time(local(moment.and_utc())));
    }
    if value.len() == 8 {
        return NaiveDate::parse_from_str(value, "%Y%m%d").ok().map(Edge::Day);
    }
    NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok().map(Edge::Time)
}

/// Whole days or weeks: "P9D", "P1W".
fn duration(text: &str) -> Option<u64> {
    let text = text.trim().trim_start_matches('+').strip_prefix('P')?;
    let (count, each) =
        text.strip_suffix('D').map(|count| (count, 1)).or_else(|| Some((text.strip_suffix('W')?, 7)))?;
    count.parse::<u16>().ok().filter(|count| *count > 0).map(|count| u64::from(count) * each)
}

/// The name, without what can not stand on a line.
fn name_of(event: &Component<'_>) -> String {
    let written = text_of(event, "SUMMARY").unwrap_or_default();
    let plain = written.replace("\\n", " ").replace("\\N", " ").replace('\\', "");
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || is_unseen(c)).filter(|word| !word.is_empty()).collect();
    let name: String = words.join(" ").chars().take(NAME_MOST).collect();
    if name.trim().is_empty() { nl::DAY_WITHOUT_NAME.to_owned() } else { name.trim().to_owned() }
}

/// Characters that change how others are read, or that are not there for the eye.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn text_of(event: &Component<'_>, name: &str) -> Option<String> {
    event.find_prop(name).map(|property| property.val.as_str().trim().to_owned())
}

fn is_likely(name: &str, elsewhere: &[&str]) -> bool {
    let folded = fold(name);
    let says = |word: &&str| folded.contains(*word);
    nl::FREE_DAY_WORDS.iter().any(says)
        && !elsewhere.iter().any(|region| {
            folded.split_whitespace().any(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == *region)
        })
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
