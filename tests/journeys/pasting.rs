//! What is pasted from word processors and browsers keeps its look, as far as there is one
//! for it here.

use communique::release::{MarkKind, ParagraphKind, Prose};
use egui::Event;

use crate::support::window::{CTRL, Window};

fn opening(window: &Window) -> Prose {
    let release = window.release();
    let path = "sections".parse().expect("an address");
    let mut found = None;
    release.visit(&mut |at, part| {
        if let communique::release::Part::List(list) = part
            && let Some(prose) = list.as_prose()
            && at.is_within(&path)
        {
            found.get_or_insert(prose.clone());
        }
    });
    found.expect("a text")
}

/// The words that have a mark, each with it.
fn marked(prose: &Prose) -> Vec<(String, MarkKind)> {
    let mut found = Vec::new();
    for paragraph in prose {
        for mark in paragraph.marks() {
            found.push((paragraph.text()[mark.range()].to_owned(), mark.kind.clone()));
        }
    }
    found
}

#[test]
fn a_browsers_piece_keeps_emphasis_and_links() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let html = "<meta charset='utf-8'><p>The <b>vital</b> role of <i>civil society</i>, \
        see <a href=\"https://www.un.org/\">there</a> or <a href=\"javascript:x()\">not</a>\
        <script>alert(1)</script>.</p><p>Second <span style=\"font-weight: 700\">one</span>.</p>";
    window.paste_html("The vital role …", html, Vec::new());
    assert_eq!(
        window.value("Text, Opening"),
        "The vital role of civil society, see there or not.\nSecond one."
    );
    let link = MarkKind::Link("https://www.un.org/".to_owned());
    assert_eq!(
        marked(&opening(&window)),
        [
            ("vital".to_owned(), MarkKind::Strong),
            ("civil society".to_owned(), MarkKind::Emphasis),
            ("there".to_owned(), link),
            ("one".to_owned(), MarkKind::Strong),
        ]
    );
    assert!(window.shows("a link that leads nowhere from here"));
    window.ctrl(egui::Key::Z);
    assert_eq!(window.value("Text, Opening"), "");
}

#[test]
fn lists_come_as_lists() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let html = "<p>Three things:</p><ul><li>one</li><li>two<ol><li>first</li><li><p>second</p></li>\
        </ol></li></ul><p>End.</p>";
    window.paste_html("Three things: …", html, Vec::new());
    let kinds: Vec<(ParagraphKind, String)> = opening(&window)
        .iter()
        .map(|paragraph| (paragraph.kind, paragraph.text().to_owned()))
        .collect();
    let expected = [
        (ParagraphKind::Plain, "Three things:"),
        (ParagraphKind::Bullet(0), "one"),
        (ParagraphKind::Bullet(0), "two"),
        (ParagraphKind::Numbered(1), "first"),
        (ParagraphKind::Numbered(1), "second"),
        (ParagraphKind::Plain, "End."),
    ];
    assert_eq!(kinds, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn words_lists_and_footnotes_come_as_ours() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let html = r##"<html><head><style>p {color: red}</style></head><body><!--StartFragment-->
        <p class=MsoNormal>Noted<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
        title=""><span class=MsoFootnoteReference>[1]</span></a> by all.</p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>First</p>
        <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
        style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Dot</p>
        <p><img src="file:///c:/x.png"></p>
        <div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a>
        See the <i>Guide</i>.</p></div><!--EndFragment--></body></html>"##;
    window.paste_html("Noted[1] by all. …", html, Vec::new());
    assert_eq!(
        window.value("Text, Opening"),
        "Noted[1] by all.\n1. First\n• Dot"
    );
    assert_eq!(window.value("Note, Footnote 1"), "See the Guide.");
    assert!(window.shows("a picture"));
}

#[test]
fn what_is_typed_meanwhile_comes_behind_it() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let typed = vec![Event::Text("!".to_owned()), Event::Text("?".to_owned())];
    window.paste_html("Bold", "<b>Bold</b>", typed);
    assert_eq!(window.value("Text, Opening"), "Bold!?");
}

#[test]
fn a_line_takes_the_words_alone() {
    let mut window = Window::new();
    window.focus("Headline");
    window.paste_html("Bold words", "<b>Bold words</b>", Vec::new());
    assert_eq!(window.value("Headline"), "Bold words");
}

#[test]
fn what_is_copied_keeps_its_looks_for_others() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Text, Opening");
    window.ctrl(egui::Key::A);
    let text = window.taken(Event::Copy);
    let html = window
        .asked()
        .copied
        .expect("there is a piece of a web page");
    assert!(html.contains("<i>Engagement of Civil Society"), "{html}");
    let before = opening(&window);
    // Another program pastes it into another release.
    let mut other = Window::new();
    other.focus("Text, Opening");
    other.paste_html(&text, &html, Vec::new());
    let after = opening(&other);
    assert_eq!(after.whole_text(), before.whole_text());
    let looks = |prose: &Prose| {
        let mut found = marked(prose);
        found.retain(|(_, kind)| !matches!(kind, MarkKind::Footnote(_)));
        found
    };
    assert_eq!(looks(&after), looks(&before));
    assert_eq!(
        other.value("Note, Footnote 1"),
        window.value("Note, Footnote 1")
    );
}

