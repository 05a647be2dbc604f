//! Comments, by what becomes of them when the texts that they're on are changed, and when two
//! people have said something at once.

use communique::compare::{Names, Settlement, merge, settle};
use communique::edit::{Edit, applied, insert, remove, set, splice};
use communique::language::Tag;
use communique::release::{
    Block, Comment, CommentState, FieldPath, Fragment, Id, Paragraph, ParagraphKind, Release,
    Subject, comments_list,
};
use communique::review::{begun, comments_on, news_of, noted, reply, resolve, set_aside};
use communique::storage::read;
use communique::translate::units;
use jiff::Timestamp;

use crate::support::sample_text;

fn path(text: &str) -> FieldPath {
    text.parse().expect("an address")
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

fn french() -> Tag {
    Tag::parse("fr").expect("a tag")
}

fn sample() -> Release {
    let text = sample_text("ct-week-2021.ron");
    read(text.as_bytes()).expect("it can be read").release
}

/// The prose of the sample's first block, and its paragraphs' ids.
fn prose(release: &Release) -> (FieldPath, Vec<Id>) {
    let section = release.sections.first().expect("a section");
    let block = section.blocks.first().expect("a block");
    let Block::Prose(block) = block else {
        panic!("{block:?}");
    };
    let at = path(&format!("sections/{}/blocks/{}/text", section.id, block.id));
    let ids = block.text.iter().map(|one| one.id.clone()).collect();
    (at, ids)
}

fn commented(release: &Release, name: &str, at: &FieldPath) -> Release {
    let about = (at.clone(), Subject::Text);
    let edit = begun(release, id(name), about, ("Anna", Timestamp::UNIX_EPOCH));
    let release = applied(release, &edit).expect("it applies");
    let text = comments_list().item(&id(name)).field("text");
    let edit = splice(&release, &text, 0..0, Fragment::plain("Really?")).expect("it's there");
    applied(&release, &edit).expect("it applies")
}

fn on<'a>(release: &'a Release, at: &'a FieldPath) -> Vec<&'a str> {
    let language = Tag::english();
    let comments = release.comments.iter();
    let on =
        comments.filter(|one| comments_on(release, at, &language).any(|other| other.id == one.id));
    on.map(|one| one.id.as_str()).collect()
}

fn aside(release: &Release) -> Vec<String> {
    let language = french();
    let units = units(release, &language);
    let is_listed = |at: &FieldPath| units.iter().any(|unit| unit.at == *at);
    let aside = set_aside(release, &language, &is_listed);
    aside.map(|comment| comment.id.to_string()).collect()
}

#[test]
fn a_comment_stays_with_the_half_that_keeps_its_paragraphs_name() {
    let release = sample();
    let (prose, ids) = prose(&release);
    let [first, second, ..] = ids.as_slice() else {
        panic!("{ids:?}");
    };
    let (at, behind) = (prose.item(first), prose.item(second));
    let release = commented(&release, "comment-a2b3", &at);
    let release = commented(&release, "comment-c4d5", &behind);
    // Divided, the first half goes by the name.
    let new = Paragraph {
        id: id("p-new1"),
        kind: ParagraphKind::Plain,
        content: Fragment::plain("The second half."),
    };
    let divided = Edit::Group(vec![
        splice(&release, &at, 10..20, Fragment::plain("")).expect("it's there"),
        insert(&prose, Some(first.clone()), new),
    ]);
    let divided = applied(&release, &divided).expect("it applies");
    assert_eq!(on(&divided, &at), ["comment-a2b3"]);
    assert_eq!(on(&divided, &prose.item(&id("p-new1"))), [""; 0]);
    // Joined, what is said of the second stands aside until it's back.
    let joined = applied(&release, &remove(&release, &behind).expect("it's there"));
    let joined = joined.expect("it applies");
    assert_eq!(on(&joined, &at), ["comment-a2b3"]);
    assert_eq!(aside(&joined), ["comment-c4d5"]);
    assert_eq!(aside(&release), [""; 0]);
}

/// What two people's changes of the same release come to, with nothing at odds.
fn merged(base: &Release, ours: &Release, theirs: &Release) -> Release {
    let merged = merge(base, ours, theirs, &Names::default()).expect("it merges");
    assert_eq!(merged.release.conflicts.len(), 0);
    merged.release
}

fn answered(release: &Release, name: &str, says: &str) -> Release {
    let by = ("Boris", Timestamp::UNIX_EPOCH);
    let edit = reply(release, &id("comment-a2b3"), id(name), by).expect("it's there");
    let release = applied(release, &edit).expect("it applies");
    let text = path(&format!("comments/comment-a2b3/replies/{name}/text"));
    let edit = splice(&release, &text, 0..0, Fragment::plain(says)).expect("it's there");
    applied(&release, &edit).expect("it applies")
}

fn resolved(release: &Release) -> Release {
    let edit = resolve(release, &id("comment-a2b3"), CommentState::Resolved);
    applied(release, &edit.expect("it's there")).expect("it applies")
}

#[test]
fn what_two_answer_and_one_resolves_comes_together() {
    let base = commented(&sample(), "comment-a2b3", &path("headline"));
    let ours = answered(&base, "reply-a2b3", "Yes.");
    let theirs = resolved(&answered(&base, "reply-c4d5", "No."));
    let merged = merged(&base, &ours, &theirs);
    let comment = merged.comments.first().expect("it's there");
    let said = comment.replies.iter().map(|one| one.text.as_str());
    let mut said: Vec<&str> = said.collect();
    said.sort_unstable();
    assert_eq!(said, ["No.", "Yes."]);
    assert_eq!(comment.state, CommentState::Resolved);
}

#[test]
fn what_one_has_taken_out_and_another_answered_isnt_lost() {
    let base = commented(&sample(), "comment-a2b3", &path("headline"));
    let gone = remove(&base, &path("comments/comment-a2b3")).expect("it's there");
    let gone = applied(&base, &gone).expect("it applies");
    let answered = answered(&base, "reply-c4d5", "It's important.");
    let is_kept = |release: &Release| {
        let comment = release.comments.first();
        comment.is_some_and(|one| one.replies.iter().any(|one| !one.text.is_blank()))
    };
    for (ours, theirs, keeps) in [
        (&gone, &answered, Settlement::Theirs),
        (&answered, &gone, Settlement::Ours),
    ] {
        let merged = merge(&base, ours, theirs, &Names::default()).expect("it merges");
        let release = merged.release;
        if is_kept(&release) {
            continue;
        }
        let conflict = release.conflicts.first().expect("it's told").clone();
        let edit = settle(&release, &conflict.id, keeps).expect("it can be settled");
        let settled = applied(&release, &edit).expect("it applies");
        assert!(is_kept(&settled), "{:?}", settled.comments);
    }
}

#[test]
fn what_a_tool_has_noted_is_the_same_whoever_brings_it_in() {
    let release = sample();
    let at = path("headline");
    let one = noted((&at, &french()), ("Chen", "Too long?"));
    let again = noted((&at, &french()), ("Chen", "Too long?"));
    assert_eq!(one, again);
    let others = [
        noted((&at, &french()), ("Chen", "Too long.")),
        noted((&at, &french()), ("Boris", "Too long?")),
        noted((&path("subheadline"), &french()), ("Chen", "Too long?")),
    ];
    assert!(others.iter().all(|other: &Comment| other.id != one.id));
    let brought = insert(&comments_list(), None, one.clone());
    let release = applied(&release, &brought).expect("it applies");
    assert_eq!(news_of(&release, &[again].into_iter().collect()), []);
    // What is resolved here stays so when it comes once more.
    let done = set(&release, &one.path().field("state"), CommentState::Resolved);
    let release = applied(&release, &done.expect("it's there")).expect("it applies");
    assert_eq!(news_of(&release, &[one].into_iter().collect()), []);
}
