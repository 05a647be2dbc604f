//! Items that somebody carried from one collection into another of the same kind: a quote
//! into another section, a contact into another group.
//!
//! Before two versions are merged, each is brought to where the other has carried things, and
//! so is what both were made of. Then an item is in the same collection in all three, and
//! what one changed in it while the other carried it off is found.

use std::collections::HashMap;

use crate::edit::{self, Edit, ItemKind, Refused};
use crate::release::{FieldPath, Id, Item, Part, Release};

/// A kind of collection: that of what holds such collections, and what it's called there.
type Kind = (&'static str, &'static str);

/// Collections between which items are carried.
const COLLECTIONS: &[Kind] = &[("sections", "blocks"), ("contacts", "people")];

/// Where an item of one kind of collection was carried.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Carried {
    /// Such collections, as in [`COLLECTIONS`].
    kind: Kind,
    item: Id,
    /// What holds the collection that it was in.
    from: Id,
    /// What holds the one that it's in now.
    to: Id,
}

/// The three versions, each with all items in the collections into which one of the two has
/// carried them, and what leads there from ours.
pub(super) struct Together {
    pub base: Release,
    pub ours: Release,
    pub theirs: Release,
    pub edit: Edit,
}

/// Brings three versions together; `None` where nobody carried anything.
///
/// # Errors
/// As [`merge`](super::merge).
pub(super) fn together(
    base: &Release,
    ours: &Release,
    theirs: &Release,
) -> Result<Option<Together>, Refused> {
    let (by_us, by_them) = (carried(base, ours), carried(base, theirs));
    if by_us.is_empty() && by_them.is_empty() {
        return Ok(None);
    }
    // Of two places the same is chosen, whoever carried it there.
    let wins = |one: &Carried, others: &[Carried]| {
        let mut others = others.iter();
        let other = others.find(|other| other.kind == one.kind && other.item == one.item);
        other.is_none_or(|other| one.to <= other.to)
    };
    let chosen_of_ours = by_us.iter().filter(|one| wins(one, &by_them));
    let chosen_of_theirs = by_them.iter().filter(|one| wins(one, &by_us));
    let [mut in_base, mut in_ours, mut in_theirs] = [base, ours, theirs].map(Brought::new);
    let mut edits = Vec::new();
    let mut chosen: Vec<(&Carried, &Release)> = chosen_of_ours.map(|one| (one, ours)).collect();
    chosen.extend(chosen_of_theirs.map(|one| (one, theirs)));
    // In one order, whoever is called ours.
    chosen.sort_by_cached_key(|(one, example)| {
        let (outer, inner) = one.kind;
        let list = FieldPath::root().field(outer).item(&one.to).field(inner);
        let before = behind(example, example, &list, &one.item);
        (one.kind, one.item.clone(), before)
    });
    for (one, example) in chosen {
        for version in [&mut in_base, &mut in_theirs] {
            version.bring(one, example, base)?;
        }
        edits.extend(in_ours.bring(one, example, base)?);
    }
    Ok(Some(Together {
        base: in_base.release,
        ours: in_ours.release,
        theirs: in_theirs.release,
        edit: Edit::Group(edits),
    }))
}

/// Where in `new` the items are that were in another collection in `old`.
pub(super) fn moved(old: &Release, new: &Release) -> Vec<(FieldPath, ItemKind)> {
    let carried = carried(old, new).into_iter();
    carried
        .filter_map(|one| {
            let (outer, inner) = one.kind;
            let list = FieldPath::root().field(outer).item(&one.to).field(inner);
            let item = copy(new, &list, &one.item)?;
            Some((list.item(&one.item), ItemKind::from(&item)))
        })
        .collect()
}

/// What `side` has carried elsewhere.
fn carried(base: &Release, side: &Release) -> Vec<Carried> {
    let mut found = Vec::new();
    for kind in COLLECTIONS {
        let (before, after) = (holders(base, *kind), holders(side, *kind));
        let mut moved: Vec<(&Id, &Id, &Id)> = before
            .iter()
            .filter_map(|(item, from)| Some((item, from, after.get(item)?)))
            .filter(|(_, from, to)| from != to)
            .collect();
        // As they stand on the page.
        let order = order_of(side, *kind);
        moved.sort_by_key(|(item, ..)| order.get(*item).copied());
        found.extend(moved.into_iter().map(|(item, from, to)| Carried {
            kind: *kind,
            item: item.clone(),
            from: from.clone(),
            to: to.clone(),
        }));
    }
    found
}

