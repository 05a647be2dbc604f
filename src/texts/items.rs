//! What the parts of a release are called: its fields, its items.

use std::borrow::Cow;

use super::comments::comment_field_name;
use super::{has, say, say_with};
use crate::edit::ItemKind;
use crate::language::{Tag, is_direction_sign, is_tag, language_name, own_name, unturned};
use crate::release::{Block, Edition, FOOTNOTE_CHAR, FieldPath, Id, ItemRef, Part, Prose, Release};
use crate::translate::Unit;

/// The longest name of an item, in characters.
const LONGEST_NAME: usize = 48;
/// The longest title, in characters: more than the widest window has room for.
const LONGEST_TITLE: usize = 240;

/// The label of a field: 'Headline', 'Words'.
pub fn field_label(path: &FieldPath) -> String {
    let segments: Vec<&str> = path.segments().collect();
    let name = |at: usize| segments.get(at).copied().unwrap_or_default();
    // Names of fields and ids take turns, but where a group of fields stands between.
    let is_field = |at: usize| has(&format!("field-{}", plain(name(at))));
    let at = (0..segments.len())
        .rev()
        .find(|at| is_field(*at))
        .unwrap_or(0);
    let field = plain(name(at));
    let around = (0..at).rev().map(name).map(plain);
    for list in around {
        let special = format!("field-{list}-{field}");
        if has(&special) {
            return say(&special);
        }
    }
    say(&format!("field-{field}"))
}

/// The label of a part of the release, by its field's name.
pub fn part_label(field: &str) -> String {
    say(&format!("part-{}", plain(field)))
}

fn plain(name: &str) -> String {
    name.replace('_', "-")
}

/// What an item of this kind is called: 'quote'.
pub fn item_name(kind: ItemKind) -> String {
    say(match kind {
        ItemKind::Paragraph => "item-paragraph",
        ItemKind::Organizer => "item-organizer",
        ItemKind::LanguageVersion => "item-language-version",
        ItemKind::Section => "item-section",
        ItemKind::ProseBlock => "item-prose-block",
        ItemKind::Quote => "item-quote",
        ItemKind::Picture => "item-picture",
        ItemKind::KeyPoints => "item-key-points",
        ItemKind::Table => "item-table",
        ItemKind::Column => "item-column",
        ItemKind::Row => "item-row",
        ItemKind::Cell => "item-cell",
        ItemKind::Boilerplate => "item-boilerplate",
        ItemKind::ContactGroup => "item-contact-group",
        ItemKind::Contact => "item-contact",
        ItemKind::MediaAsset => "item-media-asset",
        ItemKind::Link => "item-link",
        ItemKind::Footnote => "item-footnote",
        ItemKind::FixedWord => "item-fixed-word",
        ItemKind::Edition => "item-edition",
        ItemKind::Segment => "item-segment",
        ItemKind::OwnImage => "item-own-image",
        ItemKind::LeftOut => "item-left-out",
        ItemKind::Comment => "item-comment",
        ItemKind::Reply => "item-reply",
        ItemKind::Conflict => "item-conflict",
        ItemKind::Issued => "item-issued",
        ItemKind::Image => "item-image",
    })
}

/// What an item says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemTitle {
    /// Its title, to be cut to the room that there is.
    pub title: String,
    /// What stands beside it; may be empty.
    pub subtitle: String,
    /// How many before it say the same.
    namesakes: usize,
}

impl ItemTitle {
    /// The title, short enough for the name of a control, and told from others.
    pub fn name(&self) -> String {
        told_apart(shortened(&self.title, LONGEST_NAME), self.namesakes)
    }
}

/// What an item says of itself. One that says nothing is called by its kind and
/// number.
pub fn item_title(release: &Release, path: &FieldPath) -> ItemTitle {
    let Some((item, number)) = item_at(release, path) else {
        return ItemTitle::default();
    };
    let says = said(item).unwrap_or_default();
    let title = unturned(&says);
    let subtitle = &*unturned(subtitle(item));
    if title.trim().is_empty() {
        let opening = matches!(item, ItemRef::Section(_)) && number == 1;
        let name = if opening {
            say("section-opening")
        } else {
            numbered(item, number)
        };
        return ItemTitle {
            title: name,
            subtitle: shortened(subtitle, LONGEST_TITLE),
            namesakes: 0,
        };
    }
    let namesakes = before(release, path, item).filter(|other| {
        let other = said(*other);
        other.is_some_and(|other| begins_alike(&other, &says))
    });
    ItemTitle {
        namesakes: namesakes.count(),
        title: shortened(&title, LONGEST_TITLE),
        subtitle: shortened(subtitle, LONGEST_TITLE),
    }
}

