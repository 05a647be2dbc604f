//! Pictures that come into a release: chosen, dropped, pasted, refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use communique::release::Release;
use egui::{Color32, ColorImage, Event};
use image::{ImageFormat, RgbImage};

use crate::support::sample_text;
use crate::support::window::Window;

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads it by its path".into())
    }
}

/// Drops a file on what has this name.
fn drop_on(window: &mut Window, name: &str, file: &Path) {
    let at = window.find(name).rect().center();
    let harness = window.harness();
    harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(file.to_owned())));
    harness.hover_at(at);
    window.settle();
}

fn png(folder: &Path, colour: u8) -> PathBuf {
    let file = folder.join(format!("mark-{colour}.png"));
    RgbImage::from_pixel(12, 8, image::Rgb([colour, 0, 0]))
        .save(&file)
        .expect("it can be written");
    file
}

fn logo(release: &Release, organizer: usize) -> Option<String> {
    let organizer = release.organizers.nth(organizer).expect("an organizer");
    organizer.logo.as_ref().map(ToString::to_string)
}

#[test]
fn a_logo_dropped_on_an_organizer_is_its_own() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = window.release().clone();
    let file = png(window.folder.path(), 7);
    drop_on(&mut window, "Open UNODC", &file);
    let after = window.release();
    assert_ne!(logo(&before, 3), logo(after, 3));
    for other in 0..3 {
        assert_eq!(logo(&before, other), logo(after, other));
    }
    // The old one isn't kept, and comes back with undo.
    assert_eq!(after.images.len(), before.images.len());
    window.ctrl(egui::Key::Z);
    assert_eq!(window.release(), &before);
}

#[test]
fn the_same_logo_twice_is_stored_once() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = png(window.folder.path(), 9);
    drop_on(&mut window, "Open UNODC", &file);
    drop_on(&mut window, "Open UNITED NATIONS", &file);
    let release = window.release();
    assert_eq!(logo(release, 3), logo(release, 2));
    assert_eq!(release.images.len(), 3);
}

#[test]
fn a_picture_pasted_goes_to_the_part_with_the_caret() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = logo(window.release(), 3);
    window.press("Open UNODC");
    let image = ColorImage::filled([10, 6], Color32::from_rgba_unmultiplied(200, 100, 50, 128));
    window.harness().event(Event::PasteImage(Arc::new(image)));
    window.settle();
    let release = window.release();
    assert_ne!(logo(release, 3), before);
    let id = logo(release, 3).expect("a logo");
    let stored = release.images.get(&id).expect("the picture");
    let stored = image::load_from_memory(&stored.bytes)
        .expect("a PNG")
        .into_rgba8();
    assert_eq!(stored.dimensions(), (10, 6));
    let [red, green, blue, alpha] = stored.get_pixel(0, 0).0;
    assert_eq!(alpha, 128);
    for (is, was) in [(red, 200), (green, 100), (blue, 50)] {
        assert!(is.abs_diff(was) <= 2, "{is} for {was}");
    }
}

#[test]
fn a_picture_that_has_no_place_is_said() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = window.release().clone();
    let file = png(window.folder.path(), 1);
    drop_on(&mut window, "Headline", &file);
    assert!(window.shows("No picture belongs there"));
    assert_eq!(window.release(), &before);
}

#[test]
fn a_release_dropped_anywhere_opens() {
    let mut window = Window::new();
    let file = window.folder.path().join("other.ron");
    fs::write(&file, sample_text("flood-warning-2026.ron")).expect("it can be written");
    drop_on(&mut window, "Headline", &file);
    assert_eq!(window.session().path(), Some(&*file));
}

#[test]
fn pictures_that_cannot_be_used_are_refused_with_a_reason() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = window.release().clone();
    let folder = window.folder.path().to_owned();
    let mut gif = Vec::new();
    gif.extend_from_slice(b"GIF89a\x01\0\x01\0\0\0\0;");
    let mut cut = std::io::Cursor::new(Vec::new());
    RgbImage::new(40, 40)
        .write_to(&mut cut, ImageFormat::Png)
        .expect("it can be encoded");
    let mut cut = cut.into_inner();
    cut.truncate(60);
    let reaching = |inside: &str| {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>"#)
            .into_bytes()
    };
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("text.png", b"this is no picture".to_vec(), "neither a PNG"),
        ("moving.gif", gif, "neither a PNG"),
        ("cut.png", cut, "damaged"),
        ("empty.jpg", Vec::new(), "neither a PNG"),
        (
            "local.svg",
            reaching(r#"<image href="file:///etc/passwd"/>"#),
            "outside it",
        ),
        (
            "network.svg",
            reaching(r#"<image href="https://x.example/a.png"/>"#),
            "outside it",
        ),
    ];
    for (name, bytes, why) in cases {
        let file = folder.join(name);
        fs::write(&file, bytes).expect("it can be written");
        drop_on(&mut window, "Open UNODC", &file);
        assert!(window.shows(why), "{name}");
        assert_eq!(window.release(), &before, "{name}");
        let dismissals: Vec<String> = window
            .names()
            .into_iter()
            .filter(|name| name.starts_with("Dismiss"))
            .collect();
        for dismissal in dismissals {
            window.press(&dismissal);
        }
    }
    drop_on(&mut window, "Open UNODC", &folder.join("missing.png"));
    assert!(window.shows("missing.png wasn't taken"));
    drop_on(&mut window, "Open UNODC", &folder);
    assert_eq!(window.release(), &before);
}
