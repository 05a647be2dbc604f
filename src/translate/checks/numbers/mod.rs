//! Whether a translation has the numbers of its source, however each language writes them.
//!
//! A number may be read in several ways: '1.234' is one thousand and so on in Spanish, and one
//! and a bit in English; '10.30' is a number or a time of day; '5 to 10 million' begins with five
//! or with five million. Two numbers are the same where any of their readings are. What is left
//! over may be said in words, and small numbers often are, or by another name: 'a week' for seven
//! days. Where none of what may say them is there, they're told as others are, but for one, which
//! 'a' may say: that is told only where another small number that nothing else explains stands in
//! its place. Numbers in words are told as such: where one that is there for certain isn't in the
//! other text, and another one that is stands there.

mod chinese;
mod clock;
mod figures;
mod grouping;
mod in_words;
mod joining;
mod reader;
mod spoken;
mod telephones;
mod value;
mod words;

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::{Finding, FindingKind};
use crate::language::Tag;
use clock::Clock;
use figures::{Figure, Figures, Month};
use in_words::{Said, may_be_measured, may_be_of_other_half};
use spoken::Spoken;
use telephones::without_same;
use value::Value;
use words::Words;

/// Up to this, numbers are often written in words.
const IN_WORDS: u64 = 12;
/// How many numbers that are left over of a text are put together with those of the other by what
/// they may say besides: nobody looks at more.
const MOST: usize = 40;

/// Looks whether the translation has the source's numbers.
pub(super) fn look(source: (&str, &Tag), target: (&str, &Tag)) -> Option<Finding> {
    let (said, there) = without_same(source.0, target.0);
    let (source, target) = ((&*said, source.1), (&*there, target.1));
    let ours = Figures::of(source.0, source.1);
    let spoken = Spoken::of(source.0, source.1);
    let has_digits = !ours.all.is_empty() || !ours.months.is_empty();
    if !has_digits && spoken.all.is_empty() {
        return None;
    }
    let theirs = Figures::of(target.0, target.1);
    let (mut missing, mut instead) = match has_digits {
        true => in_digits((&ours, source), (&theirs, target)),
        false => (Vec::new(), Vec::new()),
    };
    let others = Spoken::of(target.0, target.1);
    let said = Said::new(&ours, &spoken, source);
    let there = Said::new(&theirs, &others, target);
    let (in_words, in_words_instead) = in_words::differing(&said, &there);
    let add = |all: &mut Vec<String>, more: Vec<String>| {
        let more = more.into_iter().filter(|one| !all.contains(one));
        let more: Vec<String> = more.collect();
        all.extend(more);
    };
    add(&mut missing, in_words);
    add(&mut instead, in_words_instead);
    if missing.is_empty() {
        return None;
    }
    Some(Finding::of(FindingKind::Numbers { missing, instead }))
}

/// The numbers of the source, among those in digits, that the translation hasn't, and those that
/// it has in their place.
fn in_digits(
    (ours, source): (&Figures, (&str, &Tag)),
    (theirs, target): (&Figures, (&str, &Tag)),
) -> (Vec<String>, Vec<String>) {
    let (months, other_months) = months(ours, theirs);
    let values = |one: &Figure| one.values.clone();
    let (missing, others) = paired(
        ours.all.iter().collect(),
        theirs.all.iter().collect(),
        values,
    );
    let (missing, others) = by_clock(missing, others);
    let there = There::new(theirs, &others, Words::of(target.0, target.1));
    let (explained, mut missing): (Vec<&Figure>, Vec<&Figure>) =
        missing.into_iter().partition(|one| there.says(one));
    let mut instead = unexplained(&explained, others);
    let said = Words::of(source.0, source.1);
    if missing.len().max(instead.len()) <= MOST {
        let mut all = ours.all.iter().chain(&theirs.all);
        let has_clock = all.any(|one| one.clock.is_some());
        without_measured(&mut missing, &mut instead, has_clock);
        without_share(&mut missing, &mut instead);
        without_share(&mut instead, &mut missing);
    }
    // Small numbers of the translation may be in words in the source.
    instead.retain(|one| !is_small(one) || !(said.say(one) || in_characters(ours, one)));
    // A month by its number, where the translation has no name for it.
    let named: HashSet<Value> = theirs.months.iter().map(Month::value).collect();
    let dates = ours.months.iter().map(Month::value);
    let dates: HashSet<Value> = dates.filter(|month| !named.contains(month)).collect();
    let is_of_date = |one: &Figure| one.values.iter().any(|value| dates.contains(value));
    // Neither what may be a time of day nor a measure of another kind.
    let is_other = |one: &Figure| {
        let mut whole = one.values.iter().map(|value| value.whole());
        let is_hour = |value: u64| {
            let mut ours = missing.iter().flat_map(|one| &one.values);
            ours.any(|ours| ours.whole().is_some_and(|ours| ours + 12 == value))
        };
        one.clock.is_none()
            && whole.all(|value| value.is_some_and(|value| value > IN_WORDS && !is_hour(value)))
    };
    let is_new = |one: &&Figure| {
        (is_other(one) || (said.would_say(one) && !one.is_label))
            && !said.say(one)
            && !(is_small(one) && said.may_say_otherwise(one))
            && !in_characters(ours, one)
            && !is_of_date(one)
    };
    let has_new = instead.iter().any(is_new);
    // A month may be a number in the source.
    let known: HashSet<Value> = ours.months.iter().map(Month::value).collect();
    let is_named = |one: &Figure| {
        let mut values = one.values.iter();
        values.any(|value| there.months.contains(value) && !known.contains(value))
    };
    // What stands there many times is looked for once.
    let mut lost: HashMap<(&str, bool), bool> = HashMap::new();
    missing.retain(|one| {
        let key = (one.written.as_str(), one.is_label);
        !is_small(one)
            || *lost
                .entry(key)
                .or_insert_with(|| !is_named(one) && is_lost(one, &there.words, has_new))
    });
    if missing.is_empty() && months.is_empty() {
        return (Vec::new(), Vec::new());
    }
    // What is like what is missing stands in its place, most likely; what else there is may be
    // written in words in the source.
    let is_small_missing = missing.iter().any(|one| is_small(one));
    instead.sort_by_key(|one| is_small(one) && !is_small_missing);
    instead.truncate(missing.len());
    let written = |numbers: &[&Figure], months: &[&Month]| {
        let numbers = numbers.iter().map(|one| one.written.clone());
        let months = months.iter().map(|one| one.written.clone());
        numbers.chain(months).collect()
    };
    (written(&missing, &months), written(&instead, &other_months))
}

