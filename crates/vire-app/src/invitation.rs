//! Inviting members: one code each, shown once, that opens a sealed packet in the mailbox.

use std::collections::BTreeSet;
use std::path::Path;

use vire_core::group::Group;
use vire_core::roster::Member;
use vire_report::export::neutral;
use vire_seal::code::InvitationCode;
use vire_seal::digest::hex;
use vire_seal::locked;

use crate::cohort;
use crate::desk::Desk;
use crate::directory;
use crate::dto::InvitationView;
use crate::fault::{Fault, Outcome};
use crate::ideas;
use crate::mailbox::{NewInvitation, ReleaserMailbox};
use crate::round::{announce_ahead, seats, team_id, team_ids};
use crate::wallet::Packet;

/// What the key of a packet is derived for, and what it is sealed for.
pub(crate) const PACKET: &str = "vire/1 invitation";

/// Who is to be invited.
#[derive(Debug, Clone, Copy)]
pub enum Whom<'a> {
    /// Everybody on today's roster who has no invitation yet.
    Everybody,
    /// Members by id; an earlier code of theirs stops working.
    These(&'a [String]),
}

/// Makes invitation codes, and makes the next rounds known.
///
/// # Errors
/// `roster_empty`; `member_unknown` with the id.
pub fn invite(desk: &mut Desk, whom: Whom<'_>) -> Outcome<Vec<InvitationView>> {
    let roster = desk.roster()?;
    let today = desk.place.clock().today(desk.zone);
    let current: Vec<&Member> =
        roster.members.iter().filter(|member| member.left.is_none_or(|left| left > today)).collect();
    if current.is_empty() {
        return Err(Fault::refused("roster_empty"));
    }
    let chosen: Vec<&Member> = match whom {
        Whom::Everybody => {
            let invited: BTreeSet<_> = desk.mailbox.invited_seats()?.into_iter().map(|seat| seat.0).collect();
            let new = |member: &&&Member| !invited.contains(&desk.seat(&member.id).1.0);
            current.iter().filter(new).copied().collect()
        }
        Whom::These(ids) => ids
            .iter()
            .map(|id| {
                let found = current.iter().rev().find(|member| member.id == id.trim()).copied();
                found.ok_or_else(|| Fault::refused("member_unknown").with("member", id))
            })
            .collect::<Outcome<_>>()?,
    };
    let this = desk.week();
    announce_ahead(desk, this)?;

    let (_, pool) = desk.organisation.write(|write| team_id(write, Group::newcomers()))?;
    let mut views = Vec::with_capacity(chosen.len());
    let mut invitations = Vec::with_capacity(chosen.len());
    let mut done = BTreeSet::new();
    for member in chosen {
        // Somebody who moves has two entries; the later one holds.
        if !done.insert(member.id.as_str()) {
            continue;
        }
        let code = InvitationCode::generate().map_err(|error| Fault::internal(error.code()))?;
        let (secret, seat) = desk.seat(&member.id);
        let (_, team) = desk.organisation.write(|write| team_id(write, member.group.clone()))?;
        let packet = Packet {
            organisation: desk.id.clone(),
            organisation_name: desk.name.clone(),
            verifying_key: hex(&desk.root.verifying_key().to_bytes()),
            team: team.to_string(),
            team_path: member.group.to_string(),
            pool: pool.to_string(),
            seat: hex(&secret),
            commons: desk.commons.to_hex(),
        };
        let plain = serde_json::to_vec(&packet).map_err(|_| Fault::internal("packet"))?;
        let sealed =
            locked::lock(&code.key(PACKET), PACKET, &plain).map_err(|error| Fault::internal(error.code()))?;
        invitations.push(NewInvitation { id: code.id(), seat: seat.0, team: team.0, packet: sealed });
        views.push(InvitationView {
            member: member.id.clone(),
            name: member.name.clone(),
            group: member.group.to_string(),
            code: code.to_string(),
        });
    }
    desk.mailbox.invite(invitations)?;
    // Seats of people who came after a round was announced.
    let mut rows = Vec::new();
    for (week, _) in open_weeks(desk)? {
        let roster = cohort::in_live_week(desk, &roster, week)?;
        let teams = team_ids(desk, &roster, week)?;
        rows.extend(seats(desk, &roster, week, &teams).into_iter().map(|(seat, team)| (week, seat, team)));
    }
    desk.mailbox.seat_rounds(&rows)?;
    pad_wallets(desk)?;
    directory::refresh(desk)?;
    ideas::make_room(desk)?;
    Ok(views)
}

fn open_weeks(desk: &Desk) -> Outcome<Vec<(vire_core::week::Week, vire_core::round::RoundState)>> {
    use crate::mailbox::Mailbox;
    let rounds = desk.mailbox.rounds()?;
    Ok(rounds.into_iter().filter(|(_, state)| *state != vire_core::round::RoundState::Closed).collect())
}

/// Gives the wallet file as many records as there are invitations, so that its size does not tell who joined.
fn pad_wallets(desk: &Desk) -> Outcome<()> {
    let count = desk.mailbox.invited()?;
    desk.place.with_wallets(|wallets| {
        // Dummies look like sealed records: random bytes.
        Ok(wallets.pad_to(count, &mut |bytes| {
            let _ = vire_seal::random::fill(bytes);
        })?)
    })
}

/// Writes invitation codes as CSV.
///
/// # Errors
/// `file_not_written`.
pub fn save(codes: &[InvitationView], path: &Path) -> Outcome<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |_| Fault::internal("csv");
    writer.write_record(["member", "name", "group", "code"]).map_err(failed)?;
    for code in codes {
        let name = code.name.as_deref().unwrap_or_default();
        let cells = [&code.member, name, &code.group, &code.code].map(|text| neutral(text));
        writer.write_record(cells.iter().map(AsRef::as_ref)).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|_| Fault::internal("csv"))?;
    crate::export::write_file(path, &bytes)
}
