//! A colour that can be chosen.

use egui::{Color32, Sense, Ui, Vec2, WidgetInfo};

use crate::app::theme;

/// Its size, in points.
const SIZE: Vec2 = Vec2::new(30.0, 24.0);

/// Draws `colour`, called `name`, as the one that is chosen or not. Answers whether it was
/// clicked.
pub(super) fn show(ui: &mut Ui, colour: Color32, name: &str, is_chosen: bool) -> bool {
    let (rect, swatch) = ui.allocate_exact_size(SIZE, Sense::click());
    swatch.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, name));
    let corner = theme::FIELD_CORNER;
    ui.painter().rect_filled(rect, corner, colour);
    if is_chosen || swatch.has_focus() {
        let edge = egui::Stroke::new(2.0, theme::palette(ui).ink);
        ui.painter()
            .rect_stroke(rect, corner, edge, egui::StrokeKind::Outside);
    }
    swatch.on_hover_text(name).clicked()
}
