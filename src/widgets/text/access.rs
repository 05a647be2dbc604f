//! A field's text for screen readers: runs of letters in the order of the text, with
//! where each stands, the caret and what is selected.
//!
//! A run is a stretch of a line of one level. What isn't laid out is one run a block,
//! without places, and several blocks of a long text. A chip says its label in brackets.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::{
    Action, ActionData, ActionRequest, Node, Rect as NodeRect, Role,
    TextDirection as NodeDirection, TextPosition, TextSelection,
};
use egui::{Id, Ui, UiBuilder};
use unicode_segmentation::UnicodeSegmentation;

use super::editor::Selection;
use super::flow::{Flow, Placed};
use super::paint::Canvas;
use crate::language::word_boundaries;

/// The most bytes of a letter: AccessKit counts them in a byte.
const LONGEST_LETTER: usize = 255;
/// How many bytes of the text a chip is.
const CHIP_BYTES: usize = '\u{fffc}'.len_utf8();
/// The most letters of a run that is laid out: AccessKit counts its words' starts in a byte.
const MOST_LETTERS: usize = 255;

/// How many blocks a text may have without any being joined.
const MOST_APART: usize = 256;
/// How many blocks of a longer text are joined to a run, where nobody looks at them: each
/// run costs time in each frame.
const JOINED: usize = 16;

/// A run of letters. Offsets are counted from its block's first byte.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    /// What it stands for, in bytes, a line feed at its end included.
    range: Range<usize>,
    value: String,
    /// How many bytes of `value` each letter has.
    lengths: Vec<u8>,
    /// Where in the text each letter begins, in bytes.
    starts: Vec<u32>,
    /// Which letters begin words; none where it isn't laid out: nobody goes by words
    /// where nothing is seen.
    word_starts: Vec<u8>,
    /// Where each letter is from the run's start, and how wide; none where it isn't laid
    /// out.
    places: Vec<(f32, f32)>,
    /// Left, top, right, bottom, in pixels, from the text's left and the block's top.
    bounds: Option<[f32; 4]>,
    is_rtl: bool,
    /// Whether the run before is on the same line.
    continues_line: bool,
}

impl Run {
    /// Adds a letter. One that's longer than AccessKit can say is told in parts.
    fn push(&mut self, start: usize, letter: &str, place: Option<(f32, f32)>) {
        let (mut at, mut place) = (0, place);
        loop {
            let end = letter.floor_char_boundary(at + LONGEST_LETTER);
            let part = letter.get(at..end).unwrap_or_default();
            self.value.push_str(part);
            self.lengths.push(u8::try_from(part.len()).unwrap_or(0));
            self.starts
                .push(u32::try_from(start + at).unwrap_or(u32::MAX));
            self.places.extend(place);
            at = end;
            if at >= letter.len() {
                return;
            }
            place = place.map(|(x, width)| (x + width, 0.0));
        }
    }

    /// Adds the sign of a list's item, which stands where its first letter does.
    fn push_marker(&mut self, start: usize, marker: &str, place: Option<(f32, f32)>) {
        let mut letter = [0; 4];
        for c in marker.chars().chain([' ']) {
            self.push(start, c.encode_utf8(&mut letter), place);
        }
    }

    /// Adds a chip, letter by letter; the caret stands before the first of them.
    fn push_chip(&mut self, start: usize, label: &str, place: Option<(f32, f32)>) {
        let mut place = place;
        let mut letter = [0; 4];
        for (index, c) in spoken_chip(label).chars().enumerate() {
            // Of the bytes that the chip has, but the first is for its first letter alone.
            let inside = start + index.min(CHIP_BYTES - 1);
            self.push(inside, c.encode_utf8(&mut letter), place);
            place = place.map(|(x, width)| (x + width, 0.0));
        }
    }

