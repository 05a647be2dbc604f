//! The terms of a glossary that stand in texts, and what is wanted said for them.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use crate::language::Tag;
use crate::translate::checks::TermWanted;
use crate::translate::glossary::{Glossary, TermFound};

/// The terms of the last texts that were looked through: each is asked for several times with each
/// letter of its translation.
#[derive(Default)]
pub(super) struct TermsKept(RefCell<VecDeque<TermsOf>>);

/// The terms of a text, from and into which language.
type TermsOf = (String, Tag, Tag, Arc<[TermFound]>);

/// How many texts that are: the one at hand as it's looked at, as it's underlined, and with what is
/// said in its translation, too.
const TEXTS: usize = 4;

impl TermsKept {
    /// Forgets them: the glossary is another.
    pub fn clear(&mut self) {
        self.0.get_mut().clear();
    }

    /// Those of a text.
    pub fn of(&self, glossary: &Glossary, text: &str, from: &Tag, into: &Tag) -> Arc<[TermFound]> {
        let mut kept = self.0.borrow_mut();
        let mut all = kept.iter();
        let known = all.find(|one| one.0 == text && one.1 == *from && one.2 == *into);
        if let Some((.., found)) = known {
            return Arc::clone(found);
        }
        let found: Arc<[TermFound]> = glossary.terms_in(text, from, into).into();
        kept.truncate(TEXTS - 1);
        kept.push_front((
            text.to_owned(),
            from.clone(),
            into.clone(),
            Arc::clone(&found),
        ));
        found
    }
}

/// What a glossary wants said for the terms of a text.
pub(super) fn wanted(glossary: &Glossary, text: &str, from: &Tag, into: &Tag) -> Vec<TermWanted> {
    wanted_for(&glossary.terms_in(text, from, into))
}

/// What is wanted for terms, each once.
pub(super) fn wanted_for(found: &[TermFound]) -> Vec<TermWanted> {
    let mut wanted: Vec<TermWanted> = Vec::new();
    for found in found {
        if !wanted.contains(&found.term) {
            wanted.push(found.term.clone());
        }
    }
    wanted
}
