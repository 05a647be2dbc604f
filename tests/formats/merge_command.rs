//! `communique merge` and `communique diff`, by hand and as git's drivers.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use communique::storage::read;
use tempfile::TempDir;

use crate::support::{foreign, sample_text, text};

const PROGRAM: &str = env!("CARGO_BIN_EXE_communique");

fn communique(arguments: &[&str], folder: &Path) -> Output {
    Command::new(PROGRAM)
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program can be started")
}

/// A folder with three versions of the sample: the first as it is, the others with these
/// words in the place of those.
fn three(ours: (&str, &str), theirs: (&str, &str)) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let base = sample_text("ct-week-2021.ron");
    for (name, (old, new)) in [("base", ("", "")), ("ours", ours), ("theirs", theirs)] {
        let text = match old {
            "" => base.clone(),
            _ => base.replace(old, new),
        };
        let file = folder.path().join(format!("{name}.ron"));
        fs::write(file, text).expect("it can be written");
    }
    folder
}

fn says(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("it's there")
}

const OURS: (&str, &str) = ("SIDE EVENT", "MAIN EVENT");
const THEIRS: (&str, &str) = ("Kingdom of the Netherlands", "The Netherlands");

#[test]
fn versions_that_go_together_are_written_into_ours_or_elsewhere() {
    let folder = three(OURS, THEIRS);
    let three = ["merge", "base.ron", "ours.ron", "theirs.ron"];
    let elsewhere = [&three[..], &["-o", "merged.ron"]].concat();
    let merged = communique(&elsewhere, folder.path());
    assert_eq!(merged.status.code(), Some(0), "{}", text(&merged.stderr));
    assert!(!says(&folder, "ours.ron").contains(THEIRS.1));
    let into_ours = communique(&three, folder.path());
    assert_eq!(
        into_ours.status.code(),
        Some(0),
        "{}",
        text(&into_ours.stderr)
    );
    let expected = sample_text("ct-week-2021.ron").replace(OURS.0, OURS.1);
    let expected = expected.replace(THEIRS.0, THEIRS.1);
    assert_eq!(says(&folder, "ours.ron"), expected);
    assert_eq!(says(&folder, "merged.ron"), expected);
}

#[test]
fn git_is_told_what_was_written_whether_or_not_anybody_listens() {
    let status = |arguments: &[&str], folder: &TempDir| {
        let (read, write) = std::io::pipe().expect("a pipe");
        // Nobody reads it.
        drop(read);
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(folder.path());
        let status = command.stderr(write).status();
        status.expect("the program can be started").code()
    };
    let three_files = ["merge", "base.ron", "ours.ron", "theirs.ron"];
    let at_odds = three(OURS, (OURS.0, "OPEN EVENT"));
    assert_eq!(status(&three_files, &at_odds), Some(1));
    assert!(says(&at_odds, "ours.ron").contains("OPEN EVENT"));
    // Something has to be said before it's written: a comment goes.
    let commented = three(OURS, THEIRS);
    let theirs = format!("// ours\n{}", says(&commented, "theirs.ron"));
    fs::write(commented.path().join("theirs.ron"), theirs).expect("it can be written");
    assert_eq!(status(&three_files, &commented), Some(0));
    assert!(says(&commented, "ours.ron").contains(THEIRS.1));
    // Nothing is written where the arguments can't be understood.
    assert_eq!(status(&["merge", "base.ron"], &commented), Some(129));
    assert_eq!(
        status(&["merge", "base.ron", "ours.ron", "none"], &commented),
        Some(129)
    );
}

#[test]
fn what_is_at_odds_is_named_and_both_sides_are_in_the_file() {
    let folder = three(OURS, (OURS.0, "OPEN EVENT"));
    let arguments = [
        "merge",
        "base.ron",
        "ours.ron",
        "theirs.ron",
        "--their-name",
        "Boris",
    ];
    let merged = communique(&arguments, folder.path());
    assert_eq!(merged.status.code(), Some(1));
    let said = text(&merged.stderr);
    assert!(
        said.contains("ours.ron: both changed the same in one place"),
        "{said}"
    );
    assert!(said.contains("    Kind of event"), "{said}");
    let file = says(&folder, "ours.ron");
    for word in ["MAIN EVENT", "OPEN EVENT", "SIDE EVENT", "Boris"] {
        assert!(file.contains(word), "{word}");
    }
    let release = read(file.as_bytes()).expect("it opens").release;
    assert_eq!(release.conflicts.len(), 1);
}

#[test]
fn what_cannot_be_merged_is_left_alone() {
    let folder = three(OURS, THEIRS);
    fs::write(
        folder.path().join("theirs.ron"),
        "(format: 2, headlin: \"x\")",
    )
    .expect("written");
    let before = says(&folder, "ours.ron");
    let merged = communique(
        &["merge", "base.ron", "ours.ron", "theirs.ron"],
        folder.path(),
    );
    assert_eq!(merged.status.code(), Some(129));
    assert!(text(&merged.stderr).contains("headlin"));
    assert_eq!(says(&folder, "ours.ron"), before);
}

