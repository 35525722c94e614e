//! The agenda as a calendar file (.ics, RFC 5545), for the calendar that the mentor uses besides. It leaves the vault, and
//! such a calendar is often seen by others: without being asked for, no name is in it.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use domain::agenda::Bucket;
use icalendar::{Calendar, Class, Component, Event, EventLike, EventStatus, Property};
use sha2::{Digest, Sha256};
use uuid::Builder;
use vault::NewExport;

use super::AgendaItem;
use crate::error::AppError;
use crate::exports::Way;
use crate::nl;
use crate::session::Session;

/// Who made it, as a calendar program is told.
const PRODUCT: &str = "-//Stappenwijzer//Agenda//NL";
/// The most octets of a line (RFC 5545, 3.1).
const LINE_MOST: usize = 75;
/// What a line that goes on begins with.
const GOES_ON: &str = "\r\n ";

/// How the rows are written.
#[derive(Clone, Copy)]
struct Shape {
    /// With the names of people.
    names: bool,
    /// Invented cases: each row says so, for it ends up among real appointments.
    practice: bool,
}

impl Session {
    /// The name of the file with the whole agenda, or with the one thing that has this key. It names nobody.
    pub fn agenda_file_name(&self, key: Option<&str>) -> Result<String, AppError> {
        let items = self.picked(key)?;
        Ok(format!("{}.ics", nl::agenda_file(number_of(key, &items), self.practice)))
    }

    /// The whole agenda as a calendar file, or the one thing that has this key. It is listed in the export register before
    /// anyone has it.
    pub fn export_agenda(&mut self, key: Option<&str>, names: bool, way: Way) -> Result<Vec<u8>, AppError> {
        let items = self.picked(key)?;
        let (now, me) = (self.clock.now(), self.me()?);
        let bytes = written(&items, Shape { names, practice: self.practice }, now).into_bytes();
        let export = NewExport {
            what: &nl::agenda_export(number_of(key, &items), names, self.practice, items.len()),
            case: key.and(items.first()).map(|item| item.case),
            document: None,
            // Who sees that calendar besides the mentor is not for the program to know.
            recipient: &me.name.full(),
            way: way.code(),
            exported_by: me.id,
            sha256: Sha256::digest(&bytes).into(),
        };
        self.vault.write(now, |writer| writer.add_export(&export))?;
        Ok(bytes)
    }

    fn picked(&self, key: Option<&str>) -> Result<Vec<AgendaItem>, AppError> {
        let mut items = self.whole_agenda()?;
        items.retain(|item| key.is_none_or(|key| item.key() == key));
        if items.is_empty() { Err(AppError::NotFound) } else { Ok(items) }
    }
}

/// The number of the case, when it is about one thing.
fn number_of<'a>(key: Option<&str>, items: &'a [AgendaItem]) -> Option<&'a str> {
    // What a family asked is of no case.
    key.and(items.first()).map(|item| item.number.as_str()).filter(|number| !number.is_empty())
}

fn written(items: &[AgendaItem], shape: Shape, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.extend(items.iter().map(|item| event(item, shape, now)));
    folded(&calendar.to_string())
}

/// A day, without an alarm: the program does not know when in the day it is wanted.
fn event(found: &AgendaItem, Shape { names, practice }: Shape, now: DateTime<Utc>) -> Event {
    let item = &found.item;
    let whom = found.guardian.as_deref().unwrap_or(&found.name);
    let whom = Some(whom).filter(|whom| names && !whom.is_empty());
    let paused = item.bucket == Bucket::Paused;
    let row = nl::agenda_row(item.kind, whom, &found.number, paused);
    let row = if practice { nl::practised(&row) } else { row };
    let mut event = Event::new();
    event
        .uid(&uid(found))
        .timestamp(now)
        .last_modified(now)
        .sequence(sequence(now))
        .summary(&on_one_line(&row))
        .starts(item.due)
        .status(if paused { EventStatus::Tentative } else { EventStatus::Confirmed })
        // Hidden from whoever may look into the calendar, in programs that heed it; and it makes nobody busy.
        .class(Class::Private)
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(after) = item.due.succ_opt() {
        event.ends(after);
    }
    let term = item.extended.map(nl::agenda_term);
    let unknown = item.unknown.then(|| nl::AGENDA_UNKNOWN.to_owned());
    let notes: Vec<String> = term.into_iter().chain(unknown).collect();
    if !notes.is_empty() {
        event.description(&notes.join("\n"));
    }
    event
}

/// The same for the same thing whatever its day, so that reading a file again moves it and adds nothing. A UUID made of the
/// key (RFC 7986, 5.3): who has two files can not tell whether two things are with the same pupil.
fn uid(found: &AgendaItem) -> String {
    let digest: [u8; 32] = Sha256::digest(found.key()).into();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// Rises with time: a later file counts in every calendar, also when only the day moved. In minutes it fits for ages.
fn sequence(now: DateTime<Utc>) -> u32 {
    u32::try_from(now.timestamp() / 60).unwrap_or_default()
}

/// What is not for the eye has no place in a calendar (RFC 5545, 3.3.11).
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Lines of at most 75 octets. The crate's own folding lets the last piece of a line have one more.
fn folded(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for line in written.replace(GOES_ON, "").split_terminator("\r\n") {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE_MOST {
                folded.push_str(GOES_ON);
                length = 1;
            }
            folded.push(c);
            length += c.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}
