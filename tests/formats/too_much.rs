//! Files that hold more than a release may, or what nobody looks at there.

use std::sync::Arc;

use communique::compare::{Names, merge};
use communique::release::{Issued, List, Release};
use communique::storage;

use crate::support::{arbitrary, sample_text};

/// A file in which two people have changed the kind of the event, to this on one side.
fn at_odds(words: &str) -> String {
    let base = sample_text("ct-week-2021.ron");
    let with = |tag: &str| {
        let text = base.replace("SIDE EVENT", tag);
        storage::read(text.as_bytes()).expect("it opens").release
    };
    let (ours, theirs) = (with("MAIN EVENT"), with("OPEN EVENT"));
    let merged = merge(&with("SIDE EVENT"), &ours, &theirs, &Names::default());
    let text = storage::write(&merged.expect("it merges").release).expect("it can be written");
    text.replace("OPEN EVENT", words)
}

#[test]
fn more_in_conflicts_than_people_put_there_is_refused() {
    storage::read(at_odds("OPEN EVENTS").as_bytes()).expect("it opens");
    let said = |text: String| {
        let error = storage::read(text.as_bytes()).expect_err("it's too much");
        error.to_string()
    };
    let long = said(at_odds(&"a b ".repeat(300_000)));
    assert!(
        long.contains("conflict") && long.contains("1200000 bytes"),
        "{long}"
    );
    let text = at_odds("OPEN EVENT");
    let (before, rest) = text.split_once("conflicts: [\n").expect("conflicts");
    let (conflict, after) = rest.split_once("\n  ],").expect("their end");
    let (_, id) = conflict.split_once("conflict-").expect("an id");
    let (id, _) = id.split_once('"').expect("its end");
    let many = (0..1_001).map(|at| conflict.replace(id, &format!("a{at}")));
    let many: Vec<String> = many.collect();
    let many = said(format!(
        "{before}conflicts: [\n{}\n  ],{after}",
        many.join("\n")
    ));
    assert!(many.contains("1001 places"), "{many}");
    let name = format!("by: \"{}\", says: Text", "B".repeat(20_001));
    let long = said(text.replacen("says: Text", &name, 1));
    assert!(
        long.contains("conflict") && long.contains("20001 bytes"),
        "{long}"
    );
}

#[test]
fn what_was_issued_has_nothing_of_its_own_that_goes_unchecked() {
    let sample = sample_text("ct-week-2021.ron");
    let release = storage::read(sample.as_bytes()).expect("it opens").release;
    let at = "2026-11-26T12:00:00Z".parse().expect("a moment");
    let odd = storage::read(at_odds("OPEN EVENT").as_bytes())
        .expect("it opens")
        .release;
    let before = Issued::of(&release, arbitrary::id("issued-q2w3"), at);
    let mut issued_before = release.clone();
    issued_before.issued = [before.clone()].into_iter().collect();
    let mut with_images = before.clone();
    with_images.release = Arc::new(with_images.with_images(&release));
    let mut with_issued = before.clone();
    with_issued.release = Arc::new(Release {
        images: List::default(),
        ..issued_before
    });
    let mut with_conflicts = before;
    with_conflicts.release = Arc::new(Release {
        images: List::default(),
        ..odd
    });
    for (name, issued) in [
        ("images", with_images),
        ("issued", with_issued),
        ("conflicts", with_conflicts),
    ] {
        let mut release = release.clone();
        release.issued = [issued].into_iter().collect();
        let file = storage::write(&release).expect("it can be written");
        let error = storage::read(file.as_bytes()).expect_err(name).to_string();
        let place = format!("in issued/issued-q2w3/{name}");
        assert!(error.contains(&place), "{error}");
        assert!(error.contains("take them out"), "{error}");
    }
}

#[test]
fn more_text_than_can_be_typeset_is_refused() {
    let paragraph = format!("\"{}\",", "Word after word. ".repeat(60));
    let section = |length: usize| {
        let text = paragraph.repeat(length / paragraph.len());
        format!("(blocks: [Prose(text: [{text}])]),")
    };
    let release = |sections: &str| format!("(format: 3, language: \"en\", sections: [{sections}])");
    let field = release(&section(1_300_000));
    let said = storage::read(field.as_bytes()).expect_err("a long field");
    assert!(said.to_string().contains("a field holds at most"), "{said}");
    let whole = release(&section(900_000).repeat(7));
    let said = storage::read(whole.as_bytes()).expect_err("much text");
    assert!(
        said.to_string().contains("divide it into several"),
        "{said}"
    );
    let enough = release(&section(900_000).repeat(4));
    assert!(storage::read(enough.as_bytes()).is_ok());
    // What isn't prose is far shorter.
    let line = format!(
        "(format: 3, language: \"en\", headline: \"{}\")",
        "word ".repeat(5_000)
    );
    let said = storage::read(line.as_bytes()).expect_err("a long headline");
    let said = said.to_string();
    assert!(
        said.contains("headline") && said.contains("shorten it"),
        "{said}"
    );
    let breaks = format!("\"{}\"", "a\\\\\\n".repeat(30_000));
    let lines = release(&format!("(blocks: [Prose(text: [{breaks}])])"));
    let said = storage::read(lines.as_bytes()).expect_err("many lines");
    assert!(said.to_string().contains("line breaks"), "{said}");
}

#[test]
fn a_file_of_100_megabytes_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.ron");
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len(100 * 1024 * 1024).expect("a sparse file");
    let message = storage::open(&path).expect_err("too long").to_string();
    assert!(message.contains("104857600 bytes"), "{message}");
}

#[test]
fn editions_have_room_of_their_own_and_no_more() {
    let edition = |language: &str, count: usize| {
        let segment = |at: usize| {
            format!(
                "(at: \"summary/p-{at}\", text: [(\"p-{at}\", \"{}\")])",
                "a b ".repeat(999)
            )
        };
        let segments: Vec<String> = (0..count).map(segment).collect();
        format!(
            "(language: \"{language}\", segments: [{}])",
            segments.join(",")
        )
    };
    let release = |editions: &[String]| {
        let editions = editions.join(",");
        format!("(format: 3, language: \"en\", editions: [{editions}])")
    };
    let two = release(&[edition("fr", 2_000), edition("ru", 2_000)]);
    let opened = storage::read(two.as_bytes()).expect("each has room for that");
    assert_eq!(opened.release.editions.len(), 2);
    let said = |text: String| {
        let error = storage::read(text.as_bytes()).expect_err("it's too much");
        error.to_string()
    };
    let long = said(release(&[edition("fr", 2_500)]));
    assert!(long.contains("an edition has 9990000 bytes"), "{long}");
    let letters = "abcdefghijklmnopqrstuvwxy".chars();
    let many: Vec<String> = letters
        .map(|letter| edition(&format!("z{letter}"), 0))
        .collect();
    let many = said(release(&many));
    assert!(many.contains("it has 25 editions"), "{many}");
}
