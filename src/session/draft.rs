//! Prose as the text of a field: what is shown there, and which letter of it
//! is which of the release.
//!
//! Each paragraph is a line. A letter of a paragraph is a letter of the draft;
//! a footnote's mark shows as its number in a circle, a forced line break as
//! an arrow, and before an item of a list stand its dot or number, which
//! aren't letters of the paragraph. Places are counted in characters.

use std::ops::Range;

use crate::release::{FieldPath, Id, Paragraph, ParagraphKind, Prose};

/// What stands in a draft for a forced line break.
pub const LINE_BREAK: char = '↵';
/// What stands in a draft for the mark of a footnote whose number has no circle.
const ANY_NOTE: char = '※';

/// Prose as the text of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    text: String,
    length: usize,
    lines: Vec<DraftLine>,
    runs: Vec<DraftRun>,
}

/// A paragraph in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// The paragraph.
    pub id: Id,
    /// What it is.
    pub kind: ParagraphKind,
    /// Where its line begins, in characters of the draft.
    pub start: usize,
    /// How many characters of the line say that it's an item of a list.
    pub prefix: usize,
    /// How many characters its text has.
    pub length: usize,
}

/// A stretch of a draft that looks alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRun {
    /// The stretch, in bytes of the draft.
    pub range: Range<usize>,
    /// How it looks.
    pub look: Look,
}

/// How a stretch of a draft looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// As a link.
    pub link: bool,
    /// As something that isn't the paragraph's own text: a mark, a dot.
    pub sign: bool,
}

/// A place in prose: before a byte of a paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Which paragraph, counted from 0.
    pub paragraph: usize,
    /// The byte of its text.
    pub offset: usize,
}

impl Draft {
    /// The draft of `prose`; `number` says which number a footnote has.
    pub fn new(prose: &Prose, number: &dyn Fn(&Id) -> Option<usize>) -> Self {
        let mut draft = Self::default();
        let mut counted: Vec<usize> = Vec::new();
        for (index, paragraph) in prose.iter().enumerate() {
            if index > 0 {
                draft.push_char('\n', None);
            }
            let start = draft.length;
            draft.push_prefix(paragraph.kind, &mut counted);
            let prefix = draft.length - start;
            draft.push_paragraph(paragraph, number);
            draft.lines.push(DraftLine {
                id: paragraph.id.clone(),
                kind: paragraph.kind,
                start,
                prefix,
                length: draft.length - start - prefix,
            });
        }
        draft
    }

    /// The text of the field.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many characters it has.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Its paragraphs.
    pub fn lines(&self) -> &[DraftLine] {
        &self.lines
    }

    /// Its stretches, without gaps.
    pub fn runs(&self) -> &[DraftRun] {
        &self.runs
    }

    /// Which line holds the character `at`, counted from 0. A place between
    /// two lines belongs to the first.
    pub fn line_at(&self, at: usize) -> Option<usize> {
        let after = self.lines.partition_point(|line| line.start <= at);
        after.checked_sub(1)
    }

    /// The place in `prose`, whose draft this is, before the character `at`.
    pub fn position(&self, prose: &Prose, at: usize) -> Option<Position> {
        let index = self.line_at(at)?;
        let line = self.lines.get(index)?;
        let text = prose.nth(index)?.text();
        let inside = at.saturating_sub(line.start + line.prefix).min(line.length);
        let offset = text
            .char_indices()
            .nth(inside)
            .map_or(text.len(), |(offset, _)| offset);
        Some(Position {
            paragraph: index,
            offset,
        })
    }

    /// The character before which the byte `offset` of the paragraph called
    /// `id` stands.
    pub fn character(&self, prose: &Prose, id: &str, offset: usize) -> Option<usize> {
        let index = prose.position(id)?;
        let line = self.lines.get(index)?;
        let before = prose.nth(index)?.text().get(..offset)?;
        Some(line.start + line.prefix + before.chars().count())
    }

    /// The address, in the prose at `path`, of the paragraph in which the
    /// character `at` stands, and the byte before it.
    pub fn address(
        &self,
        prose: &Prose,
        path: &FieldPath,
        at: usize,
    ) -> Option<(FieldPath, usize)> {
        let position = self.position(prose, at)?;
        let line = self.lines.get(position.paragraph)?;
        Some((path.item(&line.id), position.offset))
    }

    fn push_prefix(&mut self, kind: ParagraphKind, counted: &mut Vec<usize>) {
        let look = Look {
            sign: true,
            ..Look::default()
        };
        let level = usize::from(kind.level());
        let sign = match kind {
            ParagraphKind::Plain => {
                counted.clear();
                return;
            }
            ParagraphKind::Bullet(_) => {
                counted.truncate(level);
                "•".to_owned()
            }
            ParagraphKind::Numbered(_) => {
                counted.resize(level + 1, 0);
                let count = counted.last_mut();
                let number = count.map_or(1, |count| {
                    *count += 1;
                    *count
                });
                format!("{number}.")
            }
        };
        let indent = "   ".repeat(level);
        for c in format!("{indent}{sign} ").chars() {
            self.push_char(c, Some(look));
        }
    }

    fn push_paragraph(&mut self, paragraph: &Paragraph, number: &dyn Fn(&Id) -> Option<usize>) {
        for stretch in paragraph.content.stretches() {
            let look = Look {
                strong: stretch.is_strong(),
                emphasis: stretch.is_emphasised(),
                link: stretch.link().is_some(),
                sign: false,
            };
            let sign = Look { sign: true, ..look };
            if let Some(id) = stretch.footnote() {
                self.push_char(circled(number(id)), Some(sign));
                continue;
            }
            let text = paragraph.text().get(stretch.range.clone());
            for c in text.unwrap_or_default().chars() {
                match c {
                    '\n' => self.push_char(LINE_BREAK, Some(sign)),
                    _ => self.push_char(c, Some(look)),
                }
            }
        }
    }

    fn push_char(&mut self, c: char, look: Option<Look>) {
        let start = self.text.len();
        self.text.push(c);
        self.length += 1;
        let end = self.text.len();
        let look = look.unwrap_or_default();
        match self.runs.last_mut() {
            Some(last) if last.look == look => last.range.end = end,
            _ => self.runs.push(DraftRun {
                range: start..end,
                look,
            }),
        }
    }
}

/// Whether a sign of a draft is the mark of a footnote.
pub fn is_note_figure(sign: char) -> bool {
    sign == ANY_NOTE
        || matches!(u32::from(sign), 0x2460..=0x2473 | 0x3251..=0x325F | 0x32B1..=0x32BF)
}

/// A number in a circle, as a single character.
fn circled(number: Option<usize>) -> char {
    let number = number.and_then(|number| u32::try_from(number).ok());
    let code = match number {
        Some(number @ 1..=20) => 0x2460 + number - 1,
        Some(number @ 21..=35) => 0x3251 + number - 21,
        Some(number @ 36..=50) => 0x32B1 + number - 36,
        _ => return ANY_NOTE,
    };
    char::from_u32(code).unwrap_or(ANY_NOTE)
}
