//! Sums of products at every lag, for every way to pair teams.

use super::LONGEST_LAG;
use super::innovations::Team;

/// How many lags there are.
pub(super) const LAGS: usize = 2 * LONGEST_LAG + 1;

/// The sums of one lag.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LagCell {
    /// Sum of products of standardised innovations.
    pub(super) products: f64,
    /// How many products.
    pub(super) pairs: f64,
    /// Sum of products in points.
    pub(super) point_products: f64,
    /// Sum of squares of EX in points, over the same pairs.
    pub(super) point_squares: f64,
}

impl LagCell {
    pub(super) fn z(&self) -> f64 {
        if self.pairs > 0.0 { self.products / self.pairs.sqrt() } else { 0.0 }
    }

    pub(super) fn r(&self) -> f64 {
        if self.pairs > 0.0 { (self.products / self.pairs).clamp(-1.0, 1.0) } else { 0.0 }
    }

    pub(super) fn slope(&self) -> f64 {
        if self.point_squares > 0.0 { self.point_products / self.point_squares } else { 0.0 }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.products += other.products;
        self.pairs += other.pairs;
        self.point_products += other.point_products;
        self.point_squares += other.point_squares;
    }
}

/// One cell a lag, from −8 to 8.
pub(super) type LagCells = [LagCell; LAGS];

/// Weeks of the lag at a place of [`LagCells`].
pub(super) fn weeks_of(place: usize) -> i32 {
    place as i32 - LONGEST_LAG as i32
}

/// Adds cell by cell.
pub(super) fn add(total: &mut LagCells, more: &LagCells) {
    for (total, more) in total.iter_mut().zip(more) {
        total.add(more);
    }
}

/// Largest |z| over the lags.
pub(super) fn largest(cells: &LagCells) -> f64 {
    cells.iter().map(|cell| cell.z().abs()).fold(0.0, f64::max)
}

/// Sums of the weeks `from..to` of EX with CX before and after them.
pub(super) fn between(ex: &Team, cx: &Team, from: usize, to: usize) -> LagCells {
    let mut cells = LagCells::default();
    let points = ex.unit * cx.unit;
    for (place, cell) in cells.iter_mut().enumerate() {
        let mut squares = 0.0;
        let values = overlap(&ex.values, &cx.values, place, from, to);
        let there = overlap(&ex.there, &cx.there, place, from, to);
        for ((x, y), (x_there, y_there)) in values.zip(there) {
            cell.products += x * y;
            cell.pairs += x_there * y_there;
            squares += x * x * y_there;
        }
        cell.point_products = cell.products * points;
        cell.point_squares = squares * ex.unit * ex.unit;
    }
    cells
}

/// Adds the sums of products alone, for draws in which everything else stays.
pub(super) fn add_products(total: &mut LagCells, ex: &[f64], cx: &[f64]) {
    for (place, cell) in total.iter_mut().enumerate() {
        cell.products += overlap(ex, cx, place, 0, ex.len()).map(|(x, y)| x * y).sum::<f64>();
    }
}

/// EX of week t, for t in `from..to`, beside CX of week t + place − LONGEST_LAG.
fn overlap<'a>(
    ex: &'a [f64],
    cx: &'a [f64],
    place: usize,
    from: usize,
    to: usize,
) -> impl Iterator<Item = (&'a f64, &'a f64)> {
    let weeks = ex.len();
    let start = from.max(LONGEST_LAG.saturating_sub(place));
    let end = to.min((weeks + LONGEST_LAG).saturating_sub(place)).min(weeks).max(start);
    let shifted = (start + place).saturating_sub(LONGEST_LAG);
    let ex = ex.get(start..end).unwrap_or_default();
    let cx = cx.get(shifted..shifted + ex.len()).unwrap_or_default();
    ex.iter().zip(cx)
}

/// Room for the lags, rounded up so that whole registers are added.
const ROOM: usize = LAGS + 1;

/// The two sums that |z| needs, lag by lag: what is added thousands of times.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    products: [f64; ROOM],
    pairs: [f64; ROOM],
}

impl Sums {
    pub(super) const ZERO: Self = Self { products: [0.0; ROOM], pairs: [0.0; ROOM] };

    pub(super) fn of(cells: &LagCells) -> Self {
        let mut sums = Self::ZERO;
        for ((products, pairs), cell) in sums.products.iter_mut().zip(&mut sums.pairs).zip(cells) {
            (*products, *pairs) = (cell.products, cell.pairs);
        }
        sums
    }

    pub(super) fn add(&mut self, more: &Self) {
        for (total, more) in self.products.iter_mut().zip(&more.products) {
            *total += more;
        }
        for (total, more) in self.pairs.iter_mut().zip(&more.pairs) {
            *total += more;
        }
    }

    /// The largest |z|.
    pub(super) fn largest(&self) -> f64 {
        largest_of(&self.products, &self.pairs).1
    }
}

/// Place and size of the largest |z|, the first of equals, from sums of products and their numbers.
pub(super) fn largest_of(products: &[f64], pairs: &[f64]) -> (usize, f64) {
    let mut best = (0, 0.0_f64);
    for (place, (products, pairs)) in products.iter().zip(pairs).enumerate() {
        let square = if *pairs > 0.0 { products * products / pairs } else { 0.0 };
        if square > best.1 {
            best = (place, square);
        }
    }
    (best.0, best.1.sqrt())
}

/// Sums for every EX team with every CX team; a pairing then costs one addition a team and lag.
pub(super) struct Cross {
    own: LagCells,
    all: Vec<Vec<Sums>>,
}

impl Cross {
    pub(super) fn of(ex: &[Team], cx: &[Team]) -> Self {
        let mut own = LagCells::default();
        for (ex, cx) in ex.iter().zip(cx) {
            add(&mut own, &between(ex, cx, 0, ex.values.len()));
        }
        let row = |ex: &Team| cx.iter().map(|cx| Sums::of(&between(ex, cx, 0, ex.values.len()))).collect();
        Self { own, all: ex.iter().map(row).collect() }
    }

    /// Every team with its own CX.
    pub(super) fn own(&self) -> &LagCells {
        &self.own
    }

    /// Largest |z| when team i has the CX of team `pairing[i]`.
    pub(super) fn paired(&self, pairing: &[usize]) -> f64 {
        let mut total = Sums::ZERO;
        for (row, other) in self.all.iter().zip(pairing) {
            if let Some(sums) = row.get(*other) {
                total.add(sums);
            }
        }
        total.largest()
    }
}
