//! Emphasis, links and lists over a selection.

use std::ops::Range;

use super::Ids;
use super::writing::Labelled;
use crate::edit::{self, Edit, Label};
use crate::release::{
    FieldPath, Fragment, Mark, MarkKind, Paragraph, ParagraphKind, Prose, Release,
};

/// A kind of list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// With dots.
    Bullets,
    /// With numbers.
    Numbers,
}

/// The paragraphs that a selection touches, each with the bytes of it that are
/// selected.
fn selected<'a>(
    prose: &'a Prose,
    selection: &Range<usize>,
) -> Option<Vec<(&'a Paragraph, Range<usize>)>> {
    let start = prose.position_at(selection.start)?;
    let end = prose.position_at(selection.end.max(selection.start))?;
    let stretches = (start.paragraph..=end.paragraph).filter_map(|index| {
        let paragraph = prose.nth(index)?;
        let from = if index == start.paragraph {
            start.offset
        } else {
            0
        };
        let to = if index == end.paragraph {
            end.offset
        } else {
            paragraph.text().len()
        };
        Some((paragraph, from..to))
    });
    Some(stretches.collect())
}

/// Whether all of `range` has the mark.
fn is_marked(paragraph: &Paragraph, range: &Range<usize>, kind: &MarkKind) -> bool {
    let covering = paragraph.marks().iter();
    covering
        .filter(|mark| mark.kind == *kind)
        .any(|mark| mark.start <= range.start && range.end <= mark.end)
}

/// Whether all that is selected is marked so; nothing selected isn't.
pub(super) fn is_selection_marked(
    prose: &Prose,
    selection: &Range<usize>,
    kind: &MarkKind,
) -> bool {
    let Some(stretches) = selected(prose, selection) else {
        return false;
    };
    let mut stretches = stretches
        .iter()
        .filter(|(_, range)| !range.is_empty())
        .peekable();
    stretches.peek().is_some()
        && stretches.all(|(paragraph, range)| is_marked(paragraph, range, kind))
}

/// Marks what is selected, or takes the mark off where all of it has it.
pub(super) fn toggle(
    release: &Release,
    path: &FieldPath,
    selection: &Range<usize>,
    kind: &MarkKind,
) -> Option<Labelled> {
    let prose = release.prose(path)?;
    let on = !is_selection_marked(prose, selection, kind);
    let label = match kind {
        MarkKind::Strong => Label::Strong,
        _ => Label::Emphasis,
    };
    let edit = remarked(
        release,
        path,
        selection,
        &|mark| mark.kind != *kind,
        on.then_some(kind),
    )?;
    Some((label, edit))
}

/// Makes a link of what is selected, or takes links off it.
pub(super) fn link(
    release: &Release,
    path: &FieldPath,
    selection: &Range<usize>,
    url: Option<&str>,
) -> Option<Labelled> {
    let kind = url.map(|url| MarkKind::Link(url.to_owned()));
    let keep = |mark: &Mark| !matches!(mark.kind, MarkKind::Link(_));
    let edit = remarked(release, path, selection, &keep, kind.as_ref())?;
    Some((Label::Link, edit))
}

/// Keeps some marks of what is selected, and adds one.
fn remarked(
    release: &Release,
    path: &FieldPath,
    selection: &Range<usize>,
    keep: &dyn Fn(&Mark) -> bool,
    add: Option<&MarkKind>,
) -> Option<Edit> {
    let prose = release.prose(path)?;
    let mut edits = Vec::new();
    for (paragraph, range) in selected(prose, selection)? {
        if range.is_empty() {
            continue;
        }
        let mut marks = paragraph.content.styles_in(range.clone());
        marks.retain(|mark| keep(mark));
        marks.extend(add.map(|kind| Mark::new(range.clone(), kind.clone())));
        let at = path.item(&paragraph.id);
        edits.push(edit::restyle(release, &at, range, &marks)?);
    }
    (!edits.is_empty()).then_some(Edit::Group(edits))
}

/// The link around the byte `at`, as bytes of the field, with its
/// address.
pub(super) fn link_at(
    release: &Release,
    path: &FieldPath,
    at: usize,
) -> Option<(Range<usize>, String)> {
    let prose = release.prose(path)?;
    let position = prose.position_at(at)?;
    let paragraph = prose.nth(position.paragraph)?;
    let mut marks = paragraph.marks().iter();
    marks.find_map(|mark| {
        let MarkKind::Link(url) = &mark.kind else {
            return None;
        };
        let inside = mark.start <= position.offset && position.offset <= mark.end;
        let start = prose.whole_offset(paragraph.id.as_str(), mark.start)?;
        let end = prose.whole_offset(paragraph.id.as_str(), mark.end)?;
        inside.then(|| (start..end, url.clone()))
    })
}

/// What kind of list the selected paragraphs all are, if they're one.
pub(super) fn list_kind(prose: &Prose, selection: &Range<usize>) -> Option<ListKind> {
    let kinds = selected(prose, selection)?;
    let kind = |paragraph: &Paragraph| match paragraph.kind {
        ParagraphKind::Plain => None,
        ParagraphKind::Bullet(_) => Some(ListKind::Bullets),
        ParagraphKind::Numbered(_) => Some(ListKind::Numbers),
    };
    let first = kind(kinds.first()?.0)?;
    kinds
        .iter()
        .all(|(paragraph, _)| kind(paragraph) == Some(first))
        .then_some(first)
}

/// Begins a list where there is nothing yet, makes one of the selected paragraphs, or takes them out of it where they
/// are one of that kind.
pub(super) fn toggle_list(
    release: &Release,
    path: &FieldPath,
    selection: &Range<usize>,
    list: ListKind,
) -> Option<Labelled> {
    let prose = release.prose(path)?;
    if prose.is_empty() {
        let kind = match list {
            ListKind::Bullets => ParagraphKind::Bullet(0),
            ListKind::Numbers => ParagraphKind::Numbered(0),
        };
        let item = Paragraph {
            id: Ids::new(release).draw("p", "p"),
            kind,
            content: Fragment::default(),
        };
        return Some((Label::List, edit::insert(path, None, item)));
    }
    let off = list_kind(prose, selection) == Some(list);
    rekinded(release, path, selection, &|kind| match (off, list) {
        (true, _) => ParagraphKind::Plain,
        (false, ListKind::Bullets) => ParagraphKind::Bullet(kind.level()),
        (false, ListKind::Numbers) => ParagraphKind::Numbered(kind.level()),
    })
}

/// Moves the selected items of lists a level in or out.
pub(super) fn indent(
    release: &Release,
    path: &FieldPath,
    selection: &Range<usize>,
    inwards: bool,
) -> Option<Labelled> {
    rekinded(release, path, selection, &|kind| {
        let level = kind.level();
        kind.at_level(if inwards {
            level.saturating_add(1)
        } else {
            level.saturating_sub(1)
        })
    })
}

fn rekinded(
    release: &Release,
    path: &FieldPath,
    selection: &Range<usize>,
    kind: &dyn Fn(ParagraphKind) -> ParagraphKind,
) -> Option<Labelled> {
    let prose = release.prose(path)?;
    let mut edits = Vec::new();
    for (paragraph, _) in selected(prose, selection)? {
        let at = path.item(&paragraph.id).field("kind");
        let edit = edit::set(release, &at, kind(paragraph.kind))?;
        edits.extend((!edit.is_empty()).then_some(edit));
    }
    (!edits.is_empty()).then_some((Label::List, Edit::Group(edits)))
}
