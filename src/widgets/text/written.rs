//! Text that is shown and not edited, in whatever script: names, titles, messages.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Pos2, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::block::{Block, BlockText, Measure, Weight};
use super::direction::TextDirection;
use super::engine::{SharedEngine, TextEngine};
use super::flow::Placed;
use super::paint::Canvas;

/// A line's height, in sizes of the font.
const LINE_HEIGHT: f32 = 1.4;
/// What stands for what there is no room for.
const CUT: &str = "…";
/// From how many on those that are no longer shown are let go.
const MOST_KNOWN: usize = 512;

/// A text to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    text: &'a str,
    size: f32,
    is_bold: bool,
    colour: Option<Color32>,
    tints: &'a [(Range<usize>, Color32)],
    grounds: &'a [(Range<usize>, Color32)],
    struck: &'a [Range<usize>],
    name: Option<&'a str>,
    direction: Option<TextDirection>,
}

impl<'a> Written<'a> {
    /// This text, as large as that of fields.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            size: 0.0,
            is_bold: false,
            colour: None,
            tints: &[],
            grounds: &[],
            struck: &[],
            name: None,
            direction: None,
        }
    }

    /// How large it is, in points.
    #[must_use]
    pub fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    /// Bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.is_bold = true;
        self
    }

    /// Which way it runs; by its first letter where that isn't said.
    #[must_use]
    pub fn direction(mut self, direction: TextDirection) -> Self {
        self.direction = Some(direction);
        self
    }

    /// In this colour.
    #[must_use]
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// With these stretches, in bytes of the text, in colours of their own.
    #[must_use]
    pub fn tints(mut self, tints: &'a [(Range<usize>, Color32)]) -> Self {
        self.tints = tints;
        self
    }

    /// With these stretches on grounds of their own.
    #[must_use]
    pub fn grounds(mut self, grounds: &'a [(Range<usize>, Color32)]) -> Self {
        self.grounds = grounds;
        self
    }

    /// With these stretches struck through.
    #[must_use]
    pub fn struck(mut self, struck: &'a [Range<usize>]) -> Self {
        self.struck = struck;
        self
    }

    /// Called so by screen readers, where its looks say more than its words.
    #[must_use]
    pub fn spoken(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Paints it on one line, its left end in the middle of `rect`'s left side, cut to the
    /// width of `rect`. Answers how wide it is.
    pub fn paint(self, ui: &Ui, rect: Rect) -> f32 {
        let engine = SharedEngine::of(ui.ctx());
        let mut engine = engine.lock();
        let scale = ui.ctx().pixels_per_point();
        let block = self.cut_line(ui, &mut engine, rect.width() * scale);
        let height = block.height() / scale;
        let corner = pos2(rect.left(), rect.center().y - height / 2.0);
        self.draw(ui, &mut engine, &block, corner);
        block.width() / scale
    }

    /// Shows it on one line, cut where there is no room for more. `sense` is what it can
    /// be used for.
    pub fn show_line(self, ui: &mut Ui, sense: Sense) -> Response {
        let engine = SharedEngine::of(ui.ctx());
        let mut engine = engine.lock();
        let scale = ui.ctx().pixels_per_point();
        let block = self.cut_line(ui, &mut engine, ui.available_width() * scale);
        self.place(ui, &mut engine, &block, sense)
    }

    /// Shows it on as many lines as it needs.
    pub fn show(self, ui: &mut Ui) -> Response {
        let response = self.show_lines(ui, Sense::hover());
        let name = self.name.unwrap_or(self.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        response
    }

    /// The same as something that leads to a place, by a click or by keys.
    pub fn show_link(self, ui: &mut Ui) -> Response {
        let response = self.show_lines(ui, Sense::click());
        let name = self.name.unwrap_or(self.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
        if response.has_focus() || response.hovered() {
            let line = ui.visuals().widgets.hovered.fg_stroke;
            let rect = response.rect;
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
        }
        response
    }

    fn show_lines(self, ui: &mut Ui, sense: Sense) -> Response {
        let engine = SharedEngine::of(ui.ctx());
        let mut engine = engine.lock();
        let scale = ui.ctx().pixels_per_point();
        let base = self.base(self.text);
        let width = Some((ui.available_width() * scale).floor());
        let block = self.laid_out(ui, &mut engine, self.text, base, width);
        self.place(ui, &mut engine, &block, sense)
    }

    fn base(self, text: &str) -> TextDirection {
        let by_letters = || TextDirection::of_first_strong(text).unwrap_or_default();
        self.direction.unwrap_or_else(by_letters)
    }

    fn place(
        self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        block: &Arc<Block>,
        sense: Sense,
    ) -> Response {
        let scale = ui.ctx().pixels_per_point();
        let size = vec2(block.width().ceil(), block.height()) / scale;
        let (rect, response) = ui.allocate_exact_size(size, sense);
        self.draw(ui, engine, block, rect.min);
        response
    }

    fn draw(self, ui: &Ui, engine: &mut TextEngine, block: &Arc<Block>, corner: Pos2) {
        let scale = ui.ctx().pixels_per_point();
        engine.atlas.begin(ui);
        // Lines begin at the left, whichever way they run.
        let left = block
            .lines
            .iter()
            .map(|line| line.edges.0)
            .fold(f32::MAX, f32::min);
        let canvas = Canvas {
            painter: ui.painter(),
            origin: (corner.to_vec2() * scale).round().to_pos2(),
            scale,
        };
        let colour = self.colour.unwrap_or_else(|| ui.visuals().text_color());
        let tint = |at: usize| {
            let tint = self.tints.iter().find(|(range, _)| range.contains(&at));
            tint.map_or(colour, |(_, tint)| *tint)
        };
        let placed = Placed {
            index: 0,
            start: 0,
            top: 0.0,
            left: -left.round(),
            block: Arc::clone(block),
            paragraph: 0,
            is_first: true,
            is_last: true,
            is_fed: false,
        };
        for (range, ground) in self.grounds {
            canvas.ground(&placed, range, *ground);
        }
        canvas.glyphs(engine, (block, placed.left, placed.top), &tint);
        for range in self.struck {
            canvas.strike(&placed, range, tint(range.start));
        }
    }

    /// Its one line, no wider than `width` pixels.
    fn cut_line(self, ui: &Ui, engine: &mut TextEngine, width: f32) -> Arc<Block> {
        let line = self.text.lines().next().unwrap_or_default();
        let base = self.base(line);
        let whole = self.laid_out(ui, engine, line, base, None);
        if whole.width() <= width {
            return whole;
        }
        let sign = self.laid_out(ui, engine, CUT, base, None).width();
        let mut room = width - sign;
        let clusters = whole.lines.iter().flat_map(|line| &line.clusters);
        let mut end = 0;
        for cluster in clusters {
            room -= cluster.advance;
            if room < 0.0 {
                break;
            }
            end = cluster.end;
        }
        let kept = line.get(..end).unwrap_or_default().trim_end();
        self.laid_out(ui, engine, &format!("{kept}{CUT}"), base, None)
    }

    fn laid_out(
        self,
        ui: &Ui,
        engine: &mut TextEngine,
        text: &str,
        base: TextDirection,
        width: Option<f32>,
    ) -> Arc<Block> {
        let scale = ui.ctx().pixels_per_point();
        let size = match self.size {
            size if size > 0.0 => size,
            _ => egui::TextStyle::Body.resolve(ui.style()).size,
        };
        let key = WrittenKey {
            text: text.to_owned(),
            size: (size * scale).to_bits(),
            is_bold: self.is_bold,
            base,
            width: width.map(f32::to_bits),
        };
        let frame = ui.ctx().cumulative_frame_nr();
        if let Some(block) = engine.written.get(&key, frame) {
            return block;
        }
        let text = text.replace('\n', " ");
        let weights = [Weight {
            range: 0..text.len(),
            strong: true,
            emphasis: false,
        }];
        let source = BlockText {
            text: &text,
            weights: if self.is_bold { &weights } else { &[] },
            chips: &[],
            base,
            is_chinese: false,
        };
        let measure = Measure {
            size: size * scale,
            line_height: (size * LINE_HEIGHT * scale).round(),
            width,
        };
        let block = Arc::new(Block::new(&mut engine.fonts.fonts, &source, &measure));
        engine.written.put(key, frame, Arc::clone(&block));
        block
    }
}

/// What a text was laid out by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct WrittenKey {
    text: String,
    size: u32,
    is_bold: bool,
    base: TextDirection,
    width: Option<u32>,
}

/// Texts that are shown frame after frame, laid out once.
#[derive(Debug, Default)]
pub(super) struct WrittenCache {
    /// With the frame in which each was last shown.
    known: HashMap<WrittenKey, (u64, Arc<Block>)>,
}

impl WrittenCache {
    fn get(&mut self, key: &WrittenKey, frame: u64) -> Option<Arc<Block>> {
        let (shown, block) = self.known.get_mut(key)?;
        *shown = frame;
        Some(Arc::clone(block))
    }

    fn put(&mut self, key: WrittenKey, frame: u64, block: Arc<Block>) {
        if self.known.len() >= MOST_KNOWN {
            self.known.retain(|_, (shown, _)| *shown + 1 >= frame);
        }
        self.known.insert(key, (frame, block));
    }
}
