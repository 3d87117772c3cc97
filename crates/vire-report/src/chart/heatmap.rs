//! The heatmap: drivers across, groups down, each cell the latest figure with its value in it.

use vire_core::disclosure::Released;
use vire_core::group::{Group, LEVEL};
use vire_core::release::{Measure, Release};
use vire_core::week::Period;
use vire_text::{Text, Value};

use super::customers::header;
use super::pen::{Align, Pen, Type, UNITS, paint};
use super::words::{self, Weight};
use super::{Look, Mark, Picture, Table, people};
use crate::names;
use crate::palette::ink_on;
use crate::series::{EmployeeSeries, scale};

/// The latest figures of several measures and groups within some weeks.
#[derive(Debug, Clone)]
pub struct Heatmap {
    measures: Vec<Measure>,
    rows: Vec<(Group, Vec<EmployeeSeries>)>,
    span: Period,
}

const ROW: f64 = 36.0;
const HEAD_LINE: f64 = 14.0;
const GAP: f64 = 1.5;

impl Heatmap {
    /// Reads the latest figure of each group and measure in a span out of releases.
    ///
    /// Groups stand in the order given; one that is shown under another name stands there once.
    pub fn from_releases(
        releases: &[Released<Release>],
        groups: &[Group],
        measures: &[Measure],
        span: Period,
    ) -> Self {
        let series = groups.iter().map(|group| {
            let of = |measure| EmployeeSeries::from_releases(releases, group, measure);
            measures.iter().map(of).collect::<Vec<EmployeeSeries>>()
        });
        Self::from_series(series.collect(), span)
    }

    /// Puts series together: the outer list by group, the inner by measure, alike for every group.
    pub fn from_series(series: Vec<Vec<EmployeeSeries>>, span: Period) -> Self {
        let measures = series.first().map(|row| row.iter().map(|one| one.measure().clone()).collect());
        let mut rows: Vec<(Group, Vec<EmployeeSeries>)> = Vec::new();
        for row in series {
            let Some(shown) = row.first().map(|one| one.shown_as().clone()) else { continue };
            if rows.iter().all(|(known, _)| *known != shown) {
                rows.push((shown, row.into_iter().map(|one| one.within(span)).collect()));
            }
        }
        Self { measures: measures.unwrap_or_default(), rows, span }
    }

    /// Draws the chart; it grows with the number of groups.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let mut look = look.bounded();
        let width = f64::from(look.size.width);
        let title = text.get("report-heatmap-title", &[]);
        let span = names::period_of_year(text, self.span);
        let under = text.get("report-heatmap-under", &[("span", Value::Text(&span))]);
        let summary = self.summary(text, &span);
        let name_width = self
            .rows
            .iter()
            .map(|(group, _)| {
                indent(group) + words::width(&names::group(text, group), 12.5, Weight::SemiBold)
            })
            .fold(60.0, f64::max)
            .min(width * 0.3);
        let left = 16.0 + name_width + 14.0;
        let column = ((width - left - 16.0) / self.measures.len().max(1) as f64).min(110.0);
        let head: Vec<Vec<String>> = self
            .measures
            .iter()
            .map(|measure| {
                words::wrap(&names::measure_short(text, measure), column - 6.0, 3, 11.5, Weight::Regular)
            })
            .collect();
        let head_lines = head.iter().map(Vec::len).max().unwrap_or(1);
        let top = 66.0 + HEAD_LINE * head_lines as f64 + 8.0;
        let bottom = top + ROW * self.rows.len() as f64;
        look.size.height = (bottom + 44.0).ceil() as u32;
        let mut points = Vec::new();
        let svg = paint("heatmap", look, &title, &summary, |pen| {
            header(pen, width, &title, &under);
            for (index, lines) in head.iter().enumerate() {
                let x = left + column * (index as f64 + 0.5);
                for (line, words) in lines.iter().rev().enumerate() {
                    pen.text(x, top - 10.0 - HEAD_LINE * line as f64, Align::Middle, pen.note(), words);
                }
            }
            for (index, (group, row)) in self.rows.iter().enumerate() {
                let y = top + ROW * index as f64;
                let name = names::group(text, group);
                let kind = if group.is_organisation() { pen.label(pen.palette.ink) } else { pen.body() };
                let shift = indent(group);
                let name = words::fit(&name, name_width - shift, kind.size, kind.weight);
                pen.text(16.0 + shift, y + ROW / 2.0 + 4.5, Align::Start, kind, &name);
                for (place, series) in row.iter().enumerate() {
                    let x = left + column * place as f64;
                    cell(pen, text, series, (x + GAP, y + GAP), (x + column - GAP, y + ROW - GAP));
                    points.extend(mark(text, series, &name, (x + column / 2.0, y + ROW / 2.0)));
                }
            }
            key(pen, text, bottom + 24.0);
        });
        Picture { svg, title, summary, table: self.table(text), points }
    }

    fn summary(&self, text: &Text, span: &str) -> String {
        let figures = || self.rows.iter().flat_map(|(group, row)| row.iter().map(move |one| (group, one)));
        let seen: Vec<(&Group, &EmployeeSeries, f64)> = figures()
            .filter_map(|(group, one)| {
                let (low, high) = scale(one.measure());
                Some((group, one, (one.points().last()?.value - low) / (high - low)))
            })
            .collect();
        let hidden = figures().filter(|(_, one)| one.points().is_empty() && !one.gaps().is_empty()).count();
        let highest = seen.iter().max_by(|a, b| a.2.total_cmp(&b.2));
        let lowest = seen.iter().min_by(|a, b| a.2.total_cmp(&b.2));
        let named = |group: &Group, one: &EmployeeSeries| {
            let value = one.points().last().map(|p| names::mean(text, one.measure(), p.mean, p.grid));
            let (group, measure) = (names::group(text, group), names::measure(text, one.measure()));
            (format!("{group}, {measure}"), value.unwrap_or_default())
        };
        let (Some(highest), Some(lowest)) = (highest, lowest) else {
            return text.get("report-heatmap-none", &[("span", Value::Text(span))]);
        };
        let ((high, high_value), (low, low_value)) = (named(highest.0, highest.1), named(lowest.0, lowest.1));
        text.get(
            "report-heatmap-summary",
            &[
                ("span", Value::Text(span)),
                ("figures", seen.len().into()),
                ("hidden", hidden.into()),
                ("high", Value::Text(&high)),
                ("high_value", Value::Text(&high_value)),
                ("low", Value::Text(&low)),
                ("low_value", Value::Text(&low_value)),
            ],
        )
    }

    fn table(&self, text: &Text) -> Table {
        let mut columns = vec![text.get("report-col-group", &[])];
        columns.extend(self.measures.iter().map(|measure| names::measure(text, measure)));
        let rows = self.rows.iter().map(|(group, row)| {
            let mut cells = vec![names::group(text, group)];
            cells.extend(row.iter().map(|series| match (series.points().last(), series.gaps().last()) {
                (Some(point), _) => names::mean(text, series.measure(), point.mean, point.grid),
                (None, Some(gap)) => names::reason(text, gap.reason),
                (None, None) => text.get("report-not-asked", &[]),
            }));
            cells
        });
        Table { columns, rows: rows.collect() }
    }
}

