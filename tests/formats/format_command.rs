//! `communique format`, run as people run it.

use std::fs;

use crate::support::{communique, sample_text, text};

#[test]
fn a_hand_edited_file_is_brought_into_form_and_a_formatted_one_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    let sample = sample_text("ct-week-2021.ron");
    fs::write(&file, sample.replace("\n  ", "\n\t")).expect("the file can be written");

    let check = communique(&["format", "--check", "a.ron"], folder.path());
    assert_eq!(
        (check.status.code(), text(&check.stdout)),
        (Some(1), "a.ron\n".into())
    );
    assert_ne!(
        fs::read_to_string(&file).expect("it's there"),
        sample,
        "a check changes nothing"
    );

    let format = communique(&["format", "a.ron"], folder.path());
    assert_eq!(format.status.code(), Some(0), "{}", text(&format.stderr));
    assert_eq!(fs::read_to_string(&file).expect("it's there"), sample);

    let check = communique(&["format", "--check", "a.ron"], folder.path());
    assert_eq!(
        (check.status.code(), text(&check.stdout)),
        (Some(0), String::new())
    );
}

#[test]
fn comments_are_lost_only_when_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    let sample = sample_text("ct-week-2021.ron");
    let commented = sample.replacen("  kind:", "  // ask Laurence\n  kind:", 1);
    fs::write(&file, &commented).expect("the file can be written");

    let refused = communique(&["format", "a.ron"], folder.path());
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("--drop-comments"),
        "{}",
        text(&refused.stderr)
    );
    assert_eq!(fs::read_to_string(&file).expect("it's there"), commented);

    let done = communique(&["format", "--drop-comments", "a.ron"], folder.path());
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).expect("it's there"), sample);
}

#[test]
fn a_bad_file_is_named_with_its_line_and_the_others_are_still_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = sample_text("ct-week-2021.ron");
    fs::write(
        folder.path().join("bad.ron"),
        sample.replacen("headline:", "hedline:", 1),
    )
    .expect("written");
    fs::write(
        folder.path().join("good.ron"),
        sample.replace("\n  ", "\n\t"),
    )
    .expect("written");
    let output = communique(&["format", "bad.ron", "good.ron"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.starts_with("bad.ron: line 49, column "),
        "{message}"
    );
    assert!(
        message.contains("hedline: \"Engagement of"),
        "the text around it: {message}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("good.ron")).expect("it's there"),
        sample
    );
}

#[test]
fn arguments_that_make_no_sense_are_status_2() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [&["format"][..], &["format", "--no-such"], &["--no-such"]] {
        assert_eq!(
            communique(arguments, folder.path()).status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}
