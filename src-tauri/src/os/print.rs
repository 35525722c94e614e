//! Printing straight to a printer, through the spooler's own programs `lp` and `lpstat`, which Linux and macOS have (CUPS).
//!
//! The bytes go in through a pipe: no file is left behind. On Windows there is no such program; there the paper is opened in
//! the computer's own PDF program and printed from there.

use crate::error::Failure;

/// The printers of this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printers {
    /// Whether this program can print here by itself.
    pub can_print: bool,
    /// Their names, the usual one first.
    pub names: Vec<String>,
}

/// What is to be printed.
#[derive(Clone, Debug)]
pub struct PrintJob {
    /// One of the names in [`Printers`].
    pub printer: String,
    /// How often.
    pub copies: u8,
    /// On both sides of the paper.
    pub two_sided: bool,
    /// How the job is called in the printer's list: everyone near the printer can read it.
    pub title: String,
}

/// The most copies at once: more is a slip of the finger.
const COPIES_MOST: u8 = 20;

/// Asks which printers there are.
pub fn printers() -> Result<Printers, Failure> {
    #[cfg(unix)]
    return spooler::printers();
    #[cfg(not(unix))]
    return Ok(Printers::default());
}

/// Hands a paper to the spooler. Whether the printer is switched on is not for it to know.
pub fn print(job: &PrintJob, pdf: &[u8]) -> Result<(), Failure> {
    #[cfg(unix)]
    return spooler::print(job, pdf);
    #[cfg(not(unix))]
    {
        let _nothing_here_prints = (job, pdf);
        return Err(Failure::refused(crate::error::Code::NoPrintSystem));
    }
}

#[cfg(unix)]
mod spooler {
    use std::io::{self, Read, Write as _};
    use std::process::{Command, ExitStatus, Stdio};
    use std::time::{Duration, Instant};

    use super::{COPIES_MOST, PrintJob, Printers};
    use crate::error::{Code, Failure};

    /// How long the spooler may take. It may have to ask over the network.
    const PATIENCE: Duration = Duration::from_secs(30);

    pub(super) fn printers() -> Result<Printers, Failure> {
        let listed = match run("lpstat", &["-e"], &[]) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Printers::default()),
            other => other.map_err(|error| gone(&error))?,
        };
        // Without a spooler `lpstat -e` is content with an empty list.
        if !is_running() {
            return Err(Failure::refused(Code::PrintSystemGone));
        }
        let mut names: Vec<String> =
            listed.text.lines().map(str::trim).filter(|name| is_name(name)).map(str::to_owned).collect();
        let usual = run("lpstat", &["-d"], &[]).map(|told| told.text).unwrap_or_default();
        let usual = usual.trim().strip_prefix("system default destination: ").unwrap_or_default();
        names.sort_by_key(|name| name != usual);
        Ok(Printers { can_print: true, names })
    }

    pub(super) fn print(job: &PrintJob, pdf: &[u8]) -> Result<(), Failure> {
        // Only what the spooler itself named goes on its command line.
        let printers = printers()?;
        if !printers.can_print {
            return Err(Failure::refused(Code::NoPrintSystem));
        }
        if !printers.names.contains(&job.printer) {
            return Err(Failure::refused(Code::PrinterGone));
        }
        let copies = job.copies.clamp(1, COPIES_MOST).to_string();
        let sides = if job.two_sided { "sides=two-sided-long-edge" } else { "sides=one-sided" };
        let arguments = ["-d", &job.printer, "-n", &copies, "-t", &job.title, "-o", sides];
        let done = run("lp", &arguments, pdf).map_err(|error| gone(&error))?;
        if done.status.success() {
            Ok(())
        } else {
            Err(Failure::refused(if is_running() { Code::PrintRejected } else { Code::PrintSystemGone }))
        }
    }

    /// A name that can not be taken for an option.
    fn is_name(name: &str) -> bool {
        !name.is_empty() && !name.starts_with('-') && !name.chars().any(char::is_control)
    }

    fn is_running() -> bool {
        run("lpstat", &["-r"], &[]).is_ok_and(|told| told.text.trim() == "scheduler is running")
    }

    fn gone(error: &io::Error) -> Failure {
        Failure::refused(Code::PrintSystemGone).with("kind", error.kind())
    }

    struct Told {
        status: ExitStatus,
        text: String,
    }

    /// Runs one of the spooler's programs to its end, with its words in English: they are read here.
    fn run(program: &str, arguments: &[&str], input: &[u8]) -> io::Result<Told> {
        let mut child = Command::new(program)
            .args(arguments)
            .env("LC_ALL", "C")
            .env_remove("LANGUAGE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // Who stops listening says why by how it ends.
                stdin.map(|mut stdin| stdin.write_all(input))
            });
            let said = scope.spawn(move || {
                let mut said = Vec::new();
                let read = stdout.map(|stdout| stdout.take(1 << 20).read_to_end(&mut said));
                read.transpose().map(|_| said)
            });
            let begun = Instant::now();
            let status = loop {
                if let Some(status) = child.try_wait()? {
                    break status;
                }
                if begun.elapsed() > PATIENCE {
                    child.kill()?;
                    child.wait()?;
                    return Err(io::ErrorKind::TimedOut.into());
                }
                std::thread::sleep(Duration::from_millis(10));
            };
            let said = said.join().map_err(|_| io::Error::from(io::ErrorKind::Other))??;
            Ok(Told { status, text: String::from_utf8_lossy(&said).into_owned() })
        })
    }
}
