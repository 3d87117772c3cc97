//! The gap series, and a series cut into a stretch before and a stretch after.

use crate::numbers;
use crate::panel::{self, Series};

/// Takes a team's own mean out of its series.
pub(super) fn without_level(series: &[Option<f64>]) -> Series {
    let seen: Vec<f64> = series.iter().flatten().copied().collect();
    let level = numbers::mean(&seen).unwrap_or(0.0);
    series.iter().map(|value| value.map(|value| value - level)).collect()
}

/// Difference between some teams and some others, in the weeks in which both are observed.
pub(super) struct Gap(Series);

impl Gap {
    /// Both sides are levelled series of equal length; each side is averaged over who is observed.
    pub(super) fn between(own: &[&Series], others: &[&Series]) -> Self {
        let (own, others) = (weekly_mean(own), weekly_mean(others));
        Self(own.into_iter().zip(others).map(|(own, others)| Some(own? - others?)).collect())
    }

    pub(super) fn weekly(&self) -> Series {
        self.0.clone()
    }

    /// Drops missing weeks and cuts at a calendar week.
    pub(super) fn split_at(&self, start_week: usize) -> Split {
        let seen = panel::observed(&self.0);
        let pre = seen.iter().filter(|(week, _)| *week < start_week).count();
        Split { post: seen.len() - pre, values: seen.into_iter().map(|(_, value)| value).collect() }
    }

    /// Drops missing weeks; the last `post` of those left are the later stretch.
    pub(super) fn split_last(&self, post: impl Fn(usize) -> usize) -> Split {
        let values: Vec<f64> = self.0.iter().flatten().copied().collect();
        Split { post: post(values.len()).min(values.len()), values }
    }
}

fn weekly_mean(teams: &[&Series]) -> Series {
    let weeks = teams.first().map_or(0, |team| team.len());
    let mut sums = vec![(0.0, 0.0); weeks];
    for team in teams {
        for ((sum, count), value) in sums.iter_mut().zip(team.iter()) {
            if let Some(value) = value {
                *sum += value;
                *count += 1.0;
            }
        }
    }
    sums.into_iter().map(|(sum, count)| (count > 0.0).then(|| sum / count)).collect()
}

/// A series without holes, with its last weeks set apart.
#[derive(Clone)]
pub(super) struct Split {
    values: Vec<f64>,
    post: usize,
}

impl Split {
    /// Weeks before and after.
    pub(super) fn lengths(&self) -> (usize, usize) {
        (self.values.len() - self.post, self.post)
    }

    pub(super) fn effect(&self) -> f64 {
        let (pre, post) = self.values.split_at(self.values.len() - self.post);
        numbers::mean(post).unwrap_or(0.0) - numbers::mean(pre).unwrap_or(0.0)
    }

    /// Effect by spread; infinite for a clean step, `None` when nothing moves at all.
    pub(super) fn t(&self) -> Option<f64> {
        t_of(&self.values, self.post)
    }

    /// The same series after taking `delta` from the later stretch.
    pub(super) fn less(&self, delta: f64) -> Self {
        let pre = self.values.len() - self.post;
        let values =
            self.values.iter().enumerate().map(|(at, v)| if at < pre { *v } else { v - delta }).collect();
        Self { values, post: self.post }
    }

    /// |t| after turning the series by every number of weeks from `first` on; 0 where nothing moves.
    pub(super) fn turned(&self, first: usize) -> impl Iterator<Item = f64> + '_ {
        (first..self.values.len()).map(|turn| {
            let mut turned = self.values.clone();
            turned.rotate_left(turn);
            t_of(&turned, self.post).map_or(0.0, f64::abs)
        })
    }
}

fn t_of(values: &[f64], post: usize) -> Option<f64> {
    let (pre, post) = values.split_at(values.len().checked_sub(post)?);
    let effect = numbers::mean(post)? - numbers::mean(pre)?;
    let freedom = values.len().checked_sub(2).filter(|freedom| *freedom > 0)? as f64;
    let spread = ((numbers::sum_of_squares(pre) + numbers::sum_of_squares(post)) / freedom).sqrt();
    let size = values.iter().map(|value| value.abs()).fold(0.0, f64::max);
    // Below twelve digits both are what rounding leaves.
    let (still, level) = (spread <= 1e-12 * size, effect.abs() <= 1e-12 * size);
    match (still, level) {
        (true, true) => None,
        (true, false) => Some(f64::INFINITY.copysign(effect)),
        _ => Some(effect / spread),
    }
}
