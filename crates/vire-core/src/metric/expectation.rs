//! Expectation: 100 · (share better − share worse than expected).

use super::Sums;

pub(super) fn figure(sums: &Sums) -> f64 {
    100.0 * (sums.good - sums.bad) as f64 / sums.n as f64
}
