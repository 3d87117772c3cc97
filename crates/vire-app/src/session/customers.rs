//! Customer files: looking, taking in, taking back.

use std::collections::BTreeMap;
use std::path::Path;

use crate::customers;
use crate::dto::{FilePreview, ImportView};
use crate::fault::Outcome;
use crate::watch::Watch;

use super::Session;

impl Session {
    /// Says what a customer file is and what would happen.
    ///
    /// # Errors
    /// What the file is not, by code.
    pub fn preview_customer_file(
        &mut self,
        path: &Path,
        mapping: Option<serde_json::Value>,
        answers: &BTreeMap<String, String>,
        watch: &dyn Watch,
    ) -> Outcome<FilePreview> {
        customers::preview(self.open_desk()?, path, mapping, answers, watch)
    }

    /// Takes a customer file in.
    ///
    /// # Errors
    /// What the file is not, by code; nothing was stored then.
    pub fn import_customer_file(
        &mut self,
        path: &Path,
        mapping: Option<serde_json::Value>,
        answers: &BTreeMap<String, String>,
        source: Option<String>,
        watch: &dyn Watch,
    ) -> Outcome<ImportView> {
        Ok(customers::import(self.open_desk()?, path, mapping, answers, source, watch)?.view())
    }

    /// Lists the imports, newest first.
    ///
    /// # Errors
    /// `locked`.
    pub fn customer_imports(&mut self) -> Outcome<Vec<ImportView>> {
        customers::imports(self.open_desk()?)
    }

    /// Takes back exactly what one import brought.
    ///
    /// # Errors
    /// `import_unknown`.
    pub fn undo_import(&mut self, id: &str) -> Outcome<Vec<ImportView>> {
        let desk = self.open_desk()?;
        customers::undo(desk, id)?;
        customers::imports(desk)
    }
}
