//! Publishing weekly customer figures to leads: which sums stand in whose notice, and when they are put up.
//!
//! A group has figures under the name that the plan of that week's quarter gives it, of seven people or more,
//! and only where its release does not hide it. So each response stands under one name at most on each
//! level, and what a lead holds of two quarters cannot be subtracted.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vire_core::disclosure::{Plan, PlannedGroup, Policy};
use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::release::Shown;
use vire_core::week::Week;
use vire_seal::digest::{hex, sha256};
use vire_store::By;
use vire_store::organisation::GroupKey;

use super::ces_scale;
use super::published::{Notice, kind_of, of_group};
use crate::board::{self, Posting};
use crate::chart::LEAST_RESPONSES;
use crate::cohort;
use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::figures::{WeekSums, customer_weeks};
use crate::mailbox::{Mailbox, ReleaserMailbox};

/// The setting that says what was published last.
const LAST: &str = "customers_published";
const PUBLISHED: &str = "vire/1 customers published";

/// What was published last: written before the notices are put up, so that a kill in between is seen.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Last {
    edition: u64,
    /// What the figures came from.
    state: String,
    /// The sealed notices.
    notices: String,
}

/// Puts the newest figures up for everybody who may read them; changes nothing when they are up already.
///
/// All notices are replaced in one transaction, and all are of one length, also those without a figure.
///
/// # Errors
/// What the stores say. The figures that were up before stay then, until the next opening of HR's desk.
pub(crate) fn publish(desk: &mut Desk) -> Outcome<()> {
    let (text, keys, imported) = desk.organisation.read(|read| {
        Ok::<_, Fault>((read.setting(LAST)?, read.group_keys()?, !read.imports()?.is_empty()))
    })?;
    let last: Option<Last> = text.and_then(|text| serde_json::from_str(&text).ok());
    let state = state(desk)?;
    let current = match &last {
        Some(last) => last.state == state && last.notices == digest_of(&put_up(desk, &keys)?),
        None => !imported,
    };
    if current {
        return Ok(());
    }
    let edition = last.map_or(0, |last| last.edition) + 1;
    let sealed = board::seal_alike(desk, postings(desk, edition, &keys)?)?;
    let bytes: Vec<&[u8]> = sealed.iter().map(|notice| notice.sealed.as_slice()).collect();
    let last = Last { edition, state, notices: digest_of(&bytes) };
    let text = serde_json::to_string(&last).map_err(|_| Fault::internal("customers"))?;
    desk.organisation.write(|write| write.put_setting(LAST, &text))?;
    desk.mailbox.post_all(&sealed)
}

/// Publishes after an import or its undoing, which stands even where this fails: the next opening of HR's desk
/// publishes then.
pub(crate) fn publish_or_later(desk: &mut Desk) {
    let _later = publish(desk);
}

/// Names what the figures follow from: the releases, the imports and the scale of effort.
fn state(desk: &Desk) -> Outcome<String> {
    let (head, imports) =
        desk.organisation.read(|read| Ok::<_, Fault>((read.ledger_head()?, read.imports()?)))?;
    let head = head.map(|entry| hex(&entry.hash)).unwrap_or_default();
    let ids: BTreeSet<String> = imports.iter().map(|import| import.id.to_string()).collect();
    let (low, high) = ces_scale(desk)?;
    let mut text = format!("{head}|{low}|{high}");
    ids.iter().for_each(|id| text.push_str(&format!("|{id}")));
    Ok(hex(&sha256(&[PUBLISHED.as_bytes(), text.as_bytes()])))
}

/// Reads what is up now, in the order in which it is put up.
fn put_up(desk: &Desk, keys: &[GroupKey]) -> Outcome<Vec<Vec<u8>>> {
    let mut all = desk.mailbox.notices(&kind_of(None))?;
    for key in keys {
        all.extend(desk.mailbox.notices(&kind_of(Some(&key.id)))?);
    }
    Ok(all)
}

fn digest_of(notices: &[impl AsRef<[u8]>]) -> String {
    let hashes: Vec<[u8; 32]> = notices.iter().map(|sealed| sha256(&[sealed.as_ref()])).collect();
    hex(&sha256(&hashes.iter().map(<[u8; 32]>::as_slice).collect::<Vec<_>>()))
}

