//! Tests of the case model: rules one by one, every variant, and any order of actions.

mod closing;
mod conversations;
mod coverage;
mod dates;
mod dice;
mod follow_ups;
mod intake;
mod journals;
mod kinds;
mod lives;
mod papers;
mod parents;
mod properties;
mod refusals;
mod relations;
mod snapshots;
mod summaries;
mod texts;
mod told;
mod tries;
mod whole_case;
mod world;
