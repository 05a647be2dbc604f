//! What translators, reviewers and writers say to each other of a text: begun by keys, answered,
//! resolved, listed, brought in from a copy, and never printed.

use std::path::Path;

use communique::compare::{Names, differences, merge};
use communique::edit::{Edit, applied, insert, remove, splice};
use communique::publish::{Concessions, pdf};
use communique::release::{Comment, CommentState, Fragment, Id, Subject};
use communique::review::begun;
use communique::session::{HandOut, UnitNames, earlier_states, handed_out, read_earlier};
use communique::storage::{read, write};
use communique::texts::revision_note;
use communique::translate::exchange::ExchangeFormat;
use communique::typeset::HouseStyle;
use egui::{Key, Modifiers};
use jiff::Timestamp;

use crate::support::foreign;
use crate::support::pages::words;
use crate::support::window::{CTRL, Window};

const SAMPLE: &str = "ct-week-2021.ron";
const FIELD: &str = "Comment on Words, Brandt (French)";
const ON_SOURCE: &str = "Comment on Words, Brandt";

/// The first quote at hand, in the window of who has the settings of this folder.
fn at_quote() -> Window {
    let mut window = Window::sample(SAMPLE);
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", "French");
    window.press("Close");
    window.press("Translate");
    window.press("Quotes first");
    window
}

fn call(window: &mut Window, name: &str) {
    window.menu(&["Edit", "Who you are…"]);
    window.write("Name", name);
    window.press("Keep");
}

fn comments(window: &Window) -> Vec<&Comment> {
    window.release().comments.iter().collect()
}

fn only(window: &Window) -> &Comment {
    let comments = comments(window);
    assert_eq!(comments.len(), 1, "{comments:?}");
    comments[0]
}

#[test]
fn a_comment_is_begun_and_left_by_keys_and_undone_where_it_stood() {
    let mut window = at_quote();
    window.keys(CTRL | Modifiers::ALT, Key::M);
    assert_eq!(window.focused().as_deref(), Some(FIELD));
    // It's the one that was begun, not another.
    window.keys(CTRL | Modifiers::ALT, Key::M);
    window.type_text("Is this the official title?");
    assert_eq!(only(&window).text.as_str(), "Is this the official title?");
    assert_eq!(
        only(&window).at.to_string(),
        "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj"
    );
    assert!(matches!(only(&window).about, Subject::Translation(_)));
    assert!(window.session().is_translating());
    window.ctrl(Key::ArrowDown);
    assert_eq!(
        window.focused().as_deref(),
        Some("Speaker, Brandt (French)")
    );
    assert!(window.shows("1 comment"), "{:?}", window.names());
    // Back to where it's said.
    window.ctrl(Key::Z);
    assert_eq!(window.focused().as_deref(), Some(FIELD));
    window.ctrl(Key::Z);
    assert_eq!(window.release().comments.len(), 0);
    assert!(window.session().is_translating());
    assert_eq!(window.focused().as_deref(), Some("Words, Brandt (French)"));
    let back = read(window.written().as_bytes()).expect("it can be read");
    assert_eq!(&back.release, window.release());
}

#[test]
fn what_has_comments_is_listed_until_they_are_resolved() {
    let mut window = at_quote();
    window.press("Comment");
    window.type_text("Which council?");
    window.press("With comments (1)");
    assert!(window.shows("Words, Brandt"));
    assert!(
        !window.shows("Translate Words, Ladeb"),
        "{:?}",
        window.names()
    );
    assert!(window.shows("One open comment"));
    window.press("Reply to Which council?");
    assert_eq!(
        window.focused().as_deref(),
        Some("Reply to the comment on Words, Brandt (French)")
    );
    window.type_text("That of the organization.");
    window.press("Resolve Which council?");
    assert_eq!(only(&window).state, CommentState::Resolved);
    window.settle();
    assert!(window.shows("With comments (0)"), "{:?}", window.names());
    assert!(!window.shows("One open comment"));
    window.press("Resolved comments (1)");
    window.settle();
    window.press("Open Which council? again");
    assert_eq!(only(&window).state, CommentState::Open);
    // Whoever answers what is resolved has it open again.
    window.press("Resolve Which council?");
    window.press("Reply to Which council?");
    assert_eq!(only(&window).state, CommentState::Open);
    window.press("Delete Which council?, with its answer");
    assert_eq!(window.release().comments.len(), 0);
}

