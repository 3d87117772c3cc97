//! People's series in a panel: line or steps, uncertainty, hatched gaps with their reason.

use vire_core::release::{Mean, Measure, Reason};
use vire_core::week::Period;
use vire_text::{Text, Value};

use super::panel::{EndLabel, Panel, Spot};
use super::pen::{Align, Pen, UNITS};
use super::scale::Scale;
use super::words::{self, Weight};
use super::{Mark, Table};
use crate::names;
use crate::palette::Rgb;
use crate::series::{EmployeePoint, EmployeeSeries, scale};

/// How far apart two figures of a measure that is not asked weekly may stand and still be joined.
const JOINED_WEEKS: i32 = 26;
/// A gap with this much room says its reason in a sentence.
const SENTENCE: f64 = 260.0;

/// Returns an axis that holds series of one measure, with their intervals.
pub(super) fn axis<'s>(series: impl IntoIterator<Item = &'s EmployeeSeries>, ticks: usize) -> Scale {
    let series: Vec<&EmployeeSeries> = series.into_iter().collect();
    let bounds = series.first().map_or((1.0, 5.0), |first| scale(first.measure()));
    let values =
        series.iter().flat_map(|series| series.points()).flat_map(|point| [point.lo, point.value, point.hi]);
    Scale::around(values, bounds, (bounds.1 - bounds.0) / 2.0, ticks)
}

/// Names a tick: `3,5`, `50`, `60 %`.
pub(super) fn tick(text: &Text, measure: &Measure, scale: &Scale, value: f64) -> String {
    match measure {
        Measure::Participation => text.get("report-percent", &[("value", Value::Number(value, 0))]),
        _ => text.number(value, scale.decimals()),
    }
}

/// Marks the ticks of a 1–5 scale with the mood colours.
pub(super) fn mood_ticks(panel: &Panel<'_, '_>, measure: &Measure) {
    if *measure != Measure::MOOD {
        return;
    }
    for (value, colour) in (1..=5).map(f64::from).zip(panel.pen.palette.mood) {
        if value >= panel.scale.low && value <= panel.scale.high {
            panel.pen.dot((panel.frame.left - 3.0, panel.y(value)), 3.0, colour);
        }
    }
}

/// Draws a line, steps over windows, and for a leading series its uncertainty and its points.
pub(super) fn draw(panel: &Panel<'_, '_>, series: &EmployeeSeries, colour: Rgb, leads: bool) {
    let runs = runs(series);
    if leads {
        for run in &runs {
            panel.band(&spots(panel, run), colour, 0.16);
        }
    }
    for run in &runs {
        let spots = spots(panel, run);
        if spots.len() > 1 {
            panel.line(&spots, colour, if leads { 2.5 } else { 1.5 });
        }
    }
    let last = series.points().last();
    for point in series.points() {
        let (x, y) = place(panel, point);
        let alone = runs.iter().any(|run| matches!(run.as_slice(), [only] if only.period == point.period));
        let window = point.period.from != point.period.to;
        let roomy = panel.per_week() >= 7.0 || !series.is_weekly();
        if last.is_some_and(|last| last.period == point.period) {
            let end = if window { panel.x(panel.place(point.period.to) + 0.4) } else { x };
            panel.pen.dot((end, y), if leads { 4.0 } else { 3.0 }, colour);
        } else if (leads && roomy && !window) || (alone && !window) {
            panel.pen.dot((x, y), if leads { 2.5 } else { 2.0 }, colour);
        }
        if leads {
            open_end(panel, point, (x, y), colour);
        }
    }
}

/// An arrow says that the true mean lies beyond the printed limit.
fn open_end(panel: &Panel<'_, '_>, point: &EmployeePoint, (x, y): (f64, f64), colour: Rgb) {
    let way = match point.mean {
        Mean::Value(_) => return,
        Mean::AtMost(_) => 1.0,
        Mean::AtLeast(_) => -1.0,
    };
    let (near, far) = (y + way * 6.0, y + way * 11.0);
    panel.pen.shape(&[(x - 3.5, near), (x + 3.5, near), (x, far)], colour, 1.0);
}