/// Writes one notice for everybody and one for every group key.
fn postings(desk: &Desk, edition: u64, keys: &[GroupKey]) -> Outcome<Vec<Posting<Notice>>> {
    let ces = ces_scale(desk)?;
    let mut whole: BTreeMap<Metric, WeekSums> = BTreeMap::new();
    let mut groups: BTreeMap<Group, BTreeMap<Metric, WeekSums>> = BTreeMap::new();
    let names = Quarters::of(desk)?;
    for metric in Metric::ALL {
        let weeks = customer_weeks(desk, metric)?;
        whole.extend((!weeks.is_empty()).then_some((metric, weeks)));
        for row in desk.organisation.read(|read| read.customer_weeks(metric, By::Group))? {
            let Some(group) = row.group else { continue };
            for name in names.of_week(row.week, &group) {
                let weeks = groups.entry(name.clone()).or_default().entry(metric).or_default();
                weeks.entry(row.week).or_default().add(&row.sums);
            }
        }
    }
    for sums in groups.values_mut().flat_map(BTreeMap::values_mut).flat_map(BTreeMap::values_mut) {
        // A week with fewer keeps its place and its number, nothing else.
        if sums.n < LEAST_RESPONSES {
            *sums = Sums { n: sums.n, ..Sums::default() };
        }
    }
    let mut all = vec![Posting {
        to: desk.commons.clone(),
        kind: kind_of(None),
        id: [0; 16],
        body: Notice::of(edition, ces, &whole),
    }];
    for key in keys {
        let metrics = groups.remove(&key.group).unwrap_or_default();
        all.push(Posting {
            to: of_group(&desk.commons, &key.private),
            kind: kind_of(Some(&key.id)),
            id: key.id.0,
            body: Notice::of(edition, ces, &metrics),
        });
    }
    Ok(all)
}

/// The names of every released quarter.
struct Quarters {
    /// Each by its first week, oldest first.
    plans: Vec<(Week, Names)>,
}

impl Quarters {
    fn of(desk: &Desk) -> Outcome<Self> {
        let (plans, head) =
            desk.organisation.read(|read| Ok::<_, Fault>((cohort::plans(read)?, read.ledger_head()?)))?;
        let last = head.map(|entry| entry.week.quarter().first());
        // The names of a quarter that has no release yet are nobody's until then.
        let released = plans.into_iter().filter(|(first, _)| Some(*first) <= last);
        Ok(Self { plans: released.map(|(first, plan)| (first, Names::of(&plan))).collect() })
    }

