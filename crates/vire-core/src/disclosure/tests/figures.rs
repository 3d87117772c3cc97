//! How figures are rounded, banded and left open.

use super::super::rounding::{Subject, participation};
use super::super::{Draw, Tally, Tier};
use super::Rules;
use super::world::{Dice, Key, group, week};
use crate::group::Group;
use crate::question::{Question, QuestionKind};
use crate::release::{Band, Figure, Mean, Measure};
use crate::week::Period;

fn measure(id: &str) -> Measure {
    id.parse().unwrap()
}

fn kind(measure: &Measure) -> QuestionKind {
    match measure {
        Measure::Question(question) => question.kind(),
        _ => QuestionKind::Recommendation,
    }
}

fn figure(measure: &Measure, tier: Tier, answers: &[u8], key: u64) -> (Mean, i32) {
    let mut tally = Tally::default();
    for value in answers {
        tally.count(kind(measure), *value);
    }
    let group = group("P/A");
    let subject = Subject {
        group: &group,
        tier,
        turnover: super::super::Turnover::Usual,
        period: Period::week(week("2026-W14")),
        measure,
        tally,
    };
    match subject.figure(&Key(key) as &dyn Draw, &Rules::ALL) {
        Figure::Published { mean, grid, .. } => (mean, grid),
        Figure::Withheld { .. } => panic!("a subject's figure is always published"),
    }
}

#[test]
fn grids_follow_scale_and_tier() {
    let check = |id: &str, tier: Tier, grid: i32| {
        let measure = measure(id);
        assert_eq!(figure(&measure, tier, &[3, 4, 3, 4, 3], 1).1, grid, "{id} {tier:?}");
    };
    for (id, coarse, fine) in [
        ("mood", 25, 10),
        ("voice", 25, 10),
        ("trust", 25, 10),
        ("touchpoint:chat", 50, 25),
        ("recommendation", 2500, 1000),
        ("recommendation_mean", 50, 25),
    ] {
        check(id, Tier::T1, coarse);
        check(id, Tier::T2, coarse);
        check(id, Tier::T3, fine);
    }
}

#[test]
fn small_groups_have_open_ends() {
    let check = |id: &str, answers: &[u8], expect: Mean| {
        let measure = measure(id);
        for key in 0..50 {
            assert_eq!(figure(&measure, Tier::T2, answers, key).0, expect, "{id} {answers:?}");
        }
        assert!(matches!(figure(&measure, Tier::T3, answers, 1).0, Mean::Value(_)));
    };
    check("mood", &[1, 1, 1, 2, 2], Mean::AtMost(150));
    check("mood", &[1, 1, 2, 2], Mean::AtMost(150));
    check("mood", &[5, 5, 5, 4], Mean::AtLeast(450));
    check("touchpoint:chat", &[1, 2, 2, 2], Mean::AtMost(175));
    check("touchpoint:chat", &[7, 7, 6, 6], Mean::AtLeast(625));
    check("recommendation", &[0, 6, 3, 2], Mean::AtMost(-7500));
    check("recommendation", &[9, 10, 9, 9], Mean::AtLeast(7500));
    check("recommendation_mean", &[1, 1, 1, 2], Mean::AtMost(125));
    check("recommendation_mean", &[9, 9, 9, 8], Mean::AtLeast(875));
    check("mood", &[2, 2, 2, 2], Mean::Value(200));
    check("recommendation", &[8, 8, 8, 7], Mean::Value(0));
}

#[test]
fn a_value_that_rounds_into_an_end_is_left_open() {
    // 1.55 lies between 1.50 and 1.75: either the open end or 1.75, never a plain 1.50.
    let answers: Vec<u8> = [1; 9].into_iter().chain([2; 11]).collect();
    let mut seen = std::collections::BTreeSet::new();
    for key in 0..200 {
        seen.insert(figure(&Measure::MOOD, Tier::T2, &answers, key).0);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [Mean::Value(175), Mean::AtMost(150)]);
}

