//! Keys that an input method took although Ctrl was held down.
//!
//! X11's own input method writes the two letters of lam-alef for one key of an Arabic
//! keyboard, the one of Ctrl+B, and does so with Ctrl, too. With Ctrl no letters are meant:
//! they're left out, and the key's release tells which it was.

use std::collections::HashSet;

use egui::{Event, ImeEvent, Key, Modifiers};

/// What is known of the keys that are down.
#[derive(Debug, Default)]
pub(super) struct TakenKeys {
    modifiers: Modifiers,
    down: HashSet<Key>,
    is_composing: bool,
    /// Whether the event before ended a composition: what is committed next was composed.
    has_composed: bool,
    /// With what the key was held down that was taken last, until it's known which it was.
    taken: Option<Modifiers>,
}

impl TakenKeys {
    /// Brings keys that were taken back into `events`.
    pub fn give_back(&mut self, events: &mut Vec<Event>) {
        let came = std::mem::take(events);
        for event in came {
            let has_composed = std::mem::take(&mut self.has_composed);
            match &event {
                Event::ModifiersChanged(modifiers) => self.modifiers = *modifiers,
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    self.has_composed = self.is_composing && text.is_empty();
                    self.is_composing = !text.is_empty();
                }
                Event::Ime(ImeEvent::Commit(_)) => {
                    let is_meant = has_composed || std::mem::take(&mut self.is_composing);
                    // Ctrl and Alt together are AltGr elsewhere.
                    let with_ctrl = self.modifiers.command && !self.modifiers.alt;
                    if with_ctrl && !is_meant {
                        self.taken = Some(self.modifiers);
                        continue;
                    }
                }
                Event::Key {
                    key, pressed: true, ..
                } => {
                    self.down.insert(*key);
                }
                Event::Key {
                    key,
                    physical_key,
                    pressed: false,
                    ..
                } => {
                    let was_seen = self.down.remove(key);
                    if let Some(modifiers) = self.taken.take_if(|_| !was_seen) {
                        events.push(Event::Key {
                            key: *key,
                            physical_key: *physical_key,
                            pressed: true,
                            repeat: false,
                            modifiers,
                        });
                    }
                }
                _ => {}
            }
            events.push(event);
        }
    }
}
