//! An editor that is killed at any instant, again and again: the file is whole, nothing that
//! was saved is lost, and what was typed is there again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use communique::session::{Action, FileState, Message, Places};
use communique::storage::{Digest, read, write};
use fastrand::Rng;
use tempfile::TempDir;

use super::process::{Process, now, number_in, say, task};
use super::typist::{
    Typist, Words, begun_for, files_in, in_blank_style, left_without_file, places,
    words_in_conflicts, words_with,
};
use crate::support::files::age;
use crate::support::files::{content, without_saves};
use crate::support::sample_text;

/// How often an editor is killed in a usual run.
const USUAL_KILLS: usize = 300;
/// How many are at work at a time: they mostly wait.
const AT_A_TIME: usize = 6;
/// How often one file's editor is.
const KILLS_OF_A_FILE: usize = 40;
/// What may be lost of typing.
const MOST_LOST: Duration = Duration::from_secs(1);
/// What typed words begin with.
const SIGN: &str = "word";

/// Where the file is, and what belongs to it.
fn paths(folder: &Path) -> (PathBuf, PathBuf) {
    (
        folder.join("shared").join("release.ron"),
        folder.join("state"),
    )
}

#[test]
#[ignore = "the editor that another test begins and kills"]
fn an_editor() {
    let Some(task) = task() else { return };
    let task = task.into_string().expect("text");
    let (seed, folder) = task.split_once(' ').expect("a seed and a folder");
    let seed: u64 = seed.parse().expect("a number");
    fastrand::seed(seed);
    say("beginning");
    let (file, state) = paths(Path::new(folder));
    let places = places(&state);
    let session = begun_for(&file, &places);
    let mut editor = Editor {
        typist: Typist::new(session, &format!("{SIGN}{seed}x"), seed),
        file,
        places,
        words: Words::new(),
        saving: None,
    };
    editor.tell_what_is_there();
    // Whoever began it kills it long before.
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(20) {
        editor.do_something();
        let pause = editor.typist.rng.u64(..8_000);
        editor.typist.wait(Duration::from_micros(pause));
        editor.tell_of_saving();
    }
}

/// What the process that is killed does.
struct Editor {
    typist: Typist,
    file: PathBuf,
    places: Places,
    words: Words,
    saving: Option<Digest>,
}

impl Editor {
    fn tell_what_is_there(&mut self) {
        let release = self.typist.session.release();
        self.words = words_with(SIGN, release);
        for (word, times) in &self.words {
            assert_eq!(*times, 1, "‘{word}’ is said twice");
        }
        let kept = words_in_conflicts("", release);
        assert!(kept.is_empty(), "somebody alone is at odds: {kept:?}");
        let listed = |words: &Words| {
            let words: Vec<&str> = words.keys().map(String::as_str).collect();
            words.join(" ")
        };
        // What was typed while it was saved for the first time may be kept without its file.
        for told in left_without_file(&self.places) {
            say(&format!(
                "left {}",
                listed(&words_with(SIGN, &told.release))
            ));
        }
        say(&format!("opened {}", listed(&self.words)));
    }

    fn do_something(&mut self) {
        let typist = &mut self.typist;
        let fields = typist.fields(&|_| true);
        let field = typist.one_of(&fields).expect("there is a field");
        match typist.rng.u8(..100) {
            0..8 => {
                // It may be safe that a word is gone before it's said which.
                say("taking");
                typist.take_word(&field);
            }
            8..11 => {
                say("taking");
                typist.undo();
            }
            11..20 => return self.save(),
            _ => typist.type_word(&field),
        }
        let words = words_with(SIGN, self.typist.session.release());
        let now = now();
        for word in words.keys().filter(|word| !self.words.contains_key(*word)) {
            say(&format!("typed {now} {word}"));
        }
        for word in self.words.keys().filter(|word| !words.contains_key(*word)) {
            say(&format!("took {now} {word}"));
        }
        self.words = words;
        say("done");
    }

    fn save(&mut self) {
        if self.saving.is_some() {
            return;
        }
        let session = &mut self.typist.session;
        let text = write(session.release()).expect("it can be written");
        let digest = Digest::of(text.as_bytes());
        say(&format!("saving {digest:?}"));
        self.saving = Some(digest);
        session.perform(Action::SaveTo(self.file.clone()));
    }

    fn tell_of_saving(&mut self) {
        for message in self.typist.session.take_messages() {
            match message {
                Message::Saved(_) => {
                    let digest = self.saving.take().expect("it was being saved");
                    say(&format!("saved {digest:?}"));
                }
                Message::Recovered { .. } | Message::CopyFound(_) => {}
                message => panic!("{message:?}"),
            }
        }
    }
}

