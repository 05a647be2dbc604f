//! Writing in Arabic, Chinese and Russian as well as in English.

use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::NodeT;
use unicode_segmentation::UnicodeSegmentation;

use crate::support::window::{CTRL, Window};

const SENTENCES: [(&str, &str); 6] = [
    (
        "ar",
        "وأكدت منظمات المجتمع المدني (CSOs) وفقاً للقرار 2396 (2017).",
    ),
    (
        "zh",
        "安理会第2396(2017)号决议重申，会员国必须防止恐怖主义。",
    ),
    (
        "en",
        "Civil society organizations (CSOs) are vital partners.",
    ),
    ("fr", "« L’État », a-t-elle dit : 1 234,50 € pour 2017 !"),
    (
        "ru",
        "Организации гражданского общества (ОГО) — важные партнёры.",
    ),
    ("es", "¿Qué dijo la señora Aslanova? «Sí, señor»."),
];

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: Some(0..text.chars().count()),
    })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

/// Has events come as winit sends them, a frame each.
fn input(window: &mut Window, events: Vec<Event>) {
    for event in events {
        window.at_once(vec![event]);
    }
}

#[test]
fn what_is_written_in_any_language_is_what_a_screen_reader_says() {
    let mut window = Window::new();
    for (language, sentence) in SENTENCES {
        window.choose("Language", language_name(language));
        for name in ["Headline", "Text, Opening"] {
            window.focus(name);
            window.ctrl(Key::A);
            window.type_text(sentence);
            assert_eq!(window.value(name), sentence, "{language}");
            window.ctrl(Key::A);
            assert_eq!(window.taken(Event::Copy), sentence, "{language}");
        }
        assert_eq!(window.release().headline.to_string(), sentence);
    }
}

fn language_name(tag: &str) -> &'static str {
    match tag {
        "ar" => "Arabic",
        "zh" => "Chinese",
        "fr" => "French",
        "ru" => "Russian",
        "es" => "Spanish",
        _ => "English",
    }
}

#[test]
fn an_arabic_quote_is_written_walked_through_and_changed_across_its_numbers() {
    let mut window = Window::new();
    window.choose("Language", "Arabic");
    window.menu(&["Insert", "Quote"]);
    let words = "وأكدت منظمات المجتمع المدني (CSOs) وفقاً للقرار 2396 (2017) أهمية المشاركة.";
    window.write("Words, Quote 1", words);
    assert_eq!(window.value("Words, Quote 1"), words);
    // Left leads on, in Arabic: from the start to behind the second word.
    window.ctrl(Key::Home);
    window.keys(CTRL, Key::ArrowLeft);
    window.keys(CTRL, Key::ArrowLeft);
    let caret = window.session().caret().expect("a caret").head;
    assert_eq!(&words[..caret], "وأكدت منظمات");
    // Right leads back, from the end.
    window.ctrl(Key::End);
    window.keys(Modifiers::NONE, Key::ArrowRight);
    window.type_text("!");
    assert_eq!(window.value("Words, Quote 1"), words.replace('.', "!."));
    window.ctrl(Key::Z);
    // From within Latin letters to within a number, across Arabic ones.
    let from = words.find("SOs").expect("it's there");
    let to = words.find("96").expect("it's there");
    window.ctrl(Key::Home);
    for _ in 0..words[..from].graphemes(true).count() {
        window.harness().key_press(Key::ArrowLeft);
    }
    for _ in 0..words[from..to].graphemes(true).count() {
        window
            .harness()
            .key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    }
    window.settle();
    assert_eq!(window.taken(Event::Copy), words[from..to]);
    window.type_text("x");
    let changed = format!("{}x{}", &words[..from], &words[to..]);
    assert_eq!(window.value("Words, Quote 1"), changed);
    window.ctrl(Key::Z);
    assert_eq!(window.value("Words, Quote 1"), words);
}

