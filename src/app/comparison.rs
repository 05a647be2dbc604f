//! A list of what differs between states of a release: where, and what was taken out and put
//! in. It's worked out off the window's thread.

use std::ops::Range;

use egui::{Align, Color32, CursorIcon, Frame, Layout, Margin, ScrollArea, Ui};

use super::theme;
use crate::compare::{self, Piece};
use crate::edit::Refused;
use crate::jobs::{Once, Progress, Wake};
use crate::language::Tag;
use crate::release::FieldPath;
use crate::session::Compared;
use crate::texts::{ToldDifference, difference, say, say_with};
use crate::widgets::text::{TextDirection, Written};

/// How much of what is unchanged is shown beside a change, in characters.
const CONTEXT: usize = 50;
/// How much is shown of what is new or gone as a whole.
const MOST_LETTERS: usize = 900;
/// How many differences are shown at first, and more each time.
const SHOWN: usize = 100;

/// What differs, or is being worked out.
#[derive(Debug)]
pub(super) struct Comparison {
    state: State,
    shown: usize,
}

#[derive(Debug)]
enum State {
    Working(Once<Result<Vec<Row>, Refused>>),
    Done(Vec<Row>),
    Failed(String),
}

/// A difference as it's drawn.
#[derive(Clone, Debug)]
struct Row {
    at: FieldPath,
    place: String,
    note: String,
    text: String,
    gone: Vec<Range<usize>>,
    new: Vec<Range<usize>>,
    /// The same with what was taken out and put in said, for screen readers.
    sentence: String,
}

impl Comparison {
    /// Begins to compare states with each other, pair by pair.
    pub fn begin(compared: Vec<Compared>, wake: Wake) -> Self {
        let work = move || {
            let mut rows = Vec::new();
            for pair in &compared {
                let (before, after) = (pair.before(), pair.after());
                let found = compare::differences(before, after)?;
                let found = found.iter();
                rows.extend(found.map(|found| {
                    let told = difference(before, after, found);
                    Row::new(found.at.clone(), &told)
                }));
            }
            Ok(rows)
        };
        let state = match Once::spawn("comparing", wake, work) {
            Ok(job) => State::Working(job),
            Err(error) => State::Failed(error.to_string()),
        };
        Self {
            state,
            shown: SHOWN,
        }
    }

    /// Whether it's being worked out.
    pub fn is_working(&self) -> bool {
        matches!(self.state, State::Working(_))
    }

    /// Whether nothing differs, as far as is known.
    pub fn is_same(&self) -> bool {
        matches!(&self.state, State::Done(rows) if rows.is_empty())
    }

    /// Draws the list, `height` points high at most. Answers the place of the row that was
    /// chosen, if one was and they lead there.
    pub fn show(&mut self, ui: &mut Ui, height: f32, leads: bool) -> Option<FieldPath> {
        self.poll();
        let mut chosen = None;
        let muted = theme::palette(ui).muted;
        let quietly = |ui: &mut Ui, text: &str| {
            Written::new(text).colour(muted).show(ui);
        };
        match &self.state {
            State::Working(_) => quietly(ui, &say("comparing")),
            State::Failed(why) => {
                let why = say_with("not-compared", &[("why", why.as_str().into())]);
                quietly(ui, &why);
            }
            State::Done(rows) if rows.is_empty() => quietly(ui, &say("no-differences")),
            State::Done(rows) => {
                let area = ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink([false, true]);
                let more = area.show(ui, |ui| {
                    for row in rows.iter().take(self.shown) {
                        if row.show(ui, leads) {
                            chosen = Some(row.at.clone());
                        }
                    }
                    let more = rows.len().saturating_sub(self.shown);
                    more > 0
                        && ui
                            .button(say_with("more-differences", &[("count", more.into())]))
                            .clicked()
                });
                if more.inner {
                    self.shown += SHOWN;
                }
            }
        }
        chosen
    }

