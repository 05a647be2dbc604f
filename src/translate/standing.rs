//! How far a translation is.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::said::{Text, is_same_but_spacing, said_in};
use super::units::{Need, Unit, UnitKind, unit_at, units};
use crate::release::{
    Edition, FieldPath, Fragment, Id, Paragraph, Part, Release, Segment, SegmentState, SourceKind,
    footnotes_list, within_holder,
};

/// How far the translation of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has translated it.
    Empty,
    /// Somebody is working on it.
    Draft,
    /// Somebody has confirmed it.
    Final,
    /// There is nothing to do: it comes by itself, or is the same everywhere.
    Given,
}

/// How a text stands in an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How far it is.
    pub state: State,
    /// Whether what was translated says something else now.
    pub is_out_of_date: bool,
    /// Whether it's said in the translation of the one before.
    pub is_joined: bool,
    /// Whether the edition leaves it out: there is nothing to do, whatever was translated.
    pub is_left_out: bool,
}

impl Standing {
    /// Whether somebody has yet to look at it.
    pub fn is_unfinished(self) -> bool {
        let is_open = self.is_out_of_date || matches!(self.state, State::Empty | State::Draft);
        is_open && !self.is_left_out
    }
}

/// How far an edition is, in units and in words of the release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many units somebody has to translate.
    pub units: usize,
    /// How many words those have.
    pub words: usize,
    /// How many of the units are done.
    pub final_units: usize,
    /// How many words those have.
    pub final_words: usize,
    /// How many units are being worked on.
    pub drafts: usize,
    /// How many are out of date.
    pub out_of_date: usize,
    /// How many nobody has translated.
    pub empty: usize,
    /// How many the edition leaves out, which are none of the others.
    pub left_out: usize,
}

/// An edition beside its release: which segment is whose.
pub struct Translation<'a> {
    release: &'a Release,
    edition: &'a Edition,
    segments: HashMap<&'a FieldPath, &'a Segment>,
    /// Those of texts that aren't where they were, by where they'd be in whatever holds them
    /// now; `None` where that may be several.
    carried: HashMap<Vec<&'a str>, Option<&'a Segment>>,
    /// All of them by the last of their addresses, which is what a paragraph is called wherever it
    /// has been moved to; found when the first is asked for.
    named: OnceCell<HashMap<&'a str, Vec<&'a Segment>>>,
    /// What the edition doesn't print: items that it leaves out, and the footnotes of those;
    /// found when the first is asked for.
    left_out: OnceCell<Vec<FieldPath>>,
    /// The release's editions, of which one may be made of another; found when the first is
    /// asked for.
    others: OnceCell<Vec<Translation<'a>>>,
}

impl<'a> Translation<'a> {
    /// An edition beside its release.
    pub fn new(release: &'a Release, edition: &'a Edition) -> Self {
        let segments = edition.segments.iter();
        let segments: HashMap<_, _> = segments.map(|segment| (&segment.at, segment)).collect();
        let mut carried = HashMap::new();
        let mut is_there: HashMap<[&str; 4], bool> = HashMap::new();
        for (at, segment) in &segments {
            let (Some(tail), Some(item)) = (within_holder(at), item_of(at)) else {
                continue;
            };
            let is_there = is_there.entry(item).or_insert_with(|| {
                let mut path = item.into_iter();
                path.try_fold(Part::Node(release), Part::step).is_some()
            });
            if !*is_there {
                let known = carried.entry(tail);
                known
                    .and_modify(|known| *known = None)
                    .or_insert(Some(*segment));
            }
        }
        Self {
            release,
            edition,
            segments,
            carried,
            named: OnceCell::new(),
            left_out: OnceCell::new(),
            others: OnceCell::new(),
        }
    }

