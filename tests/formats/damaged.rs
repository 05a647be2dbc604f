//! Files that aren't releases, or not any more: each has its message, and
//! none makes the program fail.

use std::path::Path;

use communique::storage;
use communique::typeset::{HouseStyle, Typesetter};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::support::{sample_text, samples};

/// A change to the sample, and the beginnings and ends of what is said of it.
struct Case {
    what: &'static str,
    from: &'static str,
    to: &'static str,
    says: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        what: "misspelt field",
        from: "headline:",
        to: "headlin:",
        says: &[
            "line 49",
            "there is no field ‘headlin’ here",
            "did you mean ‘headline’?",
        ],
    },
    Case {
        what: "unknown variant",
        from: "kind: PressRelease",
        to: "kind: PresRelease",
        says: &[
            "line 5",
            "in kind",
            "‘PresRelease’ can't stand here",
            "did you mean ‘PressRelease’?",
        ],
    },
    Case {
        what: "wrong type",
        from: "end_mark: \"****\"",
        to: "end_mark: 4",
        says: &["in end_mark", "a text belongs here", "quotation marks"],
    },
    Case {
        what: "a text where a list belongs",
        from: "places: [",
        to: "places: \"New York\", issue_date: [",
        says: &[
            "in dateline/places",
            "a list belongs here",
            "square brackets",
        ],
    },
    Case {
        what: "a text where a group of fields belongs",
        from: "style: (",
        to: "style: \"plain\", kind: (",
        says: &[
            "in style",
            "a group of fields belongs here",
            "round brackets",
        ],
    },
    Case {
        what: "a field without its colon",
        from: "end_mark: ",
        to: "end_mark ",
        says: &["end_mark", "a colon is missing"],
    },
    Case {
        what: "huge number",
        from: "format: 3,",
        to: "format: 99999999999999999999,",
        says: &["line 2", "in format", "too large or too small"],
    },
    Case {
        what: "number with a point",
        from: "format: 3,",
        to: "format: 3.0,",
        says: &["line 2", "in format", "a whole number"],
    },
    Case {
        what: "newer format",
        from: "format: 3,",
        to: "format: 4, colour_of_the_envelope: Blue,",
        says: &[
            "newer version of Communique",
            "format 4",
            "open it with that version",
        ],
    },
    Case {
        what: "format that never was",
        from: "format: 3,",
        to: "format: 0,",
        says: &["line 2", "there is no format 0"],
    },
    Case {
        what: "duplicate id",
        from: "id: \"cted-9yqa\"",
        to: "id: \"netherlands-k4da\"",
        says: &[
            "line 20, column 11, in organizers/item 2",
            "stands twice",
            "another id",
        ],
    },
    Case {
        what: "bad id",
        from: "id: \"cted-9yqa\"",
        to: "id: \"CTED 9yqa!\"",
        says: &["organizers", "can't be an id"],
    },
    Case {
        what: "field given twice",
        from: "end_mark: \"****\"",
        to: "end_mark: \"****\", end_mark: \"###\"",
        says: &["‘end_mark’ stands here twice"],
    },
    Case {
        what: "dangling footnote mark",
        from: "[^technical-guide-6ye4]",
        to: "[^technical-guide]",
        says: &[
            "in sections/opening-5acy/blocks/text-dp9c/text/p-mmcg",
            "‘technical-guide’",
            "add it there",
        ],
    },
    Case {
        what: "missing image",
        from: "logo: \"cted-mark-eeji\"",
        to: "logo: \"cted-mark\"",
        says: &[
            "in organizers/cted-9yqa/logo",
            "‘cted-mark’ isn't in the list of images",
        ],
    },
    Case {
        what: "bad base64",
        from: "images: [",
        to: "images: [(id: \"photo-aaaa\", png: [\"iVBORw0KGgo%%%%\"]),",
        says: &[
            "in images/photo-aaaa/png",
            "base64",
            "‘%’",
            "insert the image again",
        ],
    },
    Case {
        what: "an image that isn't the kind it's said to be",
        from: "images: [",
        to: "images: [(id: \"photo-aaaa\", png: [\"R0lGODlhAQABAAAAADs=\"]),",
        says: &["in images/photo-aaaa", "isn't a PNG"],
    },
    Case {
        what: "an image twice",
        from: "svg: [",
        to: "png: [\"iVBORw0KGgo=\"], svg: [",
        says: &["images", "exactly one of"],
    },
    Case {
        what: "bad date",
        from: "date: \"2021-06-25\"",
        to: "date: \"2021-06-35\"",
        says: &["in dateline", "day"],
    },
    Case {
        what: "time zone that isn't one",
        from: "kind: PressRelease,",
        to: "kind: PressRelease, timing: Embargoed(until: \"2021-06-25T11:00:00\", zone: \"Mars/Olympus\"),",
        says: &["in timing", "Mars/Olympus", "Europe/Zurich"],
    },
    Case {
        what: "bad language tag",
        from: "language: \"en\"",
        to: "language: \"english please\"",
        says: &["line 4", "english please"],
    },
    Case {
        what: "unclosed text",
        from: "tag: \"SIDE EVENT\"",
        to: "tag: \"SIDE EVENT",
        says: &[
            "line 8",
            "in banner/tag",
            "closing quotation mark is missing",
        ],
    },
    Case {
        what: "text after the end",
        from: "\n)\n",
        to: "\n)\nThat's all.\n",
        says: &["something follows the release's last bracket"],
    },
    Case {
        what: "a word in quotation marks",
        from: "kind: PressRelease",
        to: "kind: \"PressRelease\"",
        says: &["line 5", "in kind", "without quotation marks"],
    },
    Case {
        what: "a date in words",
        from: "date: \"2021-06-25\"",
        to: "date: \"25 June\"",
        says: &["in dateline", "write a day as \"2021-06-25\""],
    },
    Case {
        what: "an embargo without its moment",
        from: "kind: PressRelease,",
        to: "kind: PressRelease, timing: Embargoed(zone: \"UTC\"),",
        says: &["in timing", "‘until’ is missing here"],
    },
    Case {
        what: "a comma taken out",
        from: "language: \"en\",",
        to: "language: \"en\"",
        says: &["line 5", "a comma is missing before this"],
    },
    Case {
        what: "the last bracket cut off",
        from: "\n)\n",
        to: "\n",
        says: &["part of it is missing"],
    },
    Case {
        what: "git's conflict",
        from: "  headline:",
        to: "<<<<<<< HEAD\n  headline:",
        says: &["line 49", "git couldn't merge", "keep one of the two"],
    },
    Case {
        what: "a word that no page prints",
        from: "kind: PressRelease,",
        to: "kind: PressRelease, fixed_words: [(id: \"pres-release\", text: \"News\")],",
        says: &[
            "in fixed_words/pres-release",
            "write one of",
            "press-release",
        ],
    },
    Case {
        what: "NUL byte",
        from: "SIDE EVENT",
        to: "SIDE\0EVENT",
        says: &["line 8", "in banner/tag", "NUL byte"],
    },
];

