//! Customer files: looking, taking in, taking back.

use std::collections::BTreeMap;
use std::path::Path;

use crate::customers;
use crate::dto::{CommentsView, FilePreview, ImportView, Look, RejectView};
use crate::fault::Outcome;
use crate::watch::Watch;
use vire_text::{Language, Text};

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
        look: Option<&Look>,
        watch: &dyn Watch,
    ) -> Outcome<FilePreview> {
        customers::preview(self.open_desk()?, path, mapping, answers, look, watch)
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
    /// `import_unknown`; `cancelled`, and everything stays.
    pub fn undo_import(&mut self, id: &str, watch: &dyn Watch) -> Outcome<Vec<ImportView>> {
        let desk = self.open_desk()?;
        customers::undo(desk, id, watch)?;
        customers::imports(desk)
    }

    /// Lists the rows that an import did not take.
    ///
    /// # Errors
    /// `import_unknown`.
    pub fn import_rejects(&mut self, id: &str) -> Outcome<Vec<RejectView>> {
        customers::rejects(self.open_desk()?, id)
    }

    /// Saves the rows that an import did not take; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `import_unknown`, `file_not_written`.
    pub fn save_rejects(&mut self, id: &str, language: &str, to: Option<&Path>) -> Outcome<Option<String>> {
        let Some(path) = to else { return Ok(None) };
        let text = Text::new(Language::from_tag(language));
        customers::save_rejects(self.open_desk()?, id, &text, path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }

    /// Searches customers' comments, the latest first.
    ///
    /// # Errors
    /// `locked`: comments are HR's.
    pub fn search_comments(
        &mut self,
        text: &str,
        touchpoint: Option<&str>,
        watch: &dyn Watch,
    ) -> Outcome<CommentsView> {
        customers::comments::search(self.open_desk()?, text, touchpoint, watch)
    }
}
