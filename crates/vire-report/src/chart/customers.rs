//! One customer metric by week with its uncertainty, and how many customers answered.

use vire_core::metric::Metric;
use vire_core::week::Period;
use vire_text::{Text, Value};

use super::panel::{AXIS, EndLabel, Frame, LEFT, Panel, Spot, end_labels, room_for, time_axis};
use super::pen::{Align, Pen, UNITS, paint};
use super::scale::Scale;
use super::words::{self, Weight};
use super::{Event, Look, Mark, Picture, Table, events, people};
use crate::names;
use crate::palette::Rgb;
use crate::series::{CustomerFigure, CustomerPoint, CustomerSeries};

/// One customer metric by week.
#[derive(Debug, Clone, Copy)]
pub struct Customers<'a> {
    /// The weeks.
    pub series: &'a CustomerSeries,
    /// Whose customers, such as a group's or a touchpoint's name; `None` for all.
    pub of: Option<&'a str>,
    /// The weeks along the bottom.
    pub span: Period,
    /// Flags.
    pub events: &'a [Event],
}

const MOST_LABEL: f64 = 150.0;
/// Room for the number of responses below the figures, with the gap above it.
const STRIP: f64 = 64.0;

impl Customers<'_> {
    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let series = self.series.clone().within(self.span);
        let metric = series.metric;
        let title = names::metric(text, metric);
        let name = self.of.map_or_else(|| text.get("report-all-customers", &[]), str::to_owned);
        let summary = summary(text, &series, &name);
        let under = subtitle(text, metric, &name, self.span);
        let value = end_value(text, &series, self.span);
        let (width, height) = (f64::from(look.size.width), f64::from(look.size.height));
        let hidden: Vec<String> = hidden(&series, text).into_iter().collect();
        let foot = if hidden.is_empty() { 14.0 } else { 14.0 + people::NOTE };
        let last = height - AXIS - foot;
        let strip = if last > 200.0 { STRIP } else { 0.0 };
        let frame = Frame {
            left: LEFT,
            top: 68.0 + events::room(self.events),
            right: width - room_for(&[(&name, &value)], MOST_LABEL),
            bottom: last - strip,
        };
        let table = table(text, &series);
        let mut points = Vec::new();
        let svg = paint("customers", look, &title, &summary, |pen| {
            let panel = Panel::new(pen, frame, self.span, axis([&series], 5));
            header(pen, width, &title, &under);
            people::hidden_note(pen, (width, height), &hidden, text);
            gaps(&panel, &series);
            panel.grid(|value| tick(text, metric, &panel.scale, value));
            if strip > 0.0 {
                let below = responses(
                    pen,
                    Frame { top: last - strip + 26.0, bottom: last, ..frame },
                    self.span,
                    &series,
                    text,
                );
                time_axis(&[&panel, &below], text);
            } else {
                time_axis(&[&panel], text);
            }
            events::draw(&[&panel], self.events);
            draw(&panel, &series, pen.palette.customers, true);
            end_labels(&panel, end_label(text, &panel, &series, &name).into_iter().collect(), MOST_LABEL);
            points = marks(text, &panel, &series, &name, &table.rows);
        });
        Picture { svg, title, summary, table, points }
    }
}

/// Draws how many customers answered each week, in a panel of its own with its own scale.
fn responses<'p, 'a>(
    pen: &'p Pen<'a>,
    frame: Frame,
    span: Period,
    series: &CustomerSeries,
    text: &Text,
) -> Panel<'p, 'a> {
    let most = f64::from(shown(series).map(|(_, figure)| figure.n).max().unwrap_or(1).max(1));
    let panel = Panel::new(pen, frame, span, Scale { low: 0.0, high: most, step: most });
    panel.grid(|value| text.number(value, 0));
    let half = (panel.per_week() * 0.36).clamp(0.75, 14.0);
    for (point, figure) in shown(series) {
        let x = panel.x(panel.place(point.week));
        let top = panel.y(f64::from(figure.n));
        pen.rect((x - half, top), (x + half, frame.bottom), pen.palette.customers, 0.45);
    }
    let said = text.get("report-responses", &[]);
    pen.text(frame.right + 12.0, frame.bottom - 2.0, Align::Start, pen.note(), &said);
    panel
}

