//! Figures as JSON: the cells of `release show`, one by one, as a release and as a summary.

use serde_json::{Value, json};
use vire_core::disclosure::Released;
use vire_core::release::{Cell, Figure, Mean, Release};
use vire_text::Text;

use super::{ExportError, Summary};
use crate::series::CustomerSeries;

/// Returns one cell in the shape of `release show`.
///
/// `mean` is a number on the measure's own scale, or `"<=1.5"`, `">=4.5"` at its ends.
pub fn cell_json(cell: &Cell) -> Value {
    let (status, mean, grid, n_band, bands, reason) = match &cell.figure {
        Figure::Published { mean, grid, n_band, bands } => (
            "published",
            mean_json(*mean),
            json!(f64::from(*grid) / 100.0),
            json!(n_band.as_str()),
            json!(bands),
            Value::Null,
        ),
        Figure::Withheld { reason } => {
            ("withheld", Value::Null, Value::Null, Value::Null, Value::Null, json!(reason.code()))
        }
    };
    json!({
        "group": cell.group.as_str(),
        "period": { "from": cell.period.from.to_string(), "to": cell.period.to.to_string() },
        "measure": cell.measure.to_string(),
        "status": status,
        "mean": mean,
        "grid": grid,
        "n_band": n_band,
        "bands": bands,
        "reason": reason,
    })
}

/// Returns a release as `release show` prints it; `hash` and `previous` are the ledger's, in hex.
pub fn release_json(release: &Released<Release>, hash: &str, previous: &str) -> Value {
    json!({
        "week": release.week.to_string(),
        "policy": release.policy.rules.as_str(),
        "k": release.policy.k,
        "hash": hash,
        "previous": previous,
        "cells": release.cells.iter().map(cell_json).collect::<Vec<Value>>(),
    })
}

fn mean_json(mean: Mean) -> Value {
    match mean {
        Mean::Value(_) => json!(mean.drawn()),
        Mean::AtMost(_) | Mean::AtLeast(_) => json!(mean_text(mean)),
    }
}

/// Writes a mean with a decimal point: `3.75`, `<=1.5`, `>=4.5`.
pub fn mean_text(mean: Mean) -> String {
    let value = mean.drawn();
    match mean {
        Mean::Value(_) => value.to_string(),
        Mean::AtMost(_) => format!("<={value}"),
        Mean::AtLeast(_) => format!(">={value}"),
    }
}

pub(super) fn write(summary: &Summary<'_>, _: &Text) -> Result<Vec<u8>, ExportError> {
    let last = summary.last();
    let document = json!({
        "organisation": summary.organisation,
        "weeks": { "from": summary.span.from.to_string(), "to": summary.span.to.to_string() },
        "policy": last.map(|release| release.policy.rules.as_str()),
        "k": last.map(|release| release.policy.k),
        "ledger_head": summary.ledger_head,
        "cells": summary.cells().into_iter().map(cell_json).collect::<Vec<Value>>(),
        "customers": summary.customers.iter().map(|series| customers(series, summary)).collect::<Vec<Value>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A week with too few customers has nothing but its name.
fn customers(series: &CustomerSeries, summary: &Summary<'_>) -> Value {
    let inside = series.points.iter().filter(|point| summary.span.holds(point.week));
    let weeks = inside.map(|point| {
        let week = point.week.to_string();
        match point.figure {
            Some(figure) => {
                json!({ "week": week, "n": figure.n, "figure": figure.value, "lo": figure.lo, "hi": figure.hi })
            }
            None => json!({ "week": week, "n": null, "figure": null, "lo": null, "hi": null }),
        }
    });
    json!({ "metric": series.metric.id(), "weeks": weeks.collect::<Vec<Value>>() })
}
