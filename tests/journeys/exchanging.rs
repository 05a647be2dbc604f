//! Texts that go to translators' own tools and come back: handed out, worked on elsewhere,
//! shown, brought in, printed.

use std::path::{Path, PathBuf};

use communique::release::SegmentState;
use communique::storage;
use communique::translate::exchange::ExchangeFormat;
use communique::translate::{State, Translation};
use egui::{Key, Modifiers};

use crate::support::foreign;
use crate::support::pages::words;
use crate::support::window::{CTRL, Window};

const SAMPLE: &str = "ct-week-2021.ron";
const BRANDT: &str = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";

/// The sample with an edition in this language.
fn with_edition(language: &str) -> Window {
    let mut window = Window::sample(SAMPLE);
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", language);
    window.press("Close");
    window
}

/// Hands its texts out in this format.
fn hand_out(window: &mut Window, format: &str) -> PathBuf {
    window.menu(&["File", "Texts for translators…"]);
    window.press(format);
    window.press("Save…");
    let target = PathBuf::from(window.value("Path"));
    window.press("Save");
    assert!(target.exists(), "{target:?}");
    target
}

/// Has what a file would bring shown.
fn look_at(window: &mut Window, file: &Path) {
    window.menu(&["File", "Bring in translations from…"]);
    window.give_path(file, "Open");
    window.settle();
}

fn state(window: &Window, at: &str) -> (State, bool) {
    let edition = window.release().editions.first().expect("an edition");
    let translation = Translation::new(window.release(), edition);
    let units = translation.units();
    let unit = units.iter().find(|unit| unit.at.to_string() == at);
    let standing = translation.standing(unit.expect("it can be translated"));
    (standing.state, standing.is_out_of_date)
}

fn said(window: &Window, at: &str) -> Option<String> {
    let edition = window.release().editions.first()?;
    let mut segments = edition.segments.iter();
    let found = segments.find(|segment| segment.at.to_string() == at)?;
    Some(found.text.whole_text())
}

/// Puts a translation into a file that has none of this source, as its editor would.
fn fill(file: &Path, source: &str, target: &str) {
    let text = std::fs::read_to_string(file).expect("it's there");
    let at = text.find(source).expect("it has that source");
    let (head, tail) = text.split_at(at);
    let (empty, full) = match file.extension().and_then(|ending| ending.to_str()) {
        Some("po") => ("msgstr \"\"", format!("msgstr \"{target}\"")),
        _ => (
            "<target state=\"new\"></target>",
            format!("<target state=\"translated\">{target}</target>"),
        ),
    };
    let filled = format!("{head}{}", tail.replacen(empty, &full, 1));
    std::fs::write(file, filled).expect("it can be written");
}

#[test]
fn what_a_tool_has_translated_is_shown_before_it_is_brought_in() {
    let mut window = with_edition("French");
    let before = window.release().clone();
    let file = hand_out(&mut window, "XLIFF 1.2");
    assert!(file.ends_with("ct-week-2021-fr.xlf"));
    fill(&file, "Let me stress", "Permettez-moi d’insister.");
    fill(
        &file,
        "H.E. Ms. Yoka M.G. Brandt",
        "S.E. Mme Yoka M.G. Brandt",
    );
    look_at(&mut window, &file);
    assert!(
        window.shows("Permettez-moi d’insister."),
        "{:?}",
        window.names()
    );
    assert_eq!(*window.release(), before, "nothing is changed yet");
    window.press("Speaker, Brandt");
    window.press("Bring in one text");
    assert_eq!(
        said(&window, BRANDT).as_deref(),
        Some("Permettez-moi d’insister.")
    );
    assert_eq!(state(&window, BRANDT), (State::Final, false));
    let speaker = "sections/voices-huqk/blocks/brandt-6scd/speaker";
    assert_eq!(said(&window, speaker), None, "it was left out");
    window.menu(&[
        "Edit",
        "Undo bringing in translations from ct-week-2021-fr.xlf",
    ]);
    assert_eq!(*window.release(), before);
}

