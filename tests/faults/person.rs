//! One of two people at a file, as a process of its own that does what it's told line by line.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use communique::edit::ItemKind;
use communique::release::{FieldPath, Id, Part, Release};
use communique::session::{Action, FileState};
use communique::storage::{Digest, write};

use super::process::{say, task};
use super::typist::{Typist, Words, begun_for, places, thing_of, words_with};
use crate::support::files::content;

/// How long it's waited at the most until what one has saved is seen by the other.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which of two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anna,
    Boris,
}

impl Who {
    pub const BOTH: [Self; 2] = [Self::Anna, Self::Boris];

    fn called(name: &str) -> Self {
        let found = Self::BOTH.into_iter().find(|who| who.sign() == name);
        found.expect("one of the two")
    }

    /// What the words begin with that they type.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Anna => "anna",
            Self::Boris => "boris",
        }
    }

    /// Who a thing belongs to, where each keeps to their own.
    fn of(thing: &FieldPath) -> Self {
        let digest = Digest::of(thing.to_string().as_bytes()).short();
        match digest.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            true => Self::Anna,
            false => Self::Boris,
        }
    }
}

#[test]
#[ignore = "one of the two people, begun by another test"]
fn a_person() {
    let Some(name) = task() else { return };
    let who = Who::called(name.to_str().expect("text"));
    let mut person: Option<Person> = None;
    for line in std::io::stdin().lines() {
        let line = line.expect("it's text");
        let (order, rest) = line.split_once(' ').unwrap_or((&line, ""));
        match (order, &mut person) {
            ("open", person) => *person = Some(Person::opening(who, rest)),
            ("close", person) => {
                *person = None;
                say("closed");
            }
            (order, Some(person)) => person.obey(order, rest),
            (order, None) => panic!("{order} before a file is open"),
        }
    }
}

/// What a process does that is one of the two.
struct Person {
    who: Who,
    typist: Typist,
    /// Whether the two keep to their own things.
    is_apart: bool,
}

impl Person {
    fn opening(who: Who, task: &str) -> Self {
        let words: Vec<&str> = task.splitn(3, ' ').collect();
        let [seed, is_apart, folder] = words.as_slice() else {
            panic!("{task}");
        };
        let seed: u64 = seed.parse().expect("a number");
        let seed = seed.wrapping_mul(2).wrapping_add(who as u64);
        fastrand::seed(seed);
        let folder = Path::new(folder);
        let state = folder.join(who.sign());
        let session = begun_for(&file_in(folder), &places(&state));
        say("open");
        Self {
            who,
            typist: Typist::new(session, &format!("{}x", who.sign()), seed),
            is_apart: *is_apart == "apart",
        }
    }

    fn obey(&mut self, order: &str, rest: &str) {
        let before = words_of_both(self.typist.session.release());
        match order {
            "type" => self.write(),
            "take" => self.take(),
            "undo" => self.typist.undo(),
            "add" => self.add(),
            "move" => self.move_item(),
            "remove" => self.remove(),
            "save" => self.typist.save(),
            "wait" => {
                let micros = rest.parse().expect("a number");
                return self.typist.wait(Duration::from_micros(micros));
            }
            "tell" => {
                self.typist.wait_until_written();
                return say("done");
            }
            "settle" => return self.settle(),
            _ => panic!("{order}"),
        }
        let after = words_of_both(self.typist.session.release());
        for word in after.keys().filter(|word| !before.contains_key(*word)) {
            say(&format!("typed {word}"));
        }
        for word in before.keys().filter(|word| !after.contains_key(*word)) {
            say(&format!("took {word}"));
        }
        self.typist.session.poll();
    }

    fn is_mine(&self, thing: &FieldPath) -> bool {
        !self.is_apart || Who::of(thing) == self.who
    }