fn place(panel: &Panel<'_, '_>, point: &EmployeePoint) -> (f64, f64) {
    let middle = (panel.place(point.period.from) + panel.place(point.period.to)) / 2.0;
    (panel.x(middle), panel.y(point.value))
}

/// A week is one spot, a window two: its first and its last week.
fn spots(panel: &Panel<'_, '_>, run: &[&EmployeePoint]) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(run.len());
    for point in run {
        let spot = |at| Spot { at, value: point.value, lo: point.lo, hi: point.hi };
        let (from, to) = (panel.place(point.period.from), panel.place(point.period.to));
        if point.period.from == point.period.to {
            spots.push(spot(from));
        } else {
            // A span may begin inside a window.
            spots.extend([spot((from - 0.4).max(-0.5)), spot(to + 0.4)]);
        }
    }
    spots
}

/// Cuts a series where a line would cross weeks that have no figure.
fn runs(series: &EmployeeSeries) -> Vec<Vec<&EmployeePoint>> {
    let mut runs: Vec<Vec<&EmployeePoint>> = Vec::new();
    for point in series.points() {
        let joined = runs.last().and_then(|run| run.last()).is_some_and(|before| {
            let apart = point.period.from.since(before.period.to);
            let withheld = series
                .gaps()
                .iter()
                .any(|gap| before.period.to < gap.period.from && gap.period.to < point.period.from);
            apart == 1 || (!series.is_weekly() && !withheld && apart <= JOINED_WEEKS)
        });
        match runs.last_mut() {
            Some(run) if joined => run.push(point),
            _ => runs.push(vec![point]),
        }
    }
    runs
}

/// Joins gaps with the same reason that touch.
fn joined_gaps(series: &EmployeeSeries) -> Vec<(Period, Reason)> {
    let mut joined: Vec<(Period, Reason)> = Vec::new();
    for gap in series.gaps() {
        match joined.last_mut() {
            Some((period, reason)) if *reason == gap.reason && gap.period.from.since(period.to) <= 1 => {
                period.to = period.to.max(gap.period.to);
            }
            _ => joined.push((gap.period, gap.reason)),
        }
    }
    joined
}

/// Hatches the gaps; drawn before the grid.
pub(super) fn gaps(panel: &Panel<'_, '_>, series: &EmployeeSeries) {
    for (period, _) in joined_gaps(series) {
        let (x0, x1) = edges(panel, period);
        panel.pen.hatch((x0, panel.frame.top), (x1, panel.frame.bottom));
    }
}

/// Writes the reason into gaps that are wide enough, over the grid; the rest are for [`hidden`].
pub(super) fn reasons(panel: &Panel<'_, '_>, series: &EmployeeSeries, text: &Text) {
    let pen = panel.pen;
    for (period, reason) in joined_gaps(series) {
        let Some(lines) = inside(panel, period, reason, text) else { continue };
        let (x0, x1) = edges(panel, period);
        let middle = (x0 + x1) / 2.0;
        let wide = lines.iter().map(|line| words::width(line, 11.5, Weight::Regular)).fold(0.0, f64::max);
        let (half, top) = (wide / 2.0 + 6.0, panel.frame.top + 12.0);
        let bottom = top + 15.0 * lines.len() as f64 + 6.0;
        pen.rect((middle - half, top), (middle + half, bottom), pen.palette.paper, 1.0);
        for (index, line) in lines.iter().enumerate() {
            pen.text(middle, top + 14.0 + 15.0 * index as f64, Align::Middle, pen.note(), line);
        }
    }
}

fn edges(panel: &Panel<'_, '_>, period: Period) -> (f64, f64) {
    (panel.x(panel.place(period.from) - 0.5), panel.x(panel.place(period.to) + 0.5))
}

