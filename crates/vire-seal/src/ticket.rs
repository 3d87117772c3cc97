//! Tickets: unlinkable one-time tokens.
//!
//! Owns the [`TicketScheme`] and its one implementation, [`BlindRsa`]. A member asks for a ticket, the
//! issuer signs it without seeing it, the member finishes it, and whoever takes it later verifies it
//! with public bytes only. The issuer cannot tell which of the tickets that it signed came back. Who
//! may ask, how often, and that a ticket is spent once, is the caller's.
//!
//! | step | who | keeps |
//! |---|---|---|
//! | [`issuer`](TicketScheme::issuer) | issuer | [`IssuerKey`]; publishes its public half |
//! | [`request`](TicketScheme::request) | member | [`TicketRequest`], sealed, before anything is sent |
//! | [`issue`](TicketScheme::issue) | issuer | that this member has asked |
//! | [`finish`](TicketScheme::finish) | member | [`Token`] |
//! | [`verify`](TicketScheme::verify) | anybody | [`Token::spent_hash`] |
//!
//! The *challenge* says what a ticket is for, for example `vire/1|organisation|check-in|2026-W48|team`.
//! A token holds its SHA-256 and the SHA-256 of the issuer's key, so it is good in one place only.

mod blind_rsa;
mod public_key;

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub use self::blind_rsa::BlindRsa;
use crate::digest::sha256;
use crate::key::Key;
use crate::random::RandomError;

/// Why a step of a ticket failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    /// The issuer's public key is not of the one shape that members accept.
    #[error("ticket_issuer_key")]
    IssuerKey,
    /// The issuer's private key cannot be used.
    #[error("ticket_private_key")]
    PrivateKey,
    /// A blinded request is malformed.
    #[error("ticket_request")]
    Request,
    /// The issuer's answer is not a signature of what was asked.
    #[error("ticket_answer")]
    Answer,
    /// The token is not good here. Why, is not told.
    #[error("ticket_refused")]
    Refused,
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl TicketError {
    /// Returns the stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::IssuerKey => "ticket_issuer_key",
            Self::PrivateKey => "ticket_private_key",
            Self::Request => "ticket_request",
            Self::Answer => "ticket_answer",
            Self::Refused => "ticket_refused",
            Self::Random(error) => error.code(),
        }
    }
}

/// The key pair of one issuer: one round, one team.
#[derive(Clone)]
pub struct IssuerKey {
    /// The private half (PKCS#8 DER); seal it, destroy it after the release.
    pub private: Zeroizing<Vec<u8>>,
    /// The public half (SPKI DER with RSASSA-PSS parameters, 342 bytes); publish it.
    pub public: Vec<u8>,
}

impl fmt::Debug for IssuerKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("IssuerKey").field("public", &self.public).finish_non_exhaustive()
    }
}

/// What a member keeps, sealed, between asking and finishing.
///
/// After a crash, send the same `blinded` again: the issuer gives the same answer to the same request,
/// and refuses a second, different one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketRequest {
    /// Random bytes that make the token unlike any other; secret until it is spent.
    #[serde(with = "crate::hexed")]
    pub nonce: [u8; 32],
    /// What takes the blinding off again; secret for ever.
    pub secret: Secret,
    /// What the issuer gets to see: random to everybody but the member.
    #[serde(with = "crate::hexed")]
    pub blinded: Vec<u8>,
}

impl fmt::Debug for TicketRequest {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("TicketRequest").field("blinded", &self.blinded).finish_non_exhaustive()
    }
}

impl Drop for TicketRequest {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.nonce);
    }
}

/// Secret bytes of a request, wiped when dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(#[serde(with = "crate::hexed")] pub(crate) SecretBytes);

/// Bytes that are wiped when dropped and can be read back from a list.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SecretBytes(pub(crate) Zeroizing<Vec<u8>>);

impl AsRef<[u8]> for SecretBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for SecretBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

/// A finished ticket, which admits once.
///
/// Layout (RFC 9578, token type 0x0002), 354 bytes:
/// `type[2] ‖ nonce[32] ‖ SHA-256 of the challenge[32] ‖ key id[32] ‖ signature[256]`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token(Vec<u8>);

