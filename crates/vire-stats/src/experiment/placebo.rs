//! Make-believe actions: every comparison team at every week, and the treated series at its own others.

use super::gap::{Gap, Split};
use crate::draws::Draws;
use crate::panel::Series;

/// Most groups of comparison teams that are used as make-believe treated groups.
const MOST_GROUPS: usize = 200;
/// A placebo counts as large as the true action within this relative rounding.
const ROUNDING: f64 = 1e-9;

/// |t| of all make-believe actions in comparison teams, in descending order.
pub(super) struct Placebos {
    elsewhere: Vec<f64>,
}

impl Placebos {
    /// `size`: how many teams were treated; `split`: the treated gap, whose proportion is kept.
    pub(super) fn of(controls: &[&Series], size: usize, split: &Split, seed: u64) -> Self {
        let (pre, post) = split.lengths();
        let scaled = |n: usize| {
            let wanted = (post as f64 * n as f64 / (pre + post) as f64 + 0.5).floor() as usize;
            wanted.clamp(2, n.saturating_sub(2).max(2))
        };
        let mut elsewhere = Vec::new();
        for group in groups(controls.len(), size, seed) {
            let side = |inside: bool| -> Vec<&Series> {
                let kept = controls.iter().enumerate().filter(|(at, _)| group.contains(at) == inside);
                kept.map(|(_, series)| *series).collect()
            };
            let placebo = Gap::between(&side(true), &side(false)).split_last(scaled);
            let (pre, post) = placebo.lengths();
            if pre >= 2 && post >= 2 {
                elsewhere.extend(placebo.turned(0));
            }
        }
        elsewhere.sort_by(|a, b| b.total_cmp(a));
        Self { elsewhere }
    }

    /// How many make-believe actions there are.
    pub(super) fn count(&self, split: &Split) -> usize {
        let (pre, post) = split.lengths();
        self.elsewhere.len() + (pre + post - 1)
    }

    /// p-value of the hypothesis that the effect is `delta`.
    pub(super) fn p(&self, split: &Split, delta: f64) -> f64 {
        let shifted = split.less(delta);
        let bar = shifted.t().map_or(0.0, f64::abs) * (1.0 - ROUNDING);
        let elsewhere = self.elsewhere.partition_point(|t| *t >= bar);
        let own = shifted.turned(1).filter(|t| *t >= bar).count();
        (1 + elsewhere + own) as f64 / (1 + self.count(split)) as f64
    }

    /// Smallest and largest effect that the data do not contradict at 5 %.
    pub(super) fn interval(&self, split: &Split) -> Option<(f64, f64)> {
        Some((self.end(split, -1.0)?, self.end(split, 1.0)?))
    }

    /// Looks outward from the estimate for the last effect with p > 0.05.
    fn end(&self, split: &Split, sign: f64) -> Option<f64> {
        let effect = split.effect();
        let unit = (effect / split.t()?).abs();
        let unit = if unit > 0.0 { unit } else { split.less(1.0).t().map(|t| (1.0 / t).abs())? };
        let kept = |steps: f64| self.p(split, effect + sign * steps * unit) > 0.05;
        // Steps are in units of the spread. Far out the true cut always wins over its own turns.
        let mut far = 2.0;
        while kept(far) || kept(1.37 * far) {
            far *= 2.0;
            if far > 1e6 {
                return None;
            }
        }
        let (mut inside, mut outside) = (0.0, far);
        for step in 1..GRID {
            let steps = far * step as f64 / GRID as f64;
            if kept(steps) {
                inside = steps;
                outside = far * (step + 1) as f64 / GRID as f64;
            }
        }
        for _ in 0..60 {
            let middle = 0.5 * (inside + outside);
            if kept(middle) { inside = middle } else { outside = middle }
        }
        Some(effect + sign * inside * unit)
    }
}

/// Places at which each side of the interval is looked at before it is narrowed down.
const GRID: usize = 256;

/// Returns groups of `size` out of `controls`, leaving at least one to compare with: all of them when
/// they are few, otherwise drawn ones without repetition.
fn groups(controls: usize, size: usize, seed: u64) -> Vec<Vec<usize>> {
    if size == 0 || controls <= size {
        return Vec::new();
    }
    if size == 1 {
        return (0..controls).map(|at| vec![at]).collect();
    }
    let mut all = Vec::new();
    if choose(controls, size) <= MOST_GROUPS {
        extend(&mut all, &mut Vec::new(), 0, controls, size);
        return all;
    }
    let mut draws = Draws::new(seed);
    let mut seen = std::collections::BTreeSet::new();
    while seen.len() < MOST_GROUPS {
        let mut order: Vec<usize> = (0..controls).collect();
        draws.shuffle(&mut order);
        order.truncate(size);
        order.sort_unstable();
        seen.insert(order);
    }
    seen.into_iter().collect()
}

fn extend(all: &mut Vec<Vec<usize>>, group: &mut Vec<usize>, from: usize, controls: usize, size: usize) {
    if group.len() == size {
        all.push(group.clone());
        return;
    }
    for at in from..controls {
        group.push(at);
        extend(all, group, at + 1, controls, size);
        group.pop();
    }
}

/// Number of groups, as far as it matters.
fn choose(n: usize, k: usize) -> usize {
    let mut ways = 1_usize;
    for step in 0..k.min(n - k) {
        ways = ways.saturating_mul(n - step) / (step + 1);
        if ways > 10 * MOST_GROUPS {
            break;
        }
    }
    ways
}
