//! What is kept for translating: what is remembered and forgotten, memories, glossaries and
//! releases that are added, and what of it is offered where.

use communique::app::Start;
use communique::shelf::{Folders, forget};
use egui::Key;

use super::translator::{SAMPLE, add, buttons, remembering, said, translate, translating};
use crate::support::window::Window;
use crate::support::{sample_text, whole_sample_text};

#[test]
fn a_memory_of_another_tool_is_kept_offered_and_searched() {
    let mut window = translating("French");
    let file = window.folder.path().join("agency.tmx");
    let tmx = r#"<tmx version="1.4"><header srclang="en"/><body>
        <tu><tuv xml:lang="en"><seg>Permanent Representative of Tunisia to the UN</seg></tuv><tuv xml:lang="fr"><seg>Représentant permanent de la Tunisie</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Nothing alike</seg></tuv><tuv xml:lang="fr"><seg>Rien de pareil</seg></tuv></tu></body></tmx>"#;
    std::fs::write(&file, tmx).expect("it can be written");
    window.menu(&["Languages", "Memory and glossary…"]);
    add(&mut window, &file);
    window.press("Close");
    window.press("Quotes first");
    window.press("Translate Title, Ladeb");
    assert!(window.shows("Translated before"), "{:?}", window.names());
    window.ctrl(Key::Num1);
    let at = "sections/voices-huqk/blocks/ladeb-nbug/title";
    assert_eq!(said(&window, at), "Représentant permanent de la Tunisie");
    window.write("Search what was translated before", "pareil");
    assert!(
        window
            .names()
            .iter()
            .any(|name| name.contains("Rien de pareil")),
        "{:?}",
        window.names()
    );
}

#[test]
fn a_table_of_terms_is_kept_whatever_signs_are_in_it_and_used() {
    let mut window = translating("French");
    let file = window.folder.path().join("terms.csv");
    std::fs::write(
        &file,
        "\u{feff}en,fr\nVirtual event & more,<Réunion> en ligne\nvirtual event,réunion en ligne\n",
    )
    .expect("it can be written");
    window.menu(&["Languages", "Memory and glossary…"]);
    add(&mut window, &file);
    window.press("Close");
    window.press("Translate Text, Opening, paragraph 4");
    let name = "Put in réunion en ligne for virtual event".to_owned();
    assert!(window.names().contains(&name), "{:?}", window.names());
}

#[test]
fn what_is_remembered_of_a_release_goes_with_its_last_edition() {
    let mut window = translating("French");
    window.type_text("Semaine de lutte contre le terrorisme 2021");
    window.ctrl(Key::Enter);
    window.ctrl(Key::S);
    let file = window
        .folder
        .path()
        .join("data/translations/releases/ct-week-2021-djvt.ron");
    window.settle();
    assert!(file.exists(), "it's remembered");
    window.press("Write");
    window.menu(&["File", "Editions…"]);
    window.press("Remove French");
    window.press("Remove French with its translations");
    window.press("Close");
    window.ctrl(Key::S);
    window.settle();
    assert!(!file.exists(), "it's forgotten");
}

#[test]
fn a_strangers_copy_of_a_release_changes_nothing_of_what_is_remembered() {
    let (window, remembered) = remembering();
    let before = std::fs::read(&remembered).expect("it's remembered");
    let strangers = window.folder.path().join("copy.ron");
    let text = window.written();
    assert!(text.contains("des Pays-Bas"));
    std::fs::write(&strangers, text.replace("des Pays-Bas", "de Hollande")).expect("a file");
    let Window { folder, .. } = window;
    let mut window = Window::begin_in(Start::File(strangers), folder);
    window.settle();
    assert_eq!(std::fs::read(&remembered).expect("it's there"), before);
    // Whoever saves it makes it theirs.
    window.press("Translate");
    window.ctrl(Key::S);
    window.type_text(" ");
    window.ctrl(Key::S);
    window.settle();
    assert_ne!(std::fs::read(&remembered).expect("it's there"), before);
}

#[test]
fn what_is_remembered_of_releases_is_forgotten_when_thats_confirmed() {
    let (mut window, remembered) = remembering();
    window.menu(&["Languages", "Memory and glossary…"]);
    assert!(window.shows("of releases under embargo, too"));
    assert!(window.shows("A release, one text"), "{:?}", window.names());
    window.press("Forget what is remembered of releases");
    assert!(remembered.exists());
    window.press("Forget one text of one release");
    assert!(!remembered.exists());
    assert_eq!(buttons(&window, "Forget"), Vec::<String>::new());
}

