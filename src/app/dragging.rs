//! Items that are dragged to another place of their list, in the form and in
//! the outline.

use egui::{CursorIcon, Id, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::theme;
use crate::release::{FieldPath, Id as ItemId, Part, Release};
use crate::session::Action;
use crate::texts::{say, say_with};

/// The size of a handle, in points.
const HANDLE: Vec2 = Vec2::new(12.0, 18.0);
/// How far before a heading its handle stands.
const BESIDE: f32 = 14.0;

/// The dots by which an item is dragged.
pub(super) fn handle(ui: &mut Ui, path: &FieldPath, title: &str) {
    let (_, response) = ui.allocate_exact_size(HANDLE, Sense::drag());
    dots(ui, response, path, title);
}

/// The same in the margin before a heading, so that headings stay in line.
pub(super) fn handle_beside(ui: &Ui, heading: &Response, path: &FieldPath, title: &str) {
    let middle = heading.rect.left_center() - Vec2::new(BESIDE, 0.0);
    let id = Id::unique(("drag", path.to_string()));
    let response = ui.interact(Rect::from_center_size(middle, HANDLE), id, Sense::drag());
    dots(ui, response, path, title);
}

fn dots(ui: &Ui, response: Response, path: &FieldPath, title: &str) {
    let palette = theme::palette(ui);
    let rect = response.rect;
    for column in 0..2 {
        for row in 0..3 {
            let at = rect.center() + Vec2::new(column as f32 * 5.0 - 2.5, row as f32 * 5.0 - 5.0);
            ui.painter().circle_filled(at, 1.3, palette.muted);
        }
    }
    let name = say_with("drag-item", &[("item", title.into())]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Unknown, true, &name));
    offer(ui, &response, path);
    if !response.dragged() {
        response
            .on_hover_cursor(CursorIcon::Grab)
            .on_hover_text(say("drag-hint"));
    }
}

/// Lets an item be dragged by what `response` stands for.
pub(super) fn offer(ui: &Ui, response: &Response, path: &FieldPath) {
    response.dnd_set_drag_payload(path.clone());
    if response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
}

/// Takes an item that is dropped on this one, of the same list: before it on its
/// upper half, behind it on its lower.
pub(super) fn take(
    ui: &Ui,
    release: &Release,
    path: &FieldPath,
    shown: &Response,
    actions: &mut Vec<Action>,
) {
    let Some(dragged) = shown.dnd_hover_payload::<FieldPath>() else {
        return;
    };
    if dragged.parent() != path.parent() || *dragged == *path {
        return;
    }
    let Some(pointer) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    let below = pointer.y > shown.rect.center().y;
    let y = if below {
        shown.rect.bottom() + 4.0
    } else {
        shown.rect.top() - 4.0
    };
    let palette = theme::palette(ui);
    ui.painter()
        .hline(shown.rect.x_range(), y, Stroke::new(2.0, palette.accent));
    if shown.dnd_release_payload::<FieldPath>().is_some()
        && let Some(after) = place(release, path, &dragged, below)
    {
        actions.push(Action::Move((*dragged).clone(), after));
    }
}

/// Behind which item one stands that is dropped above or below another.
fn place(
    release: &Release,
    path: &FieldPath,
    dragged: &FieldPath,
    below: bool,
) -> Option<Option<ItemId>> {
    let (list, id) = path.split_last()?;
    let Some(Part::List(items)) = release.part(&list) else {
        return None;
    };
    let mut ids = items.ids();
    ids.retain(|other| dragged.last() != Some(other.as_str()));
    let at = ids.iter().position(|other| *other == *id)?;
    Some(if below {
        Some(ids.get(at)?.clone())
    } else {
        at.checked_sub(1)
            .and_then(|before| ids.get(before).cloned())
    })
}
