//! People's and customers' weeks of the same groups, from the ledger and the imports.

use std::collections::BTreeMap;

use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::question::{Question, Touchpoint};
use vire_core::release::Measure;

use super::panel::{LEAST_ANSWERS, Panel, SideCell, number, points, smallest_weekly};
use crate::desk::Desk;
use crate::fault::Outcome;
use crate::figures::{Figures, WeekSums, customer_weeks_of, customer_weeks_of_touchpoint};

/// What is set against what.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The group whose teams are looked at.
    pub group: Group,
    /// The employee measure.
    pub measure: Measure,
    /// The customer metric.
    pub metric: Metric,
    /// Customers of one touchpoint only.
    pub touchpoint: Option<Touchpoint>,
}

impl Pair {
    /// Returns the measure that analysis takes: of the recommendation its 0–10 mean, not the score.
    pub(crate) fn analysed_measure(&self) -> Measure {
        match &self.measure {
            Measure::Question(Question::Recommendation) => Measure::RecommendationMean,
            measure => measure.clone(),
        }
    }

    /// Returns the touchpoint whose customers are meant: the chosen one, or that of a touchpoint question.
    pub fn served_at(&self) -> Option<Touchpoint> {
        self.touchpoint.clone().or_else(|| match &self.measure {
            Measure::Question(Question::Touchpoint(touchpoint)) => Some(touchpoint.clone()),
            _ => None,
        })
    }
}

/// Returns the weekly sums of a group's customers, at one touchpoint or at all.
pub(crate) fn customers_at(
    desk: &Desk,
    metric: Metric,
    group: &Group,
    touchpoint: Option<&Touchpoint>,
) -> Outcome<WeekSums> {
    match touchpoint {
        None => customer_weeks_of(desk, metric, group),
        Some(touchpoint) => customer_weeks_of_touchpoint(desk, metric, group, touchpoint),
    }
}

/// Returns the figure that analysis takes: the 0–10 mean for NPS, which needs fewer answers for the same
/// sureness than the score; shares for CSAT and expectation, whose scales differ between tools.
fn analysed(metric: Metric, sums: &Sums) -> Option<f64> {
    match metric {
        Metric::Nps | Metric::Ces => sums.mean(),
        Metric::Csat | Metric::Expectation => metric.figure(sums),
    }
}

/// Lays people and customers of the smallest weekly groups side by side.
pub(crate) fn panel(desk: &Desk, figures: &Figures, pair: &Pair) -> Outcome<Panel> {
    let mut panel = Panel::default();
    let touchpoint = pair.served_at();
    let measure = pair.analysed_measure();
    for group in smallest_weekly(figures, &pair.group) {
        panel.groups.entry(group.to_string()).or_default();
        for point in points(figures, &group, &measure) {
            if point.period.from == point.period.to {
                let cell =
                    SideCell { n: point.n_band.middle(), mean: point.mean, variance: Some(point.variance) };
                panel.put_people(group.as_str(), number(point.period.to), cell);
            }
        }
        for (week, sums) in customers_at(desk, pair.metric, &group, touchpoint.as_ref())? {
            if let Some(mean) = analysed(pair.metric, &sums).filter(|_| sums.n as f64 >= LEAST_ANSWERS) {
                let cell = SideCell { n: sums.n as f64, mean, variance: None };
                panel.put_customers(group.as_str(), number(week), cell);
            }
        }
    }
    Ok(panel)
}

/// Lists what both sides of the usable groups rest on, for "how do we know?".
pub(crate) fn bands(figures: &Figures, pair: &Pair) -> BTreeMap<&'static str, u32> {
    let mut found = BTreeMap::new();
    for group in smallest_weekly(figures, &pair.group) {
        for point in points(figures, &group, &pair.analysed_measure()) {
            *found.entry(point.n_band.as_str()).or_default() += 1;
        }
    }
    found
}
