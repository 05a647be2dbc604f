//! The texts of a release as Typst sees them: a small source each.
//!
//! A text keeps its source while it stands on the page, so that a letter typed
//! into it makes Typst read that one source again and nothing else. Typst's
//! names for sources are global to the process, 16 bits wide and never given
//! back, so a source that is no longer needed serves another text.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use typst::syntax::{FileId, LinkedNode, RootedPath, Source, Span, VirtualPath, VirtualRoot};

use super::{Covered, Escaped, SetIn, escaped_line, escaped_paragraph};
use crate::language::Tag;
use crate::release::{FieldPath, Fragment, Mark};

/// The most sources in use at once: enough for any real release, and with the
/// pictures' names few enough not to use up Typst's 65,535. Texts beyond stand in the main
/// source, where a click doesn't find them.
const MOST_TEXTS: usize = 40_000;

/// What a text on the page belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The field or paragraph.
    pub path: FieldPath,
    /// Which of the texts it is, counted from 0, of a field or paragraph that is set as
    /// several: a line, a stretch.
    pub nth: usize,
    /// Whether this is that text itself, or made from a value, as a date's
    /// words are.
    pub exact: bool,
}

/// What a text says.
pub(super) enum Content<'a> {
    /// A line, without marks, and how many letters of it may stand together where no
    /// line can be broken.
    Line(&'a str, usize),
    /// A paragraph, with the code for each mark of a footnote in it.
    Paragraph(&'a Fragment, Vec<String>),
}

impl Content<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Line(text, _) => text,
            Self::Paragraph(content, _) => content.text(),
        }
    }

    fn marks(&self) -> &[Mark] {
        match self {
            Self::Line(..) => &[],
            Self::Paragraph(content, _) => content.marks(),
        }
    }

    fn notes(&self) -> &[String] {
        match self {
            Self::Line(..) => &[],
            Self::Paragraph(_, notes) => notes,
        }
    }

    fn longest(&self) -> Option<usize> {
        match self {
            Self::Line(_, longest) => Some(*longest),
            Self::Paragraph(..) => None,
        }
    }

    fn escaped(&self, setting: SetIn<'_>) -> Escaped {
        match self {
            Self::Line(text, longest) => escaped_line(text, *longest, setting),
            Self::Paragraph(content, notes) => escaped_paragraph(content, notes, setting),
        }
    }
}

/// A text on the page.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub place: Place,
    /// Where in the field's or paragraph's text it begins, in bytes.
    pub base: usize,
    pub escaped: Escaped,
    /// The text as it stands in the field; what was made, where it's made.
    pub text: String,
    marks: Vec<Mark>,
    notes: Vec<String>,
    longest: Option<usize>,
    pub source: Source,
    /// Where in the source what Typst calls by a span begins.
    spans: OnceLock<HashMap<Span, usize>>,
}

impl Text {
    fn says(&self, content: &Content<'_>) -> bool {
        self.text == content.text()
            && self.marks == content.marks()
            && self.notes == content.notes()
            && self.longest == content.longest()
    }

    /// The byte of the field that the letter at `offset` bytes into what Typst
    /// calls `span` stands for.
    pub fn in_field(&self, span: Span, offset: usize) -> Option<usize> {
        let spans = self.spans.get_or_init(|| {
            let mut spans = HashMap::new();
            collect_spans(&LinkedNode::new(self.source.root()), &mut spans);
            spans
        });
        let start = *spans.get(&span)?;
        Some(self.base + self.escaped.text_offset(start + offset))
    }
}

fn collect_spans(node: &LinkedNode<'_>, spans: &mut HashMap<Span, usize>) {
    spans.insert(node.span(), node.offset());
    for child in node.children() {
        collect_spans(&child, spans);
    }
}

/// The texts that stand on a page, by the number in their source's name.
#[derive(Debug)]
pub(super) struct Texts {
    slots: Vec<Option<Arc<Text>>>,
    numbers: HashMap<Place, usize>,
    used: Vec<bool>,
    free: Vec<usize>,
    /// What the fonts have that the texts are set in.
    fonts: Arc<Covered>,
    /// The language of the page.
    language: Tag,
    /// Whether either is another than before, so that each text is escaped again.
    is_set_anew: bool,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            numbers: HashMap::new(),
            used: Vec::new(),
            free: Vec::new(),
            fonts: Covered::by_bundled(),
            language: Tag::english(),
            is_set_anew: false,
        }
    }
}

