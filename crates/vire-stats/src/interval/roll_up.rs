//! Roll-up of team means into one mean: every team counts with its headcount, not with its answers.

use crate::interval::{LARGEST_COUNT, Scale};
use crate::{Refusal, numbers};

/// One team's answers in one week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Team {
    /// Everybody in the team.
    pub headcount: u64,
    /// How many answered, at most `headcount`.
    pub n: u64,
    /// Mean of the answers; `None` when nobody answered.
    pub mean: Option<f64>,
    /// Sample standard deviation; `None` for fewer than two answers, which then borrow from the others.
    pub sd: Option<f64>,
}

/// The mean of several teams together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RollUp {
    /// Mean with every team weighted by its headcount.
    pub weighted_mean: f64,
    /// Its standard error for "what did these people say", 0 when everyone answered.
    pub se_fpc: f64,
    /// Its standard error without the headcount, for comparisons over time.
    pub se_no_fpc: f64,
    /// Plain mean of all answers.
    pub unweighted_mean: f64,
    /// Answers by headcount, 0 to 1.
    pub response_rate: f64,
    /// The mean if everybody who was silent had given the lowest answer.
    pub bound_lo: f64,
    /// The mean if everybody who was silent had given the highest answer.
    pub bound_hi: f64,
}

/// Returns the headcount-weighted mean of teams, with bounds for those who did not answer.
///
/// A team in which nobody answered is carried by its parent: it takes the mean of the others, and its
/// people count as silent in the response rate and in the bounds. A single answer has no spread of its
/// own and takes the spread pooled over the teams that have one.
///
/// # Errors
/// [`Refusal::NotEnoughData`] without any answer, or when no team has a spread; [`Refusal::BadInput`]
/// for more answers than people, a mean outside the scale, or a negative spread.
pub fn roll_up(teams: &[Team], scale: Scale) -> Result<RollUp, Refusal> {
    check(teams, scale)?;
    let answers: f64 = teams.iter().map(|team| team.n as f64).sum();
    let people: f64 = teams.iter().map(|team| team.headcount as f64).sum();
    if answers == 0.0 {
        return Err(Refusal::few("answers", 1, 0));
    }
    let heard = || teams.iter().filter_map(|team| team.mean.filter(|_| team.n > 0).map(|mean| (team, mean)));
    let heard_people: f64 = heard().map(|(team, _)| team.headcount as f64).sum();
    let pooled = pooled_variance(teams);
    let (mut weighted_mean, mut with, mut without, mut sum) = (0.0, 0.0, 0.0, 0.0);
    for (team, mean) in heard() {
        let (size, n) = (team.headcount as f64, team.n as f64);
        let weight = size / heard_people;
        let variance = match team.sd {
            Some(sd) => sd * sd,
            None => pooled.ok_or(Refusal::few("teams_with_two_answers", 1, 0))?,
        };
        weighted_mean += weight * mean;
        without += weight * weight * variance / n;
        with += weight * weight * (1.0 - n / size) * variance / n;
        sum += n * mean;
    }
    let silent = people - answers;
    let inside = |x: f64| x.clamp(scale.lo(), scale.hi());
    Ok(RollUp {
        weighted_mean: inside(weighted_mean),
        se_fpc: with.max(0.0).sqrt(),
        se_no_fpc: without.sqrt(),
        unweighted_mean: inside(sum / answers),
        response_rate: answers / people,
        bound_lo: inside((sum + silent * scale.lo()) / people),
        bound_hi: inside((sum + silent * scale.hi()) / people),
    })
}

/// Says whether two response rates (0 to 1) differ so much that their weeks should be compared with a
/// note and without colour: by more than 15 points.
pub fn response_rate_jumped(earlier: f64, later: f64) -> bool {
    (later - earlier).abs() > 0.15 + 1e-12
}

fn check(teams: &[Team], scale: Scale) -> Result<(), Refusal> {
    for (place, team) in teams.iter().enumerate() {
        let bad = |field: &str| Err(Refusal::bad(format!("teams[{place}].{field}")));
        if team.headcount > LARGEST_COUNT {
            return bad("headcount");
        }
        if team.n > team.headcount {
            return bad("n");
        }
        if team.n > 0 && !team.mean.is_some_and(|mean| scale.holds(mean)) {
            return bad("mean");
        }
        if team.n > 1 && team.sd.is_none() {
            return bad("sd");
        }
        if team.sd.is_some_and(|sd| !(0.0..=numbers::LARGEST).contains(&sd)) {
            return bad("sd");
        }
    }
    Ok(())
}

fn pooled_variance(teams: &[Team]) -> Option<f64> {
    let (mut squares, mut freedom) = (0.0, 0.0);
    for team in teams {
        if let Some(sd) = team.sd.filter(|_| team.n > 1) {
            squares += (team.n - 1) as f64 * sd * sd;
            freedom += (team.n - 1) as f64;
        }
    }
    (freedom > 0.0).then(|| squares / freedom)
}
