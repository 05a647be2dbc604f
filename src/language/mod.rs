//! What each language needs, and what any text needs on its way in.
//!
//! Fixed words, names of languages, dates and moments, numbers in words, direction, counting.
//! The only room that names `icu`. It knows nothing of releases.

mod accents;
mod arabic_duals;
mod arabic_months;
mod cardinals;
mod conventions;
mod counting;
mod dates;
mod direction;
mod end_marks;
mod entry;

mod line_breaks;
mod measures;
mod months;
mod names;
mod numerals;
mod phrases;
mod punctuation;
mod scripts;
mod sentences;
mod tag;
mod times;
mod unseen;
mod word_breaks;
mod word_forms;
mod word_joins;
mod words;
mod zones;

pub use accents::{bare_arabic, without_accents};
pub use arabic_duals::may_have_dual;
pub use cardinals::{Cardinal, cardinal};
pub use conventions::{BackTranslations, Conventions, Digits, Months, Setting, Spacing};
pub use counting::count_words;
pub use dates::{is_zone, long_date, moment, zones};
pub use direction::{is_right_to_left, isolate, isolated, may_turn};
pub use end_marks::usual_end_mark;
pub use entry::{LINE_BREAK, sanitize, with_line_ends};

pub use line_breaks::{unbreakable, unparted};
pub use measures::{measured_by, periods};
pub use months::{DoubleMonth, double_months, month_by_both_names, month_named, months_in};
pub use names::{
    MORE_LANGUAGES, UN_LANGUAGES, language_name, language_names, own_name, translated_from,
};
pub use numerals::{Scale, number_stems, scale, scale_alone};
pub use phrases::standard_phrase;
pub use punctuation::{
    Ending, QuoteMarks, Quoting, full_stop, has_full_stops, has_stops_behind_quotes,
    is_abbreviated, is_quote_mark, may_close,
};
pub use scripts::{
    Kinship, WrittenIn, is_spaceless, is_written_alike, kinship, letters_of, script_of, written_in,
};
pub use sentences::{between_sentences, sentences};
pub use tag::{BadTag, Direction, Tag};
pub use times::{is_whole_time, time_of_day};
pub use unseen::{
    BLACK_FLAG, TAGS_OF_FLAG, deceptive_signs, is_direction_sign, is_ignorable, is_tag, told_name,
    unturned,
};
pub use word_breaks::{WordBoundary, word_at, word_boundaries};
pub use word_forms::{
    SHORTEST_BENT, arabic_consonants, arabic_forms, is_bent, is_bent_arabic, may_be_form,
};
pub use word_joins::joined_by_blanks;
pub use words::Word;