#[test]
fn pinyin_is_composed_changed_taken_and_given_up() {
    let mut window = Window::new();
    window.choose("Language", "Chinese");
    window.focus("Text, Opening");
    let before = window.session().document().state();
    input(
        &mut window,
        vec![preedit("a"), preedit("an"), preedit("an li")],
    );
    assert_eq!(window.value("Text, Opening"), "an li");
    assert_eq!(
        window.session().document().state(),
        before,
        "nothing is written yet"
    );
    // Keys are the input method's meanwhile: no shortcut takes one.
    window.ctrl(Key::B);
    window.keys(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.value("Text, Opening"), "an li");
    input(&mut window, vec![preedit(""), commit("安理")]);
    assert_eq!(window.value("Text, Opening"), "安理");
    input(&mut window, vec![preedit("hui"), preedit("")]);
    assert_eq!(window.value("Text, Opening"), "安理");
    input(&mut window, vec![preedit("hui"), commit("会")]);
    assert_eq!(window.value("Text, Opening"), "安理会");
    // What is selected gives way only to what is taken.
    window.ctrl(Key::A);
    input(&mut window, vec![preedit("da hui")]);
    assert_eq!(window.value("Text, Opening"), "da hui");
    input(&mut window, vec![preedit("")]);
    assert_eq!(window.value("Text, Opening"), "安理会");
    input(&mut window, vec![preedit("da hui"), commit("大会")]);
    assert_eq!(window.value("Text, Opening"), "大会");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Text, Opening"), "安理会");
}

#[test]
fn a_key_with_ctrl_is_a_command_on_an_arabic_keyboard_too() {
    let mut window = Window::new();
    window.choose("Language", "Arabic");
    window.write("Text, Opening", "مهم");
    window.ctrl(Key::A);
    // As X11 has it for the key of lam-alef, which is that of B.
    let released = Event::Key {
        key: Key::B,
        physical_key: Some(Key::B),
        pressed: false,
        repeat: false,
        modifiers: CTRL,
    };
    let events = vec![
        Event::ModifiersChanged(CTRL),
        preedit(""),
        commit("لا"),
        released,
        Event::ModifiersChanged(Modifiers::NONE),
    ];
    input(&mut window, events);
    assert_eq!(window.value("Text, Opening"), "مهم");
    assert!(window.written().contains("**مهم**"), "{}", window.written());
    // Without Ctrl it's the two letters.
    window.ctrl(Key::End);
    input(&mut window, vec![preedit(""), commit("لا")]);
    assert_eq!(window.value("Text, Opening"), "مهملا");
}

#[test]
fn a_dead_key_makes_one_letter() {
    let mut window = Window::new();
    window.write("Headline", "Communiqu");
    input(&mut window, vec![preedit("´"), preedit(""), commit("é")]);
    assert_eq!(window.value("Headline"), "Communiqué");
}

#[test]
fn a_field_is_turned_round_and_back() {
    let mut window = Window::new();
    window.write("Headline", "بيان");
    let start = |window: &mut Window| {
        window.ctrl(Key::Home);
        window.keys(Modifiers::NONE, Key::ArrowLeft);
        window.session().caret().expect("a caret").head
    };
    // In an English release Left leads back; it's at the start.
    assert_eq!(start(&mut window), 0);
    window.keys(CTRL | Modifiers::SHIFT, Key::X);
    assert_eq!(start(&mut window), 'ب'.len_utf8());
    window.keys(CTRL | Modifiers::SHIFT, Key::X);
    assert_eq!(start(&mut window), 0);
    assert_eq!(window.value("Headline"), "بيان");
}

#[test]
fn letters_that_cannot_be_printed_are_named_by_their_field_and_in_the_outline() {
    let mut window = Window::new();
    window.write("Headline", "Shalom שלום");
    assert_eq!(window.value("Headline"), "Shalom שלום");
    assert!(window.shows("No font of the page has"));
    assert!(window.shows("U+05E9"));
    assert!(window.shows("Headline: letters that can’t be printed"));
    window.ctrl(Key::A);
    window.type_text("Shalom");
    assert!(!window.shows("U+05E9"));
}

#[test]
fn a_letter_is_looked_for_in_the_machines_fonts() {
    let folder = tempfile::tempdir().expect("a folder");
    let fonts = folder.path().join("fonts");
    std::fs::create_dir(&fonts).expect("it can be made");
    let font = crate::support::fonts::with_letter('\u{5d0}');
    std::fs::write(fonts.join("hebrew.ttf"), font).expect("it can be written");
    std::fs::write(fonts.join("damaged.ttf"), b"\0\x01\0\0 no font").expect("it can be written");
    let mut with_font = Window::begin_in(communique::app::Start::New, folder);
    let mut without = Window::new();
    let widths = [&mut with_font, &mut without].map(|window| {
        window.write("Headline", "\u{5d0}");
        assert_eq!(window.value("Headline"), "\u{5d0}");
        // The page is the same on every machine.
        assert!(window.shows("U+05D0"));
        let headline = window.find("Headline");
        let run = headline.children().next().expect("its letter");
        run.rect().width()
    });
    assert!(widths[0] > 0.0 && widths[0] != widths[1], "{widths:?}");
}

