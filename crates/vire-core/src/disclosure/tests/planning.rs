//! Plans of a quarter: names, merges, tiers and calendars.

use proptest::prelude::*;

use super::super::{Plan, Policy, Tier};
use super::world::{group, teams, worlds};
use crate::group::Group;
use crate::release::Shown;

/// Writes a plan as `name people calendar` lines.
fn lines(list: &[(&str, u32)], k: u32) -> Vec<String> {
    let plan = Plan::of_quarter(&teams(list), Policy::new(k).unwrap());
    let word = |shown| match shown {
        Shown::Weekly => "weekly",
        Shown::Windows => "windows",
        Shown::WithinParent => "hidden",
    };
    plan.nodes().iter().map(|node| format!("{} {} {}", node.group, node.people, word(node.shown))).collect()
}

#[test]
fn calendars_keep_the_highest_groups_weekly() {
    let check = |list: &[(&str, u32)], expect: &[&str]| assert_eq!(lines(list, 5), expect, "{list:?}");
    // Everybody large enough: everything weekly.
    check(&[("A", 12), ("B", 40)], &[" 52 weekly", "A 12 weekly", "B 40 weekly"]);
    // A lone team of seven to nine takes its smallest sibling to windows.
    check(&[("A", 8), ("B", 12), ("C", 40)], &[" 60 weekly", "A 8 windows", "B 12 windows", "C 40 weekly"]);
    // Two windowed teams of fifteen people are still fewer than 4·k.
    check(
        &[("A", 7), ("B", 8), ("C", 12), ("D", 30)],
        &[" 57 weekly", "A 7 windows", "B 8 windows", "C 12 windows", "D 30 weekly"],
    );
    // Windowed teams may be enough by themselves.
    check(
        &[("A", 9), ("B", 9), ("C", 9), ("D", 10)],
        &[" 37 weekly", "A 9 windows", "B 9 windows", "C 9 windows", "D 10 weekly"],
    );
    // Direct members beside sub-groups are a hidden leaf.
    check(&[("", 5), ("A", 15), ("B", 40)], &[" 60 weekly", "A 15 windows", "B 40 weekly"]);
    // A unit too small to hide its hidden part goes to windows with all below it, and takes a
    // sibling along.
    check(
        &[("U", 3), ("U/A", 15), ("V", 30), ("W", 40)],
        &[" 88 weekly", "U 18 windows", "U/A 15 windows", "V 30 windows", "W 40 weekly"],
    );
    // Too small for a weekly organisation: windows.
    check(&[("", 3), ("A", 12)], &[" 15 windows", "A 12 windows"]);
    check(&[("A", 5)], &[" 5 hidden"]);
    check(&[], &[" 0 hidden"]);
}

#[test]
fn a_higher_k_asks_for_more_people_beside() {
    let list = [("A", 9), ("B", 12), ("C", 40), ("D", 40)];
    assert_eq!(lines(&list, 5), [" 101 weekly", "A 9 windows", "B 12 windows", "C 40 weekly", "D 40 weekly"]);
    assert_eq!(
        lines(&list, 8),
        [" 101 weekly", "A 9 windows", "B 12 windows", "C 40 windows", "D 40 weekly"]
    );
}

#[test]
fn small_teams_are_merged_with_their_smallest_sibling() {
    let check = |list: &[(&str, u32)], expect: &[&str]| assert_eq!(lines(list, 5), expect, "{list:?}");
    check(
        &[("A", 3), ("B", 4), ("C", 30), ("D", 30)],
        &[" 67 weekly", "A + B 7 windows", "C 30 windows", "D 30 weekly"],
    );
    check(&[("A", 6), ("B", 20), ("C", 30)], &[" 56 weekly", "A + B 26 weekly", "C 30 weekly"]);
    // All too small, together the whole: the whole is the cell.
    check(&[("A", 1), ("B", 2), ("C", 2)], &[" 5 hidden"]);
    check(&[("A", 3), ("B", 3), ("C", 6)], &[" 12 weekly"]);
    // A small unit takes its teams into the merge.
    check(
        &[("U/A", 2), ("U/B", 3), ("V/A", 20), ("V/B", 20), ("W", 50)],
        &[" 95 weekly", "U + V 45 weekly", "U/A + U/B + V/A 25 weekly", "V/B 20 weekly", "W 50 weekly"],
    );
    // A lone small team beside direct members counts in its parent only.
    check(&[("", 30), ("A", 4)], &[" 34 weekly", "A 4 hidden"]);
}

