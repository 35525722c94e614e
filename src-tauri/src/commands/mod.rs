//! What a page can ask for: parse, make one call, convert.

pub mod entry;
pub mod work;
