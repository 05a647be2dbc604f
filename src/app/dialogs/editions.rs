//! The editions: in which languages there are some, how far they are, how each is printed.

use egui::{RichText, ScrollArea, Ui};

use super::{Outcome, buttons, choice, default_button, told};
use crate::app::form::{languages, languages_with};
use crate::app::{keyboard, theme, translator};
use crate::language::{BackTranslations, Conventions, Digits, Months, Spacing, Tag, language_name};
use crate::release::{FieldPath, Id, Value, editions_list};
use crate::session::{Action, Session};
use crate::texts::{
    back_translations_name, digits_name, months_name, say, say_with, spacing_name, without_letters,
};
use crate::translate::Progress;

/// What the dialog shows, as the release is now.
#[derive(Debug, Default)]
pub(in crate::app) struct Editions {
    language: Option<Tag>,
    conventions: Conventions,
    editions: Vec<Shown>,
    /// The edition that is to be taken out, once that's confirmed.
    removing: Option<Id>,
}

/// What is shown of an edition.
#[derive(Debug)]
struct Shown {
    id: Id,
    language: Tag,
    conventions: Conventions,
    progress: Progress,
    /// Whether the page has the letters of its language.
    has_letters: bool,
}

impl Editions {
    /// Has it show what the release says now.
    pub fn follow(&mut self, session: &Session) {
        let release = session.release();
        self.language = Some(release.language.clone());
        self.conventions = release.conventions;
        let editions = release.editions.iter();
        let editions = editions.map(|edition| Shown {
            id: edition.id.clone(),
            has_letters: session.prints_letters_of(&edition.language),
            language: edition.language.clone(),
            conventions: edition.conventions,
            progress: session.progress_of(&edition.id).unwrap_or_default(),
        });
        self.editions = editions.collect();
    }
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, state: &mut Editions, outcome: &mut Outcome) {
    let height = ui.ctx().content_rect().height() * 0.6;
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - theme::GRID * 3.0);
            let root = FieldPath::root();
            if let Some(language) = state.language.clone() {
                written_in(ui, &language, &state.editions, outcome);
                let at = root.field("conventions");
                conventions(ui, &at, (&language, state.conventions), outcome);
            }
            ui.separator();
            if state.editions.is_empty() {
                told(ui, &say("editions-none"));
            }
            for edition in &state.editions {
                self::edition(ui, edition, &mut state.removing, outcome);
                ui.separator();
            }
            add(ui, state, outcome);
            keyboard::follow(ui);
        });
    buttons(ui, "editions", |ui| {
        if default_button(ui, &say("close")).clicked() {
            outcome.close();
        }
    });
}

/// The language that the release itself is written in, which is none of its editions'.
fn written_in(ui: &mut Ui, now: &Tag, editions: &[Shown], outcome: &mut Outcome) {
    let mut options = languages_with(now);
    options.retain(|(tag, _)| editions.iter().all(|edition| edition.language != *tag));
    let at = options.iter().position(|(tag, _)| tag == now);
    let names: Vec<&str> = options.iter().map(|(_, name)| name.as_str()).collect();
    let label = say("editions-written-in");
    if let Some(index) = choice(ui, (&label, &label), at, &names)
        && let Some((tag, _)) = options.get(index)
    {
        let path = FieldPath::root().field("language");
        outcome.actions.push(Action::Set(path, tag.clone().into()));
    }
}

/// An edition: how far it is, how it's printed.
fn edition(ui: &mut Ui, edition: &Shown, removing: &mut Option<Id>, outcome: &mut Outcome) {
    let name = language_name(&edition.language, &Tag::english());
    let palette = theme::palette(ui);
    ui.label(RichText::new(&name).font(theme::bold_font(theme::TEXT)));
    let far = RichText::new(translator::told(edition.progress));
    ui.label(far.size(theme::LABEL).color(palette.muted));
    if !edition.has_letters {
        told(ui, &without_letters(&edition.language));
    }
    let at = editions_list().item(&edition.id).field("conventions");
    conventions(ui, &at, (&edition.language, edition.conventions), outcome);
    ui.horizontal(|ui| {
        let named = |id: &str| say_with(id, &[("language", name.as_str().into())]);
        if ui.button(named("editions-show")).clicked() {
            let id = Some(edition.id.clone());
            outcome.actions.push(Action::ShowEdition(id));
            outcome.close();
        }
        let is_removing = removing.as_ref() == Some(&edition.id);
        let has_words = edition.progress.empty < edition.progress.units;
        let id = match is_removing {
            true => "editions-remove-really",
            false => "editions-remove",
        };
        if ui.button(named(id)).clicked() {
            match is_removing || !has_words {
                true => {
                    let id = edition.id.clone();
                    outcome.actions.push(Action::RemoveEdition(id));
                    *removing = None;
                }
                false => *removing = Some(edition.id.clone()),
            }
        }
    });
}

/// How a language is printed where it has more than one way.
fn conventions(
    ui: &mut Ui,
    at: &FieldPath,
    (language, now): (&Tag, Conventions),
    outcome: &mut Outcome,
) {
    let of = language_name(language, &Tag::english());
    let mut offer = |ui: &mut Ui, field: &str, values: Vec<(Value, String)>, now: Value| {
        let label = crate::texts::field_label(&at.field(field));
        let name = format!("{label}, {of}");
        let place = values.iter().position(|(value, _)| *value == now);
        let names: Vec<&str> = values.iter().map(|(_, name)| name.as_str()).collect();
        if let Some(index) = choice(ui, (&label, &name), place, &names)
            && let Some((value, _)) = values.get(index)
        {
            outcome
                .actions
                .push(Action::Set(at.field(field), value.clone()));
        }
    };
    if language.language() == "ar" {
        let months = Months::ALL.map(|months| (Value::Months(months), months_name(months)));
        offer(ui, "months", months.to_vec(), Value::Months(now.months));
    }
    if let digits @ [_, _, ..] = Digits::of(language) {
        let digits = digits.iter().copied();
        let digits = digits.map(|digits| (Value::Digits(digits), digits_name(digits)));
        let used = now.digits_in(language);
        offer(ui, "digits", digits.collect(), Value::Digits(used));
    }
    if language.language() == "fr" {
        let all = Spacing::ALL.map(|spacing| (Value::Spacing(spacing), spacing_name(spacing)));
        offer(ui, "spacing", all.to_vec(), Value::Spacing(now.spacing));
        told(ui, &say("spacing-hint"));
    }
    let all = BackTranslations::ALL;
    let all = all.map(|said| (Value::BackTranslations(said), back_translations_name(said)));
    let now = Value::BackTranslations(now.back_translations);
    offer(ui, "back_translations", all.to_vec(), now);
}

/// A language to add an edition in.
fn add(ui: &mut Ui, state: &Editions, outcome: &mut Outcome) {
    let own = state.language.iter();
    let taken: Vec<&Tag> = own
        .chain(state.editions.iter().map(|edition| &edition.language))
        .collect();
    let offered = languages().iter().filter(|(tag, _)| !taken.contains(&tag));
    let offered: Vec<&(Tag, String)> = offered.collect();
    let names: Vec<&str> = offered.iter().map(|(_, name)| name.as_str()).collect();
    let label = say("editions-add");
    if let Some(index) = choice(ui, (&label, &label), None, &names)
        && let Some((tag, _)) = offered.get(index)
    {
        outcome.actions.push(Action::AddEdition(tag.clone()));
    }
}