#[test]
fn each_damage_has_its_message_with_place_and_remedy() {
    let sample = sample_text("ct-week-2021.ron");
    for case in CASES {
        assert!(
            sample.contains(case.from),
            "{}: the sample has changed",
            case.what
        );
        let text = sample.replacen(case.from, case.to, 1);
        let error = storage::read(text.as_bytes()).expect_err(case.what);
        let message = error.to_string();
        for says in case.says {
            assert!(
                message.contains(says),
                "{}: {message:?} doesn't say {says:?}",
                case.what
            );
        }
    }
}

#[test]
fn a_file_that_was_cut_off_says_that_a_part_is_missing() {
    let sample = sample_text("ct-week-2021.ron");
    let end = sample.rfind(')').expect("its last bracket");
    for cut in (2..end).step_by(97).chain(end - 80..=end) {
        let Some(text) = sample.get(..cut) else {
            continue;
        };
        let said = storage::read(text.as_bytes())
            .expect_err("it is cut off")
            .to_string();
        assert!(
            ["part of it is missing", "closing quotation mark is missing"]
                .iter()
                .any(|known| said.contains(known)),
            "cut at {cut}: {said}"
        );
    }
}

#[test]
fn a_text_of_several_lines_is_not_taken_for_one_without_an_end() {
    let text = "(format: 3,\n  headline: \"First\nsecond\"\n  subheadline: \"Third\",\n)";
    let said = storage::read(text.as_bytes()).expect_err("a comma is missing");
    let said = said.to_string();
    assert!(said.contains("a comma is missing"), "{said}");
    assert!(said.contains("line 4"), "{said}");
}

