//! The parts of a release as a person meets them: which there are, which are
//! used, and new items for each list.

use super::Ids;
use crate::edit::ItemKind;
use crate::language::Tag;
use crate::release::{
    Block, Boilerplate, Cell, Column, Contact, ContactGroup, FieldPath, FixedWordOverride,
    Fragment, Id, Item, KeyPoints, LanguageVersion, Link, MediaAsset, Organizer, Paragraph,
    ParagraphKind, Part, Picture, ProseBlock, Quote, Release, Row, Section, Table, Value,
};

/// A group of parts that can be left out, under one name in outline and form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// What stands above the body.
    Head,
    /// What stands below it.
    Foot,
}

/// A part of a release that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartName {
    /// Its field's name, directly in the release.
    pub field: &'static str,
    /// Where it's found.
    pub group: Group,
    /// Whether its place is shown although it's empty, as every release has one.
    pub always: bool,
    /// What its items are, where it's a list.
    pub items: Option<ItemKind>,
}

const fn part(
    field: &'static str,
    group: Group,
    always: bool,
    items: Option<ItemKind>,
) -> PartName {
    PartName {
        field,
        group,
        always,
        items,
    }
}

/// All parts, in the order of the page. A release's kind, label, language and
/// style aren't among them: it can't be without.
pub const PARTS: &[PartName] = &[
    part("banner", Group::Head, false, None),
    part("organizers", Group::Head, false, Some(ItemKind::Organizer)),
    part("revision", Group::Head, false, None),
    part("reference", Group::Head, false, None),
    part("issue_date", Group::Head, false, None),
    part("timing", Group::Head, false, None),
    part(
        "language_versions",
        Group::Head,
        false,
        Some(ItemKind::LanguageVersion),
    ),
    part("headline", Group::Head, true, None),
    part("subheadline", Group::Head, false, None),
    part("summary", Group::Head, false, None),
    part("dateline", Group::Head, true, None),
    part("call_to_action", Group::Foot, false, None),
    part("end_mark", Group::Foot, false, None),
    part("notes_to_editors", Group::Foot, false, None),
    part(
        "boilerplates",
        Group::Foot,
        false,
        Some(ItemKind::Boilerplate),
    ),
    part("contacts", Group::Foot, false, Some(ItemKind::ContactGroup)),
    part(
        "media_assets",
        Group::Foot,
        false,
        Some(ItemKind::MediaAsset),
    ),
    part("links", Group::Foot, false, Some(ItemKind::Link)),
    part("social_posts", Group::Foot, false, None),
    part("disclaimer", Group::Foot, false, None),
    part("fixed_words", Group::Foot, false, Some(ItemKind::FixedWord)),
];

/// The kinds of blocks that a section may hold, in the order in which they're
/// offered.
pub const BLOCKS: [ItemKind; 5] = [
    ItemKind::ProseBlock,
    ItemKind::Quote,
    ItemKind::Picture,
    ItemKind::KeyPoints,
    ItemKind::Table,
];

impl PartName {
    /// Its address.
    pub fn path(&self) -> FieldPath {
        FieldPath::root().field(self.field)
    }

    /// Whether the release says anything there.
    pub fn is_used(&self, release: &Release) -> bool {
        let empty = Release::default();
        match (release.part(&self.path()), empty.part(&self.path())) {
            (Some(part), Some(empty)) => !same(&part, &empty),
            _ => false,
        }
    }
}

fn same(part: &Part<'_>, empty: &Part<'_>) -> bool {
    match (part, empty) {
        (Part::Text(text, _), Part::Text(empty, _)) => text.text() == empty.text(),
        (Part::Value(value), Part::Value(empty)) => value == empty,
        (Part::List(list), _) => list.ids().is_empty(),
        (Part::Node(node), Part::Node(empty)) => {
            node.names()
                .iter()
                .all(|name| match (node.part(name), empty.part(name)) {
                    (Some(part), Some(empty)) => same(&part, &empty),
                    _ => true,
                })
        }
        _ => true,
    }
}

/// A new release: a place for the headline, for the dateline, and a paragraph to
/// begin with.
pub fn new_release(language: Tag) -> Release {
    let mut release = Release::new(super::ids::new_release_id(), language);
    let section = {
        let mut ids = Ids::new(&release);
        Section {
            id: ids.draw("opening", "section"),
            blocks: [prose_block(&mut ids)].into_iter().collect(),
            ..Section::default()
        }
    };
    release.sections = [section].into_iter().collect();
    release
}

fn prose_block(ids: &mut Ids) -> Block {
    Block::Prose(ProseBlock {
        id: ids.draw("text", "text"),
        ..ProseBlock::default()
    })
}