#[test]
fn what_is_said_of_the_source_concerns_all_languages() {
    let mut window = at_quote();
    window.menu(&["Languages", "Comment on the source"]);
    assert_eq!(window.focused().as_deref(), Some(ON_SOURCE));
    window.type_text("Council of Europe or of Ministers?");
    window.press("Quotes first");
    window.keys(CTRL | Modifiers::ALT, Key::M);
    window.type_text("Nous dirions autrement.");
    window.menu(&["File", "Editions…"]);
    window.choose("Add an edition in", "Spanish");
    window.press("Close");
    window.keys(CTRL | Modifiers::ALT, Key::Num3);
    window.settle();
    assert!(window.shows("With comments (1)"), "{:?}", window.names());
    window.press("With comments (1)");
    window.settle();
    assert!(window.shows("Reply to Council of Europe or of Ministers?"));
    assert!(!window.shows("Reply to Nous dirions autrement."));
}

#[test]
fn what_others_say_can_be_answered_and_not_changed() {
    let mut window = at_quote();
    call(&mut window, "Anna");
    window.press("Comment");
    window.type_text("Which council?");
    let file = window.session().path().expect("a file").to_owned();
    std::fs::write(&file, window.written()).expect("it can be written");
    let mut window = Window::open(&file);
    window.press("Translate");
    window.press("Quotes first");
    call(&mut window, "Boris");
    assert!(!window.shows(FIELD), "{:?}", window.names());
    assert!(window.shows("Which council?"));
    assert!(!window.shows("Delete Which council?"));
    window.press("Reply to Which council?");
    window.type_text("That of Europe.");
    let reply = only(&window).replies.first().expect("an answer");
    assert_eq!(
        (reply.by.as_str(), reply.text.as_str()),
        ("Boris", "That of Europe.")
    );
}

#[test]
fn a_comment_whose_text_is_gone_stays_to_be_seen() {
    let mut window = at_quote();
    window.press("Comment");
    window.type_text("Which council?");
    window.keys(CTRL | Modifiers::ALT, Key::W);
    window.focus("Speaker, Brandt");
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    window.keys(CTRL | Modifiers::ALT, Key::T);
    window.settle();
    assert!(
        window.shows("Comments on what isn’t listed here"),
        "{:?}",
        window.names()
    );
    assert!(window.shows("a text that is gone"));
    window.press("Delete Which council?");
    assert!(!window.shows("a text that is gone"));
}

#[test]
fn what_was_said_of_an_edition_goes_and_comes_back_with_it() {
    let mut window = at_quote();
    for said in ["Which council?", "Which town?"] {
        window.press("Comment");
        window.type_text(said);
        window.ctrl(Key::ArrowDown);
    }
    window.menu(&["Languages", "Comment on the source"]);
    window.type_text("Which day?");
    let before = window.release().clone();
    window.menu(&["File", "Editions…"]);
    window.press("Remove French");
    window.press("Close");
    let said: Vec<&str> = comments(&window)
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(said, ["Which day?"]);
    window.ctrl(Key::Z);
    assert_eq!(*window.release(), before);
    window.keys(CTRL | Modifiers::ALT, Key::W);
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert!(!window.session().is_translating(), "{:?}", window.focused());
}

