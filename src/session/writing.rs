//! Typing: a change of a field's text as an edit of the release.

use std::ops::Range;

use super::clipboard::Clip;
use super::{Ids, tables};
use crate::edit::{self, Edit, Label};
use crate::language::{LINE_BREAK, sanitize};
use crate::release::{
    FieldPath, Fragment, Id, Mark, MarkKind, Paragraph, ParagraphKind, Part, Position, Prose,
    Release, TextKind,
};

/// A change of the text of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// What it replaces, in bytes of the field's text.
    pub range: Range<usize>,
    /// What stands there now.
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

/// What a change of a field makes: an edit, and where the caret is after it.
pub(super) struct FieldEdit {
    pub edit: Labelled,
    pub caret: CaretAfter,
}

/// Where the caret is after a change.
pub(super) enum CaretAfter {
    /// Before a byte of a plain text.
    Text(usize),
    /// Before a byte of a paragraph.
    Prose(Id, usize),
}

impl CaretAfter {
    /// Where that is in the text of the field, once the change is made.
    pub fn in_field(&self, release: &Release, field: &FieldPath) -> usize {
        match self {
            Self::Text(at) => *at,
            Self::Prose(paragraph, offset) => release
                .prose(field)
                .and_then(|prose| prose.whole_offset(paragraph.as_str(), *offset))
                .unwrap_or(0),
        }
    }
}

/// An edit with the words for it.
pub(super) type Labelled = (Label, Edit);

/// The edit that a change of the text of a field makes; of a table's cell also where that
/// isn't there yet. `style` is what typed letters look like, where that was chosen; `clip`
/// what is put in, where it's more than a text.
pub(super) fn in_field(
    release: &Release,
    field: &FieldPath,
    change: &TextChange,
    style: Option<TypingStyle>,
    clip: Option<&Clip>,
) -> Option<FieldEdit> {
    match release.part(field) {
        Some(Part::Text(_, kind)) => in_text(release, field, change, kind),
        Some(_) => in_prose(release, field, change, style, clip),
        None => in_new_cell(release, field, change),
    }
}

fn in_text(
    release: &Release,
    path: &FieldPath,
    change: &TextChange,
    kind: TextKind,
) -> Option<FieldEdit> {
    let Some(Part::Text(text, _)) = release.part(path) else {
        return None;
    };
    let (inserted, _) = sanitize(&change.inserted);
    let inserted = match kind {
        TextKind::Line => as_line(&inserted),
        TextKind::Lines => inserted.replace(LINE_BREAK, "\n"),
    };
    let range = bytes(text.text(), &change.range);
    let label = label(path, &range, &inserted);
    let caret = CaretAfter::Text(range.start + inserted.len());
    let edit = edit::splice(release, path, range, Fragment::plain(inserted))?;
    Some(FieldEdit {
        edit: (label, edit),
        caret,
    })
}

fn in_new_cell(release: &Release, field: &FieldPath, change: &TextChange) -> Option<FieldEdit> {
    let (text, _) = sanitize(&change.inserted);
    let text = as_line(&text);
    let edit = tables::new_cell(release, field, &text)?;
    Some(FieldEdit {
        edit: (Label::Typing(field.clone()), edit),
        caret: CaretAfter::Text(text.len()),
    })
}

fn in_prose(
    release: &Release,
    path: &FieldPath,
    change: &TextChange,
    style: Option<TypingStyle>,
    clip: Option<&Clip>,
) -> Option<FieldEdit> {
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

/// The edit that makes the item of a list which begins at the byte `at` one level less of
/// an item.
pub(super) fn outdented(release: &Release, path: &FieldPath, at: usize) -> Option<FieldEdit> {
    let prose = release.prose(path)?;
    let item = prose.nth(prose.position_at(at)?.paragraph)?;
    if item.kind == ParagraphKind::Plain {
        return None;
    }
    let kind = match item.kind.level().checked_sub(1) {
        Some(level) => item.kind.at_level(level),
        None => ParagraphKind::Plain,
    };
    let at = path.item(&item.id).field("kind");
    Some(FieldEdit {
        edit: (Label::List, edit::set(release, &at, kind)?),
        caret: CaretAfter::Prose(item.id.clone(), 0),
    })
}

/// A text of another program, without the blank lines that stand there between paragraphs.
pub(super) fn without_blank_lines(text: &str) -> String {
    let is_blank = |line: &str| line.trim().is_empty();
    let (Some((first, _)), Some((_, last))) = (text.split_once('\n'), text.rsplit_once('\n'))
    else {
        return text.to_owned();
    };
    let lines = text.split('\n').filter(|line| !is_blank(line));
    let kept = lines.collect::<Vec<_>>().join("\n");
    let before = if is_blank(first) { "\n" } else { "" };
    let behind = match is_blank(last) && !kept.is_empty() {
        true => "\n",
        false => "",
    };
    format!("{before}{kept}{behind}")
}

struct Writing<'a> {
    release: &'a Release,
    path: &'a FieldPath,
    prose: &'a Prose,
    style: Option<TypingStyle>,
    clip: Option<&'a Clip>,
}

