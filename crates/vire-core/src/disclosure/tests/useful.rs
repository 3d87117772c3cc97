//! What an ordinary organisation still sees, and edges that must not break anything.

use std::collections::BTreeMap;

use super::super::{Closing, Plan, Policy, Tier, release};
use super::Scene;
use super::world::{Dice, Key, figure, group, is_published, ordinary, reason, week};
use crate::question::Question;
use crate::release::{Figure, Mean, Reason};

#[test]
fn an_ordinary_organisation_sees_its_units_and_most_teams_every_week() {
    let sizes = [4, 6, 8, 11, 12, 14, 15, 18, 20, 22, 25, 28, 34, 40];
    let names: Vec<String> =
        sizes.iter().enumerate().map(|(at, _)| format!("{}/T{at:02}", ["P", "Q", "R"][at % 3])).collect();
    let teams: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(sizes).collect();
    let scene = Scene::of(&teams);
    let plan = scene.plan();
    let large: Vec<_> = plan
        .nodes()
        .iter()
        .filter(|node| node.tier >= Tier::T2 && node.group.as_str().contains('/'))
        .map(|node| node.group.clone())
        .collect();
    let (mut seen, mut possible) = (0, 0);
    let mut dice = Dice(11);
    for _ in 0..50 {
        let counts: Vec<(&str, u32)> = teams
            .iter()
            .map(|(path, people)| (*path, (0..*people).filter(|_| dice.happens(70)).count() as u32))
            .collect();
        let told = scene.week(&counts);
        let release = &told.told[0].release;
        for path in ["", "P", "Q", "R"] {
            assert!(is_published(release, path, "mood"), "{path}");
        }
        assert!(is_published(release, "", "participation"));
        possible += large.len();
        seen += large.iter().filter(|group| is_published(release, group.as_str(), "mood")).count();
    }
    assert!(large.len() >= 9, "{large:?}");
    assert!(seen * 10 >= possible * 7, "{seen} of {possible}");
}

#[test]
fn everybody_answered_one_tells_nobody_more() {
    let teams = [("A", 12), ("B", 14), ("C", 40), ("D", 50)];
    let weeks = teams.map(|(path, people)| (path, super::world::mood(&vec![1; people as usize])));
    let told = Scene::of(&teams).weeks(&[weeks.to_vec()]);
    let release = &told.told[0].release;
    for path in ["", "C", "D"] {
        assert_eq!(reason(release, path, "mood"), Some(Reason::Unanimous), "{path}");
    }
    for path in ["A", "B"] {
        let Some(Figure::Published { mean, .. }) = figure(release, path, "mood") else { panic!("{path}") };
        assert_eq!(*mean, Mean::AtMost(150));
    }
}

#[test]
fn an_empty_organisation_gives_reasons_only() {
    let told = Scene::of(&[]).week(&[]);
    let release = &told.told[0].release;
    assert_eq!(release.cells.len(), 2);
    assert_eq!(reason(release, "", "mood"), Some(Reason::TooFewPeople));
    assert_eq!(reason(release, "", "participation"), Some(Reason::TooFewPeople));
    // Answers of teams that came later do not make it public either.
    let told = Scene::of(&[]).week(&[("A", 20), ("B/C", 20)]);
    assert_eq!(reason(&told.told[0].release, "", "mood"), Some(Reason::TooFewPeople));
}

#[test]
fn a_team_that_came_later_counts_above_and_is_protected() {
    let scene = Scene::of(&[("A", 20), ("B", 20)]);
    let told = scene.week(&[("A", 15), ("B", 15), ("New", 3)]);
    let release = &told.told[0].release;
    assert!(figure(release, "New", "mood").is_none());
    assert!(is_published(release, "", "mood"));
    assert!(told.leaks(&crate::release::Measure::MOOD).is_empty());
    assert_eq!(reason(release, "A", "mood"), Some(Reason::ProtectsSibling));
    assert!(is_published(release, "B", "mood"));
}

