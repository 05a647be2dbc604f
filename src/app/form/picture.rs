//! A field that holds a picture: from a file, by paste, or dropped on it.

use egui::{CornerRadius, Image, Rect, RichText, Stroke, StrokeKind, Ui, Vec2};

use super::buttons::small_button;
use super::fields::field_name;
use super::{Form, below, news};
use crate::app::theme;
use crate::release::{FieldPath, Id, Part, Value};
use crate::session::Action;
use crate::texts::{say, say_with};

/// The room for the thumbnail, in points.
const ROOM: Vec2 = Vec2::new(104.0, 64.0);

/// The field: a thumbnail, and buttons to choose another picture.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let Some(Part::Value(Value::Image(now))) = form.session.release().part(path) else {
        return;
    };
    news::label(ui, form, path);
    let name = field_name(form, path);
    ui.horizontal(|ui| {
        thumbnail(ui, form, now.as_ref(), &name);
        ui.vertical(|ui| {
            ui.horizontal(|ui| {
                let choose = if now.is_some() {
                    "replace-picture"
                } else {
                    "choose-picture"
                };
                let button = ui.button(say(choose));
                let spoken = say_with("picture-choose", &[("field", name.as_str().into())]);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                form.control(path, &button);
                if button.clicked() {
                    form.state.wanted_picture = Some(path.clone());
                }
                if now.is_some() {
                    let spoken = say_with("picture-remove", &[("field", name.as_str().into())]);
                    if small_button(ui, &say("remove-picture"), &spoken).clicked() {
                        form.actions
                            .push(Action::Set(path.clone(), None::<Id>.into()));
                    }
                }
            });
            let palette = theme::palette(ui);
            ui.label(
                RichText::new(say("picture-hint"))
                    .size(theme::LABEL)
                    .color(palette.muted),
            );
        });
    });
    below::at_field(ui, form, path);
}

/// A picture as it's shown small, or the room for it where there is none.
pub(super) fn thumbnail(ui: &mut Ui, form: &mut Form<'_>, now: Option<&Id>, name: &str) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(ROOM, egui::Sense::hover());
    let corner = CornerRadius::same(theme::FIELD_CORNER);
    // Paper stays white: a dark logo would vanish on a dark ground.
    let ground = if now.is_some() {
        egui::Color32::WHITE
    } else {
        palette.field
    };
    ui.painter().rect_filled(rect, corner, ground);
    ui.painter().rect_stroke(
        rect,
        corner,
        Stroke::new(1.0, palette.hairline),
        StrokeKind::Inside,
    );
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::Image,
            true,
            say_with("picture-of", &[("field", name.into())]),
        )
    });
    let image = now.and_then(|id| form.session.release().images.get(id.as_str()));
    let Some(image) = image else {
        return;
    };
    if let Some(texture) = form.thumbnails.of(ui.ctx(), image) {
        let room = rect.shrink(6.0);
        let scale =
            (room.width() / texture.size_vec2().x).min(room.height() / texture.size_vec2().y);
        let size = texture.size_vec2() * scale.min(1.0);
        let place = Rect::from_center_size(rect.center(), size);
        Image::new(&texture).paint_at(ui, place);
    }
}

/// Takes a picture that was dropped on this part of the window, or pasted there.
pub(super) fn take(ui: &Ui, form: &mut Form<'_>, ground: Rect, path: &FieldPath) {
    let (hovering, pointer) = ui.input(|input| {
        let hovering = !input.raw.hovered_files.is_empty();
        (hovering, input.pointer.latest_pos())
    });
    // Where the pointer isn't known while something is dragged, all that would
    // take it show themselves.
    let over = pointer.is_none_or(|pointer| ground.contains(pointer));
    if hovering && over {
        let palette = theme::palette(ui);
        ui.painter().rect_stroke(
            ground,
            CornerRadius::same(theme::CARD_CORNER),
            Stroke::new(2.0, palette.accent),
            StrokeKind::Outside,
        );
    }
    let ground = ground.intersect(ui.clip_rect());
    let arrived = form.arrivals.take_on(ground, path, form.wake);
    form.actions.extend(arrived);
}
