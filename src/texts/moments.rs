//! Moments, as the window and its messages tell them, which are in English.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

/// A day and a time: '12 May 2026, 14:03'.
pub(super) fn date_time_name(at: civil::DateTime) -> String {
    at.strftime("%-d %b %Y, %H:%M").to_string()
}

/// When something happened, by the clock of this machine: '12 May 2026, 14:03'.
pub fn moment_name(at: Timestamp) -> String {
    date_time_name(at.to_zoned_datetime(TimeZone::system()).datetime())
}

/// The same to the second, where several happened within a minute.
pub fn exact_moment_name(at: Timestamp) -> String {
    let at = at.to_zoned_datetime(TimeZone::system());
    at.strftime("%-d %b %Y, %H:%M:%S").to_string()
}

/// A month: 'May 2026'.
pub fn month_name(date: civil::Date) -> String {
    date.strftime("%B %Y").to_string()
}
