//! What a translator is told and offered for the text at hand: what to look at in its
//! translation, what was translated before that is like it, what the glossary calls its terms.
//!
//! All of it is found on a worker, which keeps what doesn't change from one letter to the next.

use std::ops::Range;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use super::terms::{TermsKept, wanted_for};
use super::{Caret, Session};
use crate::compare::{Piece, pieces};
use crate::edit::{Edit, Label};
use crate::jobs::{Latest, Wake};
use crate::language::{Tag, joined_by_blanks};
use crate::release::{FieldPath, Fragment, Id, Release, SegmentState};
use crate::translate::checks::{Finding, TermWanted, findings, looked_at, mended, missing_terms};
use crate::translate::glossary::{Glossary, TermFound};
use crate::translate::memory::{
    MOST_FOUND, Memory, MemorySource, Suggestion, lacking, put_in, remembered, suggested, together,
};
use crate::translate::{self, State, Text, Translation, Unit, fitted, said_in, source_of};

/// The stack of the worker, in bytes.
const STACK: usize = 4 * 1024 * 1024;

/// What a person keeps beside their releases for translating.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What was translated in other releases, and comes from other tools.
    pub memory: Arc<Memory>,
    /// What is remembered of the release that's open, or of another copy of it.
    pub own: Option<Arc<MemorySource>>,
    /// What terms are called.
    pub glossary: Arc<Glossary>,
}

impl Library {
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.memory, &other.memory)
            && Arc::ptr_eq(&self.glossary, &other.glossary)
            && self.own.as_ref().map(Arc::as_ptr) == other.own.as_ref().map(Arc::as_ptr)
    }

    /// What a release has itself `now`, with what another copy of it has besides.
    fn memory_of(&self, release: &Release, now: MemorySource) -> Memory {
        let besides = self.own.iter().map(|own| lacking(release, own));
        Memory::new([now].into_iter().chain(besides))
    }
}

/// What there is to say of the text at hand.
#[derive(Clone, Debug, Default)]
pub struct Advice {
    /// The edition and the text.
    pub of: Option<(Id, FieldPath)>,
    /// What to look at in its translation.
    pub findings: Vec<Finding>,
    /// The terms of its source.
    pub terms: Vec<TermFound>,
    /// Those of them, by their places, that its translation has nothing of what is wanted for:
    /// as many as are among what there is to look at.
    pub missing_terms: Vec<usize>,
    /// Where terms stand in what the release says; nowhere, where it's made of something else.
    pub underlined: Vec<Range<usize>>,
    /// How what was translated differs from what it says now, where it does.
    pub moved_on: Vec<Piece>,
    /// What was translated before, the most alike first, each with how its source differs from
    /// this one.
    pub suggestions: Vec<(Suggestion, Vec<Piece>)>,
    /// Where the words stand that are searched for.
    pub found: Vec<Suggestion>,
    number: u64,
}

/// What is asked of the worker.
struct Job {
    number: u64,
    release: Arc<Release>,
    edition: Id,
    at: FieldPath,
    library: Library,
    search: String,
}

/// What advising needs.
pub(super) struct Advising {
    worker: Option<Latest<Job>>,
    results: Receiver<Advice>,
    advice: Rc<Advice>,
    library: Library,
    search: String,
    submitted: u64,
    last: Option<(Weak<Release>, Id, FieldPath, Library, String)>,
}

impl Advising {
    pub fn new(wake: Wake) -> Self {
        let (sender, results) = channel();
        Self {
            worker: start(sender, wake),
            results,
            advice: Rc::default(),
            library: Library::default(),
            search: String::new(),
            submitted: 0,
            last: None,
        }
    }

