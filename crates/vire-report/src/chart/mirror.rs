//! Mirror: one row a touchpoint; people's ease, customers' figure and the gap, each on a scale of its own.

use vire_core::metric::Metric;
use vire_core::release::Measure;
use vire_core::week::Period;
use vire_text::{Text, Value};

use super::pen::{Align, Pen, UNITS, paint};
use super::words::{self, Weight};
use super::{Look, Mark, Picture, Table, customers};
use crate::mirror::{Gap, MirrorRow};
use crate::names;
use crate::palette::Rgb;
use crate::series::scale;

/// People and customers at the same touchpoints.
#[derive(Debug, Clone, Copy)]
pub struct Mirror<'a> {
    /// The customers' metric.
    pub metric: Metric,
    /// The lowest and highest figure of the customers' metric.
    pub customer_scale: (f64, f64),
    /// The touchpoints in the order in which they are shown.
    pub rows: &'a [MirrorRow],
    /// The weeks that are looked at.
    pub span: Period,
}

const ROW: f64 = 46.0;
const TOP: f64 = 104.0;
const FOOT: f64 = 40.0;
/// How far the gap's own axis may reach to both sides, in points of 100.
const REACH: [f64; 3] = [25.0, 50.0, 100.0];

/// One column with an axis of its own.
#[derive(Debug, Clone, Copy)]
struct Lane {
    left: f64,
    right: f64,
    low: f64,
    high: f64,
}

impl Lane {
    fn x(self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low).max(f64::EPSILON);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    fn grid(self, pen: &Pen<'_>, (top, bottom): (f64, f64), name: impl Fn(f64) -> String) {
        for (share, align) in [(0.0, Align::Start), (0.5, Align::Middle), (1.0, Align::End)] {
            let value = self.low + (self.high - self.low) * share;
            let x = self.x(value);
            pen.line(&[(x, top), (x, bottom)], pen.palette.grid, 1.0);
            pen.text(x, bottom + 16.0, align, pen.note(), &name(value));
        }
    }

    fn spot(self, pen: &Pen<'_>, y: f64, value: f64, (lo, hi): (f64, f64), colour: Rgb) {
        pen.rect((self.x(lo), y - 4.0), (self.x(hi), y + 4.0), colour, 0.22);
        pen.dot((self.x(value), y), 4.5, colour);
    }
}

