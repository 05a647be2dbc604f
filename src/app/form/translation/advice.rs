//! What a translator is told and offered below the text at hand: what to look at, terms, what
//! was translated before.

use egui::{CornerRadius, Frame, Margin, RichText, Sense, Stroke, Ui, WidgetInfo};

use super::super::Form;
use super::super::quietly;
use crate::app::comparison::ShownPieces;
use crate::app::{shortcuts, theme};
use crate::compare::Piece;
use crate::language::{Tag, language_name};
use crate::release::Edition;
use crate::session::{Action, Advice, Command, TranslateAction};
use crate::texts::{command_hint, finding, fix_name, say, say_with};
use crate::translate::checks::{Finding, FindingKind};
use crate::translate::memory::Suggestion;
use crate::widgets::text::{TextDirection, TextField, Written};

/// How many suggestions are shown before somebody wants more.
const SHOWN: usize = 3;

/// What to look at in the translation, each with what would mend it.
pub(super) fn findings(ui: &mut Ui, form: &mut Form<'_>, advice: &Advice) {
    let notes = form.session.footnote_order();
    let palette = theme::palette(ui);
    let mut is_first_fix = true;
    // What the glossary wants said stands with its terms.
    let is_shown = |one: &Finding| !matches!(one.kind, FindingKind::Term(_));
    let findings = advice.findings.iter().enumerate();
    for (place, one) in findings.filter(|(_, one)| is_shown(one)) {
        let told = finding(&notes, one);
        quietly(ui, &told, palette.should);
        let name = fix_name(one);
        let lacks = matches!(one.kind, FindingKind::Lacks(_));
        if !lacks && name.is_none() {
            continue;
        }
        ui.horizontal(|ui| {
            if lacks {
                super::at_hand::button(ui, form, Command::InsertChip);
            }
            let Some(name) = name else {
                return;
            };
            let button = ui.button(RichText::new(&name).size(theme::LABEL));
            button.widget_info(|| {
                WidgetInfo::labeled(egui::Role::Button, true, format!("{name}: {told}"))
            });
            let button = match std::mem::take(&mut is_first_fix) {
                true => button.on_hover_text(with_keys(ui, Command::Mend)),
                false => button,
            };
            if button.clicked() {
                let mend = TranslateAction::Mend(place);
                form.actions.push(Action::Translate(mend));
            }
        });
    }
}

/// A command's explanation with its keys.
fn with_keys(ui: &Ui, command: Command) -> String {
    match shortcuts::written(ui.ctx(), command) {
        Some(keys) => format!("{} ({keys})", command_hint(command)),
        None => command_hint(command),
    }
}

/// The terms of the source that the translation hasn't yet, to be put in.
pub(super) fn terms(ui: &mut Ui, form: &mut Form<'_>, advice: &Advice) {
    if advice.missing_terms.is_empty() {
        return;
    }
    heading(ui, &say("unit-terms"));
    let colour = ui.visuals().hyperlink_color;
    for place in advice.missing_terms.iter().copied() {
        let found = advice.terms.get(place);
        let Some((found, wanted)) = found.and_then(|one| Some((one, one.term.wanted.first()?)))
        else {
            continue;
        };
        let text = format!("{} → {wanted}", found.term.said);
        let name = say_with(
            "unit-put-in-term",
            &[
                ("said", found.term.said.as_str().into()),
                ("wanted", wanted.as_str().into()),
            ],
        );
        let link = Written::new(&text)
            .direction(TextDirection::LeftToRight)
            .colour(colour)
            .spoken(&name)
            .show_link(ui);
        let others = found.term.wanted.join(", ");
        let note = match found.note.as_str() {
            "" => others,
            note => format!("{others}\n{note}"),
        };
        let link = link.on_hover_cursor(egui::CursorIcon::PointingHand);
        if link.on_hover_text(note).clicked() {
            let insert = TranslateAction::InsertTerm(place);
            form.actions.push(Action::Translate(insert));
        }
    }
}

/// What was translated before that is like the source, each to be taken by its number.
pub(super) fn suggestions(
    ui: &mut Ui,
    form: &mut Form<'_>,
    advice: &Advice,
    (language, edition): (&Tag, &Edition),
) {
    if advice.suggestions.is_empty() {
        return;
    }
    let id = ui.scope_id().with("more suggestions");
    let shows_all = ui
        .data(|data| data.get_temp::<bool>(id))
        .unwrap_or_default();
    let shown = if shows_all { usize::MAX } else { SHOWN };
    heading(ui, &say("unit-suggestions"));
    for (number, (one, difference)) in advice.suggestions.iter().take(shown).enumerate() {
        let keys = shortcuts::of_suggestion(ui.ctx(), number).unwrap_or_default();
        let id = match one.part {
            Some(_) => "suggestion-about-sentence",
            None => "suggestion-about",
        };
        let about = say_with(
            id,
            &[
                ("keys", keys.into()),
                ("score", usize::from(one.score).into()),
                ("origin", origin(one).into()),
            ],
        );
        let differs = difference
            .iter()
            .any(|piece| !matches!(piece, Piece::Kept(_)));
        let difference = differs.then(|| ShownPieces::new(difference.clone(), language));
        suggestion(ui, form, edition, one, &about, difference);
    }
    let more = advice.suggestions.len().saturating_sub(shown);
    if more > 0 {
        let text = say_with("more-suggestions", &[("count", more.into())]);
        if ui.button(RichText::new(text).size(theme::LABEL)).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    }
}

