//! Editions: added, taken out, shown.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Message, Session};
use crate::edit::{self, Edit, ItemKind, Label};
use crate::language::{Digits, Months, Setting, Spacing, Tag};
use crate::release::{Edition, FieldPath, Id, Release, Value};
use crate::review;
use crate::translate;
use crate::typeset::HouseStyle;

/// What goes along where the value at `path` becomes the language that the release is written in:
/// settings that another language has go with that.
pub(super) fn fitted(release: &Release, path: &FieldPath, value: &Value) -> Vec<Edit> {
    let root = FieldPath::root();
    let language = match value {
        Value::Language(language) if *path == root.field("language") => language,
        _ => return Vec::new(),
    };
    let at = root.field("conventions");
    let unfit = release.conventions.unfit(language).into_iter();
    let reset = unfit.map(|setting| {
        let usual: Value = match setting {
            Setting::Digits => Value::Digits(Digits::default()),
            Setting::Months => Value::Months(Months::default()),
            Setting::Spacing => Value::Spacing(Spacing::default()),
        };
        edit::set(release, &at.field(setting.field()), usual)
    });
    reset.flatten().collect()
}

/// The languages whose letters the fonts of a style are known to have, or not: they're looked
/// through once.
#[derive(Debug, Default)]
pub(super) struct LettersKnown {
    style: Option<HouseStyle>,
    known: HashMap<Tag, bool>,
}

impl LettersKnown {
    fn are_in(&mut self, style: &HouseStyle, language: &Tag) -> bool {
        if self.style.as_ref() != Some(style) {
            self.known.clear();
        }
        // What was read anew is the same from now on without a look at its letters.
        self.style = Some(style.clone());
        let known = self.known.entry(language.clone());
        *known.or_insert_with(|| style.has_letters_of(language))
    }
}

impl Session {
    /// The edition whose pages are seen; none where they're the release's own.
    pub fn shown_edition(&self) -> Option<&Edition> {
        self.release().edition(self.preview.edition()?)
    }

    pub(super) fn add_edition(&mut self, language: &Tag) {
        let added = translate::add_edition(self.release(), language);
        if self.apply(added.map(|edit| (Label::Add(ItemKind::Edition), edit))) {
            self.show_edition(Some(Edition::id_for(language)));
            if !self.prints_letters_of(language) {
                self.messages
                    .push(Message::WithoutLetters(language.clone()));
            }
        }
    }

    /// Whether the fonts of the page have the letters of a language.
    pub fn prints_letters_of(&self, language: &Tag) -> bool {
        let house = self.release().style.house.as_str();
        let Some(style) = HouseStyle::named(house, self.preview.styles()) else {
            return true;
        };
        self.letters.borrow_mut().are_in(&style, language)
    }

    pub(super) fn remove_edition(&mut self, id: &Id) {
        let release = self.release();
        let Some(removed) = translate::remove_edition(release, id) else {
            return;
        };
        // What was said of its texts goes with them.
        let language = release.edition(id).map(|edition| &edition.language);
        let said = language.map(|language| review::taken_out(release, language));
        let all = [removed].into_iter().chain(said.unwrap_or_default());
        let edit = Edit::Group(all.collect());
        self.apply(Some((Label::Remove(ItemKind::Edition), edit)));
    }

    pub(super) fn show_edition(&mut self, id: Option<Id>) {
        let known = id.filter(|id| self.release().edition(id).is_some());
        let release = Arc::clone(self.release());
        self.preview.show_edition(known.clone(), &release);
        if known.is_some() && self.is_translating() {
            let is_other = self.edition_at_hand().map(|edition| &edition.id) != known.as_ref();
            let unit = self.unit_at_hand();
            self.set_edition_at_hand(known);
            match unit {
                _ if !is_other => {}
                Some(unit) => self.take_unit(&unit.at),
                None => self.take_first_unfinished(),
            }
        }
    }
}
