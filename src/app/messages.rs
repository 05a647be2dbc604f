//! The bar of messages: what there is to be said, each until it's dismissed or no
//! longer so.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Frame, Margin, Panel, Role, ScrollArea, Ui, WidgetInfo};

use super::comparison::Comparison;
use super::dialogs::{ChangedBy, Dialog};
use super::{App, theme};
use crate::session::{Compared, Message, Others, SaveFailure, Wanted};
use crate::storage::{Notice, SaveError};
use crate::texts::{message, say, say_with};
use crate::widgets::RowEnd;
use crate::widgets::text::{TextDirection, Written};

/// The bar's greatest height, in points: more is scrolled to.
const HIGHEST: f32 = 132.0;

impl App {
    /// Says something, once.
    pub(super) fn say(&mut self, message: Message) {
        let message = self.with_earlier(message);
        // The newest stands where it's seen.
        let is_of_paste = |message: &Message| {
            matches!(message, Message::LeftOut(_) | Message::ControlCharacters(_))
        };
        // What was said of the one before is no longer so.
        let is_news = is_of_paste(&message);
        let same_kind = |said: &Message| {
            is_news && std::mem::discriminant(said) == std::mem::discriminant(&message)
        };
        let is_of_file = |message: &Message| {
            matches!(
                message,
                Message::FileGone(_)
                    | Message::FileReplaced(_)
                    | Message::FileUnclear(_)
                    | Message::PutBack(_)
            )
        };
        let is_of_issue =
            |message: &Message| matches!(message, Message::Issued(_) | Message::IssuedAlready(_));
        let is_outdated = |said: &Message| {
            matches!(message, Message::AfterIssue(_)) && is_of_issue(said)
                || matches!(message, Message::Brought { .. }) && is_of_file(said)
                || is_of_file(&message) && is_of_file(said)
                // It says the same, and what came of it.
                || is_unreadable(&message) && matches!(said, Message::FileUnclear(_))
        };
        self.messages
            .retain(|said| *said != message && !same_kind(said) && !is_outdated(said));
        self.messages.insert(0, message);
    }

    /// What others have changed now with what they had changed before, which nobody has seen
    /// yet.
    fn with_earlier(&mut self, message: Message) -> Message {
        let Message::Brought {
            changes,
            conflicts,
            embargo,
            compared,
        } = message
        else {
            return message;
        };
        let is_brought = |said: &Message| matches!(said, Message::Brought { .. });
        let earlier = self.messages.iter().position(is_brought);
        let earlier = earlier.map(|index| self.messages.remove(index));
        match earlier {
            Some(Message::Brought {
                changes: before,
                conflicts: open,
                embargo: moved,
                compared: all,
            }) => Message::Brought {
                changes: before + changes,
                conflicts: open + conflicts,
                embargo: moved || embargo,
                compared: few([all, compared].concat()),
            },
            _ => Message::Brought {
                changes,
                conflicts,
                embargo,
                compared,
            },
        }
    }

    /// What was said of how the file was laid out is no longer so.
    pub(super) fn forget_layout(&mut self) {
        let of_layout = |message: &Message| {
            matches!(
                message,
                Message::Opened(Notice::OtherForm | Notice::Comments(_))
            )
        };
        self.messages.retain(|message| !of_layout(message));
    }

    /// What was said of earlier saves is no longer so.
    pub(super) fn forget_failed_saves(&mut self) {
        self.messages
            .retain(|message| !matches!(message, Message::NotSaved(_)));
    }

    /// What was said of the file before it was saved is no longer so.
    pub(super) fn forget_file(&mut self) {
        self.messages.retain(|message| {
            !matches!(
                message,
                Message::Recovered(..)
                    | Message::FileGone(_)
                    | Message::FileReplaced(_)
                    | Message::FileUnclear(_)
                    | Message::PutBack(_)
            )
        });
    }

    /// What was said of what is settled by now, and of a file that is there again, is no
    /// longer so.
    pub(super) fn forget_settled(&mut self) {
        let is_settled = self.session.release().conflicts.is_empty();
        let is_gone = self.session.is_file_gone();
        self.messages.retain_mut(|message| match message {
            Message::NotIssued(_) => !is_settled,
            Message::FileGone(_) | Message::FileReplaced(_) => is_gone,
            Message::Brought { conflicts, .. } => {
                if is_settled {
                    *conflicts = 0;
                }
                true
            }
            _ => true,
        });
    }

    /// Says that something didn't go as it should; what the system says.
    pub(super) fn failed(&mut self, why: String) {
        self.say(Message::Failed(why));
    }

    /// What there is to be said, until it's dismissed.
    pub(super) fn show_messages(&mut self, ui: &mut Ui) {
        if self.messages.is_empty() {
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
                let area = ScrollArea::vertical()
                    .max_height(HIGHEST)
                    .min_scrolled_height(HIGHEST);
                area.show(ui, |ui| {
                    for (index, said) in self.messages.iter().enumerate() {
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
            let gone = self.messages.remove(index);
            if matches!(gone, Message::Brought { .. }) {
                self.session.forget_news();
            }
        }
        match asked {
            Some(Offer::View(path)) => self.view_file(&path),
            Some(Offer::Revision) => self.note_revision(),
            Some(Offer::Person) => self.ask_person_dialog(),
            Some(Offer::Open(others)) => {
                self.open_others(&others);
                self.messages
                    .retain(|said| !matches!(said, Message::LeftElsewhere(_)));
            }
            Some(Offer::Changes(by, compared)) => {
                let comparison = Comparison::begin(compared, Arc::clone(&self.wake));
                self.ask_person(Dialog::Changes { by, comparison });
            }
            None => {}
        }
    }

    /// What was said of what is taken back by this is no longer so.
    pub(super) fn forget_restored(&mut self, wanted: &Wanted) {
        self.messages.retain(|said| match (said, wanted) {
            (Message::Recovered(_, compared), Wanted::Without(gone)) => compared != gone,
            (Message::PutBack(_), Wanted::State(_)) => false,
            _ => true,
        });
    }
}

/// Of many pairs of states the first as one: each of them is a release.
fn few(mut compared: Vec<Compared>) -> Vec<Compared> {
    const MOST: usize = 12;
    while compared.len() > MOST {
        let second = compared.remove(1);
        if let Some(first) = compared.first_mut() {
            *first = Compared::new(Arc::clone(first.before()), Arc::clone(second.after()));
        }
    }
    compared
}

/// Whether it couldn't be saved since what is in the file can't be read.
fn is_unreadable(message: &Message) -> bool {
    matches!(
        message,
        Message::NotSaved(SaveFailure::Write(SaveError::Unreadable { .. }))
    )
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
        Message::Recovered(_, compared) => {
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
