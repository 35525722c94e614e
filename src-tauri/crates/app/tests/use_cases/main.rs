//! The use cases at their own level: real encrypted vaults in throw-away folders.

#[cfg(test)]
mod practice;
#[cfg(test)]
mod support;
