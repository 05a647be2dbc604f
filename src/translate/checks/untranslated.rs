//! Whether a translation is its source as it was.

use super::Checked;
use super::flat::Flat;

/// From how many words on a text that stays as it is isn't taken for a name.
const MORE_THAN_A_NAME: usize = 3;
/// The same where a script has no capitals, by which names are told.
const MORE_THAN_A_NAME_WITHOUT_CAPITALS: usize = 6;
/// The same where it has no words, in characters.
const MORE_THAN_A_NAME_IN_CHARACTERS: usize = 10;

/// Whether a translation is its source: not where that is a name, a number, or much the same in
/// both languages.
pub(super) fn is_untranslated(checked: &Checked<'_>, source: &Flat, target: &Flat) -> bool {
    let text = source.text.trim();
    if text != target.text.trim() || checked.from.language() == checked.into.language() {
        return false;
    }
    if checked.from.is_chinese() || checked.from.language() == "ja" {
        return text.chars().filter(|c| c.is_alphabetic()).count() > MORE_THAN_A_NAME_IN_CHARACTERS;
    }
    // Names begin with capitals, and what stands between them is short.
    let words = text.split_whitespace();
    let words = words.filter(|word| {
        word.chars().count() > 3
            && !word.contains(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
    });
    let is_cased = text.contains(char::is_lowercase);
    words.count()
        >= match is_cased {
            true => MORE_THAN_A_NAME,
            false => MORE_THAN_A_NAME_WITHOUT_CAPITALS,
        }
}
