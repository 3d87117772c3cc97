//! Charts: what can be drawn, drawing and saving.

use tauri::{AppHandle, Runtime, State};
use vire_app::chart::file_name;
use vire_app::dto::{ChartRequest, ChartView, Look, TrendChoices};

use crate::dialog;
use crate::door::{Answer, Door};

#[tauri::command]
pub async fn trend_choices(door: State<'_, Door>) -> Answer<TrendChoices> {
    door.enter(|session| session.trend_choices()).await
}

#[tauri::command]
pub async fn draw_chart(door: State<'_, Door>, request: ChartRequest, look: Look) -> Answer<ChartView> {
    door.enter(move |session| session.draw_chart(&request, &look)).await
}

#[tauri::command]
pub async fn save_chart<R: Runtime>(
    app: AppHandle<R>,
    door: State<'_, Door>,
    request: ChartRequest,
    look: Look,
    format: String,
) -> Answer<Option<String>> {
    door.enter(move |session| {
        let to = dialog::save(&app, &file_name(&request, &format), &format);
        session.save_chart(&request, &look, to.as_deref())
    })
    .await
}
