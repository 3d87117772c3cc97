//! How sure lag, correlation and slope are: teams in blocks of four weeks, drawn again with replacement.

use super::RANGE_DRAWS;
use super::cross::{self, LAGS, LagCell, LagCells};
use super::innovations::Team;
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

/// Draws that are summed at once, and numbers of a block that are: together they fit the registers.
const AT_ONCE: usize = 3;
const LANES: usize = 6;
const _: () = assert!(RANGE_DRAWS.is_multiple_of(AT_ONCE), "a rest would not be drawn");
/// What a block adds: products and pairs of every lag, then products and squares in points at the lag
/// that was best in the data. A strip holds six of these numbers for every block.
const STRIPS: usize = (2 * LAGS + 2).div_ceil(LANES);
type Strips = [Vec<[f64; LANES]>; STRIPS];

pub(super) fn range(ex: &[Team], cx: &[Team], best: usize, seed: u64) -> LagRange {
    let mut strips = Strips::default();
    for (ex, cx) in ex.iter().zip(cx) {
        for from in (0..ex.values.len()).step_by(BLOCK_WEEKS) {
            let cells = cross::between(ex, cx, from, from + BLOCK_WEEKS);
            if cells.iter().any(|cell| cell.pairs > 0.0) {
                lay_out(&mut strips, &cells, best);
            }
        }
    }
    let blocks = strips.first().map_or(0, Vec::len);
    let mut draws = Draws::new(seed ^ OTHER_STREAM);
    let mut wins = [0_usize; LAGS];
    let (mut correlations, mut slopes) = (Vec::with_capacity(RANGE_DRAWS), Vec::with_capacity(RANGE_DRAWS));
    let mut one = vec![0.0; blocks];
    let mut counts = vec![[0.0; AT_ONCE]; blocks];
    for _ in 0..RANGE_DRAWS / AT_ONCE {
        for draw in 0..AT_ONCE {
            one.fill(0.0);
            draws.count(blocks, &mut one);
            for (counts, one) in counts.iter_mut().zip(&one) {
                counts.get_mut(draw).into_iter().for_each(|count| *count = *one);
            }
        }
        for total in sums(&strips, &counts) {
            let (products, rest) = total.split_at(LAGS);
            let (pairs, points) = rest.split_at(LAGS);
            let strongest = cross::largest_of(products, pairs).0;
            wins.get_mut(strongest).into_iter().for_each(|count| *count += 1);
            let at = |values: &[f64], place: usize| values.get(place).copied().unwrap_or(0.0);
            let cell = LagCell {
                products: at(products, best),
                pairs: at(pairs, best),
                point_products: at(points, 0),
                point_squares: at(points, 1),
            };
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

fn lay_out(strips: &mut Strips, cells: &LagCells, best: usize) {
    let best = cells.get(best).copied().unwrap_or_default();
    let mut values = cells
        .iter()
        .map(|cell| cell.products)
        .chain(cells.iter().map(|cell| cell.pairs))
        .chain([best.point_products, best.point_squares]);
    for strip in strips {
        strip.push(std::array::from_fn(|_| values.next().unwrap_or(0.0)));
    }
}

/// Sums the blocks, each as often as it was drawn, for several draws at once.
fn sums(strips: &Strips, counts: &[[f64; AT_ONCE]]) -> [[f64; LANES * STRIPS]; AT_ONCE] {
    let mut totals = [[0.0; LANES * STRIPS]; AT_ONCE];
    for (strip, blocks) in strips.iter().enumerate() {
        let mut running = [[0.0; LANES]; AT_ONCE];
        for (block, counts) in blocks.iter().zip(counts) {
            for (running, count) in running.iter_mut().zip(counts) {
                for (running, value) in running.iter_mut().zip(block) {
                    *running += count * value;
                }
            }
        }
        for (total, running) in totals.iter_mut().zip(running) {
            total.iter_mut().skip(strip * LANES).zip(running).for_each(|(total, sum)| *total = sum);
        }
    }
    totals
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