impl Writing<'_> {
    fn write(&self, range: &Range<usize>, inserted: &str) -> Option<FieldEdit> {
        if self.prose.is_empty() {
            return self.first_paragraphs(inserted);
        }
        if let Some(written) = self.end_of_list(range, inserted) {
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
    fn first_paragraphs(&self, inserted: &str) -> Option<FieldEdit> {
        if inserted.is_empty() && self.clip.is_none() {
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
        Some(FieldEdit {
            edit: (label, Edit::Group(edits)),
            caret: CaretAfter::Prose(after, last),
        })
    }

    /// A new line in an item that says nothing ends its list.
    fn end_of_list(&self, range: &Range<usize>, inserted: &str) -> Option<FieldEdit> {
        let place = self.prose.position_at(range.start)?;
        let item = self.prose.nth(place.paragraph)?;
        let ends = range.is_empty() && inserted == "\n" && item.text().is_empty();
        if !ends || self.clip.is_some() {
            return None;
        }
        outdented(self.release, self.path, range.start)
    }

    fn replace(&self, start: Position, end: Position, inserted: &str) -> Option<FieldEdit> {
        let first = self.prose.nth(start.paragraph)?;
        let last = self.prose.nth(end.paragraph)?;
        let at = self.path.item(&first.id);
        let same = start.paragraph == end.paragraph;
        let replaced = if same { end.offset } else { start.offset };
        let inherited = inherited(first, start.offset, replaced);
        let pieces = self.pieces(inserted, &inherited);
        if same && pieces.len() <= 1 {
            let range = start.offset..end.offset;
            if inserted.is_empty() && self.empties_the_field(first, &range) {
                let edit = edit::remove(self.release, &at)?;
                return Some(FieldEdit {
                    edit: (Label::Deleting(at), edit),
                    caret: CaretAfter::Prose(first.id.clone(), 0),
                });
            }
            let (_, fragment) = pieces.into_iter().next().unwrap_or_default();
            let label = label(&at, &range, inserted);
            let caret = CaretAfter::Prose(first.id.clone(), range.start + fragment.len());
            let edit = edit::splice(self.release, &at, range, fragment)?;
            return Some(FieldEdit {
                edit: (label, edit),
                caret,
            });
        }
        // A new line before a paragraph moves it down: it stays the one that it is.
        if same
            && inserted == "\n"
            && self.clip.is_none()
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
            return Some(FieldEdit {
                edit: (Label::Typing(at), edit::insert(self.path, after, empty)),
                caret: CaretAfter::Prose(first.id.clone(), 0),
            });
        }
        let tail = last.content.slice(end.offset..last.content.len())?;
        let mut edits = Vec::new();
        for index in (start.paragraph + 1..=end.paragraph).rev() {
            let gone = self.path.item(&self.prose.nth(index)?.id);
            edits.push(edit::remove(self.release, &gone)?);
        }
        let mut pieces = pieces.into_iter().peekable();
        let (kind, mut kept) = pieces.next().unwrap_or_default();
        // With nothing of it left, it's what was put in.
        let is_left = start.offset > 0 || (pieces.peek().is_none() && !tail.is_empty());
        let kind = kind.filter(|kind| !is_left && *kind != first.kind);
        if let Some(kind) = kind {
            edits.push(edit::set(self.release, &at.field("kind"), kind)?);
        }
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
        let (id, offset) = caret;
        Some(FieldEdit {
            edit: (label, Edit::Group(edits)),
            caret: CaretAfter::Prose(id, offset),
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
        let text = text.replace(LINE_BREAK, "\n");
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
    text.replace(['\n', LINE_BREAK], " ")
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
    let breaks = clean.matches(LINE_BREAK).count();
    clean.len() - breaks * (LINE_BREAK.len_utf8() - '\n'.len_utf8())
}

/// A range of bytes, cut to the text's characters.
pub(super) fn bytes(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    start..text.floor_char_boundary(range.end).max(start)
}
