//! The outline: every part of the release, by name; follows the caret, leads to
//! a part, and lets sections and blocks be dragged to other places.

use std::borrow::Cow;

use egui::{CornerRadius, CursorIcon, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::dragging::Landing;
use super::form::NEAR;
use super::keyboard::Beside;
use super::{dragging, keyboard, theme};
use crate::language::isolated;
use crate::release::{FieldPath, Identified, Release, footnotes_list};
use crate::session::{Action, Group, PARTS, Session};
use crate::texts::{item_title, part_label, say, say_with};
use crate::typeset::silent_pictures;
use crate::widgets::text::Written;

/// How high a line is, in points.
const LINE: f32 = 25.0;
/// A line of the outline.
struct Entry {
    name: Name,
    path: FieldPath,
    depth: u8,
    /// Whether it can be dragged to another place.
    is_movable: bool,
}

/// What a line says.
enum Name {
    Part(&'static str),
    Item,
    Footnote(usize),
}

impl Entry {
    fn text(&self, release: &Release) -> String {
        match self.name {
            Name::Part(field) => part_label(field),
            Name::Item => item_title(release, &self.path).name(),
            Name::Footnote(number) => {
                format!("{number}  {}", item_title(release, &self.path).name())
            }
        }
    }

    /// What it says, as it's drawn: a footnote's number stands before its words, whichever
    /// way those run.
    fn drawn<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match (&self.name, text.split_once("  ")) {
            (Name::Footnote(_), Some((number, words))) => {
                format!("{number}  {}", isolated(words)).into()
            }
            _ => text.into(),
        }
    }
}

/// What is wrong with a part, or said of it, by the id of the text that says so.
type Lack = (FieldPath, &'static str);
/// Somebody has said something of it.
const COMMENTED: &str = "outline-comment";

/// Draws the outline. `has_no_time` says that what stands in the field of the
/// embargo's time is none.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    keyboard: &mut Beside,
    has_no_time: bool,
    actions: &mut Vec<Action>,
) {
    let silent = silent_pictures(session.release()).into_iter();
    let mut lacks: Vec<Lack> = silent.map(|path| (path, "outline-lacking")).collect();
    let is_left = |path: &FieldPath| session.caret().is_none_or(|caret| caret.field != *path);
    let dead = session.dead_addresses();
    let dead = dead.iter().filter(|path| is_left(path));
    lacks.extend(dead.map(|path| (path.clone(), "outline-dead-address")));
    let missing = session.preview().missing_letters().iter();
    let missing = missing.filter_map(|missing| Some(missing.spot.as_ref()?.path.clone()));
    lacks.extend(missing.map(|path| (path, "outline-missing-letters")));
    let deceptive = session.preview().deceptive_signs().iter();
    lacks.extend(deceptive.map(|(path, _)| (path.clone(), "outline-deceptive")));
    let conflicts = session.release().conflicts.iter();
    lacks.extend(conflicts.map(|conflict| (conflict.at.clone(), "outline-conflict")));
    let commented = session.commented();
    if has_no_time {
        lacks.push((FieldPath::root().field("timing"), "outline-no-time"));
    }
    // What is wrong is said first.
    let open = commented.open.iter();
    lacks.extend(open.map(|path| (path.clone(), COMMENTED)));
    let groups = [
        ("outline-head", parts(session, Group::Head)),
        ("outline-sections", sections(session.release())),
        ("outline-foot", parts(session, Group::Foot)),
        ("outline-footnotes", footnotes(session)),
    ];
    let place = session.place().and_then(|place| session.seen_at(place));
    let place = place.as_ref();
    let all = groups.iter().flat_map(|(_, entries)| entries);
    let current = all
        .filter(|entry| place.is_some_and(|place| place.is_within(&entry.path)))
        .max_by_key(|entry| entry.path.segments().len())
        .map(|entry| entry.path.clone());
    let first = groups.iter().flat_map(|(_, entries)| entries).next();
    let first = first.map(|entry| entry.path.clone());
    let mut outline = Outline {
        release: session.release(),
        lacks: &lacks,
        begin_with: current.clone().or(first),
        current: current.as_ref(),
        keyboard,
        actions,
    };
    ScrollArea::vertical()
        .id_salt("outline")
        .auto_shrink([false, false])
        .content_margin(egui::Margin::symmetric(8, 12))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (heading, entries) in &groups {
                if !entries.is_empty() {
                    group_heading(ui, &say(heading));
                    outline.lines(ui, entries);
                    ui.add_space(theme::GRID * 3.0);
                }
            }
            dragging::scroll_at_edge(ui);
            keyboard::follow(ui);
        });
}

/// What the outline is drawn with.
struct Outline<'a> {
    release: &'a Release,
    lacks: &'a [Lack],
    current: Option<&'a FieldPath>,
    /// The line that the keyboard begins with.
    begin_with: Option<FieldPath>,
    keyboard: &'a mut Beside,
    actions: &'a mut Vec<Action>,
}

