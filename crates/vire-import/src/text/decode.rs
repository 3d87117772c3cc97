//! Encodings: found by what the bytes say, and turned into UTF-8 while reading.

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Bytes;
use crate::error::FileError;

const CHUNK: usize = 256 << 10;

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
    let mixed = encoding == UTF_8 && !is_utf8(&mut bytes.open()?)?;
    Ok(Found { encoding, mark, mixed })
}

/// Recognises UTF-16 without a mark: Western text has its zero bytes on one side.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
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
    if is_utf8(&mut bytes.open()?)? {
        return Ok(utf8);
    }
    let (good, bad, likely) = judge_lines(&mut bytes.open()?)?;
    if good >= bad || mark > 0 {
        return Ok(Found { mixed: true, ..utf8 });
    }
    Ok(Found { encoding: likely, mark: 0, mixed: false })
}

/// Tells whether the whole text is UTF-8. Zero bytes are an error: no table holds them.
fn is_utf8(input: &mut dyn Read) -> Result<bool, FileError> {
    let mut buffer = vec![0; CHUNK];
    let (mut kept, mut lines, mut valid) = (0, 1, true);
    loop {
        let read = read_some(input, buffer.get_mut(kept..).unwrap_or_default())?;
        let text = buffer.get(..kept + read).unwrap_or_default();
        if let Some(zero) = memchr::memchr(0, text) {
            let before = text.get(..zero).unwrap_or_default();
            return Err(FileError::NulBytes {
                line: lines + memchr::memchr_iter(b'\n', before).count() as u64,
            });
        }
        if read == 0 {
            return Ok(valid && kept == 0);
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
        lines += memchr::memchr_iter(b'\n', text.get(..whole).unwrap_or_default()).count() as u64;
        buffer.copy_within(whole..whole + tail, 0);
        kept = tail;
    }
}

/// Counts the lines beyond ASCII that are UTF-8 and that are not, and guesses what the others are.
fn judge_lines(input: &mut dyn Read) -> Result<(u64, u64, &'static Encoding), FileError> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut buffer = vec![0; CHUNK];
    let (mut kept, mut good, mut bad) = (0, 0, 0);
    loop {
        let read = read_some(input, buffer.get_mut(kept..).unwrap_or_default())?;
        let text = buffer.get(..kept + read).unwrap_or_default();
        detector.feed(text.get(kept..).unwrap_or_default(), read == 0);
        let last = memchr::memrchr(b'\n', text).map(|at| at + 1);
        // A line longer than the buffer is judged in pieces.
        let whole = last.unwrap_or(if read == 0 || text.len() == CHUNK { text.len() } else { 0 });
        let whole = if read == 0 { text.len() } else { whole };
        for line in text.get(..whole).unwrap_or_default().split(|&byte| byte == b'\n') {
            if !line.is_ascii() {
                *(if simdutf8::basic::from_utf8(line).is_ok() { &mut good } else { &mut bad }) += 1;
            }
        }
        if read == 0 {
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

/// Turns bytes of another encoding into UTF-8 while they are read.
pub(crate) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    from: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Starts behind the byte order mark.
    pub fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { input, decoder, raw: vec![0; 64 << 10], text: Vec::new(), from: 0, ended: false }
    }

    fn fill(&mut self) -> std::io::Result<()> {
        let read = self.input.read(&mut self.raw)?;
        self.ended = read == 0;
        let raw = self.raw.get(..read).unwrap_or_default();
        let most = self.decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len() * 3 + 16);
        self.text.resize(most, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
        self.text.truncate(written);
        self.from = 0;
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
