//! What a translator does, as edits.

use std::collections::HashSet;

use super::said::quote_of;
use super::said::{Text, is_same_but_spacing, said_in, text_at};
use super::standing::{Translation, target_of};
use super::units::{Unit, UnitKind, prints_original, was_spoken_in};
use crate::edit::{self, Edit};
use crate::language::Tag;
use crate::release::{
    Edition, FieldPath, Fragment, Id, LeftOut, Line, Lines, OwnImage, Paragraph, Part, Release,
    Segment, SegmentState, Source, SourceKind, Value, editions_list,
};

/// Adds an edition in a language, in which nothing is translated yet; `None` where there is
/// one, or it's the release's own language.
pub fn add_edition(release: &Release, language: &Tag) -> Option<Edit> {
    let edition = Edition::new(language.clone());
    let is_known = release.editions.get(edition.id.as_str()).is_some()
        || release
            .editions
            .iter()
            .any(|known| known.language == *language)
        || release.language == *language;
    let last = release.editions.last().map(|last| last.id.clone());
    (!is_known).then(|| edit::insert(&editions_list(), last, edition))
}

/// Takes an edition out, with all that was translated.
pub fn remove_edition(release: &Release, id: &Id) -> Option<Edit> {
    edit::remove(release, &editions_list().item(id))
}

/// Where a text's translation is kept, whether there is anything of it yet.
pub fn segment_path(translation: &Translation<'_>, unit: &Unit) -> FieldPath {
    let segment = translation.segment(&unit.at);
    let id = segment.map_or_else(|| Segment::id_for(&unit.at), |segment| segment.id.clone());
    let segments = translation.edition().path().field("segments");
    segments.item(&id)
}

/// The field that a text's translation is written in, whether there is anything in it yet.
pub fn target_field(translation: &Translation<'_>, unit: &Unit) -> FieldPath {
    segment_path(translation, unit).field(match unit.kind {
        UnitKind::Line => "line",
        UnitKind::Lines => "lines",
        UnitKind::Paragraph => "text",
    })
}

/// What is translated from where nobody says otherwise: what the release says. What a person said
/// in the language of the edition comes back into it, where it isn't known as it was spoken.
pub fn usual_source(release: &Release, unit: &Unit, into: &Tag) -> SourceKind {
    match quote_of(release, &unit.at) {
        Some((quote, _)) if was_spoken_in(quote, into) && !prints_original(quote, into) => {
            SourceKind::Back
        }
        _ => SourceKind::Release,
    }
}

/// What leads to where a text's translation can be written, letter by letter: a segment that
/// says nothing yet, and what it's made of. `None` where there is one that says something.
pub fn begin(release: &Release, translation: &Translation<'_>, unit: &Unit) -> Option<Edit> {
    let edition = translation.edition();
    // Somebody may have said of what it's made before there is a letter of it.
    let from = source_of(release, translation, unit);
    let source = source_now(release, unit, &from);
    let segments = edition.path().field("segments");
    match translation.segment(&unit.at) {
        None => {
            let mut segment = Segment {
                source,
                ..Segment::new(unit.at.clone())
            };
            if unit.kind == UnitKind::Paragraph {
                let first = Paragraph::new(id_of(unit, 0), Fragment::default());
                segment.text = [first].into_iter().collect();
            }
            let last = edition.segments.last().map(|last| last.id.clone());
            Some(edit::insert(&segments, last, segment))
        }
        Some(segment) if target_of(segment, unit.kind).is_blank() => {
            let path = segments.item(&segment.id);
            let edits = [
                edit::set(
                    release,
                    &path.field("state"),
                    Value::Segment(SegmentState::Draft),
                ),
                edit::set(release, &path.field("source"), Value::Source(source)),
            ];
            let group = Edit::Group(edits.into_iter().flatten().collect());
            (!group.is_empty()).then_some(group)
        }
        Some(_) => None,
    }
}

/// What a text was translated from as it is now.
fn source_now(release: &Release, unit: &Unit, from: &SourceKind) -> Option<Source> {
    let text = said_in(release, &unit.at, from)?;
    Some(Source {
        from: from.clone(),
        said: text.said(),
    })
}

