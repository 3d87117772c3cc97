//! What kind of file the first bytes say it is, never its name.

use encoding_rs::{Encoding, UTF_8};

use crate::error::FileError;
use crate::text::wide;

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
    let riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    if riff || starts(&[b"\x89PNG", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"II*\0", b"MM\0*"]) {
        return Err(FileError::Picture);
    }
    if starts(&[b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"])
        || starts(&[b"SQLite format 3\0", b"{\\rtf", b"\xff\xfe\0\0", b"\0\0\xfe\xff"])
    {
        return Err(FileError::KindNotSupported);
    }
    of_text(&small(head)).map_or(Ok(Kind::Text), Err)
}

/// Returns the beginning of a text in small letters, without its mark and the white space before it.
fn small(head: &[u8]) -> Vec<u8> {
    let encoding = Encoding::for_bom(head).map(|(encoding, _)| encoding).or_else(|| wide(head));
    let text = match encoding {
        Some(encoding) if encoding != UTF_8 => {
            encoding.decode_with_bom_removal(head).0.into_owned().into_bytes()
        }
        _ => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).to_vec(),
    };
    text.trim_ascii_start().to_ascii_lowercase()
}

/// Recognises texts that are no tables.
fn of_text(text: &[u8]) -> Option<FileError> {
    let holds = |marks: &[&[u8]]| marks.iter().any(|mark| memchr::memmem::find(text, mark).is_some());
    let page = || {
        let whole = |name: &[u8]| matches!(name, b"html" | b"head" | b"body" | b"table" | b"div" | b"meta");
        tags(text).any(|name| whole(name) || matches!(name, b"script" | b"style"))
    };
    if text.starts_with(b"%pdf") {
        return Some(FileError::Pdf);
    }
    if text.starts_with(b"mime-version:") {
        return Some(if page() { FileError::Html } else { FileError::KindNotSupported });
    }
    if text.starts_with(b"<") {
        if page() || holds(&[b"<!doctype html"]) {
            return Some(FileError::Html);
        }
        if tags(text).any(|name| name == b"svg") {
            return Some(FileError::Picture);
        }
        let xml = text.starts_with(b"<?xml") || text.starts_with(b"<!doctype");
        return xml.then_some(FileError::KindNotSupported);
    }
    // Objects in braces, alone or in a list.
    let begins =
        |text: &[u8], sign: u8| text.strip_prefix(&[sign]).map(<[u8]>::trim_ascii_start).map(<[u8]>::to_vec);
    let object = |text: &[u8]| {
        begins(text, b'{')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"\"") || rest.starts_with(b"}"))
    };
    let json = object(text) || begins(text, b'[').is_some_and(|rest| object(&rest));
    json.then_some(FileError::KindNotSupported)
}

/// Lists the names of the tags of a text.
fn tags(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    memchr::memchr_iter(b'<', text).map(|at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    })
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
        for page in [
            "<!-- saved from url=(0014)about:internet -->\n<html>",
            "<meta charset=\"utf-8\"><table><tr>",
            "<style>td{}</style>\n<table>",
            "<div>\n<table>",
            "\u{feff}<script>location=1</script>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html/>",
            "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><table>",
        ] {
            check(page.as_bytes(), Err("html"));
            let wide: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
            check(&wide, Err("html"));
        }
        check(b"<svg xmlns=\"x\"/>", Err("picture"));
        check(b"<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"/>", Err("picture"));
        check(b"\xef\xbb\xbf%PDF-1.4", Err("pdf"));
        check(b"\r\n%PDF-1.4", Err("pdf"));
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
            b"[\n  {\"id\": 1}\n]",
            b"{\n  \"rows\": []}",
            b"[ { } ]",
            b"MIME-Version: 1.0\n\nx",
            b"\xff\xfe\0\0d\0\0\0",
            b"\0\0\xfe\xff\0\0\0d",
            b"\x28\xb5\x2f\xfd\x04",
        ] {
            check(other, Err("kind_not_supported"));
        }
        // Words that only look like one of these begin a table.
        for text in [
            "RIFF,nps\n",
            "BZ;nps\n",
            "{a},nps\n",
            "<5,nps\n",
            "PK,nps\n",
            "%,nps\n",
            "[a],nps\n",
            "[x;{a}\n",
            "date,\"<table>\",nps\n",
            "<b>date</b>,nps\n",
        ] {
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
