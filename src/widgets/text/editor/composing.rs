//! Composing: what an input method is at work on stands in the text, but isn't part of it
//! yet. It becomes one change when it's taken; given up, all is as it was before.

use std::ops::Range;

use super::{By, Change, Editor, Selection};
use crate::language::LINE_BREAK;
use crate::widgets::text::flow::{Flow, Place, SavedParagraphs};
use crate::widgets::text::steps;

/// What an input method is composing: it stands in the text, but isn't part of it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// Where it stands, in bytes of the text with it.
    pub range: Range<usize>,
    /// The part that is being worked on, in bytes of it.
    pub active: Option<Range<usize>>,
    /// What it takes the place of.
    replaced: String,
    /// The paragraphs around it as they were before.
    before: SavedParagraphs,
}

impl Editor {
    /// What is being composed.
    pub fn composition(&self) -> Option<&Composition> {
        self.composition.as_ref()
    }

    /// Runs `set` on the text as it is without what is being composed; that comes back
    /// where it was.
    pub fn with_source(&mut self, set: impl FnOnce(&mut Flow)) {
        let composing = self.composition.take();
        let shown = composing.as_ref().map(|composition| {
            let shown = self.text().get(composition.range.clone());
            let shown = shown.unwrap_or_default().to_owned();
            self.flow.restore(&composition.before);
            shown
        });
        set(&mut self.flow);
        if let (Some(mut composition), Some(shown)) = (composing, shown) {
            let start = steps::floor(self.text(), composition.range.start);
            let end = steps::floor(self.text(), start + composition.replaced.len());
            composition.replaced = self.text().get(start..end).unwrap_or_default().to_owned();
            composition.before = self.flow.saved(start..end);
            self.flow.replace(start..end, &shown, false);
            composition.range = start..start + shown.len();
            self.composition = Some(composition);
        }
        self.select(self.selection);
    }

    /// Shows what an input method is composing, in the place of what is selected; with
    /// nothing, it was given up. `active` is in characters of it.
    pub fn compose(&mut self, text: &str, active: Option<Range<usize>>) {
        if text.is_empty() {
            self.cancel_composition();
            return;
        }
        let (_, text) = self.cleaned(text);
        let text = text.replace(['\n', LINE_BREAK], " ");
        let (range, replaced, before) = match self.composition.take() {
            Some(composing) => (composing.range, composing.replaced, composing.before),
            None => {
                let range = self.selection.range();
                let replaced = self.text().get(range.clone()).unwrap_or_default();
                let replaced = replaced.to_owned();
                (range.clone(), replaced, self.flow.saved(range))
            }
        };
        self.flow.replace(range.clone(), &text, false);
        let byte = |at: usize| {
            let found = text.char_indices().nth(at);
            found.map_or(text.len(), |(offset, _)| offset)
        };
        self.composition = Some(Composition {
            range: range.start..range.start + text.len(),
            active: active.map(|active| byte(active.start)..byte(active.end)),
            replaced,
            before,
        });
        self.selection = Selection::caret(Place::new(range.start));
        self.goal = None;
    }

    /// Takes over what was composed.
    pub fn commit(&mut self, text: &str) {
        self.cancel_composition();
        if !text.is_empty() {
            let range = self.selection.range();
            self.replace(range, text, By::Typing);
        }
    }

    /// Takes what is being composed as it stands.
    pub fn end_composition(&mut self) {
        let Some(composition) = &self.composition else {
            return;
        };
        let shown = self.text().get(composition.range.clone());
        let shown = shown.unwrap_or_default().to_owned();
        self.commit(&shown);
    }

    /// Puts back what was there before something was composed.
    pub fn cancel_composition(&mut self) {
        let Some(composition) = self.composition.take() else {
            return;
        };
        let Composition {
            range,
            replaced,
            before,
            ..
        } = composition;
        self.flow.restore(&before);
        self.selection = Selection {
            anchor: range.start,
            head: Place::new(range.start + replaced.len()),
        };
    }

    /// Deletes so many characters before and behind what is selected, as an input method
    /// asks for.
    pub fn delete_around(&mut self, before: usize, behind: usize) {
        if let Some(composition) = self.composition.clone() {
            let shown = self.text().get(composition.range).unwrap_or_default();
            let shown = shown.to_owned();
            self.cancel_composition();
            self.delete_around(before, behind);
            self.compose(&shown, None);
            if let Some(again) = &mut self.composition {
                again.active = composition.active;
            }
            return;
        }
        let range = self.selection.range();
        let text = self.text();
        let head = text.get(..range.start).unwrap_or_default();
        let tail = text.get(range.end..).unwrap_or_default();
        let start = match before.checked_sub(1) {
            Some(last) => head.char_indices().rev().nth(last).map_or(0, |(at, _)| at),
            None => range.start,
        };
        let end = tail.char_indices().nth(behind);
        let end = end.map_or(text.len(), |(at, _)| range.end + at);
        if range.end < end {
            self.flow.replace(range.end..end, "", self.has_paragraphs());
            self.changes.push(Change::Text {
                range: range.end..end,
                inserted: String::new(),
                by: By::Typing,
            });
        }
        if start < range.start {
            self.flow
                .replace(start..range.start, "", self.has_paragraphs());
            self.changes.push(Change::Text {
                range: start..range.start,
                inserted: String::new(),
                by: By::Typing,
            });
            let by = range.start - start;
            self.selection.anchor -= by;
            self.selection.head = Place::new(self.selection.head.at - by);
        }
        // What is left may have become one grapheme.
        self.select(self.selection);
    }
}
