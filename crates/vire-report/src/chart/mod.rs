//! Charts: one picture on screen, in exports and from the command line.
//!
//! Each chart is a value of what it shows, and `draw` makes its [`Picture`]: the SVG, the same in
//! words, as a table, and the places of its points. Owns layout; decides no figure.

mod beside;
mod customers;
mod distribution;
mod events;
mod evidence;
mod gap;
mod heatmap;
mod level;
mod mirror;
mod mix;
mod panel;
mod parts;
mod pen;
mod people;
mod png;
mod scale;
mod together;
mod trend;
pub(crate) mod words;

#[cfg(test)]
mod tests;

use serde::Serialize;
use vire_core::week::Week;

use crate::palette::Theme;

pub use customers::Customers;
pub use distribution::Distribution;
pub use events::Event;
pub use evidence::{Evidence, EvidenceLag};
pub use gap::{GapChart, Lift, Tried};
pub use heatmap::Heatmap;
pub use level::{Level, LevelPoint};
pub use mirror::Mirror;
pub use mix::Mix;
pub use parts::{CustomersByPart, Split};
pub use pen::UNITS;
pub(crate) use png::svg_tree;
pub use png::{PngError, png};
pub use together::Together;
pub use trend::Trend;

/// The ids of the charts, as scripts name them; locale keys are `report-chart-<id>`.
pub const KINDS: [&str; 5] = ["trend", "heatmap", "customers", "together", "gap"];

/// How large a picture is, in CSS pixels.
///
/// The height is the least of a heatmap, which grows with its rows. Small multiples and the mirror take
/// the height that their rows need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// 320..=4000.
    pub width: u32,
    /// 200..=4000.
    pub height: u32,
}

impl Default for Size {
    fn default() -> Self {
        Self { width: 860, height: 400 }
    }
}

/// Where and how large a picture is going to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The size.
    pub size: Size,
}

impl Look {
    fn bounded(self) -> Self {
        let size =
            Size { width: self.size.width.clamp(320, 4000), height: self.size.height.clamp(200, 4000) };
        Self { size, ..self }
    }
}

/// A chart, in every form in which a person may take it in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The SVG document, with the title and the summary inside; `viewBox` in half CSS pixels.
    pub svg: String,
    /// The title, as drawn.
    pub title: String,
    /// What it shows, in one to four plain sentences.
    pub summary: String,
    /// Its figures.
    pub table: Table,
    /// Its points, for a layer that the keyboard can reach.
    pub points: Vec<Mark>,
}

/// Figures as rows for people: numbers and weeks are written in their language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The headings.
    pub columns: Vec<String>,
    /// The rows, as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// One point of a picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// From the left, in the units of the SVG's `viewBox`.
    pub x: f64,
    /// From the top, in the units of the SVG's `viewBox`.
    pub y: f64,
    /// The week; of a window, its last.
    pub week: Week,
    /// What it belongs to: a group, a metric, a touchpoint.
    pub series: String,
    /// What it says, such as `vk 47: 3,75 (todennäköisesti 3,3…4,2)`.
    pub label: String,
}
