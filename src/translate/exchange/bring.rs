//! What comes back, beside what there is: which texts would change, which can't be brought in,
//! and why.

use std::collections::{HashMap, HashSet};

use super::Refusal;
use super::arrival::{Remark, arrived, look_at_codes, look_at_line_breaks};
use super::beside::Beside;
use super::content::Content;
use super::handed::{HandedOut, said_paragraphs};
use super::notes::Note;
use super::parcel::{Packed, Packing, Parcel, Refused, Why, address, is_packed};
use crate::edit::Edit;
use crate::language::{Tag, is_written_alike, sanitize};
use crate::release::{Edition, FieldPath, Release, Segment, SegmentState, Source, SourceKind};
use crate::translate::changes::{put, usual_source};
use crate::translate::checks::in_other_script;
use crate::translate::{
    Need, Standing, State, Text, Translation, Unit, UnitKind, add_edition, is_same_but_spacing,
    language_of as source_language, said_in,
};

/// How many paragraphs, line breaks and marks a text may have that is brought in.
pub const MOST_PIECES: usize = 1_000;

/// How long one may be, in bytes: as long as any of a release.
const LONGEST_TEXT: usize = 1024 * 1024;

/// What would change if a parcel's translations were brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bringing {
    /// The edition's language.
    pub language: Tag,
    /// What the file says instead, where that isn't the same: with a territory, say.
    pub written: Option<String>,
    /// Whether there is no edition in it yet.
    pub adds_edition: bool,
    /// The texts that would change, in the order of the page.
    pub changes: Vec<UnitChange>,
    /// The texts that can't be brought in.
    pub refused: Vec<Refused>,
    /// How many are as they're here.
    pub unchanged: usize,
    /// How many nobody has translated.
    pub untranslated: usize,
    /// How many a translator's file doesn't hold.
    pub missing: usize,
    /// What the translator has noted, each with the text that it's beside.
    pub notes: Vec<(FieldPath, Note)>,
}

/// A text whose translation would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChange {
    /// The text.
    pub unit: Unit,
    /// What its translation says now.
    pub before: Option<Text>,
    /// What it would say; none where it's said in the one before.
    pub after: Option<Text>,
    /// How it stands now.
    pub standing: Standing,
    /// How far it would be.
    pub state: SegmentState,
    /// What was translated, and what that says by now, where it has moved on.
    pub moved_on: Option<(Text, Text)>,
    /// What is to be looked at.
    pub remarks: Vec<Remark>,
    /// Why it's left as it is here, unless somebody wants it otherwise.
    pub kept: Option<Kept>,
    /// The text in whose translation it would be said: it comes with what changes there only.
    pub head: Option<FieldPath>,
    source: Option<Source>,
}

impl UnitChange {
    /// The text whose translation it's said in: its own, or the one before it.
    pub fn group(&self) -> &FieldPath {
        self.head.as_ref().unwrap_or(&self.unit.at)
    }

    pub(super) fn refused(&self, why: Why) -> Refused {
        Refused {
            key: self.unit.at.to_string(),
            source: String::new(),
            why,
        }
    }

    /// The language of what it was made of.
    pub fn from(&self, release: &Release) -> Tag {
        let from = self.source.as_ref().map(|source| &source.from);
        source_language(release, &self.unit, from.unwrap_or(&SourceKind::Release))
    }

    /// How long it would be, in bytes: its letters, or those of what it's made of, with the
    /// addresses of its links.
    pub fn length(&self) -> usize {
        let after = self.after.as_ref().map_or(0, Text::length);
        let said = self.source.as_ref().map_or(0, |source| source.said.len());
        after.max(said)
    }

    /// How many line breaks, marks and paragraphs it would have.
    pub fn pieces(&self) -> usize {
        let paragraphs = self
            .after
            .as_ref()
            .map(Text::paragraphs)
            .unwrap_or_default();
        let pieces = paragraphs
            .iter()
            .map(|paragraph| 1 + paragraph.marks().len() + paragraph.text().matches('\n').count());
        pieces.sum()
    }

