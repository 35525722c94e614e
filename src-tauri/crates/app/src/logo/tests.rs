//! Files that could be a logo, and files that must not be.

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

use super::pixels::on_white;
use super::*;

fn bytes(image: RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::ImageRgba8(image);
    match format {
        ImageFormat::Jpeg => image.to_rgb8().write_to(&mut bytes, format).unwrap(),
        _ => image.write_to(&mut bytes, format).unwrap(),
    }
    bytes.into_inner()
}

/// A red square in the middle of a transparent sheet.
fn square(sheet: u32, side: u32) -> RgbaImage {
    let from = (sheet - side) / 2;
    let inside = move |at: u32| (from..from + side).contains(&at);
    RgbaImage::from_fn(
        sheet,
        sheet,
        |x, y| {
            if inside(x) && inside(y) { Rgba([200, 20, 30, 255]) } else { Rgba([0, 0, 0, 0]) }
        },
    )
}

fn problem(bytes: &[u8]) -> LogoProblem {
    match prepare(bytes) {
        Err(AppError::Logo(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

fn drawing(text: &str) -> Option<Result<(), LogoProblem>> {
    let read = drawing::read(text.as_bytes())?;
    Some(read.map(drop).map_err(|error| match error {
        AppError::Logo(problem) => problem,
        other => panic!("{other:?}"),
    }))
}

#[test]
fn margins_go_and_what_was_transparent_is_white() {
    let logo = prepare(&bytes(square(90, 40), ImageFormat::Png)).unwrap();
    assert_eq!((logo.width, logo.height), (40, 40));
    let half = RgbaImage::from_pixel(1, 1, Rgba([0, 0, 0, 128]));
    assert_eq!(on_white(&DynamicImage::ImageRgba8(half)).get_pixel(0, 0).0, [127; 3]);
}

#[test]
fn jpeg_grey_and_sixteen_bits_are_read_as_well() {
    let jpeg = prepare(&bytes(square(90, 90), ImageFormat::Jpeg)).unwrap();
    assert_eq!((jpeg.width, jpeg.height), (90, 90));
    for deep in [DynamicImage::new_luma8(20, 10), DynamicImage::new_luma16(20, 10), DynamicImage::new_rgb16(20, 10)] {
        let mut bytes = Cursor::new(Vec::new());
        deep.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let logo = prepare(bytes.get_ref()).unwrap();
        assert_eq!((logo.width, logo.height), (20, 10), "all black");
    }
}

#[test]
fn a_large_picture_becomes_as_large_as_it_is_printed() {
    let wide =
        RgbaImage::from_fn(1200, 270, |x, y| Rgba([if (x / 30 + y / 30) % 2 == 0 { 20 } else { 120 }, 60, 90, 255]));
    let logo = prepare(&bytes(wide, ImageFormat::Png)).unwrap();
    assert_eq!((logo.width, logo.height), (672, 152));
    let tall = prepare(&bytes(square(600, 590), ImageFormat::Png)).unwrap();
    assert_eq!((tall.width, tall.height), (264, 264));
    let line = RgbaImage::from_pixel(5000, 1, Rgba([0, 0, 0, 255]));
    let line = prepare(&bytes(line, ImageFormat::Png)).unwrap();
    assert_eq!((line.width, line.height), (672, 1), "a line stays a line");
}

#[test]
fn a_busy_picture_is_made_smaller_until_a_paper_can_carry_it() {
    let mut seed = 7_u32;
    let noise = RgbaImage::from_fn(400, 200, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [red, green, blue, _] = seed.to_be_bytes();
        Rgba([red, green, blue, 255])
    });
    let logo = prepare(&bytes(noise, ImageFormat::Png)).unwrap();
    assert!(STANDARD.decode(&logo.png).unwrap().len() <= 60_000, "{}", logo.png.len());
    assert!(logo.width >= 110, "{}", logo.width);
}

#[test]
fn a_paper_gets_the_rows_of_the_png_itself() {
    let logo = prepare(&bytes(square(300, 250), ImageFormat::Png)).unwrap();
    let picture = picture(&logo).unwrap();
    assert_eq!((picture.width, picture.height), (250, 250));
    assert_eq!(picture.rows.first(), Some(&0x78), "a zlib stream");
    let damaged = StoredLogo { png: STANDARD.encode(b"\x89PNG\r\n\x1a\nnothing"), ..logo };
    assert!(super::picture(&damaged).is_err());
}

#[test]
fn what_is_no_picture_or_half_a_picture_is_told_apart() {
    for none in [&b""[..], b"MZ", b"GIF89a..........", b"%PDF-1.7", b"RIFF....WEBPVP8 ", &[0xff; 64]] {
        assert_eq!(problem(none), LogoProblem::NoPicture, "{none:?}");
    }
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let whole = bytes(square(200, 180), format);
        for cut in [8, 20, 40, whole.len() / 2] {
            let half = whole.get(..cut).unwrap();
            let told = prepare(half);
            assert!(
                matches!(told, Err(AppError::Logo(LogoProblem::Damaged | LogoProblem::NoPicture)))
                    || format == ImageFormat::Jpeg,
                "{format:?} cut at {cut}: {told:?}"
            );
        }
        // No byte of it, whatever it is changed to, does more than make it damaged.
        for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            let mut changed = whole.clone();
            changed[at] ^= 0xff;
            let _told = prepare(&changed);
        }
    }
}

#[test]
fn a_bomb_is_not_decoded() {
    // 20,000 by 10,000 points in a file of a few bytes: only its head is there.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(20_000_u32.to_be_bytes());
    png.extend(10_000_u32.to_be_bytes());
    png.extend([8, 6, 0, 0, 0]);
    let sum = png_sum(&png[12..]);
    png.extend(sum.to_be_bytes());
    png.extend(b"\0\0\0\x0aIDAT\x78\x9c\x63\x00\x00\x00\x01\x00\x01\x00");
    png.extend(png_sum(b"IDAT\x78\x9c\x63\x00\x00\x00\x01\x00\x01\x00").to_be_bytes());
    assert_eq!(problem(&png), LogoProblem::TooManyPoints);
    // The same in a JPEG whose head was changed.
    let mut jpeg = bytes(square(90, 80), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x4e, 0x20, 0x27, 0x10]);
    assert_eq!(problem(&jpeg), LogoProblem::TooManyPoints);
    let large = vec![0; usize::try_from(LOGO_MOST_BYTES).unwrap() + 1];
    assert_eq!(problem(&large), LogoProblem::TooLarge);
}

