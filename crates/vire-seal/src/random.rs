//! The operating system's randomness.
//!
//! Owns every draw of random bytes. A machine that cannot give randomness is an error for the caller
//! to pass on; nothing falls back to a weaker source, and nothing panics. Does not know what the bytes
//! are for.

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use zeroize::Zeroizing;

/// The operating system gave no randomness: nothing secret can be made on this machine now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no_randomness")]
pub struct RandomError;

impl RandomError {
    /// Returns the stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "no_randomness"
    }
}

/// Returns `N` random bytes, fit for keys.
///
/// # Errors
/// [`RandomError`] when the operating system has none to give.
pub fn bytes<const N: usize>() -> Result<[u8; N], RandomError> {
    let mut drawn = [0; N];
    fill(&mut drawn)?;
    Ok(drawn)
}

/// Fills `target` with random bytes, fit for keys.
///
/// # Errors
/// [`RandomError`] when the operating system has none to give; `target` is then to be thrown away.
pub fn fill(target: &mut [u8]) -> Result<(), RandomError> {
    getrandom::fill(target).map_err(|_| RandomError)
}

/// Returns a generator for library calls that cannot take a failing one.
///
/// It is seeded once with 32 bytes of the operating system and wiped when dropped.
pub(crate) fn generator() -> Result<ChaCha20Rng, RandomError> {
    let seed = Zeroizing::new(bytes::<32>()?);
    Ok(ChaCha20Rng::from_seed(*seed))
}

/// Returns a generator that repeats itself for the same seed, which must be secret and random.
pub(crate) fn seeded(seed: [u8; 32]) -> ChaCha20Rng {
    ChaCha20Rng::from_seed(seed)
}

/// Repeats given draws in place of randomness, for published test vectors.
#[cfg(test)]
pub(crate) struct Scripted(pub(crate) std::collections::VecDeque<Vec<u8>>);

#[cfg(test)]
impl rand_core::TryRng for Scripted {
    type Error = std::convert::Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        unreachable!("vectors draw bytes only")
    }
    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        unreachable!("vectors draw bytes only")
    }
    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Self::Error> {
        target.copy_from_slice(&self.0.pop_front().expect("one draw too many"));
        Ok(())
    }
}

#[cfg(test)]
impl rand_core::TryCryptoRng for Scripted {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        assert_ne!(bytes::<16>().unwrap(), bytes::<16>().unwrap());
    }

    #[test]
    fn two_generators_differ() {
        use rand_core::Rng;
        assert_ne!(generator().unwrap().next_u64(), generator().unwrap().next_u64());
    }
}
