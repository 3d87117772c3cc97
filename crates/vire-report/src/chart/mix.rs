//! Mix: through which touchpoints customers came, week by week, and how that has changed.

use std::collections::BTreeMap;

use vire_core::week::{Period, Week};
use vire_text::{Text, Value};

use super::panel::{AXIS, Frame, LEFT, Panel, time_axis};
use super::pen::{Align, Pen, UNITS, paint};
use super::scale::Scale;
use super::words::{self, Weight};
use super::{Look, Mark, Picture, Table, customers};
use crate::names;
use crate::palette::Rgb;

/// The shares of touchpoints among all contacts.
#[derive(Debug, Clone, Copy)]
pub struct Mix<'a> {
    /// The touchpoints' names with their responses by week, the most used first.
    pub parts: &'a [(String, BTreeMap<Week, u64>)],
    /// The weeks along the bottom.
    pub span: Period,
}

/// How many weeks are compared with as many before them.
const QUARTER: i32 = 13;
/// Room for a touchpoint's name and share on the right.
const LABELS: f64 = 178.0;
/// The least distance of two labels.
const LINE: f64 = 17.0;

impl Mix<'_> {
    fn count(&self, part: &BTreeMap<Week, u64>, period: Period) -> u64 {
        part.range(period.from..=period.to).map(|(_, n)| n).sum()
    }

    /// Returns the share of each part in a period; nothing where nobody answered.
    fn shares(&self, period: Period) -> Option<Vec<f64>> {
        let counts: Vec<u64> = self.parts.iter().map(|(_, part)| self.count(part, period)).collect();
        let all: u64 = counts.iter().sum();
        (all > 0).then(|| counts.iter().map(|n| *n as f64 / all as f64).collect())
    }

    /// Returns the last quarter and the one before it, as far as the span goes.
    fn quarters(&self) -> (Period, Option<Period>) {
        let from = self.span.to.plus(1 - QUARTER).max(self.span.from);
        let earlier = Period { from: from.plus(-QUARTER), to: from.plus(-1) };
        (Period { from, to: self.span.to }, (earlier.from >= self.span.from).then_some(earlier))
    }

    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let (width, height) = (f64::from(look.size.width), f64::from(look.size.height));
        let title = text.get("report-mix-title", &[]);
        let under =
            format!("{} · {}", names::period_of_year(text, self.span), text.get("report-mix-under", &[]));
        let (now, before) = self.quarters();
        let now_shares = self.shares(now).unwrap_or_else(|| vec![0.0; self.parts.len()]);
        let before_shares = before.and_then(|before| self.shares(before));
        let percent = |share: f64| text.get("report-percent", &[("value", Value::Number(share * 100.0, 0))]);
        let change = |at: usize| -> Option<String> {
            let by = (now_shares.get(at)? - before_shares.as_ref()?.get(at)?) * 100.0;
            Some(text.get("report-mix-change", &[("points", Value::Text(&signed(text, by)))]))
        };
        let summary = self.summary(text, &now_shares, before_shares.as_deref());
        let scale = Scale { low: 0.0, high: 1.0, step: 0.25 };
        let frame = Frame { left: LEFT, top: 72.0, right: width - LABELS, bottom: height - AXIS - 14.0 };
        let mut points = Vec::new();
        let svg = paint("mix", look, &title, &summary, |pen| {
            customers::header(pen, width, &title, &under);
            let panel = Panel::new(pen, frame, self.span, scale);
            panel.grid(percent);
            time_axis(&[&panel], text);
            for week in self.span.from.through(self.span.to) {
                let Some(shares) = self.shares(Period::week(week)) else { continue };
                // Opaque, and a little wider than the week: neighbours that only touch leave a seam when smoothed.
                let (x0, x1) = (panel.x(panel.place(week) - 0.5), panel.x(panel.place(week) + 0.5));
                let x1 = (x1 + 1.0).min(frame.right);
                let mut below = 0.0;
                for (at, share) in shares.iter().enumerate() {
                    let (from, to) = (panel.y(below), panel.y(below + share));
                    pen.rect((x0, to), (x1, from), tint(pen, shade(at)), 1.0);
                    // A line of paper keeps neighbours apart without a colour of their own.
                    if below > 0.0 {
                        pen.line(&[(x0, from), (x1, from)], pen.palette.paper, 1.0);
                    }
                    below += share;
                }
            }
            let mut below = 0.0;
            let middles: Vec<f64> = now_shares
                .iter()
                .map(|share| {
                    below += share;
                    panel.y(below - share / 2.0)
                })
                .collect();
            let places = apart(middles, frame.top + 6.0, frame.bottom);
            for (at, ((name, _), y)) in self.parts.iter().zip(places).enumerate() {
                let share = now_shares.get(at).copied().unwrap_or_default();
                let mut value = percent(share);
                if let Some(change) = change(at) {
                    value = format!("{value} {change}");
                }
                let x = frame.right + 12.0;
                pen.rect((x, y - 9.0), (x + 10.0, y + 1.0), tint(pen, shade(at)), 1.0);
                let room = LABELS - 34.0 - words::width(&value, 12.5, Weight::Regular);
                let name = words::fit(name, room.max(30.0), 12.5, Weight::SemiBold);
                pen.text(x + 15.0, y, Align::Start, pen.label(pen.palette.ink), &name);
                let after = x + 20.0 + words::width(&name, 12.5, Weight::SemiBold);
                pen.text(after, y, Align::Start, pen.body(), &value);
                points.push(Mark {
                    x: ((frame.right - panel.per_week() / 2.0) * UNITS).round(),
                    y: (y * UNITS).round(),
                    week: self.span.to,
                    series: name,
                    label: value,
                });
            }
        });
        Picture { svg, title, summary, table: self.table(text, now, before), points }
    }

    fn summary(&self, text: &Text, now: &[f64], before: Option<&[f64]>) -> String {
        let percent = |share: f64| text.get("report-percent", &[("value", Value::Number(share * 100.0, 0))]);
        let Some((most, share)) = self.parts.iter().zip(now).max_by(|a, b| a.1.total_cmp(b.1)) else {
            return text.get("report-mix-none", &[]);
        };
        let mut said = text.get(
            "report-summary-mix",
            &[("touchpoint", Value::Text(&most.0)), ("share", Value::Text(&percent(*share)))],
        );
        let moved = before.into_iter().flat_map(|before| self.parts.iter().zip(before.iter().zip(now)));
        let most = moved.max_by(|a, b| (a.1.1 - a.1.0).abs().total_cmp(&(b.1.1 - b.1.0).abs()));
        if let Some(((name, _), (from, to))) = most.filter(|(_, (from, to))| (*to - *from).abs() >= 0.005) {
            said.push(' ');
            said.push_str(&text.get(
                "report-summary-mix-moved",
                &[
                    ("touchpoint", Value::Text(name)),
                    ("from", Value::Text(&percent(*from))),
                    ("to", Value::Text(&percent(*to))),
                ],
            ));
        }
        said
    }

    /// Quarters first, then every week: whoever reads by ear hears the change before the detail.
    fn table(&self, text: &Text, now: Period, before: Option<Period>) -> Table {
        let columns = ["report-col-when", "report-col-touchpoint", "report-col-answers", "report-col-share"];
        let weeks = self.span.from.through(self.span.to).map(Period::week);
        let mut rows = Vec::new();
        for period in [Some(now), before].into_iter().flatten().chain(weeks) {
            let Some(shares) = self.shares(period) else { continue };
            for ((name, part), share) in self.parts.iter().zip(shares) {
                rows.push(vec![
                    names::period_of_year(text, period),
                    name.clone(),
                    text.number(self.count(part, period) as f64, 0),
                    text.get("report-percent", &[("value", Value::Number(share * 100.0, 0))]),
                ]);
            }
        }
        Table { columns: columns.map(|key| text.get(key, &[])).to_vec(), rows }
    }
}