    /// Has the text at hand looked at, unless that was the last.
    pub fn look(&mut self, release: &Arc<Release>, edition: &Id, at: &FieldPath) {
        let is_last = self
            .last
            .as_ref()
            .is_some_and(|(last, of, there, library, search)| {
                Weak::as_ptr(last) == Arc::as_ptr(release)
                    && of == edition
                    && there == at
                    && library.is(&self.library)
                    && *search == self.search
            });
        let Some(worker) = self.worker.as_ref().filter(|_| !is_last) else {
            return;
        };
        let (edition, at) = (edition.clone(), at.clone());
        self.last = Some((
            Arc::downgrade(release),
            edition.clone(),
            at.clone(),
            self.library.clone(),
            self.search.clone(),
        ));
        self.submitted += 1;
        worker.submit(Job {
            number: self.submitted,
            release: Arc::clone(release),
            edition,
            at,
            library: self.library.clone(),
            search: self.search.clone(),
        });
    }

    /// Takes what the worker has found.
    pub fn poll(&mut self) {
        while let Ok(advice) = self.results.try_recv() {
            self.advice = Rc::new(advice);
        }
    }

    /// What is kept for translating.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Whether what is known is of an older state.
    pub fn is_behind(&self) -> bool {
        self.advice.number < self.submitted
    }
}

/// What the worker keeps from one job to the next.
#[derive(Default)]
struct Kept {
    key: Option<Key>,
    library: Library,
    suggestions: Vec<(Suggestion, Vec<Piece>)>,
    terms: TermsKept,
    own: Option<Own>,
    found: Option<Found>,
    moved_on: Option<((Text, Text), Vec<Piece>)>,
}

/// A text at hand: of which edition, where, what it says in which language.
type Key = (Id, FieldPath, Text, Tag);

/// What a release has itself, as it's searched.
struct Own {
    /// Of what it was made.
    release: Weak<Release>,
    /// What was at hand then, with its translation where that was confirmed: while its letters are
    /// typed, nothing of what is confirmed changes.
    at_hand: (Key, Option<Text>),
    memory: Memory,
}

/// What was searched for.
struct Found {
    from: Tag,
    into: Tag,
    search: String,
    /// What was found in other places.
    elsewhere: Vec<Suggestion>,
    all: Vec<Suggestion>,
}

fn start(sender: Sender<Advice>, wake: Wake) -> Option<Latest<Job>> {
    let mut kept = Kept::default();
    let work = move |job: Job, _: &dyn Fn() -> bool| {
        // Nobody listens any longer where the window was closed.
        let _ = sender.send(kept.advice(&job));
        wake();
    };
    Latest::spawn("advice", STACK, work).ok()
}

impl Kept {
    fn advice(&mut self, job: &Job) -> Advice {
        let mut advice = Advice {
            number: job.number,
            ..Advice::default()
        };
        let release = &job.release;
        let Some(edition) = release.edition(&job.edition) else {
            return advice;
        };
        let translation = Translation::new(release, edition);
        let unit = translate::unit_at(release, &edition.language, &job.at);
        let Some(unit) = unit else {
            return advice;
        };
        let kind = source_of(release, &translation, &unit);
        let Some(source) = said_in(release, &unit.at, &kind) else {
            return advice;
        };
        if !self.library.is(&job.library) {
            self.library = job.library.clone();
            self.key = None;
            self.terms.clear();
            self.own = None;
            self.found = None;
        }
        let from = translate::language_of(release, &unit, &kind);
        let into = edition.language.clone();
        let glossary = &job.library.glossary;
        let terms_in = |text: &str, from: &Tag| self.terms.of(glossary, text, from, &into);
        let terms = |text: &str, from: &Tag| wanted_for(&terms_in(text, from));
        advice.findings = findings(release, &translation, &unit, &terms);
        advice.take_terms(job, &translation, &unit, &terms_in);
        if kind.is_of_release() {
            let paragraphs = source.paragraphs();
            let texts: Vec<&str> = paragraphs.iter().map(Fragment::text).collect();
            let there = terms_in(&texts.join("\n"), &from);
            advice.underlined = there.iter().map(|found| found.at.clone()).collect();
        }
        if let Some(moved_on) = translation.moved_on(&unit) {
            advice.moved_on = self.moved_on(moved_on);
        }
        // With what its translation says of the paragraphs behind it.
        let (source, from) = looked_at(release, &translation, &unit).unwrap_or((source, from));
        let key = (edition.id.clone(), unit.at.clone(), source, from.clone());
        let segment = translation.segment(&unit.at);
        let confirmed = segment.filter(|segment| segment.state == SegmentState::Final);
        let confirmed = confirmed.and_then(|_| translation.target(&unit));
        if self.key.as_ref() != Some(&key) {
            let (_, _, source, _) = &key;
            let texts = (source, confirmed.as_ref());
            self.suggestions = self.suggestions(release, &unit, texts, &from, &into);
            self.key = Some(key.clone());
        }
        advice.suggestions = self.suggestions.clone();
        advice.found = self.found(job, (key, confirmed), (&from, &into));
        advice.of = Some((edition.id.clone(), unit.at));
        advice
    }

