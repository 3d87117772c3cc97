//! The numbers bench: named estimates on JSON values.
//!
//! Owns the names and the fields of the bench and nothing else. Applies no privacy minimum: it is
//! arithmetic on data that the caller has.

mod read;
mod series;

use serde_json::{Value, json};

use crate::Refusal;
use crate::interval::{self, NpsCounts, NpsInterval, Scale, Team};
use read::{Fields, number};

/// Names of all estimates.
pub const NAMES: [&str; 13] = [
    "nps_interval",
    "nps",
    "share_interval",
    "mean_interval",
    "roll_up",
    "lead_lag",
    "trend",
    "signals",
    "shrinkage",
    "driver_importance",
    "experiment_effect",
    "change_points",
    "differences",
];

/// Computes one named estimate.
///
/// `input`: an object with the fields of that estimate; a missing week is `null`. The result is an
/// object with the fields of that estimate; every number in it is finite. Estimates that draw take an
/// optional `seed` and print the one that they used.
///
/// # Errors
/// [`Refusal`] with code `unknown_estimate`, `bad_input` (with the field), `not_enough_data` or, for an
/// experiment, `already_diverging`.
pub fn estimate(name: &str, input: &Value) -> Result<Value, Refusal> {
    let fields = || Fields::of(input);
    match name {
        "nps_interval" => nps_interval(fields()?),
        "nps" => nps(fields()?),
        "share_interval" => share_interval(fields()?),
        "mean_interval" => mean_interval(fields()?),
        "roll_up" => roll_up(fields()?),
        "lead_lag" => series::lead_lag(fields()?),
        "trend" => series::trend(fields()?),
        "signals" => series::signals(fields()?),
        "shrinkage" => series::shrinkage(fields()?),
        "driver_importance" => series::driver_importance(fields()?),
        "experiment_effect" => series::experiment_effect(fields()?),
        "change_points" => series::change_points(fields()?),
        "differences" => series::differences(fields()?),
        _ => Err(Refusal::UnknownEstimate { name: name.to_owned() }),
    }
}

fn nps_interval(fields: Fields) -> Result<Value, Refusal> {
    let counts = NpsCounts {
        promoters: fields.count("promoters")?,
        passives: fields.count("passives")?,
        detractors: fields.count("detractors")?,
    };
    let found = interval::nps_interval(counts, fields.optional_count("population")?)?;
    nps_fields(&found)
}

fn nps_fields(found: &NpsInterval) -> Result<Value, Refusal> {
    Ok(json!({
        "nps": number(found.nps)?, "se": number(found.se)?, "centre": number(found.centre)?,
        "lo": number(found.lo)?, "hi": number(found.hi)?,
    }))
}

fn nps(fields: Fields) -> Result<Value, Refusal> {
    let found = interval::nps(&fields.numbers("scores")?)?;
    let mut out = nps_fields(&found.interval)?;
    if let Some(out) = out.as_object_mut() {
        out.insert("promoters".into(), found.counts.promoters.into());
        out.insert("passives".into(), found.counts.passives.into());
        out.insert("detractors".into(), found.counts.detractors.into());
        out.insert("mean".into(), number(found.mean)?);
        out.insert("sd".into(), read::maybe(found.sd)?);
    }
    Ok(out)
}

fn share_interval(fields: Fields) -> Result<Value, Refusal> {
    let found = interval::share_interval(fields.count("good")?, fields.count("n")?, None)?;
    Ok(json!({"p": number(found.p)?, "lo": number(found.lo)?, "hi": number(found.hi)?}))
}

fn mean_interval(fields: Fields) -> Result<Value, Refusal> {
    let lo = fields.number("lo")?;
    let scale = Scale::new(lo, fields.number("hi")?).map_err(|_| Refusal::bad("hi"))?;
    let found = interval::mean_interval(&fields.numbers("x")?, scale, fields.optional_count("population")?)?;
    Ok(json!({
        "mean": number(found.mean)?, "lo": number(found.lo)?, "hi": number(found.hi)?,
        "v": number(found.v)?, "sd": read::maybe(found.sd)?,
    }))
}

fn roll_up(fields: Fields) -> Result<Value, Refusal> {
    let scale = match fields.numbers("scale")?.as_slice() {
        [lo, hi] => Scale::new(*lo, *hi)?,
        _ => return Err(Refusal::bad("scale")),
    };
    let mut teams = Vec::new();
    for team in fields.objects("teams")? {
        teams.push(Team {
            headcount: team.count("headcount")?,
            n: team.count("n")?,
            mean: team.optional_number("mean")?,
            sd: team.optional_number("sd")?,
        });
    }
    let found = interval::roll_up(&teams, scale)?;
    Ok(json!({
        "weighted_mean": number(found.weighted_mean)?,
        "se_fpc": number(found.se_fpc)?,
        "se_no_fpc": number(found.se_no_fpc)?,
        "unweighted_mean": number(found.unweighted_mean)?,
        "response_rate": number(found.response_rate)?,
        "bound_lo": number(found.bound_lo)?,
        "bound_hi": number(found.bound_hi)?,
    }))
}
