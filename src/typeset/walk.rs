//! From the page back to the release: a walk over a page's glyphs.
//!
//! Each glyph carries the place in a source that it was made from, and each of
//! a release's texts has a source of its own, so every letter is found again
//! in its field, in right-to-left text and inside links and footnotes too.
//! Letters that share a glyph share its width evenly.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use typst::layout::{Dir, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::Page;

use super::texts::{Text, number};
use crate::language::{is_direction_sign, is_ignorable, is_right_to_left};

/// How far above and below its baseline a letter takes its line's room, in
/// parts of its size.
const ASCENT: f64 = 0.86;
const DESCENT: f64 = 0.28;

/// A rectangle on a page, in points from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub bottom: f32,
}

impl Area {
    /// The smallest that holds both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether it stands on one line with another; raised and lowered signs do.
    pub(super) fn on_line_of(&self, other: &Self) -> bool {
        let height = (self.bottom - self.top).max(other.bottom - other.top);
        (self.bottom - other.bottom).abs() < height * 0.5
    }

    /// How far a point is from it, across and down; 0 inside.
    pub(super) fn distance(&self, x: f32, y: f32) -> (f32, f32) {
        let across = (self.left - x).max(x - self.right).max(0.0);
        let down = (self.top - y).max(y - self.bottom).max(0.0);
        (across, down)
    }
}

/// What keeps a line from being broken and makes no glyph: a neighbour's letters have it.
const NO_BREAK: char = '\u{2060}';

/// A glyph, and the letters of a field that it shows.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// The number of the text.
    pub text: usize,
    /// The bytes of the field.
    pub range: Range<usize>,
    pub area: Area,
    pub right_to_left: bool,
}

/// A stretch of what stands on a page, in reading order: of one field, or of
/// words that belong to none.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: Option<usize>,
    /// The bytes of the field; empty for words that belong to none.
    pub range: Range<usize>,
    pub words: String,
    pub area: Area,
    /// What it takes of its first line, and of its last.
    pub first: Area,
    pub last: Area,
}

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub glyphs: Vec<Glyph>,
    /// Which glyphs show each text, as stretches of `glyphs`.
    pub of_text: HashMap<usize, Vec<Range<usize>>>,
    pub runs: Vec<Run>,
    /// Letters that no font has.
    pub missing: Vec<Missing>,
}

/// A letter that no font has, and which text's byte it stands at.
#[derive(Clone, Debug)]
pub(super) struct Missing {
    pub letter: char,
    pub place: Option<(usize, usize)>,
}

impl Found {
    /// Notes that the next glyph shows `text`.
    fn index(&mut self, text: usize) {
        let next = self.glyphs.len();
        let stretches = self.of_text.entry(text).or_default();
        match stretches.last_mut() {
            Some(last) if last.end == next => last.end += 1,
            _ => stretches.push(next..next + 1),
        }
    }

    /// The glyphs that show `text`, in the order in which they were met.
    pub fn glyphs_of(&self, text: usize) -> impl Iterator<Item = &Glyph> {
        let stretches = self.of_text.get(&text).into_iter().flatten();
        stretches.flat_map(|stretch| self.glyphs.get(stretch.clone()).unwrap_or_default())
    }
}

/// Walks over a page.
pub(super) fn walk<'a>(page: &'a Page, texts: &'a [Option<Arc<Text>>]) -> Found {
    let mut walk = Walk {
        texts,
        found: Found::default(),
        line: Vec::new(),
        stretches: 0,
    };
    walk.frame(&page.frame, Transform::identity());
    walk.end_line();
    walk.found
}

struct Walk<'a> {
    texts: &'a [Option<Arc<Text>>],
    found: Found,
    /// What has been met of a line that reads from right to left.
    line: Vec<Piece<'a>>,
    /// How many stretches have been met.
    stretches: usize,
}

/// A glyph on its way into a run.
struct Piece<'a> {
    place: Option<(usize, Range<usize>)>,
    letters: &'a str,
    area: Area,
    /// The stretch that Typst handed over, and whether it reads from right to left.
    stretch: usize,
    right_to_left: bool,
}

