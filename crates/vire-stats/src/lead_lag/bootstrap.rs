//! How sure lag, correlation and slope are: teams in blocks of four weeks, drawn again with replacement.

use super::cross::{self, LAGS, LagCells};
use super::innovations::Team;
use super::{RANGE_DRAWS, best_of};
use crate::draws::Draws;
use crate::numbers::percentiles;

const BLOCK_WEEKS: usize = 4;
/// Keeps the stream of the range apart from the stream of the null.
const OTHER_STREAM: u64 = 0x5eed_0f1a_6b10_c5e7;

/// What resampling says.
#[derive(Debug, Clone, PartialEq)]
pub struct LagRange {
    /// Lags that together came out best in at least 95 % of the draws, ascending; holds the best lag.
    pub lag_set: Vec<i32>,
    /// 95 % interval of the correlation at the best lag.
    pub r: (f64, f64),
    /// 95 % interval of the slope at the best lag.
    pub slope: (f64, f64),
}

pub(super) fn range(ex: &[Team], cx: &[Team], best: usize, seed: u64) -> LagRange {
    let mut blocks: Vec<LagCells> = Vec::new();
    for (ex, cx) in ex.iter().zip(cx) {
        for from in (0..ex.values.len()).step_by(BLOCK_WEEKS) {
            let cells = cross::between(ex, cx, from, from + BLOCK_WEEKS);
            if cells.iter().any(|cell| cell.pairs > 0.0) {
                blocks.push(cells);
            }
        }
    }
    let mut draws = Draws::new(seed ^ OTHER_STREAM);
    let mut wins = [0_usize; LAGS];
    let (mut correlations, mut slopes) = (Vec::new(), Vec::new());
    for _ in 0..RANGE_DRAWS {
        let mut total = LagCells::default();
        for _ in 0..blocks.len() {
            if let Some(block) = blocks.get(draws.below(blocks.len())) {
                cross::add(&mut total, block);
            }
        }
        if let Some(count) = wins.get_mut(best_of(&total)) {
            *count += 1;
        }
        if let Some(cell) = total.get(best) {
            correlations.push(cell.r());
            slopes.push(cell.slope());
        }
    }
    LagRange {
        lag_set: lag_set(&wins, best),
        r: percentiles(&mut correlations).unwrap_or((-1.0, 1.0)),
        slope: percentiles(&mut slopes).unwrap_or((0.0, 0.0)),
    }
}

fn lag_set(wins: &[usize; LAGS], best: usize) -> Vec<i32> {
    let mut order: Vec<(usize, usize)> = wins.iter().copied().enumerate().collect();
    order.sort_by_key(|(place, wins)| (std::cmp::Reverse(*wins), place.abs_diff(best)));
    let mut kept = vec![cross::weeks_of(best)];
    let mut covered = 0;
    for (place, wins) in order {
        if covered * 100 >= RANGE_DRAWS * 95 {
            break;
        }
        covered += wins;
        if place != best {
            kept.push(cross::weeks_of(place));
        }
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_holds_the_best_lag_and_no_more_than_is_needed() {
        let mut wins = [0; LAGS];
        for (place, count) in [(11, 900), (10, 60), (12, 39)] {
            wins[place] = count;
        }
        assert_eq!(lag_set(&wins, 11), vec![2, 3]);
        assert_eq!(lag_set(&wins, 12), vec![2, 3, 4]);
    }
}
