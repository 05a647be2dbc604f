//! The signs of a language's sentences: what ends them, what quotations stand in.
//!
//! Sources: CLDR's delimiters, and what pages of the United Nations print where they differ.

use super::Tag;

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
    /// How a text ends whose last sign this is; `None` where it ends with no such sign.
    pub fn of(sign: char) -> Option<Self> {
        Some(match sign {
            '.' | '。' | '．' | '｡' | '۔' | '।' => Self::Stop,
            '?' | '？' | '؟' => Self::Question,
            '!' | '！' => Self::Exclamation,
            ':' | '：' => Self::Colon,
            ';' | '；' | '؛' => Self::Semicolon,
            ',' | '，' | '،' | '、' => Self::Comma,
            '…' => Self::Ellipsis,
            _ => return None,
        })
    }

    /// What a language writes for it.
    pub fn written(self, language: &Tag) -> &'static str {
        let is_chinese = matches!(language.language(), "zh" | "ja");
        let is_arabic = matches!(language.language(), "ar" | "fa" | "ur" | "ps");
        match self {
            Self::Stop if is_chinese => "。",
            Self::Stop if language.language() == "ur" => "۔",
            Self::Stop => ".",
            Self::Question if is_chinese => "？",
            Self::Question if is_arabic => "؟",
            Self::Question => "?",
            Self::Exclamation if is_chinese => "！",
            Self::Exclamation => "!",
            Self::Colon if is_chinese => "：",
            Self::Colon => ":",
            Self::Semicolon if is_chinese => "；",
            Self::Semicolon if is_arabic => "؛",
            Self::Semicolon => ";",
            Self::Comma if is_chinese => "，",
            Self::Comma if is_arabic => "،",
            Self::Comma => ",",
            Self::Ellipsis if is_chinese => "……",
            Self::Ellipsis => "…",
        }
    }
}

/// What opens a quotation, and what closes it.
pub type QuoteMarks = (char, char);

/// The marks that quotations of a language stand in, of whole quotations and of those within
/// them; `None` where that isn't known. Single ones, which are apostrophes too, aren't among them.
pub fn quote_marks(language: &Tag) -> Option<&'static [QuoteMarks]> {
    Some(match language.language() {
        "en" => &[('“', '”')],
        "fr" => &[('«', '»'), ('“', '”')],
        "es" => &[('“', '”'), ('«', '»')],
        "ru" => &[('«', '»'), ('„', '“'), ('“', '”')],
        // Pages of the United Nations have all of them.
        "ar" => &[('”', '“'), ('«', '»'), ('“', '”'), ('"', '"')],
        "zh" => &[('“', '”'), ('「', '」'), ('『', '』')],
        "de" => &[('„', '“'), ('»', '«')],
        "it" => &[('«', '»'), ('“', '”')],
        "pt" => &[('“', '”'), ('«', '»')],
        "uk" | "be" => &[('«', '»'), ('„', '“'), ('“', '”')],
        "ja" => &[('「', '」'), ('『', '』')],
        "pl" | "ro" | "hu" => &[('„', '”'), ('«', '»'), ('»', '«')],
        _ => return None,
    })
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
