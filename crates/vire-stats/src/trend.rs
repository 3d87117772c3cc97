//! Trend: Theil–Sen slope with a rank test that knows of autocorrelation and of sampling noise.

use crate::distribution::{Z95, two_sided_p};
use crate::panel::{self, Series};
use crate::{Refusal, numbers};

/// Observed weeks below which no trend is told.
pub const OBSERVED_WEEKS: usize = 20;
/// Teams from which persistence and reliability are pooled.
pub const POOLED_TEAMS: usize = 3;

/// A straight-line tendency of one series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Observed weeks.
    pub n: usize,
    /// Median slope, units a week.
    pub slope: f64,
    /// Kendall's S: rising pairs less falling pairs.
    pub s: i64,
    /// Persistence of the true level from week to week, 0 to 0.95.
    pub phi: f64,
    /// How much autocorrelation widens the variance of S, at least 1.
    pub var_factor: f64,
    /// Test statistic, continuity-corrected.
    pub z: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// Lower end of the 95 % interval of the slope.
    pub slope_lo: f64,
    /// Upper end.
    pub slope_hi: f64,
    /// Whether to call the result tentative: 20 to 29 weeks, or a series alone with `phi` above 0.6.
    pub tentative: bool,
}

/// Returns the trend of one series on its own.
///
/// `y`: one value a week; `mean_sampling_variance`: mean over the weeks of the known sampling variance,
/// 0 when unknown. A constant series has no trend (slope 0, p 1).
///
/// # Errors
/// [`Refusal::NotEnoughData`] below 20 observed weeks or without two weeks in a row;
/// [`Refusal::BadInput`] for a value that is not finite or a negative variance.
///
/// Source: Sen (1968), JASA 63; Hamed and Rao (1998), J. Hydrology 204, with an AR(1) model of ranks.
pub fn trend(y: &[Option<f64>], mean_sampling_variance: f64) -> Result<Trend, Refusal> {
    let line = Line::fit(y, mean_sampling_variance, "y", "mean_sampling_variance")?;
    line.test_alone()
}

/// Returns the trends of teams, with persistence and reliability pooled when three or more can be used.
///
/// One entry a team, in order; a team that has too few weeks has its own refusal.
/// `mean_sampling_variances`: one a team.
///
/// # Errors
/// [`Refusal::BadInput`] for lists of different lengths.
pub fn trends(y: &[Series], mean_sampling_variances: &[f64]) -> Result<Vec<Result<Trend, Refusal>>, Refusal> {
    if y.len() != mean_sampling_variances.len() || y.len() > panel::MOST_TEAMS {
        return Err(Refusal::bad("mean_sampling_variances"));
    }
    let lines: Vec<Result<Line, Refusal>> = y
        .iter()
        .zip(mean_sampling_variances)
        .enumerate()
        .map(|(team, (y, v))| {
            Line::fit(y, *v, &format!("y[{team}]"), &format!("mean_sampling_variances[{team}]"))
        })
        .collect();
    let usable: Vec<&Line> = lines.iter().flatten().filter(|line| line.varies()).collect();
    let pooled = (usable.len() >= POOLED_TEAMS).then(|| Pool::of(&usable)).transpose()?;
    Ok(lines
        .iter()
        .map(|line| {
            let line = line.as_ref().map_err(Clone::clone)?;
            match &pooled {
                Some(pool) if line.varies() => Ok(line.test(pool, false)),
                _ => line.test_alone(),
            }
        })
        .collect())
}

/// A series with its median line taken out.
struct Line {
    seen: Vec<(usize, f64)>,
    slopes: Vec<f64>,
    slope: f64,
    residuals: Vec<f64>,
    noise: f64,
}

impl Line {
    fn fit(y: &[Option<f64>], noise: f64, field: &str, noise_field: &str) -> Result<Self, Refusal> {
        panel::check_series(y, field)?;
        if numbers::finite(noise, || noise_field.into())? < 0.0 {
            return Err(Refusal::bad(noise_field));
        }
        let seen = panel::observed(y);
        if seen.len() < OBSERVED_WEEKS {
            return Err(Refusal::few("observed_weeks", OBSERVED_WEEKS, seen.len()));
        }
        let mut slopes = Vec::with_capacity(seen.len() * (seen.len() - 1) / 2);
        for (at, (t1, y1)) in seen.iter().enumerate() {
            slopes.extend(seen.iter().skip(at + 1).map(|(t2, y2)| (y2 - y1) / (t2 - t1) as f64));
        }
        slopes.sort_by(f64::total_cmp);
        let slope = median(&slopes);
        let mut residuals: Vec<f64> = seen.iter().map(|(t, y)| y - slope * *t as f64).collect();
        let level = numbers::mean(&residuals).unwrap_or(0.0);
        residuals.iter_mut().for_each(|r| *r -= level);
        // What rounding leaves of a perfect line is not a residual.
        let size = seen.iter().map(|(_, y)| y.abs()).fold(0.0, f64::max);
        residuals.iter_mut().filter(|r| r.abs() <= 1e-12 * size).for_each(|r| *r = 0.0);
        Ok(Self { seen, slopes, slope, residuals, noise })
    }

    fn squares(&self) -> f64 {
        self.residuals.iter().map(|r| r * r).sum()
    }

