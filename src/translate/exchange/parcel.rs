//! What goes to a translator and comes back: an edition's texts with how far each is.

use std::collections::BTreeSet;

use super::content::{Content, Token};
use super::handed::HandedOut;
use super::notes::Note;
use super::{Refusal, Remark};
use crate::language::Tag;
use crate::release::{Edition, FieldPath, Id, Release, Segment, SegmentState, Source, SourceKind};
use crate::translate::standing::target_of;
use crate::translate::{
    Need, Standing, State, Text, Translation, Unit, UnitKind, said_in, source_of, unit_at,
};

/// An edition's texts on their way to a translator or back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// The id of the release that they're of, where the file says.
    pub(super) release: Option<String>,
    /// What the release is called, for people.
    pub(super) title: String,
    /// The language of the release, where the file says.
    pub(super) from: Option<String>,
    /// The language of the edition, where the file says.
    pub(super) into: Option<String>,
    /// The texts.
    pub(super) units: Vec<Packed>,
    /// Texts of the file that can't be brought in.
    pub(super) refused: Vec<Refused>,
}

impl Parcel {
    /// Takes over what a file says of its release and languages.
    ///
    /// # Errors
    /// If another file beside it has said something else.
    pub(super) fn is_of(
        &mut self,
        release: Option<&str>,
        from: Option<&str>,
        into: Option<&str>,
    ) -> Result<(), Refusal> {
        let known = [&mut self.release, &mut self.from, &mut self.into];
        for (known, said) in known.into_iter().zip([release, from, into]) {
            match (known.as_deref(), said) {
                (_, None) => {}
                (None, Some(said)) => *known = Some(said.to_owned()),
                (Some(known), Some(said)) if known == said => {}
                (Some(_), Some(_)) => return Err(Refusal::SeveralFiles),
            }
        }
        Ok(())
    }

    /// Takes a text in. One that isn't to be translated, as the file says, has no translation.
    pub(super) fn take(&mut self, unit: Packed, is_translated: bool) {
        match (is_translated, &unit.target) {
            (true, _) => self.units.push(unit),
            (false, Some(_)) => self.refused.push(unit.refused(Why::Protected)),
            (false, None) => {}
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
}

/// How far a text is, on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Packing {
    /// Nobody has translated it.
    #[default]
    Empty,
    /// Somebody is working on it.
    Draft,
    /// What was translated says something else now.
    OutOfDate,
    /// Somebody has confirmed it.
    Final,
    /// It's said in the translation of the one before.
    Joined,
}

impl Packing {
    /// How far a text is that stands so and whose translation, if it has one, is this.
    pub fn of(standing: Standing, target: Option<&Text>) -> Self {
        match standing.state {
            _ if standing.is_joined => Self::Joined,
            _ if target.is_none() => Self::Empty,
            _ if standing.is_out_of_date => Self::OutOfDate,
            State::Final => Self::Final,
            State::Draft | State::Empty | State::Given => Self::Draft,
        }
    }
}

/// A text on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Packed {
    /// Its address, as far as that's known to be one.
    pub key: String,
    /// What it is, for people, and in further lines what else is to be known of it; empty where
    /// nobody says.
    pub name: String,
    /// What is translated, where the file says.
    pub source: Option<Content>,
    /// Its translation.
    pub target: Option<Content>,
    /// What was translated, where that says something else now.
    pub previous: Option<Content>,
    /// How far it is.
    pub state: Packing,
    /// From where it's translated, where that's known.
    pub made_of: Option<Source>,
    /// What the file says of how it was handed out.
    pub handed_out: Option<HandedOut>,
    /// The language that the file says of the translation itself.
    pub language: Option<String>,
    /// What is to be looked at.
    pub remarks: Vec<Remark>,
    /// What the translator has noted.
    pub notes: Vec<Note>,
}

