//! Files that can be read although something in them isn't as it's written: it's
//! mended, and said.

use communique::release::{Content, DEEPEST_LEVEL, ParagraphKind};
use communique::storage;
use communique::texts::notice;

use crate::support::kept::with_all_that_is_kept;
use crate::support::sample_text;

#[test]
fn harmless_differences_are_read_and_said() {
    let sample = sample_text("ct-week-2021.ron");
    let expected = storage::read(sample.as_bytes())
        .expect("the sample")
        .release;
    let cases = [
        ("byte order mark", format!("\u{FEFF}{sample}")),
        ("CR LF", sample.replace('\n', "\r\n")),
        ("one line", sample.replace("\n", " ")),
        (
            "comments",
            sample.replacen("kind:", "// to be discussed\n  kind:", 1),
        ),
    ];
    for (what, text) in cases {
        let opened =
            storage::read(text.as_bytes()).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(opened.release, expected, "{what}");
        assert!(
            opened.notices.contains(&storage::Notice::OtherForm),
            "{what}"
        );
    }
    let commented = sample.replacen("kind:", "// to be discussed\n  kind:", 1);
    let notices = storage::read(commented.as_bytes())
        .expect("it opens")
        .notices;
    let messages: Vec<String> = notices.iter().map(notice).collect();
    assert!(
        messages
            .iter()
            .any(|message| message.starts_with("The file has a comment (line 5)")),
        "{messages:?}"
    );
}

#[test]
fn a_footnote_without_a_mark_and_control_characters_are_said() {
    let sample = sample_text("ct-week-2021.ron");
    let text = sample.replacen("[^technical-guide-6ye4]", "", 1).replacen(
        "SIDE EVENT",
        "SIDE\u{7} EVENT\u{1b}",
        1,
    );
    let opened = storage::read(text.as_bytes()).expect("it opens");
    assert_eq!(opened.release.banner.tag.as_str(), "SIDE EVENT");
    let messages: Vec<String> = opened.notices.iter().map(notice).collect();
    assert!(
        messages
            .iter()
            .any(|message| message.starts_with("2 control characters")),
        "{messages:?}"
    );
    assert!(
        messages
            .iter()
            .any(|message| message.contains("has no mark in the text")),
        "{messages:?}"
    );
}

#[test]
fn what_nothing_can_print_is_taken_out_once_and_counted() {
    let sample = sample_text("ct-week-2021.ron");
    let text = sample
        // A lone carriage return is a line's end, which a line has none of.
        .replacen("SIDE EVENT", "SIDE\\rEV\\u{1}ENT", 1)
        .replacen("**Radicalization", "\\u{7}**Radicalization", 1)
        .replacen("2021 Counter-Terrorism Week", "2021\u{fffc} Week", 1)
        .replacen(
            "This virtual event",
            "This\\u{8} virtual [event](http://a\\u{0}b)",
            1,
        );
    let opened = storage::read(text.as_bytes()).expect("it opens");
    assert_eq!(opened.release.banner.tag.as_str(), "SIDE EVENT");
    assert_eq!(opened.release.banner.event.as_str(), "2021 Week");
    let counted = opened.notices.iter().find_map(|notice| match notice {
        storage::Notice::ControlCharacters(count) => Some(*count),
        _ => None,
    });
    assert_eq!(counted, Some(4));
    // And it can be saved.
    let written = storage::write(&opened.release).expect("it can be written");
    assert!(written.contains("(http://ab)"), "{written}");
    let again = storage::read(written.as_bytes()).expect("it opens again");
    assert_eq!(again.release, opened.release);
    assert_eq!(again.notices, []);
}

/// Where each text of a file ends.
fn ends_of_texts(file: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut is_within, mut is_escaped) = (false, false);
    for (at, letter) in file.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => {
                if is_within {
                    ends.push(at);
                }
                is_within = !is_within;
            }
            _ => {}
        }
    }
    ends
}

#[test]
fn what_opens_can_be_saved_whichever_of_its_texts_has_what_nothing_can_print() {
    let file = with_all_that_is_kept();
    for name in ["by: \"Anna\"", "by: \"Boris\"", "issued-q2w3"] {
        assert!(file.contains(name), "{name}");
    }
    storage::read(file.as_bytes()).expect("it opens as it is");
    let mut opened = 0;
    for end in ends_of_texts(&file) {
        let (before, after) = file.split_at(end);
        let odd = format!("{before}a\\u{{0}}\\u{{7}}\\r\\u{{fffc}}{after}");
        let Ok(odd) = storage::read(odd.as_bytes()) else {
            continue;
        };
        opened += 1;
        let written = storage::write(&odd.release).expect("it can be written");
        let again = storage::read(written.as_bytes());
        let again = again.unwrap_or_else(|error| panic!("after {before:?}: {error}"));
        assert!(again.release == odd.release, "after {before:?}");
    }
    assert!(opened > 100, "{opened}");
}

