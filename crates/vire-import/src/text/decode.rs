//! Encodings: found by what the bytes say, and turned into UTF-8 while reading.

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Bytes;
use crate::csv::{RECORD_BYTES, line_ends};
use crate::error::FileError;

const CHUNK: usize = 256 << 10;
/// How much of the lines that are no UTF-8 is shown to the detector.
const SHOWN: usize = 2 << 20;

/// What the bytes of a file say about their encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub encoding: &'static Encoding,
    /// The length of the byte order mark.
    pub mark: usize,
    /// Whether some lines are not in that encoding.
    pub mixed: bool,
}

/// Decides by mark, zero bytes, UTF-8 validity of the whole text, and only then by likeness.
///
/// The bytes are read twice only when they are not all UTF-8.
pub(crate) fn find(bytes: &mut dyn Bytes) -> Result<Found, FileError> {
    let mut head = Vec::new();
    bytes.open()?.take(4096).read_to_end(&mut head)?;
    if let Some((encoding, mark)) = Encoding::for_bom(&head) {
        if encoding != UTF_8 {
            return Ok(Found { encoding, mark, mixed: false });
        }
        return utf8_or_likely(bytes, mark);
    }
    if let Some(encoding) = wide(&head) {
        return Ok(Found { encoding, mark: 0, mixed: false });
    }
    utf8_or_likely(bytes, 0)
}

/// Takes an encoding as it was said; a mark of that encoding is still no text.
pub(crate) fn as_said(bytes: &mut dyn Bytes, encoding: &'static Encoding) -> Result<Found, FileError> {
    let mut head = Vec::new();
    bytes.open()?.take(4).read_to_end(&mut head)?;
    let mark = Encoding::for_bom(&head).filter(|(marked, _)| *marked == encoding).map_or(0, |(_, mark)| mark);
    let mixed = encoding == UTF_8 && !is_utf8(bytes)?;
    Ok(Found { encoding, mark, mixed })
}

/// Recognises UTF-16 without a mark: Western text has its zero bytes on one side.
pub(crate) fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs >= 2 && odd * 10 > pairs * 6 && even * 20 <= pairs {
        Some(UTF_16LE)
    } else if pairs >= 2 && even * 10 > pairs * 6 && odd * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn utf8_or_likely(bytes: &mut dyn Bytes, mark: usize) -> Result<Found, FileError> {
    let utf8 = Found { encoding: UTF_8, mark, mixed: false };
    if is_utf8(bytes)? {
        return Ok(utf8);
    }
    let (good, bad, likely) = judge_lines(&mut bytes.open()?)?;
    if good >= bad || mark > 0 {
        return Ok(Found { mixed: true, ..utf8 });
    }
    Ok(Found { encoding: likely, mark: 0, mixed: false })
}

/// Tells whether the whole text is UTF-8. Zero bytes are an error: no table holds them.
fn is_utf8(bytes: &mut dyn Bytes) -> Result<bool, FileError> {
    let found = validity(&mut bytes.open()?)?;
    match found {
        Validity::Utf8 => Ok(true),
        Validity::Other => Ok(false),
        Validity::Zero(at) => {
            let mut lines = Lines::default();
            let mut before = bytes.open()?.take(at);
            let mut buffer = vec![0; CHUNK];
            loop {
                let read = read_some(&mut before, &mut buffer)?;
                if read == 0 {
                    return Err(FileError::NulBytes { line: lines.count + 1 });
                }
                lines.add(buffer.get(..read).unwrap_or_default());
            }
        }
    }
}

/// What the bytes of a whole text are.
enum Validity {
    Utf8,
    Other,
    /// There is a zero byte, at this place.
    Zero(u64),
}

fn validity(input: &mut dyn Read) -> Result<Validity, FileError> {
    let mut buffer = vec![0; CHUNK];
    let (mut kept, mut done, mut valid) = (0, 0, true);
    loop {
        let read = read_some(input, buffer.get_mut(kept..).unwrap_or_default())?;
        let text = buffer.get(..kept + read).unwrap_or_default();
        if let Some(zero) = memchr::memchr(0, text) {
            return Ok(Validity::Zero(done + zero as u64));
        }
        if read == 0 {
            return Ok(if valid && kept == 0 { Validity::Utf8 } else { Validity::Other });
        }
        let tail = match simdutf8::compat::from_utf8(text) {
            _ if !valid => 0,
            Ok(_) => 0,
            Err(error) if error.error_len().is_none() => text.len() - error.valid_up_to(),
            Err(_) => {
                valid = false;
                0
            }
        };
        let whole = text.len() - tail;
        done += whole as u64;
        buffer.copy_within(whole..whole + tail, 0);
        kept = tail;
    }
}

