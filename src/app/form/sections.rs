//! The body: sections with their blocks.

use egui::Ui;

use super::buttons::{add_button, add_menu, item_button, step_button};
use super::card::widget_id;
use super::fields::hinted;
use super::{Form, blocks, far, group_title, reveal_here};
use crate::app::dragging::{self, Landing};
use crate::app::theme;
use crate::edit::ItemKind;
use crate::release::{FieldPath, Id, Identified, ItemRef};
use crate::session::{Action, BLOCKS, Step};
use crate::texts::{ItemTitle, item_name, item_title, say, say_with};
use crate::widgets::RowEnd;

/// Draws the sections.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    let list = FieldPath::root().field("sections");
    let sections = form.session.release().sections.iter();
    let ids: Vec<Id> = sections.map(|section| section.id.clone()).collect();
    for id in &ids {
        let path = list.item(id);
        far::show(ui, form, &path, |ui, form| section(ui, form, &path));
    }
    ui.add_space(theme::GRID * 2.0);
    let add = say("add-section");
    add_button(ui, form, (&list, ItemKind::Section), &add, &add);
}

fn section(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let release = form.session.release();
    let title = item_title(release, path);
    let name = title.name();
    // By its address, so that whoever moves it by a key has the same button again.
    let of_section = egui::UiBuilder::new().scope_id(widget_id("section", path));
    let shown = ui
        .scope_builder(of_section, |ui| {
            ui.add_space(theme::GRID * 4.0);
            let heading = ui.horizontal(|ui| section_title(ui, form, path, &title));
            let heading = heading.response;
            dragging::handle_beside(ui, &heading, path, &name);
            hinted(ui, form, &path.field("heading"), "section-heading-hint");
            section_blocks(ui, form, path, &name);
        })
        .response;
    let with_handle = shown.rect.min.x - dragging::HANDLE_ROOM;
    let place = (shown.rect.with_min_x(with_handle), Landing::FarSide);
    dragging::take(ui, release, path, place, form.actions);
    reveal_here(ui, form, path, &shown);
}

/// In a narrower form the tools are a menu, in points.
const ROOM_FOR_TOOLS: f32 = 400.0;

fn section_title(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, title: &ItemTitle) {
    let has_room = ui.available_width() >= ROOM_FOR_TOOLS;
    let end = RowEnd::new(ui, ("section", has_room));
    let name = title.name();
    end.before(ui, |ui| group_title(ui, &title.title));
    end.show(ui, |ui| match has_room {
        true => tools(ui, form, path, &name),
        false => tool_menu(ui, form, path, &name),
    });
}

fn tool_menu(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, title: &str) {
    let palette = theme::palette(ui);
    let sign = egui::RichText::new(say("more")).color(palette.muted);
    let button = egui::Button::new(sign).frame(false);
    let menu = egui::containers::menu::MenuButton::from_button(button);
    let (button, _) = menu.ui(ui, |ui| tools(ui, form, path, title));
    let name = say_with("more-of", &[("item", title.into())]);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    form.at(path, &button);
}

fn tools(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, title: &str) {
    for (step, word, id) in [
        (Step::Up, "move-up", "move-up-item"),
        (Step::Down, "move-down", "move-down-item"),
    ] {
        // Where it leads nowhere it's still there, so that whoever moves a
        // section by it keeps the keyboard at the list's end.
        let place = form.session.place_beside(path, step);
        let name = say_with(id, &[("item", title.into())]);
        let tool = step_button(ui, &say(word), &name, place.is_some());
        form.at(path, &tool);
        if let Some(after) = place.filter(|_| tool.clicked()) {
            form.actions.push(Action::Move(path.clone(), after));
        }
    }
    let actions = [
        (
            "duplicate",
            "duplicate-item",
            Action::Duplicate(path.clone()),
        ),
        ("remove", "remove-item", Action::Remove(path.clone())),
    ];
    for (word, id, action) in actions {
        let name = say_with(id, &[("item", title.into())]);
        if item_button(ui, form, path, &say(word), &name) {
            form.actions.push(action);
        }
    }
}

fn section_blocks(ui: &mut Ui, form: &mut Form<'_>, section: &FieldPath, title: &str) {
    let list = section.field("blocks");
    let Some(section) = section
        .last()
        .and_then(|id| form.session.release().sections.get(id))
    else {
        return;
    };
    let blocks: Vec<(Id, ItemKind)> = section
        .blocks
        .iter()
        .map(|block| (block.id().clone(), ItemKind::from(ItemRef::from(block))))
        .collect();
    let alone = blocks.len() == 1;
    for (id, kind) in &blocks {
        let path = list.item(id);
        // A section that is nothing but text needs no card around it.
        if alone && *kind == ItemKind::ProseBlock {
            blocks::prose_block(ui, form, &path);
        } else {
            far::show(ui, form, &path, |ui, form| {
                blocks::show(ui, form, &path, *kind);
            });
        }
    }
    let name = say_with("add-block-to", &[("item", title.into())]);
    let button = add_menu(ui, &say("add-block"), |ui| {
        for kind in BLOCKS {
            if ui.button(item_name(kind)).clicked() {
                form.actions.push(Action::Add {
                    list: list.clone(),
                    kind,
                    after: None,
                });
                ui.close();
            }
        }
    });
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    form.control(&list, &button);
}
