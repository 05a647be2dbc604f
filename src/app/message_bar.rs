//! The bar of messages: what there is to be said, each with what can be done about it.

use std::path::PathBuf;
use std::sync::Arc;

use egui::style::ScrollStyle;
use egui::{Frame, Margin, Panel, Role, ScrollArea, Ui, WidgetInfo};

use super::comparison::Comparison;
use super::dialogs::{ChangedBy, Dialog};
use super::messages::Happening;
use super::{App, theme};
use crate::session::{Action, Compared, Message, Others};
use crate::texts::{message, say, say_with};
use crate::widgets::RowEnd;
use crate::widgets::text::{TextDirection, Written};

/// The bar's greatest height, in points: more is scrolled to.
const HIGHEST: f32 = 132.0;

impl App {
    /// What there is to be said, until it's dismissed.
    pub(super) fn show_messages(&mut self, ui: &mut Ui) {
        if self.messages.said().is_empty() {
            return;
        }
        let palette = theme::palette(ui);
        let mut dismissed = None;
        let mut asked = None;
        Panel::top("messages")
            .frame(
                Frame::new()
                    .fill(palette.accent_soft)
                    .inner_margin(Margin::symmetric(14, 6)),
            )
            .show(ui, |ui| {
                // That there are more is seen.
                ui.spacing_mut().scroll = ScrollStyle::solid();
                let area = ScrollArea::vertical()
                    .max_height(HIGHEST)
                    .min_scrolled_height(HIGHEST);
                area.show(ui, |ui| {
                    for (index, said) in self.messages.said().iter().enumerate() {
                        let text = message(said);
                        let offer = offer(said);
                        ui.horizontal(|ui| {
                            let kind = offer.as_ref().map(Offer::button);
                            let end = RowEnd::new(ui, ("message", kind));
                            end.before(ui, |ui| {
                                let text = Written::new(&text);
                                text.direction(TextDirection::LeftToRight).show(ui)
                            });
                            end.show(ui, |ui| {
                                if let Some(offer) = offer
                                    && button(ui, offer.button(), &text)
                                {
                                    asked = Some(offer);
                                }
                                if button(ui, "dismiss", &text) {
                                    dismissed = Some(index);
                                }
                            });
                        });
                    }
                });
            });
        if let Some(index) = dismissed {
            let gone = self.messages.dismiss(index);
            match gone {
                Some(Message::Brought { .. }) => self.session.perform(Action::ForgetNews),
                Some(Message::CopyFound(copy)) => self.session.perform(Action::LetCopyGo(copy)),
                _ => {}
            }
        }
        match asked {
            Some(Offer::View(path)) => self.view_file(&path),
            Some(Offer::Revision) => self.note_revision(),
            Some(Offer::Person) => self.ask_person_dialog(),
            Some(Offer::Open(others)) => {
                self.open_others(&others);
                self.messages.forget(&Happening::OpenedOthers);
            }
            Some(Offer::Changes(by, compared)) => {
                let comparison = Comparison::begin(compared, Arc::clone(&self.wake));
                self.ask_person(Dialog::Changes { by, comparison });
            }
            None => {}
        }
    }
}

/// What can be done about a message.
enum Offer {
    /// Show this file.
    View(PathBuf),
    /// Note a revision.
    Revision,
    /// Ask who works here.
    Person,
    /// Open these, each in a window of its own.
    Open(Others),
    /// Show what has changed.
    Changes(ChangedBy, Vec<Compared>),
}

impl Offer {
    fn button(&self) -> &'static str {
        match self {
            Self::View(_) => "show-file",
            Self::Revision => "note-revision",
            Self::Person => "say-who",
            Self::Open(_) => "open-left",
            Self::Changes(..) => "show-changes",
        }
    }
}

fn offer(message: &Message) -> Option<Offer> {
    let of_one = |compared: &Compared| vec![compared.clone()];
    Some(match message {
        Message::Exported(path) => Offer::View(path.clone()),
        Message::AfterIssue(_) => Offer::Revision,
        Message::WhoAreYou => Offer::Person,
        Message::LeftElsewhere(others) => Offer::Open(others.clone()),
        Message::Brought { compared, .. } => Offer::Changes(ChangedBy::Others, compared.clone()),
        Message::PutBack(compared) => {
            let by = ChangedBy::PutBack(compared.clone());
            Offer::Changes(by, of_one(compared))
        }
        Message::CopyFound(copy) => {
            let compared = of_one(&copy.compared);
            Offer::Changes(ChangedBy::Copy(copy.clone()), compared)
        }
        Message::Recovered { compared, .. } => {
            let by = ChangedBy::Recovery(compared.clone());
            Offer::Changes(by, of_one(compared))
        }
        _ => return None,
    })
}

/// A button of a message, called so that it's told from those of others; whether it was
/// pressed.
fn button(ui: &mut Ui, id: &str, message: &str) -> bool {
    let name = say_with(
        "message-button",
        &[("button", say(id).into()), ("message", message.into())],
    );
    let button = ui.button(say(id));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    button.clicked()
}
