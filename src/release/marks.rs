//! Marks: which stretches of a paragraph's text are strong, emphasised, a
//! link or a footnote's mark.
//!
//! Think of each character as having a set of properties; marks are the sorted
//! ranges in which they agree. That picture makes every operation here have
//! one right answer, and gives each state of a text exactly one list of marks,
//! so that undoing an edit gives back the same marks, not merely like ones.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Id;

/// The character that stands in a text where a footnote's mark is.
pub const FOOTNOTE_CHAR: char = '\u{FFFC}';

/// What a mark says of its stretch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MarkKind {
    /// A link to this address.
    Link(String),
    /// Strong: bold where the script has it.
    Strong,
    /// Emphasis: italic where the script has it.
    Emphasis,
    /// The mark of a footnote; covers one [`FOOTNOTE_CHAR`].
    Footnote(Id),
}

/// One mark: `start..end` in bytes of the text, and what it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes; more than `start`.
    pub end: usize,
    /// What it says.
    pub kind: MarkKind,
}

impl Mark {
    /// A mark over `range`.
    pub fn new(range: Range<usize>, kind: MarkKind) -> Self {
        Self {
            start: range.start,
            end: range.end,
            kind,
        }
    }

    /// The stretch it covers, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    fn clipped(&self, range: &Range<usize>) -> Option<Self> {
        let start = self.start.max(range.start);
        let end = self.end.min(range.end);
        (start < end).then(|| Self::new(start..end, self.kind.clone()))
    }
}

/// A piece of text with its marks, cut from a paragraph or to be put into one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fragment {
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Mark>,
}

/// How long the addresses of links are together, in bytes.
pub fn addresses_length(marks: &[Mark]) -> usize {
    let addresses = marks.iter().map(|mark| match &mark.kind {
        MarkKind::Link(address) => address.len(),
        _ => 0,
    });
    addresses.sum()
}

