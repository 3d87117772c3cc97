//! Lead–lag between people and customers: from the ledger and the imports, or from a panel file.
//!
//! Brings series into the form that `vire-stats` takes and writes its answer in the contract's form.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};
use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::release::{Measure, Shown};
use vire_core::week::Week;
use vire_stats::lead_lag::{LeadLag, Null, lead_lag, power};
use vire_stats::{DEFAULT_SEED, Refusal, Series, without_small_cells};

use crate::desk::Desk;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::figures::{Figures, customer_weeks_of, releases};
use crate::sheet::Sheet;

/// The least number of answers of a cell that counts.
const LEAST_ANSWERS: f64 = 3.0;

/// One group's cells by week number: the number of answers and the mean.
type Cells = BTreeMap<i64, (f64, f64)>;

/// The cells of every group, people's and customers'.
#[derive(Default)]
struct Panel(BTreeMap<String, (Cells, Cells)>);

impl Panel {
    fn put(&mut self, group: &str, week: i64, people: Option<(f64, f64)>, customers: Option<(f64, f64)>) {
        let (ours, theirs) = self.0.entry(group.to_owned()).or_default();
        ours.extend(people.map(|cell| (week, cell)));
        theirs.extend(customers.map(|cell| (week, cell)));
    }

    /// Lays the cells out team by team and week by week, without small ones.
    fn series(&self) -> (Vec<Series>, Vec<Series>) {
        let weeks = || self.0.values().flat_map(|(ours, theirs)| ours.keys().chain(theirs.keys()));
        let (first, last) = (weeks().min().copied().unwrap_or(0), weeks().max().copied().unwrap_or(-1));
        let lay = |pick: fn(&(Cells, Cells)) -> &Cells| {
            let column = |what: fn(&(f64, f64)) -> f64| -> Vec<Series> {
                let of = |cells: &Cells| (first..=last).map(|week| cells.get(&week).map(what)).collect();
                self.0.values().map(|both| of(pick(both))).collect()
            };
            without_small_cells(&column(|cell| cell.1), &column(|cell| cell.0), LEAST_ANSWERS)
        };
        (lay(|both| &both.0), lay(|both| &both.1))
    }

    fn answer(&self) -> Value {
        let (people, customers) = self.series();
        let weeks = people.first().map_or(0, Vec::len);
        match lead_lag(&people, &customers, DEFAULT_SEED) {
            Ok(found) => answered(&found),
            Err(refusal) => not_enough(self.0.len(), weeks, &refusal),
        }
    }
}

fn answered(found: &LeadLag) -> Value {
    let verdict = found.verdict();
    let chance = power(found.teams, found.weeks);
    let null = match found.null {
        Null::AllPairings => "all_pairings",
        Null::DrawnPairings => "drawn_pairings",
        Null::CommonPhases => "common_phases",
    };
    let enough = verdict.as_str() != "not_enough_data";
    json!({
        "verdict": verdict.as_str(),
        "p_family": found.p_family,
        "best_lag_weeks": found.best_lag,
        "lag_set": found.range.lag_set,
        "significant_lags": found.significant_lags(),
        "correlation": found.r_best,
        "interval": [found.range.r.0, found.range.r.1],
        "weeks": found.weeks,
        "groups": found.teams,
        "method": format!("two-way-demeaned prewhitened max-statistic, {null}, {} comparisons", found.comparisons),
        "seed": found.seed,
        "power_percent": chance.percent,
        "reasons": if enough { json!([]) } else { json!(["too_few_groups_or_weeks"]) },
    })
}

fn not_enough(groups: usize, weeks: usize, refusal: &Refusal) -> Value {
    json!({
        "verdict": "not_enough_data",
        "p_family": null, "best_lag_weeks": null, "lag_set": [], "significant_lags": [],
        "correlation": null, "interval": null,
        "weeks": weeks,
        "groups": groups,
        "method": "two-way-demeaned prewhitened max-statistic",
        "power_percent": power(groups, weeks).percent,
        "reasons": [refusal],
    })
}

/// Answers from the ledger and the imports, over the groups below `group` that are published weekly.
///
/// # Errors
/// `group_unknown`, and what the stores say.
pub fn link(desk: &Desk, group: &Group, measure: &Measure, metric: Metric) -> Outcome<Value> {
    let releases = releases(desk)?;
    let leaves: BTreeSet<Group> = releases
        .iter()
        .flat_map(|release| release.groups.iter())
        .filter(|(shown, kind)| **kind == Shown::Weekly && shown.is_within(group))
        .map(|(shown, _)| shown.clone())
        .collect();
    // The smallest groups only: a unit repeats what its teams say.
    let smallest: Vec<Group> = leaves
        .iter()
        .filter(|one| !leaves.iter().any(|other| other != *one && other.is_within(one)))
        .cloned()
        .collect();
    let figures = Figures::Whole(releases);
    figures.check(group, &desk.roster()?.groups())?;
    let number = |week: Week| i64::from(week.since(Week::of(chrono::NaiveDate::default())));
    let mut panel = Panel::default();
    for one in &smallest {
        for point in
            figures.series(one, measure).points().iter().filter(|point| point.period.from == point.period.to)
        {
            let cell = (point.n_band.middle(), point.value);
            panel.put(one.as_str(), number(point.period.to), Some(cell), None);
        }
        for (week, sums) in customer_weeks_of(desk, metric, one)? {
            let cell = sums.mean().map(|mean| (sums.n as f64, mean));
            panel.put(one.as_str(), number(week), None, cell);
        }
    }
    Ok(panel.answer())
}

/// Answers from a panel: `week,group,employee_n,employee_mean,employee_sd,customer_n,customer_mean,customer_sd`.
///
/// `week`: an ISO week or a whole number. An absent cell has n = 0 and an empty mean; sd may be empty.
///
/// # Errors
/// `column_missing`; `panel_invalid` with line, column and value.
pub fn link_of_panel(path: &Path) -> Outcome<Value> {
    let sheet = Sheet::read(path)?;
    let need = |name: &str| {
        sheet.column(&[name]).ok_or_else(|| Fault::refused("column_missing").with("column", name))
    };
    let (week, group) = (need("week")?, need("group")?);
    let cells = [
        ("employee_n", need("employee_n")?, "employee_mean", need("employee_mean")?),
        ("customer_n", need("customer_n")?, "customer_mean", need("customer_mean")?),
    ];
    let mut panel = Panel::default();
    for row in &sheet.rows {
        let wrong = |column: &str, value: &str| {
            Fault::new(FaultKind::Refused, "panel_invalid")
                .with("line", row.line)
                .with("column", column)
                .with("value", value)
        };
        let text = row.cell(week);
        let at = match text.parse::<Week>() {
            Ok(week) => i64::from(week.since(Week::of(chrono::NaiveDate::default()))),
            Err(_) => text.parse::<i64>().map_err(|_| wrong("week", text))?,
        };
        let number = |column: &str, at: usize| match row.cell(at) {
            "" => Ok(None),
            text => text
                .parse::<f64>()
                .ok()
                .filter(|x| x.is_finite())
                .map(Some)
                .ok_or_else(|| wrong(column, text)),
        };
        let mut both = [None, None];
        for (slot, (n_name, n, mean_name, mean)) in both.iter_mut().zip(cells) {
            *slot = number(n_name, n)?.zip(number(mean_name, mean)?).filter(|(n, _)| *n > 0.0);
        }
        let [people, customers] = both;
        panel.put(row.cell(group), at, people, customers);
    }
    Ok(panel.answer())
}
