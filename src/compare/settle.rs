//! Settling what two people changed at once.

use super::both::{both, can_be_both};
use super::choices::{choices, now_at, paragraphs_of, text_of, with_paragraphs};
use super::edits;
use super::merge::merged_items;
use crate::edit::{self, Edit};
use crate::release::{Conflict, Content, Id, Part, Release, conflicts_list, footnotes_list};

/// What the release is to say from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// What it says now, whatever that is.
    AsItStands,
    /// What stood there before both changed it.
    Base,
    /// What was ours.
    Ours,
    /// What was theirs.
    Theirs,
    /// Both, one behind the other.
    Both,
}

/// How a conflict can be settled now, as far as that can be seen without doing it.
pub fn settlements(release: &Release, conflict: &Conflict) -> Vec<Settlement> {
    use Settlement as S;
    let at = &conflict.at;
    let list = at.parent();
    let list = list.and_then(|list| release.part(&list));
    match release.part(at) {
        Some(Part::Text(..) | Part::List(_)) if can_be_both(conflict) => {
            vec![S::AsItStands, S::Base, S::Ours, S::Theirs, S::Both]
        }
        Some(Part::Text(..) | Part::List(_)) => vec![S::AsItStands, S::Base, S::Ours, S::Theirs],
        Some(Part::Value(_)) if conflict.base == Content::Nothing => {
            vec![S::AsItStands, S::Ours, S::Theirs]
        }
        Some(Part::Value(_)) => vec![S::AsItStands, S::Base, S::Ours, S::Theirs],
        _ if matches!(list, Some(Part::List(_))) => {
            vec![S::AsItStands, S::Base, S::Ours, S::Theirs]
        }
        // What it was in is gone.
        _ => vec![S::AsItStands],
    }
}

/// Settles the conflict called `id`; `None` where it can't be settled so: it isn't there,
/// what it's about is gone, or a value would have to be two.
pub fn settle(release: &Release, id: &Id, settlement: Settlement) -> Option<Edit> {
    let conflict = release.conflicts.get(id.as_str())?;
    let mut edits = Vec::new();
    say(release, conflict, settlement, &mut edits)?;
    let path = conflicts_list().item(id);
    edits.push(edit::remove(release, &path)?);
    let settled = Edit::Group(edits);
    let after = edit::applied(release, &settled).ok()?;
    let orphans = orphaned_notes(&after, conflict);
    Some(match orphans.is_empty() {
        true => settled,
        false => Edit::Group([settled].into_iter().chain(orphans).collect()),
    })
}

/// The notes whose last marks stood in the conflict, taken out.
fn orphaned_notes(release: &Release, conflict: &Conflict) -> Vec<Edit> {
    let marked = release.referred_footnotes();
    let contents = conflict.contents().into_iter();
    let mut orphans: Vec<&Id> = contents
        .flat_map(Content::footnotes)
        .filter(|id| !marked.contains(*id))
        .collect();
    // From behind, so that what each stands behind stays true.
    orphans.sort_by_key(|id| std::cmp::Reverse(release.footnotes.position(id.as_str())));
    orphans.dedup();
    let list = footnotes_list();
    let taken_out = orphans.into_iter();
    taken_out
        .filter_map(|id| edit::remove(release, &list.item(id)))
        .collect()
}

/// Has the release say what was chosen.
fn say(
    release: &Release,
    conflict: &Conflict,
    settlement: Settlement,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    if settlement == Settlement::AsItStands {
        return Some(());
    }
    let now = now_at(release, conflict);
    let [base, ours, theirs] = choices(conflict, &now);
    let said = match settlement {
        Settlement::AsItStands => now,
        Settlement::Base => base,
        Settlement::Ours => ours,
        Settlement::Theirs => theirs,
        Settlement::Both => both(conflict, &now)?,
    };
    put(release, conflict, &said, edits)
}

/// Has the place of a conflict say this; `None` where it can't.
pub(super) fn put(
    release: &Release,
    conflict: &Conflict,
    said: &Content,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let at = &conflict.at;
    match release.part(at) {
        Some(Part::Text(now, _)) => edits::retext(at, now.text(), text_of(said)?, edits),
        Some(Part::Value(now)) => match said {
            Content::Value(said) => edits::reset(at, now, said.clone(), edits),
            _ => return None,
        },
        Some(Part::List(list)) => {
            let prose = list.as_prose()?;
            let said = paragraphs_of(said)?.into_iter().cloned().collect();
            edits::rewrite(at, prose, with_paragraphs(prose, conflict, said), edits);
        }
        _ => return put_item(release, conflict, said, edits),
    }
    Some(())
}

fn put_item(
    release: &Release,
    conflict: &Conflict,
    chosen: &Content,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let at = &conflict.at;
    let (list, id) = at.split_last()?;
    let Some(Part::List(items)) = release.part(&list) else {
        return None;
    };
    let chosen = match chosen {
        Content::Item(item) => Some(&**item),
        Content::Nothing => None,
        _ => return None,
    };
    match (items.copy(id), chosen) {
        (Some(_), None) => edits.push(edit::remove(release, at)?),
        (Some(now), Some(chosen)) => {
            let before = items.before(id)?;
            edits.extend(merged_items(&list, before, &now, &now, chosen));
        }
        (None, Some(chosen)) => {
            let last = items.ids().last().cloned();
            edits.push(edit::insert(&list, last, chosen.clone()));
        }
        (None, None) => {}
    }
    Some(())
}
