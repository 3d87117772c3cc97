//! Each rule against the attack that it stops: on, the attack fails; off, it succeeds.

use super::super::closing::release_under;
use super::super::rounding::Subject;
use super::super::{Closing, Draw, Plan, Tally, Tier};
use super::world::{Key, World, figure, is_published, mood, ordinary, quarter, reason, week};
use super::{Rules, Scene};
use crate::group::Group;
use crate::release::{Figure, Mean, Measure, Reason};
use crate::week::Period;

fn values(of: &[(u8, usize)]) -> Vec<u8> {
    of.iter().flat_map(|(value, times)| std::iter::repeat_n(*value, *times)).collect()
}

#[test]
fn a_figure_of_three_answers_is_withheld() {
    let check = |switch: fn(&mut Rules), read: bool| {
        let told = Scene::without(&[("A", 12), ("B", 30), ("C", 30)], switch).week(&[
            ("A", 3),
            ("B", 20),
            ("C", 20),
        ]);
        assert_eq!(is_published(&told.told[0].release, "A", "mood"), read);
        assert_eq!(told.leaks(&Measure::MOOD).is_empty(), !read);
    };
    check(|_| (), false);
    check(|rules| rules.answers = false, true);
}

#[test]
fn a_parent_minus_its_children_gives_nothing() {
    let teams = [("A", 12), ("B", 30), ("C", 30)];
    let counts = [("A", 3), ("B", 20), ("C", 20)];
    let on = Scene::of(&teams).week(&counts);
    assert!(on.leaks(&Measure::MOOD).is_empty());
    assert_eq!(reason(&on.told[0].release, "B", "mood"), Some(Reason::ProtectsSibling));
    assert!(is_published(&on.told[0].release, "C", "mood"));
    assert!(is_published(&on.told[0].release, "", "mood"));
    let off = Scene::without(&teams, |rules| rules.complements = false).week(&counts);
    assert_eq!(off.leaks(&Measure::MOOD), ["mood: \"A\" in 2026-W14 (3)"]);
}

#[test]
fn two_missing_siblings_give_nothing_even_to_one_of_them() {
    // A and B together hold four answers: whoever knows B's one knows A's three.
    let teams = [("A", 12), ("B", 12), ("C", 30), ("D", 30)];
    let counts = [("A", 3), ("B", 1), ("C", 20), ("D", 20)];
    let on = Scene::of(&teams).week(&counts);
    assert!(on.leaks(&Measure::MOOD).is_empty());
    let off = Scene::without(&teams, |rules| rules.complements = false).week(&counts);
    assert_eq!(off.leaks(&Measure::MOOD), ["mood: \"A\" in 2026-W14 (3) and \"B\" in 2026-W14 (1)"]);
}

#[test]
fn a_withheld_unit_is_not_added_up_from_its_teams() {
    // U/A (4 answers) would follow from the organisation less V less U's other teams.
    let teams = [("U/A", 10), ("U/B", 14), ("U/C", 15), ("V", 40), ("W", 40)];
    let counts = [("U/A", 4), ("U/B", 10), ("U/C", 10), ("V", 30), ("W", 30)];
    let on = Scene::of(&teams).week(&counts);
    assert!(on.leaks(&Measure::MOOD).is_empty());
    assert!(is_published(&on.told[0].release, "U", "mood"));
    assert!(is_published(&on.told[0].release, "U/C", "mood"));
    let off = Scene::without(&teams, |rules| rules.complements = false).week(&counts);
    assert!(!off.leaks(&Measure::MOOD).is_empty());
}

#[test]
fn a_group_under_ten_people_is_not_published_in_a_week() {
    let teams = [("A", 8), ("B", 8), ("C", 30), ("D", 40)];
    let counts = [("A", 8), ("B", 8), ("C", 20), ("D", 20)];
    let on = Scene::of(&teams).week(&counts);
    assert_eq!(reason(&on.told[0].release, "A", "mood"), Some(Reason::WaitsForWindow));
    assert!(on.unmasked(&Measure::MOOD).is_empty());
    let off = Scene::without(&teams, |rules| rules.people = false).week(&counts);
    assert!(is_published(&off.told[0].release, "A", "mood"));
    assert!(!off.unmasked(&Measure::MOOD).is_empty());
}

