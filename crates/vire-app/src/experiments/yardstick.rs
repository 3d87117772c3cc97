//! What an experiment is measured by: a people's measure or a customer metric.

use std::fmt;
use std::str::FromStr;

use vire_core::metric::Metric;
use vire_core::release::Measure;

use crate::fault::Fault;

const CUSTOMERS: &str = "customers:";

/// What an experiment is measured by; written as `mood` or `customers:nps`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Yardstick {
    /// A people's measure.
    People(Measure),
    /// A customer metric.
    Customers(Metric),
}

impl Yardstick {
    /// Tells whether more of it is better.
    ///
    /// Every measure of Vire is worded so: "my workload was manageable", "how easy was it". A measure that
    /// is not says so here, and the verdict turns with it.
    pub fn more_is_better(&self) -> bool {
        match self {
            Yardstick::People(
                Measure::Question(_) | Measure::RecommendationMean | Measure::Participation,
            ) => true,
            Yardstick::Customers(Metric::Nps | Metric::Csat | Metric::Ces | Metric::Expectation) => true,
        }
    }

    /// Returns how many decimals an effect on its scale can bear.
    pub fn decimals(&self) -> usize {
        match self {
            Yardstick::People(measure) if measure.range().1 > 1000 => 0,
            Yardstick::Customers(Metric::Csat | Metric::Expectation) => 0,
            Yardstick::People(_) | Yardstick::Customers(Metric::Nps | Metric::Ces) => 2,
        }
    }
}

impl fmt::Display for Yardstick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Yardstick::People(measure) => measure.fmt(f),
            Yardstick::Customers(metric) => write!(f, "{CUSTOMERS}{}", metric.id()),
        }
    }
}

impl FromStr for Yardstick {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        match text.strip_prefix(CUSTOMERS) {
            Some(id) => crate::customers::metric_of(id).map(Yardstick::Customers),
            None => Ok(Yardstick::People(text.parse()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yardstick_reads_back() {
        for text in ["mood", "tools", "touchpoint:phone", "recommendation_mean", "customers:nps"] {
            assert_eq!(text.parse::<Yardstick>().unwrap().to_string(), text);
        }
        assert_eq!("customers:joy".parse::<Yardstick>().unwrap_err().code, "metric_unknown");
        assert_eq!("joy".parse::<Yardstick>().unwrap_err().code, "measure_unknown");
    }

    #[test]
    fn an_effect_is_written_no_finer_than_its_scale_bears() {
        let check = |text: &str, decimals: usize| {
            assert_eq!(text.parse::<Yardstick>().unwrap().decimals(), decimals, "{text}");
        };
        check("mood", 2);
        check("participation", 0);
        check("recommendation", 0);
        check("customers:csat", 0);
        check("customers:nps", 2);
    }
}
