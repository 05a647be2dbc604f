//! `communique units` and `communique bring`: texts handed out and brought in without a window.

use std::fs;

use communique::storage::read;
use tempfile::TempDir;

use crate::support::{communique, text, whole_sample_text};

const FORMATS: [(&str, &str); 4] = [
    ("xliff1", "xlf"),
    ("xliff2", "xliff"),
    ("po", "po"),
    ("docx", "docx"),
];
const EVENT: &str = "Неделя борьбы с терроризмом 2021 года";

/// A folder with the sample in it, in all its languages.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("week.ron");
    fs::write(file, whole_sample_text("ct-week-2021.ron")).expect("it can be written");
    folder
}

fn units(folder: &TempDir, format: &str) {
    let arguments = ["units", "week.ron", "--language", "ru", "--format", format];
    let output = communique(&arguments, folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

fn says(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("it's there")
}

fn puts(folder: &TempDir, name: &str, said: &str) {
    fs::write(folder.path().join(name), said).expect("it can be written");
}

/// What `bring` says and whether all came.
fn bring(folder: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let all = [&["bring", "week.ron"], arguments].concat();
    let output = communique(&all, folder.path());
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    (output.status.code(), out.to_owned(), err.to_owned())
}

#[test]
fn what_comes_back_as_it_was_handed_out_changes_nothing() {
    let folder = folder();
    let before = says(&folder, "week.ron");
    for (format, ending) in FORMATS {
        units(&folder, format);
        let (code, out, err) = bring(&folder, &[&format!("week-ru.{ending}")]);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{format}");
        assert!(out.starts_with("Russian: nothing changes"), "{out}");
    }
    assert_eq!(says(&folder, "week.ron"), before);
}

#[test]
fn what_was_translated_elsewhere_is_told_first_and_written_when_it_is_wanted() {
    let folder = folder();
    units(&folder, "po");
    let before = says(&folder, "week.ron");
    let file = says(&folder, "week-ru.po").replace(EVENT, "Неделя");
    puts(&folder, "back.po", &file);
    let (code, out, _) = bring(&folder, &["back.po", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("Неделя[- борьбы с терроризмом 2021 года-]"),
        "{out}"
    );
    assert_eq!(says(&folder, "week.ron"), before);
    let (code, ..) = bring(&folder, &["back.po"]);
    assert_eq!(code, Some(0));
    let after = read(says(&folder, "week.ron").as_bytes()).expect("it opens");
    let wanted = read(before.replace(EVENT, "Неделя").as_bytes()).expect("it opens");
    assert_eq!(after.release, wanted.release);
}

#[test]
fn what_a_translator_has_noted_comes_as_a_comment_once() {
    let noted = "Is this its official name?";
    let in_po = |file: &str| {
        let entry = "msgctxt \"banner/event\"";
        file.replace(entry, &format!("# {noted}\n#\n{entry}"))
    };
    let in_xliff1 = |file: &str| {
        let note = format!("</target><note from=\"translator\">{noted}</note>");
        file.replace(&format!("{EVENT}</target>"), &format!("{EVENT}{note}"))
    };
    let in_xliff2 = |file: &str| {
        let own = "<note category=\"name\">Event</note>";
        file.replace(own, &format!("{own}<note>{noted}</note>"))
    };
    type Change<'a> = &'a dyn Fn(&str) -> String;
    let formats: [(&str, &str, Change<'_>); 3] = [
        ("po", "week-ru.po", &in_po),
        ("xliff1", "week-ru.xlf", &in_xliff1),
        ("xliff2", "week-ru.xliff", &in_xliff2),
    ];
    for (format, name, note) in formats {
        let folder = folder();
        units(&folder, format);
        let file = note(&says(&folder, name));
        assert!(file.contains(noted), "{format}: {file}");
        puts(&folder, "back", &file);
        for _ in 0..2 {
            let (code, ..) = bring(&folder, &["back"]);
            assert_eq!(code, Some(0), "{format}");
            let after = read(says(&folder, "week.ron").as_bytes()).expect("it opens");
            let comments = after.release.comments.iter();
            let said: Vec<&str> = comments.map(|one| one.text.as_str()).collect();
            assert_eq!(said, [noted], "{format}");
        }
        let (_, out, _) = bring(&folder, &["back", "--dry-run"]);
        assert!(!out.contains(noted), "{out}");
    }
}

#[test]
fn what_was_noted_of_what_is_gone_is_still_to_be_read_and_of_what_is_obsolete_nowhere() {
    let folder = folder();
    units(&folder, "po");
    let file = says(&folder, "week-ru.po");
    let entry = "msgctxt \"banner/event\"";
    let gone = "# Where is it?\nmsgctxt \"sections/gone/heading\"\nmsgid \"a\"\nmsgstr \"б\"\n\n";
    let obsolete = "# Of before.\n#~ msgid \"a\"\n#~ msgstr \"б\"\n\n";
    let at = file.find("#. Event").expect("it's there");
    let (head, tail) = file.split_at(at);
    assert!(tail.contains(entry));
    puts(&folder, "back", &format!("{head}{gone}{obsolete}{tail}"));
    bring(&folder, &["back"]);
    let after = read(says(&folder, "week.ron").as_bytes()).expect("it opens");
    let comments = after.release.comments.iter();
    let said: Vec<&str> = comments.map(|one| one.text.as_str()).collect();
    assert_eq!(said, ["Where is it?"]);
}

#[test]
fn newer_work_is_brought_in_over_only_where_somebody_says_so() {
    let folder = folder();
    units(&folder, "xliff1");
    let file = says(&folder, "week-ru.xlf").replace(EVENT, "Неделя");
    puts(&folder, "back.xlf", &file);
    let changed = says(&folder, "week.ron").replace(EVENT, "Целая неделя");
    puts(&folder, "week.ron", &changed);
    let (code, _, err) = bring(&folder, &["back.xlf"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("--overwrite"), "{err}");
    assert_eq!(says(&folder, "week.ron"), changed);
    let (code, ..) = bring(&folder, &["back.xlf", "--overwrite"]);
    assert_eq!(code, Some(0));
    let after = read(says(&folder, "week.ron").as_bytes()).expect("it opens");
    let wanted = read(changed.replace("Целая неделя", "Неделя").as_bytes()).expect("it opens");
    assert_eq!(after.release, wanted.release);
}

#[test]
fn one_text_that_cant_be_brought_in_keeps_none_out() {
    let folder = folder();
    units(&folder, "xliff1");
    let long = "Неделя ".repeat(5_000);
    let file = says(&folder, "week-ru.xlf")
        .replace(EVENT, &long)
        .replace("Королевство Нидерландов<", "Нидерланды<");
    puts(&folder, "back.xlf", &file);
    let before = says(&folder, "week.ron");
    for dry in [&["--dry-run"][..], &[]] {
        let (code, out, err) = bring(&folder, &[&["back.xlf"], dry].concat());
        assert_eq!(code, Some(1));
        assert!(out.contains("{+Нидерланды+}"), "{out}");
        assert!(
            err.contains("Event (banner/event): it’s longer than 20000 bytes"),
            "{err}"
        );
    }
    let after = says(&folder, "week.ron");
    assert_ne!(after, before);
    assert!(after.contains(EVENT) && after.contains("Нидерланды"));
}

#[test]
fn a_file_that_isnt_brought_in_is_named_once_with_the_remedy() {
    let folder = folder();
    units(&folder, "po");
    let file = says(&folder, "week-ru.po");
    let without_language = file.replace("\"Language: ru\\n\"\n", "");
    puts(&folder, "nameless.po", &without_language);
    let said = |arguments: &[&str]| {
        let (code, _, err) = bring(&folder, arguments);
        assert_eq!(code, Some(1), "{err}");
        err
    };
    let nameless = said(&["nameless.po"]);
    assert!(nameless.contains("--language"), "{nameless}");
    let (code, ..) = bring(&folder, &["nameless.po", "--language", "ru"]);
    assert_eq!(code, Some(0));
    let gone = said(&["gone.po"]);
    assert_eq!(gone.matches("gone.po").count(), 1, "{gone}");
    fs::create_dir(folder.path().join("all")).expect("a folder");
    assert!(said(&["all"]).contains("choose the file"));
    assert!(said(&["week.ron", "--language", "it"]).contains("Italian"));
    let copy = says(&folder, "week.ron").replace("ct-week-2021-djvt", "other-2222");
    puts(&folder, "other.ron", &copy);
    assert!(said(&["other.ron"]).contains("another release"));
}
