//! What translators' own tools make of the files that they get, and what comes back of it.

use std::path::{Path, PathBuf};

use communique::release::{Edition, List, Release, SegmentState};
use communique::translate::exchange::{Bringing, ExchangeFormat, pack, read, write};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::editions::{Desk, tag};
use crate::support::{arbitrary, foreign};

/// Where Debian has the schemas of OASIS.
const SCHEMAS: &str = "/usr/share/php/Symfony/Component/Translation/Resources/schemas";

/// The texts of the release's edition as a file in `folder`.
fn handed_out(release: &Release, format: ExchangeFormat, folder: &Path) -> PathBuf {
    let edition = release.editions.first().expect("an edition");
    let parcel = pack(release, edition, &|_, unit| {
        format!("The text at {}", unit.at)
    });
    let bytes = write(&parcel, format, false).expect("it can be written");
    let path = folder.join("texts").with_extension(format.extension());
    std::fs::write(&path, bytes).expect("it can be written");
    path
}

fn brought(release: &Release, file: &Path) -> Bringing {
    let bytes = std::fs::read(file).expect("it's there");
    let parcel = read(&bytes).unwrap_or_else(|refusal| panic!("{refusal}"));
    Bringing::new(release, &parcel, None, false).unwrap_or_else(|refusal| panic!("{refusal}"))
}

const BRANDT: &str = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";
const OPENING: &str = "sections/opening-5acy/blocks/text-dp9c/text/p-as6w";
const NOTED: &str = "sections/opening-5acy/blocks/text-dp9c/text/p-mmcg";

/// The real release, with some of it translated into French, and something of that out of date.
fn begun() -> Desk {
    let mut desk = Desk::of("fr");
    desk.translate(
        "headline",
        "Participation de la société civile & des « autres » <tous>",
    );
    desk.translate(BRANDT, "Permettez-moi d’insister.");
    desk.translate("banner/event", "Semaine de lutte contre le terrorisme");
    desk.rewrite("banner/event", "2021", "Second");
    desk
}

#[test]
fn xliff_is_valid_by_the_schemas_of_oasis() {
    if !foreign::has_library("lxml") || !foreign::has_folder(SCHEMAS) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut runner = TestRunner::deterministic();
    let mut releases = vec![begun().release];
    for _ in 0..40 {
        let tree = arbitrary::release().new_tree(&mut runner).expect("one");
        releases.push(tree.current());
    }
    let mut files = vec![PathBuf::from(SCHEMAS)];
    for (index, release) in releases.iter().enumerate() {
        for format in [ExchangeFormat::Xliff1, ExchangeFormat::Xliff2] {
            let own = folder.path().join(index.to_string());
            std::fs::create_dir_all(&own).expect("a folder");
            files.push(handed_out(release, format, &own));
        }
    }
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    foreign::python("validate.py", &files);
}

/// What translate-toolkit knows here: before 3.16 it doesn't know XLIFF 2.
fn toolkit_formats() -> Vec<ExchangeFormat> {
    let mut formats = vec![ExchangeFormat::Xliff1, ExchangeFormat::Po];
    if foreign::has_library("translate.storage.xliff2") {
        formats.push(ExchangeFormat::Xliff2);
    }
    formats
}

#[test]
fn translate_toolkit_saves_all_that_it_was_given() {
    if !foreign::has_library("translate.storage") {
        return;
    }
    let release = begun().release;
    let folder = tempfile::tempdir().expect("a folder");
    for format in toolkit_formats() {
        let file = handed_out(&release, format, folder.path());
        let saved = folder
            .path()
            .join("saved")
            .with_extension(format.extension());
        foreign::python("toolkit.py", &[Path::new("save"), &file, &saved]);
        let brought = brought(&release, &saved);
        assert_eq!(brought.changes, [], "{format:?}");
        assert_eq!(brought.refused, [], "{format:?}");
    }
}

