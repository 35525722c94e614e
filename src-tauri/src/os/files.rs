//! Choosing a place for a file, opening it and showing it in its folder.

use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use tauri::WebviewWindow;

use crate::error::{Code, Failure};
use crate::nl;

/// What a mentor is asked to choose a place for.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Title of the dialog.
    pub title: String,
    /// The name that is proposed.
    pub file_name: String,
    /// What such a file is called, and its extensions without a dot, with commas between.
    pub kind: (String, String),
}

impl Choice {
    /// A paper.
    pub fn pdf(file_name: &str) -> Self {
        Self {
            title: nl::WHERE_TO_SAVE.to_owned(),
            file_name: file_name.to_owned(),
            kind: (nl::PDF_FILE.to_owned(), "pdf".to_owned()),
        }
    }

    /// A holiday calendar that is read.
    pub fn calendar() -> Self {
        Self {
            title: nl::WHICH_CALENDAR.to_owned(),
            file_name: String::new(),
            kind: (nl::CALENDAR_FILE.to_owned(), "ics".to_owned()),
        }
    }

    /// The agenda for another calendar.
    pub fn agenda(file_name: &str) -> Self {
        Self {
            title: nl::WHERE_TO_SAVE_AGENDA.to_owned(),
            file_name: file_name.to_owned(),
            kind: (nl::CALENDAR_FILE.to_owned(), "ics".to_owned()),
        }
    }

    /// The logo of the school.
    pub fn logo() -> Self {
        Self {
            title: nl::WHICH_LOGO.to_owned(),
            file_name: String::new(),
            kind: (nl::LOGO_FILE.to_owned(), "png,jpg,jpeg,svg".to_owned()),
        }
    }

    /// A case that goes to a colleague, or comes from one.
    pub fn handover(file_name: &str) -> Self {
        Self {
            title: if file_name.is_empty() { nl::WHICH_HANDOVER } else { nl::WHERE_TO_SAVE_HANDOVER }.to_owned(),
            file_name: file_name.to_owned(),
            kind: (nl::HANDOVER_FILE.to_owned(), "age".to_owned()),
        }
    }

    /// A paper that someone brings.
    pub fn document() -> Self {
        Self { title: nl::WHICH_DOCUMENT.to_owned(), ..Self::pdf("") }
    }

    /// The key of a school with its certificate.
    pub fn school_key() -> Self {
        Self {
            title: nl::WHICH_SCHOOL_KEY.to_owned(),
            file_name: String::new(),
            kind: (nl::SCHOOL_KEY_FILE.to_owned(), "p12,pfx".to_owned()),
        }
    }

    /// A certificate that a school issued.
    pub fn certificate() -> Self {
        Self {
            title: nl::WHICH_CERTIFICATE.to_owned(),
            file_name: String::new(),
            kind: (nl::CERTIFICATE_FILE.to_owned(), "cer,crt,pem,der,p7b,p7c".to_owned()),
        }
    }

    /// A request for one.
    pub fn certificate_request() -> Self {
        Self {
            title: nl::WHERE_TO_SAVE_REQUEST.to_owned(),
            file_name: nl::REQUEST_FILE_NAME.to_owned(),
            kind: (nl::REQUEST_FILE.to_owned(), "csr".to_owned()),
        }
    }

    /// A scan or photograph that is read.
    pub fn scan() -> Self {
        Self {
            title: nl::WHICH_SCAN.to_owned(),
            file_name: String::new(),
            kind: (nl::PICTURE_FILE.to_owned(), "jpg,jpeg,png".to_owned()),
        }
    }

    /// A scan that is kept elsewhere.
    pub fn picture(file_name: &str) -> Self {
        Self { title: nl::WHERE_TO_SAVE_SCAN.to_owned(), file_name: file_name.to_owned(), ..Self::scan() }
    }

    /// A small file with text.
    pub fn text(file_name: &str) -> Self {
        Self {
            title: nl::WHERE_TO_SAVE.to_owned(),
            file_name: file_name.to_owned(),
            kind: (nl::TEXT_FILE.to_owned(), "txt".to_owned()),
        }
    }
}

/// Reads a file whole, or as much of it as tells that it is larger than `most` bytes.
pub fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let read = std::fs::File::open(path).and_then(|file| {
        let mut bytes = Vec::new();
        // Its own word for its length is not taken.
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    read.map_err(|error| Failure::refused(Code::NotRead).with("kind", error.kind()))
}

/// Writes a file whole or not at all: beside its place first, then moved over it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = path.parent().ok_or(io::ErrorKind::NotFound.into()).and_then(|folder| {
        let mut beside = tempfile::NamedTempFile::new_in(folder)?;
        beside.write_all(bytes)?;
        beside.as_file().sync_all()?;
        beside.persist(path).map_err(|error| error.error)?;
        Ok(())
    });
    written.map_err(|error: io::Error| not_written(&error))
}

/// Why a file is not there, as far as a person can do something about it.
fn not_written(error: &io::Error) -> Failure {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Failure::refused(Code::SaveDiskFull),
        // A stick that was pulled out, or a folder that someone took away meanwhile.
        Kind::NotFound | Kind::NotADirectory => Failure::refused(Code::SaveFolderGone),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Failure::refused(Code::SaveNotAllowed),
        kind => Failure::refused(Code::NotSaved).with("kind", kind),
    }
}

