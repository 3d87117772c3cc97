//! Signatures: Ed25519, each for one context.
//!
//! Owns the binding of a signature to what it is for; does not know documents or chains. What is
//! signed: `"vire/1 sign" ‖ length of context[8, big-endian] ‖ context ‖ bytes`.

use std::fmt;

use ed25519_dalek as ed25519;
use ed25519_dalek::Signer;
use zeroize::Zeroizing;

use crate::key::Key;
use crate::random::RandomError;

/// Why a key or a signature is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The bytes are no usable key.
    #[error("sign_key")]
    Key,
    /// The signature is not of this key, this context and these bytes.
    #[error("sign_refused")]
    Refused,
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl SignError {
    /// Returns the stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Key => "sign_key",
            Self::Refused => "sign_refused",
            Self::Random(error) => error.code(),
        }
    }
}

/// The private key that signs.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey(Key);

impl fmt::Debug for SigningKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("SigningKey(..)")
    }
}

impl SigningKey {
    /// Draws a new key.
    ///
    /// # Errors
    /// [`SignError::Random`] when the machine has no randomness.
    pub fn generate() -> Result<Self, SignError> {
        Ok(Self(Key::generate()?))
    }

    /// Takes a private key of 32 bytes.
    ///
    /// # Errors
    /// [`SignError::Key`] when the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SignError> {
        Key::from_slice(bytes).map(Self).ok_or(SignError::Key)
    }

    /// Returns the 32 secret bytes, to seal them.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.expose().to_vec())
    }

    /// Returns the public half.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.expanded().verifying_key())
    }

    /// Signs `bytes` for `context`; the same input gives the same signature.
    #[must_use]
    pub fn sign(&self, context: &str, bytes: &[u8]) -> [u8; 64] {
        self.expanded().sign(&bound(context, bytes)).to_bytes()
    }

    fn expanded(&self) -> ed25519::SigningKey {
        ed25519::SigningKey::from_bytes(self.0.expose())
    }
}

/// The public key that checks signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VerifyingKey(ed25519::VerifyingKey);

impl VerifyingKey {
    /// Takes a public key of 32 bytes.
    ///
    /// # Errors
    /// [`SignError::Key`] when the length is wrong, the bytes are no point of the curve, or a point
    /// of small order, for which anybody could sign.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SignError> {
        let bytes = bytes.try_into().map_err(|_| SignError::Key)?;
        let key = ed25519::VerifyingKey::from_bytes(&bytes).map_err(|_| SignError::Key)?;
        if key.is_weak() { Err(SignError::Key) } else { Ok(Self(key)) }
    }

    /// Returns the 32 bytes, to publish them.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Checks that the owner of this key signed `bytes` for `context`.
    ///
    /// # Errors
    /// [`SignError::Refused`] when anything differs.
    pub fn verify(&self, context: &str, bytes: &[u8], signature: &[u8]) -> Result<(), SignError> {
        let signature = ed25519::Signature::from_slice(signature).map_err(|_| SignError::Refused)?;
        self.0.verify_strict(&bound(context, bytes), &signature).map_err(|_| SignError::Refused)
    }
}

fn bound(context: &str, bytes: &[u8]) -> Vec<u8> {
    let length = (context.len() as u64).to_be_bytes();
    [b"vire/1 sign", &length[..], context.as_bytes(), bytes].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::digest::{hex, unhex};

    fn key(byte: u8) -> SigningKey {
        SigningKey::from_bytes(&[byte; 32]).unwrap()
    }

    /// RFC 8032, section 7.1, test 1: the key pair, and its signature of nothing.
    #[test]
    fn agrees_with_rfc_8032() {
        let secret = unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let signing = SigningKey::from_bytes(&secret).unwrap();
        let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        assert_eq!(hex(&signing.verifying_key().to_bytes()), public);
        let expect = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
        assert_eq!(hex(&signing.expanded().sign(b"").to_bytes()), expect);
    }

    #[test]
    fn anything_else_is_refused() {
        let verifying = key(1).verifying_key();
        let signature = key(1).sign("manifest", b"content");
        assert_eq!(verifying.verify("manifest", b"content", &signature), Ok(()));
        let refused = Err(SignError::Refused);
        assert_eq!(verifying.verify("announcement", b"content", &signature), refused);
        assert_eq!(verifying.verify("manifestc", b"ontent", &signature), refused);
        assert_eq!(verifying.verify("manifest", b"Content", &signature), refused);
        assert_eq!(key(2).verifying_key().verify("manifest", b"content", &signature), refused);
        assert_eq!(verifying.verify("manifest", b"content", &signature[..63]), refused);
        for bit in 0..512 {
            let mut broken = signature;
            broken[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(verifying.verify("manifest", b"content", &broken), refused, "bit {bit}");
        }
    }

    #[test]
    fn a_key_for_which_anybody_could_sign_is_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert_eq!(VerifyingKey::from_bytes(&identity), Err(SignError::Key));
        assert_eq!(VerifyingKey::from_bytes(&[0; 31]), Err(SignError::Key));
    }

    proptest! {
        #[test]
        fn what_was_signed_verifies(seed: [u8; 32], context: String, bytes: Vec<u8>) {
            let signing = SigningKey::from_bytes(&seed).unwrap();
            let public = VerifyingKey::from_bytes(&signing.verifying_key().to_bytes()).unwrap();
            prop_assert_eq!(public.verify(&context, &bytes, &signing.sign(&context, &bytes)), Ok(()));
        }
    }
}
