//! What a release said before it was written anew, and how that was translated.

use std::collections::HashSet;

use super::gathering::spelled;
use super::{MemorySource, MemoryUnit, plain};
use crate::language::Tag;
use crate::release::{Release, SourceKind};
use crate::translate::folding::folded;
use crate::translate::{said_in, units};

/// The most that is carried on of earlier texts, in bytes: a year of monthly releases of a hundred
/// paragraphs in six languages. It's read and written with each saving.
const MOST: usize = 4 * 1024 * 1024;

/// What was remembered of a release that says something else by now, `now` is remembered of, the
/// last first: July's release is written over June's. What it still says it has the say of itself:
/// a translation that was corrected or isn't confirmed any longer doesn't come back.
pub fn earlier(release: &Release, now: &MemorySource, was: MemorySource) -> Vec<MemoryUnit> {
    let confirmed: HashSet<(String, &Tag)> = now.units.iter().flat_map(sayings).collect();
    let languages: HashSet<Tag> = was.units.iter().flat_map(targets).cloned().collect();
    let said: HashSet<String> = languages
        .iter()
        .flat_map(|into| said_now(release, into))
        .collect();
    let mut room = MOST;
    let units = was.units.into_iter().filter(|unit| {
        let is_known = |(source, into): (String, &Tag)| {
            said.contains(&source) || confirmed.contains(&(source, into))
        };
        !sayings(unit).any(is_known)
    });
    let fitting = units.take_while(|unit| {
        let length: usize = unit.texts.iter().map(|(_, said)| said.len()).sum();
        let left = room.checked_sub(length);
        room = left.unwrap_or_default();
        left.is_some()
    });
    fitting.collect()
}

/// What a unit was made of, as texts are compared, with each language that it's said in.
fn sayings(unit: &MemoryUnit) -> impl Iterator<Item = (String, &Tag)> {
    let source = unit.texts.first();
    let source = source.map(|(_, said)| compared(said)).unwrap_or_default();
    targets(unit).map(move |into| (source.clone(), into))
}

fn targets(unit: &MemoryUnit) -> impl Iterator<Item = &Tag> {
    unit.texts.iter().skip(1).map(|(into, _)| into)
}

/// What there is to translate into a language, whatever it's translated from.
fn said_now(release: &Release, into: &Tag) -> Vec<String> {
    let editions = release.editions.iter();
    let editions = editions.map(|edition| SourceKind::Edition(edition.language.clone()));
    let kinds = [SourceKind::Release, SourceKind::Original];
    let kinds: Vec<SourceKind> = kinds.into_iter().chain(editions).collect();
    let units = units(release, into).into_iter();
    let said = units.flat_map(|unit| {
        let said = kinds
            .iter()
            .map(move |kind| said_in(release, &unit.at, kind));
        said.flatten()
    });
    said.map(|text| compared(&spelled(&text))).collect()
}

/// A text as it's the very same as another: its letters alone, whatever they're marked with.
fn compared(said: &str) -> String {
    folded(&plain(said))
}
