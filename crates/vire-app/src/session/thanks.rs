//! Thanks and ideas: a member's side, HR's side, and what came of it for both.

use std::collections::BTreeSet;

use vire_core::question::Touchpoint;

use crate::directory::{self, Own};
use crate::dto::{
    CameOfIt, Colleague, IdeaState, IdeaView, NewIdea, SayThanks, ThanksDesk, ThanksView, WalletSession,
};
use crate::fault::{Fault, Outcome};
use crate::join::OpenWallet;
use crate::{ideas, kudos, likeness, outcome};

use super::Session;

/// The most ideas that are offered as alike.
const MOST_ALIKE: usize = 3;

impl Session {
    /// Tells the mailbox the wallet's keys and fetches its support tickets, right when it is opened:
    /// later the moment would tell what somebody is about to do.
    pub(super) fn enter_commons(&mut self, open: OpenWallet) -> Outcome<WalletSession> {
        let view = open.view();
        self.wallet = Some(open);
        match self.own() {
            Ok(_) => Ok(view),
            // The check-in works without: an old invitation, or a seat that was given up.
            Err(fault) if ["invitation_too_old", "seat_unknown"].contains(&&*fault.code) => Ok(view),
            Err(fault) => Err(fault),
        }
    }

    fn own(&mut self) -> Outcome<Own> {
        let place = self.place.clone();
        let mailbox = place.mailbox()?;
        let open = self.open_wallet_mut()?;
        directory::commons_of(open)?;
        let own = directory::enrol(&place, open, &mailbox)?;
        ideas::top_up(open, &own, &mailbox)?;
        Ok(own)
    }

    /// Returns thanks and ideas as a member sees them.
    ///
    /// # Errors
    /// `wallet_locked`, `invitation_too_old`, `chain_broken`.
    pub fn thanks_view(&mut self) -> Outcome<ThanksView> {
        let own = self.own()?;
        let (mailbox, clock) = (self.place.mailbox()?, self.place.clock());
        let open = self.open_wallet_mut()?;
        let commons = directory::commons_of(open)?;
        let entries = directory::list(&commons, &mailbox)?;
        let me = own.sealing()?;
        let with_key = entries.iter().filter(|entry| !entry.sealing.is_empty() && entry.sealing != me);
        let colleagues: Vec<Colleague> = with_key
            .map(|entry| Colleague {
                id: entry.sealing.clone(),
                name: entry.name.clone(),
                team: entry.team.clone(),
            })
            .collect();
        let teams: BTreeSet<String> = colleagues.iter().map(|colleague| colleague.team.clone()).collect();
        Ok(ThanksView {
            listed: entries.iter().any(|entry| entry.sealing == me),
            received: kudos::received(&commons, &own, &mailbox, clock)?,
            kept_weeks: u32::try_from(kudos::KEPT).unwrap_or_default(),
            colleagues,
            teams: teams.into_iter().collect(),
            values: kudos::values(&commons, &mailbox)?,
            ideas: ideas::list(&commons, &mailbox, clock, &entries, &open.wallet.supported)?,
            touchpoints: Touchpoint::KNOWN.map(str::to_owned).to_vec(),
        })
    }

    /// Says thanks to a colleague or a team.
    ///
    /// # Errors
    /// `thanks_empty`, `text_too_long`, `value_unknown`, `receiver_unknown`.
    pub fn say_thanks(&mut self, thanks: &SayThanks) -> Outcome<ThanksView> {
        let own = self.own()?;
        let (mailbox, clock) = (self.place.mailbox()?, self.place.clock());
        let commons = directory::commons_of(self.open_wallet_mut()?)?;
        kudos::say(&commons, &own, &mailbox, clock, thanks)?;
        self.thanks_view()
    }

    /// Proposes an idea.
    ///
    /// # Errors
    /// `idea_title_missing`, `idea_text_missing`, `text_too_long`, `touchpoint_unknown`, `idea_no_room`.
    pub fn propose_idea(&mut self, idea: &NewIdea) -> Outcome<ThanksView> {
        let own = self.own()?;
        let (mailbox, place) = (self.place.mailbox()?, self.place.clone());
        ideas::propose(&place, self.open_wallet_mut()?, &own, &mailbox, idea)?;
        self.thanks_view()
    }

