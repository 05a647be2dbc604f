//! What a translator does: an edition added, its quotes translated by keys alone, the source
//! changing under it, the page and what is handed out.

use communique::publish::{Concessions, pdf};
use communique::release::{Edition, FieldPath, Segment, SegmentState, SourceKind};
use communique::storage::read;
use communique::translate::{State, Translation};
use communique::typeset::HouseStyle;
use egui::{Key, Modifiers};

use crate::support::foreign;
use crate::support::pages::words;
use crate::support::window::{CTRL, Window};

const SAMPLE: &str = "ct-week-2021.ron";
const BRANDT: &str = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";
const ASLANOVA: &str = "sections/voices-huqk/blocks/aslanova-cc3j/words/p-qtsy";

/// The sample with an edition in this language, which is being translated.
fn translating(language: &str) -> Window {
    let mut window = Window::sample(SAMPLE);
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", language);
    window.press("Close");
    window.press("Translate");
    window
}

fn edition(window: &Window) -> &Edition {
    window.release().editions.first().expect("an edition")
}

fn segment<'a>(window: &'a Window, at: &str) -> Option<&'a Segment> {
    let mut segments = edition(window).segments.iter();
    segments.find(|segment| segment.at.to_string() == at)
}

fn said(window: &Window, at: &str) -> String {
    let segment = segment(window, at).unwrap_or_else(|| panic!("{at} isn't translated"));
    segment.text.whole_text()
}

fn state(window: &Window, at: &str) -> (State, bool) {
    let translation = Translation::new(window.release(), edition(window));
    let units = translation.units();
    let unit = units.iter().find(|unit| unit.at.to_string() == at);
    let standing = translation.standing(unit.expect("it can be translated"));
    (standing.state, standing.is_out_of_date)
}

/// What stands on the newest pages.
fn shown(window: &Window) -> String {
    let pages = window.session().preview().pages().expect("there are pages");
    words(pages)
}

