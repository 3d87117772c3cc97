//! The mirror of a touchpoint: how easy serving was for people, beside what customers felt there, and the gap.
//!
//! Two scales are compared as shares of their own length. Does not draw.

use vire_core::metric::Metric;
use vire_core::week::Period;

use crate::series::{CustomerFigure, EmployeeSeries, scale};

/// One touchpoint, from both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct MirrorRow {
    /// The touchpoint's name.
    pub name: String,
    /// What people said: `touchpoint:<id>`, its last figure is taken.
    pub people: EmployeeSeries,
    /// What customers said, and in which weeks; `None` when nobody did.
    pub customers: Option<(Period, CustomerFigure)>,
}

/// How much better customers' side stands than people's, in points of 100 of each scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Customers' share of their scale minus people's share of theirs, −100..=100.
    pub value: f64,
    /// The lower end of the 95 % interval.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
}

impl MirrorRow {
    /// Returns the gap; `None` unless both sides have a figure.
    ///
    /// `customer_scale`: the lowest and highest figure of the customers' metric. The interval joins the
    /// two sides' own intervals (MOVER: Zou & Donner 2008), which are independent.
    pub fn gap(&self, customer_scale: (f64, f64)) -> Option<Gap> {
        let people = self.people.points().last()?;
        let (_, customers) = self.customers?;
        let share = |value: f64, (low, high): (f64, f64)| {
            ((value - low) / (high - low).max(f64::EPSILON) * 100.0).clamp(0.0, 100.0)
        };
        let own = scale(self.people.measure());
        let [p, p_lo, p_hi] = [people.value, people.lo, people.hi].map(|value| share(value, own));
        let [c, c_lo, c_hi] =
            [customers.value, customers.lo, customers.hi].map(|value| share(value, customer_scale));
        let value = c - p;
        let lo = value - ((c - c_lo).powi(2) + (p_hi - p).powi(2)).sqrt();
        let hi = value + ((c_hi - c).powi(2) + (p - p_lo).powi(2)).sqrt();
        Some(Gap { value, lo: lo.max(-100.0), hi: hi.min(100.0) })
    }
}

/// Returns the lowest and highest figure of a metric; of CES it is the survey's own scale.
pub fn customer_scale(metric: Metric, ces: (f64, f64)) -> (f64, f64) {
    match metric {
        Metric::Nps | Metric::Expectation => (-100.0, 100.0),
        Metric::Csat => (0.0, 100.0),
        Metric::Ces => ces,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{published, release};
    use vire_core::group::Group;
    use vire_core::release::Band;

    fn row(mean: i32, customers: Option<CustomerFigure>) -> MirrorRow {
        let cell = published("", "2026-W40", "touchpoint:phone", mean, 50, Band::From10);
        let releases = [release("2026-W40", vec![cell])];
        let measure = "touchpoint:phone".parse().unwrap();
        MirrorRow {
            name: "Puhelin".to_owned(),
            people: EmployeeSeries::from_releases(&releases, &Group::organisation(), &measure),
            customers: customers.map(|figure| (Period::week("2026-W40".parse().unwrap()), figure)),
        }
    }

    #[test]
    fn the_gap_compares_shares_of_two_scales() {
        // People 4 of 1–7 is the middle, 50; customers 80 % is 80: the gap is 30.
        let figure = CustomerFigure { n: 50, value: 80.0, lo: 70.0, hi: 88.0 };
        let gap = row(400, Some(figure)).gap((0.0, 100.0)).unwrap();
        assert!((gap.value - 30.0).abs() < 1e-9, "{gap:?}");
        // People: 1.959964·√(0.5²/6 + 1.275²/14.5) = 0.768560 of 6 points, 12.80933 of 100 each way.
        assert!(
            (gap.lo - (30.0 - (10.0_f64.powi(2) + 12.809_33_f64.powi(2)).sqrt())).abs() < 1e-3,
            "{gap:?}"
        );
        assert!((gap.hi - (30.0 + (8.0_f64.powi(2) + 12.809_33_f64.powi(2)).sqrt())).abs() < 1e-3, "{gap:?}");
        // The same customers on 1–5: 4.2 is 80 of 100.
        let ces = CustomerFigure { n: 50, value: 4.2, lo: 3.8, hi: 4.52 };
        let same = row(400, Some(ces)).gap((1.0, 5.0)).unwrap();
        assert!((same.lo - gap.lo).abs() < 1e-9 && (same.hi - gap.hi).abs() < 1e-9);
    }

    #[test]
    fn without_both_sides_there_is_no_gap() {
        assert_eq!(row(400, None).gap((0.0, 100.0)), None);
    }
}
