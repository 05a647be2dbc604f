//! Items that are dragged to another place of their list, in the form and in
//! the outline.

use egui::style::ScrollAnimation;
use egui::{CursorIcon, DragAndDrop, Id, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::theme;
use crate::release::{FieldPath, Id as ItemId, Part, Release};
use crate::session::Action;
use crate::texts::{say, say_with};

/// The size of a handle, in points.
const HANDLE: Vec2 = Vec2::new(12.0, 18.0);
/// How far before a heading its handle stands.
const BESIDE: f32 = 14.0;
/// How far before a heading the room of its handle reaches.
pub(super) const HANDLE_ROOM: f32 = BESIDE + HANDLE.x / 2.0;
/// How far from an item the line stands that shows where another would land.
const GAP: f32 = 4.0;
/// How thick that line is.
const LINE: f32 = 2.0;
/// How near to an edge something dragged makes the pane scroll, in points.
const EDGE: f32 = 48.0;
/// How fast it scrolls at the edge itself, in points a second.
const FASTEST: f32 = 1400.0;
/// What a frame is taken for at most, in seconds: one that came late makes no
/// leap.
const LONGEST_FRAME: f32 = 0.05;
/// How far beyond a list's ends something may be dropped, in points.
const BEYOND: f32 = 28.0;

/// The dots by which an item is dragged. Keys move it otherwise, so Tab passes
/// them over.
pub(super) fn handle(ui: &mut Ui, path: &FieldPath, title: &str) {
    let (_, response) = ui.allocate_exact_size(HANDLE, Sense::DRAG);
    dots(ui, response, path, title);
}

/// The same in the margin before a heading, so that headings stay in line.
pub(super) fn handle_beside(ui: &Ui, heading: &Response, path: &FieldPath, title: &str) {
    let middle = heading.rect.left_center() - Vec2::new(BESIDE, 0.0);
    let id = Id::unique(("drag", path.to_string()));
    let response = ui.interact(Rect::from_center_size(middle, HANDLE), id, Sense::DRAG);
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

/// Where an item lands that is dropped on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Landing {
    /// Before it on its upper half, behind it on its lower.
    Half,
    /// On its far side: behind it for one that comes from above, before it for
    /// one from below. For items that may be higher than what is seen of them.
    FarSide,
}

/// Takes an item that is dropped on this one, of the same list, and shows where
/// it would stand.
pub(super) fn take(
    ui: &Ui,
    release: &Release,
    path: &FieldPath,
    (area, landing): (Rect, Landing),
    actions: &mut Vec<Action>,
) {
    let dragged = DragAndDrop::payload::<FieldPath>(ui.ctx());
    let pointer = ui.ctx().pointer_interact_pos();
    let (Some(dragged), Some(pointer)) = (dragged, pointer) else {
        return;
    };
    // So that whoever is far away needn't look where it stands.
    let is_near = area.expand2(Vec2::new(0.0, BEYOND)).contains(pointer);
    let is_sibling = is_near && dragged.parent() == path.parent() && *dragged != *path;
    if !is_sibling || !ui.rect_contains_pointer(reach(ui, release, path, area)) {
        return;
    }
    let below = match landing {
        Landing::Half => pointer.y > area.center().y,
        Landing::FarSide => is_before(release, &dragged, path),
    };
    // The line stays in sight where the edge that it's at isn't.
    let seen = ui.clip_rect().shrink(LINE);
    let y = match below {
        true => area.bottom() + GAP,
        false => area.top() - GAP,
    };
    let y = y.clamp(seen.top(), seen.bottom());
    let palette = theme::palette(ui);
    ui.painter()
        .hline(area.x_range(), y, Stroke::new(LINE, palette.accent));
    if ui.input(|input| input.pointer.any_released())
        && let Some(after) = place(release, path, &dragged, below)
    {
        DragAndDrop::clear_payload(ui.ctx());
        actions.push(Action::Move((*dragged).clone(), after));
    }
}

/// Where an item takes what is dropped: on itself, in the gap beside it, and somewhat
/// beyond the ends of its list.
fn reach(ui: &Ui, release: &Release, path: &FieldPath, area: Rect) -> Rect {
    let list = path.parent().and_then(|list| release.part(&list));
    let ids = match list {
        Some(Part::List(items)) => items.ids(),
        _ => Vec::new(),
    };
    let is = |end: Option<&ItemId>| end.is_some_and(|id| path.last() == Some(id.as_str()));
    let gap = ui.spacing().item_spacing.y / 2.0;
    let by = |is_end: bool| if is_end { BEYOND } else { gap };
    Rect {
        min: area.min - Vec2::new(0.0, by(is(ids.first()))),
        max: area.max + Vec2::new(0.0, by(is(ids.last()))),
    }
}

/// Scrolls what `ui` stands in while something is dragged at its upper or lower
/// edge.
pub(super) fn scroll_at_edge(ui: &Ui) {
    let seen = ui.clip_rect();
    let pointer = ui.ctx().pointer_interact_pos();
    let Some(pointer) = pointer.filter(|pointer| seen.x_range().contains(pointer.x)) else {
        return;
    };
    if !DragAndDrop::has_payload_of_type::<FieldPath>(ui.ctx()) {
        return;
    }
    // The nearer to the edge, the faster; beyond it no faster than at it.
    let near = |gap: f32| (1.0 - gap / EDGE).clamp(0.0, 1.0);
    let speed = near(pointer.y - seen.top()) - near(seen.bottom() - pointer.y);
    if speed != 0.0 {
        let passed = ui.input(|input| input.stable_dt).min(LONGEST_FRAME);
        let by = Vec2::new(0.0, speed * FASTEST * passed);
        ui.scroll_with_delta_animation(by, ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

/// Whether one item stands before another of the same list.
fn is_before(release: &Release, path: &FieldPath, other: &FieldPath) -> bool {
    let list = path.parent().and_then(|list| release.part(&list));
    let Some(Part::List(items)) = list else {
        return false;
    };
    let ids = items.ids();
    let place = |path: &FieldPath| {
        let id = path.last()?;
        ids.iter().position(|other| *other == *id)
    };
    place(path) < place(other)
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
