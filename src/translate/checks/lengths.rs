//! Whether a translation is far longer or shorter than its source.

use super::flat::Flat;
use super::{Checked, Finding, FindingKind};
use crate::language::Tag;

/// How far the lengths of a text and its translation may be apart, beyond what their languages
/// are anyway.
const MOST_APART: f64 = 2.5;
/// From how many letters on lengths are compared.
const LONG_ENOUGH: f64 = 40.0;

/// How many letters a language needs for what English says in one.
fn density(language: &Tag) -> f64 {
    match language.language() {
        "zh" => 0.32,
        "ja" => 0.45,
        "ko" => 0.5,
        "ar" | "he" | "fa" => 0.85,
        "fr" | "es" | "pt" | "it" | "de" => 1.15,
        "ru" | "uk" => 1.05,
        _ => 1.0,
    }
}

/// Looks whether a translation is far longer or shorter than its source.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Option<Finding> {
    let length = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let (ours, theirs) = (length(&source.text), length(&target.text));
    let scaled = |count: usize, language: &Tag| count as f64 / density(language);
    let (ours, theirs) = (scaled(ours, checked.from), scaled(theirs, checked.into));
    // Acronyms are written out in some languages.
    if ours < LONG_ENOUGH {
        return None;
    }
    let ratio = theirs / ours;
    if ratio > MOST_APART {
        Some(Finding::of(FindingKind::Long))
    } else if ratio < 1.0 / MOST_APART {
        Some(Finding::of(FindingKind::Short))
    } else {
        None
    }
}
