//! What a report for a meeting says, before it is a page or a sheet of paper.
//!
//! Puts findings, pictures and the method in order, in the reader's language. Findings come in words from
//! whoever computed them; nothing here decides what is found.

use chrono::NaiveDate;
use vire_core::group::Group;
use vire_core::question::{Driver, Question};
use vire_core::release::{Figure, Measure};
use vire_text::{Text, Value};

use super::Summary;
use crate::chart::{Customers, Event, Heatmap, Look, Picture, Size, Table, Trend};
use crate::names;
use crate::palette::Theme;
use crate::series::EmployeeSeries;

/// One finding in words, with how sure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub title: String,
    /// What was found, in a sentence.
    pub said: String,
    /// How sure that is, and what it rests on.
    pub sure: String,
}

/// What a report for a meeting says beside the figures; nothing of it for a plain summary.
#[derive(Debug, Clone, Copy, Default)]
pub struct Meeting<'a> {
    /// The day on which the report is made.
    pub made: Option<NaiveDate>,
    /// The findings, the most important first.
    pub findings: &'a [Finding],
    /// Flags on the people's charts.
    pub events: &'a [Event],
    /// The gap charts of measured experiments.
    pub experiments: &'a [Picture],
}

/// A piece of a report.
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// A finding: what about, what, how sure.
    Finding(Finding),
    /// A picture with its words and its table.
    Picture(Box<Picture>),
    /// Figures that are there for whoever looks for them.
    Table(String, Table),
    /// Names and what they stand for.
    Entries(Vec<(String, String)>),
}

/// A part of a report with a heading.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

/// A whole report.
pub(super) struct Paper {
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) under: Vec<String>,
    pub(super) sections: Vec<Section>,
}

/// Puts a report together.
pub(super) fn paper(summary: &Summary<'_>, text: &Text) -> Paper {
    let meeting = summary.meeting;
    let mut under = vec![names::period_of_year(text, summary.span)];
    if let Some(made) = meeting.made {
        under.push(text.get("meeting-made", &[("day", Value::Text(&text.date(made)))]));
    }
    let section = |id, blocks| Section { id, title: text.get(&format!("meeting-{id}"), &[]), blocks };
    let mut sections = Vec::new();
    if !meeting.findings.is_empty() {
        sections.push(section("findings", meeting.findings.iter().cloned().map(Block::Finding).collect()));
    }
    sections.push(section("people", pictures(people(summary, text))));
    if !summary.customers.is_empty() {
        sections.push(section("customers", pictures(customers(summary, text))));
    }
    if !meeting.experiments.is_empty() {
        sections.push(section("experiments", pictures(meeting.experiments.to_vec())));
    }
    let mut method = about(summary, text);
    method.push(Block::Table(text.get("report-sheet-figures", &[]), figures(summary, text)));
    sections.push(section("method", method));
    Paper {
        title: text.get("report-about-title", &[]),
        organisation: summary.organisation.to_owned(),
        under,
        sections,
    }
}

fn pictures(pictures: Vec<Picture>) -> Vec<Block> {
    pictures.into_iter().map(|picture| Block::Picture(Box::new(picture))).collect()
}

fn look(height: u32) -> Look {
    Look { theme: Theme::Print, size: Size { width: 960, height } }
}

/// Mood of the organisation, and everything by group.
fn people(summary: &Summary<'_>, text: &Text) -> Vec<Picture> {
    let span = summary.span;
    let mood = EmployeeSeries::from_releases(summary.releases, &Group::organisation(), &Measure::MOOD);
    let trend = Trend { group: &mood, organisation: None, span, events: summary.meeting.events };
    let mut measures = vec![Measure::MOOD];
    measures.extend(Driver::ALL.map(|driver| Measure::Question(Question::Driver(driver))));
    let mut groups: Vec<Group> = summary.cells().into_iter().map(|cell| cell.group.clone()).collect();
    groups.sort();
    groups.dedup();
    let heatmap = Heatmap::from_releases(summary.releases, &groups, &measures, span);
    vec![trend.draw(text, look(400)), heatmap.draw(text, look(200))]
}

fn customers(summary: &Summary<'_>, text: &Text) -> Vec<Picture> {
    let draw = |series| Customers { series, of: None, span: summary.span, events: &[] }.draw(text, look(360));
    summary.customers.iter().map(draw).collect()
}

fn about(summary: &Summary<'_>, text: &Text) -> Vec<Block> {
    let mut entries = Vec::new();
    if let Some(release) = summary.last() {
        let args = [
            ("rules", Value::Text(release.policy.rules.as_str())),
            ("k", Value::Whole(release.policy.k.into())),
        ];
        entries.push(("report-about-policy", text.get("report-about-policy-value", &args)));
    }
    entries.push(("report-about-method", text.get("report-about-method-figures", &[])));
    if !summary.customers.is_empty() {
        entries.push(("report-sheet-customers", text.get("report-about-method-customers", &[])));
    }
    if !summary.meeting.findings.is_empty() {
        entries.push(("meeting-about-findings", text.get("meeting-about-findings-value", &[])));
    }
    if !summary.meeting.experiments.is_empty() {
        entries.push(("meeting-experiments", text.get("experiment-how-method-value", &[])));
    }
    if !summary.ledger_head.is_empty() {
        entries.push(("report-about-ledger", summary.ledger_head.to_owned()));
    }
    let named = entries.into_iter().map(|(key, value)| (text.get(key, &[]), value)).collect();
    vec![Block::Text(text.get("meeting-protected", &[])), Block::Entries(named)]
}

/// Every figure of the span, or why there is none.
fn figures(summary: &Summary<'_>, text: &Text) -> Table {
    let columns = [
        "report-col-when",
        "report-col-group",
        "report-col-measure",
        "report-col-value",
        "report-col-answers",
        "report-col-note",
    ];
    let row = |cell: &vire_core::release::Cell| {
        let (value, answers, note) = match &cell.figure {
            Figure::Published { mean, grid, n_band, .. } => {
                let value = names::mean(text, &cell.measure, *mean, *grid);
                (value, n_band.as_str().replace('-', "–"), String::new())
            }
            Figure::Withheld { reason } => (String::new(), String::new(), names::reason(text, *reason)),
        };
        let whole = names::group(text, &cell.group);
        vec![
            names::period_of_year(text, cell.period),
            if cell.group.is_organisation() { whole } else { cell.group.as_str().to_owned() },
            names::measure(text, &cell.measure),
            value,
            answers,
            note,
        ]
    };
    Table {
        columns: columns.map(|key| text.get(key, &[])).to_vec(),
        rows: summary.cells().into_iter().map(row).collect(),
    }
}
