//! Who is here, set-up and the sample.

use tauri::State;
use tauri::ipc::Channel;
use vire_app::dto::{AppState, Progress, SetUp, StrengthView};
use vire_app::{desk, keys};

use crate::door::{Answer, Door};
use crate::progress::Teller;

#[tauri::command]
pub async fn app_state(door: State<'_, Door>) -> Answer<AppState> {
    door.enter(|session| session.state()).await
}

#[tauri::command]
pub async fn prepare_sample(door: State<'_, Door>, on_progress: Channel<Progress>) -> Answer<AppState> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.prepare_sample(&teller)).await
}

#[tauri::command]
pub fn cancel_work(door: State<'_, Door>) {
    door.cancel();
}

#[tauri::command]
pub async fn remove_sample(door: State<'_, Door>) -> Answer<AppState> {
    door.enter(|session| session.remove_sample()).await
}

#[tauri::command]
pub fn time_zones() -> Vec<&'static str> {
    desk::time_zones()
}

#[tauri::command]
pub fn passphrase_strength(passphrase: String, own_words: Vec<String>) -> StrengthView {
    let words: Vec<&str> = own_words.iter().map(String::as_str).collect();
    keys::passphrase_strength(&passphrase, &words)
}

#[tauri::command]
pub async fn set_up(door: State<'_, Door>, set_up: SetUp) -> Answer<String> {
    door.enter(move |session| session.set_up(&set_up)).await
}

#[tauri::command]
pub async fn sign_in(door: State<'_, Door>, passphrase: String) -> Answer<AppState> {
    door.enter(move |session| session.sign_in(&passphrase)).await
}

#[tauri::command]
pub async fn sign_in_with_recovery(
    door: State<'_, Door>,
    code: String,
    new_passphrase: String,
) -> Answer<AppState> {
    door.enter(move |session| session.sign_in_with_recovery(&code, &new_passphrase)).await
}

#[tauri::command]
pub async fn sign_out(door: State<'_, Door>) -> Answer<AppState> {
    door.enter(|session| session.sign_out()).await
}
