//! Short texts that stand in a field and aren't its text: hints, the signs of lists, what is
//! written on chips. Each is laid out once.

use std::collections::HashMap;
use std::sync::Arc;

use super::block::{Block, BlockText, Measure};
use super::direction::TextDirection;
use super::flow::FlowStyle;
use super::fonts::{FontFile, Fonts, FoundFont};

/// The size of what is written on a chip, in sizes of the text around it.
pub(super) const CHIP_SIZE: f32 = 0.8;
/// What is left free beside it, in all, in sizes of the text around it.
pub(super) const CHIP_MARGIN: f32 = 0.5;
/// From how many on labels are forgotten.
const MOST_LABELS: usize = 1024;

/// Fonts, and what is needed to lay text out by them.
pub struct TextFonts {
    pub(super) fonts: Fonts,
    labels: HashMap<LabelKey, Arc<Block>>,
}

/// What a label is laid out by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct LabelKey {
    text: Arc<str>,
    base: TextDirection,
    is_chinese: bool,
    size: u32,
    line_height: u32,
    width: Option<u32>,
}

impl TextFonts {
    /// Those in `files`.
    pub fn new(files: &[FontFile]) -> Self {
        Self {
            fonts: Fonts::new(files),
            labels: HashMap::new(),
        }
    }

    /// The letters that no font had since this was last asked.
    pub fn take_wanted(&mut self) -> Vec<char> {
        self.fonts.take_wanted()
    }

    /// Has letters drawn with `found`, too, where none of the fonts has them that were there
    /// before.
    pub fn add(&mut self, found: impl IntoIterator<Item = FoundFont>) {
        self.fonts.add(found);
        self.labels.clear();
    }

    /// How wide a chip with this label is in text of this size.
    pub(super) fn chip_width(&mut self, label: &Arc<str>, size: f32) -> f32 {
        let written = self.line(label, size * CHIP_SIZE, TextDirection::LeftToRight);
        written.width() + CHIP_MARGIN * size
    }

    /// What stands in an empty field.
    pub(super) fn hint(
        &mut self,
        text: &str,
        style: &FlowStyle,
        base: TextDirection,
    ) -> Arc<Block> {
        let measure = Measure {
            size: style.size,
            line_height: style.line_height,
            width: Some(style.width),
        };
        self.label(text, (base, style.is_chinese), &measure)
    }

    /// A short text on a line of its own.
    pub(super) fn line(&mut self, text: &str, size: f32, base: TextDirection) -> Arc<Block> {
        let measure = Measure {
            size,
            line_height: size,
            width: None,
        };
        self.label(text, (base, false), &measure)
    }

    /// The digits from 0 to F, a cluster each.
    pub(super) fn digits(&mut self, size: f32) -> Arc<Block> {
        self.line("0123456789ABCDEF", size, TextDirection::LeftToRight)
    }

    fn label(
        &mut self,
        text: &str,
        (base, is_chinese): (TextDirection, bool),
        measure: &Measure,
    ) -> Arc<Block> {
        let key = LabelKey {
            text: text.into(),
            base,
            is_chinese,
            size: measure.size.to_bits(),
            line_height: measure.line_height.to_bits(),
            width: measure.width.map(f32::to_bits),
        };
        if let Some(block) = self.labels.get(&key) {
            return Arc::clone(block);
        }
        if self.labels.len() >= MOST_LABELS {
            self.labels.clear();
        }
        let source = BlockText {
            text,
            weights: &[],
            chips: &[],
            base,
            is_chinese,
        };
        let block = Arc::new(Block::new(&mut self.fonts, &source, measure));
        self.labels.insert(key, Arc::clone(&block));
        block
    }
}
