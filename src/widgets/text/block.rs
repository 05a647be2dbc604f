//! A block of text laid out: a stretch without line feeds, broken into lines, each
//! cluster and glyph at its place.
//!
//! Shaping, fonts and line breaks are parley's; the order of clusters within a line is
//! ours, as parley leaves a line's last blanks inside the run that they were shaped in
//! (UAX #9, rule L1). All distances are in pixels of the screen, all offsets in bytes.

use std::borrow::Cow;
use std::ops::Range;

use parley::{
    Alignment, BaseDirection, CHROMIUM_LINE_BREAK_OVERRIDE, FontData, FontFamily, FontStyle,
    FontWeight, Layout, OverflowWrap, RangedBuilder, StyleProperty,
};

use super::direction::{Levels, TextDirection, visual_order};
use super::fonts::Fonts;
use super::letters::{drawable, is_shared_with_chinese, is_unslanted};
use crate::language::is_ignorable;

/// How wide what stands for a chip is without its spacing: nearly nothing.
const CHIP_FONT_SIZE: f32 = 1.0;

/// The glyph that every font has for letters that it hasn't (OpenType, '.notdef').
const NO_LETTER: u32 = 0;

/// Emphasis over a stretch of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    /// The stretch, in bytes.
    pub range: Range<usize>,
    /// Bold.
    pub strong: bool,
    /// Italic, where the script has that.
    pub emphasis: bool,
}

/// What is to be laid out, and how.
#[derive(Clone, Debug)]
pub(super) struct BlockText<'a> {
    /// The text; no line feed is in it.
    pub text: &'a str,
    /// Its emphasis, in order, without overlaps.
    pub weights: &'a [Weight],
    /// The characters in whose place something else is drawn, by their first bytes,
    /// with the width of that.
    pub chips: &'a [(usize, f32)],
    /// Which way its paragraph runs.
    pub base: TextDirection,
    /// Whether the signs that Chinese shares with Latin are as wide as Chinese ones.
    pub is_chinese: bool,
}

/// How large text is, and how wide its lines may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// The font's size.
    pub size: f32,
    /// From one line's top to the next.
    pub line_height: f32,
    /// How wide a line may be; `None` where it's never broken.
    pub width: Option<f32>,
}

/// A grapheme, or what of one is drawn with one font.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cluster {
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// Its left edge.
    pub x: f32,
    /// Its width.
    pub advance: f32,
    /// Its level: odd ones run from right to left.
    pub level: u8,
}

impl Cluster {
    pub fn is_rtl(&self) -> bool {
        self.level % 2 == 1
    }

    pub fn right(&self) -> f32 {
        self.x + self.advance
    }

    /// Where a caret stands before it.
    pub fn leading(&self) -> f32 {
        if self.is_rtl() { self.right() } else { self.x }
    }

    /// Where a caret stands behind it.
    pub fn trailing(&self) -> f32 {
        if self.is_rtl() { self.x } else { self.right() }
    }
}

/// A glyph at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlacedGlyph {
    /// Which of the block's faces it's of.
    pub face: u16,
    /// Its number in that font.
    pub id: u32,
    /// Where its origin is.
    pub x: f32,
    /// How far below the baseline its origin is.
    pub y: f32,
    /// The first byte of the cluster that it draws.
    pub at: usize,
}

/// A font in a size.
#[derive(Clone, Debug)]
pub(super) struct Face {
    pub font: FontData,
    pub size: f32,
}

/// A line of a block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The bytes on it, with the blanks at its end.
    pub range: Range<usize>,
    /// Whether it ends because there was no more room.
    pub is_wrapped: bool,
    /// What stands on it, in the order of the text.
    pub clusters: Vec<Cluster>,
    /// Its glyphs.
    pub glyphs: Vec<PlacedGlyph>,
    /// What no font has: the first bytes of clusters, with the letter that is missing.
    pub missing: Vec<(usize, char)>,
    /// Where it begins and ends, on the left and on the right, without blanks that
    /// hang over.
    pub edges: (f32, f32),
}

