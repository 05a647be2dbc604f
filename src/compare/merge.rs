//! Two people's changes of one release, as one.
//!
//! Everything is found by its address: a change of one side is made, the same change of both
//! is made once, and changes of different places don't know of each other. Where both
//! changed the same, the release goes on saying what we have and a [`Conflict`] keeps the
//! rest; what one side took out and the other changed stays. Every word that either side put in
//! is in the release or in a conflict.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::confirmed::{less_sure, unconfirmed};
use super::edits::append;
use super::losses::{LeftOut, losses};
use super::missing::{missing_columns, missing_images, missing_notes};
use super::turned::turned_back;
use super::{LETTERS, carried, edits, order, prose, reopened, text};
use crate::edit::{self, Edit, ItemKind};
use crate::language::told_name;
use crate::release::{
    Conflict, Content, FieldPath, Id, Item, ItemRef, Items, Line, Lines, Node, Paragraph, Part,
    Prose, Release, Side, Value,
};

/// Fields whose text isn't words: of two numbers or addresses no third is made.
const WHOLE: &[&str] = &[
    "reference",
    "telephone",
    "out_of_hours",
    "email",
    "url",
    "house",
];

/// The values that say something in every release, of which nobody knows what they were where
/// the base is unknown.
const NEVER_EMPTY: &[&str] = &["language", "kind"];

/// The format of a release that was never written: a base that nobody knows.
const UNKNOWN: u32 = 0;

/// Who the two sides are, for those who settle what is at odds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Who made ours.
    pub ours: String,
    /// Who made theirs.
    pub theirs: String,
}

/// What a merge comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// What leads there from ours.
    pub edit: Edit,
    /// The release.
    pub release: Release,
    /// The conflicts that are new in it.
    pub conflicts: Vec<Id>,
}

/// Merges what two made of `base`.
///
/// With either of the two as it was, the other comes out; with both alike, that. Whoever is
/// called ours, it comes to the same, but for what stands where they're at odds.
///
/// # Errors
/// If what was worked out can't be done, which is a mistake of this program.
pub fn merge(
    base: &Release,
    ours: &Release,
    theirs: &Release,
    names: &Names,
) -> Result<Merged, edit::Refused> {
    let mut steps = Vec::new();
    let together = carried::together(base, ours, theirs)?;
    let (base, ours, theirs) = match &together {
        Some(all) => {
            steps.push(all.edit.clone());
            (&all.base, &all.ours, &all.theirs)
        }
        None => (base, ours, theirs),
    };
    let [back_here, back_there] = [
        turned_back(base, ours, theirs)?,
        turned_back(base, theirs, ours)?,
    ];
    let (ours, theirs) = (with(ours, &back_here)?, with(theirs, &back_there)?);
    steps.extend(back_here);
    let mut held = HashSet::new();
    loop {
        match merge_but(&held, [base, &ours, &theirs], names)? {
            Tried::Merged(merged) => {
                let merged = *merged;
                steps.push(merged.edit);
                steps.retain(|step| !step.is_empty());
                return Ok(Merged {
                    edit: Edit::Group(steps),
                    ..merged
                });
            }
            Tried::Lost(conflicts) => held.extend(conflicts),
        }
    }
}

fn with<'a>(version: &'a Release, edit: &Option<Edit>) -> Result<Cow<'a, Release>, edit::Refused> {
    match edit {
        Some(edit) => edit::applied(version, edit).map(Cow::Owned),
        None => Ok(Cow::Borrowed(version)),
    }
}

/// What finding conflicts anew has come to.
enum Tried {
    Merged(Box<Merged>),
    /// Of these, something would be nowhere.
    Lost(Vec<Id>),
}

