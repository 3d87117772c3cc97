//! Rounds as HR's side knows them, with the private key that opens the answers until release.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use vire_core::group::Group;
use vire_core::round::{Round, RoundKind, RoundState};
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::SpoolId;
use crate::key::Secret;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE round(
    week INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('live', 'imported')),
    state TEXT NOT NULL CHECK (state IN ('announced', 'open', 'closed')),
    questions TEXT NOT NULL,
    policy TEXT NOT NULL,
    head_counts TEXT NOT NULL,
    spool BLOB NOT NULL CHECK (length(spool) = 16),
    private BLOB NOT NULL DEFAULT x'',
    public BLOB NOT NULL DEFAULT x'',
    manifest BLOB NOT NULL DEFAULT x'',
    manifest_hash BLOB NOT NULL DEFAULT x'',
    cleaned INTEGER NOT NULL DEFAULT 0
) STRICT;
";

/// One round with its keys and documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// The round itself.
    pub round: Round,
    /// The people of each team when it opened.
    pub head_counts: BTreeMap<Group, u32>,
    /// Where its sealed answers are while it is open.
    pub spool: SpoolId,
    /// Opens the answers; `None` before opening and after release.
    pub private: Option<Secret>,
    /// Seals the answers; `None` before opening.
    pub public: Option<Vec<u8>>,
    /// The signed manifest; `None` before opening and for imported rounds.
    pub manifest: Option<Vec<u8>>,
    /// The manifest's hash, which the next manifest names.
    pub manifest_hash: Option<Vec<u8>>,
    /// Whether key, spool and issuer keys are known to be destroyed.
    pub cleaned: bool,
}

const COLUMNS: &str = "SELECT week, kind, state, questions, policy, head_counts, spool, private, public,
       manifest, manifest_hash, cleaned FROM round";

fn kind_id(kind: RoundKind) -> &'static str {
    match kind {
        RoundKind::Live => "live",
        RoundKind::Imported => "imported",
    }
}

fn round_row(row: &Row<'_>) -> Result<RoundRow, StoreError> {
    let kind = match row.get::<_, String>(1)?.as_str() {
        "live" => RoundKind::Live,
        "imported" => RoundKind::Imported,
        _ => return Err(StoreError::Unreadable { what: "round.kind" }),
    };
    Ok(RoundRow {
        round: Round {
            week: values::week(row.get(0)?, "round.week")?,
            kind,
            state: read_state(&row.get::<_, String>(2)?, "round.state")?,
            questions: values::from_json(&row.get::<_, String>(3)?, "round.questions")?,
            policy: values::from_json(&row.get::<_, String>(4)?, "round.policy")?,
        },
        head_counts: values::from_json(&row.get::<_, String>(5)?, "round.head_counts")?,
        spool: row.get(6)?,
        private: Some(row.get::<_, Secret>(7)?).filter(|key| !key.is_empty()),
        public: values::filled(row.get(8)?),
        manifest: values::filled(row.get(9)?),
        manifest_hash: values::filled(row.get(10)?),
        cleaned: row.get(11)?,
    })
}

pub(crate) fn read_state(id: &str, what: &'static str) -> Result<RoundState, StoreError> {
    [RoundState::Announced, RoundState::Open, RoundState::Closed]
        .into_iter()
        .find(|state| state.id() == id)
        .ok_or(StoreError::Unreadable { what })
}

impl Reading<'_> {
    /// Returns the round of one week, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn round(&self, week: Week) -> Result<Option<RoundRow>, StoreError> {
        let sql = format!("{COLUMNS} WHERE week = ?1");
        rows::first(self.connection, &sql, [values::monday(week)], round_row)
    }

    /// Lists all rounds, the earliest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn rounds(&self) -> Result<Vec<RoundRow>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} ORDER BY week"), [], round_row)
    }
}

impl Writing<'_> {
    /// Keeps a round; what was kept of that week before is replaced.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_round(&self, row: &RoundRow) -> Result<(), StoreError> {
        if row.private.is_none() {
            self.forget();
        }
        rows::run(
            self.connection,
            "INSERT INTO round(week, kind, state, questions, policy, head_counts, spool, private, public,
                               manifest, manifest_hash, cleaned)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT DO UPDATE SET kind = excluded.kind, state = excluded.state,
                 questions = excluded.questions, policy = excluded.policy,
                 head_counts = excluded.head_counts, spool = excluded.spool, private = excluded.private,
                 public = excluded.public, manifest = excluded.manifest,
                 manifest_hash = excluded.manifest_hash, cleaned = excluded.cleaned",
            params![
                values::monday(row.round.week),
                kind_id(row.round.kind),
                row.round.state.id(),
                values::json(&row.round.questions, "round.questions")?,
                values::json(&row.round.policy, "round.policy")?,
                values::json(&row.head_counts, "round.head_counts")?,
                row.spool,
                row.private.as_deref().unwrap_or_default(),
                row.public.as_deref().unwrap_or_default(),
                row.manifest.as_deref().unwrap_or_default(),
                row.manifest_hash.as_deref().unwrap_or_default(),
                row.cleaned,
            ],
        )
        .map(drop)
    }

    /// Moves a round to a state.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when there is no such round.
    pub fn set_round_state(&self, week: Week, state: RoundState) -> Result<(), StoreError> {
        let sql = "UPDATE round SET state = ?2 WHERE week = ?1";
        rows::run_one(self.connection, "round", sql, params![values::monday(week), state.id()])
    }

    /// Destroys the key that opens a round's answers, without a trace.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when there is no such round.
    pub fn forget_round_key(&self, week: Week) -> Result<(), StoreError> {
        self.forget();
        let sql = "UPDATE round SET private = x'' WHERE week = ?1";
        rows::run_one(self.connection, "round", sql, [values::monday(week)])
    }

    /// Notes that key, spool and issuer keys of a round are destroyed.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when there is no such round.
    pub fn set_round_cleaned(&self, week: Week) -> Result<(), StoreError> {
        let sql = "UPDATE round SET cleaned = 1 WHERE week = ?1";
        rows::run_one(self.connection, "round", sql, [values::monday(week)])
    }
}
