//! What has the keyboard, where nothing would have it: after a dialog, after a
//! menu, after what had it is gone.

use egui::{Context, Event, Id, Key, Memory, Popup};

use super::App;

/// Keys after which the keyboard goes back to the caret, where nothing has it.
const GOING_ON: [Key; 5] = [
    Key::Escape,
    Key::Enter,
    Key::Space,
    Key::Delete,
    Key::Backspace,
];

/// What gets the keyboard back when the last dialog is closed.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// What had it before the first was opened.
    left: Option<Id>,
    /// Whether there was one in the frame before.
    was_away: bool,
}

impl App {
    /// Gives the keyboard back to what had it before there were dialogs; to the
    /// caret where that is gone, as a menu is. To be called before a frame is drawn.
    pub(super) fn keep_keyboard(&mut self, ctx: &Context) {
        if !self.dialogs.is_empty() {
            self.keyboard.was_away = true;
            return;
        }
        let focused = ctx.memory(Memory::focused);
        if !self.keyboard.was_away || focused.is_some() {
            self.keyboard.was_away = false;
            self.keyboard.left = focused;
            return;
        }
        // Nothing below a dialog takes the keyboard as long as its layer is there.
        if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            ctx.request_repaint();
            return;
        }
        self.keyboard.was_away = false;
        let left = self.keyboard.left.take();
        match left.filter(|left| ctx.read_response(*left).is_some()) {
            Some(left) => ctx.memory_mut(|memory| memory.request_focus(left)),
            None => self.go_on_at_caret(ctx),
        }
    }

    /// Whoever left a menu with a key, or removed what had the keyboard, goes on
    /// where the caret is. To be called once a frame is drawn.
    pub(super) fn keep_caret(&mut self, ctx: &Context) {
        let is_lost = ctx.memory(|memory| memory.focused().is_none());
        if !is_lost || !self.dialogs.is_empty() || Popup::is_any_open(ctx) {
            return;
        }
        let by_key = ctx.input(|input| {
            let mut events = input.events.iter();
            events.any(|event| match event {
                Event::Key {
                    key, pressed: true, ..
                } => GOING_ON.contains(key),
                _ => false,
            })
        });
        if by_key {
            self.go_on_at_caret(ctx);
        }
    }

    fn go_on_at_caret(&mut self, ctx: &Context) {
        if let Some(caret) = self.session.caret() {
            self.form.focus(caret.clone());
        } else if let Some(place) = self.session.place() {
            self.form.reach(place.clone());
        } else {
            return;
        }
        ctx.request_repaint();
    }
}
