//! `insight experiment`: arguments in, the use case's answer out.

use serde_json::Value;
use vire_app::desk::Desk;
use vire_app::dto::ExperimentDraft;
use vire_app::experiments;
use vire_app::fault::Outcome;

use crate::arguments::Experiment;

/// Answers whether a change worked.
pub fn answer(desk: &Desk, asked: &Experiment) -> Outcome<Value> {
    if let Some(id) = &asked.id {
        return experiments::answer(desk, id);
    }
    let draft = ExperimentDraft {
        teams: asked.group.clone(),
        comparison: asked.compare.clone(),
        measure: asked.measure.clone(),
        from: asked.start.clone(),
        to: asked.to.clone(),
        ..ExperimentDraft::default()
    };
    experiments::answer_for(desk, &draft)
}
