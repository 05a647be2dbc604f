//! Pictures in files that somebody else made: what isn't seen in them goes no further, and
//! those that would stop the program are refused by their names.

use std::io::Write;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use communique::publish::{Concessions, pdf};
use communique::release::Release;
use communique::session::{FileState, Session};
use communique::storage::{self, Notice};
use communique::typeset::HouseStyle;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, RgbImage};

use crate::support::{foreign, sample_text};

const SECRET: &str = "47.3769N 8.5417E by J. Doe";
/// What a colour profile says of itself.
const PROFILE: &[u8] = b"a colour profile by its maker";

fn photo() -> DynamicImage {
    let photo = RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8 * 6, y as u8 * 8, 90]));
    photo.into()
}

fn encoded(kind: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = match kind {
        "jpeg" => {
            let mut encoder = JpegEncoder::new(&mut bytes);
            encoder
                .set_icc_profile(PROFILE.to_vec())
                .expect("a profile");
            photo().write_with_encoder(encoder)
        }
        _ => {
            let mut encoder = PngEncoder::new(&mut bytes);
            encoder
                .set_icc_profile(PROFILE.to_vec())
                .expect("a profile");
            photo().write_with_encoder(encoder)
        }
    };
    written.expect("it can be encoded");
    bytes
}

/// A segment of a JPEG.
fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment");
    [&[0xFF, marker], &length.to_be_bytes()[..], content].concat()
}

/// A chunk of a PNG.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a short chunk");
    let named = [name, content].concat();
    let checksum = crc32fast::hash(&named);
    [&length.to_be_bytes()[..], &named, &checksum.to_be_bytes()].concat()
}

/// What a camera writes of a photo: whether it lies on its side, and where it was taken.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(SECRET.as_bytes());
    exif
}

fn jpeg_with(segments: &[Vec<u8>]) -> Vec<u8> {
    let mut jpeg = encoded("jpeg");
    jpeg.splice(2..2, segments.concat());
    jpeg
}

fn png_with(chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut png = encoded("png");
    png.splice(33..33, chunks.concat());
    png
}

fn drawing(inside: &str) -> Vec<u8> {
    let root = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">"#;
    format!("{root}{inside}<rect width=\"9\" height=\"9\"/></svg>").into_bytes()
}

fn embedded(jpeg: &[u8]) -> String {
    let text = STANDARD.encode(jpeg);
    format!(r#"<image width="40" height="30" href="data:image/jpeg;base64,{text}"/>"#)
}

/// A release's file with a picture in it, as somebody else's program could write it.
fn with_picture(kind: &str, bytes: &[u8]) -> String {
    let lines: Vec<String> = match kind {
        "svg" => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let lines = text.split('\n').map(|line| format!("{line:?}"));
            lines.collect()
        }
        _ => {
            let letters = STANDARD.encode(bytes);
            let lines = letters.as_bytes().chunks(76).map(String::from_utf8_lossy);
            lines.map(|line| format!("\"{line}\"")).collect()
        }
    };
    let image = format!("(id: \"photo-aaaa\", {kind}: [{}]),", lines.join(",\n"));
    let block =
        "Picture(id: \"picture-aaaa\", image: \"photo-aaaa\", alternative_text: \"A gauge\"),";
    sample_text("ct-week-2021.ron")
        .replacen("blocks: [", &format!("blocks: [{block}"), 1)
        .replacen("images: [", &format!("images: [{image}"), 1)
}

fn holds(bytes: &[u8], secret: &[u8]) -> bool {
    bytes.windows(secret.len()).any(|window| window == secret)
}

/// The picture's bytes in a release.
fn picture(release: &Release) -> &[u8] {
    let image = release.images.get("photo-aaaa").expect("it's there");
    &image.bytes
}

/// What a file comes to that is opened and saved: the release, and its file.
fn saved(text: &str) -> (storage::Opened, String) {
    let opened = storage::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let written = storage::write(&opened.release).expect("it can be written");
    (opened, written)
}

fn took_out(opened: &storage::Opened) -> bool {
    let is_photo = |notice: &Notice| matches!(notice, Notice::HiddenInImage(id) if id.as_str() == "photo-aaaa");
    opened.notices.iter().any(is_photo)
}

