//! A picture from outside, drawn anew: decoded within limits, upright, on white, grey, no larger than a paper needs.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use thiserror::Error;

/// The largest file that is read: a photograph of the best telephones.
pub const SCAN_MOST_BYTES: u64 = 40 << 20;
/// The most points: an A4 at 600 dots an inch has 35 million.
const POINTS_MOST: u64 = 64_000_000;
/// The longest side.
const SIDE_MOST: u32 = 20_000;
/// The most memory that decoding may take.
const MEMORY_MOST: u64 = 512 << 20;
/// The longest side that is kept: an A4 at 200 dots an inch, on which a signature can be compared.
const KEPT_SIDE: u32 = 2_339;
/// The quality that is kept, of 100.
const QUALITY: u8 = 80;

/// Why a picture can not be kept with a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ScanProblem {
    /// The file is larger than any photograph.
    #[error("the file is too large")]
    TooLarge,
    /// Neither JPEG nor PNG.
    #[error("no JPEG or PNG")]
    NoPicture,
    /// More points than a scan has.
    #[error("too many points")]
    TooManyPoints,
    /// It begins as a picture and can not be read.
    #[error("a broken picture")]
    Broken,
    /// No picture was chosen before.
    #[error("nothing was chosen")]
    NothingChosen,
}

/// Draws a picture anew, as a grey JPEG without anything beside it.
pub fn redrawn(bytes: &[u8]) -> Result<Vec<u8>, ScanProblem> {
    if bytes.len() as u64 > SCAN_MOST_BYTES {
        return Err(ScanProblem::TooLarge);
    }
    let picture = decoded(bytes)?;
    let grey = on_white(&fitted(picture));
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&grey).map_err(|_| ScanProblem::Broken)?;
    Ok(jpeg)
}

/// Whether these are bytes that can be shown: for what another vault says it kept.
pub(crate) fn is_picture(bytes: &[u8]) -> bool {
    image::guess_format(bytes).is_ok_and(|format| format == ImageFormat::Jpeg)
        && bytes.len() as u64 <= SCAN_MOST_BYTES
        && decoded(bytes).is_ok_and(|picture| picture.width().max(picture.height()) <= KEPT_SIDE)
}

fn decoded(bytes: &[u8]) -> Result<DynamicImage, ScanProblem> {
    let format = image::guess_format(bytes).map_err(|_| ScanProblem::NoPicture)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png) {
        return Err(ScanProblem::NoPicture);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MOST);
    limits.max_image_height = Some(SIDE_MOST);
    limits.max_alloc = Some(MEMORY_MOST);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| problem(&error))?;
    // Asked of the header: nothing of the picture itself was unpacked yet.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > POINTS_MOST {
        return Err(ScanProblem::TooManyPoints);
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| problem(&error))?;
    picture.apply_orientation(turned);
    Ok(picture)
}

fn fitted(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= KEPT_SIDE { picture } else { picture.thumbnail(KEPT_SIDE, KEPT_SIDE) }
}

/// Grey, with white behind what can be seen through.
fn on_white(picture: &DynamicImage) -> GrayImage {
    let seen = picture.to_luma_alpha8();
    let mut grey = GrayImage::new(seen.width(), seen.height());
    for (to, from) in grey.pixels_mut().zip(seen.pixels()) {
        let [light, alpha] = from.0.map(u16::from);
        let mixed = (light * alpha + 255 * (255 - alpha)) / 255;
        to.0 = [u8::try_from(mixed).unwrap_or(u8::MAX)];
    }
    grey
}

fn problem(error: &ImageError) -> ScanProblem {
    if matches!(error, ImageError::Limits(_)) { ScanProblem::TooManyPoints } else { ScanProblem::Broken }
}

#[cfg(test)]
mod tests;
