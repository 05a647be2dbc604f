//! Text as Typst source that means just that text.
//!
//! Each ASCII punctuation character is escaped, and blanks and line ends that
//! Typst would drop or join are written by their numbers, so that the page
//! holds the text as it was written and nothing in it can be code; only what would have
//! letters spell something else than is written does nothing. A table
//! keeps which byte of the source stands for which byte of the text.

use std::iter::Peekable;
use std::vec::IntoIter;

use unicode_segmentation::UnicodeSegmentation;

use super::code::string;
use super::fonts::Covered;
use crate::language::{BLACK_FLAG, TAGS_OF_FLAG, Tag, is_tag, unbreakable, unparted};
use crate::release::{FOOTNOTE_CHAR, Fragment, MarkKind, link_address};

/// How far a stretch of source may go without an escape, in bytes. Typst
/// counts a glyph's place in its stretch with 16 bits.
const LONGEST_STRETCH: usize = 32_000;

/// Longer than any word: what has more letters or signs without a place where a line may
/// be broken may be broken between them, or it would run off the page.
pub(super) const LONGEST_WORD: usize = 40;
/// The same in prose, whose lines are long.
const LONGEST_IN_PROSE: usize = 60;
/// After how many letters it may be broken.
const BREAK_EVERY: usize = 4;
/// After so many nobody reads on, and breaks would only cost time: there are fewer then.
const ENDLESS: usize = 4_000;
const BREAK_ENDLESS_EVERY: usize = 16;
/// A place where a line may be broken, without any letter. One without any width
/// Typst leaves out.
const BREAK: &str = "#h(.001pt);";
/// Between dashes or dots a line isn't even broken at a blank, but at this: no letter
/// either, and copied with the text.
const BREAK_IN_SIGNS: &str = "#h(.001pt);\u{200b}";

/// A place where no line is broken (UAX #14). It makes no glyph, and isn't copied with the text.
const NO_BREAK: &str = "\u{2060}";

/// How many characters a letter may have with the marks on it. Whoever reads a text
/// has to keep no more than 30 marks in mind (UAX #15, stream-safe text); signs made of
/// several characters have some more. What Typst needs grows with their square.
const LONGEST_LETTER: usize = 64;

/// What a text is set in.
#[derive(Clone, Copy, Debug)]
pub struct SetIn<'a> {
    /// What the fonts have.
    pub fonts: &'a Covered,
    /// The language of the page.
    pub language: &'a Tag,
}

/// Source, and what of it stands for what of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Escaped {
    source: String,
    /// Where the source begins to follow the text anew: (source, text) in
    /// bytes, rising in both.
    anchors: Vec<(usize, usize)>,
    /// The length of the text in bytes.
    length: usize,
    /// The directions that were begun by invisible characters and aren't ended yet.
    begun: Vec<Begun>,
}

/// A direction that was begun by an invisible character (UAX #9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begun {
    /// Among other letters.
    Embedding,
    /// Against that of the letters: it's none on the page.
    Override,
    /// Apart from other letters.
    Isolate,
}

impl Escaped {
    /// The source.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Where in the text the pieces begin that the source consists of, in bytes.
    pub(super) fn pieces(&self) -> impl Iterator<Item = usize> {
        self.anchors.iter().map(|(_, text)| *text)
    }

    /// The byte of the text that the byte at `source` stands for.
    pub fn text_offset(&self, source: usize) -> usize {
        let next = self.anchors.partition_point(|(at, _)| *at <= source);
        let end = self
            .anchors
            .get(next)
            .map_or(self.length, |(_, text)| *text);
        match next
            .checked_sub(1)
            .and_then(|index| self.anchors.get(index))
        {
            Some((at, text)) => (text + (source - at)).min(end),
            None => 0,
        }
    }

    /// The byte of the source where the byte at `text` is written.
    pub fn source_offset(&self, text: usize) -> usize {
        let next = self.anchors.partition_point(|(_, at)| *at <= text);
        let end = self
            .anchors
            .get(next)
            .map_or(self.source.len(), |(at, _)| *at);
        match next
            .checked_sub(1)
            .and_then(|index| self.anchors.get(index))
        {
            Some((at, from)) => (at + (text - from)).min(end),
            None => 0,
        }
    }

    /// The source from here on stands for the text from here on.
    fn anchor(&mut self) {
        let here = (self.source.len(), self.length);
        match self.anchors.last_mut() {
            Some(last) if last.0 == here.0 => *last = here,
            _ => self.anchors.push(here),
        }
    }

    fn push_code(&mut self, code: &str) {
        self.source.push_str(code);
        self.anchor();
    }