#[test]
fn no_piece_is_lost_in_the_midst_of_a_paragraph() {
    let mut window = Window::new();
    window.write("Text, Opening", "before behind");
    window.keys(CTRL, egui::Key::ArrowLeft);
    // The words have no line feed, what is beside them has two cells.
    let html = "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>";
    window.paste_html("a\tb", html, Vec::new());
    assert_eq!(window.value("Text, Opening"), "before a\nbbehind");
    window.ctrl(egui::Key::Z);
    assert_eq!(window.value("Text, Opening"), "before behind");
}

#[test]
fn the_same_words_from_elsewhere_have_their_own_looks() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    for page in ["a", "b"] {
        window.ctrl(egui::Key::End);
        let html = format!("<a href=\"https://un.org/{page}\">Read more</a>");
        window.paste_html("Read more", &html, Vec::new());
    }
    let link = |page: &str| MarkKind::Link(format!("https://un.org/{page}"));
    let expected = [
        ("Read more".to_owned(), link("a")),
        ("Read more".to_owned(), link("b")),
    ];
    assert_eq!(marked(&opening(&window)), expected);
}

#[test]
fn a_list_pasted_into_an_empty_paragraph_is_one_from_its_first_item() {
    let mut window = Window::new();
    window.write("Text, Opening", "Before.\n");
    let html = "<ul><li>one</li><li>two</li></ul>";
    window.paste_html("one\ntwo", html, Vec::new());
    assert_eq!(window.value("Text, Opening"), "Before.\n• one\n• two");
    window.ctrl(egui::Key::Z);
    window.ctrl(egui::Key::Z);
    assert_eq!(window.value("Text, Opening"), "Before.");
}

#[test]
fn some_words_of_an_item_are_no_item() {
    let mut window = Window::new();
    window.write("Text, Opening", "one two");
    window.keys(CTRL | egui::Modifiers::SHIFT, egui::Key::Num8);
    window.keys(CTRL | egui::Modifiers::SHIFT, egui::Key::ArrowLeft);
    let words = window.taken(Event::Copy);
    window.menu(&["Insert", "Quote"]);
    window.focus("Words, Quote 1");
    window.at_once(vec![Event::Paste(words)]);
    assert_eq!(window.value("Words, Quote 1"), "two");
}

#[test]
fn blank_lines_between_paragraphs_are_no_paragraphs() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.paste("One.\r\n\r\nTwo.\n \n\nThree.");
    assert_eq!(window.value("Text, Opening"), "One.\nTwo.\nThree.");
    window.type_text("!");
    assert_eq!(window.value("Text, Opening"), "One.\nTwo.\nThree.!");
}

#[test]
fn words_alone_of_another_program_have_no_blank_lines_either() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.paste_html("One.\n\nTwo.", "<p><b>One.</b></p><p>Two.</p>", Vec::new());
    window.ctrl(egui::Key::A);
    window.paste_plain("One.\n\nTwo.");
    assert_eq!(window.value("Text, Opening"), "One.\nTwo.");
}

#[test]
fn words_alone_are_pasted_once_and_the_copy_keeps_its_looks() {
    let mut window = Window::new();
    window.write("Text, Opening", "bold");
    window.ctrl(egui::Key::A);
    window.ctrl(egui::Key::B);
    let words = window.taken(Event::Copy);
    window.ctrl(egui::Key::End);
    window.keys(CTRL | egui::Modifiers::SHIFT, egui::Key::V);
    // There was nothing, and the next is an ordinary one.
    window.ctrl(egui::Key::A);
    window.at_once(vec![Event::Paste(words.clone())]);
    assert!(
        window.written().contains("\"**bold**\""),
        "{}",
        window.written()
    );
    // Now there is.
    window.ctrl(egui::Key::A);
    window.paste_plain(&words);
    assert!(
        window.written().contains("\"bold\""),
        "{}",
        window.written()
    );
    window.ctrl(egui::Key::A);
    window.at_once(vec![Event::Paste(words)]);
    assert!(
        window.written().contains("\"**bold**\""),
        "{}",
        window.written()
    );
}

