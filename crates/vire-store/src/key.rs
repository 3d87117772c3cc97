//! Keys and private bytes as they pass through: wiped when dropped, never printed.

use std::fmt;
use std::ops::Deref;

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The 32-byte key of an encrypted store.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct StoreKey([u8; 32]);

impl StoreKey {
    /// Takes the key's bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Returns the key's bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Returns the statement that hands the key to SQLCipher.
    ///
    /// Plain: the key itself encrypts the pages, no passphrase is stretched. `salted`: the pages' key is
    /// derived from it and the salt at the head of the file, so that a file without its salt is lost;
    /// one round is enough for a key that is random already. Its pages are checked with HMAC-SHA-256, which
    /// today's processors compute fastest.
    pub(crate) fn pragma(&self, salted: bool) -> Zeroizing<String> {
        use std::fmt::Write;
        let (before, after) = if salted {
            ("PRAGMA key = '", "'; PRAGMA kdf_iter = 1; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;")
        } else {
            ("PRAGMA key = \"x'", "'\";")
        };
        let mut sql = Zeroizing::new(String::with_capacity(192));
        sql.push_str(before);
        for byte in &self.0 {
            // Writing to a String cannot fail.
            let _ = write!(sql, "{byte:02x}");
        }
        sql.push_str(after);
        sql
    }
}

impl From<[u8; 32]> for StoreKey {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKey(…)")
    }
}

/// Private bytes kept in a store, such as a round's private key.
#[derive(Clone, PartialEq, Eq, Default, Zeroize, ZeroizeOnDrop)]
pub struct Secret(Vec<u8>);

impl From<Vec<u8>> for Secret {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Secret {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Deref for Secret {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl ToSql for Secret {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.as_slice()))
    }
}

impl FromSql for Secret {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Vec::<u8>::column_result(value).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_never_printed() {
        assert_eq!(
            format!("{:?} {:?}", StoreKey::new([7; 32]), Secret::from(vec![7; 3])),
            "StoreKey(…) Secret(…)"
        );
    }
}
