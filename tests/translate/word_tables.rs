//! Word tables as Word, LibreOffice and people leave them.

use std::io::Write;

use communique::release::SegmentState;
use communique::translate::exchange::{
    Bringing, ExchangeFormat, Refusal, Remark, Why, pack, read, write,
};

use super::strangers::{BANNER, NOTED, french, only, reasons, said};

#[test]
fn a_damaged_word_document_is_refused() {
    let release = french();
    let edition = release.editions.first().expect("one");
    let parcel = pack(&release, edition, &|_, unit| unit.at.to_string());
    let whole = write(&parcel, ExchangeFormat::Word, false).expect("it can be written");
    for length in [4, 40, whole.len() / 2, whole.len() - 1] {
        assert!(read(&whole[..length]).is_err(), "{length}");
    }
    let zip = |name: &str, text: &str| package(&[(name, text)]);
    assert_eq!(read(&zip("mimetype", "text")), Err(Refusal::Unknown));
    let no_table = "<w:document xmlns:w='w'><w:body><w:p/></w:body></w:document>";
    assert_eq!(
        read(&zip("word/document.xml", no_table)),
        Err(Refusal::NoTable)
    );
    // What is packed small and is huge.
    let bomb = zip("word/document.xml", &" ".repeat(200 * 1024 * 1024));
    assert!(bomb.len() < 1024 * 1024);
    assert!(matches!(
        read(&bomb),
        Err(Refusal::TooLarge(_) | Refusal::TooMuch)
    ));
}

#[test]
fn rows_of_a_word_table_that_lost_a_cell_or_their_address_are_named() {
    let cell = |lines: &[&str]| {
        let paragraphs: Vec<String> = lines
            .iter()
            .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
            .collect();
        format!("<w:tc>{}</w:tc>", paragraphs.concat())
    };
    let row = |cells: &[&[&str]]| {
        let cells: Vec<String> = cells.iter().map(|lines| cell(lines)).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let rows = [
        row(&[&["Text"], &["en"], &["fr"], &["State"]]),
        row(&[
            &["Event", BANNER],
            &["2021 Counter-Terrorism Week"],
            &["Semaine"],
            &["Final"],
        ]),
        row(&[&["Headline", "headline"], &["Un titre"], &["Final"]]),
        row(&[&["Place"], &["New York"], &["New York"], &["Final"]]),
    ];
    let parcel = read(&table(&rows.concat(), "")).expect("it can be read");
    let brought = Bringing::new(&french(), &parcel, None, false).expect("it's of it");
    assert_eq!(said(only(&brought)), "Semaine");
    assert_eq!(
        reasons(&brought),
        [("headline", &Why::Cells), ("Place", &Why::NoAddress)]
    );
}

/// A Word document with a table of these rows, and styles.
fn table(rows: &str, styles: &str) -> Vec<u8> {
    let document =
        format!("<w:document xmlns:w=\"w\"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
    let keywords = "<p><keywords>communique:ct-week-2021-djvt:en:fr</keywords></p>";
    let styles = format!("<w:styles xmlns:w=\"w\">{styles}</w:styles>");
    package(&[
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", &styles),
        ("docProps/core.xml", keywords),
    ])
}

/// A Word document with what it refers to, as these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).expect("it can");
        zip.write_all(text.as_bytes()).expect("it can");
    }
    zip.finish().expect("it can").into_inner()
}

