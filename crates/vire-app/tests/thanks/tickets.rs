//! Support tickets: one for each member and idea, good once, and nobody can tell whose it was.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use vire_app::desk::Desk;
use vire_app::mailbox::{Id, Mailbox};
use vire_core::week::Week;
use vire_seal::digest::{hex, sha256, unhex};
use vire_seal::ticket::{BlindRsa, TicketScheme};

use crate::common::{Town, code};

fn challenge(desk: &Desk, idea: &Id) -> Vec<u8> {
    format!("vire/1|{}|support|{}", desk.id, hex(idea)).into_bytes()
}

fn key_of(desk: &Desk, mailbox: &dyn Mailbox, idea: &Id) -> Vec<u8> {
    let keys = desk.commons.read::<serde_json::Value>(mailbox, "idea-key").unwrap();
    let (_, notice) = keys.into_iter().find(|(id, _)| id == idea).unwrap();
    unhex(notice["public"].as_str().unwrap()).unwrap()
}

fn seat_of(town: &Town, person: usize) -> Id {
    let secret = unhex(&town.people[person].open.wallet.packet.seat).unwrap();
    sha256(&[b"vire/1 seat", &secret])[..16].try_into().unwrap()
}

fn id(text: &str) -> Id {
    unhex(text).unwrap().try_into().unwrap()
}

/// A ticket outside of any wallet, as somebody with an own program would ask for it.
fn ticket(town: &Town, person: usize, idea: &Id, bound: &Id) -> (Vec<u8>, Vec<u8>) {
    let mailbox = town.mailbox();
    let public = key_of(&town.desk, &mailbox, idea);
    let bound = challenge(&town.desk, bound);
    let request = BlindRsa.request(&public, &bound).unwrap();
    let signature = mailbox.issue_support(&seat_of(town, person), idea, &request.blinded).unwrap();
    let token = BlindRsa.finish(&public, &bound, &request, &signature).unwrap();
    (token.as_bytes().to_vec(), request.blinded.clone())
}

#[test]
fn a_second_support_is_refused_also_after_a_restart() {
    let mut town = Town::of(3);
    let idea = town.propose(0, "Idea").unwrap();
    town.support(1, &idea).unwrap();
    assert_eq!(code(town.support(1, &idea)), "already_supported");
    town.reopen(1);
    assert_eq!(code(town.support(1, &idea)), "already_supported");
    // A wallet from before the support asks for the same ticket again, and it is spent.
    town.people[1].open.wallet.supported.clear();
    assert_eq!(code(town.support(1, &idea)), "already_supported");
    // The writer's own support was there from the beginning.
    town.people[0].open.wallet.supported.clear();
    assert_eq!(code(town.support(0, &idea)), "already_supported");
    assert_eq!(town.mailbox().supports().unwrap().len(), 2);
}

#[test]
fn nobody_gets_two_tickets_for_one_idea() {
    let mut town = Town::of(3);
    let idea = id(&town.propose(0, "Idea").unwrap());
    ticket(&town, 1, &idea, &idea);
    let mailbox = town.mailbox();
    let request =
        BlindRsa.request(&key_of(&town.desk, &mailbox, &idea), &challenge(&town.desk, &idea)).unwrap();
    let second = mailbox.issue_support(&seat_of(&town, 1), &idea, &request.blinded);
    assert_eq!(code(second), "already_joined");
    assert_eq!(code(mailbox.issue_support(&[7; 16], &idea, &request.blinded)), "seat_unknown");
}

#[test]
fn a_ticket_of_another_idea_is_refused() {
    let mut town = Town::of(3);
    let (one, other) = (id(&town.propose(0, "Yksi").unwrap()), id(&town.propose(0, "Toinen").unwrap()));
    let week: Week = "2026-W48".parse().unwrap();
    let (token, _) = ticket(&town, 1, &one, &one);
    assert_eq!(code(town.mailbox().support(&other, week, &token)), "ticket_refused");
    // Asked for in the row of one idea, for another: the other idea has another key.
    let (crossed, _) = ticket(&town, 2, &one, &other);
    for idea in [&one, &other] {
        assert_eq!(code(town.mailbox().support(idea, week, &crossed)), "ticket_refused");
    }
    let mut flipped = token.clone();
    flipped[40] ^= 1;
    assert_eq!(code(town.mailbox().support(&one, week, &flipped)), "ticket_refused");
    town.mailbox().support(&one, week, &token).unwrap();
    assert_eq!(code(town.mailbox().support(&one, week, &token)), "already_supported");
}

