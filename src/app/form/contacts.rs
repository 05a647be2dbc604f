//! Contacts: groups of people.

use egui::Ui;

use super::buttons::add_button;
use super::fields::{Options, address, pair, text};
use super::{Form, card, far};
use crate::edit::ItemKind;
use crate::release::{FieldPath, Id, Part};
use crate::texts::{item_title, say, say_with};

/// The groups of a list.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, list: &FieldPath) {
    for id in ids(form, list) {
        let path = list.item(&id);
        far::show(ui, form, &path, |ui, form| {
            card::show(ui, form, &path, |ui, form| {
                text(ui, form, &path.field("name"), Options::default());
                people(ui, form, &path);
            });
        });
    }
    let add = say("add-contact-group");
    add_button(ui, form, (list, ItemKind::ContactGroup), &add, &add);
}

fn ids(form: &Form<'_>, list: &FieldPath) -> Vec<Id> {
    match form.session.release().part(list) {
        Some(Part::List(items)) => items.ids(),
        _ => Vec::new(),
    }
}

fn people(ui: &mut Ui, form: &mut Form<'_>, group: &FieldPath) {
    let list = group.field("people");
    for id in ids(form, &list) {
        let path = list.item(&id);
        far::show(ui, form, &path, |ui, form| {
            card::show(ui, form, &path, |ui, form| person(ui, form, &path));
        });
    }
    let title = item_title(form.session.release(), group);
    let name = say_with("add-contact-to", &[("item", title.name().into())]);
    let add = say("add-contact");
    add_button(ui, form, (&list, ItemKind::Contact), &add, &name);
}

fn person(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let latin = Options {
        latin: true,
        ..Options::default()
    };
    let mut both = |ui: &mut Ui, left: &str, right: &str, options: Options<'_>| {
        pair(
            ui,
            form,
            |ui, form| text(ui, form, &path.field(left), options),
            |ui, form| text(ui, form, &path.field(right), options),
        );
    };
    both(ui, "name", "role", Options::default());
    both(ui, "organization", "languages", Options::default());
    both(ui, "telephone", "out_of_hours", latin);
    pair(
        ui,
        form,
        |ui, form| address(ui, form, &path.field("email")),
        |ui, form| text(ui, form, &path.field("hours"), Options::default()),
    );
    text(ui, form, &path.field("note"), Options::default());
}
