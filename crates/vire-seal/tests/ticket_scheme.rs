//! One conformance suite for every way of making tickets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::HashSet;

use vire_seal::key::Key;
use vire_seal::ticket::{BlindRsa, IssuerKey, TicketError, TicketRequest, TicketScheme, Token, spent_hash};

const HERE: &[u8] = b"vire/1|organisation|check-in|2026-W48|team";
const NEXT_ROUND: &[u8] = b"vire/1|organisation|check-in|2026-W49|team";

/// Goes through all steps once.
fn ticket<S: TicketScheme>(scheme: &S, key: &IssuerKey) -> (TicketRequest, Vec<u8>, Token) {
    let request = scheme.request(&key.public, HERE).unwrap();
    let answer = scheme.issue(&key.private, &request.blinded).unwrap();
    let token = scheme.finish(&key.public, HERE, &request, &answer).unwrap();
    (request, answer, token)
}

fn an_issued_ticket_is_good<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    assert_eq!(scheme.check_public(&key.public), Ok(()));
    let (_, _, token) = ticket(scheme, &key);
    assert_eq!(scheme.verify(&key.public, HERE, token.as_bytes()), Ok(()));
    let stored = Token::from_bytes(token.as_bytes().to_vec());
    assert_eq!(stored.spent_hash(), spent_hash(token.as_bytes()));
}

fn a_secret_repeats_its_request_and_no_other<S: TicketScheme>(scheme: &S) {
    let keys = scheme.issuers(2).unwrap();
    let (mine, yours) = (Key::from_bytes([7; 32]), Key::from_bytes([8; 32]));
    let of =
        |secret: &Key, at: usize, bound: &[u8]| scheme.request_of(secret, &keys[at].public, bound).unwrap();
    let request = of(&mine, 0, HERE);
    assert_eq!(request, of(&mine, 0, HERE));
    let others = [of(&yours, 0, HERE), of(&mine, 1, HERE), of(&mine, 0, NEXT_ROUND)];
    for other in &others {
        assert_ne!(request.nonce, other.nonce);
        assert_ne!(request.blinded, other.blinded);
    }
    let answer = scheme.issue(&keys[0].private, &request.blinded).unwrap();
    let token = scheme.finish(&keys[0].public, HERE, &request, &answer).unwrap();
    assert_eq!(scheme.verify(&keys[0].public, HERE, token.as_bytes()), Ok(()));
    // An issuer that is handed the request of another challenge signs something that is good nowhere.
    assert_eq!(scheme.verify(&keys[0].public, NEXT_ROUND, token.as_bytes()), Err(TicketError::Refused));
}

fn another_round_or_team_is_refused<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    let (_, _, token) = ticket(scheme, &key);
    for other in [NEXT_ROUND, b"", b"vire/1|organisation|check-in|2026-W48|team2", &[HERE, b" "].concat()] {
        assert_eq!(scheme.verify(&key.public, other, token.as_bytes()), Err(TicketError::Refused));
    }
}

fn another_issuer_is_refused<S: TicketScheme>(scheme: &S) {
    let keys = scheme.issuers(2).unwrap();
    let (request, _, token) = ticket(scheme, &keys[0]);
    assert_eq!(scheme.verify(&keys[1].public, HERE, token.as_bytes()), Err(TicketError::Refused));
    // Signed by another key than the one that was asked: the member notices at once. (The other
    // modulus may be smaller than the blinded number; then that issuer refuses instead.)
    match scheme.issue(&keys[1].private, &request.blinded) {
        Ok(foreign) => {
            let finished = scheme.finish(&keys[0].public, HERE, &request, &foreign);
            assert_eq!(finished, Err(TicketError::Answer));
        }
        Err(refused) => assert_eq!(refused, TicketError::Request),
    }
}

