//! What stands below a field: what two people made of it at once, what is said of it.

use egui::Ui;

use super::{Form, comments, conflicts};
use crate::release::FieldPath;

/// What waits to be drawn.
#[derive(Debug, Default)]
pub(super) struct Below {
    /// The fields whose cards are drawn below the row that they're in, where there is more
    /// room; nothing while they're drawn at once.
    held: Option<Vec<FieldPath>>,
}

impl Below {
    /// From now on cards wait until the row of fields is drawn. To be given back to
    /// [`show_held`], what this answers.
    pub fn hold(&mut self) -> Option<Vec<FieldPath>> {
        self.held.replace(Vec::new())
    }
}

/// Below which fields something stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meant<'a> {
    /// This one.
    Field(&'a FieldPath),
    /// Those of this list.
    Within(&'a FieldPath),
}

impl Meant<'_> {
    /// Whether this is one of them.
    pub fn has(self, field: &FieldPath) -> bool {
        match self {
            Self::Field(meant) => field == meant,
            Self::Within(list) => field.is_within(list),
        }
    }
}

/// Draws what stands below the field at `path`, if there is anything.
pub(super) fn at_field(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    match &mut form.state.below.held {
        Some(held) => held.push(path.clone()),
        None => cards(ui, form, Meant::Field(path), false),
    }
}

/// Draws what stands below the fields of the list at `path`, where there is no room for it at
/// each of them.
pub(super) fn in_list(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    cards(ui, form, Meant::Within(path), true);
}

/// Draws the cards that have waited for the row of their fields.
pub(super) fn show_held(ui: &mut Ui, form: &mut Form<'_>, before: Option<Vec<FieldPath>>) {
    let held = std::mem::replace(&mut form.state.below.held, before);
    for path in held.into_iter().flatten() {
        cards(ui, form, Meant::Field(&path), true);
    }
}

/// The cards of these fields, named where they may be another's.
fn cards(ui: &mut Ui, form: &mut Form<'_>, meant: Meant<'_>, is_named: bool) {
    conflicts::cards(ui, form, meant, is_named);
    comments::cards(ui, form, meant, is_named);
}
