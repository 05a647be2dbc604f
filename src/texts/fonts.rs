//! Letters that no font of the page has, and how it gets a font that has them.

use super::{say, say_with};
use crate::language::{Tag, language_name};
use crate::shelf::Folders;
use crate::typeset::USUAL_STYLE;

/// That the page has no letters of a language, and what to do about it.
pub fn without_letters(language: &Tag) -> String {
    let name = language_name(language, &Tag::english());
    let about = [("language", name.into()), ("how", add_font().into())];
    say_with("page-without-letters", &about)
}

/// How the page gets another font: it has those that lie with a house style.
pub(super) fn add_font() -> String {
    let folder = Folders::of_platform().map(|folders| folders.styles());
    let folder = folder.map_or_else(
        || say("add-font-folder"),
        |folder| folder.display().to_string(),
    );
    let line = format!("#import \"{USUAL_STYLE}.typ\": release");
    let about = [("folder", folder.into()), ("line", line.into())];
    say_with("add-font", &about)
}
