//! Whether questions and exclamations of Spanish open as they end: '¿…?'.

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};

/// Each sign that ends a sentence, with what opens it.
const SIGNS: [(char, char); 2] = [('?', '¿'), ('!', '¡')];

/// Looks for sentences of Spanish that end with a sign that nothing opens. Which sentence is
/// mended is plain where it's the only one.
pub(super) fn look(checked: &Checked<'_>, target: &Flat) -> Option<Finding> {
    if checked.into.language() != "es" {
        return None;
    }
    let text = target.text.as_str();
    SIGNS.iter().find_map(|(closing, opening)| {
        let ends = text.matches(*closing).count();
        if ends == 0 || text.contains(*opening) {
            return None;
        }
        let begins = text.find(char::is_alphanumeric)?;
        let is_only = !text
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .contains(['.', '?', '!', '…', ':', '\n']);
        let fix = is_only.then(|| Mend::letters(target, &(begins..begins), &opening.to_string()));
        Some(Finding {
            fix: fix.flatten().into_iter().collect(),
            ..Finding::of(FindingKind::Unopened(*opening))
        })
    })
}
