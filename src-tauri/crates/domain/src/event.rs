//! What happened: the stored format.

use serde::{Deserialize, Serialize};

/// What happened in a case, in the past tense. A skeleton: dates, random ids and enums, never free text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {}
