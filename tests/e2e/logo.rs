//! The logo of the school, a drawing, in the real window: the engine draws it, papers carry it, and it goes away again.

use acceptance::window::{Home, Outcome, story};
use serde_json::json;

use crate::PROGRAM;
use crate::steps::set_up;

/// A drawing with a size only in its box, a gradient, and a white margin.
const DRAWING: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 30">
  <defs><linearGradient id="a"><stop offset="0" stop-color="#173f5f"/><stop offset="1" stop-color="#2e8b7e"/></linearGradient></defs>
  <rect x="10" y="5" width="40" height="20" fill="url(#a)"/>
</svg>"##;
/// The same with a program in it.
const TRICKY: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>document.title = "veranderd"</script><rect width="9" height="9"/></svg>"#;

#[test]
fn a_drawing_becomes_the_logo_and_goes_away_again() -> Outcome {
    let home = Home::new("logo", PROGRAM)?;
    let file = home.root().join("logo.svg");
    std::fs::write(&file, DRAWING)?;
    let home = home.with("STAPPENWIJZER_E2E_OPEN", &file.to_string_lossy());
    story(&home, |program| {
        set_up(program)?;
        program.press("Instellingen")?;
        program.press("School en teksten")?;
        program.see("Er is nog geen logo.")?;
        program.press("Kies een logo")?;
        program.see("Het logo is bewaard.")?;
        let logo = program.invoke("logo", &json!({}))?.expect("the vault is open");
        // Without its margin it is twice as wide as high, and as large as it is printed.
        assert_eq!((&logo["width"], &logo["height"]), (&json!(528), &json!(264)), "{logo}");
        let blue =
            "const image = document.querySelector('figure img'); const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
            const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0);
            return Array.from(pen.getImageData(20, 130, 1, 1).data);";
        let point = program.script(blue, &[])?;
        let close = |index: usize, wanted: i64| (point[index].as_i64().unwrap_or(999) - wanted).abs() < 12;
        assert!(close(0, 0x17) && close(1, 0x3f) && close(2, 0x5f), "the left of it is {point}");
        program.picture("logo")?;

        std::fs::write(&file, TRICKY)?;
        program.press("Kies een ander logo")?;
        program.see("In deze SVG staat meer dan een tekening")?;
        assert_eq!(program.invoke("logo", &json!({}))?.expect("the vault is open"), logo, "the old one stays");
        std::fs::write(&file, "<svg viewBox='0 0 9 9'><path d='M0 0'")?;
        program.press("Kies een ander logo")?;
        program.see("Deze afbeelding is beschadigd")?;
        program.press("Haal het logo weg")?;
        program.see("Het logo is weggehaald.")
    })
}
