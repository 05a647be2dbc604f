//! What is far out of view isn't drawn, so that a long release's form costs no
//! more than what is seen of it and around it.
//!
//! A part's height is known from when it was drawn last. Parts that were never
//! drawn in this width are measured a few a frame, so the form's length and
//! places settle soon after it opens, and nothing jumps when it's scrolled.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use egui::{Ui, Vec2};

use super::Form;
use crate::release::FieldPath;

/// How far from what is seen parts are still drawn, in points: a screen reader
/// and the keyboard reach what is drawn.
pub(in crate::app) const NEAR: f32 = 4000.0;
/// For how long far parts are measured in a frame: at least one is.
const MEASURING: Duration = Duration::from_millis(3);
/// The height of a part before it was measured, in points.
const GUESS: f32 = 300.0;

/// The heights of parts.
#[derive(Debug, Default)]
pub(super) struct Heights {
    known: HashMap<FieldPath, Height>,
    /// How long that has taken in this frame.
    measured: Duration,
    /// The list of the part that was drawn last, and its height: the next ones of that list,
    /// which nobody has measured yet, are most likely as high.
    last: Option<(FieldPath, f32)>,
}

#[derive(Clone, Copy, Debug)]
struct Height {
    width: f32,
    height: f32,
}

impl Heights {
    /// To be called before a form is drawn.
    pub fn begin(&mut self) {
        self.measured = Duration::ZERO;
    }

    /// How high a part most likely is that wasn't measured.
    fn guess(&self, path: &FieldPath) -> f32 {
        let depth = path.segments().len();
        let last = self.last.as_ref();
        let last = last.filter(|(list, _)| list.segments().len() + 1 == depth);
        let beside = last.filter(|(list, _)| path.is_within(list));
        beside.map_or(GUESS, |(_, height)| *height)
    }
}

/// Draws a part with `contents`, or leaves its room where it's far out of view.
pub(super) fn show(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &FieldPath,
    contents: impl FnOnce(&mut Ui, &mut Form<'_>),
) {
    let width = ui.available_width();
    let top = ui.cursor().top();
    let known = form.state.heights.known.get(path).copied();
    let guess = || form.state.heights.guess(path);
    let height = known.map_or_else(guess, |known| known.height);
    let seen = ui.clip_rect();
    let is_far = top + height < seen.top() - NEAR || top > seen.bottom() + NEAR;
    if is_far && !form.is_wanted(path) {
        let is_known = known.is_some_and(|known| known.width == width);
        if is_known || form.state.heights.measured >= MEASURING {
            if !is_known {
                ui.ctx().request_repaint();
            }
            ui.allocate_space(Vec2::new(width, height));
            return;
        }
    }
    let begun = Instant::now();
    let drawn = ui.scope(|ui| contents(ui, form)).response.rect.height();
    if is_far {
        form.state.heights.measured += begun.elapsed();
    }
    let height = Height {
        width,
        height: drawn,
    };
    let heights = &mut form.state.heights;
    heights.last = path.parent().map(|list| (list, drawn));
    heights.known.insert(path.clone(), height);
}
