//! The pages of a release, and what stands where on them.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use typst_layout::{Page, PagedDocument};

use super::texts::Text;
use super::walk::{Area, Found, Glyph, Run, walk};
use crate::release::{FOOTNOTE_CHAR, FieldPath};

/// How far beside a line of text a click still means it, in points.
const NEAR: f32 = 14.0;

/// How near two pieces of text stand that belong to one line, and how far they
/// are apart where there is a blank between them, in points.
const BESIDE: f32 = 9.0;
const A_BLANK: f32 = 1.2;

/// Typeset pages. Copies share everything.
#[derive(Clone)]
pub struct Pages {
    inner: Arc<Inner>,
}

struct Inner {
    document: PagedDocument,
    texts: Vec<Option<Arc<Text>>>,
    found: Vec<OnceLock<Found>>,
}

/// A place in a release that a click on the page means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The field or paragraph.
    pub path: FieldPath,
    /// The byte of its text that the caret belongs before; `None` where what
    /// stands on the page is made from a value.
    pub offset: Option<usize>,
}

/// Letters of a text that no font has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingLetters {
    /// The letters, each once.
    pub letters: Vec<char>,
    /// Where the first of them stands; `None` where the house style says it.
    pub spot: Option<Spot>,
}

/// Where a caret stands on a page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageCaret {
    /// The page, counted from 0.
    pub page: usize,
    /// How far from the left.
    pub x: f32,
    /// Its upper end.
    pub top: f32,
    /// Its lower end.
    pub bottom: f32,
}

/// A stretch of a page's text, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct PageText {
    /// The field that it belongs to, if it belongs to one; the first of several.
    pub path: Option<FieldPath>,
    /// The words, in reading order whatever their direction.
    pub words: String,
    /// Where they stand.
    pub area: Area,
}

impl Pages {
    pub(super) fn new(document: PagedDocument, texts: Vec<Option<Arc<Text>>>) -> Self {
        let found = document.pages().iter().map(|_| OnceLock::new()).collect();
        Self {
            inner: Arc::new(Inner {
                document,
                texts,
                found,
            }),
        }
    }

    pub(super) fn document(&self) -> &PagedDocument {
        &self.inner.document
    }

    pub(super) fn texts(&self) -> &[Option<Arc<Text>>] {
        &self.inner.texts
    }

    pub(super) fn page(&self, page: usize) -> Option<&Page> {
        self.inner.document.pages().get(page)
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.inner.document.pages().len()
    }

