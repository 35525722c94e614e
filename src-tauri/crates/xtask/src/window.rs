//! A program on a display of its own: how long until its first screen, and what all its processes use.
//!
//! The first screen is usable when text can be read on it, and that is seen from outside, in the picture that the
//! X server keeps: the program needs no hook for it, and the same eye looks at the window it is compared with.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::sh::{self, Failure, Outcome};

const PATIENCE: Duration = Duration::from_mins(1);
/// Long enough for the page to be drawn and the web engine to come to rest.
const SETTLE: Duration = Duration::from_secs(2);

/// An X server without a screen; it ends with this value.
pub struct Display {
    server: Child,
    name: String,
    picture: PathBuf,
}

impl Display {
    /// Starts a server on a free display number, with its picture in this folder.
    pub fn start(folder: &Path) -> Outcome<Self> {
        fs::create_dir_all(folder)?;
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-fbdir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let display = Self { server, name: format!(":{}", number.trim()), picture: folder.join("Xvfb_screen0") };
        if number.trim().is_empty() { Err(Failure::new("Xvfb did not start")) } else { Ok(display) }
    }

    /// Whether text can be read on the screen now. Letters have soft edges, so they bring dozens of colours; an
    /// empty window, however it is painted, has a handful.
    fn shows_text(&self) -> Outcome<bool> {
        const COLOURS_OF_TEXT: usize = 24;
        let mut colours: Vec<&[u8]> = Vec::with_capacity(COLOURS_OF_TEXT);
        let picture = fs::read(&self.picture)?;
        let pixels = pixels_of(&picture).ok_or_else(|| Failure::new("the X server's picture has another format"))?;
        let mut last: &[u8] = &[];
        for pixel in pixels.chunks_exact(4) {
            if pixel != last && !colours.contains(&pixel) {
                colours.push(pixel);
            }
            last = pixel;
            if colours.len() >= COLOURS_OF_TEXT {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The pixels, four bytes each, in a file of the X Window Dump format: a header of big-endian words, a colour table
/// with 12 bytes an entry, then the picture.
fn pixels_of(dump: &[u8]) -> Option<&[u8]> {
    let word = |index: usize| {
        let bytes = dump.get(index * 4..index * 4 + 4)?;
        usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
    };
    let (header_size, bits_per_pixel, colours) = (word(0)?, word(11)?, word(19)?);
    if bits_per_pixel != 32 {
        return None;
    }
    dump.get(header_size + colours * 12..)
}

impl Drop for Display {
    fn drop(&mut self) {
        // Nothing is left to tell when the server is already gone.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// One start of a program.
pub struct Start {
    /// From the start of the process to its first usable screen.
    pub first_screen: Duration,
    /// The proportional set size of all its processes together, in bytes.
    pub memory: u64,
}

/// Starts the program with an empty home folder, measures it and ends it.
pub fn measure(program: &Path, display: &Display, home: &Path) -> Outcome<Start> {
    if home.exists() {
        fs::remove_dir_all(home)?;
    }
    let run_time = home.join("run");
    fs::create_dir_all(&run_time)?;
    if display.shows_text()? {
        return Err(Failure::new("the window of the program before is still there"));
    }
    let begin = Instant::now();
    let child = Command::new(program)
        .env("DISPLAY", &display.name)
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", &run_time)
        .env("LANG", "C.UTF-8")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_CACHE_HOME")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    let mut program = Program(child);
    while !display.shows_text()? {
        if let Some(status) = program.0.try_wait()? {
            return Err(Failure::new(format!("the program ended before its first screen: {status}")));
        }
        if begin.elapsed() > PATIENCE {
            return Err(Failure::new("no first screen within a minute"));
        }
        sleep(Duration::from_millis(4));
    }
    let first_screen = begin.elapsed();
    sleep(SETTLE);
    let memory = memory_of_tree(program.0.id())?;
    Ok(Start { first_screen, memory })
}

/// A started program, head of its own process group, ended with all its children.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        sh::works(&["sh", "-c", "kill -s TERM -- \"$0\"", &group]);
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(5) && matches!(self.0.try_wait(), Ok(None)) {
            sleep(Duration::from_millis(20));
        }
        sh::works(&["sh", "-c", "kill -s KILL -- \"$0\"", &group]);
        let _ = self.0.wait();
    }
}

/// The summed proportional set size of a process and all its descendants.
fn memory_of_tree(root: u32) -> Outcome<u64> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc")?.filter_map(Result::ok) {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        if let Some(parent) = parent_in(&stat) {
            children.entry(parent).or_default().push(process);
        }
    }
    let mut tree = BTreeSet::new();
    let mut to_visit = vec![root];
    while let Some(process) = to_visit.pop() {
        if tree.insert(process) {
            to_visit.extend(children.get(&process).into_iter().flatten());
        }
    }
    let mut bytes = 0;
    for process in &tree {
        let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))
            .map_err(|error| Failure::new(format!("memory of process {process}: {error}")))?;
        bytes += pss_in(&rollup).ok_or_else(|| Failure::new("smaps_rollup has no Pss line"))?;
    }
    Ok(bytes)
}

/// The parent in a line of `/proc/<pid>/stat`. The second field is a name in brackets that may hold anything.
fn parent_in(stat: &str) -> Option<u32> {
    let (_, after_name) = stat.rsplit_once(')')?;
    after_name.split_whitespace().nth(1)?.parse().ok()
}

fn pss_in(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parent_is_found_behind_any_name() {
        assert_eq!(parent_in("12 (a b) c) S 7 12 12 0"), Some(7));
        assert_eq!(parent_in(""), None);
    }

    #[test]
    fn the_pixels_lie_behind_header_and_colour_table() {
        let mut dump = vec![0; 100 + 12 + 8];
        dump[3] = 100;
        dump[11 * 4 + 3] = 32;
        dump[19 * 4 + 3] = 1;
        dump[112] = 7;
        assert_eq!(pixels_of(&dump), Some([7, 0, 0, 0, 0, 0, 0, 0].as_slice()));
        dump[11 * 4 + 3] = 16;
        assert_eq!(pixels_of(&dump), None, "another depth is not guessed at");
    }

    #[test]
    fn only_the_line_of_the_whole_counts() {
        assert_eq!(pss_in("Rss: 9 kB\nPss:      12 kB\nPss_Anon: 4 kB\n"), Some(12 * 1024));
    }

    #[test]
    fn a_tree_has_more_memory_than_its_root() -> Outcome {
        let mut child = Command::new("sleep").arg("30").spawn()?;
        let alone = memory_of_tree(child.id())?;
        let together = memory_of_tree(std::process::id())?;
        child.kill()?;
        child.wait()?;
        assert!(alone > 0 && together > alone, "{alone} {together}");
        Ok(())
    }
}
