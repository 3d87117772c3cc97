//! Shares (satisfied of all): Wilson's score interval without a continuity correction.

use crate::Refusal;
use crate::distribution::Z95;
use crate::interval::{LARGEST_COUNT, Population, population};

/// A share with its 95 % interval, all 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareInterval {
    /// `good / n`.
    pub p: f64,
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
}

/// Returns the share `good / n` with Wilson's interval.
///
/// `headcount`: see [`crate::interval::nps_interval`].
///
/// # Errors
/// [`Refusal::NotEnoughData`] when `n` is 0; [`Refusal::BadInput`] when `good > n`, when a count is
/// beyond 2^53, or when the headcount is below `n`.
///
/// Source: Wilson (1927), JASA 22.
pub fn share_interval(good: u64, n: u64, headcount: Option<u64>) -> Result<ShareInterval, Refusal> {
    if n > LARGEST_COUNT {
        return Err(Refusal::bad("n"));
    }
    if good > n {
        return Err(Refusal::bad("good"));
    }
    if n == 0 {
        return Err(Refusal::few("answers", 1, 0));
    }
    let p = good as f64 / n as f64;
    let n = match population(n as f64, headcount)? {
        Population::Everyone => return Ok(ShareInterval { p, lo: p, hi: p }),
        Population::Endless => n as f64,
        Population::Finite(factor) => n as f64 * factor,
    };
    let (centre, half) = wilson(p, n, Z95);
    // At 0 and at 1 the ends meet the share exactly; rounding must not push them past it.
    Ok(ShareInterval { p, lo: (centre - half).clamp(0.0, p), hi: (centre + half).clamp(p, 1.0) })
}

/// Returns centre and half width of the score interval of a proportion `p` of `n` at quantile `t`.
pub(super) fn wilson(p: f64, n: f64, t: f64) -> (f64, f64) {
    let shrink = 1.0 + t * t / n;
    let centre = (p + t * t / (2.0 * n)) / shrink;
    let half = t / shrink * (p * (1.0 - p) / n + t * t / (4.0 * n * n)).sqrt();
    (centre, half)
}
