//! What has the keyboard: it's in view, and something has it after a dialog, after a
//! menu, after what had it is gone.

use egui::{Context, Id, Key, Memory, Popup, Response, Ui, Vec2};

use super::App;
use super::panes::Pane;

/// What has the keyboard, and what gets it back.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// What had it before the first dialog was opened.
    left: Option<Id>,
    /// Whether there was a dialog in the frame before.
    was_away: bool,
    /// Whether something had it at the end of the frame before.
    was_held: bool,
    /// Whether a menu or a list was open.
    had_popup: bool,
    /// The buttons of menus: who opened a dialog by one has left the text for it.
    menus: Vec<Id>,
}

impl Keyboard {
    /// Forgets the menus, which are about to be drawn.
    pub(super) fn begin_menus(&mut self) -> &mut Vec<Id> {
        self.menus.clear();
        &mut self.menus
    }
}

/// Keys that lead from one control to the next.
const LEADING: [Key; 5] = [
    Key::Tab,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
];
/// What is seen around a control that is brought into view, in points: a label stands
/// above some.
const AROUND: Vec2 = Vec2::new(0.0, 28.0);

/// What a pane that scrolls has seen of the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Followed {
    /// What had it.
    focused: Option<Id>,
    /// Whether one of the leading keys was pressed.
    is_led: bool,
}

/// Brings the control that a key has led to into view, where it's in the pane that
/// `ui` scrolls. To be called once the pane is drawn.
pub(super) fn follow(ui: &Ui) {
    let id = Id::unique(("followed", ui.scope_id()));
    let before: Followed = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let now = Followed {
        focused: ui.memory(Memory::focused),
        is_led: ui.input(|input| LEADING.iter().any(|key| input.key_pressed(*key))),
    };
    if now != before {
        ui.data_mut(|data| data.insert_temp(id, now));
    }
    // What an arrow leads to has the keyboard in the next frame only.
    if now.focused == before.focused || !(now.is_led || before.is_led) {
        return;
    }
    let control = now
        .focused
        .and_then(|focused| ui.ctx().read_response(focused));
    let (pane, layer) = (ui.clip_rect(), ui.layer_id());
    let is_here = |control: &egui::Response| {
        control.layer_id == layer && pane.x_range().contains(control.rect.center().x)
    };
    if let Some(control) = control.filter(is_here) {
        let wanted = control.rect.expand2(AROUND);
        // A field that is higher than the pane sees to its caret.
        if !pane.contains_rect(wanted) && wanted.height() < pane.height() {
            ui.scroll_to_rect(wanted, None);
        }
    }
}

/// What the pane beside the form has of the keyboard.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Whether it's to have it, as soon as it's drawn.
    is_wanted: bool,
    /// Whether something in it had it when it was last drawn.
    is_held: bool,
    /// Whether it's seen for that only, perhaps in the place of another.
    is_brought: bool,
}

impl Beside {
    /// Gives the keyboard to the pane's control to begin with, if it's to have it.
    pub(super) fn begin_with(&mut self, control: &Response) {
        if std::mem::take(&mut self.is_wanted) {
            control.request_focus();
            control.scroll_to_me(None);
        }
    }

    /// Sees whether the pane that `ui` has drawn has the keyboard.
    pub(super) fn see(&mut self, ui: &Ui) {
        let focused = ui.memory(Memory::focused);
        let control = focused.and_then(|focused| ui.ctx().read_response(focused));
        let pane = ui.max_rect();
        self.is_held = control.is_some_and(|control| {
            control.layer_id == ui.layer_id() && pane.x_range().contains(control.rect.center().x)
        });
    }

    /// Begins a frame, in which it may not be drawn.
    pub(super) fn begin(&mut self) {
        self.is_held = false;
    }
}

impl App {
    /// Leads to the pane beside the form, or back from it. Where it was hidden, it's shown until
    /// then.
    pub(super) fn turn_pane(&mut self, ctx: &Context) {
        if self.beside.is_held {
            self.panes.turn_to(Pane::Form);
            if std::mem::take(&mut self.beside.is_brought) {
                self.panes.toggle(Pane::Outline, &mut self.settings);
            }
            self.go_on_at_caret(ctx);
            return;
        }
        let is_shown = self.panes.shows(Pane::Outline, &self.settings);
        if !is_shown {
            self.panes.toggle(Pane::Outline, &mut self.settings);
        }
        // Where it's alone it goes by itself.
        self.beside.is_brought = !is_shown && self.panes.alone().is_none();
        self.beside.is_wanted = true;
    }

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
        let has_place = self.session.place().is_some();
        let is_menu = |left: &Id| has_place && self.keyboard.menus.contains(left);
        let other = left.filter(|left| field != Some(*left) && !is_menu(left));
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
        // A click on nothing of the page leaves the keyboard where it was.
        if self.view.take_clicked_nothing() && self.panes.shows(Pane::Form, &self.settings) {
            self.go_on_at_caret(ctx);
        }
        let has_popup = Popup::is_any_open(ctx);
        let had_popup = std::mem::replace(&mut self.keyboard.had_popup, has_popup);
        if !self.dialogs.is_empty() || has_popup {
            return;
        }
        let is_held = ctx.memory(|memory| memory.focused().is_some());
        let was_held = std::mem::replace(&mut self.keyboard.was_held, is_held);
        let was_away = had_popup && !self.form.is_going();
        if (was_held || was_away) && !is_held {
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
