//! Invented organisations and what everybody answers in a quarter.
//!
//! Shared by the tests outside and inside the crate.

#![allow(dead_code)]

mod story;

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;

use proptest::prelude::*;

use super::vire_core::answers::Answers;
use super::vire_core::disclosure::{Draw, Policy, TeamTally};
use super::vire_core::group::Group;
use super::vire_core::question::{Question, Touchpoint, asked_in};
use super::vire_core::week::Week;
pub use story::*;

/// A draw keyed by a number.
pub struct Key(pub u64);

impl Draw for Key {
    fn draw(&self, label: &[u8]) -> u64 {
        let mut hasher = DefaultHasher::new();
        hasher.write_u64(self.0);
        hasher.write(label);
        Dice(hasher.finish()).next()
    }
}

/// A small stream of numbers (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    pub fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

pub fn group(path: &str) -> Group {
    if path == "~" { Group::newcomers() } else { Group::parse(path).unwrap() }
}

pub fn week(text: &str) -> Week {
    text.parse().unwrap()
}

pub fn teams(list: &[(&str, u32)]) -> BTreeMap<Group, u32> {
    list.iter().map(|(path, people)| (group(path), *people)).collect()
}

/// A team's sums: everybody answers `value` to mood.
pub fn mood(values: &[u8]) -> TeamTally {
    let mut tally = TeamTally::default();
    for value in values {
        let mut answers = Answers::default();
        answers.put(Question::Mood, i64::from(*value)).unwrap();
        tally.count(&answers);
    }
    tally
}

/// A team of `n` who answer mood with everything between 2 and 4.
pub fn ordinary(n: u32) -> TeamTally {
    mood(&(0..n).map(|at| u8::try_from(2 + at % 3).unwrap()).collect::<Vec<_>>())
}

/// An organisation and the habits of its people.
#[derive(Debug, Clone)]
pub struct World {
    pub teams: BTreeMap<Group, u32>,
    pub seed: u64,
    pub k: u32,
    /// Whether people and teams come and go in the middle of the quarter.
    pub moves: bool,
    /// Whether who comes holds tickets of the pool of new colleagues, as in live rounds.
    pub pool: bool,
    /// Whether teams may fall silent or all answer.
    pub wild: bool,
}

impl World {
    pub fn policy(&self) -> Policy {
        Policy::new(self.k).unwrap()
    }

    fn dice(&self, week: Week, team: &Group) -> Dice {
        let mut hasher = DefaultHasher::new();
        hasher.write_u64(self.seed);
        hasher.write(week.to_string().as_bytes());
        hasher.write(team.as_str().as_bytes());
        Dice(hasher.finish())
    }

    /// The people of each team in a week.
    pub fn head_counts(&self, week: Week) -> BTreeMap<Group, u32> {
        let mut counts = self.teams.clone();
        if self.moves {
            for (team, people) in &mut counts {
                let mut dice = self.dice(week, team);
                *people = (*people + dice.below(5) as u32).saturating_sub(dice.below(8) as u32);
            }
            for (late, people) in [("A/late", 3), ("Z", 12), ("B/A/C/late", 1), ("", 2)] {
                if self.dice(week, &group(late)).happens(50) {
                    counts.entry(group(late)).or_insert(people);
                }
            }
        }
        if self.pool {
            let mut came = 0;
            counts.retain(|team, people| {
                let frozen = self.teams.get(team).copied().unwrap_or_default();
                came += people.saturating_sub(frozen);
                *people = (*people).min(frozen);
                *people > 0
            });
            if came > 0 {
                counts.insert(Group::newcomers(), came);
            }
        }
        counts
    }

    /// Everybody's check-ins of a week, by team.
    pub fn answers(&self, week: Week) -> Vec<(Group, Answers)> {
        let mut given = Vec::new();
        for (team, people) in self.head_counts(week) {
            let mut dice = self.dice(week, &team);
            let rates = if self.wild { [0, 8, 30, 60, 85, 100] } else { [55, 60, 70, 75, 85, 95] };
            let rate = rates[dice.below(6) as usize];
            let leaning = dice.below(4);
            for _ in 0..people {
                if !dice.happens(rate) {
                    continue;
                }
                let mut answers = Answers::default();
                for question in asked(week) {
                    let (lowest, highest) = question.kind().range();
                    let value = match leaning {
                        0 => u64::from(lowest),
                        1 => u64::from(highest),
                        _ => u64::from(lowest) + dice.below(u64::from(highest - lowest) + 1),
                    };
                    if !dice.happens(15) {
                        answers.put(question, value as i64).unwrap();
                    }
                }
                given.push((team.clone(), answers));
            }
        }
        given
    }
}

pub fn asked(week: Week) -> Vec<Question> {
    asked_in(week, &[Touchpoint::new("phone"), Touchpoint::new("chat")])
}

pub fn tally(given: impl IntoIterator<Item = (Group, Answers)>) -> BTreeMap<Group, TeamTally> {
    let mut teams: BTreeMap<Group, TeamTally> = BTreeMap::new();
    for (team, answers) in given {
        teams.entry(team).or_default().count(&answers);
    }
    teams
}

/// Trees up to three levels deep with teams of 1 to 45 people, some beside sub-groups.
pub fn worlds() -> impl Strategy<Value = World> {
    let name = prop::sample::select(vec!["A", "B", "C", "D"]);
    let path = prop::collection::vec(name, 0..=3).prop_map(|names| names.join("/"));
    let people = prop_oneof![3 => 1u32..=9, 4 => 10u32..=29, 2 => 30u32..=45];
    (
        prop::collection::btree_map(path, people, 0..14),
        any::<u64>(),
        prop_oneof![3 => Just(5u32), 1 => Just(8u32)],
        any::<[bool; 3]>(),
    )
        .prop_map(|(list, seed, k, [moves, pool, wild])| World {
            teams: list.into_iter().map(|(path, people)| (group(&path), people)).collect(),
            seed,
            k,
            moves,
            pool,
            wild,
        })
}
