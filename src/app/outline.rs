//! The outline: every part of the release, by name; follows the caret, leads to
//! a part, and lets sections and blocks be dragged to other places.

use egui::{Align2, CornerRadius, CursorIcon, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::dragging::Landing;
use super::{dragging, theme};
use crate::release::{FieldPath, Identified, Release};
use crate::session::{Action, Group, PARTS, Session};
use crate::texts::{item_title, part_label, say};
use crate::typeset::silent_pictures;

/// A line of the outline.
struct Entry {
    text: String,
    path: FieldPath,
    depth: u8,
    /// Whether it can be dragged to another place.
    is_movable: bool,
}

/// Draws the outline.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let release = session.release();
    let silent = silent_pictures(release);
    let groups = [
        ("outline-head", parts(session, Group::Head)),
        ("outline-sections", sections(release)),
        ("outline-foot", parts(session, Group::Foot)),
        ("outline-footnotes", footnotes(session)),
    ];
    let place = session.place();
    let all = groups.iter().flat_map(|(_, entries)| entries);
    let current = all
        .filter(|entry| place.is_some_and(|place| place.is_within(&entry.path)))
        .max_by_key(|entry| entry.path.segments().len())
        .map(|entry| entry.path.clone());
    ScrollArea::vertical()
        .id_salt("outline")
        .auto_shrink([false, false])
        .content_margin(egui::Margin::symmetric(8, 12))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (heading, entries) in &groups {
                if entries.is_empty() {
                    continue;
                }
                group_heading(ui, &say(heading));
                for entry in entries {
                    let here = current.as_ref() == Some(&entry.path);
                    let lacks = silent.iter().any(|path| path.is_within(&entry.path));
                    let shown = line(ui, entry, here, lacks);
                    if shown.gained_focus() {
                        actions.push(Action::At(entry.path.clone()));
                    }
                    if shown.clicked() {
                        actions.push(Action::GoTo(entry.path.clone(), None));
                    }
                    if entry.is_movable {
                        dragging::offer(ui, &shown, &entry.path);
                        let place = (shown.rect, Landing::Half);
                        dragging::take(ui, release, &entry.path, place, actions);
                    }
                }
                ui.add_space(theme::GRID * 3.0);
            }
            dragging::scroll_at_edge(ui);
        });
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

fn line(ui: &mut Ui, entry: &Entry, here: bool, lacks: bool) -> egui::Response {
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), 25.0);
    let sense = if entry.is_movable {
        Sense::click_and_drag()
    } else {
        Sense::click()
    };
    let (_, rect) = ui.allocate_space(size);
    // By its address, so that whoever moves it by a key has it again.
    let id = egui::Id::unique(("outline", entry.path.to_string()));
    let response = ui.interact(rect, id, sense);
    let name = if lacks {
        crate::texts::say_with("outline-lacking", &[("part", entry.text.as_str().into())])
    } else {
        entry.text.clone()
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
    let mut job = egui::text::LayoutJob::simple_singleline(
        entry.text.clone(),
        egui::TextStyle::Body.resolve(ui.style()),
        palette.ink,
    );
    job.wrap =
        egui::text::TextWrapping::truncate_at_width((rect.width() - indent - 22.0).max(20.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = Align2::LEFT_CENTER
        .align_size_within_rect(galley.size(), rect.with_min_x(rect.left() + indent));
    ui.painter().galley(at.min, galley, palette.ink);
    if lacks {
        let dot = rect.right_center() - Vec2::new(12.0, 0.0);
        ui.painter().circle_filled(dot, 3.5, palette.must);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn parts(session: &Session, group: Group) -> Vec<Entry> {
    let shown = PARTS
        .iter()
        .filter(|part| part.group == group && session.shows(part));
    shown
        .map(|part| Entry {
            text: part_label(part.field),
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
        let (text, _) = item_title(release, &path);
        entries.push(Entry {
            text,
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
            let (text, _) = item_title(release, &path);
            entries.push(Entry {
                text,
                path,
                depth: 1,
                is_movable: true,
            });
        }
    }
    entries
}

fn footnotes(session: &Session) -> Vec<Entry> {
    let list = FieldPath::root().field("footnotes");
    let order = session.footnote_order();
    let order = order.iter().enumerate();
    order
        .map(|(index, id)| {
            let path = list.item(id);
            let (text, _) = item_title(session.release(), &path);
            Entry {
                text: format!("{}  {text}", index + 1),
                path,
                depth: 0,
                is_movable: false,
            }
        })
        .collect()
}
