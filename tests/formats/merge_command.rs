//! `communique merge` and `communique diff`, by hand and as git's drivers.

use std::fs;
use std::process::{Command, Output};

use communique::storage::{Lineage, Writer, read, write_with};
use tempfile::TempDir;

use crate::support::{communique, foreign, sample_text, text};

const PROGRAM: &str = env!("CARGO_BIN_EXE_communique");

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
fn what_is_merged_has_come_from_the_saves_of_both() {
    let folder = three(OURS, THEIRS);
    let lineages = ["ours.ron", "theirs.ron"].map(|name| {
        let opened = read(says(&folder, name).as_bytes()).expect("it opens");
        let lineage = Writer::default().saves(&Lineage::default());
        let saved = write_with(&opened.release, &lineage).expect("it can be written");
        fs::write(folder.path().join(name), saved).expect("it can be written");
        lineage
    });
    let three = ["merge", "base.ron", "ours.ron", "theirs.ron"];
    let merged = communique(&three, folder.path());
    assert_eq!(merged.status.code(), Some(0), "{}", text(&merged.stderr));
    let merged = read(says(&folder, "ours.ron").as_bytes()).expect("it opens");
    for lineage in &lineages {
        assert!(merged.lineage.includes(lineage));
        assert!(!lineage.includes(&merged.lineage));
    }
    // Whoever opens it is told nothing of a line that only tells of saves.
    assert_eq!(merged.notices, []);
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
        "(format: 3, headlin: \"x\")",
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

/// A folder of git's, with the drivers as README sets them up.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new(folder: TempDir) -> Self {
        let repository = Self { folder };
        repository.must(&["init", "-q", "-b", "main"]);
        let merge = "merge %O %A %B --name %P --our-name %X --their-name %Y";
        let driver = format!("{PROGRAM} {merge}");
        repository.must(&["config", "merge.communique.driver", &driver]);
        let command = format!("{PROGRAM} diff");
        repository.must(&["config", "diff.communique.command", &command]);
        repository.put(".gitattributes", "*.ron merge=communique diff=communique\n");
        repository
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let output = Command::new("git")
            .args(["-c", "user.name=Anna", "-c", "user.email=anna@example.org"])
            .args(arguments)
            .current_dir(self.folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output();
        output.expect("git can be started")
    }

    fn must(&self, arguments: &[&str]) -> String {
        let output = self.git(arguments);
        let said = text(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        text(&output.stdout)
    }

    fn put(&self, name: &str, says: &str) {
        fs::write(self.folder.path().join(name), says).expect("it can be written");
    }

    fn says(&self, name: &str) -> String {
        says(&self.folder, name)
    }

    fn commit(&self, message: &str) {
        self.must(&["add", "-A"]);
        self.must(&["commit", "-q", "-m", message]);
    }

    /// Two branches that make these of a file's first content; `theirs` is the other one.
    fn branch(&self, name: &str, [base, ours, theirs]: [&str; 3]) {
        self.put(name, base);
        self.commit("Base");
        self.must(&["checkout", "-q", "-b", "theirs"]);
        self.put(name, theirs);
        self.commit("Theirs");
        self.must(&["checkout", "-q", "main"]);
        self.put(name, ours);
        self.commit("Ours");
    }
}

/// The sample, and what two made of it.
fn versions(ours: (&str, &str), theirs: (&str, &str)) -> [String; 3] {
    let base = sample_text("ct-week-2021.ron");
    [("", ""), ours, theirs].map(|(old, new)| match old {
        "" => base.clone(),
        _ => base.replace(old, new),
    })
}

fn repository() -> Repository {
    Repository::new(TempDir::new().expect("a folder"))
}

#[test]
fn git_merges_two_branches_that_change_different_words() {
    if !foreign::has("git") {
        return;
    }
    let repository = repository();
    let texts = versions(OURS, THEIRS);
    repository.branch("release.ron", texts.each_ref().map(String::as_str));
    repository.must(&["merge", "-q", "-m", "Both", "theirs"]);
    let both = repository.says("release.ron");
    assert!(both.contains(OURS.1) && both.contains(THEIRS.1));
}

#[test]
fn git_tells_what_differs_in_words() {
    if !foreign::has("git") {
        return;
    }
    let repository = repository();
    let [base, _, theirs] = versions(OURS, THEIRS);
    repository.put("release.ron", &base);
    repository.commit("Base");
    repository.put("release.ron", &theirs);
    let told = repository.must(&["diff"]);
    assert!(told.starts_with("release.ron\n"), "{told}");
    assert!(
        told.contains("[-Kingdom of the-]{+The+} Netherlands"),
        "{told}"
    );
    repository.must(&["add", "-A"]);
    fs::remove_file(repository.folder.path().join("release.ron")).expect("it can go");
    let told = repository.must(&["diff"]);
    assert!(told.starts_with("release.ron: deleted\n"), "{told}");
}

#[test]
fn what_two_branches_changed_alike_is_git_s_conflict_and_opens_with_both() {
    if !foreign::has("git") {
        return;
    }
    let repository = repository();
    let texts = versions(OURS, (OURS.0, "OPEN EVENT"));
    repository.branch("release.ron", texts.each_ref().map(String::as_str));
    let merged = repository.git(&["merge", "-m", "At odds", "theirs"]);
    assert_eq!(merged.status.code(), Some(1), "{}", text(&merged.stdout));
    let said = text(&merged.stderr);
    assert!(
        said.contains("release.ron: both changed the same in one place"),
        "{said}"
    );
    let file = repository.says("release.ron");
    let release = read(file.as_bytes()).expect("it opens").release;
    let conflict = release.conflicts.first().expect("one");
    // As the branches are called, where git tells that.
    let names = [&conflict.ours.by, &conflict.theirs.by].map(|name| name.as_str());
    assert!(matches!(names, ["HEAD", "theirs"] | ["", ""]), "{names:?}");
    // Of a file that isn't merged git gives no two versions.
    let told = repository.must(&["diff", "--cached"]);
    assert!(told.contains("release.ron: isn't merged yet"), "{told}");
}

#[test]
fn git_merges_and_compares_by_lines_what_is_no_release() {
    if !foreign::has("git") {
        return;
    }
    let repository = repository();
    let base = "(\n  a: 1,\n  b: 2,\n  c: 3,\n  d: 4,\n)\n";
    let [ours, theirs] =
        [("a: 1", "a: 7"), ("d: 4", "d: 9")].map(|(old, new)| base.replace(old, new));
    repository.branch("conf.ron", [base, &ours, &theirs]);
    repository.must(&["merge", "-q", "-m", "Both", "theirs"]);
    let both = repository.says("conf.ron");
    assert!(both.contains("a: 7") && both.contains("d: 9"), "{both}");
    repository.put("conf.ron", &both.replace("b: 2", "b: 5"));
    let told = repository.must(&["diff"]);
    assert!(told.contains("-  b: 2,\n+  b: 5,"), "{told}");
}

#[test]
fn the_same_lines_stand_between_marks_that_say_whose_they_are() {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in [
        ("base", "(\n  a: 1,\n)\n"),
        // What looks like marks is somebody's own.
        ("ours", "(\n  a: 2,\n<<<<<<< mine\n)\n"),
        ("theirs", "(\n  a: 3,\n)\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("it can be written");
    }
    let arguments = [
        "merge",
        "base",
        "ours",
        "theirs",
        "--name",
        "conf.ron",
        "--our-name",
        "HEAD",
        "--their-name",
        "spring",
    ];
    let merged = communique(&arguments, folder.path());
    assert_eq!(merged.status.code(), Some(1));
    assert_eq!(
        says(&folder, "ours"),
        "(\n<<<<<<< HEAD\n  a: 2,\n<<<<<<< mine\n||||||| base\n  a: 1,\n=======\n  a: 3,\n\
         >>>>>>> spring\n)\n"
    );
}

#[test]
fn what_is_no_text_or_too_long_is_left_as_ours_and_git_s_conflict() {
    let long = "x".repeat(33 << 20);
    for (ours, theirs) in [("a\0b", "a\0c"), ("short", long.as_str())] {
        let folder = TempDir::new().expect("a folder");
        for (name, text) in [("base", "a"), ("ours", ours), ("theirs", theirs)] {
            fs::write(folder.path().join(name), text).expect("it can be written");
        }
        let arguments = ["merge", "base", "ours", "theirs", "--name", "conf.ron"];
        let merged = communique(&arguments, folder.path());
        assert_eq!(merged.status.code(), Some(1), "{}", text(&merged.stderr));
        assert!(text(&merged.stderr).contains("conf.ron: not merged"));
        assert_eq!(says(&folder, "ours"), ours);
    }
}

#[test]
fn git_tells_of_another_name_and_of_other_rights() {
    if !foreign::has("git") {
        return;
    }
    let repository = repository();
    let [base, ..] = versions(OURS, THEIRS);
    repository.put("release.ron", &base);
    repository.commit("Base");
    repository.must(&["mv", "release.ron", "spring.ron"]);
    let told = repository.must(&["diff", "--cached", "-M"]);
    assert!(told.contains("now called spring.ron"), "{told}");
    repository.must(&["update-index", "--chmod=+x", "spring.ron"]);
    let told = repository.must(&["diff", "--cached", "-M"]);
    assert!(told.contains("mode 100644, now 100755"), "{told}");
}

#[test]
fn a_release_that_cannot_be_read_does_not_keep_git_from_merging() {
    if !foreign::has("git") {
        return;
    }
    let repository = repository();
    let [base, ours, theirs] = versions(OURS, (OURS.0, "OPEN EVENT"));
    let broken = theirs.replacen("headline:", "hedline:", 1);
    repository.branch("release.ron", [&base, &ours, &broken]);
    let merged = repository.git(&["merge", "-m", "Both", "theirs"]);
    assert_eq!(merged.status.code(), Some(1), "{}", text(&merged.stderr));
    let said = text(&merged.stderr);
    assert!(said.contains("release.ron: line"), "{said}");
    let file = repository.says("release.ron");
    assert!(
        file.contains("<<<<<<<") && file.contains("OPEN EVENT"),
        "{file}"
    );
}

#[test]
fn what_is_too_much_together_does_not_keep_git_from_merging() {
    if !foreign::has("git") {
        return;
    }
    let repository = repository();
    // Each of them fits into the field, and both don't.
    let [one, other] = ["Our word. ", "Their word. "].map(|words| words.repeat(60_000));
    let ours = format!("{one}The vital role");
    let theirs = format!("{other}Participants noted");
    let texts = versions(("The vital role", &ours), ("Participants noted", &theirs));
    repository.branch("release.ron", texts.each_ref().map(String::as_str));
    let merged = repository.git(&["merge", "-m", "Both", "theirs"]);
    let code = merged.status.code();
    assert!(code.is_some_and(|code| code <= 1), "{code:?}");
    let said = text(&merged.stderr);
    assert!(
        said.contains("release.ron") && said.contains("bytes"),
        "{said}"
    );
    let file = repository.says("release.ron");
    assert!(file.contains(&one) && file.contains(&other));
}

#[test]
fn an_embargo_that_a_merge_changes_is_told() {
    let moved =
        "timing: Embargoed(until: \"2021-06-25T09:00\", zone: \"Europe/Vienna\"),\n  banner:";
    let folder = three(OURS, ("banner:", moved));
    let merged = communique(
        &["merge", "base.ron", "ours.ron", "theirs.ron"],
        folder.path(),
    );
    assert_eq!(merged.status.code(), Some(0), "{}", text(&merged.stderr));
    let said = text(&merged.stderr);
    assert!(said.contains("ours.ron: The embargo"), "{said}");
}