/// Groups stand as deep as they lie in the tree, the organisation at the edge.
fn indent(group: &Group) -> f64 {
    if group.is_organisation() {
        return 0.0;
    }
    let first = group.as_str().split(vire_core::group::JOIN).next().unwrap_or_default();
    14.0 * (1 + first.matches(LEVEL).count()).min(4) as f64
}

fn cell(pen: &Pen<'_>, text: &Text, series: &EmployeeSeries, from: (f64, f64), to: (f64, f64)) {
    let (middle, base) = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0 + 4.5);
    if let Some(point) = series.points().last() {
        let (low, high) = scale(series.measure());
        let colour = pen.palette.mood_at((point.value - low) / (high - low));
        pen.rect(from, to, colour, 1.0);
        let value = names::mean(text, series.measure(), point.mean, point.grid);
        let kind = Type { size: 12.5, weight: Weight::Regular, colour: ink_on(colour) };
        pen.text(middle, base, Align::Middle, kind, &value);
    } else if series.gaps().is_empty() {
        pen.text(middle, base, Align::Middle, pen.note(), "–");
    } else {
        pen.hatch(from, to);
    }
}

fn mark(text: &Text, series: &EmployeeSeries, name: &str, (x, y): (f64, f64)) -> Option<Mark> {
    let measure = names::measure(text, series.measure());
    let (week, label) = match (series.points().last(), series.gaps().last()) {
        (Some(point), _) => {
            let value = names::mean(text, series.measure(), point.mean, point.grid);
            let args = [
                ("when", names::period_of_year(text, point.period)),
                ("value", value),
                ("range", people::range(text, series.measure(), point)),
            ];
            let args: Vec<(&str, Value<'_>)> =
                args.iter().map(|(key, value)| (*key, Value::Text(value))).collect();
            (point.period.to, format!("{measure}: {}", text.get("report-point", &args)))
        }
        (None, Some(gap)) => (gap.period.to, format!("{measure}: {}", names::reason(text, gap.reason))),
        (None, None) => return None,
    };
    Some(Mark { x: (x * UNITS).round(), y: (y * UNITS).round(), week, series: name.to_owned(), label })
}

/// Explains the colours and the hatch in one line.
fn key(pen: &Pen<'_>, text: &Text, y: f64) {
    let (low, high) = (text.get("report-low", &[]), text.get("report-high", &[]));
    let mut x = 16.0;
    pen.text(x, y + 4.0, Align::Start, pen.note(), &low);
    x += words::width(&low, 11.5, Weight::Regular) + 8.0;
    for colour in pen.palette.mood {
        pen.rect((x, y - 6.0), (x + 22.0, y + 6.0), colour, 1.0);
        x += 23.0;
    }
    x += 7.0;
    pen.text(x, y + 4.0, Align::Start, pen.note(), &high);
    x += words::width(&high, 11.5, Weight::Regular) + 26.0;
    pen.hatch((x, y - 6.0), (x + 22.0, y + 6.0));
    pen.text(x + 30.0, y + 4.0, Align::Start, pen.note(), &text.get("report-hatch-key", &[]));
}
