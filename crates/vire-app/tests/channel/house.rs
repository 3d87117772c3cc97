//! An organisation with a safe channel, for the tests beside this file.

use std::path::PathBuf;

use chrono::NaiveDate;
use vire_app::board::Commons;
use vire_app::case_mailbox::CaseMailbox;
use vire_app::channel::act::Purpose;
use vire_app::channel::answer::{Step, answer};
use vire_app::channel::door;
use vire_app::channel::recipients::{self, hr_seat};
use vire_app::channel::seat::{self, OpenRecipient, Seat};
use vire_app::channel::slot::ThreadSecret;
use vire_app::channel::write::{self, Letter};
use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::dto::SetUp;
use vire_app::local_mailbox::LocalMailbox;
use vire_app::place::Place;
use vire_app::set_up;
use vire_seal::code::Receipt;
use vire_seal::passphrase::Cost;
use vire_store::mailbox::CaseSlot;
use vire_testkit::Desktop;

pub const HR: &str = "kolme hauskaa majavaa";
pub const AINO: &str = "neljä vakavaa saukkoa";
pub const NOW: &str = "2026-11-24T09:00:00+02:00";

pub fn clock() -> Clock {
    Clock::fixed(NOW).unwrap()
}

pub fn at(day: &str) -> Clock {
    Clock::fixed(&format!("{day}T09:00:00+02:00")).unwrap()
}

pub fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

/// An organisation with HR and Aino, who is from outside.
pub struct House {
    pub desktop: Desktop,
    pub label: String,
}

impl House {
    pub fn new() -> Self {
        let desktop = Desktop::new();
        let asked =
            SetUp { name: "Kaarna".into(), time_zone: "Europe/Helsinki".into(), passphrase: HR.into(), k: 5 };
        let house = Self { desktop, label: String::new() };
        let mut desk = set_up::set_up(&house.place(), &asked).unwrap().desk;
        let code = recipients::invite(&mut desk, "Aino", "Työterveys", true).unwrap();
        let open = seat::accept(&desk.mailbox, Cost::quick_for_tests(), &code, AINO).unwrap();
        drop(desk);
        house.desk();
        Self { label: open.label, ..house }
    }

    pub fn place(&self) -> Place {
        Place::at(self.desktop.workspace(), clock()).with_cost(Cost::quick_for_tests())
    }

    pub fn desk(&self) -> Desk {
        Desk::open(&self.place(), HR).unwrap()
    }

    pub fn mailbox(&self) -> LocalMailbox {
        self.place().mailbox().unwrap()
    }

    pub fn door(&self) -> Commons {
        door::door(&self.mailbox(), None).unwrap()
    }

    pub fn aino(&self) -> OpenRecipient {
        seat::open(&self.mailbox(), &self.label, AINO).unwrap()
    }

    pub fn hr(&self) -> Seat {
        hr_seat(&self.desk()).unwrap()
    }

    pub fn write(&self, to: &[&str], text: &str) -> Receipt {
        let letter = letter(to, text);
        write::write(&self.mailbox(), &self.door(), clock(), letter).unwrap()
    }

    pub fn raw(&self) -> vire_store::Mailbox {
        let key = self.place().workspace().read_machine_key().unwrap().unwrap();
        vire_store::Mailbox::open(self.place().workspace(), &key).unwrap()
    }

    /// Takes a slot out and puts another one in its place, as somebody with the machine key could.
    pub fn exchange(&self, secret: &ThreadSecret, from: u32, with: Option<CaseSlot>) {
        let tag = secret.tag(from);
        self.mailbox().erase(&[(tag, secret.eraser(&tag))]).unwrap();
        if let Some(slot) = with {
            assert!(self.mailbox().deliver(vec![slot]).unwrap());
        }
    }

    pub fn slot(&self, secret: &ThreadSecret, at: u32) -> CaseSlot {
        let tag = secret.tag(at);
        let eraser = vire_seal::digest::sha256(&[&secret.eraser(&tag)]);
        CaseSlot { tag, eraser, sealed: self.mailbox().slot(&tag).unwrap().unwrap() }
    }

    /// Every byte of every file of the workspace, and the mailbox as the machine key opens it.
    pub fn everything(&self) -> Vec<u8> {
        let mut all = Vec::new();
        let mut dirs: Vec<PathBuf> = vec![self.desktop.workspace()];
        while let Some(dir) = dirs.pop() {
            for entry in std::fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    dirs.push(path);
                } else {
                    all.extend(path.to_string_lossy().bytes());
                    all.extend(std::fs::read(&path).unwrap());
                }
            }
        }
        let raw = self.raw();
        raw.read(|read| {
            for tag in read.case_tags()? {
                all.extend(tag);
                all.extend(read.case_slot(&tag)?.unwrap());
            }
            Ok::<_, vire_store::StoreError>(())
        })
        .unwrap();
        all
    }
}

pub fn letter(to: &[&str], text: &str) -> Letter {
    Letter {
        purpose: Purpose::Burden,
        text: text.to_owned(),
        name: None,
        to: to.iter().map(|one| (*one).to_owned()).collect(),
        deputy: None,
        files: Vec::new(),
    }
}

pub fn step(house: &House, seat: &Seat, receipt: &Receipt, step: Step) -> Result<(), String> {
    let secret = ThreadSecret::of(receipt);
    answer(&house.mailbox(), &house.door(), seat, clock(), &secret, &step)
        .map(drop)
        .map_err(|fault| fault.code)
}

pub fn code<T>(outcome: vire_app::fault::Outcome<T>) -> String {
    outcome.err().map(|fault| fault.code).unwrap_or_else(|| "nothing".to_owned())
}
