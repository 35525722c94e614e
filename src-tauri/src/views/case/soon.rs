//! Days on which people soon see each other again.

use chrono::Days;
use serde::Serialize;
use specta::Type;

use super::Look;
use crate::views::date;

/// So many days ahead is what people say at the end of a conversation.
const AHEAD: [u8; 4] = [1, 2, 7, 14];

views! {
    /// A school day so many days ahead, or the first one after that; `known`: whether the school holidays up to it are.
    SoonView { days: u8, date: String, later: bool, known: bool }
}

impl Look<'_> {
    pub(super) fn soon(&self) -> Vec<SoonView> {
        let (calendar, today) = (&self.file.calendar, self.file.today);
        let asked = AHEAD.iter().filter_map(|days| Some((*days, today.checked_add_days(Days::new((*days).into()))?)));
        asked
            .map(|(days, asked)| {
                let day = calendar.school_day_from(asked);
                SoonView { days, date: date(day), later: day != asked, known: calendar.is_known(today, day) }
            })
            .collect()
    }
}
