//! What is pasted from word processors and browsers keeps its look, as far as there is one
//! for it here.

use communique::release::{MarkKind, ParagraphKind, Prose};
use egui::Event;

use crate::support::window::Window;

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
