//! SQLite: the organisation, the mailbox, the spool and the ledger.
