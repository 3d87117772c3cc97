//! Small multiples: one customer metric by week, a small panel for each touchpoint or group on the same axes.

use vire_core::metric::Metric;
use vire_core::week::Period;
use vire_text::{Text, Value};

use super::panel::{Frame, LEFT, Panel, time_axis};
use super::pen::{Align, paint};
use super::words::{self, Weight};
use super::{Look, Picture, Table, customers};
use crate::names;
use crate::series::CustomerSeries;

/// What customers are split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// By touchpoint.
    Touchpoint,
    /// By the group that served.
    Group,
}

impl Split {
    /// Returns the keys of its title, its summary and its column.
    fn keys(self) -> [&'static str; 3] {
        match self {
            Split::Touchpoint => {
                ["report-by-touchpoint", "report-summary-touchpoints", "report-col-touchpoint"]
            }
            Split::Group => ["report-by-group", "report-summary-groups", "report-col-group"],
        }
    }
}

/// One customer metric by week, a small panel for each part on the same axes.
#[derive(Debug, Clone, Copy)]
pub struct CustomersByPart<'a> {
    /// All customers together, drawn thinly behind each.
    pub whole: Option<&'a CustomerSeries>,
    /// What the parts are.
    pub split: Split,
    /// The parts' names and weeks, in the order in which they are shown; all of one metric.
    pub parts: &'a [(String, CustomerSeries)],
    /// The weeks along the bottom.
    pub span: Period,
}

/// Room for the head and the foot of the picture.
const AROUND: f64 = 118.0;

impl CustomersByPart<'_> {
    /// Draws the chart, as high as its rows need: its height follows their number both ways.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let mut look = look.bounded();
        let width = f64::from(look.size.width);
        let parts: Vec<(String, CustomerSeries)> = self
            .parts
            .iter()
            .map(|(name, series)| (name.clone(), series.clone().within(self.span)))
            .collect();
        let whole = self.whole.map(|series| series.clone().within(self.span));
        let metric =
            parts.first().map(|(_, series)| series.metric).or(whole.as_ref().map(|series| series.metric));
        let metric = metric.unwrap_or(Metric::Nps);
        let title = names::metric(text, metric);
        let [by, said, _] = self.split.keys().map(|key| text.get(key, &[("metric", Value::Text(&title))]));
        let under = customers::subtitle(text, metric, &by, self.span);
        let across = (((width - 16.0) / 270.0).floor() as usize).clamp(1, 4).min(parts.len().max(1));
        let down = parts.len().div_ceil(across).max(1);
        let row = ((f64::from(look.size.height) - AROUND) / down as f64).clamp(132.0, 260.0);
        look.size.height = (row * down as f64 + AROUND).ceil() as u32;
        let mut summary = said;
        for (name, series) in &parts {
            summary.push(' ');
            summary.push_str(&customers::latest(text, series, name));
        }
        let cell = (width - 16.0) / across as f64;
        let rows: Vec<Vec<Vec<String>>> =
            parts.iter().map(|(_, series)| customers::table(text, series).rows).collect();
        let mut points = Vec::new();
        let svg = paint("customers", look, &title, &summary, |pen| {
            customers::header(pen, width, &title, &under);
            let scale = customers::axis(parts.iter().map(|(_, series)| series).chain(&whole), 4);
            let panel = |index: usize| {
                let left = LEFT + (index % across) as f64 * cell;
                let top = 92.0 + (index / across) as f64 * row;
                let frame = Frame { left, top, right: left + cell - LEFT - 4.0, bottom: top + row - 48.0 };
                Panel::new(pen, frame, self.span, scale.clone())
            };
            for column in 0..across {
                let stacked: Vec<Panel<'_, '_>> = (column..parts.len()).step_by(across).map(panel).collect();
                time_axis(&stacked.iter().collect::<Vec<_>>(), text);
            }
            for (index, ((name, series), rows)) in parts.iter().zip(&rows).enumerate() {
                let panel = panel(index);
                let frame = panel.frame;
                customers::gaps(&panel, series);
                panel.grid(|value| customers::tick(text, metric, &scale, value));
                if let Some(whole) = &whole {
                    customers::draw(&panel, whole, pen.palette.whole, false);
                }
                customers::draw(&panel, series, pen.palette.customers, true);
                let value = customers::end_value(text, series, self.span);
                let room = frame.right - frame.left - words::width(&value, 12.5, Weight::Regular) - 10.0;
                let title = words::fit(name, room, 12.5, Weight::SemiBold);
                pen.text(frame.left, frame.top - 9.0, Align::Start, pen.label(pen.palette.customers), &title);
                pen.text(frame.right, frame.top - 9.0, Align::End, pen.body(), &value);
                points.extend(customers::marks(text, &panel, series, name, rows));
            }
            let y = f64::from(look.size.height) - 14.0;
            let mut x = 16.0;
            if whole.is_some() {
                let all = text.get("report-all-customers", &[]);
                pen.line(&[(x, y - 4.0), (x + 18.0, y - 4.0)], pen.palette.whole, 1.5);
                pen.text(x + 24.0, y, Align::Start, pen.note(), &all);
                x += 50.0 + words::width(&all, 11.5, Weight::Regular);
            }
            if parts.iter().any(|(_, series)| customers::hidden(series, text).is_some()) {
                pen.hatch((x, y - 9.0), (x + 14.0, y + 1.0));
                pen.text(x + 20.0, y, Align::Start, pen.note(), &text.get("report-few-customers", &[]));
            }
        });
        Picture { svg, title, summary, table: self.table(text, &parts, rows), points }
    }

    fn table(&self, text: &Text, parts: &[(String, CustomerSeries)], rows: Vec<Vec<Vec<String>>>) -> Table {
        let [.., column] = self.split.keys();
        let mut columns = vec![text.get(column, &[])];
        columns.extend(customers::COLUMNS.map(|key| text.get(key, &[])));
        let rows = parts.iter().zip(rows).flat_map(|((name, _), rows)| {
            rows.into_iter().map(|mut row| {
                row.insert(0, name.clone());
                row
            })
        });
        Table { columns, rows: rows.collect() }
    }
}
