use image::{ImageEncoder as _, Rgba, RgbaImage};

use super::*;

/// Text that a camera writes beside a picture, as an Exif block: turned a quarter, and where it was.
fn exif() -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPS 52.1 5.1 iPhone van Noor");
    exif
}

fn picture(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgba8(RgbaImage::from_fn(width, height, |x, y| {
        if x < width / 2 { Rgba([200, 30, 30, 255]) } else { Rgba([0, 0, 0, if y < height / 2 { 0 } else { 255 }]) }
    }))
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => picture.to_rgb8().write_to(&mut bytes, format).unwrap(),
        _ => picture.write_to(&mut bytes, format).unwrap(),
    }
    bytes.into_inner()
}

fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let exif = exif();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// A PNG whose header says how large it is, with next to nothing in it.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    encoder.write_image(&[0], 1, 1, image::ExtendedColorType::L8).unwrap();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8)
            .fold(crc ^ u32::from(*byte), |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn what_is_kept_is_grey_upright_and_without_anything_beside_it() {
    let jpeg = with_exif(&written(&picture(60, 40), ImageFormat::Jpeg));
    assert!(jpeg.windows(6).any(|w| w == b"iPhone"));
    let kept = redrawn(&jpeg).unwrap();
    for beside in [&b"Exif"[..], b"iPhone", b"GPS", b"ICC"] {
        assert!(!kept.windows(beside.len()).any(|window| window == beside), "{}", String::from_utf8_lossy(beside));
    }
    let again = decoded(&kept).unwrap();
    assert_eq!((again.width(), again.height()), (40, 60), "turned as the camera said");
    assert!(matches!(again, DynamicImage::ImageLuma8(_)));
    assert!(is_picture(&kept) && !is_picture(&jpeg[..20]));
}

#[test]
fn what_can_be_seen_through_is_white_paper() {
    let grey = decoded(&redrawn(&written(&picture(64, 64), ImageFormat::Png)).unwrap()).unwrap().to_luma8();
    let light = |x, y| grey.get_pixel(x, y).0[0];
    assert!(light(56, 8) > 240, "{}", light(56, 8));
    assert!(light(56, 56) < 15, "{}", light(56, 56));
}

#[test]
fn a_large_scan_becomes_as_large_as_a_paper_needs() {
    let kept = redrawn(&written(&picture(5_000, 3_000), ImageFormat::Jpeg)).unwrap();
    let again = decoded(&kept).unwrap();
    assert_eq!(again.width(), KEPT_SIDE);
    assert!(again.height().abs_diff(KEPT_SIDE * 3 / 5) <= 1, "in proportion: {}", again.height());
}

#[test]
fn bombs_and_what_is_no_picture_are_refused() {
    let jpeg = written(&picture(300, 300), ImageFormat::Jpeg);
    let png = written(&picture(300, 300), ImageFormat::Png);
    for (bytes, wanted) in [
        (bomb(20_000, 10_000), ScanProblem::TooManyPoints),
        (bomb(1_000_000, 200), ScanProblem::TooManyPoints),
        (bomb(u32::MAX >> 1, u32::MAX >> 1), ScanProblem::TooManyPoints),
        (bomb(0, 0), ScanProblem::Broken),
        (Vec::new(), ScanProblem::NoPicture),
        (b"%PDF-1.7\n".to_vec(), ScanProblem::NoPicture),
        (b"GIF89a\x01\0\x01\0".to_vec(), ScanProblem::NoPicture),
        (b"<svg onload=alert(1)>".to_vec(), ScanProblem::NoPicture),
        (jpeg[..40].to_vec(), ScanProblem::Broken),
        (png[..png.len() / 2].to_vec(), ScanProblem::Broken),
        (vec![0xff; usize::try_from(SCAN_MOST_BYTES).unwrap() + 1], ScanProblem::TooLarge),
    ] {
        assert_eq!(redrawn(&bytes), Err(wanted), "{:?}", bytes.get(..bytes.len().min(30)));
    }
}

#[test]
fn no_change_of_a_byte_makes_it_fall_over() {
    let whole = written(&picture(24, 16), ImageFormat::Jpeg);
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        if let Ok(kept) = redrawn(&changed) {
            assert!(is_picture(&kept), "byte {at}");
        }
    }
}
