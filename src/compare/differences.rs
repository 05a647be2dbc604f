//! What differs between two releases, field by field, for people to read.

use std::collections::HashMap;

use super::hunks::hunks;
use super::order;
use super::words::Words;
use super::{carried, merge};
use crate::edit::{ItemKind, Refused};
use crate::release::{FieldPath, Id, Item, ItemRef, Items, Node, Paragraph, Part, Release, Value};

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field, paragraph or item that it's about: in the new release, or, where it's gone
    /// there, in the old.
    pub at: FieldPath,
    /// How it differs.
    pub change: Change,
}

/// How something differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A text says something else: before, and now.
    Text(String, String),
    /// A text says the same with other marks: emphasis or links.
    Looks,
    /// A value is another: before, and now.
    Value(Value, Value),
    /// An item is new.
    Added(Box<Item>),
    /// An item is gone.
    Removed(Box<Item>),
    /// What has no parts, as an image, is another.
    Replaced(ItemKind),
    /// An item stands elsewhere.
    Moved(ItemKind),
}

/// What differs from `old` in `new`, in the order of the page.
///
/// # Errors
/// As [`merge`](super::merge).
pub fn differences(old: &Release, new: &Release) -> Result<Vec<Difference>, Refused> {
    let mut found = Vec::new();
    let brought = carried::together(old, old, new)?;
    let base = brought.as_ref().map_or(old, |together| &together.base);
    for (at, kind) in carried::moved(old, new) {
        found.push(Difference {
            at,
            change: Change::Moved(kind),
        });
    }
    nodes(&FieldPath::root(), base, new, &mut found);
    Ok(found)
}

/// A piece of two texts that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What both say.
    Kept(String),
    /// What only the old one says.
    Gone(String),
    /// What only the new one says.
    New(String),
}

/// How `new` differs from `old`, word by word.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (before, after) = (Words::of_text(old), Words::of_text(new));
    let mut pieces = Vec::new();
    let mut add = |piece: fn(String) -> Piece, text: Option<&str>| {
        let text = text.filter(|text| !text.is_empty());
        pieces.extend(text.map(|text| piece(text.to_owned())));
    };
    let mut done = 0;
    for hunk in hunks(&before, &after) {
        let (gone, there) = (before.bytes(hunk.before), after.bytes(hunk.after));
        add(Piece::Kept, old.get(done..gone.start));
        done = gone.end;
        add(Piece::Gone, old.get(gone));
        add(Piece::New, new.get(there));
    }
    add(Piece::Kept, old.get(done..));
    pieces
}

fn nodes(at: &FieldPath, old: &dyn Node, new: &dyn Node, found: &mut Vec<Difference>) {
    for name in new.names() {
        if let (Some(old), Some(new)) = (old.part(name), new.part(name)) {
            parts(&at.field(name), old, new, found);
        }
    }
}

fn parts(at: &FieldPath, old: Part<'_>, new: Part<'_>, found: &mut Vec<Difference>) {
    let mut differs = |change| {
        found.push(Difference {
            at: at.clone(),
            change,
        });
    };
    match (old, new) {
        (Part::Text(old, _), Part::Text(new, _)) if old.text() != new.text() => {
            differs(Change::Text(old.text().to_owned(), new.text().to_owned()));
        }
        (Part::Value(old), Part::Value(new)) if old != new => differs(Change::Value(old, new)),
        (Part::Node(old), Part::Node(new)) => nodes(at, old, new, found),
        (Part::List(old), Part::List(new)) => lists(at, old, new, found),
        _ => {}
    }
}

fn lists(at: &FieldPath, old: &dyn Items, new: &dyn Items, found: &mut Vec<Difference>) {
    let (old, new) = (old.refs(), new.refs());
    if old == new {
        return;
    }
    let before: HashMap<&Id, ItemRef<'_>> = old.iter().map(|item| (item.id(), *item)).collect();
    let after: HashMap<&Id, ItemRef<'_>> = new.iter().map(|item| (item.id(), *item)).collect();
    let ids =
        |items: &[ItemRef<'_>]| -> Vec<Id> { items.iter().map(|item| item.id().clone()).collect() };
    let (old_ids, new_ids) = (ids(&old), ids(&new));
    let (old_ids, new_ids): (Vec<&Id>, Vec<&Id>) =
        (old_ids.iter().collect(), new_ids.iter().collect());
    let stayed = order::stayed(&old_ids, &new_ids);
    // What is gone is told where it stood.
    let mut gone = old
        .iter()
        .filter(|item| !after.contains_key(item.id()))
        .peekable();
    let tell_gone = |item: &ItemRef<'_>, found: &mut Vec<Difference>| {
        found.push(Difference {
            at: at.item(item.id()),
            change: Change::Removed(Box::new(item.to_item())),
        });
    };
    let places: HashMap<&Id, usize> = old_ids
        .iter()
        .enumerate()
        .map(|(at, id)| (*id, at))
        .collect();
    for item in &new {
        let id = item.id();
        let place = places.get(id).copied().filter(|_| stayed.contains(id));
        while let Some(item) = gone.next_if(|gone| {
            place.is_some_and(|place| places.get(gone.id()).is_some_and(|at| *at < place))
        }) {
            tell_gone(item, found);
        }
        let path = at.item(id);
        let Some(was) = before.get(id) else {
            found.push(Difference {
                at: path,
                change: Change::Added(Box::new(item.to_item())),
            });
            continue;
        };
        if !stayed.contains(id) {
            found.push(Difference {
                at: path.clone(),
                change: Change::Moved(ItemKind::from(*item)),
            });
        }
        items(&path, *was, *item, found);
    }
    gone.for_each(|item| tell_gone(item, found));
}

fn items(at: &FieldPath, old: ItemRef<'_>, new: ItemRef<'_>, found: &mut Vec<Difference>) {
    if old == new {
        return;
    }
    match (old, new) {
        (ItemRef::Paragraph(old), ItemRef::Paragraph(new)) => paragraphs(at, old, new, found),
        _ if merge::is_one_thing(old, new) && merge::has_parts(new) => {
            if let (Part::Node(old), Part::Node(new)) = (old.part(), new.part()) {
                nodes(at, old, new, found);
            }
        }
        _ if merge::is_one_thing(old, new) => found.push(Difference {
            at: at.clone(),
            change: Change::Replaced(ItemKind::from(new)),
        }),
        // Another thing goes by the same name now.
        _ => {
            for change in [
                Change::Removed(Box::new(old.to_item())),
                Change::Added(Box::new(new.to_item())),
            ] {
                found.push(Difference {
                    at: at.clone(),
                    change,
                });
            }
        }
    }
}

fn paragraphs(at: &FieldPath, old: &Paragraph, new: &Paragraph, found: &mut Vec<Difference>) {
    let mut differs = |at: FieldPath, change| found.push(Difference { at, change });
    if old.kind != new.kind {
        differs(
            at.field("kind"),
            Change::Value(old.kind.into(), new.kind.into()),
        );
    }
    if old.text() != new.text() {
        let texts = [old, new].map(|paragraph| paragraph.text().to_owned());
        let [old, new] = texts;
        differs(at.clone(), Change::Text(old, new));
    } else if old.content != new.content {
        differs(at.clone(), Change::Looks);
    }
}
