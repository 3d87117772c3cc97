//! How often a real link of medium strength would be found in an organisation of this size.
//!
//! The simulated organisations of docs/statistics.md, read between by team-weeks: at equal team-weeks
//! many teams and many weeks found nearly as much.

/// Team-weeks (teams × calendar weeks) and percent of simulated organisations in which a link of
/// medium strength (r = 0.5, three weeks) was found; neighbours that crossed by chance are joined.
const FOUND: [(f64, f64); 10] = [
    (52.0, 11.0),
    (104.0, 16.0),
    (153.0, 19.0),
    (208.0, 21.0),
    (260.0, 31.0),
    (312.0, 43.0),
    (416.0, 62.0),
    (624.0, 92.0),
    (832.0, 98.0),
    (1_040.0, 100.0),
];

/// A chance of finding what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chance {
    /// Percent.
    pub(crate) percent: u32,
    /// Whether the truth is at most that, because no simulation was so small.
    pub(crate) at_most: bool,
}

/// Returns how often a link of medium strength would be found with so many teams and weeks.
pub(crate) fn chance(teams: usize, weeks: usize) -> Chance {
    let size = (teams * weeks) as f64;
    let below = FOUND.iter().rev().find(|(at, _)| *at <= size);
    let above = FOUND.iter().find(|(at, _)| *at > size);
    let percent = match (below, above) {
        (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (size - x0) / (x1 - x0),
        (Some((_, found)), None) | (None, Some((_, found))) => *found,
        (None, None) => 0.0,
    };
    Chance { percent: percent.round() as u32, at_most: below.is_none() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_simulated_organisation_is_met_within_five_points() {
        let check = |teams, weeks, found: i64| {
            let read = i64::from(chance(teams, weeks).percent);
            assert!((read - found).abs() <= 5, "{teams} teams, {weeks} weeks: {read} for {found}");
        };
        check(1, 52, 11);
        check(1, 104, 16);
        check(2, 104, 19);
        check(3, 52, 14);
        check(3, 104, 43);
        check(5, 52, 31);
        check(8, 26, 22);
        check(8, 52, 62);
        check(8, 104, 98);
        check(12, 52, 92);
        check(20, 52, 100);
    }

    #[test]
    fn more_teams_or_weeks_never_find_less() {
        for teams in 1..30 {
            for weeks in 1..160 {
                assert!(chance(teams + 1, weeks).percent >= chance(teams, weeks).percent);
                assert!(chance(teams, weeks + 1).percent >= chance(teams, weeks).percent);
            }
        }
        assert!(chance(1, 30).at_most && !chance(4, 78).at_most);
    }
}
