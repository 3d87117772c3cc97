//! Driver now, mood in the weeks that follow: the second column beside the shares.
//!
//! Answers on one sheet share the mood of the moment; answers of later weeks do not. Works on weekly
//! series, also on released ones, where a driver has a figure only in the weeks in which it was asked.
//! Deliberately says nothing of causes: whatever hit a team earlier can move both.

use super::rows_needed;
use crate::draws::Draws;
use crate::lead_lag::{EXACT_TEAMS, for_pairings};
use crate::numbers::percentiles;
use crate::panel::{self, Cell, Series};
use crate::{Refusal, numbers};

/// Weeks after the driver's week whose mood is averaged.
pub const WEEKS_AHEAD: usize = 4;
/// How many of them must be there.
const LEAST_AHEAD: usize = 2;
/// Weeks of one team that are drawn together; twice as long as the averages reach.
const BLOCK_WEEKS: usize = 2 * WEEKS_AHEAD;
const RANGE_DRAWS: usize = 999;
/// Keeps the stream of the range apart from the stream of the null.
const OTHER_STREAM: u64 = 0xa4ea_d0f4_0bed_7e11;

/// How one driver goes together with the mood of the following four weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    /// Correlation, team and week taken out of both.
    pub r: f64,
    /// Lower end of its approximate 95 % range.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// The same with the mood of the driver's own week held still; `None` when that week has too few moods.
    pub beyond_now: Option<f64>,
    /// p-value, family-wise over all drivers that were asked about together.
    pub p: f64,
    /// Team-weeks that it rests on.
    pub rows: usize,
    /// Seed that repeats the draws.
    pub seed: u64,
}

/// Returns, for every driver, how it goes together with the mood of the following four weeks.
///
/// `drivers[driver][team][week]` and `mood[team][week]`, all of one shape; a week in which a driver was
/// not asked is `None`. Teams are exchanged for the null (all 720 ways with six, 1,999 drawn ones with
/// more) and the largest |r| over all drivers counts. One entry a driver, in order.
///
/// # Errors
/// [`Refusal::NotEnoughData`] below six teams; a driver with fewer than 60 team-weeks that have a mood
/// ahead, or one that does not vary, has its own refusal. [`Refusal::BadInput`] for ragged lists.
pub fn mood_ahead(
    drivers: &[&[Series]],
    mood: &[Series],
    seed: u64,
) -> Result<Vec<Result<Ahead, Refusal>>, Refusal> {
    let weeks = panel::check(mood, "mood")?;
    for driver in drivers {
        if panel::check(driver, "drivers")? != weeks || driver.len() != mood.len() {
            return Err(Refusal::bad("drivers"));
        }
    }
    if mood.len() < EXACT_TEAMS {
        return Err(Refusal::few("teams", EXACT_TEAMS, mood.len()));
    }
    let now = levelled(mood);
    let later: Vec<Series> = now.iter().map(|row| ahead_of(row)).collect();
    let asked: Vec<Result<Asked, Refusal>> =
        drivers.iter().map(|driver| Asked::of(driver, &now, &later)).collect();
    let mut largest = Vec::new();
    let exact = for_pairings(mood.len(), seed, |pairing| {
        largest.push(asked.iter().flatten().map(|one| one.paired(pairing).r().abs()).fold(0.0, f64::max));
    });
    let beside = if exact { 0 } else { 1 };
    Ok(asked
        .iter()
        .map(|one| {
            let one = one.as_ref().map_err(Clone::clone)?;
            let bar = one.own.r().abs() * (1.0 - 1e-10);
            let as_large = largest.iter().filter(|r| **r >= bar).count();
            let (lo, hi) = one.range(seed);
            let r = one.own.r();
            Ok(Ahead {
                r,
                lo: lo.min(r),
                hi: hi.max(r),
                beyond_now: one.beyond_now,
                p: (beside + as_large) as f64 / (beside + largest.len()) as f64,
                rows: one.own.rows as usize,
                seed,
            })
        })
        .collect())
}

/// Takes team and week out of a panel.
fn levelled(panel: &[Series]) -> Vec<Series> {
    let mut cells = Vec::new();
    for (team, series) in panel.iter().enumerate() {
        cells.extend(panel::observed(series).into_iter().map(|(week, value)| Cell { team, week, value }));
    }
    panel::take_out_team_and_week(&mut cells);
    let mut left: Vec<Series> = panel.iter().map(|series| vec![None; series.len()]).collect();
    for cell in cells {
        if let Some(slot) = left.get_mut(cell.team).and_then(|row| row.get_mut(cell.week)) {
            *slot = Some(cell.value);
        }
    }
    left
}

