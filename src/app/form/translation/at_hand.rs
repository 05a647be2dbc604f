//! The text that a translator has at hand: its source, its translation as a field, and what
//! there is to be done about it.

use egui::{CornerRadius, Frame, Margin, RichText, Stroke, Ui, WidgetInfo};

use super::super::card::widget_id;
use super::super::fields::{report, wanted_caret};
use super::super::{Form, below, picture, shown};
use super::{advice, columns, comments, heading, language, sources, texts};
use crate::app::comparison::ShownPieces;
use crate::app::{shortcuts, theme};
use crate::language::Tag;
use crate::release::{Edition, FieldPath, Part, Value};
use crate::session::{Action, Advice, Command, TranslateAction};
use crate::texts::{command_hint, command_name, say, say_with, short_name};
use crate::translate::{
    Translation, Unit, UnitKind, can_be_joined, language_of, segment_path, source_of, target_field,
};
use crate::widgets::text::{Highlight, Highlighted, TextDirection, TextField};

/// Draws it.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, translation: &Translation<'_>, unit: &Unit) {
    let palette = theme::palette(ui);
    let edition = translation.edition();
    let standing = translation.standing(unit);
    let release = form.session.release();
    let source_language = language_of(release, unit, &source_of(release, translation, unit));
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, palette.accent))
        .corner_radius(CornerRadius::same(theme::CARD_CORNER))
        .inner_margin(Margin::symmetric(10, 8));
    let card = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, form, unit, standing, (0, 0));
        let advice = form.session.advice();
        columns(
            ui,
            form,
            |ui, form| {
                texts::source(ui, form, unit, &advice.underlined);
                for (paragraph, _) in translation.joined_to(&unit.at) {
                    let prose = texts::prose_of(std::slice::from_ref(&paragraph.content));
                    let id = widget_id(&format!("source {}", paragraph.id), &unit.at);
                    let language = &form.session.release().language;
                    texts::read(ui, form, (id, &say("unit-says-too")), &prose, language);
                }
                sources::others(ui, form, unit, translation);
            },
            |ui, form| target(ui, form, translation, unit, &advice),
        );
        if standing.is_out_of_date {
            moved_on(ui, form, &advice, &source_language);
        }
        advice::findings(ui, form, &advice);
        own_picture(ui, form, edition, unit);
        tools(ui, form, translation, unit);
        comments::on_text(ui, form, &unit.at, &edition.language);
        advice::terms(ui, form, &advice);
        advice::suggestions(ui, form, &advice, (&source_language, edition));
        advice::search(ui, form, &advice, edition);
    });
    // As long as it's tried: suggestions and what is to be looked at are found meanwhile.
    let row = segment_path(translation, unit);
    let is_wanted = form.state.reveal.as_ref();
    let is_wanted = is_wanted.is_some_and(|(wanted, _)| *wanted == row);
    // A higher one sees to its caret.
    if is_wanted && card.response.rect.height() < ui.clip_rect().height() {
        ui.scroll_to_rect(card.response.rect, None);
    }
}

/// The field of its translation.
fn target(
    ui: &mut Ui,
    form: &mut Form<'_>,
    translation: &Translation<'_>,
    unit: &Unit,
    advice: &Advice,
) {
    let edition = translation.edition();
    let field = target_field(translation, unit);
    let session = form.session;
    let release = session.release();
    let name = texts::name_in(form, edition, unit);
    let id = widget_id("field", &field);
    let hint = texts::instead(form, translation, unit);
    let prose = texts::prose_at(release, &field);
    let paragraphs = || shown::paragraphs(&prose, &|id| session.footnote_number(id));
    let revision = session.document().state().number();
    let text = match release.part(&field) {
        Some(Part::Text(text, _)) => text.text(),
        _ => "",
    };
    let input = match unit.kind {
        UnitKind::Paragraph => TextField::prose(id, (revision, &paragraphs), &name),
        UnitKind::Line => TextField::line(id, text, &name),
        UnitKind::Lines => TextField::lines(id, text, &name),
    };
    // Whatever it begins with, it runs as its language does.
    let direction: TextDirection = edition.language.direction().into();
    let doubts = doubts(ui, form, advice);
    let input = input
        .hint(&hint)
        .at_least(2)
        .highlights(&doubts)
        .direction(Some(direction))
        .chinese(edition.language.is_chinese())
        .marks(form.shows_marks)
        .caret(wanted_caret(form, &field));
    let output = input.show(ui);
    report(ui, form, &field, output);
    below::at_field(ui, form, &field);
}

/// The stretches of the translation that somebody should look at, as long as it says what was
/// looked at.
fn doubts(ui: &Ui, form: &Form<'_>, advice: &Advice) -> Vec<Highlighted> {
    if !form.session.is_advice_new() {
        return Vec::new();
    }
    let colour = theme::palette(ui).should;
    let places = advice.findings.iter().filter_map(|one| one.at.clone());
    let doubts = places.map(|range| Highlighted {
        range,
        by: Highlight::Wave(colour),
    });
    doubts.collect()
}

