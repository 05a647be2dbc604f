//! What happens to files: on disks, in syncs, in other people's editors, and by those who
//! would like to see a program fail.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Something that happens to a file.
#[derive(Clone, Debug)]
pub enum Damage {
    /// A byte becomes another.
    Flip(Index, u8),
    /// A stretch is lost.
    Lose(Index, usize),
    /// All from here on is lost.
    Cut(Index),
    /// A stretch stands there twice.
    Double(Index, usize),
    /// Two words, numbers, texts or signs change places.
    Swap(Index, Index),
    /// One takes another's place as well.
    Copy(Index, Index),
    /// A number becomes another.
    Number(Index, &'static str),
    /// Brackets are opened, and perhaps closed again.
    Nest(Index, &'static str, usize, bool),
    /// Something is put in between two signs.
    Put(Index, &'static str),
    /// Something is put into a text.
    PutInText(Index, Index, &'static str),
    /// Lines are replaced by those of another file.
    Mix(Index, Index, usize),
    /// Lines are lost.
    LoseLines(Index, usize),
    /// Each line ends as on Windows.
    WindowsLines,
    /// It begins with a byte order mark.
    Mark,
    /// It becomes UTF-16.
    Utf16,
}

const NUMBERS: &[&str] = &[
    "99999999999999999999999999999999999999999",
    "18446744073709551615",
    "-1",
    "1e999",
    "NaN",
    "inf",
    "0x7fffffff",
    "00",
    "3",
];

const BRACKETS: &[&str] = &["(", "[", "{", "((("];

const SIGNS: &[&str] = &[
    "\0",
    "\u{feff}",
    "\u{1b}[2J",
    "\u{202e}",
    ",",
    "(",
    ")",
    "Some(",
    "None",
    "()",
    "//",
    "/*",
    "r#\"",
    "\"",
    "#![enable(unwrap_newtypes)]",
    "<<<<<<< HEAD\n",
    "id: \"a\", ",
    "format: 1, ",
];

const IN_TEXTS: &[&str] = &[
    "**",
    "_",
    "[^",
    "[^note-e6f7]",
    "](",
    "](javascript:alert(1))",
    "\\\\",
    "\\\"",
    "\\n",
    "\\r\\n",
    "\\u{0}",
    "\\u{d7ff}",
    "\u{fffc}",
    "\u{202e}\u{2066}",
    "\u{e0041}",
    "\u{2028}",
    "e\u{301}\u{301}\u{301}",
    "- ",
    "99. ",
    "\t",
];

/// Any damage, of the kinds that leave a file's text a text more often than not.
pub fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        1 => (at(), 1..200_usize).prop_map(|(at, length)| Damage::Lose(at, length)),
        1 => at().prop_map(Damage::Cut),
        1 => (at(), 1..200_usize).prop_map(|(at, length)| Damage::Double(at, length)),
        2 => (at(), 1..6_usize).prop_map(|(at, lines)| Damage::LoseLines(at, lines)),
        2 => (at(), select(BRACKETS), 2..200_usize, any::<bool>()).prop_map(|(at, sign, depth, closed)| {
            Damage::Nest(at, sign, depth, closed)
        }),
        2 => (at(), select(SIGNS)).prop_map(|(at, sign)| Damage::Put(at, sign)),
        1 => Just(Damage::WindowsLines),
        1 => Just(Damage::Mark),
        1 => Just(Damage::Utf16),
        10 => gentle_damage(),
    ]
}

/// Damage that many files survive, as other files than they were.
pub fn gentle_damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        3 => (at(), at()).prop_map(|(one, other)| Damage::Swap(one, other)),
        3 => (at(), at()).prop_map(|(from, to)| Damage::Copy(from, to)),
        1 => (at(), select(NUMBERS)).prop_map(|(at, number)| Damage::Number(at, number)),
        3 => (at(), at(), select(IN_TEXTS))
            .prop_map(|(at, inside, what)| Damage::PutInText(at, inside, what)),
        2 => (at(), at(), 1..40_usize).prop_map(|(at, from, lines)| Damage::Mix(at, from, lines)),
    ]
}

