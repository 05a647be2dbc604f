//! What a translator is told and offered for the text at hand: what to look at, terms, what was
//! translated before, here and in other tools.

use std::path::{Path, PathBuf};

use communique::app::Start;
use communique::release::{Edition, FieldPath};
use egui::{Key, Modifiers};

use crate::support::whole_sample_text;
use crate::support::window::{CTRL, Window};

const SAMPLE: &str = "ct-week-2021.ron";
const SHIFT: Modifiers = Modifiers::SHIFT;

/// The sample with an edition in this language, which is being translated.
fn translating(language: &str) -> Window {
    let mut window = Window::sample(SAMPLE);
    translate(&mut window, language);
    window
}

fn translate(window: &mut Window, language: &str) {
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", language);
    window.press("Close");
    window.press("Translate");
}

fn edition(window: &Window) -> &Edition {
    window.release().editions.first().expect("an edition")
}

fn said(window: &Window, at: &str) -> String {
    let at: FieldPath = at.parse().expect("an address");
    let mut segments = edition(window).segments.iter();
    let segment = segments.find(|segment| segment.at == at);
    let segment = segment.unwrap_or_else(|| panic!("{at} isn't translated"));
    match segment.text.whole_text() {
        text if text.is_empty() => segment.line.to_string(),
        text => text,
    }
}

#[test]
fn what_is_wrong_is_told_and_mended_by_a_key() {
    let mut window = translating("French");
    window.press("Translate Text, Opening, paragraph 5");
    window.type_text("À l’ouverture, M. Vladimir Voronkov a souligné que \"la prévention ne peut réussir sans toute la société ni sans tous les pouvoirs publics, et que les agents seuls ne peuvent relever ces défis");
    assert!(
        window.shows("Not a quotation mark of this language: \""),
        "{:?}",
        window.names()
    );
    assert!(window.shows("A quotation mark has no other one"));
    window.type_text("\"");
    assert!(window.shows("By its source it would end with ."));
    window.keys(CTRL | SHIFT, Key::M);
    assert!(!window.shows("Not a quotation mark of this language: \""));
    window.press("Put .: By its source it would end with .");
    let at = "sections/opening-5acy/blocks/text-dp9c/text/p-d9be";
    let text = said(&window, at);
    assert!(
        text.contains("que «\u{a0}la prévention") && text.ends_with("ces défis\u{a0}»."),
        "{text}"
    );
    assert!(!window.shows("By its source it would end with ."));
    window.menu(&["Edit", "Undo mending Text"]);
}

#[test]
fn a_number_that_differs_is_told_beside_its_text_in_the_list_too() {
    let mut window = translating("French");
    window.type_text("Semaine de lutte contre le terrorisme 2012");
    assert!(
        window.shows("The source says 2021, the translation 2012"),
        "{:?}",
        window.names()
    );
    assert!(!window.shows("1 to look at"), "it's told at hand");
    window.ctrl(Key::ArrowDown);
    assert!(window.shows("1 to look at"));
}

#[test]
fn all_that_is_counted_of_a_text_stands_beside_it() {
    let mut window = translating("French");
    window.press("Translate Text, Opening, paragraph 3");
    window.type_text("Les participants ont constaté cela.");
    window.press("Translate Text, Opening, paragraph 4");
    window.press("More for Text, Opening, paragraph 4");
    window.press("Translate with the paragraph before");
    let offers = |window: &Window| {
        let names = window.names();
        let offers = names.into_iter().filter(|name| name.starts_with("Put in "));
        offers.collect::<Vec<_>>()
    };
    assert_eq!(offers(&window), [""; 0], "it's told with the one before");
    window.press("Translate Text, Opening, paragraph 3");
    // The second paragraph's terms are this translation's to have.
    let member_states = "Put in États Membres for Member States".to_owned();
    assert!(
        offers(&window).contains(&member_states),
        "{:?}",
        offers(&window)
    );
    let told = [
        "Far shorter than its source",
        "The source has here and the translation lacks:",
    ];
    let told = told.iter().filter(|told| window.shows(told)).count();
    let count = offers(&window).len() + told;
    window.press("Translate Text, Opening, paragraph 5");
    let counted = format!("{count} to look at");
    assert!(window.shows(&counted), "{counted} {:?}", window.names());
}