#[test]
fn what_is_longer_or_deeper_than_anybody_writes_it_opens_as_it_can_be_saved() {
    let sample = sample_text("ct-week-2021.ron");
    let subtags = "-aaaaaaaa".repeat(6);
    // Its canonical form is longer than it, and than any that is read.
    let long = sample.replace(
        "language: \"en\",",
        &format!("language: \"sh-x{subtags}-aaaaa\","),
    );
    let paragraph = "conflicts: [(id: \"conflict-a2b3\", at: \"summary/p-a2b3/kind\", \
        base: Value(Paragraph(Plain)), ours: (says: Value(Paragraph(Numbered(200)))), \
        theirs: (says: Value(Paragraph(Bullet(200)))))],\n  images: [";
    let deep = sample.replace("images: [", paragraph);
    for odd in [long, deep] {
        assert_ne!(odd, sample);
        let Ok(opened) = storage::read(odd.as_bytes()) else {
            continue;
        };
        let mut release = opened.release;
        if let Some(conflict) = release.conflicts.first() {
            assert_eq!(
                conflict.theirs.says,
                Content::Value(ParagraphKind::Bullet(DEEPEST_LEVEL).into())
            );
            release.conflicts = Default::default();
        }
        let written = storage::write(&release).expect("it can be written");
        let again = storage::read(written.as_bytes()).expect("it opens again");
        assert_eq!(again.release, release);
    }
}

#[test]
fn cells_written_without_names_stand_under_their_columns() {
    let text = r#"(format: 3, language: "en", sections: [(blocks: [Table(
        columns: [(heading: "Year"), (id: "sum", heading: "Sum")],
        rows: [(cells: [(text: "2025"), (text: "12")]), (cells: [(id: "sum", text: "13")])],
    )])])"#;
    let release = storage::read(text.as_bytes()).expect("it opens").release;
    let section = release.sections.first().expect("a section");
    let Some(communique::release::Block::Table(table)) = section.blocks.first() else {
        panic!("no table");
    };
    let columns: Vec<String> = table.columns.iter().map(|c| c.id.to_string()).collect();
    let row = table.rows.first().expect("a row");
    let cells: Vec<String> = row.cells.iter().map(|c| c.id.to_string()).collect();
    assert_eq!(cells, columns);
    assert_eq!(columns[1], "sum");
}

#[test]
fn items_written_without_ids_get_the_same_ones_each_time() {
    let text =
        r#"(format: 3, language: "en", summary: ["One.", "- Two."], organizers: [(name: ["A"])])"#;
    let first = storage::read(text.as_bytes()).expect("it opens").release;
    let second = storage::read(text.as_bytes()).expect("it opens").release;
    assert_eq!(first, second);
    let ids: Vec<String> = first
        .summary
        .iter()
        .map(|paragraph| paragraph.id.to_string())
        .collect();
    assert!(
        ids.iter().all(|id| id.starts_with("p-") && id.len() == 6),
        "{ids:?}"
    );
    assert_ne!(ids.first(), ids.last());
    assert!(!first.id.is_unset());
}

#[test]
fn a_file_of_an_earlier_format_opens_as_it_is() {
    let text = sample_text("ct-week-2021.ron");
    for earlier in ["format: 1", "format: 2"] {
        let first = text.replacen("format: 3", earlier, 1);
        let opened = storage::read(first.as_bytes()).expect("it opens");
        assert_eq!(opened.notices, Vec::new());
        let again = storage::write(&opened.release).expect("it can be written");
        assert_eq!(again, text);
    }
}

#[test]
fn what_an_edition_and_its_translations_are_called_comes_from_what_they_are_of() {
    let text = r#"(format: 3, language: "en", headline: "One", editions: [
  (language: "zh-Hans", segments: [(at: "headline", line: "一")]),
  (language: "fr", left_out: [(at: "links/a-b2c3")]),
])"#;
    let opened = storage::read(text.as_bytes()).expect("it opens");
    let editions: Vec<&str> = opened
        .release
        .editions
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(editions, ["zh-hans", "fr"]);
    let segment = opened
        .release
        .editions
        .first()
        .expect("one")
        .segments
        .first();
    let segment = segment.expect("one");
    assert_eq!(
        segment.id,
        communique::release::Segment::id_for(&segment.at)
    );
    let missing = text.replace("language: \"fr\", ", "");
    let said = storage::read(missing.as_bytes())
        .expect_err("it has no language")
        .to_string();
    assert!(
        said.contains("language") && said.contains("line 3"),
        "{said}"
    );
    let twice = text.replace(
        "line: \"一\")",
        "line: \"一\"), (id: \"x\", at: \"headline\")",
    );
    let said = storage::read(twice.as_bytes())
        .expect_err("it's there twice")
        .to_string();
    assert!(said.contains("‘headline’ is translated twice"), "{said}");
}
