//! Who works here.

use egui::{RichText, Ui};

use super::{Dialog, Outcome, Wish, buttons, field, main_button, swatch, told};
use crate::app::theme;
use crate::texts::say;

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
            if swatch::show(ui, *colour, &say(id), person.colour == index) {
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