#[test]
fn a_text_whose_source_moved_on_meanwhile_comes_in_out_of_date() {
    let mut window = with_edition("French");
    let file = hand_out(&mut window, "PO (gettext)");
    fill(&file, "msgid \"Engagement of Civil", "Un titre");
    window.focus("Headline");
    window.type_text("Indeed: ");
    look_at(&mut window, &file);
    assert!(window.shows("The source has changed since it was translated:"));
    window.press("Bring in one text");
    assert_eq!(state(&window, "headline"), (State::Final, true));
}

#[test]
fn what_was_changed_here_since_stays_unless_somebody_takes_it() {
    let mut window = with_edition("French");
    let file = hand_out(&mut window, "XLIFF 1.2");
    fill(&file, "Let me stress", "Permettez-moi d’insister.");
    look_at(&mut window, &file);
    window.press("Bring in one text");
    // It goes out once more, and is changed on both sides.
    std::fs::remove_file(&file).expect("it's there");
    let again = file.with_file_name("again.xlf");
    let handed_out = hand_out(&mut window, "XLIFF 1.2");
    let text = std::fs::read_to_string(&handed_out).expect("it's there");
    let changed = text.replace(
        "Permettez-moi d’insister.",
        "Qu’il me soit permis d’insister.",
    );
    std::fs::write(&again, changed).expect("it can be written");
    window.press("Translate");
    window.press("Translate Words, Brandt");
    window.type_text("Oui. ");
    let mine = said(&window, BRANDT);
    assert_ne!(mine.as_deref(), Some("Permettez-moi d’insister."));
    look_at(&mut window, &again);
    assert!(window.shows("It was changed here too since it was handed out."));
    window.press("Cancel");
    assert_eq!(said(&window, BRANDT), mine);
    look_at(&mut window, &again);
    window.press("Words, Brandt");
    window.press("Bring in one text");
    let taken = said(&window, BRANDT);
    assert_eq!(taken.as_deref(), Some("Qu’il me soit permis d’insister."));
}

#[test]
fn a_file_that_isnt_of_this_release_is_refused_with_the_reason() {
    let mut window = with_edition("French");
    let before = window.release().clone();
    let folder = window.folder.path().to_owned();
    let file = hand_out(&mut window, "XLIFF 1.2");
    let text = std::fs::read_to_string(&file).expect("it's there");
    let of = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("it can be written");
        path
    };
    let german = of(
        "de.xlf",
        text.replace("target-language=\"fr\"", "target-language=\"de\""),
    );
    look_at(&mut window, &german);
    assert!(window.shows("Nothing was brought in from de.xlf. It’s a translation into German, in which this release has no edition: add one with File ▸ Editions…, if that’s the right file."), "{:?}", window.names());
    let other = of(
        "other.xlf",
        text.replace("ct-week-2021-djvt", "heat-waves-2222"),
    );
    look_at(&mut window, &other);
    assert!(window.shows(
        "Nothing was brought in from other.xlf. It’s of another release (heat-waves-2222): open that one, and bring it in there."
    ));
    let cut = of("cut.xlf", text[..text.len() / 2].to_owned());
    look_at(&mut window, &cut);
    assert!(
        window
            .names()
            .iter()
            .all(|name| name != "Bring in translations")
    );
    let gone = of(
        "gone.xlf",
        text.replace("p-idmj", "p-gone")
            .replace("new\"></target>", "translated\">Oui</target>"),
    );
    look_at(&mut window, &gone);
    assert!(window.shows(
        "sections/voices-huqk/blocks/brandt-6scd/words/p-gone: the release has no such text; it may have been taken out since. Its translation is still in the file"
    ));
    window.press("Cancel");
    assert_eq!(*window.release(), before);
}

