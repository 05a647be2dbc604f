//! Changing a release: everything can be undone, redone, moved, copied.

use communique::storage;
use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};

#[test]
fn a_footnote_goes_with_its_mark_and_comes_back_with_it() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Text, Opening");
    let text = window.value("Text, Opening");
    let mark = text.find("[1]").expect("the mark shows as its number");
    let before = text[..mark].chars().count();
    window.ctrl(Key::Home);
    for _ in 0..before {
        window.harness().key_press(Key::ArrowRight);
    }
    window.settle();
    // It's selected first, so that nobody deletes a note unawares.
    window.keys(Modifiers::NONE, Key::Delete);
    assert_eq!(window.release().footnotes.len(), 1);
    window.keys(Modifiers::NONE, Key::Delete);
    assert_eq!(window.release().footnotes.len(), 0);
    window.ctrl(Key::Z);
    assert_eq!(window.release().footnotes.len(), 1);
    assert!(window.value("Text, Opening").contains("[1]"));
}

#[test]
fn a_footnote_before_another_takes_its_number() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Text, Opening");
    window.ctrl(Key::Home);
    window.keys(CTRL | Modifiers::ALT, Key::F);
    window.type_text("See there.");
    let text = window.value("Text, Opening");
    assert!(text.starts_with("[1]") && text.contains("[2]"), "{text}");
    assert_eq!(window.value("Note, Footnote 1"), "See there.");
    // From the note to its mark, and back.
    window.keys(CTRL | Modifiers::ALT, Key::J);
    assert_eq!(window.focused().as_deref(), Some("Text, Opening"));
    // Where one goes on writing.
    window.type_text("!");
    assert!(window.value("Text, Opening").starts_with("[1]!"));
    window.keys(CTRL | Modifiers::ALT, Key::J);
    assert_eq!(window.focused().as_deref(), Some("Note, Footnote 1"));
}

#[test]
fn enter_splits_a_paragraph_and_backspace_joins_it_again() {
    let mut window = Window::new();
    window.write("Text, Opening", "One two.\nThree.");
    let ids = |window: &Window| -> Vec<String> {
        let path = "sections".parse().expect("an address");
        let mut ids = Vec::new();
        window.release().visit(&mut |at, part| {
            if let communique::release::Part::Paragraph(paragraph) = part
                && at.is_within(&path)
            {
                ids.push(paragraph.id.to_string());
            }
        });
        ids
    };
    let before = ids(&window);
    assert_eq!(before.len(), 2);
    window.ctrl(Key::Home);
    for _ in 0..4 {
        window.harness().key_press(Key::ArrowRight);
    }
    window.type_text("\n");
    assert_eq!(window.value("Text, Opening"), "One \ntwo.\nThree.");
    let split = ids(&window);
    assert_eq!(
        (&split[0], &split[2]),
        (&before[0], &before[1]),
        "the first half keeps its id"
    );
    window.keys(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.value("Text, Opening"), "One two.\nThree.");
    assert_eq!(ids(&window), before);
}

#[test]
fn lists_are_made_continued_and_left() {
    let mut window = Window::new();
    window.write("Text, Opening", "Milk");
    window.keys(CTRL | Modifiers::SHIFT, Key::Num8);
    window.keys(CTRL, Key::End);
    window.type_text("\nBread\n\nAnd so on.");
    assert_eq!(window.value("Text, Opening"), "• Milk\n• Bread\nAnd so on.");
}

#[test]
fn bold_that_is_switched_on_is_typed() {
    let mut window = Window::new();
    window.write("Text, Opening", "Plain ");
    window.ctrl(Key::B);
    window.type_text("bold");
    window.ctrl(Key::B);
    window.type_text(" plain");
    let text = window.written();
    assert!(text.contains("Plain **bold** plain"), "{text}");
}

#[test]
fn what_is_not_used_takes_no_room_and_is_one_add_away() {
    let mut window = Window::new();
    assert!(window.all("Subheadline").is_empty());
    window.menu(&["Add to the head…", "Subheadline"]);
    assert_eq!(window.focused().as_deref(), Some("Subheadline"));
    window.type_text("More of it");
    assert_eq!(window.release().subheadline.as_str(), "More of it");
    window.press("Remove Subheadline");
    assert!(window.release().subheadline.is_blank());
    assert!(window.all("Subheadline").is_empty());
}

#[test]
fn control_characters_are_taken_out_and_that_is_said() {
    let mut window = Window::new();
    window.focus("Headline");
    window.paste("One\u{7}\u{1b} two");
    assert_eq!(window.release().headline.as_str(), "One two");
    assert!(window.shows("2 control characters"), "{:?}", window.names());
}

