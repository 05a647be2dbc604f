//! The window's own dialogs.

mod accent;
mod changes;
mod link;
mod person;
mod revision;
mod shortcut_list;
mod swatch;
mod versions;

use std::fmt::Debug;
use std::hash::Hash;
use std::ops::Range;
use std::path::PathBuf;

use egui::{Id, Modal, RichText, ScrollArea, Ui};

use super::asking::Purpose;
use super::comparison::Comparison;
use super::earlier::Earlier;
use super::theme;
use crate::publish::PdfFailure;
use crate::release::FieldPath;
use crate::session::Action;
use crate::shelf::{Person, home};
use crate::storage::ReadError;
use crate::texts::{PdfRemedy, pdf_failure, say, say_with};
use crate::widgets::RowEnd;
use crate::widgets::text::{FieldCaret, TextDirection, TextField, WantedCaret, Written};
pub(super) use changes::ChangedBy;
pub(super) use revision::Draft;

/// A dialog that is open.
pub(super) enum Dialog {
    /// An address for a link.
    Link {
        /// The field.
        field: FieldPath,
        /// What is selected in it.
        range: std::ops::Range<usize>,
        /// Whether it's a link already.
        linked: bool,
        /// The words, where nothing is selected.
        words: String,
        /// The address.
        url: String,
        /// Whether the address was given the keyboard.
        begun: bool,
    },
    /// There are unsaved changes.
    Close,
    /// What is being written before the window closes takes its time.
    StillSaving,
    /// A path, where there is no system dialog.
    Path {
        /// What for.
        purpose: Purpose,
        /// The path as typed.
        text: String,
        /// What is wrong with it.
        wrong: Option<String>,
        /// Whether the field was given the keyboard.
        begun: bool,
    },
    /// The file is there: may it be replaced?
    Replace(Purpose, PathBuf),
    /// A file couldn't be opened.
    NotOpened(Box<ReadError>),
    /// No PDF was made.
    NoPdf {
        /// Where it was to go.
        target: PathBuf,
        /// Why.
        failure: PdfFailure,
        /// What to do about it.
        remedies: Vec<PdfRemedy>,
    },
    /// What has changed without the person's doing.
    Changes {
        /// Why.
        by: ChangedBy,
        /// What.
        comparison: Comparison,
    },
    /// A colour in the place of the style's own, as it's typed: `#rrggbb`.
    Accent {
        /// The colour as typed.
        text: String,
        /// Whether the field was given the keyboard.
        begun: bool,
    },
    /// Earlier states.
    Versions(Box<Earlier>),
    /// A revision of what went out.
    Revision(Draft),
    /// Who works here.
    Person {
        /// As it's typed.
        person: Person,
        /// Whether the name was given the keyboard.
        begun: bool,
    },
    /// The list of shortcuts.
    Shortcuts {
        /// Whether it was shown from its head on.
        begun: bool,
    },
    /// What program this is.
    About,
}

impl Dialog {
    /// Whether it asks for how long to wait for what is being written.
    pub fn is_about_saving(&self) -> bool {
        matches!(self, Self::StillSaving)
    }

    /// Whether something that it shows is being worked out.
    pub fn is_working(&self) -> bool {
        match self {
            Self::Changes { comparison, .. } => comparison.is_working(),
            Self::Versions(earlier) => earlier.is_working(),
            Self::Revision(draft) => draft.writing.is_some(),
            _ => false,
        }
    }
}

/// What came of a dialog in this frame.
#[derive(Default)]
pub(super) struct Outcome {
    /// Whether it's closed.
    pub closed: bool,
    /// What it asks of the session.
    pub actions: Vec<Action>,
    /// What it asks of the window.
    pub wish: Option<Wish>,
}

/// What a dialog asks of the window.
pub(super) enum Wish {
    /// Save, then close.
    SaveAndClose,
    /// Close without saving.
    Discard,
    /// Close, whatever is being written.
    CloseAnyway,
    /// A path was given.
    Path(Purpose, PathBuf),
    /// A file may be replaced.
    Replace(Purpose, PathBuf),
    /// It mayn't: another name is wanted.
    Rename(Purpose, PathBuf),
    /// Choose another file to open.
    ChooseOpen,
    /// This person works here.
    Person(Person),
    /// Closing was called off.
    Stay,
}

