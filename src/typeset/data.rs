//! A release as the code that a house style is called with.
//!
//! What a style is given is described in `assets/styles/README.md`. A text
//! becomes a source of its own, and the code says where it stands; so the code
//! stays the same while letters are typed.

use std::collections::HashSet;

use super::code::{array, boolean, dictionary, or_none, string};
use super::desk::Desk;
use super::escape::{Escaped, escaped_line, escaped_paragraph, safe_address};
use super::texts::Place;
use crate::language::{Direction, Word, long_date, moment, own_name, translated_from};
use crate::release::{
    Align, Block, Boilerplate, Contact, ContactGroup, FieldPath, Id, KeyPoints, Kind, Line, Lines,
    Link, MediaAsset, Organizer, Paper, ParagraphKind, Picture, Prose, Quote, Release,
    RevisionKind, Role, Section, Table, Timing,
};

/// The main source: calls the style with the release. Lays the release's texts
/// and pictures out on the desk.
pub(super) fn main_source(release: &Release, desk: &mut Desk) -> String {
    desk.set_pictures(release);
    desk.texts.begin();
    let mut writer = Writer {
        release,
        desk,
        noted: HashSet::new(),
    };
    let data = writer.data();
    desk.texts.end();
    format!("#import \"/styles/style.typ\": release\n#release({data})\n")
}

struct Writer<'a> {
    release: &'a Release,
    desk: &'a mut Desk,
    /// The footnotes whose first mark has been written.
    noted: HashSet<Id>,
}

