//! The gap chart: the teams of an experiment against its comparison teams, before and after the start.
//!
//! The mean before the start is 0. Draws what it is given and computes no effect; weeks in which none of
//! the released series has a figure are left out.

use vire_core::week::{Period, Week};
use vire_text::{Text, Value};

use super::customers::header;
use super::panel::{AXIS, Frame, LEFT, Panel, Spot, time_axis};
use super::pen::{Align, UNITS, paint};
use super::scale::Scale;
use super::words::{self, Weight};
use super::{Event, Look, Mark, Picture, Table, events};
use crate::names;
use crate::series::{CustomerSeries, EmployeeSeries};

/// The released series of the teams in which it was tried.
#[derive(Debug, Clone, Copy)]
pub enum Tried<'a> {
    /// People's figures, one series a team.
    People(&'a [EmployeeSeries]),
    /// Customers' figures, one series a team.
    Customers(&'a [CustomerSeries]),
}

/// How far the weeks after the start lie from those before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lift {
    /// The difference of the means.
    pub value: f64,
    /// Its 95 % interval; `None` where there is no effect but a description only.
    pub interval: Option<(f64, f64)>,
}

/// The gap of one experiment over weeks.
#[derive(Debug, Clone, Copy)]
pub struct GapChart<'a> {
    /// What the experiment is called.
    pub title: &'a str,
    /// The released series that the gap was computed from.
    pub tried: Tried<'a>,
    /// The gap by week, oldest first, on the measure's own scale.
    pub gap: &'a [(Week, f64)],
    /// Whether it is a gap to comparison teams; otherwise the course of the teams themselves.
    pub compared: bool,
    /// The first week of the experiment.
    pub start: Week,
    /// The weeks along the bottom.
    pub span: Period,
    /// How far the later weeks lie from the earlier; `None` while there are none.
    pub lift: Option<Lift>,
    /// How many decimals the values bear.
    pub decimals: usize,
}

/// Room on the right for the words of the two means.
const RIGHT: f64 = 132.0;

