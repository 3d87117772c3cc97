//! Which rules are in force: always all of them, except in this crate's own tests.
//!
//! A test switches one rule off to show that the attack it stops then succeeds. Nothing outside
//! this module tree can name the type.

/// One switch for each rule of a release.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// R0: nodes with the same people are one cell.
    pub one_cell: bool,
    /// R1: groups under 7 people are merged, groups under 10 are published in windows only.
    pub people: bool,
    /// R1: a figure needs k answers.
    pub answers: bool,
    /// R2: a group is published either weekly or in windows.
    pub one_calendar: bool,
    /// R2 and R6: cadence is planned for the whole tree.
    pub cadence: bool,
    /// R3: means are rounded to a grid by a keyed draw.
    pub rounding: bool,
    /// R3: the ends of the scale stay open for groups under 30 people.
    pub open_ends: bool,
    /// R3: a large group that agrees at one end is withheld.
    pub unanimous: bool,
    /// R3: shares are left out where one band holds nearly everybody.
    pub bands: bool,
    /// R4: a window needs enough answers in its fullest week and in all.
    pub windows: bool,
    /// R6: what is not published in a week must not follow from what is.
    pub complements: bool,
    /// R6: nor from a window's figures, by themselves or together with its weeks.
    pub window_complements: bool,
    /// R7: a group of which one or two people changed is published less exactly, or not at all.
    pub time: bool,
    /// R9: no small union follows from all releases together.
    pub audit: bool,
    /// R9: nor is it squeezed to one end of the scale.
    pub intervals: bool,
}

impl Rules {
    /// Every rule, as releases are made.
    pub const ALL: Rules = Rules {
        one_cell: true,
        people: true,
        answers: true,
        one_calendar: true,
        cadence: true,
        rounding: true,
        open_ends: true,
        unanimous: true,
        bands: true,
        windows: true,
        complements: true,
        window_complements: true,
        time: true,
        audit: true,
        intervals: true,
    };

    /// Tells whether all rules that keep small unions apart are in force beside the audit.
    #[cfg(test)]
    pub fn are_all_others(&self) -> bool {
        self.people
            && self.answers
            && self.cadence
            && self.windows
            && self.complements
            && self.window_complements
    }
}
