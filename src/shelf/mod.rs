//! What people keep beside their releases: settings, house styles of their own.
//!
//! All of it lies in the platform's folders for settings and caches. Nothing
//! here is needed: what is missing or damaged is as if it were new.

mod folders;
mod settings;
mod styles;
mod translations;

pub use folders::{Folders, home};
pub use settings::{Person, Settings, ThemeChoice, WindowPlace, Zoom};
pub use styles::{StyleFile, house_styles};
pub use translations::{
    KEPT_FORMATS, Kept, KeptKind, KeptTranslations, NotKept, forget, keep, kept_translations,
    remember_translations,
};
