//! What somebody's release was made of, as far as the states of its file say, and what it
//! comes to with one's own by that.

use std::sync::Arc;

use super::merge::{Merged, Names, between, length, merge, unknown_base};
use super::own_changes::{Changed, OwnChanges, Said};
use crate::edit::Refused;
use crate::release::Release;

/// The most letters of a word that two people may well put into one text.
const SHORT: usize = 3;

/// What a release comes to with what somebody else has put into its file.
#[derive(Clone, Debug)]
pub struct MergedWithFile {
    /// Both as one.
    pub merged: Merged,
    /// The same without what was put in here and isn't in the file any more, where there is
    /// such a thing: somebody has taken it out, or has put an older copy there.
    pub without: Option<Arc<Release>>,
}

/// What `ours`, which stands on the last of the states that were `seen`, comes to with
/// `theirs`, which stands in the file now and is made of one of these, or of `older` ones, of
/// which the latest come first. What was put in here, which `own` tells, stays, unless whoever
/// made theirs is known to have seen it: `had_seen_it`, which may take a while to tell, is asked
/// only where that matters.
///
/// # Errors
/// As [`merge`].
pub fn merge_with_file(
    seen: &[Arc<Release>],
    own: &OwnChanges,
    ours: &Arc<Release>,
    theirs: &Release,
    older: impl IntoIterator<Item = Release>,
    had_seen_it: impl FnOnce() -> bool,
    names: &Names,
) -> Result<MergedWithFile, Refused> {
    let base = base_of(seen, own, ours, theirs, older, had_seen_it)?.unwrap_or_else(|| Base {
        release: Arc::new(unknown_base(ours)),
        followed: None,
    });
    let merged = merge(&base.release, ours, theirs, names)?;
    let without = match base.followed {
        Some(latest) => {
            let mut without = merge(&latest, ours, theirs, names)?.release;
            // What would be at odds then isn't.
            without.conflicts.clone_from(&merged.release.conflicts);
            (without != merged.release).then(|| Arc::new(without))
        }
        None => None,
    };
    Ok(MergedWithFile { merged, without })
}

/// What somebody's release was most likely made of.
struct Base {
    release: Arc<Release>,
    /// What it would be if all that theirs lacks was taken out by them: the latest state, where
    /// it isn't that only since something was put in here.
    followed: Option<Arc<Release>>,
}

/// Which of the states that were seen, the latest last, somebody's release was most likely
/// made of, as `ours` was; `None` with none.
///
/// Mostly that's the latest. But where a sync tool puts an older copy back that somebody else
/// has changed, what was saved here since would look as if they had taken it out, and where
/// it's one that ours wasn't made of, what they have would look as if we had. So it's the
/// latest only
///
/// - if nothing that was put in here, which `own` tells, is taken out by it, nor anything of
///   theirs that nobody took out here,
/// - or if it shows that whoever made theirs has seen it,
/// - or if they tell.
///
/// Else it's the nearest of the states of which the first is so, of the `older` ones, too, or
/// else the nearest of all. Where a colleague takes all out that one has put in last, and tells
/// nothing, it stays by that: content can't tell it from an older copy.
///
/// # Errors
/// As [`merge`].
fn base_of(
    seen: &[Arc<Release>],
    own: &OwnChanges,
    ours: &Arc<Release>,
    theirs: &Release,
    older: impl IntoIterator<Item = Release>,
    had_seen_it: impl FnOnce() -> bool,
) -> Result<Option<Base>, Refused> {
    let Some(latest) = seen.last() else {
        return Ok(None);
    };
    let mut own = own.clone();
    own.add(latest, ours);
    let mut sides = Sides {
        own: &own,
        changed: None,
        ours,
        theirs,
    };
    let rank = sides.rank(latest)?;
    if rank.is_likely() || has_seen_own(&own.changed()?.new, seen, theirs) || had_seen_it() {
        return Ok(Some(Base {
            release: Arc::clone(latest),
            followed: None,
        }));
    }
    let mut best = (rank, Arc::clone(latest));
    let mut consider = |release: Arc<Release>| -> Result<bool, Refused> {
        let rank = sides.rank(&release)?;
        if rank < best.0 {
            best = (rank, release);
        }
        Ok(best.0.is_likely())
    };
    let mut is_likely = false;
    for state in seen.iter().rev().skip(1) {
        is_likely = consider(Arc::clone(state))?;
    }
    // Of those that are remembered, none: it may be an older one.
    if !is_likely {
        for release in older {
            consider(Arc::new(release))?;
        }
    }
    let (_, release) = best;
    let is_followed = rank.takes_theirs_out || Arc::ptr_eq(&release, latest);
    let followed = (!is_followed).then(|| Arc::clone(latest));
    Ok(Some(Base { release, followed }))
}

