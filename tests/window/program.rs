//! One program at work, and what a person can do with it.

use std::fs;
use std::os::unix::process::CommandExt;
use std::panic::Location;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde_json::{Value, json};

use super::clipboard;
use super::display::Display;
use super::driver::{Driver, Refusal};
use super::group::{self, Group};
use super::home::Home;
use super::outcome::{Failure, Outcome};

/// How long a person waits for something to appear.
const STEP_LIMIT: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(40);

/// The key under which WebDriver hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The two windows of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Before unlocking.
    Locked,
    /// The work itself.
    Work,
}

/// The real program in a real window. Everything it started ends with this value.
pub struct Program<'a> {
    home: &'a Home,
    display: Display,
    run: Option<Run>,
    until: Instant,
}

/// The fields end in this order: first the group, then what is known of it.
struct Run {
    group: Group,
    driver: Driver,
}

impl<'a> Program<'a> {
    /// Starts the program on a display of its own and waits for its first window.
    #[track_caller]
    pub fn start(home: &'a Home, limit: Duration) -> Outcome<Self> {
        let mut program = Self { home, display: Display::start()?, run: None, until: Instant::now() + limit };
        program.start_again()?;
        Ok(program)
    }

    /// Starts the program anew, after it ended, on the same home.
    #[track_caller]
    pub fn start_again(&mut self) -> Outcome {
        self.run = None;
        self.run = Some(Run::begin(self.home, &self.display)?);
        // Whoever practises is in the window of the work at once.
        self.until_window("its first window", "")
    }

    /// Waits until this window is there with its page, and looks at it from then on.
    #[track_caller]
    pub fn wait_for(&self, which: Which) -> Outcome {
        let kind = match which {
            Which::Locked => "locked-",
            Which::Work => "work-",
        };
        self.until_window(&format!("the window {which:?}"), kind)
    }

