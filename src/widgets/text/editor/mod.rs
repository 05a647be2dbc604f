//! Editing a text: caret, selection, typing, deleting, composing. Without a window.
//!
//! A caret is never within a grapheme. Each change is recorded as it's made, for whoever
//! keeps the text.

mod composing;
mod motion;

use std::ops::Range;

use super::flow::{Flow, FlowStyle, Place, Spot};
use super::labels::TextFonts;
use super::steps;
use crate::language::{LINE_BREAK, sanitize, with_line_ends};

pub use composing::Composition;
pub use motion::Motion;

/// How text was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By keys, letter for letter.
    #[default]
    Typing,
    /// By pasting.
    Pasting,
    /// By a click that puts in what was selected last.
    PastingSelected,
    /// By cutting.
    Cutting,
}

/// A change of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Text was put in the place of other text.
    Text {
        /// What was replaced, in bytes of the text before.
        range: Range<usize>,
        /// What stands there now: a line feed begins a paragraph, [`LINE_BREAK`] a line
        /// within one.
        inserted: String,
        /// How.
        by: By,
    },
    /// The item of a list that begins at this byte is to be one level less of an item.
    Outdent(usize),
}

/// What a text is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextShape {
    /// One line, however often it's broken to fit.
    #[default]
    Line,
    /// Lines.
    Lines,
    /// Paragraphs.
    Prose,
}

/// What is taken at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Letters.
    #[default]
    Letter,
    /// Words.
    Word,
    /// Lines, as far as the next line feed.
    Line,
}

/// What is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where it was begun.
    pub anchor: usize,
    /// Where the caret is.
    pub head: Place,
}

impl Selection {
    /// Nothing, with the caret at `place`.
    pub fn caret(place: Place) -> Self {
        Self {
            anchor: place.at,
            head: place,
        }
    }

    /// What is selected, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.anchor.min(self.head.at)..self.anchor.max(self.head.at)
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.anchor == self.head.at
    }
}

/// A text with a caret.
#[derive(Clone, Debug)]
pub struct Editor {
    flow: Flow,
    shape: TextShape,
    selection: Selection,
    /// How far from the left a caret that goes up and down wants to be.
    goal: Option<f32>,
    composition: Option<Composition>,
    changes: Vec<Change>,
    /// What a drag takes at a time, and what it began with.
    drag: (Unit, Range<usize>),
}

impl Editor {
    /// An empty text.
    pub fn new(shape: TextShape, style: FlowStyle) -> Self {
        Self {
            flow: Flow::new(style),
            shape,
            selection: Selection::default(),
            goal: None,
            composition: None,
            changes: Vec::new(),
            drag: (Unit::Letter, 0..0),
        }
    }

    /// The text with its places.
    pub fn flow(&self) -> &Flow {
        &self.flow
    }

    /// The same, to be laid out.
    pub fn flow_mut(&mut self) -> &mut Flow {
        &mut self.flow
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.flow.text()
    }