impl Packed {
    /// A text that has come in XLIFF, as its elements say, with the codes of its translation that
    /// mean nothing here. `is_untouched` where it may be the copy of the source that some tools
    /// are given: one that still is isn't a translation.
    pub fn arrived(
        key: String,
        source: Vec<Token>,
        (target, unknown): (Vec<Token>, BTreeSet<String>),
        state: Packing,
        is_untouched: bool,
    ) -> Self {
        let (source, target) = (Content::Coded(source), Content::Coded(target));
        let is_empty = target.is_blank() || (is_untouched && target == source);
        Self {
            key,
            source: Some(source),
            target: Some(target).filter(|_| !is_empty),
            state: if is_empty { Packing::Empty } else { state },
            remarks: unknown_codes(unknown),
            ..Self::default()
        }
    }

    /// It as one that can't be brought in.
    pub fn refused(&self, why: Why) -> Refused {
        let source = self.source.as_ref().map(Content::as_spelled);
        Refused {
            key: self.key.clone(),
            source: source.unwrap_or_default(),
            why,
        }
    }
}

/// How many codes that mean nothing are named.
const MOST_NAMED: usize = 6;

/// That codes mean nothing here: the first of them by their names, the others by their number.
fn unknown_codes(codes: BTreeSet<String>) -> Vec<Remark> {
    let rest = codes.len().saturating_sub(MOST_NAMED);
    let first = codes.into_iter().take(MOST_NAMED).map(Remark::UnknownCode);
    let rest = (rest > 0).then(|| Remark::UnknownCode(format!("+ {rest}")));
    first.chain(rest).collect()
}

/// A text of a file that can't be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What the file calls it: its address, as a rule.
    pub key: String,
    /// What is translated in it, as far as the file says.
    pub source: String,
    /// Why.
    pub why: Why,
}

impl Refused {
    /// The text of the release that it would be, in an edition `into` a language.
    pub fn unit(&self, release: &Release, into: &Tag) -> Option<Unit> {
        unit_at(release, into, &address(&self.key)?)
    }
}

/// Why a text of a file can't be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The release has nothing to translate there.
    NotInRelease,
    /// The file has it several times; the first counts.
    Twice,
    /// A cell of its row is gone, or one more is there, so that nobody knows which is which.
    Cells,
    /// Its row doesn't say any longer which text it is.
    NoAddress,
    /// It has plural forms, which no text of a release has.
    Plurals,
    /// The edition prints the words as they were spoken.
    Spoken,
    /// The paragraph has none before it, with which it could be said.
    NothingBefore,
    /// The file says that it's in this language, which isn't the edition's.
    Language(String),
    /// The file says that it isn't to be translated.
    Protected,
    /// Its translation was taken out in the file; the one that is here stays.
    Emptied,
    /// It's longer than this, in bytes, and no such text may be.
    TooLong(usize),
    /// It has more paragraphs, line breaks and marks than this.
    TooMany(usize),
    /// Its state is called so, and nobody knows what that means.
    UnknownState(String),
}

