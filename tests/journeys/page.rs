//! Page and fields: a click leads to its letter, the caret is followed.

use communique::release::FieldPath;
use communique::release::Part;
use egui::Key;

use crate::support::window::Window;

/// Clicks on the first letter of the first place where `words` stand on a page.
fn click_words(window: &mut Window, words: &str) {
    let pages = window.session().preview().pages().expect("pages").clone();
    let mut found = None;
    window.release().visit(&mut |path, part| {
        let text = match part {
            Part::Text(text, _) => text.text(),
            Part::Paragraph(paragraph) => paragraph.text(),
            _ => return,
        };
        if let Some(at) = text.find(words)
            && found.is_none()
            && !pages.areas_of(path, at..at + 1).is_empty()
        {
            found = Some((path.clone(), at));
        }
    });
    let (path, at) = found.unwrap_or_else(|| panic!("{words:?} stands on no page"));
    let letter = words.chars().next().map_or(1, char::len_utf8);
    let (page, area) = pages.areas_of(&path, at..at + letter)[0];
    window.session_goes_to_page(page);
    let right_to_left = words.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
    let x = if right_to_left {
        area.right - 0.5
    } else {
        area.left + 0.5
    };
    window.click_page(page, x, (area.top + area.bottom) / 2.0);
}

/// The letters behind the caret.
fn behind_caret(window: &Window, count: usize) -> String {
    let caret = window.session().caret().expect("a caret").clone();
    let text = match window.release().part(&caret.field) {
        Some(Part::Text(text, _)) => text.text().to_owned(),
        Some(Part::List(list)) => list.as_prose().expect("prose").whole_text(),
        _ => panic!("the caret is in no text"),
    };
    text[caret.head..].chars().take(count).collect()
}

#[test]
fn a_click_on_a_word_puts_the_caret_before_its_letter() {
    let mut window = Window::sample("ct-week-2021.ron");
    for words in [
        "Violent Extremist Prisoners and",
        "jointly organized",
        "Technical Guide",
        "UN Counter-Terrorism Centre",
        "connecting bridge",
        "Representative of the Central",
        "gerardl@un.org",
        "www.un.org/counterterrorism",
    ] {
        click_words(&mut window, words);
        assert_eq!(behind_caret(&window, words.chars().count()), words);
    }
}

#[test]
fn the_same_in_arabic() {
    let mut window = Window::sample("heat-waves-2026-ar.ron");
    for words in [
        "منظمات المجتمع",
        "قراره 2396",
        "طرق الباب",
        "المنسق الإقليمي",
    ] {
        click_words(&mut window, words);
        assert_eq!(behind_caret(&window, words.chars().count()), words);
    }
}

#[test]
fn the_page_follows_the_caret_only_when_it_is_out_of_view() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Headline");
    assert!(window.page_top(0) > 0.0, "the first page is in view");
    let before = window.page_top(0);
    window.focus("Event");
    assert_eq!(window.page_top(0), before, "the banner is in view already");
    window.press("Ms. Indira Aslanova");
    assert!(
        window.page_top(2) < 900.0,
        "the third page has come into view"
    );
    // Typing leaves it where it is.
    let before = window.page_top(2);
    window.type_text("Indeed: ");
    assert_eq!(window.page_top(2), before);
}

#[test]
fn every_letter_typed_is_on_the_page() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Headline");
    window.ctrl(Key::A);
    window.type_text("Short news");
    let pages = window.session().preview().pages().expect("pages").clone();
    assert!(
        pages
            .page_texts(0)
            .iter()
            .any(|text| text.words == "Short news")
    );
}

#[test]
fn zoom_and_styles_and_paper_change_the_page() {
    let mut window = Window::sample("ct-week-2021.ron");
    let width = |window: &Window| {
        let pages = window.session().preview().pages().expect("pages");
        pages.size(0).expect("a page").0
    };
    assert!((width(&window) - 595.3).abs() < 0.1);
    window.menu(&["Style", "US Letter"]);
    assert!((width(&window) - 612.0).abs() < 0.1);
    window.menu(&["Style", "Plain statement"]);
    assert_eq!(window.release().style.house.as_str(), "statement");
    let before = window.page_width();
    window.menu(&["View", "200 %"]);
    assert!(window.page_width() > before * 1.5);
    window.ctrl(Key::Num0);
    assert!((window.page_width() - before).abs() < 1.0);
}

#[test]
fn a_house_style_that_fails_says_so_and_another_stands_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let styles = folder.path().join("settings/styles");
    std::fs::create_dir_all(&styles).expect("a folder");
    std::fs::write(styles.join("ours.typ"), "#let release(data) = data.nothing")
        .expect("it can be written");
    let mut window = Window::begin_in(communique::app::Start::New, folder);
    window.write("Headline", "News");
    window.menu(&["Style", "ours"]);
    assert!(
        window.shows("The house style ‘ours’ fails"),
        "{:?}",
        window.names()
    );
    let pages = window.session().preview().pages().expect("pages").clone();
    assert!(pages.page_texts(0).iter().any(|text| text.words == "News"));
    window.menu(&["Style", "Corporate"]);
    assert!(!window.shows("The house style ‘ours’ fails"));
}

#[test]
fn the_outline_follows_the_caret_and_jumps() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Contacts");
    let path: FieldPath = window.session().caret().expect("a caret").field.clone();
    assert_eq!(path.segments().next(), Some("contacts"));
    assert!(window.is_chosen("Contacts"));
    window.focus("Headline");
    assert!(window.is_chosen("Headline") && !window.is_chosen("Contacts"));
}

#[test]
fn a_screen_reader_finds_the_pages_text() {
    let window = Window::sample("heat-waves-2026-ar.ron");
    assert!(window.shows("إشراك منظمات المجتمع المدني في حماية أشد الفئات ضعفاً من موجات الحر"));
    assert!(window.shows("عمّان، 12 أيار/مايو 2026 – أكد المشاركون في حدث جانبي"));
    let window = Window::sample("ct-week-2021.ron");
    assert!(window.shows("New York, 25 June 2021 – The vital role"));
}

#[test]
fn a_click_on_nothing_leaves_the_keyboard_where_it_is() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Headline");
    window.click_page(0, 590.0, 6.0);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.type_text("At once: ");
    assert!(window.value("Headline").contains("At once: "));
}
