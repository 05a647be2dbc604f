//! Which letters each glyph of a PDF stands for.
//!
//! A letter and the signs above and below it are a cluster: several glyphs for
//! several letters, of which Typst says only that they belong together. A PDF
//! then names all of the cluster's letters at each of its glyphs, and what they
//! mean together by `/ActualText`, which few readers know: most copy such letters
//! twice. So each glyph is given the letters that are its own, where that can be
//! told, and none has the sign beside it that only keeps lines from being broken.

use std::collections::HashMap;
use std::ops::Range;

use typst::layout::{Frame, FrameItem};
use typst::model::Document;
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::walk::{runs_right_to_left, shown};

/// The document, its clusters divided among their glyphs.
pub(super) fn divided(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().cloned().map(|mut page: Page| {
        divide_frame(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn divide_frame(frame: &mut Frame) {
    let own = own_letters(frame);
    let mut index = 0;
    // The only way to an item in its place; all of them stay.
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => divide_frame(&mut group.frame),
            FrameItem::Text(text) => {
                for (number, glyph) in text.glyphs.iter_mut().enumerate() {
                    if let Some(range) = own.get(&(index, number)) {
                        glyph.range = range.clone();
                    }
                    let range = glyph.range();
                    let letters = text.text.get(range.clone()).unwrap_or_default();
                    let (before, shown) = shown(letters);
                    let start = range.start + before;
                    if let (Ok(start), Ok(end)) =
                        (start.try_into(), (start + shown.len()).try_into())
                    {
                        glyph.range = start..end;
                    }
                }
            }
            FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
        index += 1;
        true
    });
}

/// A glyph among those of a frame.
struct Met<'a> {
    /// The item that it's in, and which of its glyphs it is.
    place: (usize, usize),
    glyph: &'a Glyph,
    item: &'a TextItem,
}

impl Met<'_> {
    fn letters(&self) -> &str {
        self.item.text.get(self.glyph.range()).unwrap_or_default()
    }

    fn made_from(&self) -> (Span, u16) {
        self.glyph.span
    }

    /// Whether both are of one cluster. A sign that is raised stands in an item
    /// of its own.
    fn goes_with(&self, other: &Self) -> bool {
        self.made_from() == other.made_from() && self.letters() == other.letters()
    }
}

/// The letters of those glyphs of a frame that share theirs with others.
fn own_letters(frame: &Frame) -> HashMap<(usize, usize), Range<u16>> {
    let mut met: Vec<Met<'_>> = Vec::new();
    for (index, (_, item)) in frame.items().enumerate() {
        if let FrameItem::Text(item) = item {
            let glyphs = item.glyphs.iter().enumerate();
            met.extend(glyphs.map(|(number, glyph)| Met {
                place: (index, number),
                glyph,
                item,
            }));
        }
    }
    let clusters = met.chunk_by(|a, b| a.goes_with(b));
    let shared = clusters.filter(|cluster| cluster.len() > 1);
    shared.flat_map(divide).collect()
}

/// Each glyph of a cluster with letters of its own: a letter for each sign, what
/// is left for the one that carries them, which may be a ligature. Nothing where
/// there are fewer letters than glyphs.
fn divide(cluster: &[Met<'_>]) -> Vec<((usize, usize), Range<u16>)> {
    let Some(first) = cluster.first() else {
        return Vec::new();
    };
    let letters = first.letters();
    let starts: Vec<usize> = letters.char_indices().map(|(at, _)| at).collect();
    let Some(carrying) = starts.len().checked_sub(cluster.len()) else {
        return Vec::new();
    };
    let signs = starts.iter().skip(carrying + 1).copied();
    let ends = signs.clone().chain([letters.len()]);
    let mut ranges: Vec<Range<usize>> = std::iter::once(0)
        .chain(signs)
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect();
    let backwards = cluster.iter().any(|met| runs_right_to_left(met.item));
    if backwards {
        ranges.reverse();
    }
    let placed = cluster.iter().zip(ranges).filter_map(|(met, range)| {
        let whole = met.glyph.range().start;
        let start = u16::try_from(whole + range.start).ok()?;
        let end = u16::try_from(whole + range.end).ok()?;
        Some((met.place, start..end))
    });
    placed.collect()
}
