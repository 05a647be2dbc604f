//! What time zones are called on a page.
//!
//! CLDR's names aren't those that the offices of the United Nations print, so
//! the zones of their seats have their own here; any other is named by its
//! distance from UTC at that moment.

use jiff::civil;
use jiff::tz::TimeZone;

use super::Tag;

/// The name of `zone` at the moment `at`, in `language`. A zone that the time
/// zone database doesn't know is named as it is written.
pub(super) fn zone_name(at: civil::DateTime, zone: &str, language: &Tag) -> String {
    if let Some(name) = seat(zone).and_then(|seat| seat.name(language.language())) {
        return name.to_owned();
    }
    let Ok(zone) = TimeZone::get(zone) else {
        return zone.to_owned();
    };
    let Ok(moment) = zone.to_ambiguous_zoned_datetime(at).compatible() else {
        return "UTC".to_owned();
    };
    let info = zone.to_offset_info(moment.timestamp());
    let letters = info.abbreviation();
    let has_letters = letters.chars().all(|c| c.is_ascii_alphabetic());
    if has_letters && (language.language() == "en" || letters == "UTC") {
        return letters.to_owned();
    }
    from_utc(info.offset().seconds())
}

fn from_utc(seconds: i32) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    let sign = if seconds < 0 { '−' } else { '+' };
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// A zone in which an office that issues releases has its seat.
#[derive(Clone, Copy)]
enum Seat {
    CentralEurope,
    NewYork,
    Nairobi,
    London,
}

fn seat(zone: &str) -> Option<Seat> {
    Some(match zone {
        "Europe/Vienna" | "Europe/Zurich" | "Europe/Paris" | "Europe/Brussels"
        | "Europe/Berlin" | "Europe/Rome" | "Europe/Madrid" | "Europe/Amsterdam"
        | "Europe/Copenhagen" | "Europe/Luxembourg" => Seat::CentralEurope,
        "America/New_York" => Seat::NewYork,
        "Africa/Nairobi" => Seat::Nairobi,
        "Europe/London" => Seat::London,
        _ => return None,
    })
}

impl Seat {
    /// English has letters of its own for each (CET, EDT), by the season.
    fn name(self, language: &str) -> Option<&'static str> {
        Some(match (language, self) {
            ("ar", Self::CentralEurope) => "بتوقيت وسط أوروبا",
            ("ar", Self::NewYork) => "بتوقيت نيويورك",
            ("ar", Self::Nairobi) => "بتوقيت نيروبي",
            ("ar", Self::London) => "بتوقيت لندن",
            ("es", Self::CentralEurope) => "hora de Europa Central",
            ("es", Self::NewYork) => "hora de Nueva York",
            ("es", Self::Nairobi) => "hora de Nairobi",
            ("es", Self::London) => "hora de Londres",
            ("fr", Self::CentralEurope) => "heure d’Europe centrale",
            ("fr", Self::NewYork) => "heure de New York",
            ("fr", Self::Nairobi) => "heure de Nairobi",
            ("fr", Self::London) => "heure de Londres",
            ("ru", Self::CentralEurope) => "центральноевропейское время",
            ("ru", Self::NewYork) => "время Нью-Йорка",
            ("ru", Self::Nairobi) => "время Найроби",
            ("ru", Self::London) => "время Лондона",
            ("zh", Self::CentralEurope) => "欧洲中部时间",
            ("zh", Self::NewYork) => "纽约时间",
            ("zh", Self::Nairobi) => "内罗毕时间",
            ("zh", Self::London) => "伦敦时间",
            _ => return None,
        })
    }
}
