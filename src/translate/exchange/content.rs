//! Texts as other tools have them: letters, with codes where a release has marks.
//!
//! A [`Content`] knows nothing of a file format; each format writes its [`Token`]s in its own
//! way, and makes them of what it reads. Guarantees: what is read back from the tokens of a text
//! is that text.

use std::sync::Arc;

use crate::release::{FOOTNOTE_CHAR, Fragment, Id, Mark, MarkKind};
use crate::translate::{Text, UnitKind};

/// What a release's text has that other tools protect as a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// Strong, around text.
    Strong,
    /// Emphasis, around text.
    Emphasis,
    /// A link to this address, around text. A file may have many to one that is long.
    Link(Arc<str>),
    /// A footnote's mark.
    Footnote(Id),
    /// A forced line break.
    LineBreak,
    /// The end of a paragraph that another follows.
    Paragraph,
    /// A character that XML can't have.
    Character(char),
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters.
    Text(String),
    /// Here a code begins that is around text.
    Open(Code),
    /// Here the last one that's open ends.
    Close,
    /// A code that stands by itself.
    Lone(Code),
}

/// A text of an exchange file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// As a release has it.
    Said(Text),
    /// With codes.
    Coded(Vec<Token>),
    /// As a release's file spells it.
    Spelled(String),
}

impl Content {
    /// A content's tokens; none where there is none.
    pub fn tokens_of(content: Option<&Self>) -> Vec<Token> {
        content.map(Self::as_tokens).unwrap_or_default()
    }

    /// It as a text of this kind.
    pub fn as_text(&self, kind: UnitKind) -> Text {
        match self {
            Self::Said(text) => read(&tokens(text), kind),
            Self::Spelled(said) => empty(kind).read_alike(said),
            Self::Coded(tokens) => read(tokens, kind),
        }
    }

    /// It with codes.
    pub fn as_tokens(&self) -> Vec<Token> {
        match self {
            Self::Said(text) => tokens(text),
            Self::Spelled(said) => vec![Token::Text(said.clone())],
            Self::Coded(tokens) => tokens.clone(),
        }
    }

    /// It with codes, as a text of this kind.
    pub fn as_tokens_of(&self, kind: UnitKind) -> Vec<Token> {
        match self {
            Self::Spelled(_) => tokens(&self.as_text(kind)),
            Self::Said(_) | Self::Coded(_) => self.as_tokens(),
        }
    }

    /// It as a release's file spells it.
    pub fn as_spelled(&self) -> String {
        match self {
            Self::Said(text) => text.said(),
            Self::Spelled(said) => said.clone(),
            Self::Coded(tokens) => prose(tokens).said(),
        }
    }

    /// How many codes it has that came with it, and how many bytes its letters and the addresses
    /// of its links are.
    pub fn size(&self) -> (usize, usize) {
        let tokens = match self {
            Self::Said(_) => return (0, 0),
            Self::Spelled(said) => return (0, said.len()),
            Self::Coded(tokens) => tokens,
        };
        let sizes = tokens.iter().map(|token| match token {
            Token::Text(text) => (0, text.len()),
            Token::Open(Code::Link(url)) => (1, url.len()),
            Token::Open(_) | Token::Lone(_) => (1, 0),
            Token::Close => (0, 0),
        });
        sizes.fold((0, 0), |(codes, length), one| {
            (codes + one.0, length + one.1)
        })
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Said(text) => text.is_blank(),
            Self::Spelled(said) => said.trim().is_empty(),
            Self::Coded(tokens) => tokens.iter().all(|token| match token {
                Token::Text(text) => text.trim().is_empty(),
                Token::Open(_) | Token::Close => true,
                Token::Lone(code) => matches!(code, Code::LineBreak | Code::Paragraph),
            }),
        }
    }
}

fn empty(kind: UnitKind) -> Text {
    match kind {
        UnitKind::Line => Text::Line(String::new()),
        UnitKind::Lines => Text::Lines(String::new()),
        UnitKind::Paragraph => Text::Prose(Vec::new()),
    }
}

/// The tokens of a text.
pub(super) fn tokens(text: &Text) -> Vec<Token> {
    let mut tokens = Vec::new();
    match text {
        Text::Line(line) | Text::Lines(line) => letters(line, &mut tokens),
        Text::Prose(paragraphs) => {
            for (index, paragraph) in paragraphs.iter().enumerate() {
                if index > 0 {
                    tokens.push(Token::Lone(Code::Paragraph));
                }
                of_paragraph(paragraph, &mut tokens);
            }
        }
    }
    tokens
}

fn letters(text: &str, tokens: &mut Vec<Token>) {
    let mut run = String::new();
    for letter in text.chars() {
        let code = match letter {
            '\n' => Code::LineBreak,
            '\u{FFFE}' | '\u{FFFF}' => Code::Character(letter),
            _ => {
                run.push(letter);
                continue;
            }
        };
        if !run.is_empty() {
            tokens.push(Token::Text(std::mem::take(&mut run)));
        }
        tokens.push(Token::Lone(code));
    }
    if !run.is_empty() {
        tokens.push(Token::Text(run));
    }
}

