//! The plan of a quarter: which groups exist as cells, under which name, how large, how often.
//!
//! Frozen when the quarter starts and stored; looks at head-counts only.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::cadence;
use super::cohort::{self, Baselines, Cohort, Turnover};
use super::policy::Policy;
use super::rules::Rules;
use super::tree::Branch;
use crate::group::Group;
use crate::release::{Reason, Shown};

/// How large a group was at the quarter's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// Under 7 people.
    T0,
    /// 7 to 9.
    T1,
    /// 10 to 29.
    T2,
    /// 30 and more.
    T3,
}

impl Tier {
    /// Returns the tier of a head-count.
    pub fn of(people: u32) -> Self {
        match people {
            0..Policy::LEAST_PEOPLE => Tier::T0,
            Policy::LEAST_PEOPLE..=9 => Tier::T1,
            10..=29 => Tier::T2,
            _ => Tier::T3,
        }
    }
}

/// One group that has a name of its own in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedGroup {
    /// The name under which it is shown.
    pub group: Group,
    /// The group above, by its shown name; `None` for the organisation.
    pub parent: Option<Group>,
    /// The people at the quarter's start.
    pub people: u32,
    /// The tier of `people`.
    pub tier: Tier,
    /// How often it is published.
    pub shown: Shown,
    /// The teams that it covers, by their own paths.
    pub teams: BTreeSet<Group>,
    /// How many people changed since its last normal release; of groups of 7 to 29 only.
    #[serde(default, skip_serializing_if = "Turnover::is_usual")]
    pub turnover: Turnover,
}

impl PlannedGroup {
    /// Says why a group that is never published by itself is not.
    pub(super) fn never_shown(&self) -> Reason {
        if self.turnover.is_usual() { Reason::TooFewPeople } else { Reason::RosterChanged }
    }
}

/// The plan of one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Every parent stands before its children.
    groups: Vec<PlannedGroup>,
    /// Every original group with the name under which it is shown.
    names: BTreeMap<Group, Group>,
}

impl Plan {
    /// Plans a quarter from the people of each team at its start.
    ///
    /// `head_counts`: people by team, a team being a node that somebody belongs to directly; teams
    /// without people are left out. `policy`: its `k` decides how many people hide each other.
    pub fn of_quarter(head_counts: &BTreeMap<Group, u32>, policy: Policy) -> Self {
        Self::under(head_counts, policy, &Rules::ALL)
    }

    /// Plans a quarter from who is in each team at its start, and who was when each group was last
    /// published as usual (R7).
    pub fn of_cohort(cohort: &Cohort, before: &Baselines, policy: Policy) -> Self {
        Self::of_cohort_under(cohort, before, policy, &Rules::ALL)
    }

    pub(super) fn of_cohort_under(
        cohort: &Cohort,
        before: &Baselines,
        policy: Policy,
        rules: &Rules,
    ) -> Self {
        let count = |people: &BTreeSet<String>| u32::try_from(people.len()).unwrap_or(u32::MAX);
        let head_counts = cohort.iter().map(|(team, people)| (team.clone(), count(people))).collect();
        let turnover = |branch: &Branch| match Tier::of(branch.people()) {
            Tier::T1 | Tier::T2 if rules.time => before.turnover(&cohort::people_of(cohort, branch.teams())),
            _ => Turnover::Usual,
        };
        Self::planned(&head_counts, policy, rules, &turnover)
    }

    pub(super) fn under(head_counts: &BTreeMap<Group, u32>, policy: Policy, rules: &Rules) -> Self {
        Self::planned(head_counts, policy, rules, &|_| Turnover::Usual)
    }

    fn planned(
        head_counts: &BTreeMap<Group, u32>,
        policy: Policy,
        rules: &Rules,
        turnover: &dyn Fn(&Branch) -> Turnover,
    ) -> Self {
        let mut root = Branch::of(head_counts).settled(rules);
        root.compare(turnover);
        let shown = cadence::assign(&root, policy, rules);
        let mut groups = Vec::new();
        list(&root, None, &shown, &mut groups);
        let names = names(head_counts, &groups);
        Self { groups, names }
    }

    /// Lists every group that has a name of its own; a parent stands before its children.
    pub fn nodes(&self) -> &[PlannedGroup] {
        &self.groups
    }

    /// Returns the planned group of a shown name.
    pub fn node(&self, shown: &Group) -> Option<&PlannedGroup> {
        self.groups.iter().find(|planned| &planned.group == shown)
    }

    /// Returns the name under which an original group is shown; `None` when it had no people.
    ///
    /// A part of a merge gives the smallest cell that covers it whole.
    pub fn resolve(&self, group: &Group) -> Option<&Group> {
        self.names.get(group)
    }

    /// Returns every group that is shown under another name than its own.
    pub fn shown_as(&self) -> BTreeMap<Group, Group> {
        let renamed = self.names.iter().filter(|(own, shown)| own != shown);
        renamed.map(|(own, shown)| (own.clone(), shown.clone())).collect()
    }

    /// Returns every shown name with its kind of calendar.
    pub fn shown(&self) -> BTreeMap<Group, Shown> {
        self.groups.iter().map(|planned| (planned.group.clone(), planned.shown)).collect()
    }

    /// Tells whether a team had people when the quarter was planned.
    pub(super) fn counts_in(&self, team: &Group) -> bool {
        self.groups.first().is_some_and(|all| all.teams.contains(team))
    }

    /// Tells whether any group is published in windows.
    pub fn has_windows(&self) -> bool {
        self.groups.iter().any(|planned| planned.shown == Shown::Windows)
    }
}

fn list(
    branch: &Branch,
    parent: Option<&Group>,
    shown: &BTreeMap<Group, Shown>,
    groups: &mut Vec<PlannedGroup>,
) {
    let people = branch.people();
    groups.push(PlannedGroup {
        group: branch.group.clone(),
        parent: parent.cloned(),
        people,
        tier: Tier::of(people),
        shown: shown.get(&branch.group).copied().unwrap_or(Shown::WithinParent),
        teams: branch.teams().into_iter().cloned().collect(),
        turnover: branch.turnover,
    });
    for child in &branch.children {
        list(child, Some(&branch.group), shown, groups);
    }
}

/// Finds for every original group the smallest cell that covers all its teams.
fn names(head_counts: &BTreeMap<Group, u32>, groups: &[PlannedGroup]) -> BTreeMap<Group, Group> {
    let mut teams_of: BTreeMap<Group, BTreeSet<&Group>> = BTreeMap::new();
    teams_of.entry(Group::organisation()).or_default();
    for team in head_counts.iter().filter(|(_, people)| **people > 0).map(|(team, _)| team) {
        for group in team.upwards() {
            teams_of.entry(group).or_default().insert(team);
        }
    }
    let mut names = BTreeMap::new();
    for (group, teams) in teams_of {
        let covering = |planned: &&PlannedGroup| teams.iter().all(|team| planned.teams.contains(*team));
        let smallest = groups.iter().filter(covering).min_by_key(|planned| planned.teams.len());
        let Some(smallest) = smallest else { continue };
        names.insert(group, smallest.group.clone());
    }
    names
}
