//! The text of a field, paragraph by paragraph, and where on the field each letter is.
//!
//! Guarantees: what a change leaves as it was isn't laid out again, and what nobody has
//! looked at isn't at all: its height is guessed. Offsets are bytes of the whole text, in
//! which a line feed stands between two paragraphs; distances are in pixels of the
//! screen from the field's corner.

mod beside;
mod changes;
mod looks;
mod places;
mod slots;

use std::ops::Range;
use std::sync::Arc;

use super::access::{SpokenBlock, runs_of};
use super::block::{Block, BlockText, Measure, Weight};
use super::direction::TextDirection;
use super::labels::TextFonts;
pub(super) use beside::Side;
pub(super) use changes::SavedParagraphs;
use changes::cut;
use slots::Slot;

/// What stands in the text where a chip is (OBJECT REPLACEMENT CHARACTER).
const CHIP: char = '\u{fffc}';
/// What stands in the place of a character, and is moved over, selected and deleted as
/// one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chip {
    /// What is written on it.
    pub label: Arc<str>,
}

/// How a stretch of text looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Bold.
    pub strong: bool,
    /// Italic; bold in scripts that have no italic.
    pub emphasis: bool,
    /// The link that it's part of: stretches beside each other with one number are one.
    pub link: Option<usize>,
    /// A chip, whose stretch is a single character.
    pub chip: Option<Chip>,
}

/// A stretch of a paragraph that looks alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSpan {
    /// The stretch, in bytes of the paragraph.
    pub range: Range<usize>,
    /// How it looks.
    pub look: Look,
}

/// What a paragraph is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextParagraph {
    /// How its stretches look, in order, without overlaps; what none covers is plain.
    pub spans: Vec<TextSpan>,
    /// What stands before it, if it's an item of a list.
    pub marker: Option<Arc<str>>,
    /// How deep an item it is.
    pub level: u8,
}

/// How a field's text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowStyle {
    /// The font's size.
    pub size: f32,
    /// From one line's top to the next.
    pub line_height: f32,
    /// Between two paragraphs.
    pub gap: f32,
    /// How much room the sign of a list takes, a level.
    pub indent: f32,
    /// How wide the field is.
    pub width: f32,
    /// Which way its paragraphs run; by the first letter of each line where that is `None`.
    pub direction: Option<TextDirection>,
    /// Which way runs what has no letters, where `direction` is `None`.
    pub usual: TextDirection,
    /// Whether the text is Chinese: see [`FontFile::chinese`](super::FontFile::chinese).
    pub is_chinese: bool,
}

/// Where a caret stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// How far from the left.
    pub x: f32,
    /// The top of its line.
    pub top: f32,
    /// Its line, counted from the top of what is laid out as one block.
    pub(super) line: usize,
    /// The block.
    pub(super) block: usize,
}

/// A place in a text, as a caret has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The byte before which it is.
    pub at: usize,
    /// Where a line is broken for want of room: at the end of that line, not at the
    /// start of the next.
    pub at_end: bool,
}

impl Place {
    /// Before the byte `at`.
    pub fn new(at: usize) -> Self {
        Self { at, at_end: false }
    }
}

#[derive(Clone, Debug)]
struct Paragraph {
    length: usize,
    kind: TextParagraph,
}

/// A block that is laid out, at its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Which block it is.
    pub index: usize,
    /// Where its text begins, in bytes of the whole.
    pub start: usize,
    /// Its top.
    pub top: f32,
    /// How far its left edge is from the field's.
    pub left: f32,
    /// Its lines.
    pub block: Arc<Block>,
    /// The paragraph that it's of.
    pub paragraph: usize,
    /// Whether it's the first of its paragraph.
    pub is_first: bool,
    /// Whether it's the last.
    pub is_last: bool,
    /// Whether a line feed stands behind it.
    pub is_fed: bool,
}

/// A field's text with its blocks.
#[derive(Clone, Debug)]
pub struct Flow {
    text: String,
    paragraphs: Vec<Paragraph>,
    slots: Vec<Slot>,
    style: FlowStyle,
    height: f32,
}

