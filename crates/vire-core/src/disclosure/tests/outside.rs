//! The audit by anybody: it finds what a broken release gives away, and nothing in whole ones.

use super::super::closing::release_under;
use super::super::{Closing, Draw, Plan, Released, audit};
use super::world::quarter;
use super::{Rules, Scene, Story};
use crate::group::Group;
use crate::release::Release;

fn releases(story: &Story) -> Vec<Released<Release>> {
    story.told.iter().map(|told| Released::from_ledger(&told.bytes).unwrap()).collect()
}

#[test]
fn four_people_left_over_are_found_by_their_number() {
    let mut scene = Scene::without(&[("", 4), ("B", 30), ("C", 30)], |rules| {
        rules.complements = false;
        rules.cadence = false;
    });
    let week = [("", 4), ("B", 20), ("C", 20)];
    let found = audit(&releases(&scene.week(&week)));
    assert_eq!(found.small.len(), 2, "mood and participation: {found:?}");
    assert_eq!((found.small[0].groups.clone(), found.small[0].at_most), (vec![Group::organisation()], 4));
    scene.rules = Rules::ALL;
    assert!(audit(&releases(&scene.week(&week))).small.is_empty());
}

#[test]
fn a_figure_that_stands_twice_is_found() {
    let story = Scene::of(&[("A", 20), ("B", 20)]).week(&[("A", 12), ("B", 12)]);
    let mut twice = releases(&story);
    twice.extend(releases(&story));
    assert_eq!(audit(&releases(&story)).twice, 0);
    assert!(audit(&twice).twice > 0);
}

#[test]
fn nothing_small_is_found_in_whole_quarters() {
    use proptest::strategy::{Strategy, ValueTree};
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let close = |closing: &Closing<'_>, draw: &dyn Draw| release_under(closing, draw, &Rules::ALL);
    for _ in 0..20 {
        let world = super::world::worlds().new_tree(&mut runner).unwrap().current();
        let story = quarter(&world, Plan::of_quarter(&world.teams, world.policy()), &close);
        let found = audit(&releases(&story));
        assert!(found.small.is_empty() && found.twice == 0, "{found:?} {world:?}");
    }
}
