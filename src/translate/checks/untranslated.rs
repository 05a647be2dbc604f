//! Whether a translation is its source as it was.

use super::Checked;
use super::flat::Flat;
use super::sentences::{is_more_than_a_name, without_titles};
use crate::language::script_of;

/// Whether a translation is its source: not where that is a name, a number, or much the same in
/// both languages.
pub(super) fn is_untranslated(checked: &Checked<'_>, source: &Flat, target: &Flat) -> bool {
    if checked.from.language() == checked.into.language() || !is_same(&source.text, &target.text) {
        return false;
    }
    let [from, into] = [checked.from, checked.into].map(script_of);
    let is_among_own = from == into || from.is_none() || into.is_none();
    is_more_than_a_name(&without_titles(source), checked.from, is_among_own)
}

/// Whether two texts have the same letters and figures.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}
