//! A release as the code that a house style is called with.
//!
//! What a style is given is described in `assets/styles/README.md`. A text
//! becomes a source of its own, and the code says where it stands; so the code
//! stays the same while letters are typed.

mod body;
mod division;
mod foot;
mod head;
mod made;

use std::collections::HashSet;

use division::divided;

use super::code::{array, boolean, dictionary, or_none, string};
use super::desk::Desk;
use super::escape::LONGEST_WORD;
use super::texts::{Content, Place};
use crate::language::{Digits, Direction, Word, isolate};
use crate::release::{
    Banner, FieldPath, Fragment, Id, Line, Lines, Paper, Paragraph, ParagraphKind, Prose, Release,
    Timing, footnotes_list,
};
use crate::translate::Untranslated;

/// Between a year and the figure of its note: both would be one number otherwise, which
/// runs from left to right.
const RIGHT_TO_LEFT_MARK: &str = "\u{200f}";

/// Longer than any banner, in letters: some three lines.
const LONGEST_BANNER: usize = 200;

/// The main source: calls the style with the release. Lays the release's texts
/// and pictures out on the desk.
pub(super) fn main_source(
    release: &Release,
    untranslated: Option<&Untranslated>,
    desk: &mut Desk,
) -> String {
    desk.set_pictures(release);
    desk.texts.set_language(&release.language);
    desk.texts.begin();
    let mut writer = Writer {
        release,
        turned: untranslated.filter(|texts| texts.direction != release.language.direction()),
        desk,
        noted: HashSet::new(),
    };
    let data = writer.data();
    desk.texts.end();
    format!("#import \"/styles/style.typ\": release\n#release({data})\n")
}

