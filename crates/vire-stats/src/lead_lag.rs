//! Lead–lag: which of two weekly measures moves first, over several teams.
//!
//! Owns the test (team and week taken out, persistence taken out, every lag against the same null) and
//! the claim that may be made from it. Deliberately says nothing of causes: a found link is timing.

mod bootstrap;
mod claim;
mod cross;
mod innovations;
mod many;
mod null;
mod power;
#[cfg(test)]
mod rules;

pub use bootstrap::LagRange;
pub use claim::Verdict;
pub use many::{Correction, Many, lead_lag_many};
pub use power::{Power, power};

pub(crate) use null::{EXACT_TEAMS, for_pairings};

use crate::Refusal;
use crate::panel::{self, Series};
use cross::{Cross, LagCells};
use innovations::Prewhitened;

/// Longest lag in both directions, weeks.
pub const LONGEST_LAG: usize = 8;
/// Observed weeks that a team needs in both measures.
pub const USABLE_WEEKS: usize = 16;
/// Calendar weeks that the panel needs.
pub const CALENDAR_WEEKS: usize = 26;
/// Draws of the null, and of the lag range.
pub(crate) const NULL_DRAWS: usize = 1_999;
pub(crate) const RANGE_DRAWS: usize = 999;

/// One lag; positive means that the first measure (EX) comes first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lag {
    /// Weeks from EX to CX, −8 to 8.
    pub weeks: i32,
    /// Sum of products over the root of their number.
    pub z: f64,
    /// Team-weeks in the sum.
    pub pairs: u64,
    /// Correlation at this lag.
    pub r: f64,
    /// p-value, family-wise over all lags (and over all pairs of measures tested together).
    pub p: f64,
}

/// How the null was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Null {
    /// Every way to give each of six teams a team's CX.
    AllPairings,
    /// Drawn ways to give each team another team's CX.
    DrawnPairings,
    /// CX with random phases, the same for all teams.
    CommonPhases,
}

/// The result of one pair of measures.
#[derive(Debug, Clone, PartialEq)]
pub struct LeadLag {
    /// Week-to-week persistence of EX, 0 to 0.95.
    pub phi_ex: f64,
    /// Week-to-week persistence of CX.
    pub phi_cx: f64,
    /// From −8 to 8.
    pub lags: Vec<Lag>,
    /// p-value of the best lag.
    pub p_family: f64,
    /// Lag with the largest |z|.
    pub best_lag: i32,
    /// Correlation at the best lag.
    pub r_best: f64,
    /// CX points per EX point at the best lag; sampling noise makes it too small ("at least").
    pub slope_cx_per_ex: f64,
    /// What resampling says about lag, correlation and slope.
    pub range: LagRange,
    /// Teams that were usable.
    pub teams: usize,
    /// Calendar weeks from the first to the last observation.
    pub weeks: usize,
    /// How the null was made.
    pub null: Null,
    /// How many pairings or draws it holds.
    pub comparisons: usize,
    /// The |z| that a lag must pass for p ≤ 0.05; infinite when no p can be that small.
    pub limit: f64,
    /// Seed that repeats the draws.
    pub seed: u64,
}

impl LeadLag {
    /// Returns the lags with p ≤ 0.05.
    pub fn significant_lags(&self) -> Vec<i32> {
        self.lags.iter().filter(|lag| lag.p <= 0.05).map(|lag| lag.weeks).collect()
    }

    /// Returns the claim that the data allow.
    pub fn verdict(&self) -> Verdict {
        claim::verdict(self.teams, self.weeks, &self.significant_lags())
    }
}

/// Tests one pair of measures.
///
/// `ex[team][week]` and `cx[team][week]`, same shape; leave out weeks of fewer than three answers first
/// ([`crate::without_small_cells`]). Teams with fewer than 16 observed weeks in either are left out.
///
/// # Errors
/// [`Refusal::NotEnoughData`] without a usable team, below 26 calendar weeks, or when a measure does not
/// vary between teams over time; [`Refusal::BadInput`] for ragged lists or different shapes.
pub fn lead_lag(ex: &[Series], cx: &[Series], seed: u64) -> Result<LeadLag, Refusal> {
    let mut found = lead_lag_family(&[(ex, cx)], seed)?;
    found.pop().ok_or(Refusal::few("pairs_of_measures", 1, 0))
}

/// Tests several pairs of measures with the same permutations; p-values are family-wise over all pairs
/// and lags. The declared primary pair belongs in [`lead_lag`] alone.
///
/// # Errors
/// Those of [`lead_lag`]; a team counts only when it is usable in every pair.
pub fn lead_lag_family(pairs: &[(&[Series], &[Series])], seed: u64) -> Result<Vec<LeadLag>, Refusal> {
    family_under(Rules::ALL, pairs, seed)
}

/// The rules that keep the claims honest; tests switch them off one by one to see what they are for.
#[derive(Debug, Clone, Copy)]
struct Rules {
    /// Take out what all teams share in a week.
    weeks_out: bool,
    /// Take out what last week already said.
    prewhitened: bool,
    /// Compare every lag with the largest of all lags.
    family_wise: bool,
    /// Give a series with holes its spread back when its phases are drawn.
    rescaled: bool,
}

impl Rules {
    const ALL: Self = Self { weeks_out: true, prewhitened: true, family_wise: true, rescaled: true };
}