fn inside(panel: &Panel<'_, '_>, period: Period, reason: Reason, text: &Text) -> Option<Vec<String>> {
    let (x0, x1) = edges(panel, period);
    let room = x1 - x0 - 14.0;
    if room >= SENTENCE {
        return Some(words::wrap(&names::reason(text, reason), SENTENCE, 4, 11.5, Weight::Regular));
    }
    let reason = names::reason_short(text, reason);
    let longest = reason.split(' ').map(|word| words::width(word, 11.5, Weight::Regular)).fold(0.0, f64::max);
    (longest <= room).then(|| words::wrap(&reason, room, 3, 11.5, Weight::Regular))
}

/// Says which weeks are hidden and why, of the gaps that carry no words of their own.
pub(super) fn hidden(panel: &Panel<'_, '_>, series: &EmployeeSeries, text: &Text) -> Vec<String> {
    let mut by_reason: Vec<(Reason, Vec<String>)> = Vec::new();
    for (period, reason) in joined_gaps(series) {
        if inside(panel, period, reason, text).is_some() {
            continue;
        }
        let weeks = names::period(text, period);
        match by_reason.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, all)) => all.push(weeks),
            None => by_reason.push((reason, vec![weeks])),
        }
    }
    let said = |(reason, weeks): (Reason, Vec<String>)| {
        format!("{} ({})", names::reason_short(text, reason), weeks.join(", "))
    };
    by_reason.into_iter().map(said).collect()
}

/// Room below the time axis for [`hidden_note`].
pub(super) const NOTE: f64 = 20.0;

/// Writes what is hidden and why at the foot of a picture, beside a piece of the hatch.
pub(super) fn hidden_note(pen: &Pen<'_>, (width, height): (f64, f64), hidden: &[String], text: &Text) {
    if hidden.is_empty() {
        return;
    }
    let note = text.get("report-hidden", &[("reasons", Value::Text(&hidden.join(" · ")))]);
    let y = height - 14.0;
    pen.hatch((16.0, y - 9.0), (30.0, y + 1.0));
    let note = words::fit(&note, width - 52.0, 11.5, Weight::Regular);
    pen.text(36.0, y, Align::Start, pen.note(), &note);
}

/// Returns the label at the end of a series' line.
pub(super) fn end_label(
    panel: &Panel<'_, '_>,
    series: &EmployeeSeries,
    name: &str,
    colour: Rgb,
    text: &Text,
) -> Option<EndLabel> {
    let last = series.points().last()?;
    let y = panel.y(last.value);
    Some(EndLabel { y, name: name.to_owned(), value: end_value(panel.span, series, text)?, colour })
}

/// Returns the last figure, with its week where the series ends before the picture does.
pub(super) fn end_value(span: Period, series: &EmployeeSeries, text: &Text) -> Option<String> {
    let last = series.points().last()?;
    let value = names::mean(text, series.measure(), last.mean, last.grid);
    if last.period.to == span.to {
        return Some(value);
    }
    let when = names::period(text, last.period);
    Some(text.get("report-value-at", &[("value", Value::Text(&value)), ("when", Value::Text(&when))]))
}

/// Returns the places of a series' points.
pub(super) fn marks(panel: &Panel<'_, '_>, series: &EmployeeSeries, name: &str, text: &Text) -> Vec<Mark> {
    series
        .points()
        .iter()
        .map(|point| {
            let (x, y) = place(panel, point);
            Mark {
                x: (x * UNITS).round(),
                y: (y * UNITS).round(),
                week: point.period.to,
                series: name.to_owned(),
                label: text.get(
                    "report-point",
                    &[
                        ("when", Value::Text(&names::period_of_year(text, point.period))),
                        ("value", Value::Text(&names::mean(text, series.measure(), point.mean, point.grid))),
                        ("range", Value::Text(&range(text, series.measure(), point))),
                    ],
                ),
            }
        })
        .collect()
}

