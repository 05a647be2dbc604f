//! The file while others have it too, and nobody here saves.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::release::FieldPath;
use communique::session::{Action, Caret, Command, FileState, Means, Message, Request, Session};
use communique::session::{Compared, Instead, TextChange, Typed, Wanted};

use super::place::{Place, set, tag};
use super::wait;

struct Scene {
    place: Place,
    session: Session,
    messages: Vec<Message>,
}

impl Scene {
    fn new() -> Self {
        let place = Place::new();
        let session = place.opened();
        Self::of(place, session)
    }

    fn of(place: Place, mut session: Session) -> Self {
        session.watch_file();
        Self {
            place,
            session,
            messages: Vec::new(),
        }
    }

    fn set(&mut self, field: &str, text: &str) {
        set(&mut self.session, field, text);
    }

    fn tag(&self) -> &str {
        tag(&self.session)
    }

    /// Goes on as a window does until this is so.
    fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            assert!(begun.elapsed() < Duration::from_secs(20), "never {what}");
            std::thread::sleep(Duration::from_millis(2));
            self.session.poll();
            self.messages.extend(self.session.take_messages());
        }
    }

    fn has_said(&self, is_it: impl Fn(&Message) -> bool) -> bool {
        self.messages.iter().any(is_it)
    }
}

fn is_brought(message: &Message) -> bool {
    matches!(message, Message::Brought { .. })
}

#[test]
fn what_a_colleague_saves_is_seen_and_the_file_counts_as_saved() {
    let mut scene = Scene::new();
    let headline: FieldPath = "headline".parse().expect("an address");
    let caret = Caret::at(headline, 9);
    scene.session.perform(Action::Caret(Some(caret.clone())));
    scene.place.colleague("SIDE EVENT", "MAIN EVENT");
    scene.until("merged", |scene| scene.tag() == "MAIN EVENT");
    assert!(scene.has_said(is_brought));
    assert_eq!(scene.session.file_state(), FileState::Saved);
    assert_eq!(scene.session.caret(), Some(&caret));
    assert!(!scene.session.can(Command::Undo));
    // What is new is marked, and stays on its letters.
    let marked = |scene: &Scene| -> Vec<String> {
        let marked = scene.session.news().iter().filter_map(|news| {
            let text = match news.at.to_string().as_str() {
                "banner/tag" => scene.tag(),
                _ => return None,
            };
            text.get(news.range.clone()?).map(str::to_owned)
        });
        marked.collect()
    };
    assert_eq!(marked(&scene), ["MAIN"]);
    let field: FieldPath = "banner/tag".parse().expect("an address");
    for (at, typed) in [(0, "A "), (6, "LY")] {
        let typed = TextChange {
            range: at..at,
            inserted: typed.into(),
        };
        scene.session.perform(Action::Type {
            field: field.clone(),
            changes: vec![Typed::Text(typed, Means::Keys)],
        });
    }
    assert_eq!(scene.tag(), "A MAINLY EVENT");
    assert_eq!(marked(&scene), ["MAIN"]);
    scene.session.perform(Action::ForgetNews);
    assert!(scene.session.news().is_empty());
}

#[test]
fn the_caret_stays_behind_ones_own_letters_wherever_a_colleague_writes() {
    let field: FieldPath = "banner/tag".parse().expect("an address");
    for (from, to, expected) in [
        // Behind them, in the same word, and before it.
        ("EVENT hal", "EVENT hal beta", "SIDE EVENT half beta"),
        ("EVENT hal", "EVENT haldane", "SIDE EVENT halfdane"),
        ("EVENT hal", "EVENTS hal", "SIDE EVENTS half"),
    ] {
        let mut scene = Scene::new();
        scene.set("banner/tag", "SIDE EVENT hal");
        scene.session.perform(Action::Do(Command::Save));
        wait(&mut scene.session);
        let caret = Caret::at(field.clone(), "SIDE EVENT hal".len());
        scene.session.perform(Action::Caret(Some(caret)));
        scene.place.colleague(from, to);
        scene.until("merged", |scene| scene.has_said(is_brought));
        let at = scene.session.caret().expect("it's there").head;
        let typed = TextChange {
            range: at..at,
            inserted: "f".into(),
        };
        scene.session.perform(Action::Type {
            field: field.clone(),
            changes: vec![Typed::Text(typed, Means::Keys)],
        });
        assert_eq!(scene.tag(), expected);
    }
}