#[test]
fn the_quotes_are_translated_by_keys_alone_and_stand_on_the_page() {
    let mut window = translating("French");
    assert!(shown(&window).contains("DÉCLARATIONS DES PARTICIPANTS"));
    assert!(shown(&window).contains("Let me stress"), "it's whole");
    let page = |window: &Window| window.session().page_caret().expect("it's on a page").page;
    assert_eq!(page(&window), 0);
    window.press("Quotes first");
    assert_eq!(window.focused().as_deref(), Some("Words, Brandt (French)"));
    // Whoever goes on from the last text comes to the first.
    window.keys(CTRL | Modifiers::SHIFT, Key::ArrowUp);
    window.keys(CTRL | Modifiers::SHIFT, Key::ArrowDown);
    while window
        .focused()
        .is_none_or(|name| name != "Words, Brandt (French)")
    {
        window.keys(CTRL | Modifiers::SHIFT, Key::ArrowDown);
    }
    assert_eq!(page(&window), 1, "the page is where the quote is");
    window.type_text("Permettez-moi d’insister.");
    assert_eq!(page(&window), 1);
    assert_eq!(state(&window, BRANDT), (State::Draft, false));
    window.ctrl(Key::Enter);
    assert_eq!(state(&window, BRANDT), (State::Final, false));
    // It's gone on to what stands behind: who said it.
    assert_eq!(
        window.focused().as_deref(),
        Some("Speaker, Brandt (French)")
    );
    window.keys(CTRL | Modifiers::SHIFT, Key::O);
    window.ctrl(Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Title, Brandt (French)"));
    window.ctrl(Key::ArrowDown);
    assert_eq!(window.focused().as_deref(), Some("Words, Ladeb (French)"));
    window.type_text("Il ne suffit pas d’écouter.");
    window.ctrl(Key::ArrowUp);
    assert_eq!(window.focused().as_deref(), Some("Title, Brandt (French)"));
    while window
        .focused()
        .is_none_or(|name| name != "Words, Aslanova (French)")
    {
        window.ctrl(Key::ArrowDown);
    }
    window.type_text("La société civile est forte.");
    window.ctrl(Key::Enter);
    let text = shown(&window);
    for said in [
        "Permettez-moi d’insister.",
        "Il ne suffit pas d’écouter.",
        "La société civile est forte.",
        "(traduit du russe)",
        "H.E. Ms. Yoka M.G. Brandt",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("Let me stress"));
    // The release's own page is as it was.
    window.keys(CTRL | Modifiers::ALT, Key::Num1);
    assert!(shown(&window).contains("Let me stress"));
    window.keys(CTRL | Modifiers::ALT, Key::Num2);
    assert!(shown(&window).contains("Permettez-moi d’insister."));
    let back = read(window.written().as_bytes()).expect("it can be read");
    assert_eq!(&back.release, window.release());
}

#[test]
fn a_translation_is_undone_as_it_was_typed() {
    let mut window = translating("French");
    window.press("Translate Words, Brandt");
    window.type_text("Bonjour");
    assert_eq!(said(&window, BRANDT), "Bonjour");
    window.ctrl(Key::Z);
    assert!(segment(&window, BRANDT).is_none(), "there is nothing of it");
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(said(&window, BRANDT), "Bonjour");
    window.ctrl(Key::Enter);
    assert_eq!(state(&window, BRANDT), (State::Final, false));
    window.press("Translate Words, Brandt");
    window.type_text("!");
    assert_eq!(state(&window, BRANDT), (State::Draft, false));
    window.ctrl(Key::Z);
    assert_eq!(state(&window, BRANDT), (State::Final, false));
    assert_eq!(said(&window, BRANDT), "Bonjour");
}

/// Somebody writes into the source, in the form.
fn rewrite(window: &mut Window, text: &str) {
    window.press("Write");
    window.write("Words, Brandt", text);
}

#[test]
fn a_source_that_moves_on_is_shown_and_its_translation_kept_or_mended() {
    let mut window = translating("French");
    window.press("Translate Words, Brandt");
    window.type_text("Permettez-moi.");
    window.ctrl(Key::Enter);
    rewrite(&mut window, " More.");
    assert_eq!(state(&window, BRANDT), (State::Final, true));
    rewrite(&mut window, " And more.");
    window.press("Translate");
    assert!(window.shows("Out of date (1)"));
    window.press("Out of date (1)");
    assert_eq!(window.focused().as_deref(), Some("Words, Brandt (French)"));
    assert!(window.shows("The source has changed since it was translated:"));
    // Against what was translated, not against the last but one.
    assert!(window.shows("put in: More. And more."));
    window.keys(CTRL | Modifiers::SHIFT, Key::Enter);
    assert_eq!(state(&window, BRANDT), (State::Final, false));
    assert_eq!(said(&window, BRANDT), "Permettez-moi.");
    let source = segment(&window, BRANDT).and_then(|one| one.source.clone());
    assert!(
        source
            .expect("it's known")
            .said
            .ends_with("More. And more.")
    );
}

#[test]
fn whoever_mends_a_slip_says_once_that_the_meaning_is_the_same() {
    let mut window = translating("French");
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", "Russian");
    window.press("Close");
    for (language, key) in [("French", Key::Num2), ("Russian", Key::Num3)] {
        window.keys(CTRL | Modifiers::ALT, key);
        window.press("Translate Words, Brandt");
        assert_eq!(
            window.focused(),
            Some(format!("Words, Brandt ({language})"))
        );
        window.type_text("Traduit.");
        window.ctrl(Key::Enter);
    }
    rewrite(&mut window, "!");
    assert!(
        window.shows("The translations into French, Russian were made of what this said before:")
    );
    window.press("Meaning unchanged: Words, Brandt");
    for edition in &window.release().editions {
        let translation = Translation::new(window.release(), edition);
        assert_eq!(
            translation.progress().out_of_date,
            0,
            "{}",
            edition.language
        );
    }
    window.ctrl(Key::Z);
    let edition = window.release().editions.last().expect("the Russian one");
    let progress = Translation::new(window.release(), edition).progress();
    assert_eq!(progress.out_of_date, 1, "it's undone in one step for each");
}

#[test]
fn what_a_source_has_besides_letters_is_put_in_by_keys() {
    let mut window = translating("French");
    let at = "sections/opening-5acy/blocks/text-dp9c/text/p-mmcg";
    window.press("Translate Text, Opening, paragraph 3");
    window.type_text("Traduit.");
    assert!(window.shows("The source has here and the translation lacks: note 1"));
    window.ctrl(Key::T);
    assert!(!window.shows("The source has here and the translation lacks: note 1"));
    let segment = segment(&window, at).expect("it's translated");
    let notes: usize = segment
        .text
        .iter()
        .map(|one| one.content.footnotes().count())
        .sum();
    assert_eq!(notes, 1);
    assert!(shown(&window).contains("Traduit.1"), "{}", shown(&window));
}

#[test]
fn the_keyboard_goes_on_from_a_text_to_the_next_and_to_the_list_beside() {
    let mut window = translating("French");
    window.press("Translate Words, Brandt");
    let mut passed = Vec::new();
    while window
        .focused()
        .is_none_or(|name| name != "Translate Speaker, Brandt")
    {
        window.keys(Modifiers::NONE, Key::Tab);
        passed.push(window.focused());
        assert!(passed.len() < 20, "{passed:?}");
    }
    window.keys(Modifiers::NONE, Key::F6);
    let beside = window.focused().expect("something has the keyboard");
    assert!(beside.starts_with("French: "), "{beside}");
    while window
        .focused()
        .is_none_or(|name| !name.starts_with("Not translated ("))
    {
        window.keys(Modifiers::NONE, Key::Tab);
    }
    window.keys(Modifiers::NONE, Key::Space);
    window.keys(Modifiers::NONE, Key::F6);
    assert_eq!(window.focused().as_deref(), Some("Words, Brandt (French)"));
    // Where there is no room for it beside, it's brought.
    window.resize(900.0, 700.0);
    window.keys(Modifiers::NONE, Key::F6);
    let beside = window.focused().expect("something has the keyboard");
    assert!(beside.starts_with("French: "), "{beside}");
    window.keys(Modifiers::NONE, Key::F6);
    assert!(!window.shows("EDITIONS"), "the page is there again");
}

#[test]
fn texts_are_found_without_their_accents_and_the_one_at_hand_stays_in_sight() {
    let mut window = translating("French");
    window.resize(1100.0, 700.0);
    window.press("Translate Words, Brandt");
    window.type_text("Le Comité");
    window.write("Search in both languages", "comite");
    let listed = |window: &Window| {
        let names = window.names().into_iter();
        let rows = names.filter(|name| name.starts_with("Translate ") && !name.contains("this"));
        rows.collect::<Vec<_>>()
    };
    assert!(
        !listed(&window).iter().any(|name| name.contains("Headline")),
        "{:?}",
        listed(&window)
    );
    assert!(!window.shows("Not among the texts that are listed:"));
    window.press("Final (0)");
    assert!(window.shows("Not among the texts that are listed:"));
    window.write("Search in both languages", "");
    window.press("All (41)");
    assert!(
        window.is_in_view("Le Comité", 1100.0, 700.0),
        "{:?}",
        window.names()
    );
}

#[test]
fn each_edition_shows_its_own_words() {
    let mut window = translating("French");
    window.press("Translate Words, Brandt");
    window.type_text("Permettez-moi.");
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", "Russian");
    window.press("Close");
    window.keys(CTRL | Modifiers::ALT, Key::Num3);
    window.press("Quotes first");
    assert_eq!(window.focused().as_deref(), Some("Words, Brandt (Russian)"));
    window.type_text("Позвольте мне.");
    window.press("Translate Title, Brandt");
    assert!(window.shows("Позвольте мне.") && !window.shows("Permettez-moi."));
    window.keys(CTRL | Modifiers::ALT, Key::Num2);
    assert!(window.shows("Permettez-moi.") && !window.shows("Позвольте мне."));
}

#[test]
fn whoever_takes_something_back_goes_on_translating() {
    let mut window = translating("French");
    window.press("Quotes first");
    assert_eq!(
        window.focused().as_deref(),
        Some("Words, Brandt (French)"),
        "quotes are gone on with"
    );
    window.press("Translate Speaker, Ladeb");
    window.press("More for Speaker, Ladeb");
    window.press("Leave Ladeb out of the French edition");
    window.ctrl(Key::Z);
    assert!(window.shows("EDITIONS"), "it's still translated");
    assert!(!window.shows("Left out (3)"));
    assert_eq!(window.focused().as_deref(), Some("Speaker, Ladeb (French)"));
    window.keys(CTRL | Modifiers::SHIFT, Key::O);
    window.ctrl(Key::Z);
    assert_eq!(window.focused().as_deref(), Some("Speaker, Ladeb (French)"));
    window.press("Add a link");
    assert_eq!(window.focused().as_deref(), Some("Address, Link 1"));
}

#[test]
fn an_item_that_is_left_out_is_said_to_be() {
    let mut window = translating("French");
    window.press("Quotes first");
    window.press("Translate Speaker, Ladeb");
    window.press("More for Speaker, Ladeb");
    window.press("Leave Ladeb out of the French edition");
    assert!(window.shows("Left out (3)"), "{:?}", window.names());
    assert!(!shown(&window).contains("Ladeb"));
    window.press("Left out (3)");
    assert!(window.shows("Left out of this edition"));
    window.press("More for Speaker, Ladeb");
    window.press("Print Ladeb in the French edition again");
    assert!(window.shows("Left out (0)"));
    assert!(shown(&window).contains("Ladeb"));
}

#[test]
fn words_of_a_language_that_the_program_has_none_of_are_asked_for() {
    let mut window = translating("German");
    let told = "The program has no words in German: the page prints these in English until \
                you say them here: Press release, For more information, Web, Translated from";
    assert!(window.shows(told), "{:?}", window.names());
    window.press("Say them");
    window.type_text("Pressemitteilung");
    assert!(shown(&window).contains("Pressemitteilung"));
    assert!(!window.shows(told));
    window.press("Publish…");
    window.press("Save");
    let asked = "Say in this edition’s language what the page prints by itself: Translated from";
    window.press(asked);
    assert_eq!(window.focused().as_deref(), Some("Text, Translated from"));
}

#[test]
fn whoever_adds_a_language_without_letters_is_told_what_helps() {
    let told = "No font of the page has the letters of Hindi";
    let is_told = |window: &Window| window.shows(told);
    let mut window = Window::sample(SAMPLE);
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", "German");
    assert!(!is_told(&window));
    window.choose("Add an edition in", "Hindi");
    assert!(is_told(&window), "{:?}", window.names());
    window.press("Close");
    assert!(is_told(&window), "it's said outside of the dialog as well");
    // The page is whole nevertheless.
    let pages = window.session().preview().pages().expect("there are pages");
    assert_eq!(pages.missing_letters(), []);
    assert!(words(pages).contains("25 June 2021"));
    window.menu(&["File", "Editions…"]);
    window.press("Remove Hindi");
    window.press("Close");
    assert!(!is_told(&window), "it's over");
}

#[test]
fn keys_of_pages_are_no_others() {
    let mut window = translating("French");
    let fitted = |window: &Window| {
        let names = window.names().into_iter();
        names
            .filter(|name| name.starts_with("Fit "))
            .collect::<Vec<_>>()
    };
    let before = fitted(&window);
    window.keys(CTRL | Modifiers::ALT, Key::Num9);
    assert_eq!(fitted(&window), before, "there is no ninth page");
    window.ctrl(Key::Num9);
    assert_ne!(fitted(&window), before);
}

#[test]
fn an_unfinished_edition_is_handed_out_once_somebody_has_said_yes() {
    let mut window = translating("French");
    window.press("Translate Headline");
    window.type_text("Un titre");
    window.press("Publish…");
    let suggested = window.value("Path");
    assert!(suggested.ends_with("ct-week-2021-fr.pdf"), "{suggested}");
    let target = std::path::PathBuf::from(suggested);
    window.press("Save");
    assert!(!target.exists());
    assert!(
        window.shows("Translate Words, Brandt"),
        "{:?}",
        window.names()
    );
    assert!(window.shows("Confirm Headline"));
    window.press("Export anyway");
    assert!(target.exists());
    if foreign::has("pdftotext") {
        let text = foreign::output("pdftotext", &[target.to_str().expect("plain"), "-"]);
        let text = String::from_utf8(text).expect("UTF-8");
        assert!(text.contains("Un titre") && text.contains("Let me stress"));
        assert!(text.contains("COMMUNIQUÉ DE PRESSE"));
    }
}

#[test]
fn arabic_runs_from_right_to_left_whatever_it_begins_with() {
    let mut window = translating("Arabic");
    window.press("Quotes first");
    window.press("Translate Words, Aslanova");
    window.type_text("CSOs منظمات المجتمع المدني");
    window.ctrl(Key::Enter);
    assert!(shown(&window).contains("(مترجم عن الروسية)"));
    assert!(shown(&window).contains("بيان صحفي"));
    assert!(shown(&window).contains("25 حزيران/يونيه 2021"));
    let source = segment(&window, ASLANOVA).and_then(|one| one.source.clone());
    assert_eq!(source.expect("it's known").from, SourceKind::Release);
    assert_eq!(
        segment(&window, ASLANOVA).expect("it's there").state,
        SegmentState::Final
    );
    if foreign::has("pdftotext") {
        let all = Concessions {
            inaccessible: true,
            incomplete: true,
        };
        let id = &edition(&window).id;
        let styles = HouseStyle::shipped();
        let made = pdf(window.release(), Some(id), &styles, all).expect("a PDF");
        let file = window.folder.path().join("ar.pdf");
        std::fs::write(&file, made).expect("it can be written");
        let text = foreign::output("pdftotext", &[file.to_str().expect("plain"), "-"]);
        let text = String::from_utf8(text).expect("UTF-8");
        // What isn't translated yet runs as it's written, not as what is around it.
        assert!(text.contains("2021 Counter-Terrorism Week"), "{text}");
    }
}

#[test]
fn a_word_clicked_on_an_editions_page_leads_to_its_translation() {
    let mut window = translating("French");
    window.press("Translate Headline");
    window.type_text("Un titre");
    window.press("Write");
    let at: FieldPath = "headline".parse().expect("an address");
    let pages = window.session().preview().pages().expect("there are pages");
    let area = pages
        .areas_of(&at, 0..8)
        .first()
        .expect("it's on the page")
        .1;
    let paper = window.find("Page 1 of 3").rect();
    let scale = paper.width() / pages.size(0).expect("a page").0;
    let middle = egui::vec2(
        (area.left + area.right) / 2.0,
        (area.top + area.bottom) / 2.0,
    );
    window.click(paper.min + middle * scale);
    assert_eq!(window.focused().as_deref(), Some("Headline (French)"));
    assert!(window.session().is_translating());
}

#[test]
fn an_edition_has_a_logo_of_its_own_and_leaves_an_item_out() {
    let mut window = translating("French");
    window.press("Translate Alternative text, UNODC");
    window.press("More for Alternative text, UNODC");
    window.press("Another picture in the French edition…");
    let own = edition(&window).images.first().expect("it has one").clone();
    assert_eq!(own.at.to_string(), "organizers/unodc-s66q/logo");
    assert_eq!(
        window.focused().as_deref(),
        Some("Alternative text, UNODC (French)")
    );
    window.press("Choose Logo, UNODC (French)");
    let file = window.folder.path().join("own.svg");
    std::fs::write(
        &file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    )
    .expect("it can be written");
    window.give_path(&file, "Open");
    let own = edition(&window).images.first().expect("it has one").clone();
    let printed = &window
        .session()
        .preview()
        .printed()
        .expect("an edition")
        .release;
    let unodc = printed.organizers.get("unodc-s66q").expect("it's there");
    assert_eq!(unodc.logo, own.image);
    assert_ne!(
        window
            .release()
            .organizers
            .get("unodc-s66q")
            .expect("it's there")
            .logo,
        own.image
    );
    window.press("More for Alternative text, UNODC");
    window.press("The release’s picture in the French edition");
    assert!(edition(&window).images.is_empty());

    window.press("More for Alternative text, UNODC");
    window.press("Leave UNODC out of the French edition");
    let printed = &window
        .session()
        .preview()
        .printed()
        .expect("an edition")
        .release;
    assert!(printed.organizers.get("unodc-s66q").is_none());
    assert!(window.release().organizers.get("unodc-s66q").is_some());
    window.ctrl(Key::Z);
    let printed = &window
        .session()
        .preview()
        .printed()
        .expect("an edition")
        .release;
    assert!(printed.organizers.get("unodc-s66q").is_some());
}

#[test]
fn an_edition_has_contacts_and_words_of_its_own() {
    let mut window = translating("French");
    window.press("Final (0)");
    window.press("Add a group of contacts");
    window.type_text("Bureau de presse");
    assert!(window.session().is_translating());
    window.press("Print a word otherwise…");
    window.press("Press release");
    window.type_text("Communiqué commun");
    assert!(shown(&window).contains("Bureau de presse"));
    assert!(
        shown(&window).contains("Communiqué commun"),
        "{}",
        shown(&window)
    );
    let own = edition(&window);
    assert_eq!((own.contacts.len(), own.fixed_words.len()), (1, 1));
    assert_eq!(window.release().contacts.len(), 1);
    window.keys(CTRL | Modifiers::ALT, Key::Num1);
    assert!(!shown(&window).contains("Bureau de presse"));
}

#[test]
fn whoever_turns_to_translating_without_an_edition_is_led_to_one() {
    let mut window = Window::sample(SAMPLE);
    window.press("Translate");
    assert!(window.shows("This release has no editions in other languages yet."));
    window.press("Editions…");
    window.choose("Add an edition in", "Spanish");
    window.press("Close");
    assert_eq!(window.focused().as_deref(), Some("Event (Spanish)"));
    window.type_text("Semana");
    window.menu(&["File", "Editions…"]);
    window.press("Remove Spanish");
    window.press("Remove Spanish with its translations");
    window.press("Close");
    assert!(window.release().editions.is_empty());
    assert!(window.shows("This release has no editions in other languages yet."));
    window.ctrl(Key::Z);
    assert_eq!(edition(&window).segments.len(), 1);
    window.press("Spanish: 0 of 35 texts, 0 of 921 words");
    assert!(window.shows("Event (Spanish)"));
}
