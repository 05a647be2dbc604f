//! Typing: a change of a field's text as an edit of the release.

use std::ops::Range;

use super::Ids;
use super::clipboard::Clip;
use crate::edit::{self, Edit, Label};
use crate::language::sanitize;
use crate::release::{
    FieldPath, Fragment, Id, Mark, MarkKind, Paragraph, ParagraphKind, Part, Position, Prose,
    Release, TextKind,
};

/// What stands in typed text for a forced line break within a paragraph.
pub const TYPED_LINE_BREAK: char = '\u{2028}';

/// A change of the text of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// What it replaces, in bytes of the field's text.
    pub range: Range<usize>,
    /// What stands there now. Nothing in the place of nothing, at the start of a list's
    /// item, makes it one level less of an item.
    pub inserted: String,
}

/// What typed letters look like where the person has chosen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypingStyle {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
}

/// What a change of prose makes: an edit, and where the caret is after it, as a
/// paragraph and a byte of its text.
pub(super) struct Written {
    pub edit: Labelled,
    pub caret: (Id, usize),
}

/// An edit with the words for it.
pub(super) type Labelled = (Label, Edit);

/// The edit that a change of a plain text makes, and the character before which
/// the caret is after it.
pub(super) fn in_text(
    release: &Release,
    path: &FieldPath,
    change: &TextChange,
) -> Option<(Labelled, usize)> {
    let Some(Part::Text(text, kind)) = release.part(path) else {
        return None;
    };
    let (inserted, _) = sanitize(&change.inserted);
    let inserted = match kind {
        TextKind::Line => as_line(&inserted),
        TextKind::Lines => inserted.replace(TYPED_LINE_BREAK, "\n"),
    };
    let range = bytes(text.text(), &change.range);
    let label = label(path, &range, &inserted);
    let caret = range.start + inserted.len();
    let edit = edit::splice(release, path, range, Fragment::plain(inserted))?;
    Some(((label, edit), caret))
}

/// The edit that a change of the prose at `path` makes.
pub(super) fn in_prose(
    release: &Release,
    path: &FieldPath,
    change: &TextChange,
    style: Option<TypingStyle>,
    clip: Option<&Clip>,
) -> Option<Written> {
    let prose = release.prose(path)?;
    // It takes marks of footnotes out too: one without its note can't be typed.
    let (inserted, _) = sanitize(&change.inserted);
    let writing = Writing {
        release,
        path,
        prose,
        style,
        clip,
    };
    let mut written = writing.write(&change.range, &inserted)?;
    let notes = clip.map(|clip| clip.missing_notes(release, path));
    if let Some(mut edits) = notes.filter(|edits| !edits.is_empty()) {
        edits.push(written.edit.1);
        written.edit.1 = Edit::Group(edits);
    }
    Some(written)
}

struct Writing<'a> {
    release: &'a Release,
    path: &'a FieldPath,
    prose: &'a Prose,
    style: Option<TypingStyle>,
    clip: Option<&'a Clip>,
}

