//! Envelopes: sealing to a public key.
//!
//! Owns HPKE (RFC 9180, base mode, one message each) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
//! ChaCha20-Poly1305, the binding of an envelope to its [`Context`], and padding to fixed sizes.
//! Anybody can seal; nothing says who did, on purpose: who may hand in an envelope is the ticket's
//! business. Does not know what is inside.
//!
//! Layout: `encapsulated key[32] ‖ ciphertext ‖ tag[16]`, of `length[4, big-endian] ‖ content ‖ zeros`.

use std::fmt;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::digest::sha256;
use crate::key::Key;
use crate::random::{self, RandomError};

type Public = <X25519HkdfSha256 as Kem>::PublicKey;
type Private = <X25519HkdfSha256 as Kem>::PrivateKey;
type Encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey;

const PREFIX: usize = 4;
const ENCAPSULATED: usize = 32;

/// How many bytes an envelope is longer than its padded content.
pub const OVERHEAD: usize = ENCAPSULATED + 16;

/// Why an envelope could not be made or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// The content does not fit the size asked for.
    #[error("envelope_too_long")]
    TooLong,
    /// The bytes are no usable key.
    #[error("envelope_key")]
    Key,
    /// Another key, another context, or changed bytes; which one cannot be told.
    #[error("envelope_refused")]
    Refused,
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl EnvelopeError {
    /// Returns the stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "envelope_too_long",
            Self::Key => "envelope_key",
            Self::Refused => "envelope_refused",
            Self::Random(error) => error.code(),
        }
    }
}

/// What an envelope is for; it opens under exactly the same three texts only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context<'a> {
    /// The organisation's id.
    pub organisation: &'a str,
    /// What it belongs to inside the organisation: a round, a case, a window.
    pub scope: &'a str,
    /// What is inside: a check-in, a case message, a sum.
    pub purpose: &'a str,
}

impl Context<'_> {
    /// Returns a digest in which no text can run into its neighbour: each is led by its length.
    fn info(&self) -> [u8; 32] {
        let [organisation, scope, purpose] =
            [self.organisation, self.scope, self.purpose].map(|text| (text.len() as u64).to_be_bytes());
        sha256(&[
            b"vire/1 envelope",
            &organisation,
            self.organisation.as_bytes(),
            &scope,
            self.scope.as_bytes(),
            &purpose,
            self.purpose.as_bytes(),
        ])
    }
}

/// To what size content is padded before it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Padded {
    /// Always 2,048 bytes, of which 2,044 may be content: every check-in looks alike.
    CheckIn,
    /// The next multiple of 4,096 bytes (4 of them a length): for messages of any length.
    Steps4K,
    /// Not at all; the length shows. For machine content whose length is no secret.
    None,
}

impl Padded {
    /// Returns how long the envelope of `content` bytes will be; none when they do not fit.
    #[must_use]
    pub const fn sealed_bytes(self, content: usize) -> Option<usize> {
        match self.padded_bytes(content) {
            Some(padded) => padded.checked_add(OVERHEAD),
            None => None,
        }
    }

    const fn padded_bytes(self, content: usize) -> Option<usize> {
        if content > u32::MAX as usize - PREFIX {
            return None;
        }
        let needed = content + PREFIX;
        match self {
            Self::CheckIn if needed > 2048 => None,
            Self::CheckIn => Some(2048),
            Self::Steps4K => Some(needed.next_multiple_of(4096)),
            Self::None => Some(needed),
        }
    }
}

/// The public key that an envelope is sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SealingKey([u8; 32]);

impl SealingKey {
    /// Takes a public key of 32 bytes (X25519).
    ///
    /// # Errors
    /// [`EnvelopeError::Key`] when the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        bytes.try_into().map(Self).map_err(|_| EnvelopeError::Key)
    }

    /// Returns the 32 bytes, to publish them.
    #[must_use]
    pub const fn to_bytes(&self) -> [u8; 32] {
        self.0
    }
}

/// The private key that opens envelopes.
#[derive(Clone, PartialEq, Eq)]
pub struct OpeningKey(Key);

impl fmt::Debug for OpeningKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("OpeningKey(..)")
    }
}

impl OpeningKey {
    /// Draws a new key.
    ///
    /// # Errors
    /// [`EnvelopeError::Random`] when the machine has no randomness.
    pub fn generate() -> Result<Self, EnvelopeError> {
        Ok(Self::from_seed(&Key::generate()?))
    }

    /// Derives the key that belongs to `seed`: the same seed, the same key.
    ///
    /// For a writer of the safe channel, whose reply key follows from the receipt.
    #[must_use]
    pub fn from_seed(seed: &Key) -> Self {
        let (private, _) = X25519HkdfSha256::derive_keypair(seed.expose());
        let mut bytes = Zeroizing::new([0; 32]);
        private.write_exact(&mut *bytes);
        Self(Key::from_bytes(*bytes))
    }