    fn varies(&self) -> bool {
        self.seen.windows(2).any(|pair| matches!(pair, [(_, a), (_, b)] if a != b))
    }

    /// Sum and number of products of residuals in neighbouring weeks.
    fn neighbours(&self) -> (f64, f64) {
        let residuals = self.residuals.iter().zip(self.residuals.iter().skip(1));
        self.seen
            .iter()
            .zip(self.seen.iter().skip(1))
            .zip(residuals)
            .filter(|((a, b), _)| b.0 - a.0 == 1)
            .fold((0.0, 0.0), |(sum, count), (_, (a, b))| (sum + a * b, count + 1.0))
    }

    fn test_alone(&self) -> Result<Trend, Refusal> {
        if self.varies() {
            return Ok(self.test(&Pool::of(&[self])?, true));
        }
        Ok(Trend {
            n: self.seen.len(),
            slope: 0.0,
            s: 0,
            phi: 0.0,
            var_factor: 1.0,
            z: 0.0,
            p: 1.0,
            slope_lo: 0.0,
            slope_hi: 0.0,
            tentative: self.seen.len() < 30,
        })
    }

    fn test(&self, pool: &Pool, alone: bool) -> Trend {
        let count = self.seen.len();
        let n = count as f64;
        let lag_one = ((n * pool.rho + 2.0) / (n - 4.0)).clamp(0.0, 0.95);
        let phi = (lag_one / pool.reliability).min(0.95);
        let span = self.seen.last().map_or(0, |last| last.0) - self.seen.first().map_or(0, |first| first.0);
        let gap = span as f64 / (n - 1.0);
        let mut widened = 0.0;
        for k in 1..count {
            let k = k as f64;
            let rho = pool.reliability * phi.powf(gap * k);
            let ranks = 6.0 / std::f64::consts::PI * (rho / 2.0).asin();
            widened += (n - k) * (n - k - 1.0) * (n - k - 2.0) * ranks;
        }
        let var_factor = 1.0 + 2.0 / (n * (n - 1.0) * (n - 2.0)) * widened;
        let s = self.kendall();
        let sd = (self.tie_corrected_variance() * var_factor).sqrt();
        let z = if s == 0 { 0.0 } else { (s - s.signum()) as f64 / sd };
        let (slope_lo, slope_hi) = self.interval(Z95 * sd);
        Trend {
            n: count,
            slope: self.slope,
            s,
            phi,
            var_factor,
            z,
            p: two_sided_p(z),
            slope_lo,
            slope_hi,
            tentative: count < 30 || (alone && phi > 0.6),
        }
    }

    fn kendall(&self) -> i64 {
        let rising = self.slopes.iter().filter(|slope| **slope > 0.0).count() as i64;
        let falling = self.slopes.iter().filter(|slope| **slope < 0.0).count() as i64;
        rising - falling
    }

    fn tie_corrected_variance(&self) -> f64 {
        let part = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
        let mut values: Vec<f64> = self.seen.iter().map(|(_, y)| *y + 0.0).collect();
        values.sort_by(f64::total_cmp);
        let ties: f64 = values.chunk_by(|a, b| a == b).map(|tied| part(tied.len() as f64)).sum();
        (part(values.len() as f64) - ties) / 18.0
    }

    /// Slopes at the ranks that lie `reach` apart around the middle.
    fn interval(&self, reach: f64) -> (f64, f64) {
        let pairs = self.slopes.len() as f64;
        let last = pairs - 1.0;
        let at = |rank: f64| self.slopes.get(rank.clamp(0.0, last) as usize).copied().unwrap_or(self.slope);
        (at(((pairs - reach) / 2.0).floor() - 1.0), at(((pairs + reach) / 2.0).ceil()))
    }
}

/// What is known of persistence, from one series or from several.
struct Pool {
    /// Correlation of residuals in neighbouring weeks.
    rho: f64,
    /// Share of the residual variance that is not sampling noise, 0.2 to 1.
    reliability: f64,
}

impl Pool {
    fn of(lines: &[&Line]) -> Result<Self, Refusal> {
        let (mut products, mut pairs, mut squares, mut count) = (0.0, 0.0, 0.0, 0.0);
        let (mut noise, mut freedom) = (0.0, 0.0);
        for line in lines {
            let n = line.seen.len() as f64;
            let (sum, neighbours) = line.neighbours();
            products += sum;
            pairs += neighbours;
            squares += line.squares();
            count += n;
            noise += n * line.noise;
            freedom += n - 2.0;
        }
        if pairs == 0.0 {
            return Err(Refusal::few("neighbouring_weeks", 1, 0));
        }
        if squares == 0.0 {
            return Ok(Self { rho: 0.0, reliability: if noise > 0.0 { 0.2 } else { 1.0 } });
        }
        Ok(Self {
            rho: (products / pairs) / (squares / count),
            reliability: (1.0 - (noise / count) / (squares / freedom)).clamp(0.2, 1.0),
        })
    }
}

/// Middle of a sorted list; 0 for an empty one.
fn median(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    let at = |place: usize| sorted.get(place).copied().unwrap_or(0.0);
    if sorted.len() % 2 == 1 { at(half) } else { 0.5 * (at(half.saturating_sub(1)) + at(half)) }
}