#[test]
fn terms_are_put_in_by_a_key_and_by_name() {
    let mut window = translating("French");
    window.press("Translate Text, Opening, paragraph 4");
    assert!(
        window
            .names()
            .contains(&"Put in États Membres for Member States".to_owned()),
        "{:?}",
        window.names()
    );
    window.type_text("Des représentants des ");
    window.keys(CTRL | SHIFT, Key::G);
    let at = "sections/opening-5acy/blocks/text-dp9c/text/p-tmqk";
    assert_eq!(said(&window, at), "Des représentants des États Membres");
    window.type_text(" de l’");
    window.press("Put in Organisation des Nations Unies for United Nations");
    assert_eq!(
        said(&window, at),
        "Des représentants des États Membres de l’Organisation des Nations Unies"
    );
    assert!(
        !window
            .names()
            .contains(&"Put in États Membres for Member States".to_owned())
    );
}

#[test]
fn a_term_is_put_into_an_empty_translation_and_makes_a_draft_of_a_confirmed_one() {
    let mut window = translating("French");
    let at = "sections/opening-5acy/blocks/text-dp9c/text/p-tmqk";
    window.press("Translate Text, Opening, paragraph 4");
    window.press("Put in États Membres for Member States");
    assert_eq!(said(&window, at), "États Membres");
    window.ctrl(Key::Z);
    let edition = window.release().editions.first().expect("an edition");
    assert!(edition.segments.is_empty(), "it's one step");
    window.type_text("Des représentants");
    window.ctrl(Key::Enter);
    window.press("Translate Text, Opening, paragraph 4");
    assert!(window.shows("Final (1)"), "{:?}", window.names());
    window.keys(CTRL | SHIFT, Key::G);
    assert_eq!(said(&window, at), "Des représentants États Membres");
    assert!(window.shows("Draft (1)"), "{:?}", window.names());
}

