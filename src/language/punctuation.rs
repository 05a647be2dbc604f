//! The signs of a language's sentences: what ends them, what quotations stand in.
//!
//! Sources: CLDR's delimiters, and what pages of the United Nations print where they differ.

use super::Tag;
use super::scripts::is_traditional;

/// How a sentence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// With a full stop.
    Stop,
    /// As a question.
    Question,
    /// As an exclamation.
    Exclamation,
    /// With what leads on to something: a colon.
    Colon,
    /// With a semicolon.
    Semicolon,
    /// With a comma.
    Comma,
    /// Unfinished: '…'.
    Ellipsis,
}

impl Ending {
    /// How a text of a language ends whose last sign this is; `None` where it ends with no such
    /// sign.
    pub fn of(sign: char, language: &Tag) -> Option<Self> {
        Some(match (sign, language.language()) {
            (';' | '\u{37e}', "el") => Self::Question,
            (':', "hy") => Self::Stop,
            ('.' | '。' | '．' | '｡' | '۔' | '।' | '॥' | '։' | '።' | '။' | '។', _) => {
                Self::Stop
            }
            ('?' | '？' | '؟' | '՞', _) => Self::Question,
            ('!' | '！', _) => Self::Exclamation,
            (':' | '：', _) => Self::Colon,
            (';' | '；' | '؛', _) => Self::Semicolon,
            (',' | '，' | '،' | '、', _) => Self::Comma,
            ('…', _) => Self::Ellipsis,
            _ => return None,
        })
    }

    /// What a language writes for it.
    pub fn written(self, language: &Tag) -> &'static str {
        let is_chinese = matches!(language.language(), "zh" | "ja");
        let is_arabic = matches!(language.language(), "ar" | "fa" | "ur" | "ps");
        match self {
            Self::Stop if is_chinese => "。",
            Self::Stop => match language.language() {
                "ur" => "۔",
                "hi" | "bn" | "as" | "ne" | "or" | "pa" => "।",
                "hy" => "։",
                "am" | "ti" => "።",
                "my" => "။",
                "km" => "។",
                _ => ".",
            },
            Self::Question if is_chinese => "？",
            Self::Question if is_arabic => "؟",
            Self::Question if language.language() == "el" => ";",
            Self::Question => "?",
            Self::Exclamation if is_chinese => "！",
            Self::Exclamation => "!",
            Self::Colon if is_chinese => "：",
            Self::Colon => ":",
            Self::Semicolon if is_chinese => "；",
            Self::Semicolon if is_arabic => "؛",
            Self::Semicolon if language.language() == "el" => "·",
            Self::Semicolon => ";",
            Self::Comma if is_chinese => "，",
            Self::Comma if is_arabic => "،",
            Self::Comma => ",",
            Self::Ellipsis if is_chinese => "……",
            Self::Ellipsis => "…",
        }
    }

    /// Whether a language may write this sign for it: an ellipsis is three dots as well, and
    /// Hindi and Urdu are printed with full stops, too.
    pub fn may_be_written(self, sign: &str, language: &Tag) -> bool {
        match (self, language.language()) {
            (Self::Ellipsis, _) => true,
            (Self::Stop, "hi" | "bn" | "as" | "ne" | "or" | "pa" | "ur" | "hy") => true,
            _ => sign == self.written(language),
        }
    }
}

/// Whether sentences of a language end with a sign: those of Thai end with a blank.
pub fn has_full_stops(language: &Tag) -> bool {
    !matches!(language.language(), "th" | "lo")
}

/// Whether the full stop of what is quoted stands behind the mark that closes it, also where all
/// of a sentence is quoted: in Russian and its neighbours (D. E. Rosenthal, *Справочник по
/// правописанию и литературной правке*, on quotation marks), and in Spanish (RAE, *Ortografía de
/// la lengua española*, 2010, on the full stop with other signs). Questions, exclamations and
/// what breaks off end within the marks.
pub fn has_stops_behind_quotes(language: &Tag) -> bool {
    matches!(language.language(), "ru" | "uk" | "be" | "es")
}

/// Where the full stop begins that ends a text, in bytes; `None` where none does: it ends
/// otherwise, breaks off, or its stop is an abbreviation's.
pub fn full_stop(text: &str) -> Option<usize> {
    let before = text.trim_end().strip_suffix('.')?;
    let is_short = || is_abbreviated(before) && !may_be_word(before);
    let is_other = before.ends_with(['.', '…', '?', '!']) || is_short();
    (!is_other && !before.trim().is_empty()).then_some(before.len())
}

/// How far back a word is looked through, in letters: no abbreviation is as long.
const LONGEST_WORD: usize = 64;