    /// Takes a private key of 32 bytes.
    ///
    /// # Errors
    /// [`EnvelopeError::Key`] when the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        Key::from_slice(bytes).map(Self).ok_or(EnvelopeError::Key)
    }

    /// Returns the 32 secret bytes, to seal them.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.expose().to_vec())
    }

    /// Returns the public half.
    ///
    /// # Errors
    /// [`EnvelopeError::Key`] when the private bytes are no key.
    pub fn sealing_key(&self) -> Result<SealingKey, EnvelopeError> {
        Ok(SealingKey(X25519HkdfSha256::sk_to_pk(&self.private()?).to_bytes().into()))
    }

    fn private(&self) -> Result<Private, EnvelopeError> {
        Private::from_bytes(self.0.expose()).map_err(|_| EnvelopeError::Key)
    }
}

/// Seals `plain` so that only the owner of `to` opens it, and only for `info`.
///
/// # Errors
/// [`EnvelopeError::TooLong`] when `plain` does not fit `size`, [`EnvelopeError::Key`] when `to` is a
/// point that keeps no secret, [`EnvelopeError::Random`] without randomness.
pub fn seal(
    to: &SealingKey,
    info: &Context<'_>,
    plain: &[u8],
    size: Padded,
) -> Result<Vec<u8>, EnvelopeError> {
    let padded = pad(plain, size)?;
    seal_raw(&mut random::generator()?, to, &info.info(), &padded, b"")
}

/// Opens an envelope that was sealed to the public half of `with`, for the same `info`.
///
/// # Errors
/// [`EnvelopeError::Refused`] when key or context are others, or any bit has changed.
pub fn open(
    with: &OpeningKey,
    info: &Context<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, EnvelopeError> {
    let padded = open_raw(with, &info.info(), sealed, b"")?;
    unpad(&padded).map(|content| Zeroizing::new(content.to_vec())).ok_or(EnvelopeError::Refused)
}

fn pad(plain: &[u8], size: Padded) -> Result<Zeroizing<Vec<u8>>, EnvelopeError> {
    let length = size.padded_bytes(plain.len()).ok_or(EnvelopeError::TooLong)?;
    let prefix = u32::try_from(plain.len()).map_err(|_| EnvelopeError::TooLong)?;
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(&prefix.to_be_bytes());
    padded.extend_from_slice(plain);
    padded.resize(length, 0);
    Ok(padded)
}

/// Returns the content between length and padding; none unless the padding is all zeros.
fn unpad(padded: &[u8]) -> Option<&[u8]> {
    let (prefix, rest) = padded.split_first_chunk::<PREFIX>()?;
    let length = usize::try_from(u32::from_be_bytes(*prefix)).ok()?;
    let (content, zeros) = rest.split_at_checked(length)?;
    zeros.iter().all(|byte| *byte == 0).then_some(content)
}

fn seal_raw(
    rng: &mut impl CryptoRng,
    to: &SealingKey,
    info: &[u8],
    plain: &[u8],
    bound: &[u8],
) -> Result<Vec<u8>, EnvelopeError> {
    let public = Public::from_bytes(&to.0).map_err(|_| EnvelopeError::Key)?;
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &public, info, plain, bound, rng)
    .map_err(|_| EnvelopeError::Key)?;
    let mut sealed = Vec::with_capacity(ENCAPSULATED + ciphertext.len());
    sealed.extend_from_slice(&encapsulated.to_bytes());
    sealed.extend_from_slice(&ciphertext);
    Ok(sealed)
}

