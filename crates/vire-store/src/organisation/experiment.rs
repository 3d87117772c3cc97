//! Experiments: a change tried in some teams from a week on, what it is measured by, what was decided.
//!
//! Holds what people wrote and chose, never a figure: a verdict follows from the ledger each time.

use rusqlite::{Row, params};
use vire_core::group::Group;
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::ExperimentId;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE experiment(
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    idea BLOB CHECK (idea IS NULL OR length(idea) = 16),
    state TEXT NOT NULL CHECK (state IN ('idea', 'planned', 'running', 'measured', 'adopted', 'dropped')),
    before TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    hypothesis TEXT NOT NULL,
    measure TEXT NOT NULL,
    teams TEXT NOT NULL,
    comparison TEXT NOT NULL,
    from_week INTEGER,
    to_week INTEGER,
    notes TEXT NOT NULL,
    decision TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// One experiment as people wrote it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Experiment {
    /// The random id.
    pub id: ExperimentId,
    /// The idea that it came of, if any.
    pub idea: Option<[u8; 16]>,
    /// The state's id: idea, planned, running, measured, adopted or dropped.
    pub state: String,
    /// The state before it was dropped; empty otherwise.
    pub before: String,
    /// What it is called.
    pub title: String,
    /// What is expected to happen, and why.
    pub hypothesis: String,
    /// What it is measured by, by id.
    pub measure: String,
    /// The teams in which it is tried, by the names under which they are shown.
    pub teams: Vec<Group>,
    /// The comparison teams; empty while nobody has chosen any.
    pub comparison: Vec<Group>,
    /// The first week, once planned.
    pub from: Option<Week>,
    /// The last week that is measured; `None` for as long as there are figures.
    pub to: Option<Week>,
    /// What happened on the way.
    pub notes: String,
    /// What was decided, and why.
    pub decision: String,
}

const COLUMNS: &str = "SELECT id, idea, state, before, title, hypothesis, measure, teams, comparison,
    from_week, to_week, notes, decision FROM experiment";

fn experiment(row: &Row<'_>) -> Result<Experiment, StoreError> {
    let week = |day: Option<i64>, what| day.map(|day| values::week(day, what)).transpose();
    let groups = |text: String, what| {
        let paths: Vec<String> = values::from_json(&text, what)?;
        Ok::<_, StoreError>(paths.into_iter().map(values::group).collect())
    };
    Ok(Experiment {
        id: row.get(0)?,
        idea: row.get(1)?,
        state: row.get(2)?,
        before: row.get(3)?,
        title: row.get(4)?,
        hypothesis: row.get(5)?,
        measure: row.get(6)?,
        teams: groups(row.get(7)?, "experiment.teams")?,
        comparison: groups(row.get(8)?, "experiment.comparison")?,
        from: week(row.get(9)?, "experiment.from_week")?,
        to: week(row.get(10)?, "experiment.to_week")?,
        notes: row.get(11)?,
        decision: row.get(12)?,
    })
}

fn paths(groups: &[Group]) -> Vec<&str> {
    groups.iter().map(Group::as_str).collect()
}

impl Reading<'_> {
    /// Lists all experiments: the latest start first, those without one before all others.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn experiments(&self) -> Result<Vec<Experiment>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY from_week IS NOT NULL, from_week DESC, title, id");
        rows::all(self.connection, &sql, [], experiment)
    }

    /// Returns one experiment, if the id is known.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn experiment(&self, id: ExperimentId) -> Result<Option<Experiment>, StoreError> {
        rows::first(self.connection, &format!("{COLUMNS} WHERE id = ?1"), [id], experiment)
    }
}

impl Writing<'_> {
    /// Keeps an experiment; what was kept of that id before is replaced.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_experiment(&self, one: &Experiment) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO experiment(id, idea, state, before, title, hypothesis, measure, teams, comparison,
                 from_week, to_week, notes, decision)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT DO UPDATE SET idea = excluded.idea, state = excluded.state,
                 before = excluded.before, title = excluded.title, hypothesis = excluded.hypothesis,
                 measure = excluded.measure, teams = excluded.teams, comparison = excluded.comparison,
                 from_week = excluded.from_week, to_week = excluded.to_week, notes = excluded.notes,
                 decision = excluded.decision",
            params![
                one.id,
                one.idea,
                one.state,
                one.before,
                one.title,
                one.hypothesis,
                one.measure,
                values::json(&paths(&one.teams), "experiment.teams")?,
                values::json(&paths(&one.comparison), "experiment.comparison")?,
                one.from.map(values::monday),
                one.to.map(values::monday),
                one.notes,
                one.decision,
            ],
        )
        .map(drop)
    }

    /// Discards an experiment without a trace; nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_experiment(&self, id: ExperimentId) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM experiment WHERE id = ?1", [id]).map(drop)
    }
}
