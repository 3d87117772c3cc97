//! Net promoter score: 100 · (share 9–10 − share 0–6). Source: Reichheld (2003), HBR 81(12).

use super::Sums;

pub(super) fn figure(sums: &Sums) -> f64 {
    100.0 * (sums.good - sums.bad) as f64 / sums.n as f64
}
