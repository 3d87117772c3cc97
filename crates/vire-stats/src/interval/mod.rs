//! One week's number and its interval.
//!
//! Owns net promoter scores, shares, means of bounded ratings and their roll-up over teams. All four
//! answer "what did this group say?", so a known headcount narrows them (finite population). They do
//! not answer "has it changed?": that is the business of [`crate::interval::nps_change`] for two weeks
//! and of the signals for a series, which never use the headcount.

mod mean;
mod nps;
mod roll_up;
mod share;

pub use mean::{MeanInterval, Released, mean_interval, released_mean_interval};
pub use nps::{NpsChange, NpsCounts, NpsInterval, NpsScores, nps, nps_change, nps_interval};
pub use roll_up::{RollUp, Team, response_rate_jumped, roll_up};
pub use share::{ShareInterval, share_interval};

use crate::Refusal;

/// Largest count that a floating-point number still counts exactly.
pub(crate) const LARGEST_COUNT: u64 = 1 << 53;

/// A bounded answering scale, for example 1.0 to 5.0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    lo: f64,
    hi: f64,
}

impl Scale {
    /// Makes a scale from its lowest and its highest answer.
    ///
    /// # Errors
    /// [`Refusal::BadInput`] with field `scale` unless both are finite (within ±1e12) and `lo < hi`.
    pub fn new(lo: f64, hi: f64) -> Result<Self, Refusal> {
        let lo = crate::numbers::finite(lo, || "scale".into())?;
        let hi = crate::numbers::finite(hi, || "scale".into())?;
        // A range narrower than this drowns in rounding.
        if hi - lo > 1e-9 * lo.abs().max(hi.abs()) { Ok(Self { lo, hi }) } else { Err(Refusal::bad("scale")) }
    }

    /// Returns the lowest answer.
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// Returns the highest answer.
    pub fn hi(self) -> f64 {
        self.hi
    }

    pub(crate) fn range(self) -> f64 {
        self.hi - self.lo
    }

    pub(crate) fn holds(self, x: f64) -> bool {
        (self.lo..=self.hi).contains(&x)
    }
}

/// What a known headcount does to a sample of `n` people.
enum Population {
    /// No headcount: the sample stands for an endless population.
    Endless,
    /// Multiply every count by this factor, (N − 1)/(N − n) > 1.
    Finite(f64),
    /// Everyone answered: there is no sampling error.
    Everyone,
}

fn population(n: f64, headcount: Option<u64>) -> Result<Population, Refusal> {
    let Some(headcount) = headcount else { return Ok(Population::Endless) };
    let size = headcount as f64;
    if headcount > LARGEST_COUNT || size < n {
        return Err(Refusal::bad("population"));
    }
    // A fractional n (the middle of a band) can come within a person of the headcount.
    if size - n < 0.5 {
        return Ok(Population::Everyone);
    }
    Ok(Population::Finite((size - 1.0).max(1.0) / (size - n)))
}
