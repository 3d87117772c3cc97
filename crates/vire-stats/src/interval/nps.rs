//! Net promoter scores: adjusted Wald interval (three quarters of a person added at both ends).

use crate::distribution::Z95;
use crate::interval::{LARGEST_COUNT, Population, population};
use crate::{Refusal, numbers};

/// How many people answered 9–10, 7–8 and 0–6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NpsCounts {
    /// Answers 9 and 10.
    pub promoters: u64,
    /// Answers 7 and 8.
    pub passives: u64,
    /// Answers 0 to 6.
    pub detractors: u64,
}

/// A net promoter score with its 95 % interval; everything in points, −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NpsInterval {
    /// The raw score 100·(promoters − detractors)/n, for the headline.
    pub nps: f64,
    /// Standard error of `centre`.
    pub se: f64,
    /// Centre of the interval: the score after the added answers.
    pub centre: f64,
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
}

/// A net promoter score with the mean of the same 0–10 answers, which is what analysis should use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NpsScores {
    /// The three groups.
    pub counts: NpsCounts,
    /// Score and interval.
    pub interval: NpsInterval,
    /// Mean of the answers, 0 to 10.
    pub mean: f64,
    /// Sample standard deviation (n − 1); `None` for a single answer.
    pub sd: Option<f64>,
}

/// The change between two weeks, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NpsChange {
    /// Later centre minus earlier centre.
    pub change: f64,
    /// Standard error of the change.
    pub se: f64,
    /// Lower end of the 95 % interval, at least −200.
    pub lo: f64,
    /// Upper end, at most 200.
    pub hi: f64,
}

/// Returns the net promoter score of one group in one week from its three counts.
///
/// `headcount`: everybody who could have answered, when the question is what this very group said;
/// `None` when the answers stand for something larger or later.
///
/// # Errors
/// [`Refusal::NotEnoughData`] without answers; [`Refusal::BadInput`] for a headcount below the number
/// of answers.
///
/// Source: adjusted Wald after Rocks (2016), Quality & Quantity.
pub fn nps_interval(counts: NpsCounts, headcount: Option<u64>) -> Result<NpsInterval, Refusal> {
    let NpsCounts { promoters, passives, detractors } = counts;
    for (count, field) in [(promoters, "promoters"), (passives, "passives"), (detractors, "detractors")] {
        if count > LARGEST_COUNT {
            return Err(Refusal::bad(field));
        }
    }
    let n = (promoters + passives + detractors) as f64;
    if n == 0.0 {
        return Err(Refusal::few("answers", 1, 0));
    }
    let nps = 100.0 * (promoters as f64 - detractors as f64) / n;
    let weight = match population(n, headcount)? {
        Population::Everyone => return Ok(NpsInterval { nps, se: 0.0, centre: nps, lo: nps, hi: nps }),
        Population::Endless => 1.0,
        Population::Finite(factor) => factor,
    };
    let total = n * weight + 3.0;
    let p = (promoters as f64 * weight + 0.75) / total;
    let d = (detractors as f64 * weight + 0.75) / total;
    let centre = 100.0 * (p - d);
    let se = 100.0 * ((p + d - (p - d) * (p - d)) / total).sqrt();
    Ok(NpsInterval {
        nps,
        se,
        centre,
        lo: (centre - Z95 * se).clamp(-100.0, 100.0),
        hi: (centre + Z95 * se).clamp(-100.0, 100.0),
    })
}

/// Returns score, interval, mean and spread of 0–10 answers.
///
/// `scores`: one whole number 0–10 a person, any order.
///
/// # Errors
/// [`Refusal::NotEnoughData`] without answers; [`Refusal::BadInput`] for anything but 0, 1, … 10.
pub fn nps(scores: &[f64]) -> Result<NpsScores, Refusal> {
    let mut counts = NpsCounts { promoters: 0, passives: 0, detractors: 0 };
    for (place, &score) in scores.iter().enumerate() {
        if !(0.0..=10.0).contains(&score) || score.fract() != 0.0 {
            return Err(Refusal::bad(format!("scores[{place}]")));
        }
        if score >= 9.0 {
            counts.promoters += 1;
        } else if score >= 7.0 {
            counts.passives += 1;
        } else {
            counts.detractors += 1;
        }
    }
    let interval = nps_interval(counts, None)?;
    let mean = numbers::mean(scores).ok_or(Refusal::few("answers", 1, 0))?;
    Ok(NpsScores { counts, interval, mean, sd: numbers::sample_sd(scores) })
}

/// Returns the change between two weeks with its 95 % interval.
///
/// Difference of the centres; the standard errors add in squares. When the same people answer twice
/// this ignores that they resemble themselves, so the interval is then too wide rather than too narrow.
/// Give scores without a headcount: next week's noise does not shrink because everybody answered.
pub fn nps_change(earlier: &NpsInterval, later: &NpsInterval) -> NpsChange {
    let change = later.centre - earlier.centre;
    let se = earlier.se.hypot(later.se);
    NpsChange {
        change,
        se,
        lo: (change - Z95 * se).clamp(-200.0, 200.0),
        hi: (change + Z95 * se).clamp(-200.0, 200.0),
    }
}
