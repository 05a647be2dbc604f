//! Which panes are seen: all three in a wide window, the form with one beside
//! it in a narrow one, one at a time in a slim one.

use crate::shelf::Settings;

/// The narrowest window in which three panes stand side by side, in points.
const WIDE: f32 = 980.0;
/// The narrowest in which two do.
const NARROW: f32 = 640.0;

/// A part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    Outline,
    Form,
    Page,
}

impl Pane {
    pub(super) const ALL: [Self; 3] = [Self::Outline, Self::Form, Self::Page];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Room {
    #[default]
    Wide,
    Narrow,
    Slim,
}

/// What was asked for where there isn't room for all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panes {
    room: Room,
    /// What stands beside the form in a narrow window.
    beside: Pane,
    /// What is seen in a slim one.
    alone: Pane,
}

impl Default for Panes {
    fn default() -> Self {
        Self {
            room: Room::default(),
            beside: Pane::Page,
            alone: Pane::Form,
        }
    }
}

impl Panes {
    /// Fits them to a window of this width, in points.
    pub(super) fn fit(&mut self, width: f32) {
        self.room = if width >= WIDE {
            Room::Wide
        } else if width >= NARROW {
            Room::Narrow
        } else {
            Room::Slim
        };
    }

    /// Whether one is seen.
    pub(super) fn shows(&self, pane: Pane, settings: &Settings) -> bool {
        match (self.room, pane) {
            (Room::Slim, pane) => self.alone == pane,
            (_, Pane::Form) => true,
            (Room::Wide, Pane::Outline) => !settings.outline_hidden,
            (Room::Narrow, Pane::Outline) => self.beside == Pane::Outline,
            (Room::Wide, Pane::Page) => !settings.page_hidden,
            (Room::Narrow, Pane::Page) => self.beside == Pane::Page && !settings.page_hidden,
        }
    }

    /// The one that is seen, where it's one at a time.
    pub(super) fn alone(&self) -> Option<Pane> {
        (self.room == Room::Slim).then_some(self.alone)
    }

    /// Shows one, or hides it.
    pub(super) fn toggle(&mut self, pane: Pane, settings: &mut Settings) {
        let shown = self.shows(pane, settings);
        match (self.room, pane) {
            (_, Pane::Form) => self.alone = Pane::Form,
            (Room::Wide, Pane::Outline) => settings.outline_hidden = shown,
            (Room::Wide, Pane::Page) => settings.page_hidden = shown,
            (Room::Narrow, Pane::Outline) => {
                self.beside = if shown { Pane::Page } else { Pane::Outline };
            }
            (Room::Narrow, Pane::Page) => {
                self.beside = Pane::Page;
                settings.page_hidden = shown;
            }
            (Room::Slim, pane) => self.alone = if shown { Pane::Form } else { pane },
        }
    }

    /// Shows one where only one is seen.
    pub(super) fn turn_to(&mut self, pane: Pane) {
        self.alone = pane;
    }
}
