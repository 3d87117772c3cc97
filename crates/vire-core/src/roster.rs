//! The roster: who belongs to which team from when to when, and head-counts from it.
//!
//! Lives on HR's side only. Knows nothing of answers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::group::Group;
use crate::week::Week;

/// One person on HR's roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The organisation's own id of the person, unique on the roster.
    pub id: String,
    /// The one team that the person belongs to.
    pub group: Group,
    /// The first day.
    pub joined: NaiveDate,
    /// The last day, if known.
    pub left: Option<NaiveDate>,
    /// The name, if HR keeps one here.
    pub name: Option<String>,
    /// The e-mail address, if HR keeps one here.
    pub email: Option<String>,
}

impl Member {
    /// Tells whether the person counts in a week: joined by its Monday and not left by its Sunday.
    pub fn counts_in(&self, week: Week) -> bool {
        self.joined <= week.monday() && self.left.is_none_or(|left| left > week.sunday())
    }
}

/// Every member, and the tree that their teams span.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Roster {
    /// The members, in any order.
    pub members: Vec<Member>,
}

impl Roster {
    /// Returns the people of each team (a node that somebody belongs to directly) in one week.
    pub fn head_counts(&self, week: Week) -> BTreeMap<Group, u32> {
        let mut counts = BTreeMap::new();
        for member in self.members.iter().filter(|member| member.counts_in(week)) {
            *counts.entry(member.group.clone()).or_default() += 1;
        }
        counts
    }

    /// Returns every group that ever had a member, with all groups above, the organisation first.
    pub fn groups(&self) -> BTreeSet<Group> {
        self.members.iter().flat_map(|member| member.group.upwards().collect::<Vec<_>>()).collect()
    }

    /// Tells whether a group is a team: somebody belongs to it directly.
    pub fn is_team(&self, group: &Group) -> bool {
        self.members.iter().any(|member| &member.group == group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_counts_from_the_first_whole_week_to_the_last() {
        let check = |joined: &str, left: Option<&str>, counts: bool| {
            let member = Member {
                id: "1".into(),
                group: Group::parse("P").unwrap(),
                joined: joined.parse().unwrap(),
                left: left.map(|date| date.parse().unwrap()),
                name: None,
                email: None,
            };
            assert_eq!(member.counts_in("2026-W47".parse().unwrap()), counts, "{joined} {left:?}");
        };
        check("2026-11-16", None, true);
        check("2026-11-17", None, false);
        check("2020-01-01", Some("2026-11-22"), false);
        check("2020-01-01", Some("2026-11-23"), true);
        check("2020-01-01", Some("2020-01-31"), false);
    }
}