#[test]
fn what_somebody_takes_back_in_another_program_is_out() {
    let mut scene = Scene::new();
    scene.set("headline", "Civil society in prisons");
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    for (from, to) in [
        ("SIDE EVENT", "OPEN SIDE EVENT"),
        ("OPEN SIDE EVENT", "OPENING SIDE EVENT"),
        ("OPENING SIDE EVENT", "A SIDE EVENT"),
    ] {
        scene.place.colleague(from, to);
        scene.until("merged", |scene| scene.tag() == to);
        assert!(scene.session.release().conflicts.is_empty());
        assert_eq!(scene.session.file_state(), FileState::Saved);
    }
}

#[test]
fn what_a_colleague_changes_again_and_again_is_one_change() {
    let mut scene = Scene::new();
    let changes = |scene: &Scene| {
        let counts = scene.messages.iter().filter_map(|message| match message {
            Message::Brought { changes, .. } => Some(*changes),
            _ => None,
        });
        counts.collect::<Vec<_>>()
    };
    let text = scene.place.says();
    for (from, to) in [("SIDE EVENT", "MAIN EVENT"), ("MAIN EVENT", "OPEN EVENT")] {
        scene.place.colleague(from, to);
        scene.until("merged", |scene| scene.tag() == to);
    }
    assert_eq!(changes(&scene), [1, 1]);
    // And taken back it's none.
    fs::write(&scene.place.file, text).expect("it can be written");
    scene.until("merged", |scene| scene.tag() == "SIDE EVENT");
    assert_eq!(changes(&scene), [1, 1, 0]);
    scene.session.perform(Action::ForgetNews);
    scene.place.colleague("SIDE EVENT", "LAST EVENT");
    scene.until("merged", |scene| scene.tag() == "LAST EVENT");
    assert_eq!(changes(&scene), [1, 1, 0, 1]);
}

#[test]
fn what_is_being_written_here_stays_and_is_undone_alone() {
    let mut scene = Scene::new();
    scene.set("headline", "Civil society in prisons");
    scene.place.colleague("SIDE EVENT", "MAIN EVENT");
    scene.until("merged", |scene| scene.tag() == "MAIN EVENT");
    let headline = |scene: &Scene| scene.session.release().headline.as_str().to_owned();
    assert_eq!(headline(&scene), "Civil society in prisons");
    assert_eq!(scene.session.file_state(), FileState::Unsaved);
    assert!(!scene.place.says().contains("Civil society in prisons"));
    scene.session.perform(Action::Do(Command::Undo));
    assert_ne!(headline(&scene), "Civil society in prisons");
    assert_eq!(scene.tag(), "MAIN EVENT");
}

#[test]
fn where_both_changed_the_same_it_is_kept_twice_and_said() {
    let mut scene = Scene::new();
    scene.set("banner/tag", "OPEN EVENT");
    scene.place.colleague("SIDE EVENT", "MAIN EVENT");
    scene.until("merged", |scene| {
        !scene.session.release().conflicts.is_empty()
    });
    let is_at_odds = |message: &Message| matches!(message, Message::Brought { conflicts: 1, .. });
    assert!(scene.has_said(is_at_odds));
    assert_eq!(scene.tag(), "OPEN EVENT");
}

#[test]
fn own_saves_are_no_news() {
    let mut scene = Scene::new();
    for tag in ["ONE", "TWO", "THREE"] {
        scene.set("banner/tag", tag);
        scene.session.perform(Action::Do(Command::Save));
        wait(&mut scene.session);
    }
    scene.place.colleague("Civil Society", "All Society");
    scene.until("merged", |scene| {
        let headline = scene.session.release().headline.as_str();
        headline.contains("All Society")
    });
    assert_eq!(scene.tag(), "THREE");
    let brought = scene.messages.iter().filter(|message| is_brought(message));
    assert_eq!(brought.count(), 1);
}

#[test]
fn a_file_that_is_put_back_takes_nothing_away_unless_somebody_wants_it() {
    let mut scene = Scene::new();
    let old = scene.place.says();
    scene.set("banner/tag", "MAIN EVENT");
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    fs::write(&scene.place.file, &old).expect("it can be written");
    let is_put_back = |message: &Message| matches!(message, Message::PutBack(_));
    scene.until("said", |scene| scene.has_said(is_put_back));
    assert_eq!(scene.tag(), "MAIN EVENT");
    assert_eq!(scene.session.file_state(), FileState::Unsaved);

    let said = scene.messages.iter().find_map(|message| match message {
        Message::PutBack(compared) => Some(compared.clone()),
        _ => None,
    });
    let said = said.expect("it's said");
    let [seen, file] = [said.before(), said.after()].map(Arc::clone);
    let back = Compared::new(file, seen);
    scene.session.perform(Action::Restore(Wanted::State(back)));
    scene.until("taken over", |scene| scene.tag() == "SIDE EVENT");
    assert_eq!(scene.session.file_state(), FileState::Saved);
    scene.session.perform(Action::Do(Command::Undo));
    assert_eq!(scene.tag(), "MAIN EVENT");
}

