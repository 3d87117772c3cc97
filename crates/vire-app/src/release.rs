//! Closing: the sealed answers of a round become a release in the ledger, and are destroyed.
//!
//! Order: no more check-ins → count in memory → ledger, kept sums and the end of the round's key in one
//! transaction → publish → unlink the spool. A kill before the transaction leaves everything as it was;
//! after it the rest is repeated from the ledger, never drawn again.

use std::collections::{BTreeMap, BTreeSet};

use vire_core::disclosure::{self, Closing, Draw, OpenWindow, Released, TeamPairs, TeamTally, WindowWeek};
use vire_core::group::Group;
use vire_core::release::{Figure, Measure, Release};
use vire_core::round::{RoundKind, RoundState};
use vire_core::week::{Period, Week};
use vire_report::export::{cell_json, mean_text, release_json};
use vire_seal::digest::{hex, hmac_sha256, unhex};
use vire_seal::envelope::{Context, OpeningKey, Padded, SealingKey, open, seal};
use vire_seal::key::Key;
use vire_seal::ticket::{BlindRsa, TicketScheme};
use vire_store::Secret;
use vire_store::organisation::{LedgerEntry, RoundRow, Window, WindowState};

use crate::cohort;
use crate::customers;
use crate::desk::Desk;
use crate::document::challenge;
use crate::dto::{MoodRow, ReleaseView};
use crate::fault::{Fault, Outcome};
use crate::ledger::{entry_of, publication_of};
use crate::mailbox::{Mailbox, ReleaserMailbox};
use crate::pairs;
use crate::payload::Payload;
use crate::reader;
use crate::watch::{Watch, go_on};

const WINDOW: &str = "window sums";

/// The keyed draw of one release; the key ends with it.
struct KeyedDraw(Key);

impl Draw for KeyedDraw {
    fn draw(&self, label: &[u8]) -> u64 {
        hmac_sha256(self.0.expose(), &[label])
            .iter()
            .take(8)
            .fold(0, |all, byte| (all << 8) | u64::from(*byte))
    }
}

/// Closes one round, and before it every earlier one that is still open: releases stand in order of time.
///
/// Closing a closed round changes nothing.
///
/// # Errors
/// `round_unknown`; `round_not_open` when it is only announced; and as [`close_rounds`].
pub fn close_round(desk: &mut Desk, week: Week, watch: &dyn Watch) -> Outcome<()> {
    if desk.organisation.read(|read| read.round(week))?.is_none() {
        return Err(if desk.mailbox.rounds()?.contains_key(&week) {
            Fault::policy("round_not_open").with("week", week)
        } else {
            Fault::refused("round_unknown").with("week", week)
        });
    }
    close_rounds(desk, week, watch)
}

/// Closes every open round up to `until`, oldest first; rounds that are closed stay as they are.
///
/// One process closes at a time: another waits, and finds closed what the first has closed.
///
/// # Errors
/// `round_not_over` with the first day on which it can be closed, `cancelled` (what was closed by then
/// stays closed).
pub fn close_rounds(desk: &mut Desk, until: Week, watch: &dyn Watch) -> Outcome<()> {
    let _alone = desk.place.workspace().close_lock()?;
    let rows = desk.organisation.read(|read| read.rounds())?;
    let due: Vec<RoundRow> = rows
        .into_iter()
        .filter(|row| row.round.week <= until && row.round.state == RoundState::Open)
        .collect();
    let total = u32::try_from(due.len()).unwrap_or(u32::MAX);
    let today = desk.place.clock().today(desk.zone);
    if let Some(early) = due.iter().find(|row| today <= row.round.week.sunday()) {
        return Err(Fault::policy("round_not_over")
            .with("week", early.round.week)
            .with("from", early.round.week.plus(1).monday()));
    }
    for (done, row) in (0u32..).zip(due) {
        go_on(watch)?;
        watch.progress("close", done, total);
        close(desk, &row)?;
    }
    watch.progress("close", total, total);
    reader::grant_missing(desk)?;
    customers::publish(desk)
}

