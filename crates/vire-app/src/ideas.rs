//! Ideas: proposed without a name or with one, supported with tickets, answered by HR in front of everybody.
//!
//! HR draws the id and the key of each idea before anybody has had it, and signs both: whoever carries
//! ideas cannot give one member another key than the next. Every wallet asks for a ticket of every key,
//! so that asking tells nothing. An idea comes with its writer's own ticket: only members propose.
//! Support is shown in bands, of weeks that are over. Knows no ranking of people.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vire_core::disclosure::Policy;
use vire_core::question::Touchpoint;
use vire_core::release::Band;
use vire_core::week::Week;
use vire_seal::digest::{hex, unhex};
use vire_seal::random;
use vire_seal::sign::VerifyingKey;
use vire_seal::ticket::{BlindRsa, TicketScheme, spent_hash};

use crate::board::{self, Commons};
use crate::clock::Clock;
use crate::desk::{Desk, seat_id};
use crate::directory::{self, Entry, Own};
use crate::dto::{IdeaAnswer, IdeaState, IdeaView, NewIdea, VerdictView, Whom};
use crate::experiments;
use crate::fault::{Fault, Outcome};
use crate::join::OpenWallet;
use crate::kudos::this_week;
use crate::local_mailbox::support_challenge;
use crate::mailbox::{FreeIdea, Id, Mailbox, ReleaserMailbox};
use crate::place::Place;

/// The most characters of a title.
pub const MOST_TITLE: usize = 100;
/// The most characters of what would get better.
pub const MOST_TEXT: usize = 800;
/// The most characters of the sentence that goes with a change of state.
pub const MOST_SENTENCE: usize = 400;

const KEY: &str = "idea-key";
const STATE: &str = "idea-state";
const SIGNED: &str = "vire/1 idea";
/// Every idea is this long before it is sealed.
const IDEA_BYTES: usize = 4000;
/// Below so many free ids, HR's desk draws new ones.
const LEAST_ROOM: usize = 6;
/// So many there are then.
const ROOM: usize = 12;

#[derive(Serialize, Deserialize)]
struct KeyNotice {
    public: String,
}

#[derive(Default, Serialize, Deserialize)]
struct StateNotice {
    answers: Vec<IdeaAnswer>,
}

#[derive(Serialize, Deserialize)]
struct Idea {
    title: String,
    better: String,
    whom: Whom,
    touchpoint: Option<String>,
    week: Week,
    /// The writer's key and signature; empty when not signed.
    by: String,
    signature: String,
}

impl Idea {
    fn signed_bytes(&self, organisation: &str, id: &Id) -> Vec<u8> {
        let (id, week) = (hex(id), self.week.to_string());
        let parts = (organisation, &id, &week, &self.title, &self.better, &self.whom, &self.touchpoint);
        // Plain texts always become JSON.
        serde_json::to_vec(&parts).unwrap_or_default()
    }

    fn is_signed(&self, organisation: &str, id: &Id) -> bool {
        let checked = || {
            let key = VerifyingKey::from_bytes(&unhex(&self.by)?).ok()?;
            key.verify(SIGNED, &self.signed_bytes(organisation, id), &unhex(&self.signature)?).ok()
        };
        checked().is_some()
    }
}

/// What an idea is sealed for: no idea can be moved to another id, nor another's support taken over.
fn kind_of(id: &Id) -> String {
    format!("idea {}", hex(id))
}

fn seal(commons: &Commons, id: &Id, idea: &Idea) -> Outcome<Vec<u8>> {
    let mut plain = serde_json::to_vec(idea).map_err(|_| Fault::internal("idea"))?;
    if plain.len() > IDEA_BYTES {
        return Err(Fault::refused("text_too_long").with("most", MOST_TEXT));
    }
    plain.resize(IDEA_BYTES, b' ');
    commons.seal(&kind_of(id), &plain)
}

fn keys(commons: &Commons, mailbox: &dyn Mailbox) -> Outcome<BTreeMap<Id, Vec<u8>>> {
    let notices = commons.read::<KeyNotice>(mailbox, KEY)?;
    Ok(notices.into_iter().filter_map(|(id, notice)| Some((id, unhex(&notice.public)?))).collect())
}

fn answers(commons: &Commons, mailbox: &dyn Mailbox) -> Outcome<BTreeMap<Id, Vec<IdeaAnswer>>> {
    let notices = commons.read::<StateNotice>(mailbox, STATE)?;
    Ok(notices.into_iter().map(|(id, notice)| (id, notice.answers)).collect())
}

fn state_of(answers: &[IdeaAnswer]) -> IdeaState {
    answers.last().map_or(IdeaState::New, |answer| answer.state)
}

