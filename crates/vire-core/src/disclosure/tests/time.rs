//! R7: one quarter against another, with people who come, leave and move.

use std::collections::{BTreeMap, BTreeSet};

use super::super::closing::release_under;
use super::super::{Baselines, Closing, Cohort, Draw, Plan, Policy, Turnover};
use super::Rules;
use super::world::{Dice, group, mood, tell, week};
use crate::question::Question;
use crate::release::{Figure, Measure, Reason, Shown};
use crate::week::Week;

/// People named by team and number; `gone` leaves the first ones out, `come` adds others.
fn cohort(teams: &[(&str, u32, u32, u32)]) -> Cohort {
    let ids = |path: &str, people: u32, gone: u32, come: u32| -> BTreeSet<String> {
        let stay = (gone..people).map(|at| format!("{path}{at}"));
        stay.chain((0..come).map(|at| format!("{path}new{at}"))).collect()
    };
    teams.iter().map(|(path, people, gone, come)| (group(path), ids(path, *people, *gone, *come))).collect()
}

fn planned(cohort: &Cohort, before: &Baselines, rules: &Rules) -> (Plan, Baselines) {
    let plan = Plan::of_cohort_under(cohort, before, Policy::default(), rules);
    let after = before.after(&plan, cohort);
    (plan, after)
}

fn first(teams: &[(&str, u32)]) -> Baselines {
    let whole: Vec<_> = teams.iter().map(|(path, people)| (*path, *people, 0, 0)).collect();
    planned(&cohort(&whole), &Baselines::default(), &Rules::ALL).1
}

#[test]
fn a_group_is_published_by_how_many_changed() {
    let teams = [("A", 8), ("B", 12), ("C", 40), ("D", 9), ("E", 9)];
    let before = first(&teams);
    let check = |path: &str, gone: u32, come: u32, expect: (Turnover, Shown)| {
        let changed: Vec<_> = teams
            .iter()
            .map(|(of, people)| if *of == path { (*of, *people, gone, come) } else { (*of, *people, 0, 0) })
            .collect();
        let (plan, _) = planned(&cohort(&changed), &before, &Rules::ALL);
        let node = plan.node(&group(path)).unwrap();
        assert_eq!((node.turnover, node.shown), expect, "{path} -{gone} +{come}");
        let off = planned(&cohort(&changed), &before, &Rules { time: false, ..Rules::ALL }).0;
        assert_eq!(off.node(&group(path)).unwrap().turnover, Turnover::Usual);
    };
    check("A", 0, 0, (Turnover::Usual, Shown::Windows));
    check("A", 1, 0, (Turnover::One, Shown::WithinParent));
    check("A", 1, 1, (Turnover::Two, Shown::Windows));
    check("A", 2, 1, (Turnover::Usual, Shown::Windows));
    check("B", 0, 1, (Turnover::One, Shown::Windows));
    check("B", 2, 0, (Turnover::Two, Shown::Weekly));
    check("B", 2, 1, (Turnover::Usual, Shown::Weekly));
    check("C", 1, 0, (Turnover::Usual, Shown::Weekly));
}

#[test]
fn changes_add_up_until_there_is_a_new_baseline() {
    let mut before = first(&[("A", 14), ("B", 40)]);
    for (gone, expect) in [
        (1, Turnover::One),
        (1, Turnover::One),
        (2, Turnover::Two),
        (3, Turnover::Usual),
        (3, Turnover::Usual),
        (4, Turnover::One),
    ] {
        let (plan, after) = planned(&cohort(&[("A", 14, gone, 0), ("B", 40, 0, 0)]), &before, &Rules::ALL);
        assert_eq!(plan.node(&group("A")).unwrap().turnover, expect, "{gone}");
        before = after;
    }
}

#[test]
fn another_name_for_nearly_the_same_people_is_no_new_group() {
    let before = first(&[("A", 14), ("B", 40)]);
    let renamed = |gone: u32| {
        let mut cohort = cohort(&[("A", 14, gone, 0), ("B", 40, 0, 0)]);
        let people = cohort.remove(&group("A")).unwrap();
        cohort.insert(group("Brand new"), people);
        planned(&cohort, &before, &Rules::ALL).0.node(&group("Brand new")).unwrap().turnover
    };
    assert_eq!([0, 1, 2, 3].map(renamed), [Turnover::Usual, Turnover::One, Turnover::Two, Turnover::Usual]);
}