#[test]
fn arrows_follow_the_screen_where_that_is_chosen() {
    let mut window = Window::new();
    window.menu(&["View", "Arrows follow the screen"]);
    window.choose("Language", "Arabic");
    let text = "قرار 2396 جديد";
    window.write("Headline", text);
    window.ctrl(Key::Home);
    let mut seen = Vec::new();
    for _ in 0..text.chars().count() {
        window.keys(Modifiers::NONE, Key::ArrowLeft);
        seen.push(window.session().caret().expect("a caret").head);
    }
    // From right to left through the Arabic word, and from the number's end to its start.
    let number = text.find("2396").expect("it's there");
    let expected: Vec<usize> = [2, 4, 6, 8, 9]
        .into_iter()
        .chain([number + 3, number + 2, number + 1])
        .chain((number + 4..text.len() + 1).filter(|at| text.is_char_boundary(*at)))
        .collect();
    assert_eq!(seen, expected);
}

/// A window with a long text, at whose end the caret is.
fn long_text() -> Window {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let paragraph = |number: usize| {
        let words = "widely and narrowly ".repeat(5 + number * 7 % 23);
        format!("Paragraph {number} says: {words}")
    };
    let paragraphs: Vec<String> = (0..120).map(paragraph).collect();
    window.paste(&paragraphs.join("\n"));
    window
}

/// Where the lines that begin a paragraph are, by its number.
fn paragraph_tops(window: &Window) -> Vec<(usize, f32)> {
    let field = window.find("Text, Opening");
    let runs = field.children().filter_map(|run| {
        let said = run.value()?;
        let number = said.strip_prefix("Paragraph ")?.split(' ').next()?;
        // What is far from what is seen isn't laid out.
        let top = run.accesskit_node().bounding_box()?.y0 as f32;
        Some((number.parse().ok()?, top))
    });
    let height = 900.0;
    runs.filter(|(_, top)| (100.0..height - 60.0).contains(top))
        .collect()
}

#[test]
fn what_is_read_stays_in_its_place_when_the_window_gets_another_width() {
    let mut window = long_text();
    // Nobody's caret holds it: the keyboard is elsewhere.
    window.focus("Heading, Opening");
    let form = window.find("Text, Opening").rect().center();
    window.wheel(form, -4_000.0);
    let before = paragraph_tops(&window);
    let (number, top) = before[0];
    for width in [1_200.0, 1_000.0, 1_440.0] {
        window.resize(width, 900.0);
        let after = paragraph_tops(&window);
        let now = after.iter().find(|(known, _)| *known == number);
        let now = now
            .unwrap_or_else(|| panic!("{number} is out of view: {after:?}"))
            .1;
        assert!(
            (now - top).abs() < 40.0,
            "{number} was at {top}, is at {now}"
        );
    }
}

#[test]
fn a_long_text_scrolls_by_what_the_wheel_says() {
    let mut window = long_text();
    window.focus("Text, Opening");
    let form = window.find("Heading, Opening").rect().center();
    let form = egui::pos2(form.x, 500.0);
    for _ in 0..12 {
        let before = paragraph_tops(&window);
        window.wheel(form, 300.0);
        let after = paragraph_tops(&window);
        for (number, top) in before {
            if let Some((_, now)) = after.iter().find(|(known, _)| *known == number) {
                assert!((now - top - 300.0).abs() < 1.5, "{number}: {top}, {now}");
            }
        }
    }
}

#[test]
fn signs_that_have_a_text_read_otherwise_are_named_at_their_field() {
    let mut window = Window::new();
    window.focus("Headline");
    window.paste("invoice\u{202e}fdp.exe");
    assert!(window.shows("read otherwise than it's written (U+202E)"));
    assert!(window.shows("Headline: signs that would have it read otherwise"));
    // A flag is none.
    window.ctrl(Key::A);
    window.paste("\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}");
    assert!(!window.shows("read otherwise than it's written"));
}
