//! The bar at the top: menus, the release's language, and publishing.

use std::path::PathBuf;

use egui::{Button, ComboBox, MenuBar, RichText, ScrollArea, Ui};

use super::form::languages_with;
use super::page::{OFFERED, PageView};
use super::panes::{Pane, Panes};
use super::{access_keys, keyboard, languages, shortcuts, theme};
use crate::edit::{ItemKind, Label};
use crate::language::Tag;
use crate::release::{Colour, FieldPath, Paper};
use crate::session::{Action, BLOCKS, Command, Group, PARTS, Session};
use crate::shelf::{Settings, ThemeChoice, Zoom};
use crate::texts::{command_hint, item_name, menu_text, paper_name, part_label, say};
use crate::typeset::USUAL_STYLE;
use crate::widgets::{RowEnd, opens_now, option_list};

/// What draws a menu.
type Entries = fn(&mut Ui, &mut Bar<'_>);

/// The menus, with the ids of their titles.
const MENUS: [(&str, Entries); 7] = [
    ("menu-file", file),
    ("menu-edit", edit),
    ("menu-insert", |ui, bar| tall(ui, |ui| insert(ui, bar))),
    ("menu-view", view),
    ("menu-languages", languages::menu),
    ("menu-style", style),
    ("menu-help", help),
];

/// The lowest that a menu is made, in points.
const LEAST_MENU: f32 = 120.0;

/// What the bar asks of the window itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum BarRequest {
    /// Open a file that was open before.
    OpenRecent(PathBuf),
    /// Light or dark.
    Theme(ThemeChoice),
    /// Choose a colour.
    Accent,
}

/// What the bar is drawn with.
pub(super) struct Bar<'a> {
    pub session: &'a Session,
    pub settings: &'a Settings,
    pub panes: Panes,
    pub view: &'a mut PageView,
    /// What an undo takes back that the session doesn't know of.
    pub undoable: Option<&'a Label>,
    pub actions: &'a mut Vec<Action>,
    pub requests: &'a mut Vec<BarRequest>,
    /// The menus' own buttons.
    pub titles: &'a mut Vec<egui::Id>,
}

/// What the menus are called.
pub(super) fn titles() -> impl Iterator<Item = String> {
    MENUS.iter().map(|(title, _)| say(title))
}

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, bar: &mut Bar<'_>) {
    MenuBar::new().ui(ui, |ui| {
        for (title, entries) in MENUS {
            let title = say(title);
            let shown = ui.menu_button(&title, |ui| entries(ui, bar));
            access_keys::open(ui, &shown.response, &title);
            bar.titles.push(shown.response.id);
        }
        let has_modes = languages::has_room(ui);
        let has_language = languages::has_room_for_box(ui);
        let kind = ("menu bar", has_modes, has_language);
        RowEnd::new(ui, kind).show(ui, |ui| {
            if has_modes {
                languages::modes(ui, bar.session, bar.actions);
            }
            match bar.session.release().editions.is_empty() {
                _ if !has_language => {}
                true => language(ui, bar),
                false => languages::page_box(ui, bar),
            }
            publish(ui, bar);
        });
    });
}

pub(super) fn command(ui: &mut Ui, bar: &mut Bar<'_>, command: Command) {
    let redoable = bar.session.redoable();
    let step = match command {
        Command::Undo => bar.undoable.or_else(|| bar.session.undoable()),
        Command::Redo => redoable.as_ref(),
        _ => None,
    };
    let can = bar.session.can(command) || (command == Command::Undo && bar.undoable.is_some());
    if entry(ui, command, step, can) {
        bar.actions.push(Action::Do(command));
    }
}

/// An entry for a command. Answers whether it was chosen.
fn entry(ui: &mut Ui, command: Command, step: Option<&Label>, can: bool) -> bool {
    let mut button = Button::new(menu_text(command, step));
    if let Some(keys) = shortcuts::written(ui.ctx(), command) {
        button = button.shortcut_text(keys);
    }
    let button = ui.add_enabled(can, button);
    let is_chosen = button.on_hover_text(command_hint(command)).clicked();
    if is_chosen {
        // Pressed through a screen reader, an item doesn't close its menu by itself.
        ui.close();
    }
    is_chosen
}