    /// Waits until a window with such a label has its page: a key that is pressed before the page listens goes nowhere.
    #[track_caller]
    fn until_window(&self, what: &str, kind: &str) -> Outcome {
        const LABEL: &str =
            "return document.querySelector('h1') && window.__TAURI_INTERNALS__?.metadata.currentWindow.label";
        self.until_some(what, |driver| {
            let windows = driver.get("/window/handles")?;
            for window in windows.as_array().into_iter().flatten() {
                driver.post("/window", &json!({ "handle": window }))?;
                let label = run_script(driver, LABEL, &[])?;
                if label.as_str().is_some_and(|label| label.starts_with(kind)) {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
    }

    /// Waits until the window shows this text.
    #[track_caller]
    pub fn see(&self, text: &str) -> Outcome {
        self.until_some(&format!("the text “{text}”"), |driver| Ok(body(driver)?.contains(text).then_some(())))
    }

    /// Fails when the window shows this text now.
    #[track_caller]
    pub fn see_not(&self, text: &str) -> Outcome {
        let shown = self.text()?;
        if shown.contains(text) { Err(Failure::new(format!("“{text}” is shown"))) } else { Ok(()) }
    }

    /// Waits until the window shows this text no longer.
    #[track_caller]
    pub fn see_no_more(&self, text: &str) -> Outcome {
        self.until_some(&format!("the end of “{text}”"), |driver| Ok((!body(driver)?.contains(text)).then_some(())))
    }

    /// Waits until the screen with this heading is there: its heading has the focus.
    #[track_caller]
    pub fn arrive(&self, heading: &str) -> Outcome {
        const HERE: &str = "const here = document.activeElement; \
            return here?.tagName === 'H1' && here.innerText.trim() === arguments[0]";
        self.until_some(&format!("the screen “{heading}”"), |driver| {
            Ok((run_script(driver, HERE, &[json!(heading)])? == json!(true)).then_some(()))
        })
    }

    /// All text the window shows now.
    #[track_caller]
    pub fn text(&self) -> Outcome<String> {
        self.until_some("the text of the window", |driver| body(driver).map(Some))
    }

    /// Presses a button or link by its name.
    #[track_caller]
    pub fn press(&self, name: &str) -> Outcome {
        self.click("button", name, None)
    }

    /// Presses the button of this name that stands nearest to a text, such as a pupil's name.
    #[track_caller]
    pub fn press_near(&self, near: &str, name: &str) -> Outcome {
        self.click("button", name, Some(near))
    }

    /// Chooses a radio button or ticks a check box by its label.
    #[track_caller]
    pub fn choose(&self, label: &str) -> Outcome {
        self.click("choice", label, None)
    }

    /// As [`Self::choose`], nearest to a text, such as the question.
    #[track_caller]
    pub fn choose_near(&self, near: &str, label: &str) -> Outcome {
        self.click("choice", label, Some(near))
    }

    /// Types into the field with this label, in the place of what was there.
    #[track_caller]
    pub fn fill(&self, label: &str, text: &str) -> Outcome {
        let element = self.find("field", label, None)?;
        self.act(|driver| driver.post(&format!("/element/{element}/clear"), &json!({})))?;
        self.act(|driver| driver.post(&format!("/element/{element}/value"), &json!({ "text": text })))
    }

    /// As [`Self::fill`], the field nearest to a text.
    #[track_caller]
    pub fn fill_near(&self, near: &str, label: &str, text: &str) -> Outcome {
        let element = self.find("field", label, Some(near))?;
        self.act(|driver| driver.post(&format!("/element/{element}/clear"), &json!({})))?;
        self.act(|driver| driver.post(&format!("/element/{element}/value"), &json!({ "text": text })))
    }

    /// Puts a text into the field at once, as pasting does.
    #[track_caller]
    pub fn paste(&self, label: &str, text: &str) -> Outcome {
        const PASTE: &str = "const [field, text] = arguments; field.focus(); field.select?.(); \
                             return document.execCommand('insertText', false, text)";
        let element = self.find("field", label, None)?;
        let pasted = self.script(PASTE, &[json!({ ELEMENT: element }), json!(text)])?;
        if pasted == json!(true) { Ok(()) } else { Err(Failure::new("the field did not take the text")) }
    }

    /// What stands in the field with this label.
    #[track_caller]
    pub fn value(&self, label: &str) -> Outcome<String> {
        let element = self.find("field", label, None)?;
        let value = self.script("return arguments[0].value", &[json!({ ELEMENT: element })])?;
        value.as_str().map(str::to_owned).ok_or_else(|| Failure::new("the field has no value"))
    }

    /// Chooses an option of a select field.
    #[track_caller]
    pub fn select(&self, label: &str, option: &str) -> Outcome {
        const SELECT: &str = "const [field, text] = arguments; \
            const option = [...field.options].find((each) => each.text.trim() === text); \
            if (!option) return false; field.value = option.value; \
            field.dispatchEvent(new Event('input', { bubbles: true })); \
            field.dispatchEvent(new Event('change', { bubbles: true })); return true";
        let element = self.find("field", label, None)?;
        let chosen = self.script(SELECT, &[json!({ ELEMENT: element }), json!(option)])?;
        if chosen == json!(true) { Ok(()) } else { Err(Failure::new(format!("there is no option “{option}”"))) }
    }

    /// Presses keys together, such as `["Control", "l"]` or `["F9"]`.
    #[track_caller]
    pub fn keys(&self, keys: &[&str]) -> Outcome {
        let values = keys.iter().map(|key| key_value(key)).collect::<Outcome<Vec<String>>>()?;
        let down = values.iter().map(|value| json!({ "type": "keyDown", "value": value }));
        let up = values.iter().rev().map(|value| json!({ "type": "keyUp", "value": value }));
        let steps: Vec<Value> = down.chain(up).collect();
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] });
        self.act(|driver| driver.post("/actions", &actions))
    }

    /// Draws one line with the mouse on the drawing area of this name, from point to point around its middle.
    #[track_caller]
    pub fn draw(&self, name: &str, points: &[(i32, i32)]) -> Outcome {
        let element = self.find("picture", name, None)?;
        let mut steps = Vec::new();
        for (x, y) in points {
            let origin = json!({ ELEMENT: element });
            steps.push(json!({ "type": "pointerMove", "duration": 30, "x": x, "y": y, "origin": origin }));
            if steps.len() == 1 {
                steps.push(json!({ "type": "pointerDown", "button": 0 }));
            }
        }
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": steps });
        self.act(|driver| driver.post("/actions", &json!({ "actions": [mouse] })))
    }

    /// Calls a command straight over IPC, past the page: what it answers, or the refusal as the page gets it.
    #[track_caller]
    pub fn invoke(&self, command: &str, arguments: &Value) -> Outcome<Result<Value, Value>> {
        const INVOKE: &str = "const [command, given, done] = arguments; \
            window.__TAURI_INTERNALS__.invoke(command, given).then((value) => done({ ok: value ?? null }), \
            (error) => done({ error }))";
        let body = json!({ "script": INVOKE, "args": [command, arguments] });
        let told = self.until_some(command, |driver| driver.post("/execute/async", &body).map(Some))?;
        match (told.get("ok"), told.get("error")) {
            (Some(answer), _) => Ok(Ok(answer.clone())),
            (None, Some(error)) => Ok(Err(error.clone())),
            (None, None) => Err(Failure::new(format!("{command} answered {told}"))),
        }
    }

    /// Runs a script in the page and gives what it returns.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.until_some("a script", |driver| run_script(driver, script, arguments).map(Some))
    }

