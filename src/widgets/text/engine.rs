//! What all fields of a window share: fonts, and glyphs as pixels.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::{Context, Id};

use super::atlas::Atlas;
use super::fonts::{FontFile, TextFonts};
use super::written::WrittenCache;

/// Fonts, and glyphs as pixels.
pub(super) struct TextEngine {
    pub fonts: TextFonts,
    pub atlas: Atlas,
    pub written: WrittenCache,
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
