//! `insight`: what the figures say, for scripts.

use std::path::Path;

use serde_json::Value;
use vire_app::customers::metric_of;
use vire_app::desk::Desk;
use vire_app::fault::Outcome;
use vire_app::insight;

use crate::arguments::{Insight, Moving, Side};
use crate::experiments;
use crate::run::Caller;
use crate::watch::Bar;

/// Answers one question.
pub(crate) fn answer(caller: &Caller<'_>, asked: &Insight) -> Outcome<Value> {
    match asked {
        Insight::Trend(moving) => of(caller, moving, insight::trend_answer, insight::trend_of_panel),
        Insight::Signals(moving) => of(caller, moving, insight::signals_answer, insight::signals_of_panel),
        Insight::Drivers { customer } => insight::drivers_answer(&caller.desk()?, customer, &Bar),
        Insight::Link { panel: Some(file), .. } => insight::link_of_panel(file),
        Insight::Link { group, employee, customer, panel: None } => {
            let group = vire_app::reader::group_as_shown(group)?;
            insight::link(&caller.desk()?, &group, &employee.parse()?, metric_of(customer)?)
        }
        Insight::Experiment(asked) => experiments::answer(&caller.desk()?, asked),
    }
}

fn of(
    caller: &Caller<'_>,
    moving: &Moving,
    from_ledger: impl Fn(&Desk, &str, &str) -> Outcome<Value>,
    from_panel: impl Fn(&Path, Option<&str>, bool) -> Outcome<Value>,
) -> Outcome<Value> {
    match &moving.panel {
        Some(file) => {
            let group = Some(moving.group.as_str()).filter(|group| !group.is_empty());
            from_panel(file, group, matches!(moving.side, Side::Customer))
        }
        None => from_ledger(&caller.desk()?, &moving.group, &moving.measure),
    }
}
