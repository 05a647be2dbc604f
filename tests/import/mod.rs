//! What is pasted from other programs.

use communique::import::{Pasted, from_html};
use communique::publish::html_piece;
use communique::release::{
    DEEPEST_LEVEL, FOOTNOTE_CHAR, Footnote, Fragment, Id, Mark, MarkKind, Paragraph, ParagraphKind,
};
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z<>&\"']{1,6}",
        1 => "[ابتنهو]{1,5}",
        1 => "[安理会]{1,3}",
        1 => Just("«\u{a0}l’État\u{a0}»".to_owned()),
        1 => "[1-9]\\.?[0-9]?",
    ];
    let joint = prop_oneof![5 => Just(" "), 1 => Just("\n"), 1 => Just("  "), 1 => Just("\t"), 1 => Just("  \n ")];
    let more = proptest::collection::vec((joint, word.clone()), 0..5);
    let edge = prop_oneof![5 => Just(""), 1 => Just(" "), 1 => Just("\t")];
    (edge.clone(), word, more, edge).prop_map(|(before, first, more, behind)| {
        let more = more
            .into_iter()
            .map(|(joint, word)| format!("{joint}{word}"));
        format!("{before}{first}{}{behind}", more.collect::<String>())
    })
}

/// A paragraph of a release, with marks of notes at some of its words' ends, and the notes.
fn noted() -> impl Strategy<Value = (Fragment, Vec<Footnote>)> {
    let note = proptest::collection::vec((kind(), fragment()), 1..4);
    (fragment(), proptest::collection::vec(note, 0..3)).prop_map(|(content, notes)| {
        let mut whole = content;
        let mut kept = Vec::new();
        for (number, paragraphs) in notes.into_iter().enumerate() {
            let id = Id::new("note", "note", &format!("{number:04}"));
            let start = 0;
            let end = FOOTNOTE_CHAR.len_utf8();
            let mark = Mark::new(start..end, MarkKind::Footnote(id.clone()));
            whole.push(&Fragment::new(FOOTNOTE_CHAR.to_string(), vec![mark]));
            let paragraphs = paragraphs.into_iter().enumerate();
            let text = paragraphs.map(|(index, (kind, content))| Paragraph {
                id: Id::new("p", "p", &format!("{index:04}")),
                kind,
                content,
            });
            kept.push(Footnote {
                id,
                text: text.collect(),
            });
        }
        (whole, kept)
    })
}

fn kind() -> impl Strategy<Value = ParagraphKind> {
    prop_oneof![
        2 => Just(ParagraphKind::Plain),
        1 => (0_u8..4).prop_map(ParagraphKind::Bullet),
        1 => (0_u8..4).prop_map(ParagraphKind::Numbered),
    ]
}

