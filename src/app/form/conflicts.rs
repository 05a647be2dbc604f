//! What two people changed at once: what it said before and what each made of it, side by
//! side, with what settles it. It stands below the field that it's about; above the form
//! stands what has none, and the way to the others.

use std::ops::Range;

use egui::{Color32, CornerRadius, Frame, Margin, Role, Stroke, Ui, WidgetInfo};

use super::below::Meant;
use super::sides::{KnownSides, excerpt};
use super::{Form, group_title, picture};
use crate::app::theme;
use crate::compare::{Settlement, settlements};
use crate::language::told_name;
use crate::release::{Conflict, Content, FieldPath, Id, Value};
use crate::session::{Action, field_of};
use crate::texts::{conflict_place, say, say_with};
use crate::widgets::text::Written;

/// The narrowest column, in points; where there is no room for three, they stand one below
/// the other.
const NARROWEST: f32 = 110.0;
/// How many are shown at a time: the next come when they're settled.
const MOST: usize = 60;
/// How much of a field is seen above what is to be settled there, in points.
const FIELD: f32 = 96.0;

/// What is known of conflicts, and what waits to be drawn.
#[derive(Debug, Default)]
pub(super) struct Cards {
    sides: KnownSides,
    /// The fields below which the release's are shown, as they stand in it, for those that have
    /// one.
    fields: Vec<Option<FieldPath>>,
}

/// Draws what is to be settled, above the form or the texts to translate, if there is anything.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    let release = form.session.release();
    let conflicts = &release.conflicts;
    form.state.conflicts.sides.begin_frame(conflicts);
    let shown = conflicts.iter().take(MOST);
    form.state.conflicts.fields = shown.map(|one| field_of(release, &one.at)).collect();
    if conflicts.is_empty() {
        return;
    }
    let palette = theme::palette(ui);
    group_title(ui, &say("group-conflicts"));
    Written::new(&say("conflicts-hint"))
        .size(theme::LABEL + 0.5)
        .colour(palette.muted)
        .show(ui);
    for conflict in conflicts.iter().take(MOST) {
        let place = conflict_place(release, conflict);
        if field_of(release, &conflict.at).is_none() {
            card(ui, form, conflict, &place);
            continue;
        }
        let text = say_with("conflict-go", &[("place", place.into())]);
        let link = Written::new(&text)
            .colour(ui.visuals().hyperlink_color)
            .show_link(ui);
        if link
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            let path = conflict.path();
            form.actions.push(Action::GoTo(path, None));
        }
    }
    let more = conflicts.len().saturating_sub(MOST);
    if more > 0 {
        let text = say_with("conflicts-more", &[("count", more.into())]);
        Written::new(&text).colour(palette.muted).show(ui);
    }
    ui.add_space(super::PART_GAP);
}

/// The cards of these fields, named where they may be another's.
pub(super) fn cards(ui: &mut Ui, form: &mut Form<'_>, meant: Meant<'_>, is_named: bool) {
    let release = form.session.release();
    let fields = form.state.conflicts.fields.iter();
    let all = release.conflicts.iter().zip(fields);
    let here = all.filter(|(_, field)| field.as_ref().is_some_and(|field| meant.has(field)));
    let here: Vec<&Conflict> = here.map(|(conflict, _)| conflict).collect();
    for conflict in here {
        let title = match is_named {
            true => {
                let place = conflict_place(release, conflict);
                say_with("conflict-of-field", &[("place", place.into())])
            }
            false => say("conflict-here"),
        };
        ui.scope(|ui| {
            // A field's own measures aren't those of what is below it.
            ui.reset_style();
            ui.spacing_mut().item_spacing.y = theme::GRID * 2.0;
            card(ui, form, conflict, &title);
        });
    }
}

fn card(ui: &mut Ui, form: &mut Form<'_>, conflict: &Conflict, title: &str) {
    let palette = theme::palette(ui);
    let path = conflict.path();
    let place = conflict_place(form.session.release(), conflict);
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, palette.must))
        .corner_radius(CornerRadius::same(theme::CARD_CORNER))
        .inner_margin(Margin::symmetric(14, 12));
    let card = frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.push_id(("conflict", &conflict.id), |ui| {
                Written::new(title).bold().show(ui);
                versions(ui, form, conflict, (&path, &place));
                ui.add_space(theme::GRID);
                buttons(ui, form, conflict, &path, &place);
            });
        })
        .response;
    let wanted = form.state.reveal.take_if(|(wanted, _)| *wanted == path);
    if wanted.is_some() {
        // With the field above it.
        let seen = card.rect.with_min_y(card.rect.top() - FIELD);
        ui.scroll_to_rect(seen, form.state.reveal_at);
    }
}

