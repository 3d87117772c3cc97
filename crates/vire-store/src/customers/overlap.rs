//! What of a file without ids is here already, before anything of it is written.

use std::collections::HashMap;

use vire_core::customer::CustomerResponse;

use super::names::Names;
use super::response::ALL;
use super::row::Stored;
use super::stored::StoredResponses;
use crate::error::StoreError;
use crate::organisation::Reading;
use crate::rows;

/// The responses without an id that a source's imports hold, each of which matches one of a file at most.
#[derive(Debug, Default)]
pub struct Overlap {
    stored: StoredResponses,
    touchpoints: HashMap<String, i64>,
    groups: HashMap<String, i64>,
}

impl Overlap {
    /// Matches a response with one that is here, as an import of it would.
    pub fn take(&mut self, response: &CustomerResponse) -> bool {
        let number = |names: &HashMap<String, i64>, name: Option<&str>| match name {
            Some(name) => names.get(name).copied(),
            None => Some(0),
        };
        let touchpoint = response.touchpoint.as_ref().map(|touchpoint| touchpoint.as_str());
        let group = response.group.as_ref().map(|group| group.as_str());
        // A name that nobody used before stands in no stored response.
        let (Some(touchpoint), Some(group)) =
            (number(&self.touchpoints, touchpoint), number(&self.groups, group))
        else {
            return false;
        };
        self.stored.take(&Stored::new(response, touchpoint, group)).is_some()
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
        let by_name = |names: Names| -> Result<HashMap<String, i64>, StoreError> {
            Ok(names.by_number(self.connection)?.into_iter().map(|(number, name)| (name, number)).collect())
        };
        Ok(Overlap {
            stored: StoredResponses::load(self.connection, source, ALL.1, (i64::MIN, i64::MAX))?,
            touchpoints: by_name(Names::touchpoints())?,
            groups: by_name(Names::groups())?,
        })
    }
}
