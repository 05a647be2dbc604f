//! Which part of a release a place in a file's text belongs to, and where in
//! the text a part stands.
//!
//! A look at RON's outermost form only: brackets, names before colons,
//! strings, comments. It takes any text, also one that isn't RON, since it is
//! most wanted where something is wrong.

use super::Place;

/// What stands in a text from byte to byte, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Open(char),
    Close,
    Colon,
    Comma,
    Word(&'a str),
    /// A string's inside, escapes as written.
    Text(&'a str),
    Comment,
}

/// How deep the brackets are that are told apart: a release's own stand a dozen deep.
const DEEPEST_TOLD: usize = 64;
/// How long a field's name may be, in bytes, that is told.
const LONGEST_NAME: usize = 64;

/// The open brackets.
#[derive(Debug, Default)]
struct Frames {
    open: Vec<Frame>,
    /// How many more are open in the last of them.
    deeper: usize,
}

/// One open bracket, and how far what is in it has been read.
#[derive(Clone, Debug, Default)]
struct Frame {
    /// What was opened: `(`, `[` or `{`.
    bracket: char,
    /// The field whose value is being read.
    field: Option<String>,
    /// The id of the structure, once it has been read.
    id: Option<String>,
    /// How many commas were passed.
    index: usize,
}

/// The comments in a text: the line of each.
pub(super) fn comment_lines(text: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut counted = (0, 1);
    for (offset, token) in tokens(text) {
        if token == Token::Comment {
            let between = text.get(counted.0..offset).unwrap_or_default();
            counted = (offset, counted.1 + between.matches('\n').count());
            lines.push(counted.1);
        }
    }
    lines
}

/// The place at `offset` bytes into `text`.
pub(super) fn place_at(text: &str, offset: usize) -> Place {
    let mut frames = Frames::default();
    for (at, token) in tokens(text) {
        if at >= offset {
            break;
        }
        frames.step(token);
    }
    let before = text.get(..offset).unwrap_or(text);
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let line = before.matches('\n').count() + 1;
    let excerpt = excerpt(text, offset, column);
    Place {
        line,
        column: Some(column),
        part: frames.address(),
        around: around(text, line, &excerpt),
        excerpt,
    }
}

/// The place of the part whose address is `part`, or of the nearest part
/// around it that the text has.
pub(super) fn place_of(text: &str, part: &str) -> Option<Place> {
    let mut frames = Frames::default();
    let mut best: Option<(usize, usize)> = None;
    for (at, token) in tokens(text) {
        frames.step(token);
        let here = frames.address();
        let within = part == here
            || part
                .strip_prefix(&*here)
                .is_some_and(|rest| rest.starts_with('/'));
        if within && !here.is_empty() && best.is_none_or(|(length, _)| here.len() > length) {
            best = Some((here.len(), at));
        }
    }
    let (_, offset) = best?;
    Some(Place {
        column: None,
        part: part.to_owned(),
        ..place_at(text, offset)
    })
}

/// The place of the id that makes an item the second whose address is `part`.
pub(super) fn second_place_of(text: &str, part: &str) -> Option<Place> {
    let has_id = |frames: &Frames| frames.open.last().is_some_and(|frame| frame.id.is_some());
    let mut frames = Frames::default();
    let mut found = 0;
    for (at, token) in tokens(text) {
        let may_be_id = matches!(token, Token::Text(_)) && !has_id(&frames);
        frames.step(token);
        if may_be_id && has_id(&frames) && frames.address() == part {
            found += 1;
            if found == 2 {
                return Some(place_at(text, at));
            }
        }
    }
    None
}

/// Whether brackets are left open at the text's end.
pub(super) fn is_unclosed(text: &str) -> bool {
    let mut frames = Frames::default();
    for (_, token) in tokens(text) {
        frames.step(token);
    }
    !frames.open.is_empty()
}

/// Where the last text before `offset` begins, if its closing quotation mark is
/// missing: it runs over a line's end then, up to where the next text begins.
pub(super) fn unclosed_text(text: &str, offset: usize) -> Option<usize> {
    let before = tokens(text).take_while(|(at, _)| *at < offset);
    let texts = before.filter_map(|(at, token)| match token {
        Token::Text(inside) => Some((at, inside)),
        _ => None,
    });
    let (at, inside) = texts.last()?;
    let (_, last_line) = inside.rsplit_once('\n')?;
    let last_line = last_line.trim_end();
    let begins_another = last_line.is_empty() || last_line.ends_with([':', '(', '[', ',']);
    begins_another.then_some(at)
}

/// The offset in bytes of a line and column, both counted from 1, columns in
/// characters.
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let start: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let in_line: usize = rest
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    (start + in_line).min(text.len())
}

impl Frames {
    fn step(&mut self, token: Token<'_>) {
        match token {
            Token::Open(_) if self.open.len() >= DEEPEST_TOLD => self.deeper += 1,
            Token::Close if self.deeper > 0 => self.deeper -= 1,
            _ if self.deeper > 0 => {}
            Token::Open(bracket) => self.open.push(Frame {
                bracket,
                ..Frame::default()
            }),
            Token::Close => {
                self.open.pop();
            }
            token => {
                if let Some(frame) = self.open.last_mut() {
                    frame.step(token);
                }
            }
        }
    }

