//! What goes to a translator and comes back: an edition's texts with how far each is.

use std::collections::HashSet;

use super::Refusal;
use super::content::{Content, Token};
use crate::language::Tag;
use crate::release::{Edition, FieldPath, Id, Release, Source, SourceKind};
use crate::translate::{Need, State, Translation, Unit, said_in, source_of, unit_at};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Packing {
    /// Nobody has translated it.
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

/// A text on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Packed {
    /// Its address, as far as that's known to be one.
    pub key: String,
    /// What it is, for people; empty where nobody says.
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
    /// What is to be looked at.
    pub remarks: Vec<super::Remark>,
}

impl Packed {
    /// A text that has come in XLIFF, as its elements say, with the codes of its translation that
    /// mean nothing here. `is_untouched` where it may be the copy of the source that some tools
    /// are given: one that still is isn't a translation.
    pub fn arrived(
        key: String,
        source: Vec<Token>,
        (target, unknown): (Vec<Token>, HashSet<String>),
        state: Packing,
        is_untouched: bool,
    ) -> Self {
        let (source, target) = (Content::Coded(source), Content::Coded(target));
        let is_empty = target.is_blank() || (is_untouched && target == source);
        Self {
            key,
            name: String::new(),
            source: Some(source),
            target: Some(target).filter(|_| !is_empty),
            previous: None,
            state: if is_empty { Packing::Empty } else { state },
            made_of: None,
            remarks: unknown
                .into_iter()
                .map(super::Remark::UnknownCode)
                .collect(),
        }
    }
}

/// A text of a file that can't be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What the file calls it: its address, as a rule.
    pub key: String,
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
}

/// Packs the texts of an edition that somebody translates; `name` says what each is called for
/// people.
pub fn pack(release: &Release, edition: &Edition, name: &dyn Fn(&Unit) -> String) -> Parcel {
    let translation = Translation::new(release, edition);
    let units = translation.units().into_iter();
    let packed = units.filter_map(|unit| packed(release, &translation, &unit, name(&unit)));
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
    let target = translation.target(unit);
    let standing = translation.standing(unit);
    // What is said in the one before goes and comes with that.
    let is_for_translation = unit.need == Need::Translation || target.is_some();
    if !is_for_translation || standing.is_joined || unit.need == Need::Spoken {
        return None;
    }
    let source = said_in(release, &unit.at, &SourceKind::Release)?;
    let from = source_of(release, translation, unit);
    let previous = translation.moved_on(unit).map(|(was, _)| was);
    let previous = previous.filter(|_| standing.is_out_of_date && from.is_of_release());
    Some(Packed {
        key: unit.at.to_string(),
        name,
        source: Some(Content::Said(source)),
        target: target.clone().map(Content::Said),
        previous: previous.map(Content::Said),
        state: match standing.state {
            _ if target.is_none() => Packing::Empty,
            _ if standing.is_out_of_date => Packing::OutOfDate,
            State::Final => Packing::Final,
            State::Draft | State::Empty | State::Given => Packing::Draft,
        },
        made_of: None,
        remarks: Vec::new(),
    })
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
                .collect(),
            refused: Vec::new(),
        }
    });
    parcels.collect()
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
        name: String::new(),
        source: said_in(copy, &unit.at, &SourceKind::Release).map(Content::Said),
        target: target.map(Content::Said),
        previous: None,
        state: match standing.state {
            _ if standing.is_joined => Packing::Joined,
            State::Final => Packing::Final,
            State::Draft | State::Empty | State::Given => Packing::Draft,
        },
        made_of: segment.source.clone(),
        remarks: Vec::new(),
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
