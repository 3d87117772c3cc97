//! The invented truth under the answers: seasons, team effects and slow movements.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;
use vire_core::group::Group;
use vire_core::question::Question;
use vire_core::week::Week;

use super::SampleSize;
use super::people::TEAMS;

/// The latent level of every team in every week, on the 1–5 scale.
#[derive(Debug, Clone)]
pub struct Weather {
    first: Week,
    levels: BTreeMap<Group, Vec<f64>>,
}

/// Returns a uniform number in `0.0..1.0`.
pub(super) fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    (rng.next_u64() >> 11) as f64 / (1u64 << 53) as f64
}

/// Returns a standard normal number (Box and Muller 1958).
pub(super) fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let (u, v) = (uniform(rng).max(1e-300), uniform(rng));
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// The team in which the invented experiment made things better, and how many weeks before the last.
pub const TRIED: (&str, i32) = ("Myymälät/Helsinki", 24);
const LIFT: f64 = 0.7;

/// Returns what the invented experiment added to a team's level.
fn tried(group: &Group, week: Week, last: Week) -> f64 {
    if group.as_str() == TRIED.0 && last.since(week) <= TRIED.1 { LIFT } else { 0.0 }
}

impl Weather {
    /// Invents the levels from `first` to `last`: team mean 3.3–4.1, a season of ±0.18 with its low in
    /// November, and an autoregressive part (φ = 0.8, sd 0.35).
    pub fn new(size: SampleSize, first: Week, last: Week) -> Self {
        let mut rng = size.stream(2);
        let mut levels = BTreeMap::new();
        for (path, _) in TEAMS {
            let Ok(group) = Group::parse(path) else { continue };
            let own = 3.3 + 0.8 * uniform(&mut rng);
            let mut moving = 0.35 * normal(&mut rng);
            let series = first
                .through(last)
                .map(|week| {
                    moving = 0.8 * moving + 0.21 * normal(&mut rng);
                    let season =
                        0.18 * (std::f64::consts::TAU * (f64::from(week.number()) - 20.0) / 52.0).cos();
                    own + season + moving + tried(&group, week, last)
                })
                .collect();
            levels.insert(group, series);
        }
        Self { first, levels }
    }

    /// Returns the level of a team in a week; before the first week that of the first.
    pub fn level(&self, group: &Group, week: Week) -> f64 {
        let at = usize::try_from(week.since(self.first)).unwrap_or_default();
        self.levels.get(group).and_then(|series| series.get(at).or(series.last())).copied().unwrap_or(3.6)
    }

    /// Returns what sets one question apart from mood in one team, −0.5..0.5.
    pub fn offset(&self, group: &Group, question: &Question) -> f64 {
        if *question == Question::Mood {
            return 0.0;
        }
        let text = format!("{group}|{}", question.bank_id());
        let mixed = text
            .bytes()
            .fold(1469598103934665603u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(1099511628211));
        (mixed >> 40) as f64 / (1u64 << 24) as f64 - 0.5
    }
}
