//! Alt and a menu's first letter open it, wherever the keyboard is, and type nothing
//! there. Not on a Mac, where Option and a letter are another letter.

use egui::os::OperatingSystem;
use egui::{Context, Event, Key, Modifiers, Popup, Response, Ui};

/// Opens the menu of the button `menu`, which says `title`, if its keys were pressed.
/// To be called before any field is drawn.
pub(super) fn open(ui: &Ui, menu: &Response, title: &str) {
    let Some(key) = key(ui.ctx(), title) else {
        return;
    };
    let spelled = spelled(key);
    ui.ctx().accesskit_node_builder(menu.id, |node| {
        node.set_keyboard_shortcut(spelled.as_str());
    });
    let is_behind = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if !is_behind && is_pressed(ui, key) {
        Popup::open_id(ui.ctx(), Popup::default_response_id(menu));
        menu.request_focus();
    }
}

/// How a menu's keys are written here; none where there are none.
pub(super) fn written(ctx: &Context, title: &str) -> Option<String> {
    key(ctx, title).map(spelled)
}

fn key(ctx: &Context, title: &str) -> Option<Key> {
    let is_mac = matches!(ctx.os(), OperatingSystem::Mac | OperatingSystem::IOS);
    let first = title.chars().next().filter(|_| !is_mac)?;
    Key::from_name(&first.to_uppercase().to_string())
}

fn spelled(key: Key) -> String {
    format!("Alt+{}", key.name())
}

fn is_pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| {
        let is_pressed = input.consume_key(Modifiers::ALT, key);
        if is_pressed {
            let is_letter = |text: &str| text.eq_ignore_ascii_case(key.name());
            let typed = |event: &Event| matches!(event, Event::Text(text) if is_letter(text));
            input.events.retain(|event| !typed(event));
        }
        is_pressed
    })
}