#[test]
fn a_file_that_is_put_back_to_what_this_window_never_saw_is_said() {
    let place = Place::new();
    let old = place.says();
    let mut before = place.open();
    set(&mut before, "banner/tag", "MAIN EVENT");
    before.perform(Action::Do(Command::Save));
    wait(&mut before);
    drop(before);
    let saved = place.says();
    let session = place.open();
    let mut scene = Scene::of(place, session);
    fs::write(&scene.place.file, &old).expect("it can be written");
    let is_put_back = |message: &Message| matches!(message, Message::PutBack(_));
    scene.until("said", |scene| scene.has_said(is_put_back));
    assert_eq!(scene.tag(), "MAIN EVENT");
    assert_eq!(scene.session.file_state(), FileState::Unsaved);
    // That it's there again is nothing to be asked about.
    scene.messages.clear();
    fs::write(&scene.place.file, saved).expect("it can be written");
    scene.until("saved", |scene| {
        scene.session.file_state() == FileState::Saved
    });
    assert!(!scene.has_said(is_put_back));
}

#[test]
fn an_older_copy_that_somebody_has_changed_takes_nothing_out() {
    for is_saved_at_once in [false, true] {
        let mut scene = Scene::new();
        let older = scene.place.says();
        scene.set("banner/tag", "MAIN SIDE EVENT");
        scene.session.perform(Action::Do(Command::Save));
        wait(&mut scene.session);
        let changed = older.replace("\"UNODC\",", "\"UN Office\",");
        fs::write(&scene.place.file, &changed).expect("it can be written");
        if is_saved_at_once {
            // Before it's seen by itself.
            scene.set("headline", "Civil society in prisons");
            scene.session.perform(Action::Do(Command::Save));
        }
        scene.until("merged", |scene| scene.has_said(is_brought));
        assert_eq!(scene.tag(), "MAIN SIDE EVENT");
        scene.session.perform(Action::Do(Command::Save));
        wait(&mut scene.session);
        let says = scene.place.says();
        assert!(says.contains("MAIN SIDE EVENT") && says.contains("UN Office"));
    }
}

#[test]
fn a_file_that_goes_and_comes_back_is_as_it_was() {
    let mut scene = Scene::new();
    let text = scene.place.says();
    fs::remove_file(&scene.place.file).expect("it can go");
    scene.until("missed", |scene| scene.session.is_file_gone());
    assert_eq!(scene.session.file_state(), FileState::Unsaved);
    assert!(scene.has_said(|message| matches!(message, Message::FileGone(_, Instead::Nothing))));
    fs::write(&scene.place.file, &text).expect("it can be written");
    scene.until("found", |scene| !scene.session.is_file_gone());
    assert_eq!(scene.session.file_state(), FileState::Saved);
    assert!(!scene.has_said(is_brought));
}

#[test]
fn a_file_that_goes_twice_holds_what_was_saved_last() {
    let mut scene = Scene::new();
    fs::remove_file(&scene.place.file).expect("it can go");
    scene.until("missed", |scene| scene.session.is_file_gone());
    scene.set("banner/tag", "MAIN EVENT");
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    let text = scene.place.says();
    // What stood there at first isn't what comes back.
    scene.session.perform(Action::Do(Command::Undo));
    assert_eq!(scene.session.file_state(), FileState::Unsaved);
    fs::remove_file(&scene.place.file).expect("it can go");
    scene.until("missed", |scene| scene.session.is_file_gone());
    fs::write(&scene.place.file, &text).expect("it can be written");
    scene.until("found", |scene| !scene.session.is_file_gone());
    assert_eq!(scene.session.file_state(), FileState::Unsaved);
    scene.session.perform(Action::Do(Command::Redo));
    assert_eq!(scene.session.file_state(), FileState::Saved);
}

