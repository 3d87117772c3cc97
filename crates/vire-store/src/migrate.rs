//! Schema versions: numbered steps, each in one transaction, counted in `PRAGMA user_version`.
//!
//! A step that was released is never edited; the tests keep a fingerprint of each.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;

/// What kind of store a file is, and how it is built.
#[derive(Debug)]
pub(crate) struct Kind {
    /// Stands in the file's header, so that no store is taken for another.
    pub(crate) application_id: i64,
    /// The size of one page in bytes.
    pub(crate) page_size: u32,
    /// What builds every version, the first version first.
    pub(crate) steps: &'static [Step],
}

/// Work on a store that statements alone cannot do.
type Convert = fn(&Connection) -> Result<(), StoreError>;

/// What brings a store from one version to the next.
#[derive(Debug)]
pub(crate) struct Step {
    /// Statements.
    pub(crate) sql: &'static [&'static str],
    /// What statements cannot do, after them.
    pub(crate) convert: Option<Convert>,
    /// Statements after that.
    pub(crate) then: &'static [&'static str],
}

impl Step {
    pub(crate) const fn of(sql: &'static [&'static str]) -> Self {
        Self { sql, convert: None, then: &[] }
    }
}

impl Kind {
    /// Returns the newest schema version known here.
    pub(crate) fn newest(&self) -> i64 {
        i64::try_from(self.steps.len()).unwrap_or(i64::MAX)
    }
}

fn number(connection: &Connection, pragma: &str) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

fn is_empty(connection: &Connection) -> Result<bool, StoreError> {
    let objects: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(objects == 0 && number(connection, "application_id")? == 0 && number(connection, "user_version")? == 0)
}

/// Reads a store's schema version without changing anything.
///
/// # Errors
/// [`StoreError::Missing`] for a file that was never built up, [`StoreError::NotAVireStore`] for
/// another kind of store, [`StoreError::Newer`] for a schema that is not known here.
pub(crate) fn version(connection: &Connection, kind: &Kind) -> Result<i64, StoreError> {
    let found = number(connection, "user_version")?;
    let application = number(connection, "application_id")?;
    if is_empty(connection)? {
        return Err(StoreError::Missing);
    }
    if application != kind.application_id || found < 1 {
        return Err(StoreError::NotAVireStore);
    }
    if found > kind.newest() {
        return Err(StoreError::Newer { found, known: kind.newest() });
    }
    Ok(found)
}

/// Builds up an empty file.
///
/// # Errors
/// [`StoreError::Exists`] when the file is not empty any more.
pub(crate) fn build(connection: &mut Connection, kind: &Kind) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !is_empty(&transaction)? {
        return Err(StoreError::Exists);
    }
    build_up(&transaction, kind)?;
    Ok(transaction.commit()?)
}

/// Builds up an empty file in the caller's transaction.
pub(crate) fn build_up(connection: &Connection, kind: &Kind) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", kind.application_id)?;
    for step in kind.steps {
        apply(connection, step)?;
    }
    Ok(connection.pragma_update(None, "user_version", kind.newest())?)
}

/// Brings an older store to the newest version, step by step.
pub(crate) fn migrate(connection: &mut Connection, kind: &Kind) -> Result<(), StoreError> {
    while version(connection, kind)? < kind.newest() {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Somebody else may have taken the step while this process waited.
        let done = version(&transaction, kind)?;
        let Some(step) = usize::try_from(done).ok().and_then(|done| kind.steps.get(done)) else {
            return Ok(());
        };
        apply(&transaction, step)?;
        transaction.pragma_update(None, "user_version", done + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

fn apply(connection: &Connection, step: &Step) -> Result<(), StoreError> {
    let run = |statements: &&str| connection.execute_batch(statements);
    step.sql.iter().try_for_each(run)?;
    step.convert.map_or(Ok(()), |convert| convert(connection))?;
    Ok(step.then.iter().try_for_each(run)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FNV-1a, 64 bit: enough to notice an edit, and the same for ever.
    fn fingerprint(step: &Step) -> u64 {
        let bytes = step.sql.iter().chain(step.then).flat_map(|text| text.bytes().chain([0]));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }

    #[test]
    fn a_released_step_is_never_edited() {
        let check = |kind: &Kind, expect: &[u64]| {
            let found: Vec<u64> = kind.steps.iter().map(fingerprint).collect();
            assert_eq!(found, expect, "{:x}", kind.application_id);
        };
        check(
            &crate::organisation::KIND,
            &[4_420_636_688_932_998_653, 11_887_464_906_914_691_442, 6_654_893_884_369_417_322],
        );
        check(&crate::mailbox::KIND, &[2_381_459_198_059_389_160, 12_613_135_213_848_790_149]);
        check(&crate::spool::KIND, &[735_093_485_934_484_500]);
    }

    #[test]
    fn every_older_version_reaches_the_newest() {
        const FIRST: Step =
            Step::of(&["CREATE TABLE a(x INTEGER NOT NULL) STRICT; INSERT INTO a VALUES (1);"]);
        const SECOND: Step = Step::of(&["ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7;"]);
        let one = Kind { application_id: 5, page_size: 4096, steps: &[FIRST] };
        let two = Kind { application_id: 5, page_size: 4096, steps: &[FIRST, SECOND] };
        let mut connection = Connection::open_in_memory().unwrap();
        build(&mut connection, &one).unwrap();
        assert!(matches!(build(&mut connection, &one), Err(StoreError::Exists)));
        migrate(&mut connection, &two).unwrap();
        assert_eq!(connection.query_row("SELECT x + y FROM a", [], |row| row.get::<_, i64>(0)).unwrap(), 8);
        assert!(matches!(version(&connection, &one), Err(StoreError::Newer { found: 2, known: 1 })));
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        const FIRST: Step = Step::of(&["CREATE TABLE a(x INTEGER NOT NULL) STRICT;"]);
        const BROKEN: Step =
            Step::of(&["CREATE TABLE b(x INTEGER NOT NULL) STRICT;", "CREATE TABLE a(x INTEGER);"]);
        let one = Kind { application_id: 5, page_size: 4096, steps: &[FIRST] };
        let two = Kind { application_id: 5, page_size: 4096, steps: &[FIRST, BROKEN] };
        let mut connection = Connection::open_in_memory().unwrap();
        build(&mut connection, &one).unwrap();
        assert!(migrate(&mut connection, &two).is_err());
        assert_eq!(version(&connection, &one).unwrap(), 1);
        assert!(connection.prepare("SELECT x FROM b").is_err());
    }
}