fn takes_support(state: IdeaState) -> bool {
    !matches!(state, IdeaState::Adopted | IdeaState::Declined)
}

/// Draws ids and keys for ideas to come, where few are left, and posts what verifies them.
///
/// # Errors
/// What the stores say.
pub fn make_room(desk: &mut Desk) -> Outcome<()> {
    let taken: BTreeSet<Id> = desk.mailbox.proposals()?.into_iter().map(|(id, _)| id).collect();
    let free = keys(&desk.commons, &desk.mailbox)?.into_keys().filter(|id| !taken.contains(id)).count();
    if free >= LEAST_ROOM {
        return Ok(());
    }
    let drawn = BlindRsa.issuers(ROOM - free).map_err(|error| Fault::internal(error.code()))?;
    let mut made = Vec::with_capacity(drawn.len());
    for key in drawn {
        let idea: Id = random::bytes().map_err(|error| Fault::internal(error.code()))?;
        made.push(FreeIdea { idea, public: key.public, private: key.private });
    }
    let notices: Vec<(Id, KeyNotice)> =
        made.iter().map(|one| (one.idea, KeyNotice { public: hex(&one.public) })).collect();
    // The keys first: a key without its notice is never used.
    desk.mailbox.make_room(made)?;
    notices.iter().try_for_each(|(id, notice)| board::post(desk, KEY, id, notice))
}

/// Fetches the support tickets of every idea, had or not yet, that takes support.
///
/// They follow from the wallet's secret, so that a crash repeats the same requests and nothing is kept.
///
/// # Errors
/// `chain_broken`, `ticket_issuer_key`, and what the mailbox says.
pub fn top_up(open: &mut OpenWallet, own: &Own, mailbox: &dyn Mailbox) -> Outcome<()> {
    let commons = directory::commons_of(open)?;
    let answers = answers(&commons, mailbox)?;
    let seat = seat_id(&unhex(&open.wallet.packet.seat).unwrap_or_default());
    for (id, public) in keys(&commons, mailbox)? {
        let open_now = takes_support(state_of(answers.get(&id).map(Vec::as_slice).unwrap_or_default()));
        if !open_now || open.support.contains_key(&id) || open.wallet.supported.contains(&hex(&id)) {
            continue;
        }
        match ticket(commons.organisation(), own, mailbox, &seat, (&id, &public)) {
            Ok(token) => drop(open.support.insert(id, token)),
            // A ticket given to an earlier wallet stays there; a closed idea needs none.
            Err(fault) if ["already_joined", "idea_closed", "seat_unknown"].contains(&&*fault.code) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// Asks for a seat's ticket of one idea and takes the blinding off.
fn ticket(
    organisation: &str,
    own: &Own,
    mailbox: &dyn Mailbox,
    seat: &Id,
    (id, public): (&Id, &[u8]),
) -> Outcome<Vec<u8>> {
    let bound = support_challenge(organisation, id);
    let closed = |error: vire_seal::ticket::TicketError| Fault::closed(error.code());
    let request = BlindRsa.request_of(&own.support, public, &bound).map_err(closed)?;
    let signature = mailbox.issue_support(seat, id, &request.blinded)?;
    let token = BlindRsa.finish(public, &bound, &request, &signature).map_err(closed)?;
    Ok(token.as_bytes().to_vec())
}

/// Proposes an idea, with the writer's own support.
///
/// # Errors
/// `idea_title_missing`, `idea_text_missing`, `text_too_long`, `touchpoint_unknown`, `idea_no_room`.
pub fn propose(
    place: &Place,
    open: &mut OpenWallet,
    own: &Own,
    mailbox: &dyn Mailbox,
    new: &NewIdea,
) -> Outcome<()> {
    let commons = directory::commons_of(open)?;
    let new = NewIdea {
        title: bounded(&new.title, MOST_TITLE, "idea_title_missing")?,
        better: bounded(&new.better, MOST_TEXT, "idea_text_missing")?,
        touchpoint: new.touchpoint.clone().filter(|_| new.whom == Whom::Customers),
        ..new.clone()
    };
    if new.touchpoint.as_deref().is_some_and(|id| !Touchpoint::KNOWN.contains(&id)) {
        return Err(Fault::refused("touchpoint_unknown"));
    }
    let week = this_week(mailbox, place.clock())?;
    top_up(open, own, mailbox)?;
    let taken: BTreeSet<Id> = mailbox.proposals()?.into_iter().map(|(id, _)| id).collect();
    let mut free: Vec<(Id, Vec<u8>)> = open
        .support
        .iter()
        .filter(|(id, _)| !taken.contains(*id))
        .map(|(id, token)| (*id, token.clone()))
        .collect();
    while !free.is_empty() {
        let (id, token) = free.swap_remove(any_of(free.len())?);
        match mailbox.propose(&id, week, &token, &written(&commons, own, &id, week, &new)?) {
            // Somebody else had theirs in between.
            Err(fault) if fault.code == "idea_taken" => {}
            Err(fault) => return Err(fault),
            Ok(()) => {
                open.support.remove(&id);
                open.wallet.supported.insert(hex(&id));
                return open.save(place);
            }
        }
    }
    Err(Fault::policy("idea_no_room"))
}

/// Writes an idea down under its id, signed if asked, and seals it to everybody.
fn written(commons: &Commons, own: &Own, id: &Id, week: Week, new: &NewIdea) -> Outcome<Vec<u8>> {
    let mut idea = Idea {
        title: new.title.clone(),
        better: new.better.clone(),
        whom: new.whom,
        touchpoint: new.touchpoint.clone(),
        week,
        by: String::new(),
        signature: String::new(),
    };
    if new.signed {
        idea.by = own.verifying();
        idea.signature = hex(&own.signing.sign(SIGNED, &idea.signed_bytes(commons.organisation(), id)));
    }
    seal(commons, id, &idea)
}

/// Invents an idea of an earlier week with its supporters, the first of whom has had it; for the sample.
///
/// `people`: seat secrets with their keys.
pub(crate) fn invent(
    desk: &Desk,
    people: &[([u8; 32], Own)],
    supporters: usize,
    week: Week,
    new: &NewIdea,
) -> Outcome<String> {
    let taken: BTreeSet<Id> = desk.mailbox.proposals()?.into_iter().map(|(id, _)| id).collect();
    let free = keys(&desk.commons, &desk.mailbox)?.into_iter().find(|(id, _)| !taken.contains(id));
    let (id, public) = free.ok_or_else(|| Fault::policy("idea_no_room"))?;
    for (at, (secret, own)) in people.iter().take(supporters).enumerate() {
        let token = ticket(&desk.id, own, &desk.mailbox, &seat_id(secret), (&id, &public))?;
        if at == 0 {
            let sealed = written(&desk.commons, own, &id, week, new)?;
            desk.mailbox.propose(&id, week, &token, &sealed)?;
        } else {
            desk.mailbox.support(&id, week, &token)?;
        }
    }
    Ok(hex(&id))
}

fn bounded(text: &str, most: usize, missing: &str) -> Outcome<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::refused(missing));
    }
    if text.chars().count() > most {
        return Err(Fault::refused("text_too_long").with("most", most));
    }
    Ok(text.to_owned())
}

