//! Notes, images and columns that a merge has taken out, and that something in it refers to
//! still.

use std::collections::{HashMap, HashSet};

use super::edits::append;
use crate::edit::{self, Edit};
use crate::release::{FieldPath, Id, Identified, Items, List, Part, Release};

/// Brings notes back that one side took out with the last mark that it knew of, where there
/// is one yet.
pub(super) fn missing_notes(release: &Release, versions: [&Release; 3]) -> Edit {
    let lists = versions.map(|version| &version.footnotes);
    let missing = missing(release.referred_footnotes(), &release.footnotes, lists);
    append(&release.footnotes, "footnotes", missing)
}

/// Brings images back in the same way.
pub(super) fn missing_images(release: &Release, versions: [&Release; 3]) -> Edit {
    let lists = versions.map(|version| &version.images);
    let missing = missing(release.referred_images(), &release.images, lists);
    append(&release.images, "images", missing)
}

/// Brings columns back whose cells one side took out where the other has put words in.
pub(super) fn missing_columns(release: &Release, versions: [&Release; 3]) -> Edit {
    let mut wanted: Vec<(FieldPath, Id)> = columns_without(release).collect();
    let [ours, theirs, _] = versions;
    // Who has taken out a column alone wants it so.
    for version in [ours, theirs] {
        let meant: HashSet<(FieldPath, Id)> = columns_without(version).collect();
        wanted.retain(|column| !meant.contains(column));
    }
    wanted.sort();
    let mut last: HashMap<FieldPath, Id> = HashMap::new();
    let back = wanted.into_iter().filter_map(|(list, id)| {
        let there = list_at(release, &list)?;
        let column = versions
            .iter()
            .find_map(|version| list_at(version, &list)?.copy(id.as_str()))?;
        let after = last.insert(list.clone(), id);
        let after = after.or_else(|| there.ids().last().cloned());
        Some(edit::insert(&list, after, column))
    });
    Edit::Group(back.collect())
}

/// The columns that cells refer to and that aren't there.
fn columns_without(release: &Release) -> impl Iterator<Item = (FieldPath, Id)> + use<'_> {
    let referred = release.referred_columns().into_iter();
    referred.filter(|(list, id)| {
        let there = list_at(release, list);
        there.is_some_and(|columns| columns.before(id.as_str()).is_none())
    })
}

fn list_at<'a>(release: &'a Release, path: &FieldPath) -> Option<&'a dyn Items> {
    match release.part(path)? {
        Part::List(list) => Some(list),
        _ => None,
    }
}

/// Those of the items called `wanted` that aren't `there`, from whoever has them.
fn missing<T: Identified + Clone>(
    wanted: HashSet<Id>,
    there: &List<T>,
    versions: [&List<T>; 3],
) -> Vec<T> {
    let mut wanted: Vec<Id> = wanted.into_iter().collect();
    wanted.sort();
    wanted.retain(|id| there.get(id.as_str()).is_none());
    let found = |id: &Id| versions.iter().find_map(|list| list.get(id.as_str()));
    wanted.iter().filter_map(found).cloned().collect()
}
