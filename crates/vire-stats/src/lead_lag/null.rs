//! What the largest |z| looks like when the two measures have nothing to do with each other.

use realfft::RealFftPlanner;
use realfft::num_complex::Complex;

use super::cross::{self, Cross, LagCell, LagCells};
use super::innovations::{Prewhitened, Team};
use super::{NULL_DRAWS, Null, Rules};
use crate::draws::Draws;

/// Teams at which all pairings are counted out, and from which teams are exchanged at all.
pub(crate) const EXACT_TEAMS: usize = 6;

/// Returns how the null was made and its largest |z| over all lags and pairs of measures, draw by draw.
pub(super) fn maxima(
    whitened: &[(Prewhitened, Prewhitened)],
    crosses: &[Cross],
    rules: Rules,
    seed: u64,
) -> (Null, Vec<f64>) {
    let teams = whitened.first().map_or(0, |(ex, _)| ex.teams.len());
    let paired = |pairing: &[usize]| crosses.iter().map(|cross| cross.paired(pairing)).fold(0.0, f64::max);
    if teams < EXACT_TEAMS {
        return (Null::CommonPhases, with_common_phases(whitened, rules, &mut Draws::new(seed)));
    }
    let mut found = Vec::with_capacity(NULL_DRAWS);
    let exact = for_pairings(teams, seed, |pairing| found.push(paired(pairing)));
    (if exact { Null::AllPairings } else { Null::DrawnPairings }, found)
}

/// Visits ways to give every team another team's series: all 720 of six teams, the true one among them
/// (then the answer is true), otherwise 1,999 drawn ones.
pub(crate) fn for_pairings(teams: usize, seed: u64, mut visit: impl FnMut(&[usize])) -> bool {
    let mut order: Vec<usize> = (0..teams).collect();
    if teams == EXACT_TEAMS {
        for_every_order(&mut order, 0, &mut visit);
        return true;
    }
    let mut draws = Draws::new(seed);
    for _ in 0..NULL_DRAWS {
        draws.shuffle(&mut order);
        visit(&order);
    }
    false
}

fn for_every_order(order: &mut [usize], fixed: usize, visit: &mut impl FnMut(&[usize])) {
    if fixed + 1 >= order.len() {
        visit(order);
        return;
    }
    for at in fixed..order.len() {
        order.swap(fixed, at);
        for_every_order(order, fixed + 1, visit);
        order.swap(fixed, at);
    }
}

/// Gives the CX of all teams the same random phases; spectrum, and likeness between teams, stay.
fn with_common_phases(whitened: &[(Prewhitened, Prewhitened)], rules: Rules, draws: &mut Draws) -> Vec<f64> {
    let weeks = whitened.first().and_then(|(ex, _)| ex.teams.first()).map_or(0, |team| team.values.len());
    if weeks == 0 {
        return vec![0.0; NULL_DRAWS];
    }
    let mut planner = RealFftPlanner::<f64>::new();
    let (forward, inverse) = (planner.plan_fft_forward(weeks), planner.plan_fft_inverse(weeks));
    let spectrum = |team: &Team| {
        let mut input = team.values.clone();
        let mut output = forward.make_output_vec();
        // The lengths are the plan's own, so neither direction can fail.
        let _ = forward.process(&mut input, &mut output);
        output
    };
    let spectra: Vec<Vec<Vec<Complex<f64>>>> =
        whitened.iter().map(|(_, cx)| cx.teams.iter().map(spectrum).collect()).collect();
    let turn = |team: &Team, spectrum: &[Complex<f64>], phases: &[Complex<f64>]| {
        let mut input: Vec<Complex<f64>> = spectrum.iter().zip(phases).map(|(a, b)| a * b).collect();
        let mut output = inverse.make_output_vec();
        let _ = inverse.process(&mut input, &mut output);
        // Missing weeks were zeros and take part of the spread; what is left gets it back.
        let there: f64 = if rules.rescaled { team.there.iter().sum() } else { weeks as f64 };
        let scale = (weeks as f64 / there.max(1.0)).sqrt() / weeks as f64;
        output.iter().map(|value| value * scale).collect::<Vec<f64>>()
    };
    // A drawn series has no holes, so only those of EX leave products out.
    let everywhere = vec![1.0; weeks];
    let empty: Vec<LagCells> = whitened
        .iter()
        .map(|(ex, _)| {
            let mut empty = LagCells::default();
            ex.teams.iter().for_each(|team| cross::add_products(&mut empty, &team.there, &everywhere));
            empty.map(|cell| LagCell { pairs: cell.products, ..LagCell::default() })
        })
        .collect();
    (0..NULL_DRAWS)
        .map(|_| {
            let phases = phases(weeks, draws);
            let mut largest = 0.0_f64;
            for (((ex, cx), spectra), empty) in whitened.iter().zip(&spectra).zip(&empty) {
                let mut total = *empty;
                for ((ex, cx), spectrum) in ex.teams.iter().zip(&cx.teams).zip(spectra) {
                    cross::add_products(&mut total, &ex.values, &turn(cx, spectrum, &phases));
                }
                largest = largest.max(cross::largest(&total));
            }
            largest
        })
        .collect()
}

/// One random phase a frequency; the mean, and at even lengths the fastest frequency, stay real.
fn phases(weeks: usize, draws: &mut Draws) -> Vec<Complex<f64>> {
    (0..=weeks / 2)
        .map(|frequency| {
            let turn = draws.unit();
            match frequency {
                0 => Complex::new(1.0, 0.0),
                last if 2 * last == weeks => Complex::new(if turn < 0.5 { 1.0 } else { -1.0 }, 0.0),
                _ => Complex::from_polar(1.0, std::f64::consts::TAU * turn),
            }
        })
        .collect()
}
