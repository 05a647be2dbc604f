//! Moving and copying selected text by hand, from one place to another.

use std::ops::Range;

use super::clipboard::Clip;
use super::writing::{self, Labelled, TextChange};
use super::{Caret, Session};
use crate::edit::{Document, Edit, Join, Label};
use crate::release::{FieldPath, Part, Release};

/// Text that is taken from one place to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedText {
    /// The field that it's taken from.
    pub from: FieldPath,
    /// What is taken, in bytes of that field's text.
    pub range: Range<usize>,
    /// The field that it's put into.
    pub to: FieldPath,
    /// Where, in bytes of that one's text as it is before.
    pub at: usize,
    /// Whether it stays where it was, too.
    pub is_copied: bool,
}

impl Session {
    /// Moves text, as one step, with its looks and its footnotes; it's selected then.
    pub(super) fn move_text(&mut self, moved: &MovedText) {
        let (before, was) = (self.before_edit(), self.caret.clone());
        let Some((edit, selected)) = self.moved_text(moved) else {
            return;
        };
        let is = Caret {
            field: moved.to.clone(),
            anchor: selected.start,
            head: selected.end,
        };
        if self.apply(Some(edit)) {
            self.remember_carets(before, was.unwrap_or_else(|| is.clone()), is.clone());
            self.focus(is);
        }
    }

    /// The edit, and where the text stands after it.
    fn moved_text(&self, moved: &MovedText) -> Option<(Labelled, Range<usize>)> {
        let is_here = moved.from == moved.to;
        let is_within = is_here && moved.range.start <= moved.at && moved.at <= moved.range.end;
        if is_within && !moved.is_copied {
            return None;
        }
        let release = self.release();
        let prose = release.prose(&moved.from);
        let clip = prose.and_then(|prose| Clip::of(release, prose, &moved.range));
        let is_plain = release.prose(&moved.to).is_none();
        let text = match &clip {
            Some(clip) if is_plain => clip.words(),
            Some(clip) => clip.text().to_owned(),
            None => plain(release, &moved.from)?
                .get(moved.range.clone())?
                .to_owned(),
        };
        // A footnote's mark has no words that a plain text could hold.
        if is_plain && clip.as_ref().is_some_and(Clip::has_no_words) {
            return None;
        }
        let mut meanwhile = Document::new(release.as_ref().clone());
        let mut edits = Vec::new();
        let mut at = moved.at;
        if !moved.is_copied {
            let deletion = TextChange {
                range: moved.range.clone(),
                inserted: String::new(),
            };
            let deleted =
                writing::in_field(meanwhile.release(), &moved.from, &deletion, None, None)?;
            let (label, edit) = deleted.edit;
            meanwhile.apply(label, edit.clone(), Join::Separate).ok()?;
            edits.push(edit);
            if is_here && at >= moved.range.end {
                at -= moved.range.len();
            }
        }
        let insertion = TextChange {
            range: at..at,
            inserted: text,
        };
        let clip = clip.as_ref();
        let inserted = writing::in_field(meanwhile.release(), &moved.to, &insertion, None, clip)?;
        let (label, edit) = inserted.edit;
        meanwhile.apply(label, edit.clone(), Join::Separate).ok()?;
        edits.push(edit);
        let end = inserted.caret.in_field(meanwhile.release(), &moved.to);
        let label = match moved.is_copied {
            true => Label::Paste(moved.to.clone()),
            false => Label::MoveText(moved.to.clone()),
        };
        Some(((label, Edit::Group(edits)), at..end.max(at)))
    }
}

fn plain<'a>(release: &'a Release, field: &FieldPath) -> Option<&'a str> {
    match release.part(field)? {
        Part::Text(text, _) => Some(text.text()),
        _ => None,
    }
}
