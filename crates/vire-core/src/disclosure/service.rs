//! How the safe channel was served in a quarter: three bands of the whole organisation, or nothing.

use serde::{Deserialize, Serialize};

use super::{Policy, Released};
use crate::release::Band;

/// How many cases of one quarter were opened, acknowledged in time and answered in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ServiceTally {
    /// Opened.
    pub opened: u32,
    /// Acknowledged within seven days.
    pub acknowledged: u32,
    /// Answered within three months.
    pub answered: u32,
}

/// What may be said of it: bands, and nothing where there are fewer than k.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Opened.
    pub opened: Option<Band>,
    /// Acknowledged in time.
    pub acknowledged: Option<Band>,
    /// Answered in time.
    pub answered: Option<Band>,
}

/// Releases the service level of one quarter, organisation only.
///
/// R1 and R5: a count below k is withheld, everything else is a band; with fewer than k opened nothing is
/// said at all. The caller publishes each quarter once.
pub fn service(tally: ServiceTally, policy: Policy) -> Released<Service> {
    let band = |n: u32| (n >= policy.k.max(Policy::LEAST_ANSWERS)).then(|| Band::of(n));
    let of = |n: u32| band(tally.opened).and_then(|_| band(n));
    Released::new(Service {
        opened: of(tally.opened),
        acknowledged: of(tally.acknowledged),
        answered: of(tally.answered),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_cases_are_never_counted_aloud() {
        let check = |opened, acknowledged, answered, expect: [Option<&str>; 3]| {
            let said = service(ServiceTally { opened, acknowledged, answered }, Policy::default());
            let said = [said.opened, said.acknowledged, said.answered].map(|one| one.map(Band::as_str));
            assert_eq!(said, expect, "{opened} {acknowledged} {answered}");
        };
        check(0, 0, 0, [None, None, None]);
        check(4, 4, 4, [None, None, None]);
        check(5, 5, 4, [Some("5-9"), Some("5-9"), None]);
        check(23, 19, 0, [Some("20-49"), Some("10-19"), None]);
    }

    #[test]
    fn a_raised_k_holds_here_too() {
        let strict = Policy::default().tightened(10).unwrap();
        let said = service(ServiceTally { opened: 9, acknowledged: 9, answered: 9 }, strict);
        assert_eq!(said.opened, None);
    }
}
