//! What two people changed at once: what it said before and what each made of it, side by
//! side, with what settles it.

use std::ops::Range;

use egui::{Color32, CornerRadius, Frame, Margin, Role, Stroke, Ui, WidgetInfo};

use super::{Form, group_title, reveal_here};
use crate::app::theme;
use crate::compare::{Piece, Settlement, pieces, settlements};
use crate::release::{Conflict, FieldPath};
use crate::session::Action;
use crate::texts::{conflict_place, content_texts, say, say_with};
use crate::widgets::text::Written;

/// The narrowest column, in points; where there is no room for three, they stand one below
/// the other.
const NARROWEST: f32 = 110.0;
/// Texts that are no longer, in characters, are shown whole.
const SHORT: usize = 120;
/// How much of longer ones is shown beside what differs.
const CONTEXT: usize = 40;

/// Draws the conflicts that are open, if there are any.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    let conflicts = &form.session.release().conflicts;
    if conflicts.is_empty() {
        return;
    }
    let palette = theme::palette(ui);
    group_title(ui, &say("group-conflicts"));
    Written::new(&say("conflicts-hint"))
        .size(theme::LABEL + 0.5)
        .colour(palette.muted)
        .show(ui);
    for conflict in conflicts {
        card(ui, form, conflict);
    }
    ui.add_space(super::PART_GAP);
}

fn card(ui: &mut Ui, form: &mut Form<'_>, conflict: &Conflict) {
    let palette = theme::palette(ui);
    let path = FieldPath::root().field("conflicts").item(&conflict.id);
    let place = conflict_place(form.session.release(), conflict);
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, palette.must))
        .corner_radius(CornerRadius::same(theme::CARD_CORNER))
        .inner_margin(Margin::symmetric(14, 12));
    let card = frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.push_id(("conflict", &conflict.id), |ui| {
                Written::new(&place).bold().show(ui);
                versions(ui, form, conflict, (&path, &place));
                ui.add_space(theme::GRID);
                buttons(ui, form, conflict, &path, &place);
            });
        })
        .response;
    reveal_here(ui, form, &path, &card);
}

/// One of the three versions.
struct Version<'a> {
    name: String,
    texts: &'a [String],
    /// Where it differs from the one before, or the one before from the others.
    changed: Vec<Range<usize>>,
    tint: Color32,
    settlement: Settlement,
    button: &'static str,
}

/// The three versions, each with what keeps it.
fn versions(
    ui: &mut Ui,
    form: &mut Form<'_>,
    conflict: &Conflict,
    (path, place): (&FieldPath, &str),
) {
    let palette = theme::palette(ui);
    let by = |name: &str, unnamed: &str| match name.trim() {
        "" => say(unnamed),
        name => name.to_owned(),
    };
    let [base, ours, theirs] = conflict.contents().map(content_texts);
    let [whole, our, their] = [&base, &ours, &theirs].map(|texts| texts.join("\n"));
    let (gone_from, new_in) = changes(&whole, &our);
    let (gone_too, new_in_theirs) = changes(&whole, &their);
    let versions = [
        Version {
            name: say("conflict-before"),
            texts: &base,
            changed: [gone_from, gone_too].concat(),
            tint: palette.ink,
            settlement: Settlement::Base,
            button: "conflict-keep-base",
        },
        Version {
            name: by(conflict.ours.by.as_str(), "conflict-unnamed-ours"),
            texts: &ours,
            changed: new_in,
            tint: palette.accent,
            settlement: Settlement::Ours,
            button: "conflict-keep-ours",
        },
        Version {
            name: by(conflict.theirs.by.as_str(), "conflict-unnamed-theirs"),
            texts: &theirs,
            changed: new_in_theirs,
            tint: palette.must,
            settlement: Settlement::Theirs,
            button: "conflict-keep-theirs",
        },
    ];
    let possible = settlements(form.session.release(), conflict);
    let texts = versions.iter().flat_map(|version| version.texts);
    // All or none, so that they can be compared.
    let is_whole = texts.into_iter().all(|text| text.chars().count() <= SHORT);
    let mut show = |ui: &mut Ui, version: &Version<'_>| {
        said(ui, version, is_whole);
        if !possible.contains(&version.settlement) {
            return;
        }
        let id = ("conflict-keep", version.button);
        // In a row, or it would be as wide as the column.
        let keep = ui.horizontal(|ui| button(ui, form, path, id, place)).inner;
        if keep {
            let settle = Action::Settle(conflict.id.clone(), version.settlement);
            form.actions.push(settle);
        }
    };
    if ui.available_width() >= 3.0 * NARROWEST {
        ui.columns(versions.len(), |uis| {
            for (ui, version) in uis.iter_mut().zip(&versions) {
                show(ui, version);
            }
        });
    } else {
        for version in &versions {
            show(ui, version);
        }
    }
}

