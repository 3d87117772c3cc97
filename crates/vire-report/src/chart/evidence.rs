//! The picture of evidence: how strongly two measures go together at every lag, and how far chance reaches.
//!
//! Draws what a test found; the claim is the test's, and a picture without a claim says so.

use vire_core::metric::Metric;
use vire_core::release::Measure;
use vire_core::week::Week;
use vire_text::{Text, Value};

use super::customers::header;
use super::pen::{Align, Pen, UNITS, paint};
use super::words::{self, Weight};
use super::{Look, Mark, Picture, Table};
use crate::names;

/// One lag.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EvidenceLag {
    /// Weeks from people to customers; negative when customers come first.
    pub weeks: i32,
    /// How strong the evidence is, in standard deviations of chance at one lag.
    pub z: f64,
    /// Correlation of week-to-week surprises.
    pub r: f64,
    /// p-value over all lags.
    pub p: f64,
}

/// How strongly a people's measure and a customer metric go together, lag by lag.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The people's measure.
    pub measure: Measure,
    /// The customer metric.
    pub metric: Metric,
    /// Every lag, from customers first to people first.
    pub lags: Vec<EvidenceLag>,
    /// The |z| within which the strongest lag stays in 95 of 100 pairs without a link.
    pub limit: f64,
    /// Whether a claim is made at all.
    pub claimed: bool,
    /// The lags that the data allow for the strongest place.
    pub lag_set: Vec<i32>,
    /// The last week that was looked at.
    pub until: Week,
}

const LEFT: f64 = 24.0;
const TOP: f64 = 84.0;
const FOOT: f64 = 64.0;
/// A lag whose p is at most this stands out.
const OUTSTANDING: f64 = 0.05;