fn close(desk: &mut Desk, row: &RoundRow) -> Outcome<()> {
    let week = row.round.week;
    if row.round.kind == RoundKind::Live {
        desk.mailbox.shut(week)?;
    }
    let mut sheets = BTreeMap::new();
    let teams = count(desk, row, &mut sheets)?;
    let pairs = pairs::add_week(desk, week, &sheets)?;
    drop(sheets);
    let plan = desk.organisation.read(|read| cohort::plan_of(read, week))?;
    let (windows, ending) = windows_ending(desk, week)?;
    let draw = KeyedDraw(Key::generate().map_err(|error| Fault::internal(error.code()))?);
    let mut outcome = disclosure::release(
        &Closing {
            week,
            policy: row.round.policy,
            plan: &plan,
            questions: &row.round.questions,
            teams: &teams,
            head_counts: &row.head_counts,
            windows: &windows,
        },
        &draw,
    );
    outcome.release = outcome.release.with_correlations(pairs.released.clone());
    let keep = outcome.keep.map(|keep| kept(desk, week, &keep)).transpose()?;
    let keys = reader::group_keys_for(desk, outcome.release.groups.keys())?;
    let head = desk.organisation.read(|read| read.ledger_head())?;
    let entry = entry_of(desk, &outcome.release, head.as_ref(), row.manifest_hash.as_deref(), &keys)?;
    desk.organisation.write(|write| {
        write.append_ledger(&entry)?;
        write.set_round_state(week, RoundState::Closed)?;
        write.forget_round_key(week)?;
        pairs.write(write)?;
        for from in ending {
            write.end_window(from, WindowState::Released)?;
        }
        if let Some(Kept { window, fresh, sealed }) = keep {
            if let Some((private, public)) = fresh {
                write.insert_window(window, &private, &public)?;
            }
            write.put_window_sum(window.from, week, &sealed)?;
        }
        Ok::<_, Fault>(())
    })?;
    finish(desk, row, &entry)
}

/// Publishes what the ledger holds and destroys what it came from; can be repeated.
fn finish(desk: &mut Desk, row: &RoundRow, entry: &LedgerEntry) -> Outcome<()> {
    let publication = publication_of(desk, entry)?;
    desk.mailbox.publish(&publication)?;
    desk.mailbox.destroy(row.round.week, &row.spool.0)?;
    Ok(desk.organisation.write(|write| write.set_round_cleaned(row.round.week))?)
}

/// Finishes closings that a kill interrupted after their ledger entry.
///
/// # Errors
/// What the stores say.
pub(crate) fn finish_interrupted(desk: &mut Desk) -> Outcome<()> {
    let rows = desk.organisation.read(|read| read.rounds())?;
    for row in rows.into_iter().filter(|row| row.round.state == RoundState::Closed && !row.cleaned) {
        if let Some(entry) = desk.organisation.read(|read| read.ledger_entry(row.round.week))? {
            finish(desk, &row, &entry)?;
        }
    }
    Ok(())
}

/// Opens the sealed answers of a round and sums them by team, and the pairs of each sheet beside them;
/// nothing of them is kept.
fn count(
    desk: &mut Desk,
    row: &RoundRow,
    sheets: &mut BTreeMap<Group, TeamPairs>,
) -> Outcome<BTreeMap<Group, TeamTally>> {
    let week = row.round.week;
    let lost = || Fault::closed("damaged").with("what", "round_key");
    let key = row.private.as_ref().and_then(|secret| OpeningKey::from_bytes(secret).ok()).ok_or_else(lost)?;
    let sealed = desk.mailbox.collect(&row.spool.0)?;
    let names: BTreeMap<String, Group> = desk
        .organisation
        .read(|read| read.teams())?
        .into_iter()
        .map(|(group, id)| (id.to_string(), group))
        .collect();
    let issuers = match row.round.kind {
        RoundKind::Live => desk.mailbox.issuers(week)?,
        RoundKind::Imported => BTreeMap::new(),
    };
    let mut spent = BTreeSet::new();
    let mut teams: BTreeMap<Group, TeamTally> = BTreeMap::new();
    for one in &sealed {
        let Some(mut payload) = Payload::open(&desk.id, week, &key, one) else { continue };
        let Some(group) = names.get(&payload.team) else { continue };
        if row.round.kind == RoundKind::Live {
            // The mailbox checked this as well; whoever runs it could still have added answers.
            let Some(public) = issuers.get(&payload.team) else { continue };
            let token = unhex(&payload.token).unwrap_or_default();
            let bound = challenge(&desk.id, week, &payload.team);
            if BlindRsa.verify(public, &bound, &token).is_err() || !spent.insert(token) {
                continue;
            }
        }
        payload.answers.keep_only(&row.round.questions);
        sheets.entry(group.clone()).or_default().count(&payload.answers);
        teams.entry(group.clone()).or_default().count(&payload.answers);
    }
    Ok(teams)
}

/// One week's contribution to its window, sealed to the window's key.
struct Kept {
    window: Period,
    /// The window's keys, when this is its first week.
    fresh: Option<(Secret, Vec<u8>)>,
    sealed: Vec<u8>,
}

fn window_scope(window: Period) -> String {
    format!("{}..{}", window.from, window.to)
}

