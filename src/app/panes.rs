//! Which panes are seen, and how wide they are: all three in a wide window, the form
//! with one beside it in a narrow one, one at a time in a slim one.

use egui::containers::panel::PanelState;
use egui::{Frame, IdSalt, Panel, Rangef, Rect, Ui, Vec2};

use crate::shelf::Settings;

/// The narrowest window in which three panes stand side by side, in points.
const WIDE: f32 = 980.0;
/// The narrowest in which two do.
const NARROW: f32 = 640.0;

/// How wide the outline is until it's drawn wider, and may be, in points.
const OUTLINE: (f32, Rangef) = (
    228.0,
    Rangef {
        min: 150.0,
        max: 360.0,
    },
);
/// How much the page has of what the outline leaves, until it's drawn wider.
const PAGE_SHARE: f32 = 0.56;
/// The narrowest page, and the narrowest form beside one, in points.
const NARROWEST: (f32, f32) = (260.0, 300.0);

/// Draws the outline's pane, and keeps its width.
pub(super) fn outline(
    ui: &mut Ui,
    settings: &mut Settings,
    frame: Frame,
    contents: impl FnOnce(&mut Ui),
) {
    let (usual, range) = OUTLINE;
    let width = known(settings.outline_width).unwrap_or(usual);
    let panel = Panel::left("outline").size_range(range).frame(frame);
    let drawn = sized(ui, panel, "outline", range.clamp(width), contents);
    settings.outline_width = drawn.or(settings.outline_width);
}

/// Draws the page's pane, and keeps its share of the room: it grows with the window.
pub(super) fn page(
    ui: &mut Ui,
    settings: &mut Settings,
    frame: Frame,
    contents: impl FnOnce(&mut Ui),
) {
    let room = ui.available_width();
    let (least, form) = NARROWEST;
    let range = Rangef::new(least, (room - form).max(least));
    let share = known(settings.page_share).unwrap_or(PAGE_SHARE);
    let panel = Panel::right("page").size_range(range).frame(frame);
    let drawn = sized(ui, panel, "page", range.clamp(room * share), contents);
    settings.page_share = drawn.map(|width| width / room).or(settings.page_share);
}

/// A number from a file may be none.
fn known(number: Option<f32>) -> Option<f32> {
    number.filter(|number| number.is_finite())
}

/// Draws a pane at `width`. Answers another if it was drawn wider or narrower.
fn sized(
    ui: &mut Ui,
    panel: Panel,
    name: &'static str,
    width: f32,
    contents: impl FnOnce(&mut Ui),
) -> Option<f32> {
    // Where a panel keeps the width that it's drawn with next.
    let id = ui.scope_id().with_salt(IdSalt::new(name));
    let outer_rect = Rect::from_min_size(ui.cursor().min, Vec2::new(width, 0.0));
    ui.data_mut(|data| data.insert_persisted(id, PanelState { outer_rect }));
    let shown = panel.resizable(true).show(ui, contents);
    let drawn = shown.response.rect.width();
    ((drawn - width).abs() > 1.0).then_some(drawn)
}

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