#[test]
fn what_is_like_something_translated_before_is_offered_and_taken_by_its_number() {
    let mut window = translating("French");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    window.type_text("Représentante permanente");
    window.ctrl(Key::Enter);
    // What somebody is still working on isn't offered.
    window.press("Translate Title, Aslanova");
    window.type_text("Un brouillon");
    give_a_like_title(&mut window);
    assert!(window.shows("Translated before"), "{:?}", window.names());
    let offered: Vec<String> = window.names();
    let offered: Vec<&String> = offered
        .iter()
        .filter(|name| name.starts_with("Take this"))
        .collect();
    assert_eq!(offered.len(), 1, "{offered:?}");
    assert!(
        offered[0].contains("this release") && offered[0].contains("Représentante"),
        "{offered:?}"
    );
    window.ctrl(Key::Num1);
    let at = "sections/voices-huqk/blocks/ladeb-nbug/title";
    assert_eq!(said(&window, at), "Représentante permanente");
    window.menu(&["Edit", "Undo taking a suggestion for Title"]);
    let mut segments = edition(&window).segments.iter();
    assert!(segments.all(|segment| segment.at.to_string() != at));
}

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
fn what_was_offered_for_one_language_isnt_taken_into_another() {
    let mut window = translating("French");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    window.type_text("Représentante permanente des Pays-Bas");
    window.ctrl(Key::Enter);
    give_a_like_title(&mut window);
    assert!(window.shows("Translated before"));
    translate(&mut window, "Russian");
    assert!(!window.shows("Translated before"), "{:?}", window.names());
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

/// Adds a file in the dialog of what is kept.
fn add(window: &mut Window, file: &Path) {
    window.press("Add TMX, TBX, a table or a release…");
    window.give_path(file, "Open");
    window.settle();
}

fn buttons(window: &Window, begin: &str) -> Vec<String> {
    let names = window.names().into_iter();
    names.filter(|name| name.starts_with(begin)).collect()
}

/// Gives Ladeb a title that is like Brandt's, and goes on translating.
fn give_a_like_title(window: &mut Window) {
    window.press("Write");
    window.go_to(
        "sections/voices-huqk/blocks/ladeb-nbug/title"
            .parse()
            .expect("an address"),
    );
    window.ctrl(Key::End);
    window.type_text(" of the Netherlands to the United Nations");
    window.press("Translate");
}

/// A window in which Brandt's title is translated, confirmed and saved, and what is remembered
/// of it.
fn remembering() -> (Window, PathBuf) {
    let mut window = translating("French");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    window.type_text("Représentante permanente des Pays-Bas");
    window.ctrl(Key::Enter);
    window.ctrl(Key::S);
    window.settle();
    let remembered = window
        .folder
        .path()
        .join("data/translations/releases/ct-week-2021-djvt.ron");
    (window, remembered)
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
fn what_is_confirmed_while_a_search_stands_is_found_by_it() {
    let mut window = translating("French");
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    let found = |window: &Window| {
        let names = buttons(window, "Take this, ").into_iter();
        names.filter(|name| !name.contains('%')).count()
    };
    window.write("Search what was translated before", "netherlands");
    assert_eq!(found(&window), 0, "{:?}", window.names());
    window.press("Translate Title, Ladeb");
    window.press("Translate Title, Brandt");
    window.type_text("Représentante permanente des Pays-Bas");
    assert_eq!(found(&window), 0);
    window.ctrl(Key::Enter);
    assert_eq!(found(&window), 1, "{:?}", window.names());
    // Whatever changes it makes a draft of it.
    window.press("Translate Title, Brandt");
    window.type_text(".");
    assert_eq!(found(&window), 0, "{:?}", window.names());
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
fn a_sentence_of_a_memory_is_put_in_where_the_caret_is() {
    let mut window = translating("French");
    let source = said_there(
        &window,
        "sections/opening-5acy/blocks/text-dp9c/text/p-d9be",
    );
    let sentences = communique::language::sentences(&source);
    assert!(sentences.len() > 1, "{source}");
    let first = &source[sentences[0].clone()];
    let file = window.folder.path().join("agency.tmx");
    let tmx = format!(
        r#"<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{first}</seg></tuv><tuv xml:lang="fr"><seg>Phrase connue.</seg></tuv></tu></body></tmx>"#
    );
    std::fs::write(&file, tmx).expect("it can be written");
    window.menu(&["Languages", "Memory and glossary…"]);
    add(&mut window, &file);
    window.press("Close");
    window.press("Translate Text, Opening, paragraph 5");
    window.type_text("Avant. Après.");
    for _ in 0.."Après.".chars().count() {
        window.keys(Modifiers::NONE, Key::ArrowLeft);
    }
    assert_eq!(
        buttons(&window, "Take this, Ctrl+1 · 100 %").len(),
        1,
        "{:?}",
        window.names()
    );
    window.ctrl(Key::Num1);
    let at = "sections/opening-5acy/blocks/text-dp9c/text/p-d9be";
    assert_eq!(said(&window, at), "Avant. Phrase connue. Après.");
    window.type_text("Oui. ");
    assert_eq!(said(&window, at), "Avant. Phrase connue. Oui. Après.");
}

fn said_there(window: &Window, at: &str) -> String {
    let at: FieldPath = at.parse().expect("an address");
    let Some(communique::release::Part::Paragraph(paragraph)) = window.release().part(&at) else {
        panic!("{at} is no paragraph");
    };
    paragraph.text().to_owned()
}

#[test]
fn words_are_searched_in_this_release_too_and_each_text_stands_once() {
    let mut window = translating("French");
    let folder = window.folder.path().to_owned();
    let title = "Permanent Representative of the Netherlands to the United Nations";
    for name in ["june.tmx", "july.tmx"] {
        let tmx = format!(
            r#"<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{title}</seg></tuv><tuv xml:lang="fr"><seg>Représentante permanente des Pays-Bas</seg></tuv></tu></body></tmx>"#
        );
        let file = folder.join(name);
        std::fs::write(&file, tmx).expect("it can be written");
        window.menu(&["Languages", "Memory and glossary…"]);
        add(&mut window, &file);
        window.press("Close");
    }
    window.press("Quotes first");
    window.press("Translate Title, Brandt");
    window.type_text("Représentante permanente des Pays-Bas");
    window.ctrl(Key::Enter);
    window.write("Search what was translated before", "netherlands");
    let found = buttons(&window, "Take this, ");
    let found: Vec<&String> = found.iter().filter(|name| !name.contains('%')).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("this release and 2 others"), "{found:?}");
}

#[test]
fn keys_are_called_what_they_are_called_on_the_machine() {
    let (mut window, _) = remembering();
    give_a_like_title(&mut window);
    assert_eq!(buttons(&window, "Take this, Ctrl+1").len(), 1);
    window.harness().ctx.set_os(egui::os::OperatingSystem::Mac);
    window.settle();
    let offered = buttons(&window, "Take this, ");
    assert!(
        !offered.is_empty() && !offered[0].contains("Ctrl"),
        "{offered:?}"
    );
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
