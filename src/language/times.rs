//! A time of day, as people type it.

use jiff::civil::Time;

/// The time of day that `text` says: '14:30', '1430', '14h30', '2.30 pm', '9', '12 noon'.
/// `None` where it says none.
pub fn time_of_day(text: &str) -> Option<Time> {
    let text: String = text.to_lowercase().replace(['.', 'h'], ":");
    let text: String = text.split_whitespace().collect();
    let text = text.replace("a:m:", "am").replace("p:m:", "pm");
    match &*text {
        "noon" | "12noon" => return Some(Time::constant(12, 0, 0, 0)),
        "midnig:t" | "12midnig:t" => return Some(Time::MIN),
        _ => {}
    }
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(text), _) => (text, Some(0)),
        (_, Some(text)) => (text, Some(12)),
        _ => (&*text, None),
    };
    let (hour, minute) = match text.split_once(':') {
        Some((hour, "")) => (hour, "0"),
        Some(parts) => parts,
        None if text.len() == 3 || text.len() == 4 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// Whether whoever has typed `text` may have typed all of it: of '14:30', '1' and
/// '14:3' would be times too.
pub fn is_whole_time(text: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    match text.split_once([':', '.', 'h', 'H']) {
        Some((_, minutes)) => digits(minutes) >= 2,
        None => digits(text) >= 3,
    }
}
