//! Flags on the time axis: experiments, notes.

use vire_core::week::Week;

use super::panel::Panel;
use super::pen::Align;
use super::words::{self, Weight};
use crate::palette::Rgb;

/// Something that happened in a week, written by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When it began.
    pub week: Week,
    /// What it was, in a few words.
    pub label: String,
}

/// Room above a panel that has flags.
pub(super) const LANE: f64 = 22.0;

/// Returns the room that flags need above the first panel.
pub(super) fn room(events: &[Event]) -> f64 {
    if events.is_empty() { 0.0 } else { LANE }
}

/// Draws flags through panels that share a time axis; their words stand above the first.
pub(super) fn draw(panels: &[&Panel<'_, '_>], events: &[Event]) {
    let Some(first) = panels.first() else { return };
    let (pen, colour) = (first.pen, first.pen.palette.event);
    let pole_colour = between(colour, pen.palette.paper);
    let mut seen: Vec<&Event> = events.iter().filter(|event| first.span.holds(event.week)).collect();
    seen.sort_by_key(|event| event.week);
    let pole = |event: &Event| first.x(first.place(event.week) - 0.5);
    let mut free_from = first.frame.left;
    for (index, event) in seen.iter().enumerate() {
        let x = pole(event);
        let top = first.frame.top - LANE + 6.0;
        pen.line(&[(x, top), (x, first.frame.bottom)], pole_colour, 1.0);
        for panel in panels.iter().skip(1) {
            pen.line(&[(x, panel.frame.top), (x, panel.frame.bottom)], pole_colour, 1.0);
        }
        pen.shape(&[(x, top - 2.0), (x + 9.0, top + 2.5), (x, top + 7.0)], colour, 1.0);
        let next = seen.get(index + 1).map_or(pen.width() + 12.0, |next| pole(next));
        let (after, before) = (next - x - 24.0, x - free_from - 12.0);
        let wide = words::width(&event.label, 11.5, Weight::Regular);
        let mut kind = pen.note();
        kind.colour = colour;
        if wide > after && wide <= before {
            pen.text(x - 6.0, top + 6.5, Align::End, kind, &event.label);
            free_from = x + 12.0;
        } else if after >= 30.0 {
            let label = words::fit(&event.label, after, 11.5, Weight::Regular);
            pen.text(x + 13.0, top + 6.5, Align::Start, kind, &label);
            free_from = x + 13.0 + wide.min(after);
        } else {
            free_from = x + 12.0;
        }
    }
}

/// A pole is lighter than its flag, so that it does not read as a figure.
fn between((r, g, b): Rgb, (r2, g2, b2): Rgb) -> Rgb {
    (r.midpoint(r2), g.midpoint(g2), b.midpoint(b2))
}
