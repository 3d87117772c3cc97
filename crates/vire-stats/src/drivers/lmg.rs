//! Explained variance of every set of drivers, and its average over all orders of entry.

use super::{Correlations, MOST_EXACT_DRIVERS};

/// The explained variance of every subset; bit j of the place says that driver j is in.
pub(super) struct Subsets {
    drivers: usize,
    r2: Vec<f64>,
}

/// A growing triangular factor of the correlations among the chosen drivers.
#[derive(Clone, Default)]
struct Factor {
    chosen: Vec<usize>,
    rows: Vec<Vec<f64>>,
    /// Correlation of the outcome with what each chosen driver adds to those before it.
    added: Vec<f64>,
}

/// Variance of a driver that others leave over; below this it counts as their sum.
const DEPENDENT: f64 = 1e-9;

impl Subsets {
    /// Computes all subsets; `None` beyond [`MOST_EXACT_DRIVERS`].
    pub(super) fn of(correlations: &Correlations) -> Option<Self> {
        let drivers = correlations.drivers();
        if drivers > MOST_EXACT_DRIVERS {
            return None;
        }
        let (among, outcome) = correlations.parts();
        let mut subsets = Self { drivers, r2: vec![0.0; 1 << drivers] };
        subsets.grow(&Factor::default(), 0, 0, 0.0, (&among, &outcome));
        Some(subsets)
    }

    /// Visits every subset once: each adds one driver with a higher number to the one before.
    fn grow(&mut self, factor: &Factor, mask: usize, from: usize, r2: f64, given: (&[Vec<f64>], &[f64])) {
        for (driver, (row, outcome)) in given.0.iter().zip(given.1).enumerate().skip(from) {
            let (grown, gain) = factor.with(driver, row, *outcome);
            let mask = mask | 1 << driver;
            let r2 = (r2 + gain).min(1.0);
            if let Some(cell) = self.r2.get_mut(mask) {
                *cell = r2;
            }
            self.grow(&grown, mask, driver + 1, r2, given);
        }
    }

    /// Explained variance of all drivers.
    pub(super) fn all(&self) -> f64 {
        self.r2.last().copied().unwrap_or(0.0)
    }

    /// Average gain of each driver over all orders.
    pub(super) fn shares(&self) -> Vec<f64> {
        let weights = self.weights();
        (0..self.drivers)
            .map(|driver| {
                let bit = 1 << driver;
                self.r2
                    .iter()
                    .enumerate()
                    .filter(|(mask, _)| mask & bit == 0)
                    .map(|(mask, without)| {
                        let with = self.r2.get(mask | bit).copied().unwrap_or(*without);
                        let weight = weights.get(mask.count_ones() as usize).copied().unwrap_or(0.0);
                        weight * (with - without)
                    })
                    .sum::<f64>()
            })
            .collect()
    }

    /// Share of orders in which a given set of each size stands just before a given driver.
    fn weights(&self) -> Vec<f64> {
        let p = self.drivers;
        let mut weight = 1.0 / p as f64;
        (0..p)
            .map(|size| {
                let now = weight;
                // size! (p − size − 1)! / p!, from one size to the next.
                weight *= (size + 1) as f64 / (p - size - 1).max(1) as f64;
                now
            })
            .collect()
    }
}

impl Factor {
    /// Returns the factor with one more driver and what that driver adds to the explained variance.
    fn with(&self, driver: usize, row: &[f64], outcome: f64) -> (Self, f64) {
        let mut new: Vec<f64> = Vec::with_capacity(self.rows.len() + 1);
        for (chosen, earlier) in self.chosen.iter().zip(&self.rows) {
            let shared: f64 = new.iter().zip(earlier).map(|(a, b)| a * b).sum();
            let pivot = earlier.last().copied().unwrap_or(1.0);
            new.push((row.get(*chosen).copied().unwrap_or(0.0) - shared) / pivot);
        }
        let own = 1.0 - new.iter().map(|value| value * value).sum::<f64>();
        if own <= DEPENDENT {
            return (self.clone(), 0.0);
        }
        let explained: f64 = new.iter().zip(&self.added).map(|(a, b)| a * b).sum();
        let added = (outcome - explained) / own.sqrt();
        let mut grown = self.clone();
        new.push(own.sqrt());
        grown.chosen.push(driver);
        grown.rows.push(new);
        grown.added.push(added);
        (grown, added * added)
    }
}
