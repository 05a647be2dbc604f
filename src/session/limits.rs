//! What a release can hold. An edit that would make more of it than a file may
//! have is refused when it's made, not when it's saved.

use super::Message;
use crate::edit::Edit;
use crate::release::{FieldPath, Image, Item, ItemRef, Part, Release};
use crate::storage::{LARGEST_FIELD, LARGEST_FILE, MOST_ITEMS};

/// What a file takes besides its pictures, at the most, in bytes: so much is
/// kept free for it.
const BESIDES_PICTURES: u64 = 6 * 1024 * 1024;

/// Refuses an edit that makes too much of a release.
pub(super) fn check(release: &Release, edit: &Edit) -> Result<(), Message> {
    let mut grown = Grown::default();
    grown.by(release, edit);
    if grown.is_long {
        return Err(Message::TooLong);
    }
    if grown.items > 0 && items_in(Part::Node(release)) + grown.items > MOST_ITEMS {
        return Err(Message::TooMany);
    }
    if grown.pictures > 0 {
        let images = release.images.iter();
        let before: u64 = images.map(written_length).sum();
        if before + grown.pictures + BESIDES_PICTURES > LARGEST_FILE {
            return Err(Message::PicturesTooLarge);
        }
    }
    Ok(())
}

/// What an edit adds.
#[derive(Default)]
struct Grown {
    items: usize,
    /// How long the added pictures are in a file.
    pictures: u64,
    is_long: bool,
}

impl Grown {
    fn by(&mut self, release: &Release, edit: &Edit) {
        match edit {
            Edit::Splice {
                at,
                removed,
                inserted,
                ..
            } => {
                let length =
                    (text_length(release, at) + inserted.len()).saturating_sub(removed.len());
                self.is_long |= length > LARGEST_FIELD && inserted.len() > removed.len();
            }
            Edit::Insert { item, .. } => {
                if let Item::Image(image) = &**item {
                    self.pictures += written_length(image);
                }
                self.items += 1 + items_in(item.part());
                self.is_long |= is_long(item.part());
            }
            Edit::Group(edits) => edits.iter().for_each(|edit| self.by(release, edit)),
            Edit::Set { .. } | Edit::Mark { .. } | Edit::Remove { .. } | Edit::Move { .. } => {}
        }
    }
}

/// How long an image is in a file: pictures of pixels are written in base 64.
fn written_length(image: &Image) -> u64 {
    image.bytes.len() as u64 * 4 / 3
}

fn text_length(release: &Release, path: &FieldPath) -> usize {
    match release.part(path) {
        Some(Part::Text(text, _)) => text.text().len(),
        Some(Part::Paragraph(paragraph)) => paragraph.text().len(),
        _ => 0,
    }
}

fn items_in(part: Part<'_>) -> usize {
    match part {
        Part::Node(node) => {
            let parts = node.names().iter().filter_map(|name| node.part(name));
            parts.map(items_in).sum()
        }
        Part::List(list) => {
            let items = list.refs();
            items.len()
                + items
                    .into_iter()
                    .map(ItemRef::part)
                    .map(items_in)
                    .sum::<usize>()
        }
        Part::Text(..) | Part::Value(_) | Part::Paragraph(_) => 0,
    }
}

fn is_long(part: Part<'_>) -> bool {
    match part {
        Part::Node(node) => {
            let mut parts = node.names().iter().filter_map(|name| node.part(name));
            parts.any(is_long)
        }
        Part::List(list) => list.refs().into_iter().map(ItemRef::part).any(is_long),
        Part::Text(text, _) => text.text().len() > LARGEST_FIELD,
        Part::Paragraph(paragraph) => paragraph.text().len() > LARGEST_FIELD,
        Part::Value(_) => false,
    }
}