/// What can be done with a text by a click with the other button.
pub(super) fn text_menu(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let formats = [
        Command::Strong,
        Command::Emphasis,
        Command::Link,
        Command::Footnote,
    ];
    for command in CLIPBOARD {
        if entry(ui, command, None, session.can(command)) {
            actions.push(Action::Do(command));
        }
    }
    if session.is_in_prose() {
        ui.separator();
        for command in formats.into_iter().filter(|command| session.can(*command)) {
            if entry(ui, command, None, true) {
                actions.push(Action::Do(command));
            }
        }
    }
    if session.can(Command::Comment) {
        ui.separator();
        if entry(ui, Command::Comment, None, true) {
            actions.push(Action::Do(Command::Comment));
        }
    }
}

fn help(ui: &mut Ui, bar: &mut Bar<'_>) {
    command(ui, bar, Command::Shortcuts);
    command(ui, bar, Command::About);
}

fn file(ui: &mut Ui, bar: &mut Bar<'_>) {
    command(ui, bar, Command::New);
    command(ui, bar, Command::Open);
    ui.menu_button(say("menu-recent"), |ui| {
        if bar.settings.recent.is_empty() {
            ui.weak(say("no-recent"));
        }
        for path in &bar.settings.recent {
            let name = path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy();
            let button = ui.button(name).on_hover_text(path.display().to_string());
            if button.clicked() {
                bar.requests.push(BarRequest::OpenRecent(path.clone()));
                ui.close();
            }
        }
    });
    ui.separator();
    command(ui, bar, Command::Save);
    command(ui, bar, Command::SaveAs);
    command(ui, bar, Command::Versions);
    ui.separator();
    command(ui, bar, Command::Editions);
    command(ui, bar, Command::HandOut);
    command(ui, bar, Command::BringIn);
    ui.separator();
    command(ui, bar, Command::MarkIssued);
    command(ui, bar, Command::NoteRevision);
    ui.separator();
    command(ui, bar, Command::ExportPdf);
    command(ui, bar, Command::Print);
    ui.separator();
    command(ui, bar, Command::Quit);
}

/// What can be done with the clipboard.
const CLIPBOARD: [Command; 5] = [
    Command::Cut,
    Command::Copy,
    Command::Paste,
    Command::PastePlain,
    Command::SelectAll,
];

fn edit(ui: &mut Ui, bar: &mut Bar<'_>) {
    command(ui, bar, Command::Undo);
    command(ui, bar, Command::Redo);
    ui.separator();
    for of_clipboard in CLIPBOARD {
        command(ui, bar, of_clipboard);
    }
    ui.separator();
    for format in [
        Command::Strong,
        Command::Emphasis,
        Command::Link,
        Command::BulletList,
        Command::NumberedList,
        Command::Indent,
        Command::Outdent,
        Command::LineBreak,
        Command::TurnText,
    ] {
        command(ui, bar, format);
    }
    ui.separator();
    for item in [
        Command::Duplicate,
        Command::MoveUp,
        Command::MoveDown,
        Command::Remove,
    ] {
        command(ui, bar, item);
    }
    ui.separator();
    command(ui, bar, Command::FollowFootnote);
    ui.separator();
    command(ui, bar, Command::Person);
}

/// A menu that is scrolled where the window is too low for it.
fn tall(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let room = ui.ctx().content_rect().bottom() - ui.cursor().top() - 2.0 * theme::GRID;
    let room = room.max(LEAST_MENU);
    // A menu's own room is less than the window has.
    let mut area = ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room);
    if opens_now(ui, ui.scope_id().with("tall")) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        contents(ui);
        keyboard::follow(ui);
    });
}

