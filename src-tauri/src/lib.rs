//! The desktop shell: the window, its dialogs and one command for each thing a person can do.
//!
//! The only Rust that names `tauri`. Decides nothing: a command body is one call of `vire-app`.

mod commands;
mod dialog;
mod door;
mod progress;

use std::process::ExitCode;

use tauri::{Builder, Manager, Runtime};
use vire_app::session::Session;

pub use door::Door;

/// Starts the window and returns when it is closed.
pub fn run() -> ExitCode {
    let window = tauri_plugin_window_state::Builder::new()
        .with_state_flags(
            tauri_plugin_window_state::StateFlags::all() & !tauri_plugin_window_state::StateFlags::VISIBLE,
        )
        .build();
    let mut builder = with_commands(Builder::default(), Session::of_this_machine());
    if !dialog::is_answered() {
        // First of all plugins: a second start only brings this window to the front. Window tests start
        // one window after the other and must not meet the one before.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }));
    }
    let app = builder.plugin(tauri_plugin_dialog::init()).plugin(window).run(tauri::generate_context!());
    match app {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Adds every command and the state that they share; tests use it with the mock runtime.
pub fn with_commands<R: Runtime>(builder: Builder<R>, session: Session) -> Builder<R> {
    builder.manage(Door::new(session)).invoke_handler(commands::handler())
}
