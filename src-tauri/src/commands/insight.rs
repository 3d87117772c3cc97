//! What the figures say together.

use tauri::State;
use tauri::ipc::Channel;
use vire_app::dto::{DriversView, LinkRequest, LinkView, Progress, SeveralView, TrendView};

use crate::door::{Answer, Door};
use crate::progress::Teller;

#[tauri::command]
pub async fn link(
    door: State<'_, Door>,
    request: LinkRequest,
    on_progress: Channel<Progress>,
) -> Answer<LinkView> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.link(&request, &teller)).await
}

#[tauri::command]
pub async fn several_links(
    door: State<'_, Door>,
    request: LinkRequest,
    on_progress: Channel<Progress>,
) -> Answer<SeveralView> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.several_links(&request, &teller)).await
}

#[tauri::command]
pub async fn trend_insight(door: State<'_, Door>, group: String, measure: String) -> Answer<TrendView> {
    door.enter(move |session| session.trend_insight(&group, &measure)).await
}

#[tauri::command]
pub async fn drivers(door: State<'_, Door>, on_progress: Channel<Progress>) -> Answer<DriversView> {
    let teller = Teller::new(on_progress, door.fresh_cancel());
    door.enter(move |session| session.drivers(&teller)).await
}
