//! Charts of customers: their weekly figures, parts, scores and touchpoints, and the mirror with people.
//!
//! A lead has the weekly figures of the organisation and the own groups, as HR published them; the
//! rest is HR's.

use std::collections::{BTreeMap, BTreeSet};

use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::question::{Question, Touchpoint};
use vire_core::release::Measure;
use vire_core::week::{Period, Week};
use vire_report::chart::{Customers, CustomersByPart, Distribution, Mirror, Mix, Split, Together};
use vire_report::mirror::{MirrorRow, customer_scale};
use vire_report::names;
use vire_report::series::{CustomerSeries, EmployeeSeries};

use crate::chart::{Brush, Drawn, LEAST_RESPONSES, group_of};
use crate::customers::{Source, ces_scale, metric_of};
use crate::desk::Desk;
use crate::fault::Outcome;
use crate::figures::{
    Viewer, WeekSums, customer_figure, customer_series_on, customer_weeks, customer_weeks_by_group,
    customer_weeks_by_touchpoint,
};
use crate::mailbox::Mailbox;

/// How many weeks a distribution counts, and how many a mirror joins.
const QUARTER: i32 = 13;
/// The most different scores that a distribution shows one by one.
const MOST_SCORES: i64 = 101;

/// The weekly figures of one metric, on its scale.
struct Figured<'d> {
    desk: &'d Desk,
    metric: Metric,
    ces: (f64, f64),
}

impl<'d> Figured<'d> {
    fn of(viewer: &'d Viewer<'_>, metric: &str) -> Outcome<Self> {
        let desk = viewer.hr()?;
        Ok(Self { desk, metric: metric_of(metric)?, ces: ces_scale(desk)? })
    }

    fn series(&self, weeks: &WeekSums, least: i64) -> CustomerSeries {
        customer_series_on(self.metric, self.ces, weeks, least)
    }

    fn at(&self, touchpoint: &Touchpoint) -> Outcome<WeekSums> {
        Ok(customer_weeks_by_touchpoint(self.desk, self.metric)?.remove(touchpoint).unwrap_or_default())
    }

    fn whole(&self) -> Outcome<CustomerSeries> {
        Ok(self.series(&customer_weeks(self.desk, self.metric)?, 1))
    }
}

