//! People and customers on one time axis: two panels, each with its own value axis.
//!
//! Shows both and claims nothing: whether one leads the other is for the analysis to say.

use vire_core::week::Period;
use vire_text::{Text, Value};

use super::panel::{AXIS, Frame, LEFT, Panel, end_labels, room_for, time_axis};
use super::pen::{Align, paint};
use super::words::{self, Weight};
use super::{Event, Look, Picture, Table, customers, events, people};
use crate::names;
use crate::series::{CustomerSeries, EmployeeSeries};

/// A people's measure of a group above, a customer metric below.
#[derive(Debug, Clone, Copy)]
pub struct Together<'a> {
    /// The people's panel.
    pub people: &'a EmployeeSeries,
    /// The customers' panel.
    pub customers: &'a CustomerSeries,
    /// The weeks along the bottom.
    pub span: Period,
    /// Flags.
    pub events: &'a [Event],
}

const MOST_LABEL: f64 = 130.0;

impl Together<'_> {
    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let team = self.people.clone().within(self.span);
        let clients = self.customers.clone().within(self.span);
        let name = names::group(text, team.shown_as());
        let client_name = text.get("report-customers", &[]);
        let (measure, metric) = (names::measure(text, team.measure()), names::metric(text, clients.metric));
        let args = [("measure", Value::Text(&measure)), ("metric", Value::Text(&metric))];
        let title = text.get("report-together-title", &args);
        let span = names::period_of_year(text, self.span);
        let under =
            text.get("report-trend-alone", &[("group", Value::Text(&name)), ("span", Value::Text(&span))]);
        let summary = format!(
            "{} {}",
            people::summary(text, &team, &name),
            customers::summary(text, &clients, &client_name)
        );
        let value = people::end_value(self.span, &team, text).unwrap_or_default();
        let client_value = customers::end_value(text, &clients, self.span);
        let (width, height) = (f64::from(look.size.width), f64::from(look.size.height));
        let right = width - room_for(&[(&name, &value), (&client_name, &client_value)], MOST_LABEL);
        let first = 82.0 + events::room(self.events);
        let client_table = customers::table(text, &clients);
        let mut points = Vec::new();
        let svg = paint("together", look, &title, &summary, |pen| {
            let scale = people::axis([&team], 4);
            let whole = Frame { left: LEFT, top: first, right, bottom: height };
            let probe = Panel::new(pen, whole, self.span, scale.clone());
            let mut hidden = people::hidden(&probe, &team, text);
            hidden.extend(customers::hidden(&clients, text));
            let last = height - AXIS - 14.0 - if hidden.is_empty() { 0.0 } else { people::NOTE };
            let each = (last - first - 34.0) / 2.0;
            let upper = Frame { bottom: first + each, ..whole };
            let lower = Frame { top: last - each, bottom: last, ..whole };
            let above = Panel::new(pen, upper, self.span, scale);
            let below = Panel::new(pen, lower, self.span, customers::axis([&clients], 4));
            customers::header(pen, width, &title, &under);
            people::hidden_note(pen, (width, height), &hidden, text);
            customers::gaps(&below, &clients);
            people::gaps(&above, &team);
            above.grid(|value| people::tick(text, team.measure(), &above.scale, value));
            below.grid(|value| customers::tick(text, clients.metric, &below.scale, value));
            people::mood_ticks(&above, team.measure());
            time_axis(&[&above, &below], text);
            people::reasons(&above, &team, text);
            events::draw(&[&above, &below], self.events);
            let head = |y, colour, words: &str| {
                pen.text(
                    LEFT,
                    y,
                    Align::Start,
                    pen.label(colour),
                    &words::fit(words, right - LEFT, 12.5, Weight::SemiBold),
                );
            };
            head(upper.top - 10.0 - events::room(self.events), pen.palette.group, &measure);
            head(lower.top - 10.0, pen.palette.customers, &metric);
            people::draw(&above, &team, pen.palette.group, true);
            customers::draw(&below, &clients, pen.palette.customers, true);
            let label = people::end_label(&above, &team, &name, pen.palette.group, text);
            end_labels(&above, label.into_iter().collect(), MOST_LABEL);
            let label = customers::end_label(text, &below, &clients, &client_name);
            end_labels(&below, label.into_iter().collect(), MOST_LABEL);
            points = people::marks(&above, &team, &name, text);
            points.extend(customers::marks(text, &below, &clients, &client_name, &client_table.rows));
        });
        let table = table(text, &[(&name, people::table(text, &team, None)), (&client_name, client_table)]);
        Picture { svg, title, summary, table, points }
    }
}

/// Puts tables with the same columns under each other, with whose rows they are in front.
fn table(text: &Text, parts: &[(&str, Table)]) -> Table {
    let mut columns = vec![text.get("report-col-who", &[])];
    columns.extend(parts.first().map(|(_, table)| table.columns.clone()).unwrap_or_default());
    let rows = parts.iter().flat_map(|(name, table)| {
        table.rows.iter().map(|row| {
            let mut cells = vec![(*name).to_owned()];
            cells.extend(row.iter().cloned());
            cells
        })
    });
    Table { columns, rows: rows.collect() }
}