/// Packs the texts of an edition that somebody translates; `name` says what each is called for
/// people, and in further lines what else is to be known of it.
pub fn pack(
    release: &Release,
    edition: &Edition,
    name: &dyn Fn(&Translation<'_>, &Unit) -> String,
) -> Parcel {
    let translation = Translation::new(release, edition);
    let units = translation.units().into_iter();
    let packed =
        units.filter_map(|unit| packed(release, &translation, &unit, name(&translation, &unit)));
    Parcel {
        release: Some(release.id.to_string()),
        title: release.headline.as_str().to_owned(),
        from: Some(release.language.as_str().to_owned()),
        into: Some(edition.language.as_str().to_owned()),
        units: packed.collect(),
        refused: Vec::new(),
    }
}

fn packed(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
    name: String,
) -> Option<Packed> {
    if !is_packed(translation, unit) {
        return None;
    }
    let target = translation.target(unit);
    let standing = translation.standing(unit);
    let source = said_in(release, &unit.at, &SourceKind::Release)?;
    let from = source_of(release, translation, unit);
    let previous = translation.moved_on(unit).map(|(was, _)| was);
    let previous = previous.filter(|_| standing.is_out_of_date && from.is_of_release());
    let state = Packing::of(standing, target.as_ref());
    let joined = translation.joined_to(&unit.at).len();
    Some(Packed {
        key: unit.at.to_string(),
        name,
        source: Some(Content::Said(source)),
        handed_out: Some(HandedOut::of(target.as_ref(), state, joined)),
        target: target.map(Content::Said),
        previous: previous.map(Content::Said),
        state,
        ..Packed::default()
    })
}

/// Whether a text is among those that somebody is given to translate.
pub(super) fn is_packed(translation: &Translation<'_>, unit: &Unit) -> bool {
    let standing = translation.standing(unit);
    // What is said in the one before goes and comes with that.
    let is_elsewhere = standing.is_joined || standing.is_left_out || unit.need == Need::Spoken;
    !is_elsewhere && (unit.need == Need::Translation || translation.target(unit).is_some())
}

/// The editions of a copy of a release as what comes back from its translators: what each text
/// was made of is known there.
pub fn parcels_of(copy: &Release) -> Vec<Parcel> {
    let editions = copy.editions.iter();
    let parcels = editions.map(|edition| {
        let translation = Translation::new(copy, edition);
        let units = translation.units().into_iter();
        Parcel {
            release: Some(copy.id.to_string()),
            title: String::new(),
            from: Some(copy.language.as_str().to_owned()),
            into: Some(edition.language.as_str().to_owned()),
            units: units
                .filter_map(|unit| of_copy(copy, &translation, &unit))
                .chain(translation.orphans().into_iter().filter_map(of_nothing))
                .collect(),
            refused: Vec::new(),
        }
    });
    parcels.collect()
}

/// A translation of a text that the copy hasn't any longer.
fn of_nothing(segment: &Segment) -> Option<Packed> {
    let kinds = [UnitKind::Line, UnitKind::Lines, UnitKind::Paragraph];
    let mut texts = kinds.into_iter().map(|kind| target_of(segment, kind));
    let target = texts.find(|text| !text.is_blank())?;
    let source = segment.source.as_ref();
    Some(Packed {
        key: segment.at.to_string(),
        source: source.map(|source| Content::Spelled(source.said.clone())),
        target: Some(Content::Said(target)),
        state: match segment.state {
            SegmentState::Final => Packing::Final,
            SegmentState::Draft | SegmentState::Joined => Packing::Draft,
        },
        made_of: segment.source.clone(),
        ..Packed::default()
    })
}

fn of_copy(copy: &Release, translation: &Translation<'_>, unit: &Unit) -> Option<Packed> {
    let segment = translation.segment(&unit.at)?;
    let standing = translation.standing(unit);
    let target = translation.target(unit);
    if target.is_none() && !standing.is_joined {
        return None;
    }
    Some(Packed {
        key: unit.at.to_string(),
        source: said_in(copy, &unit.at, &SourceKind::Release).map(Content::Said),
        target: target.map(Content::Said),
        state: match standing.state {
            _ if standing.is_joined => Packing::Joined,
            State::Final => Packing::Final,
            State::Draft | State::Empty | State::Given => Packing::Draft,
        },
        made_of: segment.source.clone(),
        ..Packed::default()
    })
}

/// The address that a file calls a text by, where it can be one.
pub(super) fn address(key: &str) -> Option<FieldPath> {
    let path: FieldPath = key.trim().parse().ok()?;
    (path != FieldPath::root()).then_some(path)
}

/// Whether the release has the footnote called `id`.
pub(super) fn has_footnote(release: &Release, id: &Id) -> bool {
    release.footnotes.get(id.as_str()).is_some()
}