#[test]
fn without_a_common_version_both_are_there() {
    let folder = three(OURS, THEIRS);
    fs::write(folder.path().join("base.ron"), "").expect("it can be written");
    let merged = communique(
        &["merge", "base.ron", "ours.ron", "theirs.ron"],
        folder.path(),
    );
    assert_eq!(merged.status.code(), Some(1), "{}", text(&merged.stderr));
    let file = says(&folder, "ours.ron");
    assert!(file.contains(OURS.1) && file.contains(THEIRS.1));
}

#[test]
fn a_difference_is_told_by_its_field_word_by_word() {
    let folder = three(OURS, THEIRS);
    let same = communique(&["diff", "base.ron", "base.ron"], folder.path());
    assert_eq!(
        (same.status.code(), text(&same.stdout)),
        (Some(0), String::new())
    );
    let differs = communique(&["diff", "base.ron", "ours.ron"], folder.path());
    assert_eq!(differs.status.code(), Some(1));
    let said = text(&differs.stdout);
    assert_eq!(said, "Kind of event\n    [-SIDE-]{+MAIN+} EVENT\n\n");
    let trouble = communique(&["diff", "base.ron", "nothing.ron"], folder.path());
    assert_eq!(trouble.status.code(), Some(2));
    assert!(text(&trouble.stderr).contains("nothing.ron"));
}

#[test]
fn git_merges_two_branches_and_tells_their_differences() {
    if !foreign::has("git") {
        return;
    }
    let folder = three(OURS, THEIRS);
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .args(["-c", "user.name=Anna", "-c", "user.email=anna@example.org"])
            .args(arguments)
            .current_dir(folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output();
        output.expect("git can be started")
    };
    let must = |arguments: &[&str]| {
        let output = git(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        text(&output.stdout)
    };
    let put = |name: &str| {
        fs::write(folder.path().join("release.ron"), says(&folder, name)).expect("written");
    };
    must(&["init", "-q", "-b", "main"]);
    must(&[
        "config",
        "merge.communique.driver",
        &format!("{PROGRAM} merge %O %A %B --name %P"),
    ]);
    must(&[
        "config",
        "diff.communique.command",
        &format!("{PROGRAM} diff"),
    ]);
    let attributes = "release.ron merge=communique diff=communique\n";
    fs::write(folder.path().join(".gitattributes"), attributes).expect("it can be written");
    put("base.ron");
    must(&["add", "release.ron", ".gitattributes"]);
    must(&["commit", "-q", "-m", "The release"]);
    must(&["checkout", "-q", "-b", "theirs"]);
    put("theirs.ron");
    let told = must(&["diff"]);
    assert!(told.contains("release.ron"), "{told}");
    assert!(
        told.contains("[-Kingdom of the-]{+The+} Netherlands"),
        "{told}"
    );
    must(&["commit", "-q", "-a", "-m", "Theirs"]);
    must(&["checkout", "-q", "main"]);
    put("ours.ron");
    must(&["commit", "-q", "-a", "-m", "Ours"]);
    must(&["merge", "-q", "-m", "Both", "theirs"]);
    let both = says(&folder, "release.ron");
    assert!(both.contains(OURS.1) && both.contains(THEIRS.1));

    // The same words on two branches: git says so, and the file opens and holds both.
    must(&["checkout", "-q", "-b", "fourth"]);
    fs::write(
        folder.path().join("release.ron"),
        both.replace(OURS.1, "OPEN EVENT"),
    )
    .expect("written");
    must(&["commit", "-q", "-a", "-m", "Fourth"]);
    must(&["checkout", "-q", "main"]);
    fs::write(
        folder.path().join("release.ron"),
        both.replace(OURS.1, "LAST EVENT"),
    )
    .expect("written");
    must(&["commit", "-q", "-a", "-m", "Fifth"]);
    let merged = git(&["merge", "-m", "At odds", "fourth"]);
    assert_eq!(merged.status.code(), Some(1), "{}", text(&merged.stdout));
    let said = text(&merged.stderr);
    assert!(
        said.contains("release.ron: both changed the same in one place"),
        "{said}"
    );
    let file = says(&folder, "release.ron");
    let release = read(file.as_bytes()).expect("it opens").release;
    assert_eq!(release.conflicts.len(), 1);

    // Of a file that isn't merged git gives no two versions.
    let told = must(&["diff", "--cached"]);
    assert!(told.contains("release.ron: isn't merged yet"), "{told}");
    must(&["commit", "-q", "-a", "-m", "At odds"]);
    fs::write(folder.path().join("release.ron"), "(x: 1)").expect("written");
    let told = must(&["diff"]);
    assert!(told.contains("release.ron: can't be compared"), "{told}");
}