/// Draws a place in a list that is not empty; which free id an idea takes must not follow an order.
fn any_of(count: usize) -> Outcome<usize> {
    let drawn: [u8; 4] = random::bytes().map_err(|error| Fault::internal(error.code()))?;
    let drawn = usize::try_from(u32::from_be_bytes(drawn)).unwrap_or_default();
    Ok(drawn.checked_rem(count).unwrap_or_default())
}

/// Supports an idea, once.
///
/// # Errors
/// `idea_unknown`, `idea_closed`, `already_supported`, `no_support_ticket`.
pub fn support(
    place: &Place,
    open: &mut OpenWallet,
    own: &Own,
    mailbox: &dyn Mailbox,
    id: &str,
) -> Outcome<()> {
    let commons = directory::commons_of(open)?;
    let idea = id_of(id)?;
    if open.wallet.supported.contains(id) {
        return Err(Fault::policy("already_supported"));
    }
    if !takes_support(state_of(answers(&commons, mailbox)?.get(&idea).map_or(&[], Vec::as_slice))) {
        return Err(Fault::policy("idea_closed"));
    }
    top_up(open, own, mailbox)?;
    let token = open.support.get(&idea).cloned().ok_or_else(|| Fault::policy("no_support_ticket"))?;
    let given = mailbox.support(&idea, this_week(mailbox, place.clock())?, &token);
    // A crash after the mailbox took it shows here as a spent ticket.
    if given.is_ok() || given.as_ref().is_err_and(|fault| fault.code == "already_supported") {
        open.support.remove(&idea);
        open.wallet.supported.insert(id.to_owned());
        open.save(place)?;
    }
    given
}

fn id_of(id: &str) -> Outcome<Id> {
    unhex(id).and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| Fault::refused("idea_unknown"))
}