impl Brush {
    pub(crate) fn customers(
        &self,
        viewer: &Viewer<'_>,
        mailbox: &dyn Mailbox,
        metric: &str,
        touchpoint: Option<&str>,
    ) -> Outcome<Drawn> {
        let metric = metric_of(metric)?;
        let place = touchpoint.map(Touchpoint::new);
        let source = Source::of(viewer, mailbox)?;
        let (weeks, _) = source.weeks(metric, &Group::organisation(), place.as_ref())?;
        let series = customer_series_on(metric, source.ces()?, &weeks, 1);
        let name = place.map(|place| names::touchpoint(&self.text, &place));
        let span = self.span(series.span());
        let chart = Customers { series: &series, of: name.as_deref(), span, events: &[] };
        let empty = series.points.is_empty();
        Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as: None, empty })
    }

    /// Draws the customers of one group and everything below it.
    pub(crate) fn customers_of(
        &self,
        viewer: &Viewer<'_>,
        mailbox: &dyn Mailbox,
        group: &str,
        metric: &str,
    ) -> Outcome<Drawn> {
        let metric = metric_of(metric)?;
        let group = group_of(viewer, &viewer.figures(mailbox)?, group)?;
        let source = Source::of(viewer, mailbox)?;
        let (weeks, named) = source.weeks(metric, &group, None)?;
        let series = customer_series_on(metric, source.ces()?, &weeks, LEAST_RESPONSES);
        let name = names::group(&self.text, &group);
        let span = self.span(series.span());
        let chart = Customers { series: &series, of: Some(&name), span, events: &[] };
        let empty = series.points.is_empty();
        let shown_as = (named != group).then_some(named);
        Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as, empty })
    }

    pub(crate) fn touchpoints(&self, viewer: &Viewer<'_>, metric: &str) -> Outcome<Drawn> {
        let figured = Figured::of(viewer, metric)?;
        let parts = customer_weeks_by_touchpoint(figured.desk, figured.metric)?;
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_by_key(|(touchpoint, _)| place_of(touchpoint));
        let named = parts
            .iter()
            .map(|(touchpoint, weeks)| (names::touchpoint(&self.text, touchpoint), weeks))
            .collect();
        self.parts(&figured, Split::Touchpoint, named)
    }

    pub(crate) fn customer_groups(&self, viewer: &Viewer<'_>, metric: &str) -> Outcome<Drawn> {
        let figured = Figured::of(viewer, metric)?;
        let parts = customer_weeks_by_group(figured.desk, figured.metric)?;
        let named = parts.iter().map(|(group, weeks)| (names::group(&self.text, group), weeks)).collect();
        self.parts(&figured, Split::Group, named)
    }

    fn parts(&self, figured: &Figured<'_>, split: Split, parts: Vec<(String, &WeekSums)>) -> Outcome<Drawn> {
        let whole = figured.whole()?;
        let parts: Vec<(String, CustomerSeries)> =
            parts.into_iter().map(|(name, weeks)| (name, figured.series(weeks, LEAST_RESPONSES))).collect();
        let span = self.span(whole.span());
        let chart = CustomersByPart { whole: Some(&whole), split, parts: &parts, span };
        Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as: None, empty: parts.is_empty() })
    }

    pub(crate) fn distribution(
        &self,
        viewer: &Viewer<'_>,
        metric: &str,
        touchpoint: Option<&str>,
    ) -> Outcome<Drawn> {
        let figured = Figured::of(viewer, metric)?;
        let place = touchpoint.map(Touchpoint::new);
        let counts = figured.desk.organisation.read(|read| read.customer_scores(figured.metric))?;
        let counts: Vec<_> = counts
            .into_iter()
            .filter(|count| place.as_ref().is_none_or(|place| count.touchpoint.as_ref() == Some(place)))
            .collect();
        let found = counts.last().map(|last| {
            let from = counts.first().map_or(last.week, |first| first.week);
            Period { from: last.week.plus(1 - QUARTER).max(from), to: last.week }
        });
        let span = self.span(found);
        let weeks = span.to.since(span.from) + 1;
        let before = Period { from: span.from.plus(-weeks), to: span.from.plus(-1) };
        let mut scores: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
        for count in &counts {
            let entry = scores.entry(count.score).or_default();
            let n = u64::try_from(count.n).unwrap_or_default();
            if span.holds(count.week) {
                entry.0 += n;
            } else if before.holds(count.week) {
                entry.1 += n;
            }
        }
        // With fewer weeks before than now there is nothing to compare with.
        if counts.first().is_none_or(|first| first.week > before.from) {
            scores.values_mut().for_each(|(_, past)| *past = 0);
        }
        let scores = every_score(figured.metric, figured.ces, &scores);
        let name = place.map(|place| names::touchpoint(&self.text, &place));
        let metric = figured.metric;
        let chart = Distribution { metric, of: name.as_deref(), span, scores: &scores };
        Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as: None, empty: counts.is_empty() })
    }

    pub(crate) fn mix(&self, viewer: &Viewer<'_>, metric: &str) -> Outcome<Drawn> {
        let figured = Figured::of(viewer, metric)?;
        let count = |sums: &Sums| u64::try_from(sums.n).unwrap_or_default();
        let mut parts: Vec<(String, BTreeMap<Week, u64>)> =
            customer_weeks_by_touchpoint(figured.desk, figured.metric)?
                .into_iter()
                .map(|(touchpoint, weeks)| {
                    let weeks = weeks.iter().map(|(week, sums)| (*week, count(sums))).collect();
                    (names::touchpoint(&self.text, &touchpoint), weeks)
                })
                .collect();
        parts.sort_by_key(|(_, weeks)| std::cmp::Reverse(weeks.values().sum::<u64>()));
        let weeks: BTreeSet<Week> = parts.iter().flat_map(|(_, weeks)| weeks.keys().copied()).collect();
        let found = weeks.first().zip(weeks.last()).map(|(from, to)| Period { from: *from, to: *to });
        let chart = Mix { parts: &parts, span: self.span(found) };
        Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as: None, empty: parts.is_empty() })
    }

    pub(crate) fn mirror(
        &self,
        viewer: &Viewer<'_>,
        mailbox: &dyn Mailbox,
        metric: &str,
        touchpoint: Option<&str>,
    ) -> Outcome<Drawn> {
        let figured = Figured::of(viewer, metric)?;
        let figures = viewer.figures(mailbox)?;
        let people = |touchpoint: &Touchpoint| -> EmployeeSeries {
            let measure = Measure::Question(Question::Touchpoint(touchpoint.clone()));
            figures.series(&Group::organisation(), &measure)
        };
        let served = customer_weeks_by_touchpoint(figured.desk, figured.metric)?;
        if let Some(id) = touchpoint {
            let touchpoint = Touchpoint::new(id);
            let people = people(&touchpoint);
            let customers = figured.series(&figured.at(&touchpoint)?, LEAST_RESPONSES);
            let ends = [people.span(), customers.span()].into_iter().flatten();
            let found = ends.reduce(|a, b| Period { from: a.from.min(b.from), to: a.to.max(b.to) });
            let (people, customers) = (&people, &customers);
            let chart = Together { people, customers, span: self.span(found), events: &[] };
            let empty = people.points().is_empty() && customers.points.is_empty();
            return Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as: None, empty });
        }
        let asked = figures.measures().into_iter().filter_map(|measure| match measure {
            Measure::Question(Question::Touchpoint(touchpoint)) => Some(touchpoint),
            _ => None,
        });
        let mut all: Vec<Touchpoint> = served.keys().cloned().chain(asked).collect();
        all.sort_by_key(place_of);
        all.dedup();
        let last = served.values().filter_map(|weeks| weeks.keys().last()).max().copied();
        let rows: Vec<MirrorRow> = all
            .iter()
            .map(|touchpoint| {
                let people = people(touchpoint);
                let to = people.points().last().map(|point| point.period.to).or(last);
                let customers = to.and_then(|to| {
                    let period = Period { from: to.plus(1 - QUARTER), to };
                    let mut sums = Sums::default();
                    for (_, week) in served.get(touchpoint)?.range(period.from..=period.to) {
                        sums.add(week);
                    }
                    let enough = sums.n >= LEAST_RESPONSES;
                    let figure = customer_figure(figured.metric, figured.ces, &sums).filter(|_| enough);
                    Some((period, figure?))
                });
                MirrorRow { name: names::touchpoint(&self.text, touchpoint), people, customers }
            })
            .collect();
        let periods = rows.iter().flat_map(|row| {
            let people = row.people.points().last().map(|point| point.period);
            people.into_iter().chain(row.customers.map(|(period, _)| period))
        });
        let found = periods.reduce(|a, b| Period { from: a.from.min(b.from), to: a.to.max(b.to) });
        let chart = Mirror {
            metric: figured.metric,
            customer_scale: customer_scale(figured.metric, figured.ces),
            rows: &rows,
            span: self.span(found),
        };
        Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as: None, empty: rows.is_empty() })
    }
}

