//! How the text of a file is written: its encoding and its separator.
//!
//! Nothing is guessed from the file's name. Meanings of columns are found elsewhere.

mod decode;
mod dialect;

use std::io::Read;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::error::FileError;
use decode::Decoded;
pub(crate) use decode::wide;

/// Bytes that can be read from their beginning as often as needed.
pub(crate) trait Bytes {
    /// Starts at the beginning.
    fn open(&mut self) -> Result<Box<dyn Read + '_>, FileError>;
}

/// How many decoded bytes the separator is judged by.
const SAMPLE: u64 = 512 << 10;

/// How the text of one file is written.
#[derive(Debug, Clone)]
pub(crate) struct TextForm {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Whether some lines may not be written in that encoding and have to be found.
    pub mixed: bool,
    /// The separator of fields.
    pub delimiter: u8,
    /// The physical line of the first record.
    pub first_line: u64,
    mark: usize,
    skipped: usize,
}

impl TextForm {
    /// Looks at a whole text. `said`: the encoding, where a person says it.
    pub fn find(bytes: &mut dyn Bytes, said: Option<&str>) -> Result<Self, FileError> {
        let decode::Found { encoding, mark, mixed } = match said {
            None => decode::find(bytes)?,
            Some(label) => {
                let encoding = Encoding::for_label_no_replacement(label.as_bytes());
                let encoding = encoding.ok_or_else(|| FileError::EncodingUnknown(label.to_owned()))?;
                decode::as_said(bytes, encoding)?
            }
        };
        // In the code page of the west every byte is a letter; in the others some are none.
        let mixed = mixed || (encoding != UTF_8 && encoding != WINDOWS_1252);
        let mut form = Self { encoding, mixed, delimiter: b',', first_line: 1, mark, skipped: 0 };
        let mut sample = Vec::new();
        form.reader(bytes.open()?)?.take(SAMPLE).read_to_end(&mut sample)?;
        if let Some((delimiter, length)) = dialect::declared(&sample) {
            (form.delimiter, form.skipped, form.first_line) = (delimiter, length.min(sample.len()), 2);
        } else {
            form.delimiter = dialect::separator(&sample, sample.len() as u64 == SAMPLE);
        }
        Ok(form)
    }

    /// Returns the text as UTF-8 from the first record on.
    pub fn reader<'r>(&self, input: Box<dyn Read + 'r>) -> Result<Box<dyn Read + 'r>, FileError> {
        let input = skip(input, self.mark)?;
        let text: Box<dyn Read + 'r> =
            if self.encoding == UTF_8 { input } else { decoded(input, self.encoding) };
        skip(text, self.skipped)
    }
}

/// Turns bytes of another encoding into UTF-8 while they are read.
pub(crate) fn decoded<'r>(input: Box<dyn Read + 'r>, encoding: &'static Encoding) -> Box<dyn Read + 'r> {
    Box::new(Decoded::new(input, encoding))
}

fn skip<'r>(mut input: Box<dyn Read + 'r>, count: usize) -> Result<Box<dyn Read + 'r>, FileError> {
    std::io::copy(&mut (&mut input).take(count as u64), &mut std::io::sink())?;
    Ok(input)
}
