//! How numbers are written for people. Machine output never comes here.

use fluent_bundle::FluentValue;

use crate::language::Language;

/// The true minus sign, as wide as a plus.
const MINUS: char = '−';
const NO_BREAK_SPACE: char = '\u{a0}';

pub(crate) fn format(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let options = &number.options;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(3).max(least).min(9);
    let written = trimmed(number.value, most, least);
    Some(localised(language, &written, options.use_grouping))
}

pub(crate) fn write(language: Language, value: f64, decimals: usize) -> String {
    localised(language, &trimmed(value, decimals, decimals), true)
}

pub(crate) fn write_short(language: Language, value: f64, most: usize) -> String {
    localised(language, &trimmed(value, most, 0), true)
}

/// Writes with `most` decimals and takes zeros off the end down to `least`.
fn trimmed(value: f64, most: usize, least: usize) -> String {
    let mut written = format!("{value:.most$}");
    if written.contains('.') {
        let zeros = written.len() - written.trim_end_matches('0').len();
        written.truncate(written.len() - zeros.min(most - least));
        if written.ends_with('.') {
            written.pop();
        }
    }
    written
}

fn localised(language: Language, written: &str, grouping: bool) -> String {
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let (point, space) = match language {
        Language::Fi | Language::Sv => (',', NO_BREAK_SPACE),
        Language::En => ('.', ','),
    };
    let mut out = String::with_capacity(written.len() + 6);
    // A rounded −0 is a plain 0.
    if !sign.is_empty() && digits.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        out.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len() - index;
        if grouping && index > 0 && left.is_multiple_of(3) {
            out.push(space);
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(point);
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let check = |value: f64, decimals: usize, fi: &str, sv: &str, en: &str| {
            assert_eq!(write(Language::Fi, value, decimals), fi);
            assert_eq!(write(Language::Sv, value, decimals), sv);
            assert_eq!(write(Language::En, value, decimals), en);
        };
        check(3.75, 2, "3,75", "3,75", "3.75");
        check(-12.0, 0, "−12", "−12", "−12");
        check(1_234_567.5, 1, "1\u{a0}234\u{a0}567,5", "1\u{a0}234\u{a0}567,5", "1,234,567.5");
        check(-0.004, 2, "0,00", "0,00", "0.00");
        check(0.0, 0, "0", "0", "0");
    }

    #[test]
    fn a_short_number_drops_zeros_that_say_nothing() {
        let check = |value: f64, expect: &str| assert_eq!(write_short(Language::Fi, value, 2), expect);
        check(4.0, "4");
        check(3.5, "3,5");
        check(3.75, "3,75");
        check(100.0, "100");
        check(-28.571, "−28,57");
        check(-0.001, "0");
    }

    #[test]
    fn what_is_written_reads_back() {
        proptest::proptest!(|(value in -1.0e6..1.0e6_f64, decimals in 0_usize..4)| {
            let back: f64 = write(Language::Fi, value, decimals)
                .replace(NO_BREAK_SPACE, "").replace(MINUS, "-").replace(',', ".").parse().unwrap();
            assert!((back - value).abs() <= 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap()) + 1e-9);
        });
    }
}
