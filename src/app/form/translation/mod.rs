//! What there is to translate: each text beside its translation, in the order of the page, the
//! one at hand to be written.

mod advice;
mod at_hand;
mod sources;
mod texts;

use egui::{CornerRadius, Frame, Margin, RichText, ScrollArea, Sense, Stroke, Ui};

use super::{Form, comments, conflicts, contacts, far, foot};
use crate::app::{keyboard, theme};
use crate::language::{Tag, Word};
use crate::release::{Edition, FieldPath};
use crate::session::{Action, Command, TranslateAction, UnitFilter, UnitRow};
use crate::texts::{command_name, say, say_with, unit_name, word_name};
use crate::translate::{Standing, State, Translation, Unit};
use crate::widgets::RowEnd;
use crate::widgets::text::{TextDirection, Written};

/// From this width on source and translation stand side by side, in points.
const ROOMY: f32 = 460.0;
/// Between the two, in points.
const GAP: f32 = theme::GRID * 3.0;

/// Draws the texts.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    form.state.heights.begin();
    ScrollArea::vertical()
        .id_salt("translation")
        .auto_shrink([false, false])
        .animated(false)
        .content_margin(Margin::symmetric(18, 14))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::GRID * 2.0;
            conflicts::show(ui, form);
            match form.session.edition_at_hand() {
                Some(edition) => units(ui, form, edition),
                None => no_edition(ui, form),
            }
            keyboard::follow(ui);
        });
}

/// There is no edition at hand: offers those that there are, and to add one.
fn no_edition(ui: &mut Ui, form: &mut Form<'_>) {
    let editions = &form.session.release().editions;
    ui.label(say(match editions.is_empty() {
        true => "translation-none",
        false => "translation-choose",
    }));
    for edition in editions {
        if ui.button(language(&edition.language)).clicked() {
            form.actions
                .push(Action::ShowEdition(Some(edition.id.clone())));
        }
    }
    if ui.button(command_name(Command::Editions)).clicked() {
        form.actions.push(Action::Do(Command::Editions));
    }
}

fn units(ui: &mut Ui, form: &mut Form<'_>, edition: &Edition) {
    let session = form.session;
    // Where nothing beside it says so.
    if ui.available_width() < ROOMY {
        let name = RichText::new(language(&edition.language));
        let name = ui.label(name.font(theme::bold_font(theme::TEXT)));
        super::heading(ui, &name, &language(&edition.language));
    }
    // Made once a frame: it looks at every segment.
    let translation = Translation::new(session.release(), edition);
    let overview = session.overview();
    let listed = session.listed_units();
    let at_hand = session.unit_at_hand();
    let is_listed = |unit: &Unit| {
        let mut rows = listed.iter().filter_map(|row| overview.rows.get(*row));
        rows.any(|row| row.unit.at == unit.at)
    };
    // Whoever works on a text goes on having it, whatever is listed by now.
    if let Some(unit) = at_hand.as_ref().filter(|unit| !is_listed(unit)) {
        ui.label(RichText::new(say("translation-not-listed")).color(theme::palette(ui).muted));
        at_hand::show(ui, form, &translation, unit);
    }
    for row in listed.iter().filter_map(|row| overview.rows.get(*row)) {
        let is_at_hand = at_hand.as_ref().is_some_and(|unit| unit.at == row.unit.at);
        far::show(ui, form, &row.row, |ui, form| match is_at_hand {
            true => at_hand::show(ui, form, &translation, &row.unit),
            false => self::row(ui, form, &translation, row),
        });
    }
    if listed.is_empty() && !session.is_overview_behind() {
        ui.label(RichText::new(say("translation-no-texts")).color(theme::palette(ui).muted));
    }
    if matches!(
        session.unit_list().filter,
        UnitFilter::All | UnitFilter::WithComments
    ) {
        comments::show_aside(ui, form);
    }
    own_parts(ui, form, edition);
    ui.add_space(ui.clip_rect().height() * 0.4);
}

/// What the edition has that the release hasn't: contacts, links, fixed words.
fn own_parts(ui: &mut Ui, form: &mut Form<'_>, edition: &Edition) {
    let at = edition.path();
    let name = language(&edition.language);
    super::group_heading(ui, &say_with("edition-own", &[("language", name.into())]));
    ui.label(RichText::new(say("edition-own-hint")).color(theme::palette(ui).muted));
    let heading = |ui: &mut Ui, field: &str| {
        let label = crate::texts::part_label(field);
        ui.label(RichText::new(label).font(theme::bold_font(theme::TEXT)));
    };
    heading(ui, "contacts");
    contacts::show(ui, form, &at.field("contacts"));
    heading(ui, "links");
    foot::links(ui, form, &at.field("links"));
    heading(ui, "fixed_words");
    let list = at.field("fixed_words");
    unknown_words(ui, form, edition, &list);
    foot::fixed_words(ui, form, &list, &edition.language);
}

