//! R7: who was in each team when a quarter was planned, and how many changed since a group was last
//! published as usual.
//!
//! Knows people by an opaque id on HR's side only; nothing of it reaches a plan's cells or a release.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::plan::{Plan, Tier};
use crate::group::Group;
use crate::release::Shown;

/// Who belonged to each team when the quarter was planned: people by opaque id.
pub type Cohort = BTreeMap<Group, BTreeSet<String>>;

/// How many people a group's cohort differs by from the one of its last normal release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turnover {
    /// Nobody; or three and more, or never published before: a new baseline.
    #[default]
    Usual,
    /// One person joined or left.
    One,
    /// Two people.
    Two,
}

impl Turnover {
    /// Tells whether the group is published as usual.
    pub fn is_usual(&self) -> bool {
        *self == Turnover::Usual
    }
}

/// The cohorts of the last normal release of every group, by shown name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Baselines(BTreeMap<Group, BTreeSet<String>>);

impl Baselines {
    /// Compares people with every group's last normal release; the nearest one counts.
    ///
    /// The name does not matter: a team that takes another name, or is put together anew, is compared
    /// with whatever was published about nearly the same people.
    pub(super) fn turnover(&self, people: &BTreeSet<String>) -> Turnover {
        let near = self.0.values().filter(|before| before.len().abs_diff(people.len()) <= 2);
        let changed = near.map(|before| before.symmetric_difference(people).count());
        match changed.min() {
            Some(1) => Turnover::One,
            Some(2) => Turnover::Two,
            _ => Turnover::Usual,
        }
    }

    /// Returns the baselines after a quarter under `plan`: groups published as usual have a new one.
    #[must_use]
    pub fn after(&self, plan: &Plan, cohort: &Cohort) -> Self {
        let mut baselines = self.0.clone();
        for planned in plan.nodes() {
            if planned.shown == Shown::WithinParent || !planned.turnover.is_usual() {
                continue;
            }
            baselines.insert(planned.group.clone(), people_of(cohort, &planned.teams));
        }
        Self(baselines)
    }
}

/// Returns the people of some teams together.
pub(super) fn people_of<'a>(cohort: &Cohort, teams: impl IntoIterator<Item = &'a Group>) -> BTreeSet<String> {
    teams.into_iter().filter_map(|team| cohort.get(team)).flatten().cloned().collect()
}

/// Tells whether a group waits a whole quarter because one person changed.
pub(super) fn falls_silent(tier: Tier, turnover: Turnover) -> bool {
    tier == Tier::T1 && turnover == Turnover::One
}

/// Tells whether a group may be published weekly as far as its turnover goes.
pub(super) fn stays_weekly(tier: Tier, turnover: Turnover) -> bool {
    tier != Tier::T2 || turnover != Turnover::One
}
