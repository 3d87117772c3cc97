//! Weekly series side by side: checks of their shape, and what is left after team and week are taken out.

use crate::{Refusal, numbers};

/// One weekly series; a missing week is `None`.
pub type Series = Vec<Option<f64>>;

/// Longest series that is accepted, twenty years.
pub(crate) const MOST_WEEKS: usize = 1_040;
/// Most series that are accepted side by side.
pub(crate) const MOST_TEAMS: usize = 200;

/// Returns the sampling variance of a published mean.
///
/// `within_variance`: between people inside a team and week; `n`: answers, for example the middle of a
/// band; `grid`: step of random rounding, 0 without. `None` unless `n` is positive.
pub fn sampling_variance(within_variance: f64, n: f64, grid: f64) -> Option<f64> {
    (n > 0.0).then(|| within_variance / n + grid * grid / 6.0)
}

/// Returns the panel without the weeks that rest on fewer than `minimum` answers.
///
/// `y` and `n` run team by team and week by week. A week without a known n counts as 0 answers.
pub fn without_small_cells(y: &[Series], n: &[Series], minimum: f64) -> Vec<Series> {
    let empty = Series::new();
    y.iter()
        .zip(n.iter().chain(std::iter::repeat(&empty)))
        .map(|(y, n)| {
            let n = n.iter().copied().chain(std::iter::repeat(None));
            y.iter().zip(n).map(|(y, n)| y.filter(|_| n.unwrap_or(0.0) >= minimum)).collect()
        })
        .collect()
}

/// Checks one series; `field` names it in a refusal.
pub(crate) fn check_series(series: &[Option<f64>], field: &str) -> Result<(), Refusal> {
    if series.len() > MOST_WEEKS {
        return Err(Refusal::bad(field));
    }
    for (week, value) in series.iter().enumerate() {
        if let Some(value) = value {
            numbers::finite(*value, || format!("{field}[{week}]"))?;
        }
    }
    Ok(())
}

/// Checks that all series are equally long and sound. Returns the number of weeks.
pub(crate) fn check(panel: &[Series], field: &str) -> Result<usize, Refusal> {
    if panel.len() > MOST_TEAMS {
        return Err(Refusal::bad(field));
    }
    let weeks = panel.first().ok_or(Refusal::few("teams", 1, 0))?.len();
    for (team, series) in panel.iter().enumerate() {
        let place = format!("{field}[{team}]");
        if series.len() != weeks {
            return Err(Refusal::bad(place));
        }
        check_series(series, &place)?;
    }
    Ok(weeks)
}

/// Checks a panel of sampling variances against its values: same shape, and a variance of at least 0
/// wherever there is a value.
pub(crate) fn check_variances(y: &[Series], variances: &[Series], field: &str) -> Result<(), Refusal> {
    if variances.len() != y.len() {
        return Err(Refusal::bad(field));
    }
    for (team, (y, variances)) in y.iter().zip(variances).enumerate() {
        if y.len() != variances.len() {
            return Err(Refusal::bad(format!("{field}[{team}]")));
        }
        for (week, (y, v)) in y.iter().zip(variances).enumerate() {
            let sound = v.is_some_and(|v| (0.0..=numbers::LARGEST).contains(&v));
            if y.is_some() && !sound {
                return Err(Refusal::bad(format!("{field}[{team}][{week}]")));
            }
        }
    }
    Ok(())
}

/// Returns the observed weeks of a series with their numbers.
pub(crate) fn observed(series: &[Option<f64>]) -> Vec<(usize, f64)> {
    series.iter().enumerate().filter_map(|(week, value)| value.map(|value| (week, value))).collect()
}

/// One observed value of a team in a week.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) team: usize,
    pub(crate) week: usize,
    pub(crate) value: f64,
}

/// Takes the mean of every team and of every week out of the cells, by turns until nothing moves.
///
/// With missing cells one turn is not enough: the result is what least squares with a level per team
/// and per week leaves over.
pub(crate) fn take_out_team_and_week(cells: &mut [Cell]) {
    let size = cells.iter().map(|cell| cell.value.abs()).fold(0.0, f64::max);
    for _ in 0..MOST_TURNS {
        let moved = take_out(cells, |cell| cell.team).max(take_out(cells, |cell| cell.week));
        if moved <= 1e-14 * size {
            return;
        }
    }
}

const MOST_TURNS: usize = 5_000;

/// Takes the mean of every level out. Returns the largest mean that was taken.
fn take_out(cells: &mut [Cell], level: impl Fn(&Cell) -> usize) -> f64 {
    let mut means: Vec<(f64, f64)> = Vec::new();
    for cell in cells.iter() {
        let at = level(cell);
        if means.len() <= at {
            means.resize(at + 1, (0.0, 0.0));
        }
        if let Some((sum, count)) = means.get_mut(at) {
            *sum += cell.value;
            *count += 1.0;
        }
    }
    let mut largest = 0.0_f64;
    for cell in cells.iter_mut() {
        if let Some((sum, count)) = means.get(level(cell)) {
            let mean = sum / count;
            cell.value -= mean;
            largest = largest.max(mean.abs());
        }
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_of_few_answers_are_left_out() {
        let y = vec![vec![Some(1.0), Some(2.0), Some(3.0), None]];
        let n = vec![vec![Some(3.0), Some(2.0), None, Some(9.0)]];
        assert_eq!(without_small_cells(&y, &n, 3.0), vec![vec![Some(1.0), None, None, None]]);
        assert_eq!(without_small_cells(&y, &[], 3.0), vec![vec![None; 4]]);
    }

    #[test]
    fn additive_team_and_week_levels_leave_nothing_even_with_holes() {
        let mut cells = Vec::new();
        for team in 0..5 {
            for week in 0..9 {
                if (team * 7 + week * 3) % 4 != 0 {
                    let value = team as f64 * 1.7 - (week as f64 * 0.9).sin();
                    cells.push(Cell { team, week, value });
                }
            }
        }
        take_out_team_and_week(&mut cells);
        assert!(cells.iter().all(|cell| cell.value.abs() < 1e-12));
    }
}
