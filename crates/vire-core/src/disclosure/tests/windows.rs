//! Windows: their periods, what is kept for them, and rounds that are missing.

use std::collections::BTreeMap;

use super::super::{Closing, OpenWindow, Plan, Policy, release};
use super::Scene;
use super::world::{Key, group, ordinary, week};
use crate::question::Question;
use crate::release::{Figure, Measure, Reason};
use crate::week::Period;

const TEAMS: [(&str, u32); 5] = [("A", 7), ("B", 8), ("C", 12), ("D", 30), ("E", 40)];

fn full() -> Vec<(&'static str, super::TeamTally)> {
    TEAMS.into_iter().map(|(path, people)| (path, ordinary(people - 1))).collect()
}

fn of_c(told: &super::world::Told) -> Vec<(Period, Option<Reason>)> {
    told.release
        .cells_of(&group("C"))
        .filter(|cell| cell.measure == Measure::MOOD)
        .map(|cell| {
            let reason = match cell.figure {
                Figure::Published { .. } => None,
                Figure::Withheld { reason } => Some(reason),
            };
            (cell.period, reason)
        })
        .collect()
}

#[test]
fn a_windowed_group_waits_and_then_speaks_of_the_whole_window() {
    let told = Scene::of(&TEAMS).weeks(&vec![full(); 4]);
    for told in &told.told[..3] {
        assert_eq!(of_c(told), [(Period::week(told.week), Some(Reason::WaitsForWindow))]);
    }
    let window = Period { from: week("2026-W14"), to: week("2026-W17") };
    assert_eq!(of_c(&told.told[3]), [(window, None)]);
}

#[test]
fn a_window_whose_other_weeks_had_no_round_is_judged_by_its_last() {
    let told = Scene::of(&TEAMS).weeks_from("2026-W17", &[full()]);
    let window = Period { from: week("2026-W14"), to: week("2026-W17") };
    assert_eq!(of_c(&told.told[0]), [(window, Some(Reason::TooFewCheckins))]);
}

#[test]
fn a_window_that_ended_before_this_round_is_released_with_it() {
    let scene = Scene::of(&TEAMS);
    // W17 has no round; W18 begins the next window.
    let plan = scene.plan();
    let weeks: Vec<_> = scene.weeks(&vec![full(); 3]).told.iter().map(|told| told.week).collect();
    assert_eq!(weeks.len(), 3);
    let mut kept = BTreeMap::new();
    for at in weeks {
        let teams = full().into_iter().map(|(path, tally)| (group(path), tally)).collect();
        let closing = Closing {
            week: at,
            policy: Policy::default(),
            plan: &plan,
            questions: &[Question::Mood],
            teams: &teams,
            head_counts: &scene.head_counts,
            windows: &[],
        };
        kept.insert(at, release(&closing, &Key(1)).keep.unwrap());
    }
    let window = Period { from: week("2026-W14"), to: week("2026-W17") };
    let open = [OpenWindow { period: window, plan: plan.clone(), weeks: kept }];
    let teams = full().into_iter().map(|(path, tally)| (group(path), tally)).collect();
    let closing = Closing {
        week: week("2026-W18"),
        policy: Policy::default(),
        plan: &plan,
        questions: &[Question::Mood],
        teams: &teams,
        head_counts: &scene.head_counts,
        windows: &open,
    };
    let outcome = release(&closing, &Key(1));
    assert!(outcome.keep.is_some());
    let cells: Vec<_> = outcome
        .release
        .cells_of(&group("C"))
        .into_inner()
        .into_iter()
        .filter(|cell| cell.measure == Measure::MOOD)
        .collect();
    assert_eq!(
        cells.iter().map(|cell| cell.period).collect::<Vec<_>>(),
        [window, Period::week(week("2026-W18"))]
    );
    assert!(matches!(cells[0].figure, Figure::Published { .. }));
}

