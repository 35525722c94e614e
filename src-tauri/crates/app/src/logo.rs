//! The logo of the school: made small and harmless once, when it is chosen, and then on every paper.
//!
//! A PNG or JPEG is decoded here. A drawing (SVG) is drawn by the page, as a picture in a web page: in that place the
//! browser engine runs no script and fetches nothing. It comes back as points and goes through the same door. So no
//! second drawing program is in the house, and what is stored is never more than points.

mod drawing;
mod pixels;

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::picture::Picture;
use image::{ImageDecoder as _, ImageFormat, ImageReader};
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::session::Session;

/// No larger file is read.
pub const LOGO_MOST_BYTES: u64 = 8_000_000;
/// No picture with more points than this is decoded, whatever the size of its file.
const MOST_POINTS: u64 = 24_000_000;
/// No more memory than this is taken for decoding.
const MOST_MEMORY: u64 = 256_000_000;

const LOGO: &str = "school-logo";

/// Why a file can not be the logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoProblem {
    /// More bytes than [`LOGO_MOST_BYTES`].
    TooLarge,
    /// More points than can be decoded safely.
    TooManyPoints,
    /// No PNG, JPEG or SVG.
    NoPicture,
    /// It is one, but it is damaged.
    Damaged,
    /// There is nothing on it: everything is white or transparent.
    Blank,
    /// A drawing with a program, a link or a trick in it.
    UnsafeDrawing,
}

/// What a chosen file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChosenLogo {
    /// A picture; it is the logo now.
    Picture(StoredLogo),
    /// A drawing that looks harmless. Whoever has an engine for it draws it and comes back with [`Session::set_logo`].
    Drawing(String),
}

/// The logo as the vault keeps it: a PNG of red, green and blue, no larger than it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredLogo {
    /// Points in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The PNG, in base64.
    pub png: String,
}

impl Session {
    /// The logo, for looking at.
    pub fn logo(&self) -> Result<Option<StoredLogo>, AppError> {
        Ok(self.vault.read(|reader| reader.setting::<Option<StoredLogo>>(LOGO))?.flatten())
    }

    /// Takes a file that was chosen: a picture becomes the logo at once, a drawing comes back to be drawn first.
    pub fn choose_logo(&mut self, bytes: &[u8]) -> Result<ChosenLogo, AppError> {
        if bytes.len() as u64 > LOGO_MOST_BYTES {
            return Err(AppError::Logo(LogoProblem::TooLarge));
        }
        match drawing::read(bytes) {
            Some(drawing) => Ok(ChosenLogo::Drawing(drawing?)),
            None => self.set_logo(bytes).map(ChosenLogo::Picture),
        }
    }

    /// Makes a PNG or JPEG the logo.
    pub fn set_logo(&mut self, bytes: &[u8]) -> Result<StoredLogo, AppError> {
        let logo = prepare(bytes)?;
        self.keep_logo(Some(&logo))?;
        Ok(logo)
    }

    /// Papers go without a logo from now on.
    pub fn remove_logo(&mut self) -> Result<(), AppError> {
        self.keep_logo(None)
    }

    fn keep_logo(&mut self, logo: Option<&StoredLogo>) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_setting(LOGO, &logo, me))?)
    }

    /// The logo as a paper carries it.
    pub(crate) fn logo_picture(&self) -> Result<Option<Picture>, AppError> {
        self.logo()?.map(|logo| picture(&logo)).transpose()
    }
}

/// A picture file as the vault keeps it.
fn prepare(bytes: &[u8]) -> Result<StoredLogo, AppError> {
    if bytes.len() as u64 > LOGO_MOST_BYTES {
        return Err(AppError::Logo(LogoProblem::TooLarge));
    }
    let format = image::guess_format(bytes).ok();
    let format = format.filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg));
    let format = format.ok_or(AppError::Logo(LogoProblem::NoPicture))?;
    let damaged = |_| AppError::Logo(LogoProblem::Damaged);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    // The head of the file says how large it is; nothing is decoded before that was looked at.
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(AppError::Logo(LogoProblem::TooManyPoints));
    }
    let picture = image::DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let trimmed = pixels::trimmed(&pixels::on_white(&picture)).ok_or(AppError::Logo(LogoProblem::Blank))?;
    let (image, png) = pixels::small(&trimmed).map_err(damaged)?;
    Ok(StoredLogo { width: image.width(), height: image.height(), png: STANDARD.encode(png) })
}

/// A kept logo as a paper carries it: the very bytes of its PNG.
fn picture(logo: &StoredLogo) -> Result<Picture, AppError> {
    let damaged = AppError::Vault(vault::VaultError::Damaged(vault::Damage::Row));
    let rows = STANDARD.decode(&logo.png).ok().and_then(|png| pixels::data(&png)).ok_or(damaged)?;
    Ok(Picture { width: logo.width, height: logo.height, rows: rows.into() })
}

#[cfg(test)]
mod tests;
