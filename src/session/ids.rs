//! Drawing ids: the one place where chance enters a release.

use std::collections::HashSet;

use crate::release::{Id, Part, Release};

/// Draws ids that are new in a release.
pub struct Ids {
    used: HashSet<Id>,
}

impl Ids {
    /// Draws ids that are new in `release`.
    pub fn new(release: &Release) -> Self {
        let mut used = HashSet::new();
        Part::Node(release).walk(&mut |part| {
            if let Part::List(list) = part {
                used.extend(list.ids());
            }
        });
        Self { used }
    }

    /// A new id for an item called `name`, or of a kind called `fallback`.
    pub fn draw(&mut self, name: &str, fallback: &str) -> Id {
        loop {
            let id = Id::new(name, fallback, &letters());
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }

    /// A new id for an item called `name` that says this: the same whoever draws it, unless that
    /// is taken.
    pub fn draw_for(&mut self, name: &str, says: &str) -> Id {
        let id = Id::drawn(name, Id::DRAWN, &[says]);
        match self.used.insert(id.clone()) {
            true => id,
            false => self.draw(name, name),
        }
    }

    /// These may be drawn again: what they name gives way.
    pub fn free<'a>(&mut self, ids: impl Iterator<Item = &'a Id>) {
        for id in ids {
            self.used.remove(id);
        }
    }

    /// A new id that reads like `old`.
    pub fn draw_like(&mut self, old: &Id) -> Id {
        let stem = old
            .as_str()
            .rsplit_once('-')
            .map_or("item", |(stem, _)| stem);
        self.draw(stem, "item")
    }
}

/// An id for a release that is new in the world.
pub fn new_release_id() -> Id {
    let letters: String = (0..3).map(|_| letters()).collect();
    Id::new("release", "release", &letters)
}

fn letters() -> String {
    (0..Id::DRAWN)
        .filter_map(|_| fastrand::choice(Id::LETTERS).copied().map(char::from))
        .collect()
}
