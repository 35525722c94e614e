//! Files outside SQLite: written beside their place, made durable, then moved into place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// Replaces a file as a whole: after a crash either the old or the new content is there, never a mixture.
pub(crate) fn write_atomically(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    let replaced = write_durably(&beside, content).and_then(|()| fs::rename(&beside, path));
    if replaced.is_err() {
        // Half of a new file is of no use; the next attempt would write over it.
        let _ = fs::remove_file(&beside);
    }
    replaced?;
    sync_parent(path)
}

/// Writes a new file and waits until it is on the disk.
pub(crate) fn write_durably(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = private().write(true).create(true).truncate(true).open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Copies a file and waits until the copy is on the disk.
pub(crate) fn copy_durably(from: &Path, to: &Path) -> io::Result<()> {
    let mut target = private().write(true).create_new(true).open(to)?;
    io::copy(&mut File::open(from)?, &mut target)?;
    target.sync_all()
}

/// Waits until what SQLite wrote is on the disk.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Moves a folder and makes the move durable.
pub(crate) fn move_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    sync_parent(to)?;
    sync_parent(from)
}

/// Makes a folder, with those above it, that only this user can read.
pub(crate) fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Makes names in a folder durable. Windows has no such call; its file system journals names by itself.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// SHA-256 of a file, read in pieces.
pub(crate) fn sha256(path: &Path) -> io::Result<[u8; 32]> {
    sha256_while(path, || Ok(()))
}

/// As [`sha256`], for as long as `go_on` is good; it is asked before every piece.
pub(crate) fn sha256_while<E: From<io::Error>>(path: &Path, go_on: impl Fn() -> Result<(), E>) -> Result<[u8; 32], E> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        go_on()?;
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(piece.get(..read).unwrap_or_default()),
        }
    }
}

/// How a file of ours is opened for writing: readable by this user only.
pub(crate) fn private() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has a mode to set"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

fn sync_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), sync_folder)
}