    fn moved_on(&mut self, texts: (Text, Text)) -> Vec<Piece> {
        match &self.moved_on {
            Some((known, difference)) if *known == texts => difference.clone(),
            _ => {
                let (was, now) = &texts;
                let difference = pieces(&was.plain(), &now.plain());
                self.moved_on = Some((texts, difference.clone()));
                difference
            }
        }
    }

    /// What was translated before, in this release or elsewhere, but for what is `confirmed` here.
    fn suggestions(
        &self,
        release: &Release,
        unit: &Unit,
        (source, confirmed): (&Text, Option<&Text>),
        from: &Tag,
        into: &Tag,
    ) -> Vec<(Suggestion, Vec<Piece>)> {
        // What it says itself is there already.
        let own = remembered(release, String::new(), Some(&unit.at));
        let own = self.library.memory_of(release, own);
        let suggestions = suggested(&[&own, &self.library.memory], source, from, into);
        let is_new = |one: &Suggestion| confirmed.is_none_or(|said| one.text_like(said) != *said);
        let said = source.plain();
        let suggestions = suggestions.into_iter().filter(is_new).map(|one| {
            let difference = difference(&one, &said);
            (one, difference)
        });
        suggestions.collect()
    }

    /// Where the words stand that are searched for, in this release or elsewhere.
    fn found(
        &mut self,
        job: &Job,
        at_hand: (Key, Option<Text>),
        (from, into): (&Tag, &Tag),
    ) -> Vec<Suggestion> {
        let search = job.search.trim();
        if search.is_empty() {
            return Vec::new();
        }
        let same = self.own.take().filter(|own| {
            own.at_hand == at_hand || Weak::as_ptr(&own.release) == Arc::as_ptr(&job.release)
        });
        let is_same = same.is_some();
        let (release, memory) = match same {
            Some(own) => (own.release, own.memory),
            None => {
                let now = remembered(&job.release, String::new(), None);
                let memory = self.library.memory_of(&job.release, now);
                (Arc::downgrade(&job.release), memory)
            }
        };
        let known = self
            .found
            .take()
            .filter(|found| found.from == *from && found.into == *into && found.search == search);
        let found = match known {
            Some(found) if is_same => found,
            known => {
                let elsewhere = known.map(|found| found.elsewhere);
                let elsewhere =
                    elsewhere.unwrap_or_else(|| self.library.memory.find(search, from, into));
                let here = memory.find(search, from, into).into_iter();
                let mut all = together(here.chain(elsewhere.iter().cloned()));
                all.truncate(MOST_FOUND);
                Found {
                    from: from.clone(),
                    into: into.clone(),
                    search: search.to_owned(),
                    elsewhere,
                    all,
                }
            }
        };
        let all = found.all.clone();
        self.own = Some(Own {
            release,
            at_hand,
            memory,
        });
        self.found = Some(found);
        all
    }
}

