//! A panel: a value axis over a run of weeks, and the shapes that stand in it.
//!
//! Knows weeks and values; what they mean, the charts know.

use plotters::coord::types::RangedCoordf64;
use plotters::element::{PathElement, Polygon};
use plotters::prelude::{Cartesian2d, DrawingArea, SVGBackend};
use vire_core::week::{Period, Week};
use vire_text::Text;

use super::pen::{Align, Pen, fill, put, stroke, units};
use super::scale::Scale;
use super::words::{self, Weight};
use crate::palette::Rgb;

/// Room on the left for the value axis.
pub(super) const LEFT: f64 = 52.0;
/// Room below for week numbers and months.
pub(super) const AXIS: f64 = 44.0;

/// The corners of a panel in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// A value with the ends of its interval, at a place on the time axis (in weeks from the first).
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: f64,
    pub(super) value: f64,
    pub(super) lo: f64,
    pub(super) hi: f64,
}

pub(super) struct Panel<'p, 'a> {
    pub(super) pen: &'p Pen<'a>,
    pub(super) frame: Frame,
    pub(super) span: Period,
    pub(super) scale: Scale,
    area: DrawingArea<SVGBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

impl<'p, 'a> Panel<'p, 'a> {
    pub(super) fn new(pen: &'p Pen<'a>, frame: Frame, span: Period, scale: Scale) -> Self {
        let weeks = f64::from(span.to.since(span.from).max(0)) + 1.0;
        let across = units(frame.left)..units(frame.right);
        let upwards = units(frame.bottom)..units(frame.top);
        let axes = Cartesian2d::new(-0.5..weeks - 0.5, scale.low..scale.high, (across, upwards));
        let area = pen.area.apply_coord_spec(axes);
        Self { pen, frame, span, scale, area }
    }

    /// Returns a week's place on the time axis.
    pub(super) fn place(&self, week: Week) -> f64 {
        f64::from(week.since(self.span.from))
    }

    /// Returns a place of the time axis in CSS pixels, kept inside the panel.
    pub(super) fn x(&self, place: f64) -> f64 {
        (self.frame.left + (place + 0.5) * self.per_week()).clamp(self.frame.left, self.frame.right)
    }

    /// Returns a value's height in CSS pixels.
    pub(super) fn y(&self, value: f64) -> f64 {
        let share = (value - self.scale.low) / (self.scale.high - self.scale.low).max(f64::EPSILON);
        self.frame.bottom - share.clamp(0.0, 1.0) * (self.frame.bottom - self.frame.top)
    }

    /// Returns how many CSS pixels a week takes.
    pub(super) fn per_week(&self) -> f64 {
        (self.frame.right - self.frame.left) / (f64::from(self.span.to.since(self.span.from).max(0)) + 1.0)
    }

    /// Draws the light grid and names its lines.
    pub(super) fn grid(&self, name: impl Fn(f64) -> String) {
        for tick in self.scale.ticks() {
            let y = self.y(tick);
            self.pen.line(&[(self.frame.left, y), (self.frame.right, y)], self.pen.palette.grid, 1.0);
            self.pen.text(self.frame.left - 10.0, y + 4.0, Align::End, self.pen.note(), &name(tick));
        }
    }

    /// Draws the uncertainty of a run of values; of a single one, as a bar.
    pub(super) fn band(&self, run: &[Spot], colour: Rgb, opacity: f64) {
        let [only] = run else {
            let there = run.iter().map(|spot| (spot.at, self.held(spot.hi)));
            let back = run.iter().rev().map(|spot| (spot.at, self.held(spot.lo)));
            let outline: Vec<(f64, f64)> = there.chain(back).collect();
            put(self.area.draw(&Polygon::new(outline, fill(colour, opacity))));
            return;
        };
        let (x, half) = (self.x(only.at), (self.per_week() * 0.3).clamp(1.5, 5.0));
        self.pen.rect((x - half, self.y(only.hi)), (x + half, self.y(only.lo)), colour, opacity);
    }

    pub(super) fn line(&self, run: &[Spot], colour: Rgb, width: f64) {
        let points: Vec<(f64, f64)> = run.iter().map(|spot| (spot.at, self.held(spot.value))).collect();
        put(self.area.draw(&PathElement::new(points, stroke(colour, width))));
    }

