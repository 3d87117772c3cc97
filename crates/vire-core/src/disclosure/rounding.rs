//! R3 and R5: how exact a published figure may be.
//!
//! All arithmetic is on whole numbers, so that the same sums give the same figure everywhere.

use super::Draw;
use super::cohort::Turnover;
use super::plan::Tier;
use super::rules::Rules;
use super::squeeze::Bounds;
use super::tally::Tally;
use crate::group::Group;
use crate::question::QuestionKind;
use crate::release::{Band, Figure, Mean, Measure, Reason};
use crate::week::Period;

/// The fewest answers behind shares: with fewer, ten percent would be a single person.
const LEAST_ANSWERS_FOR_BANDS: u32 = 20;

/// What one figure speaks of, with the sums behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    /// The group as shown.
    pub group: &'a Group,
    /// The group's tier in the quarter.
    pub tier: Tier,
    /// How many of the group's people changed (R7).
    pub turnover: Turnover,
    /// The week or window.
    pub period: Period,
    /// What is measured; not participation.
    pub measure: &'a Measure,
    /// The sums.
    pub tally: Tally,
}

/// A mean as an exact fraction of hundredths: `sum · unit / n`.
#[derive(Debug, Clone, Copy)]
struct Exact {
    sum: i128,
    unit: i128,
    n: i128,
}

impl Subject<'_> {
    /// Tells why the figure may not be published although it has enough answers.
    pub fn refused(&self, rules: &Rules) -> Option<Reason> {
        (rules.unanimous && self.tier == Tier::T3 && self.is_unanimous()).then_some(Reason::Unanimous)
    }

    /// Tells whether all answers lie at one end of the measure's scale.
    fn is_unanimous(&self) -> bool {
        let (lowest, highest) = self.measure.range();
        let exact = self.exact();
        exact.is_at_most(lowest) || exact.is_at_least(highest)
    }

    fn exact(&self) -> Exact {
        let n = i128::from(self.tally.n.max(1));
        match self.measure {
            Measure::Question(question) if question.kind() == QuestionKind::Recommendation => {
                Exact { sum: i128::from(self.tally.high) - i128::from(self.tally.low), unit: 10_000, n }
            }
            _ => Exact { sum: i128::from(self.tally.sum), unit: 100, n },
        }
    }

    /// Makes the published figure.
    pub fn figure(&self, draw: &dyn Draw, rules: &Rules) -> Figure {
        let grid = self.grid();
        Figure::Published {
            mean: self.mean(grid, draw, rules),
            grid,
            n_band: Band::of(self.tally.n),
            bands: self.bands(rules),
        }
    }

    /// Returns the grid of the mean in hundredths: doubled while one or two people have changed.
    fn grid(&self) -> i32 {
        let grid = grid(self.measure, self.tier);
        if self.turnover.is_usual() { grid } else { grid * 2 }
    }

    /// Returns what the published figure tells of the sum at best, whichever way the draw falls.
    pub fn bounds(&self) -> Bounds {
        let (lowest, highest) = self.measure.range();
        let (grid, n) = (i128::from(self.grid()), i128::from(self.tally.n));
        let exact = self.exact();
        let value = exact.sum * exact.unit;
        let down = value.div_euclid(grid * exact.n) * grid;
        let on_grid = value == down * exact.n;
        let mut most = down + grid;
        let mut least = if on_grid { down - grid } else { down };
        if self.tier != Tier::T3 {
            let eighth = (highest - lowest) / 8;
            most = most.max(i128::from(lowest + eighth) + grid);
            least = least.min(i128::from(highest - eighth) - grid);
        }
        Bounds { n: self.tally.n, least: least * n, most: most * n }
    }

    fn mean(&self, grid: i32, draw: &dyn Draw, rules: &Rules) -> Mean {
        let (lowest, highest) = self.measure.range();
        let exact = self.exact();
        let rounded = if rules.rounding {
            exact.rounded(grid, draw.draw(&self.label(exact.sum)))
        } else {
            exact.rounded(1, u64::MAX / 2)
        };
        let rounded = rounded.clamp(lowest, highest);
        let eighth = (highest - lowest) / 8;
        let (low_end, high_end) = (lowest + eighth, highest - eighth);
        if !rules.open_ends || self.tier == Tier::T3 {
            Mean::Value(rounded)
        } else if exact.is_at_most(low_end) || rounded <= low_end {
            Mean::AtMost(low_end)
        } else if exact.is_at_least(high_end) || rounded >= high_end {
            Mean::AtLeast(high_end)
        } else {
            Mean::Value(rounded)
        }
    }

    /// Binds everything that the draw may depend on; no two subjects share a label.
    fn label(&self, sum: i128) -> Vec<u8> {
        let period = format!("{}/{}", self.period.from, self.period.to);
        let measure = self.measure.to_string();
        let mut label = b"vire/1|SDC-1|mean".to_vec();
        for part in [self.group.as_str(), &period, &measure] {
            label.extend((part.len() as u64).to_be_bytes());
            label.extend(part.as_bytes());
        }
        label.extend(sum.to_be_bytes());
        label.extend(self.tally.n.to_be_bytes());
        label
    }

    /// Returns the shares of low, middle and high answers of a large group's week.
    fn bands(&self, rules: &Rules) -> Option<[u8; 3]> {
        let Tally { n, low, high, .. } = self.tally;
        let single_week = self.period.from == self.period.to;
        let question = matches!(self.measure, Measure::Question(_));
        if self.tier != Tier::T3 || !single_week || !question || n < LEAST_ANSWERS_FOR_BANDS {
            return None;
        }
        let middle = n.checked_sub(low.checked_add(high)?)?;
        let counts = [low, middle, high];
        let nearly_all = |count: &u32| u64::from(*count) * 10 > u64::from(n) * 9;
        if rules.bands && counts.iter().any(nearly_all) {
            return None;
        }
        Some(counts.map(|count| tenths(count, n).saturating_mul(10)))
    }
}