impl Writer<'_> {
    fn data(&mut self) -> String {
        let release = self.release;
        let root = FieldPath::root();
        let tag = &release.language;
        let language = tag.language().to_ascii_lowercase();
        let region = tag.as_str().split('-').skip(1).find(|part| {
            part.len() == 2 && part.bytes().all(|letter| letter.is_ascii_alphabetic())
        });
        let paper = match release.style.paper {
            Paper::A4 => "a4",
            Paper::UsLetter => "us-letter",
        };
        let accent = release.style.accent;
        let line = |name: &str| root.field(name);
        let embargoed = matches!(release.timing, Timing::Embargoed { .. });
        let banner = line("banner");
        dictionary([
            ("language", string(&language)),
            ("region", or_none(region.map(string))),
            ("rtl", boolean(tag.direction() == Direction::RightToLeft)),
            ("title", string(release.headline.as_str())),
            ("paper", string(paper)),
            (
                "accent",
                or_none(accent.map(|colour| format!("rgb({})", string(&colour.to_string())))),
            ),
            ("kind", string(kind_word(release.kind).key())),
            ("words", self.words()),
            (
                "banner",
                dictionary([
                    (
                        "event",
                        self.line(&banner.field("event"), &release.banner.event),
                    ),
                    ("tag", self.line(&banner.field("tag"), &release.banner.tag)),
                ]),
            ),
            ("label", self.label()),
            (
                "reference",
                self.line(&line("reference"), &release.reference),
            ),
            ("issue-date", {
                let date = release.issue_date.map(|date| long_date(date, tag));
                self.made(&line("issue_date"), date)
            }),
            ("release-line", self.release_line()),
            ("embargoed", boolean(embargoed)),
            ("available-in", self.language_versions()),
            ("available-in-label", self.fixed(Word::AvailableIn)),
            ("revision", self.revision()),
            ("organizers", self.organizers()),
            ("headline", self.line(&line("headline"), &release.headline)),
            (
                "subheadline",
                self.line(&line("subheadline"), &release.subheadline),
            ),
            ("summary", self.prose(&line("summary"), &release.summary)),
            ("dateline", self.dateline()),
            ("sections", self.sections()),
            ("end-mark", self.line(&line("end_mark"), &release.end_mark)),
            (
                "call-to-action",
                self.prose(&line("call_to_action"), &release.call_to_action),
            ),
            (
                "notes-to-editors",
                self.prose(&line("notes_to_editors"), &release.notes_to_editors),
            ),
            ("boilerplates", self.boilerplates()),
            ("contacts", self.contacts()),
            ("media-assets", self.media_assets()),
            ("links", self.links()),
            (
                "social-posts",
                self.prose(&line("social_posts"), &release.social_posts),
            ),
            (
                "disclaimer",
                self.prose(&line("disclaimer"), &release.disclaimer),
            ),
            ("running", self.running()),
        ])
    }

    // ---- Texts -----------------------------------------------------------

    fn put(
        &mut self,
        path: &FieldPath,
        base: usize,
        exact: bool,
        text: &str,
        escaped: Escaped,
    ) -> String {
        let place = Place {
            path: path.clone(),
            base,
            exact,
        };
        self.desk.texts.put(place, text, escaped)
    }

    /// A field's own text, or `none`.
    fn line(&mut self, path: &FieldPath, line: &Line) -> String {
        or_none(self.some_line(path, line))
    }

    fn some_line(&mut self, path: &FieldPath, line: &Line) -> Option<String> {
        (!line.is_blank())
            .then(|| self.put(path, 0, true, line.as_str(), escaped_line(line.as_str())))
    }

    /// A text made from a field's value, or `none`.
    fn made(&mut self, path: &FieldPath, text: Option<String>) -> String {
        or_none(text.map(|text| self.put(path, 0, false, &text, escaped_line(&text))))
    }

    /// The lines of a field of several, each a text.
    fn lines(&mut self, path: &FieldPath, lines: &Lines) -> Vec<String> {
        let mut base = 0;
        let mut codes = Vec::new();
        for line in lines.as_str().split('\n') {
            if !line.trim().is_empty() {
                codes.push(self.put(path, base, true, line, escaped_line(line)));
            }
            base += line.len() + 1;
        }
        codes
    }

    fn prose(&mut self, path: &FieldPath, prose: &Prose) -> String {
        let mut paragraphs = Vec::new();
        for paragraph in prose {
            if paragraph.text().trim().is_empty() {
                continue;
            }
            let kind = match paragraph.kind {
                ParagraphKind::Plain => "plain",
                ParagraphKind::Bullet(_) => "bullet",
                ParagraphKind::Numbered(_) => "numbered",
            };
            let at = path.item(&paragraph.id);
            let escaped = escaped_paragraph(&paragraph.content, &mut |id: &Id| self.mark(id));
            let body = self.put(&at, 0, true, paragraph.text(), escaped);
            paragraphs.push(dictionary([
                ("kind", string(kind)),
                ("level", paragraph.kind.level().to_string()),
                ("body", body),
            ]));
        }
        array(paragraphs)
    }

    /// The code for the mark of a footnote: the first one brings the note, any
    /// other refers to it.
    fn mark(&mut self, id: &Id) -> String {
        let Some(note) = self.release.footnotes.get(id.as_str()) else {
            return String::new();
        };
        if !self.noted.insert(id.clone()) {
            return format!("#footnote(<note-{id}>);");
        }
        let path = FieldPath::root().field("footnotes").item(id).field("text");
        let paragraphs = note.text.iter().map(|paragraph| {
            let at = path.item(&paragraph.id);
            let escaped = escaped_paragraph(&paragraph.content, &mut |_: &Id| String::new());
            self.put(&at, 0, true, paragraph.text(), escaped)
        });
        let paragraphs: Vec<String> = paragraphs.map(|code| format!("#{code}")).collect();
        format!("#footnote[{}]<note-{id}>", paragraphs.join("#parbreak()"))
    }

    // ---- Fixed words -----------------------------------------------------

    /// A fixed word as this release prints it.
    fn word(&self, word: Word) -> String {
        let own = self.release.fixed_words.get(word.key());
        match own.filter(|own| !own.text.is_blank()) {
            Some(own) => own.text.to_string(),
            None => word.in_language(&self.release.language).to_owned(),
        }
    }

    /// A fixed word as content. It belongs to no field.
    fn fixed(&mut self, word: Word) -> String {
        let text = self.word(word);
        format!("[{}]", escaped_line(&text).source())
    }

    fn words(&self) -> String {
        dictionary(Word::ALL.iter().map(|word| {
            let text = self.word(*word);
            (word.key(), string(&text))
        }))
    }

    // ---- Head ------------------------------------------------------------

    fn label(&mut self) -> String {
        let release = self.release;
        let path = FieldPath::root().field("label");
        if !release.label.is_blank() {
            return self.line(&path, &release.label);
        }
        let label = self.word(kind_word(release.kind));
        self.made(&path, Some(label))
    }

    fn release_line(&mut self) -> String {
        let line = match &self.release.timing {
            Timing::Unstated => None,
            Timing::Immediate => Some(self.word(Word::ForImmediateRelease)),
            Timing::Embargoed { until, zone } => {
                let when = moment(*until, zone, &self.release.language);
                Some(self.word(Word::EmbargoedUntil).replace("{when}", &when))
            }
        };
        self.made(&FieldPath::root().field("timing"), line)
    }

    fn language_versions(&mut self) -> String {
        let path = FieldPath::root().field("language_versions");
        let mut codes = Vec::new();
        for version in &self.release.language_versions {
            let at = path.item(&version.id);
            let Some(language) = &version.language else {
                continue;
            };
            let name = self.made(&at.field("language"), Some(own_name(language)));
            codes.push(dictionary([
                ("language", name),
                (
                    "url",
                    or_none(web_address(&version.url).map(|url| string(&url))),
                ),
            ]));
        }
        array(codes)
    }

    fn revision(&mut self) -> String {
        let revision = &self.release.revision;
        let path = FieldPath::root().field("revision");
        let Some(kind) = revision.kind else {
            return "none".to_owned();
        };
        let (key, word) = match kind {
            RevisionKind::Updated => ("updated", Word::Updated),
            RevisionKind::Corrected => ("corrected", Word::Corrected),
            RevisionKind::Withdrawn => ("withdrawn", Word::Withdrawn),
        };
        let mut line = self.word(word);
        if let Some(date) = revision.date {
            line.push_str(&self.word(Word::Colon));
            line.push_str(&long_date(date, &self.release.language));
        }
        dictionary([
            ("kind", string(key)),
            ("line", self.made(&path.field("kind"), Some(line))),
            (
                "replaces",
                self.line(&path.field("replaces"), &revision.replaces),
            ),
            ("note", self.prose(&path.field("note"), &revision.note)),
        ])
    }

    fn organizers(&mut self) -> String {
        let release = self.release;
        let path = FieldPath::root().field("organizers");
        let mut ordered: Vec<&Organizer> = release.organizers.iter().collect();
        ordered.sort_by_key(|organizer| {
            let place = Role::ALL.iter().position(|role| *role == organizer.role);
            place.unwrap_or(Role::ALL.len())
        });
        let mut codes = Vec::new();
        for organizer in ordered {
            let at = path.item(&organizer.id);
            let (role, word) = match organizer.role {
                // Whom a release comes from is plain from where it stands.
                Role::Organizer => ("organizer", None),
                Role::CoOrganizer => ("co-organizer", Some(Word::CoOrganizedBy)),
                Role::Partner => ("partner", Some(Word::InPartnershipWith)),
            };
            let label = word.map(|word| self.word(word));
            codes.push(dictionary([
                (
                    "lines",
                    array(self.lines(&at.field("name"), &organizer.name)),
                ),
                ("role", string(role)),
                ("role-label", self.made(&at.field("role"), label)),
                (
                    "logo",
                    self.image(organizer.logo.as_ref(), &organizer.alternative_text),
                ),
            ]));
        }
        array(codes)
    }

    fn image(&self, id: Option<&Id>, alternative: &Line) -> String {
        let path = id.and_then(|id| self.desk.picture(id.as_str()));
        or_none(path.map(|path| {
            dictionary([
                ("path", string(&path)),
                ("alt", string(alternative.as_str().trim())),
            ])
        }))
    }

    fn dateline(&mut self) -> String {
        let release = self.release;
        let path = FieldPath::root().field("dateline");
        let places = self.lines(&path.field("places"), &release.dateline.places);
        let date = release.dateline.date;
        let date = date.map(|date| {
            let date = long_date(date, &release.language);
            self.made(&path.field("date"), Some(date))
        });
        if places.is_empty() && date.is_none() {
            return "none".to_owned();
        }
        let comma = match self.word(Word::Comma) {
            // A full-width comma brings its own space.
            comma if matches!(comma.as_str(), "，" | "、") => comma,
            comma => comma + " ",
        };
        let places = (!places.is_empty()).then(|| places.join(" + \"/\" + "));
        let parts: Vec<String> = places.into_iter().chain(date).collect();
        let between = format!(" + {} + ", string(&comma));
        format!("({})", parts.join(&between))
    }

    fn running(&mut self) -> String {
        let release = self.release;
        let label = match release.label.is_blank() {
            true => self.word(kind_word(release.kind)),
            false => release.label.to_string(),
        };
        let date = release.issue_date.or(release.dateline.date);
        let date = date.map(|date| long_date(date, &release.language));
        let parts: Vec<String> = [Some(label), date].into_iter().flatten().collect();
        self.made(&FieldPath::root().field("kind"), Some(parts.join(" · ")))
    }

    // ---- Body ------------------------------------------------------------

    fn sections(&mut self) -> String {
        let path = FieldPath::root().field("sections");
        let sections = self.release.sections.iter();
        let codes: Vec<String> = sections
            .map(|section| self.section(&path.item(&section.id), section))
            .collect();
        array(codes)
    }

    fn section(&mut self, at: &FieldPath, section: &Section) -> String {
        let heading = self.line(&at.field("heading"), &section.heading);
        let list = at.field("blocks");
        let mut blocks = Vec::new();
        for block in &section.blocks {
            let at = list.item(crate::release::Identified::id(block));
            blocks.extend(match block {
                Block::Prose(block) => (!block.text.is_blank()).then(|| {
                    dictionary([
                        ("kind", string("prose")),
                        ("paragraphs", self.prose(&at.field("text"), &block.text)),
                    ])
                }),
                Block::Quote(quote) => self.quote(&at, quote),
                Block::Picture(picture) => self.picture(&at, picture),
                Block::KeyPoints(points) => self.key_points(&at, points),
                Block::Table(table) => self.table(&at, table),
            });
        }
        dictionary([("heading", heading), ("blocks", array(blocks))])
    }

    /// The words in the release's own language where they were spoken in it
    /// and are known; their translation otherwise, which says so.
    fn quote(&mut self, at: &FieldPath, quote: &Quote) -> Option<String> {
        let language = &self.release.language;
        let spoken_here = quote
            .translated_from
            .as_ref()
            .is_some_and(|from| from.language() == language.language());
        let (field, words) = if spoken_here && !quote.original.is_blank() {
            ("original", &quote.original)
        } else {
            ("words", &quote.words)
        };
        if words.is_blank() && quote.speaker.is_blank() && quote.title.is_blank() {
            return None;
        }
        let from = quote.translated_from.as_ref().filter(|_| !spoken_here);
        let note = from.map(|from| translated_from(from, language));
        Some(dictionary([
            ("kind", string("quote")),
            ("words", self.prose(&at.field(field), words)),
            ("speaker", self.line(&at.field("speaker"), &quote.speaker)),
            ("title", self.line(&at.field("title"), &quote.title)),
            ("note", self.made(&at.field("translated_from"), note)),
            ("lang", or_none(None)),
        ]))
    }

    fn picture(&mut self, at: &FieldPath, picture: &Picture) -> Option<String> {
        let empty = picture.image.is_none()
            && picture.caption.is_blank()
            && picture.credit.is_blank()
            && picture.licence.is_blank();
        (!empty).then(|| {
            dictionary([
                ("kind", string("picture")),
                (
                    "image",
                    self.image(picture.image.as_ref(), &picture.alternative_text),
                ),
                (
                    "caption",
                    self.prose(&at.field("caption"), &picture.caption),
                ),
                ("credit", self.line(&at.field("credit"), &picture.credit)),
                ("licence", self.line(&at.field("licence"), &picture.licence)),
            ])
        })
    }

    fn key_points(&mut self, at: &FieldPath, points: &KeyPoints) -> Option<String> {
        (!points.points.is_blank()).then(|| {
            dictionary([
                ("kind", string("key-points")),
                ("heading", self.line(&at.field("heading"), &points.heading)),
                ("points", self.prose(&at.field("points"), &points.points)),
            ])
        })
    }

    fn table(&mut self, at: &FieldPath, table: &Table) -> Option<String> {
        if table.columns.is_empty() {
            return None;
        }
        let list = at.field("columns");
        let mut columns = Vec::new();
        for column in &table.columns {
            let at = list.item(&column.id);
            let align = match column.align {
                Align::Start => "start",
                Align::Center => "center",
                Align::End => "end",
            };
            columns.push(dictionary([
                ("heading", self.line(&at.field("heading"), &column.heading)),
                ("align", string(align)),
            ]));
        }
        let list = at.field("rows");
        let mut rows = Vec::new();
        for row in &table.rows {
            let cells = list.item(&row.id).field("cells");
            let mut codes = Vec::new();
            for column in &table.columns {
                codes.push(match row.cells.get(column.id.as_str()) {
                    Some(cell) => self.line(&cells.item(&cell.id).field("text"), &cell.text),
                    None => or_none(None),
                });
            }
            rows.push(array(codes));
        }
        Some(dictionary([
            ("kind", string("table")),
            ("caption", self.line(&at.field("caption"), &table.caption)),
            ("columns", array(columns)),
            ("rows", array(rows)),
        ]))
    }

    // ---- Foot ------------------------------------------------------------

    fn boilerplates(&mut self) -> String {
        let path = FieldPath::root().field("boilerplates");
        let mut codes = Vec::new();
        for boilerplate in &self.release.boilerplates {
            codes.extend(self.boilerplate(&path.item(&boilerplate.id), boilerplate));
        }
        array(codes)
    }

    fn boilerplate(&mut self, at: &FieldPath, boilerplate: &Boilerplate) -> Option<String> {
        if boilerplate.text.is_blank() && boilerplate.organization.is_blank() {
            return None;
        }
        let name = self.some_line(&at.field("organization"), &boilerplate.organization);
        let heading = name.map(|name| {
            let about = self.word(Word::About);
            match about.split_once("{name}") {
                Some((before, after)) => {
                    format!("({} + {name} + {})", string(before), string(after))
                }
                None => string(&about),
            }
        });
        Some(dictionary([
            ("heading", or_none(heading)),
            ("text", self.prose(&at.field("text"), &boilerplate.text)),
        ]))
    }

    fn contacts(&mut self) -> String {
        let path = FieldPath::root().field("contacts");
        let mut codes = Vec::new();
        for group in &self.release.contacts {
            codes.extend(self.contact_group(&path.item(&group.id), group));
        }
        array(codes)
    }

    fn contact_group(&mut self, at: &FieldPath, group: &ContactGroup) -> Option<String> {
        let heading = self.some_line(&at.field("name"), &group.name);
        let list = at.field("people");
        let people = group.people.iter();
        let people: Vec<String> = people
            .map(|person| self.person(&list.item(&person.id), person))
            .collect();
        (heading.is_some() || !people.is_empty())
            .then(|| dictionary([("heading", or_none(heading)), ("people", array(people))]))
    }

    fn person(&mut self, at: &FieldPath, person: &Contact) -> String {
        let email = person.email.as_str().trim();
        let address = safe_address(&format!("mailto:{email}")).map(string);
        dictionary([
            ("name", self.line(&at.field("name"), &person.name)),
            ("role", self.line(&at.field("role"), &person.role)),
            (
                "organization",
                self.line(&at.field("organization"), &person.organization),
            ),
            (
                "telephone",
                self.line(&at.field("telephone"), &person.telephone),
            ),
            (
                "out-of-hours",
                self.line(&at.field("out_of_hours"), &person.out_of_hours),
            ),
            ("email", self.line(&at.field("email"), &person.email)),
            (
                "email-url",
                or_none(address.filter(|_| email.contains('@'))),
            ),
            (
                "languages",
                self.line(&at.field("languages"), &person.languages),
            ),
            ("hours", self.line(&at.field("hours"), &person.hours)),
            ("note", self.line(&at.field("note"), &person.note)),
        ])
    }

    fn media_assets(&mut self) -> String {
        let path = FieldPath::root().field("media_assets");
        let assets = self.release.media_assets.iter();
        let codes: Vec<String> = assets
            .map(|asset| self.media_asset(&path.item(&asset.id), asset))
            .collect();
        array(codes)
    }

    fn media_asset(&mut self, at: &FieldPath, asset: &MediaAsset) -> String {
        let print_version = self.word(Word::PrintVersion);
        let link = web_address(&asset.url).map(|url| {
            let body = self.made(&at.field("url"), Some(print_version));
            dictionary([("body", body), ("url", string(&url))])
        });
        dictionary([
            (
                "image",
                self.image(asset.image.as_ref(), &asset.alternative_text),
            ),
            ("caption", self.prose(&at.field("caption"), &asset.caption)),
            ("credit", self.line(&at.field("credit"), &asset.credit)),
            ("licence", self.line(&at.field("licence"), &asset.licence)),
            ("link", or_none(link)),
        ])
    }

    fn links(&mut self) -> String {
        let path = FieldPath::root().field("links");
        let mut codes = Vec::new();
        for link in &self.release.links {
            codes.extend(self.link(&path.item(&link.id), link));
        }
        array(codes)
    }

    fn link(&mut self, at: &FieldPath, link: &Link) -> Option<String> {
        let label = self.line(&at.field("label"), &link.label);
        let body = match link.text.is_blank() {
            true => self.some_line(&at.field("url"), &link.url)?,
            false => self.some_line(&at.field("text"), &link.text)?,
        };
        // An address that leads nowhere known is printed and isn't followed.
        let url = web_address(&link.url);
        Some(dictionary([
            ("label", label),
            ("body", body),
            ("url", or_none(url.map(|url| string(&url)))),
        ]))
    }
}

/// The address of a web page; 'www.un.org' is one too.
fn web_address(line: &Line) -> Option<String> {
    let text = line.as_str().trim();
    if text.is_empty() {
        return None;
    }
    match text.split_once(':') {
        Some(_) if safe_address(text).is_some() => Some(text.to_owned()),
        _ => safe_address(&format!("https://{text}"))
            .filter(|_| text.contains('.'))
            .map(str::to_owned),
    }
}

fn kind_word(kind: Kind) -> Word {
    match kind {
        Kind::PressRelease => Word::PressRelease,
        Kind::NewsRelease => Word::NewsRelease,
        Kind::MediaAdvisory => Word::MediaAdvisory,
        Kind::Statement => Word::Statement,
        Kind::BackgroundNote => Word::BackgroundNote,
    }
}