impl Writing<'_> {
    fn write(&self, range: &Range<usize>, inserted: &str) -> Option<Written> {
        if self.prose.is_empty() {
            return self.first_paragraphs(inserted);
        }
        if let Some(written) = self.out_of_list(range, inserted) {
            return Some(written);
        }
        let start = self.prose.position_at(range.start)?;
        let end = self.prose.position_at(range.end.max(range.start))?;
        self.replace(start, end, inserted)
    }

    /// What is inserted, a piece a line; of what was copied here, as it was.
    fn pieces(
        &self,
        inserted: &str,
        inherited: &[MarkKind],
    ) -> Vec<(Option<ParagraphKind>, Fragment)> {
        match self.clip {
            Some(clip) => {
                let pieces = clip.pieces(self.path).into_iter();
                pieces
                    .map(|(kind, content)| (Some(kind), content))
                    .collect()
            }
            None => {
                let lines = inserted.split('\n');
                lines
                    .map(|line| (None, self.styled(line, inherited.to_vec())))
                    .collect()
            }
        }
    }

    /// Text where there is no paragraph yet.
    fn first_paragraphs(&self, inserted: &str) -> Option<Written> {
        if inserted.is_empty() {
            return None;
        }
        let mut ids = Ids::new(self.release);
        let mut after = None;
        let mut edits = Vec::new();
        let mut last = 0;
        for (kind, content) in self.pieces(inserted, &[]) {
            let id = ids.draw("p", "p");
            last = content.len();
            let paragraph = Paragraph {
                id: id.clone(),
                kind: kind.unwrap_or_default(),
                content,
            };
            edits.push(edit::insert(self.path, after.replace(id), paragraph));
        }
        let after = after?;
        let label = Label::Typing(self.path.item(&after));
        Some(Written {
            edit: (label, Edit::Group(edits)),
            caret: (after, last),
        })
    }

    /// Deleting what stands before an item, or a new line in an item that says nothing, makes
    /// it one level less of an item.
    fn out_of_list(&self, range: &Range<usize>, inserted: &str) -> Option<Written> {
        let place = self.prose.position_at(range.start)?;
        let item = self.prose.nth(place.paragraph)?;
        if item.kind == ParagraphKind::Plain || !range.is_empty() {
            return None;
        }
        let takes_dot = inserted.is_empty() && place.offset == 0;
        let ends_list = inserted == "\n" && item.text().is_empty();
        if !takes_dot && !ends_list {
            return None;
        }
        let kind = match item.kind.level().checked_sub(1) {
            Some(level) => item.kind.at_level(level),
            None => ParagraphKind::Plain,
        };
        let at = self.path.item(&item.id).field("kind");
        Some(Written {
            edit: (Label::List, edit::set(self.release, &at, kind)?),
            caret: (item.id.clone(), 0),
        })
    }

    fn replace(&self, start: Position, end: Position, inserted: &str) -> Option<Written> {
        let first = self.prose.nth(start.paragraph)?;
        let last = self.prose.nth(end.paragraph)?;
        let at = self.path.item(&first.id);
        let same = start.paragraph == end.paragraph;
        let splits = inserted.contains('\n');
        if same && !splits {
            let range = start.offset..end.offset;
            if inserted.is_empty() && self.empties_the_field(first, &range) {
                let edit = edit::remove(self.release, &at)?;
                return Some(Written {
                    edit: (Label::Deleting(at), edit),
                    caret: (first.id.clone(), 0),
                });
            }
            let inherited = inherited(first, start.offset, end.offset);
            let mut pieces = self.pieces(inserted, &inherited).into_iter();
            let fragment = pieces.next().map(|(_, piece)| piece).unwrap_or_default();
            let label = label(&at, &range, inserted);
            let caret = (first.id.clone(), range.start + fragment.len());
            let edit = edit::splice(self.release, &at, range, fragment)?;
            return Some(Written {
                edit: (label, edit),
                caret,
            });
        }
        // A new line before a paragraph moves it down: it stays the one that it is.
        if same
            && inserted == "\n"
            && start.offset == 0
            && end.offset == 0
            && !first.text().is_empty()
        {
            let mut ids = Ids::new(self.release);
            let empty = Paragraph {
                id: ids.draw("p", "p"),
                kind: first.kind,
                content: Fragment::default(),
            };
            let before = start
                .paragraph
                .checked_sub(1)
                .and_then(|index| self.prose.nth(index));
            let after = before.map(|paragraph| paragraph.id.clone());
            return Some(Written {
                edit: (Label::Typing(at), edit::insert(self.path, after, empty)),
                caret: (first.id.clone(), 0),
            });
        }
        let tail = last.content.slice(end.offset..last.content.len())?;
        let mut edits = Vec::new();
        for index in (start.paragraph + 1..=end.paragraph).rev() {
            let gone = self.path.item(&self.prose.nth(index)?.id);
            edits.push(edit::remove(self.release, &gone)?);
        }
        let inherited = inherited(first, start.offset, first.content.len().min(start.offset));
        let mut pieces = self.pieces(inserted, &inherited).into_iter().peekable();
        let mut kept = pieces.next().map(|(_, piece)| piece).unwrap_or_default();
        let mut caret = (first.id.clone(), start.offset + kept.len());
        if pieces.peek().is_none() {
            kept.push(&tail);
        }
        let rest = start.offset..first.content.len();
        edits.push(edit::splice(self.release, &at, rest, kept)?);
        let mut ids = Ids::new(self.release);
        let mut after = first.id.clone();
        while let Some((kind, mut content)) = pieces.next() {
            let typed = content.len();
            if pieces.peek().is_none() {
                content.push(&tail);
            }
            let paragraph = Paragraph {
                id: ids.draw("p", "p"),
                kind: kind.unwrap_or(first.kind),
                content,
            };
            let id = paragraph.id.clone();
            edits.push(edit::insert(self.path, Some(after), paragraph));
            caret = (id.clone(), typed);
            after = id;
        }
        let label = match inserted.is_empty() {
            true => Label::Deleting(at),
            // What is typed on goes into the last of them.
            false => Label::Typing(self.path.item(&after)),
        };
        Some(Written {
            edit: (label, Edit::Group(edits)),
            caret,
        })
    }

    /// Whether taking `range` out of `paragraph` leaves the field with nothing.
    fn empties_the_field(&self, paragraph: &Paragraph, range: &Range<usize>) -> bool {
        self.prose.len() == 1
            && paragraph.kind == ParagraphKind::Plain
            && !paragraph.text().is_empty()
            && *range == (0..paragraph.text().len())
    }

    /// Typed text under the marks that it takes over.
    fn styled(&self, text: &str, mut inherited: Vec<MarkKind>) -> Fragment {
        if let Some(style) = self.style {
            inherited.retain(|kind| !matches!(kind, MarkKind::Strong | MarkKind::Emphasis));
            inherited.extend(style.strong.then_some(MarkKind::Strong));
            inherited.extend(style.emphasis.then_some(MarkKind::Emphasis));
        }
        let text = text.replace(TYPED_LINE_BREAK, "\n");
        let marks = inherited
            .into_iter()
            .map(|kind| Mark::new(0..text.len(), kind));
        Fragment::new(text.clone(), marks.collect())
    }
}