/// How the source of a suggestion differs from what is said here: of a sentence, from that, with
/// dots in the place of what is around it.
fn difference(suggestion: &Suggestion, said: &str) -> Vec<Piece> {
    let Some(sentence) = suggestion.part.as_ref().map(Text::plain) else {
        return pieces(&suggestion.source, said);
    };
    let (said, sentence) = (said.trim(), sentence.trim());
    let before = (!said.starts_with(sentence)).then(|| Piece::New("… ".to_owned()));
    let after = (!said.ends_with(sentence)).then(|| Piece::New(" …".to_owned()));
    let within = pieces(&suggestion.source, sentence);
    before.into_iter().chain(within).chain(after).collect()
}

impl Advice {
    /// Takes the terms of what a translation is looked at beside, and which of them it lacks.
    fn take_terms(
        &mut self,
        job: &Job,
        translation: &Translation<'_>,
        unit: &Unit,
        terms_in: &dyn Fn(&str, &Tag) -> Arc<[TermFound]>,
    ) {
        let into = &translation.edition().language;
        let Some((source, from)) = looked_at(&job.release, translation, unit) else {
            return;
        };
        let said = source.plain();
        self.terms = terms_in(&said, &from).to_vec();
        let wanted: Vec<&TermWanted> = self.terms.iter().map(|found| &found.term).collect();
        // What is said with the paragraph before is looked at there; what comes by itself, nowhere.
        let standing = translation.standing(unit);
        if standing.is_joined || standing.is_left_out || standing.state == State::Given {
            return;
        }
        let target = translation.target(unit).map(|text| text.plain());
        let target = target.unwrap_or_default();
        self.missing_terms = missing_terms(&said, &wanted, &target, into);
    }
}

impl Session {
    /// What is kept for translating, from now on.
    pub fn set_library(&mut self, library: Library) {
        let advising = &mut self.translating.advising;
        if advising.library.is(&library) {
            return;
        }
        advising.library = library;
    }

    /// What is told and offered for the text at hand, as far as it's known.
    pub fn advice(&self) -> Rc<Advice> {
        let advice = &self.translating.advising.advice;
        match advice.of.is_some() && advice.of == self.translating.at_hand() {
            true => Rc::clone(advice),
            false => Rc::default(),
        }
    }

    /// Whether what is told of the text at hand is of what it says now.
    pub fn is_advice_new(&self) -> bool {
        !self.translating.advising.is_behind()
    }

    /// What is searched for in the memory.
    pub fn memory_search(&self) -> &str {
        &self.translating.advising.search
    }

    pub(super) fn search_memory(&mut self, search: String) {
        self.translating.advising.search = search;
    }

    pub(super) fn look_at_unit_at_hand(&mut self) {
        if !self.translating.is_on {
            return;
        }
        let at_hand = self.translating.at_hand();
        if let Some((edition, at)) = at_hand {
            let release = Arc::clone(self.document.release());
            self.translating.advising.look(&release, &edition, &at);
        }
    }

    /// Takes a suggestion as the draft of the translation at hand; one for a sentence stands in it
    /// where the caret is, or at its end.
    pub(super) fn take_suggestion(&mut self, suggestion: &Suggestion) {
        let Some(sentence) = &suggestion.part else {
            self.change_unit(Label::TakeSuggestion, |release, translation, unit| {
                let from = source_of(release, translation, unit);
                let source = said_in(release, &unit.at, &from)?;
                let text = fitted(release, &source, &suggestion.text_like(&source));
                let how = (SegmentState::Draft, &from);
                translate::write(release, translation, unit, &text, how)
            });
            return;
        };
        let Some(field) = self.unit_at_hand().and_then(|unit| self.target_of(&unit)) else {
            return;
        };
        let caret = self.caret.as_ref().filter(|caret| caret.field == field);
        let end = self.length_of(&field);
        let place = caret.map_or(end..end, Caret::range);
        let mut last = None;
        let is_put = self.change_unit(Label::TakeSuggestion, |release, translation, unit| {
            let from = source_of(release, translation, unit);
            let source = said_in(release, &unit.at, &from)?;
            let (target, place) = match translation.target(unit) {
                Some(target) => (target, place),
                None => (source.read_alike(""), 0..0),
            };
            let put = fitted(release, sentence, &suggestion.text_like(sentence));
            let language = &translation.edition().language;
            let (text, end) = put_in(&target, place, &put, language)?;
            last = Some(end);
            let how = (SegmentState::Draft, &from);
            translate::write(release, translation, unit, &text, how)
        });
        if is_put && let (Some(last), Some(unit)) = (last, self.unit_at_hand()) {
            let field = self.target_of(&unit).unwrap_or(field);
            self.focus(Caret::at(field, last));
        }
    }