    /// The release.
    pub fn release(&self) -> &'a Release {
        self.release
    }

    /// The edition.
    pub fn edition(&self) -> &'a Edition {
        self.edition
    }

    /// The segment of the text at `at`. What was carried into another section has kept its
    /// own, and so has a paragraph that was moved into another text.
    pub fn segment(&self, at: &FieldPath) -> Option<&'a Segment> {
        let own = self.segments.get(at).copied();
        own.or_else(|| *self.carried.get(&within_holder(at)?)?)
            .or_else(|| {
                let named = self.named().get(at.last()?)?;
                let is_paragraph = matches!(self.release.part(at), Some(Part::Paragraph(_)));
                let named = named.iter().filter(|_| is_paragraph).copied();
                let mut moved = named.filter(|one| self.release.part(&one.at).is_none());
                let only = moved.next()?;
                moved.next().is_none().then_some(only)
            })
    }

    fn named(&self) -> &HashMap<&'a str, Vec<&'a Segment>> {
        self.named.get_or_init(|| {
            let mut named: HashMap<&str, Vec<&Segment>> = HashMap::new();
            for (at, segment) in &self.segments {
                if let Some(last) = at.last() {
                    named.entry(last).or_default().push(segment);
                }
            }
            named
        })
    }

    /// The segments of texts that the release hasn't any longer.
    pub fn orphans(&self) -> Vec<&'a Segment> {
        let units = self.units().into_iter();
        let used = units.filter_map(|unit| Some(&self.segment(&unit.at)?.at));
        let used: HashSet<&FieldPath> = used.collect();
        let all = self.edition.segments.iter();
        all.filter(|segment| !used.contains(&segment.at)).collect()
    }

    /// The text in whose translation a paragraph is said that has none of its own: the nearest
    /// one before it in the same prose that is translated, with none between them that isn't said
    /// there too.
    pub fn head(&self, at: &FieldPath) -> Option<Unit> {
        let (prose, id) = at.split_last()?;
        let paragraphs = self.release.prose(&prose)?;
        let place = paragraphs.position(id)?;
        let before = (0..place).rev().filter_map(|place| paragraphs.nth(place));
        let before = before.filter_map(|one| {
            let language = &self.edition.language;
            unit_at(self.release, language, &prose.item(&one.id))
        });
        for unit in before {
            if unit.need == Need::Spoken {
                return None;
            }
            if self.target(&unit).is_some() {
                return Some(unit);
            }
            let segment = self.segment(&unit.at)?;
            if segment.state != SegmentState::Joined {
                return None;
            }
        }
        None
    }

    /// Whether a paragraph is said in the translation of one before it. Whoever said so may have
    /// seen another there.
    pub fn is_joined(&self, unit: &Unit) -> bool {
        let segment = self.segment(&unit.at);
        let is_said = segment.is_some_and(|segment| {
            segment.state == SegmentState::Joined && target_of(segment, unit.kind).is_blank()
        });
        is_said && unit.need != Need::Spoken && self.head(&unit.at).is_some()
    }

    /// The paragraphs that are said in this one's translation, too, with the segments that say so.
    pub fn joined_to(&self, at: &FieldPath) -> Vec<(&'a Paragraph, &'a Segment)> {
        let prose = at.split_last();
        let Some((prose, id)) = prose.map(|(prose, id)| (prose, id.to_owned())) else {
            return Vec::new();
        };
        let paragraphs = self.release.prose(&prose).into_iter().flatten();
        let behind = paragraphs.skip_while(|one| one.id.as_str() != id).skip(1);
        let behind = behind.filter(|one| !one.text().trim().is_empty());
        let joined = behind.map_while(|one| {
            let segment = self.segment(&prose.item(&one.id))?;
            let is_blank = target_of(segment, UnitKind::Paragraph).is_blank();
            (segment.state == SegmentState::Joined && is_blank).then_some((one, segment))
        });
        joined.collect()
    }

    /// What a text says where it's translated from. As [`said_in`], for whoever asks for many.
    fn said_in(&self, at: &FieldPath, from: &SourceKind) -> Option<Text> {
        let SourceKind::Edition(language) = from else {
            return said_in(self.release, at, from);
        };
        let others = self.others.get_or_init(|| {
            let editions = self.release.editions.iter();
            editions
                .map(|edition| Translation::new(self.release, edition))
                .collect()
        });
        let mut others = others.iter();
        let other = others.find(|other| other.edition.language == *language)?;
        other.target(&unit_at(self.release, language, at)?)
    }

    /// All that there is to translate.
    pub fn units(&self) -> Vec<Unit> {
        units(self.release, &self.edition.language)
    }

    /// What a text says in the edition, whoever has translated it; `None` where nobody has.
    pub fn target(&self, unit: &Unit) -> Option<Text> {
        let segment = self.segment(&unit.at)?;
        let text = target_of(segment, unit.kind);
        (!text.is_blank()).then_some(text)
    }

    /// How a text stands.
    pub fn standing(&self, unit: &Unit) -> Standing {
        let segment = self.segment(&unit.at);
        let is_joined = self.is_joined(unit);
        let is_out_of_date = segment.is_some_and(|segment| self.is_out_of_date(segment, unit));
        let says = segment.filter(|segment| is_joined || !target_of(segment, unit.kind).is_blank());
        let state = match (says.map(|segment| segment.state), &unit.need) {
            // The words as they were spoken are printed, whatever was translated before.
            (_, Need::Spoken) | (None, Need::Itself(_) | Need::Nothing) => State::Given,
            (None, Need::Translation) => State::Empty,
            (Some(SegmentState::Draft), _) => State::Draft,
            (Some(SegmentState::Final | SegmentState::Joined), _) => State::Final,
        };
        let counts = !matches!(state, State::Empty | State::Given);
        Standing {
            state,
            is_out_of_date: is_out_of_date && counts,
            is_joined,
            is_left_out: self.is_left_out(&unit.at),
        }
    }

    /// Whether the edition doesn't print the text at `at`.
    fn is_left_out(&self, at: &FieldPath) -> bool {
        let left_out = self
            .left_out
            .get_or_init(|| left_out(self.release, self.edition));
        left_out.iter().any(|item| at.is_within(item))
    }

    /// What was translated, where that says something else now: as it was, and as it is.
    pub fn moved_on(&self, unit: &Unit) -> Option<(Text, Text)> {
        let segment = self.segment(&unit.at)?;
        let source = segment.source.as_ref()?;
        let now = self
            .said_in(&unit.at, &source.from)
            .unwrap_or_else(|| Text::Prose(vec![Fragment::default()]));
        let was = now.read_alike(&source.said);
        (!is_same_but_spacing(&was, &now)).then_some((was, now))
    }

    fn is_out_of_date(&self, segment: &Segment, unit: &Unit) -> bool {
        segment.source.is_some() && self.moved_on(unit).is_some()
    }

    /// How far it is, all units together.
    pub fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        for unit in self.units() {
            let standing = self.standing(&unit);
            if standing.is_left_out {
                progress.left_out += 1;
                continue;
            }
            if standing.state == State::Given {
                continue;
            }
            progress.units += 1;
            progress.words += unit.words;
            progress.out_of_date += usize::from(standing.is_out_of_date);
            match standing.state {
                State::Final if !standing.is_out_of_date => {
                    progress.final_units += 1;
                    progress.final_words += unit.words;
                }
                State::Draft => progress.drafts += 1,
                State::Empty => progress.empty += 1,
                State::Final | State::Given => {}
            }
        }
        progress
    }

    /// The texts that an edition isn't done with, in order: those that nobody has translated or
    /// confirmed, and those that are out of date.
    pub fn unfinished(&self) -> Vec<(Unit, Standing)> {
        let units = self.units().into_iter();
        let standing = units.map(|unit| {
            let standing = self.standing(&unit);
            (unit, standing)
        });
        standing
            .filter(|(_, standing)| standing.is_unfinished())
            .collect()
    }
}