pub(super) fn header(pen: &Pen<'_>, width: f64, title: &str, under: &str) {
    let title = words::fit(title, width - 32.0, 16.0, Weight::SemiBold);
    pen.text(16.0, 28.0, Align::Start, pen.title(), &title);
    let under = words::fit(under, width - 32.0, 11.5, Weight::Regular);
    pen.text(16.0, 47.0, Align::Start, pen.note(), &under);
}

pub(super) fn subtitle(text: &Text, metric: Metric, of: &str, span: Period) -> String {
    let unit = text.get(&format!("metric-unit-{}", metric.id()), &[]);
    format!("{of} · {} · {unit}", names::period_of_year(text, span))
}

/// Returns an axis that holds series of one metric, with their intervals.
pub(super) fn axis<'s>(series: impl IntoIterator<Item = &'s CustomerSeries>, ticks: usize) -> Scale {
    let series: Vec<&CustomerSeries> = series.into_iter().collect();
    let open = (f64::NEG_INFINITY, f64::INFINITY);
    let (bounds, least) = match series.first().map(|series| series.metric) {
        Some(Metric::Nps | Metric::Expectation) => ((-100.0, 100.0), 40.0),
        Some(Metric::Csat) => ((0.0, 100.0), 30.0),
        Some(Metric::Ces) | None => (open, 2.0),
    };
    let values = series
        .iter()
        .flat_map(|series| &series.points)
        .filter_map(|point| point.figure)
        .flat_map(|figure| [figure.lo, figure.value, figure.hi]);
    Scale::around(values, bounds, least, ticks)
}

pub(super) fn tick(text: &Text, metric: Metric, scale: &Scale, value: f64) -> String {
    match metric {
        Metric::Csat => names::customer_value(text, metric, value),
        _ => text.number(value, scale.decimals()),
    }
}

/// Draws a line with its uncertainty; weeks without a figure break it.
pub(super) fn draw(panel: &Panel<'_, '_>, series: &CustomerSeries, colour: Rgb, leads: bool) {
    let runs = runs(panel, series);
    if leads {
        for run in &runs {
            panel.band(run, colour, 0.15);
        }
    }
    for run in &runs {
        match run.as_slice() {
            [only] => {
                panel.pen.dot((panel.x(only.at), panel.y(only.value)), if leads { 2.5 } else { 1.5 }, colour)
            }
            run => panel.line(run, colour, if leads { 2.0 } else { 1.25 }),
        }
    }
    if let (true, Some(last)) = (leads, runs.last().and_then(|run| run.last())) {
        panel.pen.dot((panel.x(last.at), panel.y(last.value)), 3.5, colour);
    }
}

/// Hatches the weeks in which too few customers answered; drawn before the grid.
pub(super) fn gaps(panel: &Panel<'_, '_>, series: &CustomerSeries) {
    for point in series.points.iter().filter(|point| point.figure.is_none()) {
        let at = panel.place(point.week);
        let (from, to) = (panel.x(at - 0.5), panel.x(at + 0.5));
        panel.pen.hatch((from, panel.frame.top), (to, panel.frame.bottom));
    }
}

/// Says in which weeks too few customers answered.
pub(super) fn hidden(series: &CustomerSeries, text: &Text) -> Option<String> {
    let few = series.points.iter().filter(|point| point.figure.is_none());
    let weeks: Vec<String> = few.map(|point| text.week(point.week.number())).collect();
    (!weeks.is_empty()).then(|| format!("{} ({})", text.get("report-few-customers", &[]), weeks.join(", ")))
}

pub(super) fn shown(
    series: &CustomerSeries,
) -> impl DoubleEndedIterator<Item = (CustomerPoint, CustomerFigure)> + '_ {
    series.points.iter().filter_map(|point| Some((*point, point.figure?)))
}

fn runs(panel: &Panel<'_, '_>, series: &CustomerSeries) -> Vec<Vec<Spot>> {
    let mut runs: Vec<Vec<Spot>> = Vec::new();
    for (point, figure) in shown(series) {
        let spot = Spot { at: panel.place(point.week), value: figure.value, lo: figure.lo, hi: figure.hi };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|before| spot.at - before.at < 1.5) => run.push(spot),
            _ => runs.push(vec![spot]),
        }
    }
    runs
}

/// Returns the last figure, with its week where the series ends before the picture does.
pub(super) fn end_value(text: &Text, series: &CustomerSeries, span: Period) -> String {
    let Some((point, figure)) = shown(series).next_back() else { return text.get("report-no-figure", &[]) };
    let value = names::customer_value(text, series.metric, figure.value);
    if point.week == span.to {
        return value;
    }
    let when = text.week(point.week.number());
    text.get("report-value-at", &[("value", Value::Text(&value)), ("when", Value::Text(&when))])
}