/// One of the three versions.
struct ShownVersion<'a> {
    name: String,
    texts: &'a [String],
    /// What it shows, where it's about a picture.
    picture: Option<Option<&'a Id>>,
    /// Where it differs from the one before, or the one before from the others.
    changed: &'a [Range<usize>],
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
    let by = |name: &str, unnamed: &str| match told_name(name) {
        name if name.is_empty() => say(unnamed),
        name => name,
    };
    let document = form.session.document();
    let known = &mut form.state.conflicts.sides;
    let Some(sides) = known.of(document, conflict, form.wake) else {
        Written::new(&say("comparing"))
            .colour(palette.muted)
            .show(ui);
        return;
    };
    let [base, ours, theirs] = &sides.texts;
    let [in_base, in_ours, in_theirs] = &sides.changed;
    let versions = [
        ShownVersion {
            name: say("conflict-before"),
            texts: base,
            picture: picture_of(&conflict.base),
            changed: in_base,
            settlement: Settlement::Base,
            button: "conflict-keep-base",
        },
        ShownVersion {
            name: by(conflict.ours.by.as_str(), "conflict-unnamed-ours"),
            texts: ours,
            picture: picture_of(&conflict.ours.says),
            changed: in_ours,
            settlement: Settlement::Ours,
            button: "conflict-keep-ours",
        },
        ShownVersion {
            name: by(conflict.theirs.by.as_str(), "conflict-unnamed-theirs"),
            texts: theirs,
            picture: picture_of(&conflict.theirs.says),
            changed: in_theirs,
            settlement: Settlement::Theirs,
            button: "conflict-keep-theirs",
        },
    ];
    let possible = settlements(form.session.release(), conflict);
    let keep = |ui: &mut Ui, form: &mut Form<'_>, version: &ShownVersion<'_>| {
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
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GRID * 4.0;
            ui.columns(versions.len(), |uis| {
                for (ui, version) in uis.iter_mut().zip(&versions) {
                    // All or none, so that they can be compared.
                    said(ui, form, version, sides.are_short);
                }
            });
            ui.columns(versions.len(), |uis| {
                for (ui, version) in uis.iter_mut().zip(&versions) {
                    keep(ui, form, version);
                }
            });
        });
    } else {
        for version in &versions {
            said(ui, form, version, sides.are_short);
            keep(ui, form, version);
        }
    }
}

/// The picture that a version shows or takes out, where it's about one.
fn picture_of(content: &Content) -> Option<Option<&Id>> {
    match content {
        Content::Value(Value::Image(picture)) => Some(picture.as_ref()),
        _ => None,
    }
}

/// What a version says, as far as it stands near what differs.
fn said(ui: &mut Ui, form: &mut Form<'_>, version: &ShownVersion<'_>, is_whole: bool) {
    let palette = theme::palette(ui);
    let muted = palette.muted;
    Written::new(&version.name)
        .size(theme::LABEL)
        .colour(muted)
        .show(ui);
    if let Some(Some(picture)) = version.picture {
        return picture::thumbnail(ui, form, Some(picture), &version.name);
    }
    let has_no_picture = version.picture == Some(None);
    if version.texts.is_empty() || has_no_picture {
        let id = match version.settlement {
            Settlement::Base => "conflict-no-base",
            _ => "conflict-nothing",
        };
        Written::new(&say(id)).colour(muted).show(ui);
    }
    if has_no_picture {
        return;
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
        let coloured = |colour: Color32| -> Vec<(Range<usize>, Color32)> {
            let changed = changed.iter();
            changed.map(|range| (range.clone(), colour)).collect()
        };
        // In nobody's colour: each of the two may have written either. Blanks have no letters
        // that could be seen in one.
        let tints = coloured(palette.ink);
        let grounds = coloured(theme::ground_of(palette.ink));
        if !excerpt.is_empty() {
            let written = Written::new(&excerpt).colour(muted);
            written.tints(&tints).grounds(&grounds).show(ui);
        }
        start = end + 1;
    }
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
        let release = form.session.release();
        let is_elsewhere = field_of(release, &conflict.at).is_none();
        let is_there = release.part(&conflict.at).is_some();
        let show = ("conflict-show", "conflict-show");
        if is_elsewhere && is_there && button(ui, form, path, show, place) {
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