    /// What it says now and what it would say, as they're compared.
    pub fn shown(&self) -> [String; 2] {
        let nothing = Text::Prose(Vec::new());
        let [before, after] = [&self.before, &self.after].map(|text| text.as_ref());
        match (before, after) {
            (Some(before), Some(after)) => before.beside(after),
            // Of what is new or gone all is seen.
            (before, after) => [before, after].map(|text| text.unwrap_or(&nothing).said()),
        }
    }
}

/// Why what is here is kept, unless somebody wants it otherwise: nobody who brings a file in undoes
/// newer work without being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was changed here, and in the file too, since it was handed out.
    ChangedHere,
    /// It was changed here since it was handed out, and isn't changed in the file.
    NotChangedThere,
    /// It's confirmed here, and in the file it's a draft or a translation of an older source.
    FurtherHere,
    /// It's confirmed here, and in a copy of the release in other words: which of them are newer
    /// isn't known.
    ConfirmedInBoth,
}

impl Bringing {
    /// What bringing a parcel in comes to. Of `wanted`, if anything, the translation has to be;
    /// an edition that isn't there is added only if `adds_editions`.
    ///
    /// # Errors
    /// Why none of it can be brought in.
    pub fn new(
        release: &Release,
        parcel: &Parcel,
        wanted: Option<&Tag>,
        adds_editions: bool,
    ) -> Result<Self, Refusal> {
        is_of_release(release, parcel)?;
        let (language, is_there) = language_of(release, parcel, wanted, adds_editions)?;
        let new = Edition::new(language.clone());
        let mut editions = release.editions.iter();
        let edition = editions.find(|edition| edition.language == language);
        let translation = Translation::new(release, edition.unwrap_or(&new));
        let written = parcel
            .into
            .as_deref()
            .filter(|said| *said != language.as_str());
        let mut bringing = Self {
            written: written.map(str::to_owned),
            adds_edition: !is_there,
            changes: Vec::new(),
            refused: parcel.refused.clone(),
            unchanged: 0,
            untranslated: 0,
            missing: 0,
            notes: Vec::new(),
            language,
        };
        let keys = parcel.units.iter().map(|packed| packed.key.as_str());
        let beside = Beside::new(release, &translation, keys);
        let mut seen: HashMap<FieldPath, &Packed> = HashMap::new();
        for packed in &parcel.units {
            match bringing.look_at(&beside, packed, &mut seen) {
                Ok(change) => bringing.changes.extend(change),
                Err(why) => bringing.refused.push(packed.refused(why)),
            }
        }
        // A copy may be older than what is new here.
        if !adds_editions {
            let refused = bringing.refused.iter();
            let refused: HashSet<FieldPath> = refused.filter_map(|one| address(&one.key)).collect();
            let units = translation.units().into_iter();
            let missing = units.filter(|unit| {
                let is_there = seen.contains_key(&unit.at) || refused.contains(&unit.at);
                !is_there && is_packed(&translation, unit)
            });
            bringing.missing = missing.count();
        }
        let is_known = !seen.is_empty() || (parcel.units.is_empty() && !parcel.refused.is_empty());
        if !is_known && parcel.release.is_none() {
            return Err(Refusal::Foreign);
        }
        let place = |change: &UnitChange| beside.order.get(&change.unit.at).copied();
        bringing.changes.sort_by_key(place);
        bringing.tie_joined(&translation);
        Ok(bringing)
    }

