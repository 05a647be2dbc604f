//! What a release can hold. An edit that would make more of a field, of items or
//! of pictures than a file may have is refused when it's made, not when it's
//! saved.

use std::collections::HashMap;

use super::Message;
use crate::edit::Edit;
use crate::images::{Format, MOST_DECODED, decoded_size};
use crate::release::{FieldPath, Fragment, Image, Item, Part, Release, addresses_length};
use crate::storage::{
    LARGEST_FILE, MOST_EDITIONS, MOST_IN_EDITION, MOST_ITEMS, MOST_TEXT, Taken, counted_in,
};

/// What a file takes besides its pictures, at the most, in bytes: so much is
/// kept free for it.
const BESIDES_PICTURES: u64 = 6 * 1024 * 1024;

/// What is typed letter by letter isn't added up with all other texts: at the most
/// so much at once, in bytes.
const LETTERS: usize = 64;

/// Refuses an edit that makes too much of a release. What makes less of it is never
/// refused.
pub(super) fn check(release: &Release, edit: &Edit) -> Result<(), Message> {
    let mut change = Change::default();
    change.by(release, edit);
    let too_long = change.fields.iter().find_map(|(field, growth)| {
        let part = release.part(field)?;
        let taken = Taken::by(&part);
        let too_long = growth.goes_beyond(taken.longest, || taken.text);
        too_long.then(|| too_long_for(&part))
    });
    if let Some(too_long) = too_long.or(change.too_long) {
        return Err(too_long);
    }
    for (holder, text) in &change.text {
        let most = holder.as_ref().map_or(MOST_TEXT, |_| MOST_IN_EDITION);
        let before = || holder_takes(release, holder.as_ref()).text;
        if text.added > text.gone + LETTERS && text.goes_beyond(most, before) {
            return Err(Message::TooMuchText);
        }
    }
    for (holder, items) in &change.items {
        let before = || holder_takes(release, holder.as_ref()).items;
        if items.goes_beyond(MOST_ITEMS, before) {
            return Err(Message::TooMany);
        }
    }
    if change
        .editions
        .goes_beyond(MOST_EDITIONS, || release.editions.len())
    {
        return Err(Message::TooMany);
    }
    let all = |size: fn(&Image) -> usize| release.images.iter().map(size).sum::<usize>();
    let room = usize::try_from(LARGEST_FILE - BESIDES_PICTURES).unwrap_or(usize::MAX);
    if change.pictures.goes_beyond(room, || all(written_length)) {
        return Err(Message::PicturesTooLarge);
    }
    let room = usize::try_from(MOST_DECODED).unwrap_or(usize::MAX);
    if change.decoded.goes_beyond(room, || all(decoded)) {
        return Err(Message::TooManyPixels);
    }
    Ok(())
}

/// What is said of a text that would be longer than its field may be.
fn too_long_for(part: &Part<'_>) -> Message {
    match part {
        Part::Text(..) => Message::TooLongLine,
        _ => Message::TooLong,
    }
}

/// What has room of its own: an edition, by its name, or with none the release itself.
type Holder = Option<String>;

fn holder(path: &FieldPath) -> Holder {
    let mut segments = path.segments();
    match (segments.next(), segments.next()) {
        (Some("editions"), Some(id)) => Some(id.to_owned()),
        _ => None,
    }
}

/// What an edition takes, or the release itself without its editions.
fn holder_takes(release: &Release, holder: Option<&String>) -> Taken {
    let mut all = Taken::default();
    let mut add = |part: &Part<'_>| {
        let taken = Taken::by(part);
        all.items += taken.items;
        all.text += taken.text;
    };
    match holder {
        None => release.walk_own(&mut add),
        Some(id) => {
            if let Some(edition) = release.editions.get(id) {
                let part: Part<'_> = edition.into();
                part.walk(&mut add);
            }
        }
    }
    all
}

/// What an edit adds and takes away.
#[derive(Default)]
struct Change {
    items: HashMap<Holder, Growth>,
    /// How long all texts are, in bytes.
    text: HashMap<Holder, Growth>,
    editions: Growth,
    /// How long pictures are in a file, in bytes.
    pictures: Growth,
    /// What their pixels take once they're decoded, in bytes.
    decoded: Growth,
    /// What is said of a text of an added item that is longer than its field may be.
    too_long: Option<Message>,
    /// The fields whose texts change, each with how long that is, in bytes.
    fields: Vec<(FieldPath, Growth)>,
}

/// How much is added to something, and is gone from it.
#[derive(Clone, Copy, Default)]
struct Growth {
    added: usize,
    gone: usize,
}