/// Writes the interval of a figure: `3,3–4,2`, `−18 … 68`.
pub(super) fn range(text: &Text, measure: &Measure, point: &EmployeePoint) -> String {
    let (low, high) = measure.range();
    names::range(text, point.lo, point.hi, usize::from(high - low <= 1000))
}

/// Says how a series stands and has moved, in one to three sentences.
pub(super) fn summary(text: &Text, series: &EmployeeSeries, name: &str) -> String {
    let measure = names::measure(text, series.measure());
    let Some(last) = series.points().last() else {
        let args = [("measure", Value::Text(&measure)), ("group", Value::Text(name))];
        let mut none = text.get("report-summary-none", &args);
        if let Some(gap) = series.gaps().last() {
            none.push(' ');
            none.push_str(&names::reason(text, gap.reason));
        }
        return none;
    };
    let mean = |point: &EmployeePoint| names::mean(text, series.measure(), point.mean, point.grid);
    let mut said = text.get(
        "report-summary-latest",
        &[
            ("measure", Value::Text(&measure)),
            ("group", Value::Text(name)),
            ("value", Value::Text(&mean(last))),
            ("when", Value::Text(&names::period_of_year(text, last.period))),
            ("range", Value::Text(&range(text, series.measure(), last))),
        ],
    );
    let by_value = |a: &&EmployeePoint, b: &&EmployeePoint| a.value.total_cmp(&b.value);
    let lowest = series.points().iter().min_by(by_value);
    let highest = series.points().iter().max_by(by_value);
    if let (Some(lowest), Some(highest)) = (lowest, highest)
        && lowest.value < highest.value
    {
        let (low, high) = (mean(lowest), mean(highest));
        said.push(' ');
        said.push_str(&text.get(
            "report-summary-moved",
            &[
                ("low", Value::Text(&low)),
                ("low_when", Value::Text(&names::period(text, lowest.period))),
                ("high", Value::Text(&high)),
                ("high_when", Value::Text(&names::period(text, highest.period))),
            ],
        ));
    }
    let hidden: usize = joined_gaps(series).iter().map(|(period, _)| period.weeks().count()).sum();
    if hidden > 0 {
        said.push(' ');
        said.push_str(&text.get("report-summary-hidden", &[("weeks", hidden.into())]));
    }
    said
}

/// Returns the figures and gaps of a series as rows, with the organisation's figure beside them.
pub(super) fn table(text: &Text, series: &EmployeeSeries, beside: Option<&EmployeeSeries>) -> Table {
    let mut columns = vec!["report-col-when", "report-col-value", "report-col-range", "report-col-answers"];
    if beside.is_some() {
        columns.push("report-col-organisation");
    }
    columns.push("report-col-note");
    let whole = |period: Period| {
        let point = beside?.points().iter().find(|point| point.period == period)?;
        Some(names::mean(text, series.measure(), point.mean, point.grid))
    };
    let mut rows: Vec<(Period, Vec<String>)> = Vec::new();
    for point in series.points() {
        let mut row = vec![
            names::period_of_year(text, point.period),
            names::mean(text, series.measure(), point.mean, point.grid),
            range(text, series.measure(), point),
            point.n_band.as_str().replace('-', "–"),
        ];
        if beside.is_some() {
            row.push(whole(point.period).unwrap_or_default());
        }
        row.push(String::new());
        rows.push((point.period, row));
    }
    for gap in series.gaps() {
        let mut row =
            vec![names::period_of_year(text, gap.period), String::new(), String::new(), String::new()];
        if beside.is_some() {
            row.push(whole(gap.period).unwrap_or_default());
        }
        row.push(names::reason(text, gap.reason));
        rows.push((gap.period, row));
    }
    rows.sort_by_key(|(period, _)| *period);
    Table {
        columns: columns.into_iter().map(|key| text.get(key, &[])).collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}