/// A block laid out.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Which way it runs.
    pub base: TextDirection,
    /// Its lines; one at least.
    pub lines: Vec<Line>,
    /// What its glyphs are drawn with.
    pub faces: Vec<Face>,
    /// The height of a line.
    pub line_height: f32,
    /// How far below a line's top the baseline is.
    pub baseline: f32,
    /// How large its text is, and how wide its lines might be.
    pub measure: Measure,
    /// Whether everything in it runs as its paragraph does.
    pub is_plain: bool,
    /// Whether no font had some of its letters, and how often fonts had been added then.
    pub lacks: Option<u64>,
}

impl Block {
    /// Lays out `source`.
    pub fn new(fonts: &mut Fonts, source: &BlockText<'_>, measure: &Measure) -> Self {
        let text = drawable(source.text);
        let layout = shaped(fonts, source, &text, measure);
        let levels = Levels::of(&text, source.base);
        let mut block = Self {
            base: source.base,
            lines: Vec::with_capacity(layout.len()),
            faces: Vec::new(),
            line_height: measure.line_height,
            baseline: baseline(&layout, measure),
            measure: *measure,
            is_plain: levels.are_plain(),
            lacks: None,
        };
        let last = layout.len().saturating_sub(1);
        // An empty text is laid out as a blank.
        let lines = layout.lines().filter(|_| !text.is_empty());
        for (index, line) in lines.enumerate() {
            let range = line.text_range();
            let glyphs = Gathered::of(&line, &text, &mut block.faces, source.chips);
            let placed = glyphs.placed(&text, range, &levels, (source.base, measure.width));
            for (_, letter) in &placed.missing {
                fonts.want(*letter);
                block.lacks = Some(fonts.times_added());
            }
            block.lines.push(Line {
                is_wrapped: index < last,
                ..placed
            });
        }
        if block.lines.is_empty() {
            let edge = start_edge(source.base, measure.width);
            block.lines.push(Line {
                range: 0..text.len(),
                is_wrapped: false,
                clusters: Vec::new(),
                glyphs: Vec::new(),
                missing: Vec::new(),
                edges: (edge, edge),
            });
        }
        block
    }

    /// Whether everything in `source` runs as its paragraph does.
    pub fn runs_one_way(source: &BlockText<'_>) -> bool {
        Levels::of(&drawable(source.text), source.base).are_plain()
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line_height
    }

    /// How wide its widest line is.
    pub fn width(&self) -> f32 {
        let widths = self.lines.iter().map(|line| line.edges.1 - line.edges.0);
        widths.fold(0.0, f32::max)
    }
}

/// Where a line without letters begins.
pub(super) fn start_edge(base: TextDirection, width: Option<f32>) -> f32 {
    match base {
        TextDirection::LeftToRight => 0.0,
        TextDirection::RightToLeft => width.unwrap_or(0.0),
    }
}

fn shaped(fonts: &mut Fonts, source: &BlockText<'_>, text: &str, measure: &Measure) -> Layout<()> {
    let families = FontFamily::List(Cow::Owned(fonts.families()));
    let chinese = FontFamily::List(Cow::Owned(fonts.chinese_families()));
    let Fonts { fonts, layouts, .. } = fonts;
    let mut builder = layouts.ranged_builder(fonts, text, 1.0, false);
    builder.push_default(StyleProperty::FontFamily(families));
    builder.push_default(StyleProperty::FontSize(measure.size));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
    for weight in source.weights {
        push_weight(&mut builder, text, weight);
    }
    if source.is_chinese {
        for (at, sign) in text
            .char_indices()
            .filter(|(_, c)| is_shared_with_chinese(*c))
        {
            let range = at..at + sign.len_utf8();
            builder.push(StyleProperty::FontFamily(chinese.clone()), range);
        }
    }
    for (at, width) in source.chips {
        let length = text.get(*at..).and_then(|rest| rest.chars().next());
        let range = *at..*at + length.map_or(0, char::len_utf8);
        builder.push(StyleProperty::FontSize(CHIP_FONT_SIZE), range.clone());
        builder.push(StyleProperty::LetterSpacing(*width), range);
    }
    builder.set_base_direction(match source.base {
        TextDirection::LeftToRight => BaseDirection::Ltr,
        TextDirection::RightToLeft => BaseDirection::Rtl,
    });
    // A document's symbol, 'A/RES/72/1', stays on one line.
    builder.set_line_break_override(Some(CHROMIUM_LINE_BREAK_OVERRIDE));
    let mut layout = builder.build(text);
    layout.break_all_lines(measure.width);
    layout.align(Alignment::Left, parley::AlignmentOptions::default());
    layout
}

