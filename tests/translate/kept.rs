//! What is kept for translating is kept whole, told of where it can't be, and read again only
//! where it has changed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use communique::language::Tag;
use communique::release::Id;
use communique::session::Message;
use communique::shelf::{
    Folders, KeptFile, KeptKind, KeptReader, MOST_KEPT, NotKept, NotRead, StrangeKind, forget,
    keep, keep_release, remember_opened, remember_translations,
};
use communique::texts::{kept_about, message};
use communique::translate::exchange::Refusal;
use communique::translate::memory::{MemorySource, MemoryUnit};
use tempfile::TempDir;

use super::editions::Desk;

const BRANDT: &str = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";

struct Shelf {
    folder: TempDir,
    folders: Folders,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let folders = Folders::within(folder.path());
        Self { folder, folders }
    }

    /// A file of another tool.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        fs::write(&file, content).expect("it can be written");
        file
    }

    fn kept(&self) -> Vec<KeptFile> {
        KeptReader::default().read(&self.folders, "").all
    }

    fn titles(&self) -> Vec<String> {
        let kept = self.kept().into_iter();
        kept.map(|one| one.title).collect()
    }

    /// Where what is kept lies.
    fn place(&self, name: &str) -> PathBuf {
        let place = self.folders.data.join("translations").join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("it can be made");
        place
    }
}

fn tmx(english: &str) -> String {
    format!(
        "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>{english}</seg></tuv><tuv xml:lang=\"fr\"><seg>Oui</seg></tuv></tu></body></tmx>"
    )
}

/// A release of which one text is translated and confirmed.
fn translated() -> Desk {
    let mut desk = Desk::of("ru");
    desk.translate(BRANDT, "Позвольте подчеркнуть.");
    desk.confirm(BRANDT);
    desk
}

#[test]
fn files_whose_names_begin_alike_are_both_kept_and_one_of_the_same_name_gives_way() {
    let shelf = Shelf::new();
    let long = "Memory of the press office ".repeat(4);
    for name in [
        format!("{long}2023.tmx"),
        format!("{long}2024.tmx"),
        format!("{long}2024.TMX"),
        "a b.tmx".to_owned(),
        "a-b.tmx".to_owned(),
        "ذاكرة.tmx".to_owned(),
        "记忆.tmx".to_owned(),
    ] {
        let kept = keep(&shelf.folders, &shelf.file(&name, tmx("Yes")));
        let kept = kept.unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(!kept.has_replaced, "{name}");
    }
    assert_eq!(shelf.kept().len(), 7);
    assert!(shelf.titles().contains(&format!("{long}2023.tmx")));
    let again = shelf.file("elsewhere/a b.tmx", tmx("No"));
    let kept = keep(&shelf.folders, &again).expect("it's kept");
    assert!(kept.has_replaced);
    assert_eq!(shelf.kept().len(), 7);
    // A memory and a glossary of one name are two.
    let table = shelf.file("a b.csv", "en,fr\nyes,oui\n");
    assert!(
        !keep(&shelf.folders, &table)
            .expect("it's kept")
            .has_replaced
    );
    assert_eq!(shelf.kept().len(), 8);
}

#[test]
fn what_cant_be_kept_is_refused_with_the_reason_and_changes_nothing() {
    let shelf = Shelf::new();
    let refused = |name: &str, content: &[u8]| {
        keep(&shelf.folders, &shelf.file(name, content)).expect_err("it isn't kept")
    };
    assert_eq!(refused("a.tmx", b""), NotKept::Empty);
    assert_eq!(refused("a.csv", b"\r\n \r\n"), NotKept::Empty);
    assert_eq!(
        refused("a.csv", b"one,two\n1,2\n"),
        NotKept::Refused(Refusal::NoLanguages)
    );
    assert_eq!(
        refused("a.xml", b"<xliff version=\"1.2\"/>"),
        NotKept::Unknown
    );
    assert_eq!(
        refused("a.tmx", tmx("Yes").replace("fr", "?").as_bytes()),
        NotKept::NoTexts
    );
    let bomb = format!("<!DOCTYPE tmx [<!ENTITY a \"b\">]>{}", tmx("&a;"));
    assert_eq!(
        refused("a.tmx", bomb.as_bytes()),
        NotKept::Refused(Refusal::Entities)
    );
    assert_eq!(
        keep(&shelf.folders, shelf.folder.path()),
        Err(NotKept::Unknown)
    );
    let gone = keep(&shelf.folders, &shelf.folder.path().join("gone.tmx"));
    assert!(matches!(gone, Err(NotKept::Unreadable(_))), "{gone:?}");
    assert_eq!(shelf.kept(), Vec::new());
    // A folder that can't be made is named.
    fs::write(&shelf.folders.data, "a file").expect("it can be written");
    let unwritten = refused("a.tmx", tmx("Yes").as_bytes());
    assert!(
        matches!(&unwritten, NotKept::Unwritten(place, _) if place.starts_with(&shelf.folders.data)),
        "{unwritten:?}"
    );
}

