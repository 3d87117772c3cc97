//! Disclosure control: the rule set SDC-1, and the only place where figures become publishable.
//!
//! Owns the plan of a quarter (tiers, merges, cadence), the rules of a release and [`Released`].
//! Deliberately pure: head-counts, tallies and the keyed draw are passed in.

mod audit;
mod cadence;
mod closing;
mod cohort;
mod complements;
mod lattice;
mod outside;
mod pairs;
mod plan;
mod policy;
mod released;
mod rounding;
mod rules;
mod service;
mod squeeze;
mod tally;
mod tree;
mod window;

pub use closing::{Closing, Outcome, release};
pub use cohort::{Baselines, Cohort, Turnover};
pub use outside::{Audit, SmallUnion, audit};
pub use pairs::{LEAST_ANSWERS, PairSum, PairSums, STEP, TeamPairs, half_year, kept_questions};
pub use plan::{Plan, PlannedGroup, Tier};
pub use policy::{Policy, PolicyError, RuleSet};
pub use released::{Released, UnreadableRelease};
pub use service::{Service, ServiceTally, service};
pub use tally::{Tally, TeamTally};
pub use window::{OpenWindow, WindowWeek};

/// A keyed draw: the same label gives the same number while the key lives.
///
/// The key is drawn for one release and destroyed with its commit.
pub trait Draw {
    /// Returns a number, uniform over `u64`, that depends on the label and the key only.
    fn draw(&self, label: &[u8]) -> u64;
}

#[cfg(test)]
mod tests;
