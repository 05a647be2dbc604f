//! The live page: typeset and drawn on workers, shown when it's there.
//!
//! The newest job wins. The last good pages stay until new ones are there.
//! What is visible is drawn with the typesetting, so that a letter typed is
//! seen after one round; what scrolling and zooming bring into view is drawn by
//! a second worker, which a long typesetting doesn't hold up. A house style of
//! a person's own that takes too long is left behind with its worker, and a
//! shipped one stands in.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use super::counting::word_count;
use crate::jobs::{Latest, Wake};
use crate::language::deceptive_signs;
use crate::release::{FieldPath, Id, Part, Release};
use crate::translate::EditionPage;
use crate::typeset::{
    HouseStyle, LONGEST_STYLE, MissingLetters, Pages, Pixels, Problem, Typesetter,
};

/// After this long without a result the window says that it's working.
pub const SLOW: Duration = Duration::from_millis(500);
/// Deeply nested text needs deep stacks to be laid out.
const STACK: usize = 32 * 1024 * 1024;

/// A stripe of a page at a scale: what is drawn in one go.
#[derive(Clone, Debug, PartialEq)]
pub struct Stripe {
    /// The page, counted from 0.
    pub page: usize,
    /// Pixels a point.
    pub scale: f32,
    /// The rows of pixels.
    pub rows: Range<u32>,
}

/// A stripe that was drawn.
#[derive(Clone)]
pub struct Drawn {
    /// Which.
    pub stripe: Stripe,
    /// The pages that it's of.
    pub pages: Pages,
    /// What it looks like.
    pub pixels: Pixels,
}

/// What the window should show of what goes wrong in typesetting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trouble {
    /// The style that failed.
    pub style: String,
    /// What failed in it; empty where it took too long or isn't there.
    pub problems: Vec<Problem>,
    /// Whether it took too long.
    pub too_slow: bool,
    /// Whether there is no such style.
    pub missing: bool,
}

struct TypesetJob {
    number: u64,
    release: Arc<Release>,
    /// The edition whose pages are wanted; the release's own with none.
    edition: Option<Id>,
    style: HouseStyle,
    visible: Vec<Stripe>,
}

enum Message {
    Typeset {
        number: u64,
        pages: Option<Pages>,
        edition: Option<Arc<EditionPage>>,
        style: String,
        problems: Vec<Problem>,
    },
    Drawn(Drawn),
    /// All pages were looked at, and the words counted.
    LookedAt {
        number: u64,
        words: usize,
        missing_letters: Vec<MissingLetters>,
        deceptive: Vec<(FieldPath, Vec<char>)>,
    },
}

/// The live page of a release.
pub struct Preview {
    wake: Wake,
    styles: Vec<HouseStyle>,
    typesetting: Option<Latest<TypesetJob>>,
    drawing: Option<Latest<(Pages, Vec<Stripe>)>>,
    sender: Sender<Message>,
    messages: Receiver<Message>,
    submitted: u64,
    arrived: u64,
    looked_at: u64,
    begun: Option<Instant>,
    pages: Option<Pages>,
    /// What those are of, where that's an edition.
    printed: Option<Arc<EditionPage>>,
    /// The edition whose pages are wanted.
    edition: Option<Id>,
    visible: Vec<Stripe>,
    drawn: Vec<Drawn>,
    trouble: Option<Trouble>,
    too_slow: Vec<HouseStyle>,
    /// What was submitted last. Weakly, so that an edit needn't copy it.
    last: Weak<Release>,
    wanted_style: String,
    words: usize,
    missing_letters: Vec<MissingLetters>,
    deceptive: Vec<(FieldPath, Vec<char>)>,
    /// Whether nothing is typeset for now.
    is_off: bool,
}