fn any_flipped_bit_is_refused_with_the_same_answer<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    let (_, _, token) = ticket(scheme, &key);
    for bit in 0..token.as_bytes().len() * 8 {
        let mut broken = token.as_bytes().to_vec();
        broken[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(scheme.verify(&key.public, HERE, &broken), Err(TicketError::Refused), "bit {bit}");
    }
    for length in [0, 1, 33, 98, 97, token.as_bytes().len() - 1] {
        let cut = &token.as_bytes()[..length];
        assert_eq!(scheme.verify(&key.public, HERE, cut), Err(TicketError::Refused), "length {length}");
    }
    let long = [token.as_bytes(), &[0]].concat();
    assert_eq!(scheme.verify(&key.public, HERE, &long), Err(TicketError::Refused));
}

fn a_wrong_answer_is_noticed<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    let (request, answer, _) = ticket(scheme, &key);
    let (_, other, _) = ticket(scheme, &key);
    let mut flipped = answer.clone();
    flipped[100] ^= 1;
    for wrong in [&other[..], &flipped, &answer[1..], &[]] {
        assert_eq!(scheme.finish(&key.public, HERE, &request, wrong), Err(TicketError::Answer));
    }
    let elsewhere = scheme.finish(&key.public, NEXT_ROUND, &request, &answer);
    assert_eq!(elsewhere, Err(TicketError::Answer));
}

fn a_malformed_request_is_refused<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    let (request, _, _) = ticket(scheme, &key);
    let long = [&request.blinded[..], &[0]].concat();
    for wrong in [&[][..], &request.blinded[1..], &long, &vec![0xff; request.blinded.len()]] {
        assert_eq!(scheme.issue(&key.private, wrong), Err(TicketError::Request));
    }
    assert_eq!(scheme.issue(b"no key", &request.blinded), Err(TicketError::PrivateKey));
    assert_eq!(scheme.issue(&key.public, &request.blinded), Err(TicketError::PrivateKey));
}

/// After a crash the stored request is sent again, and gets the same answer.
fn a_repeated_request_is_the_same_to_the_byte<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    let (request, answer, token) = ticket(scheme, &key);
    let stored = serde_json::to_vec(&request).unwrap();
    let again: TicketRequest = serde_json::from_slice(&stored).unwrap();
    assert!(again == request);
    assert_eq!(serde_json::to_vec(&again).unwrap(), stored);
    let repeated = scheme.issue(&key.private, &again.blinded).unwrap();
    assert_eq!(repeated, answer);
    assert_eq!(scheme.finish(&key.public, HERE, &again, &repeated), Ok(token));
}

/// Nothing that the issuer saw comes back in a token, and asking twice gives two unlike tickets.
fn what_the_issuer_saw_is_not_in_the_token<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    let runs = |bytes: &[u8]| bytes.windows(8).map(<[u8]>::to_vec).collect::<HashSet<_>>();
    let tickets: Vec<_> = (0..8).map(|_| ticket(scheme, &key)).collect();
    let mut seen_by_issuer = HashSet::new();
    for (request, answer, _) in &tickets {
        for run in runs(&request.blinded).into_iter().chain(runs(answer)) {
            assert!(seen_by_issuer.insert(run), "two requests share eight bytes");
        }
    }
    for (request, _, token) in &tickets {
        assert!(runs(token.as_bytes()).is_disjoint(&seen_by_issuer));
        assert!(runs(&request.nonce).is_disjoint(&seen_by_issuer));
        let shown = format!("{request:?} {token:?}");
        assert!(!shown.contains(&format!("{:?}", request.nonce)), "the nonce is printed");
    }
    let hashes: HashSet<_> = tickets.iter().map(|(_, _, token)| token.spent_hash()).collect();
    assert_eq!(hashes.len(), tickets.len());
}

fn many_issuers_are_all_different<S: TicketScheme>(scheme: &S) {
    let keys = scheme.issuers(5).unwrap();
    let publics: HashSet<_> = keys.iter().map(|key| key.public.clone()).collect();
    assert_eq!(publics.len(), 5);
    for key in &keys {
        assert_eq!(scheme.check_public(&key.public), Ok(()));
        assert!(!format!("{key:?}").contains(&format!("{:?}", &key.private[..])));
    }
    assert!(scheme.issuers(0).unwrap().is_empty());
}