/// Puts the touchpoints that everybody has first, in their usual order, then own ones by name.
fn place_of(touchpoint: &Touchpoint) -> (usize, String) {
    let known = Touchpoint::KNOWN.iter().position(|id| *id == touchpoint.as_str());
    (known.unwrap_or(Touchpoint::KNOWN.len()), touchpoint.as_str().to_owned())
}

/// Lists every score of a scale with its counts, so that one that nobody gave is seen as missing.
fn every_score(metric: Metric, ces: (f64, f64), found: &BTreeMap<i64, (u64, u64)>) -> Vec<(i64, u64, u64)> {
    let (low, high) = match metric {
        Metric::Nps => (0, 10),
        Metric::Expectation => (-1, 1),
        Metric::Ces => (ces.0.floor() as i64, ces.1.ceil() as i64),
        // The survey's own scale is not stored: what was given tells it, 1–5 where it fits.
        Metric::Csat => match found.keys().next().zip(found.keys().last()) {
            Some((low, high)) if *low >= 1 && *high <= 5 => (1, 5),
            Some((low, high)) => (*low, *high),
            None => (1, 5),
        },
    };
    let low = found.keys().next().map_or(low, |least| low.min(*least));
    let high = found.keys().last().map_or(high, |most| high.max(*most)).min(low + MOST_SCORES - 1);
    let count = |score: i64| found.get(&score).copied().unwrap_or_default();
    (low..=high).map(|score| (score, count(score).0, count(score).1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_that_nobody_gave_keep_their_place() {
        let check = |metric, found: &[i64], expect: (i64, i64)| {
            let found = found.iter().map(|score| (*score, (1, 0))).collect();
            let all = every_score(metric, (1.0, 7.0), &found);
            let ends = all.first().zip(all.last()).map(|(first, last)| (first.0, last.0));
            assert_eq!(ends, Some(expect), "{metric:?}");
        };
        check(Metric::Nps, &[3, 9], (0, 10));
        check(Metric::Csat, &[3], (1, 5));
        check(Metric::Csat, &[0, 2], (0, 2));
        check(Metric::Csat, &[0, 100], (0, 100));
        check(Metric::Ces, &[7], (1, 7));
        check(Metric::Ces, &[9], (1, 9));
        check(Metric::Expectation, &[], (-1, 1));
    }
}