#[test]
fn no_more_is_kept_than_is_said_and_nothing_gives_way_for_it() {
    let shelf = Shelf::new();
    keep(&shelf.folders, &shelf.file("a.tmx", tmx("Yes"))).expect("it's kept");
    let mut known = translated().release;
    known.id = Id::parse("another-release-7fg2").expect("an id");
    remember_translations(&shelf.folders, &known).expect("it's remembered");
    let large = shelf.place("glossaries/large.ron");
    let file = File::create(&large).expect("a file");
    file.set_len(MOST_KEPT).expect("it has no content");
    let refused = keep(&shelf.folders, &shelf.file("b.tmx", tmx("No")));
    let most = MOST_KEPT / (1024 * 1024);
    assert_eq!(refused, Err(NotKept::TooMuch(most + 1)));
    let refused = remember_translations(&shelf.folders, &translated().release);
    assert_eq!(refused, Err(NotKept::TooMuch(most + 1)));
    let kept = shelf.kept();
    assert_eq!(kept.len(), 3);
    assert_eq!(kept[1].count, Ok(1));
    assert_eq!(kept[2].count, Err(NotRead::TooMuch));
    // A release goes where there is room for nothing, and stays away.
    let release = kept[0].file.clone();
    assert_eq!(kept[0].kind, KeptKind::Release);
    forget(&shelf.folders, std::slice::from_ref(&release)).expect("it's gone");
    assert!(!release.exists());
    assert_eq!(remember_opened(&shelf.folders, &known), Ok(0));
    forget(&shelf.folders, &[large]).expect("it's gone");
    assert_eq!(remember_opened(&shelf.folders, &known), Ok(0));
    keep(&shelf.folders, &shelf.file("b.tmx", tmx("No"))).expect("there is room");
}

#[test]
fn what_should_be_forgotten_goes_even_where_nothing_can_say_so_afterwards() {
    let shelf = Shelf::new();
    remember_translations(&shelf.folders, &translated().release).expect("it's remembered");
    let file = shelf.kept()[0].file.clone();
    // No mark can be put where a file stands in the place of its folder.
    fs::write(shelf.place("forgotten"), "").expect("a file");
    let why = forget(&shelf.folders, std::slice::from_ref(&file)).expect_err("it isn't marked");
    assert!(matches!(why, NotKept::Unmarked(..)), "{why:?}");
    assert!(!file.exists());
    let said = message(&Message::NotForgotten(Box::new(why)));
    assert!(
        said.starts_with("It was removed. But ") && said.contains("forgotten"),
        "{said}"
    );
}

/// What the files of releases have, the one before its translation.
fn pairs(shelf: &Shelf) -> Vec<String> {
    let read = KeptReader::default().read(&shelf.folders, "").memories;
    let units = read.iter().flat_map(|source| &source.units);
    let pairs = units.map(|unit| format!("{} = {}", unit.texts[0].1, unit.texts[1].1));
    pairs.collect()
}