/// The check sum of a part of a PNG.
fn png_sum(part: &[u8]) -> u32 {
    !part.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_white_sheet_is_no_logo() {
    for white in [Rgba([255, 255, 255, 255]), Rgba([0, 0, 0, 0]), Rgba([252, 251, 255, 255])] {
        let sheet = bytes(RgbaImage::from_pixel(30, 30, white), ImageFormat::Png);
        assert_eq!(problem(&sheet), LogoProblem::Blank);
    }
}

#[test]
fn ordinary_drawings_are_drawn() {
    for ordinary in [
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#,
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- Generator: a program -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg/>",
        r##"<svg xmlns:xlink="http://www.w3.org/1999/xlink"><linearGradient id="a"/><use xlink:href="#a"/><rect fill="url(#a)"/></svg>"##,
        r#"<svg><metadata><dc:description>Beschrijving, eenmaal=, on=</dc:description></metadata><image href="data:image/png;base64,AA=="/></svg>"#,
        "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"/>",
    ] {
        assert_eq!(drawing(ordinary), Some(Ok(())), "{ordinary}");
    }
    assert_eq!(drawing("<html><body>geen tekening</body></html>"), None);
    assert_eq!(drawing("zomaar een tekst over <svg"), None);
}

#[test]
fn a_drawing_that_could_do_more_than_be_seen_is_refused() {
    let copies = "<use href='#a'/>".repeat(40);
    for tricky in [
        "<script>alert(1)</script>",
        "<svg:script/>",
        "<a href='javascript:alert(1)'/>",
        "<rect onload='alert(1)'/>",
        "<rect\nonclick=\"x()\"/>",
        "<foreignObject><p/></foreignObject>",
        "<image href='http://elders.example/a.png'/>",
        "<image xlink:href = \"file:///etc/passwd\"/>",
        "<image href='data:image/svg+xml;base64,AA'/>",
        "<style>@import 'x.css';</style>",
        "<style>*{fill:url(https://elders.example/f.svg#a)}</style>",
        "<use href='elders.svg#a'/>",
        &copies,
        &"<filter/>".repeat(20),
    ] {
        assert_eq!(drawing(&format!("<svg>{tricky}</svg>")), Some(Err(LogoProblem::UnsafeDrawing)), "{tricky}");
    }
    let bomb = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg><text>&b;</text></svg>"#;
    assert_eq!(drawing(bomb), Some(Err(LogoProblem::UnsafeDrawing)));
    assert_eq!(
        drawing("<?xml version='1.0'?><?xml-stylesheet href='a.css'?><svg/>"),
        Some(Err(LogoProblem::UnsafeDrawing))
    );
    assert_eq!(drawing(&format!("<svg>{}</svg>", " ".repeat(1_000_001))), Some(Err(LogoProblem::TooLarge)));
}
