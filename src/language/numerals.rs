//! Numbers that are said in words, wholly or in part: 'million', 'twenty', 'deux'.
//!
//! Words are looked up as [`without_accents`](super::without_accents) has them.

use super::Tag;
use super::word_forms::arabic_forms;

/// What a word multiplies the number before it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// By which power of ten.
    pub power: i32,
    /// Whether it may be a unit just as well: '1.5m' is a million and a half, or a length.
    pub may_be_unit: bool,
}

/// The words of a language that multiply numbers.
struct Scales {
    /// Their beginnings, with the power of ten.
    stems: &'static [(&'static str, i32)],
    /// What may stand behind those.
    endings: &'static [&'static str],
    /// Those that are said without a number before them alone: 'hundred' is one, 'cent' a coin.
    alone: &'static [(&'static str, i32)],
    /// Those that are never bent, such as abbreviations; some are units, too.
    short: &'static [(&'static str, i32, bool)],
}

const ENGLISH: Scales = Scales {
    stems: &[
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("trillion", 12),
        ("lakh", 5),
        ("crore", 7),
    ],
    endings: &["", "s", "th", "ths"],
    alone: &[("hundred", 2), ("hundreds", 2)],
    short: &[
        ("mn", 6, false),
        ("mln", 6, false),
        ("bn", 9, false),
        ("tn", 12, false),
        ("trn", 12, false),
        ("k", 3, true),
        ("m", 6, true),
        ("b", 9, true),
    ],
};

const FRENCH: Scales = Scales {
    stems: &[
        ("millier", 3),
        ("million", 6),
        ("milliard", 9),
        ("billion", 12),
        ("trillion", 18),
    ],
    endings: &["", "s", "ieme", "iemes"],
    alone: &[
        ("centaine", 2),
        ("centaines", 2),
        ("centenaire", 2),
        ("mille", 3),
    ],
    short: &[
        // Its plural is of nautical miles.
        ("mille", 3, false),
        // 'mn' is of minutes, too.
        ("mn", 6, true),
        ("md", 9, false),
        ("mds", 9, false),
        ("mrd", 9, false),
        ("mrds", 9, false),
        ("k", 3, true),
        ("m", 6, true),
    ],
};

const SPANISH: Scales = Scales {
    stems: &[
        ("millon", 6),
        ("millardo", 9),
        ("billon", 12),
        ("trillon", 18),
    ],
    endings: &["", "es", "s"],
    alone: &[
        ("cien", 2),
        ("cientos", 2),
        ("centenar", 2),
        ("centenares", 2),
        ("centenario", 2),
        ("mil", 3),
        ("miles", 3),
        ("millar", 3),
    ],
    short: &[
        ("mil", 3, false),
        ("mill", 6, false),
        ("mm", 6, true),
        ("k", 3, true),
        ("m", 6, true),
    ],
};

const PORTUGUESE: Scales = Scales {
    stems: &[
        ("mil", 3),
        ("milhao", 6),
        ("milhoes", 6),
        ("bilhao", 9),
        ("bilhoes", 9),
        ("trilhao", 12),
        ("trilhoes", 12),
        ("biliao", 12),
        ("bilioes", 12),
    ],
    endings: &[""],
    alone: &[("cem", 2), ("centenas", 2), ("milhares", 3)],
    short: &[
        ("mi", 6, false),
        ("bi", 9, false),
        ("k", 3, true),
        ("m", 6, true),
    ],
};

const ITALIAN: Scales = Scales {
    stems: &[
        ("mille", 3),
        ("mila", 3),
        ("milione", 6),
        ("milioni", 6),
        ("miliardo", 9),
        ("miliardi", 9),
    ],
    endings: &[""],
    alone: &[("cento", 2), ("centinaia", 2), ("migliaia", 3)],
    short: &[
        ("mln", 6, false),
        ("mld", 9, false),
        ("k", 3, true),
        ("m", 6, true),
    ],
};

const GERMAN: Scales = Scales {
    stems: &[
        ("tausend", 3),
        ("million", 6),
        ("milliarde", 9),
        ("billion", 12),
        ("billiarde", 15),
    ],
    endings: &["", "e", "en", "n"],
    alone: &[("hundert", 2), ("hunderte", 2), ("hunderten", 2)],
    short: &[
        ("tsd", 3, false),
        ("mio", 6, false),
        ("mill", 6, false),
        ("mrd", 9, false),
        ("bio", 12, false),
        ("k", 3, true),
    ],
};

