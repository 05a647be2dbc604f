//! Two changed versions of one sequence of words, woven into one.
//!
//! Changes of the two sides that are apart are both made. They're apart where an unchanged
//! word that says something, or the start of a paragraph, stands between them; and new
//! paragraphs are apart from the words before and after them. What isn't apart and isn't the
//! same, nor the same with more before or behind it, is at odds: it's kept three times, as it
//! was and as either side has it.

use std::ops::Range;

use super::hunks::{Hunk, hunks};
use super::words::{Word, Words};
use crate::release::Id;

/// The three versions.
#[derive(Clone, Copy)]
pub(super) struct Three<'a, 'b> {
    pub base: &'b Words<'a>,
    pub ours: &'b Words<'a>,
    pub theirs: &'b Words<'a>,
}

impl Three<'_, '_> {
    /// Whose words stay where both made something else of the same: ours, unless we took
    /// everything out and they didn't.
    pub fn standing(&self, stretch: &Stretch) -> By {
        let is_taken_out = self.ours.says_nothing(stretch.ours.clone())
            && !self.theirs.says_nothing(stretch.theirs.clone());
        if is_taken_out { By::Theirs } else { By::Ours }
    }
}

/// The same stretch in all three.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    pub base: Range<usize>,
    pub ours: Range<usize>,
    pub theirs: Range<usize>,
}

/// A piece of what was woven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Woven {
    /// The words are the same in all three.
    Kept(Stretch),
    /// Only we changed this.
    Ours(Stretch),
    /// Only they did.
    Theirs(Stretch),
    /// Both made the same of it.
    Both(Stretch),
    /// Both changed it, and not alike.
    Odds(Stretch),
}

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Ours,
    Theirs,
}

/// A change of one side.
#[derive(Clone, Debug)]
struct SideChange {
    by: By,
    hunk: Hunk,
    /// Whether it's nothing but whole paragraphs put in before another, or at the end.
    adds_paragraphs: bool,
}

/// Weaves the three together; answers the pieces in order.
pub(super) fn weave(versions: Three<'_, '_>) -> Vec<Woven> {
    let Three { base, ours, theirs } = versions;
    let mut changes = changes(base, ours, By::Ours);
    changes.extend(self::changes(base, theirs, By::Theirs));
    changes.sort_by_cached_key(|change| {
        let name = change.first_paragraph(versions).cloned();
        let start = change.hunk.before.start;
        (start, change.rank(), name, change.by == By::Theirs)
    });
    let mut weaver = Weaver {
        versions,
        pieces: Vec::new(),
        done: Stretch::default(),
    };
    for group in groups(versions, changes) {
        weaver.add(&group);
    }
    weaver.keep_to(base.len());
    weaver.pieces
}

/// Changes that aren't apart, together with all that stands between them.
#[derive(Default)]
struct Group {
    changes: Vec<SideChange>,
    /// Where each side's stand among them, in the order in which they begin.
    ours: Vec<usize>,
    theirs: Vec<usize>,
    /// The word up to which they go.
    end: usize,
}

impl Group {
    fn add(&mut self, change: SideChange) {
        self.end = change.hunk.before.end.max(self.end);
        let places = match change.by {
            By::Ours => &mut self.ours,
            By::Theirs => &mut self.theirs,
        };
        places.push(self.changes.len());
        self.changes.push(change);
    }

    /// Whether a change isn't apart from one of these, of which all begin no later.
    fn meets(&self, versions: Three<'_, '_>, change: &SideChange) -> bool {
        let start = change.hunk.before.start;
        let others = match change.by {
            By::Ours => &self.theirs,
            By::Theirs => &self.ours,
        };
        for other in others.iter().rev().filter_map(|at| self.changes.get(*at)) {
            if is_at_odds(versions, other, change) {
                return true;
            }
            // One side's are in their order: those before are further away.
            if versions.base.parts(other.hunk.before.end..start) {
                return false;
            }
        }
        false
    }
}

fn groups(versions: Three<'_, '_>, changes: Vec<SideChange>) -> Vec<Vec<SideChange>> {
    let mut groups: Vec<Group> = Vec::new();
    for change in changes {
        let start = change.hunk.before.start;
        let mut first = None;
        for (index, group) in groups.iter().enumerate().rev() {
            if group.meets(versions, &change) {
                first = Some(index);
            }
            if versions.base.parts(group.end..start) {
                break;
            }
        }
        let behind = match first {
            Some(first) => groups.split_off(first + 1),
            None => {
                groups.push(Group::default());
                Vec::new()
            }
        };
        if let Some(group) = groups.last_mut() {
            let more = behind.into_iter().flat_map(|group| group.changes);
            more.for_each(|more| group.add(more));
            group.add(change);
        }
    }
    groups.into_iter().map(|group| group.changes).collect()
}

