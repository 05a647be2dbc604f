//! The release as an edition prints it.

use std::collections::{HashMap, HashSet};

use super::standing::{Translation, target_of};
use super::units::{Need, Unit};
use crate::language::Direction;
use crate::release::{
    Edition, FieldPath, Id, Identified, Items, List, Paragraph, PartMut, PlainText, Prose, Release,
    Segment, Value,
};

/// The release as an edition prints it: always whole. What nobody has translated stands there
/// as in the release.
#[derive(Clone, Debug)]
pub struct EditionPage {
    /// A release of its own, in the edition's language, without editions, conflicts and what was
    /// issued.
    pub release: Release,
    /// What stands there in the release's language, as nobody has translated it.
    pub untranslated: Untranslated,
    /// Where what's on the page is written, if that's elsewhere.
    written: HashMap<FieldPath, FieldPath>,
    /// Where what is written stands on the page.
    printed: HashMap<FieldPath, FieldPath>,
}

/// Texts on a page that aren't in its language.
#[derive(Clone, Debug)]
pub struct Untranslated {
    /// Their addresses on the page.
    pub texts: HashSet<FieldPath>,
    /// Which way they're written.
    pub direction: Direction,
}

impl Untranslated {
    /// Whether the text at an address on the page is one of them.
    pub fn contains(&self, at: &FieldPath) -> bool {
        self.texts.contains(at)
    }
}

impl EditionPage {
    /// What an edition of a release prints.
    pub fn new(release: &Release, edition: &Edition) -> Self {
        let mut page = Self {
            release: release.clone(),
            untranslated: Untranslated {
                texts: HashSet::new(),
                direction: release.language.direction(),
            },
            written: HashMap::new(),
            printed: HashMap::new(),
        };
        page.release.language = edition.language.clone();
        page.release.conventions = edition.conventions;
        page.release.fixed_words = edition.fixed_words.clone();
        page.release.editions = List::default();
        page.release.comments = List::default();
        page.release.conflicts = List::default();
        page.release.issued = List::default();
        let translation = Translation::new(release, edition);
        let texts = Texts::of(&translation);
        let mut replaced = std::mem::take(&mut page.release);
        let mut printer = Printer {
            texts,
            edition,
            images: edition
                .images
                .iter()
                .map(|own| (&own.at, &own.image))
                .collect(),
            left_out: edition.left_out.iter().map(|item| &item.at).collect(),
            page: &mut page,
        };
        printer.part(&FieldPath::root(), PartMut::Node(&mut replaced));
        page.release = replaced;
        page.add_own(edition);
        page
    }

    /// Where what stands at an address on the page is written.
    pub fn written(&self, printed: &FieldPath) -> FieldPath {
        translated(&self.written, printed)
    }

    /// Where what is written at an address stands on the page.
    pub fn printed(&self, written: &FieldPath) -> FieldPath {
        translated(&self.printed, written)
    }

    fn pair(&mut self, printed: FieldPath, written: FieldPath) {
        self.printed.insert(written.clone(), printed.clone());
        self.written.insert(printed, written);
    }

    /// The edition's own contacts and links stand before the release's.
    fn add_own(&mut self, edition: &Edition) {
        let at = edition.path();
        let own = self.with_own("contacts", &at, &edition.contacts);
        let contacts = std::mem::take(&mut self.release.contacts);
        self.release.contacts = own.into_iter().chain(contacts.iter().cloned()).collect();
        let own = self.with_own("links", &at, &edition.links);
        let links = std::mem::take(&mut self.release.links);
        self.release.links = own.into_iter().chain(links.iter().cloned()).collect();
    }

    fn with_own<T: Identified + Clone>(
        &mut self,
        name: &str,
        edition: &FieldPath,
        own: &List<T>,
    ) -> Vec<T> {
        let (printed, written) = (FieldPath::root().field(name), edition.field(name));
        for item in own {
            self.pair(printed.item(item.id()), written.item(item.id()));
        }
        own.iter().cloned().collect()
    }
}

/// What `path` is called there: itself, or by what holds it.
fn translated(known: &HashMap<FieldPath, FieldPath>, path: &FieldPath) -> FieldPath {
    let mut around = path.clone();
    let mut inside = Vec::new();
    loop {
        if let Some(there) = known.get(&around) {
            return inside
                .iter()
                .rev()
                .fold(there.clone(), |at, segment: &String| at.field(segment));
        }
        let Some((parent, last)) = around.split_last() else {
            return path.clone();
        };
        inside.push(last.to_owned());
        around = parent;
    }
}

/// What the texts of a release say in an edition.
struct Texts<'a> {
    by_address: HashMap<FieldPath, Said<'a>>,
}

/// What a text says in an edition.
enum Said<'a> {
    /// What is written in this segment.
    Translated(&'a Segment),
    /// This, by itself.
    Given(String),
    /// It's said in the one before.
    Joined,
    /// Nobody has translated it.
    Nothing,
}

