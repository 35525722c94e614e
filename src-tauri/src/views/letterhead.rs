//! The letterhead as the settings show it.

use app::StoredLogo;
use serde::Serialize;
use specta::Type;

views! {
    /// The logo: a PNG in base64, and its size in points.
    LogoView { png: String, width: u32, height: u32 }
    /// A file that was chosen: the logo it became, or the drawing (SVG) that the page must draw first.
    ChosenLogoView { logo: Option<LogoView>, drawing: Option<String> }
}

impl From<StoredLogo> for LogoView {
    fn from(logo: StoredLogo) -> Self {
        Self { png: logo.png, width: logo.width, height: logo.height }
    }
}
