//! A text field that says which letters changed, shows stretches of its text
//! in several looks, and can be told where its caret goes.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{
    ByteIndex, CCursor, CCursorRange, CharIndex, LayoutJob, LayoutSection, TextFormat,
};
use egui::text_edit::TextEditState;
use egui::{
    Color32, Event, EventFilter, FontFamily, FontId, Galley, Id, Key, Modifiers, Response, Stroke,
    TextBuffer, TextEdit, Ui, Vec2,
};

use super::{Change, Recorded};

/// The room above a field in which its label stands, in points.
const LABEL_ROOM: f32 = 28.0;

/// How a stretch of text looks.
#[derive(Clone, Debug, PartialEq)]
pub struct RunStyle {
    /// The font's family.
    pub family: FontFamily,
    /// The colour.
    pub colour: Color32,
    /// Whether it's underlined.
    pub underline: bool,
}

/// A stretch of text that looks alike.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// The stretch, in bytes.
    pub range: Range<usize>,
    /// How it looks.
    pub style: RunStyle,
}

/// Where a caret is in a field, in characters.
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

/// A field of text.
pub struct TextField<'a> {
    id: Id,
    text: &'a str,
    name: &'a str,
    hint: &'a str,
    runs: &'a [TextRun],
    lines: usize,
    one_line: bool,
    right_to_left: bool,
    caret: Option<WantedCaret>,
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
}

impl<'a> TextField<'a> {
    /// A field of several lines, known by `id`, called `name`.
    pub fn new(id: Id, text: &'a str, name: &'a str) -> Self {
        Self {
            id,
            text,
            name,
            hint: "",
            runs: &[],
            lines: 1,
            one_line: false,
            right_to_left: false,
            caret: None,
        }
    }

    /// The text has one line, however often it's broken to fit.
    #[must_use]
    pub fn one_line(mut self) -> Self {
        self.one_line = true;
        self
    }

    /// What stands there while it's empty.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// How stretches of it look. What no run covers looks plain.
    #[must_use]
    pub fn runs(mut self, runs: &'a [TextRun]) -> Self {
        self.runs = runs;
        self
    }

    /// How many lines high it is at least.
    #[must_use]
    pub fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// Whether its lines begin at the right.
    #[must_use]
    pub fn right_to_left(mut self, yes: bool) -> Self {
        self.right_to_left = yes;
        self
    }

    /// Puts the caret here, and the keyboard's focus into the field.
    #[must_use]
    pub fn caret(mut self, caret: Option<WantedCaret>) -> Self {
        self.caret = caret;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let had_focus = ui.memory(|memory| memory.has_focus(self.id));
        if let Some(caret) = self.caret {
            place_caret(ui, self.id, caret.at);
        }
        if had_focus {
            leave_terminal_keys(ui);
        }
        let font = egui::TextStyle::Body.resolve(ui.style());
        let plain = RunStyle {
            family: font.family.clone(),
            colour: ui.visuals().text_color(),
            underline: false,
        };
        let line_height = (font.size * 1.42).round();
        let runs = self.runs;
        let right_to_left = self.right_to_left;
        let mut buffer = Recorded::new(self.text.to_owned(), self.one_line);
        let changes = buffer.changes();
        let text = self.text;
        let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, wrap_width: f32| -> Arc<Galley> {
            let mut job = LayoutJob {
                text: buffer.as_str().to_owned(),
                keep_trailing_whitespace: true,
                ..LayoutJob::default()
            };
            job.wrap.max_width = wrap_width;
            if right_to_left {
                job.halign = egui::Align::RIGHT;
            }
            let runs = shifted(runs, &changes.borrow(), text);
            job.sections = sections(&runs, &plain, job.text.len(), font.size, line_height);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let edit = TextEdit::multiline(&mut buffer)
            .id(self.id)
            .hint_text(self.hint.to_owned())
            .desired_rows(self.lines)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 7))
            .event_filter(EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                // A field isn't left by it, or the next Tab would begin at the top.
                escape: true,
            })
            .layouter(&mut layouter);
        let edit = if right_to_left {
            edit.align(egui::Align2::RIGHT_TOP)
        } else {
            edit
        };
        let output = edit.show(ui);
        let response = output.response.response.clone();
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_label(self.name);
        });
        let caret = output.cursor_range.filter(|_| response.has_focus());
        let at = output.cursor_range.map(|range| {
            let at = output.galley.pos_from_cursor(range.primary);
            at.translate(output.galley_pos.to_vec2())
        });
        let pane = ui.clip_rect();
        let with_label = response.rect.min.y - LABEL_ROOM;
        let whole = response.rect.with_min_y(with_label);
        let is_wanted = self.caret.is_some_and(|caret| caret.in_view);
        if is_wanted && whole.height() <= pane.height() {
            if !pane.contains_rect(whole) {
                // With some of what is around it.
                let spare = (pane.height() - whole.height()) / 2.0;
                let around = Vec2::new(0.0, spare.min(pane.height() / 4.0));
                ui.scroll_to_rect(whole.expand2(around), None);
            }
        } else if let Some(at) = at
            && (is_wanted || (caret.is_some() && is_typed(ui)))
            && !pane.contains_rect(at)
        {
            ui.scroll_to_rect(at.expand(LABEL_ROOM), None);
        }
        FieldOutput {
            caret: caret.map(|range| FieldCaret {
                anchor: range.secondary.index.0,
                head: range.primary.index.0,
            }),
            changes: changes.take(),
            had_focus,
            response,
        }
    }
}

