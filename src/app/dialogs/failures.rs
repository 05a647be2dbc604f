//! What couldn't be opened or exported, why, and what to do.

use egui::{RichText, ScrollArea, Ui};

use super::{Outcome, Wish, buttons, default_button, leading, main_button, told};
use crate::app::theme;
use crate::session::{Action, NotExported};
use crate::storage::ReadError;
use crate::texts::{PdfRemedy, pdf_failure, say};
use crate::widgets::text::Written;

/// A file that can't be opened, with the lines at which it fails.
pub(super) fn not_opened(ui: &mut Ui, error: &ReadError, outcome: &mut Outcome) {
    if let Some(file) = &error.file {
        Written::new(&file.display().to_string()).bold().show(ui);
    }
    let palette = theme::palette(ui);
    if let Some(place) = &error.place {
        ui.label(RichText::new(place.to_string()).color(palette.muted));
    }
    told(ui, &error.reason.to_string());
    let lines = error
        .place
        .as_ref()
        .map(|place| (place.line, &place.around));
    if let Some((wrong, lines)) = lines.filter(|(_, lines)| !lines.is_empty()) {
        let frame = egui::Frame::new()
            .fill(palette.field)
            .corner_radius(theme::FIELD_CORNER)
            .inner_margin(8);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            for (number, line) in lines {
                let text = RichText::new(format!("{number:>4}  {line}"));
                let text = match *number == wrong {
                    true => text.color(palette.must),
                    false => text.color(palette.muted),
                };
                ui.add(egui::Label::new(text).wrap());
            }
        });
    }
    buttons(ui, "not opened", |ui| {
        if ui.button(say("close")).clicked() {
            outcome.close();
        }
        if main_button(ui, &say("choose-another")).clicked() {
            outcome.wish(Wish::ChooseOpen);
        }
    });
}

/// A PDF that can't be made, with the way to what is to be mended.
pub(super) fn no_pdf(
    ui: &mut Ui,
    what: &NotExported,
    remedies: &[PdfRemedy],
    outcome: &mut Outcome,
) {
    told(ui, &pdf_failure(&what.failure));
    let mut go = None;
    ScrollArea::vertical()
        .max_height(ui.ctx().content_rect().height() * 0.5)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for remedy in remedies {
                match &remedy.spot {
                    Some(spot) if leading(ui, &remedy.text) => go = Some(spot.clone()),
                    Some(_) => {}
                    None => told(ui, &remedy.text),
                }
            }
        });
    let instead = what.instead.as_ref();
    let first = remedies.iter().find_map(|remedy| remedy.spot.as_ref());
    buttons(ui, ("no pdf", first.is_some(), instead.is_some()), |ui| {
        if let Some(instead) = instead
            && ui.button(say("export-anyway")).clicked()
        {
            outcome.actions.push(Action::Export(instead.clone()));
            outcome.close();
        }
        if ui.button(say("cancel")).clicked() {
            outcome.close();
        }
        if let Some(first) = first
            && default_button(ui, &say("go-to-first")).clicked()
        {
            go = Some(first.clone());
        }
    });
    if let Some(spot) = go {
        outcome.actions.push(Action::GoTo(spot.path, spot.offset));
        outcome.close();
    }
}
