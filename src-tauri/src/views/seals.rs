//! The keys that seal, as the page sees them.

use app::{KeyLine, LossReason, SealPaper};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{date, moment};
use crate::error::{Code, Failure};

/// Why a key is no longer trusted.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LossReasonView {
    /// The computer, or a copy of the vault, is gone.
    Lost,
    /// It was stolen.
    Stolen,
    /// Someone else may have used it.
    Misuse,
    /// The school withdrew the certificate.
    Withdrawn,
}

impl From<LossReasonView> for LossReason {
    fn from(view: LossReasonView) -> Self {
        match view {
            LossReasonView::Lost => Self::Lost,
            LossReasonView::Stolen => Self::Stolen,
            LossReasonView::Misuse => Self::Misuse,
            LossReasonView::Withdrawn => Self::Withdrawn,
        }
    }
}

impl From<LossReason> for LossReasonView {
    fn from(reason: LossReason) -> Self {
        match reason {
            LossReason::Lost => Self::Lost,
            LossReason::Stolen => Self::Stolen,
            LossReason::Misuse => Self::Misuse,
            LossReason::Withdrawn => Self::Withdrawn,
        }
    }
}

/// A day as the page writes it: "2026-11-03".
#[derive(Clone, Copy, Debug, Deserialize, Type)]
#[serde(transparent)]
pub struct DayView(#[specta(type = String)] pub NaiveDate);

/// A paper about a key.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum SealPaperView {
    /// The card with the fingerprint of the key in use.
    Card {},
    /// The notice that a key was lost.
    Notice {
        /// Of which key.
        fingerprint: String,
    },
}

impl TryFrom<SealPaperView> for SealPaper {
    type Error = Failure;

    fn try_from(view: SealPaperView) -> Result<Self, Failure> {
        match view {
            SealPaperView::Card {} => Ok(Self::Card),
            SealPaperView::Notice { fingerprint } => {
                Ok(Self::Notice(fingerprint.parse().map_err(|_| Failure::refused(Code::SealUnknown))?))
            }
        }
    }
}

views! {
    /// A key of this mentor. `until`: nothing for the one in use. `issuer`: nothing for one that the program made.
    KeyLineView {
        fingerprint: String,
        holder: String,
        school: String,
        issuer: Option<String>,
        valid_until: Option<String>,
        since: String,
        until: Option<String>,
        loss: Option<LossView>,
    }
    /// From when it is no longer trusted, why, and when that was reported.
    LossView { since: String, reason: LossReasonView, reported: String }
}

impl KeyLineView {
    /// The views of the keys, in the same order.
    pub fn all(keys: Vec<KeyLine>) -> Vec<Self> {
        keys.into_iter().map(Self::new).collect()
    }

    fn new(key: KeyLine) -> Self {
        Self {
            fingerprint: key.fingerprint.to_string(),
            holder: key.holder,
            school: key.school,
            issuer: key.issuer,
            valid_until: key.valid_until.map(moment),
            since: moment(key.since),
            until: key.until.map(moment),
            loss: key.loss.map(|loss| LossView {
                since: date(loss.since),
                reason: loss.reason.into(),
                reported: moment(loss.reported),
            }),
        }
    }
}

/// What became of choosing a file with a key of the school.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum SchoolFileView {
    /// The mentor thought better of it.
    Cancelled {},
    /// It waits for its password.
    Chosen {
        /// The name of the file.
        name: String,
    },
}

/// What became of taking up a certificate.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ImportedView {
    /// The mentor thought better of it.
    Cancelled {},
    /// It is in use.
    Imported {
        /// The keys as they are now.
        keys: Vec<KeyLineView>,
    },
}
