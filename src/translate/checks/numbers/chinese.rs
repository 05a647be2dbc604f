//! Numbers with the characters of Chinese: '2亿5000万', '十二', '二〇二一'.

use super::reader::Reader;
use super::value::Value;

/// What begins a word with a character that multiplies otherwise: kilometres, percentage points.
const UNITS: &[(char, &str)] = &[('千', "米克瓦卡赫焦帕伏字兆禧"), ('百', "分")];

/// What says within a number that it's about that.
const ABOUT: &str = "多余餘几幾";

/// The digit that a character is.
pub(super) fn digit(letter: char) -> Option<u64> {
    Some(match letter {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

pub(super) fn power(letter: char) -> Option<i32> {
    Some(match letter {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// The power of ten that the character at a place multiplies with.
fn power_at(reader: &Reader<'_>, place: usize) -> Option<i32> {
    let letter = reader.letter(place)?;
    let behind = reader.letter(place + 1);
    let is_unit = UNITS.iter().any(|(first, seconds)| {
        letter == *first && behind.is_some_and(|behind| seconds.contains(behind))
    });
    power(letter).filter(|_| !is_unit)
}

/// Whether characters of a number go on at a place.
pub(super) fn is_number(reader: &Reader<'_>, place: usize) -> bool {
    let is_about = reader
        .letter(place)
        .is_some_and(|letter| ABOUT.contains(letter));
    power_at(reader, place + usize::from(is_about)).is_some()
        || reader.letter(place).and_then(digit).is_some()
}

/// The number whose characters stand at a place, with where it ends. `first` is what digits say
/// before it: '2.5' of '2.5万'. `None` where it's too large to be told.
pub(super) fn read(
    reader: &Reader<'_>,
    first: Option<Value>,
    mut place: usize,
) -> Option<(Value, usize)> {
    let mut total = Value::of(0);
    // What is below ten thousand yet, and what nothing has multiplied yet.
    let mut section = Value::of(0);
    let mut number = first;
    let mut is_row = false;
    while let Some(letter) = reader.letter(place) {
        if let Some(next) = digit(letter) {
            // 'One nine nine zero' is a row of digits.
            number = match number.filter(|_| is_row) {
                Some(before) => Some(before.times(1).plus(Value::of(next))?),
                None => Some(Value::of(next)),
            };
            is_row = true;
            place += 1;
            continue;
        }
        is_row = false;
        // 'Some': it stands within the number.
        let is_about = ABOUT.contains(letter);
        let at = place + usize::from(is_about);
        if let Some(power) = power_at(reader, at) {
            let count = number.take();
            if power < 4 {
                section = section.plus(count.unwrap_or(Value::of(1)).times(power))?;
            } else {
                let below = section.plus(count.unwrap_or(Value::of(0)))?;
                section = Value::of(0);
                // A hundred million multiplies all that stands before it.
                total = match power {
                    8 => total.plus(below)?.times(power),
                    _ => total.plus(below.times(power))?,
                };
            }
            place = at + 1;
            continue;
        }
        // Digits behind a character: '2亿5000万'.
        if number.is_none() && reader.digit(place).is_some() {
            let (digits, end) = reader.digits(place);
            number = Some(Value::new(&digits, 0));
            place = end;
            continue;
        }
        break;
    }
    let rest = section.plus(number.unwrap_or(Value::of(0)))?;
    Some((total.plus(rest)?, place))
}

/// What counts things, behind a number.
const COUNTERS: &str = "个個名位人家项項座所种種条條辆輛";

/// The number whose characters stand at a place, with where it ends, where it's one for certain:
/// a count of things, or one of thousands at least. 'Three or four' and 'more than ten' aren't.
pub(super) fn certain(reader: &Reader<'_>, place: usize) -> Option<(Value, usize)> {
    let (value, end) = read(reader, None, place)?;
    let letters = || (place..end).filter_map(|at| reader.letter(at));
    let before = place.checked_sub(1).and_then(|at| reader.letter(at));
    let is_about = before
        .into_iter()
        .chain(letters())
        .any(|letter| ABOUT.contains(letter))
        || before == Some('数');
    let mut row = letters().zip(letters().skip(1));
    let is_row = row.any(|(one, other)| digit(one).is_some() && digit(other).is_some());
    // Digits within: those are read with them.
    let has_digits = (place..end).any(|at| reader.digit(at).is_some());
    if is_about || is_row || has_digits {
        return None;
    }
    let is_counted = reader
        .letter(end)
        .is_some_and(|letter| COUNTERS.contains(letter));
    let whole = value.whole()?;
    (whole >= 1000 || (whole > 1 && is_counted)).then_some((value, end))
}
