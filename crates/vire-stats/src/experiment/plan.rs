//! Before an experiment starts: which teams to compare with, and how many weeks it has to run.

use super::gap::{Gap, without_level};
use super::{POST_WEEKS, PRE_WEEKS};
use crate::panel::{self, Series};
use crate::{Refusal, numbers};

/// Longest run that is considered, weeks.
pub const LONGEST_RUN: usize = 104;
/// Standard errors that an effect needs to be found in about three of four cases at 5 %. With known noise
/// 2.6 would do (1.96 + 0.67); the test by make-believe actions, and plans that look short because the
/// spread was underestimated, cost the rest: measured in the calibration.
const THREE_OF_FOUR: f64 = 3.3;

/// One team as a comparison for others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Number of the team.
    pub team: usize,
    /// Its level less that of the treated teams, in the weeks that both have.
    pub level_gap: f64,
    /// Its slope less theirs, units a week.
    pub trend_gap: f64,
    /// How unlike it is: both gaps in units of the usual movement from week to week; 0 is alike.
    pub distance: f64,
    /// Weeks before the start that both have.
    pub shared_weeks: usize,
}

/// Returns the other teams from the most to the least alike in level and trend before the start.
///
/// `y[team][week]`; `treated`: teams in which the action will start; weeks from `start_week` on are not
/// looked at, so the choice cannot know the outcome. Teams that share fewer than 8 weeks are left out.
///
/// # Errors
/// [`Refusal::NotEnoughData`] when no other team shares 8 weeks; [`Refusal::BadInput`] for ragged lists
/// or unknown teams.
pub fn comparisons(y: &[Series], treated: &[usize], start_week: usize) -> Result<Vec<Comparison>, Refusal> {
    panel::check(y, "y")?;
    if treated.is_empty() || treated.iter().any(|team| *team >= y.len()) {
        return Err(Refusal::bad("treated"));
    }
    let before: Vec<Series> = y.iter().map(|row| row.iter().take(start_week).copied().collect()).collect();
    let own: Vec<&Series> = treated.iter().filter_map(|team| before.get(*team)).collect();
    let unit = movement(&before);
    let mut found = Vec::new();
    let mut most = 0;
    for (team, series) in before.iter().enumerate().filter(|(team, _)| !treated.contains(team)) {
        let seen = panel::observed(&Gap::between(&[series], &own).weekly());
        most = most.max(seen.len());
        if seen.len() < PRE_WEEKS {
            continue;
        }
        let (level_gap, trend_gap) = line(&seen);
        // A slope moves the ends of a stretch of n weeks apart; its spread over them is slope·n/√12.
        let drift = trend_gap * seen.len() as f64 / 12.0_f64.sqrt();
        let distance = if unit > 0.0 { level_gap.hypot(drift) / unit } else { level_gap.hypot(drift) };
        found.push(Comparison { team, level_gap, trend_gap, distance, shared_weeks: seen.len() });
    }
    if found.is_empty() {
        return Err(Refusal::few("shared_weeks", PRE_WEEKS, most));
    }
    found.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    Ok(found)
}

/// How long an experiment has to run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Fewest weeks from the start on after which the effect would be found in about three of four cases;
    /// `None` when two years are not enough.
    pub weeks: Option<usize>,
    /// Weeks before the start that have a gap.
    pub pre_weeks: usize,
    /// Spread of the gap before the start.
    pub spread: f64,
    /// How much of the gap is left a week later, 0 to 0.9.
    pub phi: f64,
}

impl Plan {
    /// Returns the smallest effect that would be found in about three of four cases after `post_weeks` weeks.
    pub fn detectable(&self, post_weeks: usize) -> f64 {
        let noise = self.variance_of_mean(self.pre_weeks) + self.variance_of_mean(post_weeks.max(1));
        THREE_OF_FOUR * noise.sqrt()
    }

    /// Variance of the mean of `n` weeks of a first-order autoregression.
    fn variance_of_mean(&self, n: usize) -> f64 {
        let size = n as f64;
        let mut sum = size;
        let mut kept = 1.0;
        for lag in 1..n {
            kept *= self.phi;
            sum += 2.0 * (size - lag as f64) * kept;
        }
        self.spread * self.spread * sum / (size * size)
    }
}