#[test]
fn what_is_restored_while_the_file_is_broken_is_not_saved() {
    let mut scene = Scene::new();
    let saved = Arc::clone(scene.session.release());
    scene.set("banner/tag", "MAIN EVENT");
    fs::write(&scene.place.file, "broken").expect("it can be written");
    let is_unclear = |message: &Message| matches!(message, Message::FileUnclear(_));
    scene.until("said", |scene| scene.has_said(is_unclear));
    let seen = Arc::clone(scene.session.release());
    let wanted = Wanted::State(Compared::new(Arc::clone(&saved), seen));
    scene.session.perform(Action::Restore(wanted));
    scene.until("restored", |scene| !scene.session.has_jobs());
    assert_eq!(**scene.session.release(), *saved);
    assert_eq!(scene.session.file_state(), FileState::Unsaved);
}

#[test]
fn what_stands_where_the_file_was_is_said_and_left_alone() {
    let mut scene = Scene::new();
    let text = scene.place.says();
    fs::remove_file(&scene.place.file).expect("it can go");
    fs::create_dir(&scene.place.file).expect("a folder");
    let is_folder = |message: &Message| matches!(message, Message::FileGone(_, Instead::Folder));
    scene.until("said", |scene| scene.has_said(is_folder));
    assert_eq!(scene.session.stands_instead(), Some(Instead::Folder));
    scene.set("banner/tag", "MAIN EVENT");
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    assert_eq!(scene.session.file_state(), FileState::Failed);
    fs::remove_dir(&scene.place.file).expect("it's empty still");
    fs::write(&scene.place.file, &text).expect("it can be written");
    // It's saved by itself then.
    scene.until("saved", |scene| {
        scene.session.file_state() == FileState::Saved
    });
    assert!(scene.place.says().contains("MAIN EVENT"));
}

#[test]
fn a_file_that_is_gone_is_put_there_again_by_saving() {
    let mut scene = Scene::new();
    scene.set("banner/tag", "MAIN EVENT");
    fs::remove_file(&scene.place.file).expect("it can go");
    scene.until("missed", |scene| scene.session.is_file_gone());
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    assert_eq!(scene.session.file_state(), FileState::Saved);
    assert!(scene.place.says().contains("MAIN EVENT"));
}

#[test]
fn what_came_where_the_file_was_is_merged_by_saving() {
    let mut scene = Scene::new();
    let text = scene.place.says();
    scene.set("banner/tag", "MAIN EVENT");
    fs::remove_file(&scene.place.file).expect("it can go");
    scene.until("missed", |scene| scene.session.is_file_gone());
    let theirs = text.replace("\"UNODC\",", "\"UN Office\",");
    assert_ne!(theirs, text);
    fs::write(&scene.place.file, theirs).expect("it can be written");
    // At once, before it's seen by itself.
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    scene.until("saved", |scene| {
        scene.session.file_state() == FileState::Saved
    });
    let says = scene.place.says();
    assert!(
        says.contains("MAIN EVENT") && says.contains("UN Office"),
        "{says}"
    );
}

#[test]
fn what_is_on_its_way_is_waited_for() {
    let mut scene = Scene::new();
    let text = scene.place.says();
    let whole = text.replace("SIDE EVENT", "MAIN EVENT");
    let half = whole.get(..whole.len() / 2).expect("a half");
    let nul = "\0".repeat(400);
    for unfinished in ["", half, &nul] {
        fs::write(&scene.place.file, unfinished).expect("it can be written");
        scene.until("seen", |scene| scene.session.is_file_unclear());
        assert_eq!(scene.tag(), "SIDE EVENT");
        fs::write(&scene.place.file, &text).expect("it can be written");
        scene.until("as it was", |scene| !scene.session.is_file_unclear());
    }
    fs::write(&scene.place.file, half).expect("it can be written");
    scene.until("seen", |scene| scene.session.is_file_unclear());
    // Nor is it overwritten.
    scene.set("headline", "Civil society in prisons");
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    assert_eq!(scene.session.file_state(), FileState::Failed);
    assert_eq!(scene.place.says(), half);
    fs::write(&scene.place.file, &whole).expect("it can be written");
    // It's saved by itself then, with both.
    scene.until("saved", |scene| {
        scene.session.file_state() == FileState::Saved
    });
    assert_eq!(scene.tag(), "MAIN EVENT");
    assert!(scene.place.says().contains("Civil society in prisons"));
}

#[test]
fn a_file_that_somebody_has_broken_is_told_and_left_alone() {
    let mut scene = Scene::new();
    let broken = scene.place.says().replacen("headline:", "hedline:", 1);
    fs::write(&scene.place.file, &broken).expect("it can be written");
    scene.until("told", |scene| {
        scene.has_said(
            |message| matches!(message, Message::FileUnclear(why) if why.contains("hedline")),
        )
    });
    assert_eq!(scene.session.file_state(), FileState::Unsaved);
    assert_eq!(scene.place.says(), broken);
}

