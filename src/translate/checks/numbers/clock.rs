//! Times of day, as texts of each language have them: '10.30 a.m.', '10 h 30', '10时30分'.

use super::reader::Reader;

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Clock {
    /// The hours that it may be, from 0 to 24: of one to twelve o'clock without a half of the day,
    /// two.
    pub hours: Vec<u8>,
    pub minute: u8,
}

/// A half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Before,
    After,
}

/// What stands for 'o'clock' behind an hour.
const HOURS: &[&str] = &[
    "h",
    "hs",
    "hrs",
    "heure",
    "heures",
    "hora",
    "horas",
    "uhr",
    "o’clock",
    "ч",
    "час",
    "часа",
    "часов",
    "点钟",
    "點鐘",
    "时",
    "時",
    "点",
    "點",
];

/// What stands behind the minutes, where something does.
const MINUTES: &[&str] = &["min", "mn", "м", "мин", "minutes", "分"];

/// The halves of the day as they stand behind a time.
const BEHIND: &[(&str, Half)] = &[
    ("a.m", Half::Before),
    ("a. m", Half::Before),
    ("am", Half::Before),
    ("in the morning", Half::Before),
    ("du matin", Half::Before),
    ("de la mañana", Half::Before),
    ("da manhã", Half::Before),
    ("утра", Half::Before),
    ("صباح", Half::Before),
    ("صباحا", Half::Before),
    ("قبل الظهر", Half::Before),
    ("morgens", Half::Before),
    ("vormittags", Half::Before),
    ("p.m", Half::After),
    ("p. m", Half::After),
    ("pm", Half::After),
    ("in the afternoon", Half::After),
    ("in the evening", Half::After),
    ("de l’après-midi", Half::After),
    ("du soir", Half::After),
    ("de la tarde", Half::After),
    ("de la noche", Half::After),
    ("da tarde", Half::After),
    ("da noite", Half::After),
    ("вечера", Half::After),
    ("пополудни", Half::After),
    ("مساء", Half::After),
    ("بعد الظهر", Half::After),
    ("من بعد الظهر", Half::After),
    ("عصرا", Half::After),
    ("nachmittags", Half::After),
    ("abends", Half::After),
];

/// Those that are something else without 'o'clock' before them: '3 дня' is three days.
const BEHIND_HOURS: &[(&str, Half)] = &[("дня", Half::After), ("ночи", Half::Before)];

/// The halves of the day as they stand before a time.
const BEFORE: &[(&str, Half)] = &[
    ("上午", Half::Before),
    ("早上", Half::Before),
    ("早晨", Half::Before),
    ("清晨", Half::Before),
    ("凌晨", Half::Before),
    ("午前", Half::Before),
    ("下午", Half::After),
    ("午后", Half::After),
    ("午後", Half::After),
    ("傍晚", Half::After),
    ("晚上", Half::After),
    ("晚间", Half::After),
];

/// What stands before an hour and makes it one.
const AT: &[&str] = &["الساعة"];

impl Clock {
    fn new(hour: u8, minute: u8, half: Option<Half>) -> Self {
        let hours = match (half, hour) {
            (Some(Half::Before), 1..=12) => vec![hour % 12],
            (Some(Half::After), 1..=12) => vec![hour % 12 + 12],
            (None, 1..=12) => vec![hour, (hour + 12) % 24],
            _ => vec![hour],
        };
        Self { hours, minute }
    }

    /// The time that a number may be: '10', '10.30', '1430'.
    pub fn of_digits(groups: &[String]) -> Option<Self> {
        let number = |digits: &str| digits.parse::<u8>().ok();
        let (hour, minute) = match groups {
            [hour] if hour.len() <= 2 => (number(hour)?, 0),
            [both] if both.len() == 4 => {
                let (hour, minute) = both.split_at_checked(2)?;
                (number(hour)?, number(minute)?)
            }
            [hour, minute] if hour.len() <= 2 && minute.len() == 2 => {
                (number(hour)?, number(minute)?)
            }
            _ => return None,
        };
        (hour <= 24 && minute < 60).then(|| Self::new(hour, minute, None))
    }
}