#[test]
fn what_is_translated_in_translate_toolkit_comes_back_with_its_links_and_notes() {
    if !foreign::has_library("translate.storage") {
        return;
    }
    let release = begun().release;
    let folder = tempfile::tempdir().expect("a folder");
    let formats = toolkit_formats().into_iter();
    for format in formats.filter(|format| *format != ExchangeFormat::Po) {
        let file = handed_out(&release, format, folder.path());
        let saved = folder
            .path()
            .join("saved")
            .with_extension(format.extension());
        foreign::python("toolkit.py", &[Path::new("translate"), &file, &saved]);
        let brought = brought(&release, &saved);
        assert_eq!(brought.refused, [], "{format:?}");
        let at = |at: &str| {
            let mut changes = brought.changes.iter();
            let found = changes.find(|change| change.unit.at.to_string() == at);
            found.unwrap_or_else(|| panic!("{format:?} {at}"))
        };
        let noted = at(NOTED);
        assert_eq!(noted.remarks, [], "{format:?}");
        let after = noted.after.as_ref().expect("a text").plain();
        assert!(
            after.starts_with("PPaarrttiicciippaannttss"),
            "{format:?} {after}"
        );
        // What was translated meanwhile isn't touched.
        assert!(
            brought
                .changes
                .iter()
                .all(|change| change.unit.at.to_string() != BRANDT)
        );
        // The words in italics are still in italics.
        let opening = at(OPENING).after.as_ref().expect("a text");
        assert_eq!(opening.paragraphs()[0].marks().len(), 1, "{format:?}");
    }
}

#[test]
fn what_a_tool_puts_in_as_plain_text_comes_back_as_a_draft_that_says_what_it_lacks() {
    if !foreign::has_library("translate.storage") {
        return;
    }
    let release = begun().release;
    let folder = tempfile::tempdir().expect("a folder");
    let file = handed_out(&release, ExchangeFormat::Xliff1, folder.path());
    let saved = folder.path().join("saved.xlf");
    foreign::python("toolkit.py", &[Path::new("plain"), &file, &saved]);
    let brought = brought(&release, &saved);
    let mut changes = brought.changes.iter();
    let noted = changes.find(|change| change.unit.at.to_string() == NOTED);
    let noted = noted.expect("it was translated");
    assert_eq!(noted.state, SegmentState::Draft);
    assert!(!noted.remarks.is_empty());
}

#[test]
fn what_is_translated_in_polib_comes_back() {
    if !foreign::has_library("polib") {
        return;
    }
    let release = begun().release;
    let folder = tempfile::tempdir().expect("a folder");
    let file = handed_out(&release, ExchangeFormat::Po, folder.path());
    let saved = folder.path().join("saved.po");
    foreign::python("polib_save.py", &[&file, &saved]);
    let brought = brought(&release, &saved);
    assert_eq!(brought.refused, []);
    let mut changes = brought.changes.iter();
    let noted = changes.find(|change| change.unit.at.to_string() == NOTED);
    let noted = noted.expect("it was translated");
    assert_eq!(noted.remarks, []);
    let after = noted.after.as_ref().expect("a text").plain();
    assert!(
        after.starts_with("[Participants") && after.ends_with(']'),
        "{after}"
    );
    // All that wasn't translated is, and nothing else has changed.
    let mut emptied = release.clone();
    let editions = emptied.editions.iter().cloned();
    let editions = editions.map(|edition| Edition {
        segments: List::default(),
        ..edition
    });
    emptied.editions = editions.collect();
    let all = Bringing::new(
        &emptied,
        &read(&std::fs::read(&saved).expect("it")).expect("it"),
        Some(&tag("fr")),
        false,
    );
    assert_eq!(
        all.expect("it's of it").changes.len(),
        brought.changes.len() + 3
    );
}

#[test]
fn the_word_table_comes_back_after_libreoffice_has_saved_it() {
    if !foreign::has("soffice") {
        return;
    }
    let release = begun().release;
    let folder = tempfile::tempdir().expect("a folder");
    let file = handed_out(&release, ExchangeFormat::Word, folder.path());
    let text = |path: &Path| path.to_str().expect("plain").to_owned();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        text(&folder.path().join("profile"))
    );
    let converted = |file: &Path, to: &str, into: &str| {
        let into = folder.path().join(into);
        let (file, out) = (text(file), text(&into));
        let arguments = [
            &profile,
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            &out,
            &file,
        ];
        foreign::output("soffice", &arguments);
        into.join("texts").with_extension(to)
    };
    let saved = converted(&file, "docx", "once");
    let brought_back = brought(&release, &saved);
    assert_eq!(brought_back.changes, []);
    assert_eq!(brought_back.refused, []);
    // And by way of its own format.
    let odt = converted(&file, "odt", "own");
    let saved = converted(&odt, "docx", "twice");
    let brought_back = brought(&release, &saved);
    assert_eq!(brought_back.changes, []);
    assert_eq!(brought_back.refused, []);
}