fn insert(ui: &mut Ui, bar: &mut Bar<'_>) {
    command(ui, bar, Command::Footnote);
    command(ui, bar, Command::Comment);
    ui.separator();
    let root = FieldPath::root();
    if ui.button(say("item-section")).clicked() {
        bar.actions.push(Action::Add {
            list: root.field("sections"),
            kind: ItemKind::Section,
            after: None,
        });
        ui.close();
    }
    let section = current_section(bar.session);
    for kind in BLOCKS {
        let button = ui.add_enabled(section.is_some(), Button::new(item_name(kind)));
        if button.clicked()
            && let Some(section) = &section
        {
            bar.actions.push(Action::Add {
                list: section.field("blocks"),
                kind,
                after: None,
            });
            ui.close();
        }
    }
    for group in [Group::Head, Group::Foot] {
        ui.separator();
        for part in PARTS.iter().filter(|part| part.group == group) {
            let button = match part.items {
                Some(kind) if kind != ItemKind::FixedWord => ui.button(item_name(kind)),
                _ if bar.session.shows(part) => continue,
                _ => ui.button(part_label(part.field)),
            };
            if button.clicked() {
                bar.actions.push(match part.items {
                    Some(kind) if kind != ItemKind::FixedWord => Action::Add {
                        list: part.path(),
                        kind,
                        after: None,
                    },
                    _ => Action::ShowPart(part.path()),
                });
                ui.close();
            }
        }
    }
}

/// The section that has the keyboard, or the last one.
fn current_section(session: &Session) -> Option<FieldPath> {
    let list = FieldPath::root().field("sections");
    let place = session.place().filter(|place| place.is_within(&list));
    let here = place.and_then(|place| {
        let id = place.segments().nth(1)?;
        let section = session.release().sections.get(id)?;
        Some(list.item(&section.id))
    });
    let last = session.release().sections.last();
    here.or_else(|| last.map(|section| list.item(&section.id)))
}

fn view(ui: &mut Ui, bar: &mut Bar<'_>) {
    let panes = [
        (Command::ToggleOutline, Pane::Outline),
        (Command::TogglePage, Pane::Page),
    ];
    for (command, pane) in panes {
        let mut shown = bar.panes.shows(pane, bar.settings);
        let button = ui.checkbox(&mut shown, menu_text(command, None));
        if button.on_hover_text(command_hint(command)).clicked() {
            bar.actions.push(Action::Do(command));
            ui.close();
        }
    }
    let switches = [
        (Command::ToggleMarks, bar.settings.shows_marks),
        (Command::ToggleVisualArrows, bar.settings.visual_arrows),
        (Command::TogglePresence, !bar.settings.hides_presence),
    ];
    for (command, mut is_on) in switches {
        let button = ui.checkbox(&mut is_on, menu_text(command, None));
        if button.on_hover_text(command_hint(command)).clicked() {
            bar.actions.push(Action::Do(command));
            ui.close();
        }
    }
    command(ui, bar, Command::TurnPane);
    ui.separator();
    zoom_menu(ui, bar.view, bar.session, bar.actions);
    ui.separator();
    for choice in ThemeChoice::ALL {
        let id = match choice {
            ThemeChoice::System => "theme-system",
            ThemeChoice::Light => "theme-light",
            ThemeChoice::Dark => "theme-dark",
        };
        if ui.radio(bar.settings.theme == choice, say(id)).clicked() {
            bar.requests.push(BarRequest::Theme(choice));
            ui.close();
        }
    }
}

/// Sizes for pages, and the commands that fit them.
pub(super) fn zoom_menu(
    ui: &mut Ui,
    view: &mut PageView,
    session: &Session,
    actions: &mut Vec<Action>,
) {
    for fit in [
        Command::FitWidth,
        Command::FitPage,
        Command::ZoomIn,
        Command::ZoomOut,
    ] {
        let mut button = Button::new(menu_text(fit, None));
        if let Some(keys) = shortcuts::written(ui.ctx(), fit) {
            button = button.shortcut_text(keys);
        }
        if ui.add_enabled(session.can(fit), button).clicked() {
            actions.push(Action::Do(fit));
            ui.close();
        }
    }
    ui.separator();
    for share in OFFERED {
        let on = view.zoom() == Zoom::Share(share);
        let text = format!("{} %", (share * 100.0).round());
        if ui.radio(on, text).clicked() {
            view.set_zoom(Zoom::Share(share));
            ui.close();
        }
    }
}

