//! What a release can hold. An edit that would make more of a field, of items or
//! of pictures than a file may have is refused when it's made, not when it's
//! saved. Texts aren't added up: that more of them than a file holds were typed
//! is found out, and said, when they're saved.

use super::Message;
use crate::edit::Edit;
use crate::images::Format;
use crate::release::{FieldPath, Image, Item, Part, Release};
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

/// How long an image is in a file, at the most: pictures of pixels are written in
/// base 64, and each line has marks and blanks around it.
fn written_length(image: &Image) -> u64 {
    const LINE: u64 = 76;
    const AROUND: u64 = 16;
    let length = image.bytes.len() as u64;
    match image.format {
        Format::Svg => {
            let lines = image.bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
            length + (lines + 1) * AROUND
        }
        Format::Png | Format::Jpeg => {
            let letters = length.div_ceil(3) * 4;
            letters + letters.div_ceil(LINE) * AROUND
        }
    }
}

fn text_length(release: &Release, path: &FieldPath) -> usize {
    match release.part(path) {
        Some(Part::Text(text, _)) => text.text().len(),
        Some(Part::Paragraph(paragraph)) => paragraph.text().len(),
        _ => 0,
    }
}

fn items_in(part: Part<'_>) -> usize {
    let mut items = 0;
    part.walk(&mut |part| {
        if let Part::List(list) = part {
            items += list.refs().len();
        }
    });
    items
}

fn is_long(part: Part<'_>) -> bool {
    let mut is_long = false;
    part.walk(&mut |part| {
        let length = match part {
            Part::Text(text, _) => text.text().len(),
            Part::Paragraph(paragraph) => paragraph.text().len(),
            Part::Node(_) | Part::List(_) | Part::Value(_) => 0,
        };
        is_long |= length > LARGEST_FIELD;
    });
    is_long
}
