//! Cards: items of a list, folded to a line or open, that can be dragged.

use egui::{CornerRadius, CursorIcon, Frame, Id, Margin, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::buttons::item_button;
use super::{Form, news, reveal_here};
use crate::app::dragging::Landing;
use crate::app::{dragging, theme};
use crate::release::FieldPath;
use crate::session::Action;
use crate::texts::{ItemTitle, item_title, say, say_with};
use crate::widgets::RowEnd;
use crate::widgets::text::Written;

/// Half the height of the sign that a card can be opened, in points.
const CHEVRON: f32 = 4.5;

/// Draws the item at `path` as a card; `contents` draws its inside when it's
/// open.
pub(super) fn show(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &FieldPath,
    contents: impl FnOnce(&mut Ui, &mut Form<'_>),
) {
    let palette = theme::palette(ui);
    let open = form.state.is_open(path);
    let focus = form.state.focus.as_ref();
    let wanted =
        form.state.brings_caret && focus.is_some_and(|(caret, _)| caret.field.is_within(path));
    let title = item_title(form.session.release(), path);
    let edge = if open {
        palette.accent
    } else {
        palette.hairline
    };
    let news = match open {
        true => news::of(form, path),
        // What is inside isn't seen.
        false => news::within(form, path),
    };
    let fill = match news {
        Some(news) => news::ground(ui, news.colour),
        None => egui::Color32::TRANSPARENT,
    };
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(theme::CARD_CORNER))
        .inner_margin(Margin::symmetric(14, if open { 12 } else { 7 }));
    let card = frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            // By its address, so that whoever moves it by a key has it again.
            let of_card = egui::UiBuilder::new().scope_id(widget_id("card", path));
            ui.scope_builder(of_card, |ui| {
                if open {
                    header(ui, form, path, &title);
                    contents(ui, form);
                } else {
                    folded(ui, form, path, &title);
                }
            });
        })
        .response;
    // The whole card is brought into view, not only the field in it.
    if wanted && card.rect.height() < ui.clip_rect().height() {
        ui.scroll_to_rect(card.rect.expand(8.0), None);
    }
    reveal_here(ui, form, path, &card);
    let release = form.session.release();
    let place = (card.rect, Landing::Half);
    dragging::take(ui, release, path, place, form.actions);
}

fn header(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, title: &ItemTitle) {
    let item = title.name();
    ui.horizontal(|ui| {
        dragging::handle(ui, path, &item);
        let end = RowEnd::new(ui, "card");
        end.before(ui, |ui| {
            let name = say_with("fold-item", &[("item", item.as_str().into())]);
            let label = Written::new(&title.title)
                .bold()
                .show_line(ui, Sense::click());
            if label.has_focus() {
                focus_frame(ui, label.rect);
            }
            label.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            form.control(path, &label);
            if label.clicked() {
                form.state.open = path.parent();
            }
        });
        end.show(ui, |ui| {
            let name = say_with("duplicate-item", &[("item", item.as_str().into())]);
            if item_button(ui, form, path, &say("duplicate"), &name) {
                form.actions.push(Action::Duplicate(path.clone()));
            }
            let name = say_with("remove-item", &[("item", item.as_str().into())]);
            if item_button(ui, form, path, &say("remove"), &name) {
                form.actions.push(Action::Remove(path.clone()));
            }
        });
    });
    ui.add_space(theme::GRID);
}

fn folded(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, title: &ItemTitle) {
    let item = title.name();
    ui.horizontal(|ui| {
        dragging::handle(ui, path, &item);
        let name = say_with("open-item", &[("item", item.into())]);
        let (rect, response) = ui.allocate_exact_size(
            Vec2::new(ui.available_width(), ui.spacing().interact_size.y),
            Sense::click(),
        );
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        form.control(path, &response);
        paint_line(ui, rect, title);
        if response.has_focus() {
            focus_frame(ui, rect);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            form.actions.push(Action::GoTo(path.clone(), None));
        }
    });
}

fn focus_frame(ui: &Ui, rect: egui::Rect) {
    ui.painter().rect_stroke(
        rect.expand(3.0),
        CornerRadius::same(theme::FIELD_CORNER),
        Stroke::new(1.0, theme::palette(ui).accent),
        egui::StrokeKind::Outside,
    );
}

/// A folded card's line. Painted, since the button that it is says its title.
fn paint_line(ui: &Ui, rect: egui::Rect, title: &ItemTitle) {
    let palette = theme::palette(ui);
    let mut left = rect.left();
    let right = rect.right() - CHEVRON - theme::GRID * 2.0;
    let written = [
        Written::new(&title.title).bold().colour(palette.ink),
        Written::new(&title.subtitle).colour(palette.muted),
    ];
    for text in written {
        if left + theme::GRID * 4.0 < right {
            let room = rect.with_min_x(left).with_max_x(right);
            left += text.paint(ui, room) + theme::GRID * 2.0;
        }
    }
    // Says that there is more to be opened.
    let middle = rect.right_center() - Vec2::new(CHEVRON, 0.0);
    let (back, half) = (Vec2::new(-CHEVRON / 2.0, 0.0), Vec2::new(0.0, CHEVRON));
    let corners = [middle + back - half, middle - back, middle + back + half];
    ui.painter()
        .line(corners.to_vec(), Stroke::new(1.5, palette.muted));
}

/// The id of a widget that belongs to an address.
pub(super) fn widget_id(what: &str, path: &FieldPath) -> Id {
    Id::unique((what, path.to_string()))
}
