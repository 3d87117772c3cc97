//! Did the action work: the gap between treated and other teams, against make-believe actions.
//!
//! Owns the effect, its p-value and its interval from placebos in other teams and other weeks.
//! Deliberately gives no effect without a comparison team: before and after alone is description.

mod gap;
mod placebo;
mod plan;

pub use plan::{Comparison, LONGEST_RUN, Plan, comparisons, plan};

use crate::panel::{self, Series};
use crate::{Refusal, trend};
use gap::Gap;
use placebo::Placebos;

/// Fewest weeks before the start that have a gap.
pub const PRE_WEEKS: usize = 8;
/// Fewest weeks from the start on that have a gap.
pub const POST_WEEKS: usize = 4;

/// What an action did, in the units of the measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// Mean gap from the start on, less the mean gap before.
    pub effect: f64,
    /// Effect in units of the spread within the two stretches.
    pub t: f64,
    /// Share of make-believe actions that look at least as large, the true one counted among them.
    pub p: f64,
    /// How many make-believe actions.
    pub n_placebo: usize,
    /// Weeks from the start on that have a gap.
    pub post_weeks: usize,
    /// 95 % interval: all effects that the data do not contradict; `None` when no p can be small enough.
    pub interval: Option<(f64, f64)>,
    /// The gap week by week, for the chart.
    pub gap: Series,
    /// Seed of the drawn placebo groups; of no consequence with one treated team.
    pub seed: u64,
}

/// What may be said of an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The measure rose.
    Higher,
    /// The measure fell.
    Lower,
    /// Nobody can tell.
    CannotTell,
}

impl Effect {
    /// Returns how many of the `n_placebo` make-believe actions looked at least as large: with it one can
    /// say "of 326 make-believe experiments 2 % looked this large".
    pub fn as_large(&self) -> usize {
        ((self.p * (1 + self.n_placebo) as f64).round() as usize).saturating_sub(1)
    }

    /// Returns the same in percent of all make-believe actions, 0 to 100.
    pub fn percent_as_large(&self) -> f64 {
        100.0 * self.as_large() as f64 / self.n_placebo.max(1) as f64
    }

    /// Returns the direction that p ≤ 0.05 allows to claim.
    pub fn direction(&self) -> Direction {
        match self.p <= 0.05 {
            true if self.effect > 0.0 => Direction::Higher,
            true if self.effect < 0.0 => Direction::Lower,
            _ => Direction::CannotTell,
        }
    }
}

/// Returns the effect of an action in one or several teams.
///
/// `y[team][week]`; `treated`: numbers of the teams in which the action started, all in the same week
/// `start_week` (from 0); every other team is a comparison. With one treated team everything is exact;
/// with several, placebo groups of the same size are drawn from the comparisons with `seed`.
///
/// # Errors
/// [`Refusal::NotEnoughData`] without a comparison team, below 8 weeks before or 4 weeks from the start
/// on, or when the gap does not vary; [`Refusal::AlreadyDiverging`] when the gap had a significant
/// slope before the start (testable from 20 weeks); [`Refusal::BadInput`] for ragged lists, an unknown
/// or repeated team, or a start outside the weeks.
///
/// Source: placebo and conformal inference after Chernozhukov, Wüthrich and Zhu (2021), JASA 116.
pub fn effect(y: &[Series], treated: &[usize], start_week: usize, seed: u64) -> Result<Effect, Refusal> {
    let weeks = panel::check(y, "y")?;
    if treated.is_empty() || treated.iter().any(|team| *team >= y.len()) {
        return Err(Refusal::bad("treated"));
    }
    let mut sorted = treated.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() != treated.len() {
        return Err(Refusal::bad("treated"));
    }
    if start_week >= weeks {
        return Err(Refusal::bad("start_week"));
    }
    let levelled: Vec<Series> = y.iter().map(|series| gap::without_level(series)).collect();
    let team = |wanted: &usize| levelled.get(*wanted).filter(|series| series.iter().any(Option::is_some));
    let own: Vec<&Series> = sorted.iter().filter_map(team).collect();
    let controls: Vec<&Series> =
        (0..y.len()).filter(|team| sorted.binary_search(team).is_err()).filter_map(|at| team(&at)).collect();
    if controls.is_empty() {
        return Err(Refusal::few("control_teams", 1, 0));
    }
    let gap = Gap::between(&own, &controls);
    let split = gap.split_at(start_week);
    let (pre, post) = split.lengths();
    for (what, needed, have) in [("pre_weeks", PRE_WEEKS, pre), ("post_weeks", POST_WEEKS, post)] {
        if have < needed {
            return Err(Refusal::few(what, needed, have));
        }
    }
    refuse_divergence(&gap, start_week)?;
    let t = split.t().filter(|t| t.is_finite()).ok_or(Refusal::NoVariation { what: "gap" })?;
    let placebos = Placebos::of(&controls, own.len(), &split, seed);
    Ok(Effect {
        effect: split.effect(),
        t,
        p: placebos.p(&split, 0.0),
        n_placebo: placebos.count(&split),
        post_weeks: post,
        interval: placebos.interval(&split),
        gap: gap.weekly(),
        seed,
    })
}

fn refuse_divergence(gap: &Gap, start_week: usize) -> Result<(), Refusal> {
    let before: Series = gap.weekly().into_iter().take(start_week).collect();
    match trend::trend(&before, 0.0) {
        Ok(trend) if trend.p < 0.05 => Err(Refusal::AlreadyDiverging { slope: trend.slope, p: trend.p }),
        _ => Ok(()),
    }
}