#[test]
fn one_who_moves_between_two_teams_changes_both() {
    let before = first(&[("A", 12), ("B", 14), ("C", 40)]);
    let mut after = cohort(&[("A", 12, 0, 0), ("B", 14, 0, 0), ("C", 40, 0, 0)]);
    let mover = after.get_mut(&group("A")).unwrap().pop_first().unwrap();
    after.get_mut(&group("B")).unwrap().insert(mover);
    let turnover = |rules: &Rules| {
        let plan = planned(&after, &before, rules).0;
        ["A", "B"].map(|path| plan.node(&group(path)).unwrap().turnover)
    };
    assert_eq!(turnover(&Rules::ALL), [Turnover::One, Turnover::One]);
    assert_eq!(turnover(&Rules { time: false, ..Rules::ALL }), [Turnover::Usual, Turnover::Usual]);
}

#[test]
fn a_small_team_of_which_one_changed_says_why_it_is_silent() {
    let teams = [("A", 8), ("B", 9), ("C", 20), ("D", 40)];
    let before = first(&teams);
    let after = cohort(&[("A", 8, 1, 0), ("B", 9, 0, 0), ("C", 20, 2, 0), ("D", 40, 0, 0)]);
    let (plan, _) = planned(&after, &before, &Rules::ALL);
    let release = |plan: Plan, rules: Rules| {
        let weeks = week("2026-W14").through(week("2026-W17")).map(|week| {
            let teams = [("A", 7), ("B", 8), ("C", 16), ("D", 30)];
            let answers = teams.iter().map(|(path, n)| (group(path), super::world::ordinary(*n)));
            (week, vec![Question::Mood], answers.collect(), BTreeMap::new())
        });
        let close = move |closing: &Closing<'_>, draw: &dyn Draw| release_under(closing, draw, &rules);
        tell(plan, Policy::default(), &close, weeks)
    };
    let told = release(plan, Rules::ALL);
    let last = &told.told[3].release;
    let of = |path: &str| {
        let shown = group(path);
        let mut cells = last.cells.iter().filter(|cell| cell.group == shown && cell.measure == Measure::MOOD);
        cells.next_back().unwrap().figure.clone()
    };
    assert_eq!(of("A"), Figure::Withheld { reason: Reason::RosterChanged });
    let Figure::Published { grid, .. } = of("C") else { panic!("two changed: published on the double grid") };
    assert_eq!(grid, 50);
    assert!(told.leaks(&Measure::MOOD).is_empty() && told.unmasked(&Measure::MOOD).is_empty());
    let off = planned(&after, &before, &Rules { time: false, ..Rules::ALL }).0;
    let told = release(off, Rules { time: false, ..Rules::ALL });
    let published = |cell: &crate::release::Cell| matches!(cell.figure, Figure::Published { .. });
    let small = group("A");
    assert!(told.told[3].release.cells_of(&small).any(published));
}

/// How often an attacker who knows the roster tells from two quarters whether the one who left was glad.
///
/// Everybody has a usual mood; seventeen in twenty answer each week. The attacker multiplies the mean of
/// each quarter's figures by its people and takes the difference.
fn told_the_leaver(people: u32, rules: Rules, organisations: u64) -> f64 {
    let close = move |closing: &Closing<'_>, draw: &dyn Draw| release_under(closing, draw, &rules);
    let mut right = 0;
    for seed in 0..organisations {
        let mut dice = Dice(seed * 7919);
        let usual: Vec<u8> = (0..people).map(|_| [2, 3, 4][dice.below(3) as usize]).collect();
        let glad = dice.happens(50);
        let leaver = if glad { 4 } else { 2 };
        let teams = [("A", people, 0, 0), ("B", 12, 0, 0), ("C", 40, 0, 0)];
        let mut before = Baselines::default();
        let mut figures_of = |gone: u32, from: &str| -> Vec<f64> {
            let mut teams = teams;
            teams[0].2 = gone;
            let (plan, after) = planned(&cohort(&teams), &before, &rules);
            before = after;
            let from: Week = week(from);
            let weeks = from.through(from.plus(12)).map(|at| {
                let mut answers = BTreeMap::new();
                for (path, people, _, _) in teams {
                    let own = |at: u32| match (path, at) {
                        ("A", 0) => leaver,
                        ("A", at) => usual[at as usize],
                        (_, at) => 2 + (at % 3) as u8,
                    };
                    let first = if path == "A" { gone } else { 0 };
                    let given: Vec<u8> = (first..people)
                        .filter_map(|at| {
                            let swing = dice.below(3) as u8;
                            dice.happens(85).then(|| own(at) + swing - 1)
                        })
                        .collect();
                    answers.insert(group(path), mood(&given));
                }
                (at, vec![Question::Mood], answers, BTreeMap::new())
            });
            let told = tell(plan, Policy::default(), &close, weeks);
            let figures = told.told.iter().flat_map(|told| &told.release.cells).filter_map(|cell| {
                let own = cell.group == group("A") && cell.measure == Measure::MOOD;
                match &cell.figure {
                    Figure::Published { mean, .. } if own => Some(mean.drawn()),
                    _ => None,
                }
            });
            figures.collect()
        };
        let before = figures_of(0, "2026-W14");
        let after = figures_of(1, "2026-W27");
        let mean = |figures: &[f64]| figures.iter().sum::<f64>() / figures.len() as f64;
        let guess = if after.is_empty() {
            dice.happens(50)
        } else {
            mean(&before) * f64::from(people) - mean(&after) * f64::from(people - 1) > 3.0
        };
        right += u64::from(guess == glad);
    }
    right as f64 / organisations as f64 - 0.5
}

