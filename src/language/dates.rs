//! Dates and moments as each language prints them.
//!
//! By CLDR, but where the United Nations print otherwise: English without a
//! region puts the day first, Arabic names each month twice, Russian writes
//! the year's word out. What writers of one language do in more than one way
//! is as the release's [`Conventions`] have it.

use std::sync::LazyLock;

use icu::calendar::{Date, Gregorian};
use icu::datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, fieldsets};
use icu::locale::Locale;
use icu::time::{DateTime, Time};
use jiff::civil;
use jiff::tz::TimeZone;

use super::arabic_months::arabic_month;
use super::zones::zone_name;
use super::{Conventions, Digits, Tag};

/// A day in full: '25 June 2021', 'June 25, 2021' in the United States.
pub fn long_date(date: civil::Date, language: &Tag, conventions: Conventions) -> String {
    match language.language() {
        // Of a country, it's as that country has it, where nothing else is wanted.
        "ar" if language.as_str() == "ar" || conventions != Conventions::default() => {
            let month = arabic_month(date.month(), conventions.months);
            let date = format!("{} {month} {}", date.day(), date.year());
            conventions.digits_in(language).written(&date)
        }
        _ if conventions.digits_in(language) == Digits::Chinese => {
            let year = Digits::Chinese.written(&date.year().to_string());
            let [month, day] = [date.month(), date.day()].map(chinese_number);
            format!("{year}年{month}月{day}日")
        }
        _ => {
            let formatted = by_cldr(date, language).unwrap_or_else(|| date.to_string());
            match language.language() {
                "ru" => formatted
                    .replace("\u{202f}г.", " года")
                    .replace(" г.", " года"),
                "fr" if date.day() == 1 => formatted.replacen("1 ", "1er ", 1),
                _ => formatted,
            }
        }
    }
}

/// The same with the day of the week, where it can be put before it undeclined.
fn day_and_date(date: civil::Date, language: &Tag, conventions: Conventions) -> String {
    let day = weekday(date, language).unwrap_or_default();
    let date = long_date(date, language, conventions);
    match language.language() {
        // 'до' would want it in the genitive, which CLDR doesn't have.
        "ru" => date,
        "zh" => format!("{date}{day}"),
        "ar" => format!("يوم {day}، {date}"),
        "fr" | "es" => format!("{day} {date}"),
        _ => format!("{day}, {date}"),
    }
}

/// A moment in full, with the name of its zone: what an embargo line says.
pub fn moment(at: civil::DateTime, zone: &str, language: &Tag, conventions: Conventions) -> String {
    let date = day_and_date(at.date(), language, conventions);
    let zone = zone_name(at, zone, language);
    let (hour, minute) = (at.hour(), at.minute());
    match language.language() {
        "ar" => {
            let digits = conventions.digits_in(language);
            let time = digits.written(&format!("{hour}:{minute:02}"));
            format!("{date}، الساعة {time} ({zone})")
        }
        "es" => format!("las {hour}.{minute:02} horas ({zone}) del {date}"),
        "fr" => {
            let minutes = if minute == 0 {
                String::new()
            } else {
                format!("\u{a0}{minute:02}")
            };
            let hours = if hour < 2 { "heure" } else { "heures" };
            format!("{date}, à {hour}\u{a0}{hours}{minutes} ({zone})")
        }
        "ru" => format!("{date}, {hour}:{minute:02} ({zone})"),
        "zh" if conventions.digits_in(language) == Digits::Chinese => {
            let minutes = match minute {
                0 => String::new(),
                1..10 => format!("零{}分", chinese_number(minute)),
                _ => format!("{}分", chinese_number(minute)),
            };
            format!("{date}{}时{minutes}（{zone}）", chinese_number(hour))
        }
        "zh" => format!("{date}{hour}:{minute:02}（{zone}）"),
        "en" => {
            let (clock, half) = match hour {
                0 => (12, "a.m."),
                1..12 => (hour, "a.m."),
                12 => (12, "p.m."),
                _ => (hour - 12, "p.m."),
            };
            format!("{date}, {clock}:{minute:02}\u{a0}{half} ({zone})")
        }
        _ => match moment_by_cldr(at, language) {
            Some(moment) => format!("{moment} ({zone})"),
            None => format!("{date}, {hour}:{minute:02} ({zone})"),
        },
    }
}

/// A number below a hundred as Chinese says it: 零, 五, 十一, 二十八.
fn chinese_number(number: i8) -> String {
    let digit = |digit: u8| Digits::Chinese.written(&digit.to_string());
    match number.unsigned_abs() {
        0 => "零".to_owned(),
        ones @ 1..10 => digit(ones),
        number => {
            let tens = match number / 10 {
                1 => String::new(),
                tens => digit(tens),
            };
            let ones = match number % 10 {
                0 => String::new(),
                ones => digit(ones),
            };
            format!("{tens}十{ones}")
        }
    }
}

/// Whether there is a time zone called `zone`.
pub fn is_zone(zone: &str) -> bool {
    TimeZone::get(zone).is_ok()
}

/// The names of all time zones, in the order of the alphabet.
pub fn zones() -> &'static [String] {
    static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let known = jiff::tz::db().available();
        let mut names: Vec<String> = known.map(|name| name.to_string()).collect();
        names.sort();
        names
    });
    &ZONES
}

/// A day by CLDR, in the Gregorian calendar, which releases are dated by.
fn by_cldr(date: civil::Date, language: &Tag) -> Option<String> {
    let formatter =
        FixedCalendarDateTimeFormatter::try_new(preferences(language)?, fieldsets::YMD::long());
    Some(formatter.ok()?.format(&gregorian(date)?).to_string())
}

/// A moment by CLDR: its day of the week, its date and its time of day.
fn moment_by_cldr(at: civil::DateTime, language: &Tag) -> Option<String> {
    let fields = fieldsets::YMDE::long().with_time_hm();
    let formatter = FixedCalendarDateTimeFormatter::try_new(preferences(language)?, fields);
    let (hour, minute) = (at.hour().unsigned_abs(), at.minute().unsigned_abs());
    let moment = DateTime {
        date: gregorian(at.date())?,
        time: Time::try_new(hour, minute, 0, 0).ok()?,
    };
    Some(formatter.ok()?.format(&moment).to_string())
}

fn weekday(date: civil::Date, language: &Tag) -> Option<String> {
    let formatter =
        FixedCalendarDateTimeFormatter::try_new(preferences(language)?, fieldsets::E::long());
    Some(formatter.ok()?.format(&gregorian(date)?).to_string())
}

fn preferences(language: &Tag) -> Option<DateTimeFormatterPreferences> {
    // English of no country puts the day first, as the United Nations do.
    let tag = match language.as_str() {
        "en" => "en-001",
        tag => tag,
    };
    Some(Locale::try_from_str(tag).ok()?.into())
}

fn gregorian(date: civil::Date) -> Option<Date<Gregorian>> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    Date::try_new_gregorian(date.year().into(), month, day).ok()
}
