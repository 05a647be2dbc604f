//! `communique export`, run as people run it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{sample_text, text};

fn export(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_communique"))
        .arg("export")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program can be started")
}

/// A folder with a sample in it under the name `a.ron`.
fn folder_with(sample: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.ron"), sample).expect("it can be written");
    folder
}

#[test]
fn a_pdf_is_written_beside_the_release_or_where_it_is_wanted() {
    let folder = folder_with(&sample_text("ct-week-2021.ron"));
    let is_pdf = |name: &str| {
        let bytes = fs::read(folder.path().join(name)).expect("it was written");
        bytes.starts_with(b"%PDF-1.7")
    };
    let done = export(&["a.ron", "--to", "pdf"], folder.path());
    assert_eq!(
        (done.status.code(), text(&done.stdout)),
        (Some(0), "a.pdf\n".into())
    );
    assert!(is_pdf("a.pdf"));

    let done = export(&["a.ron", "--to", "pdf", "-o", "b.pdf"], folder.path());
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(is_pdf("b.pdf"));
    // Another process makes the same bytes.
    let bytes = |name: &str| fs::read(folder.path().join(name)).expect("it was written");
    assert_eq!(bytes("a.pdf"), bytes("b.pdf"));
    // To be piped on.
    let done = export(&["a.ron", "--to", "pdf", "-o", "-"], folder.path());
    assert_eq!(done.stdout, bytes("a.pdf"));
    assert!(!folder.path().join("-").exists());

    fs::create_dir(folder.path().join("out")).expect("a folder");
    fs::copy(folder.path().join("a.ron"), folder.path().join("c.ron")).expect("a copy");
    let done = export(
        &["a.ron", "c.ron", "--to", "pdf", "-o", "out"],
        folder.path(),
    );
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(is_pdf("out/a.pdf") && is_pdf("out/c.pdf"));
}

#[test]
fn a_release_is_never_overwritten_by_its_export() {
    let sample = sample_text("ct-week-2021.ron");
    let folder = folder_with(&sample);
    let done = export(&["a.ron", "--to", "pdf", "-o", "./a.ron"], folder.path());
    assert_eq!(done.status.code(), Some(1));
    // Nor does one take the place of another release: behind -o a shell may have put the
    // first of several.
    fs::write(folder.path().join("b.ron"), &sample).expect("it can be written");
    let over = export(&["a.ron", "--to", "pdf", "-o", "b.ron"], folder.path());
    assert_eq!(over.status.code(), Some(1));
    assert!(text(&over.stderr).contains("a release's name"));
    assert_eq!(
        fs::read_to_string(folder.path().join("b.ron")).expect("it's there"),
        sample
    );
    assert!(
        text(&done.stderr).contains("the release itself"),
        "{}",
        text(&done.stderr)
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("a.ron")).expect("it's there"),
        sample
    );
}

#[test]
fn what_stands_against_a_pdf_is_said_with_the_field() {
    let sample = sample_text("ct-week-2021.ron");
    let without = sample
        .lines()
        .filter(|line| !line.contains("alternative_text: \"UNODC"))
        .collect::<Vec<_>>()
        .join("\n");
    assert_ne!(
        without.len(),
        sample.len() - 1,
        "the sample has such a line"
    );
    let folder = folder_with(&without);
    let done = export(&["a.ron", "--to", "pdf"], folder.path());
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(
        said.contains("Fill in Alternative text, UNODC (organizers/unodc-")
            && said.contains("/alternative_text)"),
        "{said}"
    );
    assert!(!folder.path().join("a.pdf").exists());

    let done = export(
        &["a.ron", "--to", "pdf", "--allow-inaccessible"],
        folder.path(),
    );
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
}

#[test]
fn letters_that_no_font_has_are_said_with_their_field() {
    let sample = sample_text("ct-week-2021.ron");
    let headline = "headline: \"";
    assert!(sample.contains(headline), "the sample has a headline");
    let folder = folder_with(&sample.replacen(headline, "headline: \"\u{13000} ", 1));
    let done = export(&["a.ron", "--to", "pdf"], folder.path());
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(
        said.contains("Headline: write \u{13000} (U+13000) otherwise (headline)"),
        "{said}"
    );
    assert!(said.contains("--allow-inaccessible"), "{said}");
}

#[test]
fn a_damaged_file_and_an_unknown_format_are_refused() {
    let folder = folder_with("(format: 3, headlin: \"x\")");
    let done = export(&["a.ron", "--to", "pdf"], folder.path());
    assert_eq!(done.status.code(), Some(1));
    assert!(
        text(&done.stderr).contains("did you mean ‘headline’"),
        "{}",
        text(&done.stderr)
    );
    let done = export(&["a.ron", "--to", "odt"], folder.path());
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn an_edition_is_exported_whole_or_with_a_yes() {
    let edition = "  editions: [(language: \"fr\", segments: [(\n    at: \"headline\", state: Final, \
                   line: \"Un titre\",\n  )])],\n  images: [";
    let sample = sample_text("ct-week-2021.ron").replacen("  images: [", edition, 1);
    let folder = folder_with(&sample);
    let arguments = ["a.ron", "--to", "pdf", "--edition", "fr"];
    let done = export(&arguments, folder.path());
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    for told in ["Translate Words, Brandt", "--allow-incomplete"] {
        assert!(said.contains(told), "{told} in {said}");
    }
    assert!(!said.contains("Headline"), "{said}");
    assert!(!folder.path().join("a-fr.pdf").exists());

    let done = export(
        &[
            "a.ron",
            "--to",
            "pdf",
            "--edition",
            "fr",
            "--allow-incomplete",
        ],
        folder.path(),
    );
    assert_eq!(text(&done.stdout), "a-fr.pdf\n", "{}", text(&done.stderr));
    let made = fs::read(folder.path().join("a-fr.pdf")).expect("it was written");
    assert!(made.starts_with(b"%PDF-1.7"));

    let done = export(&["a.ron", "--to", "pdf", "--edition", "en"], folder.path());
    assert_eq!(text(&done.stdout), "a-en.pdf\n", "{}", text(&done.stderr));

    let done = export(&["a.ron", "--to", "pdf", "--edition", "ru"], folder.path());
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(
        said.contains("no edition ‘ru’: the release has fr"),
        "{said}"
    );
}
