//! A person at an open release, without a window: opens it as the program does, and types
//! words that nobody else types.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::jobs::no_wake;
use communique::language::Tag;
use communique::release::{FieldPath, Part, Prose, Release, TextKind};
use communique::session::{
    Action, BegunFor, Command, Means, Places, Session, TextChange, Typed, look,
};
use communique::storage::disk::{Disk, System};
use communique::storage::{Desk, Told, read_journal};
use communique::typeset::HouseStyle;
use fastrand::Rng;
use unicode_segmentation::UnicodeSegmentation;

/// What a release's text says that isn't words.
const NO_WORDS: &[&str] = &[
    "reference",
    "telephone",
    "out_of_hours",
    "email",
    "url",
    "house",
];

/// How often each word is said.
pub type Words = BTreeMap<String, usize>;

/// A style that shows nothing: what is told here isn't the page, which takes time to set.
pub fn blank_style() -> HouseStyle {
    HouseStyle {
        name: "blank".into(),
        template: "#let release(data) = []".to_owned().into(),
        ..HouseStyle::usual()
    }
}

/// A release in that style.
pub fn in_blank_style(mut release: Release) -> Release {
    release.style.house = "blank".into();
    release
}

/// Where a person's program keeps what must not be lost.
pub fn places(state: &Path) -> Places {
    Places {
        disk: Arc::new(System),
        folder: state.to_owned(),
    }
}

/// The session of a program that is begun for the file at `path`, which may not be saved yet:
/// with what a crash left.
pub fn begun_for(path: &Path, places: &Places) -> Session {
    // Whatever ends it here isn't what it brings back.
    for desk in System.list(&places.desks()).unwrap_or_default() {
        let _ = System.remove(&desk.join("tries"));
    }
    let file = path.exists().then_some(path);
    let begun_for = match file {
        Some(_) => BegunFor::File,
        None => BegunFor::New,
    };
    let looked = look(begun_for, file, Some(places), "");
    assert!(
        !looked.others.is_in_bin,
        "what was left can be brought back"
    );
    let styles = vec![blank_style()];
    if let Some(found) = looked.found {
        let found = found.expect("the file is whole");
        let begun = found.begin(styles, no_wake(), Some(places.clone()));
        return begun.expect("no other window has it").0;
    }
    let release = communique::session::new_release(Tag::english());
    let mut session = Session::new(in_blank_style(release), styles, no_wake());
    session.keep_safe(places.clone(), None);
    session.watch_file();
    session
}

/// Journals that were left of releases without a file.
pub fn left_without_file(places: &Places) -> Vec<Told> {
    let disk = &*places.disk;
    let desks = Desk::left_without_file(disk, &places.desks()).into_iter();
    let told = desks.map(|desk| read_journal(disk, &desk.journal()).expect("it's whole"));
    told.collect()
}

/// The words that begin with `sign`, and how often each stands there.
pub fn words_with(sign: &str, release: &Release) -> Words {
    let mut words = Words::new();
    Part::Node(release).walk(&mut |part| add(sign, part, &mut words));
    words
}

/// Those that a conflict keeps.
pub fn words_in_conflicts(sign: &str, release: &Release) -> Words {
    let mut words = Words::new();
    for conflict in &release.conflicts {
        for content in conflict.contents() {
            content.walk(&mut |part| add(sign, part, &mut words));
        }
    }
    words
}

fn add(sign: &str, part: &Part<'_>, words: &mut Words) {
    let text = match part {
        Part::Text(text, _) => text.text(),
        Part::Paragraph(paragraph) => paragraph.text(),
        _ => return,
    };
    for word in text.unicode_words().filter(|word| word.starts_with(sign)) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
}

/// The item that a field is of, or the field where it's of none: what one person works on.
pub fn thing_of(field: &FieldPath) -> FieldPath {
    let mut place = field.clone();
    let mut thing = field.clone();
    // Collection, id and field take turns.
    while let Some(parent) = place.parent() {
        let names = place.to_string().matches('/').count();
        if names % 2 == 1 {
            thing = place;
            break;
        }
        place = parent;
    }
    thing
}

/// A person who writes.
pub struct Typist {
    pub session: Session,
    pub rng: Rng,
    /// What this person's words begin with, and how many there were.
    sign: String,
    count: usize,
}