    /// Writes `text`, which stands in `whole`, with places where a line may be broken, or
    /// mayn't, before those of its bytes that `breaks` says.
    fn push_text(&mut self, text: &str, whole: &str, breaks: &mut Breaks) {
        for c in text.chars() {
            let at = self.length;
            match breaks.before(at) {
                Some(Break::Usual) => self.push_code(BREAK),
                Some(Break::InSigns) => self.push_code(BREAK_IN_SIGNS),
                Some(Break::Never) => self.push_code(NO_BREAK),
                None => {}
            }
            let before = whole
                .get(..at)
                .and_then(|before| before.chars().next_back());
            let after = whole
                .get(at + c.len_utf8()..)
                .and_then(|after| after.chars().next());
            let does_nothing = self.turns_nothing(c);
            let stretch = self.source.len() - self.anchors.last().map_or(0, |(at, _)| *at);
            match c {
                '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    self.stand_in("\\\n", c);
                }
                _ if does_nothing => self.stand_in("\u{2060}", c),
                c if is_tag(c) && !is_in_flag(whole.get(..at).unwrap_or_default()) => {
                    self.stand_in("\u{2060}", c);
                }
                ' ' | '\t' if is_lone(before, after) => self.stand_in(" ", c),
                ' ' | '\t' => self.stand_in("\\u{20}", c),
                c if c.is_ascii_punctuation() => self.stand_in(&format!("\\{c}"), c),
                c if stretch >= LONGEST_STRETCH => {
                    self.stand_in(&format!("\\u{{{:x}}}", u32::from(c)), c);
                }
                c => {
                    self.source.push(c);
                    self.length += c.len_utf8();
                }
            }
        }
    }

    /// Keeps in mind which directions are begun and ended. Answers whether `c` is to do nothing:
    /// letters run the way that is theirs, whatever somebody would have them spell, and nothing
    /// ends that this text hasn't begun.
    fn turns_nothing(&mut self, c: char) -> bool {
        match c {
            '\u{202a}' | '\u{202b}' => self.begun.push(Begun::Embedding),
            '\u{202d}' | '\u{202e}' => self.begun.push(Begun::Override),
            '\u{2066}' | '\u{2067}' | '\u{2068}' => self.begun.push(Begun::Isolate),
            END_OF_EMBEDDING => {
                let ended = self.begun.pop_if(|begun| *begun != Begun::Isolate);
                return ended == Some(Begun::Override);
            }
            END_OF_ISOLATE => {
                let mut begun = self.begun.iter();
                let Some(at) = begun.rposition(|begun| *begun == Begun::Isolate) else {
                    return true;
                };
                // It ends the embeddings in it too.
                self.begun.truncate(at);
            }
            _ => {}
        }
        matches!(c, '\u{202d}' | '\u{202e}')
    }

    /// Ends the directions that are begun and not ended: what stands behind it on the line
    /// keeps its own.
    fn close_directions(&mut self) {
        let begun = std::mem::take(&mut self.begun).into_iter().rev();
        let ends: String = begun
            .filter_map(|begun| match begun {
                Begun::Embedding => Some(END_OF_EMBEDDING),
                Begun::Isolate => Some(END_OF_ISOLATE),
                Begun::Override => None,
            })
            .collect();
        if !ends.is_empty() {
            self.push_code(&ends);
        }
    }

    /// Writes `code` for `c`.
    fn stand_in(&mut self, code: &str, c: char) {
        self.anchor();
        self.source.push_str(code);
        self.length += c.len_utf8();
        self.anchor();
    }
}

/// Whether a tag behind `before` belongs to a flag, as England's, of which no more than six
/// say which it is.
fn is_in_flag(before: &str) -> bool {
    let mut before = before
        .chars()
        .rev()
        .take(TAGS_OF_FLAG)
        .skip_while(|c| is_tag(*c));
    before.next() == Some(BLACK_FLAG)
}

/// What ends a direction that was begun among other letters, and one that was begun
/// apart from them (UAX #9).
const END_OF_EMBEDDING: char = '\u{202c}';
const END_OF_ISOLATE: char = '\u{2069}';

/// How a line may be broken somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    Usual,
    InSigns,
    /// Not at all.
    Never,
}

/// Where a text is given places at which a line may be broken, or mayn't, in bytes, rising.
struct Breaks(Peekable<IntoIter<(usize, Break)>>);

