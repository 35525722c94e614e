//! Whether a folder is a bad place for a vault: carried off by a cloud service, on a server, or on a stick.
//!
//! Only Linux tells the kind of a disk without a special call. On Windows a share is seen by its path and a stick is
//! not seen; on macOS everything under /Volumes counts as a stick. Both are untested.

use std::path::{Component, Path};

/// Why a folder is a bad place. A reason to warn, not to refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// A cloud service copies it, such as `OneDrive`: half-written files, and copies elsewhere.
    Synchronised,
    /// A network share: locks and durability can not be relied on.
    Network,
    /// A disk that can be pulled out or lost.
    Removable,
}

/// How the folders of cloud services start, in lower case.
const SYNCHRONISED: [&str; 9] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "com~apple~clouddocs",
    "mobile documents",
    "nextcloud",
    "owncloud",
];

/// The risk of this place, if one is seen.
pub fn risk(path: &Path) -> Option<Risk> {
    if path.components().any(is_synchronised) { Some(Risk::Synchronised) } else { system::risk(path) }
}

fn is_synchronised(component: Component<'_>) -> bool {
    let name = component.as_os_str().to_string_lossy().to_lowercase();
    SYNCHRONISED.iter().any(|start| name.starts_with(start))
}

#[cfg(target_os = "linux")]
mod system {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::Risk;

    const NETWORK: [&str; 10] =
        ["nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse"];

    pub(super) fn risk(path: &Path) -> Option<Risk> {
        let real = existing(path)?;
        let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
        let mount = Mount::of(&real, &mounts)?;
        if NETWORK.contains(&mount.kind.as_str()) {
            return Some(Risk::Network);
        }
        is_removable(&mount.device).then_some(Risk::Removable)
    }

    /// The folder itself or, when it is not there yet, the nearest one above it.
    fn existing(path: &Path) -> Option<PathBuf> {
        path.ancestors().find_map(|place| place.canonicalize().ok())
    }

    /// Asks the disk that a partition is on.
    fn is_removable(device: &str) -> bool {
        let block = Path::new("/sys/dev/block").join(device);
        [block.join("removable"), block.join("../removable")]
            .iter()
            .any(|file| fs::read_to_string(file).is_ok_and(|answer| answer.trim() == "1"))
    }

    /// A line of the kernel's list of mounts.
    #[derive(Debug, PartialEq, Eq)]
    pub(super) struct Mount {
        pub(super) device: String,
        pub(super) kind: String,
        place: PathBuf,
    }

    impl Mount {
        /// The mount a path is on: the last one with the longest place.
        pub(super) fn of(path: &Path, mounts: &str) -> Option<Self> {
            mounts
                .lines()
                .filter_map(Self::parse)
                .filter(|mount| path.starts_with(&mount.place))
                .max_by_key(|mount| mount.place.components().count())
        }

        fn parse(line: &str) -> Option<Self> {
            let (before, after) = line.split_once(" - ")?;
            let mut fields = before.split(' ').skip(2);
            let device = fields.next()?.to_owned();
            // The kernel writes a space as \040 and a backslash as \134.
            let place = fields.nth(1)?.replace("\\040", " ").replace("\\134", "\\");
            Some(Self { device, kind: after.split(' ').next()?.to_owned(), place: place.into() })
        }
    }
}

#[cfg(target_os = "windows")]
mod system {
    use std::path::{Component, Path, Prefix};

    use super::Risk;

    pub(super) fn risk(path: &Path) -> Option<Risk> {
        match path.components().next() {
            Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)) => {
                Some(Risk::Network)
            }
            _ => None,
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "windows")))]
mod system {
    use std::path::Path;

    use super::Risk;

    pub(super) fn risk(path: &Path) -> Option<Risk> {
        path.starts_with("/Volumes").then_some(Risk::Removable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cloud_folders_are_recognised_by_name() {
        for path in ["/home/els/OneDrive - School/kluis", "/home/els/Dropbox/x", "/home/els/nextcloud/x"] {
            assert_eq!(risk(Path::new(path)), Some(Risk::Synchronised), "{path}");
        }
        assert_eq!(risk(&std::env::temp_dir().join("kluis/nog niet gemaakt")), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_mount_of_a_path_is_the_nearest_one() {
        let mounts = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
                      40 22 0:50 / /mnt/school\\040schijf rw - cifs //server/x rw\n\
                      41 22 8:17 / /media/els/STICK rw shared:3 - vfat /dev/sdb1 rw\n";
        let kind = |path: &str| system::Mount::of(Path::new(path), mounts).map(|mount| (mount.kind, mount.device));
        assert_eq!(kind("/home/els"), Some(("ext4".to_owned(), "8:1".to_owned())));
        assert_eq!(kind("/mnt/school schijf/kluis"), Some(("cifs".to_owned(), "0:50".to_owned())));
        assert_eq!(kind("/media/els/STICK"), Some(("vfat".to_owned(), "8:17".to_owned())));
        assert_eq!(kind("/media/els/STICKER"), Some(("ext4".to_owned(), "8:1".to_owned())));
    }
}
