//! The PDF, opened by poppler.

use communique::publish::{Concessions, PdfFailure, pdf};
use communique::release::{Image, Line, Part, Release};
use communique::typeset::HouseStyle;

use crate::support::foreign;
use crate::support::pages::{pages, sample};

fn made(name: &str) -> Vec<u8> {
    pdf(
        &sample(name),
        None,
        &HouseStyle::shipped(),
        Concessions::default(),
    )
    .expect("a PDF")
}

/// The PDF of a sample as a file.
fn file(name: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("release.pdf");
    std::fs::write(&path, made(name)).expect("it can be written");
    let path = path.to_str().expect("plain letters").to_owned();
    (folder, path)
}

/// Words with nothing but one blank between them.
fn in_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_release_gives_the_same_bytes_and_names_nobody() {
    let first = made("ct-week-2021.ron");
    assert_eq!(first, made("ct-week-2021.ron"));
    let text = String::from_utf8_lossy(&first).into_owned();
    for leak in ["/home", "/root", "ct-week-2021", "Typst", "D:20"] {
        assert!(!text.contains(leak), "{leak} is in the PDF");
    }
}

#[test]
fn a_logo_without_alternative_text_is_named_by_its_field() {
    let mut release = sample("ct-week-2021.ron");
    release.organizers = release
        .organizers
        .iter()
        .cloned()
        .map(|mut organizer| {
            if organizer.id.as_str().starts_with("unodc") {
                organizer.alternative_text = Line::default();
            }
            organizer
        })
        .collect();
    let styles = HouseStyle::shipped();
    match pdf(&release, None, &styles, Concessions::default()) {
        Err(PdfFailure::AlternativeTexts(fields)) => {
            let fields: Vec<String> = fields.iter().map(ToString::to_string).collect();
            assert_eq!(fields.len(), 1, "{fields:?}");
            assert!(fields[0].starts_with("organizers/unodc-"), "{fields:?}");
            assert!(fields[0].ends_with("/alternative_text"), "{fields:?}");
        }
        other => panic!("{other:?}"),
    }
    let concessions = Concessions {
        inaccessible: true,
        ..Concessions::default()
    };
    assert!(pdf(&release, None, &styles, concessions).is_ok());
}

