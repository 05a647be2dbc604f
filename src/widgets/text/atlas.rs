//! Glyphs as pixels in a texture.
//!
//! Each glyph is drawn once for each of four places within a pixel, so that letters stand
//! where they were laid out to a quarter of a pixel, and are crisp at any scale. What is
//! drawn later may move to a new texture; those of the frame before are kept until the
//! next.

use std::collections::HashMap;

use egui::epaint::FontColorTransferFunction;
use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureOptions, Ui, pos2, vec2};
use swash::FontRef;
use swash::scale::image::Content;
use swash::scale::{Render, ScaleContext, Source, StrikeWith};
use swash::zeno::{Format, Vector};

use super::block::Face;

/// How many places within a pixel a glyph is drawn for.
const STEPS: f32 = 4.0;
/// How wide and high the first texture is, in pixels.
const SMALLEST: usize = 1024;
/// How wide and high a texture becomes at the most.
const LARGEST: usize = 4096;
/// What is left free around a glyph, in pixels.
const SPACING: usize = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    font: u64,
    index: u32,
    glyph: u32,
    size: u32,
    step: u8,
}

/// Where a glyph's pixels are.
#[derive(Clone, Copy, Debug)]
struct Rasterised {
    /// In the texture, in pixels; none where a glyph shows nothing.
    at: [usize; 2],
    size: [usize; 2],
    /// From the glyph's origin to the upper left pixel.
    left: i32,
    top: i32,
    is_coloured: bool,
}

/// A glyph to be painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct GlyphQuad {
    /// Where it's on the screen, in pixels.
    pub rect: Rect,
    /// Where it's in the texture, from 0 to 1.
    pub uv: Rect,
    /// Whether it has its own colours.
    pub is_coloured: bool,
}

/// Glyphs as pixels.
pub(super) struct Atlas {
    scaler: ScaleContext,
    known: HashMap<Key, Rasterised>,
    image: ColorImage,
    texture: Option<TextureHandle>,
    /// Textures that meshes of this frame may still show.
    retired: Vec<(u64, TextureHandle)>,
    /// Where the next glyph goes, and how high the row is.
    next: [usize; 2],
    row: usize,
    /// What was drawn since the texture was last brought up to date.
    dirty: Option<[usize; 4]>,
    transfer: FontColorTransferFunction,
    /// How often it was begun anew.
    generation: u64,
}

impl Default for Atlas {
    fn default() -> Self {
        Self {
            scaler: ScaleContext::new(),
            known: HashMap::new(),
            image: ColorImage::filled([SMALLEST, SMALLEST], Color32::TRANSPARENT),
            texture: None,
            retired: Vec::new(),
            next: [SPACING, SPACING],
            row: 0,
            dirty: None,
            transfer: FontColorTransferFunction::Off,
            generation: 0,
        }
    }
}

impl Atlas {
    /// Begins a frame's drawing: letters as strong as labels are.
    pub fn begin(&mut self, ui: &Ui) {
        let ctx = ui.ctx();
        let transfer = match ui.visuals().dark_mode {
            true => FontColorTransferFunction::DARK_MODE_DEFAULT,
            false => FontColorTransferFunction::LIGHT_MODE_DEFAULT,
        };
        let frame = ctx.cumulative_frame_nr();
        self.retired.retain(|(since, _)| *since + 1 >= frame);
        if transfer != self.transfer {
            self.transfer = transfer;
            self.start_anew(ctx, self.image.size[0]);
        }
    }

    /// How often all glyphs were forgotten: what is taken from it before and after doesn't
    /// go into one mesh.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The texture, with all that was drawn.
    pub fn texture(&mut self, ctx: &Context) -> egui::TextureId {
        match (&mut self.texture, self.dirty.take()) {
            (Some(texture), Some([left, top, right, bottom])) => {
                let region = [left, top, right - left, bottom - top];
                let part = part(&self.image, region);
                texture.set_partial([left, top], part, TextureOptions::NEAREST);
                texture.id()
            }
            (Some(texture), None) => texture.id(),
            (None, _) => {
                let image = self.image.clone();
                let texture = ctx.load_texture("text", image, TextureOptions::NEAREST);
                let id = texture.id();
                self.texture = Some(texture);
                id
            }
        }
    }

    /// The glyph number `id` of `face`, its origin at `x` and `y` in pixels; `None` where
    /// it shows nothing.
    pub fn glyph(
        &mut self,
        ctx: &Context,
        face: &Face,
        id: u32,
        x: f32,
        y: f32,
    ) -> Option<GlyphQuad> {
        let stepped = (x * STEPS).round() / STEPS;
        let whole = stepped.floor();
        let key = Key {
            font: face.font.data.id(),
            index: face.font.index,
            glyph: id,
            size: face.size.to_bits(),
            step: ((stepped - whole) * STEPS) as u8,
        };
        let drawn = match self.known.get(&key) {
            Some(drawn) => *drawn,
            None => {
                let drawn = self.draw(ctx, face, &key)?;
                self.known.insert(key, drawn);
                drawn
            }
        };
        if drawn.size[0] == 0 || drawn.size[1] == 0 {
            return None;
        }
        let [width, height] = drawn.size.map(|side| side as f32);
        let min = pos2(whole + drawn.left as f32, y.round() - drawn.top as f32);
        let texture = self.image.size.map(|side| side as f32);
        let [left, top] = drawn.at.map(|place| place as f32);
        Some(GlyphQuad {
            rect: Rect::from_min_size(min, vec2(width, height)),
            uv: Rect::from_min_size(
                pos2(left / texture[0], top / texture[1]),
                vec2(width / texture[0], height / texture[1]),
            ),
            is_coloured: drawn.is_coloured,
        })
    }