fn fragment() -> impl Strategy<Value = Fragment> {
    let mark = prop_oneof![
        Just(MarkKind::Strong),
        Just(MarkKind::Emphasis),
        Just(MarkKind::Link("https://www.un.org/a?b=1&c".to_owned())),
    ];
    let marks = proptest::collection::vec((any::<usize>(), any::<usize>(), mark), 0..3);
    (words(), marks).prop_map(|(text, marks)| {
        let place = |at: usize| text.floor_char_boundary(at % (text.len() + 1));
        let marks = marks.into_iter().map(|(a, b, kind)| {
            let (a, b) = (place(a), place(b));
            Mark::new(a.min(b)..a.max(b), kind)
        });
        let marks = marks.collect();
        Fragment::new(text.clone(), marks)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_handed_out_is_read_as_it_was(
        paragraphs in proptest::collection::vec((kind(), fragment()), 1..6),
    ) {
        let html = html_piece(&paragraphs, &[]);
        let read = from_html(&html).map(|pasted| pasted.paragraphs).unwrap_or_default();
        prop_assert_eq!(read, paragraphs, "{}", html);
    }

    #[test]
    fn notes_are_read_with_all_their_paragraphs((content, notes) in noted()) {
        let html = html_piece(&[(ParagraphKind::Plain, content.clone())], &notes);
        let read = from_html(&html).expect("it says something");
        prop_assert_eq!(read.paragraphs.len(), 1, "{}", html);
        prop_assert_eq!(read.paragraphs[0].1.text(), content.text(), "{}", html);
        let words = |content: &Fragment| content.text().to_owned();
        let read: Vec<Vec<String>> = read.notes.iter()
            .map(|(_, paragraphs)| paragraphs.iter().map(|(_, content)| words(content)).collect())
            .collect();
        let written: Vec<Vec<String>> = notes.iter()
            .map(|note| note.text.iter().map(|paragraph| words(&paragraph.content)).collect())
            .collect();
        prop_assert_eq!(read, written, "{}", html);
    }

    #[test]
    fn whatever_stands_on_the_clipboard_is_read_or_refused(html in ".{0,400}") {
        let tags = html.replace('0', "<li><b>").replace('1', "</b></ul><a href='#x' name='y'>");
        for html in [html, tags] {
            if let Some(Pasted { paragraphs, .. }) = from_html(&html) {
                let is_clean = |text: &str| !text.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
                let are_clean = paragraphs.iter().all(|(_, content)| is_clean(content.text()));
                prop_assert!(are_clean);
            }
        }
    }
}

#[test]
fn a_deep_piece_is_read() {
    let html = "<div><b><ul><li>".repeat(2_000) + "deep";
    let pasted = from_html(&html).expect("it says something");
    let [(kind, content)] = pasted.paragraphs.as_slice() else {
        panic!("{:?}", pasted.paragraphs);
    };
    assert_eq!(content.text(), "deep");
    assert_eq!(*kind, ParagraphKind::Bullet(DEEPEST_LEVEL));
}

/// What a piece says, with marks as the number of their notes: '[0]', and the notes.
fn read(html: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let pasted = from_html(html).expect("it says something");
    let number = |id: &Id| pasted.notes.iter().position(|(note, _)| note == id);
    let paragraph = |(_, content): &(ParagraphKind, Fragment)| {
        let mut text = content.text().to_owned();
        for (at, id) in content.footnotes().collect::<Vec<_>>().into_iter().rev() {
            let number = number(id).map_or("?".to_owned(), |number| number.to_string());
            text.replace_range(at..at + FOOTNOTE_CHAR.len_utf8(), &format!("[{number}]"));
        }
        text
    };
    let notes = pasted
        .notes
        .iter()
        .map(|(_, paragraphs)| paragraphs.iter().map(paragraph).collect());
    (
        pasted.paragraphs.iter().map(paragraph).collect(),
        notes.collect(),
    )
}

#[test]
fn footnotes_of_any_tool_are_read_as_such() {
    let pieces = [
        // Word
        "<p>Noted<a style='mso-footnote-id:ftn1' href=\"file:///a.htm#_ftn1\" name=\"_ftnref1\">\
         <span>[1]</span></a> by all.</p><div style='mso-element:footnote-list'><hr>\
         <div style='mso-element:footnote' id=ftn1><p><a href=\"file:///a.htm#_ftnref1\" \
         name=\"_ftn1\"><span>[1]</span></a> The note.</p></div></div>",
        // LibreOffice
        "<p>Noted<a class=\"sdfootnoteanc\" name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\">\
         <sup>1</sup></a> by all.</p><div id=\"sdfootnote1\"><p class=\"sdfootnote\">\
         <a class=\"sdfootnotesym\" name=\"sdfootnote1sym\" href=\"#sdfootnote1anc\">1</a>\
         The note.</p></div>",
        // Google Docs
        "<p>Noted<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup> by all.</p><hr>\
         <div><p><a href=\"#ftnt_ref1\" id=\"ftnt1\">[1]</a> The note.</p></div>",
        // pandoc
        "<p>Noted<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\" role=\"doc-noteref\">\
         <sup>1</sup></a> by all.</p><section class=\"footnotes\"><hr><ol><li id=\"fn1\">\
         <p>The note.<a href=\"#fnref1\" class=\"footnote-back\">↩︎</a></p></li></ol></section>",
        // Wikipedia, as a browser copies it.
        "<p>Noted<sup id=\"cite_ref-1\" class=\"reference\">\
         <a href=\"https://a.org/wiki/B#cite_note-1\">[1]</a></sup> by all.</p>\
         <ol class=\"references\"><li id=\"cite_note-1\"><b><a \
         href=\"https://a.org/wiki/B#cite_ref-1\">^</a></b> <span>The note.</span></li></ol>",
        // By hand
        "<p>Noted<sup id=r1><a href=\"#fn1\">1</a></sup> by all.</p><p id=fn1>1. The note.</p>",
    ];
    for piece in pieces {
        let (text, notes) = read(piece);
        assert_eq!(text, ["Noted[0] by all."], "{piece}");
        assert_eq!(notes, [["The note."]], "{piece}");
    }
}

#[test]
fn what_only_looks_like_a_footnote_is_none() {
    // A table of contents, and a link back to the top.
    let html = "<p id=top>See <a href='#one'>1</a> and <a href='#two'>2</a>.</p>\
        <h2 id=one>1 One</h2><p>Words.</p><h2 id=two>2 Two</h2><p><a href='#top'>Top</a></p>";
    let (text, notes) = read(html);
    assert_eq!(text, ["See 1 and 2.", "1 One", "Words.", "2 Two", "Top"]);
    assert!(notes.is_empty());
    // One whose headings lead back, and what leads past it.
    let html = "<p><a id=top href='#main'>Skip</a></p><ul><li><a href='#abstract' id='toc-1'>\
        Abstract</a></li></ul><main id=main><section id='abstract'><h2>\
        <a class='toc-backref' href='#toc-1'>Abstract</a></h2><p>Words.</p></section>\
        <p><a href='#top'>Top</a></p></main>";
    let (text, notes) = read(html);
    assert_eq!(text, ["Skip", "Abstract", "Abstract", "Words.", "Top"]);
    assert!(notes.is_empty());
}

#[test]
fn a_notes_own_numbers_are_its_words() {
    let note = |number: usize, words: &str| {
        format!(
            "<p>Noted<a href='#fn{number}' id='ref{number}'><sup>{number}</sup></a>.</p>\
             <ol><li id='fn{number}'><p>{words}<a href='#ref{number}'>↩︎</a></p></li></ol>"
        )
    };
    for (number, words) in [
        (3, "3.2 per cent of GDP"),
        (1, "1:00 p.m."),
        (12, "12 March"),
    ] {
        let (_, notes) = read(&note(number, words));
        assert_eq!(notes, [[words]]);
    }
    let by_hand = "<p>Noted<sup><a href='#n3'>3</a></sup>.</p><p id=n3>3.2 per cent</p>";
    assert_eq!(read(by_hand).1, [["3.2 per cent"]]);
}

#[test]
fn raised_and_lowered_digits_keep_what_they_mean() {
    let (text, _) =
        read("<p>H<sub>2</sub>O, x<sup>-12</sup>, 5 m<sup>2</sup>, the 1<sup>st</sup></p>");
    assert_eq!(text, ["H₂O, x⁻¹², 5 m², the 1st"]);
    let docs = "<p><span style='white-space:pre-wrap'>x<span style='vertical-align:super'>2\
        </span></span></p>";
    assert_eq!(read(docs).0, ["x²"]);
}

#[test]
fn what_is_not_kept_is_counted() {
    let html = "<p><s>old <i>words</i></s> new <del>x</del></p><ol start=3><li>third</ol>\
        <table><tr><td>a<td>b</table><img src=x><a href='#nowhere'>y</a>";
    let pasted = from_html(html).expect("it says something");
    let left_out = pasted.left_out;
    assert_eq!((left_out.struck, left_out.starts), (2, 1));
    assert_eq!(
        (left_out.pictures, left_out.tables, left_out.links),
        (1, 1, 1)
    );
}
