//! Editing a text: caret, selection, typing, deleting, composing. Without a window.
//!
//! Moves are those of Chromium's text field on Linux: arrows follow the text in the
//! direction of its paragraph, never the letters' places on the screen. A caret is never
//! within a grapheme. Each change is recorded as it's made, for whoever keeps the text.

use std::ops::Range;

use super::flow::{Flow, FlowStyle, LINE_BREAK, Place, SavedParagraphs, Side, Spot};
use super::labels::TextFonts;
use super::steps;
use crate::language::sanitize;

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

/// Where a caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// A letter to the left.
    Left,
    /// A letter to the right.
    Right,
    /// To the place that is next on the left.
    VisualLeft,
    /// To the place that is next on the right.
    VisualRight,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// So many lines down; up where it's less than nothing.
    Lines(isize),
    /// To the start of the paragraph, or of the one above.
    ParagraphUp,
    /// To the start of the paragraph below.
    ParagraphDown,
    /// To the left end of the line.
    LineLeft,
    /// To its right end.
    LineRight,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the start of the text.
    TextStart,
    /// To its end.
    TextEnd,
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

    /// What is being composed.
    pub fn composition(&self) -> Option<&Composition> {
        self.composition.as_ref()
    }

    /// The changes since they were last taken.
    pub fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }

    /// How many changes there were since then.
    pub fn changes(&self) -> usize {
        self.changes.len()
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

    fn has_paragraphs(&self) -> bool {
        self.shape == TextShape::Prose
    }

    // ---- Moving ------------------------------------------------------------

    /// Moves the caret; what is between stays selected or is, where it's to `extend`.
    pub fn go(&mut self, fonts: &mut TextFonts, motion: Motion, extend: bool) {
        let range = self.selection.range();
        let at = self.selection.head.at;
        let is_rtl = self.flow.direction_at(at).is_rtl();
        let motion = match motion {
            Motion::LineLeft | Motion::LineRight if (motion == Motion::LineLeft) != is_rtl => {
                Motion::LineStart
            }
            Motion::LineLeft | Motion::LineRight => Motion::LineEnd,
            motion => motion,
        };
        let (place, goal) = match motion {
            Motion::Left | Motion::Right if !extend && !range.is_empty() => {
                let to_start = (motion == Motion::Left) != is_rtl;
                let at = if to_start { range.start } else { range.end };
                (Place::new(at), None)
            }
            Motion::Left | Motion::Right => {
                let forwards = (motion == Motion::Right) != is_rtl;
                let at = if forwards {
                    steps::next_letter(self.text(), at)
                } else {
                    steps::previous_letter(self.text(), at)
                };
                (Place::new(at), None)
            }
            Motion::VisualLeft | Motion::VisualRight => {
                let side = if motion == Motion::VisualLeft {
                    Side::Left
                } else {
                    Side::Right
                };
                (self.visual(fonts, side, extend), None)
            }
            Motion::WordLeft | Motion::WordRight => {
                let forwards = (motion == Motion::WordRight) != is_rtl;
                let at = if forwards {
                    steps::next_word(self.text(), at)
                } else {
                    steps::previous_word(self.text(), at)
                };
                (Place::new(steps::at_letter(self.text(), at)), None)
            }
            Motion::ParagraphUp => (Place::new(self.paragraph_above(at)), None),
            Motion::ParagraphDown => (Place::new(self.paragraph_below(at)), None),
            Motion::LineLeft | Motion::LineRight | Motion::LineStart => {
                let (line, _) = self.flow.line_at(fonts, self.selection.head);
                (Place::new(line.start), None)
            }
            Motion::LineEnd => {
                let (line, continues) = self.flow.line_at(fonts, self.selection.head);
                let at = line.end;
                let place = Place {
                    at,
                    at_end: continues,
                };
                (place, None)
            }
            Motion::TextStart => (Place::new(0), None),
            Motion::TextEnd => (Place::new(self.text().len()), None),
            Motion::Lines(lines) => self.vertical(fonts, lines, extend),
        };
        self.selection.head = place;
        if !extend {
            self.selection.anchor = place.at;
        }
        self.goal = goal;
    }

    /// The place beside the caret; where something is selected that is let go of, the end
    /// of it that stands on that side.
    fn visual(&mut self, fonts: &mut TextFonts, side: Side, extend: bool) -> Place {
        let range = self.selection.range();
        if extend || range.is_empty() {
            return self.flow.place_beside(fonts, self.selection.head, side);
        }
        let [start, end] = [range.start, range.end].map(Place::new);
        let [first, last] = [start, end].map(|place| self.flow.spot(fonts, place));
        let is_start_left = match first.top == last.top {
            true => first.x <= last.x,
            false => !self.flow.direction_at(range.start).is_rtl(),
        };
        if is_start_left == (side == Side::Left) {
            start
        } else {
            end
        }
    }

    fn paragraph_above(&self, at: usize) -> usize {
        let line = steps::line_around(self.text(), at);
        match line.start.checked_sub(1) {
            Some(before) if at == line.start => steps::line_around(self.text(), before).start,
            _ => line.start,
        }
    }

    fn paragraph_below(&self, at: usize) -> usize {
        let line = steps::line_around(self.text(), at);
        self.text().len().min(line.end + 1)
    }

    fn vertical(
        &mut self,
        fonts: &mut TextFonts,
        lines: isize,
        extend: bool,
    ) -> (Place, Option<f32>) {
        let range = self.selection.range();
        let from = if extend || range.is_empty() {
            self.selection.head
        } else if lines < 0 {
            Place::new(range.start)
        } else {
            Place::new(range.end)
        };
        let spot = self.flow.spot(fonts, from);
        // Carets stand on whole pixels.
        let goal = self.goal.unwrap_or(spot.x.floor());
        let mut most = lines;
        // A page up from the third line leads to the first.
        while most != 0 {
            if let Some(place) = self.flow.place_below(fonts, &spot, goal, most) {
                return (place, Some(goal));
            }
            if most.unsigned_abs() == 1 {
                break;
            }
            most -= most.signum();
        }
        let at = if lines < 0 { 0 } else { self.text().len() };
        (Place::new(at), Some(goal))
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
        let mut inserted = text.replace("\r\n", "\n").replace('\r', "\n");
        match self.shape {
            TextShape::Line => inserted = inserted.replace(['\n', LINE_BREAK, '\u{2029}'], " "),
            TextShape::Lines => inserted = inserted.replace([LINE_BREAK, '\u{2029}'], "\n"),
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

    // ---- Composing ---------------------------------------------------------

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
