//! A report for a meeting: to look at and print, or saved.

use std::path::Path;

use crate::export;
use crate::fault::{Fault, Outcome};

use super::Session;

impl Session {
    /// Returns a report as a page to print, in the reader's language.
    ///
    /// # Errors
    /// `locked`, `span_reversed`, `no_release_in_span`.
    pub fn meeting_page(&mut self, from: &str, to: &str, language: &str) -> Outcome<String> {
        let (from, to) = (from.parse()?, to.parse()?);
        let bytes = export::written(self.open_desk()?, from, to, "html", language)?;
        String::from_utf8(bytes).map_err(|_| Fault::internal("meeting"))
    }

    /// Saves a report; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `format_unknown`, `file_not_written`, and as [`Session::meeting_page`].
    pub fn save_meeting(
        &mut self,
        from: &str,
        to: &str,
        format: &str,
        language: &str,
        file: Option<&Path>,
    ) -> Outcome<Option<String>> {
        let Some(path) = file else { return Ok(None) };
        let (from, to) = (from.parse()?, to.parse()?);
        export::summary(self.open_desk()?, from, to, format, language, path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }
}
