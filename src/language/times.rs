//! A time of day, as people type it.

use jiff::civil::Time;

/// The time of day that `text` says: '14:30', '1430', '14h30', '2.30 pm', '9', '12 noon'.
/// `None` where it says none.
pub fn time_of_day(text: &str) -> Option<Time> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["noon"] | ["12" | "12:00", "noon"] => return Some(Time::constant(12, 0, 0, 0)),
        ["midnight"] | ["12" | "12:00", "midnight"] => return Some(Time::MIN),
        _ => {}
    }
    let text = words.concat();
    let halves = [
        ("am", 0),
        ("a.m.", 0),
        ("a.m", 0),
        ("pm", 12),
        ("p.m.", 12),
        ("p.m", 12),
    ];
    let half = halves
        .iter()
        .find_map(|(half, hours)| Some((text.strip_suffix(half)?, *hours)));
    let (text, half) = half.map_or((&*text, None), |(text, hours)| (text, Some(hours)));
    let text = text.strip_suffix('h').unwrap_or(text);
    let (hour, minute) = match text.split_once([':', '.', 'h']) {
        Some(parts) => parts,
        None if text.len() == 3 || text.len() == 4 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let number = |digits: &str| -> Option<i8> {
        let is_one = digits.len() <= 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        is_one.then(|| digits.parse().ok())?
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
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
