//! The two columns: what is translated, and its translation.

use std::ops::Range;

use egui::{Response, Ui};

use super::super::card::widget_id;
use super::super::{Form, shown};
use super::{State, Unit};
use crate::app::theme;
use crate::language::Tag;
use crate::release::{Edition, FieldPath, Paragraph, Part, Prose, Release};
use crate::texts::{say, say_with, unit_name};
use crate::translate::{Text, Translation};
use crate::widgets::text::{Highlight, Highlighted, TextDirection, TextField};

/// Draws what a text says in the release, to be read, with the glossary's terms set off that
/// stand there.
pub(super) fn source(
    ui: &mut Ui,
    form: &Form<'_>,
    unit: &Unit,
    terms: &[Range<usize>],
) -> Response {
    let session = form.session;
    let release = session.release();
    let language = &release.language;
    let name = say_with("unit-source", &[("unit", name_of(form, unit).into())]);
    let id = widget_id("source", &unit.at);
    let colour = theme::palette(ui).accent;
    let terms = terms.iter().map(|range| Highlighted {
        range: range.clone(),
        by: Highlight::Underline(colour),
    });
    let terms: Vec<Highlighted> = terms.collect();
    match release.part(&unit.at) {
        Some(Part::Paragraph(paragraph)) => {
            let prose: Prose = [paragraph.clone()].into_iter().collect();
            let revision = session.document().state().number();
            let paragraphs = || shown::paragraphs(&prose, &|id| session.footnote_number(id));
            let field = TextField::prose(id, (revision, &paragraphs), &name);
            dressed(field, language).highlights(&terms).show_read(ui)
        }
        Some(Part::Text(text, _)) => {
            let field = TextField::lines(id, text.text(), &name);
            dressed(field, language).highlights(&terms).show_read(ui)
        }
        _ => ui.label(""),
    }
}

/// Draws a text's translation, to be read; where there is none, what stands on the page instead.
pub(super) fn target_read(
    ui: &mut Ui,
    form: &Form<'_>,
    translation: &Translation<'_>,
    unit: &Unit,
) -> Response {
    let name = say_with("unit-target", &[("unit", name_of(form, unit).into())]);
    let language = &translation.edition().language;
    // What is drawn is kept by this: other editions say something else of the same text.
    let id = widget_id(&format!("target {language}"), &unit.at);
    match translation.target(unit) {
        Some(Text::Prose(paragraphs)) => {
            let prose = prose_of(&paragraphs);
            read(ui, form, (id, &name), &prose, language)
        }
        Some(Text::Line(text) | Text::Lines(text)) => plain(ui, (id, &name), &text, language),
        None => {
            // Where it would stand.
            let said = instead(form, translation, unit);
            let field = TextField::lines(id, "", &name).hint(&said);
            dressed(field, language).show_read(ui)
        }
    }
}

/// What an edition prints where nobody has translated a text.
pub(super) fn instead(form: &Form<'_>, translation: &Translation<'_>, unit: &Unit) -> String {
    let standing = translation.standing(unit);
    if standing.is_left_out {
        return say("unit-not-printed");
    }
    if let Some(said) = form.session.said_by_itself(unit) {
        return said;
    }
    say(match standing.state {
        State::Given => "unit-as-in-release",
        _ if standing.is_joined => "unit-with-previous",
        _ => "unit-not-yet",
    })
}

/// Paragraphs as prose, only to be shown.
pub(super) fn prose_of(paragraphs: &[crate::release::Fragment]) -> Prose {
    let paragraphs = paragraphs.iter().cloned();
    paragraphs
        .map(|content| Paragraph {
            content,
            ..Paragraph::default()
        })
        .collect()
}

/// Draws paragraphs to be read.
pub(super) fn read(
    ui: &mut Ui,
    form: &Form<'_>,
    (id, name): (egui::Id, &str),
    prose: &Prose,
    language: &Tag,
) -> Response {
    let session = form.session;
    let paragraphs = || shown::paragraphs(prose, &|id| session.footnote_number(id));
    let revision = session.document().state().number();
    let field = TextField::prose(id, (revision, &paragraphs), name);
    dressed(field, language).show_read(ui)
}

/// Draws a plain text to be read.
pub(super) fn plain(
    ui: &mut Ui,
    (id, name): (egui::Id, &str),
    text: &str,
    language: &Tag,
) -> Response {
    dressed(TextField::lines(id, text, name), language).show_read(ui)
}

/// As a language has it, never by the first letter.
fn dressed<'a>(field: TextField<'a>, language: &Tag) -> TextField<'a> {
    let direction: TextDirection = language.direction().into();
    field
        .direction(Some(direction))
        .chinese(language.is_chinese())
}

pub(super) fn name_of(form: &Form<'_>, unit: &Unit) -> String {
    let session = form.session;
    unit_name(session.release(), &session.footnote_order(), unit)
}

/// What a text is called with its language: 'Words, Brandt (French)'.
pub(super) fn name_in(form: &Form<'_>, edition: &Edition, unit: &Unit) -> String {
    say_with(
        "field-of-edition",
        &[
            ("field", name_of(form, unit).into()),
            ("language", super::language(&edition.language).into()),
        ],
    )
}

/// The field at an address as prose, empty where there is none yet.
pub(super) fn prose_at(release: &Release, field: &FieldPath) -> Prose {
    release.prose(field).cloned().unwrap_or_default()
}
