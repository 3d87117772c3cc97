//! The policy of a round: which rules, how many answers, how many people. It can only be tightened.

use serde::{Deserialize, Serialize};

/// The version of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleSet {
    /// The preview, kept for what was released under it: groups of 7 to 9 people were not published.
    #[serde(rename = "SDC-1-draft")]
    Sdc1Draft,
    /// The whole rule set.
    #[serde(rename = "SDC-1")]
    Sdc1,
}

impl RuleSet {
    /// Returns the name as it is shown.
    pub fn as_str(self) -> &'static str {
        match self {
            RuleSet::Sdc1Draft => "SDC-1-draft",
            RuleSet::Sdc1 => "SDC-1",
        }
    }
}

/// What a round's release must keep to; frozen when the round opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The rules.
    pub rules: RuleSet,
    /// The least number of answers behind a figure; at least [`Policy::LEAST_ANSWERS`].
    pub k: u32,
}

/// A policy that would protect less than the floor or than the one in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The number lies below the floor.
    #[error("policy_below_floor: {asked}")]
    BelowFloor {
        /// What was asked for.
        asked: u32,
    },
    /// The number lies below the one in force.
    #[error("policy_only_tightens: {asked} < {current}")]
    OnlyTightens {
        /// What was asked for.
        asked: u32,
        /// What is in force.
        current: u32,
    },
}

impl PolicyError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        match self {
            PolicyError::BelowFloor { .. } => "policy_below_floor",
            PolicyError::OnlyTightens { .. } => "policy_only_tightens",
        }
    }
}

impl Policy {
    /// The floor of `k`, whatever anybody wishes.
    pub const LEAST_ANSWERS: u32 = 5;
    /// The least number of people in a group that is published.
    pub const LEAST_PEOPLE: u32 = 7;

    /// Makes a policy of the current rules.
    ///
    /// # Errors
    /// [`PolicyError::BelowFloor`] when `k` lies below 5.
    pub fn new(k: u32) -> Result<Self, PolicyError> {
        if k < Self::LEAST_ANSWERS {
            return Err(PolicyError::BelowFloor { asked: k });
        }
        Ok(Self { rules: RuleSet::Sdc1, k })
    }

    /// Returns this policy with a higher `k`.
    ///
    /// # Errors
    /// [`PolicyError::OnlyTightens`] when `k` would fall.
    pub fn tightened(self, k: u32) -> Result<Self, PolicyError> {
        if k < self.k {
            return Err(PolicyError::OnlyTightens { asked: k, current: self.k });
        }
        Ok(Self { k, ..self })
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self { rules: RuleSet::Sdc1, k: Self::LEAST_ANSWERS }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_released_under_the_preview_keeps_its_name() {
        let old: Policy = serde_json::from_str(r#"{"rules":"SDC-1-draft","k":6}"#).unwrap();
        assert_eq!(
            (old.rules.as_str(), old.tightened(7).unwrap().rules),
            ("SDC-1-draft", RuleSet::Sdc1Draft)
        );
        assert_eq!(serde_json::to_string(&old).unwrap(), r#"{"rules":"SDC-1-draft","k":6}"#);
        assert_eq!(Policy::default().rules.as_str(), "SDC-1");
    }

    #[test]
    fn a_policy_can_only_be_tightened() {
        assert!(Policy::new(4).is_err());
        let five = Policy::new(5).unwrap();
        assert_eq!(five.tightened(8).unwrap().k, 8);
        assert!(five.tightened(8).unwrap().tightened(7).is_err());
    }
}
