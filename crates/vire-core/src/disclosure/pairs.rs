//! What driver analysis may keep (R11): which answers of one sheet go together, over the whole organisation.
//!
//! Team and week are taken out sheet by sheet before anything is added up, so that no team's level and
//! no week's level is in the sums. Correlations are released once for each half-year of the design,
//! from 100 answers a pair, rounded to 0.05; the sums end with the release. Stores nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::released::Released;
use crate::answers::Answers;
use crate::question::{Driver, Question};
use crate::release::{Band, Correlation, Correlations, Release};
use crate::week::{Period, Week};

/// The least number of sheets that hold both answers of a published pair.
pub const LEAST_ANSWERS: u32 = 100;
/// The step of a published correlation, in hundredths.
pub const STEP: i32 = 5;
/// A correlation beyond this is published as this: near 1 one answer would tell the other.
const LARGEST: i32 = 95;

/// The raw sums of one pair in one team and week; lives in memory while a round is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Raw {
    n: u32,
    x: u64,
    y: u64,
    xx: u64,
    yy: u64,
    xy: u64,
}

/// The pairs of one team's sheets in one week, while the round is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamPairs(BTreeMap<(Question, Question), Raw>);

impl TeamPairs {
    /// Counts one sheet: mood and drivers only, each pair once.
    pub fn count(&mut self, answers: &Answers) {
        let kept: Vec<(&Question, u8)> = answers.iter().filter(|(question, _)| is_kept(question)).collect();
        for (at, (a, x)) in kept.iter().enumerate() {
            for (b, y) in kept.iter().skip(at + 1) {
                let (x, y) = (u64::from(*x), u64::from(*y));
                let raw = self.0.entry(((*a).clone(), (*b).clone())).or_default();
                raw.n = raw.n.saturating_add(1);
                raw.x += x;
                raw.y += y;
                raw.xx += x * x;
                raw.yy += y * y;
                raw.xy += x * y;
            }
        }
    }
}

fn is_kept(question: &Question) -> bool {
    matches!(question, Question::Mood | Question::Driver(_))
}

/// The sums of one pair over the whole organisation, around the mean of each team and week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct PairSum {
    /// Sheets that hold both answers, in teams and weeks with at least two such sheets.
    pub n: u32,
    /// Sum of squared deviations of the first answer.
    pub xx: f64,
    /// The same of the second.
    pub yy: f64,
    /// Sum of products of both deviations.
    pub xy: f64,
}

/// What is kept of the rounds of a half-year until its correlations are released.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PairSums(BTreeMap<Question, BTreeMap<Question, PairSum>>);

impl PairSums {
    /// Adds one week; `teams`: the pairs of every team.
    pub fn add_week<'a>(&mut self, teams: impl IntoIterator<Item = &'a TeamPairs>) {
        for ((a, b), raw) in teams.into_iter().flat_map(|team| &team.0) {
            // One sheet alone deviates from its own mean by nothing.
            if raw.n < 2 {
                continue;
            }
            let n = f64::from(raw.n);
            let (x, y) = (raw.x as f64, raw.y as f64);
            let sum = self.0.entry(a.clone()).or_default().entry(b.clone()).or_default();
            sum.n = sum.n.saturating_add(raw.n);
            sum.xx += raw.xx as f64 - x * x / n;
            sum.yy += raw.yy as f64 - y * y / n;
            sum.xy += raw.xy as f64 - x * y / n;
        }
    }

    /// Tells whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Releases the pairs that rest on enough answers, rounded; the caller destroys the sums with it.
    pub fn release(&self, period: Period) -> Released<Correlations> {
        self.release_from(period, LEAST_ANSWERS)
    }

    fn release_from(&self, period: Period, least: u32) -> Released<Correlations> {
        let pairs = self
            .0
            .iter()
            .flat_map(|(a, others)| others.iter().map(move |(b, sum)| (a, b, sum)))
            .filter(|(_, _, sum)| sum.n >= least)
            .filter_map(|(a, b, sum)| {
                Some(Correlation {
                    a: a.clone(),
                    b: b.clone(),
                    hundredths: rounded(sum)?,
                    n_band: Band::of(sum.n),
                })
            })
            .collect();
        Released::new(Correlations { period, pairs })
    }
}

/// `None` when one of the two answers never varies inside a team and week.
fn rounded(sum: &PairSum) -> Option<i32> {
    if sum.xx <= 1e-9 || sum.yy <= 1e-9 {
        return None;
    }
    let r = sum.xy / (sum.xx.sqrt() * sum.yy.sqrt());
    let steps = (r * 100.0 / f64::from(STEP)).round() as i32;
    Some((steps * STEP).clamp(-LARGEST, LARGEST))
}

/// Returns the half-year of the design that a week belongs to: two quarters, in which every pair of
/// drivers meets.
pub fn half_year(week: Week) -> Period {
    let quarter = week.quarter();
    let first = quarter.first();
    let second = first.number() == 14 || first.number() == 40;
    let from = if second { first.plus(-1).quarter().first() } else { first };
    Period { from, to: from.quarter().last().plus(1).quarter().last() }
}

impl Released<Release> {
    /// Puts the correlations of half-years that are over into the release that ends them.
    pub fn with_correlations(self, over: Vec<Released<Correlations>>) -> Self {
        let correlations = over.into_iter().map(Released::into_inner).collect();
        Self::new(Release { correlations, ..self.into_inner() })
    }

    /// Returns the correlations that this release published, the earliest half-year first.
    pub fn correlations(&self) -> Vec<Released<Correlations>> {
        self.correlations.iter().cloned().map(Released::new).collect()
    }
}

