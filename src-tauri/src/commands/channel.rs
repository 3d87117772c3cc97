//! The safe channel: writers, recipients and HR's list of recipients.

use tauri::{AppHandle, Runtime, State};
use vire_app::dto::{
    CaseStep, CaseView, ChannelDoor, FollowView, HintView, InboxView, LetterRequest, RecipientRow,
    RecipientSession,
};

use super::customers::picked;
use crate::dialog;
use crate::door::{Answer, Door};

#[tauri::command]
pub async fn channel_door(door: State<'_, Door>) -> Answer<ChannelDoor> {
    door.enter(|session| session.channel_door()).await
}

#[tauri::command]
pub async fn letter_hints(door: State<'_, Door>, text: String, language: String) -> Answer<Vec<HintView>> {
    door.enter(move |session| session.letter_hints(&text, &language)).await
}

#[tauri::command]
pub async fn pick_case_file<R: Runtime>(app: AppHandle<R>) -> Answer<Option<String>> {
    Ok(picked(&app, &["*"]).await)
}

#[tauri::command]
pub async fn write_case(door: State<'_, Door>, letter: LetterRequest) -> Answer<String> {
    door.enter(move |session| session.write_case(letter)).await
}

#[tauri::command]
pub async fn keep_receipt(door: State<'_, Door>, receipt: String) -> Answer<()> {
    door.enter(move |session| session.keep_receipt(&receipt)).await
}

#[tauri::command]
pub async fn follow_case(door: State<'_, Door>, receipt: String) -> Answer<FollowView> {
    door.enter(move |session| session.follow_case(&receipt)).await
}

#[tauri::command]
pub async fn continue_case(
    door: State<'_, Door>,
    receipt: String,
    text: String,
    files: Vec<String>,
) -> Answer<FollowView> {
    door.enter(move |session| session.continue_case(&receipt, &text, &files)).await
}

#[tauri::command]
pub async fn say_helped(door: State<'_, Door>, receipt: String, helped: bool) -> Answer<FollowView> {
    door.enter(move |session| session.say_helped(&receipt, helped)).await
}

#[tauri::command]
pub async fn erase_case(door: State<'_, Door>, receipt: String) -> Answer<()> {
    door.enter(move |session| session.erase_case(&receipt)).await
}

#[tauri::command]
pub async fn save_proof<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    receipt: String,
) -> Answer<Option<String>> {
    door.enter(move |session| session.save_proof(&receipt, dialog::save(&app, "vire-proof.json", "json")))
        .await
}

#[tauri::command]
pub async fn save_own_case_file<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    receipt: String,
    file: String,
    name: String,
) -> Answer<Option<String>> {
    door.enter(move |session| session.save_own_case_file(&receipt, &file, dialog::save(&app, &name, "*")))
        .await
}

#[tauri::command]
pub async fn accept_recipient_invitation(
    door: State<'_, Door>,
    code: String,
    passphrase: String,
) -> Answer<RecipientSession> {
    door.enter(move |session| session.accept_recipient_invitation(&code, &passphrase)).await
}

#[tauri::command]
pub async fn open_as_recipient(
    door: State<'_, Door>,
    label: String,
    passphrase: String,
) -> Answer<RecipientSession> {
    door.enter(move |session| session.open_as_recipient(&label, &passphrase)).await
}

#[tauri::command]
pub async fn inbox(door: State<'_, Door>, page: u32) -> Answer<InboxView> {
    door.enter(move |session| session.inbox(page)).await
}

#[tauri::command]
pub async fn read_case(door: State<'_, Door>, case: String) -> Answer<CaseView> {
    door.enter(move |session| session.read_case(&case)).await
}

#[tauri::command]
pub async fn answer_case(door: State<'_, Door>, case: String, step: CaseStep) -> Answer<CaseView> {
    door.enter(move |session| session.answer_case(&case, step)).await
}

#[tauri::command]
pub async fn save_case_file<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    case: String,
    file: String,
    name: String,
) -> Answer<Option<String>> {
    door.enter(move |session| session.save_case_file(&case, &file, dialog::save(&app, &name, "*"))).await
}

#[tauri::command]
pub async fn recipient_list(door: State<'_, Door>) -> Answer<Vec<RecipientRow>> {
    door.enter(|session| session.recipient_list()).await
}

#[tauri::command]
pub async fn invite_recipient(
    door: State<'_, Door>,
    name: String,
    role: String,
    outside: bool,
) -> Answer<String> {
    door.enter(move |session| session.invite_recipient(&name, &role, outside)).await
}

#[tauri::command]
pub async fn end_recipient(door: State<'_, Door>, id: String) -> Answer<Vec<RecipientRow>> {
    door.enter(move |session| session.end_recipient(&id)).await
}
