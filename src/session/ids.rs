//! Drawing ids: the one place where chance enters a release.

use crate::release::{Id, Items, Part, Release};

/// Letters of ids: none that looks like another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many of them make an id unlike others.
const DRAWN: usize = 4;

/// Draws ids that are new in a release.
pub struct Ids<'a> {
    release: &'a Release,
    drawn: Vec<Id>,
}

impl<'a> Ids<'a> {
    /// Draws ids that are new in `release`.
    pub fn new(release: &'a Release) -> Self {
        Self {
            release,
            drawn: Vec::new(),
        }
    }

    /// A new id for an item called `name`, or of a kind called `fallback`.
    pub fn draw(&mut self, name: &str, fallback: &str) -> Id {
        loop {
            let id = Id::new(name, fallback, &letters());
            if !self.drawn.contains(&id) && !is_used(self.release, &id) {
                self.drawn.push(id.clone());
                return id;
            }
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
    (0..DRAWN)
        .map(|_| char::from(LETTERS[fastrand::usize(..LETTERS.len())]))
        .collect()
}

fn is_used(release: &Release, id: &Id) -> bool {
    let mut used = false;
    release.visit(&mut |_, part| {
        if let Part::List(list) = part {
            used |= has(*list, id);
        }
    });
    used
}

fn has(list: &dyn Items, id: &Id) -> bool {
    list.item(id.as_str()).is_some()
}