/// Which of these states, the earliest first, and of the `older` ones, the latest first, a copy
/// beside the file was most likely made of: the nearest by which nothing is taken out that was put in
/// here, unless it's one that they can't have seen; `None` if there is none.
///
/// # Errors
/// As [`merge`].
pub fn base_of_copy(
    states: &[Arc<Release>],
    own: &OwnChanges,
    theirs: &Release,
    older: impl IntoIterator<Item = Release>,
) -> Result<Option<Arc<Release>>, Refused> {
    let mut all: Vec<Arc<Release>> = older.into_iter().map(Arc::new).collect();
    all.reverse();
    all.extend(states.iter().cloned());
    let (own, said) = (own.changed()?, Said::of(theirs));
    let mut best: Option<(usize, Arc<Release>)> = None;
    let mut before: Option<&Arc<Release>> = None;
    for state in &all {
        let is_known_to_them = has_news_of(&said, before.map(|before| &**before), state);
        before = Some(state);
        if is_known_to_them == Some(false) {
            continue;
        }
        let edit = between(state, theirs)?;
        let takes_out = Said::gone_by(&edit, state, theirs).meets(&own.new);
        let distance = length(&edit);
        let is_best = best.as_ref().is_none_or(|(least, _)| distance <= *least);
        if !takes_out && is_best {
            best = Some((distance, Arc::clone(state)));
        }
    }
    Ok(best.map(|(_, state)| state))
}

/// Whether somebody who says `said` has seen `state`: most of the words are there that are new
/// in it, and weren't in the one `before`. `None` where nothing tells.
fn has_news_of(said: &Said, before: Option<&Release>, state: &Release) -> Option<bool> {
    let before = Said::of(before?);
    let mut new = Said::of(state);
    new.take_away(&before);
    let there = new.words.iter().filter(|word| said.words.contains(word));
    (!new.words.is_empty()).then(|| there.count() * 2 >= new.words.len())
}

/// Whether whoever made `theirs` has seen the last of these states: a third of the words is there
/// or more that are in none of the others and were put in here, of which nobody else can know.
fn has_seen_own(own: &Said, seen: &[Arc<Release>], theirs: &Release) -> bool {
    let Some((latest, earlier)) = seen.split_last() else {
        return false;
    };
    let mut new = Said::of(latest);
    new.words.retain(|word| own.words.contains(word));
    for state in earlier {
        new.take_away(&Said::of(state));
    }
    // Short words are in everybody's sentences.
    new.words.retain(|(_, word)| word.chars().count() > SHORT);
    let said = Said::of(theirs);
    let there = new.words.iter().filter(|word| said.words.contains(word));
    !new.words.is_empty() && there.count() * 3 >= new.words.len()
}

/// Two versions, of which it's asked what they were made of.
struct Sides<'a> {
    own: &'a OwnChanges,
    /// What was changed here, once somebody has asked.
    changed: Option<Changed>,
    ours: &'a Release,
    theirs: &'a Release,
}

/// How unlikely a state is to be what both were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Whether they would have taken out what was put in here.
    takes_ours_out: bool,
    /// Whether we would have taken out of theirs what nobody took out here.
    takes_theirs_out: bool,
    /// How far it's from theirs.
    distance: usize,
}

impl Rank {
    fn is_likely(self) -> bool {
        !self.takes_ours_out && !self.takes_theirs_out
    }
}

impl Sides<'_> {
    fn rank(&mut self, base: &Release) -> Result<Rank, Refused> {
        let edit = between(base, self.theirs)?;
        let gone = Said::gone_by(&edit, base, self.theirs);
        let mut missing = Said::gone_by(&between(base, self.ours)?, base, self.ours);
        // What neither has is nobody's.
        missing.take_away(&gone);
        let is_asked = !gone.is_empty() || !missing.is_empty();
        if is_asked && self.changed.is_none() {
            self.changed = Some(self.own.changed()?);
        }
        if let Some(changed) = &self.changed {
            missing.take_away(&changed.gone);
        }
        let changed = self.changed.as_ref();
        Ok(Rank {
            takes_ours_out: changed.is_some_and(|changed| gone.meets(&changed.new)),
            takes_theirs_out: !missing.is_empty(),
            distance: length(&edit),
        })
    }
}
