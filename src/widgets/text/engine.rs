//! What all fields of a window share: fonts, and glyphs as pixels.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::{Context, Id};

use super::atlas::Atlas;
use super::fonts::{FontFile, FoundFont};
use super::keys::ArrowKeys;
use super::labels::TextFonts;
use super::written::WrittenCache;

/// Fonts, and glyphs as pixels.
pub(super) struct TextEngine {
    pub fonts: TextFonts,
    pub atlas: Atlas,
    pub written: WrittenCache,
    pub arrow_keys: ArrowKeys,
}

/// A window's text engine.
#[derive(Clone)]
pub(super) struct SharedEngine(Arc<Mutex<TextEngine>>);

impl SharedEngine {
    /// That of `ctx`: the one that was installed, else one without fonts.
    pub fn of(ctx: &Context) -> Self {
        ctx.data_mut(|data| {
            data.get_temp_mut_or_insert_with(Id::NULL, || Self::with(&[]))
                .clone()
        })
    }

    fn with(files: &[FontFile]) -> Self {
        Self(Arc::new(Mutex::new(TextEngine {
            fonts: TextFonts::new(files),
            atlas: Atlas::default(),
            written: WrittenCache::default(),
            arrow_keys: ArrowKeys::default(),
        })))
    }

    pub fn lock(&self) -> MutexGuard<'_, TextEngine> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Gives the text fields of `ctx` their fonts.
pub fn install_fonts(ctx: &Context, files: &[FontFile]) {
    let engine = SharedEngine::with(files);
    ctx.data_mut(|data| data.insert_temp(Id::NULL, engine));
}

/// The letters that no font had since this was last asked: see [`add_fonts`].
pub fn take_wanted_letters(ctx: &Context) -> Vec<char> {
    SharedEngine::of(ctx).lock().fonts.take_wanted()
}

/// Has the fields of `ctx` draw with fonts of the machine what their own fonts don't have.
pub fn add_fonts(ctx: &Context, found: Vec<FoundFont>) {
    let engine = SharedEngine::of(ctx);
    let mut engine = engine.lock();
    engine.fonts.add(found);
    engine.written = WrittenCache::default();
    ctx.request_repaint();
}

/// Sets what arrows do in the fields of `ctx`.
pub fn set_arrow_keys(ctx: &Context, arrow_keys: ArrowKeys) {
    SharedEngine::of(ctx).lock().arrow_keys = arrow_keys;
}