    fn describe(&self, node: &mut Node, canvas: &Canvas<'_>, block_top: f32) {
        node.set_text_direction(if self.is_rtl {
            NodeDirection::RightToLeft
        } else {
            NodeDirection::LeftToRight
        });
        node.set_value(self.value.as_str());
        node.set_character_lengths(self.lengths.as_slice());
        let Some([left, top, right, bottom]) = self.bounds else {
            return;
        };
        let rect = canvas.rect(left, block_top + top, right, block_top + bottom);
        node.set_word_starts(self.word_starts.as_slice());
        node.set_bounds(NodeRect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
        let places = self.places.iter();
        let positions: Vec<f32> = places.map(|(x, _)| x / canvas.scale).collect();
        let places = self.places.iter();
        let widths: Vec<f32> = places.map(|(_, width)| width / canvas.scale).collect();
        node.set_character_positions(positions);
        node.set_character_widths(widths);
    }

    fn is_full(&self) -> bool {
        self.lengths.len() >= MOST_LETTERS
    }
}

/// A block's runs.
#[derive(Clone, Debug)]
pub(super) struct SpokenBlock {
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Its top, in pixels of the text.
    pub top: f32,
    pub runs: Arc<[Run]>,
}

impl SpokenBlock {
    /// How many letters it has.
    fn letters(&self) -> usize {
        self.runs.iter().map(|run| run.lengths.len()).sum()
    }

    /// Whether it's a single run without places: nobody looks at it.
    fn is_far(&self) -> bool {
        matches!(&*self.runs, [run] if run.bounds.is_none())
    }
}

/// Which blocks are one run: far ones of a long text are joined, always the same ones, so
/// that they keep their names.
fn groups(blocks: &[SpokenBlock]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let may_join = blocks.len() > MOST_APART && index % JOINED != 0 && block.is_far();
        let before = groups.last_mut().filter(|group| {
            let first = blocks.get(group.start);
            first.is_some_and(SpokenBlock::is_far)
        });
        match before.filter(|_| may_join) {
            Some(group) => group.end = index + 1,
            None => groups.push(index..index + 1),
        }
    }
    groups
}

/// Far blocks as one run.
fn joined(blocks: &[SpokenBlock]) -> Run {
    let mut whole = Run::default();
    for run in blocks.iter().flat_map(|block| block.runs.iter()) {
        whole.value.push_str(&run.value);
        whole.lengths.extend_from_slice(&run.lengths);
    }
    whole
}

/// The runs of a block with the bytes `range`, laid out as `placed` if it is.
pub(super) fn runs_of(
    flow: &Flow,
    range: &Range<usize>,
    is_fed: bool,
    placed: Option<&Placed>,
) -> Arc<[Run]> {
    let mut runs = Vec::new();
    match placed {
        Some(placed) => push_lines(&mut runs, flow, placed),
        None => push_plain(&mut runs, flow, range),
    }
    if is_fed {
        if runs.is_empty() {
            runs.push(Run::default());
        }
        if let Some(run) = runs.last_mut() {
            let end = run.places.last().map(|(x, width)| (x + width, 0.0));
            let has_places = !run.places.is_empty() || run.bounds.is_some();
            let place = has_places.then(|| end.unwrap_or((0.0, 0.0)));
            run.push(range.len(), "\n", place);
            run.range.end = range.len() + 1;
        }
    }
    for run in &mut runs {
        if run.bounds.is_some() {
            run.word_starts = word_starts(run);
        }
    }
    runs.into()
}

/// The text of a field for screen readers.
pub(super) struct Spoken {
    blocks: Vec<SpokenBlock>,
    /// Which of them are one run, in order.
    groups: Vec<Range<usize>>,
}

impl Spoken {
    /// That of `flow`, as far as it's laid out with the places of its letters.
    pub fn of(flow: &mut Flow) -> Self {
        let blocks = flow.spoken();
        let groups = groups(&blocks);
        Self { blocks, groups }
    }

