//! Ends and steps of a value axis.

/// The ends and the ticks of a value axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) step: f64,
}

const STEPS: [f64; 9] = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0];

impl Scale {
    /// Returns an axis that holds `values`, is at least `least` wide and stays within `bounds`.
    ///
    /// Its ends are whole steps, of which there are at most `ticks`. Without values it spans the bounds,
    /// or 0 to `least` where those are open.
    pub(super) fn around(
        values: impl IntoIterator<Item = f64>,
        bounds: (f64, f64),
        least: f64,
        ticks: usize,
    ) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            low = if bounds.0.is_finite() { bounds.0 } else { 0.0 };
            high = if bounds.1.is_finite() { bounds.1 } else { low + least };
        }
        let lack = (least - (high - low)).max(0.0);
        low -= lack / 2.0;
        high += lack / 2.0;
        // A side that has no room gives what it lacks to the other.
        if high > bounds.1 {
            low -= high - bounds.1;
            high = bounds.1;
        }
        if low < bounds.0 {
            high = (high + bounds.0 - low).min(bounds.1);
            low = bounds.0;
        }
        let most = ticks.max(2) as f64;
        let step = STEPS.into_iter().find(|step| (high - low) / step <= most).unwrap_or(200.0);
        // Steps count from the lower bound, so that both ends of a rating scale are ticks.
        let base = if bounds.0.is_finite() { bounds.0 } else { 0.0 };
        let down = base + ((low - base) / step + 1e-9).floor() * step;
        let up = base + ((high - base) / step - 1e-9).ceil() * step;
        Self { low: down.max(bounds.0), high: up.min(bounds.1), step }
    }

    /// Lists the ticks from the low to the high end.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let count = ((self.high - self.low) / self.step + 1e-9).floor() as u32;
        let (low, step) = (self.low, self.step);
        (0..=count).map(move |index| low + f64::from(index) * step)
    }

    /// Returns how many decimals the ticks need.
    pub(super) fn decimals(&self) -> usize {
        usize::from(self.step < 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_holds_its_values_and_stays_on_the_scale() {
        let check = |values: &[f64], bounds: (f64, f64), least: f64, expect: (f64, f64, f64)| {
            let scale = Scale::around(values.iter().copied(), bounds, least, 5);
            assert_eq!((scale.low, scale.high, scale.step), expect, "{values:?}");
        };
        check(&[3.2, 4.1], (1.0, 5.0), 2.0, (2.5, 5.0, 0.5));
        check(&[1.0, 5.0], (1.0, 5.0), 2.0, (1.0, 5.0, 1.0));
        check(&[4.8, 5.0], (1.0, 5.0), 2.0, (3.0, 5.0, 0.5));
        check(&[1.0, 1.2], (1.0, 5.0), 2.0, (1.0, 3.0, 0.5));
        check(&[], (1.0, 5.0), 2.0, (1.0, 5.0, 1.0));
        check(&[-20.0, 45.0], (-100.0, 100.0), 40.0, (-20.0, 60.0, 20.0));
        check(&[5.1, 5.3], (f64::NEG_INFINITY, f64::INFINITY), 2.0, (4.0, 6.5, 0.5));
        check(&[], (f64::NEG_INFINITY, f64::INFINITY), 2.0, (0.0, 2.0, 0.5));
        check(&[81.0, 93.0], (0.0, 100.0), 30.0, (70.0, 100.0, 10.0));
    }
}
