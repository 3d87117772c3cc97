//! Released figures in, bytes out: charts and exports.
//!
//! Owns how figures look: [`chart`] draws SVG and PNG, [`export`] writes CSV, XLSX, JSON and HTML. Takes
//! `Released` figures and weekly customer figures that the caller has suppressed, and nothing else;
//! never opens a file, never reads a clock.

pub mod chart;
pub mod export;
pub mod mirror;
pub mod names;
pub mod palette;
pub mod series;

#[cfg(test)]
mod fixture;

pub use palette::Theme;
pub use series::{CustomerFigure, CustomerPoint, CustomerSeries, EmployeePoint, EmployeeSeries, Gap};
