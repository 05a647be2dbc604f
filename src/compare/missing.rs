//! Notes and images that a merge has taken out, and that something in it wants still.

use super::edits::append;
use crate::edit::Edit;
use crate::release::{Id, Identified, List, Node, Part, Release, Value};

/// Brings notes back that one side took out with the last mark that it knew of, where there
/// is one yet.
pub(super) fn missing_notes(release: &Release, versions: [&Release; 3]) -> Edit {
    let marks = release.footnote_marks().into_iter();
    let mut wanted: Vec<Id> = marks.map(|mark| mark.footnote).collect();
    wanted.extend(release.kept_footnotes());
    let lists = versions.map(|version| &version.footnotes);
    append(
        &release.footnotes,
        "footnotes",
        missing(wanted, &release.footnotes, lists),
    )
}

/// Brings images back in the same way.
pub(super) fn missing_images(release: &Release, versions: [&Release; 3]) -> Edit {
    let mut wanted: Vec<Id> = release.kept_images().into_iter().collect();
    let shown: &dyn Node = release;
    Part::Node(shown).walk(&mut |part| {
        if let Part::Value(Value::Image(Some(id))) = part {
            wanted.push(id.clone());
        }
    });
    let lists = versions.map(|version| &version.images);
    append(
        &release.images,
        "images",
        missing(wanted, &release.images, lists),
    )
}

/// Those of the items called `wanted` that aren't `there`, from whoever has them.
fn missing<T: Identified + Clone>(
    mut wanted: Vec<Id>,
    there: &List<T>,
    versions: [&List<T>; 3],
) -> Vec<T> {
    wanted.sort();
    wanted.dedup();
    wanted.retain(|id| there.get(id.as_str()).is_none());
    let found = |id: &Id| versions.iter().find_map(|list| list.get(id.as_str()));
    wanted.iter().filter_map(found).cloned().collect()
}
