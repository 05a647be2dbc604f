//! The bar of messages: what there is to be said, each until it's dismissed or no
//! longer so.

use egui::{Frame, Margin, Panel, Role, ScrollArea, Ui, WidgetInfo};

use super::{App, theme};
use crate::session::Message;
use crate::storage::Notice;
use crate::texts::{message, say, say_with};
use crate::widgets::RowEnd;
use crate::widgets::text::{TextDirection, Written};

/// The bar's greatest height, in points: more is scrolled to.
const HIGHEST: f32 = 132.0;

impl App {
    /// Says something, once.
    pub(super) fn say(&mut self, message: Message) {
        // The newest stands where it's seen.
        let is_of_paste = |message: &Message| {
            matches!(message, Message::LeftOut(_) | Message::ControlCharacters(_))
        };
        // What was said of the one before is no longer so.
        let is_news = is_of_paste(&message);
        let same_kind = |said: &Message| {
            is_news && std::mem::discriminant(said) == std::mem::discriminant(&message)
        };
        self.messages
            .retain(|said| *said != message && !same_kind(said));
        self.messages.insert(0, message);
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
        let mut viewed = None;
        Panel::top("messages")
            .frame(
                Frame::new()
                    .fill(palette.accent_soft)
                    .inner_margin(Margin::symmetric(14, 6)),
            )
            .show(ui, |ui| {
                let area = ScrollArea::vertical().max_height(HIGHEST);
                area.show(ui, |ui| {
                    for (index, said) in self.messages.iter().enumerate() {
                        let text = message(said);
                        let exported = match said {
                            Message::Exported(path) => Some(path),
                            _ => None,
                        };
                        ui.horizontal(|ui| {
                            let end = RowEnd::new(ui, ("message", exported.is_some()));
                            end.before(ui, |ui| {
                                let text = Written::new(&text);
                                text.direction(TextDirection::LeftToRight).show(ui)
                            });
                            end.show(ui, |ui| {
                                if let Some(path) = exported
                                    && ui.button(say("show-file")).clicked()
                                {
                                    viewed = Some(path.clone());
                                }
                                if dismiss(ui, &text) {
                                    dismissed = Some(index);
                                }
                            });
                        });
                    }
                });
            });
        if let Some(index) = dismissed {
            self.messages.remove(index);
        }
        if let Some(path) = viewed {
            self.view_file(&path);
        }
    }
}

fn dismiss(ui: &mut Ui, text: &str) -> bool {
    let name = say_with("dismiss-message", &[("message", text.into())]);
    let button = ui.button(say("dismiss"));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    button.clicked()
}
