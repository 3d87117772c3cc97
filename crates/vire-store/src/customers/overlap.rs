//! What of a file without ids is here already, before anything of it is written.

use vire_core::customer::CustomerResponse;

use super::response::ALL;
use super::row::Stored;
use super::stored::StoredResponses;
use crate::error::StoreError;
use crate::organisation::Reading;
use crate::rows;

/// The responses without an id that a source's imports hold, each of which matches one of a file at most.
#[derive(Debug, Default)]
pub struct Overlap(StoredResponses);

impl Overlap {
    /// Matches a response with one that is here, as an import of it would.
    pub fn take(&mut self, response: &CustomerResponse) -> bool {
        // What the words mean does not matter for this.
        self.0.take(&Stored::new(response, 0, 0)).is_some()
    }
}

impl Reading<'_> {
    /// Reads what a source's finished imports hold of responses without an id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn overlap(&self, source: &str) -> Result<Overlap, StoreError> {
        let sql = "SELECT id FROM source WHERE name = ?1";
        let Some(source) = rows::first(self.connection, sql, [source], |row| Ok(row.get(0)?))? else {
            return Ok(Overlap::default());
        };
        Ok(Overlap(StoredResponses::load(self.connection, source, ALL.1, (i64::MIN, i64::MAX))?))
    }
}
