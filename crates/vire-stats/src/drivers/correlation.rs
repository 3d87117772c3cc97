//! Correlations of drivers and outcome, pair by pair, and the nearest matrix that can be one.

use nalgebra::{DMatrix, SymmetricEigen};

/// Correlations of some drivers and one outcome (last row and column).
#[derive(Debug, Clone)]
pub struct Correlations {
    matrix: DMatrix<f64>,
    smallest_pair: usize,
    outcome_varies: bool,
}

impl Correlations {
    /// Computes them from columns (the outcome last) over the given rows; a pair uses the rows in which
    /// both are there. A column that does not vary correlates with nothing.
    pub(super) fn of(columns: &[Vec<Option<f64>>], rows: &[usize]) -> Self {
        let mut matrix = DMatrix::identity(columns.len(), columns.len());
        let mut smallest_pair = rows.len();
        for (a, first) in columns.iter().enumerate() {
            for (b, second) in columns.iter().enumerate().take(a) {
                let pairs: Vec<(f64, f64)> = rows
                    .iter()
                    .filter_map(|row| Some(((*first.get(*row)?)?, (*second.get(*row)?)?)))
                    .collect();
                smallest_pair = smallest_pair.min(pairs.len());
                let r = correlation(&pairs);
                for at in [(a, b), (b, a)] {
                    if let Some(cell) = matrix.get_mut(at) {
                        *cell = r;
                    }
                }
            }
        }
        let outcome: Vec<(f64, f64)> = columns
            .last()
            .map(|y| rows.iter().filter_map(|row| y.get(*row).copied().flatten()).map(|y| (y, y)).collect())
            .unwrap_or_default();
        Self { matrix, smallest_pair, outcome_varies: correlation(&outcome) != 0.0 }
    }

    /// Makes them from a full symmetric matrix, the outcome last, with ones on the diagonal.
    ///
    /// `None` unless every row has as many entries as there are rows, at least two, all between −1 and 1.
    pub fn from_rows(rows: &[Vec<f64>]) -> Option<Self> {
        let size = rows.len();
        let sound = |r: &f64| (-1.0..=1.0).contains(r);
        if !(2..=super::MOST_DRIVERS + 1).contains(&size)
            || !rows.iter().all(|row| row.len() == size && row.iter().all(sound))
        {
            return None;
        }
        let given = DMatrix::from_row_iterator(size, size, rows.iter().flatten().copied());
        let mut matrix = 0.5 * (&given + given.transpose());
        matrix.fill_diagonal(1.0);
        Some(Self { matrix, smallest_pair: usize::MAX, outcome_varies: true })
    }

    /// Returns the number of drivers.
    pub fn drivers(&self) -> usize {
        self.matrix.nrows().saturating_sub(1)
    }

    /// Returns how many rows the rarest pair of columns shares.
    pub(super) fn smallest_pair(&self) -> usize {
        self.smallest_pair
    }

    pub(super) fn outcome_varies(&self) -> bool {
        self.outcome_varies
    }

    /// Correlations among the drivers, row by row, and of each with the outcome.
    pub(super) fn parts(&self) -> (Vec<Vec<f64>>, Vec<f64>) {
        let drivers = self.drivers();
        let rows: Vec<Vec<f64>> = self.matrix.row_iter().map(|row| row.iter().copied().collect()).collect();
        let among =
            rows.iter().take(drivers).map(|row| row.iter().take(drivers).copied().collect()).collect();
        let outcome = rows.last().map(|row| row.iter().take(drivers).copied().collect()).unwrap_or_default();
        (among, outcome)
    }

    /// Returns the nearest matrix that some set of full columns could have; itself when it is one.
    ///
    /// Correlations from different rows can contradict each other. Alternating projections after
    /// Higham (2002), IMA J. Numerical Analysis 22.
    pub(super) fn nearest_possible(&self) -> Self {
        let smallest = SymmetricEigen::new(self.matrix.clone()).eigenvalues.min();
        if smallest >= -1e-10 {
            return self.clone();
        }
        let mut current = self.matrix.clone();
        let mut correction = DMatrix::zeros(current.nrows(), current.ncols());
        for _ in 0..20_000 {
            let shifted = &current - &correction;
            let mut eigen = SymmetricEigen::new(shifted.clone());
            eigen.eigenvalues.iter_mut().for_each(|value| *value = value.max(0.0));
            let possible = eigen.recompose();
            correction = &possible - shifted;
            let mut next = 0.5 * (&possible + possible.transpose());
            next.fill_diagonal(1.0);
            let moved = (&next - &current).amax();
            current = next;
            if moved < 1e-13 {
                break;
            }
        }
        Self { matrix: current, ..self.clone() }
    }

    /// Johnson's weights: the drivers' nearest uncorrelated twins explain the outcome, and each driver
    /// takes its part of each twin.
    pub(super) fn relative_weights(&self) -> Vec<f64> {
        let drivers = self.drivers();
        let among = self.matrix.view((0, 0), (drivers, drivers)).into_owned();
        let outcome = self.matrix.view((0, drivers), (drivers, 1)).into_owned();
        let eigen = SymmetricEigen::new(among);
        let largest = eigen.eigenvalues.max();
        let with = |change: &dyn Fn(f64) -> f64| {
            let mut changed = eigen.clone();
            changed.eigenvalues.iter_mut().for_each(|value| {
                *value = if *value > 1e-10 * largest { change(*value) } else { 0.0 };
            });
            changed.recompose()
        };
        let loadings = with(&|value| value.sqrt());
        let twins = with(&|value| 1.0 / value.sqrt()) * outcome;
        let squares = |m: DMatrix<f64>| m.map(|value| value * value);
        (squares(loadings) * squares(twins)).iter().copied().collect()
    }
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (a, b) = pairs.iter().fold((0.0, 0.0), |(a, b), pair| (a + pair.0, b + pair.1));
    let (a, b) = (a / n, b / n);
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        aa += (x - a) * (x - a);
        bb += (y - b) * (y - b);
        ab += (x - a) * (y - b);
    }
    // Spread below ten digits of the level is what rounding leaves of a constant.
    let varies = |squares: f64, level: f64| squares > n * (1e-10 * level).powi(2) && squares > 0.0;
    if pairs.len() < 2 || !varies(aa, a) || !varies(bb, b) {
        return 0.0;
    }
    (ab / (aa.sqrt() * bb.sqrt())).clamp(-1.0, 1.0)
}
