//! The window's own dialogs.

mod accent;
mod bring_in;
mod brought_comments;
mod changes;
mod closing;
mod editions;
mod failures;
mod hand_out;
mod library;
mod link;
mod path;
mod person;
mod revision;
mod shortcut_list;
mod swatch;
mod versions;

use std::fmt::Debug;
use std::hash::Hash;
use std::ops::Range;
use std::path::PathBuf;

use egui::{ComboBox, Id, Modal, RichText, Ui};

use super::asking::Purpose;
use super::comparison::Comparison;
use super::earlier::Earlier;
use super::{keyboard, theme};
use crate::release::FieldPath;
use crate::session::{Action, HandOut, NotExported};
use crate::shelf::Person;
use crate::storage::ReadError;
use crate::texts::{PdfRemedy, say, say_with};
use crate::widgets::text::{FieldCaret, TextDirection, TextField, WantedCaret, Written};
use crate::widgets::{RowEnd, option_list};
pub(super) use bring_in::BringIn;
pub(super) use changes::ChangedBy;
pub(super) use editions::Editions;
pub(super) use hand_out::HandingOut;
pub(super) use library::{LibraryChoice, LibraryRows, LibraryShown};
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
        /// Where it was to go, and why it wasn't.
        what: Box<NotExported>,
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
    /// The editions.
    Editions(Editions),
    /// Texts for translators' own tools.
    HandOut(HandingOut),
    /// What is kept for translating.
    Library(LibraryShown),
    /// What a file with translations would bring.
    BringIn(Box<BringIn>),
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
            Self::BringIn(bringing) => bringing.is_working(),
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
    /// Something about what is kept for translating.
    Library(LibraryChoice),
    /// These texts are to be handed out.
    HandOut(HandOut),
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
            Dialog::Close => closing::unsaved(ui, &mut outcome),
            Dialog::StillSaving => closing::still_saving(ui, &mut outcome),
            Dialog::Path { .. } => path::show(ui, dialog, &mut outcome),
            Dialog::Replace(purpose, file) => path::replace(ui, purpose, file, &mut outcome),
            Dialog::NotOpened(error) => failures::not_opened(ui, error, &mut outcome),
            Dialog::NoPdf { what, remedies } => {
                failures::no_pdf(ui, what, remedies, &mut outcome);
            }
            Dialog::Changes { .. } => changes::show(ui, dialog, &mut outcome),
            Dialog::Editions(state) => editions::show(ui, state, &mut outcome),
            Dialog::HandOut(state) => hand_out::show(ui, state, &mut outcome),
            Dialog::Library(shown) => library::show(ui, shown, &mut outcome),
            Dialog::BringIn(state) => bring_in::show(ui, state, &mut outcome),
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
        Dialog::Editions(_) => say("editions-title"),
        Dialog::HandOut(_) => say("hand-out-title"),
        Dialog::BringIn(_) => say("bring-in-title"),
        Dialog::Library(_) => say("library-title"),
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
        Dialog::NotOpened(_)
        | Dialog::Path { .. }
        | Dialog::Revision(_)
        | Dialog::Editions(_)
        | Dialog::HandOut(_)
        | Dialog::Library(_) => 560.0,
        Dialog::Shortcuts { .. } | Dialog::Changes { .. } | Dialog::BringIn(_) => 720.0,
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

/// A box under its label; answers which was chosen. The second of the names is what it's called.
fn choice(
    ui: &mut Ui,
    (label, name): (&str, &str),
    at: Option<usize>,
    options: &[&str],
) -> Option<usize> {
    let muted = theme::palette(ui).muted;
    ui.label(RichText::new(label).size(theme::LABEL).color(muted));
    let shown = at.and_then(|at| options.get(at)).copied();
    let shown = shown.unwrap_or_default();
    let mut chosen = None;
    let combo = ComboBox::from_id_salt(("choice", name))
        .selected_text(shown)
        .width(280.0)
        .height(320.0)
        .show_ui(ui, |ui| {
            let id = egui::Id::unique(("choices", name));
            chosen = option_list(ui, id, at, options.iter().copied());
            if chosen.is_some() {
                ui.close();
            }
            keyboard::follow(ui);
        });
    ui.ctx().accesskit_node_builder(combo.response.id, |node| {
        node.set_label(name);
        node.set_value(shown);
    });
    chosen
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