/// Whether it's as likely to be in words.
fn is_small(one: &Figure) -> bool {
    one.is_up_to(IN_WORDS) && one.clock.is_none()
}

/// Whether a small number that isn't there in digits isn't there in these words either.
/// `has_new` says whether there's another number in its place.
fn is_lost(one: &Figure, words: &Words, has_new: bool) -> bool {
    let is_one = one.values.iter().any(|value| value.whole() == Some(1));
    match has_new {
        true => is_one || words.would_say(one),
        false => words.would_say(one) && !one.is_label && !words.may_say_otherwise(one),
    }
}

/// Takes out what stands in other measures in the two texts: two weeks are fourteen days, five feet
/// are 1.5 metres, and what is three in one clock is 15 in another. `has_clock` says whether either
/// text has a time of day.
fn without_measured(missing: &mut Vec<&Figure>, instead: &mut Vec<&Figure>, has_clock: bool) {
    missing.retain(|one| {
        let is_alike = |other: &&Figure| {
            let is_fraction = other.values.iter().all(|value| value.whole().is_none());
            let may_be = |value: &Value, there: &Value| {
                let of_time = one.is_of_time && other.is_of_time;
                (of_time && may_be_measured(*value, *there))
                    || (has_clock && may_be_of_other_half(*value, *there))
            };
            let mut values = one.values.iter();
            (is_fraction && !other.is_share && other.clock.is_none())
                || values.any(|value| other.values.iter().any(|there| may_be(value, there)))
        };
        let found = is_small(one).then(|| instead.iter().position(is_alike));
        let found = found.flatten();
        found.map(|place| instead.remove(place)).is_none()
    });
}

/// Takes out two numbers that are a share, and the one of a hundred that is the same: '1 in 5' and
/// '20 %'.
fn without_share(parts: &mut Vec<&Figure>, hundredths: &mut Vec<&Figure>) {
    let whole = |one: &Figure| one.values.iter().find_map(|value| value.whole());
    let found = parts.windows(2).enumerate().find_map(|(place, pair)| {
        let [part, all] = pair else {
            return None;
        };
        let (part, all) = (whole(part)?, whole(all)?);
        let is_share =
            |one: &&Figure| whole(one).is_some_and(|share| part * 100 == share.saturating_mul(all));
        let share = hundredths.iter().position(is_share)?;
        (part < all && all <= 100).then_some((place, share))
    });
    if let Some((place, share)) = found {
        parts.drain(place..place + 2);
        hundredths.remove(share);
    }
}

