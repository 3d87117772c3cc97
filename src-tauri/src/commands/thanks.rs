//! Thanks, ideas, promises, and what came of it.

use tauri::State;
use vire_app::dto::{CameOfIt, IdeaState, IdeaView, NewIdea, SayThanks, ThanksDesk, ThanksView};

use crate::door::{Answer, Door};

#[tauri::command]
pub async fn thanks_view(door: State<'_, Door>) -> Answer<ThanksView> {
    door.enter(|session| session.thanks_view()).await
}

#[tauri::command]
pub async fn say_thanks(door: State<'_, Door>, thanks: SayThanks) -> Answer<ThanksView> {
    door.enter(move |session| session.say_thanks(&thanks)).await
}

#[tauri::command]
pub async fn propose_idea(door: State<'_, Door>, idea: NewIdea) -> Answer<ThanksView> {
    door.enter(move |session| session.propose_idea(&idea)).await
}

#[tauri::command]
pub async fn support_idea(door: State<'_, Door>, id: String) -> Answer<ThanksView> {
    door.enter(move |session| session.support_idea(&id)).await
}

#[tauri::command]
pub async fn similar_ideas(door: State<'_, Door>, text: String) -> Answer<Vec<IdeaView>> {
    door.enter(move |session| session.similar_ideas(&text)).await
}

#[tauri::command]
pub async fn came_of_it(door: State<'_, Door>) -> Answer<CameOfIt> {
    door.enter(|session| session.came_of_it()).await
}

#[tauri::command]
pub async fn thanks_desk(door: State<'_, Door>) -> Answer<ThanksDesk> {
    door.enter(|session| session.thanks_desk()).await
}

#[tauri::command]
pub async fn word_values(door: State<'_, Door>, values: Vec<String>) -> Answer<ThanksDesk> {
    door.enter(move |session| session.word_values(&values)).await
}

#[tauri::command]
pub async fn answer_idea(
    door: State<'_, Door>,
    id: String,
    state: IdeaState,
    sentence: String,
    experiment: Option<String>,
) -> Answer<ThanksDesk> {
    door.enter(move |session| session.answer_idea(&id, state, &sentence, experiment.as_deref())).await
}

#[tauri::command]
pub async fn make_promise(door: State<'_, Door>, text: String, due: String) -> Answer<ThanksDesk> {
    door.enter(move |session| session.make_promise(&text, &due)).await
}

#[tauri::command]
pub async fn keep_promise(door: State<'_, Door>, id: String) -> Answer<ThanksDesk> {
    door.enter(move |session| session.keep_promise(&id)).await
}
