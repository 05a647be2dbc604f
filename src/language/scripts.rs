//! In which script a language is written.

use icu::locale::exemplar_chars::ExemplarCharacters;
use icu::locale::subtags::Script;
use icu::locale::{LanguageIdentifier, Locale, LocaleExpander};
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

/// Whether a letter is of a script that puts no blanks between words.
pub fn is_spaceless(letter: char) -> bool {
    // No letter before these is.
    letter >= '\u{e00}'
        && matches!(
            CodePointMapData::<props::Script>::new().get(letter),
            props::Script::Han
                | props::Script::Hiragana
                | props::Script::Katakana
                | props::Script::Bopomofo
                | props::Script::Thai
                | props::Script::Lao
                | props::Script::Khmer
                | props::Script::Myanmar
        )
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

/// The letters that texts of a language can't be written without: CLDR's main exemplars. None
/// where CLDR has none.
pub fn letters_of(language: &Tag) -> Vec<char> {
    let Ok(locale) = Locale::try_from_str(language.as_str()) else {
        return Vec::new();
    };
    let known = ExemplarCharacters::try_new_main(&(&locale).into());
    let letters = known.map(|known| known.code_points().iter_chars().collect());
    letters.unwrap_or_default()
}

/// Whether two tags are of one language in one script, whatever territory each is of: simplified
/// and traditional Chinese are two.
pub fn is_written_alike(one: &Tag, other: &Tag) -> bool {
    kinship(one, other).is_some()
}

/// How near two tags are to each other that are of one language in one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kinship {
    /// They're the same.
    Same,
    /// They're of one territory, which one of them may leave to be understood: `fr` and `fr-FR`.
    SameTerritory,
    /// They're of two: `fr` and `fr-CA`.
    OtherTerritory,
}

/// How near two tags are to each other; `None` where they're of two languages or scripts.
pub fn kinship(one: &Tag, other: &Tag) -> Option<Kinship> {
    if one == other {
        return Some(Kinship::Same);
    }
    if one.language() != other.language() {
        return None;
    }
    let (one, other) = (expanded(one)?, expanded(other)?);
    match (one.script == other.script, one.region == other.region) {
        (false, _) => None,
        (true, true) => Some(Kinship::SameTerritory),
        (true, false) => Some(Kinship::OtherTerritory),
    }
}

/// Whether Chinese of a tag is written in traditional characters.
pub(super) fn is_traditional(language: &Tag) -> bool {
    likely_script(language).is_some_and(|script| script.as_str() == "Hant")
}

fn likely_script(language: &Tag) -> Option<Script> {
    expanded(language)?.script
}

/// A tag with the script and the territory that are understood by it, as CLDR has them.
fn expanded(language: &Tag) -> Option<LanguageIdentifier> {
    let mut id = Locale::try_from_str(language.as_str()).ok()?.id;
    LocaleExpander::new_extended().maximize(&mut id);
    Some(id)
}
