//! The organisations that error rates are quoted for: 6–12 teams, 40–100 weeks, 5–30 people a team,
//! persistence 0.3–0.8, some weeks missing; linked or not, and with what usually passes for a link.

use vire_stats::Series;

use super::Chance;

/// What is true of an organisation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// The two measures have nothing to do with each other.
    Unlinked,
    /// Nothing but a year's course and holidays that all teams and both measures share.
    CommonSeason,
    /// Every team and measure wanders off on its own and does not come back.
    IndependentDrifts,
    /// A link of latent correlation `r`; positive `lag`: EX comes first by so many weeks.
    Linked { r: f64, lag: i32 },
}

/// One organisation: weekly means `[team][week]` without weeks of fewer than three answers.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub ex: Vec<Series>,
    /// Known sampling variance of every cell of `ex`.
    pub ex_noise: Vec<Series>,
    pub cx: Vec<Series>,
}

/// Spread between people who answer in the same team and week, mood points.
const PERSON_SD: f64 = 0.85;
/// Spread between customers who answer in the same week, points of 0–10.
const CUSTOMER_SD: f64 = 2.2;
/// Spread of a team's own movement: mood points, and points of 0–10.
const EX_MOVEMENT: f64 = 0.3;
const CX_MOVEMENT: f64 = 0.5;

/// Draws a preset organisation; team and week counts are drawn as well.
pub fn preset(kind: Kind, seed: u64) -> Organisation {
    let mut chance = Chance::new(seed);
    let teams = chance.whole(6, 12);
    let weeks = chance.whole(40, 100);
    sized(kind, teams, weeks, &mut chance)
}

/// Draws an organisation of a given size.
pub fn sized(kind: Kind, teams: usize, weeks: usize, chance: &mut Chance) -> Organisation {
    /// Weeks before and after, so that a lead has something to lead from.
    const MARGIN: usize = 16;
    let long = weeks + 2 * MARGIN;
    let (phi_ex, phi_cx) = (chance.between(0.3, 0.8), chance.between(0.3, 0.8));
    let missing = chance.between(0.0, 0.12);
    let season = season(long, chance);
    let (mut ex, mut cx, mut ex_noise) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..teams {
        let people = chance.whole(5, 30) as f64;
        let customers = chance.between(10.0, 40.0);
        let response = chance.between(0.6, 0.9);
        let (ex_level, cx_level) = (3.6 + 0.3 * chance.normal(), 7.4 + 0.5 * chance.normal());
        let mut lead = chance.movement(long, phi_ex);
        let mut follow = chance.movement(long, phi_cx);
        match kind {
            Kind::Unlinked => {}
            Kind::CommonSeason => {
                let (a, b) = (chance.between(0.8, 1.2), chance.between(0.8, 1.2));
                lead.iter_mut().zip(&season).for_each(|(v, s)| *v += a * s);
                follow.iter_mut().zip(&season).for_each(|(v, s)| *v += b * s);
            }
            Kind::IndependentDrifts => {
                wander(&mut lead, chance);
                wander(&mut follow, chance);
            }
            Kind::Linked { r, lag } => {
                // One movement carries the other, `lag` weeks later, in a share r of its spread.
                let carried = |at: usize| lead[(at as i32 - lag).rem_euclid(long as i32) as usize];
                follow = follow
                    .iter()
                    .enumerate()
                    .map(|(at, own)| r * carried(at) + (1.0 - r * r).sqrt() * own)
                    .collect();
            }
        }
        let (mut ex_row, mut cx_row, mut noise_row) = (Vec::new(), Vec::new(), Vec::new());
        for at in MARGIN..MARGIN + weeks {
            let answered = (0..people as usize).filter(|_| chance.unit() < response).count() as f64;
            let heard = (customers * chance.between(0.6, 1.4)).floor();
            let ex_value =
                ex_level + EX_MOVEMENT * lead[at] + PERSON_SD / answered.max(1.0).sqrt() * chance.normal();
            let cx_value = cx_level + CX_MOVEMENT * follow[at] + CUSTOMER_SD / heard.sqrt() * chance.normal();
            let (ex_there, cx_there) = (chance.unit() >= missing, chance.unit() >= missing);
            noise_row.push(Some(PERSON_SD * PERSON_SD / answered.max(1.0)));
            ex_row.push((ex_there && answered >= 3.0).then_some(ex_value));
            cx_row.push((cx_there && heard >= 3.0).then_some(cx_value));
        }
        ex.push(ex_row);
        ex_noise.push(noise_row);
        cx.push(cx_row);
    }
    Organisation { ex, ex_noise, cx }
}

/// A year's course with a holiday dip, as high as the teams' own movements or up to twice that.
fn season(weeks: usize, chance: &mut Chance) -> Vec<f64> {
    let (height, start) = (chance.between(1.0, 2.0), chance.between(0.0, 52.0));
    (0..weeks)
        .map(|week| {
            let turn = std::f64::consts::TAU * (week as f64 + start) / 52.0;
            let holiday = if (week as f64 + start) % 52.0 < 4.0 { -1.0 } else { 0.0 };
            height * (turn.sin() + holiday)
        })
        .collect()
}

/// Adds a random walk that ends about two spreads away.
fn wander(series: &mut [f64], chance: &mut Chance) {
    let step = 2.0 / (series.len() as f64).sqrt();
    let mut at = 0.0;
    for value in series {
        at += step * chance.normal();
        *value += at;
    }
}
