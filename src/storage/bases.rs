//! What somebody's release was made of, as far as its file's states say.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::disk::Disk;
use super::{Known, Versions, read};
use crate::compare;
use crate::edit::{Edit, Refused};
use crate::release::{FieldPath, Id, Identified, Item, Part, Release};

/// How many rows of saves are kept to be compared when that's needed.
const MOST_ROWS: usize = 8;

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
    let Some(latest) = seen.last() else {
        return Ok(None);
    };
    let edit = compare::between(&latest.release, theirs)?;
    let gone = Said::gone_by(&edit);
    if gone.is_empty() {
        return Ok(Some(Arc::clone(&latest.release)));
    }
    let own = own.said()?;
    if !gone.meets(&own) {
        return Ok(Some(Arc::clone(&latest.release)));
    }
    let mut best = ((true, compare::length(&edit)), Arc::clone(&latest.release));
    let mut consider = |release: Arc<Release>| -> Result<bool, Refused> {
        let edit = compare::between(&release, theirs)?;
        let rank = (Said::gone_by(&edit).meets(&own), compare::length(&edit));
        if rank < best.0 {
            best = (rank, release);
        }
        Ok(best.0.0)
    };
    let mut takes_out = true;
    for known in seen.iter().rev().skip(1) {
        takes_out = consider(Arc::clone(&known.release))?;
    }
    // Of those that are remembered, none: it may be an older one.
    if let Some(kept) = kept.filter(|_| takes_out) {
        for release in kept.releases(&theirs.id) {
            consider(Arc::new(release))?;
        }
    }
    Ok(Some(best.1))
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
    /// Those of the release called `id` that can be read, the latest first.
    pub fn releases(&self, id: &Id) -> impl Iterator<Item = Release> {
        let versions = Versions::of(&self.folder, id);
        let all = versions.all(&*self.disk).into_iter();
        all.filter_map(move |version| {
            let bytes = versions.read(&*self.disk, &version).ok()?;
            Some(read(&bytes).ok()?.release)
        })
    }
}

/// What was put into a file here. It's worked out only where somebody else comes in between.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// What each row of saves with nobody's between them has led from and to.
    rows: Vec<Row>,
    /// What earlier ones have put in.
    earlier: Arc<Said>,
}

#[derive(Clone, Debug)]
struct Row {
    before: Arc<Release>,
    after: Arc<Release>,
}

impl Own {
    /// Remembers that `after` was saved here where the file held `before`.
    pub fn add(&mut self, before: &Arc<Release>, after: &Arc<Release>) {
        match self.rows.last_mut() {
            Some(row) if Arc::ptr_eq(&row.after, before) => row.after = Arc::clone(after),
            _ => self.rows.push(Row {
                before: Arc::clone(before),
                after: Arc::clone(after),
            }),
        }
        if self.rows.len() > MOST_ROWS {
            let row = self.rows.remove(0);
            // What can't be compared can't be merged either.
            let _ = Arc::make_mut(&mut self.earlier).add_row(&row);
        }
    }

    fn said(&self) -> Result<Said, Refused> {
        let mut said = Said::clone(&self.earlier);
        for row in &self.rows {
            said.add_row(row)?;
        }
        Ok(said)
    }
}

/// Words, each with the field that it's in, values that were set, and items.
#[derive(Clone, Debug, Default)]
struct Said {
    words: HashSet<(FieldPath, String)>,
    places: HashSet<FieldPath>,
}

impl Said {
    /// What is gone by an edit. What only moves isn't.
    fn gone_by(edit: &Edit) -> Self {
        let (mut gone, mut new) = (Self::default(), Self::default());
        gone.add_gone(edit);
        new.add_new(edit);
        let there: HashSet<&String> = new.words.iter().map(|(_, word)| word).collect();
        gone.words.retain(|(_, word)| !there.contains(word));
        gone.places.retain(|place| !new.places.contains(place));
        gone
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.places.is_empty()
    }

    fn add_row(&mut self, row: &Row) -> Result<(), Refused> {
        self.add_new(&compare::between(&row.before, &row.after)?);
        Ok(())
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
