//! What each command does: arguments in, one use case, an answer out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vire_app::clock::Clock;
use vire_app::customers::{self, Split};
use vire_app::desk::Desk;
use vire_app::dto::{ChartRequest, Look, PlaceKind, SetUp, ThemeView};
use vire_app::fault::{Fault, FaultKind, Outcome};
use vire_app::invitation::Whom;
use vire_app::join::OpenWallet;
use vire_app::mailbox::Mailbox;
use vire_app::place::Place;
use vire_app::sample::SampleSize;
use vire_app::sample_place::SAMPLE_SECRET;
use vire_app::{
    audit, chart, check_in, export, figures, history, invitation, join, ledger, members, numbers, release,
    round, sample_place, set_up,
};

use crate::arguments::{self, Arguments, ChartKind, Command};
use crate::insights;
use crate::watch::Bar;

/// Runs one command.
pub fn run(arguments: &Arguments) -> Outcome<Value> {
    let clock = match &arguments.now {
        None => Clock::System,
        Some(text) => Clock::fixed(text).ok_or_else(|| usage("now_invalid").with("value", text))?,
    };
    let dir = arguments.workspace.clone().unwrap_or_else(Place::default_dir);
    let caller = Caller { place: Place::at(dir, clock), key_file: arguments.key_file.as_deref() };
    match &arguments.command {
        Command::Init(asked) => init(&caller, asked),
        Command::Roster(arguments::Roster::Import { file }) => {
            let mut desk = caller.desk()?;
            let change = members::import(&mut desk, file)?;
            let roster = desk.roster()?;
            Ok(json!({
                "members": roster.head_counts(desk.week()).values().sum::<u32>(),
                "groups": roster.groups().len(),
                "joining": change.joining, "leaving": change.leaving, "moving": change.moving,
            }))
        }
        Command::Sample(asked) => sample(&caller, asked),
        Command::Invite(asked) => {
            let whom = if asked.all { Whom::Everybody } else { Whom::These(&asked.members) };
            Ok(json!({ "invitations": invitation::invite(&mut caller.desk()?, whom)? }))
        }
        Command::Join(asked) => {
            let mailbox = caller.place.mailbox()?;
            let view = join::join(&caller.place, &mailbox, &asked.code, &asked.pin)?.view();
            Ok(json!({ "wallet": view.label, "rounds": view.rounds }))
        }
        Command::CheckIn(asked) => send_check_in(&caller, asked),
        Command::History(arguments::History::Import { file }) => {
            let earlier = history::read_history(file)?;
            let weeks = history::take(&mut caller.desk()?, &earlier, &Bar)?;
            Ok(json!({
                "answers": earlier.len(),
                "weeks": weeks.len(),
                "from": weeks.first().map(ToString::to_string),
                "to": weeks.last().map(ToString::to_string),
            }))
        }
        Command::Round(asked) => rounds(&caller, asked),
        Command::Release(arguments::Release::List) => {
            let rows = figures::releases(&caller.desk()?)?;
            let rows = rows.iter().map(|row| json!({"week": row.week.to_string(), "cells": row.cells.len()}));
            Ok(json!({ "releases": rows.collect::<Vec<_>>() }))
        }
        Command::Release(arguments::Release::Show { week, group }) => {
            release::shown(&caller.desk()?, week.parse()?, group.as_deref())
        }
        Command::Ledger(arguments::Ledger::Verify) => {
            let check = match caller.desk() {
                Ok(desk) => ledger::verify(&desk)?,
                // Without HR's passphrase everybody can still check the public chain.
                Err(fault) if fault.code == "passphrase_needed" => {
                    ledger::verify_public(&caller.place.mailbox()?)?
                }
                Err(fault) => return Err(fault),
            };
            Ok(json!({ "valid": check.valid, "releases": check.releases, "head": check.head }))
        }
        Command::Ledger(arguments::Ledger::Audit { file: Some(file) }) => Ok(audit::of_file(file)?.to_json()),
        Command::Ledger(arguments::Ledger::Audit { file: None }) => match caller.desk() {
            Ok(desk) => Ok(audit::of_desk(&desk)?.to_json()),
            Err(fault) if fault.code == "passphrase_needed" => {
                Ok(audit::of_mailbox(&caller.place.mailbox()?)?.to_json())
            }
            Err(fault) => Err(fault),
        },
        Command::Ledger(arguments::Ledger::Export { file }) => {
            let releases = ledger::export(&caller.desk()?, file)?;
            Ok(json!({ "file": file, "releases": releases }))
        }
        Command::Customers(asked) => of_customers(&caller, asked),
        Command::Chart(asked) => draw(&caller, asked),
        Command::Export(arguments::Export::Summary { from, to, format, language, out }) => {
            export::summary(&caller.desk()?, from.parse()?, to.parse()?, format, language, out)?;
            Ok(json!({ "file": out, "format": format }))
        }
        Command::Insight(asked) => insights::answer(&caller, asked),
        Command::Stats { file } => numbers::answer(file),
        Command::Cases(asked) => crate::cases::run(&caller, asked),
        Command::Backup(asked) => crate::keeping::run(&caller, asked),
        Command::Doctor => crate::keeping::doctor(&caller),
    }
}