/// Counts the lines of a text that comes in pieces, which may cut a line end of two bytes.
#[derive(Default)]
struct Lines {
    count: u64,
    after_return: bool,
}

impl Lines {
    fn add(&mut self, text: &[u8]) {
        let cut = self.after_return && text.first() == Some(&b'\n');
        self.count += line_ends(text) - u64::from(cut);
        self.after_return = text.last().map_or(self.after_return, |&byte| byte == b'\r');
    }
}

/// Counts the lines beyond ASCII that are UTF-8 and that are not, and guesses what the others are.
///
/// Stops at a line that is longer than any record: reading will refuse it.
fn judge_lines(input: &mut dyn Read) -> Result<(u64, u64, &'static Encoding), FileError> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut buffer = vec![0; CHUNK];
    let (mut kept, mut good, mut bad) = (0, 0, 0);
    let (mut shown, mut line_length) = (0, 0);
    loop {
        let read = read_some(input, buffer.get_mut(kept..).unwrap_or_default())?;
        let text = buffer.get(..kept + read).unwrap_or_default();
        let new = text.get(kept..).unwrap_or_default();
        line_length = memchr::memrchr2(b'\n', b'\r', new).map_or(line_length + read, |last| read - last - 1);
        let end = read == 0 || line_length > RECORD_BYTES;
        let last = memchr::memrchr(b'\n', text).map(|at| at + 1);
        // A line longer than the buffer is judged in pieces.
        let whole = last.unwrap_or(if text.len() == CHUNK { text.len() } else { 0 });
        let whole = if end { text.len() } else { whole };
        for line in text.get(..whole).unwrap_or_default().split(|&byte| byte == b'\n') {
            if line.is_ascii() {
                continue;
            }
            if simdutf8::basic::from_utf8(line).is_ok() {
                good += 1;
                continue;
            }
            bad += 1;
            // The detector is slow, and some thousands of lines tell it as much as millions.
            if shown < SHOWN {
                shown += line.len();
                detector.feed(line, false);
                detector.feed(b"\n", false);
            }
        }
        if end {
            detector.feed(b"", true);
            return Ok((good, bad, detector.guess(Some(b"fi"), Utf8Detection::Deny)));
        }
        kept = text.len() - whole;
        buffer.copy_within(whole..whole + kept, 0);
    }
}