#[test]
fn of_a_copy_that_a_translator_sends_back_only_the_translations_are_taken() {
    let mut window = with_edition("French");
    let theirs = window.folder.path().join("from-marie.ron");
    let mut copy = Window::open(&{
        std::fs::write(&theirs, window.written()).expect("it can be written");
        theirs.clone()
    });
    copy.press("Translate");
    copy.press("Translate Words, Brandt");
    copy.type_text("Permettez-moi d’insister.");
    copy.ctrl(Key::Enter);
    copy.press("Write");
    copy.focus("Headline");
    copy.type_text("Not to be taken: ");
    std::fs::write(&theirs, copy.written()).expect("it can be written");
    drop(copy);
    let headline = window.release().headline.clone();
    look_at(&mut window, &theirs);
    assert!(window.shows("Permettez-moi d’insister."));
    window.press("Bring in one text");
    assert_eq!(window.release().headline, headline);
    assert_eq!(
        said(&window, BRANDT).as_deref(),
        Some("Permettez-moi d’insister.")
    );
    assert_eq!(state(&window, BRANDT), (State::Final, false));
}

/// What is translated in another program comes back, stands on the page, and is printed.
fn by_way_of_another_program(language: &str, format: &str, script: &str, arguments: &[&str]) {
    let mut window = with_edition(language);
    let file = hand_out(&mut window, format);
    let saved = file.with_file_name(format!(
        "back.{}",
        file.extension().and_then(|it| it.to_str()).expect("one")
    ));
    let mut all: Vec<&Path> = arguments.iter().map(Path::new).collect();
    all.extend([file.as_path(), saved.as_path()]);
    foreign::python(script, &all);
    look_at(&mut window, &saved);
    let count = window.names();
    let button = count
        .iter()
        .find(|name| name.starts_with("Bring in ") && name.ends_with(" texts"));
    let button = button
        .unwrap_or_else(|| panic!("{:?}", window.names()))
        .clone();
    window.press(&button);
    let edition = window.release().editions.first().expect("an edition");
    // What the programs make of English is in Latin letters: in Arabic it's to be looked at.
    let drafts = edition.segments.iter();
    let drafts = drafts.filter(|segment| segment.state == SegmentState::Draft);
    assert_eq!(drafts.count() > 0, language == "Arabic", "{format}");
    let (all, id) = (edition.segments.len(), edition.id.clone());
    assert!(all > 20, "{all}");
    window.keys(CTRL | Modifiers::ALT, Key::Num2);
    assert_eq!(
        window.session().shown_edition().map(|shown| &shown.id),
        Some(&id)
    );
    let pages = window.session().preview().pages().expect("there are pages");
    let text = words(pages);
    assert!(
        text.contains("LLeett mmee ssttrreessss") || text.contains("[Let me stress"),
        "{text}"
    );
    // It's the same in the file.
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("saved.ron");
    std::fs::write(&path, window.written()).expect("it can be written");
    assert_eq!(
        &storage::open(&path).expect("it opens").release,
        window.release()
    );
}

#[test]
fn translate_toolkit_translates_into_french_and_arabic() {
    if foreign::has_library("translate.storage") {
        for language in ["French", "Arabic"] {
            by_way_of_another_program(language, "XLIFF 1.2", "toolkit.py", &["translate"]);
        }
    }
}

#[test]
fn polib_translates_into_french_and_arabic() {
    if foreign::has_library("polib") {
        for language in ["French", "Arabic"] {
            by_way_of_another_program(language, "PO (gettext)", "polib_save.py", &[]);
        }
    }
}

#[test]
fn every_format_can_be_handed_out_and_says_its_own_name() {
    let mut window = with_edition("Spanish");
    let names = ["XLIFF 1.2", "XLIFF 2.1", "PO (gettext)", "Word table"];
    for (name, format) in names.into_iter().zip(ExchangeFormat::ALL) {
        let file = hand_out(&mut window, name);
        let ending = file.extension().and_then(|ending| ending.to_str());
        assert_eq!(ending, Some(format.extension()));
        look_at(&mut window, &file);
        let told = format!(
            "No translation of {} differs from what is here, and no comment in it is new.",
            file.file_name().expect("one").display()
        );
        assert!(window.shows(&told), "{:?}", window.names());
        window.press("Close");
    }
}