    pub fn poll(&mut self) {
        let State::Working(job) = &self.state else {
            return;
        };
        self.state = match job.poll() {
            Progress::Running => return,
            Progress::Done(Ok(rows)) => State::Done(rows),
            Progress::Done(Err(refused)) => State::Failed(refused.to_string()),
            Progress::Failed => State::Failed(say("comparing-broke")),
        };
    }
}

/// How a text differs from another, as a comparison shows it.
#[derive(Clone, Debug)]
pub(super) struct ShownPieces {
    row: Row,
    direction: TextDirection,
}

impl ShownPieces {
    /// What was kept, taken out and put in, of a text in this language.
    pub fn new(pieces: Vec<Piece>, language: &Tag) -> Self {
        let told = ToldDifference {
            pieces,
            ..ToldDifference::default()
        };
        Self {
            row: Row::new(FieldPath::root(), &told),
            direction: language.direction().into(),
        }
    }

    /// Draws it.
    pub fn show(&self, ui: &mut Ui) {
        self.row.show_text(ui, Some(self.direction));
    }
}

impl Row {
    fn new(at: FieldPath, told: &ToldDifference) -> Self {
        let told = told.shortened(CONTEXT);
        let mut row = Self {
            at,
            sentence: told.sentence(),
            place: told.place,
            note: told.note,
            text: String::new(),
            gone: Vec::new(),
            new: Vec::new(),
        };
        for piece in &told.pieces {
            let start = row.text.len();
            let (text, ranges) = match piece {
                Piece::Kept(text) => (text, None),
                Piece::Gone(text) => (text, Some(&mut row.gone)),
                Piece::New(text) => (text, Some(&mut row.new)),
            };
            match text.char_indices().nth(MOST_LETTERS) {
                Some((end, _)) => {
                    row.text.push_str(text.get(..end).unwrap_or_default());
                    row.text.push('…');
                }
                None => row.text.push_str(text),
            }
            if let Some(ranges) = ranges {
                ranges.push(start..row.text.len());
            }
        }
        row
    }

    /// Answers whether its place was chosen.
    fn show(&self, ui: &mut Ui, leads: bool) -> bool {
        let palette = theme::palette(ui);
        let frame = Frame::new().inner_margin(Margin::symmetric(0, 6));
        let shown = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let place = match self.note.as_str() {
                "" => self.place.clone(),
                note => format!("{} · {note}", self.place),
            };
            let place = Written::new(&place)
                .direction(TextDirection::LeftToRight)
                .size(theme::LABEL);
            let is_chosen = match leads {
                true => {
                    let colour = ui.visuals().hyperlink_color;
                    let link = place.colour(colour).show_link(ui);
                    link.on_hover_cursor(CursorIcon::PointingHand).clicked()
                }
                false => {
                    place.colour(palette.muted).show(ui);
                    false
                }
            };
            self.show_text(ui, None);
            is_chosen
        });
        shown.inner
    }

    /// What it said and says, in this direction; in that of its first word where none is given.
    fn show_text(&self, ui: &mut Ui, direction: Option<TextDirection>) {
        if self.text.is_empty() {
            return;
        }
        let palette = theme::palette(ui);
        let coloured = |ranges: &[Range<usize>], colour: Color32| {
            let ranges = ranges.iter();
            ranges
                .map(|range| (range.clone(), colour))
                .collect::<Vec<_>>()
        };
        let tints = [
            coloured(&self.gone, palette.must),
            coloured(&self.new, palette.fine),
        ]
        .concat();
        let grounds = [
            coloured(&self.gone, theme::ground_of(palette.must)),
            coloured(&self.new, theme::ground_of(palette.fine)),
        ]
        .concat();
        // As its field has it.
        let direction = direction.or_else(|| TextDirection::of_first_strong(&self.text));
        let direction = direction.unwrap_or(TextDirection::LeftToRight);
        let align = match direction {
            TextDirection::RightToLeft => Align::Max,
            TextDirection::LeftToRight => Align::Min,
        };
        ui.with_layout(Layout::top_down(align), |ui| {
            Written::new(&self.text)
                .direction(direction)
                .tints(&tints)
                .grounds(&grounds)
                .struck(&self.gone)
                .spoken(&self.sentence)
                .show(ui);
        });
    }
}
