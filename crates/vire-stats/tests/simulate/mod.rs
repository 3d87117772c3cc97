//! Make-believe organisations with a known truth: weekly means of two measures in several teams.
//!
//! Team levels, first-order autoregressive movement, a season that all share if wanted, a link at one
//! lag if wanted, sampling noise from the number of answers, and missing weeks.

#![allow(dead_code, reason = "every program that includes this file uses its own part")]

pub mod presets;

use vire_stats::Series;

/// What the truth is.
#[derive(Debug, Clone, Copy)]
pub struct Truth {
    pub teams: usize,
    pub weeks: usize,
    pub phi: f64,
    /// Correlation of the two movements, and by how many weeks EX leads.
    pub link: Option<(f64, i32)>,
    /// Height of a season that both measures and all teams share.
    pub season: f64,
    pub missing: f64,
}

/// A small stream of normal and uniform numbers (xorshift and Box–Muller).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..20 {
            chance.unit();
        }
        chance
    }

    pub fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number between two others.
    pub fn between(&mut self, lo: f64, hi: f64) -> f64 {
        lo + (hi - lo) * self.unit()
    }

    /// A whole number from `lo` to `hi`, both included.
    pub fn whole(&mut self, lo: usize, hi: usize) -> usize {
        lo + (self.unit() * (hi - lo + 1) as f64) as usize
    }

    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// A movement with variance 1 that keeps `phi` of itself from week to week.
    pub fn movement(&mut self, weeks: usize, phi: f64) -> Vec<f64> {
        let mut level = self.normal();
        (0..weeks)
            .map(|_| {
                let now = level;
                level = phi * level + (1.0 - phi * phi).sqrt() * self.normal();
                now
            })
            .collect()
    }
}

/// Draws one organisation: EX means (1–5) and CX means (0–10), `[team][week]`.
pub fn organisation(truth: Truth, seed: u64) -> (Vec<Series>, Vec<Series>) {
    const MARGIN: i32 = 16;
    let mut chance = Chance::new(seed);
    let season: Vec<f64> = chance.movement(truth.weeks, 0.9);
    let (mut ex, mut cx) = (Vec::new(), Vec::new());
    for _ in 0..truth.teams {
        let long = truth.weeks + 2 * MARGIN as usize;
        let (moved, own) = (chance.movement(long, truth.phi), chance.movement(long, truth.phi));
        let (ex_level, cx_level) = (0.3 * chance.normal(), 0.5 * chance.normal());
        let size = 8.0 + (16.0 * chance.unit()).floor();
        let (mut ex_row, mut cx_row) = (Vec::new(), Vec::new());
        for (week, season) in season.iter().enumerate() {
            let at = week as i32 + MARGIN;
            let (r, lag) = truth.link.unwrap_or((0.0, 0));
            let linked = r * moved[(at - lag) as usize] + (1.0 - r * r).sqrt() * own[at as usize];
            let season = truth.season * season;
            let answers = size * (0.6 + 0.3 * chance.unit());
            let ex_noise = 0.85 / answers.sqrt() * chance.normal();
            let cx_noise = 2.2 / (3.0 * answers).sqrt() * chance.normal();
            let ex_value = 3.6 + ex_level + 0.35 * (moved[at as usize] + season) + ex_noise;
            let cx_value = 7.4 + cx_level + 0.8 * (linked + season) + cx_noise;
            ex_row.push((chance.unit() >= truth.missing).then_some(ex_value));
            cx_row.push((chance.unit() >= truth.missing).then_some(cx_value));
        }
        ex.push(ex_row);
        cx.push(cx_row);
    }
    (ex, cx)
}
