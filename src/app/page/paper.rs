//! A page's pictures on the screen: the one on show stays until all of its follower is
//! there.

use std::ops::Range;

use egui::{Color32, Pos2, Rect, TextureHandle, Ui};

use crate::session::Drawn;
use crate::typeset::Pages;

/// A page's pictures: those on show, and those that will take their place.
#[derive(Default)]
pub(super) struct Paper {
    shown: Option<Picture>,
    coming: Option<Picture>,
}

struct Picture {
    pages: Pages,
    scale: f32,
    stripes: Vec<(Range<u32>, TextureHandle)>,
}

impl Paper {
    /// Pictures of an older state that looks the same are those of this one; a
    /// coming picture that has come takes the place of the one on show.
    pub(super) fn settle(&mut self, pages: &Pages, page: usize, scale: f32) {
        for picture in [&mut self.shown, &mut self.coming].into_iter().flatten() {
            if !picture.pages.is_same(pages) && picture.pages.same_page(pages, page) {
                picture.pages = pages.clone();
            }
        }
        let stale = |picture: &Picture| {
            !picture.pages.is_same(pages) || (picture.scale - scale).abs() > 1e-4
        };
        self.coming.take_if(|coming| stale(coming));
    }

    /// Whether these rows are there, or on their way.
    pub(super) fn has(&self, pages: &Pages, page: usize, scale: f32, rows: &Range<u32>) -> bool {
        [&self.shown, &self.coming]
            .into_iter()
            .flatten()
            .any(|picture| {
                (picture.scale - scale).abs() < 1e-4
                    && picture.pages.same_page(pages, page)
                    && picture.stripes.iter().any(|(known, _)| known == rows)
            })
    }

    /// Takes rows that were drawn, in the place of those that they renew.
    pub(super) fn take(&mut self, drawn: &Drawn, texture: TextureHandle) {
        let page = drawn.stripe.page;
        let fits = |picture: &Picture| {
            (picture.scale - drawn.stripe.scale).abs() < 1e-4
                && picture.pages.same_page(&drawn.pages, page)
        };
        let rows = drawn.stripe.rows.clone();
        for picture in [&mut self.shown, &mut self.coming].into_iter().flatten() {
            if fits(picture) {
                picture.stripes.retain(|(known, _)| *known != rows);
                picture.stripes.push((rows, texture));
                return;
            }
        }
        self.coming = Some(Picture {
            pages: drawn.pages.clone(),
            scale: drawn.stripe.scale,
            stripes: vec![(rows, texture)],
        });
    }

    /// A page is usually drawn in one go: then the new picture is shown at once,
    /// and otherwise when as much of it is there as of the old one.
    pub(super) fn promote(&mut self) {
        let before = self.shown.as_ref().map_or(0, |shown| shown.stripes.len());
        let whole = |coming: &Picture| {
            let all = coming.pages.stripes(0, coming.scale).len();
            coming.stripes.len() >= before.min(all)
        };
        if self.coming.as_ref().is_some_and(whole) {
            self.shown = self.coming.take();
        }
    }

    /// Paints the page on show into its place.
    pub(super) fn paint(&self, ui: &Ui, page: usize, place: Rect) {
        let Some(picture) = &self.shown else {
            return;
        };
        let whole = picture
            .pages
            .size(page)
            .map_or(0.0, |(_, height)| (height * picture.scale).round());
        for (rows, texture) in &picture.stripes {
            let height = |row: u32| place.top() + place.height() * row as f32 / whole.max(1.0);
            let mut area = Rect::from_min_max(
                Pos2::new(place.left(), height(rows.start)),
                Pos2::new(place.right(), height(rows.end)),
            );
            // At its own size, pixel on pixel.
            let own = texture.size_vec2() / ui.ctx().pixels_per_point();
            if (own - area.size()).abs().max_elem() < 1.0 {
                area = Rect::from_min_size(area.min, own);
            }
            let uv = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            ui.painter().image(texture.id(), area, uv, Color32::WHITE);
        }
    }
}
