//! A picture as a paper carries it.

use std::fmt;
use std::sync::Arc;

/// A small opaque picture, ready to be put into a file as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Points in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The rows, three bytes a point (red, green, blue), filtered as PNG does and compressed with zlib.
    pub rows: Arc<[u8]>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {}, {} bytes)", self.width, self.height, self.rows.len())
    }
}
