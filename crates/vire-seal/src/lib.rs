//! Tickets, sealed envelopes, passphrases, codes and keys.
//!
//! Bytes in, bytes out. This is the only crate of the project that names a cryptography library, and
//! it has never heard of a survey: what the bytes mean, who may open them and when a key is destroyed
//! is decided by its callers. It keeps no state, reads no clock and writes no file; the only thing
//! that it asks of the machine is randomness ([`random`]), and a machine that cannot give any gets an
//! error, never a weak key.
//!
//! | module | owns |
//! |---|---|
//! | [`random`] | the operating system's randomness |
//! | [`digest`] | SHA-256, HMAC, HKDF, hexadecimal |
//! | [`key`] | 32 secret bytes |
//! | [`locked`] | sealing under a [`key::Key`] (XChaCha20-Poly1305) |
//! | [`envelope`] | sealing to a public key (HPKE, RFC 9180), with padding to fixed sizes |
//! | [`passphrase`] | Argon2id, wrapping a key under a passphrase, strength |
//! | [`code`] | invitation codes, recovery codes and receipts, for people to type |
//! | [`sign`] | Ed25519 signatures |
//! | [`ticket`] | unlinkable one-time tickets (blind RSA, RFC 9474 and RFC 9578) |
//! | [`label`] | two friendly words that name a wallet |
//!
//! Conventions: a purpose or a context is always bound to the result, so that bytes made for one
//! place are refused in another; secrets are wiped from memory when dropped and never printed; every
//! error is small, says nothing about the secret, and has a stable `code()`.
//!
//! # Why the advisory RUSTSEC-2023-0071 is acceptable here
//!
//! The advisory says that the crate `rsa` does not run in constant time, so that somebody who can ask
//! for many private-key operations and time them closely may learn the private key ("Marvin"). It is
//! about every version of `rsa`, also the pinned one. In this crate:
//!
//! - the key only signs, once per member and round; nothing is ever decrypted with it, so there is no
//!   padding oracle, which is what the published attack uses;
//! - every private operation is blinded with fresh randomness and its result checked, and identical
//!   requests are the only ones that a member may repeat;
//! - a key serves one team in one round and is destroyed after the release, about two weeks later;
//! - in the embedded mailbox there is no network at all between the asker and the key;
//! - a stolen key lets somebody forge tickets, which costs the **integrity** of one team's week. It
//!   never costs **anonymity**: on the member's side a ticket is blinded with a uniformly random factor,
//!   so that under any key whose answers verify, each request fits each ticket equally well; knowing
//!   the private key adds nothing. Sealing does not use RSA.
//!
//! Public keys and signatures are not secret: tickets are verified with `ring`, a second
//! implementation that shares no code with the one that makes them.

pub mod code;
pub mod digest;
pub mod envelope;
mod hexed;
pub mod key;
pub mod label;
pub mod locked;
pub mod passphrase;
pub mod random;
pub mod sign;
pub mod ticket;
