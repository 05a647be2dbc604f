//! What differs between two releases, in words.

use super::{field_name, item_name, item_title, owned, say, say_with, value_name};
use crate::compare::{Change, Difference, Piece, pieces};
use crate::edit::ItemKind;
use crate::release::{
    Conflict, Content, FOOTNOTE_CHAR, FieldPath, Id, Item, Part, Release, footnotes_list,
};

/// A difference as it's told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldDifference {
    /// Where: 'Words, Ladeb'.
    pub place: String,
    /// What happened there, where its words don't say it: 'moved'; else empty.
    pub note: String,
    /// What it said, what it says.
    pub pieces: Vec<Piece>,
}

impl ToldDifference {
    /// The same with what is unchanged only as far as it stands beside a change: so many
    /// characters of it.
    #[must_use]
    pub fn shortened(&self, context: usize) -> Self {
        let last = self.pieces.len().saturating_sub(1);
        let pieces = self.pieces.iter().enumerate();
        let pieces = pieces.map(|(index, piece)| match piece {
            Piece::Kept(kept) => Piece::Kept(beside(kept, context, index > 0, index < last)),
            piece => piece.clone(),
        });
        Self {
            pieces: pieces.collect(),
            ..self.clone()
        }
    }

    /// What its pieces say, in sentences, for those who don't see how they're marked.
    pub fn sentence(&self) -> String {
        let sentences = self.pieces.iter().filter_map(|piece| {
            let (id, text) = match piece {
                Piece::Kept(text) => ("piece-kept", text.trim()),
                Piece::Gone(text) => ("piece-gone", text.trim()),
                Piece::New(text) => ("piece-new", text.trim()),
            };
            (!text.is_empty()).then(|| say_with(id, &[("text", text.into())]))
        });
        sentences.collect::<Vec<_>>().join(". ")
    }
}

/// What is unchanged, as far as it stands beside a change.
fn beside(kept: &str, context: usize, is_behind: bool, is_before: bool) -> String {
    let count = kept.chars().count();
    let shown = context * (usize::from(is_behind) + usize::from(is_before));
    if count <= shown + 1 || shown == 0 {
        return kept.to_owned();
    }
    let start = kept.chars().take(if is_behind { context } else { 0 });
    let skipped = count - if is_before { context } else { 0 };
    let end = kept.chars().skip(skipped);
    start.chain(['…']).chain(end).collect()
}

/// Tells a difference between two releases.
pub fn difference(old: &Release, new: &Release, difference: &Difference) -> ToldDifference {
    let Difference { at, change } = difference;
    let told = |place, note: &str, pieces| ToldDifference {
        place,
        note: match note {
            "" => String::new(),
            id => say(id),
        },
        pieces,
    };
    match change {
        Change::Text(before, now) => told(field(new, at), "", pieces(&seen(before), &seen(now))),
        Change::Looks => {
            let said = match new.part(at) {
                Some(Part::Paragraph(paragraph)) => seen(paragraph.text()),
                _ => String::new(),
            };
            told(field(new, at), "difference-looks", vec![Piece::Kept(said)])
        }
        Change::Value(before, now) => told(
            field(new, at),
            "",
            vec![
                Piece::Gone(value_name(before)),
                Piece::Kept(" ".into()),
                Piece::New(value_name(now)),
            ],
        ),
        Change::Added(item) if matches!(**item, Item::Conflict(_)) => {
            let Item::Conflict(conflict) = &**item else {
                return ToldDifference::default();
            };
            let [_, ours, theirs] = conflict.contents().map(content_texts);
            let pieces = pieces(&ours.join("\n"), &theirs.join("\n"));
            told(conflict_place(new, conflict), "difference-conflict", pieces)
        }
        Change::Added(item) => {
            let pieces = words(item).map(Piece::New).into_iter().collect();
            told(place(new, at, item), "difference-added", pieces)
        }
        Change::Removed(item) => {
            let pieces = words(item).map(Piece::Gone).into_iter().collect();
            told(place(old, at, item), "difference-removed", pieces)
        }
        Change::Replaced(kind) => told(
            item_place(new, at, *kind),
            "difference-replaced",
            Vec::new(),
        ),
        Change::Moved(kind) => told(item_place(new, at, *kind), "difference-moved", Vec::new()),
    }
}

/// What a conflict is about: 'Words, Ladeb'.
pub fn conflict_place(release: &Release, conflict: &Conflict) -> String {
    let mut items = conflict
        .contents()
        .into_iter()
        .filter_map(|content| match content {
            Content::Item(item) => Some(item),
            _ => None,
        });
    match items.next() {
        Some(item) if release.part(&conflict.at).is_some() => {
            item_place(release, &conflict.at, ItemKind::from(&**item))
        }
        Some(item) => item_name(ItemKind::from(&**item)),
        None => field(release, &conflict.at),
    }
}