/// What an item says of itself first, as it stands there.
fn said(item: ItemRef<'_>) -> Option<Cow<'_, str>> {
    let said = match item {
        ItemRef::Organizer(organizer) => organizer.name.lines().next()?,
        ItemRef::Section(section) => section.heading.as_str(),
        ItemRef::Block(Block::Prose(block)) => start_of(&block.text),
        ItemRef::Block(Block::Quote(quote)) => quote.speaker.as_str(),
        ItemRef::Block(Block::Picture(picture)) => start_of(&picture.caption),
        ItemRef::Block(Block::KeyPoints(points)) => points.heading.as_str(),
        ItemRef::Block(Block::Table(table)) => table.caption.as_str(),
        ItemRef::Boilerplate(boilerplate) => boilerplate.organization.as_str(),
        ItemRef::ContactGroup(group) => group.name.as_str(),
        ItemRef::Contact(contact) if contact.name.is_blank() => contact.note.as_str(),
        ItemRef::Contact(contact) => contact.name.as_str(),
        ItemRef::MediaAsset(asset) => start_of(&asset.caption),
        ItemRef::Link(link) if link.text.is_blank() => link.url.as_str(),
        ItemRef::Link(link) => link.text.as_str(),
        ItemRef::Footnote(footnote) => start_of(&footnote.text),
        ItemRef::Column(column) => column.heading.as_str(),
        ItemRef::LanguageVersion(version) => {
            return version.language.as_ref().map(own_name).map(Cow::Owned);
        }
        ItemRef::FixedWordOverride(word) => {
            return Some(Cow::Owned(say(&format!("word-{}", word.id))));
        }
        ItemRef::Edition(edition) => return Some(Cow::Owned(own_name(&edition.language))),
        ItemRef::Paragraph(_)
        | ItemRef::Row(_)
        | ItemRef::Cell(_)
        | ItemRef::Segment(_)
        | ItemRef::OwnImage(_)
        | ItemRef::LeftOut(_)
        | ItemRef::Comment(_)
        | ItemRef::Reply(_)
        | ItemRef::Conflict(_)
        | ItemRef::Issued(_)
        | ItemRef::Image(_) => "",
    };
    (!said.trim().is_empty()).then_some(Cow::Borrowed(said))
}

/// What an item says of itself beside that.
fn subtitle(item: ItemRef<'_>) -> &str {
    match item {
        ItemRef::Organizer(organizer) => {
            let after_first = organizer.name.as_str().split_once('\n');
            after_first.map_or("", |(_, after)| after)
        }
        ItemRef::Block(Block::Quote(quote)) => quote.title.as_str(),
        ItemRef::Block(Block::KeyPoints(points)) => start_of(&points.points),
        ItemRef::Boilerplate(boilerplate) => start_of(&boilerplate.text),
        ItemRef::Contact(contact) => contact.role.as_str(),
        ItemRef::MediaAsset(asset) => asset.url.as_str(),
        ItemRef::LanguageVersion(version) => version.url.as_str(),
        _ => "",
    }
}

/// Whether two titles can't be told apart where they're names of controls. It's asked of each
/// pair of a list, and most differ in their first letters.
pub(super) fn begins_alike(one: &str, other: &str) -> bool {
    start_of_name(one).eq(start_of_name(other))
}

fn start_of_name(title: &str) -> impl Iterator<Item = char> {
    let letters = title.trim().chars();
    let seen = letters.filter(|c| !is_direction_sign(*c) && !is_tag(*c));
    seen.take(LONGEST_NAME - 1)
}

/// What a field is called apart from others: 'Alternative text, UNODC'. `notes` are the
/// footnotes in the order of their numbers.
pub fn field_name(release: &Release, notes: &[Id], path: &FieldPath) -> String {
    if let Some(comment) = release.comment_at(path) {
        return comment_field_name(release, notes, comment, path);
    }
    match translated_at(release, path) {
        Some((edition, at)) => {
            let field = field_around(release, at);
            in_edition(edition, field_name(release, notes, &field))
        }
        None => owned(release, notes, path, &field_label(path)),
    }
}

/// What a text is called that is to be translated: its field, and which of its paragraphs it is
/// where there are several.
pub fn unit_name(release: &Release, notes: &[Id], unit: &Unit) -> String {
    text_name(release, notes, &unit.at)
}

/// The same of the text at `at`.
pub(super) fn text_name(release: &Release, notes: &[Id], at: &FieldPath) -> String {
    let Some((prose, id)) = at.split_last() else {
        return String::new();
    };
    let Some(paragraphs) = release.prose(&prose) else {
        return field_name(release, notes, at);
    };
    let name = field_name(release, notes, &prose);
    match paragraphs.position(id) {
        Some(place) if paragraphs.len() > 1 => say_with(
            "paragraph-of",
            &[("field", name.into()), ("number", (place + 1).into())],
        ),
        _ => name,
    }
}

/// The field that a text is, or a paragraph is in.
fn field_around(release: &Release, at: &FieldPath) -> FieldPath {
    match release.part(at) {
        Some(Part::Paragraph(_)) => at.parent().unwrap_or_default(),
        _ => at.clone(),
    }
}

/// The edition that something is of, and the address of what it stands in the place of.
fn translated_at<'a>(
    release: &'a Release,
    path: &FieldPath,
) -> Option<(&'a Edition, &'a FieldPath)> {
    let segments: Vec<&str> = path.segments().collect();
    let ["editions", edition, list, id, ..] = segments.as_slice() else {
        return None;
    };
    let edition = release.editions.get(edition)?;
    let at = match *list {
        "segments" => &edition.segments.get(id)?.at,
        "images" => &edition.images.get(id)?.at,
        _ => return None,
    };
    Some((edition, at))
}

