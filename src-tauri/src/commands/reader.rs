//! The team lead: accepting an invitation and signing in.

use tauri::State;
use vire_app::dto::ReaderSession;

use crate::door::{Answer, Door};

#[tauri::command]
pub async fn accept_reader_invitation(
    door: State<'_, Door>,
    code: String,
    passphrase: String,
) -> Answer<ReaderSession> {
    door.enter(move |session| session.accept_reader_invitation(&code, &passphrase)).await
}

#[tauri::command]
pub async fn open_as_reader(
    door: State<'_, Door>,
    label: String,
    passphrase: String,
) -> Answer<ReaderSession> {
    door.enter(move |session| session.open_as_reader(&label, &passphrase)).await
}
