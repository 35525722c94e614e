//! Dates as people type them.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::nl::{MONTHS, NEAR_DAYS, SHORT_MONTHS, WEEKDAYS};

/// Reads a date as a Dutch person types it: "3 nov", "3-11-26", "03/11/2026", "2026-11-03", "vandaag", "gisteren",
/// "morgen", "eergisteren".
///
/// Without a year it is the date nearest to today. A year of two digits is the one nearest to today too, so that a date
/// of birth of 2012 is read as such. Nothing when it is no date that exists.
pub fn parse(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    if let Some((_, days)) = NEAR_DAYS.iter().find(|(word, _)| *word == text) {
        return today.checked_add_signed(TimeDelta::days(*days));
    }
    if let Some(date) = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().and_then(in_range) {
        return Some(date);
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
        .filter(|word| !word.is_empty() && !is_weekday(word))
        .collect();
    let (day, month, year) = match words.as_slice() {
        [day, month] => (*day, *month, None),
        [day, month, year] => (*day, *month, Some(*year)),
        _ => return None,
    };
    let (day, month) = (number(day, 2)?, month_of(month)?);
    let year = match year {
        None => return nearest(today, today.year(), 1, |year| NaiveDate::from_ymd_opt(year, month, day)),
        Some(year) if year.len() == 2 => {
            let century = today.year() / 100 * 100;
            let year = century + i32::try_from(number(year, 2)?).ok()?;
            return nearest(today, year, 100, |year| NaiveDate::from_ymd_opt(year, month, day));
        }
        Some(year) if year.len() == 4 => i32::try_from(number(year, 4)?).ok()?,
        Some(_) => return None,
    };
    in_range(NaiveDate::from_ymd_opt(year, month, day)?)
}

/// A date in full: "3 november 2026".
pub fn in_full(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// A date with its weekday: "dinsdag 3 november 2026".
pub fn with_weekday(date: NaiveDate) -> String {
    let weekday = WEEKDAYS.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    format!("{weekday} {}", in_full(date))
}

fn nearest(today: NaiveDate, year: i32, step: i32, date: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
    [year - step, year, year + step]
        .into_iter()
        .filter_map(date)
        .min_by_key(|date| (*date - today).num_days().abs())
        .and_then(in_range)
}

fn in_range(date: NaiveDate) -> Option<NaiveDate> {
    (1900..=2199).contains(&date.year()).then_some(date)
}

fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() <= digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn month_of(text: &str) -> Option<u32> {
    if let Some(number) = number(text, 2) {
        return Some(number);
    }
    let text = SHORT_MONTHS.iter().find(|(short, _)| *short == text).map_or(text, |(_, month)| month);
    let at = MONTHS.iter().position(|month| text.len() >= 3 && month.starts_with(text))?;
    u32::try_from(at + 1).ok()
}

fn is_weekday(text: &str) -> bool {
    WEEKDAYS.iter().any(|day| *day == text || (text.len() == 2 && day.starts_with(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for (typed, wanted) in [
            ("3 nov", "2026-11-03"),
            ("3-11-26", "2026-11-03"),
            ("03/11/2026", "2026-11-03"),
            ("2026-11-03", "2026-11-03"),
            ("di 3 november", "2026-11-03"),
            ("maandag 2 mrt. 2026", "2026-03-02"),
            ("vandaag", "2026-11-22"),
            (" Gisteren ", "2026-11-21"),
            ("10 jan", "2027-01-10"),
            ("29-2-24", "2024-02-29"),
            ("1-2-12", "2012-02-01"),
        ] {
            assert_eq!(parse(typed, today), Some(wanted.parse().unwrap()), "{typed}");
        }
        for typed in
            ["", "31-2", "29-2-2026", "3", "0 nov", "3 13", "morgenvroeg", "3-11-12345", "١-٢-٢٠٢٦", "1-1-1066"]
        {
            assert_eq!(parse(typed, today), None, "{typed}");
        }
    }

    #[test]
    fn writes_dates_in_full() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
        assert_eq!(with_weekday(date), "dinsdag 3 november 2026");
        assert_eq!(parse(&with_weekday(date), date), Some(date));
    }
}
