//! Files that come with a message: without metadata where they are pictures, in pieces that look like
//! any other slot.

use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::riff::RiffContent;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};
use vire_seal::digest::{hex, sha256, unhex};
use vire_seal::random;
use vire_store::mailbox::CaseSlot;

use super::act::Attached;
use super::slot::{ThreadSecret, open_body, seal_slot};
use super::{broken, sealing};
use crate::case_mailbox::CaseMailbox;
use crate::fault::{Fault, Outcome};
use crate::mailbox::Id;

/// The most that one message's files may be together, in bytes.
pub const MOST_BYTES: usize = 10 << 20;
/// The most files of one message.
pub const MOST_FILES: usize = 10;
/// How many bytes one piece carries: with its length it fills fifteen steps of 4 KiB.
pub const PIECE: u32 = 15 * 4096 - 4;

/// A file as the writer picked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Its name; only the ending is kept.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

fn unreadable() -> Fault {
    Fault::refused("picture_unreadable")
}

/// Takes out of a picture what says where, when, by whom and with what it was made; keeps its colours.
///
/// JPEG, PNG and WebP; other content comes back as it is, which the screen says beforehand.
///
/// # Errors
/// `picture_unreadable` for one that begins like a picture and is none: it is not sent half cleaned.
pub fn without_metadata(bytes: Vec<u8>) -> Outcome<Vec<u8>> {
    let starts = |head: &[u8]| bytes.starts_with(head);
    if starts(&[0xff, 0xd8, 0xff]) {
        let mut picture = Jpeg::from_bytes(Bytes::from(bytes)).map_err(|_| unreadable())?;
        let kept = |marker: u8, content: &[u8]| match marker {
            markers::APP0 => content.starts_with(b"JFIF\0"),
            markers::APP2 => content.starts_with(b"ICC_PROFILE\0"),
            // Without Adobe's segment the colours of some pictures turn.
            markers::APP14 => content.starts_with(b"Adobe"),
            markers::COM => false,
            other => !(markers::APP0..=markers::APP15).contains(&other),
        };
        picture.segments_mut().retain(|segment| kept(segment.marker(), segment.contents()));
        // What follows the end of the picture (a second one of the camera's, say) is not written.
        return Ok(cut_after_jpeg(picture.encoder().bytes().to_vec()));
    }
    if starts(b"\x89PNG\r\n\x1a\n") {
        let mut picture = Png::from_bytes(Bytes::from(bytes)).map_err(|_| unreadable())?;
        const KEPT: [&[u8; 4]; 14] = [
            b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
            b"bKGD", b"acTL", b"fcTL", b"fdAT",
        ];
        picture.chunks_mut().retain(|chunk| KEPT.iter().any(|kind| chunk.kind() == **kind));
        return Ok(picture.encoder().bytes().to_vec());
    }
    if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        let mut picture = WebP::from_bytes(Bytes::from(bytes)).map_err(|_| unreadable())?;
        picture.set_exif(None);
        const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
        picture.chunks_mut().retain(|chunk| KEPT.iter().any(|kind| chunk.id() == **kind));
        for chunk in picture.chunks_mut().iter_mut().filter(|chunk| chunk.id() == *b"VP8X") {
            if let RiffContent::Data(data) = chunk.content_mut() {
                let mut flags = data.to_vec();
                // EXIF and XMP are announced in the flags.
                if let Some(first) = flags.first_mut() {
                    *first &= !0b0000_1100;
                }
                *data = Bytes::from(flags);
            }
        }
        return Ok(picture.encoder().bytes().to_vec());
    }
    Ok(bytes)
}

/// Cuts what lies behind the end-of-image marker of a whole JPEG.
fn cut_after_jpeg(mut bytes: Vec<u8>) -> Vec<u8> {
    // Inside the scan every 0xFF is followed by 0x00 or a restart marker, so FF D9 there is the end.
    let scan = bytes.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap_or(0);
    let rest = bytes.get(scan..).unwrap_or_default();
    if let Some(end) = rest.windows(2).rposition(|pair| pair == [0xff, 0xd9]) {
        bytes.truncate(scan + end + 2);
    }
    bytes
}

/// Names a file without the writer's words: only a short, plain ending is kept.
fn plain_name(name: &str, number: usize) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let plain = (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { format!("file-{number}.{ending}") } else { format!("file-{number}") }
}

/// Cleans and seals files; returns how the message names them, and the slots of their pieces.
///
/// # Errors
/// `files_too_large`, `too_many_files`, `picture_unreadable`.
pub fn attach(
    organisation: &str,
    secret: &ThreadSecret,
    picked: Vec<Picked>,
) -> Outcome<(Vec<Attached>, Vec<CaseSlot>)> {
    if picked.len() > MOST_FILES {
        return Err(Fault::refused("too_many_files").with("most", MOST_FILES));
    }
    if picked.iter().map(|file| file.bytes.len()).sum::<usize>() > MOST_BYTES {
        return Err(Fault::refused("files_too_large").with("most", MOST_BYTES >> 20));
    }
    let (mut named, mut slots) = (Vec::new(), Vec::new());
    for (number, file) in (1..).zip(picked) {
        let name = plain_name(&file.name, number);
        let bytes = without_metadata(file.bytes)?;
        let id: Id = random::bytes().map_err(sealing)?;
        for (at, piece) in (0..).zip(bytes.chunks(PIECE as usize)) {
            let mut whole = piece.to_vec();
            let length = u32::try_from(piece.len()).unwrap_or(PIECE);
            // The last piece is as long as the others; how long it really is follows from the file's length.
            whole.resize(PIECE as usize, 0);
            debug_assert!(length <= PIECE);
            slots.push(seal_slot(organisation, secret, secret.piece_tag(&id, at), &whole, &[])?);
        }
        let hash = hex(&sha256(&[&bytes]));
        let length = u32::try_from(bytes.len()).map_err(|_| Fault::refused("files_too_large"))?;
        named.push(Attached { id: hex(&id), name, bytes: length, hash });
    }
    Ok((named, slots))
}

/// Puts a file together again.
///
/// # Errors
/// `case_broken` when a piece is missing or exchanged.
pub fn read(
    organisation: &str,
    secret: &ThreadSecret,
    mailbox: &dyn CaseMailbox,
    file: &Attached,
) -> Outcome<Vec<u8>> {
    let id: Id = unhex(&file.id).and_then(|bytes| bytes.try_into().ok()).ok_or_else(broken)?;
    let mut bytes = Vec::with_capacity(file.bytes as usize);
    for at in 0..file.bytes.div_ceil(PIECE) {
        let tag = secret.piece_tag(&id, at);
        let sealed = mailbox.slot(&tag)?.ok_or_else(broken)?;
        bytes.extend_from_slice(&open_body(organisation, secret, &tag, &sealed)?);
    }
    bytes.truncate(file.bytes as usize);
    if hex(&sha256(&[&bytes])) == file.hash { Ok(bytes) } else { Err(broken()) }
}