/// What a version says, as far as it stands near what differs.
fn said(ui: &mut Ui, version: &Version<'_>, is_whole: bool) {
    let muted = theme::palette(ui).muted;
    Written::new(&version.name)
        .size(theme::LABEL)
        .colour(muted)
        .show(ui);
    if version.texts.is_empty() {
        Written::new(&say("conflict-nothing"))
            .colour(muted)
            .show(ui);
    }
    let mut start = 0;
    for text in version.texts {
        let end = start + text.len();
        let changed = version.changed.iter();
        let here = changed.filter(|range| range.start <= end && range.end >= start);
        let here = here.map(|range| range.start.max(start) - start..range.end.min(end) - start);
        let (excerpt, changed) = match is_whole {
            true => (text.clone(), here.collect()),
            false => excerpt(text, here.collect()),
        };
        let tints: Vec<(Range<usize>, Color32)> = changed
            .into_iter()
            .map(|range| (range, version.tint))
            .collect();
        if !excerpt.is_empty() {
            Written::new(&excerpt).colour(muted).tints(&tints).show(ui);
        }
        start = end + 1;
    }
}

/// Where `old` says what `new` doesn't, and where `new` says what `old` doesn't.
fn changes(old: &str, new: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut in_old, mut in_new) = (0, 0);
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    for piece in pieces(old, new) {
        match piece {
            Piece::Kept(text) => {
                in_old += text.len();
                in_new += text.len();
            }
            Piece::Gone(text) => {
                gone.push(in_old..in_old + text.len());
                in_old += text.len();
                // Where something was taken out is shown, too.
                added.push(in_new..in_new);
            }
            Piece::New(text) => {
                added.push(in_new..in_new + text.len());
                in_new += text.len();
                gone.push(in_old..in_old);
            }
        }
    }
    (gone, added)
}

/// What of a text is near its changed stretches, with those in it; nothing where there are
/// none.
fn excerpt(text: &str, mut changed: Vec<Range<usize>>) -> (String, Vec<Range<usize>>) {
    changed.sort_by_key(|range| (range.start, range.end));
    let Some(first) = changed.first() else {
        return (String::new(), Vec::new());
    };
    let mut shown: Vec<Range<usize>> = vec![first.clone()];
    for range in &changed {
        let start = text.floor_char_boundary(range.start.saturating_sub(CONTEXT));
        // Not in the middle of a word, where words are parted by blanks.
        let blank = text
            .get(start..range.start)
            .and_then(|before| before.find(' '));
        let start = match blank {
            Some(blank) if start > 0 => start + blank + 1,
            _ => start,
        };
        let end = text.ceil_char_boundary((range.end + CONTEXT).min(text.len()));
        match shown.last_mut() {
            Some(last) if start <= last.end + CONTEXT => {
                last.start = last.start.min(start);
                last.end = last.end.max(end);
            }
            _ => shown.push(start..end),
        }
    }
    let mut excerpt = String::new();
    let mut moved = Vec::new();
    for part in shown {
        if part.start > 0 {
            excerpt.push('…');
        }
        let inside = changed
            .iter()
            .filter(|range| range.start >= part.start && range.end <= part.end);
        let at = excerpt.len();
        moved
            .extend(inside.map(|range| at + range.start - part.start..at + range.end - part.start));
        excerpt.push_str(text.get(part.clone()).unwrap_or_default());
        if part.end < text.len() {
            excerpt.push('…');
        }
    }
    (excerpt, moved)
}

fn buttons(ui: &mut Ui, form: &mut Form<'_>, conflict: &Conflict, path: &FieldPath, place: &str) {
    let possible = settlements(form.session.release(), conflict);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (settlement, id) in [
            (Settlement::Both, "conflict-keep-both"),
            (Settlement::AsItStands, "conflict-as-it-stands"),
        ] {
            if possible.contains(&settlement) && button(ui, form, path, (id, id), place) {
                let settle = Action::Settle(conflict.id.clone(), settlement);
                form.actions.push(settle);
            }
        }
        let is_there = form.session.release().part(&conflict.at).is_some();
        let show = ("conflict-show", "conflict-show");
        if is_there && button(ui, form, path, show, place) {
            form.actions.push(Action::GoTo(conflict.at.clone(), None));
        }
    });
}

/// A button that says the first and, to a screen reader, the second of what is found under
/// these ids; answers whether it was pressed.
fn button(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &FieldPath,
    (text, name): (&str, &str),
    place: &str,
) -> bool {
    let name = say_with(
        "conflict-named",
        &[("button", say(name).into()), ("place", place.into())],
    );
    let button = ui.button(say(text));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    form.control(path, &button);
    button.clicked()
}
