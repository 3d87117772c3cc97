//! Customer satisfaction: the share of satisfied customers in percent.

use super::Sums;

pub(super) fn figure(sums: &Sums) -> f64 {
    100.0 * sums.good as f64 / sums.n as f64
}