#[test]
fn every_control_has_a_name_and_no_two_fields_share_one() {
    for name in [
        "ct-week-2021.ron",
        "flood-warning-2026.ron",
        "heat-waves-2026-ar.ron",
    ] {
        let window = Window::sample(name);
        let unnamed = window.unnamed();
        assert!(unnamed.is_empty(), "{name}: {unnamed:#?}");
        let mut fields = window.field_names();
        fields.sort();
        let twice: Vec<_> = fields
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
    }
}

#[test]
fn any_text_at_all_is_taken_shown_saved_and_read_again() {
    // A letter of each plane, what is no letter, what turns text round, what joins.
    let planes = (0..=16_u32).filter_map(|plane| char::from_u32(plane << 16 | 0x4E00));
    let mut text: String = planes.collect();
    text.push_str(
        "\u{202e}ab\u{202c}\u{2066}cd\u{2069}\u{200f}e\u{301}\u{327}👩\u{200d}👩\u{200d}👧 ",
    );
    text.push_str("\u{fffd}\u{fdd0}\u{ffff}\u{e000}\u{ad}\u{200b}\u{feff}لا fi ffi सत्य 한국 ");
    text.push_str("#set page(width: 1pt) $x$ *b* _i_ `c` [l](u) [^n] <l> @r // /* \\u{41} ${x}");
    let mut window = Window::new();
    // As in a real window; elsewhere a letter without a picture is a fault.
    let tofu = egui::MissingGlyphPolicy::Tofu;
    window.harness().ctx.set_missing_glyph_policy(tofu);
    window.write("Headline", "H");
    window.paste(&text);
    window.focus("Text, Opening");
    window.paste(&format!("{text}\n- {text}\n\n1. {text}"));
    window.menu(&["Add to the head…", "Summary"]);
    window.paste(&text.repeat(40));
    let words = crate::support::pages::pages_of_any(window.release());
    assert!(
        words.contains("#set page(width: 1pt) $x$ *b* _i_"),
        "{words}"
    );
    let saved = window.written();
    let read = storage::read(saved.as_bytes()).expect("and read").release;
    assert_eq!(&read, window.release());
}

#[test]
fn more_than_a_field_holds_is_refused_and_said() {
    let mut window = Window::new();
    let tofu = egui::MissingGlyphPolicy::Tofu;
    window.harness().ctx.set_missing_glyph_policy(tofu);
    window.write("Label", &"x".repeat(15_000));
    let before = window.release().clone();
    window.paste(&"y".repeat(15_000));
    assert!(window.shows("more than this field holds"));
    assert_eq!(window.release(), &before);
    window.focus("Text, Opening");
    window.paste(&"a\n".repeat(20_001));
    assert!(window.shows("more than a release holds"));
    assert_eq!(window.release(), &before);
    // So many line breaks take as much of the page.
    window.press("Dismiss: That is more than a release holds (20,000 items, forced line breaks and marks): divide it into several.");
    window.paste(&"a\u{2028}".repeat(20_001));
    assert!(window.shows("more than a release holds"));
    assert_eq!(window.release(), &before);
    // Its paragraphs together are no longer than one of them may be.
    window.paste(&format!("{}\n", "z".repeat(2_000)).repeat(600));
    assert!(window.shows("more than a field holds"));
    assert_eq!(window.release(), &before);
}

#[test]
fn what_is_cut_and_pasted_keeps_its_look_and_its_footnote() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = window.release().clone();
    window.focus("Text, Opening");
    let shown = window.value("Text, Opening");
    window.ctrl(Key::A);
    let taken = window.taken(egui::Event::Cut);
    // Other programs get the words as they're read here, with the figure of the note.
    assert_eq!(taken, shown);
    assert!(window.release().footnotes.is_empty());
    window.paste(&taken);
    assert_eq!(window.value("Text, Opening"), shown);
    assert_eq!(window.release().footnotes.len(), 1);
    assert_eq!(window.release().footnote_marks().len(), 1);
    assert_eq!(window.value("Note, Footnote 1"), {
        let note = before.footnotes.first().expect("a note");
        note.text.first().expect("a paragraph").text()
    });
    let italics = |release: &communique::release::Release| {
        let text = storage::write(release).expect("it can be written");
        text.matches("_Engagement of Civil Society").count()
    };
    assert_eq!(italics(window.release()), italics(&before));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.release(), &before);
}

#[test]
fn another_colour_is_chosen_and_undone_in_a_step() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.menu(&["Style", "Other colour…"]);
    window.focus("Six hexadecimal digits behind a #");
    window.ctrl(Key::A);
    window.type_text("#8a1538");
    window.press("Use this colour");
    let accent = window.release().style.accent.expect("a colour");
    assert_eq!(accent.to_string(), "#8a1538");
    window.menu(&["Edit", "Undo change of"]);
    assert_eq!(window.release().style.accent, None);
}

