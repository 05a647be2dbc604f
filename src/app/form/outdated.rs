//! Below a text that was changed: which translations were made of what it said before, and
//! that its meaning is the same, if it is.

use egui::{RichText, Ui, WidgetInfo};

use super::Form;
use super::fields::field_name;
use crate::app::comparison::ShownPieces;
use crate::app::theme;
use crate::compare::pieces;
use crate::language::{Tag, language_name};
use crate::release::{FieldPath, Id, SourceKind};
use crate::session::{Action, TranslateAction};
use crate::texts::{say, say_with};
use crate::translate::{Text, said_in};

/// Draws it for the field at `path`, if there is anything to be said.
pub(super) fn at_field(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let outdated = form.session.overview().outdated.iter();
    let here = outdated.filter(|(at, _)| at.is_within(path));
    let here: Vec<(FieldPath, Vec<(Id, Text)>)> = here.cloned().collect();
    for (at, all) in here {
        let Some(now) = said_in(form.session.release(), &at, &SourceKind::Release) else {
            continue;
        };
        for (was, editions) in by_source(&all) {
            show(ui, form, (path, &at), (was, &now), &editions);
        }
    }
}

/// The editions by what they were made of.
fn by_source(all: &[(Id, Text)]) -> Vec<(&Text, Vec<&Id>)> {
    let mut sources: Vec<(&Text, Vec<&Id>)> = Vec::new();
    for (edition, was) in all {
        match sources.iter_mut().find(|(known, _)| *known == was) {
            Some((_, editions)) => editions.push(edition),
            None => sources.push((was, vec![edition])),
        }
    }
    sources
}

fn show(
    ui: &mut Ui,
    form: &mut Form<'_>,
    (field, at): (&FieldPath, &FieldPath),
    (was, now): (&Text, &Text),
    editions: &[&Id],
) {
    let release = form.session.release();
    let names = editions.iter().filter_map(|id| release.edition(id));
    let names = names.map(|edition| language_name(&edition.language, &Tag::english()));
    let names = names.collect::<Vec<_>>().join(", ");
    let palette = theme::palette(ui);
    let told = say_with(
        "outdated",
        &[
            ("languages", names.into()),
            ("count", editions.len().into()),
        ],
    );
    ui.label(RichText::new(told).size(theme::LABEL).color(palette.should));
    let language = &form.session.release().language;
    ShownPieces::new(pieces(&was.plain(), &now.plain()), language).show(ui);
    let button = ui.button(RichText::new(say("outdated-keep")).size(theme::LABEL));
    let name = say_with(
        "outdated-keep-of",
        &[("field", field_name(form, field).into())],
    );
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if button.clicked() {
        let action = TranslateAction::KeepMeaning(at.clone(), was.clone());
        form.actions.push(Action::Translate(action));
    }
}
