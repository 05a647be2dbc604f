//! What languages are called, and 'translated from' them.

use icu::experimental::displaynames::DisplayNamesOptions;
use icu::experimental::displaynames::multi::{LanguageDisplayNames, LocaleDisplayNamesFormatter};
use icu::locale::Locale;

use super::{Tag, Word};

/// The languages that are offered first: those of the United Nations, in the
/// order of their English names.
pub const UN_LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// More languages that are offered: those of large publics and of countries
/// in which releases are often made.
pub const MORE_LANGUAGES: &[&str] = &[
    "am", "az", "be", "bg", "bn", "bs", "cs", "da", "de", "el", "en-GB", "en-US", "et", "fa", "fi",
    "ha", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "ko", "ky", "lo", "lt",
    "lv", "mk", "mn", "ms", "my", "nb", "ne", "nl", "pl", "prs", "ps", "pt", "pt-BR", "ro", "si",
    "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "tg", "th", "ti", "tk", "tr", "uk", "ur", "uz",
    "vi", "yo", "zu",
];

/// What the language `of` is called in the language `inside`: 'Russian' in
/// English, 'русский' in Russian. Its tag where nothing is known.
///
/// Arabic and Chinese pages of the United Nations don't use CLDR's names for
/// its six languages; here they have those that they use.
pub fn language_name(of: &Tag, inside: &Tag) -> String {
    match un_name(of.as_str(), inside.language()) {
        Some(name) => name.to_owned(),
        None => name_of_cldr(of, inside),
    }
}

/// All that the language `of` is called in the language `inside` that's known here: '英文' and
/// '英语'.
pub fn language_names(of: &Tag, inside: &Tag) -> Vec<String> {
    let united_nations = un_name(of.as_str(), inside.language()).map(str::to_owned);
    united_nations
        .into_iter()
        .chain([name_of_cldr(of, inside)])
        .collect()
}

fn name_of_cldr(of: &Tag, inside: &Tag) -> String {
    let (Ok(of_locale), Ok(inside)) = (
        Locale::try_from_str(of.as_str()),
        Locale::try_from_str(inside.as_str()),
    ) else {
        return of.to_string();
    };
    let options = DisplayNamesOptions::default();
    if of_locale.id.region.is_none() && of_locale.id.script.is_none() {
        let names = LanguageDisplayNames::try_new((&inside).into(), options);
        let name = names
            .ok()
            .and_then(|names| names.of(of_locale.id.language).map(str::to_owned));
        return name.unwrap_or_else(|| of.to_string());
    }
    match LocaleDisplayNamesFormatter::try_new((&inside).into(), options) {
        Ok(names) => names.of(&of_locale).into_owned(),
        Err(_) => of.to_string(),
    }
}

/// What a language calls itself, as at the head of a list: 'Русский'.
pub fn own_name(of: &Tag) -> String {
    capitalized(&language_name(of, of))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn un_name(of: &str, inside: &str) -> Option<&'static str> {
    Some(match (inside, of) {
        ("zh", "ar") => "阿拉伯文",
        ("zh", "zh") => "中文",
        ("zh", "en") => "英文",
        ("zh", "fr") => "法文",
        ("zh", "ru") => "俄文",
        ("zh", "es") => "西班牙文",
        ("ar", "ar") => "العربية",
        ("ar", "zh") => "الصينية",
        ("ar", "en") => "الإنكليزية",
        ("ar", "fr") => "الفرنسية",
        ("ar", "ru") => "الروسية",
        ("ar", "es") => "الإسبانية",
        _ => return None,
    })
}

/// The note that words were spoken in another language, in `language` and
/// with its brackets: '(translated from Russian)'.
///
/// A name from a dictionary can't be put into such a phrase in most languages,
/// which decline it, so each pair of the six has its own; for others a label
/// stands before the name as the dictionary has it.
pub fn translated_from(from: &Tag, language: &Tag) -> String {
    let phrase = match language.language() {
        "ar" => arabic(from),
        "es" => spanish(from),
        "fr" => french(from),
        "ru" => russian(from),
        _ => None,
    };
    let labelled = || {
        // Where the label is English, the name is.
        let name = match Word::is_known_in(language) {
            true => language_name(from, language),
            false => language_name(from, &Tag::english()),
        };
        let label = Word::TranslatedFrom.in_language(language);
        label.replace("{language}", &name)
    };
    phrase.map_or_else(labelled, |phrase| format!("({phrase})"))
}

fn arabic(from: &Tag) -> Option<String> {
    let name = un_name(from.language(), "ar")?;
    Some(format!("مترجم عن {name}"))
}

fn spanish(from: &Tag) -> Option<String> {
    let name = match from.language() {
        "ar" => "árabe",
        "zh" => "chino",
        "en" => "inglés",
        "es" => "español",
        "fr" => "francés",
        "ru" => "ruso",
        _ => return None,
    };
    Some(format!("traducido del {name}"))
}

fn french(from: &Tag) -> Option<String> {
    Some(
        match from.language() {
            "ar" => "traduit de l’arabe",
            "zh" => "traduit du chinois",
            "en" => "traduit de l’anglais",
            "es" => "traduit de l’espagnol",
            "fr" => "traduit du français",
            "ru" => "traduit du russe",
            _ => return None,
        }
        .to_owned(),
    )
}

fn russian(from: &Tag) -> Option<String> {
    Some(
        match from.language() {
            "ar" => "перевод с арабского",
            "zh" => "перевод с китайского",
            "en" => "перевод с английского",
            "es" => "перевод с испанского",
            "fr" => "перевод с французского",
            "ru" => "перевод с русского",
            _ => return None,
        }
        .to_owned(),
    )
}