/// The words that the edition's page prints in English, and a button to say them.
fn unknown_words(ui: &mut Ui, form: &mut Form<'_>, edition: &Edition, list: &FieldPath) {
    let words = &form.session.overview().unknown_words;
    let names: Vec<String> = words.iter().copied().map(word_name).collect();
    let is_said = |word: &Word| edition.fixed_words.get(word.key()).is_some();
    let others = words.iter().copied().filter(|word| !is_said(word));
    let others: Vec<Word> = others.collect();
    if names.is_empty() {
        return;
    }
    let told = [
        ("language", language(&edition.language).into()),
        ("words", names.join(", ").into()),
    ];
    let told = RichText::new(say_with("edition-unknown-words", &told));
    ui.label(told.color(theme::palette(ui).should));
    if !others.is_empty() && ui.button(say("edition-say-words")).clicked() {
        let action = Action::OverrideWords(list.clone(), others);
        form.actions.push(action);
    }
}

/// A text that isn't at hand.
fn row(ui: &mut Ui, form: &mut Form<'_>, translation: &Translation<'_>, row: &UnitRow) {
    let frame = Frame::new().inner_margin(Margin::symmetric(10, 4));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = form.session.count_findings(&row.unit);
        heading(ui, form, &row.unit, row.standing, (count, row.comments));
        let (source, target) = columns(
            ui,
            form,
            |ui, form| texts::source(ui, form, &row.unit, &[]),
            |ui, form| texts::target_read(ui, form, translation, &row.unit),
        );
        source.union(target)
    });
    let name = unit_name(
        form.session.release(),
        &form.session.footnote_order(),
        &row.unit,
    );
    let is_clicked = shown.inner.interact(Sense::CLICK).clicked();
    let whole = ui.interact(
        shown.response.rect,
        super::card::widget_id("unit", &row.unit.at),
        Sense::click(),
    );
    let label = say_with("unit-open", &[("unit", name.into())]);
    whole.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    if whole.has_focus() {
        let line = Stroke::new(1.0, theme::palette(ui).accent);
        let corner = CornerRadius::same(theme::FIELD_CORNER);
        ui.painter()
            .rect_stroke(whole.rect, corner, line, egui::StrokeKind::Inside);
    }
    let is_opened = whole
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked();
    if is_clicked || is_opened {
        let at = row.unit.at.clone();
        form.actions
            .push(Action::Translate(TranslateAction::Unit(at)));
    }
    let line = Stroke::new(1.0, theme::palette(ui).hairline);
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

/// What a text is called, how far its translation is, and how much there is to look at: what was
/// found in it, and comments.
fn heading(
    ui: &mut Ui,
    form: &Form<'_>,
    unit: &Unit,
    standing: Standing,
    (findings, comments): (usize, usize),
) {
    let session = form.session;
    let name = unit_name(session.release(), &session.footnote_order(), unit);
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.add_space(theme::FIELD_MARGIN - ui.spacing().item_spacing.x);
        let end = RowEnd::new(ui, ("unit", state_id(standing), findings, comments));
        end.before(ui, |ui| {
            let name = Written::new(&name)
                .direction(TextDirection::LeftToRight)
                .size(theme::LABEL)
                .colour(palette.muted);
            name.show_line(ui, Sense::hover());
        });
        end.show(ui, |ui| {
            let colour = match standing {
                Standing {
                    is_left_out: true, ..
                } => palette.muted,
                Standing {
                    is_out_of_date: true,
                    ..
                } => palette.must,
                Standing {
                    state: State::Draft,
                    ..
                } => palette.should,
                Standing {
                    state: State::Final,
                    ..
                } => palette.fine,
                _ => palette.muted,
            };
            if comments > 0 {
                let told = say_with("unit-comments", &[("count", comments.into())]);
                let told = RichText::new(told).size(theme::LABEL);
                ui.label(told.color(palette.accent));
            }
            if findings > 0 {
                let told = say_with("unit-findings", &[("count", findings.into())]);
                let told = RichText::new(told).size(theme::LABEL);
                ui.label(told.color(palette.should));
            }
            let text = RichText::new(say(state_id(standing)));
            ui.label(text.size(theme::LABEL).color(colour));
        });
    });
}

/// What says how far a translation is.
fn state_id(standing: Standing) -> &'static str {
    match standing {
        Standing {
            is_left_out: true, ..
        } => "unit-left-out",
        Standing {
            is_out_of_date: true,
            ..
        } => "unit-out-of-date",
        Standing {
            is_joined: true, ..
        } => "unit-joined",
        Standing { state, .. } => match state {
            State::Empty => "unit-empty",
            State::Draft => "unit-draft",
            State::Final => "unit-final",
            State::Given => "unit-given",
        },
    }
}

/// Source and translation: side by side where there is room.
fn columns<A, B>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    source: impl FnOnce(&mut Ui, &mut Form<'_>) -> A,
    target: impl FnOnce(&mut Ui, &mut Form<'_>) -> B,
) -> (A, B) {
    let width = ui.available_width();
    if width < ROOMY {
        let source = source(ui, form);
        return (source, target(ui, form));
    }
    let column = (width - GAP) / 2.0;
    let both = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let source = ui.vertical(|ui| {
            ui.set_width(column);
            source(ui, form)
        });
        let target = ui.vertical(|ui| {
            ui.set_width(column);
            target(ui, form)
        });
        (source.inner, target.inner)
    });
    both.inner
}

/// The name of a language in the language of the window.
fn language(tag: &Tag) -> String {
    crate::language::language_name(tag, &Tag::english())
}
