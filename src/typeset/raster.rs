//! Pages as pixels.

use std::ops::Range;

use typst::layout::{Abs, Frame, Point, Size};
use typst::utils::Scalar;
use typst_layout::Page;
use typst_render::RenderOptions;

use super::Pages;

/// The most pixels that are made at once: a page at 400 % on a sharp screen is
/// made in stripes.
const MOST_PIXELS: u64 = 2_500_000;

/// A picture of a page, or of a stripe across it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
    /// Red, green, blue and alpha of each pixel, row by row, multiplied by
    /// alpha.
    pub rgba: Vec<u8>,
}

impl Pages {
    /// The stripes in which `page` is made at `scale` pixels a point, from top
    /// to bottom, in pixels.
    pub fn stripes(&self, page: usize, scale: f32) -> Vec<Range<u32>> {
        let Some((width, height)) = self.size(page) else {
            return Vec::new();
        };
        let [width, height] = [width, height].map(|side| (side * scale).round().max(1.0) as u32);
        let rows = (MOST_PIXELS / u64::from(width)).max(1);
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        (0..height.div_ceil(rows))
            .map(|stripe| stripe * rows..((stripe + 1) * rows).min(height))
            .collect()
    }

    /// The pixels of one stripe of `page` at `scale` pixels a point.
    pub fn render(&self, page: usize, scale: f32, stripe: Range<u32>) -> Option<Pixels> {
        let typeset = self.page(page)?;
        let options = RenderOptions {
            pixel_per_pt: Scalar::new(f64::from(scale)),
            render_bleed: false,
        };
        let height = (typeset.frame.height().to_pt() as f32 * scale).round() as u32;
        let pixmap = if stripe == (0..height.max(1)) {
            typst_render::render(typeset, &options)
        } else {
            typst_render::render(&striped(typeset, scale, &stripe), &options)
        };
        Some(Pixels {
            width: pixmap.width() as usize,
            height: pixmap.height() as usize,
            rgba: pixmap.take(),
        })
    }
}

/// A page as low as a stripe, with the stripe's part of `page` on it.
fn striped(page: &Page, scale: f32, stripe: &Range<u32>) -> Page {
    let points = |pixels: u32| Abs::pt(f64::from(pixels) / f64::from(scale));
    let height = points(stripe.end.saturating_sub(stripe.start));
    let mut frame = Frame::hard(Size::new(page.frame.width(), height));
    frame.push_frame(Point::with_y(-points(stripe.start)), page.frame.clone());
    Page {
        frame,
        ..page.clone()
    }
}
