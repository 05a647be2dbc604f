//! What was copied or cut, as it is: with its emphasis, its links, its footnotes.
//!
//! The system's clipboard holds the text alone, without the signs that stand in a
//! field for what isn't text. When that very text is pasted again, what belongs to it
//! comes back with it, so that moving a sentence loses neither its look nor its notes.

use std::ops::Range;

use super::draft::is_note_figure;
use super::{Draft, LINE_BREAK, Request, Session};
use crate::edit::{self, Edit};
use crate::release::{
    FieldPath, Footnote, Fragment, MarkKind, ParagraphKind, Prose, Release, footnotes_list,
};

/// A piece of prose that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    /// Its text, which is what the clipboard holds.
    text: String,
    /// Its paragraphs, or the parts of them.
    pieces: Vec<(ParagraphKind, Fragment)>,
    /// The notes of its footnotes.
    notes: Vec<Footnote>,
}

impl Clip {
    /// What stands in `range`, in characters of the field at `path`.
    fn of(release: &Release, draft: &Draft, prose: &Prose, range: &Range<usize>) -> Option<Self> {
        let shown = || draft.text().chars().skip(range.start).take(range.len());
        // A note's mark alone has to stand on the clipboard as something.
        let text = match without_signs(draft, range) {
            text if text.is_empty() => shown().collect(),
            text => text,
        };
        let start = draft.position(prose, range.start)?;
        let end = draft.position(prose, range.end)?;
        let mut pieces = Vec::new();
        for index in start.paragraph..=end.paragraph {
            let paragraph = prose.nth(index)?;
            let from = if index == start.paragraph {
                start.offset
            } else {
                0
            };
            let to = match index == end.paragraph {
                true => end.offset,
                false => paragraph.content.len(),
            };
            pieces.push((paragraph.kind, paragraph.content.slice(from..to)?));
        }
        let ids = pieces.iter().flat_map(|(_, content)| content.footnotes());
        let notes = ids.filter_map(|(_, id)| release.footnotes.get(id.as_str()));
        let notes = notes.cloned().collect();
        Some(Self {
            text,
            pieces,
            notes,
        })
    }

    /// Whether this is what is pasted where `text` is.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// Its paragraphs, for the field at `path`: a note has no notes.
    pub fn pieces(&self, path: &FieldPath) -> Vec<(ParagraphKind, Fragment)> {
        if !path.is_within(&footnotes_list()) {
            return self.pieces.clone();
        }
        let plain = |content: &Fragment| {
            let marks = content.marks().iter();
            let marks = marks.filter(|mark| !matches!(mark.kind, MarkKind::Footnote(_)));
            Fragment::new(content.text(), marks.cloned().collect())
        };
        let pieces = self.pieces.iter();
        pieces
            .map(|(kind, content)| (*kind, plain(content)))
            .collect()
    }

    /// What brings back the notes that are gone.
    pub fn missing_notes(&self, release: &Release, path: &FieldPath) -> Vec<Edit> {
        if path.is_within(&footnotes_list()) {
            return Vec::new();
        }
        let mut last = release.footnotes.last().map(|note| note.id.clone());
        let gone = |note: &&Footnote| release.footnotes.get(note.id.as_str()).is_none();
        let mut edits = Vec::new();
        for note in self.notes.iter().filter(gone) {
            let after = last.replace(note.id.clone());
            edits.push(edit::insert(&footnotes_list(), after, note.clone()));
        }
        edits
    }
}

/// What stands in `range` of a draft, in characters: no figures of notes, and a line
/// feed for a forced line break. The dots and numbers of lists stay.
fn without_signs(draft: &Draft, range: &Range<usize>) -> String {
    let is_sign = |at: usize| {
        let after = draft.runs().partition_point(|run| run.range.end <= at);
        draft.runs().get(after).is_some_and(|run| run.look.sign)
    };
    let letters = draft.text().char_indices();
    let letters = letters.skip(range.start).take(range.len());
    let kept = letters.filter_map(|(at, c)| match c {
        LINE_BREAK if is_sign(at) => Some('\n'),
        c if is_note_figure(c) && is_sign(at) => None,
        c => Some(c),
    });
    kept.collect()
}

impl Session {
    /// Remembers what was copied or cut from a field.
    pub(super) fn remember_copied(&mut self, field: &FieldPath, range: &Range<usize>) {
        // Nothing selected is nothing copied.
        if range.is_empty() {
            return;
        }
        let release = self.release();
        let prose = release.prose(field).zip(self.draft(field));
        let clip = prose.and_then(|(prose, draft)| Clip::of(release, &draft, prose, range));
        if let Some(clip) = &clip {
            self.requests.push(Request::CopyText(clip.text.clone()));
        }
        self.clip = clip;
    }
}
