//! The order of a collection's items, where two people changed it.
//!
//! An item that somebody has moved is told from those that it was moved past by the longest
//! run of items whose order is as before: those stayed, the others were moved. Items that
//! stayed for both keep their order, and part the collection into gaps; whatever was moved or
//! added stands in the gap into which it was put.

use std::collections::{HashMap, HashSet};

use crate::release::Id;

/// Which of `values` belong to the longest part of them that rises; of several, the one
/// whose values are lowest.
pub(super) fn longest_rise(values: &[usize]) -> Vec<bool> {
    // The index of the lowest value that ends a rise of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    let value = |index: &usize| values.get(*index).copied();
    for (index, current) in values.iter().enumerate() {
        let length = ends.partition_point(|end| value(end) < Some(*current));
        before.push(
            length
                .checked_sub(1)
                .and_then(|last| ends.get(last).copied()),
        );
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut rises = vec![false; values.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        if let Some(rise) = rises.get_mut(index) {
            *rise = true;
        }
        at = before.get(index).copied().flatten();
    }
    rises
}

/// The items of `base` that are in `side` and weren't moved there.
pub(super) fn stayed<'a>(base: &[&'a Id], side: &[&'a Id]) -> HashSet<&'a Id> {
    let places: HashMap<&Id, usize> = base.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let common: Vec<&'a Id> = side
        .iter()
        .copied()
        .filter(|id| places.contains_key(id))
        .collect();
    let order: Vec<usize> = common
        .iter()
        .filter_map(|id| places.get(id).copied())
        .collect();
    let rises = longest_rise(&order);
    let stayed = common.into_iter().zip(rises);
    stayed
        .filter(|(_, rises)| *rises)
        .map(|(id, _)| id)
        .collect()
}

/// The order of the items that `stays` says are there in the end, each of which is in
/// `ours` or `theirs`.
pub(super) fn merged<'a>(
    base: &[&'a Id],
    ours: &[&'a Id],
    theirs: &[&'a Id],
    stays: &dyn Fn(&Id) -> bool,
) -> Vec<&'a Id> {
    let [stayed_in_ours, stayed_in_theirs] = [ours, theirs].map(|side| stayed(base, side));
    let [in_ours, in_theirs] = [ours, theirs].map(|side| side.iter().copied().collect());
    let is_fixed = |id: &Id| {
        let is_moved = |side: &HashSet<&Id>, stayed: &HashSet<&Id>| {
            // What one side took out is where the other has it.
            side.contains(id) && !stayed.contains(id)
        };
        stays(id)
            && !is_moved(&in_ours, &stayed_in_ours)
            && !is_moved(&in_theirs, &stayed_in_theirs)
    };
    let fixed: Vec<&'a Id> = base.iter().copied().filter(|id| is_fixed(id)).collect();
    let places: HashMap<&Id, usize> = fixed
        .iter()
        .enumerate()
        .map(|(at, id)| (*id, at + 1))
        .collect();
    let gaps = |side: &[&'a Id]| -> Vec<(&'a Id, usize)> {
        let mut gap = 0;
        let mut found = Vec::new();
        for id in side {
            match places.get(id) {
                Some(place) => gap = gap.max(*place),
                None if stays(id) => found.push((*id, gap)),
                None => {}
            }
        }
        found
    };
    let (ours_in, theirs_in) = (gaps(ours), gaps(theirs));
    let known: HashSet<&Id> = base.iter().copied().collect();
    let chosen = |own: &[(&'a Id, usize)],
                  other: &[(&'a Id, usize)],
                  other_stayed: &HashSet<&Id>,
                  own_stayed: &HashSet<&Id>| {
        let others: HashMap<&Id, usize> = other.iter().copied().collect();
        let own = own.iter().copied();
        own.filter(|(id, gap)| match others.get(id) {
            None => true,
            // Moved by one of them only.
            Some(_) if known.contains(id) && other_stayed.contains(id) => true,
            Some(_) if known.contains(id) && own_stayed.contains(id) => false,
            Some(other) => gap <= other,
        })
        .collect::<Vec<_>>()
    };
    let ours_in_their_gaps = chosen(&ours_in, &theirs_in, &stayed_in_theirs, &stayed_in_ours);
    let theirs_in_their_gaps = chosen(&theirs_in, &ours_in, &stayed_in_ours, &stayed_in_theirs);
    let mut order = Vec::new();
    for gap in 0..=fixed.len() {
        if let Some(id) = gap.checked_sub(1).and_then(|at| fixed.get(at)) {
            order.push(*id);
        }
        let of_gap = |side: &[(&'a Id, usize)]| -> Vec<&'a Id> {
            let side = side.iter().filter(|(_, there)| *there == gap);
            side.map(|(id, _)| *id).collect()
        };
        order.extend(interleaved(
            &of_gap(&ours_in_their_gaps),
            &of_gap(&theirs_in_their_gaps),
        ));
    }
    order
}

/// Two runs of items as one, whichever is given first: what is in both stays where it is,
/// and of what stands between, the run with the lower first id comes first.
fn interleaved<'a>(a: &[&'a Id], b: &[&'a Id]) -> Vec<&'a Id> {
    let in_b: HashMap<&Id, usize> = b.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let common: Vec<(usize, usize)> = a
        .iter()
        .enumerate()
        .filter_map(|(at, id)| Some((at, *in_b.get(id)?)))
        .collect();
    let theirs: Vec<usize> = common.iter().map(|(_, there)| *there).collect();
    let anchors = common.iter().zip(longest_rise(&theirs));
    let anchors = anchors.filter(|(_, rises)| *rises).map(|(both, _)| *both);
    let mut order: Vec<&'a Id> = Vec::new();
    let mut seen = HashSet::new();
    let (mut from_a, mut from_b) = (0, 0);
    for (to_a, to_b) in anchors.chain([(a.len(), b.len())]) {
        let [mut first, mut second] = [a.get(from_a..to_a), b.get(from_b..to_b)];
        if second.unwrap_or_default().first() < first.unwrap_or_default().first() {
            std::mem::swap(&mut first, &mut second);
        }
        let between = [first, second].into_iter().flatten().flatten().copied();
        let anchor = a.get(to_a).copied();
        order.extend(between.chain(anchor).filter(|id| seen.insert(*id)));
        (from_a, from_b) = (to_a + 1, to_b + 1);
    }
    order
}

/// How `items`, whose order is to be that of `wanted`, are moved: each move's item and the
/// one that it stands behind before and after it. All of `items` are in `wanted`.
pub(super) fn moves(items: &[&Id], wanted: &[&Id]) -> Vec<(Id, Option<Id>, Option<Id>)> {
    let there: HashSet<&Id> = items.iter().copied().collect();
    let wanted: Vec<&Id> = wanted
        .iter()
        .copied()
        .filter(|id| there.contains(id))
        .collect();
    let stayed = stayed(&wanted, items);
    let mut now: Vec<&Id> = items.to_vec();
    let mut moves = Vec::new();
    let mut before: Option<&Id> = None;
    for id in wanted {
        if !stayed.contains(id)
            && let Some(from) = now.iter().position(|other| *other == id)
        {
            let stood_behind = from.checked_sub(1).and_then(|at| now.get(at).copied());
            now.remove(from);
            let to = before.and_then(|before| now.iter().position(|other| *other == before));
            now.insert(to.map_or(0, |at| at + 1), id);
            if stood_behind != before {
                moves.push((id.clone(), stood_behind.cloned(), before.cloned()));
            }
        }
        before = Some(id);
    }
    moves
}