impl Outline<'_> {
    fn lines(&mut self, ui: &mut Ui, entries: &[Entry]) {
        // A section takes what is dropped on it or on its blocks' lines.
        let mut section: Option<(&FieldPath, Rect)> = None;
        for entry in entries {
            let area = self.line(ui, entry);
            match &mut section {
                Some((_, whole)) if entry.depth > 0 => *whole = whole.union(area),
                _ => {
                    self.take_whole(ui, section.take());
                    section = entry.is_movable.then_some((&entry.path, area));
                }
            }
            if entry.is_movable && entry.depth > 0 {
                self.take(ui, &entry.path, area);
            }
        }
        self.take_whole(ui, section);
    }

    fn take_whole(&mut self, ui: &Ui, section: Option<(&FieldPath, Rect)>) {
        if let Some((path, area)) = section {
            self.take(ui, path, area);
        }
    }

    fn take(&mut self, ui: &Ui, path: &FieldPath, area: Rect) {
        let place = (area, Landing::Half);
        dragging::take(ui, self.release, path, place, self.actions);
    }

    /// Draws a line, or leaves its room where it's far out of view.
    fn line(&mut self, ui: &mut Ui, entry: &Entry) -> Rect {
        let size = Vec2::new(ui.available_width(), LINE);
        let (_, rect) = ui.allocate_space(size);
        let here = self.current == Some(&entry.path);
        if !here && !ui.clip_rect().expand(NEAR).intersects(rect) {
            return rect;
        }
        let text = entry.text(self.release);
        let mut lacks = self.lacks.iter();
        let lack = lacks.find(|(path, _)| path.is_within(&entry.path));
        let lack = lack.map(|(_, text)| *text);
        let shown = line(ui, rect, entry, (&text, here, lack));
        if self.begin_with.as_ref() == Some(&entry.path) {
            self.keyboard.begin_with(&shown);
        }
        if shown.has_focus() && !here {
            self.actions.push(Action::At(entry.path.clone()));
        }
        if shown.clicked() {
            self.actions.push(Action::GoTo(entry.path.clone(), None));
        }
        if entry.is_movable {
            dragging::offer(ui, &shown, &entry.path);
        }
        rect
    }
}

fn group_heading(ui: &mut Ui, text: &str) {
    let palette = theme::palette(ui);
    ui.add_space(theme::GRID);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(
            egui::RichText::new(text)
                .size(theme::LABEL)
                .color(palette.muted),
        );
    });
    ui.add_space(theme::GRID);
}

fn line(
    ui: &Ui,
    rect: Rect,
    entry: &Entry,
    (text, here, lack): (&str, bool, Option<&str>),
) -> egui::Response {
    let palette = theme::palette(ui);
    let sense = if entry.is_movable {
        Sense::click_and_drag()
    } else {
        Sense::click()
    };
    // By its address, so that whoever moves it by a key has it again.
    let id = egui::Id::unique(("outline", entry.path.to_string()));
    let response = ui.interact(rect, id, sense);
    let name = match lack {
        Some(lack) => say_with(lack, &[("part", text.into())]),
        None => text.to_owned(),
    };
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, here, &name));
    let corner = CornerRadius::same(theme::FIELD_CORNER);
    if here {
        ui.painter().rect_filled(rect, corner, palette.accent_soft);
        let bar = Rect::from_min_size(rect.min, Vec2::new(2.0, rect.height()));
        ui.painter().rect_filled(bar, 1.0, palette.accent);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, corner, palette.field);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.0, palette.accent);
        ui.painter()
            .rect_stroke(rect, corner, stroke, egui::StrokeKind::Inside);
    }
    let indent = 22.0 + 14.0 * f32::from(entry.depth);
    let left = rect.left() + indent;
    let room = rect
        .with_min_x(left)
        .with_max_x((rect.right() - 22.0).max(left + 20.0));
    Written::new(&entry.drawn(text))
        .colour(palette.ink)
        .paint(ui, room);
    if let Some(lack) = lack {
        let dot = rect.right_center() - Vec2::new(12.0, 0.0);
        let colour = match lack {
            COMMENTED => palette.accent,
            _ => palette.must,
        };
        ui.painter().circle_filled(dot, 3.5, colour);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn parts(session: &Session, group: Group) -> Vec<Entry> {
    let shown = PARTS
        .iter()
        .filter(|part| part.group == group && session.shows(part));
    shown
        .map(|part| Entry {
            name: Name::Part(part.field),
            path: part.path(),
            depth: 0,
            is_movable: false,
        })
        .collect()
}

/// Sections, and in each the blocks that are more than running text.
fn sections(release: &Release) -> Vec<Entry> {
    let list = FieldPath::root().field("sections");
    let mut entries = Vec::new();
    for section in &release.sections {
        let path = list.item(&section.id);
        entries.push(Entry {
            name: Name::Item,
            path: path.clone(),
            depth: 0,
            is_movable: true,
        });
        let several = section.blocks.len() > 1;
        for block in &section.blocks {
            let is_text = matches!(block, crate::release::Block::Prose(_));
            if is_text && !several {
                continue;
            }
            let path = path.field("blocks").item(block.id());
            entries.push(Entry {
                name: Name::Item,
                path,
                depth: 1,
                is_movable: true,
            });
        }
    }
    entries
}

fn footnotes(session: &Session) -> Vec<Entry> {
    let list = footnotes_list();
    let order = session.footnote_order();
    let order = order.iter().enumerate();
    order
        .map(|(index, id)| Entry {
            name: Name::Footnote(index + 1),
            path: list.item(id),
            depth: 0,
            is_movable: false,
        })
        .collect()
}
