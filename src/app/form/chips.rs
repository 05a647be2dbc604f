//! What can be done with a link or a footnote's mark that was clicked.

use egui::{Popup, PopupCloseBehavior, Rect, Ui};

use super::Form;
use super::card::widget_id;
use crate::app::theme;
use crate::edit::StateId;
use crate::release::{FieldPath, Mark, MarkKind, Part, Prose, footnotes_list};
use crate::session::{Action, Caret, Command, Means, TextChange, Typed};
use crate::texts::{say, say_with};
use crate::widgets::text::{Clicked, Written};

/// How wide it is at the most, in points.
const WIDTH: f32 = 340.0;
/// How much of a note is shown, in letters.
const SHOWN: usize = 160;

/// A link or mark that was clicked.
#[derive(Clone, Debug)]
pub(super) struct OpenChip {
    field: FieldPath,
    clicked: Clicked,
    /// The state of the release that it's of.
    state: StateId,
}

/// What it is.
enum Kind {
    Link(String),
    /// With the note's address and its first words.
    Note(FieldPath, String),
}

/// Opens what was clicked in the field at `path`.
pub(super) fn open(form: &mut Form<'_>, path: &FieldPath, clicked: Clicked) {
    form.state.chip = Some(OpenChip {
        field: path.clone(),
        clicked,
        state: form.session.document().state(),
    });
}

/// Shows what is open of the field at `path`. A change of the release closes it.
pub(super) fn show(ui: &Ui, form: &mut Form<'_>, path: &FieldPath, is_changed: bool) {
    let state = form.session.document().state();
    let is_changed = is_changed
        || form
            .state
            .chip
            .as_ref()
            .is_some_and(|chip| chip.state != state);
    let Some(chip) = form.state.chip.clone().filter(|chip| chip.field == *path) else {
        return;
    };
    let release = form.session.release();
    let kind = release
        .prose(path)
        .and_then(|prose| kind(form, prose, chip.clicked.range.start));
    let (Some(kind), false) = (kind, is_changed) else {
        form.state.chip = None;
        return;
    };
    let mut is_open = true;
    let anchor: Rect = chip.clicked.at;
    let id = widget_id("chip", path);
    Popup::new(id, ui.ctx().clone(), anchor, ui.layer_id())
        .open_bool(&mut is_open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(say(match kind {
            Kind::Link(_) => "chip-link",
            Kind::Note(..) => "chip-note",
        }))
        .show(|ui| {
            ui.set_max_width(WIDTH);
            match &kind {
                Kind::Link(url) => link(ui, form, &chip, url),
                Kind::Note(note, words) => self::note(ui, form, &chip, (note, words)),
            }
        });
    if !is_open {
        form.state.chip = None;
    }
}

fn kind(form: &Form<'_>, prose: &Prose, at: usize) -> Option<Kind> {
    let place = prose.position_at(at)?;
    let marks = prose.nth(place.paragraph)?.marks().iter();
    let here = marks.filter(|mark| mark.range().contains(&place.offset));
    let is_note = |mark: &&Mark| matches!(mark.kind, MarkKind::Footnote(_));
    let is_link = |mark: &&Mark| matches!(mark.kind, MarkKind::Link(_));
    // A note's mark may be in the midst of a link.
    let mark = here
        .clone()
        .find(is_note)
        .or_else(|| here.clone().find(is_link))?;
    match &mark.kind {
        MarkKind::Link(url) => Some(Kind::Link(url.clone())),
        MarkKind::Footnote(id) => {
            let text = footnotes_list().item(id).field("text");
            let Some(Part::List(list)) = form.session.release().part(&text) else {
                return None;
            };
            let words = list.as_prose()?.whole_text();
            let mut short: String = words.chars().take(SHOWN).collect();
            if short.len() < words.len() {
                short.push('…');
            }
            Some(Kind::Note(text, short))
        }
        _ => None,
    }
}

fn link(ui: &mut Ui, form: &mut Form<'_>, chip: &OpenChip, url: &str) {
    let muted = theme::palette(ui).muted;
    let leads = say_with("link-leads", &[("address", url.into())]);
    Written::new(&leads)
        .size(theme::LABEL)
        .colour(muted)
        .show(ui);
    ui.horizontal(|ui| {
        if ui.button(say("chip-edit-link")).clicked() {
            let caret = Caret::at(chip.field.clone(), chip.clicked.range.start);
            form.actions.push(Action::Caret(Some(caret)));
            form.actions.push(Action::Do(Command::Link));
            form.state.chip = None;
        }
        if ui.button(say("link-remove")).clicked() {
            form.actions.push(Action::Link {
                field: chip.field.clone(),
                range: chip.clicked.range.clone(),
                words: String::new(),
                url: None,
            });
            form.state.chip = None;
        }
        delete(ui, form, chip);
    });
}

fn note(ui: &mut Ui, form: &mut Form<'_>, chip: &OpenChip, (note, words): (&FieldPath, &str)) {
    Written::new(words).show(ui);
    ui.horizontal(|ui| {
        if ui.button(say("chip-edit-note")).clicked() {
            form.actions.push(Action::GoTo(note.clone(), None));
            form.state.chip = None;
        }
        delete(ui, form, chip);
    });
}

/// A button that takes it out with its words.
fn delete(ui: &mut Ui, form: &mut Form<'_>, chip: &OpenChip) {
    if ui.button(say("chip-delete")).clicked() {
        let range = chip.clicked.range.clone();
        let caret = Caret::at(chip.field.clone(), range.start);
        let change = TextChange {
            range,
            inserted: String::new(),
        };
        form.actions.push(Action::Type {
            field: chip.field.clone(),
            changes: vec![Typed::Text(change, Means::Cutting)],
        });
        form.state.focus_in_place(caret);
        form.state.chip = None;
    }
}
