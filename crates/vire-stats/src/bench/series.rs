//! Estimates of the bench on series, rows and lists of p-values.

use serde_json::{Value, json};

use super::read::{Fields, list, maybe, number};
use crate::{Refusal, Series};
use crate::{change_points as changes, drivers, experiment, lead_lag as link, multiple, panel};
use crate::{shrinkage as pull, signals as chart, trend as line};

pub(super) fn lead_lag(fields: Fields) -> Result<Value, Refusal> {
    let found = link::lead_lag(&fields.panel("ex")?, &fields.panel("cx")?, fields.seed()?)?;
    let z: Vec<f64> = found.lags.iter().map(|lag| lag.z).collect();
    Ok(json!({
        "phi_ex": number(found.phi_ex)?,
        "phi_cx": number(found.phi_cx)?,
        "lags": found.lags.iter().map(|lag| lag.weeks).collect::<Vec<_>>(),
        "z": list(&z)?,
        "n_pairs": found.lags.iter().map(|lag| lag.pairs).collect::<Vec<_>>(),
        "p_familywise": number(found.p_family)?,
        "best_lag": found.best_lag,
        "sig_lags": found.significant_lags(),
        "r_best": number(found.r_best)?,
        "slope_cx_per_ex": number(found.slope_cx_per_ex)?,
        "seed": found.seed,
    }))
}

pub(super) fn trend(fields: Fields) -> Result<Value, Refusal> {
    let found = line::trend(&fields.series("y")?, fields.number("mean_sampling_variance")?)?;
    Ok(json!({
        "n": found.n, "slope": number(found.slope)?, "S": found.s, "phi": number(found.phi)?,
        "var_factor": number(found.var_factor)?, "z": number(found.z)?, "p": number(found.p)?,
        "slope_lo": number(found.slope_lo)?, "slope_hi": number(found.slope_hi)?,
    }))
}

pub(super) fn signals(fields: Fields) -> Result<Value, Refusal> {
    let y = fields.panel("y")?;
    let variances = variances(&fields, &y)?;
    let (weeks, lambda) = (fields.place("baseline_weeks")?, fields.number("ewma_lambda")?);
    let found = chart::signals(&y, &variances, weeks, lambda)?;
    let teams: Result<Vec<Value>, Refusal> = found
        .teams
        .iter()
        .map(|team| {
            Ok(json!({
                "smoothed": list(&team.smoothed)?, "smoothed_sd": list(&team.smoothed_sd)?,
                "spikes": team.spikes, "shifts": team.shifts,
            }))
        })
        .collect();
    Ok(json!({
        "params": {
            "sigma2_u": number(found.parameters.sigma2_u)?, "phi": number(found.parameters.phi)?,
            "grand_mean": number(found.parameters.grand_mean)?, "tau2": number(found.parameters.tau2)?,
        },
        "teams": teams?,
    }))
}

pub(super) fn shrinkage(fields: Fields) -> Result<Value, Refusal> {
    let found = pull::shrinkage(&fields.numbers("means")?, &fields.numbers("variances")?)?;
    Ok(json!({
        "tau2": number(found.tau2)?, "mu": number(found.mu)?,
        "shrunk": list(&found.shrunk)?, "post_sd": list(&found.post_sd)?,
    }))
}

pub(super) fn driver_importance(fields: Fields) -> Result<Value, Refusal> {
    let found = drivers::importance(&fields.panel("X")?, &fields.series("y")?)?;
    let maybe_list = |values: &Option<Vec<f64>>| values.as_deref().map_or(Ok(Value::Null), list);
    Ok(json!({
        "r2": number(found.r2)?, "lmg": maybe_list(&found.lmg)?,
        "lmg_share": maybe_list(&found.lmg_share)?, "relative_weights": list(&found.relative_weights)?,
    }))
}

pub(super) fn experiment_effect(fields: Fields) -> Result<Value, Refusal> {
    let (treated, start) = (fields.place("treated")?, fields.place("start_week")?);
    let found = experiment::effect(&fields.panel("y")?, &[treated], start, fields.seed()?)?;
    let (lo, hi) = found.interval.map_or((None, None), |(lo, hi)| (Some(lo), Some(hi)));
    Ok(json!({
        "effect": number(found.effect)?, "t": number(found.t)?, "p": number(found.p)?,
        "n_placebo": found.n_placebo, "post_weeks": found.post_weeks, "ci": [maybe(lo)?, maybe(hi)?],
    }))
}

pub(super) fn change_points(fields: Fields) -> Result<Value, Refusal> {
    let y = fields.panel("y")?;
    let variances = variances(&fields, &y)?;
    let found = changes::change_points(&y, &variances, fields.place("min_size")?)?;
    let teams: Result<Vec<Value>, Refusal> = found
        .teams
        .iter()
        .map(|team| {
            Ok(json!({
                "lrv": maybe(team.lrv)?, "penalty": maybe(team.penalty)?,
                "change_weeks": team.change_weeks,
            }))
        })
        .collect();
    Ok(json!({"phi": number(found.phi)?, "sigma2_u": number(found.sigma2_u)?, "teams": teams?}))
}

pub(super) fn differences(fields: Fields) -> Result<Value, Refusal> {
    let p = fields.numbers("p")?;
    Ok(json!({"holm": list(&multiple::holm(&p)?)?, "bh": list(&multiple::benjamini_hochberg(&p)?)?}))
}

/// Sampling variance of every cell from the pooled variance `s2` and the answers `n_resp`.
fn variances(fields: &Fields, y: &[Series]) -> Result<Vec<Series>, Refusal> {
    let s2 = fields.number("s2")?;
    if s2 < 0.0 {
        return Err(Refusal::bad("s2"));
    }
    panel::check(y, "y")?;
    let answers = fields.panel("n_resp")?;
    let of = |n: &Option<f64>| n.and_then(|n| panel::sampling_variance(s2, n, 0.0));
    Ok(answers.iter().map(|row| row.iter().map(of).collect()).collect())
}