    /// Writes it into the tree, below the field `id`.
    pub fn publish(&self, ui: &mut Ui, id: Id, canvas: &Canvas<'_>, selection: Option<Selection>) {
        let selected = selection.and_then(|selection| {
            Some(TextSelection {
                anchor: self.position(id, selection.anchor)?,
                focus: self.position(id, selection.head.at)?,
            })
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_value(self.text());
            if let Some(selected) = selected {
                node.set_text_selection(selected);
            }
        });
        let runs = self.groups.iter().flat_map(|group| {
            let blocks = self.blocks.get(group.clone()).unwrap_or_default();
            let top = blocks.first().map_or(0.0, |block| block.top);
            let runs: Vec<Cow<'_, Run>> = match blocks {
                [block] => block.runs.iter().map(Cow::Borrowed).collect(),
                blocks => vec![Cow::Owned(joined(blocks))],
            };
            let runs = runs.into_iter().enumerate();
            runs.map(move |(index, run)| (run_id(id, group.start, index), top, run))
        });
        let mut runs = runs.peekable();
        let mut before: Option<Id> = None;
        while let Some((run_id, top, run)) = runs.next() {
            // Only a `Ui` can be told whose part of the tree it is.
            let of_field = UiBuilder::new()
                .scope_id(run_id)
                .accessibility_parent(id)
                .accessibility_role(Role::TextRun);
            drop(ui.new_child(of_field));
            let next = runs.peek().filter(|(_, _, next)| next.continues_line);
            let next = next.map(|(next, ..)| next.accesskit_id());
            let previous = before.filter(|_| run.continues_line);
            ui.ctx().accesskit_node_builder(run_id, |node| {
                if let Some(previous) = previous {
                    node.set_previous_on_line(previous.accesskit_id());
                }
                if let Some(next) = next {
                    node.set_next_on_line(next);
                }
                run.describe(node, canvas, top);
            });
            before = Some(run_id);
        }
    }

    /// All of it.
    fn text(&self) -> String {
        let runs = self.blocks.iter().flat_map(|block| block.runs.iter());
        runs.map(|run| run.value.as_str()).collect()
    }

    /// Where the byte `at` of the text is.
    fn position(&self, id: Id, at: usize) -> Option<TextPosition> {
        let after = self.blocks.partition_point(|block| block.start <= at);
        let index = after.checked_sub(1)?;
        let block = self.blocks.get(index)?;
        let after = self.groups.partition_point(|group| group.start <= index);
        let group = self.groups.get(after.checked_sub(1)?)?;
        let before = self.blocks.get(group.start..index)?;
        let before: usize = before.iter().map(SpokenBlock::letters).sum();
        let at = at - block.start;
        let after = block.runs.partition_point(|run| run.range.end <= at);
        let run_index = after.min(block.runs.len().checked_sub(1)?);
        let run = block.runs.get(run_index)?;
        // Behind the sign of an item, which stands where its first letter does.
        let at = u32::try_from(at).ok()?;
        let behind = run.starts.partition_point(|start| *start <= at);
        let here = behind.checked_sub(1);
        let here = here.filter(|last| run.starts.get(*last) == Some(&at));
        Some(TextPosition {
            node: run_id(id, group.start, run_index).accesskit_id(),
            character_index: before + here.unwrap_or(behind),
        })
    }

    /// The byte of the text that is meant by a position.
    fn byte(&self, id: Id, position: &TextPosition) -> Option<usize> {
        self.groups.iter().find_map(|group| {
            let blocks = self.blocks.get(group.clone())?;
            let is_it = |run: usize| {
                let node = run_id(id, group.start, run).accesskit_id();
                node == position.node
            };
            let runs = blocks.first()?.runs.len();
            let number = (0..runs).find(|run| is_it(*run))?;
            let mut letter = position.character_index;
            let (last, before) = blocks.split_last()?;
            let mut found = last;
            for block in before {
                if letter < block.letters() {
                    found = block;
                    break;
                }
                letter -= block.letters();
            }
            let block = found;
            let run = block.runs.get(number)?;
            let start = run.starts.get(letter);
            let inside = start.map_or(run.range.end, |start| *start as usize);
            Some(block.start + inside)
        })
    }

    /// What a screen reader asks to be selected.
    pub fn selection(&self, id: Id, request: &ActionRequest) -> Option<(usize, usize)> {
        match (&request.action, &request.data) {
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(wanted)))
                if request.target_node == id.accesskit_id() =>
            {
                Some((
                    self.byte(id, &wanted.anchor)?,
                    self.byte(id, &wanted.focus)?,
                ))
            }
            _ => None,
        }
    }
}

