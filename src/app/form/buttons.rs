//! The form's buttons that look like words.

use egui::containers::menu::MenuButton;
use egui::{Button, Response, RichText, Role, Ui, WidgetInfo};

use super::Form;
use crate::app::theme;
use crate::edit::ItemKind;
use crate::release::FieldPath;
use crate::session::Action;

/// A small button that looks like a word.
pub(super) fn small_button(ui: &mut Ui, text: &str, name: &str) -> Response {
    step_button(ui, text, name, true)
}

/// The same for a step that may lead nowhere: it's grey then, and keeps the
/// keyboard.
pub(super) fn step_button(ui: &mut Ui, text: &str, name: &str, leads: bool) -> Response {
    let palette = theme::palette(ui);
    let colour = if leads {
        palette.muted
    } else {
        palette.hairline
    };
    let text = RichText::new(text).size(theme::LABEL + 0.5).color(colour);
    let button = ui.add(Button::new(text).frame(false));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, leads, name));
    button
}

/// A small button for the item or part at `path`; answers whether it was pressed.
pub(super) fn item_button(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &FieldPath,
    text: &str,
    name: &str,
) -> bool {
    let button = small_button(ui, text, name);
    form.at(path, &button);
    button.clicked()
}

/// What adds something looks like a link.
fn adding(ui: &Ui, text: &str) -> Button<'static> {
    let text = RichText::new(text)
        .color(theme::palette(ui).accent)
        .font(theme::bold_font(theme::TEXT));
    Button::new(text).frame(false)
}

/// A menu of what can be added.
pub(super) fn add_menu(ui: &mut Ui, text: &str, contents: impl FnOnce(&mut Ui)) -> Response {
    let (button, _) = MenuButton::from_button(adding(ui, text)).ui(ui, contents);
    button
}

/// A link-like button, called `name`, that adds an item to a list.
pub(super) fn add_button(
    ui: &mut Ui,
    form: &mut Form<'_>,
    (list, kind): (&FieldPath, ItemKind),
    text: &str,
    name: &str,
) {
    let button = ui.add(adding(ui, text));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    form.control(list, &button);
    if button.clicked() {
        form.actions.push(Action::Add {
            list: list.clone(),
            kind,
            after: None,
        });
    }
}
