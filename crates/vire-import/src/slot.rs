//! Texts of a response written over those of the one before, so that a million rows need no new memory.

/// Tells whether a file wrote a score as its number in digits and nothing else.
pub(crate) fn is_plain(score: &[u8], thousandths: i64) -> bool {
    match score {
        [digit @ b'0'..=b'9'] => i64::from(digit - b'0') * 1000 == thousandths,
        b"10" => thousandths == 10_000,
        _ => false,
    }
}

/// Drops the apostrophe that some tools put before what a spreadsheet would take for a formula.
pub(crate) fn unarmed(text: &[u8]) -> &[u8] {
    match text {
        [b'\'', rest @ ..] if matches!(rest.first(), Some(b'=' | b'+' | b'-' | b'@')) => rest,
        text => text,
    }
}

/// Takes over a value in place of the one before.
pub(crate) fn clone_over<T: Clone>(slot: &mut Option<T>, new: Option<&T>) {
    match (slot, new) {
        (Some(own), Some(new)) => own.clone_from(new),
        (slot, new) => *slot = new.cloned(),
    }
}

/// Writes a field and a suffix in place of the text before.
pub(crate) fn write_over(slot: &mut Option<String>, field: Option<&[u8]>, suffix: Option<&str>) {
    let Some(field) = field else {
        *slot = None;
        return;
    };
    let own = slot.get_or_insert_with(String::new);
    own.clear();
    match simdutf8::basic::from_utf8(field) {
        Ok(field) => own.push_str(field),
        Err(_) => own.push_str(&String::from_utf8_lossy(field)),
    }
    own.push_str(suffix.unwrap_or_default());
}
