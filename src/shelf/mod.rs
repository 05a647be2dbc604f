//! What people keep beside their releases: settings, house styles of their own, what was
//! translated before.
//!
//! All of it lies in the platform's folders for settings, data and caches. Nothing
//! here is needed: what is missing or damaged is as if it were new.

mod folders;
mod settings;
mod styles;
mod translations;

pub use folders::{Folders, home};
pub use settings::{Person, Settings, ThemeChoice, WindowPlace, Zoom};
pub use styles::{StyleFile, house_styles};
pub use translations::{
    KEPT_FORMATS, Kept, KeptFile, KeptGlossary, KeptKind, KeptReader, KeptTranslations, MOST_KEPT,
    NotKept, NotRead, StrangeKind, forget, keep, keep_release, remember_opened,
    remember_translations,
};
