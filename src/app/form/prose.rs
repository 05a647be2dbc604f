//! Fields of prose, with the buttons for emphasis, links, footnotes and lists.

use egui::{RichText, Sense, Ui, WidgetInfo};

use super::card::widget_id;
use super::fields::{Options, dressed, field_name, remark_letters, report};
use super::{Form, below, chips, news, outdated, shown};
use crate::app::theme;
use crate::release::{FieldPath, MarkKind, footnotes_list};
use crate::session::{Action, Caret, Command};
use crate::texts::{command_hint, say, say_with};
use crate::widgets::RowEnd;
use crate::widgets::text::TextField;

/// In a narrower form the buttons stand below a field's label, in points.
const ROOM_FOR_LABEL: f32 = 280.0;

/// A field of prose.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, options: Options<'_>) {
    let session = form.session;
    let Some(prose) = session.release().prose(path) else {
        return;
    };
    let name = field_name(form, path);
    let commands = tools(path);
    let length = prose.whole_length();
    let tools = |ui: &mut Ui, form: &mut Form<'_>| {
        toolbar(ui, form, (path, &name, length), &commands);
    };
    if ui.available_width() < ROOM_FOR_LABEL {
        if !options.bare {
            news::label(ui, form, path);
        }
        ui.horizontal_wrapped(|ui| tools(ui, form));
    } else {
        ui.horizontal(|ui| {
            let end = RowEnd::new(ui, ("tools", commands.len()));
            end.before(ui, |ui| {
                if !options.bare {
                    news::label(ui, form, path);
                }
            });
            end.show(ui, |ui| tools(ui, form));
        });
    }
    let paragraphs = || shown::paragraphs(prose, &|id| session.footnote_number(id));
    let revision = session.document().state().number();
    let id = widget_id("field", path);
    let field = TextField::prose(id, (revision, &paragraphs), &name);
    let marked = news::stretches(ui, form, path);
    let field = dressed(field, form, path, options).highlights(&marked);
    let output = field.show(ui);
    let is_changed = !output.changes.is_empty();
    if let Some(clicked) = output.clicked.clone() {
        chips::open(form, path, clicked);
    }
    report(ui, form, path, output);
    remark_letters(ui, form, path);
    chips::show(ui, form, path, is_changed);
    outdated::at_field(ui, form, path);
    below::at_field(ui, form, path);
}

/// The buttons over a field.
fn tools(path: &FieldPath) -> Vec<Command> {
    let all = [
        Command::Strong,
        Command::Emphasis,
        Command::Link,
        Command::Footnote,
        Command::BulletList,
        Command::NumberedList,
    ];
    // A footnote has none of its own.
    let in_note = path.is_within(&footnotes_list());
    let all = all.into_iter();
    all.filter(|command| *command != Command::Footnote || !in_note)
        .collect()
}

/// Draws `commands` over the field at `path`, called `name`, of `length` characters.
fn toolbar(
    ui: &mut Ui,
    form: &mut Form<'_>,
    (path, name, length): (&FieldPath, &str, usize),
    commands: &[Command],
) {
    // Letters and words as wide as they are, or those would stand further apart.
    ui.spacing_mut().interact_size.x = 0.0;
    ui.spacing_mut().item_spacing.x = theme::GRID * 3.5;
    let here = form
        .session
        .caret()
        .is_some_and(|caret| caret.field == *path);
    for &command in commands {
        let on = here && is_on(form, command);
        if tool(ui, command, on, name).clicked() {
            if !here {
                form.actions
                    .push(Action::Caret(Some(Caret::at(path.clone(), length))));
            }
            form.actions.push(Action::Do(command));
            refocus(form, path, length);
        }
    }
}

/// The caret goes back into the field, but where the command leads elsewhere.
fn refocus(form: &mut Form<'_>, path: &FieldPath, length: usize) {
    let here = form
        .session
        .caret()
        .filter(|caret| caret.field == *path)
        .cloned();
    form.state
        .focus(here.unwrap_or_else(|| Caret::at(path.clone(), length)));
}

fn is_on(form: &Form<'_>, command: Command) -> bool {
    use crate::session::ListKind;
    match command {
        Command::Strong => form.session.is_marked(&MarkKind::Strong),
        Command::Emphasis => form.session.is_marked(&MarkKind::Emphasis),
        Command::BulletList => form.session.list_kind() == Some(ListKind::Bullets),
        Command::NumberedList => form.session.list_kind() == Some(ListKind::Numbers),
        _ => false,
    }
}

fn tool(ui: &mut Ui, command: Command, on: bool, field: &str) -> egui::Response {
    let palette = theme::palette(ui);
    let (id, family) = match command {
        Command::Strong => ("tool-strong", theme::bold()),
        Command::Emphasis => ("tool-emphasis", theme::italic()),
        Command::Link => ("tool-link", egui::FontFamily::Proportional),
        Command::Footnote => ("tool-footnote", egui::FontFamily::Proportional),
        Command::NumberedList => ("tool-numbered", egui::FontFamily::Proportional),
        _ => ("tool-list", egui::FontFamily::Proportional),
    };
    let colour = if on { palette.accent } else { palette.muted };
    let text = RichText::new(say(id))
        .family(family)
        .size(theme::LABEL + 0.5)
        .color(colour);
    // No stop for Tab: six of them would stand before each text, and each has its keys.
    let button = egui::Button::new(text).frame(false).sense(Sense::CLICK);
    let button = ui.add(button);
    let name = say_with(
        "tool-of",
        &[
            ("tool", crate::texts::command_name(command).into()),
            ("field", field.into()),
        ],
    );
    button.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, &name));
    button.on_hover_text(command_hint(command))
}
