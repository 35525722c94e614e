//! A frozen paper leaves the program: printed by a real spooler, refused by it, and listed in the register each time; and
//! what was signed on the print comes back as a picture.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use acceptance::window::{Failure, Home, Outcome, Program, story};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, fill};
use crate::steps::{open_case, unlock};

const PUPIL: &str = "Siebe Hoekstra";
/// The printer keeps what it gets: the bytes, and what it was told of them.
const KEEP: &str = "#!/bin/sh\n[ $# -eq 0 ] && echo 'direct keep \"Unknown\" \"Keep\"' && exit 0\n\
    out=\"${DEVICE_URI#keep:}\"\necho \"$3|$4|$5\" > \"$out/told\"\ncat \"${6:--}\" > \"$out/paper.tmp\"\nmv \"$out/paper.tmp\" \"$out/paper.pdf\"\n";

/// A print spooler of this test alone, with printers that write to a folder.
struct Spooler {
    root: PathBuf,
    daemon: Option<Child>,
}

impl Spooler {
    fn start(root: &Path) -> Outcome<Self> {
        for folder in ["etc", "spool", "cache", "state", "log", "out", "bin/backend"] {
            fs::create_dir_all(root.join(folder))?;
        }
        // The printer is run as a user of its own, who must get here.
        for (folder, mode) in [("", 0o755), ("out", 0o777), ("bin", 0o755), ("bin/backend", 0o755)] {
            fs::set_permissions(root.join(folder), fs::Permissions::from_mode(mode))?;
        }
        for part in ["daemon", "filter", "monitor", "notifier", "driver", "cgi-bin"] {
            symlink(Path::new("/usr/lib/cups").join(part), root.join("bin").join(part))?;
        }
        let backend = root.join("bin/backend/keep");
        fs::write(&backend, KEEP)?;
        fs::set_permissions(&backend, fs::Permissions::from_mode(0o755))?;
        let at = root.display();
        fs::write(
            root.join("etc/cupsd.conf"),
            format!(
                "Listen {at}/socket\nBrowsing No\nDefaultAuthType None\nWebInterface No\nPreserveJobFiles No\nLogLevel warn\n\
                 <Location />\n  Order allow,deny\n  Allow all\n</Location>\n\
                 <Policy default>\n  <Limit All>\n    Order deny,allow\n    Allow all\n  </Limit>\n</Policy>\n"
            ),
        )?;
        fs::write(
            root.join("etc/cups-files.conf"),
            format!(
                "ServerRoot {at}/etc\nServerBin {at}/bin\nRequestRoot {at}/spool\nCacheDir {at}/cache\nStateDir {at}/state\n\
                 AccessLog {at}/log/access\nErrorLog {at}/log/error\nPageLog {at}/log/page\nPrintcap\n"
            ),
        )?;
        let mut spooler = Self { root: root.to_owned(), daemon: None };
        spooler.go_on()?;
        for printer in ["Kamer_12", "Gang"] {
            spooler.run("lpadmin", &["-p", printer, "-v", &format!("keep:{at}/out"), "-E"])?;
        }
        spooler.run("lpadmin", &["-d", "Kamer_12"])?;
        Ok(spooler)
    }