/// Whether a key has done something: its caret is to be seen then. egui leaves a field
/// that is out of view where it is.
fn is_typed(ui: &Ui) -> bool {
    ui.input(|input| {
        let mut events = input.events.iter();
        events.any(|event| {
            matches!(
                event,
                Event::Key { pressed: true, .. }
                    | Event::Text(_)
                    | Event::Paste(_)
                    | Event::Cut
                    | Event::Ime(_)
            )
        })
    })
}

/// egui's fields delete by a terminal's keys: Ctrl with K, U, W and H. Who has them
/// from elsewhere would lose text by them.
fn leave_terminal_keys(ui: &Ui) {
    if ui.ctx().os() == egui::os::OperatingSystem::Mac {
        // There they are every field's.
        return;
    }
    ui.input_mut(|input| {
        for key in [Key::K, Key::U, Key::W, Key::H] {
            input.consume_key(Modifiers::CTRL, key);
        }
    });
}

fn place_caret(ui: &Ui, id: Id, caret: FieldCaret) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let cursor = |at: usize| CCursor::new(CharIndex(at));
    let range = CCursorRange::two(cursor(caret.anchor), cursor(caret.head));
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// The runs of `text` after it was changed. What was typed looks like what
/// stands before it.
fn shifted(runs: &[TextRun], changes: &[Change], text: &str) -> Vec<TextRun> {
    let mut runs = runs.to_vec();
    if changes.is_empty() {
        return runs;
    }
    let mut text = text.to_owned();
    for change in changes {
        let byte = |at: usize| {
            let found = text.char_indices().nth(at);
            found.map_or(text.len(), |(offset, _)| offset)
        };
        let (start, end) = (byte(change.range.start), byte(change.range.end));
        let (length, removed) = (change.inserted.len(), end - start);
        for run in &mut runs {
            let moved = |offset: usize, sticks: bool| match offset {
                offset if offset < start || (offset == start && !sticks) => offset,
                offset if offset < end => start + if sticks { length } else { 0 },
                offset => offset - removed + length,
            };
            let first = run.range.start == 0 && start == 0;
            run.range = moved(run.range.start, !first)..moved(run.range.end, true);
        }
        runs.retain(|run| !run.range.is_empty());
        text.replace_range(start..end, &change.inserted);
    }
    runs
}

/// The sections of a text of `length` bytes: its runs, plain where there is none.
fn sections(
    runs: &[TextRun],
    plain: &RunStyle,
    length: usize,
    size: f32,
    line_height: f32,
) -> Vec<LayoutSection> {
    let mut sections = Vec::new();
    let mut add = |range: Range<usize>, style: &RunStyle| {
        if !range.is_empty() || length == 0 {
            sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range: ByteIndex(range.start)..ByteIndex(range.end),
                format: format(style, size, line_height),
            });
        }
    };
    let mut done = 0;
    for run in runs {
        let range = run.range.start.clamp(done, length)..run.range.end.clamp(done, length);
        if done < range.start {
            add(done..range.start, plain);
        }
        add(range.clone(), &run.style);
        done = range.end;
    }
    if done < length || length == 0 {
        add(done..length, plain);
    }
    sections
}

fn format(style: &RunStyle, size: f32, line_height: f32) -> TextFormat {
    TextFormat {
        font_id: FontId::new(size, style.family.clone()),
        color: style.colour,
        underline: if style.underline {
            Stroke::new(1.0, style.colour)
        } else {
            Stroke::NONE
        },
        line_height: Some(line_height),
        ..TextFormat::default()
    }
}