fn style(ui: &mut Ui, bar: &mut Bar<'_>) {
    let style = FieldPath::root().field("style");
    let release = bar.session.release();
    let now = match release.style.house.as_str() {
        "" => USUAL_STYLE,
        name => name,
    };
    let mut chosen = None;
    for house in bar.session.preview().styles() {
        let shown = match house.name.as_str() {
            USUAL_STYLE => say("style-un-side-event"),
            "corporate" => say("style-corporate"),
            "statement" => say("style-statement"),
            own => own.to_owned(),
        };
        if ui.radio(house.name == now, shown).clicked() {
            chosen = Some(house.name.clone());
            ui.close();
        }
    }
    if let Some(name) = chosen {
        let name = if name == USUAL_STYLE {
            String::new()
        } else {
            name
        };
        bar.actions
            .push(Action::SetText(style.field("house"), name));
    }
    ui.separator();
    for paper in Paper::ALL {
        if ui
            .radio(release.style.paper == paper, paper_name(paper))
            .clicked()
        {
            bar.actions
                .push(Action::Set(style.field("paper"), paper.into()));
            ui.close();
        }
    }
    ui.separator();
    accent(ui, bar, &style);
}

fn accent(ui: &mut Ui, bar: &mut Bar<'_>, style: &FieldPath) {
    let now = bar.session.release().style.accent;
    let path = style.field("accent");
    if ui.radio(now.is_none(), say("accent-own")).clicked() && now.is_some() {
        bar.actions.push(Action::Set(path, None::<Colour>.into()));
        ui.close();
    }
    if ui.radio(now.is_some(), say("accent-other")).clicked() {
        bar.requests.push(BarRequest::Accent);
        ui.close();
    }
}

fn language(ui: &mut Ui, bar: &mut Bar<'_>) {
    let path = FieldPath::root().field("language");
    let now = bar.session.release().language.clone();
    let options = languages_with(&now);
    let shown = options.iter().find(|(tag, _)| *tag == now);
    let shown = shown.map_or_else(|| now.to_string(), |(_, name)| name.clone());
    let mut chosen: Option<Tag> = None;
    let combo = ComboBox::from_id_salt("language")
        .selected_text(&shown)
        .height(400.0)
        .show_ui(ui, |ui| {
            let at = options.iter().position(|(tag, _)| *tag == now);
            let names = options.iter().map(|(_, name)| name.as_str());
            let index = option_list(ui, egui::Id::unique("languages"), at, names);
            if let Some((tag, _)) = index.and_then(|index| options.get(index)) {
                chosen = Some(tag.clone());
                ui.close();
            }
            keyboard::follow(ui);
        });
    let name = say("field-language");
    ui.ctx().accesskit_node_builder(combo.response.id, |node| {
        node.set_label(name.as_str());
        node.set_value(shown.as_str());
    });
    if let Some(tag) = chosen {
        combo.response.request_focus();
        bar.actions.push(Action::Set(path, tag.into()));
    }
}

fn publish(ui: &mut Ui, bar: &mut Bar<'_>) {
    let palette = theme::palette(ui);
    let text = RichText::new(say("publish"))
        .color(palette.on_accent)
        .font(theme::bold_font(theme::TEXT));
    let button = Button::new(text)
        .fill(palette.accent)
        .min_size(egui::Vec2::new(84.0, 30.0));
    if ui
        .add(button)
        .on_hover_text(command_hint(Command::ExportPdf))
        .clicked()
    {
        bar.actions.push(Action::Do(Command::ExportPdf));
    }
}