    fn go_on(&mut self) -> Outcome {
        let etc = self.root.join("etc");
        let daemon = Command::new("/usr/sbin/cupsd")
            .arg("-f")
            .arg("-c")
            .arg(etc.join("cupsd.conf"))
            .arg("-s")
            .arg(etc.join("cups-files.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        self.daemon = Some(daemon);
        wait(|| self.run("lpstat", &["-r"]).is_ok_and(|said| said.contains("is running")))
    }

    fn stop(&mut self) -> Outcome {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill()?;
            daemon.wait()?;
        }
        Ok(())
    }

    fn socket(&self) -> String {
        self.root.join("socket").to_string_lossy().into_owned()
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Outcome<String> {
        let found = ["/usr/sbin", "/usr/bin"].map(|folder| Path::new(folder).join(program));
        let program = found.iter().find(|path| path.exists()).ok_or_else(|| Failure::new(format!("no {program}")))?;
        let done =
            Command::new(program).args(arguments).env("CUPS_SERVER", self.socket()).env("LC_ALL", "C").output()?;
        let said = [done.stdout, done.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        if done.status.success() { Ok(said) } else { Err(Failure::new(format!("{}: {said}", program.display()))) }
    }

    /// What came out of the printer, and what it was told of it: title, copies and options.
    fn printed(&self) -> Outcome<(Vec<u8>, String)> {
        let out = self.root.join("out");
        wait(|| out.join("paper.pdf").exists())?;
        let paper = (fs::read(out.join("paper.pdf"))?, fs::read_to_string(out.join("told"))?);
        fs::remove_file(out.join("paper.pdf"))?;
        Ok(paper)
    }
}

impl Drop for Spooler {
    fn drop(&mut self) {
        let _ended = self.stop();
    }
}

fn wait(done: impl Fn() -> bool) -> Outcome {
    let begun = Instant::now();
    while !done() {
        if begun.elapsed() > Duration::from_secs(20) {
            return Err(Failure::new("the spooler did not do it"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

#[test]
fn a_paper_is_printed_signed_on_paper_and_listed() -> Outcome {
    let home = Home::new("printing", PROGRAM)?;
    fs::set_permissions(home.root(), fs::Permissions::from_mode(0o755))?;
    let mut spooler = Spooler::start(&home.root().join("cups"))?;
    let scan = home.root().join("scan.jpg");
    let nowhere = home.root().join("stick/kopie.pdf");
    let home = home
        .with("CUPS_SERVER", &spooler.socket())
        .with("STAPPENWIJZER_E2E_OPEN", &scan.to_string_lossy())
        .with("STAPPENWIJZER_E2E_SAVE_AS", &nowhere.to_string_lossy());
    fill(&home, |_| Ok(()))?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        open_case(program, PUPIL)?;
        program.press("Documenten")?;
        program.see("Nog niet op papier getekend: ")?;
        program.picture("made")?;
        program.press("Bekijk")?;
        program.see("Pagina 1 van ")?;
        program.picture("report")?;
        let paper = prints(program, &spooler)?;
        is_refused(program, &mut spooler)?;
        has_no_place(program)?;
        scanned(&paper, &scan)?;
        is_signed(program)?;
        is_listed(program)
    })
}

/// The printer gets the bytes that are kept, as often as asked, under a name that names nobody.
fn prints(program: &Program<'_>, spooler: &Spooler) -> Outcome<Vec<u8>> {
    program.press("Print")?;
    program.see("Print het document")?;
    assert_eq!(program.value("Printer")?, "Kamer_12", "the usual one first");
    program.select("Printer", "Gang")?;
    program.fill("Aantal", "2")?;
    program.choose("Op beide kanten van het papier")?;
    program.picture("dialog")?;
    program.press("Print nu")?;
    program.see("Naar de printer gestuurd: Gang.")?;
    program.picture("printed")?;
    let (paper, told) = spooler.printed()?;
    assert!(paper.starts_with(b"%PDF-") && paper.trim_ascii_end().ends_with(b"%%EOF"), "not the paper itself");
    let [title, copies, options]: [&str; 3] =
        told.trim().split('|').collect::<Vec<_>>().try_into().map_err(|_| Failure::new(told.clone()))?;
    assert!(title.starts_with("2026-0") && title.ends_with(" v2") && !title.contains("Roan"), "{title}");
    assert_eq!(copies, "2");
    assert!(options.contains("sides=two-sided-long-edge"), "{options}");
    Ok(paper)
}

/// A printer that takes nothing, and a spooler that is gone.
fn is_refused(program: &Program<'_>, spooler: &mut Spooler) -> Outcome {
    spooler.run("cupsreject", &["Gang"])?;
    program.press("Print")?;
    program.see("Print het document")?;
    assert_eq!(program.value("Printer")?, "Gang", "the one of the last time");
    program.press("Print nu")?;
    program.see("De printer neemt het document niet aan.")?;
    program.picture("rejected")?;
    program.press("Sluit venster")?;
    spooler.stop()?;
    program.press("Print")?;
    program.see("De printdienst van de computer geeft geen antwoord.")?;
    program.picture("gone")?;
    program.press("Sluit venster")?;
    spooler.go_on()
}

/// The folder of the place that is chosen is not there.
fn has_no_place(program: &Program<'_>) -> Outcome {
    program.press("Bewaar een kopie")?;
    program.see("Het bestand is niet bewaard: de map is er niet meer.")
}

/// The printed paper, as a scanner makes a picture of it.
fn scanned(paper: &[u8], scan: &Path) -> Outcome {
    let pdf = scan.with_extension("pdf");
    fs::write(&pdf, paper)?;
    let to = scan.with_extension("");
    let done =
        Command::new("pdftoppm").args(["-jpeg", "-r", "150", "-l", "1", "-singlefile"]).arg(&pdf).arg(&to).status()?;
    if done.success() { Ok(()) } else { Err(Failure::new("no scan could be made")) }
}

fn is_signed(program: &Program<'_>) -> Outcome {
    program.press("Leg vast dat er op papier is getekend")?;
    program.see("Zet nooit seksuele beelden van minderjarigen in dit programma.")?;
    program.press("Kies een foto of scan")?;
    program.see("Kies een andere")?;
    program.press("Leg vast")?;
    program.see("Vul in wanneer er is getekend.")?;
    program.press("Vandaag")?;
    program.see("dinsdag 17 november 2026")?;
    program.picture("signing")?;
    program.press("Leg vast")?;
    program.see("Op papier getekend op dinsdag 17 november 2026")?;
    program.press("Toon de scan")?;
    program.see("Verberg de scan")?;
    program.picture("signed")
}

/// What left and what did not.
fn is_listed(program: &Program<'_>) -> Outcome {
    program.press("Instellingen")?;
    program.press("Naar buiten")?;
    program.see("Naar de printer gestuurd")?;
    program.see("Bewaard als bestand")?;
    program.see("Niet gelukt: er is niets weggegaan")?;
    program.picture("register")?;
    program.choose("Geprint")?;
    program.see("2 regels")
}
