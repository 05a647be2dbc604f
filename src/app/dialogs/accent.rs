//! A colour in the place of the style's own.

use egui::{Color32, Ui};

use super::{Dialog, Outcome, buttons, field, main_button, swatch};
use crate::release::{Colour, FieldPath, Release};
use crate::session::Action;
use crate::texts::say;

/// The colour that a new release's style has.
const USUAL_ACCENT: Colour = Colour {
    rgb: [0x0b, 0x6e, 0xa8],
};

/// Colours that carry white text and white paper: each at least 4.5 to 1.
const ACCENTS: [[u8; 3]; 10] = [
    USUAL_ACCENT.rgb,
    [0x1f, 0x4e, 0x79],
    [0x00, 0x66, 0x66],
    [0x1b, 0x6b, 0x3a],
    [0x5b, 0x65, 0x00],
    [0x8a, 0x52, 0x00],
    [0xb0, 0x2a, 0x1e],
    [0x8a, 0x15, 0x38],
    [0x6a, 0x2c, 0x91],
    [0x33, 0x3f, 0x4f],
];

impl Dialog {
    /// Asks for a colour, beginning with the one that the release has.
    pub(in crate::app) fn accent(release: &Release) -> Self {
        let now = release.style.accent.unwrap_or(USUAL_ACCENT);
        Self::Accent {
            text: now.to_string(),
            begun: false,
        }
    }
}

/// Draws it: a field, and swatches that fill it.
pub(super) fn show(ui: &mut Ui, text: &mut String, begun: &mut bool, outcome: &mut Outcome) {
    let begin = (!*begun).then_some(0..text.len());
    let done = field(ui, &say("accent-field"), text, begin);
    *begun = true;
    let colour = Colour::parse(text.trim());
    ui.horizontal_wrapped(|ui| {
        for offered in ACCENTS.map(|rgb| Colour { rgb }) {
            let [red, green, blue] = offered.rgb;
            let name = offered.to_string();
            let fill = Color32::from_rgb(red, green, blue);
            if swatch::show(ui, fill, &name, colour == Some(offered)) {
                *text = name;
            }
        }
    });
    buttons(ui, "accent", |ui| {
        if ui.button(say("cancel")).clicked() {
            outcome.close();
        }
        let set = ui
            .add_enabled_ui(colour.is_some(), |ui| main_button(ui, &say("accent-set")))
            .inner;
        if (set.clicked() || done) && colour.is_some() {
            let path = FieldPath::root().field("style").field("accent");
            outcome.actions.push(Action::Set(path, colour.into()));
            outcome.close();
        }
    });
}
