//! The fonts that fields are drawn with, and what lays text out by them.
//!
//! The fonts that a program brings come first, in the order in which they're given,
//! so that a field looks alike on every machine. Letters that none of them has are
//! remembered, for whoever can find them in fonts of the machine and add those.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamilyName, FontStyle, FontWeight, LayoutContext};

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

/// A font that was found on the machine.
#[derive(Clone)]
pub struct FoundFont {
    /// The file.
    pub bytes: Arc<Vec<u8>>,
    /// Which of the file's fonts it is, counted from 0.
    pub index: u32,
}

/// Fonts, and what is needed to lay text out by them.
pub(super) struct Fonts {
    pub(super) fonts: FontContext,
    pub(super) layouts: LayoutContext<()>,
    families: Vec<FontFamilyName<'static>>,
    chinese: Vec<FontFamilyName<'static>>,
    /// Letters that no font has: those that were told already, and those that weren't.
    told: BTreeSet<char>,
    wanted: BTreeSet<char>,
    times_added: u64,
}

impl Fonts {
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
            told: BTreeSet::new(),
            wanted: BTreeSet::new(),
            times_added: 0,
        }
    }

    /// The letters that no font had since this was last asked.
    pub fn take_wanted(&mut self) -> Vec<char> {
        let wanted = std::mem::take(&mut self.wanted);
        self.told.extend(&wanted);
        wanted.into_iter().collect()
    }

    /// Has letters drawn with `found`, too, where none of the fonts has them that were there
    /// before.
    pub fn add(&mut self, found: impl IntoIterator<Item = FoundFont>) {
        for font in found {
            let families = self
                .fonts
                .collection
                .register_fonts(Blob::new(font.bytes), None);
            for (family, infos) in families {
                let is_it = infos.iter().any(|info| info.index() == font.index);
                let name = self.fonts.collection.family_name(family);
                if let Some(name) = name.filter(|_| is_it) {
                    let name = FontFamilyName::Named(Cow::Owned(name.to_owned()));
                    self.families.push(name.clone());
                    self.chinese.push(name);
                }
            }
            self.times_added += 1;
        }
    }

    /// Remembers a letter that no font has.
    pub(super) fn want(&mut self, letter: char) {
        if !self.told.contains(&letter) {
            self.wanted.insert(letter);
        }
    }

    /// How often a font was added.
    pub(super) fn times_added(&self) -> u64 {
        self.times_added
    }

    /// The families for most text.
    pub(super) fn families(&self) -> Vec<FontFamilyName<'static>> {
        self.families.clone()
    }

    /// The families for signs that Chinese shares with Latin, in Chinese text.
    pub(super) fn chinese_families(&self) -> Vec<FontFamilyName<'static>> {
        self.chinese.clone()
    }
}
