//! What stands below a release's body.

use serde::Deserialize;

use super::node::{as_node, node};
use super::{Colour, Id, Line, List, Paper, Prose};

/// What an organization always says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Boilerplate {
    /// Its id.
    pub id: Id,
    /// The organization that it is about.
    pub organization: Line,
    /// What it says.
    pub text: Prose,
}
node!(Boilerplate { id } [] organization, text);

/// Contacts of one organization or region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContactGroup {
    /// Its id.
    pub id: Id,
    /// The organization or region; may be empty.
    pub name: Line,
    /// The contacts.
    pub people: List<Contact>,
}
node!(ContactGroup { id } [] name, people);

/// Somebody whom the media may ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Its id.
    pub id: Id,
    /// The person's name.
    pub name: Line,
    /// What the person is.
    pub role: Line,
    /// For whom.
    pub organization: Line,
    /// The telephone number.
    pub telephone: Line,
    /// The number outside office hours.
    pub out_of_hours: Line,
    /// The e-mail address.
    pub email: Line,
    /// The languages that can be spoken.
    pub languages: Line,
    /// When the person can be reached.
    pub hours: Line,
    /// What else there is to say; may stand alone, without a person.
    pub note: Line,
}
node!(Contact { id } []
    name, role, organization, telephone, out_of_hours, email, languages, hours, note);

/// Something that editors can print: a picture, a film, a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MediaAsset {
    /// Its id.
    pub id: Id,
    /// A small picture of it: one of the release's images.
    pub image: Option<Id>,
    /// What the picture shows, for those who don't see it.
    pub alternative_text: Line,
    /// Its caption: who is seen, left to right, with titles.
    pub caption: Prose,
    /// Who made it.
    pub credit: Line,
    /// Who may use it, and how.
    pub licence: Line,
    /// Where the version for print is.
    pub url: Line,
}
node!(MediaAsset { id } [] image, alternative_text, caption, credit, licence, url);

/// A link to read on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Link {
    /// Its id.
    pub id: Id,
    /// What stands beside it; empty for the fixed word.
    pub label: Line,
    /// The words of the link; empty for the address itself.
    pub text: Line,
    /// The address.
    pub url: Line,
}
node!(Link { id } [] label, text, url);

/// A footnote; its number comes from where it's first referred to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Footnote {
    /// Its id, which its marks name.
    pub id: Id,
    /// What it says.
    pub text: Prose,
}
node!(Footnote { id } [] text);

/// How a release looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// The house style's name; empty for the first that is shipped.
    pub house: Line,
    /// The paper.
    pub paper: Paper,
    /// A colour other than the house style's own.
    pub accent: Option<Colour>,
}
node!(Style {} [] house, paper, accent);

/// A fixed word that this release prints otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FixedWordOverride {
    /// The word's key.
    pub id: Id,
    /// What is printed for it.
    pub text: Line,
}
node!(FixedWordOverride { id } [] text);

as_node!(
    Boilerplate,
    ContactGroup,
    Contact,
    MediaAsset,
    Link,
    Footnote,
    Style,
    FixedWordOverride,
);