impl Breaks {
    fn of(text: &str, longest: usize, setting: SetIn<'_>) -> Self {
        // The figure of a note clings to the word that it follows.
        let text = text.replace(FOOTNOTE_CHAR, "\u{2074}");
        let mut breaks = Vec::new();
        for stretch in unbreakable(&text, longest) {
            let letters = text.get(stretch.clone()).unwrap_or_default();
            let kind = match letters.chars().all(is_unbreakable_sign) {
                true => Break::InSigns,
                false => Break::Usual,
            };
            let letters = letters.grapheme_indices(true).enumerate().skip(1);
            let is_break = |(nth, (at, _)): (usize, (usize, &str))| {
                let every = if nth < ENDLESS {
                    BREAK_EVERY
                } else {
                    BREAK_ENDLESS_EVERY
                };
                (nth % every == 0).then_some((stretch.start + at, kind))
            };
            breaks.extend(letters.filter_map(is_break));
        }
        if !text.is_ascii() {
            let others = in_letters(&text).into_iter();
            let others = others.chain(around_missing(&text, setting.fonts));
            breaks.extend(others.map(|at| (at, Break::Usual)));
        }
        let never = unparted(&text, setting.language).into_iter();
        breaks.extend(never.map(|at| (at, Break::Never)));
        breaks.sort_unstable();
        breaks.dedup();
        Self(breaks.into_iter().peekable())
    }

    /// The one that stands before the character at `at`. To be asked from the first to
    /// the last.
    fn before(&mut self, at: usize) -> Option<Break> {
        let mut found = None;
        while let Some((place, kind)) = self.0.next_if(|(place, _)| *place <= at) {
            found = (place == at).then_some(kind).or(found);
        }
        found
    }
}

/// Where letters are broken that have too many marks.
fn in_letters(text: &str) -> Vec<usize> {
    let letters = text.grapheme_indices(true);
    let long = letters.filter(|(_, letter)| letter.len() > LONGEST_LETTER);
    long.flat_map(|(start, letter)| {
        let marks = letter.char_indices().step_by(LONGEST_LETTER).skip(1);
        marks.map(move |(at, _)| start + at)
    })
    .collect()
}

/// What sets apart what no font has, letter by letter.
fn around_missing(text: &str, fonts: &Covered) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut before = false;
    for (at, c) in text.char_indices() {
        let is_missing = !fonts.contains(c);
        if at > 0 && (is_missing || before) {
            breaks.push(at);
        }
        before = is_missing;
    }
    breaks
}

/// Whether a sign is one that a line isn't broken before, even behind a blank (UAX #14).
fn is_unbreakable_sign(c: char) -> bool {
    matches!(c, ' ' | '.' | ',' | ':' | ';' | '!' | '?' | '\u{2014}')
}

/// Whether a blank between these two is one that Typst keeps as it is.
fn is_lone(before: Option<char>, after: Option<char>) -> bool {
    let ink = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    ink(before) && ink(after)
}

/// A plain text as source.
///
/// What has more than `longest` letters without a place where a line may be broken may be
/// broken between them.
pub fn escaped_line(text: &str, longest: usize, setting: SetIn<'_>) -> Escaped {
    let mut escaped = Escaped::default();
    escaped.anchor();
    escaped.push_text(text, text, &mut Breaks::of(text, longest, setting));
    escaped.close_directions();
    escaped
}

/// A paragraph's content as source, its marks as Typst's own. `notes` are the code for
/// each mark of a footnote in it, in their order; nothing is written for those beyond.
///
/// A link whose address isn't one of the web, of mail or of a telephone is
/// set as plain text.
pub fn escaped_paragraph(content: &Fragment, notes: &[String], setting: SetIn<'_>) -> Escaped {
    let text = content.text();
    let mut notes = notes.iter();
    let mut breaks = Breaks::of(text, LONGEST_IN_PROSE, setting);
    let mut escaped = Escaped::default();
    escaped.anchor();
    for stretch in content.stretches() {
        let (start, end) = (stretch.range.start, stretch.range.end);
        let mut open = 0;
        for kind in &stretch.marks {
            let code = match kind {
                MarkKind::Strong => "#strong[".to_owned(),
                MarkKind::Emphasis => "#emph[".to_owned(),
                MarkKind::Link(url) => match link_address(url) {
                    Some(url) => format!("#link({})[", string(&url)),
                    None => continue,
                },
                MarkKind::Footnote(_) => continue,
            };
            escaped.push_code(&code);
            open += 1;
        }
        match stretch.footnote() {
            Some(_) => {
                escaped.anchor();
                escaped.source.extend(notes.next().map(String::as_str));
                escaped.length = end;
                escaped.anchor();
            }
            None => escaped.push_text(text.get(start..end).unwrap_or_default(), text, &mut breaks),
        }
        for _ in 0..open {
            escaped.push_code("];");
        }
    }
    escaped.close_directions();
    escaped
}
