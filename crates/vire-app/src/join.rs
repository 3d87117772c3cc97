//! Joining: an invitation code becomes a wallet with the tickets of every announced round.

use std::collections::BTreeMap;

use vire_core::week::Week;
use vire_seal::code::InvitationCode;
use vire_seal::digest::unhex;
use vire_seal::label;
use vire_seal::locked;
use vire_seal::sign::VerifyingKey;
use vire_seal::ticket::{BlindRsa, TicketScheme};

use crate::board::Commons;
use crate::desk::{organisation_id, seat_id};
use crate::document::{Announcement, challenge, verified};
use crate::dto::{HistoryEntry, HistoryView, WalletSession};
use crate::fault::{Fault, Outcome};
use crate::invitation::PACKET;
use crate::mailbox::{Id, Mailbox};
use crate::place::Place;
use crate::wallet::{Packet, Ticket, Wallet, WalletKey};

/// A wallet with its key.
pub struct OpenWallet {
    key: WalletKey,
    /// What it holds.
    pub wallet: Wallet,
    /// Support tickets by idea; made again at every opening, never kept.
    pub(crate) support: BTreeMap<Id, Vec<u8>>,
}

impl OpenWallet {
    /// Opens a wallet with its label and PIN.
    ///
    /// # Errors
    /// `pin_wrong` for any label and PIN that do not fit together; `pin_too_short`.
    pub fn open(place: &Place, label: &str, pin: &str) -> Outcome<Self> {
        let key = WalletKey::derive(label, pin, place.cost())?;
        let sealed = place.with_wallets(|wallets| Ok(wallets.read(&key.id)?))?;
        let wallet = key.open(&sealed.ok_or_else(|| Fault::refused("pin_wrong"))?)?;
        Ok(Self { key, wallet, support: Default::default() })
    }

    /// Keeps the wallet as it is now.
    ///
    /// # Errors
    /// What the store says.
    pub fn save(&self, place: &Place) -> Outcome<()> {
        let sealed = self.key.seal(&self.wallet)?;
        place.with_wallets(|wallets| Ok(wallets.put(&self.key.id, &sealed)?))
    }

    /// Changes the wallet, keeps it and returns the history as it is then.
    ///
    /// # Errors
    /// What the store says.
    pub fn change(&mut self, place: &Place, change: impl FnOnce(&mut Wallet)) -> Outcome<HistoryView> {
        change(&mut self.wallet);
        self.save(place)?;
        Ok(self.history())
    }

    /// Returns the own history.
    pub fn history(&self) -> HistoryView {
        HistoryView {
            kept: self.wallet.keeps_history,
            entries: self
                .wallet
                .history
                .iter()
                .map(|(week, mood)| HistoryEntry { week: week.to_string(), mood: *mood })
                .collect(),
        }
    }

    /// Returns what the window shows of the wallet.
    pub fn view(&self) -> WalletSession {
        WalletSession {
            label: self.wallet.label.clone(),
            team: self.wallet.packet.team_path.clone(),
            organisation: self.wallet.packet.organisation_name.clone(),
            rounds: self.wallet.tickets.keys().map(Week::to_string).collect(),
        }
    }

    /// Returns what opens the notice board; `None` for the oldest invitations.
    pub fn commons(&self) -> Option<Commons> {
        let packet = &self.wallet.packet;
        Commons::parse(&packet.organisation, &packet.verifying_key, &packet.commons)
    }

    /// Returns the root key that every document must be signed with.
    ///
    /// # Errors
    /// `damaged`.
    pub fn verifying_key(&self) -> Outcome<VerifyingKey> {
        unhex(&self.wallet.packet.verifying_key)
            .and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok())
            .ok_or_else(|| Fault::closed("damaged").with("what", "wallet"))
    }
}