/// The months that only the source has, and those that only the translation has; none where
/// either has none of its own, since months may be told by numbers or by what they're near.
fn months<'a>(ours: &'a Figures, theirs: &'a Figures) -> (Vec<&'a Month>, Vec<&'a Month>) {
    let only = |these: &'a Figures, others: &Figures| -> Vec<&'a Month> {
        let known: HashSet<u8> = others.months.iter().map(|month| month.number).collect();
        let numbers = others
            .all
            .iter()
            .flat_map(|one| one.values.iter().chain(&one.parts));
        let numbers: HashSet<u64> = numbers.filter_map(|value| value.whole()).collect();
        let mut seen = HashSet::new();
        let mut months: Vec<&Month> = these.months.iter().collect();
        months.retain(|month| {
            !known.contains(&month.number)
                && !numbers.contains(&u64::from(month.number))
                && seen.insert(month.number)
        });
        months
    };
    let (missing, instead) = (only(ours, theirs), only(theirs, ours));
    match missing.is_empty() || instead.is_empty() {
        true => (Vec::new(), Vec::new()),
        false => (missing, instead),
    }
}

/// What of two rows is left over once those that share a reading are put together, each with the
/// first that is free.
fn paired<'a, Key: Eq + Hash>(
    ours: Vec<&'a Figure>,
    theirs: Vec<&'a Figure>,
    readings: impl Fn(&Figure) -> Vec<Key>,
) -> (Vec<&'a Figure>, Vec<&'a Figure>) {
    let mut places: HashMap<Key, Vec<usize>> = HashMap::new();
    for (place, one) in theirs.iter().enumerate().rev() {
        for reading in readings(one) {
            places.entry(reading).or_default().push(place);
        }
    }
    let mut taken = HashSet::new();
    let mut left = ours;
    left.retain(|one| {
        !readings(one).iter().any(|reading| {
            let free = places.get_mut(reading).into_iter();
            free.flat_map(|places| std::iter::from_fn(|| places.pop()))
                .any(|place| taken.insert(place))
        })
    });
    let others = theirs.into_iter().enumerate();
    let others = others.filter(|(place, _)| !taken.contains(place));
    (left, others.map(|(_, one)| one).collect())
}

/// Puts those together that are the same time of day; one of the two has to be one for certain.
fn by_clock<'a>(
    ours: Vec<&'a Figure>,
    theirs: Vec<&'a Figure>,
) -> (Vec<&'a Figure>, Vec<&'a Figure>) {
    let readings = |one: &Figure| {
        let Some(clock) = one.possible_clock() else {
            return Vec::new();
        };
        let hours = clock.hours.iter().copied();
        hours.map(|hour| (hour, clock.minute)).collect()
    };
    let is_certain = |one: &&Figure| one.clock.is_some();
    let (certain, rest): (Vec<_>, Vec<_>) = ours.into_iter().partition(is_certain);
    let (mut missing, theirs) = paired(certain, theirs, readings);
    let (certain, mut others): (Vec<_>, Vec<_>) = theirs.into_iter().partition(is_certain);
    let (rest, certain) = paired(rest, certain, readings);
    missing.extend(rest);
    others.extend(certain);
    missing.sort_by_key(|one| one.place());
    others.sort_by_key(|one| one.place());
    (missing, others)
}

/// Those that nothing of the source has made up for.
fn unexplained<'a>(explained: &[&Figure], mut others: Vec<&'a Figure>) -> Vec<&'a Figure> {
    let explained = explained
        .iter()
        .flat_map(|one| one.values.iter().chain(&one.parts));
    let explained: HashSet<Value> = explained.copied().collect();
    let is_small = |value: &Value| value.whole().is_some_and(|whole| whole <= IN_WORDS);
    others.retain(|one| match one.parts.is_empty() {
        true => !one.values.iter().any(|value| explained.contains(value)),
        false => {
            let is_explained = |part: &Value| explained.contains(part);
            let is_all = { one.parts.iter() }.all(|part| is_small(part) || is_explained(part));
            !(is_all && one.parts.iter().any(is_explained))
        }
    });
    others
}

/// Whether a text in Chinese says a number in characters.
fn in_characters(figures: &Figures, one: &Figure) -> bool {
    let mut values = one.values.iter().chain(&one.parts);
    let is_said = values.any(|value| figures.in_characters.contains(value));
    // The eighties of the twentieth century.
    let mut decades = one.values.iter().filter_map(|value| value.whole());
    is_said
        || decades.any(|value| {
            (1800..2100).contains(&value)
                && value % 10 == 0
                && figures.in_characters.contains(&Value::of(value % 100))
        })
}

/// What a translation has beside the numbers that are the source's.
struct There<'a> {
    all: &'a Figures,
    /// All of its numbers.
    said: HashSet<Value>,
    /// The times of day that are said.
    clocks: HashSet<&'a Clock>,
    /// The numbers that are left over.
    left: HashSet<Value>,
    /// Of those, the ones that are one number each.
    alone: HashSet<Value>,
    /// The parts of the others: of dates, of times, of lists.
    of_several: HashSet<Value>,
    /// The numbers of its months.
    months: HashSet<Value>,
    /// Of the decades among those that are left over, the centuries.
    centuries: HashSet<u64>,
    words: Words,
    is_name_left: bool,
    is_clock_left: bool,
    is_none_left: bool,
}

