//! What was copied or cut, as it is: with its emphasis, its links, its footnotes.
//!
//! The system's clipboard holds its text, without the signs that stand in a field for what
//! isn't text, and beside that a piece of a web page. When that very text is pasted again,
//! what belongs to it comes back with it, so that moving a sentence loses neither its look
//! nor its notes; what another program copied since has its own looks, if it has the same
//! words.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Ids, Message, Request, Session};
use crate::edit::{self, Edit};
use crate::import::Pasted;
use crate::language::{LINE_BREAK, with_line_ends};
use crate::publish::html_piece;
use crate::release::{
    FOOTNOTE_CHAR, FieldPath, Footnote, Fragment, Id, Mark, MarkKind, Paragraph, ParagraphKind,
    Prose, Release, footnotes_list,
};

/// A piece of prose that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    /// Its text, which is what the clipboard holds.
    text: String,
    /// What the clipboard holds beside it, where it was copied here.
    html: Option<Arc<str>>,
    /// Its paragraphs, or the parts of them.
    pieces: Vec<(ParagraphKind, Fragment)>,
    /// The notes of its footnotes.
    notes: Vec<Footnote>,
}

impl Clip {
    /// What stands in `range`, in bytes of the prose as one text.
    pub fn of(release: &Release, prose: &Prose, range: &Range<usize>) -> Option<Self> {
        let start = prose.position_at(range.start)?;
        let end = prose.position_at(range.end)?;
        let mut pieces = Vec::new();
        let mut lines = Vec::new();
        let numbers: HashMap<Id, usize> = release.footnote_order().into_iter().zip(1..).collect();
        let signs = prose.signs().skip(start.paragraph);
        for (index, sign) in (start.paragraph..=end.paragraph).zip(signs) {
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
            let piece = paragraph.content.slice(from..to)?;
            let text = with_numbers(&numbers, &piece);
            // Of several paragraphs, items of lists are told by their signs.
            let is_one = start.paragraph == end.paragraph;
            let sign = sign.filter(|_| from == 0 && !is_one);
            lines.push(match sign {
                Some(sign) => {
                    let indent = "   ".repeat(usize::from(paragraph.kind.level()));
                    format!("{indent}{sign} {text}")
                }
                None => text,
            });
            // Some words of an item are no item.
            let is_whole = from == 0 && to == paragraph.content.len();
            let kind = match is_one && !is_whole {
                true => ParagraphKind::Plain,
                false => paragraph.kind,
            };
            pieces.push((kind, piece));
        }
        let text = lines.join("\n");
        let ids = pieces.iter().flat_map(|(_, content)| content.footnotes());
        let mut notes: Vec<Footnote> = Vec::new();
        for (_, id) in ids {
            // A note may be marked twice.
            let is_known = notes.iter().any(|note| note.id == *id);
            let note = release.footnotes.get(id.as_str()).filter(|_| !is_known);
            notes.extend(note.cloned());
        }
        Some(Self {
            text,
            html: None,
            pieces,
            notes,
        })
    }

    /// What another program had on the clipboard beside `text`.
    fn pasted(release: &Release, text: &str, pasted: Pasted) -> Self {
        let mut ids = Ids::new(release);
        let known: HashMap<Id, Id> = pasted
            .notes
            .iter()
            .map(|(id, _)| (id.clone(), ids.draw("note", "note")))
            .collect();
        let named = |content: Fragment| {
            let marks = content.marks().iter().filter_map(|mark| {
                let kind = match &mark.kind {
                    // A mark whose note isn't there isn't one.
                    MarkKind::Footnote(id) => MarkKind::Footnote(known.get(id)?.clone()),
                    kind => kind.clone(),
                };
                Some(Mark::new(mark.range(), kind))
            });
            Fragment::new(content.text(), marks.collect())
        };
        let pieces = pasted.paragraphs.into_iter();
        let pieces = pieces.map(|(kind, content)| (kind, named(content)));
        let pieces = pieces.collect();
        let notes = pasted.notes.into_iter();
        let notes = notes.filter_map(|(id, paragraphs)| {
            let paragraphs = paragraphs.into_iter().map(|(kind, content)| Paragraph {
                id: ids.draw("p", "p"),
                kind,
                content: without_notes(&content),
            });
            Some(Footnote {
                id: known.get(&id)?.clone(),
                text: paragraphs.collect(),
            })
        });
        let notes = notes.collect();
        Self {
            text: text.to_owned(),
            html: None,
            pieces,
            notes,
        }
    }

