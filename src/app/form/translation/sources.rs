//! What else a text can be translated from, beside what the release says: the words as they were
//! spoken, other editions.

use egui::{RichText, Ui, WidgetInfo};

use super::super::Form;
use super::super::card::widget_id;
use super::{language, texts};
use crate::app::theme;
use crate::language::Tag;
use crate::release::{Part, SourceKind, Value};
use crate::session::{Action, TranslateAction};
use crate::texts::{say, say_with};
use crate::translate::{Translation, Unit, said_in, source_of, usual_source};

/// The other texts that it can be translated from: the words as they were spoken, other
/// editions.
pub(super) fn others(ui: &mut Ui, form: &mut Form<'_>, unit: &Unit, translation: &Translation<'_>) {
    let release = form.session.release();
    let now = source_of(release, translation, unit);
    let own = &translation.edition().language;
    let spoken = spoken_language(form, unit);
    let spoken = spoken.map(|language| (SourceKind::Original, language));
    let editions = release.editions.iter();
    let others = editions
        .filter(|other| other.language != *own)
        .map(|other| {
            let language = other.language.clone();
            (SourceKind::Edition(language.clone()), language)
        });
    if let Some((from, tag)) = spoken {
        other_source(ui, form, unit, (from, &tag), (&now, own));
    }
    // Of what people said it matters from what it's translated.
    let is_quote = unit.at.segments().any(|segment| segment == "words");
    let others = others.filter(|_| is_quote);
    let others = others.filter(|(from, _)| said_in(release, &unit.at, from).is_some());
    let others: Vec<_> = others.collect();
    if others.is_empty() {
        return;
    }
    let is_one_of_them = others.iter().any(|(from, _)| now == *from);
    let title = say_with("unit-other-editions", &[("count", others.len().into())]);
    egui::CollapsingHeader::new(RichText::new(title).size(theme::LABEL))
        .id_salt(("other editions", unit.at.to_string()))
        .default_open(is_one_of_them)
        .show_unindented(ui, |ui| {
            for (from, tag) in others {
                other_source(ui, form, unit, (from, &tag), (&now, own));
            }
        });
}

/// Another text that it can be translated from, and a button for that.
fn other_source(
    ui: &mut Ui,
    form: &mut Form<'_>,
    unit: &Unit,
    (from, tag): (SourceKind, &Tag),
    (now, into): (&SourceKind, &Tag),
) {
    let Some(said) = said_in(form.session.release(), &unit.at, &from) else {
        return;
    };
    let id = match from {
        SourceKind::Original => "unit-as-spoken",
        _ => "unit-in-edition",
    };
    let label = say_with(id, &[("language", language(tag).into())]);
    let palette = theme::palette(ui);
    let is_source = *now == from;
    ui.horizontal_wrapped(|ui| {
        let text = RichText::new(&label).size(theme::LABEL);
        ui.label(text.color(palette.muted));
        let button = ui.selectable_label(
            is_source,
            RichText::new(say("unit-translate-from")).size(theme::LABEL),
        );
        let name = say_with(
            "unit-translate-from-of",
            &[("source", label.as_str().into())],
        );
        button.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_source, &name));
        if button.clicked() {
            let wanted = match is_source {
                true => usual_source(form.session.release(), unit, into),
                false => from.clone(),
            };
            form.actions
                .push(Action::Translate(TranslateAction::From(wanted)));
        }
    });
    let prose = texts::prose_of(&said.paragraphs());
    let id = widget_id(&format!("source {tag}"), &unit.at);
    texts::read(ui, form, (id, &label), &prose, tag);
}

/// The language in which a quote was spoken, where its words in that are known.
fn spoken_language(form: &Form<'_>, unit: &Unit) -> Option<Tag> {
    let quote = unit.at.parent()?.parent()?;
    let part = form
        .session
        .release()
        .part(&quote.field("translated_from"))?;
    match part {
        Part::Value(Value::OptionalLanguage(language)) => language,
        _ => None,
    }
}