/// When an editor is killed.
#[derive(Clone, Copy, Debug)]
enum Instants {
    /// So long after it was begun.
    After(Duration),
    /// So long after it has said a line that begins so for the n-th time.
    Said(&'static str, usize, Duration),
}

impl Instants {
    fn any(rng: &mut Rng) -> Self {
        let micros = |rng: &mut Rng, most| Duration::from_micros(rng.u64(..most));
        match rng.u8(..20) {
            0..4 => Self::After(micros(rng, 60_000)),
            4..8 => Self::After(micros(rng, 500_000)),
            8 => Self::After(Duration::from_millis(1_000) + micros(rng, 1_500_000)),
            9 => Self::Said("beginning", 1, micros(rng, 8_000)),
            10 => Self::Said("opened", 1, micros(rng, 6_000)),
            11..17 => Self::Said("saving", 1 + rng.usize(..3), micros(rng, 12_000)),
            17 => Self::Said("saved", 1 + rng.usize(..3), micros(rng, 4_000)),
            _ => Self::Said("typed", 1 + rng.usize(..30), micros(rng, 2_000)),
        }
    }
}

/// What is known of one file and what was typed for it.
#[derive(Default)]
struct Ledger {
    /// The last state that was said to be saved, or found to be.
    saved: Option<String>,
    /// Those that were being saved since.
    begun: Vec<String>,
    /// The words that were typed and those that were taken out again: whether it's there, and
    /// for how long its editor went on behind it before it was killed. For ever, where it was
    /// there again already.
    words: BTreeMap<String, (bool, Option<Duration>)>,
}

/// What came of all kills.
#[derive(Debug, Default)]
struct Figures {
    kills: usize,
    torn: usize,
    lost_saves: usize,
    /// Words that were lost or came back, and what was the longest ago.
    lost_words: usize,
    longest_lost: Duration,
    typed: usize,
    saves: usize,
    /// What saving left behind and couldn't be swept: whole releases.
    left_behind: usize,
    /// Journals of releases without a file that were saved for the first time when they were
    /// killed.
    left_journals: usize,
}

impl Ledger {
    /// Begins an editor, kills it, and looks at what is there.
    fn round(&mut self, folder: &Path, seed: u64, figures: &Mutex<Figures>) -> Result<(), String> {
        let mut rng = Rng::with_seed(seed);
        let instants = Instants::any(&mut rng);
        let task = format!("{seed} {}", folder.display());
        let process = Process::begin("faults::kills::an_editor", task);
        let said = killed(process, instants)?;
        let mut typed = Vec::new();
        let mut left = BTreeSet::new();
        let mut is_known = true;
        for line in &said {
            let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
            match what {
                "beginning" => {}
                "done" => is_known = true,
                "taking" => is_known = false,
                "left" => left.extend(rest.split_whitespace().map(str::to_owned)),
                "opened" => self.opened(rest, &left, figures)?,
                "saving" => self.begun.push(rest.to_owned()),
                "saved" => {
                    self.saved = Some(rest.to_owned());
                    self.begun.clear();
                    figures.lock().expect("figures").saves += 1;
                }
                "typed" | "took" => {
                    let (at, word) = rest.split_once(' ').ok_or("no word")?;
                    let at: u64 = at.parse().map_err(|_| "no time")?;
                    typed.push((at, word.to_owned(), what == "typed"));
                }
                _ => return Err(format!("it said ‘{line}’")),
            }
        }
        let last = typed.last().map_or(0, |(at, ..)| *at);
        let mut figures = figures.lock().expect("figures");
        figures.kills += 1;
        figures.typed += typed.len();
        for (at, word, is_there) in typed {
            let ago = Duration::from_micros(last - at);
            self.words.insert(word, (is_there, Some(ago)));
        }
        if !is_known {
            // It was killed before it could say which words are gone.
            self.words.clear();
        }
        self.look_at_file(folder, &mut figures)
            .map_err(|error| format!("{instants:?}: {error}"))
    }

    /// What the editor that was begun next has found, beside what was left without a file.
    fn opened(
        &mut self,
        words: &str,
        left: &BTreeSet<String>,
        figures: &Mutex<Figures>,
    ) -> Result<(), String> {
        let found: BTreeSet<&str> = words.split_whitespace().collect();
        for (word, (is_there, ago)) in &self.words {
            let is_kept = *is_there && left.contains(word);
            if is_kept || found.contains(word.as_str()) == *is_there {
                continue;
            }
            let mut figures = figures.lock().expect("figures");
            figures.lost_words += 1;
            let ago = ago.ok_or_else(|| format!("‘{word}’ was there again, and is lost"))?;
            figures.longest_lost = figures.longest_lost.max(ago);
            if ago > MOST_LOST {
                let what = if *is_there { "is lost" } else { "is back" };
                return Err(format!("‘{word}’ {what} after {ago:?}"));
            }
        }
        self.words = found
            .into_iter()
            .map(|word| (word.to_owned(), (true, None)))
            .collect();
        Ok(())
    }

    fn look_at_file(&mut self, folder: &Path, figures: &mut Figures) -> Result<(), String> {
        let (file, _) = paths(folder);
        let bytes = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(_) if self.saved.is_none() => return Ok(()),
            Err(error) => return Err(format!("the file is gone: {error}")),
        };
        if let Err(error) = read(&bytes) {
            figures.torn += 1;
            return Err(format!("the file is torn: {error}"));
        }
        let digest = format!("{:?}", content(&bytes));
        if self.saved.as_ref() == Some(&digest) {
            return Ok(());
        }
        if !self.begun.contains(&digest) {
            figures.lost_saves += 1;
            return Err("the file isn't what was saved last".into());
        }
        self.saved = Some(digest);
        self.begun.clear();
        Ok(())
    }