/// Sets what is emphasised: bold, italic, and bold where a script has no italic.
fn push_weight(builder: &mut RangedBuilder<'_, ()>, text: &str, weight: &Weight) {
    let range = weight.range.clone();
    if weight.strong {
        builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
    }
    if !weight.emphasis {
        return;
    }
    builder.push(StyleProperty::FontStyle(FontStyle::Italic), range.clone());
    let stretch = text.get(range.clone()).unwrap_or_default();
    for upright in unslanted(stretch) {
        let upright = range.start + upright.start..range.start + upright.end;
        builder.push(StyleProperty::FontStyle(FontStyle::Normal), upright.clone());
        builder.push(StyleProperty::FontWeight(FontWeight::BOLD), upright);
    }
}

/// Where a text isn't slanted: its letters of such scripts, with the digits and signs that
/// belong to them.
fn unslanted(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let first = text.chars().find(|c| c.is_alphabetic());
    let mut is_upright = first.is_some_and(is_unslanted);
    for (at, letter) in text.char_indices() {
        // Digits and signs go with the letter before them.
        if letter.is_alphabetic() || is_unslanted(letter) {
            is_upright = is_unslanted(letter);
        }
        if !is_upright {
            continue;
        }
        let end = at + letter.len_utf8();
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => found.push(at..end),
        }
    }
    found
}

/// The baseline in a line, so that the first font's letters stand in its middle. It
/// doesn't depend on which other fonts a line has: lines don't jump.
fn baseline(layout: &Layout<()>, measure: &Measure) -> f32 {
    let (ascent, descent) = match layout.root_span_metrics() {
        Some(metrics) => (metrics.ascent, metrics.descent),
        None => (measure.size, measure.size * 0.25),
    };
    ((measure.line_height - ascent - descent) / 2.0 + ascent).round()
}

/// What stands on a line, before its order is known.
struct Gathered {
    /// In the order of the text, all at 0.
    clusters: Vec<Cluster>,
    /// The glyphs, each from where what it draws begins.
    glyphs: Vec<PlacedGlyph>,
    /// The first clusters of what is drawn together, with how many belong to it and how
    /// many glyphs draw it.
    drawn: Vec<Ligature>,
    /// What no font has.
    missing: Vec<(usize, char)>,
}

/// Clusters that are drawn together: one, or those of a ligature.
#[derive(Clone, Copy)]
struct Ligature {
    cluster: usize,
    clusters: usize,
    glyph: usize,
    glyphs: usize,
}

impl Gathered {
    fn of(
        line: &parley::Line<'_, ()>,
        text: &str,
        faces: &mut Vec<Face>,
        chips: &[(usize, f32)],
    ) -> Self {
        let mut gathered = Self {
            clusters: Vec::with_capacity(line.text_range().len()),
            glyphs: Vec::with_capacity(line.text_range().len()),
            drawn: Vec::with_capacity(line.text_range().len()),
            missing: Vec::new(),
        };
        let mut in_order = true;
        for run in line.runs() {
            let face = face_index(faces, run.font(), run.font_size());
            for cluster in run.clusters() {
                let range = cluster.text_range();
                let index = gathered.clusters.len();
                let before = gathered.clusters.last();
                in_order &= before.is_none_or(|before| before.start <= range.start);
                gathered.clusters.push(Cluster {
                    start: range.start,
                    end: range.end,
                    x: 0.0,
                    advance: cluster.advance(),
                    level: 0,
                });
                if cluster.is_ligature_continuation()
                    && let Some(drawn) = gathered.drawn.last_mut()
                {
                    drawn.clusters += 1;
                    continue;
                }
                let glyph = gathered.glyphs.len();
                let is_chip = chips.iter().any(|(at, _)| *at == range.start);
                let missing = missing_letter(&cluster, text).filter(|_| !is_chip);
                if let Some(letter) = missing {
                    gathered.missing.push((range.start, letter));
                } else if !is_chip {
                    let mut pen = 0.0;
                    for drawn in cluster.glyphs() {
                        gathered.glyphs.push(PlacedGlyph {
                            face,
                            id: drawn.id,
                            x: pen + drawn.x,
                            y: drawn.y,
                            at: range.start,
                        });
                        pen += drawn.advance;
                    }
                }
                gathered.drawn.push(Ligature {
                    cluster: index,
                    clusters: 1,
                    glyph,
                    glyphs: gathered.glyphs.len() - glyph,
                });
            }
        }
        if !in_order {
            gathered.put_in_order();
        }
        gathered
    }

