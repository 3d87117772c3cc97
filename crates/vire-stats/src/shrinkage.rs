//! One week across teams: how much of the difference between teams is more than sampling noise.
//!
//! Paule–Mandel's between-team variance, and every mean pulled towards the common one by as much as
//! its own noise deserves. For weeks in a row see [`crate::signals`], which shrinks over time as well.

use crate::{Refusal, numbers};

/// Means of one week after shrinkage, in the units of the means.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrinkage {
    /// Variance between the true team means; 0 when noise explains all of the spread.
    pub tau2: f64,
    /// Common mean.
    pub mu: f64,
    /// Shrunk means, in the order of the input.
    pub shrunk: Vec<f64>,
    /// Their standard deviations, given `mu` and `tau2`.
    pub post_sd: Vec<f64>,
}

/// Returns the team means of one week, shrunk towards their common mean.
///
/// `variances`: sampling variance of each mean, positive.
///
/// # Errors
/// [`Refusal::NotEnoughData`] below two teams; [`Refusal::BadInput`] for lists of different lengths or
/// a variance that is not positive.
///
/// Source: Paule and Mandel (1982), J. Res. Nat. Bur. Standards 87.
pub fn shrinkage(means: &[f64], variances: &[f64]) -> Result<Shrinkage, Refusal> {
    for (place, &value) in means.iter().enumerate() {
        numbers::finite(value, || format!("means[{place}]"))?;
    }
    for (place, &value) in variances.iter().enumerate() {
        // Narrower than 1e-12 the weights leave the range in which sums are exact.
        if numbers::finite(value, || format!("variances[{place}]"))? < 1e-12 {
            return Err(Refusal::bad(format!("variances[{place}]")));
        }
    }
    if means.len() != variances.len() {
        return Err(Refusal::bad("variances"));
    }
    if means.len() < 2 {
        return Err(Refusal::few("teams", 2, means.len()));
    }
    let tau2 = paule_mandel(means, variances);
    let mu = weighted_mean(means, variances, tau2);
    let share = |variance: f64| tau2 / (tau2 + variance);
    Ok(Shrinkage {
        tau2,
        mu,
        shrunk: means.iter().zip(variances).map(|(mean, v)| mu + share(*v) * (mean - mu)).collect(),
        post_sd: variances.iter().map(|v| (share(*v) * v).sqrt()).collect(),
    })
}

fn weighted_mean(means: &[f64], variances: &[f64], tau2: f64) -> f64 {
    let (mut sum, mut total) = (0.0, 0.0);
    for (mean, variance) in means.iter().zip(variances) {
        let weight = 1.0 / (variance + tau2);
        sum += weight * mean;
        total += weight;
    }
    sum / total
}

/// Weighted squared deviations less what is expected of them; falls as `tau2` grows.
fn surplus(means: &[f64], variances: &[f64], tau2: f64) -> f64 {
    let mu = weighted_mean(means, variances, tau2);
    let squares: f64 = means.iter().zip(variances).map(|(mean, v)| (mean - mu).powi(2) / (v + tau2)).sum();
    squares - (means.len() - 1) as f64
}

fn paule_mandel(means: &[f64], variances: &[f64]) -> f64 {
    if surplus(means, variances, 0.0) <= 0.0 {
        return 0.0;
    }
    // At the plain spread of the means the surplus is below zero already.
    let (mut lo, mut hi) = (0.0, numbers::sum_of_squares(means));
    for _ in 0..200 {
        let middle = 0.5 * (lo + hi);
        if middle <= lo || middle >= hi {
            break;
        }
        if surplus(means, variances, middle) > 0.0 { lo = middle } else { hi = middle }
    }
    0.5 * (lo + hi)
}
