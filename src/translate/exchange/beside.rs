//! The texts of a release, found by what a file calls them: by their addresses, or where they have
//! been carried or moved to since.

use std::collections::{HashMap, HashSet};

use super::parcel::{Why, address};
use crate::release::{FieldPath, Release, within_holder};
use crate::translate::{Translation, Unit, UnitKind, unit_at};

/// A release and an edition of it, in which texts are looked up.
pub(super) struct Beside<'a> {
    pub release: &'a Release,
    pub translation: &'a Translation<'a>,
    /// Where each text stands on the page.
    pub order: HashMap<FieldPath, usize>,
    /// Where texts are that may have been carried into another section since, by where they are
    /// in whatever holds them; `None` where that may be several.
    carried: HashMap<Vec<String>, Option<FieldPath>>,
    /// Where paragraphs are, by what they're called.
    paragraphs: HashMap<String, Option<FieldPath>>,
    /// What the file calls by its own address, which is nothing else than that.
    named: HashSet<FieldPath>,
}

impl<'a> Beside<'a> {
    /// Those that a file calls so are in it.
    pub fn new<'k>(
        release: &'a Release,
        translation: &'a Translation<'a>,
        keys: impl Iterator<Item = &'k str>,
    ) -> Self {
        let mut beside = Self {
            release,
            translation,
            order: HashMap::new(),
            carried: HashMap::new(),
            paragraphs: HashMap::new(),
            named: keys.filter_map(address).collect(),
        };
        for (place, unit) in translation.units().into_iter().enumerate() {
            if let Some(within) = within(&unit.at) {
                one_of(&mut beside.carried, within, &unit.at);
            }
            if unit.kind == UnitKind::Paragraph
                && let Some(id) = unit.at.last()
            {
                one_of(&mut beside.paragraphs, id.to_owned(), &unit.at);
            }
            beside.order.insert(unit.at, place);
        }
        beside
    }

    /// The text that a file calls so.
    pub fn find(&self, key: &str) -> Result<Unit, Why> {
        if key.trim().is_empty() {
            return Err(Why::NoAddress);
        }
        let at = address(key).ok_or(Why::NotInRelease)?;
        let language = &self.translation.edition().language;
        let there = |at: &FieldPath| unit_at(self.release, language, at);
        let elsewhere = || {
            let carried = within(&at).and_then(|within| self.carried.get(&within)?.as_ref());
            let found = carried.or_else(|| self.paragraphs.get(at.last()?)?.as_ref());
            found.filter(|at| !self.named.contains(at))
        };
        there(&at)
            .or_else(|| there(elsewhere()?))
            .ok_or(Why::NotInRelease)
    }
}

/// Notes that something is at `at`, and perhaps elsewhere too.
fn one_of<K: Eq + std::hash::Hash>(
    known: &mut HashMap<K, Option<FieldPath>>,
    key: K,
    at: &FieldPath,
) {
    let entry = known.entry(key);
    entry
        .and_modify(|known| *known = None)
        .or_insert_with(|| Some(at.clone()));
}

fn within(at: &FieldPath) -> Option<Vec<String>> {
    let within = within_holder(at)?;
    Some(within.into_iter().map(str::to_owned).collect())
}
