//! The trend chart: one measure of a group over weeks, beside the whole organisation.

use vire_core::week::Period;
use vire_text::{Text, Value};

use super::beside::Beside;
use super::{Event, Look, Picture, people};
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

impl Trend<'_> {
    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let group = self.group.clone().within(self.span);
        let whole = self.organisation.map(|series| series.clone().within(self.span));
        let name = names::group(text, group.shown_as());
        let under = self.subtitle(text, &name, whole.is_some());
        let mut summary = people::summary(text, &group, &name);
        if let Some(last) = whole.as_ref().and_then(|whole| whole.points().last()) {
            let value = names::mean(text, group.measure(), last.mean, last.grid);
            let when = names::period_of_year(text, last.period);
            let args = [("value", Value::Text(&value)), ("when", Value::Text(&when))];
            summary = format!("{summary} {}", text.get("report-summary-organisation", &args));
        }
        let beside = Beside {
            id: "trend",
            group: &group,
            whole: whole.as_ref(),
            span: self.span,
            events: self.events,
            under: &under,
        };
        beside.draw(text, look, summary, |pen, panel| people::draw(panel, &group, pen.palette.group, true))
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