/// Returns how many weeks an experiment needs before it can tell an effect of a given size.
///
/// `y`, `treated` and `start_week` as in [`super::effect`], with what is known before the start;
/// `controls`: the comparison teams. `effect`: the size worth knowing, in the units of the measure.
///
/// # Errors
/// [`Refusal::NotEnoughData`] below 8 weeks with a gap or when it does not vary; [`Refusal::BadInput`]
/// for ragged lists, unknown teams or an effect that is not above 0.
pub fn plan(
    y: &[Series],
    treated: &[usize],
    controls: &[usize],
    start_week: usize,
    effect: f64,
) -> Result<Plan, Refusal> {
    panel::check(y, "y")?;
    if !(effect > 0.0 && effect <= numbers::LARGEST) {
        return Err(Refusal::bad("effect"));
    }
    let pick = |teams: &[usize], field: &str| -> Result<Vec<Series>, Refusal> {
        let before = |team: &usize| Some(y.get(*team)?.iter().take(start_week).copied().collect::<Series>());
        let rows: Option<Vec<Series>> = teams.iter().map(before).collect();
        Ok(rows.ok_or(Refusal::bad(field))?.iter().map(|row| without_level(row)).collect())
    };
    let (own, others) = (pick(treated, "treated")?, pick(controls, "controls")?);
    if own.is_empty() || treated.iter().any(|team| controls.contains(team)) {
        return Err(Refusal::bad("treated"));
    }
    if others.is_empty() {
        return Err(Refusal::few("control_teams", 1, 0));
    }
    let gap = Gap::between(&own.iter().collect::<Vec<_>>(), &others.iter().collect::<Vec<_>>()).weekly();
    let values: Vec<f64> = gap.iter().flatten().copied().collect();
    if values.len() < PRE_WEEKS {
        return Err(Refusal::few("pre_weeks", PRE_WEEKS, values.len()));
    }
    let mean = numbers::mean(&values).unwrap_or(0.0);
    let n = values.len() as f64;
    let (mut products, mut squares) = (0.0, 0.0);
    for (a, b) in gap.iter().zip(gap.iter().skip(1)) {
        if let (Some(a), Some(b)) = (a, b) {
            products += (a - mean) * (b - mean);
            squares += 0.5 * ((a - mean).powi(2) + (b - mean).powi(2));
        }
    }
    let raw = if squares > 0.0 { products / squares } else { 0.0 };
    let phi = (raw + (1.0 + 3.0 * raw) / n).clamp(0.0, 0.9);
    let spread = numbers::sample_sd(&values).unwrap_or(0.0);
    if spread <= 1e-10 * values.iter().map(|value| value.abs()).fold(0.0, f64::max) || spread == 0.0 {
        return Err(Refusal::NoVariation { what: "gap" });
    }
    let mut plan = Plan { weeks: None, pre_weeks: values.len(), spread, phi };
    plan.weeks = (POST_WEEKS..=LONGEST_RUN).find(|weeks| plan.detectable(*weeks) <= effect);
    Ok(plan)
}

/// Usual size of the movement of a team around its own line.
fn movement(before: &[Series]) -> f64 {
    let (mut squares, mut freedom) = (0.0, 0.0);
    for series in before {
        let seen = panel::observed(series);
        if seen.len() >= 3 {
            let (level, slope) = line(&seen);
            let week = seen.iter().map(|(week, _)| *week as f64).sum::<f64>() / seen.len() as f64;
            squares +=
                seen.iter().map(|(at, y)| (y - level - slope * (*at as f64 - week)).powi(2)).sum::<f64>();
            freedom += seen.len() as f64 - 2.0;
        }
    }
    if freedom > 0.0 { (squares / freedom).sqrt() } else { 0.0 }
}

/// Mean and least-squares slope.
fn line(seen: &[(usize, f64)]) -> (f64, f64) {
    let n = seen.len() as f64;
    let week = seen.iter().map(|(week, _)| *week as f64).sum::<f64>() / n;
    let level = seen.iter().map(|(_, value)| value).sum::<f64>() / n;
    let (mut squares, mut products) = (0.0, 0.0);
    for (at, value) in seen {
        squares += (*at as f64 - week).powi(2);
        products += (*at as f64 - week) * (value - level);
    }
    (level, if squares > 0.0 { products / squares } else { 0.0 })
}
