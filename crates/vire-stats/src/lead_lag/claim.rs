//! What may be claimed from significant lags, and how often a real link would have been found.

/// The answer to "who leads?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// EX moves first.
    EmployeesLead,
    /// CX moves first.
    CustomersLead,
    /// Each moves first at some lag.
    Both,
    /// They move in the same week; the direction cannot be told.
    SameWeek,
    /// No link was seen, which is not the same as no link.
    NoLinkSeen,
    /// Too few teams or weeks to tell.
    NotEnoughData,
}

impl Verdict {
    /// Returns the stable word, for example `employees_lead`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EmployeesLead => "employees_lead",
            Self::CustomersLead => "customers_lead",
            Self::Both => "both",
            Self::SameWeek => "same_week",
            Self::NoLinkSeen => "no_link_seen",
            Self::NotEnoughData => "not_enough_data",
        }
    }
}

/// One team, less than half a year, or few teams and less than a year: no claim is made.
fn too_few(teams: usize, weeks: usize) -> bool {
    teams <= 1 || weeks < super::CALENDAR_WEEKS || (teams < 6 && weeks < 52)
}

pub(super) fn verdict(teams: usize, weeks: usize, significant: &[i32]) -> Verdict {
    if too_few(teams, weeks) {
        return Verdict::NotEnoughData;
    }
    let ahead = significant.iter().any(|lag| *lag > 0);
    let behind = significant.iter().any(|lag| *lag < 0);
    match (ahead, behind, significant.is_empty()) {
        (true, true, _) => Verdict::Both,
        (true, false, _) => Verdict::EmployeesLead,
        (false, true, _) => Verdict::CustomersLead,
        (false, false, false) => Verdict::SameWeek,
        (false, false, true) => Verdict::NoLinkSeen,
    }
}

/// How often a real link of medium strength (r = 0.5) would be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Power {
    /// Percent of simulated organisations in which the link was found.
    pub percent: u32,
    /// Teams of the simulation that was nearest.
    pub teams: usize,
    /// Its weeks.
    pub weeks: usize,
    /// Whether the data at hand are smaller than the smallest simulation, so that the truth is below.
    pub at_most: bool,
}

/// Simulated organisations: teams, weeks, percent found.
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
/// The best simulated organisation that is not larger in either; below all of them, the least that is
/// known of larger ones, marked `at_most`.
pub fn power(teams: usize, weeks: usize) -> Power {
    let smaller = FOUND.iter().filter(|(t, w, _)| *t <= teams && *w <= weeks).max_by_key(|found| found.2);
    let larger = || FOUND.iter().filter(|(t, w, _)| *t >= teams && *w >= weeks).min_by_key(|found| found.2);
    let at_most = smaller.is_none();
    let (teams, weeks, percent) = smaller.or_else(larger).copied().unwrap_or((1, 52, 11));
    Power { percent, teams, weeks, at_most }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_is_claimed_only_from_lags_of_one_sign() {
        let check = |lags: &[i32], expected| assert_eq!(verdict(8, 60, lags), expected, "{lags:?}");
        check(&[2, 3], Verdict::EmployeesLead);
        check(&[0, 3], Verdict::EmployeesLead);
        check(&[-1], Verdict::CustomersLead);
        check(&[-1, 3], Verdict::Both);
        check(&[0], Verdict::SameWeek);
        check(&[], Verdict::NoLinkSeen);
    }

    #[test]
    fn little_data_never_makes_a_claim() {
        let check = |teams, weeks, expected| assert_eq!(verdict(teams, weeks, &[3]), expected);
        check(1, 150, Verdict::NotEnoughData);
        check(5, 51, Verdict::NotEnoughData);
        check(20, 25, Verdict::NotEnoughData);
        check(5, 52, Verdict::EmployeesLead);
        check(6, 26, Verdict::EmployeesLead);
    }

    #[test]
    fn power_is_never_read_from_a_larger_organisation_as_if_it_were_reached() {
        let check = |teams, weeks, percent, at_most| {
            let found = power(teams, weeks);
            assert_eq!((found.percent, found.at_most), (percent, at_most), "{teams} teams, {weeks} weeks");
        };
        check(8, 52, 62, false);
        check(9, 60, 62, false);
        check(1, 30, 11, true);
        check(8, 26, 22, false);
        check(30, 200, 100, false);
        check(25, 20, 11, true);
    }
}
