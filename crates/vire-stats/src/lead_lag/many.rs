//! Several pairs of measures looked at together: having looked at many must not make a link.

use super::{LeadLag, lead_lag, lead_lag_family, usable};
use crate::panel::{self, Series};
use crate::{Refusal, multiple};

/// How having looked at many pairs was paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// One pair: nothing to pay.
    None,
    /// The largest |z| over all pairs and lags, under the same permutations.
    SharedNull,
    /// Every pair on its own, then Holm over the pairs.
    Holm,
}

/// The result of several pairs.
#[derive(Debug, Clone, PartialEq)]
pub struct Many {
    /// One entry a pair, in the order of the input; a pair that cannot be tested has its own refusal.
    pub pairs: Vec<Result<LeadLag, Refusal>>,
    /// How the p-values were corrected; those of every lag are.
    pub correction: Correction,
}

/// Tests several pairs of measures; every p-value is corrected for all pairs and lags.
///
/// Pairs that can use the same teams share their permutations, which loses least because such pairs
/// resemble each other. When a team is usable in one pair and not in another, or a pair cannot be tested
/// at all, every pair keeps its own teams and null and the pairs are corrected after Holm.
///
/// # Errors
/// [`Refusal::NotEnoughData`] without a pair; [`Refusal::BadInput`] for ragged lists or different shapes.
pub fn lead_lag_many(pairs: &[(&[Series], &[Series])], seed: u64) -> Result<Many, Refusal> {
    if pairs.is_empty() {
        return Err(Refusal::few("pairs_of_measures", 1, 0));
    }
    let teams = pairs.iter().map(|pair| own_teams(*pair)).collect::<Result<Vec<_>, Refusal>>()?;
    let same =
        teams.iter().all(|own| own.is_some()) && teams.windows(2).all(|two| matches!(two, [a, b] if a == b));
    if same && let Ok(found) = lead_lag_family(pairs, seed) {
        let correction = if pairs.len() == 1 { Correction::None } else { Correction::SharedNull };
        return Ok(Many { pairs: found.into_iter().map(Ok).collect(), correction });
    }
    let mut found: Vec<Result<LeadLag, Refusal>> =
        pairs.iter().map(|(ex, cx)| lead_lag(ex, cx, seed)).collect();
    correct(&mut found)?;
    Ok(Many { pairs: found, correction: if pairs.len() == 1 { Correction::None } else { Correction::Holm } })
}

/// Teams that one pair can use; `None` when it has too few of anything.
fn own_teams(pair: (&[Series], &[Series])) -> Result<Option<Vec<usize>>, Refusal> {
    let (ex, cx) = pair;
    if panel::check(ex, "ex")? != panel::check(cx, "cx")? || ex.len() != cx.len() {
        return Err(Refusal::bad("cx"));
    }
    Ok(usable(&[pair], ex.len()).ok().map(|(teams, _)| teams))
}

/// Holm over the pairs that could be tested; within a pair every lag pays the same factor.
fn correct(found: &mut [Result<LeadLag, Refusal>]) -> Result<(), Refusal> {
    let raw: Vec<f64> = found.iter().flatten().map(|one| one.p_family).collect();
    if raw.is_empty() {
        return Ok(());
    }
    let adjusted = multiple::holm(&raw)?;
    let smaller = |p: f64| raw.iter().filter(|other| **other < p).count();
    for (one, adjusted) in found.iter_mut().flatten().zip(&adjusted) {
        let factor = (raw.len() - smaller(one.p_family)) as f64;
        for lag in &mut one.lags {
            lag.p = (lag.p * factor).max(*adjusted).min(1.0);
        }
        one.p_family = *adjusted;
        // What the correction takes away must lie below the line of the picture as well.
        let below = one.lags.iter().filter(|lag| lag.p > 0.05).map(|lag| lag.z.abs());
        one.limit = below.fold(one.limit, f64::max);
    }
    Ok(())
}
