//! Ideas: answered in front of everybody, supported without a list.

use vire_app::dto::{IdeaState, PromiseState};
use vire_app::fault::Fault;
use vire_app::mailbox::Mailbox;
use vire_app::{directory, ideas, outcome};

use crate::common::{NEXT_TUESDAY, TUESDAY, Town, code, idea};

fn answer(town: &mut Town, id: &str, state: IdeaState, sentence: &str) -> Result<(), Fault> {
    ideas::answer(&mut town.desk, id, state, sentence, None)
}

#[test]
fn an_idea_is_supported_declined_and_adopted() {
    let mut town = Town::of(7);
    let id = town.propose(0, "Valmiit vastauspohjat").unwrap();
    for by in 1..6 {
        town.support(by, &id).unwrap();
    }
    let seen = town.ideas(TUESDAY).remove(0);
    assert_eq!((seen.state, seen.support, seen.author), (IdeaState::New, None, None), "not while it runs");
    assert_eq!(town.ideas(NEXT_TUESDAY)[0].support.as_deref(), Some("5-9"));

    assert_eq!(code(answer(&mut town, &id, IdeaState::Declined, "  ")), "sentence_missing");
    assert_eq!(code(answer(&mut town, &id, IdeaState::New, "Ei mitään")), "idea_state_unchanged");
    assert_eq!(town.ideas(TUESDAY)[0].answers, []);
    answer(&mut town, &id, IdeaState::Declined, "Ei tänä vuonna.").unwrap();
    assert_eq!(code(answer(&mut town, &id, IdeaState::Declined, "Ei vieläkään.")), "idea_state_unchanged");
    assert_eq!(code(town.support(6, &id)), "idea_closed");
    answer(&mut town, &id, IdeaState::Adopted, "Sittenkin: pohjat tulevat tammikuussa.").unwrap();
    let seen = town.ideas(NEXT_TUESDAY).remove(0);
    let sentences: Vec<&str> = seen.answers.iter().map(|answer| &*answer.sentence).collect();
    assert_eq!(sentences, ["Ei tänä vuonna.", "Sittenkin: pohjat tulevat tammikuussa."]);
    assert_eq!((seen.state, seen.support.as_deref()), (IdeaState::Adopted, Some("5-9")), "support stays");
    assert_eq!(code(town.support(6, &id)), "idea_closed");
    assert_eq!(code(answer(&mut town, &"0".repeat(32), IdeaState::Adopted, "Joo.")), "idea_unknown");
}

#[test]
fn a_signed_idea_has_its_name_and_an_unsigned_one_has_none() {
    let mut town = Town::of(2);
    town.propose(0, "Nimetön").unwrap();
    let (here, mailbox) = (town.place(TUESDAY), town.mailbox());
    let mut signed = idea("Nimellinen");
    signed.signed = true;
    let person = &mut town.people[1];
    ideas::propose(&here, &mut person.open, &person.own, &mailbox, &signed).unwrap();
    let authors: Vec<(String, bool)> =
        town.ideas(TUESDAY).into_iter().map(|idea| (idea.title, idea.author.is_some())).collect();
    assert!(authors.contains(&("Nimetön".into(), false)) && authors.contains(&("Nimellinen".into(), true)));
}

#[test]
fn what_is_no_idea_is_refused() {
    let mut town = Town::of(2);
    let (here, mailbox) = (town.place(TUESDAY), town.mailbox());
    let mut check = |change: &dyn Fn(&mut vire_app::dto::NewIdea), expect: &str| {
        let mut new = idea("Otsikko");
        change(&mut new);
        let person = &mut town.people[0];
        let refused = ideas::propose(&here, &mut person.open, &person.own, &mailbox, &new);
        assert_eq!(code(refused), expect);
    };
    check(&|new| new.title = " ".into(), "idea_title_missing");
    check(&|new| new.better = String::new(), "idea_text_missing");
    check(&|new| new.title = "a".repeat(101), "text_too_long");
    check(&|new| new.touchpoint = Some("lyhty".into()), "touchpoint_unknown");
    assert!(mailbox.proposals().unwrap().is_empty());
}

#[test]
fn every_idea_is_equally_long_and_opens_under_its_own_id_only() {
    let mut town = Town::of(2);
    town.propose(0, "A").unwrap();
    town.propose(1, &"Ä".repeat(100)).unwrap();
    let proposals = town.mailbox().proposals().unwrap();
    assert_eq!(proposals[0].1.len(), proposals[1].1.len());
    let kind = |at: usize| format!("idea {}", vire_seal::digest::hex(&proposals[at].0));
    assert!(town.desk.commons.open(&kind(0), &proposals[0].1).is_some());
    assert!(town.desk.commons.open(&kind(1), &proposals[0].1).is_none());
    for (_, sealed) in &proposals {
        assert!(!sealed.windows(7).any(|run| run == b"Asiakas"));
    }
}

#[test]
fn room_runs_out_and_hr_makes_more() {
    let mut town = Town::of(2);
    let mut had = 0;
    let full = loop {
        match town.propose(0, &format!("Idea {had}")) {
            Ok(_) => had += 1,
            Err(fault) => break fault,
        }
    };
    assert_eq!((full.code.as_str(), had), ("idea_no_room", 12));
    ideas::make_room(&mut town.desk).unwrap();
    town.propose(1, "Yksi vielä").unwrap();
    assert_eq!(town.ideas(TUESDAY).len(), 13);
}

#[test]
fn what_came_of_it_says_nothing_until_there_is_something() {
    let mut town = Town::of(3);
    let read = |town: &Town, now: &str| {
        let entries = directory::list(&town.desk.commons, &town.mailbox()).unwrap();
        outcome::came_of_it(&town.desk.commons, &town.mailbox(), town.place(now).clock(), &entries).unwrap()
    };
    let id = town.propose(0, "Idea").unwrap();
    let nothing = read(&town, TUESDAY);
    assert!(nothing.ideas.is_empty() && nothing.promises.is_empty() && nothing.last.is_none());
    answer(&mut town, &id, IdeaState::BeingTried, "Kokeillaan chatissa.").unwrap();
    let week = |text: &str| text.parse().unwrap();
    assert_eq!(code(outcome::promise(&mut town.desk, "x", week("2026-W47"))), "promise_due_past");
    assert_eq!(code(outcome::promise(&mut town.desk, " ", week("2026-W48"))), "promise_missing");
    outcome::promise(&mut town.desk, "Uudet kuulokkeet", week("2026-W48")).unwrap();
    let seen = read(&town, TUESDAY);
    assert_eq!((seen.ideas.len(), seen.promises[0].state), (1, PromiseState::NotYet));
    assert_eq!(read(&town, NEXT_TUESDAY).promises[0].state, PromiseState::Late, "nobody has to say so");
    outcome::keep_promise(&mut town.desk, &seen.promises[0].id).unwrap();
    assert_eq!(read(&town, NEXT_TUESDAY).promises[0].state, PromiseState::Kept);
}