/// Takes an invitation: makes the wallet, then asks for all tickets in one batch.
///
/// # Errors
/// A code with a typing error; `invitation_unknown`; `pin_too_short`; `already_joined` when tickets of
/// the seat were issued to another wallet.
pub fn join(place: &Place, mailbox: &dyn Mailbox, code: &str, pin: &str) -> Outcome<OpenWallet> {
    let code = InvitationCode::parse(code).map_err(|error| Fault::refused(error.code()))?;
    let unknown = || Fault::refused("invitation_unknown");
    let sealed = mailbox.packet(&code.id())?.ok_or_else(unknown)?;
    let plain = locked::unlock(&code.key(PACKET), PACKET, &sealed).map_err(|_| unknown())?;
    let packet: Packet = serde_json::from_slice(&plain).map_err(|_| unknown())?;
    // Two people with one label and one PIN would share a record: the later would erase the earlier.
    let (label, key) = loop {
        let label = label::two_words().map_err(|error| Fault::internal(error.code()))?;
        let key = WalletKey::derive(&label, pin, place.cost())?;
        if place.with_wallets(|wallets| Ok(wallets.read(&key.id)?))?.is_none() {
            break (label, key);
        }
    };
    let wallet = Wallet {
        label,
        packet,
        tickets: Default::default(),
        pooled: Default::default(),
        keeps_history: false,
        history: Default::default(),
        seen_manifest: String::new(),
        own: String::new(),
        supported: Default::default(),
        receipts: Vec::new(),
    };
    let mut open = OpenWallet { key, wallet, support: Default::default() };
    top_up(place, &mut open, mailbox)?;
    Ok(open)
}

/// Fetches the tickets of announced rounds that the wallet lacks.
///
/// What is asked for is kept, sealed, before it is asked, so that a crash repeats the same request.
///
/// # Errors
/// `chain_broken`, `issuer_key_refused`, `already_joined`.
pub fn top_up(place: &Place, open: &mut OpenWallet, mailbox: &dyn Mailbox) -> Outcome<()> {
    let key = open.verifying_key()?;
    if organisation_id(&key.to_bytes()) != open.wallet.packet.organisation {
        return Err(Fault::closed("chain_broken"));
    }
    let announcements: Vec<Announcement> = verified(&mailbox.announcements()?, &key)?;
    let rounds = mailbox.rounds()?;
    let current = announcements.iter().filter(|announced| {
        rounds.get(&announced.week).is_some_and(|state| *state != vire_core::round::RoundState::Closed)
    });
    let packet = open.wallet.packet.clone();
    let seat = seat_id(&unhex(&packet.seat).unwrap_or_default());
    let mut wanted = Vec::new();
    for announced in current {
        // Whose tickets a seat holds is the mailbox's to say, but it can only be the own team's or the
        // pool's: a team made for one member would give that member away.
        match mailbox.team_of_seat(&seat, announced.week)? {
            Some(team) if team == packet.team => drop(open.wallet.pooled.remove(&announced.week)),
            Some(team) if team == packet.pool => drop(open.wallet.pooled.insert(announced.week)),
            Some(_) => continue,
            None => {}
        }
        let team = open.wallet.team_in(announced.week).to_owned();
        let Some(public) = announced.issuers.get(&team).and_then(|text| unhex(text)) else { continue };
        let bound = challenge(&packet.organisation, announced.week, &team);
        match open.wallet.tickets.get(&announced.week) {
            Some(Ticket::Ready(_) | Ticket::Spent) => continue,
            Some(Ticket::Asked(_)) => {}
            None => {
                let request =
                    BlindRsa.request(&public, &bound).map_err(|error| Fault::closed(error.code()))?;
                open.wallet.tickets.insert(announced.week, Ticket::Asked(request));
            }
        }
        wanted.push((announced.week, public, bound));
    }
    open.save(place)?;
    let mut refused = None;
    for (week, public, bound) in wanted {
        let Some(Ticket::Asked(request)) = open.wallet.tickets.get(&week) else { continue };
        match mailbox.issue(&seat, week, &request.blinded) {
            Ok(signature) => {
                let token = BlindRsa
                    .finish(&public, &bound, request, &signature)
                    .map_err(|error| Fault::closed(error.code()))?;
                open.wallet.tickets.insert(week, Ticket::Ready(token.as_bytes().to_vec()));
            }
            // Not everybody counts in every round; a ticket given to an earlier wallet stays there.
            Err(fault) if fault.code == "no_seat_in_round" || fault.code == "already_joined" => {
                open.wallet.tickets.remove(&week);
                refused = Some(fault);
            }
            Err(fault) => return Err(fault),
        }
    }
    if let Some(fault) =
        refused.filter(|fault| fault.code == "already_joined" && open.wallet.tickets.is_empty())
    {
        return Err(fault);
    }
    open.save(place)
}
