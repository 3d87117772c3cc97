//! A small organisation whose people have joined.

use std::path::PathBuf;

use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::directory::{self, Own};
use vire_app::dto::{NewIdea, SayThanks, SetUp, Whom};
use vire_app::fault::Fault;
use vire_app::invitation::{self, Whom as Invited};
use vire_app::join::{self, OpenWallet};
use vire_app::local_mailbox::LocalMailbox;
use vire_app::place::Place;
use vire_app::{ideas, members, set_up};
use vire_testkit::{Desktop, roster_csv};

pub const PIN: &str = "246810";
pub const TUESDAY: &str = "2026-11-24T09:00:00+02:00";
pub const NEXT_TUESDAY: &str = "2026-12-01T09:00:00+02:00";
pub const LATER: &str = "2027-03-02T09:00:00+02:00";
const PASSPHRASE: &str = "kolme hauskaa majavaa";

/// Somebody with an open wallet.
pub struct Person {
    pub open: OpenWallet,
    pub own: Own,
    pub key: String,
}

pub struct Town {
    desktop: Desktop,
    pub desk: Desk,
    pub people: Vec<Person>,
}

pub fn place(desktop: &Desktop, now: &str) -> Place {
    Place::at(desktop.workspace(), Clock::fixed(now).unwrap())
        .with_cost(vire_seal::passphrase::Cost::quick_for_tests())
}

impl Town {
    /// People of two teams, half and half, all joined and listed.
    pub fn of(people: u32) -> Self {
        let desktop = Desktop::new();
        let asked = SetUp {
            name: "Kaarna Oy".into(),
            time_zone: "Europe/Helsinki".into(),
            passphrase: PASSPHRASE.into(),
            k: 5,
        };
        let here = place(&desktop, TUESDAY);
        let mut desk = set_up::set_up(&here, &asked).unwrap().desk;
        let teams = [("Palvelut/Chat", people.div_ceil(2)), ("Myynti", people / 2)];
        members::import(&mut desk, &desktop.file("roster.csv", roster_csv(&teams))).unwrap();
        let codes = invitation::invite(&mut desk, Invited::Everybody).unwrap();
        let mailbox = here.mailbox().unwrap();
        let people = codes
            .iter()
            .map(|invitation| {
                let mut open = join::join(&here, &mailbox, &invitation.code, PIN).unwrap();
                let own = directory::enrol(&here, &mut open, &mailbox).unwrap();
                let key = own.sealing().unwrap();
                Person { open, own, key }
            })
            .collect();
        directory::refresh(&mut desk).unwrap();
        Self { desktop, desk, people }
    }

    pub fn place(&self, now: &str) -> Place {
        place(&self.desktop, now)
    }

    pub fn workspace(&self) -> PathBuf {
        self.desktop.workspace()
    }

    pub fn mailbox(&self) -> LocalMailbox {
        self.place(TUESDAY).mailbox().unwrap()
    }

    /// Opens somebody's wallet anew, as after a restart.
    pub fn reopen(&mut self, at: usize) {
        let here = self.place(TUESDAY);
        let open = OpenWallet::open(&here, &self.people[at].open.wallet.label, PIN).unwrap();
        let own = Own::of(&open).unwrap();
        self.people[at] = Person { open, own, key: self.people[at].key.clone() };
    }

    pub fn propose(&mut self, by: usize, title: &str) -> Result<String, Fault> {
        let (here, mailbox) = (self.place(TUESDAY), self.mailbox());
        let before = self.ids();
        let person = &mut self.people[by];
        ideas::propose(&here, &mut person.open, &person.own, &mailbox, &idea(title))?;
        Ok(self.ids().into_iter().find(|id| !before.contains(id)).unwrap())
    }

    pub fn support(&mut self, by: usize, id: &str) -> Result<(), Fault> {
        let (here, mailbox) = (self.place(TUESDAY), self.mailbox());
        let person = &mut self.people[by];
        ideas::support(&here, &mut person.open, &person.own, &mailbox, id)
    }

    pub fn ideas(&self, now: &str) -> Vec<vire_app::dto::IdeaView> {
        let (here, mailbox) = (self.place(now), self.mailbox());
        let entries = directory::list(&self.desk.commons, &mailbox).unwrap();
        ideas::list(&self.desk.commons, &mailbox, here.clock(), &entries, &Default::default()).unwrap()
    }

    fn ids(&self) -> Vec<String> {
        self.ideas(TUESDAY).into_iter().map(|idea| idea.id).collect()
    }
}

pub fn idea(title: &str) -> NewIdea {
    NewIdea {
        title: title.into(),
        better: "Asiakas saa vastauksen heti.".into(),
        whom: Whom::Customers,
        touchpoint: Some("chat".into()),
        signed: false,
    }
}

pub fn thanks(to: &Person, text: &str, signed: bool) -> SayThanks {
    SayThanks { colleague: Some(to.key.clone()), team: None, signed, value: None, text: text.into() }
}

pub fn code<T>(result: Result<T, Fault>) -> String {
    match result {
        Ok(_) => panic!("it went through"),
        Err(fault) => fault.code,
    }
}
