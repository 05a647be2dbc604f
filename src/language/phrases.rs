//! Phrases that releases use as headings and labels, and what they are in each language of
//! the United Nations: those that a person writes oneself, beside the
//! [fixed words](super::Word) that a page prints.

use super::{Tag, Word};

/// The languages of the table, in its order.
const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// Each in all of them; empty where none was seen on anybody's page.
const PHRASES: &[[&str; 6]] = &[
    [
        "أقوال المشاركين",
        "Quotes from participants",
        "Declaraciones de los participantes",
        "Déclarations des participants",
        "Высказывания участников",
        "与会者发言摘录",
    ],
    [
        "حدث جانبي",
        "Side event",
        "Evento paralelo",
        "Événement parallèle",
        "Параллельное мероприятие",
        "会外活动",
    ],
    [
        "",
        "For information only – not an official document",
        "Documento oficioso de carácter informativo únicamente",
        "Pour information seulement – document non officiel",
        "",
        "",
    ],
    ["انتهى", "ENDS", "FIN", "FIN", "КОНЕЦ", "完"],
    [
        "حاشية",
        "Footnote",
        "Nota a pie de página",
        "Note de bas de page",
        "Сноска",
        "脚注",
    ],
];

/// What `text` is in the language `to`, if it's a phrase of the language `from` that's the same
/// everywhere: 'QUOTES FROM PARTICIPANTS' in French is 'DÉCLARATIONS DES PARTICIPANTS'.
pub fn standard_phrase(text: &str, from: &Tag, to: &Tag) -> Option<String> {
    let wanted = text.trim().to_lowercase();
    let is_it = |phrase: &str| !phrase.is_empty() && phrase.to_lowercase() == wanted;
    let place = |tag: &Tag| {
        let language = tag.language();
        LANGUAGES.iter().position(|known| *known == language)
    };
    let (here, there) = (place(from)?, place(to)?);
    let in_table = PHRASES
        .iter()
        .find(|phrases| phrases.get(here).is_some_and(|phrase| is_it(phrase)))
        .and_then(|phrases| phrases.get(there).copied());
    let in_words = || {
        let word = Word::ALL.iter().filter(|word| word.is_heading());
        let mut same = word.filter(|word| is_it(word.in_language(from)));
        same.next().map(|word| word.in_language(to))
    };
    let found = in_table
        .or_else(in_words)
        .filter(|found| !found.is_empty())?;
    Some(match is_in_capitals(text) {
        true => found.to_uppercase(),
        false => found.to_owned(),
    })
}

/// Whether all of its letters that have a small form are capitals.
fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}