/// What one side of a conflict says, a paragraph or text each; nothing where it took all out.
pub fn content_texts(content: &Content) -> Vec<String> {
    match content {
        Content::Nothing => Vec::new(),
        Content::Text(text) => text.as_str().lines().map(str::to_owned).collect(),
        Content::Value(value) => vec![value_name(value)],
        Content::Paragraphs(paragraphs) => {
            let texts = paragraphs.iter().map(|paragraph| seen(paragraph.text()));
            texts.collect()
        }
        Content::Item(item) => match words(item) {
            Some(words) => words.lines().map(str::to_owned).collect(),
            None => vec![item_name(ItemKind::from(&**item))],
        },
    }
}

/// The name of a field, or of the prose that a paragraph is in.
fn field(release: &Release, at: &FieldPath) -> String {
    if let Some(cell) = cell_name(release, at) {
        return cell;
    }
    let at = match release.part(at) {
        Some(Part::Paragraph(_)) => at.parent(),
        _ if is_kind_of_paragraph(release, at) => {
            at.parent().and_then(|paragraph| paragraph.parent())
        }
        _ => None,
    }
    .unwrap_or_else(|| at.clone());
    field_name(release, &notes_for(release, &at), &at)
}

/// What the field of a table's cell is called: 'Row 2, column 1'.
fn cell_name(release: &Release, at: &FieldPath) -> Option<String> {
    let (cells, column) = at
        .parent()?
        .split_last()
        .map(|(at, id)| (at, id.to_owned()))?;
    if cells.last() != Some("cells") {
        return None;
    }
    let (rows, row) = cells
        .parent()?
        .split_last()
        .map(|(at, id)| (at, id.to_owned()))?;
    let number = |list: &FieldPath, id: &str| {
        let Some(Part::List(items)) = release.part(list) else {
            return None;
        };
        let place = items.ids().iter().position(|known| *known == *id)?;
        Some(place + 1)
    };
    let columns = rows.parent()?.field("columns");
    let arguments = [
        ("row", number(&rows, &row)?.into()),
        ("column", number(&columns, &column)?.into()),
    ];
    Some(say_with("cell-name", &arguments))
}

/// The footnotes in the order of their numbers, where what is at this address is called by one:
/// they're found by going through the whole release.
fn notes_for(release: &Release, at: &FieldPath) -> Vec<Id> {
    match at.is_within(&footnotes_list()) {
        true => release.footnote_order(),
        false => Vec::new(),
    }
}

/// Whether it's how a paragraph is set, not what it says.
pub(super) fn is_kind_of_paragraph(release: &Release, at: &FieldPath) -> bool {
    let paragraph = at.parent().filter(|_| at.last() == Some("kind"));
    let part = paragraph.as_ref().and_then(|path| release.part(path));
    matches!(part, Some(Part::Paragraph(_)))
}

/// Where an item is that's new or gone.
fn place(release: &Release, at: &FieldPath, item: &Item) -> String {
    match ItemKind::from(item) {
        ItemKind::Paragraph => match at.parent() {
            Some(prose) => field_name(release, &notes_for(release, &prose), &prose),
            None => item_name(ItemKind::Paragraph),
        },
        kind => item_place(release, at, kind),
    }
}

fn item_place(release: &Release, at: &FieldPath, kind: ItemKind) -> String {
    let name = item_name(kind);
    match kind {
        ItemKind::Paragraph | ItemKind::Row | ItemKind::Cell | ItemKind::Column => {
            owned(release, &notes_for(release, at), at, &name)
        }
        ItemKind::Comment | ItemKind::Reply => field_name(release, &notes_for(release, at), at),
        ItemKind::Image | ItemKind::Conflict | ItemKind::Issued => name,
        _ => {
            let title = item_title(release, at).name();
            if title.is_empty() {
                name
            } else {
                say_with(
                    "field-of",
                    &[("field", name.into()), ("owner", title.into())],
                )
            }
        }
    }
}

/// All that an item says, a line a text; `None` if it says nothing.
fn words(item: &Item) -> Option<String> {
    let mut lines = Vec::new();
    item.part().walk(&mut |part| {
        let text = match part {
            Part::Text(text, _) => text.text(),
            Part::Paragraph(paragraph) => paragraph.text(),
            _ => "",
        };
        if !text.trim().is_empty() {
            lines.push(seen(text));
        }
    });
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A text as it's read, without the place that a footnote's mark takes.
fn seen(text: &str) -> String {
    text.replace(FOOTNOTE_CHAR, "※")
}