    fn held(&self, value: f64) -> f64 {
        value.clamp(self.scale.low, self.scale.high)
    }
}

/// Draws week numbers and months below panels that share a time axis, and marks months in them.
pub(super) fn time_axis(panels: &[&Panel<'_, '_>], text: &Text) {
    let Some(panel) = panels.last() else { return };
    let (pen, frame, span) = (panel.pen, panel.frame, panel.span);
    let weeks: Vec<Week> = span.from.through(span.to).collect();
    let stride = [1, 2, 4, 8, 13, 26, 52]
        .into_iter()
        .find(|stride| f64::from(*stride) * panel.per_week() >= 23.0)
        .unwrap_or(104);
    for week in &weeks {
        // Counted from the end, so that the last week always has its number.
        if span.to.since(*week) % stride == 0 {
            let x = panel.x(panel.place(*week));
            pen.text(x, frame.bottom + 19.0, Align::Middle, pen.note(), &week.number().to_string());
        }
    }
    let word = text.get("report-week-axis", &[]);
    pen.text(frame.left - 10.0, frame.bottom + 19.0, Align::End, pen.note(), &word);
    months(panels, &weeks, text);
}

/// A month belongs to the weeks whose Thursday lies in it.
fn months(panels: &[&Panel<'_, '_>], weeks: &[Week], text: &Text) {
    use chrono::Datelike;
    let Some(panel) = panels.last() else { return };
    let (pen, bottom) = (panel.pen, panel.frame.bottom);
    let month_of = |week: &Week| {
        let thursday = week.monday() + chrono::Days::new(3);
        (thursday.year(), thursday.month())
    };
    let every = match panel.per_week() * 4.35 {
        room if room >= 46.0 => 1,
        room if room * 3.0 >= 46.0 => 3,
        room if room * 6.0 >= 46.0 => 6,
        _ => 12,
    };
    let mut last = None;
    let mut free_from = f64::NEG_INFINITY;
    for week in weeks {
        let (year, month) = month_of(week);
        if last.replace((year, month)) == Some((year, month)) || (month - 1) % every != 0 {
            continue;
        }
        // A month whose first week lies outside is not marked: its line would stand in the wrong place.
        if month_of(&week.plus(-1)) == (year, month) {
            continue;
        }
        let x = panel.x(panel.place(*week) - 0.5);
        for panel in panels {
            pen.line(&[(x, panel.frame.top), (x, panel.frame.bottom)], pen.palette.grid, 1.0);
        }
        // The row of week numbers is left free.
        pen.line(&[(x, bottom), (x, bottom + 6.0)], pen.palette.grid, 1.0);
        pen.line(&[(x, bottom + 25.0), (x, bottom + 38.0)], pen.palette.grid, 1.0);
        let named = text.month(month);
        let with_year = format!("{named} {year}");
        let room = panel.per_week() * 4.35 * f64::from(every) - 14.0;
        let wide = words::width(&with_year, pen.note().size, Weight::Regular);
        let shown = match (month == 1 || free_from.is_infinite(), wide <= room) {
            (true, true) => with_year,
            (true, false) if month == 1 => year.to_string(),
            _ => named,
        };
        let end = x + 5.0 + words::width(&shown, pen.note().size, Weight::Regular);
        if x >= free_from && end <= panel.frame.right + 40.0 {
            pen.text(x + 5.0, bottom + 36.0, Align::Start, pen.note(), &shown);
            free_from = end + 6.0;
        }
    }
}

/// A label at the right end of a line.
pub(super) struct EndLabel {
    pub(super) y: f64,
    pub(super) name: String,
    pub(super) value: String,
    pub(super) colour: Rgb,
}

const LABEL_HEIGHT: f64 = 38.0;

/// Returns the room that end labels need on the right.
pub(super) fn room_for(labels: &[(&str, &str)], most: f64) -> f64 {
    let widest = labels
        .iter()
        .flat_map(|(name, value)| {
            [words::width(name, 12.5, Weight::SemiBold), words::width(value, 12.5, Weight::Regular)]
        })
        .fold(40.0, f64::max);
    widest.min(most) + 28.0
}

/// Writes labels beside the ends of lines, apart from each other; names are cut to `most` pixels.
pub(super) fn end_labels(panel: &Panel<'_, '_>, mut labels: Vec<EndLabel>, most: f64) {
    let (pen, frame) = (panel.pen, panel.frame);
    labels.sort_by(|a, b| a.y.total_cmp(&b.y));
    let (top, bottom) = (frame.top + 8.0, frame.bottom - 8.0);
    let mut places: Vec<f64> = labels.iter().map(|label| label.y.clamp(top, bottom)).collect();
    for _ in 0..12 {
        for i in 1..places.len() {
            if let [above, below] = places.get_mut(i - 1..=i).unwrap_or_default() {
                let lack = LABEL_HEIGHT - (*below - *above);
                if lack > 0.0 {
                    *above = (*above - lack / 2.0).max(top);
                    *below = (*below + lack / 2.0).min(bottom);
                }
            }
        }
    }
    for (label, y) in labels.iter().zip(places) {
        let x = frame.right + 12.0;
        let name = words::fit(&label.name, most, 12.5, Weight::SemiBold);
        pen.text(x, y - 2.0, Align::Start, pen.label(label.colour), &name);
        pen.text(x, y + 14.0, Align::Start, pen.body(), &label.value);
    }
}
