//! Fields of plain text, each under its label.

use egui::{Align, Layout, RichText, Ui};

use super::card::widget_id;
use super::{Form, below, news, outdated, reading};
use crate::app::menus::text_menu;
use crate::app::theme;
use crate::language::Tag;
use crate::release::{AddressKind, FieldPath, Part, Release, TextKind};
use crate::session::{Action, Caret, Means, MovedText, TextChange, Typed};
use crate::texts::{self, letter_list, owned, say, say_with, sign_list};
use crate::typeset::MissingLetters;
use crate::widgets::text::{
    By, Change, FieldCaret, FieldOutput, TextDirection, TextField, WantedCaret, Written,
};

/// What a field is called by a screen reader: its label, and whose it is.
pub(super) fn field_name(form: &Form<'_>, path: &FieldPath) -> String {
    let session = form.session;
    texts::field_name(session.release(), &session.footnote_order(), path)
}

/// A label, and whose it is: 'Words, Aslanova'.
pub(super) fn named(form: &Form<'_>, path: &FieldPath, label: &str) -> String {
    let session = form.session;
    owned(session.release(), &session.footnote_order(), path, label)
}

/// A label above a field, small and muted.
pub(super) fn label(ui: &mut Ui, text: &str) {
    let palette = theme::palette(ui);
    ui.label(RichText::new(text).size(theme::LABEL).color(palette.muted));
}

/// What is wrong with the field above, small.
pub(super) fn remark(ui: &mut Ui, text: &str) {
    let palette = theme::palette(ui);
    Written::new(text)
        .direction(TextDirection::LeftToRight)
        .size(theme::LABEL)
        .colour(palette.must)
        .show(ui);
}

/// What can be said about a field.
#[derive(Clone, Copy, Default)]
pub(super) struct Options<'a> {
    /// What stands there while it's empty.
    pub hint: &'a str,
    /// How many lines high it is at least.
    pub lines: usize,
    /// No label above it: its part's name is one.
    pub bare: bool,
    /// It runs from left to right whatever the language: an address.
    pub latin: bool,
    /// What is written there isn't in the release's language.
    pub foreign: Option<Foreign<'a>>,
}

/// The language of what isn't in the release's.
#[derive(Clone, Copy)]
pub(super) enum Foreign<'a> {
    /// This one.
    Known(&'a Tag),
    /// Some.
    Unknown,
}

/// A field of plain text that says what belongs there while it's empty: what is found under this
/// id.
pub(super) fn hinted(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, hint: &str) {
    let hint = say(hint);
    let options = Options {
        hint: &hint,
        ..Options::default()
    };
    text(ui, form, path, options);
}

/// A field of plain text.
pub(super) fn text(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, options: Options<'_>) {
    let Some(Part::Text(text, kind)) = form.session.release().part(path) else {
        return;
    };
    if !options.bare {
        news::label(ui, form, path);
    }
    let name = field_name(form, path);
    let id = widget_id("field", path);
    let field = match kind {
        TextKind::Line => TextField::line(id, text.text(), &name),
        TextKind::Lines => TextField::lines(id, text.text(), &name),
    };
    let marked = news::stretches(ui, form, path);
    let field = dressed(field, form, path, options).highlights(&marked);
    let output = field.show(ui);
    report(ui, form, path, output);
    remark_letters(ui, form, path);
    outdated::at_field(ui, form, path);
    below::at_field(ui, form, path);
}

/// Names the letters of a field that can't be printed, and the signs that have it read
/// otherwise than it's written.
pub(super) fn remark_letters(ui: &mut Ui, form: &Form<'_>, path: &FieldPath) {
    let missing = form.session.preview().missing_letters().iter();
    let is_here = |missing: &&MissingLetters| {
        let spot = missing.spot.as_ref();
        spot.is_some_and(|spot| spot.path.is_within(path))
    };
    let mut letters: Vec<char> = Vec::new();
    for letter in missing.filter(is_here).flat_map(|missing| &missing.letters) {
        if !letters.contains(letter) {
            letters.push(*letter);
        }
    }
    if !letters.is_empty() {
        let letters = ("letters", letter_list(&letters).into());
        remark(ui, &say_with("letters-missing", &[letters]));
    }
    let deceptive = form.session.preview().deceptive_signs().iter();
    let mut signs: Vec<char> = Vec::new();
    for sign in deceptive
        .filter(|(at, _)| at.is_within(path))
        .flat_map(|(_, signs)| signs)
    {
        if !signs.contains(sign) {
            signs.push(*sign);
        }
    }
    if !signs.is_empty() {
        let signs = ("signs", sign_list(&signs).into());
        remark(ui, &say_with("signs-deceptive", &[signs]));
    }
}

/// The language that a field is written in: that of the edition that has it, or the release's.
fn written_in<'a>(release: &'a Release, path: &FieldPath) -> &'a Tag {
    let mut segments = path.segments();
    let edition = match (segments.next(), segments.next()) {
        (Some("editions"), Some(id)) => release.editions.get(id),
        _ => None,
    };
    edition.map_or(&release.language, |edition| &edition.language)
}