/// What an edition doesn't print: the items that it leaves out, and the footnotes whose marks all
/// stand in those.
fn left_out(release: &Release, edition: &Edition) -> Vec<FieldPath> {
    let items = edition.left_out.iter();
    let mut left_out: Vec<FieldPath> = items.map(|item| item.at.clone()).collect();
    if left_out.is_empty() {
        return left_out;
    }
    let marks = release.footnote_marks_of_page().into_iter();
    let (within, outside): (Vec<_>, Vec<_>) =
        marks.partition(|mark| left_out.iter().any(|item| mark.paragraph.is_within(item)));
    let printed: HashSet<&Id> = outside.iter().map(|mark| &mark.footnote).collect();
    let notes = within.iter().map(|mark| &mark.footnote);
    let notes: HashSet<&Id> = notes.filter(|note| !printed.contains(note)).collect();
    left_out.extend(notes.into_iter().map(|note| footnotes_list().item(note)));
    left_out
}

/// What a segment says, of a text of this kind.
pub(super) fn target_of(segment: &Segment, kind: UnitKind) -> Text {
    match kind {
        UnitKind::Line => Text::Line(segment.line.to_string()),
        UnitKind::Lines => Text::Lines(segment.lines.as_str().to_owned()),
        UnitKind::Paragraph => {
            let paragraphs = segment.text.iter();
            Text::Prose(paragraphs.map(|one| one.content.clone()).collect())
        }
    }
}

/// The address of the item that can be carried into another holder: a block, a contact.
fn item_of(at: &FieldPath) -> Option<[&str; 4]> {
    let mut segments = at.segments();
    let mut next = || segments.next();
    Some([next()?, next()?, next()?, next()?])
}