/// What text typed in the place of `start..end` takes over: the look of the
/// letter before, or at the start of a paragraph of the one behind; a link only
/// in its midst.
pub(super) fn inherited(paragraph: &Paragraph, start: usize, end: usize) -> Vec<MarkKind> {
    let marks = paragraph.marks().iter().filter(|mark| match mark.kind {
        MarkKind::Strong | MarkKind::Emphasis => {
            let before = mark.start < start && start <= mark.end;
            before || (start == 0 && mark.start == 0 && end < mark.end.max(1))
        }
        MarkKind::Link(_) => mark.start < start && end < mark.end,
        MarkKind::Footnote(_) => false,
    });
    marks.map(|mark| mark.kind.clone()).collect()
}

/// Typed text as a text of one line.
pub(super) fn as_line(text: &str) -> String {
    text.replace(['\n', TYPED_LINE_BREAK], " ")
}

fn label(path: &FieldPath, range: &Range<usize>, inserted: &str) -> Label {
    if inserted.is_empty() && !range.is_empty() {
        Label::Deleting(path.clone())
    } else {
        Label::Typing(path.clone())
    }
}

/// How long what was typed is in a text: a line break within a paragraph is a line feed.
pub(super) fn shown_length(inserted: &str) -> usize {
    let (clean, _) = sanitize(inserted);
    let breaks = clean.matches(TYPED_LINE_BREAK).count();
    clean.len() - breaks * (TYPED_LINE_BREAK.len_utf8() - '\n'.len_utf8())
}

/// A range of bytes, cut to the text's characters.
pub(super) fn bytes(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    start..text.floor_char_boundary(range.end).max(start)
}