/// A field as its release and `options` want it.
pub(super) fn dressed<'a>(
    field: TextField<'a>,
    form: &Form<'_>,
    path: &FieldPath,
    options: Options<'a>,
) -> TextField<'a> {
    let language = match options.foreign {
        None => Some(written_in(form.session.release(), path)),
        Some(Foreign::Known(language)) => Some(language),
        Some(Foreign::Unknown) => None,
    };
    let direction = language.map(|language| match language.direction() {
        _ if options.latin => TextDirection::LeftToRight,
        direction => direction.into(),
    });
    field
        .hint(options.hint)
        .at_least(options.lines.max(1))
        .direction(direction)
        .chinese(language.is_some_and(Tag::is_chinese))
        .marks(form.shows_marks)
        .caret(wanted_caret(form, path))
        .anchor(reading::anchor(form, path))
}

/// A field of an address. Where nothing can be reached by it, that is said once the
/// field is left.
pub(super) fn address(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let kind = AddressKind::of(path);
    let options = Options {
        hint: match kind {
            Some(AddressKind::Link) => "https://",
            _ => "",
        },
        latin: true,
        ..Options::default()
    };
    text(ui, form, path, options);
    let is_left = form
        .session
        .caret()
        .is_none_or(|caret| caret.field != *path);
    if is_left && form.session.dead_addresses().contains(path) {
        remark(
            ui,
            &say(match kind {
                Some(AddressKind::Mail) => "mail-bad",
                _ => "address-bad",
            }),
        );
    }
}

/// The caret that was asked for, if it's wanted in this field.
pub(super) fn wanted_caret(form: &Form<'_>, path: &FieldPath) -> Option<WantedCaret> {
    let (caret, _) = form.state.focus.as_ref()?;
    (caret.field == *path).then_some(WantedCaret {
        at: FieldCaret {
            anchor: caret.anchor,
            head: caret.head,
        },
        in_view: form.state.brings_caret,
    })
}

/// Tells the session what came of a field.
pub(super) fn report(ui: &Ui, form: &mut Form<'_>, path: &FieldPath, output: FieldOutput) {
    reading::take(form, path, &output);
    if output.is_dragged {
        form.state.dragged_text = Some(path.clone());
    }
    if let Some(dropped) = &output.dropped
        && let Some(from) = form.state.dragged_text.take()
        && widget_id("field", &from) == dropped.from
    {
        form.actions.push(Action::MoveText(MovedText {
            from,
            range: dropped.range.clone(),
            to: path.clone(),
            at: dropped.at,
            is_copied: dropped.is_copied,
        }));
    }
    let is_changed = !output.changes.is_empty();
    let mut changes: Vec<Typed> = output
        .changes
        .into_iter()
        .map(|change| typed(form, change))
        .collect();
    if let Some(copied) = output.copied {
        let behind = changes.split_off(copied.after.min(changes.len()));
        push_typed(form, path, std::mem::replace(&mut changes, behind));
        let copied = Action::Copied(path.clone(), copied.range);
        form.actions.push(copied);
    }
    push_typed(form, path, changes);
    output.response.context_menu(|ui| {
        text_menu(ui, form.session, form.actions);
    });
    if let Some(caret) = output.caret {
        let caret_at = output.caret_at.unwrap_or(output.response.rect);
        form.state.sees_caret |= ui.clip_rect().intersects(caret_at);
        form.state.scrolls_to = output.scrolls_to.or(form.state.scrolls_to);
        let there = |(wanted, _): &mut (Caret, u8)| {
            wanted.field == *path && (output.had_focus || is_changed)
        };
        form.state.focus.take_if(there);
        let caret = Caret {
            field: path.clone(),
            anchor: caret.anchor,
            head: caret.head,
        };
        // Another field is being gone to, and this one only hasn't let go yet.
        let wanted = form.state.focus.as_ref();
        let reach = form.state.reach.as_ref();
        let leaving = wanted.is_some_and(|(wanted, _)| wanted.field != *path)
            || reach.is_some_and(|(wanted, _)| !path.is_within(wanted));
        if form.session.caret() != Some(&caret) && !leaving {
            form.actions.push(Action::Caret(Some(caret)));
            form.state.open_around(path);
        }
    }
}

fn push_typed(form: &mut Form<'_>, path: &FieldPath, changes: Vec<Typed>) {
    if !changes.is_empty() {
        form.actions.push(Action::Type {
            field: path.clone(),
            changes,
        });
    }
}

fn typed(form: &Form<'_>, change: Change) -> Typed {
    match change {
        Change::Text {
            range,
            inserted,
            by,
        } => {
            let means = match by {
                By::Typing => Means::Keys,
                By::Pasting if form.pastes_words => Means::PastingWords,
                By::Pasting => Means::Pasting,
                By::PastingSelected => Means::PastingWords,
                By::Cutting => Means::Cutting,
            };
            Typed::Text(TextChange { range, inserted }, means)
        }
        Change::Outdent(at) => Typed::Outdented(at),
    }
}

/// Two fields side by side, where there is room for two.
pub(super) fn pair(
    ui: &mut Ui,
    form: &mut Form<'_>,
    left: impl FnOnce(&mut Ui, &mut Form<'_>),
    right: impl FnOnce(&mut Ui, &mut Form<'_>),
) {
    const LEAST: f32 = 320.0;
    if ui.available_width() < LEAST {
        left(ui, form);
        right(ui, form);
        return;
    }
    let width = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
    let waiting = form.state.below.hold();
    ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
        let column = |ui: &mut Ui| {
            ui.set_width(width);
        };
        ui.vertical(|ui| {
            column(ui);
            left(ui, form);
        });
        ui.vertical(|ui| {
            column(ui);
            right(ui, form);
        });
    });
    below::show_held(ui, form, waiting);
}
