//! The cells of a plan as a tree with every leaf in it, also those that are never shown.
//!
//! Owns where a team's answers count; does not decide what is published.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{Plan, PlannedGroup};
use super::tally::TeamTally;
use crate::group::Group;
use crate::release::Shown;

/// The place of a node in a [`Lattice`].
pub(super) type Place = usize;

/// One node: a planned group, or a leaf that is never shown (direct members beside sub-groups, or a
/// team that had no people when the quarter started).
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    /// The planned group; `None` for a leaf that is never shown.
    pub planned: Option<&'a PlannedGroup>,
    /// The node above.
    pub parent: Option<Place>,
    /// The nodes below.
    pub children: Vec<Place>,
    /// Tells whether it had people when the quarter started.
    pub has_people: bool,
}

/// A plan's cells with the leaves that the teams of a release add.
#[derive(Debug, Clone)]
pub(super) struct Lattice<'a> {
    nodes: Vec<Node<'a>>,
    homes: BTreeMap<Group, Place>,
}

impl<'a> Lattice<'a> {
    /// Lays out a plan together with every team that has answers or people.
    pub fn of<'t>(plan: &'a Plan, teams: impl IntoIterator<Item = &'t Group>) -> Self {
        let mut lattice = Self { nodes: Vec::new(), homes: BTreeMap::new() };
        let mut places: BTreeMap<&Group, Place> = BTreeMap::new();
        for planned in plan.nodes() {
            let parent = planned.parent.as_ref().and_then(|parent| places.get(parent).copied());
            let place = lattice.add(Some(planned), parent, planned.people > 0);
            places.insert(&planned.group, place);
        }
        // Parents come first, so the last to claim a team is its lowest cell.
        let mut lowest: BTreeMap<&Group, Place> = BTreeMap::new();
        for planned in plan.nodes() {
            if let Some(place) = places.get(&planned.group) {
                lowest.extend(planned.teams.iter().map(|team| (team, *place)));
            }
        }
        for (team, place) in lowest {
            let home = lattice.home_at(place, true);
            lattice.homes.insert(team.clone(), home);
        }
        let late: BTreeSet<&Group> = teams.into_iter().collect();
        for team in late {
            if lattice.homes.contains_key(team) {
                continue;
            }
            let above = team.upwards().find_map(|group| places.get(plan.resolve(&group)?).copied());
            if let Some(place) = above {
                let home = lattice.home_at(place, false);
                lattice.homes.insert(team.clone(), home);
            }
        }
        lattice
    }

    fn add(&mut self, planned: Option<&'a PlannedGroup>, parent: Option<Place>, has_people: bool) -> Place {
        let place = self.nodes.len();
        self.nodes.push(Node { planned, parent, children: Vec::new(), has_people });
        if let Some(above) = parent.and_then(|parent| self.nodes.get_mut(parent)) {
            above.children.push(place);
        }
        place
    }

    /// Returns the leaf for a team whose lowest cell is `place`: that cell, or a new leaf below it.
    fn home_at(&mut self, place: Place, has_people: bool) -> Place {
        if self.is_leaf(place) { place } else { self.add(None, Some(place), has_people) }
    }

    /// Lists every node; a parent stands before its children.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (Place, &Node<'a>)> {
        self.nodes.iter().enumerate()
    }

    /// Returns one node.
    pub fn node(&self, place: Place) -> Option<&Node<'a>> {
        self.nodes.get(place)
    }

    /// Tells whether nothing lies below a node.
    pub fn is_leaf(&self, place: Place) -> bool {
        self.children(place).is_empty()
    }

    /// Lists the nodes directly below.
    pub fn children(&self, place: Place) -> &[Place] {
        self.node(place).map(|node| node.children.as_slice()).unwrap_or_default()
    }

    /// Lists the nodes above, the nearest first.
    pub fn above(&self, place: Place) -> impl Iterator<Item = Place> {
        let parent = |place: &Place| self.node(*place).and_then(|node| node.parent);
        std::iter::successors(parent(&place), move |place| parent(place))
    }

    /// Tells whether a node is a group that is published in this calendar.
    pub fn is_shown(&self, place: Place, calendar: Shown) -> bool {
        let planned = self.node(place).and_then(|node| node.planned);
        planned.is_some_and(|planned| planned.shown == calendar)
    }

    /// Orders nodes by size: the people at the quarter's start, then the name.
    pub fn size(&self, place: Place) -> (u32, Option<&'a Group>) {
        let planned = self.node(place).and_then(|node| node.planned);
        (planned.map_or(0, |planned| planned.people), planned.map(|planned| &planned.group))
    }

    /// Tells whether a team's answers count in a group that is published in windows.
    pub fn is_windowed(&self, team: &Group) -> bool {
        self.homes.get(team).is_some_and(|home| {
            std::iter::once(*home).chain(self.above(*home)).any(|place| {
                let planned = self.node(place).and_then(|node| node.planned);
                planned.is_some_and(|planned| planned.shown == Shown::Windows)
            })
        })
    }

    /// Adds teams' sums up the tree; one entry for each node.
    pub fn sums(&self, teams: &BTreeMap<Group, TeamTally>) -> Vec<TeamTally> {
        let mut sums = vec![TeamTally::default(); self.nodes.len()];
        for (team, tally) in teams {
            for place in self.home_and_above(team) {
                if let Some(sum) = sums.get_mut(place) {
                    sum.add(tally);
                }
            }
        }
        sums
    }

    /// Adds head-counts up the tree; one entry for each node.
    pub fn people(&self, head_counts: &BTreeMap<Group, u32>) -> Vec<u32> {
        let mut people = vec![0u32; self.nodes.len()];
        for (team, own) in head_counts {
            for place in self.home_and_above(team) {
                if let Some(sum) = people.get_mut(place) {
                    *sum = sum.saturating_add(*own);
                }
            }
        }
        people
    }

    fn home_and_above(&self, team: &Group) -> impl Iterator<Item = Place> {
        self.homes.get(team).into_iter().flat_map(|home| std::iter::once(*home).chain(self.above(*home)))
    }
}
