//! What a page says by itself: its fixed words, and the dates and moments among them.
//!
//! What is said together is of one language: where a word is English, since the program has none
//! in the page's language and nobody has said it, so is the date with it. And nothing is said in
//! letters that no font has: a date, or what a language calls itself, is English then.

use super::super::escape::escaped_line;
use super::{LONGEST_WORD, Writer};
use crate::language::{
    Conventions, Tag, Word, isolate, language_name, long_date, moment, own_name,
};

impl Writer<'_> {
    /// A fixed word as this release prints it.
    pub(super) fn word(&self, word: Word) -> String {
        match self.own_word(word) {
            Some(own) => own,
            None => word.printed(&self.release.language, self.release.conventions),
        }
    }

    /// What this release prints for a fixed word, where that isn't the usual.
    pub(super) fn own_word(&self, word: Word) -> Option<String> {
        let own = self.release.fixed_words.get(word.key());
        let own = own.filter(|own| !own.text.is_blank());
        own.map(|own| own.text.to_string())
    }

    /// A fixed word as content. It belongs to no field.
    pub(super) fn fixed(&mut self, word: Word) -> String {
        let text = self.word(word);
        let setting = self.desk.texts.setting();
        format!("[{}]", escaped_line(&text, LONGEST_WORD, setting).source())
    }

    /// Whether a fixed word is said in the page's own language.
    fn is_said(&self, word: Word) -> bool {
        Word::is_known_in(&self.release.language) || self.own_word(word).is_some()
    }

    /// A day, which stands by itself.
    pub(super) fn date(&self, date: jiff::civil::Date) -> String {
        let release = self.release;
        let text = long_date(date, &release.language, release.conventions);
        match self.desk.texts.setting().fonts.has_all(&text) {
            true => text,
            false => self.in_english(english_date(date)),
        }
    }

    /// A word with a day behind it, and what stands between them.
    pub(super) fn dated(&self, word: Word, between: &str, date: jiff::civil::Date) -> String {
        let said = self.word(word);
        match self.is_said(word) {
            true => said + between + &self.date(date),
            false => self.in_english(said + between + &english_date(date)),
        }
    }

    /// Until when a release is embargoed.
    pub(super) fn embargo(&self, until: jiff::civil::DateTime, zone: &str) -> String {
        let release = self.release;
        let word = self.word(Word::EmbargoedUntil);
        let when = |language, conventions| moment(until, zone, language, conventions);
        match self.is_said(Word::EmbargoedUntil) {
            true => word.replace("{when}", &when(&release.language, release.conventions)),
            false => {
                let when = when(&Tag::english(), Conventions::default());
                self.in_english(word.replace("{when}", &when))
            }
        }
    }

    /// What a language calls itself.
    pub(super) fn name_of(&self, language: &Tag) -> String {
        let own = own_name(language);
        match self.desk.texts.setting().fonts.has_all(&own) {
            true => own,
            false => self.in_english(language_name(language, &Tag::english())),
        }
    }

    /// An English text on a page that may run the other way.
    pub(super) fn in_english(&self, text: String) -> String {
        match isolate(&text, self.release.language.direction()) {
            Some((begin, end)) => format!("{begin}{text}{end}"),
            None => text,
        }
    }
}

fn english_date(date: jiff::civil::Date) -> String {
    long_date(date, &Tag::english(), Conventions::default())
}