/// Where a suggestion comes from: the first of its places, how many more there are, and its
/// language where that's of another territory.
fn origin(one: &Suggestion) -> String {
    let mut places = places(one).into_iter();
    let first = places.next().unwrap_or_default();
    let origin = match places.len() {
        0 => first,
        more => say_with(
            "suggestion-places",
            &[("first", first.into()), ("more", more.into())],
        ),
    };
    match &one.other {
        Some(language) => {
            let language = language_name(language, &Tag::english());
            say_with(
                "suggestion-in-other",
                &[("origin", origin.into()), ("language", language.into())],
            )
        }
        None => origin,
    }
}

/// All places of a suggestion.
fn places(one: &Suggestion) -> Vec<String> {
    let places = one.places.iter();
    let places = places.map(|place| match place.as_str() {
        "" => say("suggestion-of-this-release"),
        title => title.to_owned(),
    });
    places.collect()
}

fn heading(ui: &mut Ui, text: &str) {
    let muted = theme::palette(ui).muted;
    ui.add_space(theme::GRID);
    ui.label(RichText::new(text).size(theme::LABEL).color(muted));
}

/// One of them: what it says, what differs in its source, where it comes from.
fn suggestion(
    ui: &mut Ui,
    form: &mut Form<'_>,
    edition: &Edition,
    one: &Suggestion,
    about: &str,
    difference: Option<ShownPieces>,
) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.field)
        .corner_radius(CornerRadius::same(theme::FIELD_CORNER))
        .inner_margin(Margin::symmetric(10, 6));
    let target = one.plain();
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        quietly(ui, about, palette.muted);
        if let Some(difference) = &difference {
            difference.show(ui);
        }
        written(ui, &target, &edition.language);
    });
    let id = ui.scope_id().with(("suggestion", about, &target));
    let whole = ui.interact(shown.response.rect, id, Sense::click());
    let name = say_with(
        "suggestion-take",
        &[("about", about.into()), ("target", target.as_str().into())],
    );
    whole.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if whole.has_focus() || whole.hovered() {
        let line = Stroke::new(1.0, palette.accent);
        let corner = CornerRadius::same(theme::FIELD_CORNER);
        ui.painter()
            .rect_stroke(whole.rect, corner, line, egui::StrokeKind::Inside);
    }
    let mut whole = whole.on_hover_cursor(egui::CursorIcon::PointingHand);
    if one.places.len() > 1 {
        whole = whole.on_hover_text(places(one).join("\n"));
    }
    if whole.clicked() {
        let take = TranslateAction::Take(one.clone());
        form.actions.push(Action::Translate(take));
    }
}

/// A text as its language runs.
fn written(ui: &mut Ui, text: &str, language: &Tag) {
    let direction: TextDirection = language.direction().into();
    let align = match direction {
        TextDirection::RightToLeft => egui::Align::Max,
        TextDirection::LeftToRight => egui::Align::Min,
    };
    ui.with_layout(egui::Layout::top_down(align), |ui| {
        Written::new(text).direction(direction).show(ui);
    });
}

/// The memory searched by hand.
pub(super) fn search(ui: &mut Ui, form: &mut Form<'_>, advice: &Advice, edition: &Edition) {
    let name = say("memory-search");
    let now = form.session.memory_search().to_owned();
    let id = egui::Id::unique("search memory");
    let output = TextField::line(id, &now, &name)
        .hint(&name)
        .with_history()
        .show(ui);
    let mut words = now.clone();
    output.apply_to(&mut words);
    if words != now {
        let search = TranslateAction::SearchMemory(words);
        form.actions.push(Action::Translate(search));
    }
    if now.trim().is_empty() {
        return;
    }
    if advice.found.is_empty() {
        let muted = theme::palette(ui).muted;
        let none = RichText::new(say("memory-nothing")).size(theme::LABEL);
        ui.label(none.color(muted));
    }
    for one in &advice.found {
        let about = say_with(
            "suggestion-found",
            &[
                ("origin", origin(one).into()),
                ("source", one.source.as_str().into()),
            ],
        );
        suggestion(ui, form, edition, one, &about, None);
    }
}
