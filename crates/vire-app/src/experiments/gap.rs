//! The gap between the teams of an experiment and its comparison teams, week by week.
//!
//! The arithmetic of `vire_stats::experiment` for the picture, also where an effect is refused: who
//! started apart should be seen. Without comparison teams it is the course of the teams themselves.

use vire_stats::Series;

/// Returns the mean of the treated series less the mean of the others, each freed of its own level, and
/// moved so that the mean before `start` is 0. `None` where a side is missing.
pub(super) fn gap(treated: &[Series], others: &[Series], start: usize) -> Series {
    let own = weekly_mean(treated);
    let gap: Series = if others.is_empty() {
        own
    } else {
        own.iter().zip(weekly_mean(others)).map(|(own, other)| Some((*own)? - other?)).collect()
    };
    let before: Vec<f64> = gap.iter().take(start).flatten().copied().collect();
    let level = mean(&before).unwrap_or(0.0);
    gap.into_iter().map(|value| value.map(|value| value - level)).collect()
}

/// Counts the weeks with a gap before `start` and from it on.
pub(super) fn weeks(gap: &[Option<f64>], start: usize) -> (usize, usize) {
    let seen = gap.iter().flatten().count();
    let before = gap.iter().take(start).flatten().count();
    (before, seen - before)
}

/// Returns the mean from `start` on; the mean before it is 0.
pub(super) fn after(gap: &[Option<f64>], start: usize) -> Option<f64> {
    mean(&gap.iter().skip(start).flatten().copied().collect::<Vec<f64>>())
}

pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn weekly_mean(teams: &[Series]) -> Series {
    let levelled: Vec<Series> = teams
        .iter()
        .map(|team| {
            let level = mean(&team.iter().flatten().copied().collect::<Vec<f64>>()).unwrap_or(0.0);
            team.iter().map(|value| value.map(|value| value - level)).collect()
        })
        .collect();
    let weeks = levelled.first().map_or(0, Vec::len);
    (0..weeks)
        .map(|week| {
            let seen: Vec<f64> = levelled.iter().filter_map(|team| *team.get(week)?).collect();
            mean(&seen)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_shows_the_gap_that_the_effect_was_computed_from() {
        let wave = |team: usize| -> Series {
            (0..30)
                .map(|week| {
                    let level = 3.0 + team as f64 * 0.2 + ((week * (team + 3)) % 7) as f64 * 0.1;
                    let lift = if team == 0 && week >= 18 { 0.8 } else { 0.0 };
                    (!(week + team).is_multiple_of(11)).then_some(level + lift)
                })
                .collect()
        };
        let teams: Vec<Series> = (0..5).map(wave).collect();
        let found = vire_stats::experiment::effect(&teams, &[0], 18, 1).unwrap();
        let drawn = gap(&teams[..1], &teams[1..], 18);
        let level = mean(&found.gap.iter().take(18).flatten().copied().collect::<Vec<f64>>()).unwrap();
        for (ours, theirs) in drawn.iter().zip(&found.gap) {
            assert_eq!(ours.is_some(), theirs.is_some());
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                assert!((ours - (theirs - level)).abs() < 1e-12);
            }
        }
        assert!((after(&drawn, 18).unwrap() - found.effect).abs() < 1e-12);
        assert_eq!(weeks(&drawn, 18).1, found.post_weeks);
    }
}
