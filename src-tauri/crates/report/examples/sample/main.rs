//! Writes sample papers into a folder: `cargo run -p report --example sample -- DIR`. Prints pages, bytes and time of each.

mod papers;

use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(std::path::PathBuf::from) else {
        eprintln!("usage: sample DIR");
        return ExitCode::FAILURE;
    };
    for (name, document) in papers::all() {
        let start = Instant::now();
        let written = report::write(&document);
        let time = start.elapsed();
        let pdf = match written {
            Ok(pdf) => pdf,
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        };
        println!("{name:<20} {:>3} pages {:>8} bytes {:>7.1} ms", pdf.pages, pdf.bytes.len(), time.as_secs_f64() * 1e3);
        if let Err(error) = std::fs::write(folder.join(name).with_extension("pdf"), &pdf.bytes) {
            eprintln!("{name}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
