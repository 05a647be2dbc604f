//! Going along the texts that are to be translated: which of them are listed, and which is the next
//! one to work on.
//!
//! What the worker has found of them may be of a moment ago; how one stands is looked up before it's
//! gone to.

use std::rc::Rc;

use super::overview::{Overview, UnitList, UnitRow, is_of_quote, listed, rows};
use super::{Message, Session};
use crate::translate::{Standing, Translation};

/// Which way along the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    Next,
    Previous,
    NextUnfinished,
    PreviousUnfinished,
}

impl Session {
    /// Which texts are listed.
    pub fn unit_list(&self) -> &UnitList {
        &self.translating.list
    }

    /// The rows of the overview that are listed, in their order.
    pub fn listed_units(&self) -> Rc<[usize]> {
        let translating = &self.translating;
        let (number, list) = (translating.overview.number, &translating.list);
        let mut known = translating.listed.borrow_mut();
        match &*known {
            Some((of, with, rows)) if *of == number && with == list => Rc::clone(rows),
            _ => {
                let rows = listed(&translating.overview.rows, list);
                *known = Some((number, list.clone(), Rc::clone(&rows)));
                rows
            }
        }
    }

    /// The texts of the edition at hand in the order in which they're listed, with those that
    /// aren't. What is known of them may be of a moment ago.
    fn in_order(&self) -> (Rc<Overview>, Vec<usize>) {
        let edition = self.edition_at_hand();
        let known = &self.translating.overview;
        let overview = match edition {
            Some(edition) if known.of.as_ref() != Some(&edition.id) => {
                let translation = Translation::new(self.release(), edition);
                let rows = rows(self.release(), &translation);
                Rc::new(Overview {
                    rows,
                    ..Overview::default()
                })
            }
            _ => Rc::clone(known),
        };
        let mut order: Vec<usize> = (0..overview.rows.len()).collect();
        if self.translating.list.quotes_first {
            order.sort_by_key(|row| overview.rows.get(*row).is_some_and(|row| !row.is_of_quote));
        }
        (overview, order)
    }

    /// How a text stands now.
    fn standing_now(&self, translation: &Translation<'_>, row: &UnitRow) -> Option<Standing> {
        let unit = self.unit(&row.unit.at)?;
        Some(translation.standing(&unit))
    }

    /// Lists these texts. The one at hand stays in sight, wherever it stands then; who wants
    /// quotes first goes on with those.
    pub(super) fn list_units(&mut self, list: UnitList) {
        let now = std::mem::replace(&mut self.translating.list, list);
        let begins_with_quotes = self.translating.list.quotes_first && !now.quotes_first;
        let unit = self.translating.unit.as_ref();
        let is_at_quote = unit.is_some_and(|at| is_of_quote(self.release(), at));
        match begins_with_quotes && !is_at_quote {
            true => self.take_first_unfinished(),
            false => self.show_unit(),
        }
    }

    /// Has the first text at hand that isn't finished; the first of all where there is none.
    pub(super) fn take_first_unfinished(&mut self) {
        let (overview, order) = self.in_order();
        let rows = || order.iter().filter_map(|row| overview.rows.get(*row));
        let unfinished = self.edition_at_hand().and_then(|edition| {
            let translation = Translation::new(self.release(), edition);
            let is_unfinished = |row: &&UnitRow| {
                let standing = self.standing_now(&translation, row);
                standing.is_some_and(Standing::is_unfinished)
            };
            rows().find(is_unfinished)
        });
        if let Some(row) = unfinished.or_else(|| rows().next()) {
            let at = row.unit.at.clone();
            self.take_unit(&at);
        }
    }

    /// Has the next text at hand, this way.
    pub(super) fn go_along(&mut self, along: Along) {
        let Some(edition) = self.edition_at_hand() else {
            return;
        };
        let translation = Translation::new(self.release(), edition);
        let (overview, order) = self.in_order();
        let rows = order.iter().filter_map(|row| overview.rows.get(*row));
        let rows: Vec<&UnitRow> = rows.collect();
        let here = self.translating.unit.as_ref();
        let place = rows.iter().position(|row| Some(&row.unit.at) == here);
        let list = &self.translating.list;
        let searched = list.searched();
        let wanted = |row: &&&UnitRow| {
            let Some(standing) = self.standing_now(&translation, row) else {
                return false;
            };
            match along {
                Along::Next | Along::Previous => {
                    list.filter.takes(standing, row.comments) && row.says.contains(&searched)
                }
                Along::NextUnfinished | Along::PreviousUnfinished => standing.is_unfinished(),
            }
        };
        let (before, behind) = rows.split_at(place.unwrap_or(0));
        let behind = behind
            .get(usize::from(place.is_some())..)
            .unwrap_or_default();
        let found = match along {
            Along::Next => behind.iter().find(wanted),
            Along::Previous => before.iter().rev().find(wanted),
            // What comes before it is unfinished, too.
            Along::NextUnfinished => behind.iter().chain(before).find(wanted),
            Along::PreviousUnfinished => {
                before.iter().rev().chain(behind.iter().rev()).find(wanted)
            }
        };
        match found.map(|row| row.unit.at.clone()) {
            Some(at) => self.take_unit(&at),
            None if matches!(along, Along::NextUnfinished | Along::PreviousUnfinished) => {
                let own = place.and_then(|place| rows.get(place));
                let own = own.and_then(|row| self.standing_now(&translation, row));
                if !own.is_some_and(Standing::is_unfinished) {
                    let language = edition.language.clone();
                    self.messages.push(Message::AllTranslated(language));
                }
            }
            None => {}
        }
    }
}
