//! What stands above a release's body.

use jiff::civil;
use serde::Deserialize;

use super::node::{as_node, node};
use super::{Id, Line, Lines, Prose, RevisionKind, Role};
use crate::language::Tag;

/// The line that tops every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Banner {
    /// The event: '2021 Counter-Terrorism Week'.
    pub event: Line,
    /// What of it this is: 'SIDE EVENT'.
    pub tag: Line,
}
node!(Banner {} [] event, tag);

/// How this release changes an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Revision {
    /// How; where it doesn't, nothing of this is printed.
    pub kind: Option<RevisionKind>,
    /// When.
    pub date: Option<civil::Date>,
    /// What it replaces: a reference or a headline.
    pub replaces: Line,
    /// What changed, and in which paragraph.
    pub note: Prose,
}
node!(Revision {} [] kind, date, replaces, note);

/// One of the organizations that a release comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Organizer {
    /// Its id.
    pub id: Id,
    /// Its name, in the lines in which it's printed.
    pub name: Lines,
    /// Its part.
    pub role: Role,
    /// Its logo: one of the release's images.
    pub logo: Option<Id>,
    /// What the logo shows, for those who don't see it.
    pub alternative_text: Line,
}
node!(Organizer { id } [] name, role, logo, alternative_text);

/// The same release in another language, published elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LanguageVersion {
    /// Its id.
    pub id: Id,
    /// The language.
    pub language: Option<Tag>,
    /// Where it's published.
    pub url: Line,
}
node!(LanguageVersion { id } [] language, url);

/// Where and when a release was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dateline {
    /// The places, a line each.
    pub places: Lines,
    /// The day.
    pub date: Option<civil::Date>,
}
node!(Dateline {} [] places, date);

as_node!(Banner, Revision, Organizer, LanguageVersion, Dateline);