impl Fragment {
    /// Plain text.
    ///
    /// A [`FOOTNOTE_CHAR`] that comes without its footnote is left out.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Vec::new())
    }

    /// Text with marks, brought into their one order.
    ///
    /// What can't be is mended: marks outside the text or within a character
    /// are cut to what is sound, of two links over one character the first
    /// stays, and footnote marks and footnote characters without each other
    /// are left out.
    pub fn new(text: impl Into<String>, marks: Vec<Mark>) -> Self {
        let mut fragment = Self {
            text: text.into(),
            marks: normalized(marks),
        };
        fragment.mend();
        fragment
    }

    /// The text, footnote marks as one [`FOOTNOTE_CHAR`] each.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The marks, in order.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// How long its text and the addresses of its links are together, in bytes.
    pub fn text_length(&self) -> usize {
        self.text.len() + addresses_length(&self.marks)
    }

    /// The footnotes whose marks stand in it, in order.
    pub fn footnotes(&self) -> impl Iterator<Item = (usize, &Id)> {
        self.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Footnote(id) => Some((mark.start, id)),
            _ => None,
        })
    }

    /// The part at `range`, or `None` if that isn't a stretch of whole
    /// characters of the text.
    pub fn slice(&self, range: Range<usize>) -> Option<Self> {
        let text = self.text.get(range.clone())?.to_owned();
        let marks = self.marks_in(range.clone());
        let marks = marks
            .into_iter()
            .map(|mark| Mark::new(mark.start - range.start..mark.end - range.start, mark.kind))
            .collect();
        Some(Self { text, marks })
    }

    /// The marks as far as they stand in `range`, in offsets of the whole.
    pub fn marks_in(&self, range: Range<usize>) -> Vec<Mark> {
        normalized(
            self.marks
                .iter()
                .filter_map(|mark| mark.clipped(&range))
                .collect(),
        )
    }

    /// Like [`marks_in`](Self::marks_in), without those of footnotes, which
    /// belong to the text.
    pub fn styles_in(&self, range: Range<usize>) -> Vec<Mark> {
        let mut marks = self.marks_in(range);
        marks.retain(|mark| !matches!(mark.kind, MarkKind::Footnote(_)));
        marks
    }

    /// Puts `insert` in the place of `range`.
    ///
    /// Answers whether it did: `range` must be a stretch of whole characters.
    /// Text put into the middle of a mark isn't under it unless `insert` says
    /// so itself.
    pub fn splice(&mut self, range: Range<usize>, insert: &Self) -> bool {
        if self.text.get(range.clone()).is_none() {
            return false;
        }
        let shift = |offset: usize| offset - range.end + range.start + insert.len();
        let mut marks = Vec::with_capacity(self.marks.len() + insert.marks.len() + 1);
        for mark in &self.marks {
            if let Some(before) = mark.clipped(&(0..range.start)) {
                marks.push(before);
            }
            if let Some(after) = mark.clipped(&(range.end..self.text.len())) {
                marks.push(Mark::new(
                    shift(after.start)..shift(after.end),
                    mark.kind.clone(),
                ));
            }
        }
        marks.extend(insert.marks.iter().map(|mark| {
            Mark::new(
                mark.start + range.start..mark.end + range.start,
                mark.kind.clone(),
            )
        }));
        self.text.replace_range(range, &insert.text);
        self.marks = normalized(marks);
        true
    }

    /// Puts `marks` in the place of all marks in `range`, those of footnotes
    /// excepted, which belong to the text. Offsets are of the whole.
    ///
    /// Answers whether it did: `range` must be a stretch of whole characters.
    pub fn restyle(&mut self, range: Range<usize>, marks: &[Mark]) -> bool {
        if self.text.get(range.clone()).is_none() {
            return false;
        }
        let is_footnote = |mark: &Mark| matches!(mark.kind, MarkKind::Footnote(_));
        let mut kept = Vec::with_capacity(self.marks.len() + marks.len());
        for mark in &self.marks {
            if is_footnote(mark) {
                kept.push(mark.clone());
                continue;
            }
            kept.extend(mark.clipped(&(0..range.start)));
            kept.extend(mark.clipped(&(range.end..self.text.len())));
        }
        let new = marks.iter().filter(|mark| !is_footnote(mark));
        kept.extend(new.filter_map(|mark| mark.clipped(&range)));
        self.marks = normalized(kept);
        self.mend();
        true
    }

    /// Has `clean` look at the text between marks and at the addresses of links, each
    /// once; it answers what should stand there instead, if anything.
    pub(super) fn clean(&mut self, clean: &mut dyn FnMut(&str) -> Option<String>) {
        let mut is_changed = false;
        for mark in &mut self.marks {
            if let MarkKind::Link(url) = &mut mark.kind
                && let Some(cleaned) = clean(url)
            {
                *url = cleaned;
                is_changed = true;
            }
        }
        // Run by run, so that each keeps its marks whatever its new length.
        let mut text = String::with_capacity(self.text.len());
        let mut marks = Vec::with_capacity(self.marks.len());
        for stretch in self.stretches() {
            let run = self.text.get(stretch.range.clone()).unwrap_or_default();
            let cleaned = match stretch.footnote() {
                Some(_) => None,
                None => clean(run),
            };
            is_changed |= cleaned.is_some();
            let start = text.len();
            text.push_str(cleaned.as_deref().unwrap_or(run));
            let kinds = stretch.marks.into_iter().cloned();
            marks.extend(kinds.map(|kind| Mark::new(start..text.len(), kind)));
        }
        if is_changed {
            *self = Self::new(text, marks);
        }
    }

    /// Adds `other` at the end.
    pub fn push(&mut self, other: &Self) {
        let end = self.len();
        self.splice(end..end, other);
    }

    /// Cuts marks to the text's characters and pairs footnotes' marks with
    /// their characters.
    fn mend(&mut self) {
        let text = &self.text;
        let sound = |mark: &Mark| {
            text.get(mark.range()).is_some_and(|covered| {
                !matches!(mark.kind, MarkKind::Footnote(_)) || covered.chars().eq([FOOTNOTE_CHAR])
            })
        };
        if !self.marks.iter().all(sound) {
            let whole = 0..text.len();
            let marks = std::mem::take(&mut self.marks);
            let cut = marks.into_iter().filter_map(|mark| {
                let mut mark = mark.clipped(&whole)?;
                while !text.is_char_boundary(mark.start) {
                    mark.start += 1;
                }
                while !text.is_char_boundary(mark.end) {
                    mark.end -= 1;
                }
                (mark.start < mark.end && sound(&mark)).then_some(mark)
            });
            self.marks = normalized(cut.collect());
        }
        if self.text.contains(FOOTNOTE_CHAR) {
            self.drop_unpaired_footnotes();
        }
    }

    fn drop_unpaired_footnotes(&mut self) {
        let paired: Vec<usize> = self.footnotes().map(|(offset, _)| offset).collect();
        let is_stray = |offset: &usize| paired.binary_search(offset).is_err();
        let found = self.text.match_indices(FOOTNOTE_CHAR);
        let stray: Vec<usize> = found.map(|(at, _)| at).filter(is_stray).collect();
        if stray.is_empty() {
            return;
        }
        let length = FOOTNOTE_CHAR.len_utf8();
        let moved = |at: usize| at - length * stray.partition_point(|stray| *stray < at);
        let marks = self.marks.iter().map(|mark| {
            let kind = mark.kind.clone();
            Mark::new(moved(mark.start)..moved(mark.end), kind)
        });
        let marks = normalized(marks.collect());
        let letters = self.text.char_indices();
        let stays = letters.filter(|(at, _)| stray.binary_search(at).is_err());
        self.text = stays.map(|(_, letter)| letter).collect();
        self.marks = marks;
    }
}

/// The one list that says the same as `marks`: like ones that touch joined, of
/// two links or two footnotes on one character the first kept, sorted.
fn normalized(mut marks: Vec<Mark>) -> Vec<Mark> {
    if marks.len() < 2 {
        marks.retain(|mark| mark.start < mark.end);
        return marks;
    }
    marks.sort_by(|a, b| (&a.kind, a.start, a.end).cmp(&(&b.kind, b.start, b.end)));
    let mut joined: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        if mark.start >= mark.end {
            continue;
        }
        let footnote = matches!(mark.kind, MarkKind::Footnote(_));
        match joined.last_mut() {
            Some(last) if last.kind == mark.kind && mark.start <= last.end && !footnote => {
                last.end = last.end.max(mark.end);
            }
            _ => joined.push(mark),
        }
    }
    joined.sort();
    without_exclusions(joined)
}

fn without_exclusions(marks: Vec<Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::with_capacity(marks.len());
    let mut cut_any = false;
    let (mut link_end, mut footnote_end) = (0, 0);
    for mut mark in marks {
        let taken_to = match mark.kind {
            MarkKind::Link(_) => &mut link_end,
            MarkKind::Footnote(_) => &mut footnote_end,
            MarkKind::Strong | MarkKind::Emphasis => {
                kept.push(mark);
                continue;
            }
        };
        if mark.start < *taken_to {
            mark.start = *taken_to;
            cut_any = true;
        }
        if mark.start < mark.end {
            *taken_to = mark.end;
            kept.push(mark);
        }
    }
    if cut_any {
        kept.sort();
    }
    kept
}