    /// Lists the names under which the customers of a team stand in a week.
    ///
    /// Weeks before the first release go by its names, a quarter without rounds by those before it; no later
    /// release can change either. Weeks of a quarter that has no release yet wait for it.
    fn of_week(&self, week: Week, group: &Group) -> &[Group] {
        let first = week.quarter().first();
        let waits = self.plans.last().is_none_or(|(last, _)| first > *last);
        let before = self.plans.iter().rfind(|(at, _)| *at <= first).or_else(|| self.plans.first());
        let names = before.filter(|_| !waits).and_then(|(_, names)| names.of_team.get(group));
        names.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Under which names the customers of each team of one quarter stand.
struct Names {
    of_team: BTreeMap<Group, Vec<Group>>,
}

impl Names {
    fn of(plan: &Plan) -> Self {
        let shown = shown(plan);
        let nodes: BTreeMap<&Group, &PlannedGroup> =
            plan.nodes().iter().map(|node| (&node.group, node)).collect();
        let (own, renamed) = (plan.shown(), plan.shown_as());
        let above = |group: &Group| {
            let home = plan.resolve(group).and_then(|home| nodes.get(home).copied());
            let up = |node: &&PlannedGroup| nodes.get(node.parent.as_ref()?).copied();
            std::iter::successors(home, up).map(|node| &node.group)
        };
        let of_team = own
            .keys()
            .chain(renamed.keys())
            .map(|group| {
                (group.clone(), above(group).filter(|name| shown.contains(*name)).cloned().collect())
            })
            .collect();
        Self { of_team }
    }
}

/// Lists the groups that have customer figures of their own in a quarter.
///
/// Those of seven people or more that its releases show. What a group holds beside them is no figure of one to
/// six people either: where it would be, the smallest group beside them gives way.
fn shown(plan: &Plan) -> BTreeSet<Group> {
    let own = |node: &&PlannedGroup| {
        !node.group.is_organisation()
            && node.shown != Shown::WithinParent
            && node.people >= Policy::LEAST_PEOPLE
    };
    let mut shown: BTreeSet<Group> = plan.nodes().iter().filter(own).map(|node| node.group.clone()).collect();
    while let Some(gives_way) = uncovered(plan, &shown) {
        shown.remove(&gives_way);
    }
    shown
}

/// Finds the smallest group beside one to six people who have no shown group of their own.
fn uncovered(plan: &Plan, shown: &BTreeSet<Group>) -> Option<Group> {
    let node = |group: &Group| plan.node(group);
    let mut below: BTreeMap<&Group, Vec<&PlannedGroup>> = BTreeMap::new();
    for one in plan.nodes().iter().filter(|one| shown.contains(&one.group)) {
        let above = std::iter::successors(one.parent.as_ref(), |above| node(above)?.parent.as_ref());
        let holds = |above: &&Group| above.is_organisation() || shown.contains(*above);
        if let Some(above) = above.into_iter().find(holds) {
            below.entry(above).or_default().push(one);
        }
    }
    below.into_iter().find_map(|(above, groups)| {
        let covered: u32 = groups.iter().map(|one| one.people).sum();
        let bare = node(above)?.people.saturating_sub(covered);
        let smallest = groups.iter().min_by_key(|one| (one.people, &one.group))?;
        (1..Policy::LEAST_PEOPLE).contains(&bare).then(|| smallest.group.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(path: &str) -> Group {
        Group::parse(path).unwrap()
    }

    fn plan(teams: &[(&str, u32)]) -> Plan {
        let people = teams.iter().map(|(path, people)| (group(path), *people)).collect();
        Plan::of_quarter(&people, Policy::default())
    }

    #[test]
    fn what_a_group_holds_beside_the_shown_ones_is_no_figure_of_a_few_people() {
        let check = |teams: &[(&str, u32)], expect: &[&str]| {
            let found: Vec<String> = shown(&plan(teams)).iter().map(Group::to_string).collect();
            assert_eq!(found, expect, "{teams:?}");
        };
        check(&[("P/A", 12), ("P/B", 11), ("M", 14)], &["M", "P", "P/A", "P/B"]);
        // Three work for P itself: P without A and B would be theirs.
        check(&[("P/A", 12), ("P/B", 11), ("P", 3), ("M", 14)], &["M", "P", "P/A"]);
        check(&[("P/A", 12), ("P/B", 11), ("P", 7), ("M", 14)], &["M", "P", "P/A", "P/B"]);
        check(&[("A", 20), ("B", 6)], &[]);
        check(&[("A", 20), ("B", 6), ("C", 14)], &["A", "B + C"]);
    }

    #[test]
    fn customers_stand_under_the_name_of_their_own_quarter_only() {
        let (spring, summer) = ("2026-W14".parse::<Week>().unwrap(), "2026-W27".parse::<Week>().unwrap());
        let plans = [
            (spring, plan(&[("A", 20), ("B", 8), ("C", 14)])),
            (summer, plan(&[("A", 20), ("B", 5), ("C", 14)])),
        ];
        let quarters = Quarters {
            plans: plans.iter().map(|(first, plan)| (first.quarter().first(), Names::of(plan))).collect(),
        };
        let check = |week: &str, team: &str, expect: &[&str]| {
            let names = quarters.of_week(week.parse().unwrap(), &group(team));
            assert_eq!(
                names,
                expect.iter().map(|name| crate::reader::group_as_shown(name).unwrap()).collect::<Vec<_>>()
            );
        };
        check("2025-W50", "B", &["B"]);
        check("2026-W26", "B", &["B"]);
        check("2026-W26", "C", &["C"]);
        check("2026-W27", "B", &["B + C"]);
        check("2026-W39", "C", &["B + C"]);
        check("2026-W39", "A", &["A"]);
        // The next quarter's names are not known before its first release, a new team has none.
        check("2026-W40", "A", &[]);
        check("2026-W39", "D", &[]);
    }
}
