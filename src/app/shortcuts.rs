//! Shortcuts of commands as the window's keys.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::session::{Command, Session, Shortcut};
use crate::widgets::text::{is_composing, own_history};

/// A shortcut as egui has it; none where there is no such key.
fn keys(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let key = match shortcut.key {
        "Up" => Key::ArrowUp,
        "Down" => Key::ArrowDown,
        name => Key::from_name(name)?,
    };
    let mut modifiers = Modifiers::NONE;
    if shortcut.command {
        modifiers |= Modifiers::COMMAND;
    }
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    if shortcut.alt {
        modifiers |= Modifiers::ALT;
    }
    Some(KeyboardShortcut::new(modifiers, key))
}

/// How a command's first shortcut is written here: 'Ctrl+S'.
pub fn written(ctx: &Context, command: Command) -> Option<String> {
    let shortcut = command.shortcuts().first().copied().and_then(keys)?;
    Some(spelled(ctx, &shortcut))
}

/// How all of a command's shortcuts are written here.
pub fn all_written(ctx: &Context, command: Command) -> Vec<String> {
    let shortcuts = command.shortcuts().iter().copied().filter_map(keys);
    shortcuts.map(|keys| spelled(ctx, &keys)).collect()
}

/// A shortcut as it's written here; keys with a sign on them by that.
fn spelled(ctx: &Context, shortcut: &KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(shortcut);
    let key = shortcut.logical_key;
    match key {
        Key::OpenBracket | Key::CloseBracket | Key::Plus | Key::Equals | Key::Minus => {
            let modifiers = text.strip_suffix(key.name()).unwrap_or_default();
            format!("{modifiers}{}", key.symbol_or_name())
        }
        _ => text,
    }
}

/// The commands whose keys were pressed. They're taken before any field sees
/// them, and not while a text is being composed.
pub(super) fn pressed(ctx: &Context, session: &Session) -> Vec<Command> {
    let composing = ctx.input(|input| {
        input
            .events
            .iter()
            .any(|event| matches!(event, egui::Event::Ime(_)))
    });
    if composing || is_composing(ctx) {
        return Vec::new();
    }
    // The one with more keys first: Ctrl+Shift+Z is also Ctrl+Z with Shift.
    let mut all: Vec<(Command, Shortcut)> = Command::ALL
        .iter()
        .flat_map(|command| {
            let known = usize::from(command.is_of_fields());
            let others = command.shortcuts().iter().skip(known);
            others.map(|shortcut| (*command, *shortcut))
        })
        .collect();
    all.sort_by_key(|(_, shortcut)| {
        std::cmp::Reverse(
            u8::from(shortcut.shift) + u8::from(shortcut.alt) + u8::from(shortcut.command),
        )
    });
    let (can_undo, can_redo) = own_history(ctx);
    let shifted = ctx.input(|input| input.modifiers.shift);
    let mut pressed = Vec::new();
    for (command, shortcut) in all {
        // Enter and the like are left to a field where the command can't be. With
        // Ctrl or Alt they'd mean something else there, which nobody wants.
        let is_plain = !shortcut.command && !shortcut.alt;
        if (is_plain || command.is_of_translating()) && !session.can(command) {
            continue;
        }
        // What was typed there is taken back first.
        let is_fields_own = match command {
            // The same keys with Shift are those of doing it again.
            Command::Undo => can_undo || (can_redo && shifted),
            Command::Redo => can_redo,
            _ => false,
        };
        let Some(keys) = keys(shortcut).filter(|_| !is_fields_own) else {
            continue;
        };
        if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            pressed.push(command);
        }
    }
    pressed
}

/// The digits by which pages and suggestions are chosen.
const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// The keys that take the suggestion with a number, from 0, as they're written here.
pub fn of_suggestion(ctx: &Context, number: usize) -> Option<String> {
    of_digit(ctx, Modifiers::COMMAND, number)
}

/// The keys that show the page with a number, from 0, as they're written here.
pub fn of_page(ctx: &Context, number: usize) -> Option<String> {
    of_digit(ctx, Modifiers::COMMAND | Modifiers::ALT, number)
}

fn of_digit(ctx: &Context, modifiers: Modifiers, number: usize) -> Option<String> {
    let key = DIGITS.get(number)?;
    Some(spelled(ctx, &KeyboardShortcut::new(modifiers, *key)))
}

/// The number, from 0, of the suggestion whose keys were pressed, of so many that there are: Ctrl
/// and a digit.
pub(super) fn suggestion_pressed(ctx: &Context, count: usize) -> Option<usize> {
    ctx.input_mut(|input| {
        let digits = DIGITS.iter().take(count);
        { digits }.position(|key| input.consume_key(Modifiers::COMMAND, *key))
    })
}

/// The number, from 0, of the page whose keys were pressed: Ctrl, Alt and a digit. Where the same
/// keys write a letter, they do that.
pub(super) fn page_pressed(ctx: &Context) -> Option<usize> {
    ctx.input_mut(|input| {
        let types = |event: &egui::Event| matches!(event, egui::Event::Text(_));
        if input.events.iter().any(types) {
            return None;
        }
        let modifiers = Modifiers::COMMAND | Modifiers::ALT;
        DIGITS
            .iter()
            .position(|key| input.consume_key(modifiers, *key))
    })
}
