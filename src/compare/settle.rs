//! Settling what two people changed at once.

use std::collections::HashSet;

use super::merge::{is_whole, merged_items};
use super::{edits, prose, text};
use crate::edit::{self, Edit};
use crate::release::{
    Conflict, Content, Id, Paragraph, Part, Prose, Release, conflicts_list, footnotes_list,
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

/// Has the release say what was chosen. What was written there since both changed it stays.
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
    match (release.part(at), chosen.as_slice()) {
        (Some(Part::Text(now, _)), chosen) => {
            let said = chosen.iter().copied().map(text_of);
            let said = said.collect::<Option<Vec<&str>>>()?;
            let between = if is_whole(at) { " / " } else { " " };
            let (said, now) = (said.join(between), now.text());
            let [base, ours, _] = conflict.contents().map(text_of);
            let (base, ours) = (base?, ours?);
            let text = match settlement {
                _ if is_whole(at) => said,
                // What it was made of says nothing against it: by way of one of the sides.
                Settlement::Base => text::chosen(ours, base, &text::chosen(base, ours, now)),
                _ => text::chosen(base, &said, now),
            };
            edits::retext(at, now, &text, edits);
        }
        (Some(Part::Value(value)), [Content::Value(chosen)]) => {
            edits::reset(at, value, chosen.clone(), edits);
        }
        (Some(Part::Value(_)), _) => return None,
        (Some(Part::List(list)), chosen) => {
            let prose = list.as_prose()?;
            let said = paragraphs(prose, conflict, chosen, settlement)?;
            edits::rewrite(at, prose, said, edits);
        }
        (_, [chosen]) => return say_item(release, conflict, chosen, edits),
        _ => return None,
    }
    Some(())
}

fn text_of(content: &Content) -> Option<&str> {
    match content {
        Content::Text(text) => Some(text.as_str()),
        Content::Nothing => Some(""),
        _ => None,
    }
}

fn paragraphs_of(content: &Content) -> Option<Vec<&Paragraph>> {
    match content {
        Content::Paragraphs(paragraphs) => Some(paragraphs.iter().collect()),
        Content::Nothing => Some(Vec::new()),
        _ => None,
    }
}

/// The prose with what was chosen in the place of what is at odds.
fn paragraphs(
    prose: &Prose,
    conflict: &Conflict,
    chosen: &[&Content],
    settlement: Settlement,
) -> Option<Vec<Paragraph>> {
    let [base, ours, theirs] = conflict.contents().map(paragraphs_of);
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let versions = [&base, &ours, &theirs].into_iter().flatten();
    let concerned: HashSet<&Id> = versions.map(|paragraph| &paragraph.id).collect();
    let is_concerned = |paragraph: &&Paragraph| concerned.contains(&paragraph.id);
    let now: Vec<&Paragraph> = prose.iter().filter(is_concerned).collect();

    let chosen = chosen.iter().copied().map(paragraphs_of);
    let chosen: Vec<Vec<&Paragraph>> = chosen.collect::<Option<_>>()?;
    let chosen = chosen.into_iter().flatten().cloned();
    let said = prose::with_ids_of_their_own(chosen.collect());
    let said: Vec<&Paragraph> = said.iter().collect();
    let settled = match settlement {
        // What it was made of says nothing against it: by way of one of the sides.
        Settlement::Base => {
            let by_way = prose::chosen(&base, &ours, &now);
            prose::chosen(&ours, &base, &by_way.iter().collect::<Vec<_>>())
        }
        _ => prose::chosen(&base, &said, &now),
    };
    let mut settled = Some(settled);

    let mut whole = Vec::new();
    for paragraph in prose {
        if is_concerned(&paragraph) {
            whole.extend(settled.take().into_iter().flatten());
        } else {
            whole.push(paragraph.clone());
        }
    }
    whole.extend(settled.take().into_iter().flatten());
    Some(prose::with_ids_of_their_own(whole))
}

fn say_item(
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
            // What stood there is what one of the two has, if the other took it out.
            let sides = [&conflict.ours.says, &conflict.theirs.says];
            let mut items_of = sides.into_iter().filter_map(|side| match side {
                Content::Item(item) => Some(&**item),
                _ => None,
            });
            let stood = match (items_of.next(), items_of.next()) {
                (Some(stood), None) => stood,
                _ => &now,
            };
            let before = items.before(id)?;
            edits.extend(merged_items(&list, before, stood, &now, chosen));
        }
        (None, Some(chosen)) => {
            let last = items.ids().last().cloned();
            edits.push(edit::insert(&list, last, chosen.clone()));
        }
        (None, None) => {}
    }
    Some(())
}