    fn field(&mut self) -> Option<FieldPath> {
        let (who, is_apart) = (self.who, self.is_apart);
        // Mostly one keeps to one's own.
        let own = is_apart || self.typist.rng.u8(..4) > 0;
        let fields = self.typist.fields(&|thing| !own || Who::of(thing) == who);
        self.typist.one_of(&fields)
    }

    fn write(&mut self) {
        if let Some(field) = self.field() {
            self.typist.type_word(&field);
        }
    }

    fn take(&mut self) {
        if let Some(field) = self.field() {
            self.typist.take_word(&field);
        }
    }

    /// Lists of things that can be added, moved and taken out.
    fn lists(&self) -> Vec<(FieldPath, Vec<Id>)> {
        let mut lists = Vec::new();
        self.typist.session.release().visit(&mut |path, part| {
            if let Part::List(list) = part
                && matches!(path.last(), Some("sections" | "blocks" | "organizers"))
            {
                lists.push((path.clone(), list.ids()));
            }
        });
        lists
    }

    fn items(&self) -> Vec<(FieldPath, Vec<Id>)> {
        let lists = self.lists().into_iter();
        let items = lists.flat_map(|(list, ids)| {
            let item = |id: &Id| (list.item(id), ids.clone());
            ids.iter().map(item).collect::<Vec<_>>()
        });
        items
            .filter(|(item, _)| self.is_mine(&thing_of(item)))
            .collect()
    }

    fn add(&mut self) {
        let lists = self.lists();
        let Some((list, ids)) = self.typist.one_of(&lists) else {
            return;
        };
        let kinds: &[ItemKind] = match list.last() {
            Some("sections") => &[ItemKind::Section],
            Some("organizers") => &[ItemKind::Organizer],
            _ => &[ItemKind::ProseBlock, ItemKind::Quote, ItemKind::KeyPoints],
        };
        let kind = self.typist.one_of(kinds).expect("a kind");
        let after = self.typist.one_of(&ids);
        self.typist
            .session
            .perform(Action::Add { list, kind, after });
    }

    fn move_item(&mut self) {
        let items = self.items();
        if let Some((item, ids)) = self.typist.one_of(&items) {
            let after = self.typist.one_of(&ids);
            let after = after.filter(|id| item.last() != Some(id.as_str()));
            self.typist.session.perform(Action::Move(item, after));
        }
    }

    /// Takes out what nothing of the other is in.
    fn remove(&mut self) {
        let items = self.items();
        let Some((item, _)) = self.typist.one_of(&items) else {
            return;
        };
        let (who, is_apart) = (self.who, self.is_apart);
        let others = self
            .typist
            .fields(&|thing| is_apart && Who::of(thing) != who && thing.is_within(&item));
        if others.is_empty() {
            self.typist.session.perform(Action::Remove(item));
        }
    }

    /// Saves, and tells what came of it.
    fn settle(&mut self) {
        self.typist.wait_until_written();
        self.typist.save();
        self.typist.wait_until_written();
        // What was merged into the file comes into the release a moment later.
        let file = self.typist.session.path().map(Path::to_owned);
        let file = file.expect("it has a file");
        let begun = Instant::now();
        let mut digest;
        loop {
            let text = write(self.typist.session.release()).expect("it can be written");
            digest = Digest::of(text.as_bytes());
            let is_there = fs::read(&file).is_ok_and(|bytes| content(&bytes) == digest);
            let is_saved = self.typist.session.file_state() == FileState::Saved;
            if is_there && is_saved || begun.elapsed() > PATIENCE {
                break;
            }
            self.typist.wait(Duration::from_millis(1));
        }
        let is_saved = self.typist.session.file_state() == FileState::Saved;
        say(&format!("settled {is_saved} {digest:?}"));
    }
}

pub fn file_in(folder: &Path) -> PathBuf {
    folder.join("shared").join("release.ron")
}

/// The words that the two have typed.
pub fn words_of_both(release: &Release) -> Words {
    let mut words = Words::new();
    for who in Who::BOTH {
        words.extend(words_with(&format!("{}x", who.sign()), release));
    }
    words
}
