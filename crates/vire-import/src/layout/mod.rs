//! Layouts of tools whose exports are known: how to recognise one, and what its columns mean.
//!
//! One file for each tool. A layout proposes; what the person maps wins.

mod asknicely;
mod chatwoot;
mod delighted;
mod formbricks;
mod freshdesk;
mod google_forms;
mod happyornot;
mod hotjar;
mod hubspot;
mod intercom;
mod jira;
mod limesurvey;
mod medallia;
mod ms_forms;
mod qualtrics;
mod surveymonkey;
mod trustpilot;
mod typeform;
mod zendesk;

pub(crate) use freshdesk::CODES as FRESHDESK_CODES;

use std::collections::BTreeMap;

use vire_core::metric::Metric;

use crate::columns::Header;
use crate::fold::fold;
use crate::mapping::{Columns, Mapping, Meaning, NotResponse, Number};

/// What is known of one tool's export.
pub(crate) struct Layout {
    /// The tool's id, the default name of its source.
    pub id: &'static str,
    /// Folded column names that must all be there; a final `*` stands for any ending, `|` parts spellings.
    pub signature: &'static [&'static str],
    /// What must hold besides.
    pub also: fn(&Header) -> bool,
    /// How many header records there are, by the first records from the names on.
    pub header_records: fn(&[Vec<String>]) -> usize,
    /// What the columns mean.
    pub propose: fn(&Header) -> Mapping,
    /// Folded names (or beginnings, with a final `*`) of columns that are never questions.
    pub not_questions: &'static [&'static str],
    /// The folded name that the tool itself has for a column, where the person named it.
    pub machine_name: fn(&Header, usize) -> Option<String>,
    /// The columns of recommendation scores, each with its column of groups; other questions may stand
    /// beside them.
    pub recommendations: fn(&Header) -> Vec<(usize, usize)>,
    /// Parts of folded words that mark a row as no answer, in the columns by which `propose` does.
    pub no_answer: &'static [&'static str],
    /// The zone of dates that name none, where the layout fixes it.
    pub zone: Option<&'static str>,
    /// How the first field of a line below the table begins.
    pub footer: &'static [&'static str],
    /// Tells whether a line whose first cell is its only one closes the table, whatever its language.
    pub lone_footer: Option<fn(&[u8]) -> bool>,
    /// Folded name of the column that says when an answer was last changed; a final `*` and `|` as above.
    pub updated: Option<&'static str>,
    /// Whether ids are numbered anew in each survey, so that the tool's name alone is no source.
    pub numbered_anew: bool,
    /// Whether answers may be codes, A1 and so on, whose order says nothing of good and bad.
    pub answer_codes: bool,
    /// Whether the tool shows itself by values alone, so that its columns are found as in any file.
    pub any_columns: bool,
}

/// Every layout, in the order in which they are tried.
pub(crate) const ALL: &[&Layout] = &[
    &qualtrics::LAYOUT,
    &qualtrics::BY_IDS,
    &qualtrics::LEGACY,
    &surveymonkey::LAYOUT,
    &typeform::LAYOUT,
    &intercom::LAYOUT,
    &jira::LAYOUT,
    &formbricks::LAYOUT,
    &limesurvey::LAYOUT,
    &hotjar::LAYOUT,
    &trustpilot::LAYOUT,
    &trustpilot::PRODUCTS,
    &asknicely::LAYOUT,
    &medallia::LAYOUT,
    &hubspot::LAYOUT,
    &hubspot::LABELLED,
    &zendesk::RATINGS,
    &zendesk::SURVEYS,
    &freshdesk::LAYOUT,
    &delighted::LAYOUT,
    &chatwoot::LAYOUT,
    &happyornot::LAYOUT,
    &ms_forms::LAYOUT,
    &google_forms::LAYOUT,
];

/// Lists the ids of the tools whose exports are known.
pub fn tools() -> impl Iterator<Item = &'static str> {
    let mut before = "";
    ALL.iter().map(|layout| layout.id).filter(move |id| std::mem::replace(&mut before, id) != *id)
}

