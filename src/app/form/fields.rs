//! Fields of plain text, each under its label.

use egui::{Align, Event, Layout, RichText, Ui};

use super::Form;
use super::card::widget_id;
use crate::app::theme;
use crate::language::Direction;
use crate::release::{AddressKind, FieldPath, Part, TextKind};
use crate::session::{Action, Caret, Means, MovedText, TextChange};
use crate::texts::{field_label, owned, say};
use crate::widgets::text::{
    Change, FieldCaret, FieldOutput, TextDirection, TextField, WantedCaret,
};

/// What a field is called by a screen reader: its label, and whose it is.
pub(super) fn field_name(form: &Form<'_>, path: &FieldPath) -> String {
    named(form, path, &field_label(path))
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
    ui.label(RichText::new(text).size(theme::LABEL).color(palette.must));
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
}

/// A field of plain text.
pub(super) fn text(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, options: Options<'_>) {
    let Some(Part::Text(text, kind)) = form.session.release().part(path) else {
        return;
    };
    if !options.bare {
        label(ui, &field_label(path));
    }
    let name = field_name(form, path);
    let id = widget_id("field", path);
    let field = match kind {
        TextKind::Line => TextField::line(id, text.text(), &name),
        TextKind::Lines => TextField::lines(id, text.text(), &name),
    };
    let output = dressed(field, form, path, options).show(ui);
    report(ui, form, path, output);
}

/// A field as its release and `options` want it.
pub(super) fn dressed<'a>(
    field: TextField<'a>,
    form: &Form<'_>,
    path: &FieldPath,
    options: Options<'a>,
) -> TextField<'a> {
    let language = &form.session.release().language;
    let direction = match language.direction() {
        _ if options.latin => TextDirection::LeftToRight,
        Direction::LeftToRight => TextDirection::LeftToRight,
        Direction::RightToLeft => TextDirection::RightToLeft,
    };
    field
        .hint(options.hint)
        .at_least(options.lines.max(1))
        .direction(Some(direction))
        .chinese(language.is_chinese())
        .marks(form.shows_marks)
        .caret(wanted_caret(form, path))
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
    if is_changed {
        let changes = output.changes.into_iter().map(|change: Change| TextChange {
            range: change.range,
            inserted: change.inserted,
        });
        form.actions.push(Action::Type {
            field: path.clone(),
            changes: changes.collect(),
            means: means(ui),
        });
    }
    if let Some(caret) = output.caret {
        form.state.sees_caret |= ui.clip_rect().intersects(output.response.rect);
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

/// What texts are changed by in this frame.
fn means(ui: &Ui) -> Means {
    ui.input(|input| {
        let mut events = input.events.iter();
        let found = events.find_map(|event| match event {
            Event::Paste(_) => Some(Means::Pasting),
            Event::Cut => Some(Means::Cutting),
            _ => None,
        });
        found.unwrap_or(Means::Keys)
    })
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
}
