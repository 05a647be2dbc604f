//! Who works here.

use egui::{RichText, Sense, Ui, Vec2, WidgetInfo};

use super::{Dialog, Outcome, Wish, buttons, field, main_button, told};
use crate::app::theme;
use crate::texts::say;

/// The size of an offered colour, in points.
const SWATCH: Vec2 = Vec2::new(30.0, 24.0);

/// Draws it.
pub(super) fn show(ui: &mut Ui, dialog: &mut Dialog, outcome: &mut Outcome) {
    let Dialog::Person { person, begun } = dialog else {
        return;
    };
    told(ui, &say("person-text"));
    let begin = (!*begun).then_some(0..person.name.len());
    let mut done = field(ui, &say("person-name"), &mut person.name, begin);
    *begun = true;
    done |= field(
        ui,
        &say("person-organization"),
        &mut person.organization,
        None,
    );
    let muted = theme::palette(ui).muted;
    ui.label(
        RichText::new(say("person-colour"))
            .size(theme::LABEL)
            .color(muted),
    );
    ui.horizontal_wrapped(|ui| {
        for (index, (id, colour)) in theme::PEOPLE.iter().enumerate() {
            let (rect, swatch) = ui.allocate_exact_size(SWATCH, Sense::click());
            let name = say(id);
            let chosen = person.colour == index;
            swatch
                .widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &name));
            let corner = theme::FIELD_CORNER;
            ui.painter().rect_filled(rect, corner, *colour);
            if chosen || swatch.has_focus() {
                let edge = egui::Stroke::new(2.0, theme::palette(ui).ink);
                ui.painter()
                    .rect_stroke(rect, corner, edge, egui::StrokeKind::Outside);
            }
            if swatch.on_hover_text(&name).clicked() {
                person.colour = index;
            }
        }
    });
    buttons(ui, "person", |ui| {
        if ui.button(say("cancel")).clicked() {
            outcome.close();
        }
        if main_button(ui, &say("person-set")).clicked() || done {
            person.name = person.name.trim().to_owned();
            person.organization = person.organization.trim().to_owned();
            outcome.wish(Wish::Person(person.clone()));
        }
    });
}