impl<'a> There<'a> {
    fn new(all: &'a Figures, left: &[&Figure], words: Words) -> Self {
        let values = |figures: &mut dyn Iterator<Item = &Figure>| -> HashSet<Value> {
            figures.flat_map(|one| one.values.iter().copied()).collect()
        };
        let alone = left.iter().copied().filter(|one| one.parts.is_empty());
        let of_several = left.iter().flat_map(|one| one.parts.iter().copied());
        let decades = left.iter().flat_map(|one| one.values.iter());
        let decades = decades.filter_map(|value| value.whole());
        let decades = decades.filter(|year| (1800..2100).contains(year) && year % 10 == 0);
        Self {
            all,
            said: values(&mut all.all.iter()),
            clocks: all
                .all
                .iter()
                .filter_map(|one| one.clock.as_ref())
                .collect(),
            left: values(&mut left.iter().copied()),
            alone: values(&mut { alone }),
            of_several: of_several.collect(),
            months: all.months.iter().map(Month::value).collect(),
            centuries: decades.map(|year| year / 100 + 1).collect(),
            words,
            is_name_left: left.iter().any(|one| one.is_of_name()),
            is_clock_left: left.iter().any(|one| one.clock.is_some()),
            is_none_left: left.is_empty(),
        }
    }

    /// Whether a number of the source that is missing is there in another way.
    fn says(&self, one: &Figure) -> bool {
        self.says_apart(one)
            || self.says_year(one)
            || self.says_scaled(one)
            || self.says_half(one)
            || self.words.say(one)
            || in_characters(self.all, one)
            || (one.is_of_name() && !self.is_name_left)
            || (self.is_none_left && self.says_once(one))
            || (!self.is_clock_left && self.words.say_time(one))
    }

    /// In several numbers, or as one of several: '25.06.2021'.
    fn says_apart(&self, one: &Figure) -> bool {
        let has = |value: &Value| self.of_several.contains(value) || self.alone.contains(value);
        match &one.clock {
            // Of the hours that it may be, one will do.
            Some(clock) => {
                let mut hours = clock.hours.iter().map(|hour| Value::of(u64::from(*hour)));
                let minute = Value::of(u64::from(clock.minute));
                hours.any(|hour| has(&hour)) && (clock.minute == 0 || has(&minute))
            }
            None if one.parts.is_empty() => {
                let mut values = one.values.iter();
                values.any(|value| self.of_several.contains(value))
            }
            None => {
                let mut parts = one.parts.iter();
                parts.all(|part| has(part) || self.months.contains(part))
            }
        }
    }

    /// As a year without its century, or with it: '2020/21', 'les années 90'.
    fn says_year(&self, one: &Figure) -> bool {
        let mut whole = one.values.iter().filter_map(|value| value.whole());
        whole.any(|value| {
            let others: &[u64] = match value {
                0..100 => &[value + 1900, value + 2000],
                1900..2100 => &[value % 100],
                _ => &[],
            };
            let mut others = others.iter().map(|other| Value::of(*other));
            // Chinese has the nineties by their century.
            self.centuries.contains(&value) || others.any(|other| self.left.contains(&other))
        })
    }

    /// With a word for its thousands or millions, and another for how many, and a half, perhaps:
    /// 'deux millions et demi'.
    fn says_scaled(&self, one: &Figure) -> bool {
        one.values.iter().any(|value| {
            self.all.scales.iter().any(|power| {
                let count = value.times(-power).whole();
                let is_said = count.is_some_and(|count| {
                    (1..=IN_WORDS).contains(&count) || (count <= 100 && count % 10 == 0)
                });
                // 'Half a million', 'полтора миллиона'.
                let tenths = value.times(1 - power).whole();
                let has_half =
                    tenths.is_some_and(|tenths| tenths <= IN_WORDS * 10 && tenths % 10 == 5);
                is_said || has_half
            })
        })
    }

    /// With a word for its half: 'une heure et demie'.
    fn says_half(&self, one: &Figure) -> bool {
        let has_half = |value: &Value| {
            let tenths = value.times(1).whole();
            tenths.is_some_and(|tenths| tenths <= IN_WORDS * 10 && tenths % 10 == 5)
        };
        one.values.iter().any(has_half) && self.words.may_say_half()
    }

    /// As often as it's needed: what stands twice in a text needn't in another.
    fn says_once(&self, one: &Figure) -> bool {
        one.values.iter().any(|value| self.said.contains(value)) || { one.clock.as_ref() }
            .is_some_and(|clock| self.clocks.contains(clock))
    }
}
