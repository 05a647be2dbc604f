//! What would be said in the translation of another text, tied to what changes there: nobody is to
//! lose words that are nowhere else.

use std::collections::{HashMap, HashSet};

use super::bring::{Bringing, Kept, UnitChange};
use super::parcel::{Why, address};
use crate::release::{FieldPath, SegmentState};
use crate::translate::{Translation, unit_at};

impl Bringing {
    /// Ties those of the changes that are said in another: what has no such text is refused, and
    /// what is kept of one is kept of all that are said there.
    pub(super) fn tie_joined(&mut self, translation: &Translation<'_>) {
        let heads = Heads::of(self, translation);
        let heads = self.changes.iter().map(|change| {
            let is_joined = change.state == SegmentState::Joined;
            is_joined.then(|| heads.of_text(&change.unit.at))
        });
        let heads: Vec<Option<Option<FieldPath>>> = heads.collect();
        for (mut change, head) in std::mem::take(&mut self.changes).into_iter().zip(heads) {
            match head {
                Some(None) => self.refused.push(change.refused(Why::NothingBefore)),
                Some(Some(head)) => {
                    change.head = Some(head);
                    self.changes.push(change);
                }
                None => self.changes.push(change),
            }
        }
        let mut kept: HashMap<FieldPath, Kept> = HashMap::new();
        for change in &self.changes {
            if let Some(why) = change.kept {
                kept.insert(change.group().clone(), why);
            }
        }
        for change in &mut self.changes {
            change.kept = change.kept.or(kept.get(change.group()).copied());
        }
    }
}

/// What comes, and what doesn't, by where it is.
struct Heads<'a, 'r> {
    translation: &'a Translation<'r>,
    changes: HashMap<&'a FieldPath, &'a UnitChange>,
    refused: HashSet<FieldPath>,
}

impl<'a, 'r> Heads<'a, 'r> {
    fn of(bringing: &'a Bringing, translation: &'a Translation<'r>) -> Self {
        let changes = bringing.changes.iter();
        let refused = bringing.refused.iter();
        Self {
            translation,
            changes: changes.map(|change| (&change.unit.at, change)).collect(),
            refused: refused.filter_map(|one| address(&one.key)).collect(),
        }
    }

    /// The text in whose translation one would be said, if that is said somewhere.
    fn of_text(&self, at: &FieldPath) -> Option<FieldPath> {
        let (prose, id) = at.split_last()?;
        let translation = self.translation;
        let release = translation.release();
        let paragraphs = release.prose(&prose)?;
        let language = &translation.edition().language;
        for place in (0..paragraphs.position(id)?).rev() {
            let before = prose.item(&paragraphs.nth(place)?.id);
            let Some(unit) = unit_at(release, language, &before) else {
                continue;
            };
            match self.changes.get(&before) {
                Some(change) if change.state == SegmentState::Joined => {}
                Some(_) => return Some(before),
                None if translation.is_joined(&unit) => {}
                None => {
                    // What comes for it in vain would have said this one, too.
                    let is_said = !self.refused.contains(&before);
                    return (is_said && translation.target(&unit).is_some()).then_some(before);
                }
            }
        }
        None
    }
}