impl<'a> Walk<'a> {
    fn frame(&mut self, frame: &'a Frame, transform: Transform) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let moved = transform
                        .pre_concat(Transform::translate(at.x, at.y))
                        .pre_concat(group.transform);
                    self.frame(&group.frame, moved);
                }
                FrameItem::Text(text) => self.text(*at, text, transform),
                FrameItem::Shape(..)
                | FrameItem::Image(..)
                | FrameItem::Link(..)
                | FrameItem::Tag(_) => {}
            }
        }
    }

    fn text(&mut self, at: Point, item: &'a TextItem, transform: Transform) {
        let right_to_left = runs_right_to_left(item);
        let (above, below) = (item.size * ASCENT, item.size * DESCENT);
        let mut x = at.x;
        let stretch = self.stretches;
        self.stretches += 1;
        let mut placed = Vec::with_capacity(item.glyphs.len());
        for glyph in &item.glyphs {
            let advance = glyph.x_advance.at(item.size);
            let from = Point::new(x, at.y - above).transform(transform);
            let to = Point::new(x + advance, at.y + below).transform(transform);
            x += advance;
            let [left, right] = [from.x.min(to.x), from.x.max(to.x)].map(|x| x.to_pt() as f32);
            let [top, bottom] = [from.y.min(to.y), from.y.max(to.y)].map(|y| y.to_pt() as f32);
            let area = Area {
                left,
                top,
                right,
                bottom,
            };
            let letters = item.text.get(glyph.range()).unwrap_or_default();
            let (_, shown) = shown(letters);
            let place = self.place(glyph.span.0, glyph.span.1.into(), shown.len());
            if glyph.id == 0 {
                let place = place.as_ref().map(|(text, range)| (*text, range.start));
                let seen = letters
                    .chars()
                    .filter(|c| !c.is_whitespace() && !is_ignorable(*c));
                let missing = seen.map(|letter| Missing { letter, place });
                self.found.missing.extend(missing);
            }
            // What the house style sets apart with is none of its words.
            if place.is_none() && letters.chars().all(is_direction_sign) {
                continue;
            }
            let piece = Piece {
                place: place.clone(),
                letters,
                area,
                stretch,
                right_to_left,
            };
            placed.push((glyph.range().start, piece));
            if let Some((text, range)) = place {
                self.found.index(text);
                self.found.glyphs.push(Glyph {
                    text,
                    range,
                    area,
                    right_to_left,
                });
            }
        }
        // Reading order, whatever the order on the line.
        placed.sort_by_key(|(start, _)| *start);
        // All glyphs of a cluster have its letters, which are said once.
        let mut before = None;
        let pieces = placed.into_iter().map(|(start, piece)| Piece {
            letters: match before.replace(start) == Some(start) {
                true => "",
                false => piece.letters,
            },
            ..piece
        });
        if item.lang.dir() == Dir::RTL {
            pieces.for_each(|piece| self.add_to_line(piece));
        } else {
            self.end_line();
            pieces.for_each(|piece| self.add_to_runs(piece));
        }
    }

    /// Keeps a glyph until its line is complete: Typst hands a line's stretches
    /// over from left to right, whichever way it reads.
    fn add_to_line(&mut self, piece: Piece<'a>) {
        let last = self.line.last();
        if last.is_some_and(|last| !last.area.on_line_of(&piece.area)) {
            self.end_line();
        }
        self.line.push(piece);
    }

    /// Puts a line into reading order: one text after the other from the right,
    /// each in its own order.
    fn end_line(&mut self) {
        let mut stretches: Vec<Vec<Piece<'a>>> = Vec::new();
        for piece in std::mem::take(&mut self.line) {
            let text = |piece: &Piece<'_>| piece.place.as_ref().map(|(text, _)| *text);
            let own = text(&piece);
            let same = |stretch: &&mut Vec<Piece<'a>>| {
                stretch.last().is_some_and(|last| text(last) == own)
            };
            let known = match own {
                Some(_) => stretches.iter_mut().find(same),
                // Words that belong to no field have no other order than that on the line.
                None => stretches.last_mut().filter(same).filter(|stretch| {
                    let goes_on = |last: &Piece<'_>| {
                        let one_way = !last.right_to_left && !piece.right_to_left;
                        last.stretch == piece.stretch || one_way
                    };
                    stretch.last().is_some_and(goes_on)
                }),
            };
            match known {
                Some(stretch) => stretch.push(piece),
                None => stretches.push(vec![piece]),
            }
        }
        let right = |stretch: &Vec<Piece<'_>>| {
            let edges = stretch.iter().map(|piece| piece.area.right);
            edges.fold(f32::MIN, f32::max)
        };
        stretches.sort_by(|a, b| right(b).total_cmp(&right(a)));
        for mut stretch in stretches {
            // Those of no field keep their order.
            stretch.sort_by_key(|piece| piece.place.as_ref().map_or(0, |(_, range)| range.start));
            stretch
                .into_iter()
                .for_each(|piece| self.add_to_runs(piece));
        }
    }

    /// The text and the bytes of its field that a glyph shows.
    fn place(
        &self,
        span: typst::syntax::Span,
        offset: usize,
        length: usize,
    ) -> Option<(usize, Range<usize>)> {
        let number = number(span.id()?)?;
        let text = self.texts.get(number)?.as_ref()?;
        let start = text.in_field(span, offset)?;
        let inside = start - text.base;
        let whole = text.text.get(inside..).unwrap_or_default();
        let first = whole.chars().next().map_or(0, char::len_utf8);
        let mut end = (inside + length.max(first)).min(text.text.len());
        while !text.text.is_char_boundary(end) {
            end += 1;
        }
        Some((number, start..text.base + end))
    }

    fn add_to_runs(&mut self, piece: Piece<'_>) {
        let Piece {
            place,
            letters,
            area,
            ..
        } = piece;
        let text = place.as_ref().map(|(text, _)| *text);
        let continues = |last: &&mut Run| {
            last.text == text && (text.is_some() || last.area.distance(area.left, area.top).1 < 1.0)
        };
        match self.found.runs.last_mut().filter(continues) {
            Some(last) => {
                last.area = last.area.joined(area);
                if last.first.on_line_of(&area) {
                    last.first = last.first.joined(area);
                }
                last.last = match last.last.on_line_of(&area) {
                    true => last.last.joined(area),
                    false => area,
                };
                if let Some((_, range)) = place {
                    last.range.start = last.range.start.min(range.start);
                    last.range.end = last.range.end.max(range.end);
                } else {
                    last.words.push_str(letters);
                }
            }
            None => self.found.runs.push(Run {
                text,
                words: match text {
                    Some(_) => String::new(),
                    None => letters.to_owned(),
                },
                range: place.map_or(0..0, |(_, range)| range),
                area,
                first: area,
                last: area,
            }),
        }
    }
}

/// The letters of a glyph without the signs around them that only keep a line from being broken,
/// and how many bytes those before them have.
pub(super) fn shown(letters: &str) -> (usize, &str) {
    let behind = letters.trim_start_matches(NO_BREAK);
    match behind.trim_end_matches(NO_BREAK) {
        "" => (0, letters),
        shown => (letters.len() - behind.len(), shown),
    }
}

/// Whether a run of glyphs reads from right to left.
pub(super) fn runs_right_to_left(item: &TextItem) -> bool {
    let starts = |at: usize| item.glyphs.get(at).map(|glyph| glyph.range.start);
    match (starts(0), item.glyphs.last().map(|glyph| glyph.range.start)) {
        (Some(first), Some(last)) if first != last => first > last,
        // Signs that belong to no script go the way of their language.
        _ => match item.text.chars().find(|c| c.is_alphanumeric()) {
            Some(letter) => is_right_to_left(letter),
            None => item.lang.dir() == Dir::RTL,
        },
    }
}