#[test]
fn teams_under_seven_people_have_no_cell_of_their_own() {
    let teams = [("A", 5), ("B", 6), ("C", 30), ("D", 40)];
    let counts = [("A", 5), ("B", 5), ("C", 20), ("D", 20)];
    let on = Scene::of(&teams).week(&counts);
    assert!(figure(&on.told[0].release, "A", "mood").is_none());
    let off = Scene::without(&teams, |rules| rules.people = false).week(&counts);
    assert!(is_published(&off.told[0].release, "A", "mood"));
}

#[test]
fn people_who_are_never_shown_hide_among_twenty() {
    // Fifteen hidden people would stand alone week after week; with C in windows they are 27.
    let teams = [("A", 7), ("B", 8), ("C", 12), ("D", 30), ("E", 40)];
    let counts = [("A", 7), ("B", 8), ("C", 12), ("D", 20), ("E", 20)];
    let fewest_solved = |story: &super::Story| {
        let hidden = [("A", 7), ("B", 8), ("C", 12)];
        let paths = story.all_teams();
        let (attacker, _) = story.attack(&Measure::MOOD, Period::week(week("2026-W14")));
        (1u32..8)
            .filter(|pick| {
                let chosen = hidden.iter().enumerate().filter(|(at, _)| pick & (1 << at) != 0);
                let union = chosen
                    .map(|(_, (path, _))| (paths.iter().position(|team| team.as_str() == *path).unwrap(), 0));
                attacker.solves(&union.collect())
            })
            .map(|pick| {
                let chosen = hidden.iter().enumerate().filter(|(at, _)| pick & (1 << at) != 0);
                chosen.map(|(_, (_, people))| people).sum::<u32>()
            })
            .min()
    };
    assert_eq!(fewest_solved(&Scene::of(&teams).week(&counts)), Some(27));
    let off = Scene::without(&teams, |rules| rules.cadence = false).week(&counts);
    assert_eq!(fewest_solved(&off), Some(12));
    assert!(is_published(&off.told[0].release, "C", "mood"));
}

#[test]
fn a_windowed_group_is_never_read_week_by_week() {
    let teams = [("A", 7), ("B", 8), ("C", 12), ("D", 30), ("E", 40)];
    let full = |n: &[u32]| -> Vec<(&'static str, super::TeamTally)> {
        ["A", "B", "C", "D", "E"].into_iter().zip(n).map(|(path, n)| (path, ordinary(*n))).collect()
    };
    let weeks = vec![full(&[6, 6, 11, 20, 20]); 4];
    let check = |switch: fn(&mut Rules), weekly: bool| {
        let told = Scene::without(&teams, switch).weeks(&weeks);
        assert_eq!(is_published(&told.told[0].release, "C", "mood"), weekly);
        let window =
            told.told[3].release.cells_of(&super::group("C")).find(|cell| cell.period.from != cell.period.to);
        assert!(matches!(window.unwrap().figure, Figure::Published { .. }));
    };
    check(|_| (), false);
    check(
        |rules| {
            rules.one_calendar = false;
            rules.complements = false
        },
        true,
    );
}

#[test]
fn a_window_needs_a_full_week_and_twenty_answers() {
    let teams = [("A", 7), ("B", 8), ("C", 12), ("D", 30), ("E", 40)];
    let of_c = |n: u32| {
        vec![
            ("A", ordinary(6)),
            ("B", ordinary(6)),
            ("C", ordinary(n)),
            ("D", ordinary(20)),
            ("E", ordinary(20)),
        ]
    };
    let check = |c: [u32; 4], switch: fn(&mut Rules), read: bool| {
        let told = Scene::without(&teams, switch).weeks(&c.map(of_c));
        let cell =
            told.told[3].release.cells_of(&super::group("C")).find(|cell| cell.measure == Measure::MOOD);
        match &cell.unwrap().figure {
            Figure::Published { .. } => assert!(read, "{c:?}"),
            Figure::Withheld { reason } => {
                assert!(!read, "{c:?}");
                assert_eq!(*reason, Reason::TooFewCheckins);
            }
        }
    };
    check([5, 5, 5, 5], |_| (), true);
    check([8, 4, 4, 4], |_| (), true);
    check([5, 5, 5, 4], |_| (), false);
    check([4, 4, 4, 4], |_| (), false);
    check([0, 0, 0, 19], |_| (), false);
    check([2, 1, 1, 1], |_| (), false);
    check([2, 1, 1, 1], |rules| rules.windows = false, true);
}

