//! Customer files: looking, taking in, taking back.

use std::collections::BTreeMap;

use tauri::ipc::Channel;
use tauri::{AppHandle, Runtime, State};
use vire_app::dto::{CommentsView, FilePreview, ImportView, Look, Progress, RejectView};

use crate::dialog;
use crate::door::{Answer, Door};
use crate::progress::Teller;

#[tauri::command]
pub async fn pick_customer_file<R: Runtime>(app: AppHandle<R>) -> Answer<Option<String>> {
    Ok(picked(&app, &["csv", "xlsx", "tsv", "txt", "zip"]).await)
}

/// Asks for a file without holding the session.
pub(super) async fn picked<R: Runtime>(app: &AppHandle<R>, kinds: &'static [&'static str]) -> Option<String> {
    let app = app.clone();
    let path = tauri::async_runtime::spawn_blocking(move || dialog::open(&app, kinds)).await.ok().flatten();
    path.map(|path| path.to_string_lossy().into_owned())
}

#[tauri::command]
pub async fn preview_customer_file(
    door: State<'_, Door>,
    path: String,
    mapping: Option<serde_json::Value>,
    answers: BTreeMap<String, String>,
    look: Option<Look>,
    on_progress: Channel<Progress>,
) -> Answer<FilePreview> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| {
        session.preview_customer_file(path.as_ref(), mapping, &answers, look.as_ref(), &teller)
    })
    .await
}

#[tauri::command]
pub async fn import_customer_file(
    door: State<'_, Door>,
    path: String,
    mapping: Option<serde_json::Value>,
    answers: BTreeMap<String, String>,
    source: Option<String>,
    on_progress: Channel<Progress>,
) -> Answer<ImportView> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.import_customer_file(path.as_ref(), mapping, &answers, source, &teller))
        .await
}

#[tauri::command]
pub async fn customer_imports(door: State<'_, Door>) -> Answer<Vec<ImportView>> {
    door.enter(|session| session.customer_imports()).await
}

#[tauri::command]
pub async fn undo_import(
    door: State<'_, Door>,
    id: String,
    on_progress: Channel<Progress>,
) -> Answer<Vec<ImportView>> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.undo_import(&id, &teller)).await
}

#[tauri::command]
pub async fn import_rejects(door: State<'_, Door>, id: String) -> Answer<Vec<RejectView>> {
    door.enter(move |session| session.import_rejects(&id)).await
}

#[tauri::command]
pub async fn save_rejects<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    id: String,
    language: String,
    format: String,
) -> Answer<Option<String>> {
    door.enter(move |session| {
        let to = dialog::save(&app, &format!("vire-rejects.{format}"), &format);
        session.save_rejects(&id, &language, to.as_deref())
    })
    .await
}

#[tauri::command]
pub async fn search_comments(
    door: State<'_, Door>,
    text: String,
    touchpoint: Option<String>,
    on_progress: Channel<Progress>,
) -> Answer<CommentsView> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.search_comments(&text, touchpoint.as_deref(), &teller)).await
}