    /// Runs a script that calls its last argument with what it gives, when it is done.
    #[track_caller]
    pub fn script_later(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let body = json!({ "script": script, "args": arguments });
        self.until_some("a script", |driver| driver.post("/execute/async", &body).map(Some))
    }

    /// The text on the clipboard; empty when there is none.
    pub fn clipboard(&self) -> Outcome<String> {
        clipboard::text_on(self.display.name())
    }

    /// What the owner of the clipboard says to programs that keep a history of it.
    pub fn clipboard_hint(&self) -> Outcome<String> {
        clipboard::history_hint_on(self.display.name())
    }

    /// Leaves a picture of the window in the folder of pictures.
    #[track_caller]
    pub fn picture(&self, name: &str) -> Outcome {
        const PAINTED: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))";
        let painted = json!({ "script": PAINTED, "args": [] });
        self.until_some("the window to be painted", |driver| driver.post("/execute/async", &painted).map(Some))?;
        let picture = self.until_some("a picture", |driver| driver.get("/screenshot").map(Some))?;
        let text = picture.as_str().ok_or_else(|| Failure::new("a picture that is no text"))?;
        let file = self.home.picture(name)?;
        fs::write(&file, base64(text).ok_or_else(|| Failure::new("a picture that is no base64"))?)?;
        eprintln!("picture: {}", file.display());
        Ok(())
    }

    /// Closes the window as the cross in its corner does, and waits until the program has ended.
    #[track_caller]
    pub fn close(&mut self) -> Outcome {
        self.display.close_windows()?;
        self.wait_for_end()
    }

    /// Ends the program as a computer that shuts down does, and waits for it.
    #[track_caller]
    pub fn shut_down(&mut self) -> Outcome {
        self.signal(Signal::TERM)?;
        self.wait_for_end()
    }

    /// Ends the program at once, as a crash does.
    #[track_caller]
    pub fn kill(&mut self) -> Outcome {
        self.signal(Signal::KILL)?;
        self.wait_for_end()
    }

    /// Processes of this start that run the program with this file name.
    pub fn processes(&self, name: &str) -> Vec<u32> {
        self.run.as_ref().map(|run| run.group.members(name)).unwrap_or_default()
    }

    fn own_processes(&self) -> Vec<u32> {
        let name = self.home.program().file_name().unwrap_or_default().to_string_lossy();
        self.processes(&name)
    }

    fn signal(&self, which: Signal) -> Outcome {
        let processes = self.own_processes();
        if processes.is_empty() {
            return Err(Failure::new("the program does not run"));
        }
        for process in processes {
            group::signal(process, which);
        }
        Ok(())
    }

    #[track_caller]
    fn wait_for_end(&mut self) -> Outcome {
        let begin = Instant::now();
        while !self.own_processes().is_empty() {
            if begin.elapsed() > STEP_LIMIT {
                return Err(Failure::new("the program does not end"));
            }
            sleep(POLL);
        }
        self.run = None;
        Ok(())
    }

    #[track_caller]
    fn click(&self, kind: &str, name: &str, near: Option<&str>) -> Outcome {
        let element = self.find(kind, name, near)?;
        self.act(|driver| driver.post(&format!("/element/{element}/click"), &json!({})))
    }

    #[track_caller]
    fn find(&self, kind: &str, name: &str, near: Option<&str>) -> Outcome<String> {
        let arguments = [json!(kind), json!(name), json!(near)];
        let mut others = Value::Null;
        let found = self.until_some(&format!("a {kind} “{name}”"), |driver| {
            let answer = run_script(driver, include_str!("find.js"), &arguments)?;
            others = answer.get("missing").cloned().unwrap_or_default();
            Ok(answer.pointer(&format!("/element/{ELEMENT}")).and_then(Value::as_str).map(str::to_owned))
        });
        let place = Location::caller();
        found.map_err(|failure| Failure::new(format!("{failure}; there are: {others}")).at(place))
    }

    /// An act that makes the window go away was done when the window is gone.
    #[track_caller]
    fn act(&self, act: impl FnOnce(&Driver) -> Result<Value, Refusal>) -> Outcome {
        match act(self.driver()?) {
            Ok(_) | Err(Refusal::NoWindow) => Ok(()),
            Err(Refusal::Other(why)) => Err(Failure::new(why)),
        }
    }

    /// Looks again and again until there is something. Follows the program from one window to the next.
    #[track_caller]
    fn until_some<T>(&self, what: &str, mut look: impl FnMut(&Driver) -> Result<Option<T>, Refusal>) -> Outcome<T> {
        let driver = self.driver()?;
        let until = self.until.min(Instant::now() + STEP_LIMIT);
        let mut why = String::new();
        while Instant::now() < until {
            match look(driver) {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => why.clear(),
                Err(Refusal::NoWindow) => follow(driver),
                Err(Refusal::Other(refusal)) => why = format!(" ({refusal})"),
            }
            sleep(POLL);
        }
        Err(Failure::new(format!("waited in vain for {what}{why}")))
    }

    #[track_caller]
    fn driver(&self) -> Outcome<&Driver> {
        self.run.as_ref().map(|run| &run.driver).ok_or_else(|| Failure::new("the program has ended"))
    }
}