#[test]
fn what_is_to_be_forgotten_is_when_the_window_is_closed_at_once() {
    let (mut window, remembered) = remembering();
    window.menu(&["Languages", "Memory and glossary…"]);
    window.press("Forget what is remembered of releases");
    // Another window is writing.
    let lock = window.folder.path().join("data/translations/lock");
    let lock = std::fs::File::open(lock).expect("the lock");
    lock.lock().expect("it's free");
    window
        .find("Forget one text of one release")
        .click_accesskit();
    window.harness().step();
    window.harness().step();
    assert!(remembered.exists());
    let other = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        drop(lock);
    });
    let other_folder = tempfile::tempdir().expect("a folder");
    let _folder = std::mem::replace(&mut window.folder, other_folder);
    drop(window);
    assert!(!remembered.exists(), "it's forgotten");
    other.join().expect("it ends");
}

#[test]
fn of_a_long_list_of_what_is_kept_the_keyboard_reaches_all_and_only_what_is_near_is_drawn() {
    let mut window = Window::sample(SAMPLE);
    let folder = window.folder.path().join("data/translations/memories");
    std::fs::create_dir_all(&folder).expect("it can be made");
    for number in 0..1_000 {
        let file = folder.join(format!("{number:04}.ron"));
        let content = format!("(title:\"m{number:04}.tmx\",units:[])");
        std::fs::write(file, content).expect("it can be written");
    }
    window.menu(&["Languages", "Memory and glossary…"]);
    let drawn = buttons(&window, "Remove m");
    assert_eq!(
        drawn.first().map(String::as_str),
        Some("Remove m0000.tmx"),
        "{drawn:?}"
    );
    assert!((20..200).contains(&drawn.len()), "{}", drawn.len());
    window.find("Remove m0000.tmx").focus();
    window.settle();
    for _ in 0..220 {
        window.harness().key_press(Key::Tab);
        window.harness().step();
    }
    window.settle();
    assert_eq!(window.focused().as_deref(), Some("Remove m0220.tmx"));
    let drawn = buttons(&window, "Remove m");
    assert!((20..400).contains(&drawn.len()), "{}", drawn.len());
    window.press("Remove m0220.tmx");
    assert!(!window.shows("m0220.tmx") && window.shows("m0221.tmx"));
}

#[test]
fn why_a_file_isnt_added_is_told_with_its_name_and_what_to_do() {
    let mut window = translating("French");
    let folder = window.folder.path().to_owned();
    let cases: &[(&str, &[u8], &str)] = &[
        (
            "terms.csv",
            b"en,ru\nWHO,\xc2\xce\xc7\n",
            "terms.csv wasn’t added. Its text encoding isn’t clear",
        ),
        ("empty.tbx", b"", "empty.tbx wasn’t added. It’s empty"),
        (
            "job.xlf.xml",
            b"<xliff/>",
            "job.xlf.xml wasn’t added. It’s neither TMX",
        ),
        (
            "cut.tmx",
            b"<tmx>",
            "cut.tmx wasn’t added. Line 1 isn’t as its format has it",
        ),
        ("old.ron", b"(format", "old.ron wasn’t added."),
        ("a.tmx", b"%PDF-1.7", "a.tmx wasn’t added. It’s a PDF"),
    ];
    window.menu(&["Languages", "Memory and glossary…"]);
    for (name, content, told) in cases {
        let file = folder.join(name);
        std::fs::write(&file, content).expect("it can be written");
        add(&mut window, &file);
        // In the dialog, each until something else is asked for.
        assert!(window.shows(told), "{told}");
        let others = cases.iter().filter(|(other, ..)| other != name);
        for (_, _, other) in others {
            assert!(!window.shows(other), "{other}");
        }
    }
    window.press("Use the glossary of United Nations terms that comes with the program");
    assert!(!window.shows("wasn’t added"));
    window.press("Close");
    assert!(!window.shows("wasn’t added"));
}

#[test]
fn a_release_that_is_added_is_offered_in_another() {
    let (window, remembered) = remembering();
    let other = window.folder.path().join("last.ron");
    let text = window
        .written()
        .replace("ct-week-2021-djvt", "last-year-q2w3");
    std::fs::write(&other, text).expect("it can be written");
    std::fs::remove_file(&remembered).expect("it's there");
    let mut window = translating("French");
    window.menu(&["Languages", "Memory and glossary…"]);
    add(&mut window, &other);
    assert!(window.shows("A release, one text"), "{:?}", window.names());
    window.press("Close");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    let offered = buttons(&window, "Take this, Ctrl+1 · 100 %");
    assert_eq!(offered.len(), 1, "{:?}", window.names());
}