fn open_raw(
    with: &OpeningKey,
    info: &[u8],
    sealed: &[u8],
    bound: &[u8],
) -> Result<Zeroizing<Vec<u8>>, EnvelopeError> {
    let (encapsulated, ciphertext) =
        sealed.split_first_chunk::<ENCAPSULATED>().ok_or(EnvelopeError::Refused)?;
    let encapsulated = Encapsulated::from_bytes(encapsulated).map_err(|_| EnvelopeError::Refused)?;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &with.private()?,
        &encapsulated,
        info,
        ciphertext,
        bound,
    )
    .map(Zeroizing::new)
    .map_err(|_| EnvelopeError::Refused)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::digest::{hex, unhex};
    use crate::random::Scripted;

    const HERE: Context<'_> = Context { organisation: "o1", scope: "2026-W47", purpose: "check-in" };

    fn opening(byte: u8) -> OpeningKey {
        OpeningKey::from_seed(&Key::from_bytes([byte; 32]))
    }

    fn bytes(text: &str) -> Vec<u8> {
        unhex(text).unwrap()
    }

    /// RFC 9180, appendix A.2.1, sequence number 0.
    #[test]
    fn agrees_with_rfc_9180() {
        let private = "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb";
        let public = "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a";
        let ephemeral = "909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b";
        let info = bytes("4f6465206f6e2061204772656369616e2055726e");
        let plain = bytes("4265617574792069732074727574682c20747275746820626561757479");
        let bound = bytes("436f756e742d30");
        let expect = "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a\
                      1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db\
                      21993c62ce81883d2dd1b51a28";
        let with = OpeningKey::from_bytes(&bytes(private)).unwrap();
        let to = with.sealing_key().unwrap();
        assert_eq!(hex(&to.to_bytes()), public);
        let mut rng = Scripted([bytes(ephemeral)].into());
        let sealed = seal_raw(&mut rng, &to, &info, &plain, &bound).unwrap();
        assert_eq!(hex(&sealed), expect);
        assert_eq!(&**open_raw(&with, &info, &sealed, &bound).unwrap(), &plain);
    }

    /// RFC 9180, appendix A.2.1: the recipient's key pair from its seed. Public halves are compared,
    /// because the library writes private ones with the bits fixed that X25519 fixes anyway.
    #[test]
    fn a_seed_gives_the_key_of_rfc_9180() {
        let seed = bytes("1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df");
        let with = OpeningKey::from_seed(&Key::from_slice(&seed).unwrap());
        let public = "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a";
        assert_eq!(hex(&with.sealing_key().unwrap().to_bytes()), public);
        assert_eq!(OpeningKey::from_bytes(&with.to_bytes()), Ok(with));
    }

    #[test]
    fn every_check_in_is_equally_long() {
        let to = opening(1).sealing_key().unwrap();
        for length in [0, 1, 500, 2043, 2044] {
            let sealed = seal(&to, &HERE, &vec![7; length], Padded::CheckIn).unwrap();
            assert_eq!(sealed.len(), 2048 + OVERHEAD, "{length}");
            assert_eq!(open(&opening(1), &HERE, &sealed).unwrap().len(), length);
        }
    }

    #[test]
    fn a_check_in_that_does_not_fit_is_refused() {
        let to = opening(1).sealing_key().unwrap();
        assert_eq!(seal(&to, &HERE, &[7; 2045], Padded::CheckIn), Err(EnvelopeError::TooLong));
    }

    #[test]
    fn messages_grow_in_steps() {
        let to = opening(1).sealing_key().unwrap();
        for (length, expect) in [(0, 4096), (4092, 4096), (4093, 8192), (20_000, 20_480)] {
            let sealed = seal(&to, &HERE, &vec![7; length], Padded::Steps4K).unwrap();
            assert_eq!(sealed.len(), expect + OVERHEAD, "{length}");
            assert_eq!(Padded::Steps4K.sealed_bytes(length), Some(sealed.len()));
        }
    }

    #[test]
    fn any_flipped_byte_is_refused() {
        let to = opening(1).sealing_key().unwrap();
        let sealed = seal(&to, &HERE, b"content", Padded::None).unwrap();
        for at in 0..sealed.len() {
            for mask in [1, 0x80, 0xff] {
                let mut broken = sealed.clone();
                broken[at] ^= mask;
                let opened = open(&opening(1), &HERE, &broken);
                assert_eq!(opened, Err(EnvelopeError::Refused), "byte {at}");
            }
        }
        for length in 0..sealed.len() {
            let opened = open(&opening(1), &HERE, &sealed[..length]);
            assert_eq!(opened, Err(EnvelopeError::Refused), "length {length}");
        }
    }

    #[test]
    fn another_key_or_context_is_refused() {
        let to = opening(1).sealing_key().unwrap();
        let sealed = seal(&to, &HERE, b"content", Padded::CheckIn).unwrap();
        let others = [
            Context { organisation: "o2", ..HERE },
            Context { scope: "2026-W48", ..HERE },
            Context { purpose: "case", ..HERE },
            // The same letters, cut elsewhere.
            Context { organisation: "o12", scope: "026-W47", ..HERE },
            Context { scope: "2026-W47c", purpose: "heck-in", ..HERE },
        ];
        for other in others {
            assert_eq!(open(&opening(1), &other, &sealed), Err(EnvelopeError::Refused), "{other:?}");
        }
        assert_eq!(open(&opening(2), &HERE, &sealed), Err(EnvelopeError::Refused));
        assert_eq!(&**open(&opening(1), &HERE, &sealed).unwrap(), b"content");
    }

    #[test]
    fn a_key_that_keeps_no_secret_is_refused() {
        let zero = SealingKey::from_bytes(&[0; 32]).unwrap();
        assert_eq!(seal(&zero, &HERE, b"content", Padded::None), Err(EnvelopeError::Key));
        assert_eq!(SealingKey::from_bytes(&[1; 31]), Err(EnvelopeError::Key));
        assert_eq!(OpeningKey::from_bytes(&[1; 33]), Err(EnvelopeError::Key));
    }

    #[test]
    fn padding_must_be_zeros_and_the_length_must_fit() {
        assert_eq!(unpad(&[0, 0, 0, 1, 9, 0]), Some(&[9][..]));
        assert_eq!(unpad(&[0, 0, 0, 1, 9, 1]), None);
        assert_eq!(unpad(&[0, 0, 0, 3, 9, 0]), None);
        assert_eq!(unpad(&[0, 0, 0]), None);
    }

    proptest! {
        #[test]
        fn padding_comes_off_again(plain in prop::collection::vec(any::<u8>(), 0..2045)) {
            for size in [Padded::CheckIn, Padded::Steps4K, Padded::None] {
                let padded = pad(&plain, size).unwrap();
                prop_assert_eq!(unpad(&padded), Some(&plain[..]));
                prop_assert_eq!(size.sealed_bytes(plain.len()), Some(padded.len() + OVERHEAD));
            }
        }
    }
}
