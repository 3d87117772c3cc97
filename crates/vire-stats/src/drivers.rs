//! Drivers: how the explained variance of an outcome divides over correlated drivers.
//!
//! Shares by averaging over all orders of entry (LMG, also called Shapley), Johnson's relative weights
//! as a check, and bootstrapped ranges. Deliberately gives no slope: a share says what goes together,
//! not what would happen if somebody pulled.

mod ahead;
mod correlation;
mod lmg;
mod pooled;
mod ranges;

pub use ahead::{Ahead, WEEKS_AHEAD, mood_ahead};
pub use correlation::Correlations;
pub use pooled::pooled_ranges;
pub use ranges::{DriverRange, DriverRanges, driver_ranges};

use crate::panel::{self, Cell};
use crate::{Refusal, numbers};

/// Most drivers for which all orders of entry are averaged.
pub const MOST_EXACT_DRIVERS: usize = 12;
/// Most drivers that are accepted.
pub(crate) const MOST_DRIVERS: usize = 40;
/// Most rows that are accepted.
pub(crate) const MOST_ROWS: usize = 200_000;

/// How the explained variance divides.
#[derive(Debug, Clone, PartialEq)]
pub struct Importance {
    /// Explained variance of all drivers together, 0 to 1.
    pub r2: f64,
    /// Each driver's part of `r2`; `None` beyond 12 drivers.
    pub lmg: Option<Vec<f64>>,
    /// The same as shares that sum to 1 (all 0 when nothing is explained).
    pub lmg_share: Option<Vec<f64>>,
    /// Johnson's relative weights; they sum to `r2` too.
    pub relative_weights: Vec<f64>,
}

/// Returns how many rows a question about `drivers` drivers needs: max(60, 10 a driver).
pub fn rows_needed(drivers: usize) -> usize {
    (10 * drivers).max(60)
}

/// Returns how the variance of `y` that the drivers explain divides over them.
///
/// `x[row][driver]` and `y[row]`; a driver that was not asked in a row is `None` and the correlations
/// are then pooled pair by pair. Team and week should have been taken out first: [`partial_out`].
///
/// # Errors
/// [`Refusal::NotEnoughData`] when a pair of columns shares fewer than max(60, 10 a driver) rows, or `y`
/// does not vary; [`Refusal::BadInput`] for ragged rows or values that are not finite.
///
/// Source: Lindeman, Merenda and Gold (1980); Johnson (2000), Multivariate Behavioral Research 35.
pub fn importance(x: &[Vec<Option<f64>>], y: &[Option<f64>]) -> Result<Importance, Refusal> {
    let columns = columns(x, y)?;
    let rows: Vec<usize> = (0..y.len()).collect();
    let correlations = Correlations::of(&columns, &rows);
    let drivers = correlations.drivers();
    if correlations.smallest_pair() < rows_needed(drivers) {
        return Err(Refusal::few("rows", rows_needed(drivers), correlations.smallest_pair()));
    }
    importance_of(&correlations)
}

/// Returns the same from correlations that were computed elsewhere; the number of rows is the caller's
/// concern.
///
/// # Errors
/// [`Refusal::NotEnoughData`] when the outcome does not vary.
pub fn importance_of(correlations: &Correlations) -> Result<Importance, Refusal> {
    if !correlations.outcome_varies() {
        return Err(Refusal::NoVariation { what: "y" });
    }
    let possible = correlations.nearest_possible();
    let relative_weights = possible.relative_weights();
    let subsets = lmg::Subsets::of(&possible);
    let Some(subsets) = subsets else {
        let r2 = relative_weights.iter().sum::<f64>().clamp(0.0, 1.0);
        return Ok(Importance { r2, lmg: None, lmg_share: None, relative_weights });
    };
    let r2 = subsets.all();
    let lmg = subsets.shares();
    let total: f64 = lmg.iter().sum();
    let share = lmg.iter().map(|part| if total > 1e-12 { part / total } else { 0.0 }).collect();
    Ok(Importance { r2, lmg: Some(lmg), lmg_share: Some(share), relative_weights })
}

/// Takes the mean of every team and of every week out of one column.
///
/// `values`, `team` and `week` run row by row; rows without a value stay without.
///
/// # Errors
/// [`Refusal::BadInput`] for lists of different lengths, for values that are not finite, and for team or
/// week numbers beyond 100,000.
pub fn partial_out(
    values: &[Option<f64>],
    team: &[usize],
    week: &[usize],
) -> Result<Vec<Option<f64>>, Refusal> {
    for (list, field) in [(team, "team"), (week, "week")] {
        if list.len() != values.len() || list.iter().any(|level| *level > 100_000) {
            return Err(Refusal::bad(field));
        }
    }
    let mut cells = Vec::new();
    for (row, ((value, team), week)) in values.iter().zip(team).zip(week).enumerate() {
        if let Some(value) = value {
            let value = numbers::finite(*value, || format!("values[{row}]"))?;
            cells.push(Cell { team: *team, week: *week, value });
        }
    }
    panel::take_out_team_and_week(&mut cells);
    let mut left = cells.iter();
    Ok(values.iter().map(|value| value.and_then(|_| left.next().map(|cell| cell.value))).collect())
}

/// Turns rows into columns, the outcome last.
fn columns(x: &[Vec<Option<f64>>], y: &[Option<f64>]) -> Result<Vec<Vec<Option<f64>>>, Refusal> {
    let drivers = x.first().map_or(0, Vec::len);
    if x.len() != y.len() || y.len() > MOST_ROWS {
        return Err(Refusal::bad("y"));
    }
    if x.is_empty() {
        return Err(Refusal::few("rows", rows_needed(0), 0));
    }
    if drivers == 0 || drivers > MOST_DRIVERS {
        return Err(Refusal::bad("X"));
    }
    let mut columns = vec![Vec::with_capacity(y.len()); drivers + 1];
    for (row, (x, y)) in x.iter().zip(y).enumerate() {
        if x.len() != drivers {
            return Err(Refusal::bad(format!("X[{row}]")));
        }
        for (at, (column, value)) in columns.iter_mut().zip(x.iter().chain([y])).enumerate() {
            if let Some(value) = value {
                numbers::finite(*value, || {
                    if at == drivers { format!("y[{row}]") } else { format!("X[{row}][{at}]") }
                })?;
            }
            column.push(*value);
        }
    }
    Ok(columns)
}
