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
/// made of, as `ours` was; `None` with none.
///
/// Mostly that's the latest. But where a sync tool puts an older copy back that somebody else
/// has changed, what was saved here since would look as if they had taken it out, and where
/// it's one that ours wasn't made of, what they have would look as if we had. So it's the
/// latest only if nothing that was put in here, which `own` tells, is taken out by it, nor
/// anything of theirs that nobody took out here. Else it's the nearest of the states of which
/// that's so, of those that are `kept`, too, or else the nearest of all. What a colleague takes
/// out of one's own may come back by that: content can't tell it from an older copy.
///
/// # Errors
/// As [`merge`](compare::merge).
pub fn base_of(
    seen: &[Known],
    own: &Own,
    ours: &Arc<Release>,
    theirs: &Release,
    kept: Option<&KeptStates>,
) -> Result<Option<Arc<Release>>, Refused> {
    let Some(latest) = seen.last() else {
        return Ok(None);
    };
    let mut own = own.clone();
    own.add(&latest.release, ours);
    let mut sides = Sides {
        own: &own,
        changed: None,
        ours,
        theirs,
    };
    let mut best = (sides.rank(&latest.release)?, Arc::clone(&latest.release));
    if best.0.is_likely() {
        return Ok(Some(best.1));
    }
    let mut consider = |release: Arc<Release>| -> Result<bool, Refused> {
        let rank = sides.rank(&release)?;
        if rank < best.0 {
            best = (rank, release);
        }
        Ok(best.0.is_likely())
    };
    let mut is_likely = false;
    for known in seen.iter().rev().skip(1) {
        is_likely = consider(Arc::clone(&known.release))?;
    }
    // Of those that are remembered, none: it may be an older one.
    if let Some(kept) = kept.filter(|_| !is_likely) {
        for release in kept.releases(&theirs.id) {
            consider(Arc::new(release))?;
        }
    }
    Ok(Some(best.1))
}

/// Which of these states, the earliest first, and of those that are `kept` a copy beside the
/// file was most likely made of: the nearest by which nothing is taken out that was put in
/// here, unless it's one that they can't have seen; `None` if there is none.
///
/// # Errors
/// As [`merge`](compare::merge).
pub fn base_of_copy(
    states: &[Arc<Release>],
    own: &Own,
    theirs: &Release,
    kept: Option<&KeptStates>,
) -> Result<Option<Arc<Release>>, Refused> {
    let kept = kept.into_iter().flat_map(|kept| kept.releases(&theirs.id));
    let mut all: Vec<Arc<Release>> = kept.map(Arc::new).collect();
    all.reverse();
    all.extend(states.iter().cloned());
    let (own, said) = (own.changed()?, Said::of(theirs));
    let mut best: Option<(usize, Arc<Release>)> = None;
    let mut before: Option<&Arc<Release>> = None;
    for state in &all {
        let is_known_to_them = has_news_of(&said, before.map(|before| &**before), state);
        before = Some(state);
        if is_known_to_them == Some(false) {
            continue;
        }
        let edit = compare::between(state, theirs)?;
        let takes_out = Said::gone_by(&edit, state, theirs).meets(&own.new);
        let distance = compare::length(&edit);
        let is_best = best.as_ref().is_none_or(|(least, _)| distance <= *least);
        if !takes_out && is_best {
            best = Some((distance, Arc::clone(state)));
        }
    }
    Ok(best.map(|(_, state)| state))
}

/// Whether somebody who says `said` has seen `state`: most of the words are there that are new
/// in it, and weren't in the one `before`. `None` where nothing tells.
fn has_news_of(said: &Said, before: Option<&Release>, state: &Release) -> Option<bool> {
    let before = Said::of(before?);
    let mut new = Said::of(state);
    new.take_away(&before);
    let there = new.words.iter().filter(|word| said.words.contains(word));
    (!new.words.is_empty()).then(|| there.count() * 2 >= new.words.len())
}

/// Two versions, of which it's asked what they were made of.
struct Sides<'a> {
    own: &'a Own,
    /// What was changed here, once somebody has asked.
    changed: Option<Changed>,
    ours: &'a Release,
    theirs: &'a Release,
}

/// How unlikely a state is to be what both were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Whether they would have taken out what was put in here.
    takes_ours_out: bool,
    /// Whether we would have taken out of theirs what nobody took out here.
    takes_theirs_out: bool,
    /// How far it's from theirs.
    distance: usize,
}

impl Rank {
    fn is_likely(self) -> bool {
        !self.takes_ours_out && !self.takes_theirs_out
    }
}

impl Sides<'_> {
    fn rank(&mut self, base: &Release) -> Result<Rank, Refused> {
        let edit = compare::between(base, self.theirs)?;
        let gone = Said::gone_by(&edit, base, self.theirs);
        let mut missing = Said::gone_by(&compare::between(base, self.ours)?, base, self.ours);
        // What neither has is nobody's.
        missing.take_away(&gone);
        let is_asked = !gone.is_empty() || !missing.is_empty();
        if is_asked && self.changed.is_none() {
            self.changed = Some(self.own.changed()?);
        }
        if let Some(changed) = &self.changed {
            missing.take_away(&changed.gone);
        }
        let changed = self.changed.as_ref();
        Ok(Rank {
            takes_ours_out: changed.is_some_and(|changed| gone.meets(&changed.new)),
            takes_theirs_out: !missing.is_empty(),
            distance: compare::length(&edit),
        })
    }
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

