//! From an edit applied to the new visible page as pixels, through the session
//! and its workers as the window has them.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use communique::language::Tag;
use communique::release::{FieldPath, Id, Identified, List, Release};
use communique::session::{Action, Means, Session, Stripe, TextChange, Typed};
use communique::storage;
use communique::typeset::{HouseStyle, Typesetter};

use crate::table::{Table, median};

/// More than this is a worker's.
pub const FRAME: Duration = Duration::from_millis(4);
/// Pixels a point.
const SCALE: f32 = 2.0;
/// A page that fills a large screen has about so many rows of pixels.
const PAGE_ROWS: u32 = 1684;

pub fn measure(table: &Table) {
    let sample = sample();
    measure_release(table, "the sample", &sample, Duration::from_millis(16));
    let long = longer(&sample, 100);
    measure_release(table, "100 pages", &long, Duration::from_millis(100));
}

fn measure_release(table: &Table, what: &str, release: &Release, limit: Duration) {
    let afresh = median(|| {
        forget_all();
        let begun = Instant::now();
        let typeset = Typesetter::new().typeset(release, &HouseStyle::usual());
        let pages = typeset.pages.expect("pages");
        pages.render(0, SCALE, 0..PAGE_ROWS).expect("pixels");
        begun.elapsed()
    });
    let mut editor = Editor::new(release.clone());
    editor.type_letter();
    let incremental = median(|| {
        let begun = Instant::now();
        editor.type_letter();
        begun.elapsed()
    });
    let peer = Some(("typesetting afresh", afresh));
    table.time(&format!("edit to pixels, {what}"), incremental, limit, peer);
    let apply = median(|| {
        let took = editor.change(3..3, "e");
        editor.wait_for_pixels();
        took
    });
    let peer = Some(("edit to pixels", incremental));
    table.time(&format!("the edit itself, {what}"), apply, FRAME, peer);
}

/// Has the typesetter forget what it knows from earlier runs.
fn forget_all() {
    let mut typesetter = Typesetter::new();
    let blank = Release::new(Id::default(), Tag::english());
    for _ in 0..10 {
        typesetter.typeset(&blank, &HouseStyle::usual());
        typesetter.forget_unused(0);
    }
}

/// Someone who types into the first paragraph.
pub struct Editor {
    session: Session,
    woken: Receiver<()>,
    field: FieldPath,
}

impl Editor {
    pub fn new(release: Release) -> Self {
        let section = release.sections.first().expect("a section");
        let block = section.blocks.first().expect("a block");
        let field = FieldPath::root()
            .field("sections")
            .item(&section.id)
            .field("blocks")
            .item(block.id())
            .field("text");
        let (wake, woken) = channel();
        let wake = Arc::new(move || wake.send(()).unwrap_or_default());
        let mut session = Session::new(release, HouseStyle::shipped(), wake);
        let page = Stripe {
            page: 0,
            scale: SCALE,
            rows: 0..PAGE_ROWS,
        };
        session.preview_mut().look_at(vec![page], Vec::new());
        let mut editor = Self {
            session,
            woken,
            field,
        };
        editor.wait_for_pages();
        editor
    }

    /// Types a letter, and waits until it's on the page as pixels.
    pub fn type_letter(&mut self) {
        self.change(3..3, "e");
        self.wait_for_pixels();
    }

    /// Takes a letter out again.
    pub fn delete_letter(&mut self) {
        self.change(3..4, "");
        self.wait_for_pixels();
    }

    /// What a change takes on the window's own thread.
    fn change(&mut self, range: Range<usize>, inserted: &str) -> Duration {
        let change = TextChange {
            range,
            inserted: inserted.to_owned(),
        };
        let changes = vec![Typed::Text(change, Means::Keys)];
        let field = self.field.clone();
        let begun = Instant::now();
        self.session.perform(Action::Type { field, changes });
        begun.elapsed()
    }

    fn wait_for_pixels(&mut self) {
        self.wait_for_pages();
        while self.session.preview_mut().take_drawn().is_empty() {
            self.woken.recv().expect("the workers live");
            self.session.poll();
        }
    }

    fn wait_for_pages(&mut self) {
        while self.session.preview().is_behind() {
            self.woken.recv().expect("the workers live");
            self.session.poll();
        }
        self.session.take_requests();
    }

    pub fn pages(&self) -> usize {
        self.session
            .preview()
            .pages()
            .map_or(0, |pages| pages.count())
    }
}

/// The sample in its own language alone.
pub fn sample() -> Release {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/sample_releases/ct-week-2021.ron"
    );
    let opened = storage::open(file.as_ref()).expect("the sample opens");
    Release {
        editions: List::default(),
        ..opened.release
    }
}

/// The release with its sections again and again, until it has so many pages.
pub fn longer(release: &Release, pages: usize) -> Release {
    let mut editor = Editor::new(release.clone());
    let sections: Vec<FieldPath> = release
        .sections
        .iter()
        .map(|section| FieldPath::root().field("sections").item(&section.id))
        .collect();
    while editor.pages() < pages {
        for _ in 0..10 {
            for section in &sections {
                editor.session.perform(Action::Duplicate(section.clone()));
            }
        }
        editor.wait_for_pages();
    }
    editor.session.release().as_ref().clone()
}