/// A chip is told from the text around it.
fn spoken_chip(label: &str) -> String {
    format!("[{label}]")
}

fn run_id(id: Id, block: usize, run: usize) -> Id {
    id.with(("run", block, run))
}

fn word_starts(run: &Run) -> Vec<u8> {
    // The first one is understood.
    let boundaries = word_boundaries(&run.value);
    let mut starts = Vec::new();
    let mut offset = 0;
    let mut boundaries = boundaries
        .iter()
        .filter(|boundary| boundary.is_start)
        .peekable();
    for (index, length) in run.lengths.iter().enumerate() {
        while boundaries
            .peek()
            .is_some_and(|boundary| boundary.at < offset)
        {
            boundaries.next();
        }
        if boundaries
            .peek()
            .is_some_and(|boundary| boundary.at == offset)
        {
            starts.extend(u8::try_from(index).ok());
        }
        offset += usize::from(*length);
    }
    starts
}

fn push_plain(runs: &mut Vec<Run>, flow: &Flow, range: &Range<usize>) {
    let text = flow.text().get(range.clone()).unwrap_or_default();
    let mut run = Run::default();
    if let Some(marker) = flow.marker_at(range.start) {
        run.push_marker(0, &marker, None);
    }
    for (at, letter) in text.grapheme_indices(true) {
        match flow.chip_label(range.start + at) {
            Some(label) => run.push_chip(at, &label, None),
            None => run.push(at, letter, None),
        }
        run.range.end = at + letter.len();
    }
    runs.push(run);
}

fn push_lines(runs: &mut Vec<Run>, flow: &Flow, placed: &Placed) {
    let text = flow.text();
    let spans = flow.spans_of(placed);
    let block = &placed.block;
    for (index, line) in block.lines.iter().enumerate() {
        let top = index as f32 * block.line_height;
        let bottom = top + block.line_height;
        let start = line.range.start;
        let edge = match block.base.is_rtl() {
            true => placed.left + line.edges.1,
            false => placed.left + line.edges.0,
        };
        let mut run = Run {
            range: start..start,
            bounds: Some([edge, top, edge, bottom]),
            is_rtl: block.base.is_rtl(),
            ..Run::default()
        };
        let marker = flow.marker_at(placed.start + start);
        if let Some(marker) = marker.filter(|_| placed.is_first && index == 0) {
            run.push_marker(start, &marker, Some((0.0, 0.0)));
        }
        let mut level = None;
        for cluster in &line.clusters {
            // Letters of one level stand beside each other, those of others may not.
            let is_apart = level.replace(cluster.level) != Some(cluster.level);
            if (is_apart && !run.lengths.is_empty()) || run.is_full() {
                let next = Run {
                    range: cluster.start..cluster.start,
                    continues_line: true,
                    ..Run::default()
                };
                runs.push(std::mem::replace(&mut run, next));
            }
            let (left, right) = (placed.left + cluster.x, placed.left + cluster.right());
            if run.lengths.is_empty() {
                run.is_rtl = cluster.is_rtl();
                run.bounds = Some([left, top, right, bottom]);
            }
            if let Some([from, _, to, _]) = &mut run.bounds {
                *from = from.min(left);
                *to = to.max(right);
            }
            let before = run.places.last().map(|(x, width)| x + width);
            let place = Some((before.unwrap_or(0.0), cluster.advance));
            let at = placed.start + cluster.start;
            let letters = text.get(at..placed.start + cluster.end).unwrap_or_default();
            let mut spans = spans.iter();
            let chip = spans
                .find(|(range, _)| range.contains(&at))
                .and_then(|(_, look)| look.chip.as_ref());
            match chip {
                Some(chip) => run.push_chip(cluster.start, &chip.label, place),
                None => run.push(cluster.start, letters, place),
            }
            run.range.end = cluster.end;
        }
        runs.push(run);
    }
}