fn read_some(input: &mut dyn Read, into: &mut [u8]) -> Result<usize, FileError> {
    loop {
        match input.read(into) {
            Ok(read) => return Ok(read),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// A byte that no text holds: it stands for what could not be decoded, so that its row is told and refused.
const UNDECODED: u8 = 0xff;

/// Turns bytes of another encoding into UTF-8 while they are read; [`UNDECODED`] where that cannot be done.
/// Zero bytes are an error: no table holds them.
pub(crate) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    from: usize,
    ended: bool,
    lines: Lines,
}

impl<R: Read> Decoded<R> {
    /// Starts behind the byte order mark.
    pub fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        let (raw, lines) = (vec![0; 64 << 10], Lines::default());
        Self { input, decoder, raw, text: Vec::new(), from: 0, ended: false, lines }
    }

    fn fill(&mut self) -> std::io::Result<()> {
        let read = self.input.read(&mut self.raw)?;
        self.ended = read == 0;
        let mut raw = self.raw.get(..read).unwrap_or_default();
        self.from = 0;
        let mut filled = 0;
        loop {
            let most = self.decoder.max_utf8_buffer_length_without_replacement(raw.len());
            self.text.resize(filled + most.unwrap_or(raw.len() * 3) + 16, 0);
            let free = self.text.get_mut(filled..).unwrap_or_default();
            let (result, taken, written) =
                self.decoder.decode_to_utf8_without_replacement(raw, free, self.ended);
            raw = raw.get(taken..).unwrap_or_default();
            filled += written;
            self.text.truncate(filled);
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.text.push(UNDECODED);
                    filled += 1;
                }
            }
        }
        if let Some(zero) = memchr::memchr(0, &self.text) {
            self.lines.add(self.text.get(..zero).unwrap_or_default());
            return Err(FileError::NulBytes { line: self.lines.count + 1 }.into());
        }
        self.lines.add(&self.text);
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while self.from == self.text.len() && !self.ended {
            self.fill()?;
        }
        let mut rest = self.text.get(self.from..).unwrap_or_default();
        let read = rest.read(into)?;
        self.from += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Slice<'a>(&'a [u8]);

    impl Bytes for Slice<'_> {
        fn open(&mut self) -> Result<Box<dyn Read + '_>, FileError> {
            Ok(Box::new(self.0))
        }
    }

    fn found(bytes: &[u8]) -> Result<Found, FileError> {
        find(&mut Slice(bytes))
    }

    #[test]
    fn the_encoding_is_what_the_bytes_say() {
        let text = "pvm;pisteet;kommentti\n1.2.2025;9;Hyvää päivää, kiitos nopeasta työstä\n".repeat(50);
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let (narrow, ..) = encoding_rs::WINDOWS_1252.encode(&text);
        let check = |bytes: &[u8], name: &str, mark: usize, mixed: bool| {
            let found = found(bytes).unwrap();
            assert_eq!((found.encoding.name(), found.mark, found.mixed), (name, mark, mixed));
        };
        check(text.as_bytes(), "UTF-8", 0, false);
        check(b"plain", "UTF-8", 0, false);
        check(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8", 3, false);
        check(&narrow, "windows-1252", 0, false);
        // Ž and š stand in both code pages of Windows; Finland's is the western one.
        check(b"pvm;x\n1.2.2025;\x9a\x9e\n", "windows-1252", 0, false);
        check(&wide(u16::to_le_bytes), "UTF-16LE", 0, false);
        check(&wide(u16::to_be_bytes), "UTF-16BE", 0, false);
        check(&[vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat(), "UTF-16LE", 2, false);
        check(&[text.as_bytes(), b"3.2.2025;8;hyv\xe4\xe4\n"].concat(), "UTF-8", 0, true);
    }

    #[test]
    fn zero_bytes_are_refused_with_their_line() {
        let bytes = [b"a,b\n".repeat(100_000), b"x\0,y\n".to_vec()].concat();
        assert!(matches!(found(&bytes), Err(FileError::NulBytes { line: 100_001 })));
    }

    #[test]
    fn lines_before_a_zero_byte_are_counted_whatever_ends_them() {
        for ends in ["\r", "\n", "\r\n"] {
            let text = format!("a,b{ends}").repeat(100_000);
            for shift in 0..3 {
                let bytes = [&b"x".repeat(shift), text.as_bytes(), b"x\0,y"].concat();
                assert!(matches!(found(&bytes), Err(FileError::NulBytes { line: 100_001 })), "{ends:?}");
                let mut said = String::from_utf8(bytes).unwrap();
                said.push('\n');
                let wide: Vec<u8> = said.encode_utf16().flat_map(u16::to_be_bytes).collect();
                let mut decoded = Decoded::new(wide.as_slice(), UTF_16BE);
                let error = FileError::from(decoded.read_to_end(&mut Vec::new()).unwrap_err());
                assert!(matches!(error, FileError::NulBytes { line: 100_001 }), "{ends:?} {error}");
            }
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_no_text_afterwards() {
        let check = |units: &[u8], expect: &[u8]| {
            let mut text = Vec::new();
            Decoded::new(units, UTF_16LE).read_to_end(&mut text).unwrap();
            assert_eq!(text, expect);
        };
        check(b"a\0\0\xd8b\0", b"a\xffb");
        check(b"a\0\0\xdc", b"a\xff");
        check(b"a\0\0\xd8", b"a\xff");
        check(b"a\0b", b"a\xff");
        // The sign that others put in such places is a sign like any other.
        check(b"\xfd\xff", "\u{fffd}".as_bytes());
    }

    #[test]
    fn one_endless_line_is_not_judged_to_its_end() {
        let mut endless = std::io::Cursor::new(b"a;b\n1;".to_vec()).chain(std::io::repeat(0xe4));
        let (good, bad, _) = judge_lines(&mut endless).unwrap();
        assert!(good == 0 && bad > 0);
    }

    #[test]
    fn a_character_across_two_chunks_is_whole() {
        for shift in 0..4 {
            let text = format!("{}{}", "x".repeat(shift), "€".repeat(CHUNK / 2));
            assert!(!found(text.as_bytes()).unwrap().mixed);
            let mut utf16 = Vec::new();
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let mut decoded = Decoded::new(bytes.as_slice(), UTF_16LE);
            decoded.read_to_end(&mut utf16).unwrap();
            assert!(utf16 == text.as_bytes());
        }
    }
}
