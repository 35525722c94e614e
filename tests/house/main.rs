//! Rules of the house that no compiler holds. Those of the page stand in `ui/tests/sources.test.ts`.

#![cfg(test)]

mod dutch;
mod literals;
mod sources;