/// Puts a file where the computer's own program can open it: in a folder that only this user can read, emptied at the
/// next lock.
pub fn write_for_opening(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    make_private(folder).map_err(|error| not_written(&error))?;
    let path = folder.join(name);
    write_whole(&path, bytes)?;
    Ok(path)
}

/// Takes away what was put there for opening. What another program still holds open goes at the next try.
pub fn empty(folder: &Path) {
    let _gone_or_held = std::fs::remove_dir_all(folder);
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Asks where to keep a file; nothing when the mentor thinks better of it.
#[cfg(not(feature = "e2e"))]
pub async fn ask_save(window: &WebviewWindow, choice: Choice) -> Result<Option<PathBuf>, Failure> {
    ask(window, choice, true).await
}

/// Asks which file to read; nothing when the mentor thinks better of it.
#[cfg(not(feature = "e2e"))]
pub async fn ask_open(window: &WebviewWindow, choice: Choice) -> Result<Option<PathBuf>, Failure> {
    ask(window, choice, false).await
}

#[cfg(not(feature = "e2e"))]
async fn ask(window: &WebviewWindow, choice: Choice, save: bool) -> Result<Option<PathBuf>, Failure> {
    use tauri::Manager;

    let (answer, answered) = tokio::sync::oneshot::channel();
    let owner = window.clone();
    // GTK and macOS want the dialog to be made on the main thread; the waiting is done elsewhere.
    let asked = window.app_handle().run_on_main_thread(move || {
        let (name, extension) = choice.kind;
        let dialog = rfd::AsyncFileDialog::new()
            .set_parent(&owner)
            .set_title(choice.title)
            .set_file_name(choice.file_name)
            .add_filter(name, &extension.split(',').collect::<Vec<_>>());
        let chosen = if save { Either::Save(dialog.save_file()) } else { Either::Open(dialog.pick_file()) };
        tauri::async_runtime::spawn(async move {
            let chosen = match chosen {
                Either::Save(chosen) => chosen.await,
                Either::Open(chosen) => chosen.await,
            };
            // Nobody waits any more when the window was locked meanwhile.
            let _unheard = answer.send(chosen.map(|file| file.path().to_path_buf()));
        });
    });
    asked.map_err(|_| Failure::incident(Code::SystemRefused))?;
    answered.await.map_err(|_| Failure::incident(Code::SystemRefused))
}

/// Two dialogs whose answers are awaited in the same way.
#[cfg(not(feature = "e2e"))]
enum Either<S, O> {
    Save(S),
    Open(O),
}

/// In tests the choice comes from the environment.
#[cfg(feature = "e2e")]
pub async fn ask_open(_window: &WebviewWindow, _choice: Choice) -> Result<Option<PathBuf>, Failure> {
    Ok(std::env::var_os("STAPPENWIJZER_E2E_OPEN").map(PathBuf::from))
}

/// In tests the choice comes from the environment.
#[cfg(feature = "e2e")]
pub async fn ask_save(_window: &WebviewWindow, _choice: Choice) -> Result<Option<PathBuf>, Failure> {
    Ok(std::env::var_os("STAPPENWIJZER_E2E_SAVE_AS").map(PathBuf::from))
}

/// Opens a file in the program that this computer uses for it.
pub fn open_file(path: &Path) -> Result<(), Failure> {
    #[cfg(target_os = "linux")]
    return run("xdg-open", &[path.as_os_str()]);
    #[cfg(target_os = "macos")]
    return run("open", &[path.as_os_str()]);
    // `explorer` takes the path as it is; `cmd /c start` would read `&` and `%` in it.
    #[cfg(target_os = "windows")]
    return run("explorer", &[path.as_os_str()]);
}

/// Shows a file in its folder.
pub fn reveal(path: &Path) -> Result<(), Failure> {
    #[cfg(target_os = "linux")]
    return run("xdg-open", &[path.parent().unwrap_or(path).as_os_str()]);
    #[cfg(target_os = "macos")]
    return run("open", &["-R".as_ref(), path.as_os_str()]);
    #[cfg(target_os = "windows")]
    {
        let mut select = std::ffi::OsString::from("/select,");
        select.push(path);
        return run("explorer", &[&select]);
    }
}

#[cfg(not(feature = "e2e"))]
fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> Result<(), Failure> {
    let started = start(program, arguments);
    started.map_err(|error| Failure::incident(Code::SystemRefused).with("program", program).with("kind", error.kind()))
}

#[cfg(not(feature = "e2e"))]
fn start(program: &str, arguments: &[&std::ffi::OsStr]) -> io::Result<()> {
    use std::process::{Command, Stdio};
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Somebody has to collect it when it ends, or it stays behind as a zombie.
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// In tests what would be started is written down, one line each.
#[cfg(feature = "e2e")]
fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> Result<(), Failure> {
    let noted = note(program, arguments);
    noted.map_err(|error| Failure::incident(Code::SystemRefused).with("program", program).with("kind", error.kind()))
}

#[cfg(feature = "e2e")]
fn note(program: &str, arguments: &[&std::ffi::OsStr]) -> io::Result<()> {
    use std::io::Write;
    let list = std::env::var_os("STAPPENWIJZER_E2E_OPENED").ok_or(io::ErrorKind::NotFound)?;
    let mut list = std::fs::OpenOptions::new().create(true).append(true).open(list)?;
    let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    writeln!(list, "{program} {}", arguments.join(" "))
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