impl Token {
    /// Takes the bytes of a token that was stored or sent; [`TicketScheme::verify`] says if it is one.
    #[must_use]
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Returns the bytes, to store or to spend.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns what goes into the set of spent tickets.
    #[must_use]
    pub fn spent_hash(&self) -> [u8; 32] {
        spent_hash(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Token(..)")
    }
}

/// Returns what goes into the set of spent tickets for the token with these bytes.
///
/// Covers every byte but the signature: a token whose signature could be written in a second way
/// would still be spent only once.
#[must_use]
pub fn spent_hash(token: &[u8]) -> [u8; 32] {
    let signed = token.get(..token.len().saturating_sub(SIGNATURE)).unwrap_or_default();
    sha256(&[b"vire/1 spent", signed])
}

const SIGNATURE: usize = 256;

/// One way of making tickets. One conformance suite (`tests/ticket_scheme.rs`) holds for all of them.
pub trait TicketScheme: Send + Sync {
    /// Draws the key pair of a new issuer.
    ///
    /// # Errors
    /// [`TicketError::Random`] without randomness, [`TicketError::PrivateKey`] when none could be made.
    fn issuer(&self) -> Result<IssuerKey, TicketError>;

    /// Draws `count` key pairs, on all cores that the machine lets this program use.
    ///
    /// # Errors
    /// As [`issuer`](Self::issuer); all or nothing.
    fn issuers(&self, count: usize) -> Result<Vec<IssuerKey>, TicketError> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let workers = cores.min(count).max(1);
        let mut keys = Vec::with_capacity(count);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..workers)
                .map(|at| {
                    let share = count / workers + usize::from(at < count % workers);
                    scope.spawn(move || (0..share).map(|_| self.issuer()).collect::<Result<Vec<_>, _>>())
                })
                .collect();
            for thread in threads {
                keys.extend(thread.join().map_err(|_| TicketError::PrivateKey)??);
            }
            Ok(keys)
        })
    }

    /// Checks a published key before a member uses it.
    ///
    /// # Errors
    /// [`TicketError::IssuerKey`] for any key that could be made to recognise tickets, or that is not
    /// exactly of the agreed shape.
    fn check_public(&self, public: &[u8]) -> Result<(), TicketError>;

    /// Prepares one ticket for `challenge`, to be stored before `blinded` is sent.
    ///
    /// # Errors
    /// As [`check_public`](Self::check_public), which it does first; [`TicketError::Random`].
    fn request(&self, public: &[u8], challenge: &[u8]) -> Result<TicketRequest, TicketError>;

    /// Prepares the one ticket that belongs to a secret, a key and a challenge: the same again each time.
    ///
    /// For tickets of which a member needs so many that keeping every request would not fit: keeping the
    /// secret keeps them all. Whoever learns the secret can recognise the tickets.
    ///
    /// # Errors
    /// As [`check_public`](Self::check_public), which it does first.
    fn request_of(&self, secret: &Key, public: &[u8], challenge: &[u8])
    -> Result<TicketRequest, TicketError>;

    /// Signs a blinded request with an issuer's private key; equal requests get equal answers.
    ///
    /// # Errors
    /// [`TicketError::PrivateKey`], [`TicketError::Request`], [`TicketError::Random`].
    fn issue(&self, private: &[u8], blinded: &[u8]) -> Result<Vec<u8>, TicketError>;

    /// Takes the blinding off the issuer's answer.
    ///
    /// # Errors
    /// [`TicketError::IssuerKey`]; [`TicketError::Answer`] when the answer is not a signature of this
    /// request for this challenge.
    fn finish(
        &self,
        public: &[u8],
        challenge: &[u8],
        request: &TicketRequest,
        blind_signature: &[u8],
    ) -> Result<Token, TicketError>;

    /// Checks that `token` was issued under `public` for `challenge`. Needs no secret.
    ///
    /// # Errors
    /// [`TicketError::IssuerKey`] when `public` is no key; [`TicketError::Refused`] for every token that
    /// is not good here, whatever the reason.
    fn verify(&self, public: &[u8], challenge: &[u8], token: &[u8]) -> Result<(), TicketError>;
}
