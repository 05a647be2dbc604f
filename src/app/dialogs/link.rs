//! An address for a link.

use egui::{RichText, Ui};

use super::{Dialog, Outcome, buttons, field, main_button};
use crate::app::theme;
use crate::release::link_address;
use crate::session::Action;
use crate::texts::{say, say_with};

/// Draws it: the address, and the words where none are selected.
pub(super) fn show(ui: &mut Ui, dialog: &mut Dialog, outcome: &mut Outcome) {
    let Dialog::Link {
        field: path,
        range,
        linked,
        words,
        url,
        begun,
    } = dialog
    else {
        return;
    };
    let mut done = false;
    if range.start == range.end {
        done |= field(ui, &say("link-words"), words, None);
    }
    let begin = (!*begun).then_some(0..url.len());
    done |= field(ui, &say("link-address"), url, begin);
    *begun = true;
    let address = link_address(url);
    let palette = theme::palette(ui);
    match &address {
        Some(address) if *address != url.trim() => {
            let leads = say_with("link-leads", &[("address", address.as_str().into())]);
            ui.label(RichText::new(leads).size(theme::LABEL).color(palette.muted));
        }
        None if !url.trim().is_empty() => {
            ui.label(
                RichText::new(say("link-bad"))
                    .size(theme::LABEL)
                    .color(palette.should),
            );
        }
        _ => {}
    }
    buttons(ui, ("link", *linked), |ui| {
        if *linked && ui.button(say("link-remove")).clicked() {
            outcome.actions.push(Action::Link {
                field: path.clone(),
                range: range.clone(),
                words: String::new(),
                url: None,
            });
            outcome.close();
        }
        if ui.button(say("cancel")).clicked() {
            outcome.close();
        }
        let set = ui
            .add_enabled_ui(address.is_some(), |ui| main_button(ui, &say("link-set")))
            .inner;
        if (set.clicked() || done)
            && let Some(address) = &address
        {
            let words = match words.trim() {
                "" => url.trim().to_owned(),
                words => words.to_owned(),
            };
            outcome.actions.push(Action::Link {
                field: path.clone(),
                range: range.clone(),
                words,
                url: Some(address.clone()),
            });
            outcome.close();
        }
    });
}