/// Who calls: the workspace, and where HR's passphrase comes from.
pub(crate) struct Caller<'a> {
    /// The workspace.
    pub(crate) place: Place,
    key_file: Option<&'a Path>,
}

impl Caller<'_> {
    /// Returns HR's passphrase: the key file, else `VIRE_PASSPHRASE`. Nothing is ever asked.
    pub fn passphrase(&self) -> Outcome<Option<String>> {
        if let Some(file) = self.key_file {
            let text = fs::read_to_string(file)
                .map_err(|_| usage("file_unreadable").with("file", file.display()))?;
            return Ok(Some(text.lines().next().unwrap_or_default().to_owned()));
        }
        Ok(std::env::var("VIRE_PASSPHRASE").ok().filter(|text| !text.is_empty()))
    }

    /// Opens HR's workspace; the sample's passphrase is known to everybody.
    pub(crate) fn desk(&self) -> Outcome<Desk> {
        let kind = self.place.kind()?;
        match (self.passphrase()?, kind) {
            (_, PlaceKind::Empty) => Err(Fault::closed("workspace_missing")),
            (Some(passphrase), PlaceKind::Organisation) => Desk::open(&self.place, &passphrase),
            (Some(passphrase), PlaceKind::Sample) => {
                Desk::open(&self.place, &passphrase).or_else(|_| Desk::open(&self.place, SAMPLE_SECRET))
            }
            (None, PlaceKind::Sample) => Desk::open(&self.place, SAMPLE_SECRET),
            (None, PlaceKind::Organisation) => Err(Fault::closed("passphrase_needed")),
        }
    }
}

/// Makes a fault of a request that makes no sense.
pub fn usage(code: &str) -> Fault {
    Fault::new(FaultKind::Usage, code)
}

fn init(caller: &Caller<'_>, asked: &arguments::Init) -> Outcome<Value> {
    let passphrase = caller.passphrase()?.ok_or_else(|| usage("passphrase_missing"))?;
    let asked =
        SetUp { name: asked.name.clone(), time_zone: asked.time_zone.clone(), passphrase, k: asked.k };
    let made = set_up::set_up(&caller.place, &asked)?;
    Ok(json!({ "organisation": made.desk.id, "name": made.desk.name, "recovery_code": made.recovery_code }))
}

fn sample(caller: &Caller<'_>, asked: &arguments::Sample) -> Outcome<Value> {
    if !(4..=260).contains(&asked.weeks) || !(40..=2000).contains(&asked.members) {
        return Err(usage("sample_size").with("weeks", "4-260").with("members", "40-2000"));
    }
    let size = SampleSize { seed: asked.seed, weeks: asked.weeks, members: asked.members };
    let (desk, wallet) = sample_place::prepare(&caller.place, size, &Bar)?;
    let releases = figures::releases(&desk)?;
    Ok(json!({
        "organisation": desk.id,
        "name": desk.name,
        "invented": true,
        "releases": releases.len(),
        "from": releases.first().map(|release| release.week.to_string()),
        "to": releases.last().map(|release| release.week.to_string()),
        "members": desk.roster()?.head_counts(desk.week()).values().sum::<u32>(),
        "passphrase": SAMPLE_SECRET,
        "wallet": wallet.map(|wallet| wallet.view().label),
        "pin": SAMPLE_SECRET,
    }))
}

fn send_check_in(caller: &Caller<'_>, asked: &arguments::CheckIn) -> Outcome<Value> {
    let invalid = || Fault::refused("answers_invalid").with("file", asked.answers.display());
    let text = fs::read_to_string(&asked.answers)
        .map_err(|_| Fault::refused("file_unreadable").with("file", asked.answers.display()))?;
    let given: BTreeMap<String, Value> = serde_json::from_str(&text).map_err(|_| invalid())?;
    let mut answers = BTreeMap::new();
    for (id, value) in given {
        let number = match &value {
            Value::Null => None,
            Value::Number(number) => {
                let whole = number
                    .as_i64()
                    .or_else(|| number.as_f64().filter(|x| x.fract() == 0.0).map(|x| x as i64));
                Some(whole.ok_or_else(|| {
                    Fault::refused("answer_out_of_range").with("question", &id).with("value", number)
                })?)
            }
            _ => return Err(invalid().with("question", &id)),
        };
        answers.insert(id, number);
    }
    let week = asked.week.as_deref().map(str::parse).transpose()?;
    let mailbox = caller.place.mailbox()?;
    let mut wallet = OpenWallet::open(&caller.place, &asked.wallet, &asked.pin)?;
    let receipt = check_in::send(&caller.place, &mut wallet, &mailbox, week, &answers)?;
    serde_json::to_value(receipt).map_err(|_| Fault::internal("receipt"))
}