#[test]
fn what_is_added_or_gone_to_comes_into_view() {
    let mut window = Window::sample("ct-week-2021.ron");
    let in_view = |window: &Window, name: &str| {
        let rect = window.find(name).rect();
        assert!(
            rect.top() > 40.0 && rect.bottom() < 872.0,
            "{name}: {rect:?}"
        );
    };
    window.menu(&["Insert", "Table"]);
    in_view(&window, "Caption, Table 1");
    window.press("Banner");
    in_view(&window, "Event");
    window.menu(&["Insert", "Group of contacts"]);
    in_view(&window, "Organization or region, Group of contacts 2");
    window.press("Opening");
    in_view(&window, "Heading, Opening");
    window.menu(&["Insert", "Quote"]);
    in_view(&window, "Speaker, Quote 1");
    window.press("Headline");
    window.type_text("At once: ");
    in_view(&window, "Headline");
}

#[test]
fn only_what_is_pasted_is_what_was_copied() {
    let mut window = Window::new();
    window.write("Text, Opening", "Aa");
    window.ctrl(Key::A);
    window.ctrl(Key::B);
    window.harness().event(egui::Event::Copy);
    window.settle();
    window.write("Text, Opening", "");
    window.ctrl(Key::End);
    window.ctrl(Key::B);
    window.type_text("Aa");
    let spelt = window.written();
    assert!(spelt.contains("**Aa**Aa"), "{spelt}");
    // A copy of nothing leaves the copied as it was.
    window.harness().event(egui::Event::Copy);
    window.settle();
    window.paste("Aa");
    let spelt = window.written();
    assert!(spelt.contains("**Aa**Aa**Aa**"), "{spelt}");
}

#[test]
fn items_of_lists_are_moved_a_level_in_and_out() {
    let mut window = Window::new();
    window.write("Text, Opening", "One");
    window.keys(CTRL | Modifiers::SHIFT, Key::Num8);
    window.type_text("\nTwo");
    window.ctrl(Key::CloseBracket);
    let spelt = window.written();
    assert!(
        spelt.contains("- One") && spelt.contains("  - Two"),
        "{spelt}"
    );
    window.menu(&["Edit", "Item out"]);
    let spelt = window.written();
    assert!(!spelt.contains("  - Two"), "{spelt}");
}

#[test]
fn a_list_is_begun_in_an_empty_field() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.keys(CTRL | Modifiers::SHIFT, Key::Num8);
    window.type_text("One\nTwo");
    let spelt = window.written();
    assert!(
        spelt.contains("- One") && spelt.contains("- Two"),
        "{spelt}"
    );
    for _ in 0..4 {
        window.ctrl(Key::Z);
    }
    assert_eq!(window.value("Text, Opening"), "");
}

/// Chooses it where the keyboard is.
#[test]
fn the_buttons_say_what_typed_letters_will_look_like() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.ctrl(Key::B);
    window.type_text("Bold");
    assert!(window.is_chosen("Bold: Text, Opening"));
    window.ctrl(Key::Home);
    assert!(window.is_chosen("Bold: Text, Opening"));
    // At the start too, where the letters behind decide, a press turns it off.
    window.ctrl(Key::B);
    assert!(!window.is_chosen("Bold: Text, Opening"));
    window.type_text("Not ");
    let spelt = window.written();
    assert!(spelt.contains("\"Not **Bold**\""), "{spelt}");
}

#[test]
fn a_fixed_word_is_said_once() {
    let mut window = Window::new();
    window.menu(&["Insert", "Fixed words"]);
    window.press("Print a word otherwise…");
    window.press("About an organization");
    let before = window.release().clone();
    window.ctrl(Key::D);
    assert_eq!(window.release(), &before);
}

#[test]
fn two_quotes_of_one_speaker_are_told_apart() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Ms. Indira Aslanova");
    window.press("Duplicate Ms. Indira Aslanova");
    window.press("Ms. Indira Aslanova");
    assert_eq!(window.all("Words, Aslanova").len(), 1);
    window.press("Ms. Indira Aslanova 2");
    window.write("Words, Aslanova 2", " Again.");
    window.press("Ms. Indira Aslanova");
    window.press("Remove Ms. Indira Aslanova");
    window.press("Ms. Indira Aslanova");
    assert!(window.value("Words, Aslanova").ends_with(" Again."));
}

#[test]
fn an_address_that_leads_nowhere_is_said() {
    let mut window = Window::new();
    window.menu(&["Insert", "Link"]);
    window.write("Address, Link 1", "Xx Link");
    // Not while it's being written.
    assert!(!window.shows("No link can lead there"));
    window.focus("Words, Xx Link");
    assert!(window.shows("No link can lead there"));
    window.focus("Headline");
    let marked = "Links: an address that leads nowhere";
    assert!(!window.all(marked).is_empty());
    window.press("Open Xx Link");
    window.focus("Address, Xx Link");
    window.ctrl(Key::A);
    window.type_text("www.un.org");
    window.focus("Headline");
    assert!(window.all(marked).is_empty());
}