#[test]
fn a_silent_team_protects_nothing_but_is_not_singled_out() {
    let told = Scene::of(&[("A", 20), ("B", 20), ("C", 30)]).week(&[("A", 0), ("B", 15), ("C", 20)]);
    let release = &told.told[0].release;
    assert_eq!(reason(release, "A", "mood"), Some(Reason::TooFewCheckins));
    assert!(is_published(release, "", "mood"));
    // One cell may not stand twice, as itself and as the organisation.
    let two = Scene::of(&[("A", 20), ("B", 20), ("C", 30)]).week(&[("A", 0), ("B", 0), ("C", 20)]);
    assert!(is_published(&two.told[0].release, "", "mood"));
    assert_eq!(reason(&two.told[0].release, "C", "mood"), Some(Reason::ProtectsSibling));
}

#[test]
fn an_organisation_in_which_only_a_small_team_answered_is_withheld() {
    let told = Scene::of(&[("A", 9), ("B", 20), ("C", 30)]).week(&[("A", 8), ("B", 0), ("C", 0)]);
    assert_eq!(reason(&told.told[0].release, "", "mood"), Some(Reason::ProtectsSibling));
    assert!(told.unmasked(&crate::release::Measure::MOOD).is_empty());
}

#[test]
fn a_raised_k_withholds_what_the_floor_would_show() {
    let mut scene = Scene::of(&[("A", 20), ("B", 20), ("C", 30)]);
    let counts = [("A", 6), ("B", 15), ("C", 20)];
    assert!(is_published(&scene.week(&counts).told[0].release, "A", "mood"));
    scene.policy = Policy::new(8).unwrap();
    let told = scene.week(&counts);
    assert_eq!(reason(&told.told[0].release, "A", "mood"), Some(Reason::TooFewCheckins));
    assert_eq!(reason(&told.told[0].release, "B", "mood"), Some(Reason::ProtectsSibling));
    assert_eq!(told.told[0].release.policy.k, 8);
}

#[test]
fn participation_is_for_large_weekly_groups() {
    let told = Scene::of(&[("A", 20), ("B", 30), ("C", 40), ("D", 25)]).week(&[
        ("A", 15),
        ("B", 21),
        ("C", 40),
        ("D", 20),
    ]);
    let release = &told.told[0].release;
    assert_eq!(reason(release, "A", "participation"), Some(Reason::TooFewPeople));
    let Some(Figure::Published { mean, grid, bands, .. }) = figure(release, "B", "participation") else {
        panic!("B is large enough")
    };
    assert_eq!((*mean, *grid, *bands), (Mean::Value(7000), 1000, None));
    let Some(Figure::Published { mean, .. }) = figure(release, "C", "participation") else { panic!("C is") };
    assert_eq!(*mean, Mean::Value(10_000));
}

#[test]
fn participation_counts_this_weeks_people() {
    let plan = Plan::of_quarter(&super::world::teams(&[("A", 40), ("B", 40)]), Policy::default());
    let teams: BTreeMap<_, _> = [("A", 20), ("B", 20)].map(|(path, n)| (group(path), ordinary(n))).into();
    let check = |now: &[(&str, u32)], expect: i32| {
        let closing = Closing {
            week: week("2026-W14"),
            policy: Policy::default(),
            plan: &plan,
            questions: &[Question::Mood],
            teams: &teams,
            head_counts: &super::world::teams(now),
            windows: &[],
        };
        let release = release(&closing, &Key(1)).release;
        let Some(Figure::Published { mean, .. }) = figure(&release, "A", "participation") else { panic!() };
        assert_eq!(*mean, Mean::Value(expect), "{now:?}");
    };
    check(&[("A", 25), ("B", 40)], 8000);
    check(&[("A", 10), ("B", 40)], 10_000);
    check(&[], 5000);
}

#[test]
fn another_key_may_round_the_same_sums_elsewhere() {
    let scene = Scene::of(&[("A", 17), ("B", 30)]);
    let plan = scene.plan();
    let teams: BTreeMap<_, _> = [("A", 13), ("B", 22)].map(|(path, n)| (group(path), ordinary(n))).into();
    let bytes = |key: u64| {
        let closing = Closing {
            week: week("2026-W14"),
            policy: Policy::default(),
            plan: &plan,
            questions: &[Question::Mood],
            teams: &teams,
            head_counts: &scene.head_counts,
            windows: &[],
        };
        release(&closing, &Key(key)).release.to_ledger()
    };
    assert_eq!(bytes(1), bytes(1));
    let different: std::collections::BTreeSet<_> = (0..40).map(bytes).collect();
    assert!(different.len() >= 2);
}
