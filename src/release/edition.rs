//! Editions: a release in other languages.
//!
//! An edition holds what differs from the release it's of: a [`Segment`] for each text that
//! was translated, under that text's address, with what it was translated from, so that a
//! later change of the source can be seen and shown. What it doesn't hold is as in the
//! release.

use serde::{Deserialize, Serialize};

use super::node::{as_node, node, whole_node};
use super::{
    ContactGroup, FieldPath, FixedWordOverride, Id, Line, Lines, Link, List, Prose, Release,
};
use crate::language::{Conventions, Tag};

/// How many letters of a segment's id come from its address: so many that no two meet.
const LETTERS: usize = 8;

/// A release in another language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its id: what its language's tag comes to, so that two people who add an edition add
    /// the same one.
    #[serde(default)]
    pub id: Id,
    /// Its language.
    pub language: Tag,
    /// How it's printed where its language has more than one way.
    #[serde(default)]
    pub conventions: Conventions,
    /// Fixed words that it prints otherwise.
    #[serde(default)]
    pub fixed_words: List<FixedWordOverride>,
    /// Images that it shows in the place of the release's.
    #[serde(default)]
    pub images: List<OwnImage>,
    /// Contacts of its own, which stand before the release's.
    #[serde(default)]
    pub contacts: List<ContactGroup>,
    /// Links of its own, which stand before the release's.
    #[serde(default)]
    pub links: List<Link>,
    /// Items of the release that it doesn't print.
    #[serde(default)]
    pub left_out: List<LeftOut>,
    /// What was translated, in no particular order.
    #[serde(default)]
    pub segments: List<Segment>,
}
node!(Edition { id } [language]
    conventions, fixed_words, images, contacts, links, left_out, segments);

impl Edition {
    /// An edition in which nothing has been translated yet.
    pub fn new(language: Tag) -> Self {
        Self {
            id: Self::id_for(&language),
            language,
            conventions: Conventions::default(),
            fixed_words: List::default(),
            images: List::default(),
            contacts: List::default(),
            links: List::default(),
            left_out: List::default(),
            segments: List::default(),
        }
    }

    /// What the edition in a language is called.
    pub fn id_for(language: &Tag) -> Id {
        let stem = language.as_str().to_ascii_lowercase();
        Id::parse(&stem).unwrap_or_default()
    }

    /// Its address.
    pub fn path(&self) -> FieldPath {
        editions_list().item(&self.id)
    }
}

/// The address of the list of editions.
pub fn editions_list() -> FieldPath {
    FieldPath::root().field("editions")
}

impl Release {
    /// The edition called `id`.
    pub fn edition(&self, id: &Id) -> Option<&Edition> {
        self.editions.get(id.as_str())
    }

    /// The settings of how it and its editions are printed that their languages haven't, by their
    /// addresses, each with the language: they do nothing.
    pub fn unfit_settings(&self) -> Vec<(FieldPath, Tag)> {
        let own = (FieldPath::root(), &self.language, self.conventions);
        let editions = self.editions.iter();
        let editions = editions.map(|one| (one.path(), &one.language, one.conventions));
        let all = std::iter::once(own).chain(editions);
        let unfit = all.flat_map(|(at, language, conventions)| {
            let at = at.field("conventions");
            let unfit = conventions.unfit(language).into_iter();
            unfit.map(move |setting| (at.field(setting.field()), language.clone()))
        });
        unfit.collect()
    }

    /// Gives editions and what is in them, where they have no ids, those that they're called by.
    /// Answers how many there were.
    pub(super) fn name_editions(&mut self) -> usize {
        let mut named = 0;
        let mut name = |id: &mut Id, called: &dyn Fn() -> Id| {
            if id.is_unset() {
                *id = called();
                named += 1;
            }
        };
        for edition in self.editions.iter_mut() {
            name(&mut edition.id, &|| Edition::id_for(&edition.language));
            for segment in edition.segments.iter_mut() {
                name(&mut segment.id, &|| Segment::id_for(&segment.at));
            }
            for image in edition.images.iter_mut() {
                name(&mut image.id, &|| Segment::id_for(&image.at));
            }
            for item in edition.left_out.iter_mut() {
                name(&mut item.id, &|| Segment::id_for(&item.at));
            }
        }
        named
    }
}

/// What a text of the release says in an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Segment {
    /// Its id, which comes from the address alone: two people who translate the same text
    /// write into one segment.
    pub id: Id,
    /// The text that it translates: a plain text, or a paragraph.
    pub at: FieldPath,
    /// How far it is.
    pub state: SegmentState,
    /// What was translated, as far as that's known.
    pub source: Option<Source>,
    /// The translation of a plain text of one line.
    pub line: Line,
    /// The translation of a plain text of several.
    pub lines: Lines,
    /// The translation of a paragraph, in one or more.
    pub text: Prose,
}
node!(Segment { id, at } [state] source, line, lines, text);

impl Segment {
    /// A segment that says nothing yet.
    pub fn new(at: FieldPath) -> Self {
        Self {
            id: Self::id_for(&at),
            at,
            ..Self::default()
        }
    }

    /// What the segment of a text is called.
    pub fn id_for(at: &FieldPath) -> Id {
        let segments: Vec<&str> = at.segments().collect();
        let stem = match segments.as_slice() {
            [.., field, item] => format!("{field} {item}"),
            [field] => (*field).to_owned(),
            [] => String::new(),
        };
        Id::drawn(&stem, LETTERS, &[&at.to_string()])
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.line.is_blank() && self.lines.is_blank() && self.text.is_blank()
    }
}

/// How far a translation is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum SegmentState {
    /// It's being worked on.
    #[default]
    Draft,
    /// Somebody has confirmed it.
    Final,
    /// It's said in the translation of the paragraph before, with that one's.
    Joined,
}

/// What a translation was made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Where that stands.
    #[serde(default, skip_serializing_if = "SourceKind::is_release")]
    pub from: SourceKind,
    /// What it said: a paragraph as it's spelled in a file.
    pub said: String,
}

/// Where it stands what a translation was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// In the release.
    #[default]
    Release,
    /// In a quote, as it was spoken.
    Original,
    /// In the release, which has translated it: it's translated back into the language in which
    /// it was spoken.
    Back,
    /// In another edition.
    Edition(Tag),
}

impl SourceKind {
    /// Whether it's the release.
    pub fn is_release(&self) -> bool {
        *self == Self::Release
    }

    /// Whether it's what the release says, into whichever language that was translated.
    pub fn is_of_release(&self) -> bool {
        matches!(self, Self::Release | Self::Back)
    }
}

/// An image of an edition's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnImage {
    /// Its id, which comes from the address alone.
    pub id: Id,
    /// The release's image in whose place it stands: an organizer's logo, a picture.
    pub at: FieldPath,
    /// One of the release's images; none where none is shown.
    pub image: Option<Id>,
}
node!(OwnImage { id, at } [] image);

impl OwnImage {
    /// An image in the place of another.
    pub fn new(at: FieldPath, image: Option<Id>) -> Self {
        Self {
            id: Segment::id_for(&at),
            at,
            image,
        }
    }
}

/// An item that an edition doesn't print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LeftOut {
    /// Its id, which comes from the address alone.
    pub id: Id,
    /// The item.
    pub at: FieldPath,
}

impl LeftOut {
    /// An item left out.
    pub fn new(at: FieldPath) -> Self {
        Self {
            id: Segment::id_for(&at),
            at,
        }
    }
}

node!(Conventions {} [] digits, months, spacing, back_translations);

as_node!(Edition, Segment, OwnImage, Conventions);
// It's there or it isn't.
whole_node!(LeftOut);
