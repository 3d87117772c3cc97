//! Customer metrics: what a canonical score means and how a week's scores become a figure.
//!
//! Reading scores from files belongs to `vire-import`; keeping them to `vire-store`.

mod ces;
mod csat;
mod expectation;
mod nps;

use serde::{Deserialize, Serialize};

/// What a customer was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Net promoter score: 0–10, −100..=100 points.
    Nps,
    /// Customer satisfaction: share of satisfied customers, 0..=100 %.
    Csat,
    /// Customer effort score: mean on the survey's own scale.
    Ces,
    /// Worse than, as, or better than expected: −100..=100 points.
    Expectation,
}

/// The additive sums of one week's customer responses; everything a figure needs.
///
/// `sum` and `sum_of_squares` are in millionths and square thousandths of the score's own scale, so
/// that fractional scores add up exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sums {
    /// How many responses.
    pub n: i64,
    /// Σ score × 1 000.
    pub sum: i64,
    /// Σ (score × 1 000)².
    pub sum_of_squares: i64,
    /// How many count as good: promoters, satisfied, better than expected; 0 for CES.
    pub good: i64,
    /// How many count as bad: detractors, not satisfied, worse than expected; 0 for CES.
    pub bad: i64,
}

impl Sums {
    /// Adds other sums of the same metric.
    pub fn add(&mut self, other: &Sums) {
        self.n += other.n;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
        self.good += other.good;
        self.bad += other.bad;
    }

    /// Returns the mean score on its own scale; `None` without responses.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / 1000.0 / self.n as f64)
    }
}

impl Metric {
    /// Every metric, in the order in which they are shown.
    pub const ALL: [Metric; 4] = [Metric::Nps, Metric::Csat, Metric::Ces, Metric::Expectation];

    /// Returns the id of files, scripts and locale keys.
    pub fn id(self) -> &'static str {
        match self {
            Metric::Nps => "nps",
            Metric::Csat => "csat",
            Metric::Ces => "ces",
            Metric::Expectation => "expectation",
        }
    }

    /// Returns the metric with an id.
    pub fn with_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.id() == id)
    }

    /// Returns the week's figure: points for NPS and expectation, percent for CSAT, mean for CES.
    ///
    /// `None` without responses.
    pub fn figure(self, sums: &Sums) -> Option<f64> {
        if sums.n <= 0 {
            return None;
        }
        Some(match self {
            Metric::Nps => nps::figure(sums),
            Metric::Csat => csat::figure(sums),
            Metric::Ces => ces::figure(sums),
            Metric::Expectation => expectation::figure(sums),
        })
    }
}
