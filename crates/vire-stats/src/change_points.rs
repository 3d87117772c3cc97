//! Change points: in which weeks a team's level stepped, judged against drift and known noise.
//!
//! Exact least squares with a price per change; the price is what a quiet series of the same drift and
//! noise would need to be left alone.

use crate::panel::{self, Series};
use crate::{Refusal, numbers};

/// Observed weeks below which a series is not searched.
pub const OBSERVED_WEEKS: usize = 20;
/// Usual shortest segment, observed weeks.
pub const SHORTEST_SEGMENT: usize = 5;

/// One team's changes.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamChanges {
    /// Long-run variance of the team's series; `None` when it has no observed week.
    pub lrv: Option<f64>,
    /// Price of one change in squared units; `None` when it has no observed week.
    pub penalty: Option<f64>,
    /// First week (from 0) of every new level; empty below 20 observed weeks.
    pub change_weeks: Vec<usize>,
}

/// Changes of all teams, with what they share.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangePoints {
    /// How much of a team's movement is left a week later, 0 to 0.9.
    pub phi: f64,
    /// Variance of a team's own movement.
    pub sigma2_u: f64,
    /// In the order of the input.
    pub teams: Vec<TeamChanges>,
}

/// Returns the weeks in which the level of a team stepped.
///
/// `y[team][week]` and `variances[team][week]` as in [`crate::signals::signals`]. `shortest`: observed
/// weeks that a level must last, at least 1, usually 5.
///
/// # Errors
/// [`Refusal::NotEnoughData`] when no team has 20 observed weeks, or no two weeks in a row (or two weeks
/// apart) are observed; [`Refusal::BadInput`] for ragged lists, a missing variance or a `shortest` of 0.
pub fn change_points(y: &[Series], variances: &[Series], shortest: usize) -> Result<ChangePoints, Refusal> {
    panel::check(y, "y")?;
    panel::check_variances(y, variances, "n_resp")?;
    if shortest == 0 {
        return Err(Refusal::bad("min_size"));
    }
    let most = y.iter().map(|y| y.iter().flatten().count()).max().unwrap_or(0);
    if most < OBSERVED_WEEKS {
        return Err(Refusal::few("observed_weeks", OBSERVED_WEEKS, most));
    }
    let noise_of =
        |y: &Series, v: &Series| y.iter().zip(v).filter_map(|(y, v)| y.and(*v)).collect::<Vec<_>>();
    let noise: Vec<Vec<f64>> = y.iter().zip(variances).map(|(y, v)| noise_of(y, v)).collect();
    let all_noise: Vec<f64> = noise.iter().flatten().copied().collect();
    let typical_noise = numbers::mean(&all_noise).unwrap_or(0.0);
    let one = half_mean_square_step(y, 1).ok_or(Refusal::few("neighbouring_weeks", 1, 0))?;
    let two = half_mean_square_step(y, 2).ok_or(Refusal::few("neighbouring_weeks", 1, 0))?;
    let step = (one - typical_noise).max(0.05 * one);
    let (phi, sigma2_u) = if step > 0.0 {
        let phi = ((two - typical_noise) / step - 1.0).clamp(0.0, 0.9);
        (phi, step / (1.0 - phi))
    } else {
        (0.0, 0.0)
    };
    let teams = y
        .iter()
        .zip(&noise)
        .map(|(y, noise)| {
            let seen = panel::observed(y);
            let lrv = numbers::mean(noise).map(|noise| sigma2_u * (1.0 + phi) / (1.0 - phi) + noise);
            let penalty = lrv.map(|lrv| 3.0 * lrv * (seen.len() as f64).ln());
            let change_weeks = match penalty {
                Some(penalty) if seen.len() >= OBSERVED_WEEKS => cheapest_segments(&seen, shortest, penalty),
                _ => Vec::new(),
            };
            TeamChanges { lrv, penalty, change_weeks }
        })
        .collect();
    Ok(ChangePoints { phi, sigma2_u, teams })
}

/// Half the mean squared difference between weeks that are `gap` apart, over all teams.
fn half_mean_square_step(y: &[Series], gap: usize) -> Option<f64> {
    let steps: Vec<f64> = y
        .iter()
        .flat_map(|y| y.iter().zip(y.iter().skip(gap)))
        .filter_map(|(a, b)| Some((b.as_ref()? - a.as_ref()?).powi(2)))
        .collect();
    numbers::mean(&steps).map(|mean| mean / 2.0)
}

/// The best way to reach a week: total price and where the last segment begins.
#[derive(Clone, Copy)]
struct Best {
    price: f64,
    start: usize,
}

/// Returns the first week of every segment but the first.
fn cheapest_segments(seen: &[(usize, f64)], shortest: usize, penalty: f64) -> Vec<usize> {
    // Sums run over deviations from the mean, so that squares of a large level do not eat the digits.
    let middle = seen.iter().map(|(_, value)| value).sum::<f64>() / seen.len() as f64;
    let mut sums = vec![(0.0, 0.0)];
    let (mut sum, mut squares) = (0.0, 0.0);
    for (_, value) in seen {
        let value = value - middle;
        sum += value;
        squares += value * value;
        sums.push((sum, squares));
    }
    // best[0] is the empty beginning; every segment pays the penalty, the first one gets it back.
    let mut best: Vec<Option<Best>> = vec![Some(Best { price: -penalty, start: 0 })];
    for (end, upto) in sums.iter().enumerate().skip(1) {
        let mut found: Option<Best> = None;
        for (start, (before, from)) in best.iter().zip(&sums).enumerate() {
            let (Some(before), true) = (before, end - start >= shortest) else { continue };
            let (sum, squares) = (upto.0 - from.0, upto.1 - from.1);
            let cost = (squares - sum * sum / (end - start) as f64).max(0.0);
            let price = before.price + cost + penalty;
            // A change must be cheaper by more than rounding.
            if found.is_none_or(|found| price < found.price - 1e-12 * squares_scale(&sums)) {
                found = Some(Best { price, start });
            }
        }
        best.push(found);
    }
    let mut starts = Vec::new();
    let mut end = seen.len();
    while let Some(Some(Best { start, .. })) = best.get(end).copied() {
        if start == 0 {
            break;
        }
        starts.extend(seen.get(start).map(|(week, _)| *week));
        end = start;
    }
    starts.reverse();
    starts
}

fn squares_scale(sums: &[(f64, f64)]) -> f64 {
    sums.last().map_or(0.0, |(_, squares)| *squares)
}
