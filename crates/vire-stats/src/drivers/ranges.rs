//! Ranges of driver shares by resampling whole clusters, and the group of drivers that may be on top.

use super::{Correlations, Importance, importance, importance_of};
use crate::Refusal;
use crate::draws::Draws;
use crate::numbers::percentiles;

/// One driver's share with its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DriverRange {
    /// Share of the explained variance, 0 to 1.
    pub share: f64,
    /// Lower end of the approximate 95 % range.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Whether the driver belongs to the top group.
    pub top: bool,
}

/// Shares of all drivers with their ranges.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverRanges {
    /// Explained variance of all drivers together.
    pub r2: f64,
    /// In the order of the columns.
    pub drivers: Vec<DriverRange>,
    /// Whether the ranges rest on so few rows (below 300) that shares should be shown as ranges only.
    pub ranges_only: bool,
    /// Seed that repeats the ranges.
    pub seed: u64,
}

/// Returns shares (LMG, or relative weights beyond 12 drivers) with percentile ranges.
///
/// `x` and `y` as in [`importance`]; `cluster[row]` numbers the team or the person of a row, and whole
/// clusters are drawn with replacement, `draws` times (300 to 1,000 is usual). A driver is in the top
/// group unless the drawn difference to the one above it stays above 0 in 97.5 % of the draws.
///
/// # Errors
/// Those of [`importance`]; [`Refusal::NotEnoughData`] below five clusters; [`Refusal::BadInput`] for
/// `draws` outside 40 to 10,000 or a `cluster` list of another length.
pub fn driver_ranges(
    x: &[Vec<Option<f64>>],
    y: &[Option<f64>],
    cluster: &[usize],
    draws: usize,
    seed: u64,
) -> Result<DriverRanges, Refusal> {
    let found = importance(x, y)?;
    if cluster.len() != y.len() {
        return Err(Refusal::bad("cluster"));
    }
    if !(40..=10_000).contains(&draws) {
        return Err(Refusal::bad("draws"));
    }
    let mut clusters = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for (row, name) in cluster.iter().enumerate() {
        clusters.entry(*name).or_default().push(row);
    }
    let clusters: Vec<Vec<usize>> = clusters.into_values().collect();
    if clusters.len() < 5 {
        return Err(Refusal::few("clusters", 5, clusters.len()));
    }
    let columns = super::columns(x, y)?;
    let shares = shares_of(&found);
    let mut stream = Draws::new(seed);
    let mut drawn = Vec::with_capacity(draws);
    for _ in 0..draws {
        let rows: Vec<usize> = (0..clusters.len())
            .filter_map(|_| clusters.get(stream.below(clusters.len())))
            .flatten()
            .copied()
            .collect();
        // A draw in which nothing varies says nothing.
        if let Ok(again) = importance_of(&Correlations::of(&columns, &rows)) {
            drawn.push(shares_of(&again));
        }
    }
    let drivers = with_ranges(&shares, &drawn);
    Ok(DriverRanges { r2: found.r2, drivers, ranges_only: y.len() < 300, seed })
}

/// Returns the shares of the explained variance: exact where they were, else from the relative weights.
pub(super) fn shares_of(found: &Importance) -> Vec<f64> {
    found.lmg_share.clone().unwrap_or_else(|| normalised(&found.relative_weights))
}

/// Puts to each share the range of its draws, and whether it belongs to the top group.
pub(super) fn with_ranges(shares: &[f64], drawn: &[Vec<f64>]) -> Vec<DriverRange> {
    let top = top_group(shares, drawn);
    let ranged = shares.iter().zip(&top).enumerate().map(|(driver, (share, top))| {
        let mut own: Vec<f64> = drawn.iter().filter_map(|shares| shares.get(driver).copied()).collect();
        let (lo, hi) = percentiles(&mut own).unwrap_or((0.0, 1.0));
        DriverRange { share: *share, lo: lo.min(*share), hi: hi.max(*share), top: *top }
    });
    ranged.collect()
}

fn normalised(weights: &[f64]) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| if total > 1e-12 { weight / total } else { 0.0 }).collect()
}

fn top_group(shares: &[f64], drawn: &[Vec<f64>]) -> Vec<bool> {
    let mut order: Vec<(usize, f64)> = shares.iter().copied().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut top = vec![false; shares.len()];
    let mut above: Option<usize> = None;
    for (driver, _) in order {
        if let Some(above) = above {
            let mut gaps: Vec<f64> =
                drawn.iter().filter_map(|shares| Some(shares.get(above)? - shares.get(driver)?)).collect();
            if percentiles(&mut gaps).is_some_and(|(lo, _)| lo > 0.0) {
                break;
            }
        }
        if let Some(flag) = top.get_mut(driver) {
            *flag = true;
        }
        above = Some(driver);
    }
    top
}