    /// What is selected.
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// The changes since they were last taken.
    pub fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }

    /// How many changes there were since then.
    pub fn changes(&self) -> usize {
        self.changes.len()
    }

    /// The chip or link that is selected, and nothing else.
    pub(super) fn selected_chip(&self) -> Option<Range<usize>> {
        let range = self.selection.range();
        let chip = self.flow.chip_at(range.start);
        let whole = chip.or_else(|| self.flow.link_at(range.start));
        whole.filter(|whole| *whole == range && !range.is_empty())
    }

    /// Selects this, between graphemes.
    pub fn select(&mut self, selection: Selection) {
        let at = steps::at_letter(self.text(), selection.head.at);
        self.selection = Selection {
            anchor: steps::at_letter(self.text(), selection.anchor),
            head: Place {
                at,
                at_end: selection.head.at_end,
            },
        };
        self.goal = None;
    }

    fn has_paragraphs(&self) -> bool {
        self.shape == TextShape::Prose
    }

    /// Selects all.
    pub fn select_all(&mut self) {
        self.selection = Selection {
            anchor: 0,
            head: Place::new(self.text().len()),
        };
        self.goal = None;
    }

    /// Where the caret stands.
    pub fn spot(&mut self, fonts: &mut TextFonts) -> Spot {
        let place = match &self.composition {
            Some(composition) => {
                let active = composition.active.as_ref();
                let inside = active.map_or(composition.range.len(), |active| active.end);
                Place::new(composition.range.start + inside)
            }
            None => self.selection.head,
        };
        self.flow.spot(fonts, place)
    }

    // ---- The mouse ---------------------------------------------------------

    /// A press at `place` that takes a `unit`; what is between is selected where it's to
    /// `extend`.
    pub fn press(&mut self, place: Place, unit: Unit, extend: bool) {
        self.goal = None;
        if extend {
            self.drag = (unit, self.selection.anchor..self.selection.anchor);
            self.selection.head = place;
            return;
        }
        let range = self.unit_at(place.at, unit);
        self.drag = (unit, range.clone());
        self.selection = match unit {
            Unit::Letter => Selection::caret(place),
            _ => Selection {
                anchor: range.start,
                head: Place {
                    at: range.end,
                    at_end: true,
                },
            },
        };
    }

    /// A drag to `place` since then.
    pub fn drag(&mut self, place: Place) {
        let (unit, origin) = self.drag.clone();
        let (anchor, head) = match unit {
            Unit::Letter => (self.selection.anchor, place),
            _ => {
                let range = self.unit_at(place.at, unit);
                let end = Place {
                    at: range.end.max(origin.end),
                    at_end: true,
                };
                match range.start < origin.start {
                    true => (origin.end, Place::new(range.start)),
                    false => (origin.start, end),
                }
            }
        };
        // The text may have been changed since it began.
        self.select(Selection { anchor, head });
    }

    fn unit_at(&self, at: usize, unit: Unit) -> Range<usize> {
        match unit {
            Unit::Letter => at..at,
            Unit::Word => steps::word_around(self.text(), at),
            Unit::Line => steps::line_around(self.text(), at),
        }
    }

    // ---- Changing ----------------------------------------------------------

    /// Puts `text` in the place of what is selected.
    pub fn insert(&mut self, text: &str, by: By) {
        self.end_composition();
        let range = self.selection.range();
        self.replace(range, text, by);
    }

    /// Puts `text` in the place of `range`, with the caret behind it.
    fn replace(&mut self, range: Range<usize>, text: &str, by: By) {
        let (inserted, clean) = self.cleaned(text);
        if range.is_empty() && clean.is_empty() && inserted.is_empty() {
            return;
        }
        self.flow
            .replace(range.clone(), &clean, self.has_paragraphs());
        let at = range.start + clean.replace(LINE_BREAK, "\n").len();
        // A mark that was put behind its letter is one with it.
        let at = match steps::at_letter(self.text(), at) {
            inside if inside < at => steps::next_letter(self.text(), inside),
            at => at,
        };
        self.select(Selection::caret(Place::new(at)));
        self.changes.push(Change::Text {
            range,
            inserted,
            by,
        });
    }

    /// What is typed or pasted, as it's recorded and as it comes to stand in the text.
    fn cleaned(&self, text: &str) -> (String, String) {
        let mut inserted = with_line_ends(text).into_owned();
        match self.shape {
            TextShape::Line => inserted = inserted.replace(['\n', '\t', LINE_BREAK], " "),
            TextShape::Lines => inserted = inserted.replace(LINE_BREAK, "\n"),
            TextShape::Prose => {}
        }
        let (clean, _) = sanitize(&inserted);
        let clean = clean.into_owned();
        (inserted, clean)
    }

    /// Deletes what is selected; else the letter, or the `unit`, before the caret or
    /// behind it. A chip or a link is selected first, to be deleted as one.
    pub fn delete(&mut self, fonts: &mut TextFonts, forwards: bool, unit: Unit) {
        self.end_composition();
        let range = self.selection.range();
        if !range.is_empty() {
            self.replace(range, "", By::Typing);
            return;
        }
        let at = self.selection.head.at;
        let edge = if forwards {
            Some(at)
        } else {
            at.checked_sub(1)
        };
        let whole = edge
            .map(|edge| steps::floor(self.text(), edge))
            .and_then(|edge| self.flow.chip_at(edge).or_else(|| self.flow.link_at(edge)))
            .filter(|whole| {
                let end = if forwards { whole.start } else { whole.end };
                unit == Unit::Letter && at == end
            });
        if let Some(whole) = whole {
            let (anchor, head) = if forwards {
                (whole.start, whole.end)
            } else {
                (whole.end, whole.start)
            };
            self.select(Selection {
                anchor,
                head: Place::new(head),
            });
            return;
        }
        // What stands before an item goes first, then the item joins the one before.
        if !forwards && self.flow.marker_at(at).is_some() {
            self.changes.push(Change::Outdent(at));
            return;
        }
        let text = self.text();
        let range = match (unit, forwards) {
            (Unit::Letter, false) => steps::backspace_start(text, at)..at,
            (Unit::Letter, true) => at..steps::next_letter(text, at),
            (Unit::Word, false) => steps::previous_word(text, at)..at,
            (Unit::Word, true) => at..steps::next_word(text, at),
            (Unit::Line, _) => {
                let (line, _) = self.flow.line_at(fonts, self.selection.head);
                if forwards {
                    at..line.end
                } else {
                    line.start..at
                }
            }
        };
        if !range.is_empty() {
            self.replace(range, "", By::Typing);
        }
    }
}
