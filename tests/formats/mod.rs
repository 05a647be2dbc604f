//! The file: read, written, refused, saved.

mod damaged;
mod exchange_command;
mod export_command;
mod format_command;
mod lineage;
mod mended;
mod merge_command;
mod samples;
mod seed;
mod strangers;
mod too_much;

use communique::storage::{self, Lineage};
use proptest::prelude::*;

use crate::support::{arbitrary, sample_text, samples};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_release_written_and_read_is_the_same(release in arbitrary::release()) {
        let text = storage::write(&release).expect("it can be written");
        let opened = storage::read(text.as_bytes()).expect("and read");
        prop_assert_eq!(&opened.release, &release);
        let again = storage::write(&opened.release).expect("it can be written");
        prop_assert_eq!(again, text);
    }
}

#[test]
fn the_samples_are_in_the_form_that_is_written() {
    for path in samples() {
        let bytes = std::fs::read(&path).expect("the sample can be read");
        let opened = storage::open(&path).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(opened.notices, [], "{}", path.display());
        let written = storage::write(&opened.release).expect("it can be written");
        assert_eq!(written.as_bytes(), bytes, "{}", path.display());
    }
}

#[test]
fn a_changed_word_changes_one_line() {
    use communique::edit::{self, Document, Join, Label};
    use communique::release::{Fragment, Part};
    for path in samples() {
        let release = storage::open(&path).expect("it opens").release;
        let before = storage::write(&release).expect("it can be written");
        let mut texts = Vec::new();
        release.visit(&mut |path, part| match part {
            Part::Text(text, _) if !text.text().is_empty() => texts.push(path.clone()),
            Part::Paragraph(_) => texts.push(path.clone()),
            _ => {}
        });
        for at in texts {
            let mut document = Document::new(release.clone());
            let edit = edit::splice(&release, &at, 0..0, Fragment::plain("Word ")).expect("a text");
            document
                .apply(Label::List, edit, Join::Separate)
                .expect("it applies");
            let after = storage::write(document.release()).expect("it can be written");
            let changed = before
                .lines()
                .zip(after.lines())
                .filter(|(a, b)| a != b)
                .count();
            let lines = (before.lines().count(), after.lines().count());
            assert_eq!(
                (changed, lines.0),
                (1, lines.1),
                "{at} in {}",
                path.display()
            );
        }
    }
}

#[test]
fn saving_replaces_the_file_a_link_names_and_keeps_its_rights() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    std::fs::write(&file, "old").expect("the file can be written");
    #[cfg(unix)]
    let (link, mode) = {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let link = folder.path().join("link.ron");
        symlink(&file, &link).expect("a link");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("rights");
        (link, 0o600)
    };
    #[cfg(not(unix))]
    let link = file.clone();
    let text = sample_text("ct-week-2021.ron");
    let release = storage::read(text.as_bytes()).expect("it opens").release;

    let bytes = storage::save(&link, &release, &Lineage::default()).expect("it's saved");

    assert_eq!(std::fs::read(&file).expect("the file is there"), bytes);
    assert_eq!(bytes, text.as_bytes());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert!(link.is_symlink());
        let permissions = file.metadata().expect("the file is there").permissions();
        assert_eq!(permissions.mode() & 0o777, mode);
    }
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name())
        .filter(|name| name.to_string_lossy().contains("communique"))
        .collect();
    assert_eq!(
        left,
        Vec::<std::ffi::OsString>::new(),
        "no temporary file stays"
    );
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing").join("release.ron");
    let mut release = storage::read(sample_text("ct-week-2021.ron").as_bytes())
        .expect("it opens")
        .release;
    let error = storage::save(&missing, &release, &Lineage::default())
        .expect_err("there is no such folder");
    let message = error.to_string();
    assert!(message.contains("missing"), "{message}");
    assert!(message.contains("no such folder"), "{message}");

    let file = folder.path().join("release.ron");
    storage::save(&file, &release, &Lineage::default()).expect("it can be saved");
    let before = std::fs::read(&file).expect("it's there");
    release.images = [communique::release::Image {
        id: communique::release::Id::parse("large-aaaa").expect("an id"),
        format: communique::images::Format::Png,
        bytes: vec![0; 26 * 1024 * 1024].into(),
    }]
    .into_iter()
    .collect();
    let error =
        storage::save(&file, &release, &Lineage::default()).expect_err("no file can hold it");
    let message = error.to_string();
    assert!(message.contains("make its pictures smaller"), "{message}");
    assert_eq!(std::fs::read(&file).expect("it's there"), before);
}