/// What `side` changed: whole paragraphs that are new or gone are changes by themselves.
fn changes(base: &Words<'_>, side: &Words<'_>, by: By) -> Vec<SideChange> {
    let mut changes = Vec::new();
    let mut add = |hunk: Hunk, adds_paragraphs| {
        if !hunk.before.is_empty() || !hunk.after.is_empty() {
            changes.push(SideChange {
                by,
                hunk,
                adds_paragraphs,
            });
        }
    };
    for hunk in hunks(base, side) {
        let Hunk { before, after } = hunk;
        let ends_paragraph = is_boundary(base, before.end);
        let new = side.at(after.clone()).iter();
        let start = new.clone().position(|word| matches!(word, Word::Start(_)));
        let split = match start.filter(|_| ends_paragraph) {
            Some(start) => after.start + start,
            None => after.end,
        };
        let words = after.start..split;
        if words.is_empty() && ends_paragraph && is_start(base, before.start) {
            let mut from = before.start;
            for to in before.start + 1..=before.end {
                if is_boundary(base, to) {
                    add(
                        Hunk {
                            before: from..to,
                            after: words.clone(),
                        },
                        false,
                    );
                    from = to;
                }
            }
        } else {
            add(
                Hunk {
                    before: before.clone(),
                    after: words,
                },
                false,
            );
        }
        add(
            Hunk {
                before: before.end..before.end,
                after: split..after.end,
            },
            true,
        );
    }
    changes
}

/// Whether a paragraph begins at the word `at`.
fn is_start(base: &Words<'_>, at: usize) -> bool {
    matches!(base.words.get(at), Some(Word::Start(_)))
}

/// Whether a paragraph begins at the word `at`, or the text ends.
fn is_boundary(base: &Words<'_>, at: usize) -> bool {
    at >= base.len() || is_start(base, at)
}

impl SideChange {
    fn words<'a, 'b>(&self, versions: Three<'a, 'b>) -> &'b [Word<'a>] {
        let side = match self.by {
            By::Ours => versions.ours,
            By::Theirs => versions.theirs,
        };
        side.at(self.hunk.after.clone())
    }

    /// The first paragraph that it puts in, if it puts in whole ones.
    fn first_paragraph<'a>(&self, versions: Three<'a, '_>) -> Option<&'a Id> {
        match self.words(versions).first() {
            Some(Word::Start(id)) if self.adds_paragraphs => Some(id),
            _ => None,
        }
    }

    /// Its turn among those that begin at the same word: what goes to the end of a
    /// paragraph, new paragraphs, what changes the next one.
    fn rank(&self) -> usize {
        match (self.adds_paragraphs, self.hunk.before.is_empty()) {
            (true, _) => 1,
            (false, true) => 0,
            (false, false) => 2,
        }
    }

    /// Whether it takes a whole paragraph out, and puts nothing there.
    fn takes_paragraph(&self, base: &Words<'_>) -> bool {
        let Range { start, end } = self.hunk.before;
        self.hunk.after.is_empty() && is_start(base, start) && is_boundary(base, end)
    }

    /// Whether it makes one of two paragraphs: of the one that began at its first word,
    /// and of the one before.
    fn joins_paragraphs(&self, versions: Three<'_, '_>) -> bool {
        let base = versions.base;
        let starts = matches!(self.words(versions).first(), Some(Word::Start(_)));
        is_start(base, self.hunk.before.start) && !self.takes_paragraph(base) && !starts
    }
}

/// Whether two changes, of which the first begins no later, aren't apart.
fn is_at_odds(versions: Three<'_, '_>, first: &SideChange, second: &SideChange) -> bool {
    let base = versions.base;
    if first.by == second.by {
        return false;
    }
    let (a, b) = (&first.hunk.before, &second.hunk.before);
    match (first.adds_paragraphs, second.adds_paragraphs) {
        (true, true) => a == b && is_same_paragraph_in(versions, first, second),
        (true, false) => b.start == a.start && second.joins_paragraphs(versions),
        (false, true) => b.start < a.end,
        (false, false) if b.start < a.end => true,
        (false, false) if second.takes_paragraph(base) => false,
        (false, false) => !base.parts(a.end..b.start),
    }
}

