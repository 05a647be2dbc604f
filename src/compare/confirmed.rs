//! Translations that were confirmed, where two people have gone on with them.
//!
//! How far a translation is and what it was made of are said of its words. Where two people's
//! words become one text, nobody has confirmed that.

use std::collections::HashMap;

use crate::edit::{self, Edit};
use crate::release::{
    Edition, FieldPath, Id, Release, Segment, SegmentState, Value, editions_list,
};

/// Which of two values is taken where both sides have changed it: of those that say something of
/// a translation, the one that asks for another look. `None` where it's to be settled.
pub(super) fn less_sure(ours: &Value, theirs: &Value) -> Option<Value> {
    match (ours, theirs) {
        (Value::Segment(our), Value::Segment(their)) => Some((*our).min(*their).into()),
        (Value::Source(our), Value::Source(their)) => Some(our.min(their).clone().into()),
        _ => None,
    }
}

/// Makes drafts of the translations that neither side has confirmed as they are now.
pub(super) fn unconfirmed(release: &Release, versions: [&Release; 3]) -> Edit {
    let [ours, theirs, _] = versions;
    let list = editions_list();
    let mut edits = Vec::new();
    for edition in &release.editions {
        let sides = [ours, theirs].map(|side| by_id(side.edition(&edition.id)));
        let segments = list.item(&edition.id).field("segments");
        for segment in &edition.segments {
            let mut sides = sides.iter();
            let is_confirmed = segment.state == SegmentState::Draft
                || sides.any(|side| side.get(&segment.id).copied() == Some(segment));
            if !is_confirmed {
                edits.extend(made_draft(release, &segments, segment));
            }
        }
    }
    Edit::Group(edits)
}

fn by_id(edition: Option<&Edition>) -> HashMap<&Id, &Segment> {
    let segments = edition.into_iter().flat_map(|edition| &edition.segments);
    segments.map(|segment| (&segment.id, segment)).collect()
}

fn made_draft(release: &Release, segments: &FieldPath, segment: &Segment) -> Option<Edit> {
    let state = segments.item(&segment.id).field("state");
    edit::set(release, &state, Value::Segment(SegmentState::Draft))
}