    /// Refuses those of the changes for which there is a reason.
    pub fn refuse(&mut self, reason: &dyn Fn(&UnitChange) -> Option<Why>) {
        let changes = std::mem::take(&mut self.changes);
        for change in changes {
            match reason(&change) {
                None => self.changes.push(change),
                Some(why) => self.refused.push(change.refused(why)),
            }
        }
        // What would be said in one that is refused can't come either.
        let refused = self.refused.iter();
        let refused: HashSet<FieldPath> = refused.filter_map(|one| address(&one.key)).collect();
        let changes = std::mem::take(&mut self.changes);
        for change in changes {
            match change
                .head
                .as_ref()
                .is_some_and(|head| refused.contains(head))
            {
                true => self.refused.push(change.refused(Why::NothingBefore)),
                false => self.changes.push(change),
            }
        }
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The edit that brings in the changes for which `is_taken`; `None` where there are none.
    pub fn edit(&self, release: &Release, is_taken: &dyn Fn(&UnitChange) -> bool) -> Option<Edit> {
        let left = self.changes.iter().filter(|one| !is_taken(one));
        let left: HashSet<&FieldPath> = left.map(|one| &one.unit.at).collect();
        let is_tied = |one: &&UnitChange| one.head.as_ref().is_none_or(|head| !left.contains(head));
        let taken = self.changes.iter().filter(|one| is_taken(one));
        let taken: Vec<&UnitChange> = taken.filter(is_tied).collect();
        if taken.is_empty() {
            return None;
        }
        let mut edits = Vec::new();
        let new = Edition::new(self.language.clone());
        let mut editions = release.editions.iter();
        let edition = editions.find(|edition| edition.language == self.language);
        if edition.is_none() {
            edits.push(add_edition(release, &self.language)?);
        }
        let translation = Translation::new(release, edition.unwrap_or(&new));
        let mut last = translation
            .edition()
            .segments
            .last()
            .map(|last| last.id.clone());
        for change in taken {
            let empty = Text::Prose(Vec::new());
            let text = change.after.as_ref().unwrap_or(&empty);
            let how = (change.state, change.source.clone());
            let unit = &change.unit;
            edits.extend(put(release, &translation, unit, text, how, &mut last));
        }
        Some(Edit::Group(edits))
    }

    fn look_at<'a>(
        &mut self,
        beside: &Beside<'_>,
        packed: &'a Packed,
        seen: &mut HashMap<FieldPath, &'a Packed>,
    ) -> Result<Option<UnitChange>, Why> {
        let release = beside.release;
        let unit = match beside.find(&packed.key) {
            Ok(unit) => unit,
            Err(why) => {
                // What was noted of what is gone is still to be read.
                let at = address(&packed.key);
                self.notes.extend(at.into_iter().flat_map(|at| {
                    let notes = packed.notes.iter();
                    notes.map(move |note| (at.clone(), note.clone()))
                }));
                return Err(why);
            }
        };
        if let Some(first) = seen.get(&unit.at) {
            // What is there twice and says the same is there once.
            let is_same = first.target == packed.target && first.state == packed.state;
            return if is_same { Ok(None) } else { Err(Why::Twice) };
        }
        seen.insert(unit.at.clone(), packed);
        let notes = packed.notes.iter();
        let notes = notes.map(|note| (unit.at.clone(), note.clone()));
        self.notes.extend(notes);
        if let Some(said) = &packed.language
            && Tag::parse(said).is_ok_and(|tag| tag.language() != self.language.language())
        {
            return Err(Why::Language(said.clone()));
        }
        if unit.need == Need::Spoken {
            return Err(Why::Spoken);
        }
        let here = Here::new(beside.translation, &unit);
        let contents = [&packed.source, &packed.previous, &packed.target];
        for (codes, length) in contents.into_iter().flatten().map(Content::size) {
            if codes > MOST_PIECES {
                return Err(Why::TooMany(MOST_PIECES));
            }
            if length > LONGEST_TEXT {
                return Err(Why::TooLong(LONGEST_TEXT));
            }
        }
        if packed.state == Packing::Empty {
            let had = packed.handed_out.as_ref().map(HandedOut::state);
            if here.target.is_some() && had.is_some_and(|had| had != Packing::Empty) {
                return Err(Why::Emptied);
            }
            self.untranslated += 1;
            return Ok(None);
        }
        let mut remarks = packed.remarks.clone();
        let now = said_in(release, &unit.at, &SourceKind::Release);
        let known: Vec<&Text> = now.iter().chain(&here.target).collect();
        let target = packed.target.as_ref();
        let after = target.map(|content| arrived(release, &unit, content, &known, &mut remarks));
        let own = here.segment.and_then(|segment| segment.source.as_ref());
        let source = source_of(release, &unit, packed, own, &self.language);
        let moved_on = source
            .as_ref()
            .and_then(|source| moved_on(release, &unit, source));
        // Whoever has confirmed it in a copy of the release has seen it as it stands there.
        let is_of_copy = matches!(packed.target, Some(Content::Said(_)));
        let handed_out = packed.handed_out.as_ref();
        let joined_there = handed_out.and_then(HandedOut::joined);
        let joined_here = beside.translation.joined_to(&unit.at).len();
        let there = There {
            said: HandedOut::of(
                after.as_ref(),
                packed.state,
                joined_there.unwrap_or(joined_here),
            ),
            handed_out,
            is_older: moved_on.is_some(),
            is_of_copy,
        };
        let is_same = is_same(here.target.as_ref(), after.as_ref())
            && here.standing.is_joined == (packed.state == Packing::Joined);
        if is_same {
            let unknown = remarks.iter().find_map(|remark| match remark {
                Remark::UnknownState(state) => Some(state.clone()),
                _ => None,
            });
            if let Some(state) = unknown {
                return Err(Why::UnknownState(state));
            }
            if !here.changes_by(&there) {
                self.unchanged += 1;
                return Ok(None);
            }
        } else if let (Some(after), Some(now)) = (&after, &now)
            && unit.kind == UnitKind::Paragraph
        {
            let there = packed.source.as_ref();
            let there = there.map(|source| source.as_text(unit.kind));
            let had = (here.target.as_ref(), there.as_ref());
            look_at_codes(now, had, after, &mut remarks);
        }
        if !is_same
            && !is_of_copy
            && let (Some(source), Some(after)) = (&now, &after)
        {
            let languages = (&release.language, &self.language);
            remarks.extend(look_at_line_breaks(source, after));
            let words = in_other_script(source, after, languages);
            remarks.extend((!words.is_empty()).then_some(Remark::OtherScript(words)));
        }
        if !is_same && !is_of_copy && joined_here > 0 {
            remarks.push(Remark::SaysMore);
        }
        if !is_same && joined_there.is_some_and(|there| there > joined_here) {
            remarks.push(Remark::SaysAgain);
        }
        let state = match packed.state {
            Packing::Joined => SegmentState::Joined,
            Packing::Final if remarks.is_empty() || is_of_copy => SegmentState::Final,
            _ => SegmentState::Draft,
        };
        // Where nothing at all is translated yet, nobody has done anything that could be undone.
        let is_begun = !beside.translation.edition().segments.is_empty();
        let kept = here
            .kept(&there, joined_here)
            .filter(|_| is_begun && !is_same);
        Ok(Some(UnitChange {
            unit,
            before: here.target,
            after,
            standing: here.standing,
            state,
            moved_on,
            remarks,
            kept,
            head: None,
            source,
        }))
    }
}

