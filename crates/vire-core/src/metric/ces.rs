//! Customer effort score: the mean on its own scale.

use super::Sums;

pub(super) fn figure(sums: &Sums) -> f64 {
    sums.sum as f64 / 1000.0 / sums.n as f64
}