#[test]
fn a_note_of_several_paragraphs_comes_whole() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let html = "<p>Noted<a name=\"mark\" href=\"#sign\">1</a> by all.</p><p>End.</p>\
        <div><p><a name=\"sign\" href=\"#mark\">1</a> First.</p><p>Second.</p></div><p>Body.</p>";
    window.paste_html("Noted1 by all. …", html, Vec::new());
    assert_eq!(
        window.value("Text, Opening"),
        "Noted[1] by all.\nEnd.\nBody."
    );
    assert_eq!(window.value("Note, Footnote 1"), "First.\nSecond.");
}

#[test]
fn a_footnotes_mark_alone_is_copied_as_its_number() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.keys(CTRL | egui::Modifiers::ALT, egui::Key::F);
    window.type_text("See there.");
    window.focus("Text, Opening");
    window.ctrl(egui::Key::A);
    let mark = window.taken(Event::Cut);
    assert_eq!(mark, "[1]");
    assert_eq!(window.release().footnotes.len(), 0);
    window.at_once(vec![Event::Paste(mark)]);
    assert_eq!(window.value("Text, Opening"), "[1]");
    assert_eq!(window.value("Note, Footnote 1"), "See there.");
}

#[test]
fn what_is_pasted_over_a_whole_list_is_what_it_was() {
    let mut window = Window::new();
    window.write("Text, Opening", "one\ntwo");
    window.ctrl(egui::Key::A);
    window.keys(CTRL | egui::Modifiers::SHIFT, egui::Key::Num7);
    assert_eq!(window.value("Text, Opening"), "1. one\n2. two");
    window.ctrl(egui::Key::A);
    window.paste_html("See there.", "<p>See <b>there</b>.</p>", Vec::new());
    assert_eq!(window.value("Text, Opening"), "See there.");
}

#[test]
fn other_programs_ends_of_lines_are_ends_of_lines() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.paste("one\u{b}two\u{c}three\u{2028}four\u{2029}five\u{85}six");
    assert_eq!(
        window.value("Text, Opening"),
        "one\ntwo\nthree\nfour\nfive\nsix"
    );
    assert_eq!(opening(&window).len(), 4, "two are within a paragraph");
    window.focus("Headline");
    window.paste("one\ttwo\u{b}three");
    assert_eq!(window.value("Headline"), "one two three");
}

#[test]
fn a_footnotes_mark_is_its_number_to_whoever_takes_words_alone() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Text, Opening");
    window.ctrl(egui::Key::A);
    let words = window.taken(Event::Copy);
    assert!(words.contains("acknowledged.[1]"), "{words}");
}

#[test]
fn another_programs_ends_of_lines_keep_the_looks_of_what_is_pasted() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    window.paste_html("one\u{b}two", "<p><b>one</b><br>two</p>", Vec::new());
    assert_eq!(window.value("Text, Opening"), "one\ntwo");
    let bold = ("one".to_owned(), MarkKind::Strong);
    assert_eq!(marked(&opening(&window)), [bold]);
}

#[test]
fn a_note_that_has_a_note_of_its_own_is_pasted_without() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let html = "<p>A<sup id=ref-a><a href='#note-a'>[a]</a></sup></p><ol><li id=note-a>\
        <a href='#ref-a'>^</a> See<sup id=ref-1><a href='#note-1'>[1]</a></sup></li></ol>\
        <ol><li id=note-1><a href='#ref-1'>^</a> Book.</li></ol>";
    window.paste_html("A[a] …", html, Vec::new());
    assert_eq!(window.value("Text, Opening"), "A[1]");
    assert!(window.release().faults().is_empty());
}

#[test]
fn a_note_that_is_marked_twice_is_cut_and_pasted() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let html = "<p>A<sup id=ref-a><a href='#note'>[1]</a></sup> and again\
        <sup id=ref-b><a href='#note'>[1]</a></sup></p><ol><li id=note>\
        <a href='#ref-a'>a</a> <a href='#ref-b'>b</a> Book.</li></ol>";
    window.paste_html("A[1] and again[1] …", html, Vec::new());
    assert_eq!(window.value("Text, Opening"), "A[1] and again[1]");
    assert_eq!(window.release().footnotes.len(), 1);
    window.ctrl(egui::Key::A);
    let words = window.taken(Event::Cut);
    assert_eq!(window.release().footnotes.len(), 0);
    window.at_once(vec![Event::Paste(words)]);
    assert_eq!(window.value("Text, Opening"), "A[1] and again[1]");
    assert_eq!(window.value("Note, Footnote 1"), "Book.");
}

#[test]
fn words_with_a_note_are_pasted_into_a_line_without_its_number() {
    let mut window = Window::new();
    window.write("Text, Opening", "words");
    window.keys(CTRL | egui::Modifiers::ALT, egui::Key::F);
    window.type_text("See there.");
    window.focus("Text, Opening");
    window.ctrl(egui::Key::A);
    let words = window.taken(Event::Copy);
    window.focus("Headline");
    window.at_once(vec![Event::Paste(words)]);
    assert_eq!(window.value("Headline"), "words");
}
