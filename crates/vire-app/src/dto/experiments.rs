//! Experiments as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The list of experiments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentsView {
    /// Every experiment that this person may see, the latest start first.
    pub rows: Vec<ExperimentRow>,
    /// What a new one can be made of; `None` for a lead, who proposes.
    pub choices: Option<ExperimentChoices>,
    /// The groups for which a lead may propose; empty for HR.
    pub own_groups: Vec<String>,
}

/// One experiment in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentRow {
    /// The id.
    pub id: String,
    /// The idea that it came of.
    pub idea: Option<String>,
    /// What it is called.
    pub title: String,
    /// `idea`, `planned`, `running`, `measured`, `adopted` or `dropped`.
    pub state: String,
    /// The teams as shown.
    pub teams: Vec<String>,
    /// A measure's id, or `customers:` and a metric's.
    pub measure: String,
    /// The first week.
    pub from: Option<String>,
    /// The last week; open when absent.
    pub to: Option<String>,
    /// `better`, `worse` or `cannot_tell`, once measured.
    pub verdict: Option<String>,
    /// Whether the plan may still be changed.
    pub open: bool,
    /// The states to which this person may lead it.
    pub next: Vec<String>,
}

/// What an experiment can be made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentChoices {
    /// The teams that are published every week.
    pub teams: Vec<String>,
    /// What it can be measured by.
    pub measures: Vec<String>,
    /// The weeks in which it can start.
    pub weeks: Vec<String>,
    /// This week.
    pub week: String,
}

/// An experiment as a person writes it down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentDraft {
    /// The experiment that is changed; `None` for a new one.
    pub id: Option<String>,
    /// The idea that it comes of.
    pub idea: Option<String>,
    /// What it is called.
    pub title: String,
    /// What is expected, and why.
    pub hypothesis: String,
    /// The teams in which it is tried, as shown.
    pub teams: Vec<String>,
    /// A measure's id, or `customers:` and a metric's.
    pub measure: String,
    /// The comparison teams; empty: those that are proposed.
    pub comparison: Vec<String>,
    /// The first week.
    pub from: Option<String>,
    /// The last week.
    pub to: Option<String>,
}

/// What a plan would rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentPlan {
    /// The comparison teams that are most alike, the most alike first.
    pub proposed: Vec<String>,
    /// Weeks with figures before the start.
    pub weeks_before: u32,
    /// How many are needed.
    pub needed_before: u32,
    /// How many are needed from the start on.
    pub needed_after: u32,
    /// The week in which it can be told at the earliest; `None` without a start or figures.
    pub result_from: Option<String>,
}

/// One experiment with what the figures say of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentDetail {
    /// As in the list.
    pub row: ExperimentRow,
    /// What is expected, and why.
    pub hypothesis: String,
    /// The chosen comparison teams.
    pub comparison: Vec<String>,
    /// What happened on the way; HR's own.
    pub notes: String,
    /// What was decided, and why; everybody reads it.
    pub decision: String,
    /// What the figures say; `None` before there is anything to say, and for a lead.
    pub result: Option<ExperimentResult>,
}

/// What the figures say of an experiment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentResult {
    /// `better`, `worse` or `cannot_tell`.
    pub verdict: String,
    /// How many decimals an effect bears.
    pub decimals: u32,
    /// The effect, on the measure's own scale; `None` when it is refused.
    pub effect: Option<f64>,
    /// The lower end of its 95 % interval.
    pub lo: Option<f64>,
    /// The upper end.
    pub hi: Option<f64>,
    /// Share of make-believe experiments as large, the true one counted among them.
    pub p: Option<f64>,
    /// How many make-believe experiments looked as large.
    pub as_large: Option<u32>,
    /// Of how many.
    pub make_believe: Option<u32>,
    /// How far the weeks after lie from those before, effect or not.
    pub difference: Option<f64>,
    /// Weeks with a gap before the start.
    pub weeks_before: u32,
    /// From the start on.
    pub weeks_after: u32,
    /// How many are needed before.
    pub needed_before: u32,
    /// How many are needed after.
    pub needed_after: u32,
    /// Why there is no effect: `few_weeks_before`, `few_weeks_after`, `no_comparison`,
    /// `already_diverging`, `no_variation` or `no_figures`.
    pub why: Option<String>,
    /// Whether the weeks before are enough to see that the teams were not diverging.
    pub slope_seen: bool,
    /// The first week of the figures.
    pub from: String,
    /// The last.
    pub to: String,
    /// Bands of how many answers stand behind the figures; empty for customers.
    pub n_bands: Vec<String>,
    /// The seed.
    pub seed: String,
    /// The hash of the ledger's head.
    pub ledger: Option<String>,
}

/// What everybody may know of an experiment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VerdictView {
    /// The experiment's id.
    pub id: String,
    /// The idea that it came of.
    pub idea: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its state.
    pub state: String,
    /// The teams as shown.
    pub teams: Vec<String>,
    /// What it is measured by.
    pub measure: String,
    /// The first week.
    pub from: Option<String>,
    /// The last week.
    pub to: Option<String>,
    /// `better`, `worse` or `cannot_tell`, once measured.
    pub verdict: Option<String>,
    /// The effect.
    pub effect: Option<f64>,
    /// The lower end of its interval.
    pub lo: Option<f64>,
    /// The upper end.
    pub hi: Option<f64>,
    /// How many decimals the effect bears.
    pub decimals: u32,
    /// What was decided.
    pub decision: String,
}
