//! Small numbers in words, as far as a word is one and nothing else: 'six', 'шести', 'ستة'.
//!
//! Of the languages of the United Nations that are written with words. What may be another word
//! isn't among them: 'neuf' is new, too, 'once' is a word of English, 'خمس' a fifth, 'семью' a
//! family.

use super::Tag;

/// What a word says of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cardinal {
    /// A number from 2 to 19, or tens from 20 to 90.
    Number(u64),
    /// The same, but only within a number of several words: 'dix-neuf'.
    Within(u64),
    /// That a number beside it has more to it than is read here: 'hundred', 'двести', 'half'.
    More,
}

/// A language's words, each as [`without_accents`](super::without_accents) has it, several of one
/// number by '|'.
struct Words {
    /// From 2 to 19.
    small: [&'static str; 18],
    /// From 20 to 90.
    tens: [&'static str; 8],
    within: &'static [(&'static str, u64)],
    /// The beginnings of what says that there's more to a number.
    more: &'static [&'static str],
}

const ENGLISH: Words = Words {
    small: [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    tens: [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ],
    within: &[("one", 1)],
    more: &["hundred", "half", "dozen", "score"],
};

const FRENCH: Words = Words {
    small: [
        "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize", "", "", "",
    ],
    tens: [
        "vingt|vingts",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "septante",
        "huitante|octante",
        "nonante",
    ],
    within: &[("neuf", 9), ("un", 1), ("une", 1)],
    more: &[
        "cent",
        "demi",
        "douzaine",
        "dizaine",
        "quinzaine",
        "vingtaine",
        "trentaine",
    ],
};

const SPANISH: Words = Words {
    small: [
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciseis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
    ],
    tens: [
        "veinte",
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "setenta",
        "ochenta",
        "noventa",
    ],
    within: &[("un", 1), ("uno", 1), ("una", 1), ("once", 11)],
    more: &[
        "cien",
        "doscient",
        "trescient",
        "cuatrocient",
        "quinient",
        "seiscient",
        "setecient",
        "ochocient",
        "novecient",
        "medio",
        "media",
        "docena",
        "decena",
    ],
};

const RUSSIAN: Words = Words {
    small: [
        "два|две|двух|двум|двумя",
        "три|трех|трем|тремя",
        "четыре|четырех|четырем|четырьмя",
        "пять|пяти|пятью",
        "шесть|шести|шестью",
        "семь|семи",
        "восемь|восьми|восемью|восьмью",
        "девять|девяти|девятью",
        "десять|десяти|десятью",
        "одиннадцать|одиннадцати|одиннадцатью",
        "двенадцать|двенадцати|двенадцатью",
        "тринадцать|тринадцати|тринадцатью",
        "четырнадцать|четырнадцати|четырнадцатью",
        "пятнадцать|пятнадцати|пятнадцатью",
        "шестнадцать|шестнадцати|шестнадцатью",
        "семнадцать|семнадцати|семнадцатью",
        "восемнадцать|восемнадцати|восемнадцатью",
        "девятнадцать|девятнадцати|девятнадцатью",
    ],
    tens: [
        "двадцать|двадцати|двадцатью",
        "тридцать|тридцати|тридцатью",
        "сорок",
        "пятьдесят|пятидесяти|пятьюдесятью",
        "шестьдесят|шестидесяти|шестьюдесятью",
        "семьдесят|семидесяти|семьюдесятью",
        "восемьдесят|восьмидесяти|восемьюдесятью",
        "девяносто|девяноста",
    ],
    within: &[
        ("один", 1),
        ("одна", 1),
        ("одного", 1),
        ("однои", 1),
        ("семью", 7),
    ],
    more: &[
        "сто",
        "ста",
        "двест",
        "двухсот",
        "трист",
        "трехсот",
        "четырест",
        "четырехсот",
        "пятьсот",
        "пятисот",
        "шестьсот",
        "шестисот",
        "семьсот",
        "семисот",
        "восемьсот",
        "восьмисот",
        "девятьсот",
        "девятисот",
        "полов",
        "полтор",
        "десятк",
        "дюжин",
    ],
};

const ARABIC: Words = Words {
    small: [
        "",
        "ثلاث|ثلاثه",
        "اربع|اربعه",
        "خمسه",
        "سته|ست",
        "سبعه",
        "ثماني|ثمانيه|ثمان",
        "تسعه",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    tens: [
        "عشرون|عشرين",
        "ثلاثون|ثلاثين",
        "اربعون|اربعين",
        "خمسون|خمسين",
        "ستون|ستين",
        "سبعون|سبعين",
        "ثمانون|ثمانين",
        "تسعون|تسعين",
    ],
    within: &[
        ("خمس", 5),
        ("سبع", 7),
        ("تسع", 9),
        ("عشر", 10),
        ("عشره", 10),
        ("احد", 1),
        ("احدي", 1),
        ("اثنا", 2),
        ("اثني", 2),
        ("اثنتا", 2),
        ("اثنتي", 2),
        ("اثنان", 2),
        ("اثنين", 2),
    ],
    more: &[
        "ميه",
        "مايه",
        "ميت",
        "مايت",
        "ثلاثمي",
        "ثلاثماي",
        "اربعمي",
        "اربعماي",
        "خمسمي",
        "خمسماي",
        "ستمي",
        "ستماي",
        "سبعمي",
        "سبعماي",
        "ثمانمي",
        "ثمانيمي",
        "ثمانماي",
        "تسعمي",
        "تسعماي",
        "نصف",
        "بضع",
    ],
};

/// What a word says of a number in a language, by the word as
/// [`without_accents`](super::without_accents) has it; `None` where it says nothing, or another
/// thing as likely.
pub fn cardinal(word: &str, language: &Tag) -> Option<Cardinal> {
    let words = match language.language() {
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "ru" => &RUSSIAN,
        "ar" => &ARABIC,
        _ => return None,
    };
    let is_in = |forms: &&str| {
        forms
            .split('|')
            .any(|form| !form.is_empty() && form == word)
    };
    let small = (2..).zip(&words.small);
    let tens = (2..)
        .zip(&words.tens)
        .map(|(tens, forms)| (tens * 10, forms));
    let number = { small.chain(tens) }.find(|(_, forms)| is_in(forms));
    if let Some((number, _)) = number {
        return Some(Cardinal::Number(number));
    }
    if let Some((_, number)) = words.within.iter().find(|(form, _)| *form == word) {
        return Some(Cardinal::Within(*number));
    }
    let is_more = words
        .more
        .iter()
        .any(|beginning| word.starts_with(beginning));
    is_more.then_some(Cardinal::More)
}
