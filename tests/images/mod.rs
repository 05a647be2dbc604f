//! Which pictures may be used. Bombs are made here, never kept.

use communique::images::{Format, LARGEST_PICTURE, PictureError, import, recheck, recheck_whole};
use image::{ImageFormat, RgbImage};

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::new(30, 20)
        .write_to(&mut bytes, format)
        .expect("it can be encoded");
    bytes.into_inner()
}

/// A PNG whose header says that it's so large.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut png = encoded(ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}

fn drawing(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30">{inside}</svg>"#
    )
}

#[test]
fn sound_pictures_are_known_with_their_sizes() {
    let svg = drawing(
        r##"<defs><rect id="a1e99" width="3" height="3" fill="#1e9999"/></defs><a href="https://www.un.org/"><use href="#a1e99"/></a>
        <path d="M3 3a2,2 0 1112-1e-7a0 9e99 0 0 0 1 1z" style="fill:#9e9999;stroke:url(#a1e99);font-size:1.5e1px"/>"##,
    );
    for (format, bytes, size) in [
        (Format::Png, encoded(ImageFormat::Png), (30, 20)),
        (Format::Jpeg, encoded(ImageFormat::Jpeg), (30, 20)),
        (Format::Svg, svg.into_bytes(), (40, 30)),
    ] {
        let found = recheck(format, &bytes).unwrap_or_else(|error| panic!("{format:?}: {error}"));
        assert_eq!((found.width, found.height), size, "{format:?}");
    }
}

#[test]
fn a_raster_is_refused_from_its_header() {
    let large = recheck(Format::Png, &png_header(50_000, 50_000)).expect_err("too large");
    assert_eq!(
        large,
        PictureError::TooLarge {
            width: 50_000,
            height: 50_000
        }
    );
    let many = recheck(Format::Png, &png_header(8_000, 8_000)).expect_err("too many pixels");
    assert_eq!(
        many,
        PictureError::TooLarge {
            width: 8_000,
            height: 8_000
        }
    );
    let wrong = recheck(Format::Jpeg, &encoded(ImageFormat::Png)).expect_err("a PNG");
    assert_eq!(wrong, PictureError::NotA("a JPEG"));
    let long = recheck(Format::Png, &vec![0; LARGEST_PICTURE + 1]).expect_err("too long");
    assert!(matches!(long, PictureError::TooManyBytes { .. }), "{long}");
    assert_eq!(
        recheck(Format::Png, b"GIF89a").expect_err("a GIF"),
        PictureError::NotA("a PNG")
    );
}

