//! Translations whose words an edit changes, whichever way: what somebody has confirmed is a draft
//! again then, so that nothing is handed out as final that nobody has confirmed as it is.

use std::collections::HashSet;

use crate::edit::{self, Edit};
use crate::release::{Edition, Id, Release, Segment, SegmentState, Value};

/// An edit with what makes drafts of the confirmed translations whose words it changes. One that
/// says itself how far a translation is is left alone.
pub(super) fn with_reopened(release: &Release, edit: Edit) -> Edit {
    let mut changed: HashSet<(&Id, &Id)> = HashSet::new();
    let mut decided: HashSet<(&Id, &Id)> = HashSet::new();
    for at in edit.touched() {
        let segments: Vec<&str> = at.segments().collect();
        let ["editions", edition, "segments", segment, field @ ..] = segments.as_slice() else {
            continue;
        };
        let Some((edition, segment)) = translation(release, edition, segment) else {
            continue;
        };
        match field.first() {
            Some(&("line" | "lines" | "text")) => changed.insert((&edition.id, &segment.id)),
            Some(&"state") | None => decided.insert((&edition.id, &segment.id)),
            Some(_) => false,
        };
    }
    let reopened = changed
        .difference(&decided)
        .filter_map(|(edition, segment)| {
            let (edition, segment) = translation(release, edition.as_str(), segment.as_str())?;
            let list = edition.path().field("segments");
            let state = list.item(&segment.id).field("state");
            let is_final = segment.state == SegmentState::Final;
            is_final.then(|| edit::set(release, &state, Value::Segment(SegmentState::Draft)))?
        });
    let reopened: Vec<Edit> = reopened.collect();
    match reopened.is_empty() {
        true => edit,
        false => Edit::Group(std::iter::once(edit).chain(reopened).collect()),
    }
}

fn translation<'a>(
    release: &'a Release,
    edition: &str,
    segment: &str,
) -> Option<(&'a Edition, &'a Segment)> {
    let edition = release.editions.get(edition)?;
    Some((edition, edition.segments.get(segment)?))
}
