//! How often a real link would have been found: what makes "no link seen" and "not enough data" honest.

use super::CALENDAR_WEEKS;

/// How often a real link of medium strength (latent r = 0.5) would be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Power {
    /// Percent of organisations of this size in which the link would be found.
    pub percent: u32,
    /// Teams of the simulation that was nearest.
    pub teams: usize,
    /// Its weeks.
    pub weeks: usize,
    /// Whether the data at hand are smaller than anything simulated, so that the truth is below.
    pub at_most: bool,
}

impl Power {
    /// Returns the X of "found in about X of 10 organisations like yours", 0 to 10.
    pub fn of_ten(&self) -> u32 {
        (self.percent + 5) / 10
    }
}

/// Simulated organisations: teams, weeks, percent found; 200 each.
const FOUND: [(usize, usize, u32); 12] = [
    (1, 52, 11),
    (1, 104, 16),
    (1, 150, 28),
    (2, 104, 19),
    (3, 52, 14),
    (3, 104, 43),
    (5, 52, 31),
    (8, 26, 22),
    (8, 52, 62),
    (8, 104, 98),
    (12, 52, 92),
    (20, 52, 100),
];

/// Returns how often a link of medium strength would be found with so many teams and weeks.
///
/// Simulated sizes lie on one rising line over √(teams × weeks), because the test adds up one product a
/// team and week; between them the line is straight, and sizes with the same product share their mean. A
/// team alone has no others to compare with and has a line of its own. Below the smallest simulation,
/// and below 26 weeks, the figure is marked `at_most`; beyond the largest it stays what it was there.
pub fn power(teams: usize, weeks: usize) -> Power {
    let alone = teams <= 1;
    let mut line: Vec<(f64, f64)> = Vec::new();
    let same = || FOUND.iter().filter(|(teams, _, _)| (*teams == 1) == alone);
    let size = |teams: usize, weeks: usize| (teams.max(1) as f64 * weeks as f64).sqrt();
    let here = size(teams, weeks);
    let mut sizes: Vec<f64> = same().map(|(teams, weeks, _)| size(*teams, *weeks)).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.dedup();
    for at in sizes {
        let (sum, count) = same()
            .filter(|(teams, weeks, _)| size(*teams, *weeks) == at)
            .fold((0.0, 0.0), |(sum, count), (_, _, percent)| (sum + f64::from(*percent), count + 1.0));
        line.push((at, sum / count));
    }
    let first = line.first().copied().unwrap_or((0.0, 0.0));
    let last = line.last().copied().unwrap_or((0.0, 0.0));
    let between = line.iter().zip(line.iter().skip(1)).find_map(|(low, high)| {
        (low.0 <= here && here <= high.0)
            .then(|| low.1 + (high.1 - low.1) * (here - low.0) / (high.0 - low.0))
    });
    let percent = between.unwrap_or(if here < first.0 { first.1 } else { last.1 });
    let nearest = same().min_by(|a, b| {
        let off = |found: &&(usize, usize, u32)| (size(found.0, found.1) - here).abs();
        off(a).total_cmp(&off(b))
    });
    let (near_teams, near_weeks, _) = nearest.copied().unwrap_or((1, 52, 11));
    Power {
        percent: percent.round() as u32,
        teams: near_teams,
        weeks: near_weeks,
        at_most: here < first.0 || weeks < CALENDAR_WEEKS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simulated_sizes_give_back_what_was_found_there() {
        for (teams, weeks, percent) in FOUND {
            let found = power(teams, weeks);
            assert!(found.percent.abs_diff(percent) <= 2, "{teams} × {weeks}: {found:?}");
            assert!(!found.at_most, "{teams} × {weeks}");
        }
    }

    #[test]
    fn more_teams_and_more_weeks_never_find_less() {
        for teams in 1..25 {
            for weeks in 20..160 {
                let here = power(teams, weeks).percent;
                assert!(power(teams, weeks + 1).percent >= here, "{teams} × {weeks}");
                assert!(teams == 1 || power(teams + 1, weeks).percent >= here, "{teams} × {weeks}");
            }
        }
    }

    #[test]
    fn little_data_is_marked_as_less_than_anything_simulated() {
        let check = |teams, weeks, of_ten, at_most| {
            let found = power(teams, weeks);
            assert_eq!((found.of_ten(), found.at_most), (of_ten, at_most), "{teams} × {weeks}: {found:?}");
        };
        check(1, 30, 1, true);
        check(0, 0, 1, true);
        check(2, 40, 1, true);
        check(25, 20, 8, true);
        check(8, 52, 6, false);
        check(5, 40, 2, false);
        check(30, 200, 10, false);
    }
}