fn rounds(caller: &Caller<'_>, asked: &arguments::Round) -> Outcome<Value> {
    match asked {
        arguments::Round::List => match caller.desk() {
            Ok(desk) => Ok(listed(&desk)?),
            // What is announced, open and closed is no secret of HR's.
            Err(fault) if fault.code == "passphrase_needed" => {
                let rounds = caller.place.mailbox()?.rounds()?.into_iter();
                let rounds =
                    rounds.map(|(week, state)| json!({"week": week.to_string(), "state": state.id()}));
                Ok(json!({ "rounds": rounds.collect::<Vec<_>>() }))
            }
            Err(fault) => Err(fault),
        },
        arguments::Round::Open { week } => {
            let mut desk = caller.desk()?;
            round::open(&mut desk, week.parse()?)?;
            listed(&desk)
        }
        arguments::Round::Close { week, until } => {
            let mut desk = caller.desk()?;
            match (week, until) {
                (Some(week), _) => release::close_round(&mut desk, week.parse()?, &Bar)?,
                (None, Some(until)) => release::close_rounds(&mut desk, until.parse()?, &Bar)?,
                (None, None) => return Err(usage("week_invalid")),
            }
            listed(&desk)
        }
    }
}

fn listed(desk: &Desk) -> Outcome<Value> {
    let rounds = round::list(desk)?.into_iter();
    let rounds = rounds.map(|round| json!({"week": round.week.to_string(), "state": round.state.id()}));
    Ok(json!({ "rounds": rounds.collect::<Vec<_>>() }))
}

fn of_customers(caller: &Caller<'_>, asked: &arguments::Customers) -> Outcome<Value> {
    match asked {
        arguments::Customers::Inspect(file) => {
            let (mapping, answers) = known(file)?;
            let mapping = customers::mapping_of(mapping)?;
            let source = file.source.as_deref();
            let found = customers::inspect(&caller.desk()?, &file.file, &mapping, &answers, source, &Bar)?;
            serde_json::to_value(found).map_err(|_| Fault::internal("inspection"))
        }
        arguments::Customers::Import(file) => {
            let (mapping, answers) = known(file)?;
            let mut desk = caller.desk()?;
            let done =
                customers::import(&mut desk, &file.file, mapping, &answers, file.source.clone(), &Bar)?;
            Ok(done.answer())
        }
        arguments::Customers::Imports => Ok(json!({ "imports": customers::imports(&caller.desk()?)? })),
        arguments::Customers::Undo { import } => {
            let (removed, kept) = customers::undo(&mut caller.desk()?, import, &Bar)?;
            Ok(json!({ "import": import, "removed": removed, "kept": kept }))
        }
        arguments::Customers::Weekly { metric, by } => {
            let metric = metric.as_deref().map(customers::metric_of).transpose()?;
            let by = by.map(|by| match by {
                arguments::Split::Touchpoint => Split::Touchpoint,
                arguments::Split::Group => Split::Group,
            });
            customers::weekly(&caller.desk()?, metric, by)
        }
    }
}

/// Reads the mapping file and the answers of a customer file's command line.
fn known(file: &arguments::CustomerFile) -> Outcome<(Option<Value>, BTreeMap<String, String>)> {
    let mapping = match &file.mapping {
        None => None,
        Some(path) => {
            let text = fs::read_to_string(path)
                .map_err(|_| Fault::refused("file_unreadable").with("file", path.display()))?;
            // Editors of Windows put a mark before the text.
            let value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
                .map_err(|error| Fault::refused("mapping_invalid").with("what", error))?;
            Some(value)
        }
    };
    let mut answers = BTreeMap::new();
    for answer in &file.answers {
        let (id, value) =
            answer.split_once('=').ok_or_else(|| usage("answer_malformed").with("value", answer))?;
        answers.insert(id.trim().to_owned(), value.trim().to_owned());
    }
    Ok((mapping, answers))
}

fn draw(caller: &Caller<'_>, asked: &arguments::Chart) -> Outcome<Value> {
    let desk = caller.desk()?;
    let (group, measure, metric) = (asked.group.clone(), asked.measure.clone(), asked.metric.clone());
    let request = match asked.kind {
        ChartKind::Trend => ChartRequest::Trend { group, measure },
        ChartKind::Heatmap => ChartRequest::Heatmap { weeks: 13 },
        ChartKind::Customers if group.is_empty() => ChartRequest::Customers { metric, touchpoint: None },
        ChartKind::Customers => ChartRequest::CustomersOf { group, metric },
        ChartKind::Together => ChartRequest::Together { group, measure, metric },
    };
    let (width, height) = match asked.kind {
        ChartKind::Trend | ChartKind::Customers => (960, 420),
        ChartKind::Heatmap => (960, 400),
        ChartKind::Together => (960, 560),
    };
    let theme = if asked.dark { ThemeView::Dark } else { ThemeView::Light };
    let look = Look { theme, language: asked.language.clone(), width, height };
    let week = |text: &Option<String>| text.as_deref().map(str::parse).transpose();
    let weeks = (week(&asked.from)?, week(&asked.to)?);
    let viewer = figures::Viewer::Hr(&desk);
    let drawn = chart::draw_within(&viewer, &desk.mailbox, &request, &look, Some(weeks))?;
    drawn.save(&asked.out)?;
    let view = drawn.into_view();
    Ok(json!({ "file": asked.out, "summary": view.summary, "shown_as": view.shown_as, "empty": view.empty }))
}