    /// A page's width and height in points; nothing where there is no such page.
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        let frame = &self.page(page)?.frame;
        Some((frame.width().to_pt() as f32, frame.height().to_pt() as f32))
    }

    /// Whether two are the same pages.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// Whether `page` looks the same in both.
    pub fn same_page(&self, other: &Self, page: usize) -> bool {
        match (self.page(page), other.page(page)) {
            (Some(mine), Some(theirs)) => {
                typst::utils::hash128(mine) == typst::utils::hash128(theirs)
            }
            (mine, theirs) => mine.is_none() && theirs.is_none(),
        }
    }

    /// Looks at what stands on `page`, so that later questions about it are
    /// answered at once. A third of a millisecond for a thousand letters.
    pub fn look_at(&self, page: usize) {
        self.found(page);
    }

    fn found(&self, page: usize) -> Option<&Found> {
        let cell = self.inner.found.get(page)?;
        let typeset = self.page(page)?;
        Some(cell.get_or_init(|| walk(typeset, &self.inner.texts)))
    }

    fn text(&self, number: usize) -> Option<&Arc<Text>> {
        self.inner.texts.get(number)?.as_ref()
    }

    /// What a click on `page` means, `x` and `y` points from its upper left
    /// corner: the nearest letter, if one is near.
    pub fn spot_at(&self, page: usize, x: f32, y: f32) -> Option<Spot> {
        let glyphs = self.found(page)?.glyphs.iter();
        let (nearest, (_, down)) = glyphs
            .map(|glyph| (glyph, glyph.area.distance(x, y)))
            .min_by(|(_, a), (_, b)| {
                (a.1, a.0)
                    .partial_cmp(&(b.1, b.0))
                    .unwrap_or(std::cmp::Ordering::Equal)
            })?;
        if down > NEAR {
            return None;
        }
        let text = self.text(nearest.text)?;
        let offset = text.place.exact.then(|| offset_in(nearest, text, x));
        Some(Spot {
            path: text.place.path.clone(),
            offset,
        })
    }

    /// The numbers of the texts of which `wanted` is true.
    fn numbers(&self, wanted: impl Fn(&Text) -> bool) -> Vec<usize> {
        let texts = self.inner.texts.iter().enumerate();
        let texts = texts.filter(|(_, text)| text.as_ref().is_some_and(|text| wanted(text)));
        texts.map(|(number, _)| number).collect()
    }

    /// The pages that were looked at, with what was found there.
    fn known(&self) -> impl Iterator<Item = (usize, &Found)> {
        let cells = self.inner.found.iter().enumerate();
        cells.filter_map(|(page, cell)| Some((page, cell.get()?)))
    }

    /// Where the caret before the byte `offset` of the text at `path` stands;
    /// `None` where that text isn't on a page that was looked at.
    pub fn caret(&self, path: &FieldPath, offset: usize) -> Option<PageCaret> {
        let numbers = self.numbers(|text| text.place.path == *path);
        let mut best: Option<(usize, bool, PageCaret)> = None;
        for (page, found) in self.known() {
            for number in &numbers {
                let Some(text) = self.text(*number) else {
                    continue;
                };
                for glyph in found.glyphs_of(*number) {
                    let (distance, x) = caret_beside(glyph, text, offset);
                    // Of a letter's glyphs, those of the signs on it have no width.
                    let is_thin = glyph.area.right <= glyph.area.left;
                    let rank = (distance, is_thin);
                    if best
                        .as_ref()
                        .is_none_or(|(least, thin, _)| rank < (*least, *thin))
                    {
                        let caret = PageCaret {
                            page,
                            x,
                            top: glyph.area.top,
                            bottom: glyph.area.bottom,
                        };
                        best = Some((distance, is_thin, caret));
                    }
                }
            }
        }
        best.map(|(_, _, caret)| caret)
    }

    /// Where the bytes `range` of the text at `path` stand: an area a line, on
    /// the pages that were looked at.
    pub fn areas_of(&self, path: &FieldPath, range: Range<usize>) -> Vec<(usize, Area)> {
        let numbers = self.numbers(|text| text.place.path == *path);
        self.areas(&numbers, |glyph, text| {
            !text.place.exact || (glyph.range.start < range.end && range.start < glyph.range.end)
        })
    }

    /// Where on `page` the texts stand whose addresses are `wanted`: an area a line. `None` where
    /// that page wasn't looked at.
    pub fn areas_on(&self, page: usize, wanted: &dyn Fn(&FieldPath) -> bool) -> Option<Vec<Area>> {
        let found = self.inner.found.get(page)?.get()?;
        let is_wanted = |number: &&usize| {
            let text = self.text(**number);
            text.is_some_and(|text| wanted(&text.place.path))
        };
        let mut areas: Vec<Area> = Vec::new();
        for number in found.of_text.keys().filter(is_wanted) {
            let mut is_new = true;
            for glyph in found.glyphs_of(*number) {
                match areas.last_mut() {
                    Some(last) if !is_new && goes_on(last, glyph) => {
                        *last = last.joined(glyph.area);
                    }
                    _ => areas.push(glyph.area),
                }
                is_new = false;
            }
        }
        Some(areas)
    }

    /// From where to where what is within `path` stands on `page`, in points from its top;
    /// `None` where nothing of it is there, or that page wasn't looked at.
    pub fn extent_within(&self, page: usize, path: &FieldPath) -> Option<(f32, f32)> {
        let found = self.inner.found.get(page)?.get()?;
        let is_within = |number: &&usize| {
            let text = self.text(**number);
            text.is_some_and(|text| text.place.path.is_within(path))
        };
        let numbers = found.of_text.keys().filter(is_within);
        let glyphs = numbers.flat_map(|number| found.glyphs_of(*number));
        let extents = glyphs.map(|glyph| (glyph.area.top, glyph.area.bottom));
        extents.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    fn areas(
        &self,
        numbers: &[usize],
        covered: impl Fn(&Glyph, &Text) -> bool,
    ) -> Vec<(usize, Area)> {
        let mut areas: Vec<(usize, Area)> = Vec::new();
        for (page, found) in self.known() {
            for number in numbers {
                let Some(text) = self.text(*number) else {
                    continue;
                };
                let glyphs = found.glyphs_of(*number);
                for glyph in glyphs.filter(|glyph| covered(glyph, text)) {
                    match areas.last_mut() {
                        Some((last_page, last)) if *last_page == page && goes_on(last, glyph) => {
                            *last = last.joined(glyph.area);
                        }
                        _ => areas.push((page, glyph.area)),
                    }
                }
            }
        }
        areas
    }

    /// The text of `page` in reading order, a piece a paragraph: what stands on
    /// one line side by side is one piece.
    pub fn page_texts(&self, page: usize) -> Vec<PageText> {
        let runs = self.found(page).into_iter().flat_map(|found| &found.runs);
        let mut texts: Vec<PageText> = Vec::new();
        let mut end: Option<Area> = None;
        for run in runs {
            let Some((path, words)) = self.words_of(run) else {
                continue;
            };
            let gap = end.map(|end| gap(&end, &run.first));
            match texts.last_mut() {
                Some(last) if gap.is_some_and(|gap| gap < BESIDE) => {
                    if gap.is_some_and(|gap| gap > A_BLANK) && !last.words.ends_with(' ') {
                        last.words.push(' ');
                    }
                    last.words.push_str(&words);
                    last.area = last.area.joined(run.area);
                    if last.path != path {
                        last.path = last.path.take().or(path);
                    }
                }
                _ => texts.push(PageText {
                    path,
                    words,
                    area: run.area,
                }),
            }
            end = Some(run.last);
        }
        for text in &mut texts {
            text.words.truncate(text.words.trim_end().len());
        }
        texts.retain(|text| !text.words.trim().is_empty());
        texts
    }

    /// A run's field, if it has one, and its words in reading order.
    fn words_of(&self, run: &Run) -> Option<(Option<FieldPath>, String)> {
        let Some(number) = run.text else {
            return Some((None, run.words.clone()));
        };
        let text = self.text(number)?;
        let range =
            run.range.start.checked_sub(text.base)?..run.range.end.checked_sub(text.base)?;
        let words = text.text.get(range)?.replace(FOOTNOTE_CHAR, "");
        Some((Some(text.place.path.clone()), words))
    }

    /// Letters on the pages that no font has: those of a field together, each
    /// once.
    pub fn missing_letters(&self) -> Vec<MissingLetters> {
        let mut all: Vec<MissingLetters> = Vec::new();
        let pages = (0..self.count()).filter_map(|page| self.found(page));
        for missing in pages.flat_map(|found| &found.missing) {
            let spot = missing.place.and_then(|(number, offset)| {
                let place = &self.text(number)?.place;
                Some(Spot {
                    path: place.path.clone(),
                    offset: place.exact.then_some(offset),
                })
            });
            let path = |spot: &Option<Spot>| spot.as_ref().map(|spot| spot.path.clone());
            let here = path(&spot);
            // Mostly the last one, so that is looked at first.
            let mut known = all.iter_mut().rev();
            match known.find(|known| path(&known.spot) == here) {
                Some(known) if known.letters.contains(&missing.letter) => {}
                Some(known) => known.letters.push(missing.letter),
                None => all.push(MissingLetters {
                    letters: vec![missing.letter],
                    spot,
                }),
            }
        }
        all
    }
}