fn family_under(rules: Rules, pairs: &[(&[Series], &[Series])], seed: u64) -> Result<Vec<LeadLag>, Refusal> {
    let (ex, _) = pairs.first().ok_or(Refusal::few("pairs_of_measures", 1, 0))?;
    let weeks = panel::check(ex, "ex")?;
    for (other_ex, other_cx) in pairs {
        for (panel, field) in [(other_ex, "ex"), (other_cx, "cx")] {
            if panel::check(panel, field)? != weeks || panel.len() != ex.len() {
                return Err(Refusal::bad(field));
            }
        }
    }
    let (teams, weeks) = usable(pairs, ex.len())?;
    let whitened: Vec<(Prewhitened, Prewhitened)> = pairs
        .iter()
        .map(|(ex, cx)| {
            let pick = |panel: &[Series]| teams.iter().filter_map(|team| panel.get(*team).cloned()).collect();
            let (ex, cx): (Vec<Series>, Vec<Series>) = (pick(ex), pick(cx));
            Ok((Prewhitened::of(&ex, "ex", rules)?, Prewhitened::of(&cx, "cx", rules)?))
        })
        .collect::<Result<_, Refusal>>()?;
    let crosses: Vec<Cross> = whitened.iter().map(|(ex, cx)| Cross::of(&ex.teams, &cx.teams)).collect();
    let (null, maxima) = null::maxima(&whitened, &crosses, rules, seed);
    Ok(whitened
        .iter()
        .zip(&crosses)
        .map(|((ex, cx), cross)| {
            let observed = cross.own();
            let lags = tested(observed, null, &maxima, rules);
            let best = best_of(observed);
            let range = bootstrap::range(&ex.teams, &cx.teams, best, seed);
            LeadLag {
                phi_ex: ex.phi,
                phi_cx: cx.phi,
                p_family: lags.iter().map(|lag| lag.p).fold(1.0, f64::min),
                best_lag: cross::weeks_of(best),
                r_best: observed.get(best).map_or(0.0, |cell| cell.r()),
                slope_cx_per_ex: observed.get(best).map_or(0.0, |cell| cell.slope()),
                lags,
                range,
                teams: teams.len(),
                weeks,
                null,
                comparisons: maxima.len(),
                limit: limit_of(null, &maxima),
                seed,
            }
        })
        .collect())
}

/// Finds the teams that can be used in every pair, and the calendar weeks that they span.
fn usable(pairs: &[(&[Series], &[Series])], teams: usize) -> Result<(Vec<usize>, usize), Refusal> {
    let panels = || pairs.iter().flat_map(|(ex, cx)| [ex, cx]);
    let observed = |team: usize| {
        panels().map(|panel| panel.get(team).map_or(0, |y| y.iter().flatten().count())).min().unwrap_or(0)
    };
    let found: Vec<usize> = (0..teams).filter(|team| observed(*team) >= USABLE_WEEKS).collect();
    if found.is_empty() {
        let most = (0..teams).map(observed).max().unwrap_or(0);
        return Err(Refusal::few("usable_weeks", USABLE_WEEKS, most));
    }
    let series = || panels().flat_map(|panel| found.iter().filter_map(|team| panel.get(*team)));
    let first = series().filter_map(|y| y.iter().position(Option::is_some)).min().unwrap_or(0);
    let last = series().filter_map(|y| y.iter().rposition(Option::is_some)).max().unwrap_or(0);
    let weeks = last - first + 1;
    if weeks < CALENDAR_WEEKS {
        return Err(Refusal::few("calendar_weeks", CALENDAR_WEEKS, weeks));
    }
    Ok((found, weeks))
}

fn tested(observed: &LagCells, null: Null, maxima: &[f64], rules: Rules) -> Vec<Lag> {
    observed
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let z = cell.z();
            // The same sums in another order may differ in the last digits.
            let bar = z.abs() * (1.0 - 1e-10);
            let as_large = maxima.iter().filter(|maximum| **maximum >= bar).count() as f64;
            let p = match null {
                // The true pairing is one of them.
                Null::AllPairings => as_large / maxima.len() as f64,
                _ => (1.0 + as_large) / (1.0 + maxima.len() as f64),
            };
            let p = if rules.family_wise { p.min(1.0) } else { crate::distribution::two_sided_p(z) };
            Lag { weeks: cross::weeks_of(at), z, pairs: cell.pairs as u64, r: cell.r(), p }
        })
        .collect()
}

/// The largest |z| that is not yet significant.
fn limit_of(null: Null, maxima: &[f64]) -> f64 {
    let drawn = maxima.len() as f64;
    let as_large = match null {
        Null::AllPairings => 0.05 * drawn,
        _ => 0.05 * (1.0 + drawn) - 1.0,
    };
    let mut sorted = maxima.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    // Rounding must not cost a comparison: 0.05 · 2 000 is 100.
    let allowed = (as_large + 1e-9).floor();
    if allowed < 0.0 { f64::INFINITY } else { sorted.get(allowed as usize).copied().unwrap_or(f64::INFINITY) }
}

/// Place of the largest |z|; the first of equals.
fn best_of(cells: &LagCells) -> usize {
    let mut best = (0, -1.0);
    for (at, cell) in cells.iter().enumerate() {
        if cell.z().abs() > best.1 {
            best = (at, cell.z().abs());
        }
    }
    best.0
}