#[test]
fn a_comment_goes_with_a_quote_that_is_carried_into_another_section() {
    let mut window = at_quote();
    window.press("Comment");
    window.type_text("Which council?");
    let release = window.release();
    let quote = "sections/voices-huqk/blocks/brandt-6scd"
        .parse()
        .expect("an address");
    let carried = remove(release, &quote).expect("it's there");
    let Edit::Remove { item, .. } = &carried else {
        panic!("{carried:?}");
    };
    let there = "sections/opening-5acy/blocks".parse().expect("an address");
    let put = insert(&there, None, (**item).clone());
    let release = applied(release, &Edit::Group(vec![carried.clone(), put])).expect("it applies");
    let file = window.folder.path().join("carried.ron");
    std::fs::write(&file, write(&release).expect("it can be written")).expect("it's written");
    let mut window = Window::open(&file);
    window.press("Translate");
    window.press("With comments (1)");
    window.settle();
    assert!(!window.shows("Comments on what isn’t listed here"));
    window.press("Translate Words, Brandt");
    assert!(
        window.shows("Reply to Which council?"),
        "{:?}",
        window.names()
    );
}

#[test]
fn what_is_said_is_no_change_of_what_went_out() {
    let mut window = at_quote();
    window.menu(&["File", "Mark as issued"]);
    window.press("Comment");
    window.type_text("Zyxwvut is nobody’s business.");
    window.settle();
    assert!(!window.shows("Note the revision…"), "{:?}", window.names());
    let now = window.release().clone();
    let states = earlier_states(&now, false, None);
    let issued = states.first().expect("it was issued");
    let before = read_earlier(issued, &now, None).expect("it can be read");
    assert_eq!(before.comments, now.comments);
    let issued = now.issued.first().expect("it was issued").with_images(&now);
    assert_eq!(issued.comments.len(), 0);
    let found = differences(&issued, &now).expect("they can be compared");
    assert_eq!(revision_note(&issued, &now, &found), "");
}

#[test]
fn who_has_no_name_owns_what_was_begun_in_the_own_window() {
    let mut window = at_quote();
    window.press("Comment");
    window.type_text("Which council?");
    window.ctrl(Key::S);
    let file = window.session().path().expect("a file").to_owned();
    std::fs::write(&file, window.written()).expect("it can be written");
    let other = Window::open(&file);
    assert!(
        window
            .session()
            .is_own(&only(&window).id, &only(&window).by)
    );
    assert!(!other.session().is_own(&only(&other).id, &only(&other).by));
}

#[test]
fn two_versions_of_a_comment_are_settled_above_and_keep_nothing_from_going_out() {
    let window = at_quote();
    let mut base = window.release().clone();
    let edit = begun(
        &base,
        Id::parse("comment-a2b3").expect("an id"),
        ("headline".parse().expect("an address"), Subject::Text),
        ("Chen", Timestamp::UNIX_EPOCH),
    );
    base = applied(&base, &edit).expect("it applies");
    let said = |text: &str| {
        let at = "comments/comment-a2b3/text".parse().expect("an address");
        let edit = splice(&base, &at, 0..0, Fragment::plain(text)).expect("it's there");
        applied(&base, &edit).expect("it applies")
    };
    let merged = merge(
        &base,
        &said("Too long."),
        &said("Too short."),
        &Names::default(),
    );
    let merged = merged.expect("it merges").release;
    assert_eq!((merged.conflicts.len(), merged.unsettled().count()), (1, 0));
    let file = window.folder.path().join("both.ron");
    std::fs::write(&file, write(&merged).expect("it can be written")).expect("it's written");
    let mut window = Window::open(&file);
    window.press("Keep the second version: Comment on Headline");
    assert_eq!(only(&window).text.as_str(), "Too short.");
    assert_eq!(window.release().conflicts.len(), 0);
}

/// Writes a copy of the release beside its file, in which somebody has said something.
fn copy_with(
    window: &Window,
    change: &dyn Fn(&mut communique::release::Release),
) -> std::path::PathBuf {
    let mut copy = window.release().clone();
    change(&mut copy);
    let own = window.session().path().expect("a file").to_owned();
    let path = own.with_file_name("sent back.ron");
    std::fs::write(&path, write(&copy).expect("it can be written")).expect("it's written");
    path
}

