//! What a translator is told and offered for the text at hand: what to look at, terms, what was
//! translated before, here and in other tools.

use communique::release::FieldPath;
use egui::{Key, Modifiers};

use super::translator::{add, buttons, edition, remembering, said, translate, translating};
use crate::support::window::{CTRL, Window};

const SHIFT: Modifiers = Modifiers::SHIFT;

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