impl GapChart<'_> {
    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let gap = self.shown();
        let measure = self.measure(text);
        let under = text.get(
            if self.compared { "report-gap-under" } else { "report-gap-under-alone" },
            &[
                ("measure", Value::Text(&measure)),
                ("span", Value::Text(&names::period_of_year(text, self.span))),
            ],
        );
        let summary = self.summary(text, &gap);
        let (width, height) = (f64::from(look.size.width), f64::from(look.size.height));
        let flags = [Event { week: self.start, label: text.get("report-gap-start", &[]) }];
        let frame = Frame {
            left: LEFT,
            top: 72.0 + events::room(&flags),
            right: width - RIGHT,
            bottom: height - AXIS - 14.0,
        };
        let mut points = Vec::new();
        let svg = paint("gap", look, self.title, &summary, |pen| {
            let panel = Panel::new(pen, frame, self.span, self.scale(&gap));
            header(pen, width, self.title, &under);
            if let (Some(lift), Some(last)) = (self.lift, gap.last())
                && let Some((lo, hi)) = lift.interval
            {
                let from = panel.x(panel.place(self.start) - 0.5);
                let to = panel.x(panel.place(last.0) + 0.5);
                pen.rect((from, panel.y(hi)), (to, panel.y(lo)), pen.palette.event, 0.16);
            }
            panel.grid(|value| signed(text, value, panel.scale.decimals()));
            time_axis(&[&panel], text);
            events::draw(&[&panel], &flags);
            // The two means are thick, the weeks between them thin.
            for run in self.runs(&panel, &gap) {
                if run.len() > 1 {
                    panel.line(&run, pen.palette.group, 1.5);
                }
            }
            for (week, value) in &gap {
                pen.dot((panel.x(panel.place(*week)), panel.y(*value)), 2.5, pen.palette.group);
            }
            let cut = panel.x(panel.place(self.start) - 0.5);
            if let Some((first, _)) = gap.iter().find(|(week, _)| *week < self.start) {
                let from = panel.x(panel.place(*first) - 0.5);
                pen.line(&[(from, panel.y(0.0)), (cut, panel.y(0.0))], pen.palette.whole, 3.0);
            }
            if let (Some(lift), Some((last, _))) = (self.lift, gap.last()) {
                let y = panel.y(lift.value);
                pen.line(&[(cut, y), (panel.x(panel.place(*last) + 0.5), y)], pen.palette.event, 3.0);
                let x = frame.right + 12.0;
                let room = RIGHT - 20.0;
                let name = words::fit(&text.get("report-gap-after", &[]), room, 12.5, Weight::SemiBold);
                pen.text(x, y - 2.0, Align::Start, pen.label(pen.palette.event), &name);
                pen.text(x, y + 14.0, Align::Start, pen.body(), &signed(text, lift.value, self.decimals));
                if let Some((lo, hi)) = lift.interval {
                    let range = names::range(text, lo, hi, self.decimals);
                    pen.text(
                        x,
                        y + 29.0,
                        Align::Start,
                        pen.note(),
                        &words::fit(&range, room, 11.5, Weight::Regular),
                    );
                }
            }
            points = self.marks(&panel, text, &gap);
        });
        Picture { svg, title: self.title.to_owned(), summary, table: self.table(text, &gap), points }
    }

    /// Keeps the weeks in which one of the released series has a figure.
    fn shown(&self) -> Vec<(Week, f64)> {
        let released = |week: Week| match self.tried {
            Tried::People(series) => {
                series.iter().flat_map(EmployeeSeries::points).any(|point| point.period == Period::week(week))
            }
            Tried::Customers(series) => series
                .iter()
                .flat_map(|series| &series.points)
                .any(|point| point.week == week && point.figure.is_some()),
        };
        self.gap.iter().copied().filter(|(week, _)| self.span.holds(*week) && released(*week)).collect()
    }

    fn measure(&self, text: &Text) -> String {
        match self.tried {
            Tried::People(series) => {
                series.first().map(|series| names::measure(text, series.measure())).unwrap_or_default()
            }
            Tried::Customers(series) => {
                series.first().map(|series| names::metric(text, series.metric)).unwrap_or_default()
            }
        }
    }

    fn scale(&self, gap: &[(Week, f64)]) -> Scale {
        let ends = self.lift.map(|lift| {
            let (lo, hi) = lift.interval.unwrap_or((lift.value, lift.value));
            [lo, lift.value, hi]
        });
        let values = gap.iter().map(|(_, value)| *value).chain(ends.into_iter().flatten()).chain([0.0]);
        let least = if self.decimals == 0 { 20.0 } else { 1.0 };
        Scale::around(values, (f64::NEG_INFINITY, f64::INFINITY), least, 6)
    }

    /// Cuts the gap at weeks without a figure; a measure that is asked seldom is not joined.
    fn runs(&self, panel: &Panel<'_, '_>, gap: &[(Week, f64)]) -> Vec<Vec<Spot>> {
        let mut runs: Vec<Vec<Spot>> = Vec::new();
        for (week, value) in gap {
            let spot = Spot { at: panel.place(*week), value: *value, lo: *value, hi: *value };
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|before| spot.at - before.at < 1.5) => run.push(spot),
                _ => runs.push(vec![spot]),
            }
        }
        runs
    }

    fn row(&self, text: &Text, (week, value): (Week, f64)) -> [String; 3] {
        let stretch = if week < self.start { "report-gap-before" } else { "report-gap-after" };
        [names::week_of_year(text, week), signed(text, value, self.decimals), text.get(stretch, &[])]
    }

    fn marks(&self, panel: &Panel<'_, '_>, text: &Text, gap: &[(Week, f64)]) -> Vec<Mark> {
        let mark = |(week, value): &(Week, f64)| {
            let [when, written, stretch] = self.row(text, (*week, *value));
            Mark {
                x: (panel.x(panel.place(*week)) * UNITS).round(),
                y: (panel.y(*value) * UNITS).round(),
                week: *week,
                series: stretch,
                label: format!("{when}: {written}"),
            }
        };
        gap.iter().map(mark).collect()
    }

    fn table(&self, text: &Text, gap: &[(Week, f64)]) -> Table {
        let columns = ["report-col-when", "report-col-gap", "report-col-stretch"];
        Table {
            columns: columns.map(|key| text.get(key, &[])).to_vec(),
            rows: gap.iter().map(|point| self.row(text, *point).to_vec()).collect(),
        }
    }

    fn summary(&self, text: &Text, gap: &[(Week, f64)]) -> String {
        let before = gap.iter().filter(|(week, _)| *week < self.start).count();
        let weeks = [("before", Value::from(before)), ("after", Value::from(gap.len() - before))];
        let counted = text.get("report-gap-weeks", &weeks);
        let Some(lift) = self.lift else { return counted };
        let value = signed(text, lift.value, self.decimals);
        let said = match (lift.interval, self.compared) {
            (Some((lo, hi)), true) => {
                let range = names::range(text, lo, hi, self.decimals);
                let args = [("value", Value::Text(&value)), ("range", Value::Text(&range))];
                text.get("report-gap-lift", &args)
            }
            (None, true) => text.get("report-gap-lift-bare", &[("value", Value::Text(&value))]),
            (_, false) => text.get("report-gap-lift-alone", &[("value", Value::Text(&value))]),
        };
        format!("{said} {counted}")
    }
}

/// Writes a difference with its sign.
fn signed(text: &Text, value: f64, decimals: usize) -> String {
    let written = text.number(value, decimals);
    let zero = written.chars().all(|letter| !letter.is_ascii_digit() || letter == '0');
    if value > 0.0 && !zero { format!("+{written}") } else { written }
}
