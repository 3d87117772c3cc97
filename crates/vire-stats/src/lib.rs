//! Numbers: estimates with intervals, trend, lead–lag, drivers, experiments.
//!
//! Owns the arithmetic: pure functions over slices, deterministic from the seed that is passed in.
//! A missing week is `None`; a question that the data cannot answer is a [`Refusal`], never a NaN and
//! never a panic. Deliberately knows nothing of surveys, groups or privacy minimums, reads no clock,
//! no file and no environment. What is done, why, and where it stops being true: `docs/statistics.md`.

pub mod bench;
pub mod change_points;
pub mod drivers;
pub mod experiment;
pub mod interval;
pub mod lead_lag;
pub mod multiple;
pub mod shrinkage;
pub mod signals;
pub mod trend;

mod distribution;
mod draws;
mod numbers;
mod panel;
mod refusal;

// The simulator is shared with the tests outside, where the crate has its own name.
#[cfg(test)]
extern crate self as vire_stats;
#[cfg(test)]
#[path = "../tests/simulate/mod.rs"]
mod simulate;

pub use panel::{Series, sampling_variance, without_small_cells};
pub use refusal::Refusal;

/// Seed for callers that have no reason to choose one; it is printed with every drawn result.
pub const DEFAULT_SEED: u64 = 20_260_105;
