//! What the versions of conflicts say and where they differ, kept from frame to frame.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::compare::{Piece, choices, length_of, now_at, pieces};
use crate::edit::{Document, StateId};
use crate::jobs::{Once, Progress, Wake};
use crate::release::{Conflict, Content, Id, List};
use crate::texts::content_texts;

/// Texts that are no longer, in characters, are shown whole.
const SHORT: usize = 120;
/// How much of longer ones is shown beside what differs.
const CONTEXT: usize = 40;
/// How long the versions of the conflicts may be together, in bytes, that are compared while one
/// frame is drawn: what is longer by itself is compared on a thread of its own, and the rest in
/// the next frames.
const SOON_COMPARED: usize = 4_000;
/// How many are compared at once on threads of their own.
const MOST_AT_ONCE: usize = 2;

/// How the versions of conflicts compare: each conflict is called by what it holds.
#[derive(Debug, Default)]
pub(super) struct KnownSides {
    known: HashMap<Id, Known>,
    room: Room,
}

/// What there is room for in a frame.
#[derive(Debug, Default)]
struct Room {
    /// How much was compared in it, in bytes.
    compared: usize,
    /// How many are being compared on threads of their own.
    running: usize,
}

#[derive(Debug, Default)]
struct Known {
    /// In which state of the document that was seen last.
    state: Option<StateId>,
    /// What the place says of which the rest is true.
    now: Content,
    sides: Option<Rc<Sides>>,
    coming: Option<Once<Sides>>,
}

impl KnownSides {
    /// A new frame begins: forgets what is settled.
    pub fn begin_frame(&mut self, conflicts: &List<Conflict>) {
        self.known
            .retain(|id, _| conflicts.get(id.as_str()).is_some());
        let known = self.known.values();
        self.room = Room {
            compared: 0,
            running: known.filter(|known| known.coming.is_some()).count(),
        };
    }

    /// How the versions of a conflict in a document compare; `None` while that's being found out
    /// for the first time.
    pub fn of(
        &mut self,
        document: &Document,
        conflict: &Conflict,
        wake: &Wake,
    ) -> Option<Rc<Sides>> {
        let room = &mut self.room;
        let known = self.known.entry(conflict.id.clone()).or_default();
        if let Some(job) = &known.coming {
            let sides = match job.poll() {
                Progress::Running => return known.sides.clone(),
                Progress::Done(sides) => sides,
                // Shown as they are.
                Progress::Failed => Sides::uncompared(conflict),
            };
            known.sides = Some(Rc::new(sides));
            known.coming = None;
            room.running = room.running.saturating_sub(1);
        }
        let state = Some(document.state());
        if known.state != state {
            let now = now_at(document.release(), conflict);
            if (known.sides.is_some() && known.now == now)
                || known.compare(conflict, &now, room, wake)
            {
                (known.state, known.now) = (state, now);
            }
        }
        known.sides.clone()
    }
}

impl Known {
    /// Compares what is known anew, or begins to; answers whether it has, since there may be no
    /// room for that in this frame.
    fn compare(
        &mut self,
        conflict: &Conflict,
        now: &Content,
        room: &mut Room,
        wake: &Wake,
    ) -> bool {
        let length = length_of(conflict, now);
        if length <= SOON_COMPARED {
            if room.compared + length > SOON_COMPARED {
                wake();
                return false;
            }
            room.compared += length;
            self.sides = Some(Rc::new(Sides::of(conflict, now)));
            return true;
        }
        if room.running >= MOST_AT_ONCE {
            // Each of them wakes the window when it's done.
            return false;
        }
        let (whole, now) = (conflict.clone(), now.clone());
        let work = move || Sides::of(&whole, &now);
        match Once::spawn("comparing", Wake::clone(wake), work) {
            Ok(job) => {
                self.coming = Some(job);
                room.running += 1;
            }
            Err(_) => self.sides = Some(Rc::new(Sides::uncompared(conflict))),
        }
        true
    }
}

/// What the three versions of a conflict say, and where.
#[derive(Debug)]
pub(super) struct Sides {
    pub texts: [Vec<String>; 3],
    pub changed: [Vec<Range<usize>>; 3],
    /// Whether they're all short.
    pub are_short: bool,
}

impl Sides {
    /// What those of a conflict have said at first, without what differs.
    fn uncompared(conflict: &Conflict) -> Self {
        Self {
            texts: conflict.contents().map(content_texts),
            changed: Default::default(),
            are_short: true,
        }
    }

    /// What choosing each of them comes to where its place says `now`.
    fn of(conflict: &Conflict, now: &Content) -> Self {
        let texts = choices(conflict, now).map(|content| content_texts(&content));
        let [base, ours, theirs] = texts.each_ref().map(|texts| texts.join("\n"));
        let (gone, new) = changes(&base, &ours);
        let (gone_too, new_in_theirs) = changes(&base, &theirs);
        let mut all = texts.iter().flatten();
        let are_short = all.all(|text| text.chars().count() <= SHORT);
        Self {
            changed: [[gone, gone_too].concat(), new, new_in_theirs],
            texts,
            are_short,
        }
    }
}

/// Where `old` says what `new` doesn't, and where `new` says what `old` doesn't.
fn changes(old: &str, new: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut in_old, mut in_new) = (0, 0);
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    for piece in pieces(old, new) {
        match piece {
            Piece::Kept(text) => {
                in_old += text.len();
                in_new += text.len();
            }
            Piece::Gone(text) => {
                gone.push(in_old..in_old + text.len());
                in_old += text.len();
                // Where something was taken out is shown, too.
                added.push(in_new..in_new);
            }
            Piece::New(text) => {
                added.push(in_new..in_new + text.len());
                in_new += text.len();
                gone.push(in_old..in_old);
            }
        }
    }
    (gone, added)
}

/// What of a text is near its changed stretches, with those in it; nothing where there are
/// none.
pub(super) fn excerpt(text: &str, mut changed: Vec<Range<usize>>) -> (String, Vec<Range<usize>>) {
    changed.sort_by_key(|range| (range.start, range.end));
    let Some(first) = changed.first() else {
        return (String::new(), Vec::new());
    };
    let mut shown: Vec<Range<usize>> = vec![first.clone()];
    for range in &changed {
        let start = text.floor_char_boundary(range.start.saturating_sub(CONTEXT));
        // Not in the middle of a word, where words are parted by blanks.
        let blank = text
            .get(start..range.start)
            .and_then(|before| before.find(' '));
        let start = match blank {
            Some(blank) if start > 0 => start + blank + 1,
            _ => start,
        };
        let end = text.ceil_char_boundary((range.end + CONTEXT).min(text.len()));
        match shown.last_mut() {
            Some(last) if start <= last.end + CONTEXT => {
                last.start = last.start.min(start);
                last.end = last.end.max(end);
            }
            _ => shown.push(start..end),
        }
    }
    let mut excerpt = String::new();
    let mut moved = Vec::new();
    for part in shown {
        if part.start > 0 && !excerpt.ends_with('…') {
            excerpt.push('…');
        }
        let inside = changed
            .iter()
            .filter(|range| range.start >= part.start && range.end <= part.end);
        let at = excerpt.len();
        moved
            .extend(inside.map(|range| at + range.start - part.start..at + range.end - part.start));
        excerpt.push_str(text.get(part.clone()).unwrap_or_default());
        if part.end < text.len() {
            excerpt.push('…');
        }
    }
    (excerpt, moved)
}