    /// Its text, which is what the clipboard holds: a footnote's mark is its number, '[2]'.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its words alone, for a text that has no footnotes.
    pub fn words(&self) -> String {
        let pieces = self.pieces.iter();
        let words = pieces.map(|(_, content)| content.text().replace(FOOTNOTE_CHAR, ""));
        words.collect::<Vec<_>>().join("\n")
    }

    /// Whether it was copied here, not in another program.
    pub fn is_own(&self) -> bool {
        self.html.is_some()
    }

    /// Whether it's nothing but footnotes' marks.
    pub fn has_no_words(&self) -> bool {
        let words = |(_, content): &(ParagraphKind, Fragment)| {
            content.text().chars().any(|c| c != FOOTNOTE_CHAR)
        };
        !self.pieces.iter().any(words)
    }

    /// Whether this is what is pasted where `text` is. Programs write ends of lines in
    /// several ways, and fields in one.
    pub fn is(&self, text: &str) -> bool {
        let lines = |text: &str| with_line_ends(text).replace(LINE_BREAK, "\n");
        self.text == text || lines(&self.text) == lines(text)
    }

    /// Its paragraphs, for the field at `path`: a note has no notes.
    pub fn pieces(&self, path: &FieldPath) -> Vec<(ParagraphKind, Fragment)> {
        if !path.is_within(&footnotes_list()) {
            return self.pieces.clone();
        }
        let pieces = self.pieces.iter();
        pieces
            .map(|(kind, content)| (*kind, without_notes(content)))
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

impl Session {
    /// What the clipboard held beside a text when that was copied here last.
    pub fn copied_html(&self) -> Option<Arc<str>> {
        self.clip.as_ref()?.html.clone()
    }

    /// Takes over what belongs to a text that is about to be pasted.
    pub fn offer_pasted(&mut self, text: &str, pasted: Pasted) {
        if !pasted.left_out.is_empty() {
            self.messages.push(Message::LeftOut(pasted.left_out));
        }
        self.clip = Some(Clip::pasted(self.release(), text, pasted));
    }

    /// Remembers what was copied or cut from a field.
    pub(super) fn remember_copied(&mut self, field: &FieldPath, range: &Range<usize>) {
        // Nothing selected is nothing copied.
        if range.is_empty() {
            return;
        }
        let release = self.release();
        let prose = release.prose(field);
        let mut clip = prose.and_then(|prose| Clip::of(release, prose, range));
        if let Some(clip) = &mut clip {
            let html: Arc<str> = html_piece(&clip.pieces, &clip.notes).into();
            clip.html = Some(Arc::clone(&html));
            self.requests.push(Request::Copy {
                text: clip.text.clone(),
                html,
            });
        }
        self.clip = clip;
    }
}

/// A text with numbers in brackets for its footnotes' marks.
fn with_numbers(numbers: &HashMap<Id, usize>, piece: &Fragment) -> String {
    let mut text = piece.text().to_owned();
    let marks: Vec<(usize, &Id)> = piece.footnotes().collect();
    for (at, id) in marks.into_iter().rev() {
        let number = numbers.get(id);
        let sign = number.map_or_else(String::new, |number| format!("[{number}]"));
        text.replace_range(at..at + FOOTNOTE_CHAR.len_utf8(), &sign);
    }
    text
}

/// A text without footnotes' marks: a note has no notes.
fn without_notes(content: &Fragment) -> Fragment {
    let marks = content.marks().iter();
    let marks = marks.filter(|mark| !matches!(mark.kind, MarkKind::Footnote(_)));
    Fragment::new(content.text(), marks.cloned().collect())
}