impl Texts {
    /// Sets the texts in fonts that have other characters.
    pub fn set_fonts(&mut self, fonts: Arc<Covered>) {
        self.is_set_anew |= !Arc::ptr_eq(&self.fonts, &fonts);
        self.fonts = fonts;
    }

    /// Sets the texts on a page of this language.
    pub fn set_language(&mut self, language: &Tag) {
        self.is_set_anew |= self.language != *language;
        self.language = language.clone();
    }

    /// What the texts are set in.
    pub fn setting(&self) -> SetIn<'_> {
        SetIn {
            fonts: &self.fonts,
            language: &self.language,
        }
    }

    /// Begins anew: texts that aren't put before [`end`](Self::end) go.
    pub fn begin(&mut self) {
        self.used.iter_mut().for_each(|used| *used = false);
    }

    /// Puts a text, which begins `base` bytes into its field's; answers the Typst code
    /// that stands for it.
    pub fn put(&mut self, place: Place, base: usize, content: &Content<'_>) -> String {
        let known = self.numbers.get(&place).copied();
        let number = known.or_else(|| self.free_number());
        let slot = number.and_then(|number| {
            let slot = self.slots.get_mut(number)?;
            Some((number, slot))
        });
        let setting = SetIn {
            fonts: &self.fonts,
            language: &self.language,
        };
        let Some((number, slot)) = slot else {
            return format!("[{}]", content.escaped(setting).source());
        };
        if let Some(used) = self.used.get_mut(number) {
            *used = true;
        }
        let same = !self.is_set_anew
            && slot
                .as_ref()
                .is_some_and(|old| old.place == place && old.says(content));
        if same {
            // What stands before it may be longer or shorter now.
            if let Some(old) = slot.as_mut().filter(|old| old.base != base) {
                Arc::make_mut(old).base = base;
            }
        } else {
            let escaped = content.escaped(setting);
            // Replacing lets Typst keep what it has read of the rest.
            let source = match slot.take() {
                Some(old) => {
                    let mut source = old.source.clone();
                    source.replace(escaped.source());
                    source
                }
                None => Source::new(file_id(number), escaped.source().to_owned()),
            };
            self.numbers.insert(place.clone(), number);
            *slot = Some(Arc::new(Text {
                place,
                base,
                escaped,
                text: content.text().to_owned(),
                marks: content.marks().to_vec(),
                notes: content.notes().to_vec(),
                longest: content.longest(),
                source,
                spans: OnceLock::new(),
            }));
        }
        format!("(include \"{}\")", path(number))
    }

    /// Lets go of the texts that weren't put since [`begin`](Self::begin).
    pub fn end(&mut self) {
        self.is_set_anew = false;
        for (number, slot) in self.slots.iter_mut().enumerate() {
            let used = self.used.get(number).copied().unwrap_or(false);
            if !used && let Some(old) = slot.take() {
                self.numbers.remove(&old.place);
                self.free.push(number);
            }
        }
    }

    fn free_number(&mut self) -> Option<usize> {
        if let Some(number) = self.free.pop() {
            return Some(number);
        }
        let number = self.slots.len();
        (number < MOST_TEXTS).then(|| {
            self.slots.push(None);
            self.used.push(false);
            number
        })
    }

    /// The texts as they are now, by number.
    pub fn snapshot(&self) -> Vec<Option<Arc<Text>>> {
        self.slots.clone()
    }

    /// The source called `id`, if it's that of a text.
    pub fn source(&self, id: FileId) -> Option<&Source> {
        let text = self.slots.get(number(id)?)?.as_ref()?;
        Some(&text.source)
    }
}

fn path(number: usize) -> String {
    format!("/t/{number}.typ")
}

/// The name of the source of the text `number`.
fn file_id(number: usize) -> FileId {
    static NAMES: LazyLock<Mutex<Vec<FileId>>> = LazyLock::new(Mutex::default);
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    while names.len() < number {
        let next = virtual_file(&path(names.len()));
        names.push(next);
    }
    match names.get(number) {
        Some(name) => *name,
        None => {
            let name = virtual_file(&path(number));
            names.push(name);
            name
        }
    }
}

/// The number of the text whose source is called `id`.
pub(super) fn number(id: FileId) -> Option<usize> {
    let name = id.get().vpath().get_without_slash();
    name.strip_prefix("t/")?.strip_suffix(".typ")?.parse().ok()
}

/// Typst's name for a path of the memory that it works in.
///
/// Only for plain paths that this program makes: each is remembered for good.
#[expect(
    clippy::expect_used,
    reason = "a fault of the program's own, no input's"
)]
pub(super) fn virtual_file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the program's own paths are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
