//! R9, the cheap part of its intervals: a figure near one end of the scale leaves little room for anybody.
//!
//! Looks at single figures and at what is left of one when the figures below it are subtracted: the sum
//! over a union of 1 to k−1 answers inside must keep at least half of the range that it had before.

use std::collections::BTreeSet;

use super::complements;
use super::lattice::{Lattice, Place};

/// What everybody can tell of a sum: how many answers, and the least and most it can be, in hundredths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// How many answers.
    pub n: u32,
    /// The least that the sum can be.
    pub least: i128,
    /// The most that the sum can be.
    pub most: i128,
}

/// One measure in one period.
pub(super) struct Squeeze<'a> {
    /// The cells.
    pub lattice: &'a Lattice<'a>,
    /// The least number of answers behind a figure.
    pub k: u32,
    /// The measure's scale in hundredths.
    pub scale: (i32, i32),
    /// What a node's published figure would tell of its sum.
    pub bounds: &'a dyn Fn(Place) -> Option<Bounds>,
    /// How many answers each unknown of a leaf holds.
    pub parts: &'a dyn Fn(Place) -> Vec<u32>,
}

impl Squeeze<'_> {
    /// Tells whether a node's own figure would leave too little room.
    pub fn refuses(&self, place: Place) -> bool {
        let leaves = complements::uncovered(self.lattice, place, &BTreeSet::new());
        (self.bounds)(place).is_some_and(|bounds| self.is_tight(bounds, &leaves))
    }

    /// Withholds the smallest cells below a figure until what is left of it has room again.
    pub fn protect(&self, published: &mut BTreeSet<Place>) -> BTreeSet<Place> {
        let mut withheld = BTreeSet::new();
        while let Some(place) = self.first_to_withhold(published) {
            published.remove(&place);
            withheld.insert(place);
        }
        withheld
    }

    fn first_to_withhold(&self, published: &BTreeSet<Place>) -> Option<Place> {
        published.iter().find_map(|parent| {
            let below = complements::highest_below(self.lattice, *parent, published);
            let mut left = (self.bounds)(*parent).filter(|_| !below.is_empty())?;
            for child in &below {
                let child = (self.bounds)(*child)?;
                left.n = left.n.saturating_sub(child.n);
                left.least -= child.most;
                left.most -= child.least;
            }
            let leaves = complements::uncovered(self.lattice, *parent, published);
            if !self.is_tight(left, &leaves) {
                return None;
            }
            below.into_iter().min_by_key(|place| self.lattice.size(*place))
        })
    }

    fn is_tight(&self, bounds: Bounds, leaves: &[Place]) -> bool {
        let parts = leaves.iter().flat_map(|leaf| (self.parts)(*leaf));
        let small = parts.filter(|n| *n < self.k).fold(0u32, u32::saturating_add);
        let (low, high) = (i128::from(self.scale.0), i128::from(self.scale.1));
        (1..self.k.min(small.saturating_add(1)).min(bounds.n)).any(|own| {
            let (own, others) = (i128::from(own), i128::from(bounds.n - own));
            let most = (bounds.most - others * low).min(own * high);
            let least = (bounds.least - others * high).max(own * low);
            (most - least) * 2 < own * (high - low)
        })
    }
}