#[test]
fn what_is_said_in_comments_of_a_row_is_noted_of_its_text() {
    let anchored = r#"<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>Semaine</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r><w:r><w:commentReference w:id="7"/></w:r></w:p>"#;
    let row = row_of(BANNER, anchored, "Final");
    let other = row_of(
        "headline",
        "<w:p><w:r><w:t>Titre</w:t></w:r></w:p>",
        "Final",
    );
    // A comment may stand at any cell of its row, and nothing stands where it was taken out.
    let other = other.replacen(
        "<w:tc>",
        r#"<w:tc><w:p><w:r><w:commentReference w:id="9"/></w:r><w:r><w:commentReference w:id="5"/></w:r></w:p>"#,
        1,
    );
    let document = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:tbl>{row}{other}</w:tbl></w:body></w:document>"
    );
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let said = |id: &str, by: &str, lines: &str| {
        format!("<w:comment w:id=\"{id}\" w:author=\"{by}\">{lines}</w:comment>")
    };
    let comments = [
        said(
            "4",
            "Chen",
            &(line("Which week?") + &line("Or which month?")),
        ),
        said("5", "", &line("Too long.")),
        said("7", "Boris", &line("The first.")),
        said("8", "Boris", &line("Of nothing.")),
    ];
    let comments = format!(
        "<w:comments xmlns:w=\"w\">{}</w:comments>",
        comments.concat()
    );
    let relations = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#;
    let keywords = "<p><keywords>communique:ct-week-2021-djvt:en:fr</keywords></p>";
    let file = package(&[
        ("word/document.xml", &document),
        ("word/comments.xml", &comments),
        ("word/_rels/document.xml.rels", relations),
        ("docProps/core.xml", keywords),
    ]);
    let parcel = read(&file).expect("it can be read");
    let brought = Bringing::new(&french(), &parcel, None, false).expect("it's of it");
    let notes = brought.notes.iter();
    let notes: Vec<(String, &str, &str)> = notes
        .map(|(at, note)| (at.to_string(), note.by.as_str(), note.text.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (BANNER.to_owned(), "Chen", "Which week?\nOr which month?"),
            (BANNER.to_owned(), "Boris", "The first."),
            ("headline".to_owned(), "", "Too long."),
        ]
    );
    assert_eq!(
        brought.changes.iter().flat_map(|one| &one.remarks).count(),
        0
    );
}