fn garbage_is_no_issuer_key<S: TicketScheme>(scheme: &S) {
    let key = scheme.issuer().unwrap();
    let (request, answer, token) = ticket(scheme, &key);
    let long = [&key.public[..], &[0]].concat();
    for wrong in [&[][..], &key.public[1..], &key.public[..key.public.len() - 1], &long, &key.private] {
        let refused = TicketError::IssuerKey;
        assert_eq!(scheme.check_public(wrong), Err(refused));
        assert_eq!(scheme.request(wrong, HERE).err(), Some(refused));
        assert_eq!(scheme.finish(wrong, HERE, &request, &answer), Err(refused));
        assert_eq!(scheme.verify(wrong, HERE, token.as_bytes()), Err(refused));
    }
}

macro_rules! conforms {
    ($name:ident, $scheme:expr, [$($test:ident),* $(,)?]) => {
        mod $name {
            use super::*;
            $(#[test] fn $test() { super::$test(&$scheme); })*
        }
    };
}

conforms!(
    blind_rsa,
    BlindRsa,
    [
        an_issued_ticket_is_good,
        a_secret_repeats_its_request_and_no_other,
        another_round_or_team_is_refused,
        another_issuer_is_refused,
        any_flipped_bit_is_refused_with_the_same_answer,
        a_wrong_answer_is_noticed,
        a_malformed_request_is_refused,
        a_repeated_request_is_the_same_to_the_byte,
        what_the_issuer_saw_is_not_in_the_token,
        many_issuers_are_all_different,
        garbage_is_no_issuer_key,
    ]
);

/// Where the 256 bytes of the modulus stand in the public half.
const MODULUS: std::ops::Range<usize> = 81..337;

fn with_modulus(public: &[u8], change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut changed = public.to_vec();
    change(&mut changed[MODULUS]);
    changed
}

/// Brings a modulus down to a multiple of `prime`, keeping it odd.
fn make_divisible(modulus: &mut [u8], prime: u32) {
    let rest = modulus.iter().fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % prime);
    let mut take = if rest % 2 == 0 { rest } else { rest + prime };
    for byte in modulus.iter_mut().rev() {
        let (less, borrow) = byte.overflowing_sub((take & 0xff) as u8);
        *byte = less;
        take = (take >> 8) + u32::from(borrow);
    }
}

#[test]
fn a_key_that_could_recognise_members_is_refused() {
    let public = BlindRsa.issuer().unwrap().public;
    assert_eq!(public.len(), 342);
    let refused = |key: &[u8], why: &str| {
        assert_eq!(BlindRsa.check_public(key), Err(TicketError::IssuerKey), "{why}");
        assert_eq!(BlindRsa.request(key, HERE).err(), Some(TicketError::IssuerKey), "{why}");
    };
    refused(&with_modulus(&public, |modulus| modulus[255] &= 0xfe), "even");
    refused(&with_modulus(&public, |modulus| modulus[0] &= 0x7f), "2047 bits");
    for prime in [3, 5, 257, 65_521] {
        refused(&with_modulus(&public, |modulus| make_divisible(modulus, prime)), "a small factor");
    }
    let mut exponent = public.clone();
    exponent[341] = 3;
    refused(&exponent, "another exponent");
    let exponent_three = [&public[..337], &[2, 1, 3]].concat();
    refused(&exponent_three, "e = 3");
    let mut salt = public.clone();
    let at = salt.windows(5).position(|run| run == [0xa2, 0x03, 0x02, 0x01, 0x30]).unwrap();
    salt[at + 4] = 0;
    refused(&salt, "no salt");
    for at in 0..MODULUS.start {
        let mut other = public.clone();
        other[at] ^= 1;
        refused(&other, "another algorithm");
    }
}
