//! How a paragraph is written as one line of a file.
//!
//! A Markdown-like spelling of our own: `**` turns strong on and off, `_`
//! emphasis, `[words](address)` is a link, `[^id]` a footnote's mark, `\n` a
//! forced line break; `- ` or `1. ` at the start makes a list's item, two
//! spaces before it a step in. `\` before a character makes it mean itself.
//!
//! Guarantees: [`read`] takes any text; `read(write(p)) = p` for every
//! paragraph. CommonMark's rules about what may stand beside a mark aren't
//! here, because they fail beside Chinese and Arabic punctuation: a mark means
//! what it says wherever it stands. What can't be a mark (one without its
//! counterpart, three asterisks) is read as itself.

use super::Id;
use super::id::LONGEST_ID;
use super::marks::{FOOTNOTE_CHAR, Fragment, Mark, MarkKind};
use super::prose::{DEEPEST_LEVEL, ParagraphKind};

/// Writes a paragraph's kind and content as one line.
pub fn write(kind: ParagraphKind, content: &Fragment) -> String {
    let mut line = String::with_capacity(content.len() + 16);
    line.push_str(&"  ".repeat(usize::from(kind.level())));
    match kind {
        ParagraphKind::Plain => {}
        ParagraphKind::Bullet(_) => line.push_str("- "),
        ParagraphKind::Numbered(_) => line.push_str("1. "),
    }
    let start = line.len();
    write_content(content, &mut line);
    if kind == ParagraphKind::Plain {
        escape_item_look_alike(&mut line, start);
    }
    line
}

fn write_content(content: &Fragment, line: &mut String) {
    let text = content.text();
    let (mut strong, mut emphasis, mut link) = (false, false, None::<&str>);
    let stretches = content.stretches();
    let stretches = stretches.iter().map(Some);
    // One step behind the last, where what is open closes.
    for stretch in stretches.chain([None]) {
        let link_here = stretch.and_then(|stretch| stretch.link());
        let strong_here = stretch.is_some_and(|stretch| stretch.is_strong());
        let emphasis_here = stretch.is_some_and(|stretch| stretch.is_emphasised());
        if let Some(url) = link.filter(|_| link != link_here) {
            line.push_str("](");
            write_url(url, line);
            line.push(')');
        }
        if strong != strong_here {
            line.push_str("**");
        }
        if emphasis != emphasis_here {
            line.push('_');
        }
        if link != link_here && link_here.is_some() {
            line.push('[');
        }
        (strong, emphasis, link) = (strong_here, emphasis_here, link_here);
        let Some(stretch) = stretch else {
            continue;
        };
        match stretch.footnote() {
            Some(id) => {
                line.push_str("[^");
                line.push_str(id.as_str());
                line.push(']');
            }
            None => {
                let run = text.get(stretch.range.clone()).unwrap_or_default();
                write_plain(run, link.is_some(), line);
            }
        }
    }
}

