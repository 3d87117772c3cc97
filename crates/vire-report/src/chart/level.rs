//! The level chart: a group's figures as they were published, and behind them the level with its band.
//!
//! Shows what [`super::Trend`] shows and, from twelve weeks on, how much of the movement is more than
//! chance. Computes no level: that is the analysis' business.

use vire_core::week::{Period, Week};
use vire_text::{Text, Value};

use super::beside::Beside;
use super::panel::{Panel, Spot};
use super::{Event, Look, Picture, people};
use crate::names;
use crate::series::EmployeeSeries;

/// One week of a level, on the measure's own scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelPoint {
    /// The week.
    pub week: Week,
    /// The level.
    pub value: f64,
    /// The lower end of its 95 % band.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
}

/// A group's figures with their level, beside the organisation.
#[derive(Debug, Clone, Copy)]
pub struct Level<'a> {
    /// The group's published figures.
    pub group: &'a EmployeeSeries,
    /// The same measure of the whole organisation; `None` where the group is the organisation.
    pub organisation: Option<&'a EmployeeSeries>,
    /// The level computed from those figures, week by week.
    pub level: &'a [LevelPoint],
    /// The weeks along the bottom.
    pub span: Period,
    /// Flags.
    pub events: &'a [Event],
}

/// From so many pixels a week every figure shows its own interval.
const ROOMY: f64 = 7.0;

impl Level<'_> {
    /// Draws the chart.
    pub fn draw(&self, text: &Text, look: Look) -> Picture {
        let look = look.bounded();
        let group = self.group.clone().within(self.span);
        let whole = self.organisation.map(|series| series.clone().within(self.span));
        let name = names::group(text, group.shown_as());
        let span = names::period_of_year(text, self.span);
        let args = [("group", Value::Text(&name)), ("span", Value::Text(&span))];
        let under = text.get("report-level-under", &args);
        let summary = self.summary(text, &group, &name);
        let beside = Beside {
            id: "level",
            group: &group,
            whole: whole.as_ref(),
            span: self.span,
            events: self.events,
            under: &under,
        };
        beside.draw(text, look, summary, |pen, panel| {
            let level: Vec<Spot> = self.spots(panel);
            panel.band(&level, pen.palette.group, 0.18);
            panel.line(&level, pen.palette.group, 2.5);
            for point in group.points() {
                let at = (panel.place(point.period.from) + panel.place(point.period.to)) / 2.0;
                let (x, y) = (panel.x(at), panel.y(point.value));
                if panel.per_week() >= ROOMY || !group.is_weekly() {
                    let (lo, hi) = (panel.y(point.lo), panel.y(point.hi));
                    pen.rect((x - 0.75, hi), (x + 0.75, lo), pen.palette.group, 0.28);
                }
                pen.dot((x, y), 2.5, pen.palette.group);
            }
        })
    }

    fn spots(&self, panel: &Panel<'_, '_>) -> Vec<Spot> {
        self.level
            .iter()
            .filter(|point| self.span.holds(point.week))
            .map(|point| Spot { at: panel.place(point.week), value: point.value, lo: point.lo, hi: point.hi })
            .collect()
    }

    fn summary(&self, text: &Text, group: &EmployeeSeries, name: &str) -> String {
        let mut said = people::summary(text, group, name);
        let last = self.level.iter().rev().find(|point| self.span.holds(point.week));
        if let Some(last) = last {
            let (low, high) = group.measure().range();
            let decimals = usize::from(high - low <= 1000);
            let level = text.number(last.value, decimals);
            let range = names::range(text, last.lo, last.hi, decimals);
            let args = [("level", Value::Text(&level)), ("range", Value::Text(&range))];
            said.push(' ');
            said.push_str(&text.get("report-level-now", &args));
        }
        said
    }
}
