//! The end of a row, for what stands there beside something else.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Align, Id, Layout, Ui, Vec2};

/// What stands at the end of a row, drawn after what is before it: the keyboard
/// goes through a row as it's read, and laid out from its end it would go
/// backwards.
///
/// How wide the end is, is known from the last that was of the same kind.
pub struct RowEnd {
    kind: Id,
    width: Option<f32>,
    right: f32,
}

impl RowEnd {
    /// The end of the row that `ui` is drawing. Ends of the same `kind` look the
    /// same.
    pub fn new(ui: &Ui, kind: impl Hash + Debug) -> Self {
        let kind = Id::unique(("row end", kind));
        Self {
            kind,
            width: ui.data(|data| data.get_temp(kind)),
            right: ui.cursor().left() + ui.available_width(),
        }
    }

    /// Draws what is before it, which has the room that the end leaves.
    pub fn before<R>(&self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
        let taken = self.width.unwrap_or_default() + ui.spacing().item_spacing.x;
        let room = (ui.available_width() - taken).max(0.0);
        let size = Vec2::new(room, ui.spacing().interact_size.y);
        let layout = Layout::left_to_right(Align::Center);
        let before = ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_max_width(room);
            contents(ui)
        });
        before.inner
    }

    /// Draws it.
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
        let width = self.width.unwrap_or_default();
        ui.add_space((self.right - width - ui.cursor().left()).max(0.0));
        let end = ui.scope(contents);
        let drawn = end.response.rect.width();
        if self.width.is_none_or(|width| (width - drawn).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(self.kind, drawn));
            ui.ctx().request_discard("the width of a row's end");
        }
        end.inner
    }
}