fn write_plain(text: &str, in_link: bool, line: &mut String) {
    let mut rest = text;
    loop {
        // Most of a text is nothing but letters.
        let plain = plain_length(rest);
        let (before, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        line.push_str(before);
        let Some(c) = after.chars().next() else {
            return;
        };
        match c {
            '\n' => line.push_str("\\n"),
            '\\' | '*' | '_' | '[' => line.extend(['\\', c]),
            ']' if in_link => line.push_str("\\]"),
            // Right after a link's bracket it would make a footnote's mark.
            '^' if in_link && line.ends_with('[') => line.push_str("\\^"),
            _ => line.push(c),
        }
        rest = after.get(c.len_utf8()..).unwrap_or_default();
    }
}

/// How many bytes of a text come before the first character that may have another meaning or
/// spelling.
fn plain_length(text: &str) -> usize {
    let mut bytes = text.bytes();
    let other =
        bytes.position(|byte| matches!(byte, b'\n' | b'\\' | b'*' | b'_' | b'[' | b']' | b'^'));
    other.unwrap_or(text.len())
}

fn write_url(url: &str, line: &mut String) {
    for c in url.chars() {
        match c {
            '\n' => line.push_str("\\n"),
            '\\' | '(' | ')' => line.extend(['\\', c]),
            _ => line.push(c),
        }
    }
}

/// Keeps running text that starts like a list's item from being read as one.
fn escape_item_look_alike(line: &mut String, start: usize) {
    let Some(written) = line.get(start..) else {
        return;
    };
    if let Some((_, _, prefix)) = item_prefix(written) {
        // Of `- ` the hyphen is escaped, of `1. ` the dot.
        line.insert(start + prefix - 2, '\\');
    }
}

/// The kind that a line's start says, and how many bytes say it.
fn item_prefix(line: &str) -> Option<(ParagraphKind, u8, usize)> {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    if spaces % 2 == 1 || spaces / 2 > usize::from(DEEPEST_LEVEL) {
        return None;
    }
    let level = u8::try_from(spaces / 2).ok()?;
    let rest = line.get(spaces..)?;
    if rest.starts_with("- ") {
        return Some((ParagraphKind::Bullet(level), level, spaces + 2));
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = rest.get(digits..)?;
    let numbered =
        (1..=9).contains(&digits) && (after.starts_with(". ") || after.starts_with(") "));
    numbered.then_some((ParagraphKind::Numbered(level), level, spaces + digits + 2))
}

/// Reads a line as a paragraph's kind and content.
pub fn read(line: &str) -> (ParagraphKind, Fragment) {
    let (kind, content) = match item_prefix(line) {
        Some((kind, _, prefix)) => (kind, line.get(prefix..).unwrap_or_default()),
        None => (ParagraphKind::Plain, line),
    };
    (kind, read_content(content))
}

/// A piece of a line, as the first look sees it.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// Characters that mean themselves.
    Text(String),
    Strong,
    Emphasis,
    LinkStart,
    /// The end of a link, and its address.
    LinkEnd(String),
    Footnote(Id),
}

fn read_content(line: &str) -> Fragment {
    let mut tokens = tokens(line);
    unpaired_to_text(&mut tokens, &Token::Strong, "**");
    unpaired_to_text(&mut tokens, &Token::Emphasis, "_");

    let mut text = String::with_capacity(line.len());
    let mut marks = Vec::new();
    let (mut strong, mut emphasis, mut link) = (None, None, 0);
    for token in tokens {
        let at = text.len();
        match token {
            Token::Text(piece) => text.push_str(&piece),
            Token::Strong => toggle(&mut strong, at, MarkKind::Strong, &mut marks),
            Token::Emphasis => toggle(&mut emphasis, at, MarkKind::Emphasis, &mut marks),
            Token::LinkStart => link = at,
            Token::LinkEnd(url) => marks.push(Mark::new(link..at, MarkKind::Link(url))),
            Token::Footnote(id) => {
                text.push(FOOTNOTE_CHAR);
                marks.push(Mark::new(at..text.len(), MarkKind::Footnote(id)));
            }
        }
    }
    Fragment::new(text, marks)
}

fn toggle(since: &mut Option<usize>, at: usize, kind: MarkKind, marks: &mut Vec<Mark>) {
    match since.take() {
        Some(start) => marks.push(Mark::new(start..at, kind)),
        None => *since = Some(at),
    }
}

/// The last of an odd number of `toggle`s has no counterpart: it's text.
fn unpaired_to_text(tokens: &mut [Token], toggle: &Token, written: &str) {
    let count = tokens.iter().filter(|token| *token == toggle).count();
    if count % 2 == 1
        && let Some(last) = tokens.iter_mut().rev().find(|token| *token == toggle)
    {
        *last = Token::Text(written.to_owned());
    }
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut text = String::new();
    // Where the open link's address starts, once its words have begun.
    let mut link: Option<LinkEnd> = None;
    // Once an address isn't closed, no later one is.
    let mut closes = true;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let at = line.len() - rest.len();
        let (token, length) = if let Some(end) = link.take_if(|end| end.words_end == at) {
            (Some(Token::LinkEnd(end.url)), end.after - at)
        } else {
            match c {
                '\\' => {
                    let (meant, length) = escaped(rest);
                    text.push_str(meant);
                    rest = rest.get(length..).unwrap_or_default();
                    continue;
                }
                '*' if run_length(rest, '*') == 2 => (Some(Token::Strong), 2),
                '*' => (None, run_length(rest, '*')),
                '_' if run_length(rest, '_') == 1 => (Some(Token::Emphasis), 1),
                '_' => (None, run_length(rest, '_')),
                '[' => match footnote_at(rest) {
                    Some((id, length)) => (Some(Token::Footnote(id)), length),
                    None if link.is_none() && closes => match link_at(line, at) {
                        Ok(end) => {
                            link = Some(end);
                            (Some(Token::LinkStart), 1)
                        }
                        Err(no_link) => {
                            closes = no_link != NoLink::Unclosed;
                            (None, 1)
                        }
                    },
                    None => (None, 1),
                },
                _ => {
                    let plain = plain_length(rest).max(c.len_utf8());
                    let words = link.as_ref().map_or(plain, |end| end.words_end - at);
                    (None, plain.min(words))
                }
            }
        };
        match token {
            Some(token) => {
                if !text.is_empty() {
                    tokens.push(Token::Text(std::mem::take(&mut text)));
                }
                tokens.push(token);
            }
            None => text.push_str(rest.get(..length).unwrap_or_default()),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    if !text.is_empty() {
        tokens.push(Token::Text(text));
    }
    tokens
}

/// What the escape at the start of `rest` means, and its length. A backslash
/// before anything that no spelling gives a meaning is a backslash.
fn escaped(rest: &str) -> (&str, usize) {
    match rest.chars().nth(1) {
        Some('n') => ("\n", 2),
        Some(c) if c.is_ascii_punctuation() => (rest.get(1..2).unwrap_or_default(), 2),
        _ => ("\\", 1),
    }
}

fn run_length(rest: &str, c: char) -> usize {
    rest.len() - rest.trim_start_matches(c).len()
}

fn footnote_at(rest: &str) -> Option<(Id, usize)> {
    let inside = rest.strip_prefix("[^")?;
    let end = inside
        .bytes()
        .take(LONGEST_ID + 1)
        .position(|c| c == b']')?;
    let id = Id::parse(inside.get(..end)?).ok()?;
    Some((id, end + 3))
}

/// Where a link's words end and what its address is.
struct LinkEnd {
    /// Where its `](` stands.
    words_end: usize,
    url: String,
    /// Where the text goes on.
    after: usize,
}

/// Why there is no link where one could begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NoLink {
    /// Its words don't end in `](`.
    Words,
    /// Its address doesn't end.
    Unclosed,
}

/// The link whose `[` stands at `at`, if it is one: words, `](`, an address,
/// `)`, with no other link begun in between.
fn link_at(line: &str, at: usize) -> Result<LinkEnd, NoLink> {
    let words_end = words_end(line, at + 1).ok_or(NoLink::Words)?;
    if words_end == at + 1 {
        return Err(NoLink::Words);
    }
    let mut url = String::new();
    let mut cursor = words_end + 2;
    loop {
        let rest = line.get(cursor..).unwrap_or_default();
        match rest.chars().next().ok_or(NoLink::Unclosed)? {
            '\\' => {
                let (meant, length) = escaped(rest);
                url.push_str(meant);
                cursor += length;
            }
            ')' => {
                return Ok(LinkEnd {
                    words_end,
                    url,
                    after: cursor + 1,
                });
            }
            c => {
                url.push(c);
                cursor += c.len_utf8();
            }
        }
    }
}

/// Where the `](` stands that ends the words which begin at `cursor`.
fn words_end(line: &str, mut cursor: usize) -> Option<usize> {
    loop {
        let rest = line.get(cursor..)?;
        match rest.chars().next()? {
            '\\' => cursor += escaped(rest).1,
            ']' if rest.starts_with("](") => return Some(cursor),
            '[' => cursor += footnote_at(rest)?.1,
            c => cursor += c.len_utf8(),
        }
    }
}
