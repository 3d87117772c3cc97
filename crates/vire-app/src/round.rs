//! Rounds: announced four ahead, opened with a frozen manifest, listed.

use std::collections::{BTreeMap, BTreeSet};

use vire_core::group::Group;
use vire_core::question::{Touchpoint, asked_in};
use vire_core::roster::Roster;
use vire_core::round::{Round, RoundKind, RoundState};
use vire_core::week::Week;
use vire_seal::digest::{hex, sha256};
use vire_seal::envelope::OpeningKey;
use vire_seal::random;
use vire_seal::ticket::{BlindRsa, IssuerKey, TicketScheme};
use vire_store::organisation::{RoundRow, Writing};
use vire_store::{SeatId, Secret, SpoolId, TeamId};

use crate::cohort;
use crate::desk::Desk;
use crate::document::{Announcement, Chained, Manifest, Signed};
use crate::fault::{Fault, Outcome};
use crate::mailbox::{Mailbox, NewRound, ReleaserMailbox};

/// How many rounds after the current one have their issuer keys public.
const AHEAD: i32 = 4;
const MANIFEST_VERSION: u32 = 1;

/// One round in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedRound {
    /// The week.
    pub week: Week,
    /// How far it has come.
    pub state: RoundState,
    /// Whether its answers come from an earlier tool.
    pub imported: bool,
}

/// Lists all rounds, oldest first: those of HR's store and those only announced.
///
/// # Errors
/// What the stores say.
pub fn list(desk: &Desk) -> Outcome<Vec<ListedRound>> {
    let mut rounds: BTreeMap<Week, ListedRound> = desk
        .mailbox
        .rounds()?
        .into_iter()
        .map(|(week, state)| (week, ListedRound { week, state, imported: false }))
        .collect();
    for row in desk.organisation.read(|read| read.rounds())? {
        let round = row.round;
        let imported = round.kind == RoundKind::Imported;
        rounds.insert(round.week, ListedRound { week: round.week, state: round.state, imported });
    }
    Ok(rounds.into_values().collect())
}

/// Makes the issuer keys of this week's round and the four after it known, where they are not yet.
///
/// # Errors
/// `roster_empty`, and what the stores say.
pub fn announce_ahead(desk: &mut Desk, first: Week) -> Outcome<()> {
    let roster = desk.roster()?;
    let known = desk.mailbox.rounds()?;
    let closed_until =
        desk.organisation.read(|read| Ok::<_, Fault>(read.ledger_head()?.map(|head| head.week)))?;
    let mut chain: Vec<Signed> = desk.mailbox.announcements()?;
    let mut rounds = Vec::new();
    for week in first.through(first.plus(AHEAD)) {
        if known.contains_key(&week) || closed_until.is_some_and(|closed| week <= closed) {
            continue;
        }
        let cohort = cohort::in_live_week(desk, &roster, week)?;
        if cohort.head_counts(week).is_empty() {
            continue;
        }
        let teams = team_ids(desk, &cohort, week)?;
        let keys = BlindRsa.issuers(teams.len()).map_err(|error| Fault::internal(error.code()))?;
        let issuers: Vec<(TeamId, IssuerKey)> = teams.values().copied().zip(keys).collect();
        let document = Announcement {
            organisation: desk.id.clone(),
            week,
            issuers: issuers.iter().map(|(team, key)| (team.to_string(), hex(&key.public))).collect(),
            previous: chain.last().map(Signed::hash).unwrap_or_default(),
        };
        let announcement = Signed::new(&document, &desk.root)?;
        chain.push(announcement.clone());
        rounds.push(NewRound {
            week,
            announcement,
            issuers: issuers
                .into_iter()
                .map(|(team, key)| (team.to_string(), key.public, key.private))
                .collect(),
            seats: seats(desk, &cohort, week, &teams),
        });
    }
    desk.mailbox.announce(rounds)
}

/// Lists the seat of everybody who counts in a week, with the team's id.
pub(crate) fn seats(
    desk: &Desk,
    roster: &Roster,
    week: Week,
    teams: &BTreeMap<Group, TeamId>,
) -> Vec<(SeatId, TeamId)> {
    let counted = roster.members.iter().filter(|member| member.counts_in(week));
    counted.filter_map(|member| Some((desk.seat(&member.id).1, *teams.get(&member.group)?))).collect()
}

/// Returns the id of every team that has people in a week, and of the pool of new colleagues, who may
/// come after the round is announced; new teams get one.
pub(crate) fn team_ids(desk: &mut Desk, roster: &Roster, week: Week) -> Outcome<BTreeMap<Group, TeamId>> {
    let mut groups: BTreeSet<Group> = roster.head_counts(week).into_keys().collect();
    groups.insert(Group::newcomers());
    desk.organisation.write(|write| groups.into_iter().map(|group| team_id(write, group)).collect())
}

pub(crate) fn team_id(write: &Writing<'_>, group: Group) -> Outcome<(Group, TeamId)> {
    if let Some(id) = write.team(&group)? {
        return Ok((group, id));
    }
    let id = TeamId(random::bytes().map_err(|error| Fault::internal(error.code()))?);
    write.insert_team(&group, id)?;
    Ok((group, id))
}