impl Damage {
    /// The file after it; lines come from `other`.
    pub fn done_to(&self, file: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = file.to_vec();
        match self {
            Self::Flip(at, byte) => {
                if let Some(there) = bytes.get_mut(at.index(file.len().max(1))) {
                    *there = *byte;
                }
            }
            Self::Lose(at, length) => drop(bytes.drain(stretch(file, at, *length))),
            Self::Cut(at) => bytes.truncate(at.index(file.len() + 1)),
            Self::Double(at, length) => {
                let place = stretch(file, at, *length);
                let copy = bytes[place.clone()].to_vec();
                bytes.splice(place.start..place.start, copy);
            }
            Self::Mix(at, from, count) => {
                let place = lines(file, at, *count);
                let theirs = other[lines(other, from, *count)].to_vec();
                bytes.splice(place, theirs);
            }
            Self::LoseLines(at, count) => drop(bytes.drain(lines(file, at, *count))),
            Self::WindowsLines => {
                let text = String::from_utf8_lossy(file).replace('\n', "\r\n");
                bytes = text.into_bytes();
            }
            Self::Mark => drop(bytes.splice(0..0, "\u{feff}".bytes())),
            Self::Utf16 => {
                let text = String::from_utf8_lossy(file);
                let units = text.encode_utf16().flat_map(u16::to_le_bytes);
                bytes = [0xFF, 0xFE].into_iter().chain(units).collect();
            }
            Self::Swap(..)
            | Self::Copy(..)
            | Self::Number(..)
            | Self::Nest(..)
            | Self::Put(..)
            | Self::PutInText(..) => {
                // What isn't text has no words.
                if let Ok(text) = std::str::from_utf8(file) {
                    bytes = self.done_to_text(text).into_bytes();
                }
            }
        }
        bytes
    }

    fn done_to_text(&self, text: &str) -> String {
        let all = tokens(text);
        let alike = |like: &Range<usize>| -> Vec<Range<usize>> {
            let first = |range: &Range<usize>| text[range.clone()].chars().next();
            let kind = |range: &Range<usize>| first(range).map(|c| (c == '"', c.is_alphanumeric()));
            let is_alike = |range: &&Range<usize>| kind(range) == kind(like);
            all.iter().filter(is_alike).cloned().collect()
        };
        if all.is_empty() {
            return text.to_owned();
        }
        match self {
            Self::Swap(one, other) => {
                let one = one.get(&all);
                let alike = alike(one);
                let other = other.get(&alike);
                let (first, second) = match one.start <= other.start {
                    true => (one, other),
                    false => (other, one),
                };
                if first == second {
                    return text.to_owned();
                }
                let [before, between] = [0..first.start, first.end..second.start];
                let parts = [before, second.clone(), between, first.clone()];
                let parts = parts.map(|range| &text[range]);
                parts.concat() + &text[second.end..]
            }
            Self::Copy(from, to) => {
                let from = from.get(&all);
                replaced(text, to.get(&alike(from)), &text[from.clone()])
            }
            Self::Number(at, number) => {
                let is_number = |range: &&Range<usize>| {
                    let number = &text[(*range).clone()];
                    number.chars().all(|c| c.is_ascii_digit())
                };
                let numbers: Vec<_> = all.iter().filter(is_number).cloned().collect();
                match numbers.is_empty() {
                    true => text.to_owned(),
                    false => replaced(text, at.get(&numbers), number),
                }
            }
            Self::Nest(at, sign, depth, is_closed) => {
                let place = at.get(&all);
                let mut nest = sign.repeat(*depth);
                if *is_closed {
                    let closing = sign.replace('(', ")").replace('[', "]").replace('{', "}");
                    nest = nest + &text[place.clone()] + &closing.repeat(*depth);
                }
                replaced(text, place, &nest)
            }
            Self::Put(at, sign) => {
                let at = at.get(&all).start;
                replaced(text, &(at..at), sign)
            }
            Self::PutInText(at, inside, what) => {
                let texts: Vec<_> = all
                    .iter()
                    .filter(|range| range.len() > 1 && text[(*range).clone()].starts_with('"'))
                    .collect();
                if texts.is_empty() {
                    return text.to_owned();
                }
                let place = at.get(&texts);
                let mut inside = place.start + 1 + inside.index(place.len() - 1);
                while !text.is_char_boundary(inside) {
                    inside -= 1;
                }
                replaced(text, &(inside..inside), what)
            }
            _ => text.to_owned(),
        }
    }
}

fn replaced(text: &str, place: &Range<usize>, with: &str) -> String {
    [&text[..place.start], with, &text[place.end..]].concat()
}

fn stretch(file: &[u8], at: &Index, length: usize) -> Range<usize> {
    let start = at.index(file.len() + 1);
    start..(start + length).min(file.len())
}

/// So many lines.
fn lines(file: &[u8], at: &Index, count: usize) -> Range<usize> {
    let ends = file.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let starts: Vec<usize> = [0].into_iter().chain(ends.map(|(at, _)| at + 1)).collect();
    let first = at.index(starts.len());
    let end = starts.get(first + count).copied().unwrap_or(file.len());
    starts[first]..end
}

/// The words, numbers, texts and signs of a file, as far as they can be told.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        if c == '"' {
            let mut is_escaped = false;
            for (at, c) in chars.by_ref() {
                end = at + c.len_utf8();
                if c == '"' && !is_escaped {
                    break;
                }
                is_escaped = c == '\\' && !is_escaped;
            }
        } else if c.is_alphanumeric() {
            let is_in_word = |c: char| c.is_alphanumeric() || c == '_';
            while let Some((at, c)) = chars.next_if(|(_, c)| is_in_word(*c)) {
                end = at + c.len_utf8();
            }
        } else if c.is_whitespace() {
            continue;
        }
        tokens.push(start..end);
    }
    tokens
}
