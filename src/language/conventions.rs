//! What a language's writers can agree on in one way or another: the digits and the names of
//! months of Arabic, the numerals of Chinese dates, the spaces of French.
//!
//! A setting that a language has no use for does nothing: it's as if it weren't set.

use serde::{Deserialize, Serialize};

use super::Tag;

const CHINESE_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The digits that numbers made by the program are printed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Digits {
    /// 0 to 9, as pages of the United Nations have them in Arabic too.
    #[default]
    Western,
    /// ٠ to ٩, as older documents and the press of Egypt and the Levant have them.
    ArabicIndic,
    /// Those of Chinese, in dates alone: 二〇二六年十一月二十八日, as in formal documents. Pages, notes
    /// and lists are numbered in western ones beside them (GB/T 15835).
    Chinese,
}

impl Digits {
    /// All of them, in the order in which they're offered.
    pub const ALL: [Self; 3] = [Self::Western, Self::ArabicIndic, Self::Chinese];

    /// Those that a language has, in the order in which they're offered.
    pub fn of(language: &Tag) -> &'static [Self] {
        match language.language() {
            "ar" => &[Self::Western, Self::ArabicIndic],
            _ if language.is_chinese() => &[Self::Western, Self::Chinese],
            _ => &[Self::Western],
        }
    }

    /// `text` with these digits in the place of western ones, each by itself.
    pub fn written(self, text: &str) -> String {
        let digit = |c: char| match (self, c.to_digit(10)) {
            (Self::ArabicIndic, Some(value)) => char::from_u32(0x660 + value).unwrap_or(c),
            (Self::Chinese, Some(value)) => CHINESE_DIGITS
                .get(usize::try_from(value).unwrap_or(usize::MAX))
                .copied()
                .unwrap_or(c),
            _ => c,
        };
        text.chars().map(digit).collect()
    }
}

/// What the months are called in Arabic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Months {
    /// By both names, as in documents of the United Nations: 'حزيران/يونيه'.
    #[default]
    Both,
    /// As in Egypt, the Sudan and the Gulf: 'يونيو'.
    Egyptian,
    /// As in Iraq and the Levant: 'حزيران'.
    Levantine,
    /// As in Morocco: 'يونيو', but 'غشت' for August.
    Moroccan,
}

impl Months {
    /// All of them, in the order in which they're offered.
    pub const ALL: [Self; 4] = [Self::Both, Self::Egyptian, Self::Levantine, Self::Moroccan];
}

/// Where French has spaces at its signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Spacing {
    /// As the United Nations print it: no-break spaces within guillemets, one or none before a
    /// colon, and before `;`, `!` and `?`.
    #[default]
    UnitedNations,
    /// As France prints it (*Lexique des règles typographiques*, Imprimerie nationale): no-break
    /// spaces within guillemets and before a colon, narrow ones before `;`, `!` and `?`.
    France,
    /// As the European Union (*Code de rédaction interinstitutionnel*, 6.4): none.
    EuropeanUnion,
}

impl Spacing {
    /// All of them, in the order in which they're offered.
    pub const ALL: [Self; 3] = [Self::UnitedNations, Self::France, Self::EuropeanUnion];

    /// A French text with the spaces that this wants at its signs.
    pub fn spaced(self, text: &str) -> String {
        let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        let mut spaced = String::with_capacity(text.len());
        for c in text.chars() {
            if let Some(space) = self.at(c).filter(|_| c != '«') {
                let kept = spaced.trim_end_matches(is_space).len();
                // A sign that begins a text has nothing before it.
                let is_spaced = kept < spaced.len() || c == '»';
                spaced.truncate(kept);
                if is_spaced {
                    spaced.push_str(space);
                }
            } else if spaced.ends_with('«') && is_space(c) {
                spaced.push_str(self.within_guillemets());
                continue;
            }
            spaced.push(c);
        }
        spaced
    }

    /// The space that stands at a sign: behind what opens a quotation, before any other; `None`
    /// for what isn't a sign.
    pub fn at(self, sign: char) -> Option<&'static str> {
        match (sign, self) {
            ('«' | '»', _) => Some(self.within_guillemets()),
            (':', Self::EuropeanUnion) => Some(""),
            (':', _) => Some("\u{a0}"),
            (';' | '!' | '?', Self::France) => Some("\u{202f}"),
            (';' | '!' | '?', _) => Some(""),
            _ => None,
        }
    }

    /// Whether what is written at a sign may stand there: one that keeps lines from breaking, of
    /// whatever width, where there's to be one.
    pub fn may_have(self, sign: char, written: &str) -> bool {
        let wants_none = self.at(sign).is_none_or(str::is_empty);
        match written {
            "" => wants_none || (sign == ':' && self == Self::UnitedNations),
            "\u{a0}" | "\u{202f}" => !wants_none || self == Self::UnitedNations,
            _ => false,
        }
    }

    /// What stands within guillemets.
    pub fn within_guillemets(self) -> &'static str {
        match self {
            Self::EuropeanUnion => "",
            Self::UnitedNations | Self::France => "\u{a0}",
        }
    }
}

/// Whether a page says of words that weren't known as they were spoken that they were
/// translated back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BackTranslations {
    /// It doesn't.
    #[default]
    Unsaid,
    /// It does.
    Said,
}

impl BackTranslations {
    /// Both, in the order in which they're offered.
    pub const ALL: [Self; 2] = [Self::Unsaid, Self::Said];
}

/// How a release is printed in its language, where there is more than one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Conventions {
    /// The digits, of Arabic and Chinese.
    pub digits: Digits,
    /// The names of months, of Arabic.
    pub months: Months,
    /// The spaces, of French.
    pub spacing: Spacing,
    /// What is said of words that were translated back.
    pub back_translations: BackTranslations,
}

/// One of the settings, by its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// [`Conventions::digits`].
    Digits,
    /// [`Conventions::months`].
    Months,
    /// [`Conventions::spacing`].
    Spacing,
}

impl Setting {
    /// What its field is called.
    pub fn field(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::Months => "months",
            Self::Spacing => "spacing",
        }
    }
}

impl Conventions {
    /// The digits of a text of this language: western ones where it hasn't those that are set.
    pub fn digits_in(self, language: &Tag) -> Digits {
        match Digits::of(language).contains(&self.digits) {
            true => self.digits,
            false => Digits::default(),
        }
    }

    /// The settings that do nothing in a text of this language, which hasn't what they say.
    pub fn unfit(self, language: &Tag) -> Vec<Setting> {
        let is = |other: &str| language.language() == other;
        let unfit = [
            (self.digits != self.digits_in(language), Setting::Digits),
            (
                self.months != Months::default() && !is("ar"),
                Setting::Months,
            ),
            (
                self.spacing != Spacing::default() && !is("fr"),
                Setting::Spacing,
            ),
        ];
        let unfit = unfit.into_iter().filter(|(is_unfit, _)| *is_unfit);
        unfit.map(|(_, setting)| setting).collect()
    }

    /// A text of this language with the spaces that its signs want.
    pub fn spaced(self, text: &str, language: &Tag) -> String {
        match language.language() {
            "fr" => self.spacing.spaced(text),
            _ => text.to_owned(),
        }
    }
}
