//! Random sequences of both sides against a model that knows who did what.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use vire_app::dto::IdeaState;
use vire_app::ideas;

use crate::common::{NEXT_TUESDAY, Town};

const PEOPLE: usize = 7;

#[derive(Debug, Clone)]
enum Step {
    Propose(usize),
    Support(usize, usize),
    Reopen(usize),
    Answer(usize, IdeaState, bool),
    MakeRoom,
}

fn state() -> impl Strategy<Value = IdeaState> {
    prop::sample::select(vec![
        IdeaState::New,
        IdeaState::Discussed,
        IdeaState::BeingTried,
        IdeaState::Adopted,
        IdeaState::Declined,
    ])
}

fn step() -> impl Strategy<Value = Step> {
    let person = 0..PEOPLE;
    prop_oneof![
        2 => person.clone().prop_map(Step::Propose),
        10 => (person.clone(), 0..4usize).prop_map(|(by, at)| Step::Support(by, at)),
        2 => person.prop_map(Step::Reopen),
        2 => (0..4usize, state(), any::<bool>()).prop_map(|(at, state, said)| Step::Answer(at, state, said)),
        1 => Just(Step::MakeRoom),
    ]
}

#[derive(Debug)]
struct Known {
    state: IdeaState,
    answers: usize,
    by: BTreeSet<usize>,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_counts_everybody_once(steps in prop::collection::vec(step(), 25..45)) {
        let mut town = Town::of(PEOPLE as u32);
        let mut ids: Vec<String> = Vec::new();
        let mut model: BTreeMap<String, Known> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Propose(by) if ids.len() < 4 => {
                    let id = town.propose(by, &format!("Idea {}", ids.len())).unwrap();
                    model.insert(id.clone(), Known { state: IdeaState::New, answers: 0, by: [by].into() });
                    ids.push(id);
                }
                Step::Support(by, at) => {
                    let Some(id) = ids.get(at) else { continue };
                    let known = model.get_mut(id).unwrap();
                    let open = !matches!(known.state, IdeaState::Adopted | IdeaState::Declined);
                    let given = town.support(by, id);
                    prop_assert_eq!(given.is_ok(), open && !known.by.contains(&by));
                    if given.is_ok() {
                        known.by.insert(by);
                    }
                }
                Step::Reopen(who) => town.reopen(who),
                Step::Answer(at, state, said) => {
                    let Some(id) = ids.get(at) else { continue };
                    let known = model.get_mut(id).unwrap();
                    // Once adopted its key is gone; what it then is called changes nothing of that.
                    if known.state == IdeaState::Adopted {
                        continue;
                    }
                    let sentence = if said { "Näin teemme." } else { "" };
                    let answered = ideas::answer(&mut town.desk, id, state, sentence, None);
                    let allowed = said && state != IdeaState::New && state != known.state;
                    prop_assert_eq!(answered.is_ok(), allowed);
                    if allowed {
                        known.state = state;
                        known.answers += 1;
                    }
                }
                Step::Propose(_) | Step::MakeRoom => ideas::make_room(&mut town.desk).unwrap(),
            }
        }
        let seen = town.ideas(NEXT_TUESDAY);
        prop_assert_eq!(seen.len(), model.len());
        for idea in seen {
            let known = &model[&idea.id];
            prop_assert_eq!((idea.state, idea.answers.len()), (known.state, known.answers));
            let band = (known.by.len() >= 5).then_some("5-9");
            prop_assert_eq!(idea.support.as_deref(), band);
        }
    }
}