    fn draw(&mut self, ctx: &Context, face: &Face, key: &Key) -> Option<Rasterised> {
        let font = FontRef::from_index(face.font.data.as_ref(), face.font.index as usize)?;
        let mut scaler = self
            .scaler
            .builder(font)
            .size(face.size)
            .hint(false)
            .build();
        let sources = [
            Source::ColorOutline(0),
            Source::ColorBitmap(StrikeWith::BestFit),
            Source::Outline,
        ];
        let glyph = u16::try_from(key.glyph).ok()?;
        let offset = Vector::new(f32::from(key.step) / STEPS, 0.0);
        let image = Render::new(&sources)
            .format(Format::Alpha)
            .offset(offset)
            .render(&mut scaler, glyph);
        let nothing = Rasterised {
            at: [0, 0],
            size: [0, 0],
            left: 0,
            top: 0,
            is_coloured: false,
        };
        let Some(image) = image else {
            return Some(nothing);
        };
        let size = [
            image.placement.width as usize,
            image.placement.height as usize,
        ];
        let is_coloured = image.content == Content::Color;
        let pixels: Vec<Color32> = match image.content {
            Content::Mask => image
                .data
                .iter()
                .map(|coverage| {
                    let written = Color32::from_white_alpha(*coverage);
                    self.transfer.to_atlas_color(written)
                })
                .collect(),
            Content::Color | Content::SubpixelMask => image
                .data
                .as_chunks::<4>()
                .0
                .iter()
                .map(|[r, g, b, a]| Color32::from_rgba_unmultiplied(*r, *g, *b, *a))
                .collect(),
        };
        let at = self.place(ctx, size)?;
        put(&mut self.image, at, size, &pixels);
        let end = [at[0] + size[0], at[1] + size[1]];
        let [left, top, right, bottom] = self.dirty.unwrap_or([at[0], at[1], end[0], end[1]]);
        self.dirty = Some([
            left.min(at[0]),
            top.min(at[1]),
            right.max(end[0]),
            bottom.max(end[1]),
        ]);
        Some(Rasterised {
            at,
            size,
            left: image.placement.left,
            top: image.placement.top,
            is_coloured,
        })
    }

    /// Room for a glyph; none where it's larger than any texture.
    fn place(&mut self, ctx: &Context, size: [usize; 2]) -> Option<[usize; 2]> {
        let mut side = self.image.size[0];
        loop {
            if self.next[0] + size[0] + SPACING > side {
                self.next = [SPACING, self.next[1] + self.row + SPACING];
                self.row = 0;
            }
            let fits = self.next[0] + size[0] < side && self.next[1] + size[1] < side;
            if fits {
                let at = self.next;
                self.next[0] += size[0] + SPACING;
                self.row = self.row.max(size[1]);
                return Some(at);
            }
            if size[0] + 2 * SPACING >= LARGEST || size[1] + 2 * SPACING >= LARGEST {
                return None;
            }
            side = (side * 2).min(LARGEST);
            self.start_anew(ctx, side);
        }
    }

    /// Forgets all glyphs; what this frame shows of them stays until it's painted.
    fn start_anew(&mut self, ctx: &Context, side: usize) {
        if let Some(mut texture) = self.texture.take() {
            if self.dirty.is_some() {
                texture.set(self.image.clone(), TextureOptions::NEAREST);
            }
            self.retired.push((ctx.cumulative_frame_nr(), texture));
        }
        self.generation += 1;
        self.known.clear();
        self.image = ColorImage::filled([side, side], Color32::TRANSPARENT);
        self.next = [SPACING, SPACING];
        self.row = 0;
        self.dirty = None;
    }
}

fn put(image: &mut ColorImage, at: [usize; 2], size: [usize; 2], pixels: &[Color32]) {
    let width = image.size[0];
    for (row, line) in pixels.chunks(size[0].max(1)).enumerate() {
        let start = (at[1] + row) * width + at[0];
        if let Some(target) = image.pixels.get_mut(start..start + line.len()) {
            target.copy_from_slice(line);
        }
    }
}

fn part(image: &ColorImage, [left, top, width, height]: [usize; 4]) -> ColorImage {
    let rows = (top..top + height).filter_map(|row| {
        let start = row * image.size[0] + left;
        image.pixels.get(start..start + width)
    });
    ColorImage::new([width, height], rows.flatten().copied().collect())
}