/// Answers an idea: a new state and the sentence that everybody sees.
///
/// # Errors
/// `sentence_missing`, `text_too_long`, `idea_unknown`, `idea_state_unchanged` (also for *new*),
/// `experiment_unknown` for one that is not on the notice board.
pub fn answer(
    desk: &mut Desk,
    id: &str,
    state: IdeaState,
    sentence: &str,
    experiment: Option<&str>,
) -> Outcome<()> {
    let idea = id_of(id)?;
    let sentence = bounded(sentence, MOST_SENTENCE, "sentence_missing")?;
    if !desk.mailbox.proposals()?.iter().any(|(there, _)| *there == idea) {
        return Err(Fault::refused("idea_unknown"));
    }
    let mut answers = answers(&desk.commons, &desk.mailbox)?.remove(&idea).unwrap_or_default();
    if state == state_of(&answers) || state == IdeaState::New {
        return Err(Fault::policy("idea_state_unchanged"));
    }
    let experiment = experiment.filter(|_| state == IdeaState::BeingTried).map(str::to_owned);
    if let Some(wanted) = &experiment
        && !experiments::verdicts(&desk.commons, &desk.mailbox)?.iter().any(|one| one.id == *wanted)
    {
        return Err(Fault::refused("experiment_unknown"));
    }
    answers.push(IdeaAnswer { state, sentence, week: desk.week().to_string(), experiment });
    board::post(desk, STATE, &idea, &StateNotice { answers })?;
    if state == IdeaState::Adopted { desk.mailbox.close_idea(&idea) } else { Ok(()) }
}

/// Lists the ideas, the latest week first, as somebody sees them who supports `supported`.
///
/// # Errors
/// `chain_broken`, and what the mailbox says.
pub fn list(
    commons: &Commons,
    mailbox: &dyn Mailbox,
    clock: Clock,
    entries: &[Entry],
    supported: &BTreeSet<String>,
) -> Outcome<Vec<IdeaView>> {
    let keys = keys(commons, mailbox)?;
    let mut answers = answers(commons, mailbox)?;
    let tried = experiments::verdicts(commons, mailbox)?;
    let counts = count(commons, mailbox, &keys, this_week(mailbox, clock)?)?;
    let mut views = Vec::new();
    for (id, sealed) in mailbox.proposals()? {
        let plain = commons.open(&kind_of(&id), &sealed);
        // What is not sealed to everybody, or under an id that HR did not draw, is nobody's idea.
        let Some(idea) = plain.and_then(|plain| serde_json::from_slice::<Idea>(&plain).ok()) else {
            continue;
        };
        if !keys.contains_key(&id) {
            continue;
        }
        let answers = answers.remove(&id).unwrap_or_default();
        let state = state_of(&answers);
        let name = hex(&id);
        let supported = supported.contains(&name);
        let author = directory::name_of(entries, &idea.by)
            .filter(|_| idea.is_signed(commons.organisation(), &id))
            .map(str::to_owned);
        views.push(IdeaView {
            author,
            week: idea.week.to_string(),
            title: idea.title,
            better: idea.better,
            whom: idea.whom,
            touchpoint: idea.touchpoint,
            state,
            tried: tried_in(&tried, &name, &answers),
            answers,
            support: band(counts.get(&id).copied().unwrap_or_default()),
            supported,
            can_support: !supported && takes_support(state),
            id: name,
        });
    }
    views.sort_by(|one, other| (&other.week, &one.id).cmp(&(&one.week, &other.id)));
    Ok(views)
}

/// Finds the experiment of an idea: the one that HR named last, or one that names the idea.
fn tried_in(experiments: &[VerdictView], idea: &str, answers: &[IdeaAnswer]) -> Option<VerdictView> {
    let named = answers.iter().rev().find_map(|answer| answer.experiment.as_deref());
    let mut found = experiments
        .iter()
        .filter(|one| named.map_or(one.idea.as_deref() == Some(idea), |named| one.id == named));
    found.next().cloned()
}

/// Counts the good tickets of each idea, from weeks that are over.
fn count(
    commons: &Commons,
    mailbox: &dyn Mailbox,
    keys: &BTreeMap<Id, Vec<u8>>,
    this: Week,
) -> Outcome<BTreeMap<Id, u32>> {
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<Id, u32> = BTreeMap::new();
    for support in mailbox.supports()?.into_iter().filter(|support| support.week < this) {
        let Some(public) = keys.get(&support.idea) else { continue };
        let bound = support_challenge(commons.organisation(), &support.idea);
        if BlindRsa.verify(public, &bound, &support.token).is_ok() && seen.insert(spent_hash(&support.token))
        {
            *counts.entry(support.idea).or_default() += 1;
        }
    }
    Ok(counts)
}

/// Returns the band of a count; `None` below the floor that holds for every count.
fn band(count: u32) -> Option<String> {
    (count >= Policy::LEAST_ANSWERS).then(|| Band::of(count).as_str().to_owned())
}
