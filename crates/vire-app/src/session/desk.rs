//! HR's desk.

use std::path::Path;

use crate::desk::{self};
use crate::dto::{DeskView, InvitationView, LedgerCheck, ReleaseView, RosterPreview};
use crate::export;
use crate::fault::Outcome;
use crate::invitation::{self, Whom};
use crate::ledger;
use crate::members;
use crate::reader::{self};
use crate::release::{close_round, view_of};
use crate::round;
use crate::watch::Watch;

use super::Session;

impl Session {
    /// Returns HR's desk.
    ///
    /// # Errors
    /// `locked`.
    pub fn desk_view(&mut self) -> Outcome<DeskView> {
        desk::view(self.open_desk()?)
    }

    /// Looks at a roster file before it is taken.
    ///
    /// # Errors
    /// What the file is not, by code.
    pub fn preview_roster(&mut self, path: &Path) -> Outcome<RosterPreview> {
        members::preview(self.open_desk()?, path)
    }

    /// Takes a roster file as the new list.
    ///
    /// # Errors
    /// `roster_invalid` with the first problem; nothing was stored then.
    pub fn import_roster(&mut self, path: &Path) -> Outcome<DeskView> {
        let desk = self.open_desk()?;
        members::import(desk, path)?;
        desk::view(desk)
    }

    /// Invites everybody who has no invitation yet.
    ///
    /// # Errors
    /// `roster_empty`.
    pub fn invite_all(&mut self) -> Outcome<Vec<InvitationView>> {
        invitation::invite(self.open_desk()?, Whom::Everybody)
    }

    /// Invites members, also again: an earlier code of theirs stops working.
    ///
    /// # Errors
    /// `member_unknown`.
    pub fn invite(&mut self, members: &[String]) -> Outcome<Vec<InvitationView>> {
        invitation::invite(self.open_desk()?, Whom::These(members))
    }

    /// Saves invitation codes as CSV; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `file_not_written`.
    pub fn save_invitations(
        &mut self,
        codes: &[InvitationView],
        to: Option<&Path>,
    ) -> Outcome<Option<String>> {
        let Some(path) = to else { return Ok(None) };
        invitation::save(codes, path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }

    /// Invites a lead to the releases of some groups and returns the code.
    ///
    /// # Errors
    /// `group_unknown`, `name_missing`.
    pub fn invite_reader(&mut self, name: &str, groups: &[String]) -> Outcome<String> {
        reader::invite(self.open_desk()?, name, groups)
    }

    /// Opens a round.
    ///
    /// # Errors
    /// `round_not_openable`, `roster_empty`.
    pub fn open_round(&mut self, week: &str) -> Outcome<DeskView> {
        let week = week.parse()?;
        let desk = self.open_desk()?;
        round::open(desk, week)?;
        desk::view(desk)
    }

    /// Closes a round and shows what was published.
    ///
    /// # Errors
    /// `round_not_over`, `round_unknown`.
    pub fn close_round(&mut self, week: &str, watch: &dyn Watch) -> Outcome<ReleaseView> {
        let week = week.parse()?;
        let desk = self.open_desk()?;
        close_round(desk, week, watch)?;
        view_of(desk, week)
    }

    /// Shows a release.
    ///
    /// # Errors
    /// `release_unknown`.
    pub fn release(&mut self, week: &str) -> Outcome<ReleaseView> {
        let week = week.parse()?;
        view_of(self.open_desk()?, week)
    }

    /// Checks every link of the ledger.
    ///
    /// # Errors
    /// `locked`.
    pub fn check_ledger(&mut self) -> Outcome<LedgerCheck> {
        ledger::verify(self.open_desk()?)
    }

    /// Writes released figures to a file; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `format_unknown`, `file_not_written`.
    pub fn export_summary(
        &mut self,
        from: &str,
        to: &str,
        format: &str,
        file: Option<&Path>,
    ) -> Outcome<Option<String>> {
        let Some(path) = file else { return Ok(None) };
        let (from, to) = (from.parse()?, to.parse()?);
        export::summary(self.open_desk()?, from, to, format, &crate::text::system_language(), path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }

    /// Raises the least number of answers behind a figure, for rounds that open from now on.
    ///
    /// # Errors
    /// `policy_only_tightens`, `policy_below_floor`.
    pub fn tighten_policy(&mut self, k: u32) -> Outcome<DeskView> {
        let desk = self.open_desk()?;
        desk.tighten(k)?;
        desk::view(desk)
    }
}
