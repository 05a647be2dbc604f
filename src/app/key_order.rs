//! Keys in the order in which they were pressed, however fast.
//!
//! A frame reads all that has come since the one before it: fields take their letters
//! from it, menus their shortcuts, and neither knows what came first. So a frame is
//! given letters, or one command, or clicks; what comes behind them waits for the next.

use egui::{Event, Key, Modifiers};

/// What has come and waits for its frame.
#[derive(Debug, Default)]
pub(super) struct KeyOrder {
    waiting: Vec<Event>,
    /// Whether the last frame had a command. What it leads to may have the keyboard a
    /// frame later only, so the next one is given nothing.
    had_command: bool,
}

/// What an event is for, as far as its order matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// It changes a text, or moves a caret.
    Typing,
    /// It asks for something, or leads elsewhere.
    Command,
    /// It's a press or a release of a mouse's button.
    Click,
    /// It goes with whatever stands around it.
    Any,
}

impl KeyOrder {
    /// Leaves in `events` those of one purpose, behind what has waited; the others
    /// wait. Answers whether some do.
    pub(super) fn keep(&mut self, events: &mut Vec<Event>) -> bool {
        self.waiting.append(events);
        if std::mem::take(&mut self.had_command) && !self.waiting.is_empty() {
            return true;
        }
        let mut now = Purpose::Any;
        let end = self.waiting.iter().position(|event| {
            let purpose = purpose(event);
            let follows = match purpose {
                Purpose::Any => true,
                // Each command is one of its own.
                Purpose::Command => now == Purpose::Any,
                _ => now == Purpose::Any || now == purpose,
            };
            if follows && purpose != Purpose::Any {
                now = purpose;
            }
            !follows
        });
        let end = end.unwrap_or(self.waiting.len());
        self.had_command = now == Purpose::Command;
        events.extend(self.waiting.drain(..end));
        !self.waiting.is_empty()
    }
}

fn purpose(event: &Event) -> Purpose {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Copy | Event::Ime(_) => {
            Purpose::Typing
        }
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => match key {
            Key::Tab | Key::Escape => Purpose::Command,
            // Carets are moved and words deleted with Ctrl, too.
            Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::Backspace
                if !modifiers.alt =>
            {
                Purpose::Typing
            }
            _ if modifiers.matches_logically(Modifiers::NONE)
                || modifiers.matches_logically(Modifiers::SHIFT) =>
            {
                if is_function(*key) {
                    Purpose::Command
                } else {
                    Purpose::Typing
                }
            }
            _ => Purpose::Command,
        },
        Event::PointerButton { .. } => Purpose::Click,
        _ => Purpose::Any,
    }
}

fn is_function(key: Key) -> bool {
    (Key::F1..=Key::F12).contains(&key)
}
