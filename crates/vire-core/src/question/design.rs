//! Which three questions meet mood in which week.
//!
//! Two quarters make one design of 26 weeks. In each window every driver is asked once, and one
//! place goes round recommendation, trust, belief and a touchpoint; the fifth week of a quarter's
//! last window asks three drivers again. Every pair of drivers meets at least once in 26 weeks,
//! which driver analysis needs. The table was found by simulated annealing over partitions of the
//! eleven drivers into 3 + 3 + 3 + 2 and is checked by the tests below.

use super::{Driver, Question, Touchpoint};
use crate::week::Week;

/// How many weeks the design takes before it repeats.
pub const DESIGN_WEEKS: usize = 26;

use Driver::{
    Belonging, Competence, CustomerEncounters, Direction, Meaning, Processes, Recognition, Teamwork, Tools,
    Voice, Workload,
};

const DESIGN: [&[Driver]; DESIGN_WEEKS] = [
    &[Direction, Processes, Voice],
    &[Meaning, Workload, Teamwork],
    &[Recognition, Competence, CustomerEncounters],
    &[Belonging, Tools],
    &[Competence, Processes, Tools],
    &[Recognition, Workload, Belonging],
    &[Teamwork, Meaning, Direction],
    &[Voice, CustomerEncounters],
    &[CustomerEncounters, Belonging, Direction],
    &[Processes, Workload, Recognition],
    &[Teamwork, Voice, Competence],
    &[Tools, Meaning],
    &[Voice, Meaning, CustomerEncounters],
    &[Recognition, Direction, CustomerEncounters],
    &[Competence, Workload, Voice],
    &[Teamwork, Tools, Belonging],
    &[Processes, Meaning],
    &[Tools, Workload, CustomerEncounters],
    &[Processes, Belonging, Voice],
    &[Meaning, Recognition, Teamwork],
    &[Direction, Competence],
    &[Recognition, Tools, Voice],
    &[Teamwork, Processes, CustomerEncounters],
    &[Belonging, Meaning, Competence],
    &[Workload, Direction],
    &[Tools, Direction, Meaning],
];

/// Returns the questions of one week: mood first, then three of the bank.
///
/// `touchpoints`: the organisation's own list, in its order; the touchpoint question goes round it.
/// Without any, trust takes its place. The same for everybody, and a function of the week alone.
pub fn asked_in(week: Week, touchpoints: &[Touchpoint]) -> Vec<Question> {
    let quarter = week.quarter();
    let place = usize::try_from(week.since(quarter.first())).unwrap_or_default().min(12);
    let second = quarter.first().number() == 14 || quarter.first().number() == 40;
    let row = DESIGN.get(place + if second { 13 } else { 0 }).copied().unwrap_or_default();
    let mut asked = vec![Question::Mood];
    asked.extend(row.iter().copied().map(Question::Driver));
    if row.len() < 3 {
        asked.push(going_round(week, touchpoints));
    }
    asked
}

fn going_round(week: Week, touchpoints: &[Touchpoint]) -> Question {
    let turn = week.window_number();
    match turn % 4 {
        0 => Question::Recommendation,
        1 => Question::Trust,
        2 => Question::Belief,
        _ if touchpoints.is_empty() => Question::Trust,
        _ => touchpoints
            .get((turn / 4) % touchpoints.len())
            .map_or(Question::Trust, |touchpoint| Question::Touchpoint(touchpoint.clone())),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn touchpoints() -> Vec<Touchpoint> {
        Touchpoint::KNOWN.map(Touchpoint::new).to_vec()
    }

    #[test]
    fn every_pair_of_drivers_meets_within_26_weeks_from_any_start() {
        let start: Week = "2024-W01".parse().unwrap();
        for offset in 0..80 {
            let mut met = BTreeSet::new();
            for week in start.plus(offset).through(start.plus(offset + 25)) {
                let asked: Vec<Question> = asked_in(week, &touchpoints());
                for a in &asked {
                    for b in &asked {
                        if let (Question::Driver(a), Question::Driver(b)) = (a, b)
                            && a < b
                        {
                            met.insert((*a, *b));
                        }
                    }
                }
            }
            assert_eq!(met.len(), 55, "from {}", start.plus(offset));
        }
    }

    #[test]
    fn a_window_asks_every_driver_and_one_of_the_four_that_go_round() {
        let start: Week = "2026-W01".parse().unwrap();
        for week in start.through("2027-W20".parse().unwrap()) {
            let asked = asked_in(week, &touchpoints());
            assert_eq!(asked.len(), 4);
            assert_eq!(asked.first(), Some(&Question::Mood));
            let window: Vec<Question> =
                week.window().weeks().take(4).flat_map(|week| asked_in(week, &touchpoints())).collect();
            for driver in Driver::ALL {
                assert_eq!(window.iter().filter(|asked| **asked == Question::Driver(driver)).count(), 1);
            }
        }
    }

    #[test]
    fn all_four_that_go_round_come_within_four_windows() {
        let start: Week = "2026-W01".parse().unwrap();
        let kinds: BTreeSet<&str> = start
            .through(start.plus(16))
            .flat_map(|week| asked_in(week, &touchpoints()))
            .map(|question| question.bank_id())
            .filter(|id| ["recommendation", "trust", "belief", "touchpoint"].contains(id))
            .collect();
        assert_eq!(kinds.len(), 4);
    }
}
