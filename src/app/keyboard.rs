//! What has the keyboard, where nothing would have it: after a dialog, after a
//! menu, after what had it is gone.

use egui::{Context, Id, Key, Memory, Popup};

use super::App;

/// What has the keyboard, and what gets it back.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// What had it before the first dialog was opened.
    left: Option<Id>,
    /// Whether there was a dialog in the frame before.
    was_away: bool,
    /// Whether something had it at the end of the frame before.
    was_held: bool,
}

impl App {
    /// Gives the keyboard back to what had it before there were dialogs; to the
    /// caret where that is gone, as a menu is. To be called before a frame is drawn.
    pub(super) fn keep_keyboard(&mut self, ctx: &Context) {
        if !self.dialogs.is_empty() {
            self.keyboard.was_away = true;
            return;
        }
        if !self.keyboard.was_away {
            self.keyboard.left = ctx.memory(Memory::focused);
            return;
        }
        // As long as a dialog's layer is there, nothing below it takes the keyboard,
        // and what had it in the dialog seems to have it still.
        if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            ctx.request_repaint();
            return;
        }
        self.keyboard.was_away = false;
        if ctx.memory(Memory::focused).is_some() {
            return;
        }
        let left = self.keyboard.left.take();
        // A field gets its selection back with it.
        let caret = self.session.caret();
        let field = caret.map(|caret| super::form::field_id(&caret.field));
        let other = left.filter(|left| field != Some(*left));
        match other.filter(|left| ctx.read_response(*left).is_some()) {
            Some(left) => ctx.memory_mut(|memory| memory.request_focus(left)),
            None => self.go_on_at_caret(ctx),
        }
    }

    /// Where what had the keyboard is gone, and nobody has clicked it away, it goes
    /// on at the caret: after a menu that was used by keys, after what a key has
    /// removed. To be called once a frame is drawn.
    pub(super) fn keep_caret(&mut self, ctx: &Context) {
        // Where Tab leaves what is drawn last, the first takes over in the next frame.
        if ctx.input(|input| input.key_pressed(Key::Tab)) {
            return;
        }
        let by_hand = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        if by_hand || !self.dialogs.is_empty() {
            self.keyboard.was_held = false;
        }
        if !self.dialogs.is_empty() || Popup::is_any_open(ctx) {
            return;
        }
        let is_held = ctx.memory(|memory| memory.focused().is_some());
        let was_held = std::mem::replace(&mut self.keyboard.was_held, is_held);
        if was_held && !is_held {
            self.go_on_at_caret(ctx);
        }
    }

    fn go_on_at_caret(&mut self, ctx: &Context) {
        if let Some(caret) = self.session.caret() {
            self.form.focus_in_place(caret.clone());
        } else if let Some(place) = self.session.place() {
            self.form.reach(place.clone());
        } else {
            return;
        }
        ctx.request_repaint();
    }
}