/// Pictures with the secret in them.
fn with_secrets() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let secret = SECRET.as_bytes();
    let named = |name: &[u8]| [name, secret].concat();
    let thumbnail = [b"JFIF\0\x01\x01\0\0\x01\0\x01\x03\x03", secret, b"!"].concat();
    let behind = |mut bytes: Vec<u8>| {
        bytes.extend(secret);
        bytes
    };
    let exif_jpeg = jpeg_with(&[segment(0xE1, &[b"Exif\0\0", &exif(1)[..]].concat())]);
    vec![
        ("EXIF", "jpeg", exif_jpeg.clone()),
        (
            "XMP",
            "jpeg",
            jpeg_with(&[segment(0xE1, &named(b"http://ns.adobe.com/xap/1.0/\0"))]),
        ),
        (
            "IPTC",
            "jpeg",
            jpeg_with(&[segment(0xED, &named(b"Photoshop 3.0\0"))]),
        ),
        ("a comment", "jpeg", jpeg_with(&[segment(0xFE, secret)])),
        (
            "a thumbnail",
            "jpeg",
            jpeg_with(&[segment(0xE0, &thumbnail)]),
        ),
        (
            "another thumbnail",
            "jpeg",
            jpeg_with(&[segment(0xE0, &named(b"JFXX\0"))]),
        ),
        (
            "other pictures",
            "jpeg",
            jpeg_with(&[segment(0xE2, &named(b"MPF\0"))]),
        ),
        ("behind its end", "jpeg", behind(encoded("jpeg"))),
        (
            "text",
            "png",
            png_with(&[chunk(b"tEXt", &named(b"Author\0"))]),
        ),
        (
            "international text",
            "png",
            png_with(&[chunk(b"iTXt", &named(b"XML:com.adobe.xmp\0\0\0\0\0"))]),
        ),
        ("EXIF", "png", png_with(&[chunk(b"eXIf", &exif(1))])),
        ("time", "png", png_with(&[chunk(b"prVt", secret)])),
        ("behind its end", "png", behind(encoded("png"))),
        ("a photo with EXIF", "svg", drawing(&embedded(&exif_jpeg))),
    ]
}

#[test]
fn what_is_not_seen_in_a_strangers_picture_is_taken_out_on_opening() {
    for (what, kind, bytes) in with_secrets() {
        let what = format!("{what} in {kind}");
        let text = with_picture(kind, &bytes);
        let (opened, written) = saved(&text);
        assert!(took_out(&opened), "{what}");
        let clean = picture(&opened.release);
        assert!(!holds(clean, SECRET.as_bytes()), "{what}");
        let inside = String::from_utf8_lossy(clean).into_owned();
        if let Some((_, inside)) = inside.split_once("base64,") {
            let letters: String = inside.chars().take_while(|c| *c != '"').collect();
            let inside = STANDARD.decode(letters).expect("base64");
            assert!(!holds(&inside, SECRET.as_bytes()), "{what}");
        }
        // What is seen is as it was.
        if kind != "svg" {
            let pixels = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture");
            assert_eq!(pixels(clean), pixels(&bytes), "{what}");
        }
        if kind == "jpeg" {
            assert!(holds(clean, PROFILE), "{what}: the colours are others");
        }
        let again = storage::read(written.as_bytes()).expect("it opens again");
        assert_eq!(again.notices, [], "{what}");
        assert_eq!(again.release, opened.release, "{what}");
    }
}

