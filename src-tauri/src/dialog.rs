//! The system's own file dialogs. Blocking: called from a command's thread, never the window's.

use std::path::PathBuf;

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

/// Asks for one file to read; `None` when the person changes their mind.
pub fn open<R: Runtime>(app: &AppHandle<R>, kinds: &[&str]) -> Option<PathBuf> {
    if let Some(path) = answered() {
        return Some(path);
    }
    app.dialog().file().add_filter("", kinds).blocking_pick_file()?.into_path().ok()
}

/// Asks where to save; `name` is proposed.
pub fn save<R: Runtime>(app: &AppHandle<R>, name: &str, kind: &str) -> Option<PathBuf> {
    if let Some(folder) = answered() {
        return Some(if folder.is_dir() { folder.join(name) } else { folder });
    }
    app.dialog().file().add_filter("", &[kind]).set_file_name(name).blocking_save_file()?.into_path().ok()
}

/// Tells whether a window test answers the dialogs.
pub fn is_answered() -> bool {
    cfg!(debug_assertions) && std::env::var_os("VIRE_PICK").is_some()
}

/// Window tests cannot press the system's buttons: in debug builds a file named by `VIRE_PICK` holds the
/// path that answers the next dialog.
fn answered() -> Option<PathBuf> {
    if !is_answered() {
        return None;
    }
    let note = std::env::var_os("VIRE_PICK")?;
    let path = PathBuf::from(note);
    match std::fs::read_to_string(&path) {
        Ok(text) if path.extension().is_some_and(|kind| kind == "pick") => Some(PathBuf::from(text.trim())),
        _ => Some(path),
    }
}