/// A text's translation as it is here.
struct Here<'a> {
    segment: Option<&'a Segment>,
    target: Option<Text>,
    standing: Standing,
}

/// One as it is in a file.
struct There<'a> {
    said: HandedOut,
    /// As it was when the file was made, where that's known.
    handed_out: Option<&'a HandedOut>,
    /// Whether it's one of an older source.
    is_older: bool,
    /// Whether the file is a copy of the release.
    is_of_copy: bool,
}

impl There<'_> {
    /// Whether it's still as it was handed out.
    fn is_as_handed_out(&self) -> bool {
        self.handed_out
            .is_some_and(|handed_out| handed_out.is_as(&self.said))
    }
}

impl<'a> Here<'a> {
    fn new(translation: &Translation<'a>, unit: &Unit) -> Self {
        Self {
            segment: translation.segment(&unit.at),
            target: translation.target(unit),
            standing: translation.standing(unit),
        }
    }

    /// Whether what says the same in a file changes how far it is.
    fn changes_by(&self, there: &There<'_>) -> bool {
        let is_settled = self.standing.is_out_of_date && !there.is_older;
        let is_final = self.standing.state == State::Final;
        match there.said.state() {
            _ if there.is_as_handed_out() => false,
            Packing::Empty | Packing::OutOfDate => false,
            // Nobody has said there that it's a draft again, unless it was final when it was
            // handed out.
            Packing::Draft => {
                let had = there.handed_out.map(HandedOut::state);
                is_final && had == Some(Packing::Final)
            }
            Packing::Final => !is_final || is_settled,
            Packing::Joined => is_settled,
        }
    }