/// What something is called that an edition has: 'Words, Ladeb (French)'.
pub(super) fn in_edition(edition: &Edition, field: String) -> String {
    let language = language_name(&edition.language, &Tag::english());
    say_with(
        "field-of-edition",
        &[("field", field.into()), ("language", language.into())],
    )
}

/// A label of something at `path`, and whose that is: 'Words, Aslanova'.
pub fn owned(release: &Release, notes: &[Id], path: &FieldPath, label: &str) -> String {
    let owner = owner(release, path).map(|item| short_name(release, notes, &item));
    match owner.filter(|owner| !owner.is_empty()) {
        Some(owner) => say_with(
            "field-of",
            &[("field", label.into()), ("owner", owner.into())],
        ),
        None => label.to_owned(),
    }
}

/// The item that a field belongs to.
fn owner(release: &Release, path: &FieldPath) -> Option<FieldPath> {
    let mut around = path.parent()?;
    loop {
        let list = around.parent()?;
        if matches!(release.part(&list), Some(Part::List(_))) {
            return Some(around);
        }
        around = list;
    }
}

/// An item's title in a word or two, for names of fields: 'Aslanova'. `notes` are the
/// footnotes in the order of their numbers.
pub fn short_name(release: &Release, notes: &[Id], path: &FieldPath) -> String {
    let Some((item, number)) = item_at(release, path) else {
        return String::new();
    };
    match person(item) {
        Some(name) => match last_word(&name) {
            Some(last) => {
                let others = before(release, path, item).filter_map(person);
                let namesakes = others.filter(|other| last_word(other) == Some(last));
                told_apart(last.to_owned(), namesakes.count())
            }
            None => numbered(item, number),
        },
        None if matches!(item, ItemRef::Footnote(_)) => {
            let place = notes.iter().position(|id| path.last() == Some(id.as_str()));
            numbered(item, place.map_or(number, |place| place + 1))
        }
        // Running text has no name of its own: it's known by its section.
        None if matches!(item, ItemRef::Block(Block::Prose(_))) => {
            let section = path.parent().and_then(|list| list.parent());
            let name = section.map(|section| item_title(release, &section).name());
            match (name, number) {
                (Some(name), 1) => name,
                (Some(name), number) => say_with(
                    "item-numbered",
                    &[("kind", name.into()), ("number", number.into())],
                ),
                (None, _) => item_title(release, path).name(),
            }
        }
        None => item_title(release, path).name(),
    }
}