const CYRILLIC_ENDINGS: &[&str] = &[
    "", "а", "у", "ы", "и", "е", "ам", "ами", "ах", "ов", "ом", "ои", "ею", "ныи", "ного", "ному",
    "ным", "ном", "ная", "нои", "ную", "ное", "ные", "ных", "ными", "ів", "ноі", "них",
];

const RUSSIAN: Scales = Scales {
    stems: &[
        ("тысяч", 3),
        ("миллион", 6),
        ("миллиард", 9),
        ("триллион", 12),
        ("тыс", 3),
        ("млн", 6),
        ("млрд", 9),
        ("трлн", 12),
    ],
    endings: CYRILLIC_ENDINGS,
    alone: &[
        ("сто", 2),
        ("ста", 2),
        ("сотни", 2),
        ("сотен", 2),
        ("столетие", 2),
        ("столетия", 2),
        ("столетию", 2),
    ],
    short: &[],
};

const UKRAINIAN: Scales = Scales {
    stems: &[
        ("тисяч", 3),
        ("мільион", 6),
        ("мільиард", 9),
        ("мільярд", 9),
        ("трильион", 12),
        ("тис", 3),
        ("млн", 6),
        ("млрд", 9),
        ("трлн", 12),
    ],
    endings: CYRILLIC_ENDINGS,
    alone: &[("сто", 2), ("сотні", 2), ("сотень", 2)],
    short: &[],
};

const ARABIC: Scales = Scales {
    stems: &[
        ("الف", 3),
        ("الاف", 3),
        ("مليون", 6),
        ("ملايين", 6),
        ("مليار", 9),
        ("بليون", 9),
        ("بلايين", 9),
        ("تريليون", 12),
        ("ترليون", 12),
    ],
    // Of the dual and the accusative.
    endings: &["", "ا", "ي", "ين", "ان", "ات"],
    alone: &[("ميه", 2), ("مايه", 2), ("ميات", 2)],
    short: &[],
};

fn scales(language: &Tag) -> Option<&'static Scales> {
    Some(match language.language() {
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "pt" => &PORTUGUESE,
        "it" => &ITALIAN,
        "de" => &GERMAN,
        "ru" => &RUSSIAN,
        "uk" => &UKRAINIAN,
        "ar" => &ARABIC,
        _ => return None,
    })
}

/// What a whole word behind a number multiplies it with in a language.
pub fn scale(word: &str, language: &Tag) -> Option<Scale> {
    let scales = scales(language)?;
    let certain = power_of(word, scales).map(|power| Scale {
        power,
        may_be_unit: false,
    });
    certain.or_else(|| {
        let mut short = scales.short.iter();
        let (_, power, may_be_unit) = short.find(|(short, ..)| *short == word)?;
        Some(Scale {
            power: *power,
            may_be_unit: *may_be_unit,
        })
    })
}

/// The power of ten that a word without a number before it says: 'a million', 'مليوني'.
pub fn scale_alone(word: &str, language: &Tag) -> Option<i32> {
    let scales = scales(language)?;
    let find = |word: &str| {
        let mut alone = scales.alone.iter();
        let known = alone.find(|(alone, _)| *alone == word);
        known
            .map(|(_, power)| *power)
            .or_else(|| power_of(word, scales))
    };
    find(word).or_else(|| {
        let is_arabic = language.language() == "ar";
        let forms = is_arabic.then(|| arabic_forms(word, true));
        forms.into_iter().flatten().find_map(|form| find(&form))
    })
}

fn power_of(word: &str, scales: &Scales) -> Option<i32> {
    let mut stems = scales.stems.iter();
    let found = stems.find(|(stem, _)| {
        word.strip_prefix(stem)
            .is_some_and(|ending| scales.endings.contains(&ending))
    });
    found.map(|(_, power)| *power)
}

