//! `cargo xtask bench`: the figures that were promised, measured on a release build.
//!
//! Some come from the benches of the `acceptance` crate, one JSON object a line; start, memory and sizes are
//! measured here, each against a minimal window built from the same workspace in the same run.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::place::{Place, SearchPath};
use crate::sh::{self, Failure, Outcome};
use crate::window::{self, Display, Start};
use crate::{checkers, dist, needs, node};

/// Starts of each program that count. One before them warms the disk cache.
const STARTS: usize = 9;

/// One measured figure. Its goal, where there is one, is an upper bound.
struct Figure {
    name: String,
    value: f64,
    unit: String,
    goal: Option<f64>,
}

impl Figure {
    fn new(name: &str, value: f64, unit: &str, goal: Option<f64>) -> Self {
        Self { name: name.to_owned(), value, unit: unit.to_owned(), goal }
    }

    fn is_missed(&self) -> bool {
        self.goal.is_some_and(|goal| self.value.is_nan() || self.value > goal)
    }
}

/// Measures everything, prints a table and writes `target/bench.json`.
pub fn bench(place: &Place) -> Outcome<ExitCode> {
    needs::ensure(&[needs::BUILD, needs::PYTHON, needs::DISPLAY, needs::CHECK])?;
    let path = checkers::ensure(place, &node::ensure(place)?)?;
    let package = dist::dist(place)?;
    let mut figures = library_figures(place, &path)?;
    figures.extend(window_figures(place, &path)?);
    figures.extend(size_figures(place, &package)?);

    let list: Vec<Value> = figures
        .iter()
        .map(|figure| json!({"name": figure.name, "value": figure.value, "unit": figure.unit, "goal": figure.goal}))
        .collect();
    let file = place.target.join("bench.json");
    fs::write(&file, serde_json::to_string_pretty(&list)? + "\n")?;
    print!("\n{}", table(&figures));
    println!("{}", file.display());
    Ok(ExitCode::SUCCESS)
}

fn library_figures(place: &Place, path: &SearchPath) -> Outcome<Vec<Figure>> {
    let mut bench = place.cargo(path);
    bench.args(["bench", "--locked", "--package", "acceptance", "--benches"]);
    bench.stderr(std::process::Stdio::inherit());
    let output = bench.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    if !output.status.success() {
        return Err(Failure::new("the benches failed"));
    }
    let figures = text.lines().filter(|line| line.starts_with('{')).map(figure_in).collect::<Outcome<Vec<_>>>()?;
    if figures.is_empty() { Err(Failure::new("the benches gave no figure")) } else { Ok(figures) }
}

fn figure_in(line: &str) -> Outcome<Figure> {
    let object: Value = serde_json::from_str(line)?;
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    match (text("name"), object.get("value").and_then(Value::as_f64), text("unit")) {
        (Some(name), Some(value), Some(unit)) => {
            Ok(Figure::new(name, value, unit, object.get("goal").and_then(Value::as_f64)))
        }
        _ => Err(Failure::new(format!("no name, value and unit in: {line}"))),
    }
}

fn window_figures(place: &Place, path: &SearchPath) -> Outcome<Vec<Figure>> {
    sh::run(place.cargo(path).args([
        "build",
        "--release",
        "--locked",
        "--package",
        "stappenwijzer",
        "--example",
        "minimal",
    ]))?;
    let ours = place.target.join("release/stappenwijzer");
    let minimal = place.target.join("release/examples/minimal");
    let home = place.target.join("bench-home");
    let display = Display::start(&place.target.join("bench-display"))?;
    let (mut of_ours, mut of_minimal) = (Vec::new(), Vec::new());
    for round in 0..=STARTS {
        // In turn, so that whatever else the machine does falls on both.
        let pair = (window::measure(&ours, &display, &home)?, window::measure(&minimal, &display, &home)?);
        if round > 0 {
            of_ours.push(pair.0);
            of_minimal.push(pair.1);
        }
    }
    fs::remove_dir_all(&home)?;
    let start = |starts: &[Start]| median(starts.iter().map(|start| start.first_screen.as_secs_f64() * 1e3));
    let memory = |starts: &[Start]| median(starts.iter().map(|start| dist::megabytes(start.memory)));
    Ok(vec![
        Figure::new("first screen", start(&of_ours), "ms", None),
        Figure::new("first screen of a minimal window", start(&of_minimal), "ms", None),
        Figure::new("first screen ÷ minimal window", start(&of_ours) / start(&of_minimal), "×", Some(1.1)),
        Figure::new("memory of all processes (PSS)", memory(&of_ours), "MB", None),
        Figure::new("memory of a minimal window (PSS)", memory(&of_minimal), "MB", None),
        Figure::new("memory ÷ minimal window", memory(&of_ours) / memory(&of_minimal), "×", Some(1.15)),
    ])
}

fn size_figures(place: &Place, package: &Path) -> Outcome<Vec<Figure>> {
    let program = fs::metadata(place.target.join("release/stappenwijzer"))?.len();
    Ok(vec![
        Figure::new("program file, stripped", dist::megabytes(program), "MB", None),
        Figure::new(".deb package", dist::megabytes(fs::metadata(package)?.len()), "MB", Some(9.0)),
    ])
}

/// The middle value, or NaN of nothing.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get(values.len().saturating_sub(1) / 2), values.get(values.len() / 2));
    low.zip(high).map_or(f64::NAN, |(low, high)| f64::midpoint(*low, *high))
}

fn table(figures: &[Figure]) -> String {
    let width = figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or(0);
    let line = |figure: &Figure| {
        let goal = figure.goal.map(|goal| format!("goal ≤ {goal}")).unwrap_or_default();
        let word = match (figure.goal, figure.is_missed()) {
            (None, _) => "",
            (Some(_), false) => "good",
            (Some(_), true) => "MISSED",
        };
        let line = format!("{:<width$} {:>10.3} {:<4} {goal:<12} {word}", figure.name, figure.value, figure.unit);
        format!("{}\n", line.trim_end())
    };
    figures.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_goal_is_shown_as_missed() {
        let figures = [
            Figure::new("a", 1.2, "×", Some(1.1)),
            Figure::new("b", 1.1, "×", Some(1.1)),
            Figure::new("c", 7.0, "ms", None),
        ];
        let table = table(&figures);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[0].ends_with("MISSED"), "{table}");
        assert!(lines[1].ends_with("good"), "{table}");
        assert!(lines[2].ends_with("ms"), "{table}");
    }

    #[test]
    fn the_median_of_even_and_odd_counts() {
        assert!((median([3.0, 1.0, 2.0].into_iter()) - 2.0).abs() < f64::EPSILON);
        assert!((median([4.0, 1.0, 2.0, 3.0].into_iter()) - 2.5).abs() < f64::EPSILON);
        assert!(median(std::iter::empty()).is_nan());
    }

    #[test]
    fn a_line_without_a_value_is_an_error() {
        assert!(figure_in(r#"{"name":"a","unit":"ms"}"#).is_err());
        let figure = figure_in(r#"{"name":"a","value":1.5,"unit":"ms","goal":2}"#).expect("a whole line");
        assert!(!figure.is_missed());
    }
}