/// A picture within a drawing.
fn embedded(bytes: &[u8]) -> String {
    use base64::Engine;
    let text = base64::engine::general_purpose::STANDARD.encode(bytes);
    format!(r#"<image width="30" height="20" href="data:image/png;base64,{text}"/>"#)
}

#[test]
fn a_drawing_that_reaches_outside_itself_or_explodes_is_refused() {
    let deep = format!("{}{}", "<g>".repeat(10_000), "</g>".repeat(10_000));
    let cases = [
        (
            "local file",
            drawing(r#"<image href="file:///etc/passwd"/>"#),
            "outside it",
        ),
        (
            "network",
            drawing(r#"<image xlink:href="http://x.example/a.png"/>"#),
            "outside it",
        ),
        (
            "other file",
            drawing(r##"<use href="other.svg#x"/>"##),
            "outside it",
        ),
        (
            "style",
            drawing(r#"<style>rect{fill:url(http://x.example/a)}</style>"#),
            "outside it",
        ),
        (
            "import",
            drawing(r#"<style>@import 'a.css';</style>"#),
            "style sheet",
        ),
        ("script", drawing("<script>alert(1)</script>"), "script"),
        (
            "entities",
            format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>{}", drawing("&a;")),
            "entities",
        ),
        (
            "nested",
            drawing(r#"<image href="data:image/svg+xml;base64,AAAA"/>"#),
            "within the SVG",
        ),
        ("deep", drawing(&deep), "groups within groups"),
        (
            "copies",
            drawing(&r##"<use href="#a"/>"##.repeat(300)),
            "copies",
        ),
        (
            "markers under another name",
            drawing(r#"<s:marker xmlns:s="http://www.w3.org/2000/svg"/>"#),
            "markers",
        ),
        (
            "deep, hidden by comments",
            drawing(&format!(
                "{}{}",
                "<g><!--</g>-->".repeat(10_000),
                "</g>".repeat(10_000)
            )),
            "groups within groups",
        ),
        (
            "a bomb in a picture within it",
            drawing(&embedded(&png_header(40_000, 40_000))),
            "40000 × 40000",
        ),
        (
            "many pictures within it",
            drawing(&embedded(&png_header(6_000, 6_000)).repeat(2)),
            "40 million",
        ),
        (
            "a picture of another kind within it",
            drawing(r#"<image href="data:image/gif;base64,R0lGODlhAQABAAAAADs="/>"#),
            "neither a PNG nor a JPEG",
        ),
        (
            "an arc that would never be done",
            drawing(r#"<path d="M0 0A1e60 1e60 0 0 1 1e9 9"/>"#),
            "a size that nothing has",
        ),
        (
            "an arc whose radii have to grow",
            drawing(r#"<path d="M0 0h9a1e-90 9 0 0 1 9 9"/>"#),
            "a size that nothing has",
        ),
        (
            "a circle",
            drawing(r#"<circle r="3e38"/>"#),
            "a size that nothing has",
        ),
        (
            "a circle measured by the letters",
            drawing(r#"<style>g{font-size: 9e37px}</style><g><circle r="1em"/></g>"#),
            "a size that nothing has",
        ),
        (
            "numbers without blanks",
            drawing(r#"<svg viewBox="0-.5.5.9e38"><circle r="50%"/></svg>"#),
            "a size that nothing has",
        ),
        ("broken", drawing("<g>"), "damaged"),
    ];
    for (what, text, says) in cases {
        let message = recheck(Format::Svg, text.as_bytes())
            .expect_err(what)
            .to_string();
        assert!(message.contains(says), "{what}: {message}");
    }
    let zipped = recheck(Format::Svg, b"\x1f\x8b\x08\0").expect_err("SVGZ");
    assert_eq!(zipped, PictureError::NotA("an SVG in UTF-8"));
}

#[test]
fn a_picture_that_is_cut_off_is_refused_wherever_it_lies() {
    let mut jpeg = std::io::Cursor::new(Vec::new());
    RgbImage::from_fn(200, 150, |x, y| {
        image::Rgb([x as u8, y as u8, (x * y) as u8])
    })
    .write_to(&mut jpeg, ImageFormat::Jpeg)
    .expect("it can be encoded");
    let jpeg = jpeg.into_inner();
    assert!(import(&jpeg).is_ok());
    for share in [30, 60, 98] {
        let cut = &jpeg[..jpeg.len() * share / 100];
        let said = import(cut).expect_err("it's cut off").to_string();
        assert!(said.contains("damaged"), "{said}");
        assert!(recheck(Format::Jpeg, cut).is_err(), "{share} %");
    }
    // Behind a small picture in its head, which ends.
    let small = [b"\xFF\xD8\xFF\xD9".as_slice()].concat();
    let length = u16::try_from(small.len() + 2).expect("a short segment");
    let mut with_small = jpeg.clone();
    with_small.splice(
        2..2,
        [&[0xFF, 0xE1], &length.to_be_bytes()[..], &small].concat(),
    );
    assert!(recheck(Format::Jpeg, &with_small).is_ok());
    assert!(recheck(Format::Jpeg, &with_small[..with_small.len() - 9]).is_err());
    // In a drawing too.
    let png = encoded(ImageFormat::Png);
    let whole = drawing(&embedded(&png));
    let half = drawing(&embedded(&png[..png.len() - 20]));
    assert!(recheck_whole(Format::Svg, whole.as_bytes()).is_ok());
    assert!(recheck_whole(Format::Svg, half.as_bytes()).is_err());
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    bytes
        .windows(secret.len())
        .any(|window| window == secret.as_bytes())
}

#[test]
fn what_is_not_seen_does_not_come_along() {
    const SECRET: &str = "47.3769N 8.5417E by J. Doe";
    let mut jpeg = encoded(ImageFormat::Jpeg);
    let exif = [b"Exif\0\0".as_slice(), SECRET.as_bytes()].concat();
    let length = u16::try_from(exif.len() + 2).expect("a short segment");
    let segment = [&[0xFF, 0xE1], &length.to_be_bytes()[..], &exif].concat();
    jpeg.splice(2..2, segment);

    let mut png = encoded(ImageFormat::Png);
    let chunk = [b"tEXtComment\0".as_slice(), SECRET.as_bytes()].concat();
    let length = u32::try_from(chunk.len() - 4).expect("a short chunk");
    let checksum = crc32(&chunk);
    let chunk = [&length.to_be_bytes()[..], &chunk, &checksum.to_be_bytes()].concat();
    png.splice(33..33, chunk);

    let hidden = format!(
        r#"<!-- {SECRET} --><metadata>{SECRET}</metadata><title>{SECRET}</title><i:view xmlns:i="urn:i" i:p="{SECRET}"/><g xmlns:j="urn:j" j:export="{SECRET}" data-by="{SECRET}"><rect width="3" height="3"/></g>"#
    );
    let photo = embedded(&jpeg).replace("image/png", "image/jpeg");
    let with_photo = drawing(&photo);
    let with_words = drawing(&format!("{photo}<text y='9'>Words</text>"));
    let shapes = drawing(&hidden);
    let words = drawing(&format!("{hidden}<text y='9'>Words</text>"));
    for (what, text) in [("photo", with_photo), ("photo and words", with_words)] {
        let taken = import(text.as_bytes()).unwrap_or_else(|error| panic!("{what}: {error}"));
        let inside = String::from_utf8_lossy(&taken.bytes);
        let inside = inside.split("base64,").nth(1).expect("the photo is there");
        let inside: String = inside.trim().chars().take_while(|c| *c != '"').collect();
        let photo = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, inside);
        let photo = photo.expect("base64");
        assert!(image::load_from_memory(&photo).is_ok(), "{what}");
        assert!(!holds(&photo, SECRET), "{what}");
    }
    for (what, bytes) in [
        ("JPEG", jpeg),
        ("PNG", png),
        ("shapes", shapes.into_bytes()),
        ("words", words.into_bytes()),
    ] {
        assert!(holds(&bytes, SECRET), "{what}");
        let taken = import(&bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(!holds(&taken.bytes, SECRET), "{what}");
        let again = recheck(taken.format, &taken.bytes).expect("it can be used");
        assert_eq!(again, taken.dimensions, "{what}");
    }
    let words = import(drawing("<text y='9'>Words</text>").as_bytes()).expect("it can be used");
    assert!(holds(&words.bytes, "Words"));
}
