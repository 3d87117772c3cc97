//! Where a viewer's customer figures come from: HR's store, or what HR published to a lead.

use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::Touchpoint;

use super::ces_scale;
use super::published::Opened;
use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::figures::{CES, Viewer, WeekSums};
use crate::insight::customers_at;
use crate::mailbox::Mailbox;

/// Weekly customer figures as one viewer may see them.
pub(crate) enum Source<'a> {
    /// HR, from the store.
    Hr(&'a Desk),
    /// A lead, from the notice board.
    Lead(Opened),
}

impl<'a> Source<'a> {
    /// Finds the figures of a viewer.
    ///
    /// # Errors
    /// `chain_broken`, and what the mailbox says.
    pub(crate) fn of(viewer: &Viewer<'a>, mailbox: &dyn Mailbox) -> Outcome<Self> {
        match viewer {
            Viewer::Hr(desk) => Ok(Source::Hr(desk)),
            Viewer::Reader(reader) => Ok(Source::Lead(reader.customers(mailbox)?)),
        }
    }

    /// Returns the lowest and highest effort score.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) fn ces(&self) -> Outcome<(f64, f64)> {
        match self {
            Source::Hr(desk) => ces_scale(desk),
            Source::Lead(opened) => Ok(opened.ces().unwrap_or(CES)),
        }
    }

    /// Lists the metrics with responses, by their ids.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) fn metrics(&self) -> Outcome<Vec<String>> {
        let mut found = Vec::new();
        for metric in Metric::ALL {
            if !self.weeks(metric, &Group::organisation(), None)?.0.is_empty() {
                found.push(metric.id().to_owned());
            }
        }
        Ok(found)
    }

    /// Returns the weekly sums of a group, at one touchpoint or at all, and the name they stand under.
    ///
    /// # Errors
    /// `not_granted` for a lead who asks for a touchpoint: touchpoints are not published.
    pub(crate) fn weeks(
        &self,
        metric: Metric,
        group: &Group,
        touchpoint: Option<&Touchpoint>,
    ) -> Outcome<(WeekSums, Group)> {
        match self {
            Source::Hr(desk) => Ok((customers_at(desk, metric, group, touchpoint)?, group.clone())),
            Source::Lead(opened) if touchpoint.is_none() => Ok(opened.weeks(metric, group)),
            Source::Lead(_) => Err(Fault::policy("not_granted")),
        }
    }
}
