//! The cohort of a quarter: who holds tickets of which team, and the plan that is frozen from it (R7).
//!
//! Until the next quarter a joiner holds tickets of the pool of new colleagues; a leaver's seat falls
//! silent. Imported weeks cannot tell joiners apart, there they count in their team.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vire_core::disclosure::{Baselines, Cohort, Plan, Policy};
use vire_core::group::Group;
use vire_core::roster::Roster;
use vire_core::week::Week;
use vire_store::organisation::{Reading, Writing};

use crate::desk::Desk;
use crate::fault::{Fault, Outcome};

/// What is kept of a quarter from its first round on; never changed afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FrozenQuarter {
    /// The plan.
    #[serde(flatten)]
    plan: Plan,
    /// Who belonged to each team then; `None` when frozen by the preview rules.
    #[serde(default)]
    cohort: Option<Cohort>,
    /// The cohorts of every group's last normal release, this quarter's included.
    #[serde(default)]
    baselines: Baselines,
}

fn read(text: &str) -> Outcome<FrozenQuarter> {
    serde_json::from_str(text).map_err(|_| Fault::closed("damaged").with("what", "plan"))
}

/// Returns the people of each team in a week, by their ids.
fn cohort_of(roster: &Roster, week: Week) -> Cohort {
    let mut cohort = Cohort::new();
    for member in roster.members.iter().filter(|member| member.counts_in(week)) {
        cohort.entry(member.group.clone()).or_default().insert(member.id.clone());
    }
    cohort
}

/// Freezes the plan of a week's quarter from the roster of that week, unless an earlier round did.
///
/// # Errors
/// `damaged`, and what the store says.
pub(crate) fn plan_quarter(write: &Writing<'_>, roster: &Roster, week: Week, policy: Policy) -> Outcome<()> {
    let first = week.quarter().first();
    if write.quarter_plan(first)?.is_some() {
        return Ok(());
    }
    let cohort = cohort_of(roster, week);
    let before = match write.quarter_plans()?.into_iter().rfind(|(earlier, _)| *earlier < first) {
        Some((_, text)) => read(&text)?.baselines,
        None => Baselines::default(),
    };
    let plan = Plan::of_cohort(&cohort, &before, policy);
    let frozen = FrozenQuarter { baselines: before.after(&plan, &cohort), plan, cohort: Some(cohort) };
    let text = serde_json::to_string(&frozen).map_err(|_| Fault::internal("plan"))?;
    Ok(write.insert_quarter_plan(first, &text)?)
}

/// Returns the plan of a week's quarter.
///
/// # Errors
/// `damaged`, also when the quarter has none.
pub(crate) fn plan_of(reading: &Reading<'_>, week: Week) -> Outcome<Plan> {
    let text = reading.quarter_plan(week.quarter().first())?;
    Ok(read(&text.ok_or_else(|| Fault::closed("damaged").with("what", "plan"))?)?.plan)
}

/// Lists the plans of all quarters by their first week, oldest first.
///
/// # Errors
/// `damaged`, and what the store says.
pub(crate) fn plans(reading: &Reading<'_>) -> Outcome<Vec<(Week, Plan)>> {
    reading.quarter_plans()?.into_iter().map(|(first, text)| Ok((first, read(&text)?.plan))).collect()
}

/// Returns the roster as tickets know it in a live week: everybody in the team of the quarter's cohort,
/// and who came since in the pool of new colleagues. Dates do not matter: nobody is slipped into a team.
///
/// Before a quarter has its plan, its cohort is whoever is there when its first round can be: in the first
/// week from now on in which anybody counts. So a list whose people all join on the day of the set-up
/// makes teams, not one pool.
///
/// # Errors
/// `damaged`, and what the store says.
pub(crate) fn in_live_week(desk: &Desk, roster: &Roster, week: Week) -> Outcome<Roster> {
    let first = week.quarter().first();
    let frozen = desk.organisation.read(|read| read.quarter_plan(first))?;
    let cohort = match frozen {
        Some(text) => read(&text)?.cohort,
        None => {
            let weeks = first.max(desk.week()).min(week).through(week);
            Some(weeks.map(|week| cohort_of(roster, week)).find(|one| !one.is_empty()).unwrap_or_default())
        }
    };
    let mut roster = roster.clone();
    // The preview rules knew no pool.
    let Some(cohort) = cohort else { return Ok(roster) };
    let homes: BTreeMap<&str, &Group> =
        cohort.iter().flat_map(|(team, ids)| ids.iter().map(move |id| (id.as_str(), team))).collect();
    for member in &mut roster.members {
        member.group = homes.get(member.id.as_str()).map_or_else(Group::newcomers, |team| (*team).clone());
    }
    Ok(roster)
}

/// Tells in which group everybody counts in a week, by member.
pub(crate) fn places(roster: &Roster, week: Week) -> BTreeMap<&str, &Group> {
    let counted = roster.members.iter().filter(|member| member.counts_in(week));
    counted.map(|member| (member.id.as_str(), &member.group)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_frozen_by_the_preview_rules_still_reads() {
        let teams = BTreeMap::from([(Group::parse("A").unwrap(), 12), (Group::parse("B").unwrap(), 40)]);
        let plan = Plan::of_quarter(&teams, Policy::default());
        let old = read(&serde_json::to_string(&plan).unwrap()).unwrap();
        assert_eq!((&old.plan, &old.cohort), (&plan, &None));
        let cohort = Cohort::from([(Group::parse("A").unwrap(), ["1".to_owned()].into())]);
        let baselines = Baselines::default().after(&plan, &cohort);
        let new = FrozenQuarter { plan, cohort: Some(cohort), baselines };
        assert_eq!(read(&serde_json::to_string(&new).unwrap()).unwrap(), new);
    }
}
