//! The employee: joining, the check-in and the own history.

use std::collections::BTreeMap;

use tauri::State;
use vire_app::dto::{CheckInReceipt, CheckInView, HistoryView, WalletSession};

use crate::door::{Answer, Door};

#[tauri::command]
pub async fn join(door: State<'_, Door>, code: String, pin: String) -> Answer<WalletSession> {
    door.enter(move |session| session.join(&code, &pin)).await
}

#[tauri::command]
pub async fn open_wallet(door: State<'_, Door>, label: String, pin: String) -> Answer<WalletSession> {
    door.enter(move |session| session.open_wallet(&label, &pin)).await
}

#[tauri::command]
pub async fn check_in_view(door: State<'_, Door>) -> Answer<CheckInView> {
    door.enter(|session| session.check_in_view()).await
}

#[tauri::command]
pub async fn send_check_in(
    door: State<'_, Door>,
    answers: BTreeMap<String, Option<i32>>,
) -> Answer<CheckInReceipt> {
    door.enter(move |session| session.send_check_in(&answers)).await
}

#[tauri::command]
pub async fn my_history(door: State<'_, Door>) -> Answer<HistoryView> {
    door.enter(|session| session.my_history()).await
}

#[tauri::command]
pub async fn keep_history(door: State<'_, Door>, keep: bool) -> Answer<HistoryView> {
    door.enter(move |session| session.keep_history(keep)).await
}

#[tauri::command]
pub async fn erase_history(door: State<'_, Door>) -> Answer<HistoryView> {
    door.enter(|session| session.erase_history()).await
}
