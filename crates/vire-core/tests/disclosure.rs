//! Properties of a whole quarter of releases, from outside, over invented organisations.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs)]

extern crate vire_core;

mod attacker;
mod world;

use std::collections::BTreeSet;

use proptest::prelude::*;
use vire_core::disclosure::{Plan, Released, release};
use vire_core::release::{Figure, Mean, Measure, Release, Shown};
use world::{Story, World, quarter, worlds};

/// How many organisations are tried: a hundred, or as many as `VIRE_WORLDS` says.
fn cases() -> u32 {
    std::env::var("VIRE_WORLDS").ok().and_then(|text| text.parse().ok()).unwrap_or(96)
}

fn told(world: &World) -> Story {
    quarter(world, Plan::of_quarter(&world.teams, world.policy()), &release)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_figure_stands_on_few_answers_or_few_people(world in worlds()) {
        let story = told(&world);
        for (group, period, measure) in story.published() {
            let answers = story.truth(&group, period, &measure);
            prop_assert!(answers >= world.k, "{group} {period:?} {measure}: {answers}");
            let planned = story.plan.node(&group).unwrap();
            let least = if period.from == period.to { 10 } else { 7 };
            prop_assert!(planned.people >= least, "{group}: {} people", planned.people);
        }
    }

    #[test]
    fn nothing_small_follows_from_all_releases_of_a_quarter(world in worlds()) {
        let story = told(&world);
        for measure in story.measures() {
            let leaks = story.leaks(&measure);
            prop_assert!(leaks.is_empty(), "{leaks:?}");
            let unmasked = story.unmasked(&measure);
            prop_assert!(unmasked.is_empty(), "{unmasked:?}");
        }
    }

    #[test]
    fn a_cell_is_written_at_most_once_and_never_both_ways(world in worlds()) {
        let story = told(&world);
        let mut keys = BTreeSet::new();
        for told in &story.told {
            let mut last = None;
            for cell in &told.release.cells {
                let key = (cell.group.clone(), cell.period, cell.measure.clone());
                prop_assert!(last.as_ref() < Some(&key), "out of order: {key:?}");
                prop_assert!(keys.insert(key.clone()), "twice: {key:?}");
                last = Some(key);
            }
        }
        let questions = story.published().into_iter().filter(|(_, _, measure)| *measure != Measure::Participation);
        let (weekly, windows): (BTreeSet<_>, BTreeSet<_>) = questions
            .map(|(group, period, _)| (group, period.from == period.to))
            .fold(Default::default(), |(mut weekly, mut windows): (BTreeSet<_>, BTreeSet<_>), (group, week)| {
                if week { weekly.insert(group) } else { windows.insert(group) };
                (weekly, windows)
            });
        prop_assert!(weekly.is_disjoint(&windows));
    }

    #[test]
    fn every_group_and_question_has_its_figure_or_its_reason(world in worlds()) {
        let story = told(&world);
        for told in &story.told {
            for planned in story.plan.nodes() {
                for measure in told.questions.iter().flat_map(Measure::of).chain([Measure::Participation]) {
                    let ends = told.week.window().to == told.week;
                    let windowed = planned.shown == Shown::Windows && measure != Measure::Participation;
                    let cells = told.release.cells_of(&planned.group).filter(|cell| cell.measure == measure);
                    let periods: Vec<_> = cells.map(|cell| cell.period.from == cell.period.to).collect();
                    prop_assert_eq!(periods, vec![!(ends && windowed)], "{} {}", planned.group, measure);
                }
            }
        }
    }

    #[test]
    fn the_same_answers_in_any_order_give_the_same_bytes(world in worlds(), shuffle in any::<u64>()) {
        let plan = Plan::of_quarter(&world.teams, world.policy());
        let again = {
            let mut listed: Vec<_> = world.teams.clone().into_iter().collect();
            let mut dice = world::Dice(shuffle);
            listed.sort_by_cached_key(|_| dice.next());
            Plan::of_quarter(&listed.into_iter().collect(), world.policy())
        };
        prop_assert_eq!(serde_json::to_vec(&plan).unwrap(), serde_json::to_vec(&again).unwrap());
        let first = quarter(&world, plan, &release);
        let mut dice = world::Dice(shuffle);
        let weeks: Vec<_> = first.told.iter().map(|told| {
            let mut given = world.answers(told.week);
            given.sort_by_cached_key(|_| dice.next());
            (told.week, told.questions.iter().rev().cloned().collect(), world::tally(given), world.head_counts(told.week))
        }).collect();
        let second = world::tell(again, world.policy(), &release, weeks);
        for (a, b) in first.told.iter().zip(&second.told) {
            prop_assert_eq!(&a.bytes, &b.bytes);
        }
    }

    #[test]
    fn every_mean_lies_on_its_grid_and_within_its_scale(world in worlds()) {
        for cell in told(&world).told.iter().flat_map(|told| &told.release.cells) {
            let Figure::Published { mean, grid, bands, .. } = &cell.figure else { continue };
            let (lowest, highest) = cell.measure.range();
            let (Mean::Value(value) | Mean::AtMost(value) | Mean::AtLeast(value)) = *mean;
            prop_assert!((lowest..=highest).contains(&value), "{cell:?}");
            if let Mean::Value(value) = mean {
                prop_assert_eq!(value % grid, 0, "{:?}", cell);
            }
            for share in bands.iter().flatten() {
                prop_assert!(share % 10 == 0 && *share <= 100);
            }
        }
    }

    #[test]
    fn a_release_reads_back_from_its_bytes(world in worlds()) {
        for told in told(&world).told {
            let read = Released::<Release>::from_ledger(&told.bytes).unwrap();
            prop_assert_eq!(&*read, &told.release);
            prop_assert_eq!(read.to_ledger(), told.bytes);
        }
    }
}

/// 10,000 people in 100 teams, many of them small, over a whole window: what a close costs at most.
#[test]
fn a_large_organisation_closes_in_a_moment() {
    let teams: Vec<(String, u32)> = (0..100)
        .map(|at| (format!("U{}/V{}/T{at}", at % 4, at % 12), [8, 9, 12, 25, 60, 146, 200, 340][at % 8]))
        .collect();
    let teams: Vec<(&str, u32)> = teams.iter().map(|(path, people)| (path.as_str(), *people)).collect();
    let world = World { teams: world::teams(&teams), seed: 5, k: 5, moves: true, pool: true, wild: true };
    let started = std::time::Instant::now();
    let story = told(&world);
    let took = started.elapsed();
    assert_eq!(story.told.len(), 13);
    // Thirteen weeks and three windows with the making up of 130,000 answers, unoptimised.
    assert!(took.as_secs() < 120, "{took:?}");
}