impl Flow {
    /// An empty text.
    pub fn new(style: FlowStyle) -> Self {
        let mut flow = Self {
            text: String::new(),
            paragraphs: Vec::new(),
            slots: Vec::new(),
            style,
            height: 0.0,
        };
        flow.splice(0..0, vec![(TextParagraph::default(), String::new())]);
        flow
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it's set.
    pub fn style(&self) -> &FlowStyle {
        &self.style
    }

    /// How high it is: guessed, where nobody has looked.
    pub fn height(&self) -> f32 {
        self.height
    }

    /// Sets it otherwise.
    pub fn restyle(&mut self, style: FlowStyle) {
        if style == self.style {
            return;
        }
        let turned = style.direction != self.style.direction || style.usual != self.style.usual;
        self.style = style;
        if turned {
            let all = self.take_all();
            self.paragraphs.clear();
            self.slots.clear();
            self.text.clear();
            self.splice(0..0, all);
            return;
        }
        for index in 0..self.slots.len() {
            let height = self.guessed_height(index);
            if let Some(slot) = self.slots.get_mut(index) {
                slot.let_go();
                slot.height = height;
            }
        }
        self.stack(0);
    }

    fn take_all(&self) -> Vec<(TextParagraph, String)> {
        let mut start = 0;
        let paragraphs = self.paragraphs.iter();
        paragraphs
            .map(|paragraph| {
                let text = self.text.get(start..start + paragraph.length);
                start += paragraph.length + 1;
                (paragraph.kind.clone(), text.unwrap_or_default().to_owned())
            })
            .collect()
    }

    // ---- Paragraphs --------------------------------------------------------

    fn paragraph_of(&self, at: usize) -> usize {
        self.slot_of(Place::new(at))
            .and_then(|index| self.slots.get(index))
            .map_or(0, |slot| slot.paragraph)
    }

    /// Where a paragraph begins, and what it is.
    fn paragraph_at(&self, index: usize) -> Option<(usize, &Paragraph)> {
        let paragraph = self.paragraphs.get(index)?;
        let first = self.slots.partition_point(|slot| slot.paragraph < index);
        Some((self.slots.get(first)?.start, paragraph))
    }

    /// What a paragraph is.
    pub(super) fn kind(&self, paragraph: usize) -> Option<&TextParagraph> {
        self.paragraphs
            .get(paragraph)
            .map(|paragraph| &paragraph.kind)
    }

    /// How far a paragraph's text is from the edge at which it begins.
    fn indent(&self, paragraph: usize) -> f32 {
        match self.kind(paragraph) {
            Some(kind) if kind.marker.is_some() => {
                self.style.indent * (f32::from(kind.level) + 1.0)
            }
            _ => 0.0,
        }
    }

    /// How wide the lines of a block may be.
    pub(super) fn room_of(&self, placed: &Placed) -> f32 {
        self.room(placed.paragraph)
    }

    /// How wide a paragraph's lines may be.
    fn room(&self, paragraph: usize) -> f32 {
        (self.style.width - self.indent(paragraph)).max(self.style.size)
    }

    /// Which way the text at `at` runs.
    pub fn direction_at(&self, at: usize) -> TextDirection {
        self.slot_of(Place::new(at))
            .and_then(|index| self.slots.get(index))
            .map_or(self.style.usual, |slot| slot.base)
    }

    // ---- Layout ------------------------------------------------------------

    /// A block laid out, at its place. What stands below it moves where its height was
    /// guessed wrong.
    pub(super) fn laid(&mut self, fonts: &mut TextFonts, index: usize) -> Option<Placed> {
        let slot = self.slots.get(index)?;
        let is_stale = |block: &Arc<Block>| {
            let lacks = block.lacks;
            lacks.is_some_and(|then| then != fonts.fonts.times_added())
        };
        if slot.laid.as_ref().is_none_or(is_stale) {
            let block = Arc::new(self.lay_out(fonts, index)?);
            let height = block.height();
            let slot = self.slots.get_mut(index)?;
            slot.laid = Some(block);
            slot.before = None;
            slot.spoken = None;
            let is_moved = slot.height != height;
            slot.height = height;
            if is_moved {
                self.stack(index);
            }
        }
        let slot = self.slots.get(index)?;
        let block = slot.laid.as_ref()?;
        Some(self.placed(index, slot, block))
    }

    fn lay_out(&self, fonts: &mut TextFonts, index: usize) -> Option<Block> {
        let slot = self.slots.get(index)?;
        let text = self.text.get(slot.start..slot.end())?;
        let (start, paragraph) = self.paragraph_at(slot.paragraph)?;
        let inside = slot.start - start..slot.end() - start;
        let spans = cut(&paragraph.kind.spans, inside);
        let mut weights = Vec::new();
        let mut chips = Vec::new();
        for span in spans {
            if let Some(chip) = &span.look.chip {
                chips.push((
                    span.range.start,
                    fonts.chip_width(&chip.label, self.style.size),
                ));
            } else if span.look.strong || span.look.emphasis {
                weights.push(Weight {
                    range: span.range,
                    strong: span.look.strong,
                    emphasis: span.look.emphasis,
                });
            }
        }
        let source = BlockText {
            text,
            weights: &weights,
            chips: &chips,
            base: slot.base,
            is_chinese: self.style.is_chinese,
        };
        let width = self.room(slot.paragraph);
        let measure = Measure {
            size: self.style.size,
            line_height: self.style.line_height,
            width: Some(width),
        };
        let before = slot.before.as_ref();
        let fonts = &mut fonts.fonts;
        let patched = before.and_then(|before| Block::patched(fonts, &source, &measure, before));
        Some(patched.unwrap_or_else(|| Block::new(fonts, &source, &measure)))
    }

    /// The blocks that stand between `top` and `bottom`, laid out.
    pub(super) fn between(&mut self, fonts: &mut TextFonts, top: f32, bottom: f32) -> Vec<Placed> {
        let first = self
            .slots
            .partition_point(|slot| slot.top + slot.height <= top);
        let mut found = Vec::new();
        for index in first..self.slots.len() {
            let is_seen = |slot: &Slot| slot.top < bottom;
            if !self.slots.get(index).is_some_and(is_seen) {
                break;
            }
            let Some(placed) = self.laid(fonts, index) else {
                break;
            };
            found.push(placed);
        }
        found
    }

    /// What a screen reader says of each block. What hasn't changed isn't gone through
    /// again.
    pub(super) fn spoken(&mut self) -> Vec<SpokenBlock> {
        for index in 0..self.slots.len() {
            let Some(slot) = self.slots.get(index).filter(|slot| slot.spoken.is_none()) else {
                continue;
            };
            let block = slot.laid.as_ref();
            let placed = block.map(|block| self.placed(index, slot, block));
            let range = slot.start..slot.end();
            let runs = runs_of(self, &range, slot.is_fed, placed.as_ref());
            if let Some(slot) = self.slots.get_mut(index) {
                slot.spoken = Some(runs);
            }
        }
        let blocks = self.slots.iter().filter_map(|slot| {
            Some(SpokenBlock {
                start: slot.start,
                top: slot.top,
                runs: slot.spoken.clone()?,
            })
        });
        blocks.collect()
    }

    fn placed(&self, index: usize, slot: &Slot, block: &Arc<Block>) -> Placed {
        let indent = self.indent(slot.paragraph);
        Placed {
            index,
            start: slot.start,
            top: slot.top,
            left: if slot.base.is_rtl() { 0.0 } else { indent },
            block: Arc::clone(block),
            paragraph: slot.paragraph,
            is_first: slot.is_first,
            is_last: slot.is_last,
            is_fed: slot.is_fed,
        }
    }

    /// Lets go of what is laid out far from what is seen: as much above and below as is
    /// seen stays, and what is around the byte `kept`.
    pub(super) fn forget_far(&mut self, top: f32, bottom: f32, kept: Option<usize>) {
        let reach = (bottom - top).max(0.0);
        let kept = kept.and_then(|at| self.slot_of(Place::new(at)));
        for (index, slot) in self.slots.iter_mut().enumerate() {
            let is_far = slot.top + slot.height < top - reach || slot.top > bottom + reach;
            if is_far && kept != Some(index) {
                slot.let_go();
            }
        }
    }
}