fn kept(desk: &Desk, week: Week, keep: &WindowWeek) -> Outcome<Kept> {
    let window = week.window();
    let known = desk.organisation.read(|read| read.window(window.from))?;
    let (fresh, public) = match known {
        Some(window) => (None, window.public),
        None => {
            let key = OpeningKey::generate().map_err(|error| Fault::internal(error.code()))?;
            let public =
                key.sealing_key().map_err(|error| Fault::internal(error.code()))?.to_bytes().to_vec();
            (Some((Secret::from(key.to_bytes().as_slice()), public.clone())), public)
        }
    };
    let to = SealingKey::from_bytes(&public).map_err(|error| Fault::internal(error.code()))?;
    let scope = window_scope(window);
    let context = Context { organisation: &desk.id, scope: &scope, purpose: WINDOW };
    let plain = serde_json::to_vec(keep).map_err(|_| Fault::internal("window"))?;
    let sealed =
        seal(&to, &context, &plain, Padded::Steps4K).map_err(|error| Fault::internal(error.code()))?;
    Ok(Kept { window, fresh, sealed })
}

/// Opens the windows that end with `week` or ended before it, and names them by their first week.
fn windows_ending(desk: &Desk, week: Week) -> Outcome<(Vec<OpenWindow>, Vec<Week>)> {
    let rows: Vec<Window> = desk.organisation.read(|read| read.windows())?;
    let mut windows = Vec::new();
    let mut ending = Vec::new();
    for row in rows.into_iter().filter(|row| row.state == WindowState::Open && row.period.to <= week) {
        let damaged = || Fault::closed("damaged").with("what", "window");
        let key = row
            .private
            .as_ref()
            .and_then(|secret| OpeningKey::from_bytes(secret).ok())
            .ok_or_else(damaged)?;
        let scope = window_scope(row.period);
        let context = Context { organisation: &desk.id, scope: &scope, purpose: WINDOW };
        let (sums, plan) = desk.organisation.read(|read| {
            Ok::<_, Fault>((read.window_sums(row.period.from)?, cohort::plan_of(read, row.period.from)?))
        })?;
        let mut weeks = BTreeMap::new();
        for (at, sealed) in sums {
            let plain = open(&key, &context, &sealed).map_err(|_| damaged())?;
            weeks.insert(at, serde_json::from_slice(&plain).map_err(|_| damaged())?);
        }
        ending.push(row.period.from);
        windows.push(OpenWindow { period: row.period, plan, weeks });
    }
    Ok((windows, ending))
}

/// Reads a release back from the ledger.
///
/// # Errors
/// `release_unknown`.
pub fn released(desk: &Desk, week: Week) -> Outcome<(Released<Release>, LedgerEntry)> {
    let entry = desk.organisation.read(|read| read.ledger_entry(week))?;
    let entry = entry.ok_or_else(|| Fault::refused("release_unknown").with("week", week))?;
    Ok((Released::from_ledger(&entry.release)?, entry))
}

/// Shows a release in the contract's form; with `group` only that group's cells, by its own path.
///
/// # Errors
/// `release_unknown`; `group_unknown` when the group has no name in that release.
pub fn shown(desk: &Desk, week: Week, group: Option<&str>) -> Outcome<serde_json::Value> {
    let (release, entry) = released(desk, week)?;
    let mut answer = release_json(&release, &hex(&entry.hash), &hex(&entry.previous));
    let Some(object) = answer.as_object_mut() else { return Err(Fault::internal("release")) };
    match group {
        None => {
            object.insert("shown_as".to_owned(), serde_json::json!(release.shown_as));
        }
        Some(path) => {
            let asked = reader::group_as_shown(path)?;
            let shown = release.resolve(&asked);
            if !release.groups.contains_key(shown) {
                return Err(Fault::refused("group_unknown").with("group", path));
            }
            object.insert("shown_as".to_owned(), serde_json::json!((*shown != asked).then_some(shown)));
            let cells = Release::cells_of(&release, shown).map(cell_json).collect();
            object.insert("cells".to_owned(), serde_json::Value::Array(cells));
        }
    }
    Ok(answer)
}

/// Shows what a release published and withheld.
///
/// # Errors
/// `release_unknown`.
pub fn view_of(desk: &Desk, week: Week) -> Outcome<ReleaseView> {
    let (release, entry) = released(desk, week)?;
    let mut published = 0;
    let mut withheld: BTreeMap<String, u32> = BTreeMap::new();
    let mut mood = Vec::new();
    for cell in &release.cells {
        let row = match &cell.figure {
            Figure::Published { mean, n_band, .. } => {
                published += 1;
                (Some(mean_text(*mean)), Some(n_band.as_str().to_owned()), None)
            }
            Figure::Withheld { reason } => {
                *withheld.entry(reason.code().to_owned()).or_default() += 1;
                (None, None, Some(reason.code().to_owned()))
            }
        };
        if cell.measure == Measure::MOOD {
            mood.push(MoodRow { group: cell.group.to_string(), mean: row.0, n_band: row.1, reason: row.2 });
        }
    }
    Ok(ReleaseView {
        week: week.to_string(),
        policy: release.policy.rules.as_str().to_owned(),
        hash: hex(&entry.hash),
        published,
        withheld,
        mood,
    })
}