#[test]
fn none_of_it_is_in_the_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let has_reader = foreign::has("mutool");
    // An author's words in a drawing stay in the release's file, where everybody can read them.
    let drawings = [
        (
            "in front",
            [format!("<!-- {SECRET} -->").as_bytes(), &drawing("")].concat(),
        ),
        ("a comment", drawing(&format!("<!-- {SECRET} -->"))),
        (
            "a title",
            drawing(&format!("<title>{SECRET}</title><desc>{SECRET}</desc>")),
        ),
        (
            "the author's data",
            drawing(&format!("<metadata>{SECRET}</metadata>")),
        ),
        (
            "a name",
            drawing(&format!("<g id=\"{SECRET}\" data-by=\"{SECRET}\"/>")),
        ),
    ];
    let drawings = drawings.map(|(what, bytes)| (what, "svg", bytes));
    for (what, kind, bytes) in with_secrets().into_iter().chain(drawings) {
        let (opened, _) = saved(&with_picture(kind, &bytes));
        let made = pdf(
            &opened.release,
            None,
            &HouseStyle::shipped(),
            Concessions::default(),
        );
        let made = made.expect("a PDF");
        assert!(!holds(&made, SECRET.as_bytes()), "{what} in {kind}");
        if has_reader {
            let [packed, plain] = ["packed.pdf", "plain.pdf"].map(|name| folder.path().join(name));
            std::fs::write(&packed, &made).expect("it can be written");
            let paths = [&packed, &plain].map(|path| path.to_str().expect("plain letters"));
            foreign::output("mutool", &["clean", "-d", paths[0], paths[1]]);
            let plain = std::fs::read(&plain).expect("it was made");
            assert!(
                plain.len() > made.len(),
                "{what} in {kind}: it isn't unpacked"
            );
            assert!(!holds(&plain, SECRET.as_bytes()), "{what} in {kind}");
        }
    }
}

#[test]
fn a_photo_that_lies_on_its_side_is_put_upright() {
    let app1 = [b"Exif\0\0", &exif(6)[..]].concat();
    for (kind, bytes) in [
        ("jpeg", jpeg_with(&[segment(0xE1, &app1)])),
        ("png", png_with(&[chunk(b"eXIf", &exif(6))])),
    ] {
        let (opened, _) = saved(&with_picture(kind, &bytes));
        assert!(took_out(&opened), "{kind}");
        let upright = image::load_from_memory(picture(&opened.release)).expect("a picture");
        assert_eq!((upright.width(), upright.height()), (30, 40), "{kind}");
        assert!(
            !holds(picture(&opened.release), SECRET.as_bytes()),
            "{kind}"
        );
    }
}

#[test]
fn a_picture_that_hides_nothing_is_left_as_it_is() {
    let jpeg = encoded("jpeg");
    let words = r#"<text y="9">Words</text>"#;
    for (kind, bytes) in [
        ("png", encoded("png")),
        ("jpeg", jpeg.clone()),
        ("svg", drawing(words)),
        ("svg", drawing(&embedded(&jpeg))),
        (
            "svg",
            [b"<?xml version=\"1.0\"?>\n", &drawing("")[..], b"\n"].concat(),
        ),
    ] {
        let (opened, written) = saved(&with_picture(kind, &bytes));
        assert!(!took_out(&opened), "{kind}");
        assert!(picture(&opened.release) == bytes, "{kind}");
        let again = storage::read(written.as_bytes()).expect("it opens again");
        assert_eq!(again.notices, [], "{kind}");
    }
}

#[test]
fn a_release_that_something_was_taken_out_of_is_not_saved_yet() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("release.ron");
    for (bytes, state) in [
        (encoded("png"), FileState::Saved),
        (
            png_with(&[chunk(b"tEXt", b"Author\0J. Doe")]),
            FileState::Unsaved,
        ),
    ] {
        std::fs::write(&path, with_picture("png", &bytes)).expect("it can be written");
        let opened = storage::open(&path).expect("it opens");
        let wake: communique::jobs::Wake = std::sync::Arc::new(|| {});
        let session = Session::opened(opened, path.clone(), HouseStyle::shipped(), wake);
        assert_eq!(session.file_state(), state);
    }
}

/// A PNG whose head says that it's so large.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let sizes = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let head = chunk(b"IHDR", &[&sizes[..], &[8, 2, 0, 0, 0]].concat());
    let mut png = encoded("png");
    png.splice(8..33, head);
    png
}

/// A JPEG whose frame says that it's so large.
fn jpeg_of(side: u16) -> Vec<u8> {
    let mut jpeg = encoded("jpeg");
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]);
    let at = frame.expect("a frame") + 5;
    let sizes = [side.to_be_bytes(), side.to_be_bytes()].concat();
    jpeg.splice(at..at + 4, sizes);
    jpeg
}