#[test]
fn a_comment_that_every_row_refers_to_is_read_once() {
    let refers =
        r#"<w:p><w:r><w:t>Semaine</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>"#;
    let rows = row_of(BANNER, refers, "Final").repeat(1_000);
    let document =
        format!("<w:document xmlns:w=\"w\"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
    let long = "x".repeat(9_000);
    let comments = format!(
        "<w:comments xmlns:w=\"w\"><w:comment w:id=\"1\"><w:p><w:r><w:t>{long}</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let relations = r#"<Relationships><Relationship Id="r1" Type="x/comments" Target="/word/comments.xml"/></Relationships>"#;
    let keywords = "<p><keywords>communique:ct-week-2021-djvt:en:fr</keywords></p>";
    let parcel = read(&package(&[
        ("word/document.xml", &document),
        ("word/comments.xml", &comments),
        ("word/_rels/document.xml.rels", relations),
        ("docProps/core.xml", keywords),
    ]));
    let parcel = parcel.expect("it can be read");
    assert!(format!("{parcel:?}").len() < 10 * document.len());
    let brought = Bringing::new(&french(), &parcel, None, false).expect("it's of it");
    assert_eq!(brought.notes.len(), 1);
}

#[test]
fn a_document_whose_table_or_whose_rows_are_gone_says_so() {
    let document = "<w:document xmlns:w='w'><w:body><w:p/></w:body></w:document>";
    let keywords = "<p><keywords>communique:ct-week-2021-djvt:en:fr</keywords></p>";
    let file = package(&[
        ("word/document.xml", document),
        ("docProps/core.xml", keywords),
    ]);
    assert_eq!(read(&file), Err(Refusal::NoTable));
    let release = french();
    let edition = release.editions.first().expect("one");
    let all = pack(&release, edition, &|_, unit| unit.at.to_string());
    let brought = Bringing::new(&release, &all, None, false).expect("it's of it");
    assert_eq!(brought.missing, 0);
    let row = row_of(BANNER, "<w:p><w:r><w:t>Semaine</w:t></w:r></w:p>", "Final");
    let other = row_of("notes_to_editors/p-none", "<w:p/>", "Final");
    let all = in_word(&other).missing;
    assert!(all > 10, "{all}");
    assert_eq!(in_word(&row).missing, all - 1);
}

/// A row about a text, whose translation stands in these paragraphs.
fn row_of(at: &str, paragraphs: &str, state: &str) -> String {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let first = [line("Text"), line(at), line("[1] technical-guide-6ye4")];
    let cells = [
        first.concat(),
        line("Words"),
        paragraphs.to_owned(),
        line(state),
    ];
    let cells: Vec<String> = cells.iter().map(|inside| cell(inside)).collect();
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn in_word(rows: &str) -> Bringing {
    let style = r#"<w:style w:styleId="N"><w:name w:val="Communique note"/></w:style>"#;
    let parcel = read(&table(rows, style)).expect("it can be read");
    Bringing::new(&french(), &parcel, None, false).expect("it's of it")
}

#[test]
fn a_footnotes_mark_that_a_program_has_torn_apart_is_one() {
    let run =
        |text: &str| format!("<w:r><w:rPr><w:rStyle w:val=\"N\"/></w:rPr><w:t>{text}</w:t></w:r>");
    let torn = [run("["), run("1"), run("] et ensuite")].concat();
    let paragraph = format!("<w:p><w:r><w:t>Deux</w:t></w:r>{torn}</w:p>");
    let brought = in_word(&row_of(NOTED, &paragraph, "Final"));
    let after = only(&brought).after.as_ref().expect("a text");
    assert_eq!(after.said(), "Deux[^technical-guide-6ye4] et ensuite");
    assert_eq!(only(&brought).remarks, []);
}

#[test]
fn changes_that_word_tracks_count_as_they_would_be_accepted() {
    let gone = "<w:del><w:r><w:delText>Old</w:delText></w:r></w:del>";
    let put_in = "<w:ins><w:r><w:t>New</w:t></w:r></w:ins>";
    let joined = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{gone}{put_in}</w:p><w:p><w:r><w:t> one[1]</w:t></w:r></w:p>"
    );
    let row = row_of(NOTED, &joined, "Final");
    let brought = in_word(&row);
    assert_eq!(said(only(&brought)), "New one");
    let taken_out = row.replacen("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1);
    assert_eq!(in_word(&taken_out).changes, []);
    // A control around a cell or a paragraph is none of its words.
    let controlled = row
        .replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>")
        .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>");
    assert_eq!(said(only(&in_word(&controlled))), "New one");
}

#[test]
fn empty_paragraphs_and_what_a_release_hasnt_are_left_out() {
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let note = r#"<w:p><w:r><w:t>Un[1]</w:t><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let paragraphs = [note.to_owned(), line(""), line(" "), line("Deux"), line("")];
    let brought = in_word(&row_of(NOTED, &paragraphs.concat(), "Final"));
    let only = only(&brought);
    assert_eq!(said(only), "Un\nDeux");
    assert_eq!(
        only.remarks,
        [Remark::UnknownCode("footnoteReference".to_owned())]
    );
    assert_eq!(only.state, SegmentState::Draft);
}

#[test]
fn states_that_nobody_knows_are_told() {
    let paragraph = "<w:p><w:r><w:t>Semaine</w:t></w:r></w:p>";
    let brought = in_word(&row_of(BANNER, paragraph, "Terminé"));
    let unknown = Remark::UnknownState("Terminé".to_owned());
    assert_eq!(only(&brought).remarks, [unknown]);
    assert_eq!(only(&brought).state, SegmentState::Draft);
    let brought = in_word(&row_of(BANNER, paragraph, " FINAL. "));
    assert_eq!(only(&brought).state, SegmentState::Final);
}

#[test]
fn a_word_table_says_its_languages_where_its_keywords_are_lost() {
    let head = |into: &str| {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let cells = ["Text", "en", into, "State"].map(cell);
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let row = row_of(BANNER, "<w:p><w:r><w:t>Semaine</w:t></w:r></w:p>", "Final");
    let of = |into: &str| {
        let document = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:tbl>{}{row}</w:tbl></w:body></w:document>",
            head(into)
        );
        let parcel = read(&package(&[("word/document.xml", &document)])).expect("it can be read");
        Bringing::new(&french(), &parcel, None, false)
    };
    assert_eq!(said(only(&of("fr").expect("it's French"))), "Semaine");
    assert_eq!(of("es"), Err(Refusal::NoEdition("es".to_owned())));
}

#[test]
fn brackets_without_end_are_letters() {
    let many = "[".repeat(1_000_000);
    let paragraph = format!("<w:p><w:r><w:t>{many}</w:t></w:r></w:p>");
    let brought = in_word(&row_of(NOTED, &paragraph, "Draft"));
    assert_eq!(said(only(&brought)).len(), many.len());
}

#[test]
fn what_word_has_and_a_release_hasnt_is_told() {
    let paragraph = r#"<w:p><w:r><w:t>Un[1]</w:t><w:sym w:char="F0E0"/></w:r></w:p>"#;
    let brought = in_word(&row_of(NOTED, paragraph, "Final"));
    assert_eq!(
        only(&brought).remarks,
        [Remark::UnknownCode("sym".to_owned())]
    );
}