impl Typist {
    pub fn new(session: Session, sign: &str, seed: u64) -> Self {
        Self {
            session,
            rng: Rng::with_seed(seed),
            sign: sign.to_owned(),
            count: 0,
        }
    }

    /// Fields of words that this person is to write in.
    pub fn fields(&self, is_mine: &dyn Fn(&FieldPath) -> bool) -> Vec<FieldPath> {
        let mut fields = Vec::new();
        self.session.release().visit(&mut |path, part| {
            let is_text = match part {
                Part::Text(..) => !path.last().is_some_and(|name| NO_WORDS.contains(&name)),
                Part::List(list) => list.as_prose().is_some(),
                _ => false,
            };
            let is_meant = !path.to_string().starts_with("conflicts");
            if is_text && is_meant && is_mine(&thing_of(path)) {
                fields.push(path.clone());
            }
        });
        fields
    }

    /// What a field says.
    fn text_of(&self, field: &FieldPath) -> Option<String> {
        match self.session.release().part(field)? {
            Part::Text(text, _) => Some(text.text().to_owned()),
            _ => self.session.release().prose(field).map(Prose::whole_text),
        }
    }

    /// Types a new word between two others of a field.
    pub fn type_word(&mut self, field: &FieldPath) {
        let Some(text) = self.text_of(field) else {
            return;
        };
        let after_space = text.match_indices([' ', '\n']).map(|(at, _)| at + 1);
        let ends: Vec<usize> = [0, text.len()].into_iter().chain(after_space).collect();
        // Mostly on from where somebody stopped.
        let at = match self.rng.u8(..4) {
            0 => ends[self.rng.usize(..ends.len())],
            _ => text.len(),
        };
        self.count += 1;
        let word = format!("{}{}", self.sign, self.count);
        let has_lines = !matches!(
            self.session.release().part(field),
            Some(Part::Text(_, TextKind::Line))
        );
        let space = if has_lines && self.rng.u8(..8) == 0 {
            '\n'
        } else {
            ' '
        };
        let inserted = match at {
            0 if text.is_empty() => word,
            at if at == text.len() => format!("{space}{word}"),
            _ => format!("{word}{space}"),
        };
        self.change(
            field,
            TextChange {
                range: at..at,
                inserted,
            },
        );
    }

    /// Takes one of this person's own words out of a field.
    pub fn take_word(&mut self, field: &FieldPath) {
        let Some(text) = self.text_of(field) else {
            return;
        };
        let words = text.unicode_word_indices();
        let own: Vec<(usize, &str)> = words
            .filter(|(_, word)| word.starts_with(&self.sign))
            .collect();
        if own.is_empty() {
            return;
        }
        let (at, word) = own[self.rng.usize(..own.len())];
        let range = at..at + word.len();
        self.change(
            field,
            TextChange {
                range,
                inserted: String::new(),
            },
        );
    }

    fn change(&mut self, field: &FieldPath, change: TextChange) {
        self.session.perform(Action::Type {
            field: field.clone(),
            changes: vec![Typed::Text(change, Means::Keys)],
        });
    }

    /// One of these.
    pub fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        let at = self.rng.usize(..all.len().max(1));
        all.get(at).cloned()
    }

    /// Takes what workers have done for so long.
    pub fn wait(&mut self, time: Duration) {
        let begun = Instant::now();
        loop {
            self.session.poll();
            let left = time.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return;
            }
            std::thread::sleep(left.min(Duration::from_micros(500)));
        }
    }

    /// Takes what workers have done until all is written.
    pub fn wait_until_written(&mut self) {
        let begun = Instant::now();
        self.session.poll();
        while self.session.is_writing() {
            assert!(begun.elapsed() < Duration::from_secs(60), "it never ends");
            std::thread::sleep(Duration::from_micros(200));
            self.session.poll();
        }
    }

    pub fn undo(&mut self) {
        self.session.perform(Action::Do(Command::Undo));
    }

    pub fn save(&mut self) {
        self.session.perform(Action::Do(Command::Save));
    }
}

/// The paths of files in a folder, with those that programs hide.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.is_file()).collect()
}