    /// Somebody opens it in peace, and saves it.
    fn end(&mut self, folder: &Path, figures: &Mutex<Figures>) -> Result<(), String> {
        let (file, state) = paths(folder);
        let places = places(&state);
        let mut typist = Typist::new(begun_for(&file, &places), "end", 0);
        let found = words_with(SIGN, typist.session.release());
        let words: Vec<String> = found.into_keys().collect();
        let left = left_without_file(&places).into_iter();
        let left = left.flat_map(|told| words_with(SIGN, &told.release).into_keys());
        self.opened(&words.join(" "), &left.collect(), figures)?;
        let wanted = write(typist.session.release()).expect("it can be written");
        let shared = file.parent().expect("a folder");
        for left in files_in(shared) {
            age(&left, Duration::from_secs(2 * 24 * 60 * 60));
        }
        typist.session.perform(Action::SaveTo(file.clone()));
        typist.wait_until_written();
        assert_eq!(typist.session.file_state(), FileState::Saved);
        let says = fs::read_to_string(&file).unwrap_or_default();
        if without_saves(&says) != wanted {
            return Err("what was saved in the end isn't there".into());
        }
        let left = files_in(shared).into_iter().filter(|left| *left != file);
        for left in left {
            let name = left.file_name().unwrap_or_default().to_string_lossy();
            let bytes = fs::read(&left).expect("it can be read");
            let is_ours = name.starts_with(".communique-") && name.ends_with(".saving");
            if !is_ours || read(&bytes).is_err() {
                return Err(format!("‘{name}’ is left behind"));
            }
            figures.lock().expect("figures").left_behind += 1;
        }
        drop(typist);
        let left = left_without_file(&places).len();
        figures.lock().expect("figures").left_journals += left;
        match left {
            0 | 1 => Ok(()),
            left => Err(format!("{left} journals are left, though all is saved")),
        }
    }
}

/// Kills the process at its instant; answers what it has said.
fn killed(process: Process, instants: Instants) -> Result<Vec<String>, String> {
    let Process {
        mut child, said, ..
    } = process;
    let (hear, heard) = channel::<Duration>();
    let longest = match instants {
        Instants::After(time) => time,
        Instants::Said(..) => Duration::from_secs(2),
    };
    let killer = thread::spawn(move || {
        match heard.recv_timeout(longest) {
            Ok(delay) => thread::sleep(delay),
            Err(RecvTimeoutError::Timeout) => {}
            // It has ended by itself.
            Err(RecvTimeoutError::Disconnected) => {}
        }
        let killed = child.kill();
        killed.and_then(|()| child.wait())
    });
    let mut lines = Vec::new();
    let mut times = 0;
    for line in said {
        if let Instants::Said(what, which, delay) = instants
            && line.starts_with(what)
        {
            times += 1;
            if times == which {
                // Killed already, where it's too late.
                let _ = hear.send(delay);
            }
        }
        lines.push(line);
    }
    drop(hear);
    let status = killer.join().expect("the killer lives");
    let status = status.map_err(|error| error.to_string())?;
    match status.signal() {
        Some(9) => Ok(lines),
        _ => Err(format!("it ended by itself ({status}): {lines:?}")),
    }
}

#[test]
fn an_editor_that_is_killed_at_any_instant_loses_nothing() {
    let wanted = number_in("COMMUNIQUE_KILLS", USUAL_KILLS);
    let figures = Mutex::new(Figures::default());
    let files = AtomicUsize::new(0);
    let begun = Instant::now();
    let work = || {
        loop {
            let number = files.fetch_add(1, Ordering::Relaxed);
            let first = number * KILLS_OF_A_FILE;
            if first >= wanted {
                return;
            }
            let folder = TempDir::new().expect("a folder");
            let (file, _) = paths(folder.path());
            fs::create_dir(file.parent().expect("a folder")).expect("it can be made");
            // Every other is new and has no file yet.
            if number.is_multiple_of(2) {
                let sample = sample_text("flood-warning-2026.ron");
                let sample = read(sample.as_bytes()).expect("a release").release;
                let text = write(&in_blank_style(sample)).expect("it can be written");
                fs::write(&file, text).expect("it can be written");
            }
            let mut ledger = Ledger {
                saved: fs::read(&file)
                    .ok()
                    .map(|bytes| format!("{:?}", content(&bytes))),
                ..Ledger::default()
            };
            let last = (first + KILLS_OF_A_FILE).min(wanted);
            let done = (first..last)
                .try_for_each(|seed| ledger.round(folder.path(), seed as u64, &figures))
                .and_then(|()| ledger.end(folder.path(), &figures));
            if let Err(error) = done {
                let kept = folder.keep();
                panic!("kills {first} to {last} in {}: {error}", kept.display());
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(work);
        }
    });
    let figures = figures.into_inner().expect("figures");
    println!("{figures:?} in {:?}", begun.elapsed());
    assert_eq!(figures.kills, wanted);
}