#[test]
fn what_a_release_said_before_it_was_written_anew_is_remembered_behind_what_it_says() {
    let shelf = Shelf::new();
    let mut desk = translated();
    let remember = |desk: &Desk| remember_translations(&shelf.folders, &desk.release);
    assert_eq!(remember(&desk), Ok(1));
    let june = pairs(&shelf).remove(0);
    // July's release is written over June's.
    desk.rewrite(BRANDT, "Let me", "Let us");
    desk.translate(BRANDT, "Мы подчеркнём.");
    desk.confirm(BRANDT);
    assert_eq!(remember(&desk), Ok(2));
    let both = pairs(&shelf);
    assert!(both[0].ends_with(" = Мы подчеркнём."), "{both:?}");
    assert_eq!(both[1], june);
    assert_eq!(remember(&desk), Ok(2));
    assert_eq!(pairs(&shelf), both);
    // What was wrong doesn't stay beside what is right.
    desk.translate(BRANDT, "Подчеркнём.");
    desk.confirm(BRANDT);
    assert_eq!(remember(&desk), Ok(2));
    assert!(
        pairs(&shelf)
            .iter()
            .all(|pair| !pair.contains("Мы подчеркнём"))
    );
    // Nor while nobody has confirmed it.
    desk.rewrite(BRANDT, "Let us", "Let me");
    desk.translate(BRANDT, "Я подчеркну.");
    assert_eq!(remember(&desk), Ok(1));
    assert!(
        pairs(&shelf)[0].ends_with(" = Подчеркнём."),
        "{:?}",
        pairs(&shelf)
    );
    // One who forgets it forgets all.
    forget(&shelf.folders, &[shelf.kept()[0].file.clone()]).expect("it's gone");
    assert_eq!(pairs(&shelf), [""; 0]);
    desk.confirm(BRANDT);
    assert_eq!(remember(&desk), Ok(1));
}

#[test]
fn of_what_was_said_earlier_the_oldest_gives_way() {
    let shelf = Shelf::new();
    let release = translated().release;
    remember_translations(&shelf.folders, &release).expect("it's remembered");
    let file = shelf.kept()[0].file.clone();
    let tag = |text: &str| Tag::parse(text).expect("a tag");
    let units = (0..100).map(|number| MemoryUnit {
        texts: vec![
            (tag("en"), format!("{number} {}", "words ".repeat(10_000))),
            (tag("ru"), "слова".to_owned()),
        ],
    });
    let was = MemorySource {
        title: "June".to_owned(),
        units: units.collect(),
    };
    let spelled = ron::to_string(&was).expect("it can be spelled");
    fs::write(&file, spelled).expect("a file");
    let count = remember_translations(&shelf.folders, &release).expect("it's remembered");
    assert!((50..80).contains(&count), "{count}");
    assert!(pairs(&shelf)[1].starts_with("0 words"));
    assert_eq!(
        remember_translations(&shelf.folders, &release),
        Ok(count),
        "no more of it goes"
    );
}

#[test]
fn a_damaged_file_is_told_of_and_takes_nothing_from_the_others() {
    let shelf = Shelf::new();
    keep(&shelf.folders, &shelf.file("a.tmx", tmx("Yes"))).expect("it's kept");
    fs::write(shelf.place("memories/0.ron"), "(title: \"x\", units: [").expect("a file");
    fs::write(shelf.place("glossaries/1.ron"), [0xff, 0]).expect("a file");
    let mut reader = KeptReader::default();
    let kept = reader.read(&shelf.folders, "");
    assert_eq!(kept.memories.len(), 1);
    let told: Vec<(&str, bool)> = kept
        .all
        .iter()
        .map(|one| (one.title.as_str(), one.count.is_ok()))
        .collect();
    assert_eq!(told, [("0.ron", false), ("a.tmx", true), ("1.ron", false)]);
    let files: Vec<PathBuf> = kept.all.into_iter().map(|one| one.file).collect();
    forget(&shelf.folders, &files).expect("they're gone");
    assert_eq!(shelf.kept(), Vec::new());
}

#[test]
fn only_what_has_changed_is_read_again() {
    let shelf = Shelf::new();
    for name in ["a.tmx", "b.tmx"] {
        keep(&shelf.folders, &shelf.file(name, tmx("Yes"))).expect("it's kept");
    }
    remember_translations(&shelf.folders, &translated().release).expect("it's remembered");
    let mut reader = KeptReader::default();
    let first = reader.read(&shelf.folders, "another").memories;
    assert_eq!(first.len(), 3);
    // What is remembered as it was isn't written anew.
    remember_translations(&shelf.folders, &translated().release).expect("it's remembered");
    keep(&shelf.folders, &shelf.file("b.tmx", tmx("No, never"))).expect("it's kept");
    let second = reader.read(&shelf.folders, "another").memories;
    let same = first.iter().zip(&second).map(|(a, b)| Arc::ptr_eq(a, b));
    assert_eq!(same.collect::<Vec<_>>(), [true, true, false]);
    assert_eq!(second[2].units[0].texts[0].1, "No, never");
    // What is remembered of the release that's open is told apart.
    let own = reader.read(&shelf.folders, "ct-week-2021-djvt");
    assert_eq!((own.all.len(), own.memories.len()), (3, 2));
    assert_eq!(own.own.map(|own| own.units.len()), Some(1));
}