/// Puts `text` in the place of whatever a text's translation says, in this state, as a translation
/// of `from`.
pub fn write(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
    text: &Text,
    (state, from): (SegmentState, &SourceKind),
) -> Option<Edit> {
    let source = source_now(release, unit, from);
    let last = translation.edition().segments.last();
    let mut last = last.map(|last| last.id.clone());
    put(release, translation, unit, text, (state, source), &mut last)
}

/// Puts `text` in the place of whatever a text's translation says, in this state, as made of
/// `source`; a new segment comes behind the one called `last`, and is the last from then on.
pub(super) fn put(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
    text: &Text,
    (state, source): (SegmentState, Option<Source>),
    last: &mut Option<Id>,
) -> Option<Edit> {
    let edition = translation.edition();
    let segments = edition.path().field("segments");
    let known = translation.segment(&unit.at);
    let mut segment = known
        .cloned()
        .unwrap_or_else(|| Segment::new(unit.at.clone()));
    fill(&mut segment, unit, text);
    segment.state = state;
    segment.source = source;
    Some(match known {
        None => {
            let after = last.replace(segment.id.clone());
            edit::insert(&segments, after, segment)
        }
        Some(known) => {
            let path = segments.item(&known.id);
            let removed = edit::remove(release, &path)?;
            let Edit::Remove { after, .. } = &removed else {
                return None;
            };
            let inserted = edit::insert(&segments, after.clone(), segment);
            Edit::Group(vec![removed, inserted])
        }
    })
}

/// Has a segment say this.
fn fill(segment: &mut Segment, unit: &Unit, text: &Text) {
    segment.line = Line::default();
    segment.lines = Lines::default();
    let old = std::mem::take(&mut segment.text);
    match unit.kind {
        UnitKind::Line => segment.line = Line::new(text.plain().replace('\n', " ")),
        UnitKind::Lines => segment.lines = Lines::new(text.plain()),
        UnitKind::Paragraph => {
            let known = old.iter().map(|paragraph| paragraph.id.clone());
            let own = (0..).map(|place| id_of(unit, place));
            let mut used: HashSet<Id> = HashSet::new();
            let free = known.chain(own).filter(|id| used.insert(id.clone()));
            let paragraphs = free.zip(text.paragraphs());
            let paragraphs = paragraphs.map(|(id, content)| Paragraph::new(id, content));
            segment.text = paragraphs.collect();
        }
    }
}

/// What the paragraphs of a translation are called, whoever begins it: the first as the one that
/// it translates.
pub(super) fn id_of(unit: &Unit, place: usize) -> Id {
    let own = unit.at.last().unwrap_or_default();
    match (place, Id::parse(own)) {
        (0, Ok(own)) => own,
        _ => Id::drawn("p", 8, &[own, &place.to_string()]),
    }
}

/// Makes a draft of a translation that somebody has confirmed: it's being changed. `None` where it
/// wasn't.
pub fn reopen(release: &Release, translation: &Translation<'_>, unit: &Unit) -> Option<Edit> {
    let segment = translation.segment(&unit.at)?;
    let segments = translation.edition().path().field("segments");
    let state = segments.item(&segment.id).field("state");
    let reopened = edit::set(release, &state, Value::Segment(SegmentState::Draft));
    reopened.filter(|edit| !edit.is_empty())
}

/// What a text's translation is made of.
pub fn source_of(release: &Release, translation: &Translation<'_>, unit: &Unit) -> SourceKind {
    let segment = translation.segment(&unit.at);
    let source = segment.and_then(|segment| segment.source.as_ref());
    // What is gone is nothing that it could be made of from now on.
    let source = source.filter(|source| said_in(release, &unit.at, &source.from).is_some());
    match source {
        Some(source) => source.from.clone(),
        None => usual_source(release, unit, &translation.edition().language),
    }
}

