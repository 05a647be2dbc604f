//! What somebody's release was made of, as far as its file's states say.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::disk::Disk;
use super::{Known, Versions, read};
use crate::compare;
use crate::edit::{Edit, Refused};
use crate::release::{FieldPath, Id, Identified, Item, Part, Release};

/// Which of the states that were seen, the latest last, somebody's release was most likely
/// made of; `None` with none.
///
/// Mostly that's the latest. But where a sync tool puts an older copy back that somebody else
/// has changed, what was saved here since would look as if they had taken it out: where any of
/// that, which `own` is, would be gone, it's the nearest of the states from which it wouldn't,
/// of those that are `kept`, too, or else the nearest of all.
///
/// # Errors
/// As [`merge`](compare::merge).
pub fn base_of(
    seen: &[Known],
    own: &Own,
    theirs: &Release,
    kept: Option<&KeptStates>,
) -> Result<Option<Arc<Release>>, Refused> {
    let mut best: Option<((bool, usize), &Known)> = None;
    for (index, known) in seen.iter().rev().enumerate() {
        let edit = compare::between(&known.release, theirs)?;
        let takes_out = own.loses_by(&edit);
        if index == 0 && !takes_out {
            return Ok(Some(Arc::clone(&known.release)));
        }
        let rank = (takes_out, compare::length(&edit));
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, known));
        }
    }
    let mut best = best.map(|(rank, known)| (rank, Arc::clone(&known.release)));
    // Of those that are remembered, none: it may be an older one.
    if let Some(kept) = kept.filter(|_| matches!(best, Some(((true, _), _)))) {
        for release in kept.releases(&theirs.id) {
            let edit = compare::between(&release, theirs)?;
            let rank = (own.loses_by(&edit), compare::length(&edit));
            if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                best = Some((rank, Arc::new(release)));
            }
        }
    }
    Ok(best.map(|(_, release)| release))
}

/// The states of files that are kept as versions.
#[derive(Clone, Debug)]
pub struct KeptStates {
    /// The file system.
    pub disk: Arc<dyn Disk>,
    /// The folder for those of all releases.
    pub folder: PathBuf,
}

impl KeptStates {
    /// Those of the release called `id` that can be read.
    fn releases(&self, id: &Id) -> impl Iterator<Item = Release> {
        let versions = Versions::of(&self.folder, id);
        let all = versions.all(&*self.disk).into_iter();
        all.filter_map(move |version| {
            let bytes = versions.read(&*self.disk, &version).ok()?;
            Some(read(&bytes).ok()?.release)
        })
    }
}

/// What was put into a file here.
#[derive(Clone, Debug, Default)]
pub struct Own(Said);

impl Own {
    /// Remembers what `after`, which was saved here, has that `before` hadn't.
    ///
    /// # Errors
    /// As [`merge`](compare::merge).
    pub fn add(&mut self, before: &Release, after: &Release) -> Result<(), Refused> {
        self.0.add_new(&compare::between(before, after)?);
        Ok(())
    }

    /// Whether any of it would be gone by an edit. What only moves isn't.
    fn loses_by(&self, edit: &Edit) -> bool {
        let (mut gone, mut new) = (Said::default(), Said::default());
        gone.add_gone(edit);
        new.add_new(edit);
        let there: HashSet<&String> = new.words.iter().map(|(_, word)| word).collect();
        gone.words.retain(|(_, word)| !there.contains(word));
        gone.places.retain(|place| !new.places.contains(place));
        gone.meets(&self.0)
    }
}

/// Words, each with the field that it's in, values that were set, and items.
#[derive(Clone, Debug, Default)]
struct Said {
    words: HashSet<(FieldPath, String)>,
    places: HashSet<FieldPath>,
}

impl Said {
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
        if let Item::Conflict(conflict) = item {
            // It keeps what either side says.
            for content in conflict.contents() {
                content.walk(&mut |part| self.add_part(&at, part));
            }
        }
        item.part()
            .visit(&at, &mut |path, part| self.add_part(path, part));
        self.places.insert(at);
    }

    fn add_part(&mut self, at: &FieldPath, part: &Part<'_>) {
        match part {
            Part::Text(text, _) => self.add_text(at, text.text()),
            Part::Paragraph(paragraph) => self.add_text(at, paragraph.text()),
            _ => {}
        }
    }
}
