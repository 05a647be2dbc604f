//! Which language is seen and worked on: the modes, the menu, the box at the end of the bar.

use egui::{ComboBox, CornerRadius, Frame, Margin, RichText, Stroke, Ui};

use super::menus::{Bar, command};
use super::{keyboard, shortcuts, theme};
use crate::language::{Tag, language_name};
use crate::release::Id;
use crate::session::{Action, Command, Session};
use crate::texts::{command_hint, command_name, say, say_with};
use crate::widgets::option_list;

/// Below this width of the bar the modes don't stand in it, in points.
const ROOM_FOR_MODES: f32 = 430.0;

/// How much of a row they take, in points: where there is less, they stand in the menu only.
const MODES: f32 = 160.0;

/// Below this width what the box is for is found in the menu, in points.
const ROOM_FOR_BOX: f32 = 210.0;

/// Draws the two modes beside each other.
pub(super) fn modes(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(CornerRadius::same(theme::FIELD_CORNER))
        .inner_margin(Margin::symmetric(2, 2));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for command in [Command::Write, Command::Translate] {
            let is_on = session.is_translating() == (command == Command::Translate);
            let name = command_name(command);
            let text = match is_on {
                true => RichText::new(&name).color(palette.accent),
                false => RichText::new(&name).color(palette.muted),
            };
            let button = ui.selectable_label(is_on, text);
            if button.on_hover_text(command_hint(command)).clicked() {
                actions.push(Action::Do(command));
            }
        }
    });
}

/// Whether there is room for them in what is left of the bar.
pub(super) fn has_room(ui: &Ui) -> bool {
    ui.available_width() >= ROOM_FOR_MODES
}

/// Whether there is room for them in what is left of a row that has nothing else.
pub(super) fn has_room_for_modes_alone(ui: &Ui) -> bool {
    ui.available_width() >= MODES
}

/// Whether there is room for the box of a language in what is left of the bar.
pub(super) fn has_room_for_box(ui: &Ui) -> bool {
    ui.available_width() >= ROOM_FOR_BOX
}

/// The menu.
pub(super) fn menu(ui: &mut Ui, bar: &mut Bar<'_>) {
    for mode in [Command::Write, Command::Translate] {
        command(ui, bar, mode);
    }
    ui.separator();
    for of_unit in [
        Command::ConfirmUnit,
        Command::StillRight,
        Command::CopySource,
        Command::InsertChip,
        Command::InsertTerm,
        Command::Mend,
        Command::Comment,
        Command::CommentSource,
        Command::NextUnit,
        Command::PreviousUnit,
        Command::NextUnfinished,
        Command::PreviousUnfinished,
    ] {
        command(ui, bar, of_unit);
    }
    ui.separator();
    command(ui, bar, Command::MeaningUnchanged);
    ui.separator();
    let shown = shown(bar.session);
    for (index, (id, name)) in pages(bar.session).into_iter().enumerate() {
        let text = say_with("menu-page-in", &[("language", name.into())]);
        let mut radio = ui.radio(shown == id, text);
        if let Some(keys) = shortcuts::of_page(ui.ctx(), index) {
            radio = radio.on_hover_text(keys);
        }
        if radio.clicked() {
            bar.actions.push(Action::ShowEdition(id));
            ui.close();
        }
    }
    ui.separator();
    command(ui, bar, Command::Editions);
    command(ui, bar, Command::Library);
}

fn shown(session: &Session) -> Option<Id> {
    session.shown_edition().map(|edition| edition.id.clone())
}

/// The pages that can be shown: the release's own first, then its editions'.
pub(super) fn pages(session: &Session) -> Vec<(Option<Id>, String)> {
    let release = session.release();
    let name = |tag: &Tag| language_name(tag, &Tag::english());
    let own = (None, name(&release.language));
    let editions = release.editions.iter();
    let editions = editions.map(|edition| (Some(edition.id.clone()), name(&edition.language)));
    std::iter::once(own).chain(editions).collect()
}

/// The box that says which language's page is shown, and shows others.
pub(super) fn page_box(ui: &mut Ui, bar: &mut Bar<'_>) {
    let pages = pages(bar.session);
    let now = shown(bar.session);
    let at = pages.iter().position(|(id, _)| *id == now);
    let shown = at.and_then(|at| pages.get(at)).map_or("", |(_, name)| name);
    let mut chosen = None;
    let combo = ComboBox::from_id_salt("page language")
        .selected_text(shown)
        .height(400.0)
        .show_ui(ui, |ui| {
            let names = pages.iter().map(|(_, name)| name.as_str());
            let index = option_list(ui, egui::Id::unique("page languages"), at, names);
            chosen = index.and_then(|index| pages.get(index).cloned());
            if chosen.is_some() {
                ui.close();
            }
            keyboard::follow(ui);
        });
    let name = say("page-language");
    ui.ctx().accesskit_node_builder(combo.response.id, |node| {
        node.set_label(name.as_str());
        node.set_value(shown);
    });
    if let Some((id, _)) = chosen {
        combo.response.request_focus();
        bar.actions.push(Action::ShowEdition(id));
    }
}