fn look_at(window: &mut Window, file: &Path) {
    window.menu(&["File", "Bring in translations from…"]);
    window.give_path(file, "Open");
    window.settle();
}

#[test]
fn comments_come_back_with_a_copy_and_nothing_that_is_said_here_goes() {
    let mut window = at_quote();
    call(&mut window, "Anna");
    window.press("Comment");
    window.type_text("Which council?");
    let file = copy_with(&window, &|copy| {
        let said = copy.comments.first().expect("it's there").clone();
        let mut new = said.clone();
        new.id = Id::parse("comment-new1").expect("an id");
        new.by = "Chen".into();
        new.text = "The title is too long.".into();
        let mut answered = said;
        answered.state = CommentState::Resolved;
        let reply = communique::release::Reply {
            id: Id::parse("reply-new1").expect("an id"),
            made: answered.made,
            by: "Chen".into(),
            text: "That of Europe.".into(),
        };
        answered.replies = [reply].into_iter().collect();
        copy.comments = [answered, new].into_iter().collect();
    });
    // It's gone on with here.
    window.focus(FIELD);
    window.keys(Modifiers::NONE, Key::End);
    window.type_text(" Somebody asks.");
    let before = window.release().clone();
    look_at(&mut window, &file);
    assert!(window.shows("3 comments"), "{:?}", window.names());
    assert_eq!(*window.release(), before, "nothing is changed yet");
    window.press("Words, Brandt (French): The title is too long.");
    window.press("Bring in 2 changes");
    window.settle();
    let comment = only(&window);
    assert_eq!(comment.text.as_str(), "Which council? Somebody asks.");
    assert_eq!(comment.state, CommentState::Resolved);
    assert_eq!(
        comment.replies.first().map(|reply| reply.text.as_str()),
        Some("That of Europe.")
    );
    look_at(&mut window, &file);
    window.press("Bring in one change");
    window.settle();
    assert_eq!(window.release().comments.len(), 2);
    look_at(&mut window, &file);
    assert!(window.shows(
        "No translation of sent back.ron differs from what is here, and no comment in it is new."
    ));
}

#[test]
fn no_comment_is_printed_or_handed_out() {
    let mut window = at_quote();
    window.press("Comment");
    window.type_text("Zyxwvut is nobody’s business.");
    window.menu(&["Languages", "Comment on the source"]);
    window.type_text("Zyxwvut, once more.");
    for page in [Key::Num1, Key::Num2] {
        window.keys(CTRL | Modifiers::ALT, page);
        let pages = window.session().preview().pages().expect("there are pages");
        assert!(!words(pages).contains("Zyxwvut"));
    }
    let release = window.release();
    let french = &release.editions.first().expect("an edition").id;
    for format in ExchangeFormat::ALL {
        let wanted = HandOut {
            edition: french.clone(),
            format,
            is_filled: true,
            names: UnitNames(|_, _, _| String::new()),
        };
        let bytes = handed_out(release, &wanted).expect("it can be handed out");
        let text = match format {
            ExchangeFormat::Word => {
                let mut document =
                    zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a document");
                let places = 0..document.len();
                let parts = places.map(|place| {
                    let part = document.by_index(place).expect("it's there");
                    std::io::read_to_string(part).unwrap_or_default()
                });
                parts.collect()
            }
            _ => String::from_utf8(bytes).expect("text"),
        };
        assert!(text.contains("Counter-Terrorism Week"), "{format:?}");
        assert!(!text.contains("Zyxwvut"), "{format:?}");
    }
    if foreign::has("pdftotext") {
        let all = Concessions {
            inaccessible: true,
            incomplete: true,
        };
        let made = pdf(release, Some(french), &HouseStyle::shipped(), all).expect("a PDF");
        let file = window.folder.path().join("fr.pdf");
        std::fs::write(&file, made).expect("it can be written");
        let text = foreign::output("pdftotext", &[file.to_str().expect("plain"), "-"]);
        assert!(!String::from_utf8_lossy(&text).contains("Zyxwvut"));
    }
}