pub(super) fn end_label(
    text: &Text,
    panel: &Panel<'_, '_>,
    series: &CustomerSeries,
    name: &str,
) -> Option<EndLabel> {
    let (_, figure) = shown(series).next_back()?;
    Some(EndLabel {
        y: panel.y(figure.value),
        name: name.to_owned(),
        value: end_value(text, series, panel.span),
        colour: panel.pen.palette.customers,
    })
}

pub(super) fn range(text: &Text, metric: Metric, figure: &CustomerFigure) -> String {
    names::range(text, figure.lo, figure.hi, usize::from(metric == Metric::Ces))
}

/// Returns the places of a series' points; their words are the series' table rows.
pub(super) fn marks(
    text: &Text,
    panel: &Panel<'_, '_>,
    series: &CustomerSeries,
    name: &str,
    rows: &[Vec<String>],
) -> Vec<Mark> {
    let mark = |(point, row): (&CustomerPoint, &Vec<String>)| {
        let (Some(figure), [when, value, range, ..]) = (point.figure, row.as_slice()) else { return None };
        let args =
            [("when", Value::Text(when)), ("value", Value::Text(value)), ("range", Value::Text(range))];
        Some(Mark {
            x: (panel.x(panel.place(point.week)) * UNITS).round(),
            y: (panel.y(figure.value) * UNITS).round(),
            week: point.week,
            series: name.to_owned(),
            label: text.get("report-point", &args),
        })
    };
    series.points.iter().zip(rows).filter_map(mark).collect()
}

pub(super) fn latest(text: &Text, series: &CustomerSeries, name: &str) -> String {
    match shown(series).next_back() {
        Some((point, figure)) => text.get(
            "report-summary-latest",
            &[
                ("measure", Value::Text(&names::metric(text, series.metric))),
                ("group", Value::Text(name)),
                ("value", Value::Text(&names::customer_value(text, series.metric, figure.value))),
                ("when", Value::Text(&names::week_of_year(text, point.week))),
                ("range", Value::Text(&range(text, series.metric, &figure))),
            ],
        ),
        None => text.get(
            "report-summary-none",
            &[("measure", Value::Text(&names::metric(text, series.metric))), ("group", Value::Text(name))],
        ),
    }
}

/// Says how customers' figures stand and have moved.
pub(super) fn summary(text: &Text, series: &CustomerSeries, name: &str) -> String {
    let said = latest(text, series, name);
    let by_value = |a: &(CustomerPoint, CustomerFigure), b: &(CustomerPoint, CustomerFigure)| {
        a.1.value.total_cmp(&b.1.value)
    };
    let (Some(low), Some(high)) = (shown(series).min_by(by_value), shown(series).max_by(by_value)) else {
        return said;
    };
    if low.1.value >= high.1.value {
        return said;
    }
    let value = |figure: CustomerFigure| names::customer_value(text, series.metric, figure.value);
    let moved = text.get(
        "report-summary-moved",
        &[
            ("low", Value::Text(&value(low.1))),
            ("low_when", Value::Text(&text.week(low.0.week.number()))),
            ("high", Value::Text(&value(high.1))),
            ("high_when", Value::Text(&text.week(high.0.week.number()))),
        ],
    );
    format!("{said} {moved}")
}

fn row(text: &Text, metric: Metric, point: &CustomerPoint) -> Vec<String> {
    let when = names::week_of_year(text, point.week);
    match &point.figure {
        Some(figure) => vec![
            when,
            names::customer_value(text, metric, figure.value),
            range(text, metric, figure),
            text.number(f64::from(figure.n), 0),
            String::new(),
        ],
        None => {
            vec![when, String::new(), String::new(), String::new(), text.get("report-too-few-customers", &[])]
        }
    }
}

pub(super) const COLUMNS: [&str; 5] =
    ["report-col-when", "report-col-value", "report-col-range", "report-col-answers", "report-col-note"];

pub(super) fn table(text: &Text, series: &CustomerSeries) -> Table {
    Table {
        columns: COLUMNS.map(|key| text.get(key, &[])).to_vec(),
        rows: series.points.iter().map(|point| row(text, series.metric, point)).collect(),
    }
}