#[test]
fn a_window_less_its_other_weeks_gives_no_week() {
    // The unit's teams are all in windows; in the last week the unit itself is too small to show.
    let teams = [("U/A", 9), ("U/B", 10), ("U/C", 11), ("V", 40), ("W", 40)];
    let week_of = |a: u32, b: u32, c: u32| {
        vec![
            ("U/A", ordinary(a)),
            ("U/B", ordinary(b)),
            ("U/C", ordinary(c)),
            ("V", ordinary(30)),
            ("W", ordinary(30)),
        ]
    };
    let weeks = [week_of(0, 9, 9), week_of(0, 9, 9), week_of(0, 9, 9), week_of(0, 2, 1)];
    let on = Scene::of(&teams).weeks(&weeks);
    assert!(on.leaks(&Measure::MOOD).is_empty());
    let off = Scene::without(&teams, |rules| rules.window_complements = false).weeks(&weeks);
    assert_eq!(off.leaks(&Measure::MOOD), ["mood: \"U/B\" in 2026-W17 (2) and \"U/C\" in 2026-W17 (1)"]);
}

#[test]
fn a_window_does_not_leave_a_hidden_team_alone() {
    // Nine people have no group of their own. B is in windows to hide them: B's window would give theirs.
    let teams = [("", 9), ("B", 11), ("C", 40)];
    let weeks = vec![vec![("", ordinary(7)), ("B", ordinary(9)), ("C", ordinary(30))]; 4];
    let solved = |switch: fn(&mut Rules)| {
        let told = Scene::without(&teams, switch).weeks(&weeks);
        let window = week("2026-W14").window();
        let (attacker, _) = told.attack(&Measure::MOOD, window);
        attacker.solves(&(0..4).map(|at| (0, at)).collect())
    };
    assert!(!solved(|_| ()));
    assert!(solved(|rules| rules.window_complements = false));
}

#[test]
fn over_many_organisations_the_attacker_wins_only_without_the_rule() {
    use proptest::strategy::{Strategy, ValueTree};
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let worlds: Vec<_> =
        (0..100).map(|_| super::world::worlds().new_tree(&mut runner).unwrap().current()).collect();
    let lost = |switch: fn(&mut Rules)| {
        let mut rules = Rules::ALL;
        switch(&mut rules);
        rules.audit = rules.are_all_others();
        rules.intervals = rules.audit;
        let close = move |closing: &Closing<'_>, draw: &dyn Draw| release_under(closing, draw, &rules);
        let lost = |world: &&World| {
            let story = quarter(world, Plan::under(&world.teams, world.policy(), &rules), &close);
            !story.leaks(&Measure::MOOD).is_empty() || !story.unmasked(&Measure::MOOD).is_empty()
        };
        worlds.iter().filter(lost).count()
    };
    assert_eq!(lost(|_| ()), 0);
    let off: [fn(&mut Rules); 4] = [
        |rules| rules.complements = false,
        |rules| rules.window_complements = false,
        |rules| rules.people = false,
        |rules| rules.answers = false,
    ];
    let lost = off.map(lost);
    assert!(lost.iter().all(|worlds| *worlds >= 2), "{lost:?}");
}