/// Keeps the columns that may hold questions of a survey, of an export of a known tool.
///
/// `columns`: names as [`crate::Head`] gives them. Nothing is left out where nobody knows the tool.
pub fn questions<'c>(tool: &str, columns: &'c [String]) -> Vec<&'c str> {
    let fixed: Vec<&str> = ALL
        .iter()
        .filter(|layout| layout.id == tool)
        .flat_map(|layout| layout.not_questions)
        .copied()
        .collect();
    let open = |name: &&str| !fixed.iter().any(|pattern| fits(&fold(name), pattern));
    columns.iter().map(String::as_str).filter(open).collect()
}

/// What most layouts share.
const PLAIN: Layout = Layout {
    id: "",
    signature: &[],
    also: |_| true,
    header_records: |_| 1,
    propose: |_| empty(),
    not_questions: &[],
    machine_name: |_, _| None,
    recommendations: |_| Vec::new(),
    no_answer: &[],
    zone: None,
    footer: &[],
    lone_footer: None,
    updated: None,
    numbered_anew: false,
    answer_codes: false,
    any_columns: false,
};

/// Finds the tool that shows itself by the values of the first rows. `names`: of their columns, folded;
/// `is_score`: whether a name is one of a score; `None` where it says nothing of it.
pub(crate) fn by_values<'r>(
    names: &[String],
    rows: impl Iterator<Item = &'r Vec<String>> + Clone,
    is_score: fn(&str) -> Option<bool>,
) -> Option<&'static Layout> {
    freshdesk::is_coded(names, rows, is_score).then_some(&freshdesk::CODED)
}

impl Layout {
    /// Tells whether a header is this layout's.
    pub fn matches(&self, header: &Header) -> bool {
        self.signature.iter().all(|name| find(header, name).is_some()) && (self.also)(header)
    }

    /// Finds the column that says when an answer was last changed.
    pub fn updated(&self, header: &Header) -> Option<usize> {
        find(header, self.updated?)
    }

    /// Tells whether a column may hold a question of the survey.
    pub fn may_ask(&self, header: &Header, index: usize) -> bool {
        let machine = (self.machine_name)(header, index);
        let names = || std::iter::once(header.folded(index)).chain(machine.as_deref());
        !self.not_questions.iter().any(|pattern| names().any(|name| fits(name, pattern)))
    }
}

fn fits(name: &str, pattern: &str) -> bool {
    let one = |one: &str| one.strip_suffix('*').map_or(name == one, |start| name.starts_with(start));
    pattern.split('|').any(one)
}

/// Finds the first column whose folded name fits a pattern.
fn find(header: &Header, pattern: &str) -> Option<usize> {
    (0..header.width()).find(|&index| fits(header.folded(index), pattern))
}

/// Returns the mapping's name of the first column that fits one of the patterns.
fn named(header: &Header, patterns: &[&str]) -> Option<String> {
    patterns.iter().find_map(|pattern| find(header, pattern)).map(|index| header.name(index).to_owned())
}

fn dated(header: &Header, patterns: &[&str]) -> Option<Columns> {
    named(header, patterns).map(Columns::One)
}

fn not_response(header: &Header, rules: &[(&str, &[&str])]) -> Option<Vec<NotResponse>> {
    let rules = rules.iter().filter_map(|(pattern, values)| {
        let column = named(header, &[pattern])?;
        Some(NotResponse { column, values: values.iter().map(|value| (*value).to_owned()).collect() })
    });
    Some(rules.collect())
}

const fn scale(low: i64, high: i64) -> Option<[Number; 2]> {
    Some([Number::whole(low), Number::whole(high)])
}

fn numbers(values: &[i64]) -> Option<Vec<Number>> {
    Some(values.iter().copied().map(Number::whole).collect())
}

fn labels(labels: &[(&str, i64)]) -> Option<BTreeMap<String, Number>> {
    Some(labels.iter().map(|(label, value)| ((*label).to_owned(), Number::whole(*value))).collect())
}

fn meaning(metric: Metric, low: i64, high: i64, positive: Option<&[i64]>) -> Meaning {
    Meaning {
        metric,
        scale: scale(low, high),
        allowed: None,
        positive: positive.and_then(numbers),
        labels: None,
    }
}

fn by_value(meanings: &[(&str, Meaning)]) -> Option<BTreeMap<String, Meaning>> {
    Some(meanings.iter().map(|(value, meaning)| ((*value).to_owned(), meaning.clone())).collect())
}

fn empty() -> Mapping {
    Mapping::default()
}

#[cfg(test)]
mod tests;