/// What has changed in the source since it was translated.
fn moved_on(ui: &mut Ui, form: &mut Form<'_>, advice: &Advice, language: &Tag) {
    let palette = theme::palette(ui);
    let told = RichText::new(say("unit-moved-on")).size(theme::LABEL);
    ui.label(told.color(palette.must));
    ShownPieces::new(advice.moved_on.clone(), language).show(ui);
    button(ui, form, Command::StillRight);
}

/// The field of the picture that belongs to it.
fn picture_of(form: &Form<'_>, unit: &Unit) -> Option<FieldPath> {
    let item = item_of(form, unit)?;
    let mut fields = ["logo", "image"].iter().map(|name| item.field(name));
    fields.find(|field| {
        let part = form.session.release().part(field);
        matches!(part, Some(Part::Value(Value::Image(Some(_)))))
    })
}

/// The picture of its own that the edition shows in the place of the release's.
fn own_picture(ui: &mut Ui, form: &mut Form<'_>, edition: &Edition, unit: &Unit) {
    let Some(at) = picture_of(form, unit) else {
        return;
    };
    if let Some(own) = edition.images.iter().find(|own| own.at == at) {
        let images = edition.path().field("images");
        picture::show(ui, form, &images.item(&own.id).field("image"));
    }
}

/// What can be done with it.
fn tools(ui: &mut Ui, form: &mut Form<'_>, translation: &Translation<'_>, unit: &Unit) {
    ui.horizontal_wrapped(|ui| {
        button(ui, form, Command::ConfirmUnit);
        button(ui, form, Command::CopySource);
        button(ui, form, Command::Comment);
        ui.menu_button(say("more"), |ui| {
            more(ui, form, translation, unit);
        })
        .response
        .widget_info(|| {
            let name = say_with("more-of", &[("item", texts::name_of(form, unit).into())]);
            WidgetInfo::labeled(egui::Role::Button, true, &name)
        });
    });
}

fn more(ui: &mut Ui, form: &mut Form<'_>, translation: &Translation<'_>, unit: &Unit) {
    let edition = translation.edition();
    let mut asked = None;
    let mut entry = |ui: &mut Ui, text: String, can: bool, action: TranslateAction| {
        if ui.add_enabled(can, egui::Button::new(text)).clicked() {
            asked = Some(action);
            ui.close();
        }
    };
    if ui.button(command_name(Command::CommentSource)).clicked() {
        form.actions.push(Action::Do(Command::CommentSource));
        ui.close();
    }
    let segment = translation.segment(&unit.at);
    if unit.kind == UnitKind::Paragraph {
        let is_joined = translation.standing(unit).is_joined;
        let id = match is_joined {
            true => "unit-part",
            false => "unit-join",
        };
        let can = is_joined || can_be_joined(translation, unit);
        entry(ui, say(id), can, TranslateAction::Join(!is_joined));
    }
    entry(
        ui,
        say("unit-clear"),
        segment.is_some(),
        TranslateAction::Clear,
    );
    if let Some(at) = picture_of(form, unit) {
        let is_own = edition.images.iter().any(|own| own.at == at);
        let id = match is_own {
            true => "unit-picture-as-in-release",
            false => "unit-own-picture",
        };
        let text = say_with(id, &[("language", language(&edition.language).into())]);
        entry(ui, text, true, TranslateAction::OwnImage(at, !is_own));
    }
    if let Some(item) = item_of(form, unit) {
        let is_left_out = edition.left_out.iter().any(|left| left.at == item);
        let id = match is_left_out {
            true => "unit-print-again",
            false => "unit-leave-out",
        };
        let notes = form.session.footnote_order();
        let name = short_name(form.session.release(), &notes, &item);
        let text = say_with(
            id,
            &[
                ("item", name.into()),
                ("language", language(&edition.language).into()),
            ],
        );
        entry(
            ui,
            text,
            true,
            TranslateAction::LeaveOut(item, !is_left_out),
        );
    }
    form.actions.extend(asked.map(Action::Translate));
}

/// The item that an edition can leave out with this text: the innermost that's printed by itself.
fn item_of(form: &Form<'_>, unit: &Unit) -> Option<FieldPath> {
    const LISTS: &[&str] = &[
        "organizers",
        "sections",
        "blocks",
        "boilerplates",
        "contacts",
        "people",
        "media_assets",
        "links",
    ];
    let release = form.session.release();
    let mut around = unit.at.parent();
    while let Some(path) = around {
        let list = path.parent();
        let is_item = list.as_ref().is_some_and(|list| {
            list.last().is_some_and(|name| LISTS.contains(&name))
                && matches!(release.part(list), Some(Part::List(_)))
        });
        if is_item {
            return Some(path);
        }
        around = list;
    }
    None
}

/// A button for a command, with its keys.
pub(super) fn button(ui: &mut Ui, form: &mut Form<'_>, command: Command) {
    let mut hint = command_hint(command);
    if let Some(keys) = shortcuts::written(ui.ctx(), command) {
        hint = format!("{hint} ({keys})");
    }
    let button = ui.add_enabled(
        form.session.can(command),
        egui::Button::new(command_name(command)),
    );
    if button.on_hover_text(hint).clicked() {
        form.actions.push(Action::Do(command));
    }
}