impl Exact {
    fn is_at_most(self, hundredths: i32) -> bool {
        self.sum * self.unit <= i128::from(hundredths) * self.n
    }

    fn is_at_least(self, hundredths: i32) -> bool {
        self.sum * self.unit >= i128::from(hundredths) * self.n
    }

    /// Rounds to a multiple of the grid: up with the probability of the fraction left over.
    fn rounded(self, grid: i32, drawn: u64) -> i32 {
        let step = i128::from(grid.max(1)) * self.n;
        let value = self.sum * self.unit;
        let down = value.div_euclid(step);
        let fraction = value.rem_euclid(step);
        let up = i128::from(drawn).saturating_mul(step) < fraction.saturating_mul(1 << 64);
        let steps = down + i128::from(up);
        i32::try_from(steps * i128::from(grid.max(1))).unwrap_or(if steps < 0 { i32::MIN } else { i32::MAX })
    }
}

/// Returns the grid of a mean in hundredths of its scale.
fn grid(measure: &Measure, tier: Tier) -> i32 {
    let (fine, coarse) = match measure {
        Measure::Question(question) => match question.kind() {
            QuestionKind::Mood | QuestionKind::Scale => (10, 25),
            QuestionKind::Touchpoint => (25, 50),
            QuestionKind::Recommendation => (1000, 2500),
        },
        Measure::RecommendationMean => (25, 50),
        Measure::Participation => (1000, 1000),
    };
    if tier == Tier::T3 { fine } else { coarse }
}

/// Returns participation to the nearest ten points, at most 100 percent.
pub(super) fn participation(check_ins: u32, people: u32) -> Figure {
    Figure::Published {
        mean: Mean::Value(i32::from(tenths(check_ins.min(people), people)) * 1000),
        grid: 1000,
        n_band: Band::of(check_ins),
        bands: None,
    }
}

/// Returns a share in tenths, to the nearest, half up; 0..=10.
fn tenths(part: u32, whole: u32) -> u8 {
    let (part, whole) = (u64::from(part), u64::from(whole.max(1)));
    u8::try_from(((part * 20 + whole) / (whole * 2)).min(10)).unwrap_or(10)
}