    /// The address that they stand for: a field's name, an item's id or, where it isn't known,
    /// its number in its list.
    fn address(&self) -> String {
        let mut segments: Vec<String> = Vec::new();
        for (depth, frame) in self.open.iter().enumerate() {
            let in_list = depth.checked_sub(1).and_then(|outer| self.open.get(outer));
            if let Some(list) = in_list
                && list.bracket == '['
            {
                let number = || format!("item {}", list.index + 1);
                segments.push(frame.id.clone().unwrap_or_else(number));
            }
            let names_part = frame.bracket == '(' && frame.field.as_deref() != Some("id");
            if let Some(field) = frame.field.as_ref().filter(|_| names_part) {
                segments.push(field.clone());
            }
        }
        segments.join("/")
    }
}

impl Frame {
    fn step(&mut self, token: Token<'_>) {
        match token {
            Token::Comma => {
                self.index += 1;
                self.field = None;
            }
            Token::Word(word) => {
                if self.bracket != '[' && self.field.is_none() {
                    let end = word.floor_char_boundary(LONGEST_NAME.min(word.len()));
                    self.field = word.get(..end).map(str::to_owned);
                }
            }
            Token::Text(text) if self.bracket == '(' => {
                let names_item = match &self.field {
                    Some(field) => field == "id",
                    // The first part of a paragraph.
                    None => self.index == 0,
                };
                if names_item && self.id.is_none() && crate::release::Id::parse(text).is_ok() {
                    self.id = Some(text.to_owned());
                }
            }
            Token::Text(_) | Token::Open(_) | Token::Close | Token::Colon | Token::Comment => {}
        }
    }
}

/// The text around a place, as far as it fits on one line.
fn excerpt(text: &str, offset: usize, column: usize) -> String {
    const BEFORE: usize = 40;
    const LENGTH: usize = 100;
    let line_start = text
        .get(..offset)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |feed| feed + 1);
    let line = text.get(line_start..).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    let skipped = column.saturating_sub(BEFORE + 1);
    let mut shown: String = line.chars().skip(skipped).take(LENGTH).collect();
    if skipped > 0 {
        shown.insert(0, '…');
    }
    if line.chars().count() > skipped + LENGTH {
        shown.push('…');
    }
    printable(shown.trim_end())
}

/// What is shown of a file is text: what would steer a terminal, or end a text
/// early for a screen reader, is shown as what can't be shown.
pub(super) fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// The line, and two before and behind it.
fn around(text: &str, line: usize, excerpt: &str) -> Vec<(usize, String)> {
    const BESIDE: usize = 2;
    const LENGTH: usize = 90;
    let first = line.saturating_sub(BESIDE + 1);
    let lines = text
        .lines()
        .enumerate()
        .skip(first)
        .take(line + BESIDE - first);
    let numbered = lines.map(|(index, shown)| {
        let number = index + 1;
        if number == line {
            return (number, excerpt.to_owned());
        }
        let mut cut: String = shown.chars().take(LENGTH).collect();
        if shown.chars().nth(LENGTH).is_some() {
            cut.push('…');
        }
        (number, printable(&cut))
    });
    numbered.collect()
}

fn tokens(text: &str) -> impl Iterator<Item = (usize, Token<'_>)> {
    let mut offset = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(offset..)?;
            let c = rest.chars().next()?;
            let at = offset;
            let (token, length) = match c {
                '(' | '[' | '{' => (Some(Token::Open(c)), 1),
                ')' | ']' | '}' => (Some(Token::Close), 1),
                ':' => (Some(Token::Colon), 1),
                ',' => (Some(Token::Comma), 1),
                '"' => string(rest),
                '/' if rest.starts_with("//") => {
                    (Some(Token::Comment), rest.find('\n').unwrap_or(rest.len()))
                }
                '/' if rest.starts_with("/*") => {
                    let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
                    (Some(Token::Comment), length)
                }
                'r' if raw_hashes(rest).is_some() => raw_string(rest),
                c if c.is_alphanumeric() || c == '_' => {
                    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
                    let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                    (rest.get(..length).map(Token::Word), length)
                }
                c => (None, c.len_utf8()),
            };
            offset += length.max(1);
            if let Some(token) = token {
                return Some((at, token));
            }
        }
    })
}

fn string(rest: &str) -> (Option<Token<'_>>, usize) {
    let mut escaped = false;
    for (index, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return (rest.get(1..index).map(Token::Text), index + 1),
            _ => {}
        }
    }
    (None, rest.len())
}

/// How many `#` a raw string at the start of `rest` has, if there is one.
fn raw_hashes(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after.get(hashes..)?.starts_with('"').then_some(hashes)
}

fn raw_string(rest: &str) -> (Option<Token<'_>>, usize) {
    let hashes = raw_hashes(rest).unwrap_or(0);
    let start = hashes + 2;
    let end = format!("\"{}", "#".repeat(hashes));
    let inside = rest.get(start..).unwrap_or_default();
    match inside.find(&end) {
        Some(length) => (
            inside.get(..length).map(Token::Text),
            start + length + end.len(),
        ),
        None => (None, rest.len()),
    }
}
