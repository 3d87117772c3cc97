//! A report for a meeting: the page to print, and saving.

use tauri::{AppHandle, Runtime, State};

use crate::dialog;
use crate::door::{Answer, Door};

#[tauri::command]
pub async fn meeting_page(
    door: State<'_, Door>,
    from: String,
    to: String,
    language: String,
) -> Answer<String> {
    door.enter(move |session| session.meeting_page(&from, &to, &language)).await
}

#[tauri::command]
pub async fn save_meeting<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    from: String,
    to: String,
    format: String,
    language: String,
) -> Answer<Option<String>> {
    door.enter(move |session| {
        let file = dialog::save(&app, &format!("vire-{from}-{to}.{format}"), &format);
        session.save_meeting(&from, &to, &format, &language, file.as_deref())
    })
    .await
}