/// Mean of the next four weeks, where at least two of them are there.
fn ahead_of(row: &[Option<f64>]) -> Series {
    (0..row.len())
        .map(|week| {
            let next: Vec<f64> = row.iter().skip(week + 1).take(WEEKS_AHEAD).flatten().copied().collect();
            if next.len() < LEAST_AHEAD { None } else { numbers::mean(&next) }
        })
        .collect()
}

/// Sums of one set of rows.
#[derive(Clone, Copy, Default)]
struct Sums {
    products: f64,
    driver: f64,
    mood: f64,
    rows: f64,
}

impl Sums {
    fn of(driver: &[Option<f64>], mood: &[Option<f64>]) -> Self {
        let mut sums = Self::default();
        for (x, y) in driver.iter().zip(mood) {
            if let (Some(x), Some(y)) = (x, y) {
                sums.products += x * y;
                sums.driver += x * x;
                sums.mood += y * y;
                sums.rows += 1.0;
            }
        }
        sums
    }

    fn add(&mut self, more: &Self) {
        self.products += more.products;
        self.driver += more.driver;
        self.mood += more.mood;
        self.rows += more.rows;
    }

    fn r(&self) -> f64 {
        let size = (self.driver * self.mood).sqrt();
        if size > 0.0 { (self.products / size).clamp(-1.0, 1.0) } else { 0.0 }
    }
}

/// One driver's sums: as it is, for every pairing of teams, and block by block.
struct Asked {
    own: Sums,
    pairs: Vec<Vec<Sums>>,
    blocks: Vec<Sums>,
    beyond_now: Option<f64>,
}

impl Asked {
    fn of(driver: &[Series], now: &[Series], later: &[Series]) -> Result<Self, Refusal> {
        let raw: f64 = driver.iter().flatten().flatten().map(|value| value * value).sum();
        let driver = levelled(driver);
        let mut own = Sums::default();
        let mut blocks = Vec::new();
        for (x, y) in driver.iter().zip(later) {
            own.add(&Sums::of(x, y));
            let parts = x.chunks(BLOCK_WEEKS).zip(y.chunks(BLOCK_WEEKS));
            blocks.extend(parts.map(|(x, y)| Sums::of(x, y)).filter(|sums| sums.rows > 0.0));
        }
        if (own.rows as usize) < rows_needed(1) {
            return Err(Refusal::few("rows", rows_needed(1), own.rows as usize));
        }
        if own.driver <= 1e-20 * raw || own.mood == 0.0 {
            return Err(Refusal::NoVariation { what: "driver" });
        }
        let pairs =
            driver.iter().map(|x| later.iter().map(|y| Sums::of(x, y)).collect::<Vec<Sums>>()).collect();
        let beyond_now = beyond(&driver, now, later);
        Ok(Self { own, pairs, blocks, beyond_now })
    }

    fn paired(&self, pairing: &[usize]) -> Sums {
        let mut total = Sums::default();
        for (row, other) in self.pairs.iter().zip(pairing) {
            row.get(*other).into_iter().for_each(|sums| total.add(sums));
        }
        total
    }

    fn range(&self, seed: u64) -> (f64, f64) {
        let mut draws = Draws::new(seed ^ OTHER_STREAM);
        let mut drawn: Vec<f64> = (0..RANGE_DRAWS)
            .map(|_| {
                let mut total = Sums::default();
                for _ in 0..self.blocks.len() {
                    let block = self.blocks.get(draws.below(self.blocks.len()));
                    block.into_iter().for_each(|sums| total.add(sums));
                }
                total.r()
            })
            .collect();
        percentiles(&mut drawn).unwrap_or((-1.0, 1.0))
    }
}

/// Partial correlation of driver and later mood given the mood of the driver's week.
fn beyond(driver: &[Series], now: &[Series], later: &[Series]) -> Option<f64> {
    let only = |keep: &[Series], panel: &[Series]| -> Vec<Series> {
        let row = |(y, keep): (&Series, &Series)| y.iter().zip(keep).map(|(y, k)| k.and(*y)).collect();
        panel.iter().zip(keep).map(row).collect()
    };
    let all = only(driver, &only(now, later));
    let (driver, now) = (only(&all, driver), only(&all, now));
    let r = |a: &[Series], b: &[Series]| {
        let mut total = Sums::default();
        a.iter().zip(b).for_each(|(a, b)| total.add(&Sums::of(a, b)));
        (total.r(), total.rows)
    };
    let ((ahead, rows), (halo, _), (kept, _)) = (r(&driver, &all), r(&driver, &now), r(&now, &all));
    let left = ((1.0 - halo * halo) * (1.0 - kept * kept)).sqrt();
    (rows as usize >= rows_needed(1) && left > 1e-6).then(|| ((ahead - halo * kept) / left).clamp(-1.0, 1.0))
}
