//! The blocks of a section: text, quotes, pictures, key points, tables.

use egui::Ui;

use super::card;
use super::fields::{Foreign, Options, hinted, pair, text};
use super::{Form, picture, prose, table, values};
use crate::edit::ItemKind;
use crate::release::{FieldPath, Part, Value};
use crate::texts::say;

/// A block as a card.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, kind: ItemKind) {
    let before = ui.cursor().top();
    card::show(ui, form, path, |ui, form| match kind {
        ItemKind::Quote => quote(ui, form, path),
        ItemKind::Picture => picture_block(ui, form, path),
        ItemKind::KeyPoints => key_points(ui, form, path),
        ItemKind::Table => table::show(ui, form, path),
        _ => prose_block(ui, form, path),
    });
    if kind == ItemKind::Picture {
        let ground = ui.min_rect().with_min_y(before);
        picture::take(ui, form, ground, &path.field("image"));
    }
}

/// Running text, without a card.
pub(super) fn prose_block(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let options = Options {
        lines: 4,
        ..Options::default()
    };
    prose::show(ui, form, &path.field("text"), options);
}

fn quote(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let hint = say("quote-hint");
    let options = Options {
        hint: &hint,
        lines: 2,
        ..Options::default()
    };
    prose::show(ui, form, &path.field("words"), options);
    pair(
        ui,
        form,
        |ui, form| text(ui, form, &path.field("speaker"), Options::default()),
        |ui, form| text(ui, form, &path.field("title"), Options::default()),
    );
    let from = path.field("translated_from");
    values::optional_language(ui, form, &from, &say("not-translated"));
    let release = form.session.release();
    let spoken_in = match release.part(&from) {
        Some(Part::Value(Value::OptionalLanguage(language))) => language,
        _ => None,
    };
    let known = release
        .prose(&path.field("original"))
        .is_some_and(|words| !words.is_empty());
    if spoken_in.is_some() || known || form.session.is_at_odds(&path.field("original")) {
        let hint = say("original-hint");
        let language = spoken_in.as_ref();
        let options = Options {
            hint: &hint,
            foreign: Some(language.map_or(Foreign::Unknown, Foreign::Known)),
            ..Options::default()
        };
        prose::show(ui, form, &path.field("original"), options);
    }
}

fn picture_block(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    picture::show(ui, form, &path.field("image"));
    let alternative_text = path.field("alternative_text");
    hinted(ui, form, &alternative_text, "alternative-text-hint");
    let hint = say("caption-hint");
    let options = Options {
        hint: &hint,
        ..Options::default()
    };
    prose::show(ui, form, &path.field("caption"), options);
    credit(ui, form, path);
}

/// Who took a picture, and who may use it.
pub(super) fn credit(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    pair(
        ui,
        form,
        |ui, form| text(ui, form, &path.field("credit"), Options::default()),
        |ui, form| text(ui, form, &path.field("licence"), Options::default()),
    );
}

fn key_points(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let language = form.session.release().language.clone();
    let options = Options {
        hint: crate::language::Word::KeyPoints.in_language(&language),
        ..Options::default()
    };
    text(ui, form, &path.field("heading"), options);
    let options = Options {
        lines: 3,
        ..Options::default()
    };
    prose::show(ui, form, &path.field("points"), options);
}
