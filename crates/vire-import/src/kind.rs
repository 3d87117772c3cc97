//! What kind of file the first bytes say it is, never its name.

use crate::error::FileError;

/// Kinds that may hold a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Zip,
}

/// How many first bytes are looked at.
pub(crate) const HEAD: u64 = 4096;

/// Recognises a file; kinds without a table are errors. `whole` reads the file, where its head is not
/// enough.
pub(crate) fn of(
    head: &[u8],
    whole: &mut dyn FnMut() -> Result<Vec<u8>, FileError>,
) -> Result<Kind, FileError> {
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| head.starts_with(mark));
    if starts(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        return Ok(Kind::Zip);
    }
    if starts(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]) {
        // A workbook with a password is a compound file, as all old ones are.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let sealed = memchr::memmem::find(&whole()?, &name).is_some();
        return Err(if sealed { FileError::PasswordProtected } else { FileError::WorkbookTooOld });
    }
    if starts(&[b"%PDF"]) {
        return Err(FileError::Pdf);
    }
    let riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    if riff || starts(&[b"\x89PNG", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"II*\0", b"MM\0*"]) {
        return Err(FileError::Picture);
    }
    if starts(&[b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"SQLite format 3\0", b"{\\rtf"]) {
        return Err(FileError::KindNotSupported);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let lower = text.get(..text.len().min(1024)).unwrap_or_default().to_ascii_lowercase();
    if [&b"<html"[..], b"<!doctype html", b"<table", b"<head", b"<body"]
        .iter()
        .any(|tag| lower.starts_with(tag))
    {
        return Err(FileError::Html);
    }
    if lower.starts_with(b"<?xml") || lower.starts_with(b"<!doctype") {
        let page = memchr::memmem::find(&lower, b"<html").is_some();
        return Err(if page { FileError::Html } else { FileError::KindNotSupported });
    }
    if lower.starts_with(b"{\"")
        || lower.starts_with(b"[{")
        || lower.starts_with(b"{\n")
        || lower.starts_with(b"{\r\n")
    {
        return Err(FileError::KindNotSupported);
    }
    Ok(Kind::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_decide() {
        let check = |head: &[u8], expect: Result<Kind, &str>| {
            let found = of(head, &mut || Ok(head.to_vec()));
            assert_eq!(found.map_err(|error| error.code()), expect, "{head:?}");
        };
        check(b"pvm;nps\n", Ok(Kind::Text));
        check(b"PK\x03\x04rest", Ok(Kind::Zip));
        check(b"PK\x05\x06rest", Ok(Kind::Zip));
        for picture in [
            &b"\x89PNG\r\n\x1a\n"[..],
            b"GIF87a..",
            b"GIF89a..",
            b"\xff\xd8\xff\xe0",
            b"II*\0....",
            b"MM\0*....",
            b"RIFF....WEBPVP8 ",
        ] {
            check(picture, Err("picture"));
        }
        for page in
            [&b"<html>"[..], b"<!DOCTYPE html>", b"<table><tr>", b"<head>", b"<body>", b"<!doctype x><html>"]
        {
            check(page, Err("html"));
        }
        for other in [
            &b"\x1f\x8b\x08"[..],
            b"7z\xbc\xaf\x27",
            b"Rar!\x1a",
            b"BZh91AY",
            b"\xfd7zXZ\0",
            b"SQLite format 3\0",
            b"{\\rtf1",
            b"{\"a\":1}",
            b" [{\"a\":1}]",
            b"{\n\"a\":1}",
            b"{\r\n\"a\":1}",
            b"<!DOCTYPE x>",
        ] {
            check(other, Err("kind_not_supported"));
        }
        // Words that only look like one of these begin a table.
        for text in ["RIFF,nps\n", "BZ;nps\n", "{a},nps\n", "<5,nps\n", "PK,nps\n", "%,nps\n"] {
            check(text.as_bytes(), Ok(Kind::Text));
        }
        check(b"%PDF-1.7", Err("pdf"));
        check(b"\xef\xbb\xbf \n<HTML><body>", Err("html"));
        check(b"<?xml version=\"1.0\"?><!DOCTYPE html><html>", Err("html"));
        check(b"<?xml version=\"1.0\"?><Workbook>", Err("kind_not_supported"));
        check(b"{\"rows\":[]}", Err("kind_not_supported"));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", Err("workbook_too_old"));
        check(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            Err("password_protected"),
        );
    }
}
