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
mod measure_blocks;
mod measure_dates;
mod measure_properties;
mod measure_refusals;
mod measure_stored;
mod measure_tries;
mod measures;
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