/// Whose words or number an item holds.
fn person(item: ItemRef<'_>) -> Option<Cow<'_, str>> {
    match item {
        ItemRef::Block(Block::Quote(quote)) => Some(unturned(quote.speaker.as_str())),
        ItemRef::Contact(contact) => Some(unturned(contact.name.as_str())),
        _ => None,
    }
}

fn last_word(name: &str) -> Option<&str> {
    name.split_whitespace().last()
}

/// The items of the same kind that stand before one: quotes and contacts in the whole
/// release, others in their list.
fn before<'a>(
    release: &'a Release,
    path: &FieldPath,
    item: ItemRef<'a>,
) -> impl Iterator<Item = ItemRef<'a>> {
    let all: Box<dyn Iterator<Item = ItemRef<'a>>> = match item {
        ItemRef::Block(_) => {
            let sections = release.sections.iter();
            let blocks = sections.flat_map(|section| section.blocks.iter());
            Box::new(blocks.map(ItemRef::Block))
        }
        ItemRef::Contact(_) => {
            let groups = release.contacts.iter();
            let people = groups.flat_map(|group| group.people.iter());
            Box::new(people.map(ItemRef::Contact))
        }
        _ => match path.parent().and_then(|list| release.part(&list)) {
            Some(Part::List(items)) => Box::new(items.refs().into_iter()),
            _ => Box::new(std::iter::empty()),
        },
    };
    let kind = ItemKind::from(item);
    // Another list may have the same id.
    all.take_while(move |other| !std::ptr::eq(other.id(), item.id()))
        .filter(move |other| ItemKind::from(*other) == kind)
}

/// The first words of a text, short enough for the name of a control.
pub(super) fn shortened_name(text: &str) -> String {
    shortened(&unturned(text), LONGEST_NAME)
}

/// A name that so many others before it have too: 'Aslanova', 'Aslanova 2'.
pub(super) fn told_apart(name: String, namesakes: usize) -> String {
    if namesakes == 0 {
        return name;
    }
    let number = namesakes + 1;
    say_with(
        "item-numbered",
        &[("kind", name.into()), ("number", number.into())],
    )
}

/// An item and its number among those of its kind in its list.
fn item_at<'a>(release: &'a Release, path: &FieldPath) -> Option<(ItemRef<'a>, usize)> {
    let (list, id) = path.split_last()?;
    let Some(Part::List(items)) = release.part(&list) else {
        return None;
    };
    let items = items.refs();
    let at = items.iter().position(|item| *item.id() == *id)?;
    let item = *items.get(at)?;
    let kind = ItemKind::from(item);
    let before = items.iter().take(at);
    let alike = before.filter(|other| ItemKind::from(**other) == kind);
    Some((item, alike.count() + 1))
}

fn numbered(item: ItemRef<'_>, number: usize) -> String {
    let kind = item_name(ItemKind::from(item));
    say_with(
        "item-numbered",
        &[("kind", kind.into()), ("number", number.into())],
    )
}

/// The first paragraph that says something.
fn start_of(prose: &Prose) -> &str {
    let mut paragraphs = prose.iter().map(|paragraph| paragraph.text());
    let first = paragraphs.find(|text| !text.trim().is_empty());
    first.unwrap_or_default()
}

fn shortened(text: &str, longest: usize) -> String {
    let letters = text.trim().chars().filter(|c| *c != FOOTNOTE_CHAR);
    let mut letters = letters.map(|c| if c == '\n' { ' ' } else { c });
    let mut short: String = letters.by_ref().take(longest).collect();
    let is_whole = letters.next().is_none();
    if !is_whole {
        short.pop();
    }
    short.truncate(short.trim_end().len());
    if !is_whole {
        short.push('…');
    }
    short
}