#[test]
fn the_audit_makes_up_for_rules_that_miss_something() {
    use proptest::strategy::{Strategy, ValueTree};
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let worlds: Vec<_> =
        (0..60).map(|_| super::world::worlds().new_tree(&mut runner).unwrap().current()).collect();
    let lost = |audit: bool| {
        let rules = Rules {
            audit,
            intervals: false,
            complements: false,
            window_complements: false,
            cadence: false,
            ..Rules::ALL
        };
        let close = move |closing: &Closing<'_>, draw: &dyn Draw| release_under(closing, draw, &rules);
        let lost = |world: &&World| {
            let story = quarter(world, Plan::under(&world.teams, world.policy(), &rules), &close);
            !story.leaks(&Measure::MOOD).is_empty()
        };
        worlds.iter().filter(lost).count()
    };
    assert_eq!(lost(true), 0);
    assert!(lost(false) >= 5, "{}", lost(false));
}

#[test]
fn a_new_colleague_is_not_left_over_when_the_teams_are_subtracted() {
    // One of the three in the pool is real, two are invented by somebody who knows their answers.
    let teams = [("A", 12), ("B", 14), ("C", 40)];
    let weeks = [vec![("A", ordinary(9)), ("B", ordinary(10)), ("C", ordinary(30)), ("~", ordinary(3))]];
    let leaks = |switch: fn(&mut Rules)| {
        let told = Scene::without(&teams, switch).weeks(&weeks);
        assert!(figure(&told.told[0].release, "~", "mood").is_none());
        assert!(is_published(&told.told[0].release, "", "mood"));
        told.leaks(&Measure::MOOD)
    };
    assert!(leaks(|_| ()).is_empty());
    assert_eq!(leaks(|rules| rules.complements = false), ["mood: \"~\" in 2026-W14 (3)"]);
}

#[test]
fn four_answers_inside_a_gloomy_group_keep_half_of_their_range() {
    // Thirty-four answers near 1: whoever is in D could only have answered 1.
    let teams = [("U/C", 30), ("U/D", 9), ("V", 40), ("W", 40)];
    let gloomy = values(&[(1, 28), (2, 2)]);
    let weeks =
        [vec![("U/C", mood(&gloomy)), ("U/D", mood(&[1; 4])), ("V", ordinary(30)), ("W", ordinary(31))]];
    let check = |switch: fn(&mut Rules), published: bool| {
        let told = Scene::without(&teams, switch).weeks(&weeks);
        assert_eq!(is_published(&told.told[0].release, "U", "mood"), published);
    };
    check(|_| (), false);
    check(|rules| rules.intervals = false, true);
}

fn subject<'a>(group: &'a Group, tier: Tier, measure: &'a Measure, answers: &[u8]) -> Subject<'a> {
    let mut tally = Tally::default();
    for value in answers {
        tally.count(crate::question::QuestionKind::Mood, *value);
    }
    Subject {
        group,
        tier,
        turnover: super::super::Turnover::Usual,
        period: Period::week(week("2026-W14")),
        measure,
        tally,
    }
}

fn drawn(subject: &Subject<'_>, rules: &Rules, key: u64) -> (Mean, Option<[u8; 3]>) {
    match subject.figure(&Key(key) as &dyn Draw, rules) {
        Figure::Published { mean, bands, .. } => (mean, bands),
        Figure::Withheld { .. } => panic!("a subject's figure is always published"),
    }
}

/// Lists the head-counts of 10 to 29 that can have printed a mean.
fn possible_counts(printed: Mean, rules: &Rules) -> Vec<u32> {
    let (group, measure) = (Group::organisation(), Measure::MOOD);
    (10u32..=29)
        .filter(|n| {
            (*n..=5 * *n).any(|sum| {
                let tally = Tally { n: *n, sum: u64::from(sum), ..Tally::default() };
                let subject = Subject { tally, ..subject(&group, Tier::T2, &measure, &[]) };
                (0..40).any(|key| drawn(&subject, rules, key).0 == printed)
            })
        })
        .collect()
}