#[test]
fn an_id_that_stands_twice_is_shown_in_its_own_list() {
    let sample = sample_text("ct-week-2021.ron");
    let ids = |text: &str| -> Vec<String> {
        let after = text.split("  sections: [").nth(1).expect("sections");
        let found = after.split("\n      id: \"").skip(1);
        let found = found.filter_map(|rest| rest.split('"').next());
        found.map(str::to_owned).take(2).collect()
    };
    let [first, second] = ids(&sample).try_into().expect("two sections");
    // An organizer may have it too: that is another list.
    let text = sample
        .replace("netherlands-k4da", &first)
        .replace(&second, &first);
    let error = storage::read(text.as_bytes()).expect_err("it stands twice");
    let place = error.place.expect("a place");
    assert_eq!(place.part, "sections/item 2", "line {}", place.line);
}

#[test]
fn bytes_that_are_no_text_have_their_messages() {
    let sample = sample_text("ct-week-2021.ron");
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(sample.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let latin1: Vec<u8> = sample
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect();
    let cut = sample.get(..sample.len() / 2).unwrap_or_default();
    let deep = format!("(format: 3, sections: {})", "[".repeat(100_000));
    let cases: &[(&str, &[u8], &[&str])] = &[
        ("empty", b"", &["it's empty"]),
        ("blank", b" \r\n\t", &["it's empty"]),
        (
            "NUL bytes only",
            &[0; 4096],
            &["nothing but NUL bytes", "wait for the sync"],
        ),
        ("UTF-16", &utf16, &["UTF-16", "save it as UTF-8"]),
        ("Latin 1", &latin1, &["line 68", "UTF-8"]),
        ("truncated", cut.as_bytes(), &["line ", "missing"]),
        (
            "deep nesting",
            deep.as_bytes(),
            &["line 1, column 24, in sections", "look for an earlier copy"],
        ),
        (
            "another program's RON",
            b"(window: (width: 3, height: 4))",
            &["isn't a Communique release", "(format: 3,"],
        ),
        (
            "a map",
            b"{\"format\": 1}",
            &["isn't a Communique release", "(format: 3,"],
        ),
        (
            "a web page",
            b"<!DOCTYPE html>\n<html></html>",
            &["isn't a Communique release"],
        ),
        (
            "prose",
            "Dear colleagues, please find attached".as_bytes(),
            &["isn't a Communique release"],
        ),
        ("JPEG", b"\xFF\xD8\xFF\xE0\0\x10JFIF", &["UTF-8"]),
    ];
    for (what, bytes, says) in cases {
        let message = storage::read(bytes).expect_err(what).to_string();
        for say in *says {
            assert!(
                message.contains(say),
                "{what}: {message:?} doesn't say {say:?}"
            );
        }
    }
}

#[test]
fn what_is_shown_of_a_file_steers_no_terminal() {
    let mut bytes = b"(format: 3,\n\x1b[2J\0\x07 ".to_vec();
    bytes.extend_from_slice(b"\xff\xfe\0\x1b]0;title\x07\n\0\x1b\n)");
    let error = storage::read(&bytes).expect_err("no text");
    let place = error.place.expect("a place");
    let shown = place.around.iter().map(|(_, line)| line.as_str());
    for line in shown.chain([place.excerpt.as_str()]) {
        assert!(!line.contains(char::is_control), "{line:?}");
    }
}

#[test]
fn brackets_without_end_before_what_is_no_text_have_a_short_message() {
    for (open, end) in [
        ("[", &b"\0"[..]),
        ("(a:", b"\xff"),
        ("[", b"\n<<<<<<< ours\n"),
    ] {
        let mut bytes = open.repeat(1_000_000).into_bytes();
        bytes.extend_from_slice(end);
        let said = storage::read(&bytes).expect_err("it's no text").to_string();
        assert!(said.len() < 3_000, "{} bytes of message", said.len());
    }
}

/// The text of a release, with a picture of pixels in its first section.
fn with_a_photo(text: &str) -> String {
    use base64::Engine;
    let mut png = std::io::Cursor::new(Vec::new());
    let photo = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8 * 6, y as u8 * 8, 90]));
    photo
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("it can be encoded");
    let lines = base64::engine::general_purpose::STANDARD.encode(png.into_inner());
    let lines: Vec<String> = lines
        .as_bytes()
        .chunks(76)
        .map(|line| format!("{:?}", String::from_utf8_lossy(line)))
        .collect();
    let image = format!("(id: \"photo-aaaa\", png: [{}]),", lines.join(", "));
    let block =
        "Picture(id: \"picture-aaaa\", image: \"photo-aaaa\", alternative_text: \"A gauge\"),";
    let text = text.replacen("blocks: [", &format!("blocks: [{block}"), 1);
    let with = match text.contains("images: [") {
        true => text.replacen("images: [", &format!("images: [{image}"), 1),
        false => text.replacen("\n)\n", &format!("\n  images: [{image}],\n)\n"), 1),
    };
    assert!(storage::read(with.as_bytes()).is_ok());
    with
}

