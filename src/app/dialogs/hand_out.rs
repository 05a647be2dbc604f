//! Which texts go to a translator, and in which format.

use egui::{RichText, Ui};

use super::{Outcome, Wish, buttons, choice, default_button, told};
use crate::app::theme;
use crate::language::{Tag, language_name};
use crate::release::Id;
use crate::session::{HandOut, Session, UnitNames};
use crate::texts::{format_hint, format_name, say, unit_about};
use crate::translate::exchange::ExchangeFormat;

/// What is chosen so far.
#[derive(Clone, Debug)]
pub(in crate::app) struct HandingOut {
    editions: Vec<(Id, String)>,
    wanted: HandOut,
}

impl HandingOut {
    /// Begins with the edition at hand; `None` where the release has none.
    pub fn begin(session: &Session) -> Option<Self> {
        let release = session.release();
        let first = release.editions.iter().next()?;
        let shown = session.shown_edition().or(session.edition_at_hand());
        let editions = release.editions.iter();
        let editions = editions.map(|edition| {
            let name = language_name(&edition.language, &Tag::english());
            (edition.id.clone(), name)
        });
        Some(Self {
            editions: editions.collect(),
            wanted: HandOut {
                edition: shown.unwrap_or(first).id.clone(),
                format: ExchangeFormat::Xliff1,
                is_filled: false,
                names: UnitNames(unit_about),
            },
        })
    }
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, state: &mut HandingOut, outcome: &mut Outcome) {
    let HandingOut { editions, wanted } = state;
    told(ui, &say("hand-out-text"));
    let names: Vec<&str> = editions.iter().map(|(_, name)| name.as_str()).collect();
    let mut ids = editions.iter();
    let at = ids.position(|(id, _)| *id == wanted.edition);
    let label = say("hand-out-edition");
    let chosen = choice(ui, (&label, &label), at, &names);
    if let Some((id, _)) = chosen.and_then(|index| editions.get(index)) {
        wanted.edition = id.clone();
    }
    ui.add_space(theme::GRID);
    let muted = theme::palette(ui).muted;
    let quietly = |ui: &mut Ui, text: String| {
        let text = RichText::new(text).size(theme::LABEL).color(muted);
        ui.add(egui::Label::new(text).wrap());
    };
    ui.scope(|ui| {
        theme::stand_out(ui);
        for format in ExchangeFormat::ALL {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.radio_value(&mut wanted.format, format, format_name(format));
            ui.horizontal(|ui| {
                ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
                quietly(ui, format_hint(format));
            });
            ui.add_space(theme::GRID);
        }
        // Who has a table sees for themselves what isn't translated.
        let can_be_filled = wanted.format != ExchangeFormat::Word;
        ui.add_enabled_ui(can_be_filled, |ui| {
            let filled = &mut wanted.is_filled;
            ui.checkbox(filled, say("hand-out-filled"));
        });
        ui.horizontal(|ui| {
            ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
            quietly(ui, say("hand-out-filled-hint"));
        });
    });
    buttons(ui, "hand out", |ui| {
        if ui.button(say("cancel")).clicked() {
            outcome.close();
        }
        if default_button(ui, &say("hand-out-save")).clicked() {
            outcome.wish(Wish::HandOut(wanted.clone()));
        }
    });
}