impl Mirror<'_> {
    /// Draws the chart, as high as its rows need.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let mut look = look.bounded();
        let width = f64::from(look.size.width);
        let bottom = TOP + ROW * self.rows.len().max(1) as f64;
        look.size.height = (bottom + FOOT).ceil() as u32;
        let metric = names::metric(text, self.metric);
        let title = text.get("report-mirror-title", &[("metric", Value::Text(&metric))]);
        let under =
            format!("{} · {}", names::period_of_year(text, self.span), text.get("report-mirror-under", &[]));
        let people = self.rows.first().map_or((1.0, 7.0), |row| scale(row.people.measure()));
        // On a narrow picture the name stands above its row, and the lanes take the whole width.
        let named = if width >= 620.0 { 132.0 } else { 0.0 };
        let each = (width - 32.0 - named) / 3.0;
        let lane = |at: f64, (low, high): (f64, f64)| {
            let left = 16.0 + named + at * each;
            Lane { left: left + 8.0, right: left + each - 20.0, low, high }
        };
        let lanes = [lane(0.0, people), lane(1.0, self.customer_scale), lane(2.0, self.gap_axis())];
        let heads =
            [text.get("report-mirror-people", &[]), metric.clone(), text.get("report-mirror-gap", &[])];
        let summary = self.summary(text, &title);
        let mut points = Vec::new();
        let svg = paint("mirror", look, &title, &summary, |pen| {
            customers::header(pen, width, &title, &under);
            let colours = [pen.palette.group, pen.palette.customers, pen.palette.ink];
            let ends: [&dyn Fn(f64) -> String; 3] = [
                &|value| text.number(value, 0),
                &|value| names::customer_value(text, self.metric, value),
                &|value| text.number(value, 0),
            ];
            for (((lane, head), colour), name) in lanes.iter().zip(&heads).zip(colours).zip(ends) {
                let head = words::fit(head, each - 24.0, 12.5, Weight::SemiBold);
                pen.text(lane.left, TOP - 24.0, Align::Start, pen.label(colour), &head);
                lane.grid(pen, (TOP - 8.0, bottom), name);
            }
            for (index, row) in self.rows.iter().enumerate() {
                let top = TOP + ROW * index as f64;
                let y = top + if named > 0.0 { ROW / 2.0 - 2.0 } else { ROW / 2.0 + 8.0 };
                let most = if named > 0.0 { named - 12.0 } else { width - 32.0 };
                let name = words::fit(&row.name, most, 12.5, Weight::SemiBold);
                let name_y = if named > 0.0 { y + 4.5 } else { top + 10.0 };
                pen.text(16.0, name_y, Align::Start, pen.label(pen.palette.ink), &name);
                if index > 0 {
                    pen.line(&[(16.0, top), (width - 16.0, top)], pen.palette.grid, 1.0);
                }
                self.people(pen, text, lanes[0], y, row, &mut points);
                self.customers(pen, text, lanes[1], y, row, &mut points);
                self.gap(pen, text, lanes[2], y, row, &mut points);
            }
        });
        Picture { svg, title, summary, table: self.table(text), points }
    }

    /// Returns the least axis around nothing that holds every gap.
    fn gap_axis(&self) -> (f64, f64) {
        let gaps = self.rows.iter().filter_map(|row| row.gap(self.customer_scale));
        let far = gaps.map(|gap| gap.lo.abs().max(gap.hi.abs())).fold(0.0, f64::max);
        let reach = REACH.into_iter().find(|reach| far <= *reach).unwrap_or(100.0);
        (-reach, reach)
    }

    fn people(
        &self,
        pen: &Pen<'_>,
        text: &Text,
        lane: Lane,
        y: f64,
        row: &MirrorRow,
        points: &mut Vec<Mark>,
    ) {
        if let Some(point) = row.people.points().last() {
            lane.spot(pen, y, point.value, (point.lo, point.hi), pen.palette.group);
            let [when, value, range] = people_words(text, row);
            points.push(mark(
                text,
                (lane.x(point.value), y),
                point.period,
                &row.name,
                [&when, &value, &range],
            ));
        } else if let Some(gap) = row.people.gaps().last() {
            pen.hatch((lane.left, y - 9.0), (lane.right, y + 9.0));
            let reason = names::reason_short(text, gap.reason);
            note_on_paper(pen, lane, y, &reason);
        } else {
            pen.text(lane.left + 6.0, y + 4.0, Align::Start, pen.note(), &text.get("report-not-asked", &[]));
        }
    }

    fn customers(
        &self,
        pen: &Pen<'_>,
        text: &Text,
        lane: Lane,
        y: f64,
        row: &MirrorRow,
        points: &mut Vec<Mark>,
    ) {
        let Some((period, figure)) = row.customers else {
            let few = text.get("report-few-customers", &[]);
            let few = words::fit(&few, lane.right - lane.left - 6.0, 11.5, Weight::Regular);
            return pen.text(lane.left + 6.0, y + 4.0, Align::Start, pen.note(), &few);
        };
        lane.spot(pen, y, figure.value, (figure.lo, figure.hi), pen.palette.customers);
        let [when, value, range] = customer_words(text, self.metric, row);
        points.push(mark(text, (lane.x(figure.value), y), period, &row.name, [&when, &value, &range]));
    }

    fn gap(&self, pen: &Pen<'_>, text: &Text, lane: Lane, y: f64, row: &MirrorRow, points: &mut Vec<Mark>) {
        let Some(gap) = row.gap(self.customer_scale) else {
            return pen.text(lane.x(0.0), y + 4.0, Align::Middle, pen.note(), "–");
        };
        pen.line(&[(lane.x(0.0), y), (lane.x(gap.value), y)], pen.palette.whole, 2.0);
        lane.spot(pen, y, gap.value, (gap.lo, gap.hi), pen.palette.ink);
        let [value, range] = gap_words(text, gap);
        let when = text.get("report-mirror-gap", &[]);
        points.push(mark(text, (lane.x(gap.value), y), self.span, &row.name, [&when, &value, &range]));
    }

    fn summary(&self, text: &Text, title: &str) -> String {
        let mut said = format!("{title}.");
        for row in self.rows {
            let Some(gap) = row.gap(self.customer_scale) else { continue };
            let key = match gap {
                Gap { lo, .. } if lo > 0.0 => "report-mirror-customers-better",
                Gap { hi, .. } if hi < 0.0 => "report-mirror-people-better",
                _ => "report-mirror-alike",
            };
            let points = text.number(gap.value.abs(), 0);
            let args = [("touchpoint", Value::Text(&row.name)), ("points", Value::Text(&points))];
            said.push(' ');
            said.push_str(&text.get(key, &args));
        }
        if self.rows.iter().all(|row| row.gap(self.customer_scale).is_none()) {
            said.push(' ');
            said.push_str(&text.get("report-mirror-none", &[]));
        }
        said
    }

    fn table(&self, text: &Text) -> Table {
        let columns = [
            "report-col-touchpoint",
            "report-mirror-people",
            "report-col-range",
            "report-col-when",
            "report-mirror-customers",
            "report-col-range",
            "report-col-when",
            "report-mirror-gap",
            "report-col-range",
            "report-col-note",
        ];
        let rows = self.rows.iter().map(|row| {
            let [people_when, people, people_range] = people_words(text, row);
            let [when, value, range] = customer_words(text, self.metric, row);
            let [gap, gap_range] =
                row.gap(self.customer_scale).map_or_else(Default::default, |gap| gap_words(text, gap));
            let note = match (row.people.points().last(), row.people.gaps().last()) {
                (Some(_), _) if row.customers.is_none() => text.get("report-too-few-customers", &[]),
                (None, Some(gap)) => names::reason(text, gap.reason),
                (None, None) => text.get("report-not-asked", &[]),
                _ => String::new(),
            };
            vec![
                row.name.clone(),
                people,
                people_range,
                people_when,
                value,
                range,
                when,
                gap,
                gap_range,
                note,
            ]
        });
        Table { columns: columns.map(|key| text.get(key, &[])).to_vec(), rows: rows.collect() }
    }
}

