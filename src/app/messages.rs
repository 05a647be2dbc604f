//! The bar of messages: what there is to be said, each until it's dismissed.

use egui::{
    Align, Frame, Label, Layout, Margin, Panel, RichText, Role, ScrollArea, Ui, WidgetInfo,
};

use super::{App, theme};
use crate::session::Message;
use crate::texts::{message, say, say_with};

/// The bar's greatest height, in points: more is scrolled to.
const HIGHEST: f32 = 132.0;

impl App {
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
                        ui.horizontal(|ui| {
                            let text = message(said);
                            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                                let name = say_with(
                                    "dismiss-message",
                                    &[("message", text.as_str().into())],
                                );
                                let button = ui.button(say("dismiss"));
                                button
                                    .widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                                if button.clicked() {
                                    dismissed = Some(index);
                                }
                                if let Message::Exported(path) = said
                                    && ui.button(say("show-file")).clicked()
                                {
                                    viewed = Some(path.clone());
                                }
                                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                                    ui.add(Label::new(RichText::new(text)).wrap());
                                });
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
