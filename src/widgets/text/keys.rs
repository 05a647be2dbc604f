//! What keys and input methods do in a field.

use egui::os::OperatingSystem;
use egui::{Event, ImeEvent, Key, Modifiers};

use super::editor::{By, Editor, Motion, TextShape, Unit};
use super::labels::TextFonts;
use crate::language::LINE_BREAK;

/// Where the arrows left and right lead in text that runs against its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArrowKeys {
    /// On and back in the text, as in Chromium and Word.
    #[default]
    Logical,
    /// To what stands on the left and on the right, as in Firefox and Safari.
    Visual,
}

/// What a field needs to know to take keys.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys {
    pub os: OperatingSystem,
    pub shape: TextShape,
    /// How many lines a page is.
    pub page: usize,
    pub arrow_keys: ArrowKeys,
}

/// What an event did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Handled {
    /// Whether it was for the field: the caret is to be seen.
    pub is_used: bool,
    /// Whether the direction is to be turned round.
    pub turns: bool,
}

impl Keys {
    /// Does what `event` asks for.
    pub fn take(&self, editor: &mut Editor, fonts: &mut TextFonts, event: &Event) -> Handled {
        let used = Handled {
            is_used: true,
            turns: false,
        };
        match event {
            Event::Ime(event) => {
                self.compose(editor, event);
                used
            }
            // Keys are the input method's as long as it composes.
            _ if editor.composition().is_some() => Handled::default(),
            Event::Text(text) if text != "\n" && text != "\r" && !text.is_empty() => {
                editor.insert(text, By::Typing);
                used
            }
            Event::Paste(text) if !text.is_empty() => {
                editor.insert(text, By::Pasting);
                used
            }
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => self.key(editor, fonts, *key, *modifiers),
            _ => Handled::default(),
        }
    }

    fn compose(&self, editor: &mut Editor, event: &ImeEvent) {
        match event {
            ImeEvent::Preedit {
                text,
                active_range_chars,
            } if text != "\n" && text != "\r" => {
                editor.compose(text, active_range_chars.clone());
            }
            // Some input methods commit nothing where nothing was composed.
            ImeEvent::Commit(text)
                if text != "\n"
                    && text != "\r"
                    && (!text.is_empty() || editor.composition().is_some()) =>
            {
                editor.commit(text);
            }
            ImeEvent::DeleteSurrounding {
                before_chars,
                after_chars,
            } => editor.delete_around(*before_chars, *after_chars),
            _ => {}
        }
    }

    fn key(
        &self,
        editor: &mut Editor,
        fonts: &mut TextFonts,
        key: Key,
        modifiers: Modifiers,
    ) -> Handled {
        let used = Handled {
            is_used: true,
            turns: false,
        };
        let is_mac = self.os == OperatingSystem::Mac;
        // Elsewhere Alt and an arrow moves items.
        if modifiers.alt && !is_mac {
            return Handled::default();
        }
        let by_word = if is_mac {
            modifiers.alt
        } else {
            modifiers.ctrl
        };
        let by_line = is_mac && modifiers.mac_cmd;
        let unit = match (by_word, by_line) {
            (true, _) => Unit::Word,
            (_, true) => Unit::Line,
            _ => Unit::Letter,
        };
        if let Some(motion) = self.motion(key, modifiers, unit) {
            editor.go(fonts, motion, modifiers.shift);
            return used;
        }
        match key {
            Key::Backspace => editor.delete(fonts, false, unit),
            Key::Delete if !modifiers.shift || by_word => editor.delete(fonts, true, unit),
            Key::Enter if modifiers.is_none() || modifiers.shift_only() => match self.shape {
                TextShape::Line => return Handled::default(),
                TextShape::Prose if modifiers.shift => {
                    editor.insert(LINE_BREAK.encode_utf8(&mut [0; 3]), By::Typing)
                }
                TextShape::Lines | TextShape::Prose => editor.insert("\n", By::Typing),
            },
            Key::A if modifiers.command && !modifiers.shift => editor.select_all(),
            Key::X if modifiers.command && modifiers.shift => {
                return Handled {
                    is_used: true,
                    turns: true,
                };
            }
            _ => return Handled::default(),
        }
        used
    }

    fn motion(&self, key: Key, modifiers: Modifiers, unit: Unit) -> Option<Motion> {
        let page = isize::try_from(self.page).unwrap_or(1).max(1);
        let is_mac = self.os == OperatingSystem::Mac;
        let motion = match (key, unit) {
            (Key::ArrowLeft, Unit::Word) => Motion::WordLeft,
            (Key::ArrowRight, Unit::Word) => Motion::WordRight,
            (Key::ArrowLeft, Unit::Line) => Motion::LineLeft,
            (Key::ArrowRight, Unit::Line) => Motion::LineRight,
            (Key::ArrowLeft, Unit::Letter) => match self.arrow_keys {
                ArrowKeys::Logical => Motion::Left,
                ArrowKeys::Visual => Motion::VisualLeft,
            },
            (Key::ArrowRight, Unit::Letter) => match self.arrow_keys {
                ArrowKeys::Logical => Motion::Right,
                ArrowKeys::Visual => Motion::VisualRight,
            },
            (Key::ArrowUp, Unit::Line) => Motion::TextStart,
            (Key::ArrowDown, Unit::Line) => Motion::TextEnd,
            (Key::ArrowUp, Unit::Word) => Motion::ParagraphUp,
            (Key::ArrowDown, Unit::Word) => Motion::ParagraphDown,
            (Key::ArrowUp, Unit::Letter) => Motion::Lines(-1),
            (Key::ArrowDown, Unit::Letter) => Motion::Lines(1),
            (Key::Home, _) if modifiers.ctrl || is_mac => Motion::TextStart,
            (Key::End, _) if modifiers.ctrl || is_mac => Motion::TextEnd,
            (Key::Home, _) => Motion::LineStart,
            (Key::End, _) => Motion::LineEnd,
            (Key::PageUp, Unit::Letter) => Motion::Lines(-page),
            (Key::PageDown, Unit::Letter) => Motion::Lines(page),
            _ => return None,
        };
        Some(motion)
    }
}