#[test]
fn rounding_is_unbiased_over_many_keys() {
    let mut dice = Dice(7);
    let ids = ["mood", "touchpoint:web", "recommendation", "recommendation_mean"];
    for id in ids {
        let measure = measure(id);
        for tier in [Tier::T2, Tier::T3] {
            let answers: Vec<u8> =
                (0..17).map(|_| 3 + dice.below(3) as u8 + 4 * u8::from(id.starts_with('r'))).collect();
            let mut tally = Tally::default();
            answers.iter().for_each(|value| tally.count(kind(&measure), *value));
            let truth = match id {
                "recommendation" => (f64::from(tally.high) - f64::from(tally.low)) * 10_000.0 / 17.0,
                _ => tally.sum as f64 * 100.0 / 17.0,
            };
            let draws = 4000;
            let (mut sum, mut grid) = (0.0, 0);
            for key in 0..draws {
                let (Mean::Value(value), step) = figure(&measure, tier, &answers, key) else {
                    panic!("{id}: chosen away from the ends")
                };
                assert!((f64::from(value) - truth).abs() < f64::from(step));
                sum += f64::from(value);
                grid = step;
            }
            // Four standard errors of a draw between two neighbours of the grid.
            let allowed = 4.0 * f64::from(grid) / 2.0 / (draws as f64).sqrt();
            assert!(
                (sum / draws as f64 - truth).abs() < allowed,
                "{id} {tier:?}: {} {truth}",
                sum / draws as f64
            );
        }
    }
}

#[test]
fn a_value_on_the_grid_never_moves() {
    for key in 0..500 {
        assert_eq!(figure(&Measure::MOOD, Tier::T2, &[3, 3, 3, 4], key).0, Mean::Value(325));
        let split = [10, 7, 7, 3, 3, 8, 8, 3];
        assert_eq!(figure(&measure("recommendation"), Tier::T2, &split, key).0, Mean::Value(-2500));
    }
}

#[test]
fn every_part_of_a_subject_changes_the_draw() {
    struct Labels(std::cell::RefCell<Vec<Vec<u8>>>);
    impl Draw for Labels {
        fn draw(&self, label: &[u8]) -> u64 {
            self.0.borrow_mut().push(label.to_vec());
            0
        }
    }
    let labels = Labels(Vec::new().into());
    let tally = Tally { n: 11, sum: 30, ..Tally::default() };
    let put = |path: &str, from: &str, measure: &Measure, tally: Tally| {
        let group: Group = group(path);
        let period = Period { from: week(from), to: week("2026-W17") };
        let subject = Subject {
            group: &group,
            tier: Tier::T2,
            turnover: super::super::Turnover::Usual,
            period,
            measure,
            tally,
        };
        let _ = subject.figure(&labels, &Rules::ALL);
    };
    put("A", "2026-W14", &Measure::MOOD, tally);
    put("B", "2026-W14", &Measure::MOOD, tally);
    put("A", "2026-W17", &Measure::MOOD, tally);
    put("A", "2026-W14", &Measure::Question(Question::Trust), tally);
    put("A", "2026-W14", &Measure::MOOD, Tally { n: 12, ..tally });
    put("A", "2026-W14", &Measure::MOOD, Tally { sum: 31, ..tally });
    let labels = labels.0.into_inner();
    let different: std::collections::BTreeSet<_> = labels.iter().collect();
    assert_eq!((labels.len(), different.len()), (6, 6));
}

#[test]
fn participation_is_to_ten_points_and_at_most_all() {
    let check = |check_ins: u32, people: u32, expect: i32| {
        let Figure::Published { mean, grid, n_band, .. } = participation(check_ins, people) else {
            panic!("always published")
        };
        assert_eq!(
            (mean, grid, n_band),
            (Mean::Value(expect), 1000, Band::of(check_ins)),
            "{check_ins}/{people}"
        );
    };
    check(21, 30, 7000);
    check(22, 30, 7000);
    check(23, 30, 8000);
    check(5, 100, 1000);
    check(30, 30, 10_000);
    check(35, 30, 10_000);
    check(35, 0, 0);
}

#[test]
fn sums_that_cannot_be_do_not_break_the_scale() {
    let wild = Tally { n: 3, sum: u64::MAX, sum_of_squares: 0, low: u32::MAX, high: u32::MAX };
    let group = group("A");
    for id in ["mood", "recommendation", "recommendation_mean"] {
        let measure = measure(id);
        let period = Period::week(week("2026-W14"));
        let subject = Subject {
            group: &group,
            tier: Tier::T3,
            turnover: super::super::Turnover::Usual,
            period,
            measure: &measure,
            tally: wild,
        };
        let Figure::Published { mean: Mean::Value(value), .. } = subject.figure(&Key(1), &Rules::ALL) else {
            panic!("large groups have no open ends")
        };
        let (lowest, highest) = measure.range();
        assert!((lowest..=highest).contains(&value));
    }
}