impl Outcome {
    fn close(&mut self) {
        self.closed = true;
    }

    fn wish(&mut self, wish: Wish) {
        self.wish = Some(wish);
        self.closed = true;
    }
}

/// Draws a dialog.
pub(super) fn show(ui: &Ui, dialog: &mut Dialog) -> Outcome {
    let mut outcome = Outcome::default();
    let title = title(dialog);
    let frame = egui::Frame::popup(ui.style()).inner_margin(theme::GRID * 5.0);
    // Each has its own size, which isn't the one's before it.
    let modal = Modal::new(Id::unique(("dialog", &title))).frame(frame);
    let modal = modal.show(ui.ctx(), |ui| {
        ui.set_width(width(dialog).min(ui.ctx().content_rect().width() - 60.0));
        ui.spacing_mut().item_spacing.y = theme::GRID * 2.0;
        let heading = Written::new(&title).bold().size(theme::HEADING).show(ui);
        super::form::heading(ui, &heading, &title);
        match dialog {
            Dialog::Link { .. } => link::show(ui, dialog, &mut outcome),
            Dialog::Close => close(ui, &mut outcome),
            Dialog::StillSaving => still_saving(ui, &mut outcome),
            Dialog::Path { .. } => path(ui, dialog, &mut outcome),
            Dialog::Replace(purpose, file) => replace(ui, purpose, file, &mut outcome),
            Dialog::NotOpened(error) => not_opened(ui, error, &mut outcome),
            Dialog::NoPdf {
                target,
                failure,
                remedies,
            } => no_pdf(ui, target, (failure, remedies), &mut outcome),
            Dialog::Changes { .. } => changes::show(ui, dialog, &mut outcome),
            Dialog::Versions(_) => versions::show(ui, dialog, &mut outcome),
            Dialog::Revision(_) => revision::show(ui, dialog, &mut outcome),
            Dialog::Person { .. } => person::show(ui, dialog, &mut outcome),
            Dialog::Accent { text, begun } => accent::show(ui, text, begun, &mut outcome),
            Dialog::Shortcuts { begun } => shortcut_list::show(ui, begun, &mut outcome),
            Dialog::About => about(ui, &mut outcome),
        }
    });
    if modal.should_close() && !outcome.closed {
        outcome.closed = true;
        outcome.wish = match dialog {
            Dialog::Close | Dialog::StillSaving | Dialog::Path { .. } => Some(Wish::Stay),
            Dialog::Replace(purpose, file) => Some(Wish::Rename(purpose.clone(), file.clone())),
            _ => None,
        };
    }
    outcome
}

fn title(dialog: &Dialog) -> String {
    match dialog {
        Dialog::Link { .. } => say("link-title"),
        Dialog::Close => say("close-title"),
        Dialog::StillSaving => say("still-saving-title"),
        Dialog::Path { purpose, .. } => purpose.title(),
        Dialog::Replace(..) => say("replace-title"),
        Dialog::NotOpened(_) => say("not-opened-title"),
        Dialog::NoPdf { .. } => say("no-pdf-title"),
        Dialog::Changes { by, .. } => by.title(),
        Dialog::Versions(_) => say("versions-title"),
        Dialog::Revision(_) => say("revision-title"),
        Dialog::Person { .. } => say("person-title"),
        Dialog::Accent { .. } => say("accent-title"),
        Dialog::Shortcuts { .. } => say("command-shortcuts"),
        Dialog::About => say("about-title"),
    }
}

fn width(dialog: &Dialog) -> f32 {
    match dialog {
        Dialog::NotOpened(_) | Dialog::Path { .. } | Dialog::Revision(_) => 560.0,
        Dialog::Shortcuts { .. } | Dialog::Changes { .. } => 720.0,
        Dialog::Versions(_) => 820.0,
        _ => 420.0,
    }
}

/// A field of a dialog; Enter in it is answered with `true`. It has the keyboard to `begin`
/// with, this much of it selected, in bytes, for what is typed to stand there instead.
fn field(ui: &mut Ui, label: &str, text: &mut String, begin: Option<Range<usize>>) -> bool {
    let palette = theme::palette(ui);
    ui.label(RichText::new(label).size(theme::LABEL).color(palette.muted));
    let id = ui.scope_id().with(label);
    let shown = text.clone();
    let selected = begin.map(|selected| WantedCaret {
        at: FieldCaret {
            anchor: selected.start,
            head: selected.end,
        },
        in_view: true,
    });
    let output = TextField::line(id, &shown, label)
        .caret(selected)
        .with_history()
        .show(ui);
    output.apply_to(text);
    if selected.is_some() {
        // Asked for before it's drawn, it's denied to a dialog that only opens.
        output.response.request_focus();
    }
    output.is_entered
}

