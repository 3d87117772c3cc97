//! Signal or noise, week by week: a level per team that drifts and returns, under known sampling noise.
//!
//! Owns the smoothed line with its band and the two flags, spike and shift. The parameters are pooled
//! over teams and come from the baseline weeks only. Deliberately draws no trend and no change point:
//! those questions have their own tests.

mod kalman;

use crate::panel::{self, Series};
use crate::{Refusal, numbers};
use kalman::Level;

/// Baseline weeks below which nothing is flagged.
pub const BASELINE_WEEKS: usize = 12;
/// Usual weight of the newest week in the shift chart.
pub const EWMA_LAMBDA: f64 = 0.3;

/// What all teams share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Variance of a team's own movement around its level.
    pub sigma2_u: f64,
    /// How much of that movement is left a week later, 0 to 0.95.
    pub phi: f64,
    /// Mean of the team levels.
    pub grand_mean: f64,
    /// Variance of the team levels, at least 0.01.
    pub tau2: f64,
}

/// One team's line and flags.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamSignals {
    /// Smoothed level for every week, also for missing ones.
    pub smoothed: Vec<f64>,
    /// Its standard deviation; the band is ±1.96 of it.
    pub smoothed_sd: Vec<f64>,
    /// Weeks (from 0) that surprise by more than three standard deviations.
    pub spikes: Vec<usize>,
    /// Weeks (from 0) in which the smoothed surprise leaves its limits.
    pub shifts: Vec<usize>,
}

/// The lines of all teams.
#[derive(Debug, Clone, PartialEq)]
pub struct Signals {
    /// What all teams share.
    pub parameters: Parameters,
    /// In the order of the input.
    pub teams: Vec<TeamSignals>,
}

/// Returns the smoothed level of every team, its band and its flags.
///
/// `y[team][week]`, with `variances[team][week]` the known sampling variance wherever there is a value
/// (see [`crate::sampling_variance`]). `baseline_weeks`: how many weeks from the start define what is
/// usual, at least 12, better 26. `ewma_lambda`: weight of the newest week in the shift chart.
///
/// # Errors
/// [`Refusal::NotEnoughData`] when fewer than 12 baseline weeks are asked for or no team has 12 observed
/// ones; [`Refusal::BadInput`] for ragged lists, a missing variance or a lambda outside 0 to 1.
pub fn signals(
    y: &[Series],
    variances: &[Series],
    baseline_weeks: usize,
    ewma_lambda: f64,
) -> Result<Signals, Refusal> {
    let weeks = panel::check(y, "y")?;
    panel::check_variances(y, variances, "n_resp")?;
    if !(ewma_lambda > 0.0 && ewma_lambda <= 1.0) {
        return Err(Refusal::bad("ewma_lambda"));
    }
    let baseline = baseline_weeks.min(weeks);
    let most = y.iter().map(|y| y.iter().take(baseline).flatten().count()).max().unwrap_or(0);
    if most < BASELINE_WEEKS {
        return Err(Refusal::few("baseline_weeks", BASELINE_WEEKS, most));
    }
    let parameters = estimate(y, variances, baseline)?;
    let teams = y.iter().zip(variances).map(|(y, v)| team(y, v, &parameters, ewma_lambda)).collect();
    Ok(Signals { parameters, teams })
}

/// Returns how many false flags to expect, at least and at most, when nothing happens in any team.
///
/// Measured by simulation: one or two for ten teams in half a year.
pub fn expected_false_flags(teams: usize, weeks: usize) -> (f64, f64) {
    let half_years = teams as f64 * weeks as f64 / 26.0;
    (0.1 * half_years, 0.2 * half_years)
}

/// What one team adds to the pooled moments.
struct Baseline {
    mean: f64,
    weeks: f64,
    noise: f64,
}

fn estimate(y: &[Series], variances: &[Series], baseline: usize) -> Result<Parameters, Refusal> {
    let mut teams = Vec::new();
    let (mut noise, mut squares, mut count) = (0.0, 0.0, 0.0);
    let (mut products, mut pairs) = (0.0, 0.0);
    for (y, variances) in y.iter().zip(variances) {
        let seen: Vec<f64> = y.iter().take(baseline).flatten().copied().collect();
        let Some(mean) = numbers::mean(&seen) else { continue };
        let known: f64 = y.iter().zip(variances).take(baseline).filter_map(|(y, v)| y.and(*v)).sum();
        let n = seen.len() as f64;
        noise += known;
        count += n;
        squares += seen.iter().map(|y| (y - mean) * (y - mean)).sum::<f64>();
        for (a, b) in y.iter().take(baseline).zip(y.iter().take(baseline).skip(1)) {
            if let (Some(a), Some(b)) = (a, b) {
                products += (a - mean) * (b - mean);
                pairs += 1.0;
            }
        }
        teams.push(Baseline { mean, weeks: n, noise: known / n });
    }
    let typical_weeks = count / teams.len() as f64;
    if typical_weeks <= 1.0 {
        return Err(Refusal::few("baseline_weeks", BASELINE_WEEKS, 1));
    }
    let spread = squares / count;
    let sigma2_u = (spread * typical_weeks / (typical_weeks - 1.0) - noise / count).max(1e-4);
    let lagged = if pairs > 0.0 { products / pairs + spread / typical_weeks } else { 0.0 };
    let phi = (lagged / sigma2_u).clamp(0.0, 0.95);
    let means: Vec<f64> = teams.iter().map(|team| team.mean).collect();
    let long_run = sigma2_u * (1.0 + phi) / (1.0 - phi);
    let sampling: Vec<f64> = teams.iter().map(|team| (long_run + team.noise) / team.weeks).collect();
    let between = numbers::sample_sd(&means).unwrap_or(0.0).powi(2);
    let tau2 = (between - numbers::mean(&sampling).unwrap_or(0.0)).max(0.01);
    Ok(Parameters { sigma2_u, phi, grand_mean: numbers::mean(&means).unwrap_or(0.0), tau2 })
}

fn team(y: &[Option<f64>], variances: &[Option<f64>], parameters: &Parameters, lambda: f64) -> TeamSignals {
    let observed: Vec<Option<(f64, f64)>> = y.iter().zip(variances).map(|(y, v)| y.zip(*v)).collect();
    let filtered = kalman::filter(&observed, parameters);
    let limit = 3.0 * (lambda / (2.0 - lambda)).sqrt();
    let (mut spikes, mut shifts, mut ewma) = (Vec::new(), Vec::new(), 0.0_f64);
    for (week, step) in filtered.iter().enumerate() {
        let Some(surprise) = step.surprise else { continue };
        ewma = lambda * surprise + (1.0 - lambda) * ewma;
        if surprise.abs() > 3.0 {
            spikes.push(week);
        }
        if ewma.abs() > limit {
            shifts.push(week);
        }
    }
    let levels = kalman::smooth(&filtered, parameters.phi);
    TeamSignals {
        smoothed: levels.iter().map(Level::mean).collect(),
        smoothed_sd: levels.iter().map(Level::sd).collect(),
        spikes,
        shifts,
    }
}
