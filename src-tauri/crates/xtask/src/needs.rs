//! What the machine itself must have. On Debian and Ubuntu what is missing is installed; elsewhere it is named.

use std::process::{Command, Stdio};

use crate::sh::{self, Failure, Outcome};

/// Something the machine must have.
pub struct Need {
    /// A command line that works when it is there. Asking the thing itself, and not the package list, also
    /// accepts a tool that somebody installed in another way.
    probe: &'static [&'static str],
    /// Where it comes from: a Debian package on Linux, an instruction elsewhere.
    from: &'static str,
    /// What it is for.
    why: &'static str,
}

impl Need {
    const fn new(probe: &'static [&'static str], from: &'static str, why: &'static str) -> Self {
        Self { probe, from, why }
    }
}

/// To build and run the program.
#[cfg(target_os = "linux")]
pub const BUILD: &[Need] = &[
    Need::new(&["cc", "--version"], "build-essential", "C parts: SQLCipher, OpenSSL"),
    Need::new(&["make", "--version"], "build-essential", "OpenSSL"),
    Need::new(&["perl", "-MIPC::Cmd", "-MPod::Usage", "-e", "1"], "perl", "OpenSSL's configuration"),
    Need::new(&["pkg-config", "--version"], "pkg-config", "finding the window library"),
    Need::new(&["pkg-config", "--exists", "webkit2gtk-4.1"], "libwebkit2gtk-4.1-dev", "the window"),
];

/// To build and run the program. Untested: nobody has run this on a Mac yet.
#[cfg(target_os = "macos")]
pub const BUILD: &[Need] = &[
    Need::new(&["xcode-select", "-p"], "xcode-select --install", "the compiler and linker of Xcode"),
    Need::new(&["perl", "-v"], "perl, which macOS has", "OpenSSL's configuration"),
    Need::new(&["npm", "--version"], "Node 24 from nodejs.org", "the web interface"),
];

/// To build and run the program. Untested: nobody has run this on Windows yet.
#[cfg(windows)]
pub const BUILD: &[Need] = &[
    Need::new(&["perl", "-v"], "Strawberry Perl", "OpenSSL's configuration"),
    Need::new(&["cmd", "/c", "npm", "--version"], "Node 24 from nodejs.org", "the web interface"),
    Need::new(
        &[
            "reg",
            "query",
            r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
        ],
        "the WebView2 Runtime of Microsoft (part of Windows 11)",
        "the window",
    ),
];

/// A Python that can make a private environment.
#[cfg(not(windows))]
pub const PYTHON: &[Need] =
    &[Need::new(&["python3", "-c", "import venv, ensurepip"], "python3-venv", "private tools in target/tools")];
/// A Python that can make a private environment.
#[cfg(windows)]
pub const PYTHON: &[Need] =
    &[Need::new(&["python", "-c", "import venv, ensurepip"], "Python 3 from python.org", "private tools")];

/// A display without a screen, for measuring.
pub const DISPLAY: &[Need] = &[Need::new(&["Xvfb", "-help"], "xvfb", "a display for the window")];

/// To check the program: the real window, and its papers by others' tools.
pub const CHECK: &[Need] = &[
    Need::new(&["sh", "-c", "command -v WebKitWebDriver"], "webkit2gtk-driver", "driving the window"),
    Need::new(&["dbus-daemon", "--version"], "dbus", "playing a desktop that locks its screen"),
    Need::new(&["sh", "-c", "command -v dbus-send"], "dbus", "playing a desktop that locks its screen"),
    Need::new(&["sh", "-c", "command -v dbus-monitor"], "dbus", "hearing what the desktop is told"),
    Need::new(&["age", "--version"], "age", "opening handed over cases without this program"),
    Need::new(&["openssl", "version"], "openssl", "checking who signed them"),
    Need::new(&["test", "-x", "/usr/sbin/cupsd"], "cups-daemon", "a print spooler of the tests alone"),
    Need::new(&["test", "-x", "/usr/sbin/lpadmin"], "cups-client", "printing on it"),
    Need::new(&["pdfsig", "-v"], "poppler-utils", "checking signatures, text and pages of PDF files"),
    Need::new(&["qpdf", "--version"], "qpdf", "checking the structure of PDF files"),
    Need::new(&["javac", "-version"], "default-jdk-headless", "veraPDF, which checks PDF/A and PDF/UA"),
    Need::new(&["test", "-e", "/usr/share/java/jaxb-impl.jar"], "libjaxb-java", "veraPDF"),
    Need::new(&["test", "-e", "/usr/share/java/jaxb-api.jar"], "libjaxb-api-java", "veraPDF"),
    Need::new(&["test", "-e", "/usr/share/java/javax.activation.jar"], "libactivation-java", "veraPDF"),
];

/// Makes sure that all of this is there: installs what is missing where that is possible, and otherwise says
/// exactly what to install.
pub fn ensure(lists: &[&'static [Need]]) -> Outcome {
    let missing = missing(lists);
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine still needs:\n{}", described(&missing));
    if !cfg!(target_os = "linux") || !sh::works(&["apt-get", "--version"]) {
        return Err(Failure::new("install what is named above and start again"));
    }
    apt_get(&packages(&missing))?;
    let still = self::missing(lists);
    if still.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!("installed, but not working:\n{}", described(&still))))
    }
}

fn missing(lists: &[&'static [Need]]) -> Vec<&'static Need> {
    lists.iter().flat_map(|list| list.iter()).filter(|need| !sh::works(need.probe)).collect()
}

fn described(needs: &[&Need]) -> String {
    needs.iter().map(|need| format!("  {} – for {}", need.from, need.why)).collect::<Vec<_>>().join("\n")
}

fn packages(needs: &[&Need]) -> Vec<&'static str> {
    let mut packages: Vec<_> = needs.iter().map(|need| need.from).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// Installs packages: as root directly, otherwise through sudo, which asks the person at the terminal.
fn apt_get(packages: &[&str]) -> Outcome {
    let root = sh::read(Command::new("id").arg("-u"))? == "0";
    if !root && !sh::works(&["sudo", "-V"]) {
        return Err(Failure::new(format!("as root, run: apt-get install {}", packages.join(" "))));
    }
    let command = |arguments: &[&str]| {
        let mut command = Command::new(if root { "env" } else { "sudo" });
        if !root {
            command.arg("env");
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600"]);
        command.args(arguments);
        command
    };
    // A stale or partly unreachable list is no reason to stop: the installation says whether it is good enough.
    if let Err(failure) = sh::run(&mut command(&["update"])) {
        println!("{failure}");
    }
    // What dpkg tells about hundreds of packages hides what matters; its errors are still shown.
    sh::run(command(&["install", "--yes", "--no-install-recommends"]).args(packages).stdout(Stdio::null()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_missing_and_what_is_not_there_is() {
        static THERE: &[Need] = &[Need::new(&["cargo", "--version"], "a", "b")];
        static NOT_THERE: &[Need] = &[Need::new(&["no-such-program-anywhere"], "package", "reason")];
        assert!(missing(&[THERE]).is_empty());
        assert_eq!(described(&missing(&[THERE, NOT_THERE])), "  package – for reason");
    }

    #[test]
    fn a_package_is_asked_for_once() {
        let needs: Vec<&Need> = BUILD.iter().chain(BUILD).collect();
        let asked = packages(&needs);
        assert_eq!(asked.iter().filter(|name| **name == BUILD[0].from).count(), 1, "{asked:?}");
    }
}