#[test]
fn every_word_of_the_release_as_given_is_there_in_order() {
    if !foreign::has("pdftotext") {
        return;
    }
    let (_folder, path) = file("ct-week-2021.ron");
    let text = foreign::output("pdftotext", &[&path, "-"]);
    let text = in_words(&String::from_utf8_lossy(&text));
    let given =
        std::fs::read_to_string(crate::support::top().join("tests/support/ct-week-2021.md"));
    let given = given.expect("the release as given");
    let (mut from, mut missing, mut elsewhere) = (0, Vec::new(), Vec::new());
    for line in given.lines() {
        let line = line
            .replace("<sup>1</sup>", "")
            .replace(['*', '<', '>'], "");
        let line = line.replace('\\', "*");
        let line = line.trim_start_matches(['#', '-', ' ']).trim();
        // Printed on each page, or as a contact's parts: looked at below.
        let in_parts = ["2021 Counter", "Ms. Laurence", "For more", "[www"];
        if line.is_empty() || in_parts.iter().any(|start| line.starts_with(start)) {
            continue;
        }
        // Notes stand at the foot of their page, and speakers below their words.
        let note = "Counter-Terrorism Committee Executive Directorate (CTED), ";
        let speakers = ["H.E. ", "Ms. Indira"];
        if line.starts_with(note) || speakers.iter().any(|start| line.starts_with(start)) {
            elsewhere.push(line.to_owned());
            continue;
        }
        match find_letters(&text, from, line) {
            Some(end) => from = end,
            None => missing.push(line.to_owned()),
        }
    }
    missing.extend(
        elsewhere
            .into_iter()
            .filter(|line| find_letters(&text, 0, line).is_none()),
    );
    assert!(missing.is_empty(), "{missing:#?}\n{text}");
    for words in [
        "Ms. Laurence Gerard, Public Information Officer, UNOCT",
        "gerardl@un.org",
        "www.un.org/counterterrorism/CTweek-sidevents",
        "For more information",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert_eq!(
        text.matches("2021 Counter-Terrorism Week").count(),
        3,
        "the banner is on every page"
    );
}

/// Where the letters of `line` end in `text`, at or after `from`. Blanks and
/// hyphens don't count, since lines end where the page wants, and poppler takes
/// a hyphen at a line's end for one of the page's; nor does the case of
/// letters, which is the style's.
fn find_letters(text: &str, from: usize, line: &str) -> Option<usize> {
    let letters = |text: &str| {
        let letters = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let (text, line) = (letters(text), letters(line));
    let found = text.get(from..)?.find(&line)?;
    Some(from + found + line.len())
}

#[test]
fn it_has_tags_a_title_a_language_links_and_pictures_with_words() {
    if !foreign::has("pdfinfo") {
        return;
    }
    let (_folder, path) = file("ct-week-2021.ron");
    let print = |arguments: &[&str]| {
        String::from_utf8_lossy(&foreign::output("pdfinfo", arguments)).into_owned()
    };
    let facts = print(&[&path]);
    assert!(facts.contains("Tagged:          yes"), "{facts}");
    assert!(facts.contains("Engagement of Civil Society"), "{facts}");
    let tags = print(&["-struct-text", &path]);
    let kinds: Vec<&str> = tags
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(|tag| tag.trim_end_matches(':'))
        .collect();
    for tag in ["H1", "H2", "P", "BlockQuote", "Note", "Figure", "Link"] {
        assert!(kinds.contains(&tag), "no {tag}: {tags}");
    }
    let links = print(&["-url", &path]);
    for url in [
        "mailto:gerardl@un.org",
        "http://www.un.org/counterterrorism/CTweek-sidevents",
        "CTED-Technical-Guide",
    ] {
        assert!(links.contains(url), "{links}");
    }
}

#[test]
fn arabic_is_copied_in_the_order_in_which_it_is_read() {
    if !foreign::has("pdftotext") {
        return;
    }
    let (_folder, path) = file("heat-waves-2026-ar.ron");
    let text = foreign::output("pdftotext", &[&path, "-"]);
    let text = in_words(&String::from_utf8_lossy(&text));
    let invisible = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}'];
    let text: String = text.chars().filter(|c| !invisible.contains(c)).collect();
    // Without brackets, digits and vowel signs, which poppler puts in an order of its own.
    for words in [
        "منظمات المجتمع المدني في",
        "مترجم عن الفرنسية",
        "السيدة رنا المصري",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn arabic_words_are_copied_once_whatever_signs_they_carry() {
    if !foreign::has("pdftotext") {
        return;
    }
    let (_folder, path) = file("heat-waves-2026-ar.ron");
    let copied = crate::support::text(&foreign::output("pdftotext", &[&path, "-"]));
    let is_sign = |c: char| ('\u{64b}'..='\u{652}').contains(&c);
    let words = |text: &str| -> Vec<String> {
        let bare: String = text.chars().filter(|c| !is_sign(*c)).collect();
        let letters = |c: char| !('\u{621}'..='\u{64a}').contains(&c);
        bare.split(letters).map(str::to_owned).collect()
    };
    let copied = words(&copied);
    let release = sample("heat-waves-2026-ar.ron");
    for word in ["عقد", "عمان", "شريكا", "الشبكة", "تعلمنا", "بحثيا"] {
        assert!(copied.iter().any(|copied| copied == word), "{word}");
    }
    let (mut checked, mut torn) = (0, 0);
    release.visit(&mut |path, part| {
        let Part::Paragraph(paragraph) = part else {
            return;
        };
        if path.segments().any(|name| name == "original") {
            return;
        }
        for word in words(paragraph.text()) {
            if word.chars().count() > 2 {
                checked += 1;
                torn += usize::from(!copied.contains(&word));
            }
        }
    });
    // Poppler tears a few at a sign that it takes for a word of its own.
    assert!(checked > 200 && torn * 25 < checked, "{torn} of {checked}");
}

#[test]
fn arabic_ligatures_are_copied_in_the_order_in_which_they_are_read() {
    if !foreign::has("pdftotext") {
        return;
    }
    let text = crate::support::whole_sample_text("ct-week-2021.ron");
    let release = communique::storage::read(text.as_bytes()).expect("it opens");
    let mut release = release.release;
    let mut editions = release.editions.iter();
    let arabic = editions.find(|edition| edition.language.as_str() == "ar");
    let arabic = arabic.expect("it's there").id.clone();
    let copied = |release: &Release| {
        let styles = HouseStyle::shipped();
        let made = pdf(release, Some(&arabic), &styles, Concessions::default());
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("release.pdf");
        std::fs::write(&path, made.expect("a PDF")).expect("it can be written");
        let path = path.to_str().expect("plain letters");
        let text = foreign::output("pdftotext", &[path, "-"]);
        let turns = |c: char| matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
        let text = in_words(&String::from_utf8_lossy(&text));
        text.chars().filter(|c| !turns(*c)).collect::<String>()
    };
    // In sans and serif: names, the banner, headings, and the body.
    let everywhere = [
        "أسبوع مكافحة الإرهاب لعام",
        "مجلس الأمن التابع للأمم المتحدة",
        "مكتب الأمم المتحدة المعني بالمخدرات والجريمة",
        "دعم إدارة شؤون السجناء المتطرفين العنيفين ومنع التطرف المفضي إلى العنف في السجون",
        "لمزيد من المعلومات",
        "واشترك في تنظيم هذا الحدث مركز الأمم المتحدة لمكافحة الإرهاب التابع",
    ];
    for style in ["un-side-event", "corporate", "statement"] {
        release.style.house = style.into();
        let text = copied(&release);
        for words in everywhere {
            assert!(text.contains(words), "{style}: {words} in {text}");
        }
        for turned in ["األ", "اإل", "لأل"] {
            assert!(!text.contains(turned), "{style}: {turned} in {text}");
        }
    }
}

#[test]
fn its_pages_are_those_of_the_preview() {
    if !foreign::has("pdftoppm") {
        return;
    }
    for name in [
        "ct-week-2021.ron",
        "flood-warning-2026.ron",
        "heat-waves-2026-ar.ron",
    ] {
        let (folder, path) = file(name);
        let pages = pages(&sample(name));
        let prefix = folder.path().join("page");
        let prefix = prefix.to_str().expect("plain letters");
        foreign::output("pdftoppm", &["-r", "72", "-gray", &path, prefix]);
        let mut files: Vec<_> = std::fs::read_dir(folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "pgm"))
            .collect();
        files.sort();
        assert_eq!(files.len(), pages.count(), "{name}");
        for (page, file) in files.iter().enumerate() {
            let theirs = blurred(&gray(&std::fs::read(file).expect("a picture")));
            let stripe = pages.stripes(page, 1.0)[0].clone();
            let pixels = pages.render(page, 1.0, stripe).expect("the page");
            let ours = pixels.rgba.chunks(4).map(|pixel| {
                (u32::from(pixel[0]) * 30 + u32::from(pixel[1]) * 59 + u32::from(pixel[2]) * 11)
                    / 100
            });
            let ours = blurred(&(pixels.width, ours.map(|gray| gray as u8).collect()));
            let worst = ours
                .iter()
                .zip(&theirs)
                .map(|(a, b)| a.abs_diff(*b))
                .max()
                .unwrap_or(255);
            assert!(worst < 40, "{name}, page {}: {worst}", page + 1);
        }
    }
}

/// A binary PGM picture's width and pixels.
fn gray(file: &[u8]) -> (usize, Vec<u8>) {
    let mut header = file.split(|byte| byte.is_ascii_whitespace()).skip(1);
    let width = std::str::from_utf8(header.next().expect("a width")).expect("digits");
    let height = std::str::from_utf8(header.next().expect("a height")).expect("digits");
    let (width, height): (usize, usize) = (
        width.parse().expect("digits"),
        height.parse().expect("digits"),
    );
    (width, file[file.len() - width * height..].to_vec())
}

/// The mean of squares of 16 pixels, in which how edges are smoothed doesn't show.
fn blurred((width, pixels): &(usize, Vec<u8>)) -> Vec<u8> {
    const SIDE: usize = 16;
    let rows = pixels.len() / width;
    let mut means = Vec::new();
    for top in (0..rows - SIDE).step_by(SIDE) {
        for left in (0..width - SIDE).step_by(SIDE) {
            let square =
                (0..SIDE * SIDE).map(|at| pixels[(top + at / SIDE) * width + left + at % SIDE]);
            means.push((square.map(u32::from).sum::<u32>() / (SIDE * SIDE) as u32) as u8);
        }
    }
    means
}

#[test]
fn words_of_a_drawing_that_no_font_has_are_named_by_its_field() {
    let mut release = sample("ct-week-2021.ron");
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><text y="20">😀</text></svg>"#;
    let logo = release
        .organizers
        .first()
        .and_then(|first| first.logo.clone());
    let logo = logo.expect("a logo");
    let images = release.images.iter().cloned().map(|image| Image {
        bytes: match image.id == logo {
            true => drawing.as_bytes().into(),
            false => image.bytes.clone(),
        },
        ..image
    });
    release.images = images.collect();
    let first = release.organizers.first().expect("an organizer").id.clone();
    let made = pdf(
        &release,
        None,
        &HouseStyle::shipped(),
        Concessions::default(),
    );
    let Err(PdfFailure::MissingLetters(missing)) = made else {
        panic!("{:?}", made.map(|bytes| bytes.len()));
    };
    let spots: Vec<String> = missing
        .iter()
        .filter_map(|missing| missing.spot.as_ref())
        .map(|spot| spot.path.to_string())
        .collect();
    assert_eq!(spots, [format!("organizers/{first}/logo")]);
    assert_eq!(missing[0].letters, ['😀']);
}
