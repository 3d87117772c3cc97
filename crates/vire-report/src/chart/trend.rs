//! The trend chart: one measure of a group over weeks, beside the whole organisation.

use vire_core::week::Period;
use vire_text::{Text, Value};

use super::customers::header;
use super::panel::{AXIS, Frame, LEFT, Panel, end_labels, room_for, time_axis};
use super::pen::paint;
use super::{Event, Look, Picture, events, people};
use crate::names;
use crate::series::EmployeeSeries;

/// One measure of a group over weeks, beside the organisation.
#[derive(Debug, Clone, Copy)]
pub struct Trend<'a> {
    /// The group in question.
    pub group: &'a EmployeeSeries,
    /// The same measure of the whole organisation; `None` where the group is the organisation.
    pub organisation: Option<&'a EmployeeSeries>,
    /// The weeks along the bottom.
    pub span: Period,
    /// Flags.
    pub events: &'a [Event],
}

const MOST_LABEL: f64 = 150.0;

impl Trend<'_> {
    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let group = self.group.clone().within(self.span);
        let whole = self.organisation.map(|series| series.clone().within(self.span));
        let name = names::group(text, group.shown_as());
        let whole_name = text.get("report-organisation", &[]);
        let title = names::measure(text, group.measure());
        let under = self.subtitle(text, &name, whole.is_some());
        let mut summary = people::summary(text, &group, &name);
        if let Some(last) = whole.as_ref().and_then(|whole| whole.points().last()) {
            let value = names::mean(text, group.measure(), last.mean, last.grid);
            let when = names::period_of_year(text, last.period);
            let args = [("value", Value::Text(&value)), ("when", Value::Text(&when))];
            summary = format!("{summary} {}", text.get("report-summary-organisation", &args));
        }
        let value = people::end_value(self.span, &group, text).unwrap_or_default();
        let whole_value =
            whole.as_ref().and_then(|whole| people::end_value(self.span, whole, text)).unwrap_or_default();
        let mut ends = vec![(name.as_str(), value.as_str())];
        if whole.is_some() {
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
        let svg = paint("trend", look, &title, &summary, |pen| {
            let scale = people::axis([&group].into_iter().chain(&whole), 5);
            let probe = Panel::new(pen, frame, self.span, scale.clone());
            let hidden = people::hidden(&probe, &group, text);
            if !hidden.is_empty() {
                frame.bottom -= people::NOTE;
            }
            let panel = Panel::new(pen, frame, self.span, scale);
            header(pen, width, &title, &under);
            people::hidden_note(pen, (width, height), &hidden, text);
            people::gaps(&panel, &group);
            panel.grid(|value| people::tick(text, group.measure(), &panel.scale, value));
            people::mood_ticks(&panel, group.measure());
            time_axis(&[&panel], text);
            people::reasons(&panel, &group, text);
            events::draw(&[&panel], self.events);
            let mut labels = Vec::new();
            if let Some(whole) = &whole {
                people::draw(&panel, whole, pen.palette.whole, false);
                labels.extend(people::end_label(&panel, whole, &whole_name, pen.palette.whole, text));
                points.extend(people::marks(&panel, whole, &whole_name, text));
            }
            people::draw(&panel, &group, pen.palette.group, true);
            labels.extend(people::end_label(&panel, &group, &name, pen.palette.group, text));
            points.splice(0..0, people::marks(&panel, &group, &name, text));
            end_labels(&panel, labels, MOST_LABEL);
        });
        let table = people::table(text, &group, whole.as_ref());
        Picture { svg, title, summary, table, points }
    }

    fn subtitle(&self, text: &Text, name: &str, with_whole: bool) -> String {
        let span = names::period_of_year(text, self.span);
        let key = if with_whole { "report-trend-beside" } else { "report-trend-alone" };
        let under = text.get(key, &[("group", Value::Text(name)), ("span", Value::Text(&span))]);
        let (low, high) = crate::series::scale(self.group.measure());
        let ends = names::range(text, low, high, 0);
        format!("{under} · {}", text.get("report-scale", &[("range", Value::Text(&ends))]))
    }
}