#[test]
fn only_sums_that_a_window_needs_are_kept() {
    let scene = Scene::of(&TEAMS);
    let plan = scene.plan();
    let teams: BTreeMap<_, _> = full().into_iter().map(|(path, tally)| (group(path), tally)).collect();
    let closing = |at: &str| -> Option<super::super::WindowWeek> {
        let closing = Closing {
            week: week(at),
            policy: Policy::default(),
            plan: &plan,
            questions: &[Question::Mood],
            teams: &teams,
            head_counts: &scene.head_counts,
            windows: &[],
        };
        release(&closing, &Key(1)).keep
    };
    let kept = closing("2026-W14").unwrap();
    assert_eq!(kept.teams[&group("C")].of(&Question::Mood), teams[&group("C")].of(&Question::Mood));
    let other = kept.teams[&group("D")].of(&Question::Mood);
    assert_eq!((other.n, other.sum, other.sum_of_squares, other.low, other.high), (29, 0, 0, 0, 0));
    assert!(kept.published.contains(&(group("D"), Measure::MOOD)));
    let read: super::super::WindowWeek = serde_json::from_slice(&serde_json::to_vec(&kept).unwrap()).unwrap();
    assert_eq!(read, kept);
    assert!(closing("2026-W17").is_none());
    let all_weekly = Plan::of_quarter(&super::world::teams(&[("D", 30), ("E", 40)]), Policy::default());
    let closing = Closing {
        week: week("2026-W14"),
        policy: Policy::default(),
        plan: &all_weekly,
        questions: &[Question::Mood],
        teams: &teams,
        head_counts: &scene.head_counts,
        windows: &[],
    };
    assert!(release(&closing, &Key(1)).keep.is_none());
}

#[test]
fn a_question_asked_once_needs_k_and_asked_twice_needs_twice() {
    let scene = Scene::of(&TEAMS);
    let check = |asked_in: &[i32], n: u32, published: bool| {
        let trust = Question::Trust;
        let first = week("2026-W14");
        let weeks = (0..4).map(|at| {
            let questions = if asked_in.contains(&at) {
                vec![Question::Mood, trust.clone()]
            } else {
                vec![Question::Mood]
            };
            let teams = TEAMS.into_iter().map(|(path, people)| {
                let mut tally = super::TeamTally::default();
                let answering = if path == "C" { n } else { people - 1 };
                for given in 0..answering {
                    let mut answers = crate::answers::Answers::default();
                    answers.put(trust.clone(), i64::from(2 + given % 3)).unwrap();
                    tally.count(&answers);
                }
                (group(path), tally)
            });
            (first.plus(at), questions, teams.collect(), scene.head_counts.clone())
        });
        let weeks: Vec<_> = weeks.collect();
        let told = super::tell(scene.plan(), scene.policy, &release, weeks);
        let cell = told.told[3]
            .release
            .cells_of(&group("C"))
            .find(|cell| cell.measure == Measure::Question(trust.clone()))
            .unwrap();
        assert_eq!(matches!(cell.figure, Figure::Published { .. }), published, "{asked_in:?} {n}");
        assert_eq!(cell.period, first.window());
    };
    check(&[1], 5, true);
    check(&[1], 4, false);
    check(&[0, 2], 5, true);
    check(&[0, 2], 4, false);
    check(&[3], 5, true);
}

#[test]
fn an_ordinary_quarter_publishes_all_its_windows() {
    let scene = Scene::of(&TEAMS);
    let told = scene.weeks(&vec![full(); 13]);
    let windows: Vec<_> =
        told.told.iter().flat_map(of_c).filter(|(period, _)| period.from != period.to).collect();
    let expect = [("2026-W14", "2026-W17"), ("2026-W18", "2026-W21"), ("2026-W22", "2026-W26")]
        .map(|(from, to)| (Period { from: week(from), to: week(to) }, None));
    assert_eq!(windows, expect);
    assert!(told.leaks(&Measure::MOOD).is_empty());
}