/// Merges what two made of the first, where the conflicts that are `held` stay as they are.
fn merge_but(
    held: &HashSet<Id>,
    versions: [&Release; 3],
    names: &Names,
) -> Result<Tried, edit::Refused> {
    let [base, ours, theirs] = versions;
    let mut steps = Vec::new();
    let reopened = reopened::reopened(held, base, ours, theirs)?;
    let mut merger = Merger::new(names);
    if base.format == UNKNOWN {
        let unknown = NEVER_EMPTY.iter();
        merger.unknown = unknown.map(|name| FieldPath::root().field(name)).collect();
    }
    let (base, ours, theirs) = match &reopened {
        Some(all) => {
            steps.push(all.edit.clone());
            merger.unknown.extend(all.unknown.iter().cloned());
            (&all.base, &all.ours, &all.theirs)
        }
        None => (base, ours, theirs),
    };
    merger.nodes(&FieldPath::root(), Some(base), ours, theirs);
    let edits = Edit::Group(std::mem::take(&mut merger.edits));
    let mut release = edit::applied(ours, &edits)?;
    steps.push(edits);

    let mut new = Vec::new();
    let mut add = |release: &mut Release, mut conflicts: Vec<Conflict>| {
        conflicts.retain(|conflict| release.conflicts.get(conflict.id.as_str()).is_none());
        new.extend(conflicts.iter().map(|one| one.id.clone()));
        let kept = append(&release.conflicts, "conflicts", conflicts);
        edit::apply(release, &kept)?;
        steps.push(kept);
        Ok(())
    };
    add(&mut release, merger.conflicts)?;
    let mut lost = losses(versions, &release);
    if let Some(reopened) = &reopened {
        let is_lost = |conflict: &&Conflict| lost.iter().any(|loss| *loss.at == conflict.at);
        let held = reopened.conflicts.iter().filter(is_lost);
        let held: Vec<Id> = held.map(|conflict| conflict.id.clone()).collect();
        if !held.is_empty() {
            return Ok(Tried::Lost(held));
        }
    }
    // Each time at least one word of each is found again.
    while !lost.is_empty() {
        let known = release.conflicts.len();
        for loss in lost {
            if let Some(left_out) = loss.left_out(&release) {
                let LeftOut {
                    base,
                    standing,
                    content,
                } = left_out;
                // It may be anybody's.
                let nobody = Names::default();
                let kept = conflict_of(&nobody, loss.at, base, standing, content);
                add(&mut release, vec![kept])?;
            }
        }
        lost = match release.conflicts.len() > known {
            true => losses(versions, &release),
            false => Vec::new(),
        };
    }

    for missing in [missing_notes, missing_images, missing_columns, unconfirmed] {
        let missing = missing(&release, [ours, theirs, base]);
        release = edit::applied(&release, &missing)?;
        steps.push(missing);
    }
    steps.retain(|step| !step.is_empty());
    Ok(Tried::Merged(Box::new(Merged {
        edit: Edit::Group(steps),
        release,
        conflicts: new,
    })))
}

/// What two versions of a release were made of where nobody can say: all that differs between
/// them is to be settled then.
pub fn unknown_base(release: &Release) -> Release {
    Release {
        format: UNKNOWN,
        ..Release::new(release.id.clone(), release.language.clone())
    }
}

/// What leads from `old` to `new`, as edits of what differs.
///
/// # Errors
/// As [`merge`].
pub fn between(old: &Release, new: &Release) -> Result<Edit, edit::Refused> {
    merge(old, old, new, &Names::default()).map(|merged| merged.edit)
}

/// Whether the text at `at` isn't words.
pub(super) fn is_whole(at: &FieldPath) -> bool {
    at.last().is_some_and(|name| WHOLE.contains(&name))
}

/// What makes the item `now` of a collection, which stands behind the one called `before`, a
/// merge of it with `theirs`, where both were made of `base`. Where they're at odds it says
/// what it says now.
pub(super) fn merged_items(
    list: &FieldPath,
    before: Option<Id>,
    base: &Item,
    now: &Item,
    theirs: &Item,
) -> Vec<Edit> {
    let names = Names::default();
    let mut merger = Merger::new(&names);
    let [base, now, theirs] = [base, now, theirs].map(ItemRef::from);
    merger.items(list, before, Some(base), now, theirs);
    merger.edits
}

