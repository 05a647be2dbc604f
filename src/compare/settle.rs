//! Settling what two people changed at once.

use std::collections::HashSet;

use super::merge::{between_items, is_whole};
use super::{LETTERS, edits, prose};
use crate::edit::{self, Edit};
use crate::release::{
    Conflict, Content, FieldPath, Id, Identified, Item, Part, Prose, Release, footnotes_list,
};

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
    /// First ours, then theirs.
    Both,
}

/// How a conflict can be settled now, as far as that can be seen without doing it.
pub fn settlements(release: &Release, conflict: &Conflict) -> Vec<Settlement> {
    use Settlement as S;
    let at = &conflict.at;
    let list = at.parent();
    let list = list.and_then(|list| release.part(&list));
    match release.part(at) {
        Some(Part::Text(..) | Part::List(_)) => {
            vec![S::AsItStands, S::Base, S::Ours, S::Theirs, S::Both]
        }
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
    let path = FieldPath::root().field("conflicts").item(id);
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
    let marks = release.footnote_marks().into_iter();
    let mut marked: HashSet<Id> = marks.map(|mark| mark.footnote).collect();
    marked.extend(release.kept_footnotes());
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

fn say(
    release: &Release,
    conflict: &Conflict,
    settlement: Settlement,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let (ours, theirs) = (&conflict.ours.says, &conflict.theirs.says);
    let chosen = match settlement {
        Settlement::AsItStands => return Some(()),
        Settlement::Base => vec![&conflict.base],
        Settlement::Ours => vec![ours],
        Settlement::Theirs => vec![theirs],
        Settlement::Both => vec![ours, theirs],
    };
    let at = &conflict.at;
    match release.part(at) {
        Some(Part::Text(text, _)) => {
            let texts = chosen.iter().map(|content| match content {
                Content::Text(text) => Some(text.as_str()),
                Content::Nothing => Some(""),
                _ => None,
            });
            let said = texts.collect::<Option<Vec<&str>>>()?;
            let between = if is_whole(at) { " / " } else { " " };
            edits::retext(at, text.text(), &said.join(between), edits);
        }
        Some(Part::Value(value)) => match chosen.as_slice() {
            [Content::Value(chosen)] => edits::reset(at, value, chosen.clone(), edits),
            _ => return None,
        },
        Some(Part::List(list)) => {
            let said = paragraphs(list.as_prose()?, conflict, &chosen)?;
            edits::rewrite(at, list.as_prose()?, said, edits);
        }
        _ => return say_items(release, at, &chosen, edits),
    }
    Some(())
}

/// The prose with what was chosen in the place of what is at odds.
fn paragraphs(
    prose: &Prose,
    conflict: &Conflict,
    chosen: &[&Content],
) -> Option<Vec<crate::release::Paragraph>> {
    let mut said = Vec::new();
    for content in chosen {
        match content {
            Content::Paragraphs(paragraphs) => said.extend(paragraphs.iter().cloned()),
            Content::Nothing => {}
            _ => return None,
        }
    }
    let contents = conflict.contents().into_iter();
    let concerned: HashSet<&Id> = contents
        .filter_map(|content| match content {
            Content::Paragraphs(paragraphs) => Some(paragraphs),
            _ => None,
        })
        .flatten()
        .map(|paragraph| &paragraph.id)
        .collect();
    let mut whole = Vec::new();
    let mut said = Some(said);
    for paragraph in prose {
        if concerned.contains(&paragraph.id) {
            whole.extend(said.take().into_iter().flatten());
        } else {
            whole.push(paragraph.clone());
        }
    }
    whole.extend(said.take().into_iter().flatten());
    Some(prose::with_ids_of_their_own(whole))
}

fn say_items(
    release: &Release,
    at: &FieldPath,
    chosen: &[&Content],
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let (list, _) = at.split_last()?;
    let Some(Part::List(items)) = release.part(&list) else {
        return None;
    };
    let mut wanted: Vec<Item> = Vec::new();
    for content in chosen {
        match content {
            Content::Item(item) if wanted.is_empty() => wanted.push((**item).clone()),
            Content::Item(item) if wanted.first() != Some(&**item) => {
                let mut item = (**item).clone();
                let seeds = [item.id().as_str(), &format!("{item:?}")].map(str::to_owned);
                *item.id_mut() = Id::drawn("item", LETTERS, &seeds.each_ref().map(String::as_str));
                wanted.push(item);
            }
            Content::Item(_) | Content::Nothing => {}
            _ => return None,
        }
    }
    let now = at.last().and_then(|id| items.copy(id));
    let mut wanted = wanted.into_iter();
    match (now, wanted.next()) {
        (Some(_), None) => edits.push(edit::remove(release, at)?),
        (Some(now), Some(item)) => {
            let before = items.before(now.id().as_str())?;
            edits.extend(between_items(&list, before, &now, &item));
        }
        (None, Some(item)) => {
            let last = items.ids().last().cloned();
            edits.push(edit::insert(&list, last, item));
        }
        (None, None) => {}
    }
    for item in wanted {
        let behind = at.last().and_then(|id| Id::parse(id).ok());
        edits.push(edit::insert(&list, behind, item));
    }
    Some(())
}