/// Visits the items of one kind of collection, with what holds them.
fn each(release: &Release, kind: Kind, visit: &mut dyn FnMut(&Id, &Id)) {
    let (outer, inner) = kind;
    let outer = FieldPath::root().field(outer);
    let Some(Part::List(holders)) = release.part(&outer) else {
        return;
    };
    for holder in holders.ids() {
        if let Some(Part::List(items)) = release.part(&outer.item(&holder).field(inner)) {
            for item in items.ids() {
                visit(&holder, &item);
            }
        }
    }
}

/// What holds each item; those that stand in several collections are left out.
fn holders(release: &Release, kind: Kind) -> HashMap<Id, Id> {
    let mut holders: HashMap<Id, Id> = HashMap::new();
    let mut twice = Vec::new();
    each(release, kind, &mut |holder, item| {
        if holders.insert(item.clone(), holder.clone()).is_some() {
            twice.push(item.clone());
        }
    });
    for item in twice {
        holders.remove(&item);
    }
    holders
}

fn order_of(release: &Release, kind: Kind) -> HashMap<Id, usize> {
    let mut order = HashMap::new();
    each(release, kind, &mut |_, item| {
        order.insert(item.clone(), order.len());
    });
    order
}

/// A version that is brought to where others have carried things.
struct Brought {
    release: Release,
    /// What holds each item of each kind of collection.
    holders: HashMap<Kind, HashMap<Id, Id>>,
}

impl Brought {
    fn new(release: &Release) -> Self {
        let kinds = COLLECTIONS.iter();
        Self {
            holders: kinds.map(|kind| (*kind, holders(release, *kind))).collect(),
            release: release.clone(),
        }
    }

    /// Brings an item to where `example` has it. Answers the edits that did.
    fn bring(
        &mut self,
        one: &Carried,
        example: &Release,
        base: &Release,
    ) -> Result<Vec<Edit>, Refused> {
        let (outer, inner) = one.kind;
        let outer = FieldPath::root().field(outer);
        let list_in = |holder: &Id| outer.item(holder).field(inner);
        let target = list_in(&one.to);
        let holders = self.holders.entry(one.kind).or_default();
        let version = &mut self.release;
        let mut edits = Vec::new();
        let mut apply = |version: &mut Release, edit: Option<Edit>| -> Result<(), Refused> {
            if let Some(edit) = edit {
                edit::apply(version, &edit)?;
                edits.push(edit);
            }
            Ok(())
        };
        let at = holders.get(&one.item).cloned();
        let item = match &at {
            Some(holder) if *holder == one.to => return Ok(Vec::new()),
            Some(holder) => copy(version, &list_in(holder), &one.item),
            // Somebody who took out all that was around it knew nothing of its new place.
            None if version.part(&outer.item(&one.from)).is_none() => {
                copy(base, &list_in(&one.from), &one.item)
            }
            None => None,
        };
        let Some(item) = item else {
            return Ok(Vec::new());
        };
        if version.part(&target).is_none() {
            let shell = shell(example, &outer, &one.to, inner);
            let behind = behind(version, example, &outer, &one.to);
            apply(
                version,
                shell.map(|shell| edit::insert(&outer, behind, shell)),
            )?;
        }
        if let Some(holder) = at {
            let path = list_in(&holder).item(&one.item);
            let taken_out = edit::remove(version, &path);
            apply(version, taken_out)?;
        }
        let behind = behind(version, example, &target, &one.item);
        apply(version, Some(edit::insert(&target, behind, item)))?;
        holders.insert(one.item.clone(), one.to.clone());
        Ok(edits)
    }
}

fn copy(release: &Release, list: &FieldPath, id: &Id) -> Option<Item> {
    match release.part(list)? {
        Part::List(items) => items.copy(id.as_str()),
        _ => None,
    }
}

/// The item of `example` called `id` without what is in its collection `inner`.
fn shell(example: &Release, list: &FieldPath, id: &Id, inner: &str) -> Option<Item> {
    let emptied = edit::clear(example, &list.item(id).field(inner))?;
    copy(&edit::applied(example, &emptied).ok()?, list, id)
}

/// Which item of `version` the one called `id` is to stand behind, as in `example`.
fn behind(version: &Release, example: &Release, list: &FieldPath, id: &Id) -> Option<Id> {
    let (Some(Part::List(there)), Some(Part::List(here))) =
        (example.part(list), version.part(list))
    else {
        return None;
    };
    let there = there.ids();
    let at = there.iter().position(|other| other == id)?;
    let mut before = there.into_iter().take(at).rev();
    before.find(|other| here.before(other.as_str()).is_some())
}