#[test]
fn a_file_that_another_takes_the_place_of_is_read_again_whatever_its_time_says() {
    let shelf = Shelf::new();
    keep(&shelf.folders, &shelf.file("a.tmx", tmx("Yes"))).expect("it's kept");
    let mut reader = KeptReader::default();
    let first = reader.read(&shelf.folders, "");
    let file = &first.all[0].file;
    let time = fs::metadata(file)
        .and_then(|it| it.modified())
        .expect("a time");
    let text = fs::read_to_string(file).expect("it can be read");
    let other = shelf.folder.path().join("other.ron");
    fs::write(&other, text.replace("Yes", "Hey")).expect("it can be written");
    let options = File::options().write(true).open(&other).expect("a file");
    options.set_modified(time).expect("it has a time");
    fs::rename(&other, file).expect("it takes its place");
    let second = reader.read(&shelf.folders, "");
    assert_eq!(second.memories[0].units[0].texts[0].1, "Hey");
}

#[test]
fn a_copy_of_a_release_is_kept_beside_what_is_remembered_of_it() {
    let shelf = Shelf::new();
    let mut desk = translated();
    remember_translations(&shelf.folders, &desk.release).expect("it's remembered");
    desk.translate("headline", "Неделя");
    desk.confirm("headline");
    let kept = keep_release(&shelf.folders, &desk.release, "copy.ron").expect("it's kept");
    assert_eq!((kept.count, kept.has_replaced), (2, false));
    let read = KeptReader::default().read(&shelf.folders, "ct-week-2021-djvt");
    assert_eq!(read.own.map(|own| own.units.len()), Some(1));
    assert_eq!(read.memories.len(), 1);
    assert_eq!(read.memories[0].units.len(), 2);
    assert!(
        read.memories[0].title.ends_with("(copy.ron)"),
        "{:?}",
        read.memories[0].title
    );
    let again = keep_release(&shelf.folders, &desk.release, "copy.ron").expect("it's kept");
    assert!(again.has_replaced);
    let untranslated = Desk::of("ru").release;
    let refused = keep_release(&shelf.folders, &untranslated, "copy.ron");
    assert_eq!(refused, Err(NotKept::NoTexts));
}

#[test]
fn a_file_of_another_kind_is_called_what_it_is() {
    let shelf = Shelf::new();
    let cases: &[(&[u8], StrangeKind)] = &[
        (b"%PDF-1.7\n%\xe2\xe3", StrangeKind::Pdf),
        (b"\x89PNG\r\n\x1a\n", StrangeKind::Picture),
        (b"\xff\xd8\xff\xe0", StrangeKind::Picture),
        (
            b"PK\x03\x04....[Content_Types].xml..word/document.xml",
            StrangeKind::Word,
        ),
        (b"PK\x03\x04....xl/workbook.xml", StrangeKind::Workbook),
        (b"PK\x03\x04....memory.tmx", StrangeKind::Archive),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", StrangeKind::OldOffice),
        (b"{\\rtf1", StrangeKind::RichText),
        (
            b"\xef\xbb\xbf# A comment\r\n\r\nmsgid \"\"\r\nmsgstr \"\"\r\n",
            StrangeKind::Texts,
        ),
        (b"msgctxt \"headline\"\nmsgid \"One\"", StrangeKind::Texts),
    ];
    for (bytes, kind) in cases {
        for name in ["a.tmx", "a.csv"] {
            let refused = keep(&shelf.folders, &shelf.file(name, bytes));
            assert_eq!(refused, Err(NotKept::Strange(*kind)), "{name}");
        }
    }
}

#[test]
fn what_a_killed_window_left_is_taken_away_and_nothing_else() {
    let shelf = Shelf::new();
    keep(&shelf.folders, &shelf.file("a.tmx", tmx("Yes"))).expect("it's kept");
    let left = shelf.place("memories/.part-x7Qa");
    fs::write(&left, "(title: \"half").expect("a file");
    let other = shelf.place("memories/README.txt");
    fs::write(&other, "mine").expect("a file");
    // Another window is writing: it may be its own.
    let lock = File::open(shelf.place("lock")).expect("the lock");
    lock.lock().expect("it's free");
    assert_eq!(shelf.kept().len(), 1);
    assert!(left.exists());
    drop(lock);
    assert_eq!(shelf.kept().len(), 1);
    assert!(!left.exists() && other.exists());
}