#[test]
fn an_idea_needs_a_ticket_of_its_own_and_takes_no_place_that_is_taken() {
    let mut town = Town::of(3);
    let taken = id(&town.propose(0, "Yksi").unwrap());
    let week: Week = "2026-W48".parse().unwrap();
    let (token, _) = ticket(&town, 1, &taken, &taken);
    assert_eq!(code(town.mailbox().propose(&taken, week, &token, b"x")), "idea_taken");
    let keys = town.desk.commons.read::<serde_json::Value>(&town.mailbox(), "idea-key").unwrap();
    let free = keys.into_iter().map(|(id, _)| id).find(|id| *id != taken).unwrap();
    assert_eq!(code(town.mailbox().propose(&free, week, &token, b"x")), "ticket_refused");
    // Nobody supports an idea that nobody has had.
    let (early, _) = ticket(&town, 1, &free, &free);
    assert_eq!(code(town.mailbox().support(&free, week, &early)), "idea_unknown");
    assert_eq!(town.mailbox().proposals().unwrap().len(), 1);
}

#[test]
fn of_200_tries_with_one_ticket_exactly_one_counts() {
    let mut town = Town::of(2);
    let idea = id(&town.propose(0, "Idea").unwrap());
    let week: Week = "2026-W48".parse().unwrap();
    let (token, _) = ticket(&town, 1, &idea, &idea);
    let (won, lost) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let here = town.place(crate::common::TUESDAY);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mailbox = here.mailbox().unwrap();
                for _ in 0..25 {
                    match mailbox.support(&idea, week, &token) {
                        Ok(()) => won.fetch_add(1, Ordering::Relaxed),
                        Err(fault) if fault.code == "already_supported" => {
                            lost.fetch_add(1, Ordering::Relaxed)
                        }
                        Err(fault) => panic!("{fault}"),
                    };
                }
            });
        }
    });
    assert_eq!((won.into_inner(), lost.into_inner()), (1, 199));
    assert_eq!(town.mailbox().supports().unwrap().len(), 2, "the writer's and one");
}

/// Whoever holds every file of the mailbox joins what was asked for with what was spent: by equal bytes,
/// and, as there are none, by the order of both.
#[test]
fn who_supported_cannot_be_told_from_who_asked() {
    const PEOPLE: u32 = 6;
    const IDEAS: usize = 12;
    let mut town = Town::of(PEOPLE);
    let week: Week = "2026-W48".parse().unwrap();
    let (mut guessed, mut tried) = (0u32, 0u32);
    for round in 0..IDEAS {
        // The writer's ticket is in the pile too, so an own one is drawn for each.
        if round > 0 && round % 4 == 0 {
            vire_app::ideas::make_room(&mut town.desk).unwrap();
        }
        let idea = id(&town.propose(0, &format!("Idea {round}")).unwrap());
        let mut asked = Vec::new();
        let mut tokens = Vec::new();
        for person in 1..PEOPLE as usize {
            let (token, blinded) = ticket(&town, person, &idea, &idea);
            asked.push((seat_of(&town, person), person, blinded));
            tokens.push((person, token));
        }
        for (_, token) in &tokens {
            town.mailbox().support(&idea, week, token).unwrap();
        }
        let spent: Vec<Vec<u8>> = town
            .mailbox()
            .supports()
            .unwrap()
            .into_iter()
            .filter(|support| support.idea == idea)
            .map(|support| support.token)
            .collect();
        assert_eq!(spent.len(), PEOPLE as usize);
        let runs: BTreeSet<&[u8]> = spent.iter().flat_map(|token| token.windows(8)).collect();
        for (seat, _, blinded) in &asked {
            assert!(!blinded.windows(8).chain(seat.windows(8)).any(|run| runs.contains(run)));
        }
        asked.sort();
        let others: Vec<&Vec<u8>> =
            spent.iter().filter(|token| tokens.iter().any(|(_, own)| own == *token)).collect();
        for ((_, person, _), token) in asked.iter().zip(others) {
            tried += 1;
            guessed += u32::from(tokens.iter().any(|(owner, own)| owner == person && own == token));
        }
    }
    // 60 guesses at one in five: 12, give or take 3.1.
    assert!(tried == 60 && (1..=25).contains(&guessed), "{guessed} of {tried}");
}
