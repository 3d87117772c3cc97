//! Tests of the rules from inside, where a single rule can be switched off.

#[path = "../../../tests/attacker/mod.rs"]
mod attacker;
mod figures;
mod outside;
mod planning;
mod rules_bite;
mod time;
mod useful;
mod windows;
#[path = "../../../tests/world/mod.rs"]
mod world;

use std::collections::BTreeMap;

use crate as vire_core;

use super::closing::release_under;
use super::rules::Rules;
use super::{Closing, Draw, Outcome, Plan, Policy, TeamTally};
use crate::group::Group;
use crate::question::Question;
use crate::week::Week;
use world::{Story, group, tell};

/// One closed week or more of mood under chosen rules.
struct Scene {
    head_counts: BTreeMap<Group, u32>,
    policy: Policy,
    rules: Rules,
}

impl Scene {
    fn of(teams: &[(&str, u32)]) -> Self {
        Self { head_counts: world::teams(teams), policy: Policy::default(), rules: Rules::ALL }
    }

    fn without(teams: &[(&str, u32)], switch: fn(&mut Rules)) -> Self {
        let mut scene = Self::of(teams);
        switch(&mut scene.rules);
        // The audit would make up for many a rule: each has to bite by itself.
        scene.rules.audit &= scene.rules.are_all_others();
        scene.rules.intervals &= scene.rules.are_all_others();
        scene
    }

    fn plan(&self) -> Plan {
        Plan::under(&self.head_counts, self.policy, &self.rules)
    }

    /// Closes the first weeks of a window: mood by team, one map a week.
    fn weeks(&self, weeks: &[Vec<(&str, TeamTally)>]) -> Story {
        self.weeks_from("2026-W14", weeks)
    }

    fn weeks_from(&self, first: &str, weeks: &[Vec<(&str, TeamTally)>]) -> Story {
        let first = world::week(first);
        let rules = self.rules;
        let close =
            move |closing: &Closing<'_>, draw: &dyn Draw| -> Outcome { release_under(closing, draw, &rules) };
        let weeks = weeks.iter().zip(0..).map(|(teams, at)| {
            let teams = teams.iter().map(|(path, tally)| (group(path), tally.clone())).collect();
            let week: Week = first.plus(at);
            (week, vec![Question::Mood], teams, self.head_counts.clone())
        });
        tell(self.plan(), self.policy, &close, weeks)
    }

    /// Closes one week in which each team gave so many ordinary answers.
    fn week(&self, counts: &[(&str, u32)]) -> Story {
        self.weeks(&[counts.iter().map(|(path, n)| (*path, world::ordinary(*n))).collect()])
    }
}