/// The letters of the field that a glyph shows, with their places.
fn letters<'a>(glyph: &Glyph, text: &'a Text) -> Vec<(usize, &'a str)> {
    use unicode_segmentation::UnicodeSegmentation;
    let base = text.base;
    let inside = glyph.range.start - base..glyph.range.end - base;
    let shown = text.text.get(inside).unwrap_or_default();
    let letters = shown.grapheme_indices(true);
    letters
        .map(|(at, letter)| (glyph.range.start + at, letter))
        .collect()
}

/// How far the start of one piece is from the end of another on the same line,
/// whichever way they run; far on different lines.
fn gap(end: &Area, start: &Area) -> f32 {
    if !end.on_line_of(start) {
        return f32::INFINITY;
    }
    (start.left - end.right)
        .abs()
        .min((end.left - start.right).abs())
}

/// Whether a glyph stands beside the end of an area, on its line.
fn goes_on(area: &Area, glyph: &Glyph) -> bool {
    let middle = (glyph.area.top + glyph.area.bottom) / 2.0;
    let on_line = area.distance(glyph.area.left, middle).1 == 0.0;
    let near = |x: f32| area.distance(x, middle).0 < 1.0;
    on_line && (near(glyph.area.left) || near(glyph.area.right))
}

/// How far, in bytes, a caret is from a glyph, and where it stands beside it.
fn caret_beside(glyph: &Glyph, text: &Text, offset: usize) -> (usize, f32) {
    if !text.place.exact {
        (0, glyph.area.left)
    } else if glyph.range.contains(&offset) {
        (0, edge_at(glyph, text, offset))
    } else if glyph.range.end <= offset {
        (offset - glyph.range.end + 1, trailing_edge(glyph))
    } else {
        (glyph.range.start - offset + 1, leading_edge(glyph))
    }
}

fn leading_edge(glyph: &Glyph) -> f32 {
    if glyph.right_to_left {
        glyph.area.right
    } else {
        glyph.area.left
    }
}

fn trailing_edge(glyph: &Glyph) -> f32 {
    if glyph.right_to_left {
        glyph.area.left
    } else {
        glyph.area.right
    }
}

/// The byte of the field before which a caret at `x` stands.
fn offset_in(glyph: &Glyph, text: &Text, x: f32) -> usize {
    let letters = letters(glyph, text);
    let width = (glyph.area.right - glyph.area.left).max(f32::EPSILON);
    let from_leading = if glyph.right_to_left {
        glyph.area.right - x
    } else {
        x - glyph.area.left
    };
    let share = (from_leading / width).clamp(0.0, 1.0) * letters.len() as f32;
    let passed = share.round() as usize;
    letters
        .get(passed)
        .map_or(glyph.range.end, |(offset, _)| *offset)
}

/// Where a caret before the byte `offset` of the field stands.
fn edge_at(glyph: &Glyph, text: &Text, offset: usize) -> f32 {
    let letters = letters(glyph, text);
    let passed = letters.iter().filter(|(at, _)| *at < offset).count();
    let share = passed as f32 / letters.len().max(1) as f32;
    leading_edge(glyph) + (trailing_edge(glyph) - leading_edge(glyph)) * share
}
