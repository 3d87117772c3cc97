//! Distribution: how often customers gave each score, with the weeks before as an outline.

use vire_core::metric::Metric;
use vire_core::week::Period;
use vire_text::{Text, Value};

use super::panel::LEFT;
use super::pen::{Align, UNITS, paint};
use super::words::{self, Weight};
use super::{Look, Mark, Picture, Table, customers};
use crate::names;

/// How often each score of one metric was given.
#[derive(Debug, Clone, Copy)]
pub struct Distribution<'a> {
    /// What was asked.
    pub metric: Metric,
    /// Whose customers, such as a touchpoint's name; `None` for all.
    pub of: Option<&'a str>,
    /// The weeks that are counted.
    pub span: Period,
    /// Every score of the scale in its order, with the number of responses now and in as many weeks before.
    pub scores: &'a [(i64, u64, u64)],
}

/// The share above which no axis goes unless a column is higher.
const LOW_TOP: f64 = 0.2;

impl Distribution<'_> {
    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let (width, height) = (f64::from(look.size.width), f64::from(look.size.height));
        let of = self.of.map_or_else(|| text.get("report-all-customers", &[]), str::to_owned);
        let metric = names::metric(text, self.metric);
        let title = text.get("report-distribution-title", &[("metric", Value::Text(&metric))]);
        let when = names::period_of_year(text, self.span);
        let n: u64 = self.scores.iter().map(|(_, now, _)| now).sum();
        let before: u64 = self.scores.iter().map(|(.., before)| before).sum();
        let answers = text.get("report-answers-count", &[("n", Value::Number(n as f64, 0))]);
        let under = format!("{of} · {when} · {answers}");
        let share = |count: u64, all: u64| if all == 0 { 0.0 } else { count as f64 / all as f64 };
        let percent = |share: f64| text.get("report-percent", &[("value", Value::Number(share * 100.0, 0))]);
        let summary = self.summary(text, &metric, &of, &when, n);
        let (left, right, top, bottom) = (LEFT, width - 16.0, 76.0, height - 58.0);
        let highest = self.scores.iter().map(|(_, now, past)| share(*now, n).max(share(*past, before)));
        let ceiling = highest.fold(LOW_TOP, f64::max);
        let step = if ceiling > 0.5 { 0.25 } else { 0.1 };
        let ceiling = (ceiling / step).ceil() * step;
        let y = |share: f64| bottom - share / ceiling * (bottom - top);
        let each = (right - left) / self.scores.len().max(1) as f64;
        let mut points = Vec::new();
        let svg = paint("distribution", look, &title, &summary, |pen| {
            customers::header(pen, width, &title, &under);
            for line in 0..=(ceiling / step).round() as u32 {
                let at = f64::from(line) * step;
                pen.line(&[(left, y(at)), (right, y(at))], pen.palette.grid, 1.0);
                pen.text(left - 10.0, y(at) + 4.0, Align::End, pen.note(), &percent(at));
            }
            let half = (each * 0.36).clamp(1.0, 34.0);
            let every = (24.0 / each).ceil().max(1.0) as usize;
            for (index, (score, now, past)) in self.scores.iter().enumerate() {
                let middle = left + (index as f64 + 0.5) * each;
                let (own, earlier) = (share(*now, n), share(*past, before));
                let (x0, x1) = (middle - half, middle + half);
                pen.rect((x0, y(own)), (x1, bottom), pen.palette.customers, 0.8);
                if before > 0 {
                    let (o0, o1) = (x0 - 3.0, x1 + 3.0);
                    let outline = [(o0, bottom), (o0, y(earlier)), (o1, y(earlier)), (o1, bottom)];
                    pen.line(&outline, pen.palette.whole, 1.5);
                }
                let name = score_name(text, self.metric, *score);
                if every == 1 || index.is_multiple_of(every) {
                    let name = words::fit(&name, each * every as f64 - 2.0, 11.5, Weight::Regular);
                    pen.text(middle, bottom + 18.0, Align::Middle, pen.note(), &name);
                }
                if each >= 34.0 && *now > 0 {
                    let above = y(own.max(if before > 0 { earlier } else { 0.0 })) - 6.0;
                    pen.text(middle, above, Align::Middle, pen.body(), &percent(own));
                }
                let label = text.get(
                    "report-distribution-point",
                    &[("share", Value::Text(&percent(own))), ("n", Value::Number(*now as f64, 0))],
                );
                points.push(Mark {
                    x: (middle * UNITS).round(),
                    y: (y(own) * UNITS).round(),
                    week: self.span.to,
                    series: name,
                    label,
                });
            }
            let foot = height - 14.0;
            if before > 0 {
                pen.line(
                    &[(16.0, foot), (16.0, foot - 9.0), (30.0, foot - 9.0), (30.0, foot)],
                    pen.palette.whole,
                    1.5,
                );
                pen.text(38.0, foot, Align::Start, pen.note(), &text.get("report-distribution-before", &[]));
            }
        });
        Picture { svg, title, summary, table: self.table(text, n, before), points }
    }

    fn summary(&self, text: &Text, metric: &str, of: &str, when: &str, n: u64) -> String {
        let most = self.scores.iter().max_by_key(|(_, now, _)| *now).filter(|(_, now, _)| *now > 0);
        let Some((score, now, _)) = most else {
            return text
                .get("report-summary-none", &[("measure", Value::Text(metric)), ("group", Value::Text(of))]);
        };
        text.get(
            "report-summary-distribution",
            &[
                ("measure", Value::Text(metric)),
                ("group", Value::Text(of)),
                ("when", Value::Text(when)),
                ("score", Value::Text(&score_name(text, self.metric, *score))),
                ("share", Value::Number(*now as f64 / n.max(1) as f64 * 100.0, 0)),
            ],
        )
    }

    fn table(&self, text: &Text, n: u64, before: u64) -> Table {
        let columns =
            ["report-col-score", "report-col-answers", "report-col-share", "report-col-share-before"];
        let share = |count: u64, all: u64| match all {
            0 => String::new(),
            all => {
                text.get("report-percent", &[("value", Value::Number(count as f64 / all as f64 * 100.0, 0))])
            }
        };
        let rows = self.scores.iter().map(|(score, now, past)| {
            vec![
                score_name(text, self.metric, *score),
                text.number(*now as f64, 0),
                share(*now, n),
                share(*past, before),
            ]
        });
        Table { columns: columns.map(|key| text.get(key, &[])).to_vec(), rows: rows.collect() }
    }
}

/// Names a score: its number, or of expectation its word.
fn score_name(text: &Text, metric: Metric, score: i64) -> String {
    match (metric, score) {
        (Metric::Expectation, -1) => text.get("report-expectation-worse", &[]),
        (Metric::Expectation, 0) => text.get("report-expectation-as", &[]),
        (Metric::Expectation, 1) => text.get("report-expectation-better", &[]),
        _ => text.number(score as f64, 0),
    }
}
