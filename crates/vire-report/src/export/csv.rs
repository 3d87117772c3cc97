//! The table for scripts: one row a figure, UTF-8, ISO weeks, decimal points.
//!
//! Holds the figures of people only; customers are in the workbook and in JSON.

use vire_core::release::Figure;
use vire_text::Text;

use super::json::mean_text;
use super::neutral::neutral;
use super::{ExportError, Summary};

const COLUMNS: [&str; 12] = [
    "week_from",
    "week_to",
    "group",
    "measure",
    "status",
    "mean",
    "grid",
    "n_band",
    "band_low",
    "band_mid",
    "band_high",
    "reason",
];

pub(super) fn write(summary: &Summary<'_>, _: &Text) -> Result<Vec<u8>, ExportError> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS)?;
    for cell in summary.cells() {
        let mut row = vec![
            cell.period.from.to_string(),
            cell.period.to.to_string(),
            neutral(cell.group.as_str()).into_owned(),
            neutral(&cell.measure.to_string()).into_owned(),
        ];
        match &cell.figure {
            Figure::Published { mean, grid, n_band, bands } => {
                let grid = f64::from(*grid) / 100.0;
                let tens =
                    bands.map_or([const { String::new() }; 3], |bands| bands.map(|band| band.to_string()));
                row.extend(["published".into(), mean_text(*mean), grid.to_string(), n_band.as_str().into()]);
                row.extend(tens);
                row.push(String::new());
            }
            Figure::Withheld { reason } => {
                row.push("withheld".into());
                row.extend([const { String::new() }; 6]);
                row.push(reason.code().into());
            }
        }
        out.write_record(row)?;
    }
    out.into_inner().map_err(|fault| ExportError::Csv(fault.into_error().into()))
}
