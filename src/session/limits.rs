//! What a release can hold. An edit that would make more of a field, of items or
//! of pictures than a file may have is refused when it's made, not when it's
//! saved.

use super::Message;
use crate::edit::Edit;
use crate::images::Format;
use crate::release::{FieldPath, Image, Item, Part, Release};
use crate::storage::{
    LARGEST_FIELD, LARGEST_FILE, LARGEST_LINE, MOST_ITEMS, MOST_TEXT, line_breaks,
};

/// What a file takes besides its pictures, at the most, in bytes: so much is
/// kept free for it.
const BESIDES_PICTURES: u64 = 6 * 1024 * 1024;

/// What is typed letter by letter isn't added up with all other texts: at the most
/// so much at once, in bytes.
const LETTERS: usize = 64;

/// Refuses an edit that makes too much of a release.
pub(super) fn check(release: &Release, edit: &Edit) -> Result<(), Message> {
    let mut grown = Grown::default();
    grown.by(release, edit);
    let too_long = grown.fields.iter().find_map(|(field, growth)| {
        let (before, limit, message) = room(release, field)?;
        let is_so = growth.is_more() && before + growth.added > limit + growth.gone;
        is_so.then_some(message)
    });
    if let Some(too_long) = too_long.or(grown.too_long) {
        return Err(too_long);
    }
    let growths = grown.fields.iter().map(|(_, growth)| growth.added);
    let added = grown.text + growths.sum::<usize>();
    if added > LETTERS && texts_in(Part::Node(release)) + added > MOST_TEXT {
        return Err(Message::TooMuchText);
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
    /// How long the texts of added items are.
    text: usize,
    /// What is said of one of those that is longer than its field may be.
    too_long: Option<Message>,
    /// The fields whose texts change.
    fields: Vec<(FieldPath, Growth)>,
}

/// How many bytes are added to a field's text, and are gone from it.
#[derive(Clone, Copy, Default)]
struct Growth {
    added: usize,
    gone: usize,
}

impl Growth {
    fn is_more(self) -> bool {
        self.added > self.gone
    }
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
                let is_paragraph = matches!(release.part(at), Some(Part::Paragraph(_)));
                let prose = at.parent().filter(|_| is_paragraph);
                self.items += line_breaks(inserted.text());
                self.field(prose.as_ref().unwrap_or(at), inserted.len(), removed.len());
            }
            Edit::Insert { list, item, .. } => {
                if let Item::Image(image) = &**item {
                    self.pictures += written_length(image);
                }
                self.items += 1 + items_in(item.part());
                if let Item::Paragraph(paragraph) = &**item {
                    self.field(list, paragraph.text().len(), 0);
                } else {
                    self.text += texts_in(item.part());
                    let too_long = too_long(item.part());
                    self.too_long = self.too_long.take().or(too_long);
                }
            }
            Edit::Remove { list, item, .. } => {
                if let Item::Paragraph(paragraph) = &**item {
                    self.field(list, 0, paragraph.text().len());
                }
            }
            Edit::Group(edits) => edits.iter().for_each(|edit| self.by(release, edit)),
            Edit::Set { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
        }
    }

    /// Counts what the field of the text at `at` gains and loses.
    fn field(&mut self, at: &FieldPath, added: usize, gone: usize) {
        let growth = match self.fields.iter_mut().find(|(field, _)| field == at) {
            Some((_, growth)) => growth,
            None => {
                self.fields.push((at.clone(), Growth::default()));
                match self.fields.last_mut() {
                    Some((_, growth)) => growth,
                    None => return,
                }
            }
        };
        growth.added += added;
        growth.gone += gone;
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

/// How long the text of the field at `path` is, how long it may be, and what is said
/// where it would be longer.
fn room(release: &Release, path: &FieldPath) -> Option<(usize, usize, Message)> {
    room_of(&release.part(path)?)
}

fn room_of(part: &Part<'_>) -> Option<(usize, usize, Message)> {
    match part {
        Part::Text(text, _) => Some((text.text().len(), LARGEST_LINE, Message::TooLongLine)),
        Part::List(list) => {
            let length = list.as_prose()?.text_length();
            Some((length, LARGEST_FIELD, Message::TooLong))
        }
        Part::Paragraph(_) | Part::Node(_) | Part::Value(_) => None,
    }
}

fn items_in(part: Part<'_>) -> usize {
    let mut items = 0;
    part.walk(&mut |part| {
        items += match part {
            Part::List(list) => list.refs().len(),
            Part::Text(text, _) => line_breaks(text.text()),
            Part::Paragraph(paragraph) => line_breaks(paragraph.text()),
            Part::Node(_) | Part::Value(_) => 0,
        };
    });
    items
}

/// How long all texts in a part are together.
fn texts_in(part: Part<'_>) -> usize {
    let mut length = 0;
    part.walk(&mut |part| length += own_length(part));
    length
}

fn own_length(part: &Part<'_>) -> usize {
    match part {
        Part::Text(text, _) => text.text().len(),
        Part::Paragraph(paragraph) => paragraph.text().len(),
        Part::Node(_) | Part::List(_) | Part::Value(_) => 0,
    }
}

fn too_long(part: Part<'_>) -> Option<Message> {
    let mut found = None;
    part.walk(&mut |part| {
        let room = room_of(part);
        let too_long = room.filter(|(length, limit, _)| length > limit);
        found = found.take().or(too_long.map(|(_, _, message)| message));
    });
    found
}