/// A sentence of the program's, whatever names are in it.
fn told(ui: &mut Ui, text: &str) {
    let text = Written::new(text).direction(TextDirection::LeftToRight);
    text.show(ui);
}

/// The same as something that leads to a place. Answers whether it was chosen.
fn leading(ui: &mut Ui, text: &str) -> bool {
    let colour = ui.visuals().hyperlink_color;
    let written = Written::new(text).direction(TextDirection::LeftToRight);
    let response = written.colour(colour).show_link(ui);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}

/// The button that a dialog is mostly closed with.
fn main_button(ui: &mut Ui, text: &str) -> egui::Response {
    let palette = theme::palette(ui);
    let text = RichText::new(text)
        .color(palette.on_accent)
        .font(theme::bold_font(theme::TEXT));
    ui.add(egui::Button::new(text).fill(palette.accent))
}

/// The same where nothing is lost by it: it has the keyboard to begin with.
fn default_button(ui: &mut Ui, text: &str) -> egui::Response {
    let button = main_button(ui, text);
    if ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    button
}

/// Buttons at the foot, the main one last. `kind` says which ones.
fn buttons(ui: &mut Ui, kind: impl Hash + Debug, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(theme::GRID * 2.0);
    ui.horizontal(|ui| RowEnd::new(ui, ("buttons", kind)).show(ui, contents));
}

fn close(ui: &mut Ui, outcome: &mut Outcome) {
    ui.label(say("close-text"));
    buttons(ui, "close", |ui| {
        if ui.button(say("close-discard")).clicked() {
            outcome.wish(Wish::Discard);
        }
        if ui.button(say("cancel")).clicked() {
            outcome.wish(Wish::Stay);
        }
        if default_button(ui, &say("close-save")).clicked() {
            outcome.wish(Wish::SaveAndClose);
        }
    });
}

fn still_saving(ui: &mut Ui, outcome: &mut Outcome) {
    ui.label(say("still-saving-text"));
    buttons(ui, "still saving", |ui| {
        if ui.button(say("still-saving-close")).clicked() {
            outcome.wish(Wish::CloseAnyway);
        }
        if ui.button(say("still-saving-stay")).clicked() {
            outcome.wish(Wish::Stay);
        }
        if default_button(ui, &say("still-saving-wait")).clicked() {
            outcome.close();
        }
    });
}

fn path(ui: &mut Ui, dialog: &mut Dialog, outcome: &mut Outcome) {
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

fn replace(ui: &mut Ui, purpose: &Purpose, file: &std::path::Path, outcome: &mut Outcome) {
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

fn not_opened(ui: &mut Ui, error: &ReadError, outcome: &mut Outcome) {
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

fn no_pdf(
    ui: &mut Ui,
    target: &std::path::Path,
    (failure, remedies): (&PdfFailure, &[PdfRemedy]),
    outcome: &mut Outcome,
) {
    told(ui, &pdf_failure(failure));
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
    let can_do_without = matches!(
        failure,
        PdfFailure::AlternativeTexts(_) | PdfFailure::MissingLetters(_)
    );
    let first = remedies.iter().find_map(|remedy| remedy.spot.as_ref());
    buttons(ui, ("no pdf", first.is_some(), can_do_without), |ui| {
        if can_do_without && ui.button(say("export-anyway")).clicked() {
            outcome.actions.push(Action::ExportTo(
                target.to_owned(),
                crate::publish::Accessibility::BestEffort,
            ));
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

fn about(ui: &mut Ui, outcome: &mut Outcome) {
    ui.label(say_with(
        "about-text",
        &[("version", env!("CARGO_PKG_VERSION").into())],
    ));
    ui.label(RichText::new(say("about-licences")).weak());
    buttons(ui, "about", |ui| {
        if default_button(ui, &say("close")).clicked() {
            outcome.close();
        }
    });
}