#[test]
fn what_could_not_be_saved_is_saved_when_its_drive_is_back() {
    let mut scene = Scene::new();
    let place = scene
        .place
        .file
        .parent()
        .map(Path::to_owned)
        .expect("a folder");
    let away = place.with_extension("away");
    scene.set("banner/tag", "MAIN EVENT");
    fs::rename(&place, &away).expect("it can be renamed");
    scene.until("missed", |scene| scene.session.is_file_gone());
    scene.session.perform(Action::Do(Command::Save));
    wait(&mut scene.session);
    assert_eq!(scene.session.file_state(), FileState::Failed);
    scene.set("headline", "Civil society in prisons");
    fs::rename(&away, &place).expect("it can be renamed");
    scene.until("saved", |scene| {
        scene.session.file_state() == FileState::Saved
    });
    let says = scene.place.says();
    assert!(says.contains("MAIN EVENT") && says.contains("Civil society in prisons"));
    // What is wrong is said once, however often it's tried.
    let said = |message: &&Message| matches!(message, Message::NotSaved(_));
    assert!(scene.messages.iter().filter(said).count() <= 1);
}

#[test]
fn the_caret_follows_what_a_colleague_puts_before_it() {
    let mut scene = Scene::new();
    let headline: FieldPath = "headline".parse().expect("an address");
    let text = scene.session.release().headline.as_str().to_owned();
    let at = text.len();
    let caret = Caret::at(headline.clone(), at);
    scene.session.perform(Action::Caret(Some(caret)));
    let longer = format!("Important news on {text}");
    scene.place.colleague(&text, &longer);
    scene.until("merged", |scene| {
        scene.session.release().headline.as_str() == longer
    });
    let followed = Caret::at(headline, longer.len());
    assert_eq!(scene.session.caret(), Some(&followed));
    let requests = scene.session.take_requests();
    assert!(requests.contains(&Request::FollowCaret(followed)));
}

#[test]
fn a_change_that_no_clock_tells_of_is_found_by_its_content() {
    let mut scene = Scene::new();
    // Told by the file's content alone, however the watch has seen it before.
    scene.place.colleague("SIDE EVENT", "OPEN EVENT");
    scene.until("merged", |scene| scene.tag() == "OPEN EVENT");
    let time = fs::metadata(&scene.place.file)
        .and_then(|data| data.modified())
        .expect("a time");
    let text = scene.place.says().replace("OPEN EVENT", "MAIN EVENT");
    fs::write(&scene.place.file, text).expect("it can be written");
    let file = fs::File::options()
        .write(true)
        .open(&scene.place.file)
        .expect("it opens");
    file.set_modified(time).expect("a time can be set");
    drop(file);
    scene.until("merged", |scene| scene.tag() == "MAIN EVENT");
}

#[test]
fn own_words_that_a_colleague_has_seen_and_changed_are_as_they_left_them() {
    // In whatever program, which leaves the rest of the file as it was.
    for left in ["MAIN PUBLIC SIDE", "SIDE"] {
        let mut scene = Scene::new();
        scene.set("banner/tag", "MAIN OPEN SIDE EVENT");
        scene.session.perform(Action::Do(Command::Save));
        wait(&mut scene.session);
        scene.place.colleague("MAIN OPEN SIDE", left);
        let left = format!("{left} EVENT");
        scene.until("merged", |scene| scene.tag() == left);
        assert!(scene.session.release().conflicts.is_empty());
        assert_eq!(scene.session.file_state(), FileState::Saved);
    }
}

#[test]
fn what_came_after_what_was_seen_stays_when_that_is_restored() {
    let mut scene = Scene::new();
    let old = Arc::clone(scene.session.release());
    scene.set("headline", "Civil society in prisons");
    let seen = Arc::clone(scene.session.release());
    scene.place.colleague("SIDE EVENT", "MAIN EVENT");
    scene.until("merged", |scene| scene.tag() == "MAIN EVENT");
    let back = Wanted::State(Compared::new(Arc::clone(&old), seen));
    scene.session.perform(Action::Restore(back));
    scene.until("restored", |scene| !scene.session.has_jobs());
    assert_eq!(scene.session.release().headline, old.headline);
    assert_eq!(scene.tag(), "MAIN EVENT");
}
