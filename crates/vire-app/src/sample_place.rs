//! The sample organisation in a workspace: made beside it, put in place when whole, removed at once.

use std::fs;
use std::path::PathBuf;

use vire_seal::random;
use vire_store::{ImportId, NewImport, Summary};

use crate::customers;
use crate::desk::Desk;
use crate::directory;
use crate::dto::{PlaceKind, SetUp};
use crate::experiments;
use crate::fault::{Fault, Outcome};
use crate::history;
use crate::invitation::{self, Whom};
use crate::join::{self, OpenWallet};
use crate::members;
use crate::place::Place;
use crate::release::close_rounds;
use crate::round;
use crate::sample::{self, NAME, SampleSize, Weather, answers, customer_responses};
use crate::set_up;
use crate::watch::{Watch, go_on};

/// HR's passphrase and the employee's PIN in the sample: everything there is invented, so both are known.
pub const SAMPLE_SECRET: &str = "sample-organisation";

/// The setting that keeps the label of the invented employee's wallet.
const WALLET: &str = "sample_wallet";

/// Makes the sample organisation and signs HR in, and one invented employee for the check-in.
///
/// Made in a directory beside the workspace and renamed when it is whole: Cancel or a kill leaves nothing.
///
/// # Errors
/// `workspace_not_empty`, `cancelled`.
pub fn prepare(place: &Place, size: SampleSize, watch: &dyn Watch) -> Outcome<(Desk, Option<OpenWallet>)> {
    let target = place.workspace().dir().to_owned();
    let occupied = fs::read_dir(&target).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        return Err(Fault::refused("workspace_not_empty"));
    }
    let making = beside(&target);
    remove_dir(&making)?;
    if let Some(parent) = making.parent() {
        fs::create_dir_all(parent).map_err(|error| Fault::closed("io").with("what", error.kind()))?;
    }
    let workshop = Place::at(making.clone(), place.clock()).with_cost(place.cost());
    let made = fill(&workshop, size, watch).and_then(|()| {
        go_on(watch)?;
        let moved = |error: std::io::Error| Fault::closed("io").with("what", error.kind());
        if target.exists() {
            fs::remove_dir(&target).map_err(moved)?;
        }
        fs::rename(&making, &target).map_err(moved)
    });
    match made {
        Ok(()) => open(place),
        Err(fault) => {
            remove_dir(&making)?;
            Err(fault)
        }
    }
}

fn beside(target: &std::path::Path) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".{name}.making"))
}

fn remove_dir(dir: &std::path::Path) -> Outcome<()> {
    match fs::remove_dir_all(dir) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Fault::closed("io").with("what", error.kind())),
    }
}

/// Fills a new workspace.
fn fill(place: &Place, size: SampleSize, watch: &dyn Watch) -> Outcome<()> {
    watch.progress("people", 0, 1);
    let asked = SetUp {
        name: NAME.to_owned(),
        time_zone: "Europe/Helsinki".to_owned(),
        passphrase: SAMPLE_SECRET.to_owned(),
        k: 5,
    };
    let mut desk = set_up::make(place, &asked, true)?.desk;
    let this = desk.week();
    let weeks = size.weeks_until(this.plus(-1));
    let first = weeks.first().copied().unwrap_or(this);
    let roster = sample::roster(size, first, this.plus(20));
    members::take(&mut desk, &roster.members)?;
    watch.progress("people", 1, 1);
    go_on(watch)?;

    let weather = Weather::new(size, first, this);
    let earlier = answers(size, &roster, &weather, &weeks);
    history::take(&mut desk, &earlier, watch)?;
    close_rounds(&mut desk, this.plus(-1), watch)?;
    go_on(watch)?;

    watch.progress("customers", 0, 1);
    let responses = customer_responses(size, &weather, &weeks);
    let id = ImportId(random::bytes().map_err(|error| Fault::internal(error.code()))?);
    let mut writer = desk.organisation.begin_import(&NewImport {
        id,
        source: NAME.to_owned(),
        file_name: "sample".to_owned(),
        file_hash: vire_seal::digest::sha256(&[id.to_string().as_bytes()]),
        weeks: Some((first, this)),
    })?;
    for batch in responses.chunks(4096) {
        writer.write(batch)?;
    }
    writer.finish(&Summary {
        records: responses.len() as u64,
        finished_at: desk.place.clock().now().with_timezone(&desk.zone).to_rfc3339(),
        ..Summary::default()
    })?;
    customers::publish(&mut desk)?;
    watch.progress("customers", 1, 1);
    go_on(watch)?;

    watch.progress("round", 0, 1);
    round::open(&mut desk, this)?;
    employee(&mut desk, place)?;
    experiments::invent(&mut desk)?;
    sample::thanks(&mut desk, place)?;
    watch.progress("round", 1, 1);
    Ok(())
}

/// Joins one invented employee, so that the check-in can be tried, and keeps the wallet's label.
fn employee(desk: &mut Desk, place: &Place) -> Outcome<()> {
    let week = desk.week();
    let roster = desk.roster()?;
    let Some(member) = roster.members.iter().find(|member| member.counts_in(week)) else { return Ok(()) };
    let invited = invitation::invite(desk, Whom::These(std::slice::from_ref(&member.id)))?;
    let Some(invitation) = invited.first() else { return Ok(()) };
    let mailbox = place.mailbox()?;
    let mut open = join::join(place, &mailbox, &invitation.code, SAMPLE_SECRET)?;
    directory::enrol(place, &mut open, &mailbox)?;
    desk.organisation.write(|write| write.put_setting(WALLET, &open.wallet.label))?;
    Ok(())
}

/// Opens a sample organisation again: HR, and the invented employee.
///
/// # Errors
/// `not_a_sample`, and what the stores say.
pub fn open(place: &Place) -> Outcome<(Desk, Option<OpenWallet>)> {
    if place.kind()? != PlaceKind::Sample {
        return Err(Fault::policy("not_a_sample"));
    }
    let desk = Desk::open(place, SAMPLE_SECRET)?;
    let label = desk.organisation.read(|read| read.setting(WALLET))?;
    let wallet = label.map(|label| OpenWallet::open(place, &label, SAMPLE_SECRET)).transpose()?;
    Ok((desk, wallet))
}

/// Removes a sample organisation with everything in it.
///
/// # Errors
/// `not_a_sample`: a real organisation is never removed.
pub fn remove(place: &Place) -> Outcome<()> {
    if place.kind()? != PlaceKind::Sample {
        return Err(Fault::policy("not_a_sample"));
    }
    remove_dir(place.workspace().dir())
}