#[test]
fn before_against_after_tells_less_of_who_left() {
    let off = Rules { time: false, ..Rules::ALL };
    let (with, without) = (told_the_leaver(11, Rules::ALL, 200), told_the_leaver(11, off, 200));
    assert!(without >= 0.12, "{without}");
    assert!(with <= without - 0.05, "{with} {without}");
    // Of a small team nothing is published, so nothing is told.
    let (with, without) = (told_the_leaver(9, Rules::ALL, 200), told_the_leaver(9, off, 200));
    assert!(with.abs() <= 0.09 && without >= 0.05, "{with} {without}");
}

#[test]
fn a_coalition_in_a_small_team_does_not_learn_exactly_what_the_others_said() {
    // Eight people; five answer each week. Three of them tell each other; the other two always answer 1.
    let teams = [("A", 8), ("B", 20), ("C", 40)];
    let told = |rules: Rules| {
        let weeks = week("2026-W14").through(week("2026-W17")).map(|at| {
            let answers = [
                ("A", mood(&[3, 4, 4, 1, 1])),
                ("B", super::world::ordinary(15)),
                ("C", super::world::ordinary(30)),
            ];
            (
                at,
                vec![Question::Mood],
                answers.map(|(path, tally)| (group(path), tally)).into(),
                BTreeMap::new(),
            )
        });
        let close = move |closing: &Closing<'_>, draw: &dyn Draw| release_under(closing, draw, &rules);
        let plan = Plan::under(&super::world::teams(&teams), Policy::default(), &rules);
        tell(plan, Policy::default(), &close, weeks)
    };
    // What the sum over the two others can be, from each figure less what the coalition knows and whatever
    // the rest may have said: in parts of the range that it had before.
    let room = |rules: Rules, coalition: usize| -> f64 {
        let story = told(rules);
        let cells = story.told.iter().flat_map(|told| &told.release.cells);
        let own = cells.filter(|cell| cell.group == group("A") && cell.measure == Measure::MOOD);
        let rooms = own.filter_map(|cell| {
            let Figure::Published { mean, grid, .. } = &cell.figure else { return None };
            let weeks = f64::from(cell.period.to.since(cell.period.from) + 1);
            let step = if rules.rounding { f64::from(*grid) / 100.0 } else { 0.0 };
            let known: f64 = [3.0, 4.0, 4.0].iter().take(coalition).sum::<f64>() * weeks;
            let (whole, silent) = (mean.drawn() * 5.0 * weeks, (3 - coalition) as f64 * weeks);
            let most = whole + step * 5.0 * weeks - known - silent;
            let least = whole - step * 5.0 * weeks - known - silent * 5.0;
            let two = 2.0 * weeks;
            Some((most.min(two * 5.0) - least.max(two)) / (two * 4.0))
        });
        rooms.fold(f64::INFINITY, f64::min)
    };
    let off = Rules { people: false, rounding: false, open_ends: false, intervals: false, ..Rules::ALL };
    for coalition in 1..=3 {
        assert!(room(Rules::ALL, coalition) >= 0.05, "{coalition}: {}", room(Rules::ALL, coalition));
    }
    assert!(room(off, 3) <= 0.01, "{}", room(off, 3));
}
