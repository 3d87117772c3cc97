//! Random sequences of both sides against a model of what each should see.

use proptest::prelude::*;
use vire_app::channel::act::{Acknowledgement, Act, Status};
use vire_app::channel::answer::Step;
use vire_app::channel::inbox::Inbox;
use vire_app::channel::state::CaseState;
use vire_app::channel::write::{self};

use crate::house::*;

/// What the model keeps: everything that both sides should see.
#[derive(Debug, Clone, Default)]
struct Model {
    texts: Vec<(bool, String)>,
    status: Option<Status>,
    erased: bool,
}

#[derive(Debug, Clone)]
enum Move {
    Continue(u8),
    Reply(u8),
    Ask(u8),
    Note(u8),
    Set(Status),
    Acknowledge,
    Close,
    Helped(bool),
    Erase,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        4 => any::<u8>().prop_map(Move::Continue),
        4 => any::<u8>().prop_map(Move::Reply),
        2 => any::<u8>().prop_map(Move::Ask),
        1 => any::<u8>().prop_map(Move::Note),
        1 => prop_oneof![Just(Status::BeingRead), Just(Status::NeedMore), Just(Status::Decided)].prop_map(Move::Set),
        1 => Just(Move::Acknowledge),
        1 => Just(Move::Close),
        1 => any::<bool>().prop_map(Move::Helped),
        1 => Just(Move::Erase),
    ];
    prop::collection::vec(one, 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn both_sides_see_what_the_model_says(moves in moves()) {
        let house = House::new();
        let hr = house.hr();
        let receipt = house.write(&["HR"], "alku");
        let mut model = Model { texts: vec![(true, "alku".into())], status: Some(Status::Received), erased: false };
        for one in moves {
            let writes = |text: String| {
                write::go_on(&house.mailbox(), clock(), &receipt, &text, Vec::new()).map(drop).map_err(|fault| fault.code)
            };
            let answers = |of: Step| step(&house, &hr, &receipt, of);
            let done = match one.clone() {
                Move::Continue(n) => writes(format!("k{n}")),
                Move::Reply(n) => answers(Step::Reply(format!("v{n}"))),
                Move::Ask(n) => answers(Step::Ask(format!("?{n}"))),
                Move::Note(n) => answers(Step::Note(format!("m{n}"))),
                Move::Set(status) => answers(Step::Set(status)),
                Move::Acknowledge => answers(Step::Acknowledge { words: Acknowledgement::Thanks, by: None }),
                Move::Close => answers(Step::Close { reason: None, keep_until: None }),
                Move::Helped(yes) => write::helped(&house.mailbox(), clock(), &receipt, yes).map(drop).map_err(|fault| fault.code),
                Move::Erase => write::erase(&house.mailbox(), &receipt).map_err(|fault| fault.code),
            };
            if model.erased {
                prop_assert_eq!(done, Err("case_not_found".to_owned()));
                continue;
            }
            prop_assert_eq!(done, Ok(()));
            let read = |status| if status == Some(Status::Received) { Some(Status::BeingRead) } else { status };
            match one {
                Move::Continue(n) => {
                    model.texts.push((true, format!("k{n}")));
                    if matches!(model.status, Some(Status::NeedMore | Status::Closed)) { model.status = Some(Status::BeingRead); }
                }
                Move::Reply(n) => { model.texts.push((false, format!("v{n}"))); model.status = read(model.status); }
                Move::Ask(n) => { model.texts.push((false, format!("?{n}"))); model.status = Some(Status::NeedMore); }
                Move::Set(status) => model.status = Some(status),
                Move::Acknowledge => model.status = read(model.status),
                Move::Close => model.status = Some(Status::Closed),
                Move::Note(_) | Move::Helped(_) => {}
                Move::Erase => model.erased = true,
            }
            let inbox = Inbox::open(&house.mailbox(), &hr, today()).unwrap();
            let rows = inbox.rows(today());
            if model.erased {
                prop_assert!(rows.is_empty());
                continue;
            }
            let seen = |thread: &vire_app::channel::thread::Thread| {
                thread.messages.iter().filter_map(|message| match &message.act {
                    Act::Open { text, .. } | Act::Write { text, .. } => Some((true, text.clone())),
                    Act::Reply { text, .. } => Some((false, text.clone())),
                    _ => None,
                }).collect::<Vec<_>>()
            };
            let followed = write::follow(&house.mailbox(), clock(), &receipt).unwrap();
            let read = inbox.read(&house.mailbox(), &rows[0].case, today()).unwrap();
            prop_assert_eq!(seen(&followed), model.texts.clone());
            prop_assert_eq!(seen(&read), model.texts.clone());
            prop_assert_eq!(Some(rows[0].status), model.status);
            prop_assert_eq!(CaseState::of(&followed).map(|state| state.status), model.status);
        }
    }
}
