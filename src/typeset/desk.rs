//! What Typst works on: sources, pictures and fonts, all of them in memory.
//!
//! There is no file system, no package, no network and no clock: whatever a
//! template asks for that isn't here, isn't there.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Covered;
use super::style::{COMMON, HouseStyle, SHIPPED};
use super::texts::{Texts, virtual_file};
use crate::images::Format;
use crate::release::{Image, Release};

/// The most pictures on the desk at once, each of which may take a name for each
/// of three formats. Those beyond aren't shown.
const MOST_PICTURES: usize = 5_000;

/// Where the main source, the style and what styles share stand.
const MAIN: &str = "/main.typ";
const STYLE: &str = "/styles/style.typ";
pub(super) const SHARED: &str = "/styles/common.typ";

/// The shipped styles, for those of a person's own that are made of one.
static IMPORTED: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let shipped = SHIPPED.iter().map(|(name, template)| {
        let file = virtual_file(&format!("/styles/{name}.typ"));
        Source::new(file, (*template).to_owned())
    });
    shipped.collect()
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Everything that Typst can reach.
pub(super) struct Desk {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    style_fonts: Vec<Arc<[u8]>>,
    main: Source,
    style: Source,
    shared: Source,
    pub texts: Texts,
    pictures: HashMap<FileId, Bytes>,
    /// Which image stands under which number, so that names are used again.
    picture_slots: Vec<Option<Image>>,
}

impl Desk {
    /// Whether the style prints the full stop of what is quoted by itself. One of a person's own
    /// that knows nothing of it would lose it.
    pub fn prints_stops(&self) -> bool {
        let style = self.style.text();
        let is_shipped = |name: &str| style.contains(&format!("\"{name}.typ\""));
        style.contains(".stop")
            || style.contains("quotation")
            || SHIPPED.iter().any(|(name, _)| is_shipped(name))
    }

    pub fn new() -> Self {
        let fonts = super::fonts::bundled().to_vec();
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            style_fonts: Vec::new(),
            main: Source::new(virtual_file(MAIN), String::new()),
            style: Source::new(virtual_file(STYLE), String::new()),
            shared: Source::new(virtual_file(SHARED), COMMON.to_owned()),
            texts: Texts::default(),
            pictures: HashMap::new(),
            picture_slots: Vec::new(),
        }
    }

    /// Makes `code` the main source.
    pub fn set_main(&mut self, code: &str) {
        self.main.replace(code);
    }

    /// Lays a house style out, with its fonts before the program's.
    pub fn set_style(&mut self, style: &HouseStyle) {
        self.style.replace(&style.template);
        if self.style_fonts == style.fonts {
            return;
        }
        self.fonts = style.all_fonts();
        self.book = LazyHash::new(FontBook::from_fonts(&self.fonts));
        self.texts.set_fonts(match style.fonts.is_empty() {
            true => Covered::by_bundled(),
            false => Arc::new(Covered::by(&self.fonts)),
        });
        self.style_fonts = style.fonts.clone();
    }

    /// Lays the release's pictures out.
    pub fn set_pictures(&mut self, release: &Release) {
        for slot in &mut self.picture_slots {
            let kept = slot.as_ref().is_some_and(|old| {
                let now = release.images.get(old.id.as_str());
                now.is_some_and(|now| same_picture(now, old))
            });
            if !kept {
                *slot = None;
            }
        }
        for image in &release.images {
            let slots = &mut self.picture_slots;
            if slots.iter().flatten().any(|old| old.id == image.id) {
                continue;
            }
            let number = match slots.iter().position(Option::is_none) {
                Some(number) => number,
                None if slots.len() >= MOST_PICTURES => break,
                None => {
                    slots.push(None);
                    slots.len() - 1
                }
            };
            if let Some(slot) = slots.get_mut(number) {
                *slot = Some(image.clone());
                let id = virtual_file(&picture_path(number, image));
                self.pictures.insert(id, Bytes::new(image.bytes.to_vec()));
            }
        }
        let current: Vec<FileId> = self
            .picture_slots
            .iter()
            .enumerate()
            .filter_map(|(number, image)| {
                Some(virtual_file(&picture_path(number, image.as_ref()?)))
            })
            .collect();
        self.pictures.retain(|id, _| current.contains(id));
    }

    /// Whether `id` is the house style.
    pub fn is_style(&self, id: FileId) -> bool {
        self.style.id() == id
    }

    /// Whether `id` is what the house styles share.
    pub fn is_shared(&self, id: FileId) -> bool {
        self.shared.id() == id
    }

    /// The path of the image called `id`.
    pub fn picture(&self, id: &str) -> Option<String> {
        let mut slots = self.picture_slots.iter().enumerate();
        slots.find_map(|(number, image)| {
            let image = image.as_ref().filter(|image| image.id == *id)?;
            Some(picture_path(number, image))
        })
    }
}

/// Whether two images are the same. Their bytes are shared by copies, so they
/// are rarely compared.
fn same_picture(a: &Image, b: &Image) -> bool {
    a.format == b.format && (Arc::ptr_eq(&a.bytes, &b.bytes) || a.bytes == b.bytes)
}

fn picture_path(number: usize, image: &Image) -> String {
    let extension = match image.format {
        Format::Png => "png",
        Format::Jpeg => "jpg",
        Format::Svg => "svg",
    };
    format!("/i/{number}.{extension}")
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let fixed = [&self.main, &self.style, &self.shared];
        let fixed = fixed.into_iter().chain(IMPORTED.iter());
        let mut fixed = fixed.filter(|source| source.id() == id);
        let source = fixed.next().or_else(|| self.texts.source(id));
        source.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.pictures.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
