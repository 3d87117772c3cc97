//! Many p-values at once: Holm (family-wise) and Benjamini–Hochberg (false discovery rate).

use crate::Refusal;

/// Returns Holm's adjusted p-values in the order of the input.
///
/// # Errors
/// [`Refusal::NotEnoughData`] for an empty list; [`Refusal::BadInput`] for a p outside 0 to 1.
///
/// Source: Holm (1979), Scandinavian Journal of Statistics 6.
pub fn holm(p: &[f64]) -> Result<Vec<f64>, Refusal> {
    let order = ascending(p)?;
    let mut largest = 0.0_f64;
    Ok(spread(order.iter().enumerate().map(|(rank, &(at, p))| {
        largest = largest.max((p * (order.len() - rank) as f64).min(1.0));
        (at, largest)
    })))
}

/// Returns Benjamini and Hochberg's adjusted p-values in the order of the input.
///
/// # Errors
/// [`Refusal::NotEnoughData`] for an empty list; [`Refusal::BadInput`] for a p outside 0 to 1.
///
/// Source: Benjamini and Hochberg (1995), JRSS B 57.
pub fn benjamini_hochberg(p: &[f64]) -> Result<Vec<f64>, Refusal> {
    let order = ascending(p)?;
    let mut smallest = 1.0_f64;
    Ok(spread(order.iter().enumerate().rev().map(|(rank, &(at, p))| {
        smallest = smallest.min(p * order.len() as f64 / (rank + 1) as f64);
        (at, smallest)
    })))
}

fn ascending(p: &[f64]) -> Result<Vec<(usize, f64)>, Refusal> {
    if p.is_empty() {
        return Err(Refusal::few("p_values", 1, 0));
    }
    if let Some(place) = p.iter().position(|p| !(0.0..=1.0).contains(p)) {
        return Err(Refusal::bad(format!("p[{place}]")));
    }
    let mut order: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    Ok(order)
}

/// Puts values back to their places.
fn spread(values: impl Iterator<Item = (usize, f64)>) -> Vec<f64> {
    let mut placed: Vec<(usize, f64)> = values.collect();
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, value)| value).collect()
}
