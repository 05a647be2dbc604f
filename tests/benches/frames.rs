//! What the window's own thread does in a frame: it has no time to wait.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::app::{App, Outside, Start};
use communique::release::Release;
use communique::session::Action;
use communique::shelf::Settings;
use communique::storage::{self, Lineage};
use egui::{Context, Pos2, RawInput, Rect, Vec2};

use crate::edits::{FRAME, longer, sample};
use crate::table::{Table, median};

pub fn measure(table: &Table) {
    let sample = sample();
    let short = frame(&sample);
    table.time("a frame, the sample", short, FRAME, None);
    let long = frame(&longer(&sample, 100));
    let peer = Some(("one of the sample", short));
    table.time("a frame, 100 pages", long, FRAME, peer);
    let in_text = frame_with_caret(&sample, Some("sections/opening-5acy/blocks/text-dp9c/text"));
    table.time("a frame, the caret in its text", in_text, FRAME, peer);
}

fn frame(release: &Release) -> Duration {
    frame_with_caret(release, None)
}

/// A frame, once the caret is in the field with this address.
pub fn frame_with_caret(release: &Release, field: Option<&str>) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    storage::save(&file, release, &Lineage::default()).expect("it can be written");
    let ctx = Context::default();
    ctx.enable_accesskit();
    let mut app = App::new(&ctx, Start::File(file), outside());
    while app.is_working() {
        draw(&ctx, &mut app);
    }
    if let Some(field) = field {
        let is_translation = field.starts_with("editions/");
        let field = field.parse().expect("an address");
        app.perform(Action::GoTo(field, None));
        draw(&ctx, &mut app);
        while app.is_working() {
            draw(&ctx, &mut app);
        }
        let session = app.session();
        assert_eq!(session.is_translating(), is_translation);
        assert_eq!(is_translation, !session.listed_units().is_empty());
    }
    // The field is found, opened and scrolled to.
    for _ in 0..8 {
        draw(&ctx, &mut app);
    }
    median(|| {
        let begun = Instant::now();
        draw(&ctx, &mut app);
        begun.elapsed()
    })
}

fn draw(ctx: &Context, app: &mut App) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1440.0, 900.0))),
        ..RawInput::default()
    };
    let output = ctx.run_ui(input, |ui| app.frame(ui));
    ctx.tessellate(output.shapes, output.pixels_per_point);
}

pub fn outside() -> Outside {
    Outside {
        host: String::new(),
        folders: None,
        settings: Settings::default(),
        system_dialogs: false,
        open_window: Arc::new(|_: Option<&Path>| Ok(())),
        view: Arc::new(|_: &Path| Ok(())),
        find_fonts: None,
        read_html: None,
        write_html: None,
    }
}
