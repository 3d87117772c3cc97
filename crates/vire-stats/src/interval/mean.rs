//! Means of bounded ratings: a score interval with the variance that the answers really have.
//!
//! A mean on a bounded scale is treated like a proportion of that scale whose answers vary less than
//! yes/no answers would; the ratio of the two variances, `v`, turns n into an effective n.

use crate::distribution::t975;
use crate::interval::share::wilson;
use crate::interval::{Population, Scale, population};
use crate::{Refusal, numbers};

/// A mean with its 95 % interval, in the units of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanInterval {
    /// Mean of the answers.
    pub mean: f64,
    /// Lower end, inside the scale.
    pub lo: f64,
    /// Upper end, inside the scale.
    pub hi: f64,
    /// Variance of the answers relative to yes/no answers with the same mean, 0.15 to 1.
    pub v: f64,
    /// Sample standard deviation (n − 1); `None` for a single answer.
    pub sd: Option<f64>,
}

/// A published mean: what is left when the answers themselves are gone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Released {
    /// The published mean, on its grid.
    pub mean: f64,
    /// How many answers, for example the middle of the published band; at least 1.
    pub n: f64,
    /// Variance between people inside one team and week (n − 1), published for the organisation.
    pub within_variance: f64,
    /// Step of the grid that the mean was randomly rounded to; 0 when it was not.
    pub grid: f64,
}

/// Returns the mean of bounded answers with its interval.
///
/// `x`: one answer a person, any order, each inside `scale`. `headcount`: see
/// [`crate::interval::nps_interval`]. The interval stays in the scale, holds the mean, and has no
/// width only when everybody of the headcount answered.
///
/// # Errors
/// [`Refusal::NotEnoughData`] without answers; [`Refusal::BadInput`] for an answer outside the scale
/// or a headcount below the number of answers.
pub fn mean_interval(x: &[f64], scale: Scale, headcount: Option<u64>) -> Result<MeanInterval, Refusal> {
    for (place, &value) in x.iter().enumerate() {
        if !scale.holds(value) {
            return Err(Refusal::bad(format!("x[{place}]")));
        }
    }
    let y: Vec<f64> = x.iter().map(|value| (value - scale.lo()) / scale.range()).collect();
    let p = numbers::mean(&y).ok_or(Refusal::few("answers", 1, 0))?.clamp(0.0, 1.0);
    let squares: f64 = y.iter().map(|value| (value - p) * (value - p)).sum();
    let mut found = score_interval(p, squares, x.len() as f64, 0.0, scale, headcount)?;
    found.sd = numbers::sample_sd(x);
    Ok(found)
}

/// Returns the interval of a published mean from published numbers only.
///
/// The variance is the organisation's, so the interval tells nothing about this group beyond its mean
/// and its size. Random rounding to a grid adds grid²/6 to the sampling variance. `sd` of the result
/// is the square root of `within_variance`.
///
/// # Errors
/// [`Refusal::NotEnoughData`] when `n` is below 1; [`Refusal::BadInput`] for a mean outside the scale,
/// a negative variance or grid, or a headcount below `n`.
pub fn released_mean_interval(
    released: Released,
    scale: Scale,
    headcount: Option<u64>,
) -> Result<MeanInterval, Refusal> {
    let Released { mean, n, within_variance, grid } = released;
    if !scale.holds(mean) {
        return Err(Refusal::bad("mean"));
    }
    let n = numbers::finite(n, || "n".into())?;
    if n < 1.0 {
        return Err(Refusal::few("answers", 1, 0));
    }
    for (value, field) in [(within_variance, "within_variance"), (grid, "grid")] {
        if numbers::finite(value, || field.into())? < 0.0 {
            return Err(Refusal::bad(field));
        }
    }
    let p = ((mean - scale.lo()) / scale.range()).clamp(0.0, 1.0);
    let squares = (n - 1.0) * within_variance / (scale.range() * scale.range());
    let step = grid / scale.range();
    let mut found = score_interval(p, squares, n, step * step / 6.0, scale, headcount)?;
    found.mean = mean;
    found.sd = Some(within_variance.sqrt());
    Ok(found)
}

/// Works on the unit scale: `p` is the mean, `squares` the sum of squared deviations, `rounding` the
/// variance that publishing added.
fn score_interval(
    p: f64,
    squares: f64,
    n: f64,
    rounding: f64,
    scale: Scale,
    headcount: Option<u64>,
) -> Result<MeanInterval, Refusal> {
    // Three pseudo-answers with 0.45 of the yes/no variance, half of one at each end for the mean.
    let pulled = (n * p + 0.5) / (n + 1.0);
    let binary = pulled * (1.0 - pulled);
    let v = ((squares + 1.35 * binary) / ((n + 3.0) * binary)).clamp(0.15, 1.0);
    let on_scale = |y: f64| (scale.lo() + scale.range() * y).clamp(scale.lo(), scale.hi());
    let mean = on_scale(p);
    let effective = match population(n, headcount)? {
        Population::Everyone if rounding == 0.0 => {
            return Ok(MeanInterval { mean, lo: mean, hi: mean, v, sd: None });
        }
        // Only the rounding is left.
        Population::Everyone => f64::INFINITY,
        Population::Endless => n / v,
        Population::Finite(factor) => n / v * factor,
    };
    let effective = binary / (binary / effective + rounding);
    let (centre, half) = wilson(p, effective, t975((n - 1.0).max(2.0)));
    Ok(MeanInterval {
        mean,
        lo: on_scale(centre - half).min(mean),
        hi: on_scale(centre + half).max(mean),
        v,
        sd: None,
    })
}
