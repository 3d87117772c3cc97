//! Issuer keys: the pair that signs and verifies the tickets of one team and round.

use rusqlite::{Row, params};
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::TeamId;
use crate::key::Secret;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE issuer(
    week INTEGER NOT NULL,
    team BLOB NOT NULL CHECK (length(team) = 16),
    public BLOB NOT NULL,
    private BLOB NOT NULL,
    PRIMARY KEY (week, team)
) STRICT, WITHOUT ROWID;
";

/// The issuer's key pair of one team and round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The round.
    pub week: Week,
    /// The team.
    pub team: TeamId,
    /// Verifies tickets.
    pub public: Vec<u8>,
    /// Signs tickets; `None` once destroyed.
    pub private: Option<Secret>,
}

const COLUMNS: &str = "SELECT week, team, public, private FROM issuer";

fn issuer(row: &Row<'_>) -> Result<Issuer, StoreError> {
    Ok(Issuer {
        week: values::week(row.get(0)?, "issuer.week")?,
        team: row.get(1)?,
        public: row.get(2)?,
        private: Some(row.get::<_, Secret>(3)?).filter(|key| !key.is_empty()),
    })
}

impl Reading<'_> {
    /// Returns the keys of one team and round, if there are any.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn issuer(&self, week: Week, team: TeamId) -> Result<Option<Issuer>, StoreError> {
        let sql = format!("{COLUMNS} WHERE week = ?1 AND team = ?2");
        rows::first(self.connection, &sql, params![values::monday(week), team], issuer)
    }

    /// Lists the keys of one round, by team id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn issuers(&self, week: Week) -> Result<Vec<Issuer>, StoreError> {
        let sql = format!("{COLUMNS} WHERE week = ?1 ORDER BY team");
        rows::all(self.connection, &sql, [values::monday(week)], issuer)
    }
}

impl Writing<'_> {
    /// Keeps the keys of a team and round.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when there are some.
    pub fn put_issuer(&self, issuer: &Issuer) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO issuer(week, team, public, private) VALUES (?1, ?2, ?3, ?4)",
            params![
                values::monday(issuer.week),
                issuer.team,
                issuer.public,
                issuer.private.as_deref().unwrap_or_default()
            ],
        )
        .map(drop)
    }

    /// Destroys the private keys of a round without a trace; the public ones stay.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forget_issuer_keys(&self, week: Week) -> Result<(), StoreError> {
        self.forget();
        let sql = "UPDATE issuer SET private = x'' WHERE week = ?1";
        rows::run(self.connection, sql, [values::monday(week)]).map(drop)
    }
}
