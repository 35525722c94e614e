use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output};

use super::*;

/// The test that is started again by another, and where it writes then.
const PLACE: &str = "STAPPENWIJZER_TEST_PLACE";

fn code(done: Result<(), Failure>) -> Code {
    done.expect_err("it was written").code
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("a file").permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder)
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn a_file_is_there_whole_and_only_for_this_user() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.pdf");
    write_whole(&path, b"een").unwrap();
    write_whole(&path, b"twee").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"twee");
    assert_eq!((mode(&path), names(folder.path()).len()), (0o600, 1));
}

#[test]
fn what_is_opened_lies_in_a_private_folder_until_that_is_emptied() {
    let vault = tempfile::tempdir().unwrap();
    let folder = vault.path().join("geopend");
    let path = write_for_opening(&folder, "brief.pdf", b"een").unwrap();
    assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
    empty(&folder);
    assert!(!folder.exists());
    empty(&folder);
}

#[test]
fn a_place_that_is_gone_or_not_ours_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("stick/brief.pdf");
    assert_eq!(code(write_whole(&gone, b"een")), Code::SaveFolderGone);
    let file = folder.path().join("bestand");
    write_whole(&file, b"een").unwrap();
    assert_eq!(code(write_whole(&file.join("brief.pdf"), b"een")), Code::SaveFolderGone);
    let taken = folder.path().join("map");
    std::fs::create_dir(&taken).unwrap();
    assert_eq!(code(write_whole(&taken, b"een")), Code::NotSaved, "a folder stands where the file would come");
    assert_eq!(names(folder.path()).len(), 2, "nothing half stays behind");
    // Nobody, root neither, makes a file there.
    assert!(matches!(
        code(write_whole(Path::new("/proc/brief.pdf"), b"een")),
        Code::SaveNotAllowed | Code::SaveFolderGone
    ));
}

/// Writes in the place that the environment names, when it names one: the other half of the test below.
#[test]
fn writes_where_it_is_told() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let path = Path::new(&place).join("brief.pdf");
    let told = code(write_whole(&path, &vec![7; 1 << 20]));
    assert_eq!(told, Code::SaveDiskFull);
}

/// A limit on the size of files, which is the same to a program as a full disk; and a disk of 64 kB where one can be made.
#[test]
fn a_full_disk_leaves_what_was_there_and_nothing_half() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().display().to_string();
    let this = std::env::current_exe().unwrap();
    let script = |before: &str| {
        format!(
            "{before} && printf oud > '{place}/brief.pdf' && \"$0\" --exact os::files::tests::writes_where_it_is_told \
             && cat '{place}/brief.pdf' && ls -A '{place}'"
        )
    };
    let is_whole = |mut command: Command| {
        let told: Output = command.arg(&this).env(PLACE, folder.path()).output().unwrap();
        let text = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.status.success() && text.contains("1 passed"), "{text}{}", String::from_utf8_lossy(&told.stderr));
        assert!(text.trim_end().ends_with("oudbrief.pdf"), "the old file is whole and alone: {text}");
    };
    let mut limited = Command::new("sh");
    limited.args(["-c", &script("trap '' XFSZ && ulimit -f 64")]);
    is_whole(limited);

    // In a mount namespace of its own the small disk goes by itself. Not everyone may make one.
    let small = format!("mount -t tmpfs -o size=64k,mode=700 tmpfs '{place}'");
    let own = || {
        let mut unshare = Command::new("unshare");
        unshare.args(["--mount", "sh", "-c"]);
        unshare
    };
    if own().arg(&small).output().is_ok_and(|done| done.status.success()) {
        let mut full = own();
        full.arg(script(&small));
        is_whole(full);
    }
}
