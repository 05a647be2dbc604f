//! The text field: what is laid out, drawn, edited and spoken, as a widget.

mod drawing;
mod history;
mod input;
mod pointer;
mod reading;
mod seen;
mod speaking;
mod state;

use std::ops::Range;
use std::sync::PoisonError;

use egui::{EventFilter, Id, Key, Rect, Response, Ui, Vec2};

use super::direction::TextDirection;
use super::editor::{Change, Selection, TextShape};
use super::engine::SharedEngine;
use super::flow::{FlowStyle, Place, TextParagraph};
use super::paint::Highlighted;
use crate::language::sanitize;

use input::{FILTER, Taken};
use pointer::offer_selection;
use speaking::offer_ime;
use state::{FieldState, Grab, SharedState};

pub use state::{is_composing, own_history, turn_round};

/// The room above a field in which its label stands, in points.
const LABEL_ROOM: f32 = 28.0;
/// From a field's edge to its text, in points.
const MARGIN: Vec2 = Vec2::new(10.0, 7.0);
/// A line's height, in sizes of the font.
const LINE_HEIGHT: f32 = 1.42;
/// How far apart paragraphs stand, and how much room a list's sign has, in sizes of the
/// font.
const GAP: f32 = 0.3;
const INDENT: f32 = 1.6;
/// In how many seconds a press follows another to be one of several.
const PRESSES: f64 = 0.4;
/// How far apart those may be, in points.
const NEAR: f32 = 6.0;

/// Where a caret is in a field, in bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldCaret {
    /// Where the selection was begun.
    pub anchor: usize,
    /// Where the caret is.
    pub head: usize,
}

/// Where a caret is to be put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedCaret {
    /// The place.
    pub at: FieldCaret,
    /// Whether the field is scrolled into view.
    pub in_view: bool,
}

/// What a field shows.
#[derive(Clone, Copy)]
enum Source<'a> {
    Plain(&'a str),
    Prose {
        revision: u64,
        paragraphs: &'a dyn Fn() -> Vec<(TextParagraph, &'a str)>,
    },
}

/// A field of text.
pub struct TextField<'a> {
    id: Id,
    source: Source<'a>,
    shape: TextShape,
    name: &'a str,
    hint: &'a str,
    highlights: &'a [Highlighted],
    lines: usize,
    direction: Option<TextDirection>,
    is_chinese: bool,
    shows_marks: bool,
    caret: Option<WantedCaret>,
    anchor: Option<usize>,
    has_history: bool,
    is_alone: bool,
    width: f32,
    filter: EventFilter,
    /// Whether it's only read.
    is_read: bool,
}

/// A chip or link that was clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Clicked {
    /// What it stands for, in bytes of the text.
    pub range: Range<usize>,
    /// Where on its line it was clicked, in points.
    pub at: Rect,
}

/// Selected text that was let go of over a field.
#[derive(Clone, Debug, PartialEq)]
pub struct DroppedText {
    /// The field that it comes from.
    pub from: Id,
    /// What it is, in bytes of that field's text.
    pub range: Range<usize>,
    /// Where it was let go of, in bytes of this one's.
    pub at: usize,
    /// Whether it's to stay where it was, too.
    pub is_copied: bool,
}

/// Text that is to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedText {
    /// What, in bytes of the text as it was then.
    pub range: Range<usize>,
    /// How many changes were made before.
    pub after: usize,
}

/// Selected text on its way.
#[derive(Clone, Debug)]
struct DraggedText {
    from: Id,
    range: Range<usize>,
}

/// What came of a field.
pub struct FieldOutput {
    /// The widget's response.
    pub response: Response,
    /// How the text was changed.
    pub changes: Vec<Change>,
    /// Where the caret is, if it's here.
    pub caret: Option<FieldCaret>,
    /// Whether the field had the keyboard already when it was drawn: asked for
    /// now, it may still be denied, to a window below a dialog.
    pub had_focus: bool,
    /// What is to be copied, where the field doesn't know all that belongs to it: prose.
    pub copied: Option<CopiedText>,
    /// The chip or link that was clicked, or for which Enter was pressed while it was
    /// selected.
    pub clicked: Option<Clicked>,
    /// Whether Enter was pressed in a field of one line.
    pub is_entered: bool,
    /// Whether selected text of the field is being dragged.
    pub is_dragged: bool,
    /// Selected text that was let go of here.
    pub dropped: Option<DroppedText>,
    /// The first line of it that is seen as a whole, if it's seen: the byte that it begins
    /// with, and its top on the screen, in points.
    pub first_line: Option<(usize, f32)>,
    /// The top of the line that was asked for, as it's now.
    pub anchored: Option<f32>,
    /// Where the caret is on the screen, in points, if it's here.
    pub caret_at: Option<Rect>,
    /// What was scrolled to. Where a field stands in an area that scrolls sideways only,
    /// egui keeps that from the one around it.
    pub scrolls_to: Option<Rect>,
}