/// What was changed in a file here. It's worked out only where somebody else comes in between.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// What each row of saves with nobody's between them has led from and to.
    rows: Vec<Row>,
    /// What earlier ones have changed.
    earlier: Arc<Changed>,
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

    fn changed(&self) -> Result<Changed, Refused> {
        let mut changed = Changed::clone(&self.earlier);
        for row in &self.rows {
            changed.add_row(row)?;
        }
        Ok(changed)
    }
}

/// What was put in and what was taken out.
#[derive(Clone, Debug, Default)]
struct Changed {
    new: Said,
    gone: Said,
}

impl Changed {
    fn add_row(&mut self, row: &Row) -> Result<(), Refused> {
        let edit = compare::between(&row.before, &row.after)?;
        self.new.add_new(&edit, &row.after);
        self.gone.add_gone(&edit, &row.before);
        Ok(())
    }
}

/// Words, each with the field that it's in, values that were set, and items: wherever the items
/// stand that these are of.
#[derive(Clone, Debug, Default)]
struct Said {
    words: HashSet<(Place, String)>,
    places: HashSet<Place>,
}

/// A field by its name and by what it's of, or an item: the end of its address, so that it's
/// the same wherever somebody has carried it.
type Place = [Option<String>; 2];

impl Said {
    /// All that a release says.
    fn of(release: &Release) -> Self {
        let mut all = Self::default();
        release.visit(&mut |path, part| all.add_part(path, part));
        all
    }

    /// What is gone by an edit that leads from `before` to `after`. What only moves isn't.
    fn gone_by(edit: &Edit, before: &Release, after: &Release) -> Self {
        let (mut gone, mut new) = (Self::default(), Self::default());
        gone.add_gone(edit, before);
        new.add_new(edit, after);
        let there: HashSet<&String> = new.words.iter().map(|(_, word)| word).collect();
        gone.words.retain(|(_, word)| !there.contains(word));
        gone.places.retain(|place| !new.places.contains(place));
        gone
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.places.is_empty()
    }

    fn take_away(&mut self, other: &Self) {
        self.words.retain(|word| !other.words.contains(word));
        self.places.retain(|place| !other.places.contains(place));
    }

    fn meets(&self, other: &Self) -> bool {
        let mut words = self.words.iter();
        let mut places = self.places.iter();
        words.any(|word| other.words.contains(word))
            || places.any(|place| other.places.contains(place))
    }

    fn add_gone(&mut self, edit: &Edit, before: &Release) {
        match edit {
            Edit::Group(edits) => edits.iter().for_each(|edit| self.add_gone(edit, before)),
            Edit::Splice { at, removed, .. } => {
                self.add_text(&field_at(before, at), removed.text())
            }
            Edit::Remove { list, item, .. } => self.add_item(list, item),
            Edit::Set { at, .. } => drop(self.places.insert(end_of(at))),
            Edit::Insert { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
        }
    }

    fn add_new(&mut self, edit: &Edit, after: &Release) {
        match edit {
            Edit::Group(edits) => edits.iter().for_each(|edit| self.add_new(edit, after)),
            Edit::Splice { at, inserted, .. } => {
                self.add_text(&field_at(after, at), inserted.text())
            }
            Edit::Insert { list, item, .. } => self.add_item(list, item),
            Edit::Set { at, .. } => drop(self.places.insert(end_of(at))),
            Edit::Remove { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
        }
    }

    fn add_text(&mut self, field: &FieldPath, text: &str) {
        let field = end_of(field);
        let words = text.split_whitespace();
        self.words
            .extend(words.map(|word| (field.clone(), word.to_owned())));
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
        self.places.insert([None, Some(item.id().to_string())]);
    }

    fn add_part(&mut self, at: &FieldPath, part: &Part<'_>) {
        match part {
            Part::Text(text, _) => self.add_text(at, text.text()),
            Part::Paragraph(paragraph) => {
                let field = at.parent();
                self.add_text(field.as_ref().unwrap_or(at), paragraph.text());
            }
            _ => {}
        }
    }
}

/// The field that the text at `at` is of: a paragraph's prose, whose words may be divided into
/// other paragraphs.
fn field_at(release: &Release, at: &FieldPath) -> FieldPath {
    let is_paragraph = matches!(release.part(at), Some(Part::Paragraph(_)));
    let prose = at.parent().filter(|_| is_paragraph);
    prose.unwrap_or_else(|| at.clone())
}

fn end_of(at: &FieldPath) -> Place {
    let of = at.parent();
    let names = [of.as_ref().and_then(FieldPath::last), at.last()];
    names.map(|name| name.map(str::to_owned))
}