    /// Why it's kept where a file says something else. That the source has moved on since changes
    /// nothing of the translation here.
    fn kept(&self, there: &There<'_>, joined: usize) -> Option<Kept> {
        let standing = Standing {
            is_out_of_date: false,
            ..self.standing
        };
        let here = HandedOut::of(
            self.target.as_ref(),
            Packing::of(standing, self.target.as_ref()),
            joined,
        );
        match there.handed_out {
            Some(handed_out) if handed_out.is_still(&here) => None,
            Some(_) if there.is_as_handed_out() => Some(Kept::NotChangedThere),
            Some(_) => Some(Kept::ChangedHere),
            None => {
                let is_final = matches!(here.state(), Packing::Final | Packing::Joined)
                    && !self.standing.is_out_of_date;
                let is_unsure = there.said.state() != Packing::Final || there.is_older;
                match is_final {
                    true if is_unsure => Some(Kept::FurtherHere),
                    true if there.is_of_copy => Some(Kept::ConfirmedInBoth),
                    _ => None,
                }
            }
        }
    }
}

/// Whether two texts are the same, but for paragraphs that say nothing.
fn is_same(before: Option<&Text>, after: Option<&Text>) -> bool {
    let said = |text: Option<&Text>| text.map(said_paragraphs).unwrap_or_default();
    before == after || said(before) == said(after)
}

/// Whether a parcel may be of the release.
fn is_of_release(release: &Release, parcel: &Parcel) -> Result<(), Refusal> {
    if let Some(other) = &parcel.release
        && other != release.id.as_str()
    {
        return Err(Refusal::OtherRelease(other.clone()));
    }
    if let Some(from) = &parcel.from {
        let tag = Tag::parse(from).ok();
        if tag.is_none_or(|tag| tag.language() != release.language.language()) {
            return Err(Refusal::OtherSource(from.clone()));
        }
    }
    Ok(())
}

/// The language of the edition that a parcel is for, and whether there is one.
fn language_of(
    release: &Release,
    parcel: &Parcel,
    wanted: Option<&Tag>,
    adds_editions: bool,
) -> Result<(Tag, bool), Refusal> {
    let said = parcel.into.as_deref().filter(|said| !said.is_empty());
    let said = said.or(wanted.map(Tag::as_str));
    let said = said.ok_or(Refusal::NoLanguage)?;
    let tag = Tag::parse(said).map_err(|_| Refusal::NoEdition(said.to_owned()))?;
    let mut editions = release.editions.iter().map(|edition| &edition.language);
    let exact = editions.clone().find(|language| **language == tag);
    // Tools add a territory, or take it off; a copy of the release has its own.
    let mut alike = editions
        .by_ref()
        .filter(|other| !adds_editions && is_written_alike(other, &tag));
    let only = alike.next().filter(|_| alike.next().is_none());
    let found = exact.or(only).cloned();
    let is_there = found.is_some();
    let language = match found {
        Some(language) => language,
        None if adds_editions && tag != release.language => tag,
        None => return Err(Refusal::NoEdition(said.to_owned())),
    };
    match wanted {
        Some(wanted) if *wanted != language => Err(Refusal::OtherLanguage {
            is: said.to_owned(),
            wanted: wanted.clone(),
        }),
        _ => Ok((language, is_there)),
    }
}

/// What a translation that comes back was made of; `own` is what the one here was made of.
fn source_of(
    release: &Release,
    unit: &Unit,
    packed: &Packed,
    own: Option<&Source>,
    into: &Tag,
) -> Option<Source> {
    if packed.made_of.is_some() {
        return packed.made_of.clone();
    }
    // Files have the release's words: of what else it was made, nobody has seen there.
    if let Some(own) = own.filter(|own| !own.from.is_of_release()) {
        return Some(own.clone());
    }
    let usual = || usual_source(release, unit, into);
    let from = own.map_or_else(usual, |own| own.from.clone());
    let said = |content: &Content| sanitize(&content.as_text(unit.kind).said()).0.into_owned();
    let said = match packed.state {
        Packing::OutOfDate => {
            let previous = packed.previous.as_ref().map(said);
            let own = || own.map(|own| own.said.clone());
            previous.or_else(own).unwrap_or_default()
        }
        _ => said(packed.source.as_ref()?),
    };
    Some(Source { from, said })
}

/// What was translated and what that says by now, where it has moved on.
fn moved_on(release: &Release, unit: &Unit, source: &Source) -> Option<(Text, Text)> {
    let now = said_in(release, &unit.at, &source.from)?;
    let was = now.read_alike(&source.said);
    (!is_same_but_spacing(&was, &now)).then_some((was, now))
}