impl FieldOutput {
    /// Makes its changes in `text`, which the field showed.
    pub fn apply_to(&self, text: &mut String) {
        for change in &self.changes {
            if let Change::Text {
                range, inserted, ..
            } = change
            {
                let (clean, _) = sanitize(inserted);
                text.replace_range(range.clone(), &clean);
            }
        }
    }
}

impl<'a> TextField<'a> {
    /// A field of one line, known by `id`, called `name`.
    pub fn line(id: Id, text: &'a str, name: &'a str) -> Self {
        Self::new(id, Source::Plain(text), TextShape::Line, name)
    }

    /// A field of several lines.
    pub fn lines(id: Id, text: &'a str, name: &'a str) -> Self {
        Self::new(id, Source::Plain(text), TextShape::Lines, name)
    }

    /// A field of prose: of what `paragraphs` answers, which is asked only where `revision`
    /// isn't what it was.
    pub fn prose(
        id: Id,
        (revision, paragraphs): (u64, &'a dyn Fn() -> Vec<(TextParagraph, &'a str)>),
        name: &'a str,
    ) -> Self {
        let source = Source::Prose {
            revision,
            paragraphs,
        };
        Self::new(id, source, TextShape::Prose, name)
    }

    fn new(id: Id, source: Source<'a>, shape: TextShape, name: &'a str) -> Self {
        Self {
            id,
            source,
            shape,
            name,
            hint: "",
            highlights: &[],
            lines: 1,
            direction: None,
            is_chinese: false,
            shows_marks: false,
            caret: None,
            anchor: None,
            has_history: false,
            is_alone: false,
            width: f32::INFINITY,
            filter: FILTER,
            is_read: false,
        }
    }

    /// What stands there while it's empty.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Stretches that are set off.
    #[must_use]
    pub fn highlights(mut self, highlights: &'a [Highlighted]) -> Self {
        self.highlights = highlights;
        self
    }

    /// How many lines high it is at least.
    #[must_use]
    pub fn at_least(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// Which way its language runs; by its first letters where that isn't known.
    #[must_use]
    pub fn direction(mut self, direction: Option<TextDirection>) -> Self {
        self.direction = direction;
        self
    }

    /// Whether its language is Chinese.
    #[must_use]
    pub fn chinese(mut self, yes: bool) -> Self {
        self.is_chinese = yes;
        self
    }

    /// Whether blanks are shown, and where paragraphs and emphasis begin and end.
    #[must_use]
    pub fn marks(mut self, yes: bool) -> Self {
        self.shows_marks = yes;
        self
    }

    /// Puts the caret here, and the keyboard's focus into the field.
    #[must_use]
    pub fn caret(mut self, caret: Option<WantedCaret>) -> Self {
        self.caret = caret;
        self
    }

    /// Has it take back itself what was typed: nobody else keeps that.
    #[must_use]
    pub fn with_history(mut self) -> Self {
        self.has_history = true;
        self
    }

    /// The same, where nothing else is to be taken back as long as it has the keyboard.
    #[must_use]
    pub fn with_history_alone(mut self) -> Self {
        self.is_alone = true;
        self.with_history()
    }

    /// Has it said where the line of this byte of its text is.
    #[must_use]
    pub fn anchor(mut self, at: Option<usize>) -> Self {
        self.anchor = at;
        self
    }

    /// How wide it is at the most, in points.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Arrows up and down lead out of it.
    #[must_use]
    pub fn left_by_arrows(mut self) -> Self {
        self.filter.vertical_arrows = false;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let had_focus = ui.memory(|memory| memory.has_focus(self.id));
        let engine = SharedEngine::of(ui.ctx());
        let mut engine = engine.lock();
        let width = ui.available_width().min(self.width).max(24.0);
        let style = self.flow_style(ui, width - 2.0 * MARGIN.x);
        let state = SharedState::of(ui.ctx(), self.id, self.shape, style);
        let mut state = state.0.lock().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *state;
        self.take_text(state, style);
        if let Some(caret) = self.caret {
            state.editor.end_composition();
            state.editor.select(Selection {
                anchor: caret.at.anchor,
                head: Place::new(caret.at.head),
            });
            ui.memory_mut(|memory| memory.request_focus(self.id));
        }
        let mut taken = Taken::default();
        let is_entered = self.shape == TextShape::Line
            && had_focus
            && state.editor.composition().is_none()
            && ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.is_none());
        if ui.memory(|memory| memory.has_focus(self.id)) {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, self.filter));
            taken = self.take_events(ui, &mut engine, state, &style);
        } else {
            state.editor.end_composition();
        }
        self.take_requests(ui, state);
        // What was typed may have turned the text round.
        state
            .editor
            .flow_mut()
            .restyle(self.turned(style, state.is_turned));
        let stand = self.place(ui, &mut engine, state, width);
        let (response, canvas_at) = (stand.response, stand.corner);
        let top_of_line = |y: f32| (canvas_at.y + y) / ui.ctx().pixels_per_point();
        let anchored = self.anchor.map(|at| {
            let flow = state.editor.flow_mut();
            top_of_line(flow.spot(&mut engine.fonts, Place::new(at)).top)
        });
        let first_line = stand.first_line.map(|(at, y)| (at, top_of_line(y)));
        let chosen = taken.chosen.map(|range| Clicked {
            range,
            at: self.caret_rect(ui, &mut engine, state, canvas_at),
        });
        let (pressed, clicked) = self.take_pointer(ui, &mut engine, state, &response, canvas_at);
        self.take_middle_click(ui, &mut engine, state, &response, canvas_at);
        let dropped = self.take_dragged(ui, &mut engine, state, &response, canvas_at);
        let changes = state.editor.take_changes();
        if !changes.is_empty() {
            // Whoever keeps the text may make something else of them.
            state.revision = None;
            ui.ctx().request_repaint();
        }
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        offer_selection(ui, state, has_focus);
        self.paint(ui, &mut engine, state, &response, canvas_at);
        self.speak(ui, state, &response, canvas_at);
        let (mut caret_at, mut scrolls_to) = (None, None);
        if has_focus {
            let at = self.caret_rect(ui, &mut engine, state, canvas_at);
            offer_ime(ui, response.rect, at);
            scrolls_to = self.keep_in_view(ui, &response, at, taken.is_used || pressed);
            caret_at = Some(at);
        }
        let selection = state.editor.selection();
        let mut response = response;
        if !changes.is_empty() {
            response.mark_changed();
        }
        FieldOutput {
            response,
            changes,
            caret: has_focus.then_some(FieldCaret {
                anchor: selection.anchor,
                head: selection.head.at,
            }),
            had_focus,
            copied: taken.copied,
            clicked: clicked.or(chosen),
            is_entered,
            is_dragged: state.grabbed == Some(Grab::Dragged),
            dropped,
            first_line,
            anchored,
            caret_at,
            scrolls_to,
        }
    }

    fn flow_style(&self, ui: &Ui, width: f32) -> FlowStyle {
        let scale = ui.ctx().pixels_per_point();
        let size = egui::TextStyle::Body.resolve(ui.style()).size;
        FlowStyle {
            size: size * scale,
            line_height: ((size * LINE_HEIGHT).round() * scale).round(),
            gap: match self.shape {
                TextShape::Prose => (size * GAP * scale).round(),
                _ => 0.0,
            },
            indent: (size * INDENT * scale).round(),
            width: (width * scale).floor(),
            direction: self.direction,
            usual: TextDirection::LeftToRight,
            is_chinese: self.is_chinese,
        }
    }

    fn turned(&self, style: FlowStyle, is_turned: bool) -> FlowStyle {
        let direction = match is_turned {
            true => Some(style.direction.unwrap_or(style.usual).reversed()),
            false => style.direction,
        };
        FlowStyle { direction, ..style }
    }

    /// Takes over the text, where it's another.
    fn take_text(&self, state: &mut FieldState, style: FlowStyle) {
        let style = self.turned(style, state.is_turned);
        state.editor.flow_mut().restyle(style);
        match self.source {
            Source::Plain(text) => {
                let is_same = match state.editor.composition() {
                    Some(_) => state.plain == text,
                    None => state.editor.text() == text,
                };
                if !is_same {
                    state.history = None;
                    state.editor.with_source(|flow| {
                        flow.set([(TextParagraph::default(), text)]);
                    });
                }
                if state.plain != text {
                    text.clone_into(&mut state.plain);
                }
            }
            Source::Prose {
                revision,
                paragraphs,
            } => {
                if state.revision != Some(revision) {
                    let paragraphs = paragraphs();
                    state.editor.with_source(|flow| flow.set(paragraphs));
                    state.revision = Some(revision);
                }
            }
        }
    }
}
