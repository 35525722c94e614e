//! The use cases at their own level: real encrypted vaults in throw-away folders.

#[cfg(test)]
mod access;
#[cfg(test)]
mod agenda;
#[cfg(test)]
mod archive;
#[cfg(test)]
mod backups;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod check;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod entry;
#[cfg(test)]
mod handover;
#[cfg(test)]
mod holidays;
#[cfg(test)]
mod idle;
#[cfg(test)]
mod input;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod measures;
#[cfg(test)]
mod practice;
#[cfg(test)]
mod references;
#[cfg(test)]
#[path = "../../../seal/src/tests/school.rs"]
mod school;
#[cfg(test)]
mod school_file;
#[cfg(test)]
mod seals;
#[cfg(test)]
mod signed;
#[cfg(test)]
mod support;
#[cfg(test)]
mod together;