/// Codes stand in one another: of those that begin together the longest is outermost, and one
/// that goes on where one around it ends is closed and opened again.
fn of_paragraph(paragraph: &Fragment, tokens: &mut Vec<Token>) {
    let mut open: Vec<&Mark> = Vec::new();
    let around = paragraph.marks().iter();
    let around = around.filter(|mark| !matches!(mark.kind, MarkKind::Footnote(_)));
    let mut coming = around.peekable();
    for stretch in paragraph.stretches() {
        let start = stretch.range.start;
        let kept = open.iter().position(|mark| mark.end <= start);
        let closed = open.split_off(kept.unwrap_or(open.len()));
        tokens.extend(closed.iter().map(|_| Token::Close));
        let mut opened: Vec<&Mark> = closed.into_iter().filter(|mark| mark.end > start).collect();
        while let Some(mark) = coming.next_if(|mark| mark.start <= start) {
            opened.push(mark);
        }
        opened.sort_by_key(|mark| std::cmp::Reverse(mark.end));
        for mark in opened {
            tokens.extend(code_of(&mark.kind).map(Token::Open));
            open.push(mark);
        }
        match stretch.footnote() {
            Some(id) => tokens.push(Token::Lone(Code::Footnote(id.clone()))),
            None => letters(
                paragraph.text().get(stretch.range).unwrap_or_default(),
                tokens,
            ),
        }
    }
    tokens.extend(open.iter().map(|_| Token::Close));
}

fn code_of(kind: &MarkKind) -> Option<Code> {
    match kind {
        MarkKind::Strong => Some(Code::Strong),
        MarkKind::Emphasis => Some(Code::Emphasis),
        MarkKind::Link(url) => Some(Code::Link(url.as_str().into())),
        MarkKind::Footnote(_) => None,
    }
}

/// The text that tokens come to.
fn read(tokens: &[Token], kind: UnitKind) -> Text {
    match kind {
        UnitKind::Line => Text::Line(plain(tokens, " ").replace('\n', " ")),
        UnitKind::Lines => Text::Lines(plain(tokens, "\n")),
        UnitKind::Paragraph => prose(tokens),
    }
}

/// The paragraphs that tokens come to; what isn't closed ends with the last.
fn prose(tokens: &[Token]) -> Text {
    let mut paragraphs = Vec::new();
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut open: Vec<(usize, &Code)> = Vec::new();
    for token in tokens {
        match token {
            Token::Text(letters) => text.push_str(letters),
            Token::Open(code) => open.push((text.len(), code)),
            Token::Close => {
                if let Some((start, code)) = open.pop() {
                    marks.extend(mark_of(start, text.len(), code));
                }
            }
            Token::Lone(Code::Footnote(id)) => {
                let start = text.len();
                text.push(FOOTNOTE_CHAR);
                marks.push(Mark::new(start..text.len(), MarkKind::Footnote(id.clone())));
            }
            Token::Lone(Code::LineBreak) => text.push('\n'),
            Token::Lone(Code::Character(letter)) => text.push(*letter),
            Token::Lone(Code::Paragraph) => {
                let end = text.len();
                let ended = open
                    .iter()
                    .flat_map(|(start, code)| mark_of(*start, end, code));
                marks.extend(ended);
                open.iter_mut().for_each(|(start, _)| *start = 0);
                paragraphs.push(Fragment::new(
                    std::mem::take(&mut text),
                    std::mem::take(&mut marks),
                ));
            }
            // These are around text.
            Token::Lone(Code::Strong | Code::Emphasis | Code::Link(_)) => {}
        }
    }
    let end = text.len();
    marks.extend(
        open.iter()
            .flat_map(|(start, code)| mark_of(*start, end, code)),
    );
    paragraphs.push(Fragment::new(text, marks));
    Text::Prose(paragraphs)
}

/// The letters that tokens come to, with these between lines.
fn plain(tokens: &[Token], between: &str) -> String {
    let letters = tokens.iter().map(|token| match token {
        Token::Text(letters) => letters.clone(),
        Token::Lone(Code::LineBreak | Code::Paragraph) => between.to_owned(),
        Token::Lone(Code::Character(letter)) => letter.to_string(),
        Token::Open(_) | Token::Close | Token::Lone(_) => String::new(),
    });
    letters.collect()
}

fn mark_of(start: usize, end: usize, code: &Code) -> Option<Mark> {
    let kind = match code {
        Code::Strong => MarkKind::Strong,
        Code::Emphasis => MarkKind::Emphasis,
        Code::Link(url) => MarkKind::Link(url.to_string()),
        // Nothing that is around text.
        Code::Footnote(_) | Code::LineBreak | Code::Paragraph | Code::Character(_) => return None,
    };
    (start < end).then(|| Mark::new(start..end, kind))
}
