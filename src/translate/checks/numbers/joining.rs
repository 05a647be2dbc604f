//! Numbers that are said in two parts, or by the number behind them.

use std::cmp::Ordering;

use super::figures::Figure;
use super::reader::Reader;
use super::value::Value;

/// How far two numbers may be apart of which the second's scale counts for both: '5 to 10
/// million'.
const RANGE_APART: usize = 8;

/// The numbers of a text, in order, with those as one that say one together.
pub(super) fn joined(figures: Vec<Figure>, reader: &Reader<'_>) -> Vec<Figure> {
    let mut figures = turned(figures, reader);
    spread_scales(&mut figures, reader);
    summed(figures, reader)
}

/// What multiplies the second of two numbers multiplies the first as well, it may be: 'five
/// to ten million'.
fn spread_scales(figures: &mut [Figure], reader: &Reader<'_>) {
    let mut next: Option<(usize, i32)> = None;
    for figure in figures.iter_mut().rev() {
        if let Some((start, power)) = next
            && figure.scale == 0
            && figure.clock.is_none()
            && start - figure.end <= RANGE_APART
            && (figure.end..start).all(|at| {
                reader
                    .letter(at)
                    .is_some_and(|letter| !matches!(letter, '\n' | '.' | ';' | '。' | '；'))
            })
        {
            let scaled: Vec<Value> = figure.values.iter().map(|one| one.times(power)).collect();
            figure.values.extend(scaled);
        }
        next = (figure.scale > 0).then_some((figure.start, figure.scale));
    }
}

/// Makes one number of groups that stand as they're seen on a page from right to left, with
/// the thousands last: in documents of the United Nations '12 400' is typed '400 12' in
/// Arabic.
fn turned(figures: Vec<Figure>, reader: &Reader<'_>) -> Vec<Figure> {
    if reader.language.language() != "ar" {
        return figures;
    }
    let is_plain = |one: &Figure| one.clock.is_none() && one.scale == 0;
    let mut turned: Vec<Figure> = Vec::with_capacity(figures.len());
    for mut figure in figures {
        let last = turned.last_mut().filter(|last| {
            let is_beside = figure.start == last.end + 1
                && reader.letter(last.end).is_some_and(char::is_whitespace)
                && is_plain(last)
                && figure.clock.is_none();
            let is_short = figure.groups.iter().map(String::len).eq([1])
                || figure.groups.iter().map(String::len).eq([2]);
            is_beside && is_short && last.groups.iter().all(|group| group.len() == 3)
        });
        let Some(last) = last else {
            add_turned(&mut figure, reader);
            turned.push(figure);
            continue;
        };
        let digits = { figure.groups.iter() }.chain(last.groups.iter().rev());
        let digits: String = digits.map(String::as_str).collect();
        last.parts = [last.values.as_slice(), figure.values.as_slice()].concat();
        last.values = vec![Value::new(&digits, figure.scale)];
        last.scale = figure.scale;
        last.end = figure.end;
        last.written = reader.text(last.start..last.end);
    }
    turned
}

/// Makes one number of those that are said in two parts: '2 millones 500 mil'.
fn summed(figures: Vec<Figure>, reader: &Reader<'_>) -> Vec<Figure> {
    let is_spanish = reader.language.language() == "es";
    let mut joined: Vec<Figure> = Vec::with_capacity(figures.len());
    for figure in figures {
        let sum = joined.last().and_then(|last| {
            let is_beside = reader.behind_blanks(last.end) == figure.start;
            let (first, second) = (*last.values.first()?, *figure.values.first()?);
            if !is_beside || last.scale == 0 || figure.scale == 0 {
                return None;
            }
            match last.scale.cmp(&figure.scale) {
                Ordering::Greater => first.plus(second),
                // 'Tres mil quinientos millones'.
                Ordering::Less if is_spanish && last.scale == 3 => {
                    first.times(figure.scale).plus(second)
                }
                _ => None,
            }
        });
        match (sum, joined.last_mut()) {
            (Some(sum), Some(last)) => {
                last.values = vec![sum];
                last.parts.clear();
                last.end = figure.end;
                last.written = reader.text(last.start..last.end);
            }
            _ => joined.push(figure),
        }
    }
    joined
}

/// Adds what it is with its groups in the other order, where blanks alone separate them.
fn add_turned(figure: &mut Figure, reader: &Reader<'_>) {
    let is_grouped = figure.groups.len() > 1
        && figure.groups.iter().all(|group| group.len() == 3)
        && { figure.start..figure.end }
            .filter_map(|at| reader.letter(at))
            .all(|letter| !matches!(letter, '.' | ',' | '٫' | '٬'));
    if is_grouped {
        let digits: String = figure.groups.iter().rev().map(String::as_str).collect();
        figure.values.push(Value::new(&digits, figure.scale));
    }
}