/// Says that a translation is made of another text, as that is now: one that was confirmed as made
/// of something else is a draft again.
pub fn made_of(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
    from: &SourceKind,
) -> Option<Edit> {
    let source = source_now(release, unit, from)?;
    match translation.segment(&unit.at) {
        Some(segment) => {
            let segments = translation.edition().path().field("segments");
            let field = segments.item(&segment.id).field("source");
            let made = edit::set(release, &field, Value::Source(Some(source)))?;
            let is_final = segment.state == SegmentState::Final;
            let reopened = is_final.then(|| reopen(release, translation, unit));
            Some(Edit::Group(
                reopened.flatten().into_iter().chain([made]).collect(),
            ))
        }
        None => {
            let Some(Edit::Insert { list, after, item }) = begin(release, translation, unit) else {
                return None;
            };
            let mut segment = Segment::try_from(*item).ok()?;
            segment.source = Some(source);
            Some(edit::insert(&list, after, segment))
        }
    }
}

/// Takes a text's translation out. What was said in it too isn't translated any longer either.
pub fn clear(release: &Release, translation: &Translation<'_>, unit: &Unit) -> Option<Edit> {
    let segment = translation.segment(&unit.at)?;
    let segments = translation.edition().path().field("segments");
    let mut cleared = release.clone();
    let mut edits = Vec::new();
    let joined = translation.joined_to(&unit.at).into_iter();
    let joined = joined.map(|(_, segment)| segment);
    for segment in std::iter::once(segment).chain(joined) {
        let edit = edit::remove(&cleared, &segments.item(&segment.id))?;
        cleared = edit::applied(&cleared, &edit).ok()?;
        edits.push(edit);
    }
    Some(Edit::Group(edits))
}

/// The address of the text that a segment translates, or would translate: one that is called so
/// need not be there yet, and what it translates may have been carried elsewhere.
pub fn translated_by(release: &Release, edition: &Edition, segment: &str) -> Option<FieldPath> {
    let known = edition.segments.get(segment);
    if let Some(known) = known
        && release.part(&known.at).is_some()
    {
        return Some(known.at.clone());
    }
    let translation = Translation::new(release, edition);
    let is_it = |unit: &Unit| match translation.segment(&unit.at) {
        Some(own) => own.id == *segment,
        None => Segment::id_for(&unit.at) == *segment,
    };
    let found = translation.units().into_iter().find(is_it);
    found.map(|unit| unit.at)
}

/// Confirms a translation as one of what its source says now. `None` where there is nothing to
/// confirm.
pub fn confirm(release: &Release, translation: &Translation<'_>, unit: &Unit) -> Option<Edit> {
    let segment = translation.segment(&unit.at)?;
    let is_joined = translation.is_joined(unit);
    if target_of(segment, unit.kind).is_blank() && !is_joined {
        return None;
    }
    let mut edits = vec![still_right(release, translation, unit)];
    if !is_joined {
        let path = translation
            .edition()
            .path()
            .field("segments")
            .item(&segment.id);
        let state = path.field("state");
        edits.push(edit::set(
            release,
            &state,
            Value::Segment(SegmentState::Final),
        ));
    }
    Some(Edit::Group(edits.into_iter().flatten().collect()))
}

/// Says that a translation, as far as it is, is one of what its source says now.
pub fn still_right(release: &Release, translation: &Translation<'_>, unit: &Unit) -> Option<Edit> {
    let segment = translation.segment(&unit.at)?;
    let from = source_of(release, translation, unit);
    let path = translation
        .edition()
        .path()
        .field("segments")
        .item(&segment.id);
    let source = source_now(release, unit, &from);
    edit::set(release, &path.field("source"), Value::Source(source))
}

/// Says for all editions whose translation of a text was made of what that `was` that it's one of
/// what it says now: a slip was mended, and the meaning hasn't changed.
pub fn meaning_unchanged(release: &Release, at: &FieldPath, was: &Text) -> Option<Edit> {
    let now = text_at(release, at)?;
    let mut edits = Vec::new();
    for edition in &release.editions {
        let translation = Translation::new(release, edition);
        let Some(segment) = translation.segment(at) else {
            continue;
        };
        let Some(source) = &segment.source else {
            continue;
        };
        let is_of_it =
            source.from.is_of_release() && is_same_but_spacing(&now.read_alike(&source.said), was);
        if is_of_it {
            let path = edition.path().field("segments").item(&segment.id);
            let source = Source {
                said: now.said(),
                ..source.clone()
            };
            edits.extend(edit::set(
                release,
                &path.field("source"),
                Value::Source(Some(source)),
            ));
        }
    }
    let group = Edit::Group(edits);
    (!group.is_empty()).then_some(group)
}

