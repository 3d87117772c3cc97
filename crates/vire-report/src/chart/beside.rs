//! A group's figures beside the whole organisation's, in one panel: what the trend and the level share.
//!
//! Owns the frame, the axis, reasons, flags and labels; how the group itself is drawn is the caller's.

use vire_core::week::Period;
use vire_text::Text;

use super::customers::header;
use super::panel::{AXIS, Frame, LEFT, Panel, end_labels, room_for, time_axis};
use super::pen::{Pen, paint};
use super::{Event, Look, Picture, events, people};
use crate::names;
use crate::series::EmployeeSeries;

/// What stands on the panel, all of it within the span.
pub(super) struct Beside<'a> {
    /// The picture's id.
    pub(super) id: &'static str,
    pub(super) group: &'a EmployeeSeries,
    pub(super) whole: Option<&'a EmployeeSeries>,
    pub(super) span: Period,
    pub(super) events: &'a [Event],
    /// The line under the heading.
    pub(super) under: &'a str,
}

const MOST_LABEL: f64 = 150.0;

impl Beside<'_> {
    /// Draws everything but the group's own series, which `own` draws over the rest.
    pub(super) fn draw(
        &self,
        text: &Text,
        look: Look,
        summary: String,
        own: impl FnOnce(&Pen<'_>, &Panel<'_, '_>),
    ) -> Picture {
        let name = names::group(text, self.group.shown_as());
        let whole_name = text.get("report-organisation", &[]);
        let title = names::measure(text, self.group.measure());
        let value = people::end_value(self.span, self.group, text).unwrap_or_default();
        let whole_value =
            self.whole.and_then(|whole| people::end_value(self.span, whole, text)).unwrap_or_default();
        let mut ends = vec![(name.as_str(), value.as_str())];
        if self.whole.is_some() {
            ends.push((&whole_name, &whole_value));
        }
        let (width, height) = (f64::from(look.size.width), f64::from(look.size.height));
        let mut frame = Frame {
            left: LEFT,
            top: 68.0 + events::room(self.events),
            right: width - room_for(&ends, MOST_LABEL),
            bottom: height - AXIS - 14.0,
        };
        let mut points = Vec::new();
        let svg = paint(self.id, look, &title, &summary, |pen| {
            let scale = people::axis([self.group].into_iter().chain(self.whole), 5);
            let probe = Panel::new(pen, frame, self.span, scale.clone());
            let hidden = people::hidden(&probe, self.group, text);
            if !hidden.is_empty() {
                frame.bottom -= people::NOTE;
            }
            let panel = Panel::new(pen, frame, self.span, scale);
            header(pen, width, &title, self.under);
            people::hidden_note(pen, (width, height), &hidden, text);
            people::gaps(&panel, self.group);
            panel.grid(|value| people::tick(text, self.group.measure(), &panel.scale, value));
            people::mood_ticks(&panel, self.group.measure());
            time_axis(&[&panel], text);
            people::reasons(&panel, self.group, text);
            events::draw(&[&panel], self.events);
            let mut labels = Vec::new();
            if let Some(whole) = self.whole {
                people::draw(&panel, whole, pen.palette.whole, false);
                labels.extend(people::end_label(&panel, whole, &whole_name, pen.palette.whole, text));
                points.extend(people::marks(&panel, whole, &whole_name, text));
            }
            own(pen, &panel);
            labels.extend(people::end_label(&panel, self.group, &name, pen.palette.group, text));
            points.splice(0..0, people::marks(&panel, self.group, &name, text));
            end_labels(&panel, labels, MOST_LABEL);
        });
        let table = people::table(text, self.group, self.whole);
        Picture { svg, title, summary, table, points }
    }
}
