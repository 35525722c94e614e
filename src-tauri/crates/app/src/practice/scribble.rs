//! A drawn signature for someone who does not exist.

use domain::document::Drawing;
use uuid::Uuid;

const WIDTH: u16 = 600;
const HEIGHT: u16 = 200;
const POINTS: u16 = 90;

/// The same for the same person, another for the next.
pub(super) fn signature(of: Uuid) -> Drawing {
    let [a, b, c, d, ..] = of.into_bytes().map(|byte| f64::from(byte) / 255.0);
    let name = (0..=POINTS).map(|step| {
        let along = f64::from(step) / f64::from(POINTS);
        let turn = along * std::f64::consts::TAU * (5.0 + 4.0 * a);
        let height = 25.0 + 45.0 * (1.0 - along) * (0.5 + b) * (turn * (0.3 + 0.2 * c)).cos().abs();
        (60.0 + 440.0 * along + (20.0 + 25.0 * d) * turn.sin(), 100.0 - height * turn.cos())
    });
    let stroke = (0..=10).map(|step| {
        let along = f64::from(step) / 10.0;
        (90.0 + (300.0 + 150.0 * d) * along, 165.0 - 20.0 * along * b)
    });
    Drawing { width: WIDTH, height: HEIGHT, strokes: vec![name.map(point).collect(), stroke.map(point).collect()] }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within the area first")]
fn point((x, y): (f64, f64)) -> (u16, u16) {
    (x.clamp(0.0, WIDTH.into()) as u16, y.clamp(0.0, HEIGHT.into()) as u16)
}
