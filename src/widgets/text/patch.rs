//! Laying out a block anew where it was changed, and keeping the lines that the change
//! doesn't reach.
//!
//! Lines are filled one after the other, so that the lines before a change stay, but for
//! the one before it, which may take a word over; and as soon as a line begins where one
//! began before, all that follow stay too. It's done only where everything runs the way of
//! the paragraph: elsewhere a change may turn letters that are far away.

use std::ops::Range;

use super::block::{Block, BlockText, Face, Line, Measure, Weight};
use super::fonts::Fonts;

/// With fewer lines there is nothing to be won.
const FEWEST_LINES: usize = 4;
/// How many lines behind a change are laid out at first.
const BEHIND: usize = 2;

/// What a block was before it was changed.
#[derive(Clone, Debug)]
pub(super) struct Before {
    /// How it was laid out.
    pub block: std::sync::Arc<Block>,
    /// How many bytes at its start have stayed.
    pub start: usize,
    /// How many at its end.
    pub end: usize,
}

impl Block {
    /// Lays out `source`, which is what `before` was but for its middle; `None` where it
    /// has to be laid out as a whole.
    pub fn patched(
        fonts: &mut Fonts,
        source: &BlockText<'_>,
        measure: &Measure,
        before: &Before,
    ) -> Option<Self> {
        let old = &*before.block;
        let is_same_kind = old.base == source.base && old.measure == *measure;
        if !is_same_kind || !old.is_plain || old.lines.len() < FEWEST_LINES {
            return None;
        }
        if !Self::runs_one_way(source) {
            return None;
        }
        let text = source.text;
        let old_length = old.lines.last()?.range.end;
        let first = first_line(old, text, before.start)?;
        let start = old.lines.get(first)?.range.start;
        let resumes = old_length.checked_sub(before.end)?;
        // The first line that the change isn't on.
        let behind = old.lines.partition_point(|line| line.range.start < resumes);
        let mut reach = BEHIND;
        loop {
            let last = old.lines.get(behind + reach);
            let end = match last {
                Some(line) => line.range.end + text.len() - old_length,
                None => text.len(),
            };
            let slice = start..end;
            let weights = cut_weights(source.weights, &slice);
            let chips = cut_chips(source.chips, &slice);
            let part = BlockText {
                text: text.get(slice.clone())?,
                weights: &weights,
                chips: &chips,
                ..*source
            };
            let piece = Self::new(fonts, &part, measure);
            if !piece.is_plain {
                return None;
            }
            let met = (end < text.len()).then(|| {
                piece
                    .lines
                    .iter()
                    .enumerate()
                    .skip(1)
                    .find_map(|(index, line)| {
                        let at = start + line.range.start;
                        let was = (at + old_length).checked_sub(text.len())?;
                        let found = old
                            .lines
                            .binary_search_by_key(&was, |line| line.range.start);
                        found
                            .ok()
                            .filter(|found| *found >= behind)
                            .map(|found| (index, found))
                    })
            });
            match met {
                None => return Some(joined(old, (first, start), piece, None)),
                Some(Some((index, found))) => {
                    let meeting = Meeting {
                        in_piece: index,
                        in_old: found,
                        length: text.len(),
                        old_length,
                    };
                    return Some(joined(old, (first, start), piece, Some(&meeting)));
                }
                Some(None) => reach *= 2,
            }
        }
    }
}

/// The line to begin with: the one before that on which the changed word begins.
fn first_line(old: &Block, text: &str, changed: usize) -> Option<usize> {
    let head = text.get(..changed)?;
    let word = head.trim_end().rfind(char::is_whitespace).unwrap_or(0);
    let line = old.lines.partition_point(|line| line.range.end <= word);
    let mut first = line.saturating_sub(1);
    // Letters are joined across lines where a word was too long for one.
    while let Some(line) = old.lines.get(first).filter(|_| first > 0) {
        let before = text.get(..line.range.start)?.chars().next_back();
        if !before.is_some_and(is_joined) {
            break;
        }
        first -= 1;
    }
    Some(first)
}