#[test]
fn a_link_is_clicked_edited_and_deleted_as_one() {
    let mut window = Window::new();
    window.write("Text, Opening", "The UN");
    window.keys(CTRL | Modifiers::SHIFT, Key::ArrowLeft);
    window.ctrl(Key::K);
    window.type_text("www.un.org");
    window.press("Set link");
    let corner = window.find("Text, Opening").rect().min;
    let within = corner + egui::vec2(45.0, 15.0);
    window.click(within);
    assert!(window.shows("Leads to https://www.un.org"));
    window.press("Remove link");
    assert!(!window.written().contains("www.un.org"));
    window.ctrl(Key::Z);
    assert!(window.written().contains("www.un.org"));
    // At its end, it's selected first, and goes then.
    window.ctrl(Key::End);
    window.keys(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.value("Text, Opening"), "The UN");
    assert_eq!(window.taken(egui::Event::Copy), "UN");
    window.keys(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.value("Text, Opening"), "The ");
    window.ctrl(Key::Z);
    // By its button.
    window.click(within);
    window.press("Delete");
    assert_eq!(window.value("Text, Opening"), "The ");
    // One goes on writing there.
    window.type_text("end");
    assert_eq!(window.value("Text, Opening"), "The end");
}

#[test]
fn a_footnotes_mark_is_clicked_and_leads_to_its_note() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.keys(CTRL | Modifiers::ALT, Key::F);
    window.type_text("See there.");
    let corner = window.find("Text, Opening").rect().min;
    window.click(corner + egui::vec2(14.0, 15.0));
    assert!(window.shows("See there."));
    window.keys(Modifiers::NONE, Key::Escape);
    // By keys: selected, and Enter.
    window.focus("Text, Opening");
    window.ctrl(Key::End);
    window.keys(Modifiers::SHIFT, Key::ArrowLeft);
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(window.shows("See there."));
    assert_eq!(window.value("Text, Opening"), "[1]");
    window.press("Edit note");
    assert_eq!(window.focused().as_deref(), Some("Note, Footnote 1"));
    window.click(corner + egui::vec2(14.0, 15.0));
    window.press("Delete");
    assert_eq!(window.release().footnotes.len(), 0);
}

#[test]
fn a_click_on_what_was_selected_before_writes_there() {
    let mut window = Window::new();
    window.write("Headline", "One two three");
    window.ctrl(Key::A);
    window.write("Text, Opening", "there");
    window.click(window.find("Headline").rect().min + egui::vec2(18.0, 15.0));
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.type_text("!");
    assert!(window.value("Headline").contains('!'));
}

#[test]
fn a_mark_within_a_link_is_clicked_as_what_it_is() {
    let mut window = Window::new();
    window.write("Text, Opening", "ab");
    window.keys(Modifiers::NONE, Key::ArrowLeft);
    window.keys(CTRL | Modifiers::ALT, Key::F);
    window.type_text("See there.");
    window.focus("Text, Opening");
    window.ctrl(Key::A);
    window.ctrl(Key::K);
    window.type_text("www.un.org");
    window.press("Set link");
    let corner = window.find("Text, Opening").rect().min;
    window.click(corner + egui::vec2(23.0, 15.0));
    assert!(window.shows("See there."));
    // What is done elsewhere closes it.
    window.ctrl(Key::Z);
    assert!(!window.shows("Edit note"));
}

#[test]
fn a_texts_own_menu_has_what_is_done_with_texts() {
    let mut window = Window::new();
    window.write("Text, Opening", "one two");
    let word = window.find("Text, Opening").rect().min + egui::vec2(18.0, 15.0);
    window.focus("Headline");
    window.click_with(word, egui::PointerButton::Secondary);
    assert_eq!(window.focused().as_deref(), Some("Text, Opening"));
    window.press("Select all Ctrl+A");
    window.click_with(word, egui::PointerButton::Secondary);
    window.press("Bold Ctrl+B");
    assert!(
        window.written().contains("**one two**"),
        "{}",
        window.written()
    );
    window.menu(&["Edit", "Select all"]);
    assert_eq!(window.taken(egui::Event::Cut), "one two");
}

#[test]
fn an_item_loses_its_sign_first_and_a_level_at_a_time() {
    let mut window = Window::new();
    window.write("Text, Opening", "one");
    window.keys(CTRL | Modifiers::SHIFT, Key::Num8);
    window.ctrl(Key::CloseBracket);
    window.ctrl(Key::Home);
    for expected in ["- one", "one"] {
        window.keys(Modifiers::NONE, Key::Backspace);
        let spelt = window.written();
        assert!(spelt.contains(&format!("\"{expected}\"")), "{spelt}");
    }
}