/// What the numbers from 2 to 20 and the tens up to 90 are called, in whichever form: each
/// language's beginnings of them, several of one number by '|'.
struct Words {
    /// From 2 to 20, none where it can't be told.
    small: [&'static str; 19],
    /// From 30 to 90.
    tens: [&'static str; 7],
}

const ENGLISH_WORDS: Words = Words {
    small: [
        "two|second|both|twice|pair|doubl",
        "three|third|tripl|trio",
        "four|quart",
        "five|fifth",
        "six",
        "seven",
        "eight",
        "nine|ninth",
        "ten",
        "eleven",
        "twel|dozen",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twent",
    ],
    tens: [
        "thirty|thirti",
        "forty|forti",
        "fifty|fifti",
        "sixty|sixti",
        "seventy|seventi",
        "eighty|eighti",
        "ninety|nineti",
    ],
};

const FRENCH_WORDS: Words = Words {
    small: [
        "deux|second|doubl",
        "trois|tripl|tiers",
        "quatr|quart",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf|neuv",
        "dix",
        "onz",
        "douz",
        "treiz",
        "quatorz",
        "quinz",
        "seiz",
        "dix",
        "dix",
        "dix",
        "vingt",
    ],
    tens: [
        "trent", "quarant", "cinquant", "soixant", "soixant", "vingt", "vingt",
    ],
};

const SPANISH_WORDS: Words = Words {
    small: [
        "dos|segund|dobl|ambos|ambas",
        "tres|tercer|tripl",
        "cuatr|cuart",
        "cinco|quint",
        "seis|sext",
        "siete|septim",
        "ocho|octav",
        "nuev|noven",
        "diez|decim",
        "once|undecim",
        "doce|duodecim|docena",
        "trece|decimo",
        "catorc|decimo",
        "quinc|decimo",
        "dieci|decimo",
        "dieci|decimo",
        "dieci|decimo",
        "dieci|decimo",
        "veint|vigesim",
    ],
    tens: [
        "treint|trigesim",
        "cuarent|cuadragesim",
        "cincuent|quincuagesim",
        "sesent|sexagesim",
        "setent|septuagesim",
        "ochent|octogesim",
        "novent|nonagesim",
    ],
};

const RUSSIAN_WORDS: Words = Words {
    small: [
        "два|две|дву|двое|двои|втор|оба|обе|обо",
        "три|трех|трем|трет|трое|трои",
        "четыр|четвер",
        "пят",
        "шест",
        "сем|седьм",
        "восем|восьм",
        "девят",
        "десят",
        "одиннадцат",
        "двенадцат|дюжин",
        "тринадцат",
        "четырнадцат",
        "пятнадцат",
        "шестнадцат",
        "семнадцат",
        "восемнадцат",
        "девятнадцат",
        "двадцат",
    ],
    tens: [
        "тридцат",
        "сорок",
        "пятьдесят|пятидесят",
        "шестьдесят|шестидесят",
        "семьдесят|семидесят",
        "восемьдесят|восьмидесят",
        "девяност",
    ],
};

const ARABIC_WORDS: Words = Words {
    small: [
        "اثن|ثان|ثنا|كلا|كلت",
        "ثلاث|ثالث",
        "اربع|رابع",
        "خمس|خامس",
        "ست|سادس",
        "سبع|سابع",
        "ثمان|ثامن",
        "تسع|تاسع",
        "عشر|عاشر",
        "عشر",
        "عشر",
        "عشر",
        "عشر",
        "عشر",
        "عشر",
        "عشر",
        "عشر",
        "عشر",
        "عشرين|عشرون|عشرينا|عشريني",
    ],
    tens: [
        "ثلاثين|ثلاثون",
        "اربعين|اربعون",
        "خمسين|خمسون",
        "ستين|ستون",
        "سبعين|سبعون",
        "ثمانين|ثمانون",
        "تسعين|تسعون",
    ],
};

const GERMAN_WORDS: Words = Words {
    small: [
        "zwei|zwo|doppel|beid",
        "drei|dritt",
        "vier",
        "funf",
        "sechs",
        "sieb",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwolf|dutzend",
        "dreizehn",
        "vierzehn",
        "funfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
        "zwanzig",
    ],
    tens: [
        "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig",
    ],
};

/// What may stand in a text where it says a number below a hundred in words, by what its word
/// begins with in some form; of one above twenty, by its tens. `None` where that can't be told.
pub fn number_stems(
    number: u64,
    language: &Tag,
) -> Option<impl Iterator<Item = &'static str> + use<>> {
    let words = match language.language() {
        "en" => &ENGLISH_WORDS,
        "fr" => &FRENCH_WORDS,
        "es" => &SPANISH_WORDS,
        "ru" => &RUSSIAN_WORDS,
        "ar" => &ARABIC_WORDS,
        "de" => &GERMAN_WORDS,
        _ => return None,
    };
    let number = usize::try_from(number).ok()?;
    let stems = match number {
        2..=20 => words.small.get(number - 2),
        21..=29 => words.small.last(),
        30..=99 => words.tens.get(number / 10 - 3),
        _ => None,
    };
    let stems = stems.filter(|stems| !stems.is_empty())?;
    Some(stems.split('|'))
}