#[test]
fn windows_that_write_at_once_do_so_one_after_the_other() {
    let shelf = Shelf::new();
    let release = translated().release;
    let lock = shelf.place("lock");
    fs::write(&lock, "").expect("a file");
    let held = File::open(&lock).expect("the lock");
    held.lock().expect("it's free");
    thread::scope(|scope| {
        let writers: Vec<_> = (0..8)
            .map(|number| {
                let (shelf, release) = (&shelf, &release);
                scope.spawn(move || {
                    let name = format!("{number}.tmx");
                    let file = shelf.file(&name, tmx("Yes"));
                    let kept = keep(&shelf.folders, &file).map(|_| ());
                    let remembered = remember_translations(&shelf.folders, release).map(|_| ());
                    kept.and(remembered)
                })
            })
            .collect();
        thread::sleep(Duration::from_millis(100));
        assert_eq!(files_in(&shelf.place("memories/x")), Vec::<PathBuf>::new());
        drop(held);
        for writer in writers {
            assert_eq!(writer.join().expect("it ends"), Ok(()));
        }
    });
    assert_eq!(shelf.kept().len(), 9);
    let left = files_in(&shelf.place("memories/x"));
    assert_eq!(left.len(), 8, "{left:?}");
}

/// The files beside this one.
fn files_in(beside: &Path) -> Vec<PathBuf> {
    let folder = beside.parent().expect("a folder");
    let entries = fs::read_dir(folder).expect("it can be read");
    entries
        .map(|entry| entry.expect("its entries too").path())
        .collect()
}

#[test]
fn nobody_else_can_read_what_is_kept() {
    let shelf = Shelf::new();
    keep(&shelf.folders, &shelf.file("a.tmx", tmx("Yes"))).expect("it's kept");
    remember_translations(&shelf.folders, &translated().release).expect("it's remembered");
    let kept = shelf.kept();
    assert_eq!(kept[0].kind, KeptKind::Release);
    #[cfg(unix)]
    for one in kept {
        use std::os::unix::fs::PermissionsExt;
        let folder = one.file.parent().expect("a folder").to_owned();
        for path in [one.file, folder] {
            let mode = fs::metadata(&path)
                .expect("it's there")
                .permissions()
                .mode();
            assert_eq!(mode & 0o077, 0, "{}", path.display());
        }
    }
}

#[test]
fn what_stands_against_a_file_is_told_with_its_place_and_what_to_do() {
    let shelf = Shelf::new();
    let long = format!("en,fr\na,b\nc,{}\n", "word".repeat(1_000));
    let wide = format!("en{}\n", ",fr".repeat(1_000));
    let many: String = (0..200).map(|number| format!("{number};")).collect();
    let many = format!("en,fr\na,\"{many}\"\n");
    let cases: &[(&str, &[u8], &[&str])] = &[
        ("a.csv", long.as_bytes(), &["Line 3", "quotation mark"]),
        (
            "b.csv",
            wide.as_bytes(),
            &["001 columns", "500", "keep those"],
        ),
        (
            "c.csv",
            many.as_bytes(),
            &["Line 2", "100", "a line of its own"],
        ),
        ("d.csv", b"en,ru\na,\xc2\xce\xc7\n", &["‘CSV UTF-8’"]),
        (
            "e.tmx",
            b"PK\x03\x04....xl/workbook.xml",
            &["workbook", "‘CSV UTF-8’"],
        ),
    ];
    for (name, content, told) in cases {
        let file = shelf.file(name, content);
        let why = keep(&shelf.folders, &file).expect_err(name);
        let said = message(&Message::LibraryLacks(file, Box::new(why)));
        for told in [&[*name], *told].concat() {
            assert!(said.contains(told), "{told}: {said}");
        }
    }
    // What the program fails at is told beside its name, with what to do.
    let broken = KeptFile {
        kind: KeptKind::Memory,
        file: shelf.place("memories/a.ron"),
        title: "a.tmx".to_owned(),
        count: Err(NotRead::Broke),
    };
    assert!(kept_about(&broken).contains("remove it"));
}
