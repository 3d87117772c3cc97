//! The organisation's card: what every app on the machine needs to check what it is shown.

use rusqlite::params;
use vire_core::disclosure::Policy;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE organisation_card(
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    public BLOB NOT NULL,
    time_zone TEXT NOT NULL,
    policy TEXT NOT NULL,
    sample INTEGER NOT NULL
) STRICT;
";

/// What the mailbox knows of the organisation: no names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationCard {
    /// The organisation's public signing key.
    pub public: Vec<u8>,
    /// The IANA name of its time zone.
    pub time_zone: String,
    /// The policy in force.
    pub policy: Policy,
    /// Whether it is the sample organisation.
    pub sample: bool,
}

impl Reading<'_> {
    /// Returns the card, if it was written.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn organisation_card(&self) -> Result<Option<OrganisationCard>, StoreError> {
        let sql = "SELECT public, time_zone, policy, sample FROM organisation_card";
        rows::first(self.connection, sql, [], |row| {
            Ok(OrganisationCard {
                public: row.get(0)?,
                time_zone: row.get(1)?,
                policy: values::from_json(&row.get::<_, String>(2)?, "organisation_card.policy")?,
                sample: row.get(3)?,
            })
        })
    }
}

impl Writing<'_> {
    /// Writes the card; an earlier one is replaced.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_organisation_card(&self, card: &OrganisationCard) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO organisation_card(one, public, time_zone, policy, sample) VALUES (1, ?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET public = excluded.public, time_zone = excluded.time_zone,
                 policy = excluded.policy, sample = excluded.sample",
            params![
                card.public,
                card.time_zone,
                values::json(&card.policy, "organisation_card.policy")?,
                card.sample,
            ],
        )
        .map(drop)
    }
}