#[test]
fn a_raster_that_is_cut_off_is_refused_by_its_name() {
    use base64::Engine;
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(300, 200)
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("it can be encoded");
    let png = png.into_inner();
    let half = base64::engine::general_purpose::STANDARD.encode(&png[..png.len() / 2]);
    let sample = sample_text("ct-week-2021.ron");
    let with = format!("images: [(id: \"photo-aaaa\", png: [\"{half}\"]),");
    let text = sample.replacen("images: [", &with, 1);
    let error = storage::read(text.as_bytes()).expect_err("it's cut off");
    let said = error.to_string();
    for part in [
        "in images/photo-aaaa",
        "damaged",
        "take it and what names it out",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn what_is_no_file_is_refused_without_waiting() {
    let folder = tempfile::tempdir().expect("a folder");
    let message = storage::open(folder.path())
        .expect_err("a folder")
        .to_string();
    assert!(message.contains("it's a folder, not a file"), "{message}");
    let missing = folder.path().join("missing.ron");
    let message = storage::open(&missing)
        .expect_err("nothing there")
        .to_string();
    assert!(message.contains("missing.ron"), "{message}");
    #[cfg(unix)]
    {
        let message = storage::open(Path::new("/dev/zero"))
            .expect_err("a device")
            .to_string();
        assert!(message.contains("a device or a pipe"), "{message}");
    }
}

#[test]
fn a_thousand_random_damages_end_in_a_message_or_a_release() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut typesetter = Typesetter::new();
    let mut texts: Vec<String> = samples()
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("the sample can be read"))
        .collect();
    texts.push(with_a_photo(&sample_text("flood-warning-2026.ron")));
    for bytes in texts.into_iter().map(String::into_bytes) {
        let damage = (0..bytes.len(), any::<u8>(), 0..4_u8, 1..200_usize);
        for _ in 0..340 {
            let (at, byte, kind, length) =
                damage.new_tree(&mut runner).expect("a damage").current();
            let mut damaged = bytes.clone();
            let end = (at + length).min(damaged.len());
            match kind {
                0 => damaged[at] = byte,
                1 => drop(damaged.drain(at..end)),
                2 => damaged.truncate(at),
                _ => {
                    let copy = damaged[at..end].to_vec();
                    damaged.splice(at..at, copy);
                }
            }
            match storage::read(&damaged) {
                Ok(opened) => {
                    let text =
                        storage::write(&opened.release).expect("what is read can be written");
                    let again = storage::read(text.as_bytes()).expect("and read again");
                    assert_eq!(again.release, opened.release);
                    let typeset = typesetter.typeset(&opened.release, &HouseStyle::usual());
                    assert!(typeset.pages.is_some(), "{:?}", typeset.problems);
                }
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
}
