//! The official school holidays, read from the data file once.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::Region;
use crate::nl;

/// A school holiday of one region.
#[derive(Clone, Debug)]
pub(super) struct Official {
    pub(super) region: Region,
    pub(super) name: String,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) source: String,
    pub(super) checked: NaiveDate,
}

impl Official {
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// The holidays of a region.
pub(super) fn of(region: Region) -> Vec<&'static Official> {
    all().iter().filter(|holiday| holiday.region == region).collect()
}

pub(super) fn all() -> &'static [Official] {
    static ALL: OnceLock<Vec<Official>> = OnceLock::new();
    ALL.get_or_init(|| include_str!("../school-holidays.csv").lines().filter_map(holiday).collect())
}

fn holiday(line: &str) -> Option<Official> {
    let mut cells = line.split(',');
    let written = cells.next()?;
    let (_, region) = nl::REGIONS.into_iter().find(|(name, _)| *name == written)?;
    Some(Official {
        region,
        name: cells.next()?.to_owned(),
        first: cells.next()?.parse().ok()?,
        last: cells.next()?.parse().ok()?,
        source: cells.next()?.to_owned(),
        checked: cells.next()?.parse().ok()?,
    })
}