impl Evidence {
    /// Draws the picture.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let (measure, metric) = (names::measure(text, &self.measure), names::metric(text, self.metric));
        let args = [("measure", Value::Text(&measure)), ("metric", Value::Text(&metric))];
        let title = text.get("report-evidence-title", &args);
        let under = text.get("report-evidence-under", &[]);
        let summary = self.summary(text);
        let (width, height) = (f64::from(look.size.width), f64::from(look.size.height));
        let frame =
            Frame { left: LEFT, right: width - LEFT, top: TOP, bottom: height - FOOT, most: self.most() };
        let mut points = Vec::new();
        let svg = paint("evidence", look, &title, &summary, |pen| {
            header(pen, width, &title, &under);
            self.axis(pen, &frame, text);
            self.bars(pen, &frame);
            self.limits(pen, &frame, text);
            points = self.marks(&frame, text, &measure, &metric);
        });
        Picture { svg, title, summary, table: self.table(text), points }
    }

    fn most(&self) -> f64 {
        let limit = if self.limit.is_finite() { self.limit } else { 0.0 };
        self.lags.iter().map(|lag| lag.z.abs()).fold(limit, f64::max).max(1.0) * 1.15
    }

    fn at(&self, frame: &Frame, index: usize) -> f64 {
        frame.left + (index as f64 + 0.5) * self.step(frame)
    }

    fn step(&self, frame: &Frame) -> f64 {
        (frame.right - frame.left) / self.lags.len().max(1) as f64
    }

    /// Lag numbers, the two directions, and the lags that the data allow.
    fn axis(&self, pen: &Pen<'_>, frame: &Frame, text: &Text) {
        let half = self.step(frame) / 2.0;
        if self.claimed {
            for (index, lag) in self.lags.iter().enumerate() {
                if self.lag_set.contains(&lag.weeks) {
                    let x = self.at(frame, index);
                    pen.rect((x - half, frame.top), (x + half, frame.bottom), pen.palette.grid, 0.7);
                }
            }
        }
        pen.line(&[(frame.left, frame.y(0.0)), (frame.right, frame.y(0.0))], pen.palette.muted, 1.0);
        let mut middle = (frame.left + frame.right) / 2.0;
        for (index, lag) in self.lags.iter().enumerate() {
            let x = self.at(frame, index);
            if lag.weeks == 0 {
                middle = x;
            }
            let roomy = self.step(frame) >= 22.0 || lag.weeks % 2 == 0;
            if roomy {
                let number = lag.weeks.unsigned_abs().to_string();
                pen.text(x, frame.bottom + 20.0, Align::Middle, pen.note(), &number);
            }
        }
        pen.line(&[(middle, frame.top), (middle, frame.bottom)], pen.palette.grid, 1.0);
        let room = middle - frame.left - 40.0;
        let said = |key: &str| words::fit(&text.get(key, &[]), room, 12.5, Weight::SemiBold);
        let y = frame.bottom + 44.0;
        let first = said("report-evidence-customers-first");
        pen.text(frame.left, y, Align::Start, pen.label(pen.palette.customers), &first);
        pen.text(
            frame.right,
            y,
            Align::End,
            pen.label(pen.palette.group),
            &said("report-evidence-people-first"),
        );
        pen.text(middle, y, Align::Middle, pen.note(), &text.get("report-evidence-weeks", &[]));
    }

    fn bars(&self, pen: &Pen<'_>, frame: &Frame) {
        let half = (self.step(frame) * 0.32).min(16.0);
        for (index, lag) in self.lags.iter().enumerate() {
            let x = self.at(frame, index);
            let (a, b) = (frame.y(lag.z.max(0.0)), frame.y(lag.z.min(0.0)));
            let stands_out = self.claimed && lag.p <= OUTSTANDING;
            let colour = match (stands_out, lag.weeks.signum()) {
                (false, _) => pen.palette.hatch,
                (true, 1) => pen.palette.group,
                (true, -1) => pen.palette.customers,
                (true, _) => pen.palette.whole,
            };
            pen.rect((x - half, a), (x + half, b.max(a + 1.0)), colour, 1.0);
            if stands_out {
                // Not by colour alone.
                let y = if lag.z >= 0.0 { a - 8.0 } else { b + 8.0 };
                pen.dot((x, y), 3.0, colour);
            }
        }
    }

    fn limits(&self, pen: &Pen<'_>, frame: &Frame, text: &Text) {
        if !self.limit.is_finite() {
            return;
        }
        for z in [self.limit, -self.limit] {
            let y = frame.y(z);
            let mut x = frame.left;
            while x < frame.right {
                pen.line(&[(x, y), ((x + 7.0).min(frame.right), y)], pen.palette.event, 1.5);
                x += 12.0;
            }
        }
        let mut kind = pen.note();
        kind.colour = pen.palette.event;
        let said = words::fit(
            &text.get("report-evidence-limit", &[]),
            frame.right - frame.left,
            11.5,
            Weight::Regular,
        );
        pen.text(frame.left, frame.y(self.limit) - 6.0, Align::Start, kind, &said);
    }

    fn lag_name(text: &Text, weeks: i32) -> String {
        let key = match weeks.signum() {
            1 => "report-evidence-lag-people",
            -1 => "report-evidence-lag-customers",
            _ => "report-evidence-lag-same",
        };
        text.get(key, &[("weeks", (weeks.unsigned_abs() as usize).into())])
    }

    fn marks(&self, frame: &Frame, text: &Text, measure: &str, metric: &str) -> Vec<Mark> {
        let series = format!("{measure} · {metric}");
        self.lags
            .iter()
            .enumerate()
            .map(|(index, lag)| Mark {
                x: (self.at(frame, index) * UNITS).round(),
                y: (frame.y(lag.z) * UNITS).round(),
                week: self.until,
                series: series.clone(),
                label: text.get(
                    if self.claimed && lag.p <= OUTSTANDING {
                        "report-evidence-point-out"
                    } else {
                        "report-evidence-point"
                    },
                    &[
                        ("lag", Value::Text(&Self::lag_name(text, lag.weeks))),
                        ("r", Value::Text(&text.number(lag.r, 2))),
                    ],
                ),
            })
            .collect()
    }

    fn summary(&self, text: &Text) -> String {
        let strongest = self.lags.iter().max_by(|a, b| a.z.abs().total_cmp(&b.z.abs()));
        let Some(strongest) = strongest else { return text.get("report-evidence-none", &[]) };
        let key = match (self.claimed, strongest.p <= OUTSTANDING) {
            (false, _) => "report-evidence-not-told",
            (true, true) => "report-evidence-found",
            (true, false) => "report-evidence-within",
        };
        let lag = Self::lag_name(text, strongest.weeks);
        let r = text.number(strongest.r, 2);
        text.get(key, &[("lag", Value::Text(&lag)), ("r", Value::Text(&r))])
    }

    fn table(&self, text: &Text) -> Table {
        let columns = ["report-col-lag", "report-col-correlation", "report-col-beyond-chance"];
        let rows = self.lags.iter().map(|lag| {
            let out = self.claimed && lag.p <= OUTSTANDING;
            vec![
                Self::lag_name(text, lag.weeks),
                text.number(lag.r, 2),
                text.get(if out { "report-yes" } else { "report-no" }, &[]),
            ]
        });
        Table { rows: rows.collect(), columns: columns.map(|key| text.get(key, &[])).to_vec() }
    }
}

/// The corners of the picture in CSS pixels, and the largest value either way.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    most: f64,
}

impl Frame {
    fn y(&self, z: f64) -> f64 {
        let middle = (self.top + self.bottom) / 2.0;
        middle - (z / self.most).clamp(-1.0, 1.0) * (self.bottom - self.top) / 2.0
    }
}
