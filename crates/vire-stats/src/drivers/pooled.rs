//! Driver shares when only rounded, pooled correlations are left.
//!
//! There are no rows to resample, so ranges come from what correlations of so many people could also
//! have been, and from what the rounding may have hidden.

use super::ranges::{shares_of, with_ranges};
use super::{Correlations, DriverRanges, importance_of};
use crate::draws::Draws;
use crate::{Refusal, numbers};

/// Returns shares of the explained variance with ranges, from a full matrix (the outcome last).
///
/// `people`: how many different people stand behind the correlations; the same people answer in many
/// weeks, and each counts once. `step`: the step to which the correlations were rounded, 0 without.
/// `draws`: 100 to 10,000.
///
/// Every draw gives each correlation a normal error on Fisher's scale with variance 1/(people − 3) and a
/// rounding error, moves the result to the nearest correlation matrix and divides again. Pairs are drawn
/// one by one, so ranges are approximate.
///
/// # Errors
/// [`Refusal::BadInput`] for rows that are no correlation matrix or settings out of range;
/// [`Refusal::NotEnoughData`] below 20 people.
pub fn pooled_ranges(
    rows: &[Vec<f64>],
    people: f64,
    step: f64,
    draws: usize,
    seed: u64,
) -> Result<DriverRanges, Refusal> {
    let given = Correlations::from_rows(rows).ok_or(Refusal::bad("correlations"))?;
    if !(100..=10_000).contains(&draws) {
        return Err(Refusal::bad("draws"));
    }
    if !(0.0..=0.5).contains(&step) {
        return Err(Refusal::bad("step"));
    }
    if numbers::finite(people, || "people".into())? < 20.0 {
        return Err(Refusal::few("people", 20, people.max(0.0) as usize));
    }
    let found = importance_of(&given)?;
    let shares = shares_of(&found);
    let mut stream = Draws::new(seed);
    let mut drawn = Vec::with_capacity(draws);
    for _ in 0..draws {
        let again = disturbed(rows, people, step, &mut stream);
        if let Some(Ok(again)) = Correlations::from_rows(&again).map(|again| importance_of(&again)) {
            drawn.push(shares_of(&again));
        }
    }
    let drivers = with_ranges(&shares, &drawn);
    Ok(DriverRanges { r2: found.r2, drivers, ranges_only: true, seed })
}

fn disturbed(rows: &[Vec<f64>], people: f64, step: f64, stream: &mut Draws) -> Vec<Vec<f64>> {
    let sd = 1.0 / (people - 3.0).sqrt();
    let mut again = rows.to_vec();
    for a in 0..rows.len() {
        for b in 0..a {
            let r = rows.get(a).and_then(|row| row.get(b)).copied().unwrap_or(0.0);
            let unrounded = (r + step * (stream.unit() - 0.5)).clamp(-0.99, 0.99);
            let moved = (unrounded.atanh() + sd * normal(stream)).tanh();
            for (row, column) in [(a, b), (b, a)] {
                if let Some(cell) = again.get_mut(row).and_then(|row| row.get_mut(column)) {
                    *cell = moved;
                }
            }
        }
    }
    again
}

/// One standard normal draw (Box and Muller).
fn normal(stream: &mut Draws) -> f64 {
    let radius = (-2.0 * (1.0 - stream.unit()).ln()).sqrt();
    radius * (std::f64::consts::TAU * stream.unit()).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three drivers; the first goes with the outcome most.
    fn rows(first: f64) -> Vec<Vec<f64>> {
        vec![
            vec![1.0, 0.2, 0.2, first],
            vec![0.2, 1.0, 0.2, 0.2],
            vec![0.2, 0.2, 1.0, 0.2],
            vec![first, 0.2, 0.2, 1.0],
        ]
    }

    #[test]
    fn a_range_holds_its_share_and_narrows_with_people() {
        let width = |people: f64| {
            let found = pooled_ranges(&rows(0.5), people, 0.05, 200, 1).unwrap();
            for driver in &found.drivers {
                assert!(driver.lo <= driver.share && driver.share <= driver.hi);
            }
            found.drivers[0].hi - found.drivers[0].lo
        };
        assert!(width(60.0) > 1.5 * width(600.0));
    }

    #[test]
    fn the_top_group_is_one_driver_only_when_the_gap_is_clear() {
        let top = |first: f64, people: f64| {
            let found = pooled_ranges(&rows(first), people, 0.05, 300, 1).unwrap();
            found.drivers.iter().filter(|driver| driver.top).count()
        };
        assert_eq!(top(0.7, 800.0), 1);
        assert_eq!(top(0.25, 100.0), 3);
    }

    #[test]
    fn the_true_share_lies_in_nearly_every_range() {
        // The same shares drawn at 100 people, rounded, must mostly hold the share of the truth.
        let truth =
            importance_of(&Correlations::from_rows(&rows(0.5)).unwrap()).unwrap().lmg_share.unwrap()[0];
        let mut stream = Draws::new(9);
        let mut held = 0;
        for seed in 0..60 {
            let seen: Vec<Vec<f64>> = disturbed(&rows(0.5), 100.0, 0.0, &mut stream)
                .into_iter()
                .map(|row| row.into_iter().map(|r| (r * 20.0).round() / 20.0).collect())
                .collect();
            let found = pooled_ranges(&seen, 100.0, 0.05, 100, seed).unwrap();
            held += u32::from(found.drivers[0].lo <= truth && truth <= found.drivers[0].hi);
        }
        assert!(held >= 50, "{held} of 60");
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert!(pooled_ranges(&rows(0.5), 10.0, 0.05, 200, 1).is_err());
        assert!(pooled_ranges(&rows(1.5), 100.0, 0.05, 200, 1).is_err());
        assert!(pooled_ranges(&rows(0.5), 100.0, 0.05, 3, 1).is_err());
        assert!(pooled_ranges(&[], 100.0, 0.05, 200, 1).is_err());
    }
}
