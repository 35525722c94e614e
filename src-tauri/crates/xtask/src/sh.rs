//! Other programs: started, waited for, and a failure that says which one it was.

use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

/// What went wrong, in one sentence for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

/// The answer of everything here.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` is no `std::error::Error` itself, so that `?` takes every error there is.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Runs the command with its output on the terminal; an exit status other than 0 is a failure.
pub fn run(command: &mut Command) -> Outcome {
    println!("$ {}", line(command));
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}`: {status}", line(command)))) }
}

/// Runs the command and answers what it printed; an exit status other than 0 is a failure with its error text.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::piped()).output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Failure::new(format!("`{}`: {}\n{said}", line(command), output.status)))
}

/// Whether this command line can be started and answers with exit status 0. Prints nothing.
pub fn works(words: &[&str]) -> bool {
    let Some((program, arguments)) = words.split_first() else { return false };
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Writes a command that starts these words with its own arguments behind them.
pub fn write_starter(file: &Path, words: &[String]) -> Outcome {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{}'", word.replace('\'', r"'\''"))).collect();
    let text = format!("#!/bin/sh\nexec {} \"$@\"\n", quoted.join(" "));
    if std::fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    std::fs::write(file, text)?;
    read(Command::new("chmod").arg("+x").arg(file)).map(drop)
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` could not be started: {error}", command.get_program().display()))
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_starter_passes_every_argument_on_as_it_is() -> Outcome {
        let file = std::env::temp_dir().join(format!("starter's test {}", std::process::id()));
        write_starter(&file, &["printf".to_owned(), "%s|".to_owned(), "it's".to_owned()])?;
        let said = read(Command::new(&file).args(["a b", "$HOME"]));
        std::fs::remove_file(&file)?;
        assert_eq!(said.map_err(|failure| failure.to_string()), Ok("it's|a b|$HOME|".to_owned()));
        Ok(())
    }

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let failure = read(Command::new("sh").args(["-c", "echo why >&2; exit 3"])).expect_err("it exits with 3");
        let text = failure.to_string();
        assert!(text.contains("exit status: 3") && text.ends_with("why"), "{text}");
    }
}
