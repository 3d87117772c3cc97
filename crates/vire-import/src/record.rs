//! One record of a table, whatever file it came from: bytes and the bounds of its fields.

/// One record, borrowed from the buffer of its file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a> {
    /// The text that holds the fields.
    pub text: &'a [u8],
    /// Where each field begins and ends in `text`.
    pub bounds: &'a [(u32, u32)],
    /// The physical line where the record begins; the row of a sheet.
    pub line: u64,
    /// Whether the record comes from a sheet, whose short rows are no error.
    pub sheet: bool,
}

impl<'a> Record<'a> {
    /// Returns a field without what guards it from a spreadsheet; empty where the record ends earlier.
    #[inline]
    pub fn field(&self, index: usize) -> &'a [u8] {
        let bounds = self.bounds.get(index);
        let field = bounds.and_then(|&(from, to)| self.text.get(from as usize..to as usize));
        match field.unwrap_or_default() {
            field @ [b'\'' | b'=', ..] => unguarded(field),
            field => field,
        }
    }

    /// Returns the number of fields.
    pub fn width(&self) -> usize {
        self.bounds.len()
    }

    /// Copies the fields as text; bytes that are no UTF-8 become replacement characters.
    pub fn texts(&self) -> Vec<String> {
        (0..self.width()).map(|index| String::from_utf8_lossy(self.field(index)).into_owned()).collect()
    }
}

/// Drops what makes a spreadsheet take a number or a date as it is written: `'9`, `="9"`.
#[cold]
fn unguarded(field: &[u8]) -> &[u8] {
    let is_number = |text: &[u8]| {
        let signs = |byte: &u8| byte.is_ascii_digit() || b" .,:/+-TZ".contains(byte);
        text.iter().any(u8::is_ascii_digit) && text.iter().all(signs)
    };
    match field {
        [b'\'', rest @ ..] if is_number(rest) => rest,
        [b'=', b'"', rest @ .., b'"'] if !rest.contains(&b'"') => rest,
        field => field,
    }
}

/// Drops white space (also no-break spaces) at both ends.
pub(crate) fn trim(mut field: &[u8]) -> &[u8] {
    // Nearly every cell begins and ends with a visible character of ASCII.
    if let ([first, ..], [.., last]) = (field, field)
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return field;
    }
    loop {
        field = field.trim_ascii();
        let rest = [&b"\xc2\xa0"[..], b"\xe2\x80\xaf", b"\xe2\x80\x89", b"\xef\xbb\xbf"]
            .iter()
            .find_map(|space| field.strip_prefix(*space).or_else(|| field.strip_suffix(*space)));
        match rest {
            Some(rest) => field = rest,
            None => return field,
        }
    }
}

/// Copies a field as text.
pub(crate) fn text(field: &[u8]) -> String {
    String::from_utf8_lossy(field).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_of_numbers_are_no_part_of_them() {
        let check = |text: &str, expect: &str| {
            let bounds = [(0, u32::try_from(text.len()).unwrap())];
            let record = Record { text: text.as_bytes(), bounds: &bounds, line: 1, sheet: false };
            assert_eq!(record.field(0), expect.as_bytes(), "{text:?}");
        };
        check("'9", "9");
        check("'2025-03-04T10:15:00Z", "2025-03-04T10:15:00Z");
        check("=\"9\"", "9");
        check("=\"R 7\"", "R 7");
        check("'90s music", "'90s music");
        check("'=1+1", "'=1+1");
        check("=1+1", "=1+1");
        check("=\"a\"&\"b\"", "=\"a\"&\"b\"");
        check("'", "'");
    }

    #[test]
    fn white_space_of_every_width_is_dropped_at_both_ends() {
        let check =
            |text: &str, expect: &str| assert_eq!(trim(text.as_bytes()), expect.as_bytes(), "{text:?}");
        check("a", "a");
        check("a b", "a b");
        check(" \ta\u{a0}b\u{a0} ", "a\u{a0}b");
        check("\u{feff}ä\u{202f}\u{2009}", "ä");
        check("a\r\n", "a");
        check("\u{a0} \u{a0}", "");
        check("", "");
    }
}
