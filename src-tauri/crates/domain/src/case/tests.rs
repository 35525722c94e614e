//! Tests of the case model: rules one by one, every variant, and any order of actions.

mod checks;
mod closing;
mod conversations;
mod coverage;
mod dates;
mod dice;
mod follow_ups;
mod intake;
mod journals;
mod kinds;
mod papers;
mod parents;
mod pauses;
mod properties;
mod refusals;
mod snapshots;
mod texts;
mod tries;
mod whole_case;
pub(crate) mod world;