#[test]
fn a_printed_mean_does_not_tell_the_head_count() {
    let (group, measure) = (Group::organisation(), Measure::MOOD);
    let thirteen = subject(&group, Tier::T2, &measure, &values(&[(2, 4), (3, 6), (4, 3)]));
    let on = drawn(&thirteen, &Rules::ALL, 1).0;
    assert_eq!(possible_counts(on, &Rules::ALL).len(), 20);
    let exact = Rules { rounding: false, ..Rules::ALL };
    let off = drawn(&thirteen, &exact, 1).0;
    assert!(possible_counts(off, &exact).len() <= 6, "{:?}", possible_counts(off, &exact));
}

#[test]
fn everybody_answered_one_does_not_show() {
    let (group, measure) = (Group::organisation(), Measure::MOOD);
    let all_ones = subject(&group, Tier::T2, &measure, &[1; 12]);
    let nearly = subject(&group, Tier::T2, &measure, &values(&[(1, 7), (2, 5)]));
    for key in 0..200 {
        assert_eq!(drawn(&all_ones, &Rules::ALL, key).0, Mean::AtMost(150));
        assert_eq!(drawn(&nearly, &Rules::ALL, key).0, Mean::AtMost(150));
    }
    let closed = Rules { open_ends: false, ..Rules::ALL };
    assert_eq!(drawn(&all_ones, &closed, 1).0, Mean::Value(100));
}

#[test]
fn a_large_group_that_agrees_at_one_end_is_withheld() {
    let check = |value: u8, switch: fn(&mut Rules), expect: Option<Reason>| {
        let scene = Scene::without(&[("A", 40), ("B", 40), ("C", 40)], switch);
        let told = scene.weeks(&[vec![("A", mood(&[value; 30])), ("B", ordinary(30)), ("C", ordinary(30))]]);
        assert_eq!(reason(&told.told[0].release, "A", "mood"), expect, "{value}");
    };
    check(1, |_| (), Some(Reason::Unanimous));
    check(5, |_| (), Some(Reason::Unanimous));
    check(3, |_| (), None);
    check(1, |rules| rules.unanimous = false, None);
}

#[test]
fn a_unanimous_group_does_not_follow_from_its_siblings() {
    let teams = [("A", 40), ("B", 40), ("C", 40)];
    let weeks = [vec![("A", mood(&[1; 30])), ("B", ordinary(30)), ("C", ordinary(31))]];
    let solved = |switch: fn(&mut Rules)| {
        let told = Scene::without(&teams, switch).weeks(&weeks);
        let (attacker, _) = told.attack(&Measure::MOOD, Period::week(week("2026-W14")));
        attacker.solves(&[(0, 0)].into())
    };
    assert!(!solved(|_| ()));
    assert!(solved(|rules| rules.complements = false));
}

#[test]
fn shares_are_left_out_where_nearly_all_say_the_same() {
    let (group, measure) = (Group::organisation(), Measure::MOOD);
    let nearly = subject(&group, Tier::T3, &measure, &values(&[(1, 1), (4, 29)]));
    assert_eq!(drawn(&nearly, &Rules::ALL, 1).1, None);
    let shown = Rules { bands: false, ..Rules::ALL };
    assert_eq!(drawn(&nearly, &shown, 1).1, Some([0, 0, 100]));
    let spread = subject(&group, Tier::T3, &measure, &values(&[(1, 3), (3, 3), (4, 24)]));
    assert_eq!(drawn(&spread, &Rules::ALL, 1).1, Some([10, 10, 80]));
}

#[test]
fn a_unit_with_one_team_has_one_value() {
    let teams = [("U/A", 20), ("V", 30), ("W", 30)];
    let weeks =
        [vec![("U/A", mood(&values(&[(2, 7), (3, 6), (4, 4)]))), ("V", ordinary(20)), ("W", ordinary(20))]];
    let cells = |switch: fn(&mut Rules)| {
        let told = Scene::without(&teams, switch).weeks(&weeks);
        ["U", "U/A"].into_iter().filter(|path| is_published(&told.told[0].release, path, "mood")).count()
    };
    assert_eq!(cells(|_| ()), 1);
    assert_eq!(
        cells(|rules| {
            rules.one_cell = false;
            rules.complements = false
        }),
        2
    );
}
