//! The weekly figures in the contract's form.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vire_core::metric::{Metric, Sums};
use vire_core::week::Week;

use crate::desk::Desk;
use crate::fault::Outcome;
use crate::figures::{WeekSums, customer_weeks, customer_weeks_by_group, customer_weeks_by_touchpoint};

/// How weekly figures are split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// By touchpoint.
    Touchpoint,
    /// By group.
    Group,
}

/// Returns the weekly figures in the contract's form.
///
/// # Errors
/// What the store says.
pub fn weekly(desk: &Desk, only: Option<Metric>, by: Option<Split>) -> Outcome<Value> {
    let mut metrics = serde_json::Map::new();
    for metric in Metric::ALL.into_iter().filter(|metric| only.is_none_or(|only| only == *metric)) {
        let all = customer_weeks(desk, metric)?;
        if all.values().all(|sums| sums.n == 0) && only.is_none() {
            continue;
        }
        let parts: Option<BTreeMap<String, WeekSums>> = match by {
            None => None,
            Some(Split::Touchpoint) => Some(
                customer_weeks_by_touchpoint(desk, metric)?
                    .into_iter()
                    .map(|(touchpoint, weeks)| (touchpoint.as_str().to_owned(), weeks))
                    .collect(),
            ),
            Some(Split::Group) => Some(
                customer_weeks_by_group(desk, metric)?
                    .into_iter()
                    .map(|(group, weeks)| (group.to_string(), weeks))
                    .collect(),
            ),
        };
        let rows: Vec<Value> = all
            .iter()
            .filter(|(_, sums)| sums.n > 0)
            .map(|(week, sums)| week_row(metric, *week, sums, parts.as_ref()))
            .collect();
        metrics.insert(metric.id().to_owned(), json!({ "weeks": rows }));
    }
    Ok(json!({ "metrics": metrics }))
}

fn week_row(metric: Metric, week: Week, sums: &Sums, parts: Option<&BTreeMap<String, WeekSums>>) -> Value {
    let mut row = figure_of(metric, sums);
    row.insert("week".to_owned(), json!(week.to_string()));
    if let Some(parts) = parts {
        let by: serde_json::Map<String, Value> = parts
            .iter()
            .filter_map(|(name, weeks)| {
                let sums = weeks.get(&week).filter(|sums| sums.n > 0)?;
                Some((name.clone(), Value::Object(figure_of(metric, sums))))
            })
            .collect();
        row.insert("by".to_owned(), Value::Object(by));
    }
    Value::Object(row)
}

/// Returns n, the figure under its metric's name (CES: its mean), and the mean score of NPS.
fn figure_of(metric: Metric, sums: &Sums) -> serde_json::Map<String, Value> {
    let mut row = serde_json::Map::new();
    row.insert("n".to_owned(), json!(sums.n));
    let figure = metric.figure(sums).map(rounded);
    match metric {
        Metric::Ces => {
            row.insert("mean".to_owned(), json!(figure));
        }
        Metric::Nps => {
            row.insert("nps".to_owned(), json!(figure));
            row.insert("mean".to_owned(), json!(sums.mean().map(rounded)));
        }
        Metric::Csat | Metric::Expectation => {
            row.insert(metric.id().to_owned(), json!(figure));
        }
    }
    row
}

/// Rounds to six decimals, as the contract writes figures.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
