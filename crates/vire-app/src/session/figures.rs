//! Charts of released figures.

use std::path::Path;

use crate::chart;
use crate::dto::{ChartRequest, ChartView, Look, TrendChoices};
use crate::fault::Outcome;

use super::Session;

impl Session {
    /// Returns what this person can look at.
    ///
    /// # Errors
    /// `locked`.
    pub fn trend_choices(&mut self) -> Outcome<TrendChoices> {
        let mailbox = self.place.mailbox()?;
        chart::choices(&self.viewer()?, &mailbox)
    }

    /// Draws a chart.
    ///
    /// # Errors
    /// `locked`, `group_not_granted`.
    pub fn draw_chart(&mut self, request: &ChartRequest, look: &Look) -> Outcome<ChartView> {
        let mailbox = self.place.mailbox()?;
        Ok(chart::draw(&self.viewer()?, &mailbox, request, look)?.into_view())
    }

    /// Saves a chart; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `file_not_written`, and as [`Session::draw_chart`].
    pub fn save_chart(
        &mut self,
        request: &ChartRequest,
        look: &Look,
        to: Option<&Path>,
    ) -> Outcome<Option<String>> {
        let Some(path) = to else { return Ok(None) };
        let mailbox = self.place.mailbox()?;
        chart::draw(&self.viewer()?, &mailbox, request, look)?.save(path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }
}
