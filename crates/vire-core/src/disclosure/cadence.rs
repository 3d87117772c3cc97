//! R2 and R6 at planning time: which groups are published weekly, which in windows.
//!
//! Works on the settled tree only; looks at people, never at answers.

use std::collections::BTreeMap;

use super::cohort;
use super::plan::Tier;
use super::policy::Policy;
use super::rules::Rules;
use super::tree::Branch;
use crate::group::Group;
use crate::release::Shown;

/// Gives every group of a settled tree its calendar; the highest groups stay weekly first.
pub(super) fn assign(root: &Branch, policy: Policy, rules: &Rules) -> BTreeMap<Group, Shown> {
    let mut shown = BTreeMap::new();
    let top = if !publishable(root, rules) {
        Shown::WithinParent
    } else if can_be_weekly(root, policy, rules) {
        Shown::Weekly
    } else {
        Shown::Windows
    };
    place(root, top, policy, rules, &mut shown);
    shown
}

/// Tells whether a group has enough people to be published at all, and not one of them new.
fn publishable(branch: &Branch, rules: &Rules) -> bool {
    let tier = Tier::of(branch.people());
    (!rules.people || tier >= Tier::T1) && !cohort::falls_silent(tier, branch.turnover)
}

/// Tells whether children that are not weekly hide each other below a weekly parent.
fn hide_each_other(groups: usize, people: u32, policy: Policy) -> bool {
    groups == 0 || (groups >= 2 && people >= policy.k.saturating_mul(4))
}

fn can_be_weekly(branch: &Branch, policy: Policy, rules: &Rules) -> bool {
    let tier = Tier::of(branch.people());
    let large_enough = !rules.people || tier >= Tier::T2;
    if !large_enough || !cohort::stays_weekly(tier, branch.turnover) || !publishable(branch, rules) {
        return false;
    }
    if branch.is_leaf() || !rules.cadence {
        return true;
    }
    let groups = branch.children.len() + branch.direct.len();
    let all_weekly =
        branch.direct.is_empty() && branch.children.iter().all(|child| can_be_weekly(child, policy, rules));
    all_weekly || hide_each_other(groups, branch.people(), policy)
}

fn place(branch: &Branch, own: Shown, policy: Policy, rules: &Rules, shown: &mut BTreeMap<Group, Shown>) {
    shown.insert(branch.group.clone(), own);
    let weekly = if own == Shown::Weekly { weekly_children(branch, policy, rules) } else { Vec::new() };
    for child in &branch.children {
        let below = if !publishable(child, rules) {
            Shown::WithinParent
        } else if weekly.contains(&&child.group) {
            Shown::Weekly
        } else {
            Shown::Windows
        };
        place(child, below, policy, rules, shown);
    }
}

/// Chooses the children of a weekly parent that stay weekly: the smallest give way first.
fn weekly_children<'a>(parent: &'a Branch, policy: Policy, rules: &Rules) -> Vec<&'a Group> {
    let (mut weekly, not_weekly): (Vec<&Branch>, Vec<&Branch>) =
        parent.children.iter().partition(|child| can_be_weekly(child, policy, rules));
    weekly.sort_by(|a, b| (b.people(), &b.group).cmp(&(a.people(), &a.group)));
    let mut groups = not_weekly.len() + parent.direct.len();
    let mut people = parent.people();
    for child in &weekly {
        people = people.saturating_sub(child.people());
    }
    while rules.cadence && !hide_each_other(groups, people, policy) {
        let Some(smallest) = weekly.pop() else { break };
        groups += 1;
        people = people.saturating_add(smallest.people());
    }
    weekly.into_iter().map(|child| &child.group).collect()
}
