//! What is new in every week: team and week taken out, then what last week already said.

use super::Rules;
use crate::panel::{self, Cell, Series};
use crate::{Refusal, numbers};

/// Longest stretch of missing weeks that an innovation may bridge.
const LONGEST_GAP: usize = 4;

/// One team's innovations, 0 where there is none.
#[derive(Debug, Clone)]
pub(super) struct Team {
    /// Standardised to mean 0 and sd 1.
    pub(super) values: Vec<f64>,
    /// 1.0 where there is one, 0.0 elsewhere.
    pub(super) there: Vec<f64>,
    /// What one standardised unit is in points.
    pub(super) unit: f64,
}

/// One measure, prewhitened.
#[derive(Debug, Clone)]
pub(super) struct Prewhitened {
    pub(super) phi: f64,
    pub(super) teams: Vec<Team>,
}

impl Prewhitened {
    pub(super) fn of(panel: &[Series], what: &'static str, rules: Rules) -> Result<Self, Refusal> {
        let weeks = panel.first().map_or(0, Vec::len);
        let left = match panel {
            [alone] => vec![without_line(alone)],
            _ if !rules.weeks_out => panel.iter().map(without_line).collect(),
            _ => without_team_and_week(panel),
        };
        let raw: f64 = panel.iter().flatten().flatten().map(|value| value * value).sum();
        let squares: f64 = left.iter().flatten().map(|(_, value)| value * value).sum();
        if squares <= 1e-20 * raw {
            return Err(Refusal::NoVariation { what });
        }
        let phi = if rules.prewhitened { persistence(&left) } else { 0.0 };
        let teams = left.iter().map(|seen| innovations(seen, phi, weeks, squares)).collect();
        Ok(Self { phi, teams })
    }
}

fn without_team_and_week(panel: &[Series]) -> Vec<Vec<(usize, f64)>> {
    let mut cells = Vec::new();
    for (team, series) in panel.iter().enumerate() {
        cells.extend(panel::observed(series).into_iter().map(|(week, value)| Cell { team, week, value }));
    }
    panel::take_out_team_and_week(&mut cells);
    let mut left = vec![Vec::new(); panel.len()];
    for cell in cells {
        if let Some(team) = left.get_mut(cell.team) {
            team.push((cell.week, cell.value));
        }
    }
    left
}

/// Takes mean and straight line out of the only team.
fn without_line(series: &Series) -> Vec<(usize, f64)> {
    let seen = panel::observed(series);
    let n = seen.len() as f64;
    let week = seen.iter().map(|(week, _)| *week as f64).sum::<f64>() / n;
    let level = seen.iter().map(|(_, value)| value).sum::<f64>() / n;
    let (mut squares, mut products) = (0.0, 0.0);
    for (at, value) in &seen {
        squares += (*at as f64 - week).powi(2);
        products += (*at as f64 - week) * (value - level);
    }
    let slope = if squares > 0.0 { products / squares } else { 0.0 };
    seen.iter().map(|(at, value)| (*at, value - level - slope * (*at as f64 - week))).collect()
}

/// Persistence over all teams, corrected for the levels that were taken out.
fn persistence(left: &[Vec<(usize, f64)>]) -> f64 {
    let (mut products, mut squares) = (0.0, 0.0);
    for seen in left {
        for ((week, a), (next, b)) in seen.iter().zip(seen.iter().skip(1)) {
            if next - week == 1 {
                products += a * b;
                squares += 0.5 * (a * a + b * b);
            }
        }
    }
    let raw = if squares > 0.0 { products / squares } else { 0.0 };
    let observed: usize = left.iter().map(Vec::len).sum();
    let typical_weeks = observed as f64 / left.len() as f64;
    (raw + (1.0 + 3.0 * raw) / typical_weeks).clamp(0.0, 0.95)
}

fn innovations(seen: &[(usize, f64)], phi: f64, weeks: usize, all_squares: f64) -> Team {
    let mut new: Vec<(usize, f64)> = Vec::with_capacity(seen.len());
    for ((before, a), (week, b)) in seen.iter().zip(seen.iter().skip(1)) {
        let gap = week - before;
        if gap <= LONGEST_GAP {
            let kept = phi.powi(gap as i32);
            new.push((*week, (b - kept * a) / (1.0 - kept * kept).sqrt()));
        }
    }
    let values: Vec<f64> = new.iter().map(|(_, value)| *value).collect();
    let mean = numbers::mean(&values).unwrap_or(0.0);
    let unit = (numbers::sum_of_squares(&values) / values.len().max(1) as f64).sqrt();
    let mut team = Team { values: vec![0.0; weeks], there: vec![0.0; weeks], unit };
    // A team in which nothing is new has nothing to say.
    if values.len() < 2 || unit * unit <= 1e-20 * all_squares {
        team.unit = 0.0;
        return team;
    }
    for (week, value) in new {
        if let (Some(cell), Some(there)) = (team.values.get_mut(week), team.there.get_mut(week)) {
            *cell = (value - mean) / unit;
            *there = 1.0;
        }
    }
    team
}