fn note_on_paper(pen: &Pen<'_>, lane: Lane, y: f64, said: &str) {
    let said = words::fit(said, lane.right - lane.left - 16.0, 11.5, Weight::Regular);
    let wide = words::width(&said, 11.5, Weight::Regular);
    let middle = (lane.left + lane.right) / 2.0;
    pen.rect(
        (middle - wide / 2.0 - 5.0, y - 9.0),
        (middle + wide / 2.0 + 5.0, y + 9.0),
        pen.palette.paper,
        1.0,
    );
    pen.text(middle, y + 4.0, Align::Middle, pen.note(), &said);
}

/// Returns when, what and the range of people's last figure.
fn people_words(text: &Text, row: &MirrorRow) -> [String; 3] {
    let measure: &Measure = row.people.measure();
    row.people.points().last().map_or_else(Default::default, |point| {
        [
            names::period_of_year(text, point.period),
            names::mean(text, measure, point.mean, point.grid),
            names::range(text, point.lo, point.hi, 1),
        ]
    })
}

/// Returns when, what and the range of customers' figure.
fn customer_words(text: &Text, metric: Metric, row: &MirrorRow) -> [String; 3] {
    row.customers.map_or_else(Default::default, |(period, figure)| {
        [
            names::period_of_year(text, period),
            names::customer_value(text, metric, figure.value),
            customers::range(text, metric, &figure),
        ]
    })
}

fn gap_words(text: &Text, gap: Gap) -> [String; 2] {
    let value = text.number(gap.value, 0);
    let value = if gap.value >= 0.5 { format!("+{value}") } else { value };
    [value, names::range(text, gap.lo, gap.hi, 0)]
}

fn mark(
    text: &Text,
    (x, y): (f64, f64),
    period: Period,
    name: &str,
    [when, value, range]: [&str; 3],
) -> Mark {
    let args = [("when", Value::Text(when)), ("value", Value::Text(value)), ("range", Value::Text(range))];
    Mark {
        x: (x * UNITS).round(),
        y: (y * UNITS).round(),
        week: period.to,
        series: name.to_owned(),
        label: text.get("report-point", &args),
    }
}
