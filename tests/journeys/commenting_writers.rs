//! What is said of the release while it's written: below its fields, marked in the outline, seen
//! by translators, left by keys.

use communique::release::{CommentState, Subject};
use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};

const SAMPLE: &str = "ct-week-2021.ron";
const ON_HEADLINE: &str = "Comment on Headline";
const WORDS: &str = "sections/voices-huqk/blocks/brandt-6scd/words";
const ALT: Modifiers = Modifiers::ALT;

/// A window on the sample, with the caret in a field.
fn in_field(name: &str) -> Window {
    let mut window = Window::sample(SAMPLE);
    window.focus(name);
    window
}

fn said(window: &Window) -> Vec<(&str, String)> {
    let comments = window.release().comments.iter();
    let said = comments.map(|one| (one.text.as_str(), one.at.to_string()));
    said.collect()
}

#[test]
fn a_comment_stands_below_its_field_and_is_marked_in_the_outline() {
    let mut window = in_field("Headline");
    window.keys(CTRL | ALT, Key::M);
    assert_eq!(window.focused().as_deref(), Some(ON_HEADLINE));
    assert!(!window.session().is_translating());
    window.type_text("Too long?");
    assert_eq!(said(&window), [("Too long?", "headline".to_owned())]);
    let field = window.field("Headline").rect();
    let comment = window.field(ON_HEADLINE).rect();
    assert!(comment.top() >= field.bottom(), "{field} {comment}");
    assert!(window.shows("Headline: somebody says something of it"));
    // Whoever has said it goes on with the text.
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.press("Resolve Too long?");
    let comment = window.release().comments.first().expect("it's there");
    assert_eq!(comment.state, CommentState::Resolved);
    assert_eq!(comment.about, Subject::Text);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    assert!(!window.shows("Headline: somebody says something of it"));
    window.press("Resolved comments (1)");
    window.settle();
    window.press("Open Too long? again");
    assert_eq!(window.focused().as_deref(), Some("Reply to Too long?"));
    window.press("Delete Too long?");
    assert_eq!(said(&window), []);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
}

#[test]
fn what_is_begun_and_left_without_a_word_was_never_there() {
    let mut window = in_field("Headline");
    let before = window.written();
    window.keys(CTRL | ALT, Key::M);
    assert_eq!(window.release().comments.len(), 1);
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.written(), before);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.menu(&["Insert", "Comment"]);
    window.focus("Event");
    assert_eq!(window.written(), before);
    assert!(window.session().undoable().is_none());
    // Neither is what was undone and begun again.
    window.keys(CTRL | ALT, Key::M);
    window.ctrl(Key::Z);
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.release().comments.len(), 1);
    window.focus("Event");
    assert_eq!(window.written(), before);
    // What is emptied by hand was said.
    window.keys(CTRL | ALT, Key::M);
    window.type_text("No");
    window.ctrl(Key::A);
    window.keys(Modifiers::NONE, Key::Delete);
    window.focus("Headline");
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.release().comments.len(), 1);
}

#[test]
fn what_writers_say_reaches_translators() {
    let mut window = Window::sample(SAMPLE);
    window.go_to(WORDS.parse().expect("an address"));
    window.keys(CTRL | ALT, Key::M);
    window.type_text("Which council?");
    assert_eq!(
        said(&window),
        [("Which council?", format!("{WORDS}/p-idmj"))]
    );
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", "French");
    window.press("Close");
    window.press("Translate");
    window.settle();
    assert!(window.shows("With comments (1)"), "{:?}", window.names());
    window.press("With comments (1)");
    window.settle();
    window.press("Translate Words, Brandt");
    window.press("Reply to Which council?");
    window.type_text("That of Europe.");
    window.press("Write");
    window.settle();
    // It's seen where it's written, with the card around it open.
    window.go_to(WORDS.parse().expect("an address"));
    let answer = "Reply to the comment on Words, Brandt";
    window.focus(answer);
    assert_eq!(window.focused().as_deref(), Some(answer));
    assert!(window.shows("Words, Brandt"), "{:?}", window.names());
}

#[test]
fn what_is_said_of_a_day_stands_below_it_and_of_what_is_gone_at_the_foot() {
    let mut window = in_field("Event");
    window.find("Date").focus();
    window.settle();
    window.keys(CTRL | ALT, Key::M);
    window.type_text("Not the day before?");
    let day = window.find("Date").rect();
    let comment = window.field("Comment on Date").rect();
    assert!(comment.top() >= day.bottom(), "{day} {comment}");
    window.focus("Event");
    window.keys(CTRL | ALT, Key::M);
    window.type_text("Needed?");
    window.press("Remove Banner");
    window.settle();
    assert!(
        window.shows("Comments on what isn’t listed here"),
        "{:?}",
        window.names()
    );
    assert!(window.shows("Resolve Needed?"));
}

#[test]
fn comments_of_one_text_and_their_answers_are_told_apart() {
    let mut window = in_field("Headline");
    window.keys(CTRL | ALT, Key::M);
    window.type_text("Too long?");
    for _ in 0..2 {
        window.press("Reply to Too long?");
        window.type_text("No.");
    }
    window.focus("Headline");
    window.keys(CTRL | ALT, Key::M);
    window.type_text("Too long?");
    for name in [
        "Comment on Headline",
        "Comment on Headline 2",
        "Reply to the comment on Headline",
        "Reply to the comment on Headline 2",
        "Reply to Too long?",
        "Reply to Too long? 2",
        "Delete No., the reply to Too long?",
        "Delete No. 2, the reply to Too long?",
        "Delete Too long?, with its 2 answers",
    ] {
        let found = window.names().iter().filter(|one| *one == name).count();
        assert_eq!(found, 1, "{name}: {:?}", window.names());
    }
}