    /// The suggestion with a number, from 0.
    pub fn suggestion(&self, number: usize) -> Option<Suggestion> {
        let advice = self.advice();
        let (suggestion, _) = advice.suggestions.get(number)?;
        Some(suggestion.clone())
    }

    /// Mends what a finding says, if it can be.
    pub(super) fn mend(&mut self, finding: usize) {
        let advice = self.advice();
        // It was found in what the field said then.
        if self.translating.advising.is_behind() {
            return;
        }
        let Some(fix) = advice.findings.get(finding).map(|finding| &finding.fix) else {
            return;
        };
        self.change_unit(Label::Mend, |release, translation, unit| {
            let mended = mended(release, translation, unit, fix)?;
            let reopened = translate::reopen(release, translation, unit);
            let edits = reopened.into_iter().chain([mended]);
            Some(Edit::Group(edits.collect()))
        });
    }

    /// Mends the first finding that can be.
    pub(super) fn mend_next(&mut self) {
        let advice = self.advice();
        let mut findings = advice.findings.iter();
        if let Some(finding) = findings.position(|finding| !finding.fix.is_empty()) {
            self.mend(finding);
        }
    }

    /// Puts what a term is called in at the caret.
    pub(super) fn insert_term(&mut self, term: usize) {
        let advice = self.advice();
        let wanted = advice
            .terms
            .get(term)
            .and_then(|found| found.term.wanted.first());
        let (Some(wanted), Some(unit)) = (wanted, self.unit_at_hand()) else {
            return;
        };
        let (Some(field), Some(edition)) = (self.target_of(&unit), self.edition_at_hand()) else {
            return;
        };
        let language = edition.language.clone();
        if self.caret.as_ref().is_none_or(|caret| caret.field != field) {
            let end = self.length_of(&field);
            self.focus(Caret::at(field.clone(), end));
        }
        let said = self.text_of(&field);
        let caret = self.caret.as_ref().map(Caret::range).unwrap_or_default();
        let before = said.get(..caret.start).unwrap_or_default();
        let behind = said.get(caret.end..).unwrap_or_default();
        self.type_at_caret(&joined_by_blanks(before, wanted, behind, &language));
    }

    /// Puts the next term in that the translation hasn't yet.
    pub(super) fn insert_next_term(&mut self) {
        let advice = self.advice();
        if let Some(term) = self.next_missing(&advice) {
            self.insert_term(term);
        }
    }

    /// The first of the missing terms that the translation at hand still lacks: what was put in a
    /// moment ago isn't known of yet.
    fn next_missing(&self, advice: &Advice) -> Option<usize> {
        let (unit, edition) = (self.unit_at_hand()?, self.edition_at_hand()?);
        let translation = Translation::new(self.release(), edition);
        let (source, _) = looked_at(self.release(), &translation, &unit)?;
        let target = translation.target(&unit).map(|text| text.plain());
        let target = target.unwrap_or_default();
        let known = advice.missing_terms.iter();
        let known = known.filter_map(|place| Some((*place, &advice.terms.get(*place)?.term)));
        let (places, wanted): (Vec<usize>, Vec<&TermWanted>) = known.unzip();
        let missing = missing_terms(&source.plain(), &wanted, &target, &edition.language);
        places.get(*missing.first()?).copied()
    }
}
