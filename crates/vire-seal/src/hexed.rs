//! How bytes look when serialised: hexadecimal in text formats, plain bytes in binary ones.
//!
//! For `#[serde(with = "crate::hexed")]` on fields that are a list or an array of bytes. Intermediate
//! copies are wiped, because some of those fields are secret.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use zeroize::Zeroizing;

use crate::digest::{hex, unhex};

pub(crate) fn serialize<T, S>(bytes: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: AsRef<[u8]>,
    S: Serializer,
{
    if serializer.is_human_readable() {
        serializer.serialize_str(&Zeroizing::new(hex(bytes.as_ref())))
    } else {
        serializer.serialize_bytes(bytes.as_ref())
    }
}

pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: TryFrom<Vec<u8>>,
    D: Deserializer<'de>,
{
    let bytes = if deserializer.is_human_readable() {
        deserializer.deserialize_str(Text)?
    } else {
        deserializer.deserialize_byte_buf(Plain)?
    };
    T::try_from(bytes).map_err(|_| D::Error::custom("wrong length"))
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Vec<u8>;
    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("hexadecimal")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<u8>, E> {
        unhex(text).ok_or_else(|| E::custom("not hexadecimal"))
    }
}

struct Plain;

impl Visitor<'_> for Plain {
    type Value = Vec<u8>;
    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("bytes")
    }
    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }
    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
        Ok(bytes)
    }
}
