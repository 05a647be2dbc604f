//! A translator at work on the sample, and what is kept for them.

use std::path::{Path, PathBuf};

use communique::release::{Edition, FieldPath};
use egui::Key;

use crate::support::window::Window;

pub(super) const SAMPLE: &str = "ct-week-2021.ron";

/// The sample with an edition in this language, which is being translated.
pub(super) fn translating(language: &str) -> Window {
    let mut window = Window::sample(SAMPLE);
    translate(&mut window, language);
    window
}

pub(super) fn translate(window: &mut Window, language: &str) {
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", language);
    window.press("Close");
    window.press("Translate");
}

pub(super) fn edition(window: &Window) -> &Edition {
    window.release().editions.first().expect("an edition")
}

pub(super) fn said(window: &Window, at: &str) -> String {
    let at: FieldPath = at.parse().expect("an address");
    let mut segments = edition(window).segments.iter();
    let segment = segments.find(|segment| segment.at == at);
    let segment = segment.unwrap_or_else(|| panic!("{at} isn't translated"));
    match segment.text.whole_text() {
        text if text.is_empty() => segment.line.to_string(),
        text => text,
    }
}

/// Adds a file in the dialog of what is kept.
pub(super) fn add(window: &mut Window, file: &Path) {
    window.press("Add TMX, TBX, a table or a release…");
    window.give_path(file, "Open");
    window.settle();
}

pub(super) fn buttons(window: &Window, begin: &str) -> Vec<String> {
    let names = window.names().into_iter();
    names.filter(|name| name.starts_with(begin)).collect()
}

/// A window in which Brandt's title is translated, confirmed and saved, and what is remembered
/// of it.
pub(super) fn remembering() -> (Window, PathBuf) {
    let mut window = translating("French");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    window.type_text("Représentante permanente des Pays-Bas");
    window.ctrl(Key::Enter);
    window.ctrl(Key::S);
    window.settle();
    let remembered = window
        .folder
        .path()
        .join("data/translations/releases/ct-week-2021-djvt.ron");
    (window, remembered)
}
