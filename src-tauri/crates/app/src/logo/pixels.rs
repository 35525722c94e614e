//! From any picture to a small opaque one.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, ImageResult, Rgb, RgbImage, imageops};

/// As large as it is printed (56 × 22 mm) at 300 points an inch.
const LARGEST: (u32, u32) = (672, 264);
/// A file of three pages stays below 100 kB with a logo of this size.
const MOST_BYTES: usize = 56_000;
/// Smaller than this it is not made, however busy it is.
const LEAST_WIDTH: u32 = 120;
/// Paper is white: whatever is lighter than this, in each of the three, is margin.
const MARGIN: u8 = 250;

/// The picture as it looks on paper: what was transparent shows the white below it.
pub(super) fn on_white(image: &DynamicImage) -> RgbImage {
    let image = image.to_rgba8();
    let mut flat = RgbImage::new(image.width(), image.height());
    for (to, from) in flat.pixels_mut().zip(image.pixels()) {
        let [red, green, blue, opaque] = from.0;
        let over = |colour: u8| {
            let mixed = u16::from(colour) * u16::from(opaque) + 255 * (255 - u16::from(opaque));
            u8::try_from((mixed + 127) / 255).unwrap_or(255)
        };
        *to = Rgb([over(red), over(green), over(blue)]);
    }
    flat
}

/// Without its white margins; nothing when it is all margin.
pub(super) fn trimmed(image: &RgbImage) -> Option<RgbImage> {
    let drawn = image.enumerate_pixels().filter(|(_, _, point)| point.0.iter().any(|part| *part < MARGIN));
    let edges = drawn.fold(None, |edges: Option<[u32; 4]>, (x, y, _)| {
        let [left, top, right, bottom] = edges.unwrap_or([x, y, x, y]);
        Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
    });
    let [left, top, right, bottom] = edges?;
    Some(imageops::crop_imm(image, left, top, right - left + 1, bottom - top + 1).to_image())
}

/// No larger than it is printed, and no more bytes than a paper can carry; with its PNG.
pub(super) fn small(image: &RgbImage) -> ImageResult<(RgbImage, Vec<u8>)> {
    let mut room = LARGEST;
    loop {
        let fitted = fitted(image, room);
        let png = png(&fitted)?;
        if png.len() <= MOST_BYTES || fitted.width() <= LEAST_WIDTH {
            return Ok((fitted, png));
        }
        room = (fitted.width() * 4 / 5, fitted.height().max(5) * 4 / 5);
    }
}

fn fitted(image: &RgbImage, (width, height): (u32, u32)) -> RgbImage {
    if image.width() <= width && image.height() <= height {
        return image.clone();
    }
    let of = |part: u32, whole: u32, size: u32| {
        let scaled = (u64::from(size) * u64::from(part)).div_ceil(u64::from(whole.max(1)));
        u32::try_from(scaled).unwrap_or(1).max(1)
    };
    // The side that sticks out most decides.
    let (by_width, by_height) = (of(width, image.width(), image.height()), of(height, image.height(), image.width()));
    let (width, height) = if by_width <= height { (width, by_width) } else { (by_height, height) };
    imageops::resize(image, width, height, imageops::FilterType::Lanczos3)
}

fn png(image: &RgbImage) -> ImageResult<Vec<u8>> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    encoder.write_image(image.as_raw(), image.width(), image.height(), ExtendedColorType::Rgb8)?;
    Ok(png)
}

/// The compressed rows in a PNG of ours; nothing when it is none.
pub(super) fn data(png: &[u8]) -> Option<Vec<u8>> {
    let mut rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let mut data = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (kind, after) = after.split_at_checked(4)?;
        let (content, after) = after.split_at_checked(length)?;
        match kind {
            // Eight bits a part, three parts a point, nothing interlaced.
            b"IHDR" => (content.get(8..) == Some(&[8, 2, 0, 0, 0])).then_some(())?,
            b"IDAT" => data.extend_from_slice(content),
            b"IEND" => return Some(data),
            _ => {}
        }
        rest = after.get(4..)?;
    }
    None
}