struct Writer<'a> {
    release: &'a Release,
    /// Texts in another language, which run the other way.
    turned: Option<&'a Untranslated>,
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
            ("kind", string(release.kind.word().key())),
            ("words", self.words()),
            ("figure", string(figure(release.conventions.digits_in(tag)))),
            (
                "banner",
                dictionary([
                    (
                        "event",
                        self.line(&banner.field("event"), &release.banner.event),
                    ),
                    ("tag", self.line(&banner.field("tag"), &release.banner.tag)),
                    ("long", boolean(is_long(&release.banner))),
                ]),
            ),
            ("label", self.label()),
            (
                "reference",
                self.line(&line("reference"), &release.reference),
            ),
            ("issue-date", {
                let date = release.issue_date.map(|date| self.date(date));
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

    /// Puts a field's own text; with `exact` false, one that was made from its value.
    fn put(&mut self, path: &FieldPath, exact: bool, content: &Content<'_>) -> String {
        self.put_part(path, (0, 0), exact, content)
    }

    /// Puts one of the texts as which a field or paragraph is set: which, and where in
    /// its text that begins.
    fn put_part(
        &mut self,
        path: &FieldPath,
        (nth, base): (usize, usize),
        exact: bool,
        content: &Content<'_>,
    ) -> String {
        let is_turned = exact && self.turned.is_some_and(|texts| texts.contains(path));
        let path = path.clone();
        let place = Place { path, nth, exact };
        let code = self.desk.texts.put(place, base, content);
        match self.turned.filter(|_| is_turned) {
            Some(texts) => isolated(texts.direction, &code),
            None => code,
        }
    }

    /// A field's own text, or `none`.
    fn line(&mut self, path: &FieldPath, line: &Line) -> String {
        or_none(self.some_line(path, line))
    }

    fn some_line(&mut self, path: &FieldPath, line: &Line) -> Option<String> {
        (!line.is_blank())
            .then(|| self.put(path, true, &Content::Line(line.as_str(), LONGEST_WORD)))
    }

    /// A field's own text that stands on a line with others, or `none`: neither turns the
    /// other, whichever way it runs.
    fn part_of_line(&mut self, path: &FieldPath, line: &Line) -> String {
        let code = self.some_line(path, line);
        or_none(code.map(|code| self.set_apart(line.as_str(), code)))
    }

    /// The code for a text, set apart from what stands beside it, if it has to be.
    fn set_apart(&self, text: &str, code: String) -> String {
        match isolate(text, self.release.language.direction()) {
            Some((begin, end)) => {
                let [begin, end] = [begin, end].map(|sign| string(&sign.to_string()));
                format!("({begin} + {code} + {end})")
            }
            None => code,
        }
    }

    /// A text made from a field's value, or `none`.
    fn made(&mut self, path: &FieldPath, text: Option<String>) -> String {
        or_none(text.map(|text| self.put(path, false, &Content::Line(&text, LONGEST_WORD))))
    }

    /// The lines of a field of several, each a text, with what it says.
    fn lines<'l>(&mut self, path: &FieldPath, lines: &'l Lines) -> Vec<(&'l str, String)> {
        let mut base = 0;
        let mut codes = Vec::new();
        for (nth, line) in lines.as_str().split('\n').enumerate() {
            if !line.trim().is_empty() {
                let content = Content::Line(line, LONGEST_WORD);
                codes.push((line, self.put_part(path, (nth, base), true, &content)));
            }
            base += line.len() + 1;
        }
        codes
    }

    fn prose(&mut self, path: &FieldPath, prose: &Prose) -> String {
        let paragraphs = prose.iter();
        let codes = paragraphs.flat_map(|paragraph| self.paragraph(path, paragraph));
        array(codes.collect::<Vec<_>>())
    }

    /// A paragraph, as so many as it's set as; one that says nothing is none.
    fn paragraph(&mut self, path: &FieldPath, paragraph: &Paragraph) -> Vec<String> {
        if paragraph.text().trim().is_empty() {
            return Vec::new();
        }
        let kind = match paragraph.kind {
            ParagraphKind::Plain => "plain",
            ParagraphKind::Bullet(_) => "bullet",
            ParagraphKind::Numbered(_) => "numbered",
        };
        let bodies = self.bodies(&path.item(&paragraph.id), &paragraph.content);
        // What belongs to a list stays an item of it.
        let bodies = match paragraph.kind {
            ParagraphKind::Plain => bodies,
            _ => vec![bodies.join(" + parbreak() + ")],
        };
        let bodies = bodies.into_iter().enumerate();
        bodies
            .map(|(nth, body)| {
                dictionary([
                    ("kind", string(kind)),
                    ("level", paragraph.kind.level().to_string()),
                    ("continues", boolean(nth > 0)),
                    ("body", body),
                ])
            })
            .collect()
    }

    /// A paragraph's text, as so many paragraphs as it's set as.
    fn bodies(&mut self, path: &FieldPath, content: &Fragment) -> Vec<String> {
        let Some(stretches) = divided(content, self.desk.texts.setting()) else {
            return vec![self.body(path, (0, 0), content)];
        };
        let parts = stretches.into_iter().enumerate();
        let parts = parts.filter_map(|(nth, stretch)| {
            let part = content.slice(stretch.clone())?;
            Some(self.body(path, (nth, stretch.start), &part))
        });
        parts.collect()
    }

    fn body(&mut self, path: &FieldPath, part: (usize, usize), content: &Fragment) -> String {
        let notes = content.footnotes().map(|(_, id)| self.mark(id)).collect();
        self.put_part(path, part, true, &Content::Paragraph(content, notes))
    }

    /// The code for the mark of a footnote: the first one brings the note, any
    /// other refers to it.
    fn mark(&mut self, id: &Id) -> String {
        let Some(note) = self.release.footnotes.get(id.as_str()) else {
            return String::new();
        };
        let apart = match self.release.language.direction() {
            Direction::RightToLeft => RIGHT_TO_LEFT_MARK,
            Direction::LeftToRight => "",
        };
        if !self.noted.insert(id.clone()) {
            return format!("{apart}#footnote(<note-{id}>);");
        }
        let path = footnotes_list().item(id).field("text");
        let note = self.note(&path, &note.text);
        format!("{apart}#footnote[{note}]<note-{id}>")
    }

    /// What a footnote says, as markup. Its first paragraph goes on behind its number.
    fn note(&mut self, path: &FieldPath, text: &Prose) -> String {
        let mut markup = Vec::new();
        let mut items = Vec::new();
        for paragraph in text {
            if paragraph.kind != ParagraphKind::Plain {
                items.extend(self.paragraph(path, paragraph));
                continue;
            }
            markup.extend(lists(&mut items));
            let bodies = self.bodies(&path.item(&paragraph.id), &paragraph.content);
            markup.extend(bodies.into_iter().map(|body| format!("#{body}")));
        }
        markup.extend(lists(&mut items));
        markup.join("#parbreak()")
    }

    // ---- Fixed words -----------------------------------------------------

    fn words(&self) -> String {
        dictionary(Word::ALL.iter().map(|word| {
            let text = self.word(*word);
            (word.key(), string(&text))
        }))
    }
}

/// The code for a text that runs this way, whatever is around it.
fn isolated(direction: Direction, code: &str) -> String {
    let begin = match direction {
        Direction::LeftToRight => "\u{2066}",
        Direction::RightToLeft => "\u{2067}",
    };
    format!("({} + {code} + {})", string(begin), string("\u{2069}"))
}

/// The sign by which Typst knows the figures that numbers are counted in.
fn figure(digits: Digits) -> &'static str {
    match digits {
        Digits::Western | Digits::Chinese => "1",
        Digits::ArabicIndic => "١",
    }
}

/// Whether a banner is longer than a margin has lines for.
fn is_long(banner: &Banner) -> bool {
    let letters = banner.event.as_str().trim().chars();
    let letters = letters.chain(banner.tag.as_str().trim().chars());
    // Chinese letters are twice as wide.
    let width = letters.map(|letter| if letter < '\u{1100}' { 1 } else { 2 });
    width.sum::<usize>() > LONGEST_BANNER
}

/// Items as the lists that they make, as markup.
fn lists(items: &mut Vec<String>) -> Option<String> {
    let items = std::mem::take(items);
    let shared = super::desk::SHARED;
    let lists = || {
        format!(
            "#{{import \"{shared}\": lists; lists({})}}",
            array(items.iter().cloned())
        )
    };
    (!items.is_empty()).then(lists)
}