/// Whether the full stop behind a word may be of its abbreviation: 'a.m.', 'etc.', 'г.'.
///
/// `before` is what stands before the stop.
pub fn is_abbreviated(before: &str) -> bool {
    const KNOWN: &[&str] = &[
        "etc", "inc", "ltd", "co", "corp", "jr", "sr", "st", "vs", "dept", "approx", "est", "ave",
        "no", "nos", "vol", "art", "al", "cie", "env", "núm", "sra", "uds", "uu", "hnos", "cía",
        "гг", "др", "пр", "руб", "тыс", "чел", "ул", "им", "стр", "мин", "час", "долл", "usw",
        "bzw", "bspw", "str", "mio", "mrd", "tsd",
    ];
    let word = last_word(before);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_letter = letters == 1 && word.chars().count() == 1;
    let has_stop = word.trim_start_matches('.').contains('.') && letters > 1;
    is_letter || has_stop || KNOWN.contains(&&*word.to_lowercase())
}

/// Whether what looks like an abbreviation is a word as well, with which sentences end.
fn may_be_word(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "no", "al", "art", "co", "est", "ave", "inc", "str", "им", "час", "мин", "я",
    ];
    WORDS.contains(&&*last_word(before).to_lowercase())
}

/// The word at the end of a text, with the stops in it. Of a long one the last letters alone: a
/// text may be one run of letters and stops, and it's asked for at each of them.
pub(super) fn last_word(text: &str) -> &str {
    let letters = text.char_indices().rev().take(LONGEST_WORD);
    let is_within = |(_, letter): &(usize, char)| letter.is_alphanumeric() || *letter == '.';
    let start = letters.take_while(is_within).last();
    start.map_or("", |(start, _)| text.get(start..).unwrap_or_default())
}

/// What opens a quotation, and what closes it.
pub type QuoteMarks = (char, char);

/// The marks that quotations of a language stand in, the usual ones first.
#[derive(Clone, Copy, Debug)]
pub struct Quoting {
    /// Those of whole quotations.
    pub outer: &'static [QuoteMarks],
    /// Those of quotations within them.
    pub inner: &'static [QuoteMarks],
}

impl Quoting {
    /// Those of a language; `None` where they aren't known.
    ///
    /// Practice is wider than the rules within quotations: « » are repeated, and “ ” stand in all
    /// that has « » around. Pages of the United Nations in Arabic have all of the marks.
    pub fn of(language: &Tag) -> Option<Self> {
        let (outer, inner): (&[QuoteMarks], &[QuoteMarks]) = match language.language() {
            "en" => (&[('“', '”')], &[('‘', '’'), ('“', '”')]),
            "fr" => (&[('«', '»')], &[('“', '”'), ('«', '»')]),
            "es" | "it" | "pt" => (
                &[('“', '”'), ('«', '»')],
                &[('‘', '’'), ('“', '”'), ('«', '»')],
            ),
            "ru" | "uk" | "be" => (&[('«', '»')], &[('„', '“'), ('“', '”'), ('«', '»')]),
            "ar" => {
                const ALL: &[QuoteMarks] = &[('”', '“'), ('«', '»'), ('“', '”'), ('"', '"')];
                (ALL, ALL)
            }
            _ if language.is_chinese() && is_traditional(language) => (
                &[('「', '」'), ('『', '』'), ('“', '”')],
                &[('『', '』'), ('「', '」'), ('“', '”')],
            ),
            _ if language.is_chinese() => (&[('“', '”')], &[('‘', '’'), ('“', '”')]),
            "de" => {
                const ALL: &[QuoteMarks] = &[('„', '“'), ('»', '«')];
                (ALL, ALL)
            }
            "ja" => (&[('「', '」'), ('『', '』')], &[('『', '』'), ('「', '」')]),
            "pl" | "ro" | "hu" => {
                const ALL: &[QuoteMarks] = &[('„', '”'), ('«', '»'), ('»', '«')];
                (ALL, ALL)
            }
            _ => return None,
        };
        Some(Self { outer, inner })
    }
}

/// Whether a sign may close what stands before it: a quotation mark, a bracket.
pub fn may_close(sign: char) -> bool {
    is_quote_mark(sign)
        || matches!(
            sign,
            '’' | '\'' | '›' | ')' | '）' | ']' | '】' | '》' | '〉'
        )
}

/// Whether a sign stands around quotations in some language. Single ones, which are apostrophes
/// too, and those of Chinese titles don't count.
pub fn is_quote_mark(sign: char) -> bool {
    matches!(
        sign,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
            | '〝'
            | '〞'
    )
}