    /// Supports an idea.
    ///
    /// # Errors
    /// `idea_unknown`, `idea_closed`, `already_supported`, `no_support_ticket`.
    pub fn support_idea(&mut self, id: &str) -> Outcome<ThanksView> {
        let own = self.own()?;
        let (mailbox, place) = (self.place.mailbox()?, self.place.clone());
        ideas::support(&place, self.open_wallet_mut()?, &own, &mailbox, id)?;
        self.thanks_view()
    }

    /// Lists ideas that are like one being written.
    ///
    /// # Errors
    /// `wallet_locked`, `chain_broken`.
    pub fn similar_ideas(&mut self, text: &str) -> Outcome<Vec<IdeaView>> {
        let (mailbox, clock) = (self.place.mailbox()?, self.place.clock());
        let open = self.open_wallet_mut()?;
        let commons = directory::commons_of(open)?;
        let known = ideas::list(&commons, &mailbox, clock, &[], &open.wallet.supported)?;
        let texts: Vec<String> = known.iter().map(|idea| format!("{} {}", idea.title, idea.better)).collect();
        let alike = likeness::most_alike(text, texts.iter().map(String::as_str), MOST_ALIKE);
        Ok(alike.into_iter().filter_map(|at| known.get(at).cloned()).collect())
    }

    /// Returns what came of check-ins and ideas, for whoever is here.
    ///
    /// # Errors
    /// `locked`, `chain_broken`.
    pub fn came_of_it(&mut self) -> Outcome<CameOfIt> {
        let (mailbox, clock) = (self.place.mailbox()?, self.place.clock());
        let commons = match (&self.wallet, &self.desk) {
            (Some(open), _) => directory::commons_of(open)?,
            (None, Some(desk)) => desk.commons.clone(),
            (None, None) => return Err(Fault::closed("locked")),
        };
        let entries = directory::list(&commons, &mailbox)?;
        outcome::came_of_it(&commons, &mailbox, clock, &entries)
    }

    /// Returns thanks and ideas as HR sees them; brings the directory and the room for ideas up to date.
    ///
    /// # Errors
    /// `locked`.
    pub fn thanks_desk(&mut self) -> Outcome<ThanksDesk> {
        let desk = self.open_desk()?;
        directory::refresh(desk)?;
        ideas::make_room(desk)?;
        kudos::forget_old(desk)?;
        let clock = desk.place.clock();
        let entries = directory::list(&desk.commons, &desk.mailbox)?;
        let listed = entries.iter().filter(|entry| !entry.sealing.is_empty()).count();
        Ok(ThanksDesk {
            listed: u32::try_from(listed).unwrap_or(u32::MAX),
            values: kudos::values(&desk.commons, &desk.mailbox)?,
            ideas: ideas::list(&desk.commons, &desk.mailbox, clock, &entries, &BTreeSet::new())?,
            promises: outcome::promises(&desk.commons, &desk.mailbox, clock)?,
        })
    }

    /// Words the values that thanks can name.
    ///
    /// # Errors
    /// `too_many_values`, `text_too_long`.
    pub fn word_values(&mut self, values: &[String]) -> Outcome<ThanksDesk> {
        kudos::word_values(self.open_desk()?, values)?;
        self.thanks_desk()
    }

    /// Answers an idea in front of everybody.
    ///
    /// # Errors
    /// `sentence_missing`, `text_too_long`, `idea_unknown`, `idea_state_unchanged`, `experiment_unknown`.
    pub fn answer_idea(
        &mut self,
        id: &str,
        state: IdeaState,
        sentence: &str,
        experiment: Option<&str>,
    ) -> Outcome<ThanksDesk> {
        ideas::answer(self.open_desk()?, id, state, sentence, experiment)?;
        self.thanks_desk()
    }

    /// Makes a promise to everybody.
    ///
    /// # Errors
    /// `promise_missing`, `text_too_long`, `promise_due_past`.
    pub fn make_promise(&mut self, text: &str, due: &str) -> Outcome<ThanksDesk> {
        outcome::promise(self.open_desk()?, text, due.parse()?)?;
        self.thanks_desk()
    }

    /// Notes that a promise was kept this week.
    ///
    /// # Errors
    /// `promise_unknown`.
    pub fn keep_promise(&mut self, id: &str) -> Outcome<ThanksDesk> {
        outcome::keep_promise(self.open_desk()?, id)?;
        self.thanks_desk()
    }
}
