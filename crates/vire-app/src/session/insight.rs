//! What the figures say together.

use crate::customers::metric_of;
use crate::dto::{DriversView, LinkRequest, LinkView, SeveralView, TrendView};
use crate::fault::Outcome;
use crate::figures::Figures;
use crate::insight::{self, Pair};
use crate::watch::Watch;
use vire_core::group::Group;
use vire_core::question::Touchpoint;

use super::Session;

impl Session {
    /// Tells who moves first, people or customers.
    ///
    /// # Errors
    /// `locked`, `not_granted`, `group_unknown`, `cancelled`.
    pub fn link(&mut self, request: &LinkRequest, watch: &dyn Watch) -> Outcome<LinkView> {
        let pair = pair_of(request)?;
        let viewer = self.viewer()?;
        let desk = viewer.hr()?;
        insight::link_view(desk, &Figures::Whole(crate::figures::releases(desk)?), &pair, watch)
    }

    /// Looks at every employee measure against one customer metric, corrected for having looked at many.
    ///
    /// # Errors
    /// As [`Session::link`].
    pub fn several_links(&mut self, request: &LinkRequest, watch: &dyn Watch) -> Outcome<SeveralView> {
        let pair = pair_of(request)?;
        let viewer = self.viewer()?;
        let desk = viewer.hr()?;
        insight::several_links(desk, &Figures::Whole(crate::figures::releases(desk)?), &pair, watch)
    }

    /// Tells how a measure of a group moves.
    ///
    /// # Errors
    /// `locked`, `not_granted`, `group_unknown`.
    pub fn trend_insight(&mut self, group: &str, measure: &str) -> Outcome<TrendView> {
        let mailbox = self.place.mailbox()?;
        let viewer = self.viewer()?;
        let figures = viewer.figures(&mailbox)?;
        let group = crate::chart::group_of(&viewer, &figures, group)?;
        insight::trend_view(&figures, &group, &measure.parse()?)
    }

    /// Tells which drivers go together with mood.
    ///
    /// # Errors
    /// `locked`, `not_granted`, `cancelled`.
    pub fn drivers(&mut self, watch: &dyn Watch) -> Outcome<DriversView> {
        let viewer = self.viewer()?;
        insight::drivers(&Figures::Whole(crate::figures::releases(viewer.hr()?)?), watch)
    }
}

fn pair_of(request: &LinkRequest) -> Outcome<Pair> {
    Ok(Pair {
        group: match request.group.as_str() {
            "" => Group::organisation(),
            path => crate::reader::group_as_shown(path)?,
        },
        measure: request.measure.parse()?,
        metric: metric_of(&request.metric)?,
        touchpoint: request.touchpoint.as_deref().map(Touchpoint::new),
    })
}