/// Lists what pairs are made of: mood, then the drivers in the order of the bank.
pub fn kept_questions() -> Vec<Question> {
    std::iter::once(Question::Mood).chain(Driver::ALL.map(Question::Driver)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(values: &[(&str, i64)]) -> Answers {
        let mut answers = Answers::default();
        for (question, value) in values {
            answers.put(question.parse().unwrap(), *value).unwrap();
        }
        answers
    }

    fn half() -> Period {
        half_year("2026-W10".parse().unwrap())
    }

    /// `n` sheets in one team, mood and tools moving together, `shift` on top of both.
    fn team(n: u32, shift: i64) -> TeamPairs {
        let mut pairs = TeamPairs::default();
        for at in 0..n {
            let mood = 1 + i64::from(at % 3) + shift;
            let tools = 1 + i64::from((at / 2) % 3) + shift;
            pairs.count(&sheet(&[("mood", mood), ("tools", tools), ("trust", 4), ("recommendation", 9)]));
        }
        pairs
    }

    fn week(teams: &[TeamPairs]) -> PairSums {
        let mut sums = PairSums::default();
        sums.add_week(teams);
        sums
    }

    #[test]
    fn fewer_than_a_hundred_answers_give_nothing() {
        let check = |n: u32, least: u32, found: usize| {
            assert_eq!(week(&[team(n, 0)]).release_from(half(), least).pairs.len(), found, "{n}");
        };
        check(99, LEAST_ANSWERS, 0);
        check(100, LEAST_ANSWERS, 1);
        // With the floor switched off the rule is seen to be what holds it back.
        check(99, 2, 1);
    }

    #[test]
    fn only_mood_and_drivers_are_kept() {
        let text = serde_json::to_string(&week(&[team(30, 0)])).unwrap();
        assert!(text.contains("mood") && text.contains("tools"));
        assert!(!text.contains("trust") && !text.contains("recommendation"), "{text}");
    }

    #[test]
    fn the_level_of_a_team_is_in_no_sum() {
        assert_eq!(week(&[team(60, 0), team(60, 0)]), week(&[team(60, 0), team(60, 2)]));
        // Across teams the same sheets would go together almost perfectly.
        let mut across = TeamPairs::default();
        for at in 0..60 {
            let both = if at % 2 == 0 { 1 } else { 5 };
            across.count(&sheet(&[("mood", both), ("tools", both)]));
        }
        assert_ne!(week(&[across]).0, week(&[team(60, 0)]).0);
    }

    #[test]
    fn a_sheet_alone_in_its_team_adds_nothing() {
        let alone: Vec<TeamPairs> = (0..200).map(|_| team(1, 0)).collect();
        assert!(week(&alone).is_empty());
    }

    #[test]
    fn a_correlation_is_rounded_and_never_complete() {
        let check = |xy: f64, expect: i32| {
            let sum = PairSum { n: 100, xx: 100.0, yy: 100.0, xy };
            assert_eq!(rounded(&sum), Some(expect), "{xy}");
        };
        check(0.0, 0);
        check(52.4, 50);
        check(52.6, 55);
        check(-31.0, -30);
        check(100.0, 95);
        check(-100.0, -95);
        assert_eq!(rounded(&PairSum { n: 100, xx: 0.0, yy: 3.0, xy: 0.0 }), None);
    }

    #[test]
    fn one_more_sheet_moves_the_figure_by_a_step_or_two_at_most() {
        // What somebody who knows every other sheet could see; most answers of the last look alike.
        let usual = |last: Option<(i64, i64)>| {
            let mut pairs = TeamPairs::default();
            for at in 0..120_i64 {
                pairs.count(&sheet(&[("mood", 1 + at % 5), ("tools", 1 + (at / 3) % 5)]));
            }
            if let Some((mood, tools)) = last {
                pairs.count(&sheet(&[("mood", mood), ("tools", tools)]));
            }
            week(&[pairs]).release(half()).pairs[0].hundredths
        };
        let published = usual(None);
        let moved: Vec<i32> = (1..=5)
            .flat_map(|a| (1..=5).map(move |b| (a, b)))
            .map(|last| usual(Some(last)) - published)
            .collect();
        assert!(moved.iter().all(|moved| moved.abs() <= 2 * STEP), "{moved:?}");
        assert!(moved.iter().filter(|moved| **moved == 0).count() >= 13, "{moved:?}");
    }

    #[test]
    fn the_published_form_holds_no_sums() {
        let published = week(&[team(150, 0)]).release(half());
        let text = serde_json::to_string(&published.into_inner()).unwrap();
        assert_eq!(
            text,
            r#"{"period":{"from":"2026-W01","to":"2026-W26"},"pairs":[{"a":"mood","b":"tools","hundredths":50,"n_band":"100-199"}]}"#
        );
    }

    #[test]
    fn half_years_follow_each_other_without_a_gap() {
        let mut week: Week = "2024-W01".parse().unwrap();
        let end: Week = "2034-W01".parse().unwrap();
        while week < end {
            let half = half_year(week);
            assert_eq!(half.from, week);
            let weeks = half.to.since(half.from) + 1;
            assert!(weeks == 26 || weeks == 27, "{week}: {weeks}");
            for inside in half.from.through(half.to) {
                assert_eq!(half_year(inside), half, "{inside}");
            }
            week = half.to.plus(1);
        }
    }

    #[test]
    fn sums_read_back_as_they_were_kept() {
        let sums = week(&[team(50, 1)]);
        let text = serde_json::to_string(&sums).unwrap();
        assert_eq!(serde_json::from_str::<PairSums>(&text).unwrap(), sums);
    }
}