impl<'a> Texts<'a> {
    fn of(translation: &Translation<'a>) -> Self {
        let mut by_address = HashMap::new();
        for unit in translation.units() {
            if let Some(said) = said(translation, &unit) {
                by_address.insert(unit.at, said);
            }
        }
        Self { by_address }
    }
}

fn said<'a>(translation: &Translation<'a>, unit: &Unit) -> Option<Said<'a>> {
    if unit.need == Need::Spoken {
        return None;
    }
    let segment = translation.segment(&unit.at);
    if let Some(segment) = segment {
        if !target_of(segment, unit.kind).is_blank() {
            return Some(Said::Translated(segment));
        }
        if translation.is_joined(unit) {
            return Some(Said::Joined);
        }
    }
    match &unit.need {
        Need::Itself(given) => Some(Said::Given(given.clone())),
        Need::Translation => Some(Said::Nothing),
        Need::Nothing | Need::Spoken => None,
    }
}

/// Puts what an edition says in the place of what the release does.
struct Printer<'a> {
    texts: Texts<'a>,
    edition: &'a Edition,
    images: HashMap<&'a FieldPath, &'a Option<Id>>,
    left_out: HashSet<&'a FieldPath>,
    page: &'a mut EditionPage,
}

impl Printer<'_> {
    fn part(&mut self, at: &FieldPath, part: PartMut<'_>) {
        match part {
            PartMut::Node(node) => {
                for name in node.names() {
                    if let Some(part) = node.part_mut(name) {
                        self.part(&at.field(name), part);
                    }
                }
            }
            PartMut::Text(text) => self.text(at, text),
            PartMut::List(list) => self.list(at, list),
            PartMut::Value(setting) => {
                if let Some(image) = self.images.get(at) {
                    // It's of the kind that it was.
                    let _ = setting.set(Value::Image((*image).clone()));
                }
            }
            PartMut::Paragraph(_) => {}
        }
    }

    fn text(&mut self, at: &FieldPath, text: &mut dyn PlainText) {
        let whole = 0..text.text().len();
        match self.texts.by_address.get(at) {
            Some(Said::Translated(segment)) => {
                let (field, said) = match segment.line.is_blank() {
                    true => ("lines", segment.lines.as_str()),
                    false => ("line", segment.line.as_str()),
                };
                text.splice(whole, said);
                let written = self.segment(&segment.id).field(field);
                self.page.pair(at.clone(), written);
            }
            Some(Said::Given(said)) => {
                text.splice(whole, said);
            }
            Some(Said::Nothing) => {
                self.page.untranslated.texts.insert(at.clone());
            }
            Some(Said::Joined) | None => {}
        }
    }

    fn segment(&self, id: &Id) -> FieldPath {
        self.edition.path().field("segments").item(id)
    }

    fn list(&mut self, at: &FieldPath, list: &mut dyn Items) {
        for id in list.ids() {
            if self.left_out.contains(&at.item(&id)) {
                list.remove(id.as_str());
            }
        }
        if let Some(prose) = list.as_prose().cloned() {
            let mut printed = self.prose(at, &prose);
            if let Some(prose) = list.as_prose_mut() {
                std::mem::swap(prose, &mut printed);
            }
            return;
        }
        list.each_mut(&mut |id, part| self.part(&at.item(id), part));
    }

    fn prose(&mut self, at: &FieldPath, prose: &Prose) -> Prose {
        let taken: HashSet<&Id> = prose.iter().map(Identified::id).collect();
        let mut taken: HashSet<Id> = taken.into_iter().cloned().collect();
        let mut printed: Vec<Paragraph> = Vec::with_capacity(prose.len());
        for paragraph in prose {
            let path = at.item(&paragraph.id);
            match self.texts.by_address.get(&path) {
                Some(Said::Translated(segment)) => {
                    let segment = *segment;
                    printed.extend(self.translated(at, paragraph, segment, &mut taken));
                }
                Some(Said::Joined) => {}
                Some(Said::Nothing) => {
                    self.page.untranslated.texts.insert(path);
                    printed.push(paragraph.clone());
                }
                Some(Said::Given(_)) | None => printed.push(paragraph.clone()),
            }
        }
        printed.into_iter().collect()
    }

    /// A paragraph in the paragraphs of its translation, of which the first is called as it is.
    fn translated(
        &mut self,
        at: &FieldPath,
        paragraph: &Paragraph,
        segment: &Segment,
        taken: &mut HashSet<Id>,
    ) -> Vec<Paragraph> {
        let written = self.segment(&segment.id).field("text");
        // The whole of it begins where its first paragraph does.
        let first = at.item(&paragraph.id);
        self.page.printed.insert(written.clone(), first);
        let mut printed = Vec::new();
        for target in &segment.text {
            let mut id = match printed.is_empty() {
                true => paragraph.id.clone(),
                false => target.id.clone(),
            };
            while !printed.is_empty() && !taken.insert(id.clone()) {
                id = Id::drawn("p", 8, &[id.as_str(), paragraph.id.as_str()]);
            }
            self.page.pair(at.item(&id), written.item(&target.id));
            printed.push(Paragraph {
                id,
                kind: paragraph.kind,
                content: target.content.clone(),
            });
        }
        printed
    }
}