/// Writes a change with its sign.
fn signed(text: &Text, value: f64) -> String {
    let written = text.number(value, 0);
    if value >= 0.5 { format!("+{written}") } else { written }
}

/// The more a touchpoint is used, the darker it is; neighbours always differ.
fn shade(at: usize) -> f64 {
    const SHADES: [f64; 6] = [0.95, 0.62, 0.4, 0.26, 0.5, 0.16];
    SHADES.get(at % SHADES.len()).copied().unwrap_or(0.5)
}

/// Returns the customers' colour on paper, so thin.
fn tint(pen: &Pen<'_>, opacity: f64) -> Rgb {
    let (over, under) = (pen.palette.customers, pen.palette.paper);
    let mixed = |a: u8, b: u8| (f64::from(a) * opacity + f64::from(b) * (1.0 - opacity)).round() as u8;
    (mixed(over.0, under.0), mixed(over.1, under.1), mixed(over.2, under.2))
}

/// Moves labels apart that would cover each other; they are listed from the bottom up.
fn apart(mut places: Vec<f64>, top: f64, bottom: f64) -> Vec<f64> {
    let mut least = bottom;
    for place in &mut places {
        *place = place.min(least).max(top);
        least = *place - LINE;
    }
    // Where they ran out of room at the top, they are pushed down again.
    let mut most = top;
    for place in places.iter_mut().rev() {
        *place = place.max(most);
        most = *place + LINE;
    }
    places
}
