//! A picture as a file keeps it: the very rows of a PNG, which PDF knows how to read. Opaque, so that it needs no mask.

use domain::picture::Picture;
use lopdf::{Document, ObjectId, Stream, dictionary};

/// The predictor of PNG.
const AS_PNG: i64 = 15;

/// Adds the picture.
pub(super) fn add(file: &mut Document, picture: &Picture) -> ObjectId {
    let (width, height) = (i64::from(picture.width), i64::from(picture.height));
    let head = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => width,
        "Height" => height,
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
        "Filter" => "FlateDecode",
        "DecodeParms" => dictionary! {
            "Predictor" => AS_PNG, "Colors" => 3, "BitsPerComponent" => 8, "Columns" => width,
        },
    };
    file.add_object(Stream::new(head, picture.rows.to_vec()))
}
