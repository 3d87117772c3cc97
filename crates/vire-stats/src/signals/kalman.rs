//! Filter and smoother for a constant level plus a first-order autoregression under known noise.

use super::Parameters;

/// What is believed of the two parts of a team's level: mean and covariance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    level: f64,
    drift: f64,
    var_level: f64,
    cov: f64,
    var_drift: f64,
}

impl Level {
    /// Mean of level and drift together.
    pub(super) fn mean(&self) -> f64 {
        self.level + self.drift
    }

    fn variance(&self) -> f64 {
        (self.var_level + 2.0 * self.cov + self.var_drift).max(0.0)
    }

    /// Standard deviation of level and drift together.
    pub(super) fn sd(&self) -> f64 {
        self.variance().sqrt()
    }
}

/// One week of the filter.
pub(super) struct Step {
    predicted: Level,
    updated: Level,
    /// Standardised surprise; none in a missing week.
    pub(super) surprise: Option<f64>,
}

/// Runs the filter over weeks of (value, sampling variance).
pub(super) fn filter(observed: &[Option<(f64, f64)>], parameters: &Parameters) -> Vec<Step> {
    let Parameters { sigma2_u, phi, grand_mean, tau2 } = *parameters;
    let mut predicted =
        Level { level: grand_mean, drift: 0.0, var_level: tau2, cov: 0.0, var_drift: sigma2_u };
    let mut steps = Vec::with_capacity(observed.len());
    for week in observed {
        let mut updated = predicted;
        let mut surprise = None;
        if let Some((value, noise)) = *week {
            let expected_variance = predicted.variance() + noise;
            let error = value - predicted.mean();
            let with_level = predicted.var_level + predicted.cov;
            let with_drift = predicted.cov + predicted.var_drift;
            let (gain_level, gain_drift) = (with_level / expected_variance, with_drift / expected_variance);
            surprise = Some(error / expected_variance.sqrt());
            updated.level += gain_level * error;
            updated.drift += gain_drift * error;
            updated.var_level -= gain_level * with_level;
            updated.cov -= gain_level * with_drift;
            updated.var_drift -= gain_drift * with_drift;
        }
        steps.push(Step { predicted, updated, surprise });
        predicted = Level {
            level: updated.level,
            drift: phi * updated.drift,
            var_level: updated.var_level,
            cov: phi * updated.cov,
            var_drift: phi * phi * updated.var_drift + sigma2_u * (1.0 - phi * phi),
        };
    }
    steps
}

/// Looks back from the last week: what is believed of every week given all of them.
pub(super) fn smooth(steps: &[Step], phi: f64) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::with_capacity(steps.len());
    let mut next: Option<(Level, Level)> = None;
    for step in steps.iter().rev() {
        let level = next.map_or(step.updated, |(smoothed, predicted)| {
            look_back(&step.updated, &smoothed, &predicted, phi)
        });
        levels.push(level);
        next = Some((level, step.predicted));
    }
    levels.reverse();
    levels
}

fn look_back(now: &Level, smoothed: &Level, predicted: &Level, phi: f64) -> Level {
    let det = predicted.var_level * predicted.var_drift - predicted.cov * predicted.cov;
    if det <= 0.0 {
        return *now;
    }
    // now · transition' · predicted⁻¹, row by row.
    let row = |a: f64, b: f64| {
        let b = phi * b;
        (
            (a * predicted.var_drift - b * predicted.cov) / det,
            (b * predicted.var_level - a * predicted.cov) / det,
        )
    };
    let (c11, c12) = row(now.var_level, now.cov);
    let (c21, c22) = row(now.cov, now.var_drift);
    let (level, drift) = (smoothed.level - predicted.level, smoothed.drift - predicted.drift);
    let d11 = smoothed.var_level - predicted.var_level;
    let d12 = smoothed.cov - predicted.cov;
    let d22 = smoothed.var_drift - predicted.var_drift;
    Level {
        level: now.level + c11 * level + c12 * drift,
        drift: now.drift + c21 * level + c22 * drift,
        var_level: now.var_level + c11 * c11 * d11 + 2.0 * c11 * c12 * d12 + c12 * c12 * d22,
        cov: now.cov + c11 * c21 * d11 + (c11 * c22 + c12 * c21) * d12 + c12 * c22 * d22,
        var_drift: now.var_drift + c21 * c21 * d11 + 2.0 * c21 * c22 * d12 + c22 * c22 * d22,
    }
}
