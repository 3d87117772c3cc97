//! Experiments: list, plan, course and what came of them.

use tauri::State;
use vire_app::dto::{ExperimentDetail, ExperimentDraft, ExperimentPlan, ExperimentsView, VerdictView};

use crate::door::{Answer, Door};

#[tauri::command]
pub async fn experiments(door: State<'_, Door>) -> Answer<ExperimentsView> {
    door.enter(|session| session.experiments()).await
}

#[tauri::command]
pub async fn experiment(door: State<'_, Door>, id: String) -> Answer<ExperimentDetail> {
    door.enter(move |session| session.experiment(&id)).await
}

#[tauri::command]
pub async fn plan_experiment(door: State<'_, Door>, draft: ExperimentDraft) -> Answer<ExperimentPlan> {
    door.enter(move |session| session.plan_experiment(&draft)).await
}

#[tauri::command]
pub async fn save_experiment(
    door: State<'_, Door>,
    draft: ExperimentDraft,
) -> Answer<Option<ExperimentDetail>> {
    door.enter(move |session| session.save_experiment(&draft)).await
}

#[tauri::command]
pub async fn move_experiment(door: State<'_, Door>, id: String, state: String) -> Answer<ExperimentDetail> {
    door.enter(move |session| session.move_experiment(&id, &state)).await
}

#[tauri::command]
pub async fn note_experiment(
    door: State<'_, Door>,
    id: String,
    notes: String,
    decision: String,
) -> Answer<ExperimentDetail> {
    door.enter(move |session| session.note_experiment(&id, &notes, &decision)).await
}

#[tauri::command]
pub async fn discard_experiment(door: State<'_, Door>, id: String) -> Answer<ExperimentsView> {
    door.enter(move |session| session.discard_experiment(&id)).await
}

#[tauri::command]
pub async fn draw_order(door: State<'_, Door>, teams: Vec<String>) -> Answer<Vec<String>> {
    door.enter(move |session| session.draw_order(&teams)).await
}

#[tauri::command]
pub async fn verdicts(door: State<'_, Door>) -> Answer<Vec<VerdictView>> {
    door.enter(|session| session.verdicts()).await
}
