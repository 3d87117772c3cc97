//! HR's desk.

use tauri::ipc::Channel;
use tauri::{AppHandle, Runtime, State};
use vire_app::dto::{DeskView, InvitationView, LedgerCheck, Progress, ReleaseView, RosterPreview};

use super::customers::picked;
use crate::dialog;
use crate::door::{Answer, Door};
use crate::progress::Teller;

#[tauri::command]
pub async fn desk(door: State<'_, Door>) -> Answer<DeskView> {
    door.enter(|session| session.desk_view()).await
}

#[tauri::command]
pub async fn pick_roster_file<R: Runtime>(app: AppHandle<R>) -> Answer<Option<String>> {
    Ok(picked(&app, &["csv", "xlsx", "tsv", "txt"]).await)
}

#[tauri::command]
pub async fn preview_roster(door: State<'_, Door>, path: String) -> Answer<RosterPreview> {
    door.enter(move |session| session.preview_roster(path.as_ref())).await
}

#[tauri::command]
pub async fn import_roster(door: State<'_, Door>, path: String) -> Answer<DeskView> {
    door.enter(move |session| session.import_roster(path.as_ref())).await
}

#[tauri::command]
pub async fn invite_all(door: State<'_, Door>) -> Answer<Vec<InvitationView>> {
    door.enter(|session| session.invite_all()).await
}

#[tauri::command]
pub async fn invite(door: State<'_, Door>, members: Vec<String>) -> Answer<Vec<InvitationView>> {
    door.enter(move |session| session.invite(&members)).await
}

#[tauri::command]
pub async fn save_invitations<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    invitations: Vec<InvitationView>,
) -> Answer<Option<String>> {
    door.enter(move |session| {
        let to = dialog::save(&app, "vire-invitations.csv", "csv");
        session.save_invitations(&invitations, to.as_deref())
    })
    .await
}

#[tauri::command]
pub async fn invite_reader(door: State<'_, Door>, name: String, groups: Vec<String>) -> Answer<String> {
    door.enter(move |session| session.invite_reader(&name, &groups)).await
}

#[tauri::command]
pub async fn open_round(door: State<'_, Door>, week: String) -> Answer<DeskView> {
    door.enter(move |session| session.open_round(&week)).await
}

#[tauri::command]
pub async fn close_round(
    door: State<'_, Door>,
    week: String,
    on_progress: Channel<Progress>,
) -> Answer<ReleaseView> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.close_round(&week, &teller)).await
}

#[tauri::command]
pub async fn release(door: State<'_, Door>, week: String) -> Answer<ReleaseView> {
    door.enter(move |session| session.release(&week)).await
}

#[tauri::command]
pub async fn check_ledger(door: State<'_, Door>) -> Answer<LedgerCheck> {
    door.enter(|session| session.check_ledger()).await
}

#[tauri::command]
pub async fn export_summary<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    from: String,
    to: String,
    format: String,
) -> Answer<Option<String>> {
    door.enter(move |session| {
        let file = dialog::save(&app, &format!("vire-{from}-{to}.{format}"), &format);
        session.export_summary(&from, &to, &format, file.as_deref())
    })
    .await
}

#[tauri::command]
pub async fn tighten_policy(door: State<'_, Door>, k: u32) -> Answer<DeskView> {
    door.enter(move |session| session.tighten_policy(k)).await
}