/// Opens a round: freezes its questions, policy and head-counts in a signed manifest.
///
/// Opening an open round again changes nothing.
///
/// # Errors
/// `roster_empty`; `round_closed`; `round_too_early` for a week more than four ahead;
/// `round_before_another` when a later week was opened before: manifests stand in order of time.
pub fn open(desk: &mut Desk, week: Week) -> Outcome<()> {
    let this = desk.week();
    if week > this.plus(AHEAD) {
        return Err(Fault::policy("round_too_early").with("week", week));
    }
    let (row, rows) = desk.organisation.read(|read| Ok::<_, Fault>((read.round(week)?, read.rounds()?)))?;
    let later = rows.iter().map(|row| row.round.week).max();
    match row.map(|row| row.round.state) {
        Some(RoundState::Closed) => return Err(Fault::policy("round_closed").with("week", week)),
        Some(_) => {}
        None if later.is_some_and(|later| later >= week) => {
            return Err(Fault::policy("round_before_another").with("week", week));
        }
        None => prepare(desk, week)?,
    }
    announce_ahead(desk, week)?;
    let row = desk.organisation.read(|read| read.round(week))?;
    let row = row.ok_or_else(|| Fault::internal("round"))?;
    if row.round.kind == RoundKind::Imported {
        return Err(Fault::policy("round_imported").with("week", week));
    }
    let (Some(manifest), Some(public)) = (&row.manifest, &row.public) else {
        return Err(Fault::internal("manifest"));
    };
    let signed =
        Signed { signature: desk.root.sign(Manifest::KIND, manifest).to_vec(), bytes: manifest.clone() };
    desk.mailbox.open(week, &signed, public, &row.spool.0)
}

/// Returns the roster without those who were announced a seat of the pool in a week: their tickets are the
/// pool's, so the quarter that the week opens cannot count them in a team.
fn founders(desk: &mut Desk, roster: &Roster, week: Week) -> Outcome<Roster> {
    let (_, pool) = desk.organisation.write(|write| team_id(write, Group::newcomers()))?;
    let pool = pool.to_string();
    let mut members = Vec::with_capacity(roster.members.len());
    for member in &roster.members {
        let held = desk.mailbox.team_of_seat(&desk.seat(&member.id).1.0, week)?;
        if held.is_none_or(|team| team != pool) {
            members.push(member.clone());
        }
    }
    Ok(Roster { members })
}

/// Writes the round with its keys and manifest to HR's store, in one transaction.
fn prepare(desk: &mut Desk, week: Week) -> Outcome<()> {
    let roster = desk.roster()?;
    if roster.head_counts(week).is_empty() {
        return Err(Fault::refused("roster_empty").with("week", week));
    }
    // The first round of a quarter freezes its cohort; a kill after that repeats the rest.
    let planned = founders(desk, &roster, week)?;
    desk.organisation.write(|write| cohort::plan_quarter(write, &planned, week, desk.policy))?;
    let now = cohort::in_live_week(desk, &roster, week)?;
    let counts = now.head_counts(week);
    let teams = team_ids(desk, &now, week)?;
    let key = OpeningKey::generate().map_err(|error| Fault::internal(error.code()))?;
    let public = key.sealing_key().map_err(|error| Fault::internal(error.code()))?;
    let chain = desk.mailbox.manifests()?;
    let before = match chain.last() {
        Some(last) => serde_json::from_slice::<Manifest>(&last.bytes).ok().map(|manifest| manifest.week),
        None => None,
    };
    let mut joined: BTreeMap<String, u32> = BTreeMap::new();
    let mut left: BTreeMap<String, u32> = BTreeMap::new();
    if let Some(before) = before {
        let then = cohort::in_live_week(desk, &roster, before)?;
        let (then, now) = (cohort::places(&then, before), cohort::places(&now, week));
        let count = |in_one: &BTreeMap<&str, &Group>,
                     other: &BTreeMap<&str, &Group>,
                     to: &mut BTreeMap<String, u32>| {
            for (_, group) in in_one.iter().filter(|(id, group)| other.get(*id) != Some(group)) {
                if let Some(team) = teams.get(*group) {
                    *to.entry(team.to_string()).or_default() += 1;
                }
            }
        };
        count(&now, &then, &mut joined);
        count(&then, &now, &mut left);
    }
    let touchpoints = Touchpoint::KNOWN.map(Touchpoint::new);
    let questions = asked_in(week, &touchpoints);
    let roster_bytes = serde_json::to_vec(&roster).map_err(|_| Fault::internal("roster"))?;
    let manifest = Manifest {
        organisation: desk.id.clone(),
        week,
        round_public: hex(&public.to_bytes()),
        questions: questions.clone(),
        policy: desk.policy,
        version: MANIFEST_VERSION,
        head_counts: counts
            .iter()
            .filter_map(|(group, people)| Some((teams.get(group)?.to_string(), *people)))
            .collect(),
        joined,
        left,
        roster_hash: hex(&sha256(&[&roster_bytes])),
        previous: chain.last().map(Signed::hash).unwrap_or_default(),
    };
    let bytes = serde_json::to_vec(&manifest).map_err(|_| Fault::internal("manifest"))?;
    let round =
        Round { week, kind: RoundKind::Live, state: RoundState::Open, questions, policy: desk.policy };
    let row = RoundRow {
        round,
        head_counts: counts,
        spool: SpoolId(random::bytes().map_err(|error| Fault::internal(error.code()))?),
        private: Some(Secret::from(key.to_bytes().as_slice())),
        public: Some(public.to_bytes().to_vec()),
        manifest_hash: Some(sha256(&[&bytes]).to_vec()),
        manifest: Some(bytes),
        cleaned: false,
    };
    Ok(desk.organisation.write(|write| write.put_round(&row))?)
}
