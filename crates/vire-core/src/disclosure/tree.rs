//! The tree that a quarter's plan starts from, with R0 (same people, one cell) and R1 (merges).
//!
//! Knows paths and head-counts; does not decide who is published when.

use std::collections::BTreeMap;

use super::cohort::Turnover;
use super::policy::Policy;
use super::rules::Rules;
use crate::group::Group;

/// One node on its way into a plan.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    /// The name under which it is shown.
    pub group: Group,
    /// The teams that belong here directly, with their people. Of a leaf: all that it covers; of a
    /// node with children: the ones who have no group of their own (never shown, never merged).
    pub direct: BTreeMap<Group, u32>,
    /// The groups below.
    pub children: Vec<Branch>,
    /// How many people changed since the last normal release; known once the tree is settled.
    pub turnover: Turnover,
}

impl Branch {
    /// Builds the tree of all teams with people, with the organisation at its root.
    pub fn of(head_counts: &BTreeMap<Group, u32>) -> Self {
        let mut below: BTreeMap<Group, Vec<Group>> = BTreeMap::new();
        for team in head_counts.iter().filter(|(_, people)| **people > 0).map(|(team, _)| team) {
            for group in team.upwards() {
                let Some(above) = group.parent() else { continue };
                let beside = below.entry(above).or_default();
                if !beside.contains(&group) {
                    beside.push(group);
                }
            }
        }
        Self::grown(Group::organisation(), head_counts, &below)
    }

    fn grown(group: Group, people: &BTreeMap<Group, u32>, below: &BTreeMap<Group, Vec<Group>>) -> Self {
        let children = below.get(&group).into_iter().flatten();
        let mut children: Vec<Branch> =
            children.map(|child| Self::grown(child.clone(), people, below)).collect();
        children.sort_by(|a, b| a.group.cmp(&b.group));
        let own = people.get(&group).copied().filter(|own| *own > 0);
        Self {
            direct: own.map(|own| (group.clone(), own)).into_iter().collect(),
            group,
            children,
            turnover: Turnover::Usual,
        }
    }

    /// Counts the people here and below.
    pub fn people(&self) -> u32 {
        let direct = self.direct.values().fold(0u32, |sum, people| sum.saturating_add(*people));
        self.children.iter().fold(direct, |sum, child| sum.saturating_add(child.people()))
    }

    /// Lists the teams here and below.
    pub fn teams(&self) -> Vec<&Group> {
        self.direct.keys().chain(self.children.iter().flat_map(|child| child.teams())).collect()
    }

    /// Tells whether nothing lies below.
    pub fn is_leaf(&self) -> bool {
        self.children.is_empty()
    }

    /// Notes of every group how many of its people changed.
    pub fn compare(&mut self, turnover: &dyn Fn(&Branch) -> Turnover) {
        self.turnover = turnover(self);
        for child in &mut self.children {
            child.compare(turnover);
        }
    }

    /// Settles the whole tree: same people become one cell, small groups are merged.
    pub fn settled(mut self, rules: &Rules) -> Self {
        if rules.one_cell {
            self.make_one_cell_everywhere();
        }
        self.settle(rules);
        self
    }

    fn make_one_cell_everywhere(&mut self) {
        for child in &mut self.children {
            child.make_one_cell_everywhere();
        }
        self.make_one_cell();
    }

    /// Takes an only child in when it has the same people; the name stays the highest.
    fn make_one_cell(&mut self) {
        while self.direct.is_empty() && self.children.len() == 1 {
            let Some(only) = self.children.pop() else { break };
            self.direct = only.direct;
            self.children = only.children;
        }
    }

    fn settle(&mut self, rules: &Rules) {
        loop {
            if rules.one_cell {
                self.make_one_cell();
            }
            if !(rules.people && self.merge_smallest()) {
                break;
            }
        }
        self.children.sort_by(|a, b| a.group.cmp(&b.group));
        for child in &mut self.children {
            child.settle(rules);
        }
    }

    /// Merges the smallest child with its smallest sibling if it has too few people.
    fn merge_smallest(&mut self) -> bool {
        self.children.sort_by(|a, b| (a.people(), &a.group).cmp(&(b.people(), &b.group)));
        let too_small = self.children.first().is_some_and(|child| child.people() < Policy::LEAST_PEOPLE);
        if !too_small || self.children.len() < 2 {
            return false;
        }
        let rest = self.children.split_off(2);
        let parts = std::mem::replace(&mut self.children, rest);
        self.children.push(Self::merged(parts));
        true
    }

    fn merged(parts: Vec<Branch>) -> Self {
        let group = Group::merged(parts.iter().map(|part| &part.group));
        if parts.iter().all(Branch::is_leaf) {
            let direct = parts.into_iter().flat_map(|part| part.direct).collect();
            return Self { group, direct, children: Vec::new(), turnover: Turnover::Usual };
        }
        let mut whole =
            Self { group, direct: BTreeMap::new(), children: Vec::new(), turnover: Turnover::Usual };
        for part in parts {
            if part.is_leaf() {
                whole.children.push(part);
            } else {
                whole.direct.extend(part.direct);
                whole.children.extend(part.children);
            }
        }
        whole
    }
}
