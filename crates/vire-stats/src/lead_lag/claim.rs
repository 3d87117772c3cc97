//! What may be claimed from significant lags.

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
}