/// Whether a paragraph may be said in the translation of one before it.
pub fn can_be_joined(translation: &Translation<'_>, unit: &Unit) -> bool {
    unit.kind == UnitKind::Paragraph
        && !translation.is_joined(unit)
        && translation.head(&unit.at).is_some()
}

/// Says that a paragraph is said in the translation of the one before: its own translation is
/// taken there.
pub fn join_previous(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
) -> Option<Edit> {
    let head = translation.head(&unit.at)?;
    let before = translation.target(&head)?;
    let mut edits = Vec::new();
    if let Some(own) = translation.target(unit) {
        let mut paragraphs = before.paragraphs();
        paragraphs.extend(own.paragraphs());
        let joined = joined(paragraphs);
        // What it's made of, and whether that has moved on, is as before.
        let segment = translation.segment(&head.at)?;
        let how = (SegmentState::Draft, segment.source.clone());
        let text = Text::Prose(vec![joined]);
        let mut last = None;
        edits.push(put(release, translation, &head, &text, how, &mut last)?);
    }
    let empty = Text::Prose(Vec::new());
    let from = usual_source(release, unit, &translation.edition().language);
    edits.push(write(
        release,
        translation,
        unit,
        &empty,
        (SegmentState::Joined, &from),
    )?);
    Some(Edit::Group(edits))
}

/// One text of several, a blank between two.
fn joined(fragments: Vec<Fragment>) -> Fragment {
    let mut joined = Fragment::default();
    for fragment in fragments {
        let end = joined.len();
        if end > 0 && !fragment.is_empty() {
            joined.splice(end..end, &Fragment::plain(" "));
        }
        let end = joined.len();
        joined.splice(end..end, &fragment);
    }
    joined
}

/// Takes a paragraph out of the translation of the one before: it's to be translated by itself.
pub fn part_from_previous(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
) -> Option<Edit> {
    let segment = translation.segment(&unit.at)?;
    let path = translation
        .edition()
        .path()
        .field("segments")
        .item(&segment.id);
    (segment.state == SegmentState::Joined)
        .then(|| edit::remove(release, &path))
        .flatten()
}

/// Has an edition leave an item of the release out, or print it again.
pub fn leave_out(
    release: &Release,
    edition: &Edition,
    at: &FieldPath,
    is_left_out: bool,
) -> Option<Edit> {
    let list = edition.path().field("left_out");
    let known = edition.left_out.iter().find(|item| item.at == *at);
    match (known, is_left_out) {
        (Some(known), false) => edit::remove(release, &list.item(&known.id)),
        (None, true) => {
            let last = edition.left_out.last().map(|last| last.id.clone());
            Some(edit::insert(&list, last, LeftOut::new(at.clone())))
        }
        _ => None,
    }
}

/// Has an edition show an image of its own in the place of the release's, or none with
/// `Some(None)`; with `None` the release's again.
pub fn own_image(
    release: &Release,
    edition: &Edition,
    at: &FieldPath,
    image: Option<Option<Id>>,
) -> Option<Edit> {
    if !matches!(release.part(at), Some(Part::Value(Value::Image(_)))) {
        return None;
    }
    let list = edition.path().field("images");
    let known = edition.images.iter().find(|own| own.at == *at);
    match (known, image) {
        (Some(known), None) => edit::remove(release, &list.item(&known.id)),
        (Some(known), Some(image)) => edit::set(
            release,
            &list.item(&known.id).field("image"),
            Value::Image(image),
        ),
        (None, Some(image)) => {
            let last = edition.images.last().map(|last| last.id.clone());
            Some(edit::insert(&list, last, OwnImage::new(at.clone(), image)))
        }
        (None, None) => None,
    }
}