impl Preview {
    /// A preview that can use these styles.
    pub fn new(wake: Wake, styles: Vec<HouseStyle>) -> Self {
        let (sender, messages) = channel();
        let mut preview = Self {
            wake,
            styles,
            typesetting: None,
            drawing: None,
            sender,
            messages,
            submitted: 0,
            arrived: 0,
            looked_at: 0,
            begun: None,
            pages: None,
            printed: None,
            edition: None,
            visible: Vec::new(),
            drawn: Vec::new(),
            trouble: None,
            too_slow: Vec::new(),
            last: Weak::new(),
            wanted_style: String::new(),
            words: 0,
            missing_letters: Vec::new(),
            deceptive: Vec::new(),
            is_off: false,
        };
        preview.start_typesetting();
        preview.start_drawing();
        preview
    }

    fn start_typesetting(&mut self) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let mut typesetter = Typesetter::new();
        let work = move |job: TypesetJob, newer: &dyn Fn() -> bool| {
            let number = job.number;
            // A fault of the engine costs these pages, not the live page for good.
            let done = catch_unwind(AssertUnwindSafe(|| {
                typeset(&mut typesetter, job, newer, &sender, &wake);
            }));
            if done.is_err() {
                typesetter = Typesetter::new();
                let failed = Message::Typeset {
                    number,
                    pages: None,
                    edition: None,
                    style: String::new(),
                    problems: vec![Problem::failed()],
                };
                // Nobody listens any longer where the window was closed.
                let _ = sender.send(failed);
                wake();
            }
        };
        self.typesetting = Latest::spawn("typesetting", STACK, work).ok();
    }

    fn start_drawing(&mut self) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let work = move |(pages, stripes): (Pages, Vec<Stripe>), newer: &dyn Fn() -> bool| {
            // What was scrolled past meanwhile isn't wanted any longer.
            for stripe in stripes.into_iter().take_while(|_| !newer()) {
                let drawn = catch_unwind(AssertUnwindSafe(|| draw(&pages, &stripe)));
                if let Ok(Some(drawn)) = drawn {
                    let _ = sender.send(Message::Drawn(drawn));
                    wake();
                }
            }
        };
        self.drawing = Latest::spawn("drawing", STACK, work).ok();
    }

    /// Gives it these styles to use, if they're others.
    pub fn set_styles(&mut self, styles: Vec<HouseStyle>) {
        if styles == self.styles {
            return;
        }
        self.styles = styles;
        self.too_slow.clear();
        if let Some(release) = self.last.upgrade() {
            self.submit(&release);
        }
    }

    /// The house styles that can be chosen.
    pub fn styles(&self) -> &[HouseStyle] {
        &self.styles
    }

    /// Has `release` typeset, unless it was the last.
    pub fn show(&mut self, release: &Arc<Release>) {
        if Weak::as_ptr(&self.last) == Arc::as_ptr(release) {
            return;
        }
        self.submit(release);
    }

    /// Has the pages of an edition of `release` typeset from now on, or its own.
    pub fn show_edition(&mut self, edition: Option<Id>, release: &Arc<Release>) {
        if self.edition != edition {
            self.edition = edition;
            self.submit(release);
        }
    }

    /// The edition whose pages are wanted; none where they're the release's own.
    pub fn edition(&self) -> Option<&Id> {
        self.edition.as_ref()
    }

    /// What the newest pages are of, where that's an edition.
    pub fn printed(&self) -> Option<&EditionPage> {
        self.printed.as_deref()
    }

    /// Where what stands at an address on the newest pages is written.
    pub fn written_at(&self, printed: &FieldPath) -> FieldPath {
        let page = self.printed.as_deref();
        page.map_or_else(|| printed.clone(), |page| page.written(printed))
    }

    /// Where what is written at an address stands on the newest pages.
    pub fn printed_at(&self, written: &FieldPath) -> FieldPath {
        let page = self.printed.as_deref();
        page.map_or_else(|| written.clone(), |page| page.printed(written))
    }

    /// Has nothing typeset until it's turned on: it may be what made the program end.
    pub fn turn_off(&mut self) {
        self.is_off = true;
    }

    /// Has `release` typeset, and what comes of it from now on.
    pub fn turn_on(&mut self, release: &Arc<Release>) {
        self.is_off = false;
        self.submit(release);
    }

    /// Whether nothing is typeset.
    pub fn is_off(&self) -> bool {
        self.is_off
    }

    fn submit(&mut self, release: &Arc<Release>) {
        if self.is_off {
            return;
        }
        self.last = Arc::downgrade(release);
        let name = release.style.house.as_str();
        self.wanted_style = name.to_owned();
        let found = HouseStyle::named(name, &self.styles);
        let slow = found
            .as_ref()
            .is_some_and(|style| self.too_slow.contains(style));
        if found.is_none() || slow {
            self.trouble = Some(Trouble {
                style: name.to_owned(),
                too_slow: slow,
                missing: found.is_none(),
                ..Trouble::default()
            });
        }
        let style = found.filter(|_| !slow).unwrap_or_else(HouseStyle::usual);
        self.submitted += 1;
        self.begun.get_or_insert_with(Instant::now);
        if let Some(worker) = &self.typesetting {
            worker.submit(TypesetJob {
                number: self.submitted,
                release: Arc::clone(release),
                edition: self.edition.clone(),
                style,
                visible: self.visible.clone(),
            });
        }
    }

    /// Says which stripes are seen now, and has those drawn that are `missing`.
    pub fn look_at(&mut self, visible: Vec<Stripe>, missing: Vec<Stripe>) {
        self.visible = visible;
        if let (Some(worker), Some(pages)) = (&self.drawing, &self.pages)
            && !missing.is_empty()
        {
            worker.submit((pages.clone(), missing));
        }
    }

    /// Takes what the workers have done. Answers whether there are new pages.
    pub fn poll(&mut self) -> bool {
        let mut new_pages = false;
        while let Ok(message) = self.messages.try_recv() {
            match message {
                Message::Drawn(drawn) => self.drawn.push(drawn),
                Message::LookedAt {
                    number,
                    words,
                    missing_letters,
                    deceptive,
                } => {
                    self.looked_at = number;
                    self.words = words;
                    self.missing_letters = missing_letters;
                    self.deceptive = deceptive;
                }
                Message::Typeset { number, .. } if number <= self.arrived => {}
                Message::Typeset {
                    number,
                    pages,
                    edition,
                    style,
                    problems,
                } => {
                    self.arrived = number;
                    // One that answers is alive, however far behind it is.
                    self.begun = (number != self.submitted).then(Instant::now);
                    let wanted = self.wanted_style.clone();
                    self.trouble = match (&self.trouble, problems.is_empty()) {
                        (_, false) => Some(Trouble {
                            style: wanted,
                            problems,
                            ..Trouble::default()
                        }),
                        // The one that stands in did well.
                        (Some(trouble), true) if trouble.style == wanted && wanted != style => {
                            Some(trouble.clone())
                        }
                        _ => None,
                    };
                    if let Some(pages) = pages {
                        self.pages = Some(pages);
                        self.printed = edition;
                        new_pages = true;
                    }
                }
            }
        }
        self.leave_slow_style();
        new_pages
    }

    fn leave_slow_style(&mut self) {
        if self
            .begun
            .is_none_or(|begun| begun.elapsed() < LONGEST_STYLE)
        {
            return;
        }
        let Some(style) = HouseStyle::named(&self.wanted_style, &self.styles) else {
            return;
        };
        if style.shipped || self.too_slow.contains(&style) {
            return;
        }
        self.too_slow.push(style);
        self.start_typesetting();
        self.begun = None;
        if let Some(release) = self.last.upgrade() {
            self.submit(&release);
        }
    }

    /// When to look again although nothing has called.
    pub fn look_again(&self) -> Option<Duration> {
        let begun = self.begun?;
        let waited = begun.elapsed();
        Some(if waited < SLOW {
            SLOW - waited
        } else {
            LONGEST_STYLE.saturating_sub(waited).max(SLOW)
        })
    }

    /// The newest pages.
    pub fn pages(&self) -> Option<&Pages> {
        self.pages.as_ref()
    }

    /// Whether newer pages than these are being made.
    pub fn is_behind(&self) -> bool {
        self.arrived < self.submitted
    }

    /// Whether some of the pages weren't looked at yet, so that letters aren't found
    /// there.
    pub fn is_looking(&self) -> bool {
        self.looked_at < self.submitted
    }

    /// Whether they have been in the making for so long that it should be said.
    pub fn is_slow(&self) -> bool {
        self.begun.is_some_and(|begun| begun.elapsed() >= SLOW)
    }

    /// What goes wrong, if anything does.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// How many words the release has.
    pub fn words(&self) -> usize {
        self.words
    }

    /// The letters that none of the page's fonts has, of the pages that were last looked
    /// at as a whole.
    pub fn missing_letters(&self) -> &[MissingLetters] {
        &self.missing_letters
    }

    /// The signs that have a text read otherwise than it's written, and do nothing on the page,
    /// each with its text.
    pub fn deceptive_signs(&self) -> &[(FieldPath, Vec<char>)] {
        &self.deceptive
    }

    /// What has been drawn since this was last asked.
    pub fn take_drawn(&mut self) -> Vec<Drawn> {
        std::mem::take(&mut self.drawn)
    }
}