impl Growth {
    fn by(&mut self, added: usize, gone: usize) {
        self.added += added;
        self.gone += gone;
    }

    /// Whether there is more than `most` after it, and more than there was.
    fn goes_beyond(self, most: usize, before: impl FnOnce() -> usize) -> bool {
        self.added > self.gone && before() + self.added > most + self.gone
    }
}

impl Change {
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
                let (added, gone) = (inserted.text_length(), removed.text_length());
                self.field(prose.as_ref().unwrap_or(at), added, gone);
                let counted = |text: &Fragment| counted_in(text.text(), text.marks().len());
                self.items(at, counted(inserted), counted(removed));
            }
            Edit::Insert { list, item, .. } => {
                self.items(list, 1 + items_in(item.part()), 0);
                match &**item {
                    Item::Image(image) => {
                        self.pictures.by(written_length(image), 0);
                        self.decoded.by(decoded(image), 0);
                    }
                    Item::Paragraph(paragraph) => self.field(list, paragraph.text_length(), 0),
                    item => {
                        if matches!(item, Item::Edition(_)) {
                            self.editions.by(1, 0);
                        }
                        self.text(list, texts_in(item.part()), 0);
                        let too_long = too_long(item.part());
                        self.too_long = self.too_long.take().or(too_long);
                    }
                }
            }
            Edit::Remove { list, item, .. } => {
                self.items(list, 0, 1 + items_in(item.part()));
                match &**item {
                    Item::Image(image) => {
                        self.pictures.by(0, written_length(image));
                        self.decoded.by(0, decoded(image));
                    }
                    Item::Paragraph(paragraph) => self.field(list, 0, paragraph.text_length()),
                    item => {
                        if matches!(item, Item::Edition(_)) {
                            self.editions.by(0, 1);
                        }
                        self.text(list, 0, texts_in(item.part()));
                    }
                }
            }
            Edit::Group(edits) => edits.iter().for_each(|edit| self.by(release, edit)),
            Edit::Mark { at, from, to, .. } => {
                self.items(at, to.len(), from.len());
                let prose = at.parent();
                let (added, gone) = (addresses_length(to), addresses_length(from));
                self.field(prose.as_ref().unwrap_or(at), added, gone);
            }
            Edit::Set { .. } | Edit::Move { .. } => {}
        }
    }

    fn items(&mut self, at: &FieldPath, added: usize, gone: usize) {
        let items = self.items.entry(holder(at)).or_default();
        items.by(added, gone);
    }

    fn text(&mut self, at: &FieldPath, added: usize, gone: usize) {
        let text = self.text.entry(holder(at)).or_default();
        text.by(added, gone);
    }

    /// Counts what the field of the text at `at` gains and loses.
    fn field(&mut self, at: &FieldPath, added: usize, gone: usize) {
        self.text(at, added, gone);
        match self.fields.iter_mut().find(|(field, _)| field == at) {
            Some((_, growth)) => growth.by(added, gone),
            None => self.fields.push((at.clone(), Growth { added, gone })),
        }
    }
}

/// How long an image is in a file, at the most: pictures of pixels are written in
/// base 64, and each line has marks and blanks around it.
fn written_length(image: &Image) -> usize {
    const LINE: usize = 76;
    const AROUND: usize = 16;
    let length = image.bytes.len();
    match image.format {
        Format::Svg => {
            let lines = image.bytes.iter().filter(|byte| **byte == b'\n').count();
            length + (lines + 1) * AROUND
        }
        Format::Png | Format::Jpeg => {
            let letters = length.div_ceil(3) * 4;
            letters + letters.div_ceil(LINE) * AROUND
        }
    }
}

fn decoded(image: &Image) -> usize {
    usize::try_from(decoded_size(image.format, &image.bytes)).unwrap_or(usize::MAX)
}

/// How many items there are in a part.
fn items_in(part: Part<'_>) -> usize {
    let mut items = 0;
    part.walk(&mut |part| items += Taken::by(part).items);
    items
}

/// How long all texts in a part are together.
fn texts_in(part: Part<'_>) -> usize {
    let mut length = 0;
    part.walk(&mut |part| length += Taken::by(part).text);
    length
}

/// What is said of the first text in a part that is longer than its field may be.
fn too_long(part: Part<'_>) -> Option<Message> {
    let mut found = None;
    part.walk(&mut |part| {
        if found.is_none() && Taken::by(part).is_too_long() {
            found = Some(too_long_for(part));
        }
    });
    found
}
