//! What stands below the body, and the footnotes.

use egui::{RichText, Ui};

use super::buttons::{add_button, add_menu, item_button};
use super::card;
use super::fields::{Options, address, text};
use super::head::bare_line;
use super::{
    Form, add_part, blocks, contacts, far, group_heading, optional_part, picture, prose,
    reveal_here,
};
use crate::app::theme;
use crate::edit::ItemKind;
use crate::language::{Conventions, Tag, Word};
use crate::release::{FieldPath, Part, footnotes_list};
use crate::session::{Action, Command, Group};
use crate::texts::{say, say_with, word_name};

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    group_heading(ui, &say("group-foot"));
    bare_prose(ui, form, "call_to_action");
    bare_line(ui, form, "end_mark", "");
    bare_prose(ui, form, "notes_to_editors");
    optional_part(ui, form, "boilerplates", |ui, form| {
        items(
            ui,
            form,
            &FieldPath::root().field("boilerplates"),
            ItemKind::Boilerplate,
            "add-boilerplate",
            boilerplate,
        );
    });
    optional_part(ui, form, "contacts", |ui, form| {
        contacts::show(ui, form, &FieldPath::root().field("contacts"));
    });
    optional_part(ui, form, "media_assets", |ui, form| {
        items(
            ui,
            form,
            &FieldPath::root().field("media_assets"),
            ItemKind::MediaAsset,
            "add-media-asset",
            media_asset,
        );
    });
    optional_part(ui, form, "links", |ui, form| {
        links(ui, form, &FieldPath::root().field("links"));
    });
    bare_prose(ui, form, "social_posts");
    bare_prose(ui, form, "disclaimer");
    optional_part(ui, form, "fixed_words", |ui, form| {
        let language = form.session.release().language.clone();
        let list = FieldPath::root().field("fixed_words");
        fixed_words(ui, form, &list, &language);
    });
    add_part(ui, form, Group::Foot);
}

fn bare_prose(ui: &mut Ui, form: &mut Form<'_>, field: &'static str) {
    optional_part(ui, form, field, |ui, form| {
        let options = Options {
            bare: true,
            lines: 2,
            ..Options::default()
        };
        prose::show(ui, form, &FieldPath::root().field(field), options);
    });
}

/// The items of a list as cards, and a button for another.
fn items(
    ui: &mut Ui,
    form: &mut Form<'_>,
    list: &FieldPath,
    kind: ItemKind,
    add: &str,
    contents: impl Fn(&mut Ui, &mut Form<'_>, &FieldPath),
) {
    let ids = match form.session.release().part(list) {
        Some(Part::List(items)) => items.ids(),
        _ => Vec::new(),
    };
    for id in ids {
        let path = list.item(&id);
        far::show(ui, form, &path, |ui, form| {
            let before = ui.cursor().top();
            card::show(ui, form, &path, |ui, form| contents(ui, form, &path));
            if kind == ItemKind::MediaAsset {
                let ground = ui.min_rect().with_min_y(before);
                picture::take(ui, form, ground, &path.field("image"));
            }
        });
    }
    add_button(ui, form, (list, kind), &say(add), &say(add));
}

fn boilerplate(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    text(ui, form, &path.field("organization"), Options::default());
    let options = Options {
        lines: 3,
        ..Options::default()
    };
    prose::show(ui, form, &path.field("text"), options);
}

fn media_asset(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    picture::show(ui, form, &path.field("image"));
    text(
        ui,
        form,
        &path.field("alternative_text"),
        Options::default(),
    );
    prose::show(ui, form, &path.field("caption"), Options::default());
    blocks::credit(ui, form, path);
    address(ui, form, &path.field("url"));
}

/// Links as cards.
pub(super) fn links(ui: &mut Ui, form: &mut Form<'_>, list: &FieldPath) {
    items(ui, form, list, ItemKind::Link, "add-link", link);
}

fn link(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    address(ui, form, &path.field("url"));
    text(ui, form, &path.field("text"), Options::default());
    text(ui, form, &path.field("label"), Options::default());
}

/// The fixed words that are printed otherwise than usual in a language.
pub(super) fn fixed_words(ui: &mut Ui, form: &mut Form<'_>, list: &FieldPath, language: &Tag) {
    let used = match form.session.release().part(list) {
        Some(Part::List(words)) => words.ids(),
        _ => Vec::new(),
    };
    for id in &used {
        let path = list.item(id);
        let Some(word) = Word::ALL.iter().find(|word| *id == *word.key()) else {
            continue;
        };
        let name = word_name(*word);
        let hint = word.printed(language, Conventions::default());
        let shown = ui
            .scope(|ui| {
                ui.horizontal(|ui| {
                    super::fields::label(ui, &name);
                    let spoken = say_with("remove-item", &[("item", name.as_str().into())]);
                    if item_button(ui, form, &path, &say("remove"), &spoken) {
                        form.actions.push(Action::Remove(path.clone()));
                    }
                });
                let options = Options {
                    bare: true,
                    hint: &hint,
                    ..Options::default()
                };
                text(ui, form, &path.field("text"), options);
            })
            .response;
        reveal_here(ui, form, &path, &shown);
    }
    let button = add_menu(ui, &say("add-fixed-word"), |ui| {
        egui::ScrollArea::vertical()
            .max_height(360.0)
            .show(ui, |ui| {
                for word in Word::ALL {
                    let free = !used.iter().any(|id| *id == *word.key());
                    if free && ui.button(word_name(*word)).clicked() {
                        form.actions
                            .push(Action::OverrideWords(list.clone(), vec![*word]));
                        ui.close();
                    }
                }
            });
    });
    form.control(list, &button);
}

/// The footnotes, in the order of their numbers.
pub(super) fn footnotes(ui: &mut Ui, form: &mut Form<'_>) {
    let order = form.session.footnote_order();
    if order.is_empty() {
        return;
    }
    group_heading(ui, &say("group-footnotes"));
    let list = footnotes_list();
    for (index, id) in order.iter().enumerate() {
        let path = list.item(id);
        far::show(ui, form, &path, |ui, form| {
            footnote(ui, form, &path, index + 1);
        });
    }
}

fn footnote(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, number: usize) {
    let shown = ui
        .scope(|ui| {
            ui.horizontal(|ui| {
                let title = say_with("footnote-number", &[("number", number.into())]);
                ui.label(RichText::new(&title).font(theme::bold_font(theme::TEXT)));
                let to_mark = say_with("to-mark-of", &[("item", title.as_str().into())]);
                if item_button(ui, form, path, &say("to-mark"), &to_mark) {
                    let field = path.field("text");
                    form.actions
                        .push(Action::Caret(Some(crate::session::Caret::at(field, 0))));
                    form.actions.push(Action::Do(Command::FollowFootnote));
                }
                let remove = say_with("remove-item", &[("item", title.as_str().into())]);
                if item_button(ui, form, path, &say("remove"), &remove) {
                    form.actions.push(Action::Remove(path.clone()));
                }
            });
            let options = Options {
                lines: 2,
                ..Options::default()
            };
            prose::show(ui, form, &path.field("text"), options);
        })
        .response;
    reveal_here(ui, form, path, &shown);
}
