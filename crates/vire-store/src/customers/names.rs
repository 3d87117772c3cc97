//! Small numbers for the names that repeat in every row.

use std::collections::HashMap;

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use crate::error::StoreError;
use crate::rows;

/// One table of names, with what was looked up so far. Number 0 stands for no name.
#[derive(Debug)]
pub(super) struct Names {
    list: &'static str,
    insert: &'static str,
    known: FxHashMap<String, i64>,
}

impl Names {
    pub(super) fn touchpoints() -> Self {
        Self {
            list: "SELECT id, name FROM touchpoint_name",
            insert: "INSERT INTO touchpoint_name(name) VALUES (?1) RETURNING id",
            known: FxHashMap::default(),
        }
    }

    pub(super) fn groups() -> Self {
        Self {
            list: "SELECT id, name FROM customer_group",
            insert: "INSERT INTO customer_group(name) VALUES (?1) RETURNING id",
            known: FxHashMap::default(),
        }
    }

    /// Returns the number of a name, giving it one if it has none.
    pub(super) fn number(&mut self, connection: &Connection, name: Option<&str>) -> Result<i64, StoreError> {
        let Some(name) = name else { return Ok(0) };
        if let Some(number) = self.known.get(name) {
            return Ok(*number);
        }
        // Another connection may have added names since the last look.
        self.known = self.by_number(connection)?.into_iter().map(|(number, name)| (name, number)).collect();
        let number = match self.known.get(name) {
            Some(number) => *number,
            None => connection.query_row(self.insert, [name], |row| row.get(0))?,
        };
        self.known.insert(name.to_owned(), number);
        Ok(number)
    }

    /// Returns every name under its number.
    pub(super) fn by_number(&self, connection: &Connection) -> Result<HashMap<i64, String>, StoreError> {
        Ok(rows::all(connection, self.list, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }
}
