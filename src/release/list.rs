//! Collections: items in an order, each with an id.

use std::any::Any;
use std::slice;

use serde::{Deserialize, Serialize};

use super::{Id, Item, ItemRef, Part, PartMut, Prose};

/// An item of some collection.
pub trait Identified {
    /// Its id.
    fn id(&self) -> &Id;
    /// Where its id is kept.
    fn id_mut(&mut self) -> &mut Id;
}

/// Items in the order in which they are printed.
///
/// Ids are looked up by walking: collections are short, paragraphs of a long
/// release in the thousands, and a map beside the order would have to be kept
/// true through every edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List<T>(Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// The items in order.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(super) fn iter_mut(&mut self) -> slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first item.
    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    /// The last item.
    pub fn last(&self) -> Option<&T> {
        self.0.last()
    }

    /// The item at `index`.
    pub fn nth(&self, index: usize) -> Option<&T> {
        self.0.get(index)
    }
}

impl<T: Identified> List<T> {
    /// The item called `id`.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0.iter().find(|item| item.id() == id)
    }

    /// Where the item called `id` stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|item| item.id() == id)
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A collection of whatever kind of items, as an address finds it.
pub trait Items {
    /// The items' ids, in order.
    fn ids(&self) -> Vec<Id>;
    /// The item called `id`.
    fn item(&self, id: &str) -> Option<Part<'_>>;
    /// The item called `id`, to be changed.
    fn item_mut(&mut self, id: &str) -> Option<PartMut<'_>>;
    /// Visits the items in order, to change them.
    fn each_mut(&mut self, visit: &mut dyn FnMut(&Id, PartMut<'_>));
    /// The items where they stand, in order.
    fn refs(&self) -> Vec<ItemRef<'_>>;
    /// A copy of the item called `id`.
    fn copy(&self, id: &str) -> Option<Item>;
    /// Puts `item` behind the item called `after`, or first. Answers whether
    /// it did: not where it's of another kind, its id stands here already, or
    /// `after` doesn't.
    fn insert(&mut self, after: Option<&Id>, item: Item) -> bool;
    /// Takes the item called `id` out.
    fn remove(&mut self, id: &str) -> Option<Item>;
    /// The id of the item before the one called `id`: `Some(None)` for the
    /// first, `None` where there is no such item.
    fn before(&self, id: &str) -> Option<Option<Id>>;
    /// Gives each item that has no id the one drawn for its place. Answers
    /// how many there were.
    fn name_unset(&mut self, draw: &mut dyn FnMut(usize) -> Id) -> usize;
    /// This collection as prose, if its items are paragraphs.
    fn as_prose(&self) -> Option<&Prose>;
    /// This collection as prose to be changed, if its items are paragraphs.
    fn as_prose_mut(&mut self) -> Option<&mut Prose>;
    /// Puts the item called `id` behind the one called `after`, or first.
    /// Answers whether both are there and differ.
    fn shift(&mut self, id: &str, after: Option<&Id>) -> bool;
}

impl<T> Items for List<T>
where
    T: Identified + Clone + Into<Item> + TryFrom<Item, Error = Item> + 'static,
    for<'a> Part<'a>: From<&'a T>,
    for<'a> ItemRef<'a>: From<&'a T>,
    for<'a> PartMut<'a>: From<&'a mut T>,
{
    fn ids(&self) -> Vec<Id> {
        self.0.iter().map(|item| item.id().clone()).collect()
    }

    fn item(&self, id: &str) -> Option<Part<'_>> {
        self.get(id).map(<Part<'_> as From<&T>>::from)
    }

    fn item_mut(&mut self, id: &str) -> Option<PartMut<'_>> {
        let found = self.0.iter_mut().find(|item| item.id() == id);
        found.map(<PartMut<'_> as From<&mut T>>::from)
    }

    fn each_mut(&mut self, visit: &mut dyn FnMut(&Id, PartMut<'_>)) {
        for item in &mut self.0 {
            let id = item.id().clone();
            visit(&id, <PartMut<'_> as From<&mut T>>::from(item));
        }
    }

    fn refs(&self) -> Vec<ItemRef<'_>> {
        self.0.iter().map(<ItemRef<'_> as From<&T>>::from).collect()
    }

    fn copy(&self, id: &str) -> Option<Item> {
        self.get(id).cloned().map(Into::into)
    }

    fn insert(&mut self, after: Option<&Id>, item: Item) -> bool {
        let Ok(item) = T::try_from(item) else {
            return false;
        };
        let place = match after {
            None => Some(0),
            Some(after) => self.position(after.as_str()).map(|index| index + 1),
        };
        match place {
            Some(place) if self.position(item.id().as_str()).is_none() => {
                self.0.insert(place, item);
                true
            }
            _ => false,
        }
    }

    fn remove(&mut self, id: &str) -> Option<Item> {
        let index = self.position(id)?;
        Some(self.0.remove(index).into())
    }

    fn before(&self, id: &str) -> Option<Option<Id>> {
        let index = self.position(id)?;
        let before = index.checked_sub(1).and_then(|index| self.0.get(index));
        Some(before.map(|item| item.id().clone()))
    }

    fn name_unset(&mut self, draw: &mut dyn FnMut(usize) -> Id) -> usize {
        let mut drawn = 0;
        for (index, item) in self.0.iter_mut().enumerate() {
            if item.id().is_unset() {
                *item.id_mut() = draw(index);
                drawn += 1;
            }
        }
        drawn
    }

    fn as_prose(&self) -> Option<&Prose> {
        let whatever: &dyn Any = self;
        whatever.downcast_ref()
    }

    fn as_prose_mut(&mut self) -> Option<&mut Prose> {
        let whatever: &mut dyn Any = self;
        whatever.downcast_mut()
    }

    fn shift(&mut self, id: &str, after: Option<&Id>) -> bool {
        let Some(from) = self.position(id) else {
            return false;
        };
        let to = match after {
            None => 0,
            Some(after) => match self.position(after.as_str()) {
                Some(index) if index < from => index + 1,
                Some(index) if index > from => index,
                _ => return false,
            },
        };
        let item = self.0.remove(from);
        self.0.insert(to, item);
        true
    }
}
