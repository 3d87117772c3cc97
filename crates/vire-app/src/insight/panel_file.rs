//! Panels from anywhere: two weekly series of several groups in one CSV file.

use std::path::Path;

use vire_core::week::Week;

use super::panel::{Panel, SideCell, number};
use crate::fault::{Fault, FaultKind, Outcome};
use crate::sheet::Sheet;

/// More weeks from first to last than any survey has; beyond it the weeks are of two kinds, or mistyped.
const MOST_WEEKS: i64 = 1_040;
/// More groups than the methods take.
const MOST_GROUPS: usize = 200;

/// Reads `week,group,employee_n,employee_mean,employee_sd,customer_n,customer_mean,customer_sd`.
///
/// `week`: an ISO week or a whole number, in any order. An absent cell has n = 0 and an empty mean; sd
/// may be empty, and its column may be missing.
///
/// # Errors
/// `column_missing`; `panel_invalid` with line, column and value; `panel_duplicate` with line, group and
/// week; `panel_too_large` when the weeks lie too far apart or there are too many groups.
pub(crate) fn read(path: &Path) -> Outcome<Panel> {
    let sheet = Sheet::read(path)?;
    let need = |name: &str| {
        sheet.column(&[name]).ok_or_else(|| Fault::refused("column_missing").with("column", name))
    };
    let (week, group) = (need("week")?, need("group")?);
    let side = |who: &'static [&'static str; 3]| -> Outcome<_> {
        let [n, mean, sd] = who;
        Ok([(*n, Some(need(n)?)), (*mean, Some(need(mean)?)), (*sd, sheet.column(&[sd]))])
    };
    let people = side(&["employee_n", "employee_mean", "employee_sd"])?;
    let customers = side(&["customer_n", "customer_mean", "customer_sd"])?;
    let mut panel = Panel::default();
    let mut seen = std::collections::BTreeSet::new();
    for row in &sheet.rows {
        let wrong = |column: &str, value: &str| {
            Fault::new(FaultKind::Refused, "panel_invalid")
                .with("line", row.line)
                .with("column", column)
                .with("value", value)
        };
        let text = row.cell(week);
        let at = match text.parse::<Week>() {
            Ok(week) => number(week),
            Err(_) => {
                panel.numbered = true;
                text.parse::<i64>().map_err(|_| wrong("week", text))?
            }
        };
        let name = row.cell(group);
        if !seen.insert((at, name.to_owned())) {
            return Err(Fault::refused("panel_duplicate")
                .with("line", row.line)
                .with("group", name)
                .with("week", text));
        }
        let cell = |columns: &[(&str, Option<usize>); 3]| -> Outcome<Option<SideCell>> {
            let value =
                |(column, place): (&str, Option<usize>), least: f64| match place.map(|at| row.cell(at)) {
                    None | Some("") => Ok(None),
                    Some(text) => text
                        .parse::<f64>()
                        .ok()
                        .filter(|x| x.is_finite() && x.abs() <= 1e12 && *x >= least)
                        .map(Some)
                        .ok_or_else(|| wrong(column, text)),
                };
            let [n, mean, sd] = *columns;
            let (n, mean, sd) = (value(n, 0.0)?, value(mean, f64::NEG_INFINITY)?, value(sd, 0.0)?);
            let cell = n.zip(mean).filter(|(n, _)| *n > 0.0);
            Ok(cell.map(|(n, mean)| SideCell { n, mean, variance: sd.map(|sd| sd * sd / n) }))
        };
        let (ours, theirs) = (cell(&people)?, cell(&customers)?);
        panel.groups.entry(name.to_owned()).or_default();
        if let Some(cell) = ours {
            panel.put_people(name, at, cell);
        }
        if let Some(cell) = theirs {
            panel.put_customers(name, at, cell);
        }
    }
    let weeks = panel.span().map_or(0, |(first, last)| last.saturating_sub(first).saturating_add(1));
    if weeks > MOST_WEEKS || panel.groups.len() > MOST_GROUPS {
        return Err(Fault::refused("panel_too_large")
            .with("weeks", weeks)
            .with("groups", panel.groups.len()));
    }
    Ok(panel)
}