/// Whether a letter may be joined to the next, and looks otherwise then.
fn is_joined(letter: char) -> bool {
    use unicode_bidi::{BidiClass, bidi_class};
    matches!(bidi_class(letter), BidiClass::AL | BidiClass::NSM)
}

fn cut_chips(chips: &[(usize, f32)], slice: &Range<usize>) -> Vec<(usize, f32)> {
    let inside = chips.iter().filter(|(at, _)| slice.contains(at));
    inside
        .map(|(at, width)| (at - slice.start, *width))
        .collect()
}

fn cut_weights(weights: &[Weight], slice: &Range<usize>) -> Vec<Weight> {
    let inside = weights.iter().filter_map(|weight| {
        let start = weight.range.start.max(slice.start);
        let end = weight.range.end.min(slice.end);
        (start < end).then(|| Weight {
            range: start - slice.start..end - slice.start,
            ..weight.clone()
        })
    });
    inside.collect()
}

/// Where a new line begins as an old one did.
struct Meeting {
    /// The line of what was laid out anew.
    in_piece: usize,
    /// The old line.
    in_old: usize,
    /// How long the whole text is, and was.
    length: usize,
    old_length: usize,
}

/// The lines of `old` as far as line number `first`, then those of `piece`, whose text begins
/// at the byte `start`, then from where they meet those of `old` again.
fn joined(
    old: &Block,
    (first, start): (usize, usize),
    piece: Block,
    meeting: Option<&Meeting>,
) -> Block {
    let mut faces = old.faces.clone();
    let known: Vec<u16> = piece
        .faces
        .iter()
        .map(|face| index_of(&mut faces, face))
        .collect();
    let taken = meeting.map_or(piece.lines.len(), |meeting| meeting.in_piece);
    let mut lines: Vec<Line> = old.lines.iter().take(first).cloned().collect();
    for mut line in piece.lines.iter().take(taken).cloned() {
        move_line(&mut line, start, 0);
        for glyph in &mut line.glyphs {
            glyph.face = known.get(usize::from(glyph.face)).copied().unwrap_or(0);
        }
        line.is_wrapped |= meeting.is_some();
        lines.push(line);
    }
    if let Some(meeting) = meeting {
        for line in old.lines.iter().skip(meeting.in_old) {
            let mut line = line.clone();
            move_line(&mut line, meeting.length, meeting.old_length);
            lines.push(line);
        }
    }
    let missing = lines.iter().any(|line| !line.missing.is_empty());
    let lacks = missing.then(|| old.lacks.or(piece.lacks)).flatten();
    Block {
        base: old.base,
        lines,
        faces,
        line_height: old.line_height,
        baseline: old.baseline,
        measure: old.measure,
        is_plain: true,
        lacks,
    }
}

fn index_of(faces: &mut Vec<Face>, face: &Face) -> u16 {
    let is_it = |known: &Face| {
        known.font.data.id() == face.font.data.id()
            && known.font.index == face.font.index
            && known.size == face.size
    };
    let index = faces.iter().position(is_it).unwrap_or_else(|| {
        faces.push(face.clone());
        faces.len() - 1
    });
    u16::try_from(index).unwrap_or(0)
}

/// Moves a line so many bytes on and back.
fn move_line(line: &mut Line, on: usize, back: usize) {
    let moved = |at: usize| at + on - back;
    line.range = moved(line.range.start)..moved(line.range.end);
    for cluster in &mut line.clusters {
        cluster.start = moved(cluster.start);
        cluster.end = moved(cluster.end);
    }
    for glyph in &mut line.glyphs {
        glyph.at = moved(glyph.at);
    }
    for (start, _) in &mut line.missing {
        *start = moved(*start);
    }
}