#[test]
fn another_copy_of_a_release_that_is_added_is_offered_in_it() {
    let (mut window, _) = remembering();
    let copy = window.folder.path().join("copy.ron");
    let text = window.written();
    assert!(text.contains("des Pays-Bas"));
    std::fs::write(&copy, text.replace("des Pays-Bas", "de Hollande")).expect("a file");
    window.menu(&["Languages", "Memory and glossary…"]);
    add(&mut window, &copy);
    assert!(window.shows("(copy.ron)"), "{:?}", window.names());
    window.press("Close");
    window.press("Translate Title, Brandt");
    let offered = buttons(&window, "Take this, Ctrl+1 · 100 %");
    assert_eq!(offered.len(), 1, "{:?}", window.names());
    assert!(
        offered[0].contains("de Hollande") && offered[0].contains("(copy.ron)"),
        "{offered:?}"
    );
    // What it says itself isn't offered.
    assert_eq!(buttons(&window, "Take this, Ctrl+2"), Vec::<String>::new());
}

#[test]
fn what_a_copy_under_another_name_has_and_this_one_lacks_is_offered() {
    let (window, _) = remembering();
    let text = window.written();
    let at = text.find("editions: [").expect("it has editions");
    let older = window.folder.path().join("older.ron");
    std::fs::write(&older, without_editions(&text, at)).expect("a file");
    let Window { folder, .. } = window;
    let mut window = Window::begin_in(Start::File(older), folder);
    window.settle();
    translate(&mut window, "French");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    let offered = buttons(&window, "Take this, Ctrl+1 · 100 %");
    assert_eq!(offered.len(), 1, "{:?}", window.names());
    assert!(offered[0].contains("des Pays-Bas"), "{offered:?}");
}

/// A release's text without its editions, which begin there.
fn without_editions(text: &str, at: usize) -> String {
    let mut depth = 0;
    let end = text[at..].find(|c: char| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        c == ']' && depth == 0
    });
    let end = at + end.expect("they end") + 1;
    format!("{}{}", &text[..at], text[end..].trim_start_matches(','))
}

#[test]
fn a_release_that_is_opened_is_remembered_for_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("week.ron");
    std::fs::write(&path, whole_sample_text(SAMPLE)).expect("it can be written");
    let mut window = Window::begin_in(Start::File(path), folder);
    window.settle();
    let remembered = window
        .folder
        .path()
        .join("data/translations/releases/ct-week-2021-djvt.ron");
    let text = std::fs::read_to_string(&remembered).expect("it's remembered");
    assert!(
        text.contains("Semaine de lutte contre le terrorisme"),
        "{text}"
    );
}

#[test]
fn what_was_forgotten_isnt_remembered_by_opening_it_again() {
    let (mut window, remembered) = remembering();
    let path = window.session().path().expect("a file").to_owned();
    window.menu(&["Languages", "Memory and glossary…"]);
    window.settle();
    window.press("Forget what is remembered of releases");
    window.press("Forget one text of one release");
    window.settle();
    assert!(!remembered.exists());
    let Window { folder, .. } = window;
    let mut window = Window::begin_in(Start::File(path), folder);
    window.settle();
    assert!(!remembered.exists());
}

#[test]
fn what_another_window_forgets_isnt_offered_any_longer_once_one_comes_back() {
    let (window, remembered) = remembering();
    let path = window.folder.path().join("another.ron");
    let text = sample_text(SAMPLE).replace("ct-week-2021-djvt", "another-release-2a3b");
    std::fs::write(&path, text).expect("it can be written");
    let Window { folder, .. } = window;
    let mut window = Window::begin_in(Start::File(path), folder);
    translate(&mut window, "French");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    window.settle();
    assert!(window.shows("Translated before"), "{:?}", window.names());
    let place = |name: &str| window.folder.path().join(name);
    let folders = Folders {
        settings: place("settings"),
        cache: place("cache"),
        data: place("data"),
        state: place("state"),
    };
    forget(&folders, &[remembered]).expect("it can be");
    for has_window in [false, true] {
        window.harness().input_mut().focused = has_window;
        window.settle();
    }
    assert!(!window.shows("Translated before"), "{:?}", window.names());
}