    /// Runs come as they stand on the line; the text has another order where they run
    /// against each other.
    fn put_in_order(&mut self) {
        let clusters = &self.clusters;
        let start = |index: usize| clusters.get(index).map_or(0, |cluster| cluster.start);
        self.drawn.sort_by_key(|drawn| start(drawn.cluster));
        let mut ordered = Vec::with_capacity(clusters.len());
        for drawn in &mut self.drawn {
            let members = clusters.iter().skip(drawn.cluster).take(drawn.clusters);
            drawn.cluster = ordered.len();
            ordered.extend(members.copied());
        }
        self.clusters = ordered;
    }

    /// The line, each thing at its place.
    fn placed(
        mut self,
        text: &str,
        range: Range<usize>,
        levels: &Levels,
        (base, width): (TextDirection, Option<f32>),
    ) -> Line {
        let hanging = text.get(range.clone()).map_or(0, |line| {
            line.len() - line.trim_end_matches([' ', '\t']).len()
        });
        let ink_end = range.end - hanging;
        let is_ink = |cluster: &Cluster| cluster.start < ink_end;
        let inked: f32 = self
            .clusters
            .iter()
            .filter(|cluster| is_ink(cluster))
            .map(|cluster| cluster.advance)
            .sum();
        let hung: f32 = self
            .clusters
            .iter()
            .filter(|cluster| !is_ink(cluster))
            .map(|cluster| cluster.advance)
            .sum();
        let left = match (base, width) {
            (TextDirection::RightToLeft, Some(width)) => width - inked,
            _ => 0.0,
        };
        // Blanks at the end hang over the edge, on the side where the line ends.
        let mut x = if base.is_rtl() { left - hung } else { left };
        if levels.are_plain() && !base.is_rtl() {
            for cluster in &mut self.clusters {
                cluster.x = x;
                x += cluster.advance;
            }
        } else {
            let starts: Vec<usize> = self.clusters.iter().map(|cluster| cluster.start).collect();
            let on_line = levels.on_line(text, range.clone(), &starts);
            for index in visual_order(&on_line) {
                let level = on_line
                    .get(index)
                    .map_or(levels.base(), |level| level.number());
                if let Some(cluster) = self.clusters.get_mut(index) {
                    cluster.x = x;
                    cluster.level = level;
                    x += cluster.advance;
                }
            }
        }
        for drawn in &self.drawn {
            let over = self
                .clusters
                .iter()
                .skip(drawn.cluster)
                .take(drawn.clusters);
            let origin = over.map(|cluster| cluster.x).fold(f32::MAX, f32::min);
            let glyphs = self.glyphs.iter_mut().skip(drawn.glyph).take(drawn.glyphs);
            for glyph in glyphs {
                glyph.x += origin;
            }
        }
        Line {
            range,
            is_wrapped: false,
            clusters: self.clusters,
            glyphs: self.glyphs,
            missing: self.missing,
            edges: (left, left + inked),
        }
    }
}

/// The letter of a cluster that its font doesn't have.
fn missing_letter(cluster: &parley::Cluster<'_, ()>, text: &str) -> Option<char> {
    if !cluster.glyphs().any(|drawn| drawn.id == NO_LETTER) {
        return None;
    }
    let letters = text.get(cluster.text_range())?.chars();
    let mut letters = letters.filter(|letter| !is_ignorable(*letter));
    match cluster.glyphs().all(|drawn| drawn.id == NO_LETTER) {
        true => letters.next(),
        // A letter is there, a mark on it isn't.
        false => letters.next_back(),
    }
}

fn face_index(faces: &mut Vec<Face>, font: &FontData, size: f32) -> u16 {
    let is_it = |face: &Face| {
        face.font.data.id() == font.data.id() && face.font.index == font.index && face.size == size
    };
    let index = faces.iter().position(is_it).unwrap_or_else(|| {
        faces.push(Face {
            font: font.clone(),
            size,
        });
        faces.len() - 1
    });
    u16::try_from(index).unwrap_or(0)
}
