//! Small sums over slices, and the range in which a number is taken seriously.

use crate::Refusal;

/// Largest absolute value that is accepted: squares and sums of it stay far from infinity.
pub(crate) const LARGEST: f64 = 1e12;

/// Returns the mean, or `None` for an empty slice.
pub(crate) fn mean(x: &[f64]) -> Option<f64> {
    (!x.is_empty()).then(|| x.iter().sum::<f64>() / x.len() as f64)
}

/// Returns the sum of squared deviations from the mean; 0 for an empty slice.
pub(crate) fn sum_of_squares(x: &[f64]) -> f64 {
    let m = mean(x).unwrap_or(0.0);
    x.iter().map(|v| (v - m) * (v - m)).sum()
}

/// Returns the sample standard deviation (n − 1), or `None` below two values.
pub(crate) fn sample_sd(x: &[f64]) -> Option<f64> {
    (x.len() >= 2).then(|| (sum_of_squares(x) / (x.len() - 1) as f64).sqrt())
}

/// Accepts a finite number within ±[`LARGEST`].
pub(crate) fn finite(x: f64, field: impl FnOnce() -> String) -> Result<f64, Refusal> {
    if x.is_finite() && x.abs() <= LARGEST { Ok(x) } else { Err(Refusal::bad(field())) }
}

/// Returns the 2.5th and the 97.5th percentile; `None` for an empty list.
pub(crate) fn percentiles(values: &mut [f64]) -> Option<(f64, f64)> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)? as f64;
    let at = |q: f64| {
        let place = q * last;
        let below = values.get(place.floor() as usize).copied()?;
        let above = values.get(place.ceil() as usize).copied()?;
        Some(below + (above - below) * place.fract())
    };
    Some((at(0.025)?, at(0.975)?))
}
