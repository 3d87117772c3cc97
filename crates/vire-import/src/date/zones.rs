//! Names of zones that have one distance from UTC, as dates end with them.
//!
//! All are compared in lower case. A name that means both summer and winter time ("Central European
//! Time") says no distance and is not known here.

/// Returns the distance of an abbreviated zone from UTC in seconds: `Some(None)` where the letters stand for
/// zones of several continents.
pub(crate) fn short_zone(word: &[u8]) -> Option<Option<i64>> {
    let hours = match word {
        // British or Bangladesh, India or Israel or Ireland, Chicago or China: none of them is guessed.
        b"ast" | b"bst" | b"cst" | b"gst" | b"ist" | b"sst" => return Some(None),
        b"acst" => return Some(Some(34_200)),
        b"acdt" => return Some(Some(37_800)),
        b"wet" | b"wez" => 0,
        b"cet" | b"mez" | b"west" | b"wesz" => 1,
        b"cest" | b"mesz" | b"eet" | b"oez" => 2,
        b"eest" | b"oesz" | b"msk" => 3,
        b"est" => -5,
        b"edt" => -4,
        b"cdt" => -5,
        b"mst" => -7,
        b"mdt" => -6,
        b"pst" => -8,
        b"pdt" => -7,
        b"akst" => -9,
        b"akdt" => -8,
        b"hst" => -10,
        b"hkt" | b"sgt" | b"awst" => 8,
        b"jst" | b"kst" => 9,
        b"aest" => 10,
        b"aedt" => 11,
        b"nzst" => 12,
        b"nzdt" => 13,
        _ => return None,
    };
    Some(Some(hours * 3600))
}

/// Takes a zone that is written out: its distance from UTC in seconds and the length of its name.
pub(crate) fn long_zone(text: &[u8]) -> Option<(i64, usize)> {
    let text = std::str::from_utf8(text).ok()?;
    let (minutes, rest) = european(text)
        .or_else(|| NAMES.iter().find_map(|(name, minutes)| Some((*minutes, text.strip_prefix(name)?))))?;
    let ends = !rest.starts_with(char::is_alphanumeric);
    ends.then_some((minutes * 60, text.len() - rest.len()))
}

/// Reads "Itä-Euroopan normaaliaika": one of Europe's three zones, in winter or in summer.
fn european(text: &str) -> Option<(i64, &str)> {
    EUROPE.iter().find_map(|(regions, halves)| {
        let (hours, rest) =
            (0..).zip(regions).find_map(|(hours, region)| Some((hours, text.strip_prefix(region)?)))?;
        let (more, rest) = halves.iter().find_map(|(half, more)| Some((more, rest.strip_prefix(half)?)))?;
        Some(((hours + more) * 60, rest))
    })
}

/// Western, central and eastern Europe; and how winter and summer are named, with the hours on top.
type Europe = ([&'static str; 3], &'static [(&'static str, i64)]);

const EUROPE: [Europe; 4] = [
    (
        ["western european ", "central european ", "eastern european "],
        &[("standard time", 0), ("winter time", 0), ("summer time", 1), ("daylight time", 1)],
    ),
    (
        ["länsi-euroopan ", "keski-euroopan ", "itä-euroopan "],
        &[("normaaliaika", 0), ("talviaika", 0), ("kesäaika", 1)],
    ),
    (
        ["västeuropeisk ", "centraleuropeisk ", "östeuropeisk "],
        &[("normaltid", 0), ("vintertid", 0), ("sommartid", 1)],
    ),
    (
        ["westeuropäische ", "mitteleuropäische ", "osteuropäische "],
        &[("normalzeit", 0), ("winterzeit", 0), ("sommerzeit", 1)],
    ),
];

/// Other zones, in minutes.
const NAMES: [(&str, i64); 30] = [
    ("coordinated universal time", 0),
    ("koordinierte weltzeit", 0),
    ("koordinerad universaltid", 0),
    ("koordinoitu yleisaika", 0),
    ("utc-yleisaika", 0),
    ("greenwich mean time", 0),
    ("greenwichin normaaliaika", 0),
    ("greenwichtid", 0),
    ("mittlere greenwich-zeit", 0),
    ("british summer time", 60),
    ("britannian kesäaika", 60),
    ("brittisk sommartid", 60),
    ("britische sommerzeit", 60),
    ("irish standard time", 60),
    ("moscow standard time", 180),
    ("gulf standard time", 240),
    ("india standard time", 330),
    ("china standard time", 480),
    ("singapore standard time", 480),
    ("japan standard time", 540),
    ("australian eastern standard time", 600),
    ("australian eastern daylight time", 660),
    ("eastern standard time", -300),
    ("eastern daylight time", -240),
    ("central standard time", -360),
    ("central daylight time", -300),
    ("mountain standard time", -420),
    ("mountain daylight time", -360),
    ("pacific standard time", -480),
    ("pacific daylight time", -420),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_is_written_out_has_its_distance() {
        let check = |name: &str, minutes: Option<i64>| {
            let expect = minutes.map(|minutes| (minutes * 60, name.len()));
            assert_eq!(long_zone(name.as_bytes()), expect, "{name}");
        };
        check("central european standard time", Some(60));
        check("eastern european summer time", Some(180));
        check("western european standard time", Some(0));
        check("länsi-euroopan kesäaika", Some(60));
        check("keski-euroopan normaaliaika", Some(60));
        check("keski-euroopan kesäaika", Some(120));
        check("itä-euroopan normaaliaika", Some(120));
        check("itä-euroopan kesäaika", Some(180));
        check("centraleuropeisk normaltid", Some(60));
        check("centraleuropeisk sommartid", Some(120));
        check("östeuropeisk normaltid", Some(120));
        check("östeuropeisk sommartid", Some(180));
        check("mitteleuropäische normalzeit", Some(60));
        check("osteuropäische sommerzeit", Some(180));
        check("coordinated universal time", Some(0));
        check("koordinierte weltzeit", Some(0));
        check("koordinerad universaltid", Some(0));
        check("utc-yleisaika", Some(0));
        check("greenwich mean time", Some(0));
        check("india standard time", Some(330));
        check("eastern standard time", Some(-300));
        check("pacific daylight time", Some(-420));
    }

    #[test]
    fn letters_that_several_continents_use_are_a_zone_without_a_distance() {
        let check = |word: &str, expect: Option<Option<i64>>| {
            let hours = short_zone(word.as_bytes()).map(|zone| zone.map(|seconds| seconds / 3600));
            assert_eq!(hours, expect, "{word}");
        };
        check("eest", Some(Some(3)));
        check("akdt", Some(Some(-8)));
        check("hst", Some(Some(-10)));
        check("aest", Some(Some(10)));
        check("nzdt", Some(Some(13)));
        check("bst", Some(None));
        check("ist", Some(None));
        check("cst", Some(None));
        check("cdt", Some(Some(-5)));
        check("foo", None);
        check("mars", None);
    }

    #[test]
    fn a_name_for_both_halves_of_the_year_is_no_distance() {
        for name in [
            "central european time",
            "eastern european standard timer",
            "mitteleuropäische zeit",
            "itä-euroopan aika",
            "eastern time",
            "standard time",
        ] {
            assert_eq!(long_zone(name.as_bytes()), None, "{name}");
        }
    }
}