#[test]
fn a_part_of_a_merge_gives_the_smallest_cell_that_covers_it() {
    let list = [("U/A", 2), ("U/B", 3), ("V/A", 20), ("V/B", 20), ("W/X", 50)];
    let plan = Plan::of_quarter(&teams(&list), Policy::default());
    let check = |path: &str, expect: &str| {
        assert_eq!(plan.resolve(&group(path)).map(Group::as_str), Some(expect), "{path}");
    };
    check("", "");
    check("U", "U/A + U/B + V/A");
    check("U/A", "U/A + U/B + V/A");
    check("V", "U + V");
    check("V/B", "V/B");
    check("W", "W");
    check("W/X", "W");
    assert_eq!(plan.resolve(&group("X")), None);
    assert_eq!(plan.shown_as().len(), 6);
}

#[test]
fn tiers_follow_people() {
    for (people, tier) in [(0, Tier::T0), (6, Tier::T0), (7, Tier::T1), (9, Tier::T1), (10, Tier::T2)] {
        assert_eq!(Tier::of(people), tier);
    }
    assert_eq!((Tier::of(29), Tier::of(30)), (Tier::T2, Tier::T3));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_one_tree_without_two_cells_of_the_same_people(world in worlds()) {
        let plan = Plan::of_quarter(&world.teams, world.policy());
        let root = plan.nodes().first().unwrap();
        prop_assert_eq!(&root.group, &Group::organisation());
        prop_assert_eq!(root.people, world.teams.values().sum::<u32>());
        for (at, node) in plan.nodes().iter().enumerate() {
            let same = plan.nodes().iter().filter(|other| other.teams == node.teams).count();
            prop_assert_eq!(same, 1, "{}", node.group);
            let people: u32 = node.teams.iter().map(|team| world.teams[team]).sum();
            prop_assert_eq!(people, node.people);
            if let Some(parent) = &node.parent {
                let above = plan.nodes().iter().position(|other| &other.group == parent).unwrap();
                prop_assert!(above < at);
                prop_assert!(plan.nodes()[above].teams.is_superset(&node.teams));
            }
        }
        for team in world.teams.keys() {
            for above in team.upwards() {
                let shown = plan.resolve(&above).unwrap();
                prop_assert!(plan.node(shown).unwrap().teams.contains(team));
            }
        }
        let read: Plan = serde_json::from_slice(&serde_json::to_vec(&plan).unwrap()).unwrap();
        prop_assert_eq!(read, plan);
    }

    #[test]
    fn below_a_weekly_group_what_is_not_weekly_hides_each_other(world in worlds()) {
        let plan = Plan::of_quarter(&world.teams, world.policy());
        for node in plan.nodes() {
            let children: Vec<_> = plan.nodes().iter().filter(|other| other.parent.as_ref() == Some(&node.group)).collect();
            if node.shown != Shown::Weekly {
                prop_assert!(children.iter().all(|child| child.shown != Shown::Weekly));
                continue;
            }
            prop_assert!(node.people >= 10);
            if children.is_empty() {
                continue;
            }
            let covered: u32 = children.iter().map(|child| child.people).sum();
            let direct = node.teams.iter().filter(|team| !children.iter().any(|child| child.teams.contains(*team))).count();
            let hidden: Vec<_> = children.iter().filter(|child| child.shown != Shown::Weekly).collect();
            let groups = hidden.len() + direct;
            let people = hidden.iter().map(|child| child.people).sum::<u32>() + node.people - covered;
            prop_assert!(groups == 0 || (groups >= 2 && people >= 4 * world.k), "{}: {groups} {people}", node.group);
        }
    }
}
