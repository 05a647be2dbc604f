//! Text fields: typing into them, beside egui's own; long texts; a first look at text in
//! each script.

use std::time::{Duration, Instant};

use communique::app::{App, Start};
use communique::language::Tag;
use communique::release::{FieldPath, Id, Release, spelling};
use communique::session::{Action, Caret};
use communique::storage::{self, Lineage};
use communique::typeset::font_file;
use communique::widgets::text::{FontFile, TextField, install_fonts};
use egui::{Context, Event, Id as WidgetId, Pos2, RawInput, Rect, TextEdit, Ui, Vec2};

use crate::frames::outside;
use crate::table::{Table, median};

/// What typing a letter may take of a frame.
const LETTER: Duration = Duration::from_millis(8);
/// What any frame may take.
const FRAME: Duration = Duration::from_millis(100);

/// How wide a form's fields are, in points.
const FORM: f32 = 480.0;

const LATIN: &str = "Participants noted that although governments bear the primary \
    responsibility, civil society has the potential to be a vital partner. ";

pub fn measure(table: &Table) {
    for (what, length) in [("1 KB", 1_000), ("20 KB", 20_000)] {
        let text = LATIN.repeat(length / LATIN.len() + 1);
        let peer = typing(&text, &mut |ui, text, id| {
            ui.add(
                TextEdit::multiline(text)
                    .id(id)
                    .desired_width(f32::INFINITY),
            );
        });
        let ours = typing(&text, &mut |ui, text, id| {
            let shown = text.clone();
            let output = TextField::lines(id, &shown, "Text").show(ui);
            output.apply_to(text);
        });
        table.time(
            &format!("a letter into {what}"),
            ours,
            LETTER,
            Some(("egui's", peer)),
        );
    }
    let mut ours = |ui: &mut Ui, text: &mut String, id| {
        let shown = text.clone();
        let output = TextField::lines(id, &shown, "Text").show(ui);
        output.apply_to(text);
    };
    let lines = typing(&"A line.\n".repeat(20_000), &mut ours);
    table.time("a letter into 20,000 lines", lines, LETTER, None);
    for spoken in [false, true] {
        let took = typing_prose(spoken);
        let what = if spoken {
            "1 MB, screen reader"
        } else {
            "1 MB"
        };
        table.time(&format!("a letter into {what}"), took, LETTER, None);
    }
    for (what, text) in [
        ("Latin", LATIN.repeat(30)),
        (
            "Arabic",
            "وأكدت منظمات المجتمع المدني (CSOs) وفقاً للقرار 2396 (2017) أهمية المشاركة. "
                .repeat(40),
        ),
        (
            "Chinese",
            "安理会第2396(2017)号决议重申，会员国必须防止恐怖主义。".repeat(80),
        ),
        (
            "a letter with 10,000 marks",
            format!("a{}", "\u{301}".repeat(10_000)),
        ),
        ("1 MB without a blank", "x".repeat(1_000_000)),
    ] {
        let took = first_look(&text);
        table.time(&format!("a first look at {what}"), took, FRAME, None);
    }
}

fn fonts(ctx: &Context) {
    let file = |family, name| FontFile {
        family,
        bold: false,
        italic: false,
        chinese: family == "Chinese",
        bytes: font_file(name).expect("a bundled font"),
    };
    install_fonts(
        ctx,
        &[
            file("Latin", "NotoSans-Regular.ttf"),
            file("Arabic", "NotoSansArabic-Regular.ttf"),
            file("Chinese", "NotoSansCJKsc-Regular.otf"),
        ],
    );
}

fn input(events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1440.0, 900.0))),
        events,
        ..RawInput::default()
    }
}

fn frame(ctx: &Context, events: Vec<Event>, show: &mut dyn FnMut(&mut Ui)) -> Duration {
    let begun = Instant::now();
    let output = ctx.run_ui(input(events), |ui| show(ui));
    ctx.tessellate(output.shapes, output.pixels_per_point);
    begun.elapsed()
}

/// What a letter takes that is typed into a field with this text.
fn typing(text: &str, show: &mut dyn FnMut(&mut Ui, &mut String, WidgetId)) -> Duration {
    let ctx = Context::default();
    fonts(&ctx);
    let mut text = text.to_owned();
    let id = WidgetId::unique("field");
    let mut draw = |events| {
        frame(&ctx, events, &mut |ui| {
            ui.set_max_width(FORM);
            egui::ScrollArea::vertical().show(ui, |ui| show(ui, &mut text, id));
        })
    };
    draw(Vec::new());
    ctx.memory_mut(|memory| memory.request_focus(id));
    draw(Vec::new());
    median(|| draw(vec![Event::Text("a".to_owned())]))
}

/// What a letter takes in the middle of a megabyte of prose, in the program.
fn typing_prose(spoken: bool) -> Duration {
    let mut release = Release::new(Id::new("long", "long", "long"), Tag::english());
    release.summary = (0..1_950)
        .map(|index| {
            let (kind, content) = spelling::read(&LATIN.repeat(4));
            let id = Id::new("p", "p", &format!("{index:04}"));
            communique::release::Paragraph { id, kind, content }
        })
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    storage::save(&file, &release, &Lineage::default()).expect("it can be written");
    let ctx = Context::default();
    if spoken {
        ctx.enable_accesskit();
    }
    let mut app = App::new(&ctx, Start::File(file), outside());
    let draw = |events, app: &mut App| frame(&ctx, events, &mut |ui| app.frame(ui));
    while app.is_working() {
        draw(Vec::new(), &mut app);
    }
    let field = FieldPath::root().field("summary");
    let middle = release.summary.whole_length() / 2;
    app.perform(Action::GoTo(field.clone(), None));
    for _ in 0..8 {
        draw(Vec::new(), &mut app);
    }
    app.perform(Action::Caret(Some(Caret::at(field, middle))));
    for _ in 0..4 {
        draw(Vec::new(), &mut app);
    }
    let before = app.session().release().summary.whole_length();
    let took = median(|| draw(vec![Event::Text("a".to_owned())], &mut app));
    assert!(
        app.session().release().summary.whole_length() > before,
        "nothing was typed"
    );
    took
}

/// What the frame takes in which a text is first seen.
fn first_look(text: &str) -> Duration {
    median(|| {
        let ctx = Context::default();
        fonts(&ctx);
        frame(&ctx, Vec::new(), &mut |_| ());
        let id = WidgetId::unique("field");
        frame(&ctx, Vec::new(), &mut |ui| {
            egui::ScrollArea::vertical().show(ui, |ui| TextField::lines(id, text, "Text").show(ui));
        })
    })
}