/// Whether both put a paragraph in that they call the same, or the very same paragraphs.
fn is_same_paragraph_in(versions: Three<'_, '_>, first: &SideChange, second: &SideChange) -> bool {
    let theirs = second.words(versions);
    let mut starts = first.words(versions).iter();
    starts.any(|word| matches!(word, Word::Start(_)) && theirs.contains(word))
}

struct Weaver<'a, 'b> {
    versions: Three<'a, 'b>,
    pieces: Vec<Woven>,
    /// Up to where all three are done.
    done: Stretch,
}

impl Weaver<'_, '_> {
    /// What is the same from where all is done to the word `to` of the base.
    fn keep_to(&mut self, to: usize) {
        let count = to.saturating_sub(self.done.base.end);
        let kept = Stretch {
            base: self.next(&self.done.base, count),
            ours: self.next(&self.done.ours, count),
            theirs: self.next(&self.done.theirs, count),
        };
        if count > 0 {
            self.done = kept.clone();
            self.pieces.push(Woven::Kept(kept));
        }
    }

    fn next(&self, done: &Range<usize>, count: usize) -> Range<usize> {
        done.end..done.end + count
    }

    /// A group of changes that aren't apart.
    fn add(&mut self, group: &[SideChange]) {
        let start = group.iter().map(|change| change.hunk.before.start).min();
        let end = group.iter().map(|change| change.hunk.before.end).max();
        let (Some(start), Some(end)) = (start, end) else {
            return;
        };
        self.keep_to(start);
        let changed = |by: By, done: &Range<usize>| {
            let own = group.iter().filter(|change| change.by == by);
            let gained: isize = own
                .map(|change| change.hunk.after.len() as isize - change.hunk.before.len() as isize)
                .sum();
            done.end..(done.end + (end - start)).saturating_add_signed(gained)
        };
        let stretch = Stretch {
            base: start..end,
            ours: changed(By::Ours, &self.done.ours),
            theirs: changed(By::Theirs, &self.done.theirs),
        };
        self.done = stretch.clone();
        let is_by = |by: By| group.iter().all(|change| change.by == by);
        if is_by(By::Ours) {
            self.pieces.push(Woven::Ours(stretch));
        } else if is_by(By::Theirs) {
            self.pieces.push(Woven::Theirs(stretch));
        } else {
            self.pieces.extend(self.of_both(group, stretch));
        }
    }

    /// What both have changed. Where both put something else in the place of all of it, and one
    /// the same as the other with more before or behind that, only the rest is theirs alone.
    fn of_both(&self, group: &[SideChange], stretch: Stretch) -> Vec<Woven> {
        let Three { ours, theirs, .. } = self.versions;
        let our = ours.at(stretch.ours.clone());
        let their = theirs.at(stretch.theirs.clone());
        if our == their {
            return vec![Woven::Both(stretch)];
        }
        let is_said = |words: &Words<'_>, range: &Range<usize>| words.parts(range.clone());
        let is_whole = |change: &SideChange| change.hunk.before == stretch.base;
        if !group.iter().all(is_whole)
            || !is_said(ours, &stretch.ours)
            || !is_said(theirs, &stretch.theirs)
        {
            return vec![Woven::Odds(stretch)];
        }
        let common = our.len().min(their.len());
        // Both of these have so many words; who has more has them before or behind those.
        let starts = |all: &Range<usize>| all.start..all.start + common;
        let ends = |all: &Range<usize>| all.end - common..all.end;
        let Stretch { base, ours, theirs } = stretch;
        let of = |base, ours, theirs| Stretch { base, ours, theirs };
        let more = match our.len() > their.len() {
            true => Woven::Ours,
            false => Woven::Theirs,
        };
        if our.starts_with(their) || their.starts_with(our) {
            let both = of(base.clone(), starts(&ours), starts(&theirs));
            let rest = of(
                base.end..base.end,
                both.ours.end..ours.end,
                both.theirs.end..theirs.end,
            );
            vec![Woven::Both(both), more(rest)]
        } else if our.ends_with(their) || their.ends_with(our) {
            let both = of(base.clone(), ends(&ours), ends(&theirs));
            let rest = of(
                base.start..base.start,
                ours.start..both.ours.start,
                theirs.start..both.theirs.start,
            );
            vec![more(rest), Woven::Both(both)]
        } else {
            vec![Woven::Odds(of(base, ours, theirs))]
        }
    }
}
