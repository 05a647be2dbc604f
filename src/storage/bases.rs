//! What somebody's release was made of, as far as its file's states say.

use std::collections::HashSet;
use std::sync::Arc;

use super::Known;
use crate::compare;
use crate::edit::{Edit, Refused};
use crate::release::{FieldPath, Identified, Item, Part, Release};

/// Which of the states that were seen, the latest last, somebody's release was most likely
/// made of; `None` with none.
///
/// Mostly that's the latest. But where a sync tool puts an older copy back that somebody else
/// has changed, what was saved here since would look as if they had taken it out: where it
/// would be gone, it's the state from which theirs differs least.
///
/// # Errors
/// As [`merge`](compare::merge).
pub fn base_of(seen: &[Known], theirs: &Release) -> Result<Option<Arc<Release>>, Refused> {
    let Some(latest) = seen.last() else {
        return Ok(None);
    };
    let mut gone = Said::default();
    gone.add_gone(&compare::between(&latest.release, theirs)?);
    if gone.is_empty() || !gone.meets(&put_in_here(seen)?) {
        return Ok(Some(Arc::clone(&latest.release)));
    }
    nearest(seen, theirs)
}

/// The state from which `theirs` differs least.
fn nearest(seen: &[Known], theirs: &Release) -> Result<Option<Arc<Release>>, Refused> {
    let mut best: Option<(usize, &Known)> = None;
    for known in seen.iter().rev() {
        let distance = compare::distance(&known.release, theirs)?;
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, known));
        }
        if distance == 0 {
            break;
        }
    }
    Ok(best.map(|(_, known)| Arc::clone(&known.release)))
}

/// What was put in here, in the states that were saved here.
fn put_in_here(seen: &[Known]) -> Result<Said, Refused> {
    let mut said = Said::default();
    for pair in seen.windows(2) {
        if let [before, after] = pair
            && after.is_own
        {
            said.add_new(&compare::between(&before.release, &after.release)?);
        }
    }
    Ok(said)
}

/// Words, each with the field that it's in, values that were set, and items.
#[derive(Debug, Default)]
struct Said {
    words: HashSet<(FieldPath, String)>,
    places: HashSet<FieldPath>,
}

impl Said {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.places.is_empty()
    }

    fn meets(&self, other: &Self) -> bool {
        let mut words = self.words.iter();
        let mut places = self.places.iter();
        words.any(|word| other.words.contains(word))
            || places.any(|place| other.places.contains(place))
    }

    fn add_gone(&mut self, edit: &Edit) {
        match edit {
            Edit::Group(edits) => edits.iter().for_each(|edit| self.add_gone(edit)),
            Edit::Splice { at, removed, .. } => self.add_text(at, removed.text()),
            Edit::Remove { list, item, .. } => self.add_item(list, item),
            Edit::Set { at, .. } => drop(self.places.insert(at.clone())),
            Edit::Insert { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
        }
    }

    fn add_new(&mut self, edit: &Edit) {
        match edit {
            Edit::Group(edits) => edits.iter().for_each(|edit| self.add_new(edit)),
            Edit::Splice { at, inserted, .. } => self.add_text(at, inserted.text()),
            Edit::Insert { list, item, .. } => self.add_item(list, item),
            Edit::Set { at, .. } => drop(self.places.insert(at.clone())),
            Edit::Remove { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
        }
    }

    fn add_text(&mut self, at: &FieldPath, text: &str) {
        let words = text.split_whitespace();
        self.words
            .extend(words.map(|word| (at.clone(), word.to_owned())));
    }

    fn add_item(&mut self, list: &FieldPath, item: &Item) {
        let at = list.item(item.id());
        item.part().visit(&at, &mut |path, part| match part {
            Part::Text(text, _) => self.add_text(path, text.text()),
            Part::Paragraph(paragraph) => self.add_text(path, paragraph.text()),
            _ => {}
        });
        self.places.insert(at);
    }
}
