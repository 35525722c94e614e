//! What the tests of the whole program share.

#[cfg(target_os = "linux")]
#[path = "pdf/judges.rs"]
pub mod judges;
#[cfg(target_os = "linux")]
pub mod window;