/// A new, empty item of its kind; `None` where items of that kind aren't made
/// empty (paragraphs are typed, images chosen, footnotes put in at the caret).
pub(super) fn blank(kind: ItemKind, release: &Release) -> Option<Item> {
    let mut ids = Ids::new(release);
    Some(match kind {
        ItemKind::Organizer => Organizer {
            id: ids.draw("organizer", "organizer"),
            ..Organizer::default()
        }
        .into(),
        ItemKind::LanguageVersion => LanguageVersion {
            id: ids.draw("version", "version"),
            ..LanguageVersion::default()
        }
        .into(),
        ItemKind::Section => Section {
            id: ids.draw("section", "section"),
            blocks: [prose_block(&mut ids)].into_iter().collect(),
            ..Section::default()
        }
        .into(),
        ItemKind::ProseBlock => prose_block(&mut ids).into(),
        ItemKind::Quote => Block::Quote(Quote {
            id: ids.draw("quote", "quote"),
            ..Quote::default()
        })
        .into(),
        ItemKind::Picture => Block::Picture(Picture {
            id: ids.draw("picture", "picture"),
            ..Picture::default()
        })
        .into(),
        ItemKind::KeyPoints => {
            let point = Paragraph {
                id: ids.draw("p", "p"),
                kind: ParagraphKind::Bullet(0),
                content: Fragment::default(),
            };
            Block::KeyPoints(KeyPoints {
                id: ids.draw("points", "points"),
                points: [point].into_iter().collect(),
                ..KeyPoints::default()
            })
            .into()
        }
        ItemKind::Table => {
            let columns = [column(&mut ids), column(&mut ids)];
            let rows = [row(&mut ids, &columns), row(&mut ids, &columns)];
            Block::Table(Table {
                id: ids.draw("table", "table"),
                columns: columns.into_iter().collect(),
                rows: rows.into_iter().collect(),
                ..Table::default()
            })
            .into()
        }
        ItemKind::Column => column(&mut ids).into(),
        ItemKind::Row => row(&mut ids, &[]).into(),
        ItemKind::Boilerplate => Boilerplate {
            id: ids.draw("about", "about"),
            ..Boilerplate::default()
        }
        .into(),
        ItemKind::ContactGroup => ContactGroup {
            id: ids.draw("contacts", "contacts"),
            people: [contact(&mut ids)].into_iter().collect(),
            ..ContactGroup::default()
        }
        .into(),
        ItemKind::Contact => contact(&mut ids).into(),
        ItemKind::MediaAsset => MediaAsset {
            id: ids.draw("asset", "asset"),
            ..MediaAsset::default()
        }
        .into(),
        ItemKind::Link => Link {
            id: ids.draw("link", "link"),
            ..Link::default()
        }
        .into(),
        ItemKind::Paragraph
        | ItemKind::Cell
        | ItemKind::Footnote
        | ItemKind::FixedWord
        | ItemKind::Edition
        | ItemKind::Segment
        | ItemKind::OwnImage
        | ItemKind::LeftOut
        | ItemKind::Comment
        | ItemKind::Reply
        | ItemKind::Conflict
        | ItemKind::Issued
        | ItemKind::Image => return None,
    })
}

fn column(ids: &mut Ids) -> Column {
    Column {
        id: ids.draw("column", "column"),
        ..Column::default()
    }
}

fn row(ids: &mut Ids, columns: &[Column]) -> Row {
    let cells = columns.iter().map(|column| Cell {
        id: column.id.clone(),
        ..Cell::default()
    });
    Row {
        id: ids.draw("row", "row"),
        cells: cells.collect(),
    }
}

fn contact(ids: &mut Ids) -> Contact {
    Contact {
        id: ids.draw("contact", "contact"),
        ..Contact::default()
    }
}

/// The override of a fixed word, empty.
pub(super) fn fixed_word(key: &str) -> Option<FixedWordOverride> {
    Some(FixedWordOverride {
        id: Id::parse(key).ok()?,
        ..FixedWordOverride::default()
    })
}

/// The field that an item is begun with, where it isn't its first in the file: what
/// makes a link one is its address.
fn begun_with(release: &Release, path: &FieldPath) -> Option<FieldPath> {
    let list = path.parent()?;
    let link = list.last() == Some("links");
    let url = path.field("url");
    (link && release.part(&url).is_some()).then_some(url)
}

/// Where the caret goes in a new item: its first text or prose.
pub fn first_field(release: &Release, path: &FieldPath) -> Option<FieldPath> {
    match release.part(path)? {
        Part::Text(..) => Some(path.clone()),
        Part::List(list) if list.as_prose().is_some() => Some(path.clone()),
        Part::List(list) => {
            let ids = list.ids();
            ids.iter()
                .find_map(|id| first_field(release, &path.item(id)))
        }
        Part::Node(node) => begun_with(release, path).or_else(|| {
            let mut names = node.names().iter();
            names.find_map(|name| first_field(release, &path.field(name)))
        }),
        Part::Paragraph(_) | Part::Value(_) => None,
    }
}

/// The field of the form in which something is seen that is at an address: itself, or the one
/// that a paragraph is in; `None` where there is none, or nothing is there.
pub fn field_of(release: &Release, at: &FieldPath) -> Option<FieldPath> {
    let first = at.segments().next().unwrap_or_default();
    // What others say has none of its own.
    if matches!(first, "style" | "images" | "comments") {
        return None;
    }
    match release.part(at)? {
        Part::Text(..) => Some(at.clone()),
        Part::Paragraph(_) => at.parent(),
        Part::List(list) if list.as_prose().is_some() => Some(at.clone()),
        Part::Value(
            Value::Kind(_)
            | Value::Date(_)
            | Value::Timing(_)
            | Value::Revision(_)
            | Value::Role(_)
            | Value::OptionalLanguage(_)
            | Value::Image(_),
        ) => Some(at.clone()),
        _ => None,
    }
}
