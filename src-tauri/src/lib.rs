//! The shell of Stappenwijzer: the only crate that knows Tauri.
//!
//! A command parses, makes one call into `app` and converts. What a mentor may do and what it means is
//! decided in the crates below; what is decided here is which window is open and when it locks.

pub mod clipboard;
pub mod desk;
pub mod display;
pub mod error;
pub mod idle;
pub mod ipc;
pub mod lock;
pub mod nl;
pub mod options;
pub mod views;
pub mod window;

mod commands;
pub mod os;
pub mod remind;
mod verify;
mod watch;

use std::process::ExitCode;

use tauri::{Manager, RunEvent};

use crate::clipboard::Copied;
use crate::desk::Desk;
use crate::display::DisplayFile;
use crate::options::Options;

/// Starts the program and returns when its last window is gone and the vault is closed.
pub fn run() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == verify::COMMAND) {
        return ExitCode::from(verify::run(arguments, &mut std::io::stdout(), &mut std::io::stderr()));
    }
    let options = match Options::read() {
        Ok(options) => options,
        Err(refusal) => {
            eprintln!("{refusal}");
            return ExitCode::from(2);
        }
    };
    os::forbid_core_dumps();

    let ipc = ipc::builder();
    let built = tauri::Builder::default()
        .invoke_handler(ipc.invoke_handler())
        .setup(move |app| {
            ipc.mount_events(app);
            let data = app.path().app_local_data_dir()?;
            let display = DisplayFile::read(data.join(nl::DISPLAY_FILE));
            app.manage(Desk::new(options.folders(&data), options.practice, display));
            app.manage(Copied::default());
            window::open_locked(app.handle(), None)?;
            lock::start_timer(app.handle());
            watch::start(app.handle());
            Ok(())
        })
        .on_window_event(lock::on_window_event)
        .build(tauri::generate_context!());

    let app = match built {
        Ok(app) => app,
        Err(error) => {
            eprintln!("{}", nl::cannot_start(&error));
            return ExitCode::FAILURE;
        }
    };
    let code = app.run_return(|app, event| match event {
        RunEvent::ExitRequested { code, api, .. } => lock::on_exit_requested(app, code, &api),
        // Tauri never drops managed state, so the vault is closed here, whatever led to the end.
        RunEvent::Exit => app.state::<Desk>().close_vault(),
        _ => {}
    });
    if code == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