struct Merger<'a> {
    names: &'a Names,
    /// Values of which nobody knows what they were.
    unknown: HashSet<FieldPath>,
    edits: Vec<Edit>,
    conflicts: Vec<Conflict>,
}

impl<'a> Merger<'a> {
    fn new(names: &'a Names) -> Self {
        Self {
            names,
            unknown: HashSet::new(),
            edits: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    fn nodes(
        &mut self,
        at: &FieldPath,
        base: Option<&dyn Node>,
        ours: &dyn Node,
        theirs: &dyn Node,
    ) {
        for name in ours.names() {
            let base = base.and_then(|base| base.part(name));
            if let (Some(ours), Some(theirs)) = (ours.part(name), theirs.part(name)) {
                self.parts(&at.field(name), base, ours, theirs);
            }
        }
    }

    fn parts(&mut self, at: &FieldPath, base: Option<Part<'_>>, ours: Part<'_>, theirs: Part<'_>) {
        match (base, ours, theirs) {
            (base, Part::Text(ours, _), Part::Text(theirs, _)) => {
                let base = match base {
                    Some(Part::Text(base, _)) => base.text(),
                    _ => "",
                };
                self.texts(at, base, ours.text(), theirs.text());
            }
            (base, Part::Value(ours), Part::Value(theirs)) => {
                let is_unknown = self.unknown.contains(at);
                let base = match base {
                    Some(Part::Value(base)) if !is_unknown => Some(base),
                    _ => None,
                };
                self.values(at, base, ours, theirs);
            }
            (base, Part::Node(ours), Part::Node(theirs)) => {
                let base = match base {
                    Some(Part::Node(base)) => Some(base),
                    _ => None,
                };
                self.nodes(at, base, ours, theirs);
            }
            (base, Part::List(ours), Part::List(theirs)) => {
                let base = match base {
                    Some(Part::List(base)) => Some(base),
                    _ => None,
                };
                match (ours.as_prose(), theirs.as_prose()) {
                    (Some(ours), Some(theirs)) => {
                        self.proses(at, base.and_then(Items::as_prose), ours, theirs);
                    }
                    _ => self.lists(at, base, ours, theirs),
                }
            }
            // One place is of one kind, whoever has changed what stands there.
            _ => {}
        }
    }

    fn texts(&mut self, at: &FieldPath, base: &str, ours: &str, theirs: &str) {
        if ours == theirs || theirs == base {
            return;
        }
        if ours == base {
            return edits::retext(at, ours, theirs, &mut self.edits);
        }
        let (text, odds) = if is_whole(at) {
            let stands = if ours.trim().is_empty() { theirs } else { ours };
            let both = (ours.to_owned(), theirs.to_owned());
            (stands.to_owned(), Some(both))
        } else {
            let merged = text::merged(base, ours, theirs);
            (merged.text, merged.odds)
        };
        edits::retext(at, ours, &text, &mut self.edits);
        if let Some((ours, theirs)) = odds {
            let [base, ours, theirs] =
                [base, &ours, &theirs].map(|text| Content::Text(Lines::new(text)));
            self.conflict(at, base, ours, theirs);
        }
    }

    fn values(&mut self, at: &FieldPath, base: Option<Value>, ours: Value, theirs: Value) {
        if ours == theirs || base.as_ref() == Some(&theirs) {
            return;
        }
        if base.as_ref() == Some(&ours) {
            return edits::reset(at, ours, theirs, &mut self.edits);
        }
        if let Some(value) = less_sure(&ours, &theirs) {
            return edits::reset(at, ours, value, &mut self.edits);
        }
        let base = base.map_or(Content::Nothing, Content::Value);
        self.conflict(at, base, Content::Value(ours), Content::Value(theirs));
    }

    fn proses(&mut self, at: &FieldPath, base: Option<&Prose>, ours: &Prose, theirs: &Prose) {
        if ours == theirs || base == Some(theirs) {
            return;
        }
        if base == Some(ours) {
            let theirs = theirs.iter().cloned().collect();
            return edits::rewrite(at, ours, theirs, &mut self.edits);
        }
        let base: Vec<&Paragraph> = base.map(|base| base.iter().collect()).unwrap_or_default();
        let [our, their]: [Vec<&Paragraph>; 2] = [ours, theirs].map(|side| side.iter().collect());
        let merged = prose::merged(&base, &our, &their);
        edits::rewrite(at, ours, merged.paragraphs, &mut self.edits);
        for odds in merged.odds {
            let content = |paragraphs: Vec<Paragraph>| match paragraphs.is_empty() {
                true => Content::Nothing,
                false => Content::Paragraphs(paragraphs),
            };
            let [base, ours, theirs] = [odds.base, odds.ours, odds.theirs].map(content);
            self.conflict(at, base, ours, theirs);
        }
    }

    fn lists(
        &mut self,
        at: &FieldPath,
        base: Option<&dyn Items>,
        ours: &dyn Items,
        theirs: &dyn Items,
    ) {
        let base = base.map(Items::refs).unwrap_or_default();
        let [ours, theirs] = [ours, theirs].map(Items::refs);
        if ours == theirs || theirs == base {
            return;
        }
        let by_id = |items: &[ItemRef<'_>]| -> HashMap<Id, usize> {
            let ids = items.iter().enumerate();
            ids.map(|(at, item)| (item.id().clone(), at)).collect()
        };
        let places = [&base, &ours, &theirs].map(|items| by_id(items));
        let [in_base, in_ours, in_theirs] = &places;
        let was = |id: &Id| in_base.get(id).and_then(|at| base.get(*at).copied());

        let mut gone: HashSet<&Id> = HashSet::new();
        for item in &ours {
            let id = item.id();
            if in_theirs.contains_key(id) {
                continue;
            }
            match was(id) {
                None => {}
                Some(was) if is_same(was, *item) => {
                    gone.insert(id);
                }
                Some(was) => {
                    let [was, is] = [was, *item].map(content_of);
                    self.conflict(&at.item(id), was, is, Content::Nothing);
                }
            }
        }
        let mut new: HashMap<Id, Item> = HashMap::new();
        for item in &theirs {
            let id = item.id();
            if in_ours.contains_key(id) {
                continue;
            }
            match was(id) {
                Some(was) if is_same(was, *item) => {
                    gone.insert(id);
                    continue;
                }
                Some(was) => {
                    let [was, is] = [was, *item].map(content_of);
                    self.conflict(&at.item(id), was, Content::Nothing, is);
                }
                None => {}
            }
            new.insert(id.clone(), item.to_item());
        }
        for (place, item) in ours.iter().enumerate() {
            let their = in_theirs.get(item.id()).and_then(|at| theirs.get(*at));
            if let Some(their) = their {
                let before = place.checked_sub(1).and_then(|before| ours.get(before));
                let before = before.map(|before| before.id().clone());
                self.items(at, before, was(item.id()), *item, *their);
            }
        }
        let [base, our, their] = [&base, &ours, &theirs]
            .map(|items| items.iter().map(|item| item.id()).collect::<Vec<&Id>>());
        let is_there = |id: &Id| in_ours.contains_key(id) || in_theirs.contains_key(id);
        let stays = |id: &Id| is_there(id) && !gone.contains(id);
        let order = order::merged(&base, &our, &their, &stays);
        let order: Vec<Id> = order.into_iter().cloned().collect();
        let old: Vec<Id> = our.into_iter().cloned().collect();
        let take = &mut |id: &Id| {
            let at = in_ours.get(id)?;
            ours.get(*at).map(|item| item.to_item())
        };
        edits::rearrange(at, &old, &order, &mut new, take, &mut self.edits);
    }

    /// Two versions of one item, which stands behind the one called `before`.
    fn items(
        &mut self,
        list: &FieldPath,
        before: Option<Id>,
        base: Option<ItemRef<'_>>,
        ours: ItemRef<'_>,
        theirs: ItemRef<'_>,
    ) {
        if ours == theirs || base == Some(theirs) {
            return;
        }
        let at = list.item(ours.id());
        if let (true, Part::Node(our), Part::Node(their)) =
            (is_one_thing(ours, theirs), ours.part(), theirs.part())
            && !our.names().is_empty()
        {
            let base = base.filter(|base| is_one_thing(*base, ours));
            let base = base.and_then(|base| match base.part() {
                Part::Node(base) => Some(base),
                _ => None,
            });
            return self.nodes(&at, base, our, their);
        }
        // It's of another kind now, or has no parts: one of the two, as a whole.
        if base == Some(ours) {
            self.edits.push(Edit::Remove {
                list: list.clone(),
                after: before.clone(),
                item: Box::new(ours.to_item()),
            });
            self.edits.push(Edit::Insert {
                list: list.clone(),
                after: before,
                item: Box::new(theirs.to_item()),
            });
        } else if !is_same(ours, theirs) {
            let base = base.map_or(Content::Nothing, content_of);
            self.conflict(&at, base, content_of(ours), content_of(theirs));
        }
    }

    fn conflict(&mut self, at: &FieldPath, base: Content, ours: Content, theirs: Content) {
        let conflict = conflict_of(self.names, at, base, ours, theirs);
        self.conflicts.push(conflict);
    }
}

/// A conflict that is called by what it holds, whoever has met it.
pub(super) fn conflict_of(
    names: &Names,
    at: &FieldPath,
    base: Content,
    ours: Content,
    theirs: Content,
) -> Conflict {
    let mut sides = [&ours, &theirs].map(|side| format!("{side:?}"));
    sides.sort();
    let [first, second] = &sides;
    let seeds = [&at.to_string(), &format!("{base:?}"), first, second];
    let id = Id::drawn("conflict", LETTERS, &seeds.map(String::as_str));
    let side = |by: &str, says| Side {
        by: Line::new(told_name(by)),
        says,
    };
    Conflict {
        id,
        at: at.clone(),
        base,
        ours: side(&names.ours, ours),
        theirs: side(&names.theirs, theirs),
    }
}

/// Whether two items of one id are the same: a conflict is, whoever has met it.
fn is_same(one: ItemRef<'_>, other: ItemRef<'_>) -> bool {
    one == other || matches!((one, other), (ItemRef::Conflict(_), ItemRef::Conflict(_)))
}

/// Whether two items of one id are of one kind, and stand for the same where they stand for
/// anything: what an edition says of another text is another thing.
pub(super) fn is_one_thing(one: ItemRef<'_>, other: ItemRef<'_>) -> bool {
    let stands_for_same = match (one, other) {
        (ItemRef::Segment(one), ItemRef::Segment(other)) => one.at == other.at,
        (ItemRef::OwnImage(one), ItemRef::OwnImage(other)) => one.at == other.at,
        (ItemRef::Comment(one), ItemRef::Comment(other)) => {
            (&one.at, &one.about, one.made) == (&other.at, &other.about, other.made)
        }
        (ItemRef::Reply(one), ItemRef::Reply(other)) => one.made == other.made,
        _ => true,
    };
    ItemKind::from(one) == ItemKind::from(other) && stands_for_same
}

/// Whether an item can be changed in part.
pub(super) fn has_parts(item: ItemRef<'_>) -> bool {
    matches!(item.part(), Part::Node(node) if !node.names().is_empty())
}

fn content_of(item: ItemRef<'_>) -> Content {
    Content::Item(Box::new(item.to_item()))
}
