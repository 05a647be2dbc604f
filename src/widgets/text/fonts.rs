//! The fonts that fields are drawn with, and what lays text out by them.
//!
//! The fonts that a program brings come first, in the order in which they're given,
//! so that a field looks alike on every machine.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamilyName, FontStyle, FontWeight, LayoutContext};

use super::block::{Block, Matter, Measure};
use super::direction::TextDirection;
use super::flow::FlowStyle;

/// The size of what is written on a chip, in sizes of the text around it.
pub(super) const CHIP_SIZE: f32 = 0.8;
/// What is left free beside it, in all, in sizes of the text around it.
pub(super) const CHIP_MARGIN: f32 = 0.5;

/// A font that a program brings.
#[derive(Clone, Copy, Debug)]
pub struct FontFile {
    /// The family that it's of. Families are asked for a letter in the order in which
    /// their first fonts are given.
    pub family: &'static str,
    /// Whether it's the family's bold one.
    pub bold: bool,
    /// Whether it's the family's italic one.
    pub italic: bool,
    /// Whether it's for Chinese: the signs that it shares with Latin are taken from
    /// it in Chinese text.
    pub chinese: bool,
    /// The file.
    pub bytes: &'static [u8],
}

/// Fonts, and what is needed to lay text out by them.
pub struct TextFonts {
    pub(super) fonts: FontContext,
    pub(super) layouts: LayoutContext<()>,
    families: Vec<FontFamilyName<'static>>,
    chinese: Vec<FontFamilyName<'static>>,
    /// How wide labels of chips are, in sizes of the font.
    labels: HashMap<Arc<str>, f32>,
}

impl TextFonts {
    /// Those in `files`.
    pub fn new(files: &[FontFile]) -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut families: Vec<&'static str> = Vec::new();
        let mut first_in_chinese: Vec<&'static str> = Vec::new();
        for file in files {
            let bytes: Arc<&'static [u8]> = Arc::new(file.bytes);
            let named = FontInfoOverride {
                family_name: Some(file.family),
                style: Some(if file.italic {
                    FontStyle::Italic
                } else {
                    FontStyle::Normal
                }),
                weight: Some(if file.bold {
                    FontWeight::BOLD
                } else {
                    FontWeight::NORMAL
                }),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(Blob::new(bytes), Some(named));
            if !families.contains(&file.family) {
                families.push(file.family);
            }
            if file.chinese && !first_in_chinese.contains(&file.family) {
                first_in_chinese.push(file.family);
            }
        }
        let named = |name: &&'static str| FontFamilyName::Named(Cow::Borrowed(*name));
        let others = families
            .iter()
            .filter(|name| !first_in_chinese.contains(name));
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
            chinese: first_in_chinese.iter().chain(others).map(named).collect(),
            families: families.iter().map(named).collect(),
            labels: HashMap::new(),
        }
    }

    /// The families for most text.
    pub(super) fn families(&self) -> Vec<FontFamilyName<'static>> {
        self.families.clone()
    }

    /// How wide a chip with this label is in text of this size.
    pub(super) fn chip_width(&mut self, label: &Arc<str>, size: f32) -> f32 {
        const MEASURED: f32 = 100.0;
        if let Some(ems) = self.labels.get(label) {
            return (ems * CHIP_SIZE + CHIP_MARGIN) * size;
        }
        let ems = self
            .line(label, MEASURED, TextDirection::LeftToRight)
            .width()
            / MEASURED;
        self.labels.insert(Arc::clone(label), ems);
        (ems * CHIP_SIZE + CHIP_MARGIN) * size
    }

    /// What stands in an empty field.
    pub(super) fn hint(&mut self, text: &str, style: &FlowStyle, base: TextDirection) -> Block {
        let matter = Matter {
            text,
            weights: &[],
            chips: &[],
            base,
            is_chinese: style.is_chinese,
        };
        let measure = Measure {
            size: style.size,
            line_height: style.line_height,
            width: Some(style.width),
        };
        Block::new(self, &matter, &measure)
    }

    /// A short text on a line of its own.
    pub(super) fn line(&mut self, text: &str, size: f32, base: TextDirection) -> Block {
        let matter = Matter {
            text,
            weights: &[],
            chips: &[],
            base,
            is_chinese: false,
        };
        let measure = Measure {
            size,
            line_height: size,
            width: None,
        };
        Block::new(self, &matter, &measure)
    }

    /// The families for signs that Chinese shares with Latin, in Chinese text.
    pub(super) fn chinese_families(&self) -> Vec<FontFamilyName<'static>> {
        self.chinese.clone()
    }
}