/// A PNG's chunk with a colour profile that unpacks to so many zeros.
fn packed_profile(length: usize) -> Vec<u8> {
    let mut packed = b"zeros\0\0".to_vec();
    let mut encoder = ZlibEncoder::new(&mut packed, Compression::best());
    let block = vec![0; 1024 * 1024];
    for _ in 0..length / block.len() {
        encoder.write_all(&block).expect("memory has room");
    }
    encoder.finish().expect("memory has room");
    chunk(b"iCCP", &packed)
}

#[test]
fn bombs_in_a_file_are_refused_at_once_by_the_names_of_their_images() {
    let nested = format!(
        r#"<image href="data:image/svg+xml;base64,{}"/>"#,
        STANDARD.encode(drawing(""))
    );
    let doctype = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let entities = [doctype.as_bytes(), &drawing("<text>&b;</text>")].concat();
    let filter = r#"<filter id="f" width="9999999"><feTurbulence baseFrequency="9"/></filter>"#;
    let copies = (0..30).fold("<g id=\"a0\"/>".to_owned(), |copies, depth| {
        let twice = format!("<use href=\"#a{depth}\"/>").repeat(10);
        format!("{copies}<g id=\"a{}\">{twice}</g>", depth + 1)
    });
    let profile = png_with(&[packed_profile(64 * 1024 * 1024)]);
    let cases: [(&str, Vec<u8>, &str); 13] = [
        ("png", profile, "colour profile"),
        ("png", png_of(60_000, 60_000), "60000 × 60000"),
        ("png", png_of(8_000, 8_000), "40 million"),
        ("jpeg", jpeg_of(65_000), "65000 × 65000"),
        ("png", encoded("jpeg"), "isn't a PNG"),
        ("svg", entities, "entities"),
        ("svg", drawing(&nested), "within the SVG"),
        ("svg", drawing(filter), "filters"),
        ("svg", drawing(&copies), "copies"),
        ("svg", drawing(&"<g>".repeat(40_000)), "damaged"),
        (
            "svg",
            drawing("<path d=\"M0 0A1e60 1e60 0 0 1 9 9\"/>"),
            "a size that nothing has",
        ),
        ("svg", drawing(&embedded(&jpeg_of(65_000))), "65000 × 65000"),
        (
            "svg",
            drawing(r#"<image href="file:///etc/passwd"/>"#),
            "outside it",
        ),
    ];
    for (kind, bytes, says) in cases {
        let text = with_picture(kind, &bytes);
        let begun = Instant::now();
        let error = storage::read(text.as_bytes()).expect_err(says);
        let took = begun.elapsed();
        let said = error.to_string();
        assert!(
            said.contains("images/photo-aaaa") && said.contains(says),
            "{said}"
        );
        assert!(took < Duration::from_secs(1), "{says}: {took:?}");
    }
    // An SVG that is packed is no text.
    let packed =
        with_picture("svg", b"").replacen("svg: [\"\"]", "svg: [\"\\u{1f}\\u{8b}\\u{8}\"]", 1);
    let said = storage::read(packed.as_bytes())
        .expect_err("it's packed")
        .to_string();
    assert!(said.contains("isn't an SVG"), "{said}");
}

#[test]
fn all_pictures_together_must_fit_into_the_memory() {
    // Each by itself is as large as a picture may be.
    let large = DynamicImage::new_luma8(8_000, 5_000).into_rgb8();
    let mut png = Vec::new();
    large
        .write_with_encoder(PngEncoder::new(&mut png))
        .expect("it can be encoded");
    let letters = STANDARD.encode(&png);
    let image = |nth: usize| format!("(id: \"photo-{nth}\", png: [\"{letters}\"]),");
    let images: String = (0..6).map(image).collect();
    let text = sample_text("ct-week-2021.ron");
    let text = text.replacen("images: [", &format!("images: [{images}"), 1);
    let said = storage::read(text.as_bytes())
        .expect_err("too much")
        .to_string();
    assert!(
        said.contains("images/photo-1") && said.contains("MB of memory"),
        "{said}"
    );
}