impl Run {
    fn begin(home: &Home, display: &Display) -> Outcome<Self> {
        let address = Driver::free_address()?;
        let log = fs::OpenOptions::new().create(true).append(true).open(home.log_file())?;
        let child = Command::new("WebKitWebDriver")
            .arg(format!("--port={}", address.port()))
            .env("DISPLAY", display.name())
            .env("LANG", "C.UTF-8")
            .env("NO_AT_BRIDGE", "1")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("LC_ALL")
            .envs(home.environment())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .map_err(|error| Failure::new(format!("WebKitWebDriver: {error}")))?;
        let group = Group::of(child);
        let options = json!({ "binary": home.program(), "args": home.arguments() });
        let capabilities = json!({ "webkitgtk:browserOptions": options });
        let begin = Instant::now();
        loop {
            match Driver::open(address, &capabilities) {
                Ok(driver) => return Ok(Self { group, driver }),
                Err(Refusal::Other(why)) if begin.elapsed() > STEP_LIMIT => return Err(Failure::new(why)),
                // The driver needs a moment before it listens.
                Err(_) => sleep(POLL),
            }
        }
    }
}

fn follow(driver: &Driver) {
    let Ok(windows) = driver.get("/window/handles") else { return };
    if let Some(newest) = windows.as_array().and_then(|windows| windows.last()) {
        // The next look tells whether this one stays.
        let _ = driver.post("/window", &json!({ "handle": newest }));
    }
}

fn run_script(driver: &Driver, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
    driver.post("/execute/sync", &json!({ "script": script, "args": arguments }))
}

fn body(driver: &Driver) -> Result<String, Refusal> {
    let text = run_script(driver, "return document.body?.innerText ?? ''", &[])?;
    Ok(text.as_str().unwrap_or_default().replace('\u{a0}', " "))
}

fn key_value(key: &str) -> Outcome<String> {
    let code = match key {
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "F1" => '\u{e031}',
        "F6" => '\u{e036}',
        "F9" => '\u{e039}',
        single if single.chars().count() == 1 => return Ok(single.to_owned()),
        unknown => return Err(Failure::new(format!("no key is called {unknown}"))),
    };
    Ok(code.to_string())
}

/// The bytes of a text in base64.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_reads_what_others_write() {
        assert_eq!(base64("U3RhcHBlbg=="), Some(b"Stappen".to_vec()));
        assert_eq!(base64("AP+A"), Some(vec![0, 255, 128]));
        assert_eq!(base64("A!"), None);
    }
}
