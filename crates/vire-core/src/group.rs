//! Groups: the nodes of the organisation's tree, named by their path.
//!
//! Does not know people or figures.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What stands between the names of a path.
pub const LEVEL: char = '/';
/// What joins the paths of groups that are shown as one for a quarter.
pub const JOIN: &str = " + ";

/// The path of the people who joined since the quarter began.
const NEWCOMERS: &str = "~";

/// The path of one group, such as `Palvelut/Chat`; the organisation itself is the empty path.
///
/// A group that was merged for a quarter joins its members' paths with ` + `, sorted.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Group(String);

impl Clone for Group {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }

    /// Writes over the text that is there: an import does so for every row.
    fn clone_from(&mut self, source: &Self) {
        self.0.clone_from(&source.0);
    }
}

/// A path that no group can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("group_name_invalid: {0}")]
pub struct GroupError(pub String);

impl GroupError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "group_name_invalid"
    }
}

impl Group {
    /// Returns the organisation itself.
    pub fn organisation() -> Self {
        Self::default()
    }

    /// Returns the pool of the people who joined since the quarter began, right below the organisation.
    ///
    /// No group of the organisation can have its path.
    pub fn newcomers() -> Self {
        Self(NEWCOMERS.to_owned())
    }

    /// Reads the path of one unmerged group; names are trimmed, spaces inside are kept.
    ///
    /// # Errors
    /// [`GroupError`] when a name is empty or `~`, holds ` + ` or a control character, or is over 80
    /// characters.
    pub fn parse(text: &str) -> Result<Self, GroupError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::organisation());
        }
        let names: Vec<&str> = text.split(LEVEL).map(str::trim).collect();
        let wrong = |name: &&str| {
            name.is_empty()
                || name.contains(JOIN)
                || *name == NEWCOMERS
                || name.chars().any(char::is_control)
                || name.chars().count() > 80
        };
        if names.iter().any(wrong) {
            return Err(GroupError(text.to_owned()));
        }
        Ok(Self(names.join("/")))
    }

    /// Joins groups into the name under which they are shown together; the order does not matter.
    pub fn merged<'a>(parts: impl IntoIterator<Item = &'a Group>) -> Self {
        let mut paths: Vec<&str> = parts.into_iter().flat_map(|part| part.0.split(JOIN)).collect();
        paths.sort_unstable();
        paths.dedup();
        Self(paths.join(JOIN))
    }

    /// Returns the path as text; empty for the organisation.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the last name of the path; of a merged group the last names, joined.
    pub fn name(&self) -> String {
        let last = |path: &str| path.rsplit(LEVEL).next().unwrap_or_default().to_owned();
        self.0.split(JOIN).map(last).collect::<Vec<_>>().join(JOIN)
    }

    /// Tells whether this is the organisation itself.
    pub fn is_organisation(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells whether this name stands for several groups shown as one.
    pub fn is_merged(&self) -> bool {
        self.0.contains(JOIN)
    }

    /// Returns the group above; `None` for the organisation. Merged groups have no single one.
    pub fn parent(&self) -> Option<Self> {
        if self.is_organisation() {
            return None;
        }
        Some(self.0.rsplit_once(LEVEL).map_or_else(Self::organisation, |(above, _)| Self(above.to_owned())))
    }

    /// Lists this group and all above it, the organisation last.
    pub fn upwards(&self) -> impl Iterator<Item = Group> {
        std::iter::successors(Some(self.clone()), Group::parent)
    }

    /// Tells whether `self` lies anywhere below `above`, or is it.
    pub fn is_within(&self, above: &Group) -> bool {
        self.upwards().any(|group| &group == above)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_break_a_path_are_refused() {
        for text in ["a//b", "/a", "a/", "a + b", "a/b + c", "a\nb", "~"] {
            assert!(Group::parse(text).is_err(), "{text:?}");
        }
        for (text, expect) in [(" Palvelut / Chat ", "Palvelut/Chat"), ("R+D", "R+D"), ("", "")] {
            assert_eq!(Group::parse(text).unwrap().as_str(), expect);
        }
    }

    #[test]
    fn a_merged_name_is_the_same_in_any_order() {
        let a = Group::parse("P/A").unwrap();
        let b = Group::parse("P/B").unwrap();
        let c = Group::parse("P/C").unwrap();
        let ab = Group::merged([&b, &a]);
        assert_eq!(ab.as_str(), "P/A + P/B");
        assert_eq!(Group::merged([&c, &ab]).as_str(), "P/A + P/B + P/C");
        assert_eq!(ab.name(), "A + B");
    }

    #[test]
    fn upwards_ends_at_the_organisation() {
        let path: Vec<String> =
            Group::parse("P/Q/R").unwrap().upwards().map(|group| group.as_str().to_owned()).collect();
        assert_eq!(path, ["P/Q/R", "P/Q", "P", ""]);
    }
}