/// Typesets a job's release and draws what is visible, then looks at the rest.
fn typeset(
    typesetter: &mut Typesetter,
    job: TypesetJob,
    newer: &dyn Fn() -> bool,
    sender: &Sender<Message>,
    wake: &Wake,
) {
    let edition = job.edition.as_ref().and_then(|id| job.release.edition(id));
    let printed = edition.map(|edition| Arc::new(EditionPage::new(&job.release, edition)));
    let release = printed.as_ref().map_or(&*job.release, |page| &page.release);
    let untranslated = printed.as_ref().map(|page| &page.untranslated);
    let typeset = typesetter.typeset_with(release, untranslated, &job.style);
    let drawn = typeset.pages.iter().flat_map(|pages| {
        let visible = job.visible.iter();
        visible.filter_map(|stripe| draw(pages, stripe))
    });
    let drawn: Vec<Drawn> = drawn.collect();
    if let Some(pages) = &typeset.pages {
        let visible = job.visible.iter();
        visible.for_each(|stripe| pages.look_at(stripe.page));
    }
    // Nobody listens any longer where the window was closed.
    let _ = sender.send(Message::Typeset {
        number: job.number,
        pages: typeset.pages.clone(),
        edition: printed.clone(),
        style: typeset.style,
        problems: typeset.problems,
    });
    for drawn in drawn {
        let _ = sender.send(Message::Drawn(drawn));
    }
    wake();
    typesetter.forget_unused(typeset.pages.as_ref().map_or(0, Pages::count));
    // So that a click and the caret find their letters at once elsewhere, too.
    if let Some(pages) = &typeset.pages {
        for page in 0..pages.count() {
            if newer() {
                return;
            }
            pages.look_at(page);
        }
    }
    let missing = typeset.pages.as_ref().map(Pages::missing_letters);
    let mut missing_letters = missing.unwrap_or_default();
    let mut deceptive = deceptive(release);
    if let Some(page) = &printed {
        let spots = missing_letters.iter_mut();
        for spot in spots.filter_map(|missing| missing.spot.as_mut()) {
            spot.path = page.written(&spot.path);
        }
        for (path, _) in &mut deceptive {
            *path = page.written(path);
        }
    }
    let _ = sender.send(Message::LookedAt {
        number: job.number,
        words: word_count(release),
        missing_letters,
        deceptive,
    });
    wake();
}

fn deceptive(release: &Release) -> Vec<(FieldPath, Vec<char>)> {
    let mut found = Vec::new();
    release.visit_page(&mut |path, part| {
        let text = match part {
            Part::Text(text, _) => text.text(),
            Part::Paragraph(paragraph) => paragraph.text(),
            _ => return,
        };
        let signs = deceptive_signs(text);
        if !signs.is_empty() {
            found.push((path.clone(), signs));
        }
    });
    found
}

fn draw(pages: &Pages, stripe: &Stripe) -> Option<Drawn> {
    let pixels = pages.render(stripe.page, stripe.scale, stripe.rows.clone())?;
    Some(Drawn {
        stripe: stripe.clone(),
        pages: pages.clone(),
        pixels,
    })
}
