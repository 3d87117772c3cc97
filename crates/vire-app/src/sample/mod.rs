//! The sample organisation: invented people, answers and customers, the same for the same seed.
//!
//! Makes plain input only: a roster, earlier answers and customer responses. They go in through the
//! same doors as real ones.

mod customers;
mod people;
mod thanks;
mod weather;

pub use customers::customer_responses;
pub use people::{NAME, roster};
pub(crate) use thanks::thanks;
pub use weather::{TRIED, Weather};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use vire_core::answers::Answers;
use vire_core::group::Group;
use vire_core::question::{Question, QuestionKind, Touchpoint, asked_in};
use vire_core::roster::Roster;
use vire_core::week::Week;

use crate::history::EarlierAnswer;

/// What the sample is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleSize {
    /// The seed: the same seed gives the same organisation.
    pub seed: u64,
    /// How many weeks of history, 4..=260.
    pub weeks: u32,
    /// How many members at any time, 40..=2000.
    pub members: u32,
}

impl Default for SampleSize {
    fn default() -> Self {
        Self { seed: 1, weeks: 78, members: 160 }
    }
}

impl SampleSize {
    /// Lists the weeks of history, the last of which is `last`.
    pub fn weeks_until(self, last: Week) -> Vec<Week> {
        let back = i32::try_from(self.weeks.saturating_sub(1)).unwrap_or_default();
        last.plus(-back).through(last).collect()
    }

    fn stream(self, part: u64) -> ChaCha8Rng {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(part);
        rng
    }
}

/// Invents the answers of every week: about 72 % of the people, a few questions skipped.
pub fn answers(size: SampleSize, roster: &Roster, weather: &Weather, weeks: &[Week]) -> Vec<EarlierAnswer> {
    let mut rng = size.stream(3);
    let touchpoints = Touchpoint::KNOWN.map(Touchpoint::new);
    let mut all = Vec::new();
    for &week in weeks {
        let asked = asked_in(week, &touchpoints);
        for (group, people) in roster.head_counts(week) {
            for _ in 0..people {
                if weather::uniform(&mut rng) > 0.72 {
                    continue;
                }
                all.push(EarlierAnswer {
                    week,
                    group: group.clone(),
                    answers: one(&mut rng, weather, &group, week, &asked),
                });
            }
        }
    }
    all
}

fn one(rng: &mut ChaCha8Rng, weather: &Weather, group: &Group, week: Week, asked: &[Question]) -> Answers {
    let person = 0.75 * weather::normal(rng);
    let mut answers = Answers::default();
    for question in asked {
        if *question != Question::Mood && weather::uniform(rng) < 0.06 {
            continue;
        }
        let level = weather.level(group, week)
            + weather.offset(group, question)
            + person
            + 0.6 * weather::normal(rng);
        let (low, high) = question.kind().range();
        let on_scale = match question.kind() {
            QuestionKind::Mood | QuestionKind::Scale => level,
            QuestionKind::Touchpoint => 1.0 + (level - 1.0) * 1.5,
            QuestionKind::Recommendation => (level - 1.0) * 2.5,
        };
        let value = on_scale.round().clamp(f64::from(low), f64::from(high));
        // Inside the scale by construction, so it is always taken.
        let _ = answers.put(question.clone(), value as i64);
    }
    answers
}
