//! A list of many rows, of which those far out of view aren't drawn.

use egui::{Ui, Vec2};

/// The height of a row before any was drawn, in points.
const GUESS: f32 = 48.0;

/// The heights of a list's rows, as they were drawn last.
#[derive(Clone, Debug, Default)]
pub struct LongList {
    width: f32,
    heights: Vec<Option<f32>>,
}

impl LongList {
    /// Draws so many rows, but leaves room for those further than `near` points from what is seen:
    /// a screen reader and the keyboard reach what is drawn. What was never drawn is taken for as
    /// high as the row above it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        count: usize,
        near: f32,
        mut row: impl FnMut(&mut Ui, usize),
    ) {
        let width = ui.available_width();
        if self.width != width || self.heights.len() != count {
            self.width = width;
            self.heights = vec![None; count];
        }
        let seen = ui.clip_rect();
        let mut above = GUESS;
        for (place, known) in self.heights.iter_mut().enumerate() {
            let height = known.unwrap_or(above);
            let top = ui.cursor().top();
            above = height;
            if top + height < seen.top() - near || top > seen.bottom() + near {
                ui.allocate_space(Vec2::new(width, height));
                continue;
            }
            let drawn = ui.push_id(place, |ui| row(ui, place));
            above = drawn.response.rect.height();
            *known = Some(above);
        }
    }
}
