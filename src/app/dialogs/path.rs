//! Where a file is or is to be, typed: where the system has no dialog of its own for it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use egui::{RichText, Ui};

use super::{Dialog, Outcome, Wish, buttons, field, main_button, told};
use crate::app::asking::Purpose;
use crate::app::theme;
use crate::shelf::home;
use crate::texts::{say, say_with};

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, dialog: &mut Dialog, outcome: &mut Outcome) {
    let Dialog::Path {
        purpose,
        text,
        wrong,
        begun,
    } = dialog
    else {
        return;
    };
    let begin = (!*begun).then(|| file_stem(text));
    let done = field(ui, &say("path-field"), text, begin);
    *begun = true;
    let palette = theme::palette(ui);
    let below = match wrong {
        Some(wrong) => RichText::new(wrong.as_str()).color(palette.must),
        None => RichText::new(say("path-hint")).color(palette.muted),
    };
    ui.label(below.size(theme::LABEL));
    buttons(ui, ("path", purpose.is_written()), |ui| {
        let word = if purpose.is_written() {
            "path-save"
        } else {
            "path-open"
        };
        if ui.button(say("cancel")).clicked() {
            outcome.wish(Wish::Stay);
        }
        if main_button(ui, &say(word)).clicked() || done {
            match checked(purpose, text) {
                Ok(path) => outcome.wish(Wish::Path(purpose.clone(), path)),
                Err(why) => *wrong = Some(why),
            }
        }
    });
}

/// Where the file's name without its ending stands in a path, in bytes.
fn file_stem(path: &str) -> Range<usize> {
    let start = path.rfind(std::path::is_separator);
    let start = start.map_or(0, |separator| separator + 1);
    let name = path.get(start..).unwrap_or_default();
    let length = name.rfind('.').filter(|dot| *dot > 0);
    start..start + length.unwrap_or(name.len())
}

/// The path that was typed, if it can be used.
fn checked(purpose: &Purpose, text: &str) -> Result<PathBuf, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(say("path-empty"));
    }
    // A path to another machine would be connected to by looking at it.
    if text.starts_with("\\\\") {
        return Err(say("path-remote"));
    }
    let path = match text.strip_prefix("~/") {
        Some(rest) => match home() {
            Some(home) => home.join(rest),
            None => PathBuf::from(text),
        },
        None => PathBuf::from(text),
    };
    if !path.is_absolute() {
        return Err(say("path-relative"));
    }
    if text.ends_with(std::path::is_separator) && purpose.is_written() {
        return Err(say("path-folder"));
    }
    Ok(path)
}

/// Asks whether the file that is there is to give way.
pub(super) fn replace(ui: &mut Ui, purpose: &Purpose, file: &Path, outcome: &mut Outcome) {
    let name = file.display().to_string();
    told(ui, &say_with("replace-text", &[("file", name.into())]));
    buttons(ui, "replace", |ui| {
        // Nothing is lost by a key that was pressed too often.
        let cancel = ui.button(say("cancel"));
        if ui.memory(|memory| memory.focused().is_none()) {
            cancel.request_focus();
        }
        if cancel.clicked() {
            outcome.wish(Wish::Rename(purpose.clone(), file.to_owned()));
        }
        if main_button(ui, &say("replace")).clicked() {
            outcome.wish(Wish::Replace(purpose.clone(), file.to_owned()));
        }
    });
}
