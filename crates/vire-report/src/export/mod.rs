//! Exports: anonymised summaries over some weeks, as files of other programs.
//!
//! Owns the forms of files. Takes released figures and suppressed customer figures only, so that an
//! export cannot hold what a screen may not show. Writes bytes; where they go, the caller decides.

mod csv;
mod html;
mod json;
mod meeting;
mod neutral;
mod pdf;
mod plain;
mod xlsx;

use vire_core::disclosure::Released;
use vire_core::release::{Cell, Release};
use vire_core::week::Period;
use vire_text::Text;

use crate::series::CustomerSeries;

pub use json::{cell_json, mean_text, release_json};
pub use meeting::{Finding, Meeting};
pub use neutral::neutral;
pub use plain::{PLAIN, plain_csv, plain_xlsx};

/// What a summary holds.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a> {
    /// The organisation's name.
    pub organisation: &'a str,
    /// The weeks; a figure belongs to the last week of its period.
    pub span: Period,
    /// The releases, in any order; those of other weeks are left out.
    pub releases: &'a [Released<Release>],
    /// Customer metrics by week, suppressed where they are small; may be empty.
    pub customers: &'a [CustomerSeries],
    /// The hash of the last release in the ledger, in hex; empty when it is not known.
    pub ledger_head: &'a str,
    /// What a report for a meeting says beside the figures.
    pub meeting: Meeting<'a>,
}

impl Summary<'_> {
    /// Lists the cells of the span by period, group and measure.
    pub fn cells(&self) -> Vec<&Cell> {
        let mut cells: Vec<&Cell> = self
            .releases
            .iter()
            .flat_map(|release| release.cells.iter())
            .filter(|cell| self.span.holds(cell.period.to))
            .collect();
        cells.sort_by(|a, b| (a.period, &a.group, &a.measure).cmp(&(b.period, &b.group, &b.measure)));
        cells
    }

    /// Returns the last release of the span; its policy speaks for the summary.
    fn last(&self) -> Option<&Release> {
        self.releases
            .iter()
            .map(|release| &**release)
            .filter(|release| self.span.holds(release.week))
            .max_by_key(|release| release.week)
    }
}

/// A summary that cannot become a file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The table cannot be written.
    #[error("export_not_written: {0}")]
    Csv(#[from] ::csv::Error),
    /// The workbook cannot be written.
    #[error("export_not_written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The document cannot be written.
    #[error("export_not_written: {0}")]
    Json(#[from] serde_json::Error),
    /// A picture or the font cannot be put on paper.
    #[error("export_not_written: {0}")]
    Picture(String),
}

impl ExportError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "export_not_written"
    }
}

/// A form of file; its name for people is `report-format-<id>`.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The id that scripts use.
    pub id: &'static str,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// Writes a summary; the language matters where the file is for people.
    pub write: fn(&Summary<'_>, &Text) -> Result<Vec<u8>, ExportError>,
}

/// Every form of file.
pub const ALL: [Format; 5] = [
    Format { id: "csv", extension: "csv", write: csv::write },
    Format { id: "xlsx", extension: "xlsx", write: xlsx::write },
    Format { id: "json", extension: "json", write: json::write },
    Format { id: "html", extension: "html", write: html::write },
    Format { id: "pdf", extension: "pdf", write: pdf::write },
];

impl Format {
    /// Tells whether it is a report for people, with findings.
    pub fn is_report(self) -> bool {
        ["html", "pdf"].contains(&self.id)
    }

    /// Returns the form with an id.
    pub fn with_id(id: &str) -> Option<Self> {
        ALL.into_iter().find(|format| format.id == id)
    }
}

#[cfg(test)]
mod tests;
