//! Which teams to compare with: those most alike in level and in direction before the start.
//!
//! Only proposes. Likeness is no proof of a fair comparison; a person may know better and choose others.

use vire_stats::Series;

use super::gap::mean;

/// How many comparison teams are proposed at most: more make the placebos many and the comparison steady,
/// but the least alike help little.
const MOST: usize = 8;
/// The least number of weeks with a figure from which a level and a direction are read.
const LEAST_WEEKS: usize = 4;

/// Returns the numbers of the candidates to propose, the most alike first.
///
/// `treated` and `candidates`: weekly series of equal length; only weeks before `start` count. A distance is
/// the difference of levels and of least-squares slopes, each in units of its spread over all teams.
pub(super) fn most_alike(treated: &[Series], candidates: &[Series], start: usize) -> Vec<usize> {
    let shape = |series: &Series| -> Option<(f64, f64)> {
        let seen: Vec<(f64, f64)> = series
            .iter()
            .take(start)
            .enumerate()
            .filter_map(|(week, value)| Some((week as f64, (*value)?)))
            .collect();
        (seen.len() >= LEAST_WEEKS).then(|| level_and_slope(&seen)).flatten()
    };
    let own: Vec<(f64, f64)> = treated.iter().filter_map(shape).collect();
    let others: Vec<(usize, (f64, f64))> =
        candidates.iter().enumerate().filter_map(|(at, series)| Some((at, shape(series)?))).collect();
    let everybody: Vec<(f64, f64)> =
        own.iter().copied().chain(others.iter().map(|(_, shape)| *shape)).collect();
    let (Some(level), Some(slope)) = (
        mean(&own.iter().map(|one| one.0).collect::<Vec<_>>()),
        mean(&own.iter().map(|one| one.1).collect::<Vec<_>>()),
    ) else {
        return others.into_iter().map(|(at, _)| at).take(MOST).collect();
    };
    let (level_unit, slope_unit) =
        (spread(everybody.iter().map(|one| one.0)), spread(everybody.iter().map(|one| one.1)));
    let distance =
        |one: (f64, f64)| ((one.0 - level) / level_unit).powi(2) + ((one.1 - slope) / slope_unit).powi(2);
    let mut order = others;
    order.sort_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    order.into_iter().map(|(at, _)| at).take(MOST).collect()
}

fn level_and_slope(seen: &[(f64, f64)]) -> Option<(f64, f64)> {
    let week = mean(&seen.iter().map(|one| one.0).collect::<Vec<_>>())?;
    let level = mean(&seen.iter().map(|one| one.1).collect::<Vec<_>>())?;
    let across: f64 = seen.iter().map(|(at, _)| (at - week).powi(2)).sum();
    let along: f64 = seen.iter().map(|(at, value)| (at - week) * (value - level)).sum();
    (across > 0.0).then(|| (level, along / across))
}

/// Returns the standard deviation; 1 where nothing varies, so that it divides.
fn spread(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    let middle = mean(&values).unwrap_or(0.0);
    let variance =
        mean(&values.iter().map(|value| (value - middle).powi(2)).collect::<Vec<_>>()).unwrap_or(0.0);
    if variance > 1e-18 { variance.sqrt() } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(level: f64, slope: f64) -> Series {
        (0..20).map(|week| Some(level + slope * (f64::from(week) - 4.5))).collect()
    }

    #[test]
    fn the_most_alike_in_level_and_direction_come_first() {
        let treated = [line(3.5, 0.0)];
        let candidates = [line(4.5, 0.0), line(3.6, 0.0), line(3.5, 0.2), line(3.4, 0.01)];
        let order = most_alike(&treated, &candidates, 10);
        assert_eq!(&order[..2], [1, 3]);
        assert_eq!(order.len(), 4);
    }

    #[test]
    fn what_comes_after_the_start_does_not_count() {
        let mut jumps = line(3.5, 0.0);
        jumps.iter_mut().skip(10).for_each(|value| *value = Some(1.0));
        assert_eq!(most_alike(&[line(3.5, 0.0)], &[line(3.9, 0.0), jumps], 10)[0], 1);
    }

    #[test]
    fn a_team_without_figures_is_not_proposed() {
        let empty: Series = vec![None; 20];
        assert_eq!(most_alike(&[line(3.5, 0.0)], &[empty, line(3.0, 0.0)], 10), [1]);
    }
}
