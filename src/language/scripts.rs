//! In which script a language is written.

use icu::locale::subtags::Script;
use icu::locale::{LanguageIdentifier, LocaleExpander};
use icu::properties::{CodePointMapData, props};

use super::Tag;

/// A script that texts of releases are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WrittenIn {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Greek letters.
    Greek,
    /// Arabic letters.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Chinese characters, with the syllables of Japanese.
    Chinese,
    /// Any other.
    Other,
}

/// The script of a letter; `None` for what belongs to none: digits, signs, blanks.
pub fn written_in(letter: char) -> Option<WrittenIn> {
    if !letter.is_alphabetic() {
        return None;
    }
    Some(match CodePointMapData::<props::Script>::new().get(letter) {
        props::Script::Common | props::Script::Inherited => return None,
        props::Script::Latin => WrittenIn::Latin,
        props::Script::Cyrillic => WrittenIn::Cyrillic,
        props::Script::Greek => WrittenIn::Greek,
        props::Script::Arabic => WrittenIn::Arabic,
        props::Script::Hebrew => WrittenIn::Hebrew,
        props::Script::Han
        | props::Script::Hiragana
        | props::Script::Katakana
        | props::Script::Bopomofo => WrittenIn::Chinese,
        _ => WrittenIn::Other,
    })
}

/// The script that a language is usually written in, by CLDR's likely subtags.
pub fn script_of(language: &Tag) -> Option<WrittenIn> {
    Some(match likely_script(language)?.as_str() {
        "Latn" => WrittenIn::Latin,
        "Cyrl" => WrittenIn::Cyrillic,
        "Grek" => WrittenIn::Greek,
        "Arab" => WrittenIn::Arabic,
        "Hebr" => WrittenIn::Hebrew,
        "Hans" | "Hant" | "Jpan" => WrittenIn::Chinese,
        _ => WrittenIn::Other,
    })
}

/// Whether two tags are of one language in one script, whatever territory each is of: simplified
/// and traditional Chinese are two.
pub fn is_written_alike(one: &Tag, other: &Tag) -> bool {
    one.language() == other.language() && likely_script(one) == likely_script(other)
}

fn likely_script(language: &Tag) -> Option<Script> {
    let mut id: LanguageIdentifier = language.as_str().parse().ok()?;
    LocaleExpander::new_extended().maximize(&mut id);
    id.script
}