/// A time of day whose digits begin at `start` and end at `end`, with where it ends, and whether
/// its half of the day is told; `None` where nothing says that it's one.
pub(super) fn read(
    reader: &Reader<'_>,
    (start, end): (usize, usize),
    groups: &[String],
) -> Option<(Clock, usize, bool)> {
    let (hour, mut minute, mut end, mut is_one) = match groups {
        [hour] if hour.len() <= 2 => {
            let colon = matches!(reader.letter(end), Some(':' | '：'));
            match reader.two_digits(end + 1).filter(|_| colon) {
                Some((minute, end)) => (
                    hour.parse().ok()?,
                    minute,
                    behind_seconds(reader, end),
                    true,
                ),
                None => (hour.parse().ok()?, 0, end, false),
            }
        }
        [hour, minute] if hour.len() <= 2 && minute.len() == 2 => {
            (hour.parse().ok()?, minute.parse().ok()?, end, false)
        }
        _ => return None,
    };
    is_one |= AT.iter().any(|at| reader.ends_with(start, at));
    let has_minutes = is_one && minute > 0 || groups.len() > 1;
    let after_hour = behind_word(reader, end, HOURS);
    if let Some(behind) = after_hour {
        is_one = true;
        end = behind;
        if !has_minutes && let Some((found, behind)) = minutes(reader, behind) {
            (minute, end) = (found, behind);
        }
    }
    let mut half = BEFORE
        .iter()
        .find(|(words, _)| reader.ends_with(start, words))
        .map(|(_, half)| *half);
    if let Some((found, behind)) = half_behind(reader, end, after_hour.is_some()) {
        half = Some(found);
        end = behind;
    }
    let hour: u8 = hour;
    let is_right = hour <= 24 && minute < 60 && (half.is_none() || (1..=12).contains(&hour));
    ((is_one || half.is_some()) && is_right)
        .then(|| (Clock::new(hour, minute, half), end, half.is_some()))
}

fn behind_seconds(reader: &Reader<'_>, end: usize) -> usize {
    let colon = matches!(reader.letter(end), Some(':' | '：'));
    let seconds = reader.two_digits(end + 1).filter(|_| colon);
    seconds.map_or(end, |(_, end)| end)
}

/// Where one of these words ends that stands behind a place.
fn behind_word(reader: &Reader<'_>, end: usize, words: &[&str]) -> Option<usize> {
    let start = reader.behind_blanks(end);
    let mut words = words.iter();
    words.find_map(|word| {
        let end = reader.words_at(start, word)?;
        // Written out as an abbreviation.
        Some(end + usize::from(word.chars().count() < 4 && reader.letter(end) == Some('.')))
    })
}

/// The minutes behind 'o'clock', with where they end.
fn minutes(reader: &Reader<'_>, end: usize) -> Option<(u8, usize)> {
    let start = reader.behind_blanks(end);
    if matches!(reader.letter(start), Some('半')) {
        return Some((30, start + 1));
    }
    let (minute, end) = reader.two_digits(start)?;
    let behind = behind_word(reader, end, MINUTES).unwrap_or(end);
    (minute < 60).then_some((minute, behind))
}

fn half_behind(reader: &Reader<'_>, end: usize, is_hour: bool) -> Option<(Half, usize)> {
    let start = reader.behind_blanks(end);
    let more = BEHIND_HOURS.iter().filter(|_| is_hour);
    let mut all = BEHIND.iter().chain(more);
    // 'Am' is 'on the' in German.
    let is_other = |words: &str| words == "am" && reader.language.language() == "de";
    all.find_map(|(words, half)| {
        let end = reader.words_at(start, words).filter(|_| !is_other(words))?;
        let dot = words.contains('.') && reader.letter(end) == Some('.');
        Some((*half, end + usize::from(dot)))
    })
}
