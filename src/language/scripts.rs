//! In which script a language is written.

use icu::locale::{LanguageIdentifier, LocaleExpander};
use icu::properties::CodePointMapData;
use icu::properties::props::Script;

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
    Some(match CodePointMapData::<Script>::new().get(letter) {
        Script::Common | Script::Inherited => return None,
        Script::Latin => WrittenIn::Latin,
        Script::Cyrillic => WrittenIn::Cyrillic,
        Script::Greek => WrittenIn::Greek,
        Script::Arabic => WrittenIn::Arabic,
        Script::Hebrew => WrittenIn::Hebrew,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo => WrittenIn::Chinese,
        _ => WrittenIn::Other,
    })
}

/// The script that a language is usually written in, by CLDR's likely subtags.
pub fn script_of(language: &Tag) -> Option<WrittenIn> {
    let mut id: LanguageIdentifier = language.as_str().parse().ok()?;
    LocaleExpander::new_extended().maximize(&mut id);
    Some(match id.script?.as_str() {
        "Latn" => WrittenIn::Latin,
        "Cyrl" => WrittenIn::Cyrillic,
        "Grek" => WrittenIn::Greek,
        "Arab" => WrittenIn::Arabic,
        "Hebr" => WrittenIn::Hebrew,
        "Hans" | "Hant" | "Jpan" => WrittenIn::Chinese,
        _ => WrittenIn::Other,
    })
}
